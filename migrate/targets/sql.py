"""SQL text that the target databases share: names, types, tables, comments.

Every identifier is quoted, so a column may be called `order` or hold any letter; every literal is quoted by
doubling its quotes, which both databases read as the SQL standard says.
"""

from __future__ import annotations

import graphlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.sql.compiler import IdentifierPreparer

from connectors.base import RECORD
from mappings.tables import ForeignKey, SqlType, TargetColumn, TargetTable
from migrate.errors import TargetError

__all__ = ["Writer", "column_comment", "in_key_order", "literal", "quoted", "table_comment"]

_NUMBER = SqlType("bigint")  # of RECORD


def literal(text: str) -> str:
    """A text as an SQL string.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """A name as the SQL standard quotes it.

    >>> quoted("order")
    '"order"'
    """
    return '"' + name.replace('"', '""') + '"'


def in_key_order(tables: Sequence[TargetTable]) -> list[TargetTable]:
    """The tables, each after those that its foreign keys name.

    Raises:
        TargetError: foreign keys form a circle.
    """
    by_name = {table.name: table for table in tables}
    needs = {
        table.name: {
            key.table for key in table.foreign_keys if key.table in by_name and key.table != table.name
        }
        for table in tables
    }
    try:
        return [by_name[name] for name in graphlib.TopologicalSorter(needs).static_order()]
    except graphlib.CycleError as error:
        circle = " → ".join(error.args[1])
        raise TargetError(
            f"the foreign keys {circle} form a circle", "Take one of them out of the mapping"
        ) from None


@dataclass(frozen=True)
class Writer:
    """Writes statements in one database's words.

    Args:
        preparer: how the database quotes names.
        types: the database's word for a type, where it is not the mapping's own.
        catalog: stands before the schema where the two could be taken for each other.
    """

    preparer: IdentifierPreparer
    types: Mapping[str, str]
    catalog: str = ""

    def quote(self, name: str) -> str:
        return self.preparer.quote_identifier(name)

    def name(self, schema: str, table: str) -> str:
        return ".".join(self.quote(part) for part in (self.catalog, schema, table) if part)

    def names(self, columns: Sequence[str]) -> str:
        return ", ".join(self.quote(column) for column in columns)

    def type(self, kind: SqlType) -> str:
        word = self.types.get(kind.name, kind.name)
        if kind.name == "decimal":
            return f"{word}({kind.precision},{kind.scale})"
        return f"{word}({kind.length})" if kind.length else word

    def staging_table(self, schema: str, table: TargetTable) -> str:
        """A table without keys; RECORD stands last, so that dropping it leaves no gap.

        What is required is so from the first row: the mapper has refused everything else, and to say it
        later costs a reading of the whole table.
        """
        columns = [self._column(column, table) for column in table.columns]
        return self._create(schema, table, [*columns, f"{self.quote(RECORD)} {self.type(_NUMBER)}"])

    def table(self, schema: str, table: TargetTable) -> str:
        """The published table with all its constraints."""
        parts = [self._column(column, table) for column in table.columns]
        if table.key:
            parts.append(self.primary_key(table))
        parts.extend(self.foreign_key(schema, key) for key in table.foreign_keys)
        return self._create(schema, table, parts)

    def primary_key(self, table: TargetTable) -> str:
        return f"PRIMARY KEY ({self.names(table.key)})"

    def foreign_key(self, schema: str, key: ForeignKey) -> str:
        # DuckDB takes no catalog here, and would not take the schema for one
        there = f"{self.quote(schema)}.{self.quote(key.table)} ({self.names(key.references)})"
        return f"FOREIGN KEY ({self.names(key.columns)}) REFERENCES {there}"

    def comments(self, schema: str, table: TargetTable) -> list[str]:
        """COMMENT statements: where the table and each of its columns come from."""
        name = self.name(schema, table.name)
        found = [f"COMMENT ON TABLE {name} IS {literal(table_comment(table))}"]
        for column in table.columns:
            if text := column_comment(column, table):
                found.append(f"COMMENT ON COLUMN {name}.{self.quote(column.name)} IS {literal(text)}")
        return found

    def _column(self, column: TargetColumn, table: TargetTable) -> str:
        required = not column.nullable or column.name in table.key
        return f"{self.quote(column.name)} {self.type(column.type)}{' NOT NULL' if required else ''}"

    def _create(self, schema: str, table: TargetTable, parts: Sequence[str]) -> str:
        return f"CREATE TABLE {self.name(schema, table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def table_comment(table: TargetTable) -> str:
    """What a table is, and the source it comes from."""
    source = f"{table.source}, {table.segment}" if table.segment else table.source
    return _sentences(table.description, f"From {source}")


def column_comment(column: TargetColumn, table: TargetTable) -> str:
    """What a column is, the source's fields it comes from, and how."""
    source = f"From {table.source}: {', '.join(column.origin)}" if column.origin else ""
    return _sentences(column.description, source, f"Rule: {column.rule}" if column.rule else "")


def _sentences(*parts: str) -> str:
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
