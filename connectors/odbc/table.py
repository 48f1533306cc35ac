"""What the catalogue says of a table: its real name, its columns, its key, and the SQL that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from connectors.odbc.description import OdbcSource
from migrate.errors import SourceError, did_you_mean

__all__ = ["Table", "find"]

_CHAR = (1, -8)  # SQL_CHAR, SQL_WCHAR
_KINDS = ("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "ALIAS", "SYNONYM")


@dataclass(frozen=True)
class Table:
    """One table or query, as the database knows it.

    Args:
        relation: what stands after FROM, quoted.
        key: the columns of the order, as the database writes them.
        padded: the columns of type CHAR(n).
        required: the columns that are never NULL.
        types: the database's own words for the type of each column.
        quote: the database's quote character, "" where it has none.
        driver: name of the driver's library.
    """

    name: str
    relation: str
    key: tuple[str, ...]
    padded: frozenset[str]
    required: frozenset[str]
    types: dict[str, str]
    quote: str
    driver: str

    def quoted(self, name: str) -> str:
        return _quoted(name, self.quote)

    @property
    def rows(self) -> str:
        """SELECT of all rows in the order of the key."""
        order = ", ".join(self.quoted(name) for name in self.key)
        return f"SELECT * FROM {self.relation} ORDER BY {order}"  # noqa: S608 - quoted names of the catalogue

    @property
    def no_rows(self) -> str:
        return f"SELECT * FROM {self.relation} WHERE 1 = 0"  # noqa: S608

    @property
    def count(self) -> str:
        return f"SELECT COUNT(*) FROM {self.relation}"  # noqa: S608

    @property
    def repeated(self) -> str:
        """How many values of the key stand in more than one row."""
        names = ", ".join(self.quoted(name) for name in self.key)
        inner = f"SELECT {names} FROM {self.relation} GROUP BY {names} HAVING COUNT(*) > 1"  # noqa: S608
        return f"SELECT COUNT(*) FROM ({inner}) repeated_keys"  # noqa: S608


def find(connection: Any, source: OdbcSource, address: str) -> Table:
    """Look the source up in the catalogue of a pyodbc connection.

    Raises:
        SourceError: there is no such table or column, several tables fit, or the table has no key.
    """
    import pyodbc

    quote = str(connection.getinfo(pyodbc.SQL_IDENTIFIER_QUOTE_CHAR)).strip()
    driver = str(connection.getinfo(pyodbc.SQL_DRIVER_NAME))
    cursor = connection.cursor()
    if source.query is not None:
        relation = f"({source.select}) source_rows"
        cursor.execute(f"SELECT * FROM {relation} WHERE 1 = 0")  # noqa: S608
        names = [column[0] for column in cursor.description]
        key = _resolved(source.key, names, address)
        return Table("query", relation, key, frozenset(), frozenset(), {}, quote, driver)
    schema, name = _table(cursor, source.table or "", address)
    columns = [row for row in cursor.columns(table=name, schema=schema or None) if row[2] == name]
    names = [row[3] for row in columns]
    keys = [
        (row[4], row[3]) for row in cursor.primaryKeys(table=name, schema=schema or None) if row[2] == name
    ]
    key = _resolved(source.key, names, address) if source.key else tuple(column for _, column in sorted(keys))
    if not key:
        raise SourceError(
            f"the table {name} has no primary key, so its rows have no order",
            "Add 'key: [COLUMN]' with columns that tell rows apart",
            file=address,
        )
    relation = ".".join(_quoted(part, quote) for part in (schema, name) if part)
    return Table(
        f"{schema}.{name}" if schema else name,
        relation,
        key,
        frozenset(row[3] for row in columns if row[4] in _CHAR),
        frozenset(row[3] for row in columns if row[10] == 0),
        {row[3]: str(row[5]) for row in columns},
        quote,
        driver,
    )


def _table(cursor: Any, wanted: str, address: str) -> tuple[str, str]:
    """Schema and name of the table, as the database writes them."""
    known = [(row[1] or "", row[2]) for row in cursor.tables() if str(row[3]).upper() in _KINDS]
    written = [(f"{schema}.{name}", name, schema, name) for schema, name in known]
    for same in (lambda text: text, str.casefold):
        found = [
            (schema, name)
            for full, short, schema, name in written
            if same(wanted) in (same(full), same(short))
        ]
        if len(found) == 1:
            return found[0]
        if len(found) > 1:
            fitting = ", ".join(sorted(f"{schema}.{name}" for schema, name in found))
            raise SourceError(
                f"'{wanted}' may be {fitting}", "Write schema and table as one of these", file=address
            )
    near = did_you_mean(wanted, [full for full, *_ in written]) or did_you_mean(
        wanted, [name for _, name in known]
    )
    raise SourceError(
        f"there is no table '{wanted}' that this user may see", near or "Check its name", file=address
    )


def _resolved(wanted: Sequence[str], names: Sequence[str], address: str) -> tuple[str, ...]:
    found = []
    for name in wanted:
        fits = [each for each in names if each == name] or [
            each for each in names if each.casefold() == name.casefold()
        ]
        if len(fits) != 1:
            raise SourceError(
                f"there is no column '{name}' for the key", did_you_mean(name, names), file=address
            )
        found.append(fits[0])
    return tuple(found)


def _quoted(name: str, quote: str) -> str:
    return f"{quote}{name.replace(quote, quote * 2)}{quote}" if quote else name
