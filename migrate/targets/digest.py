"""The figures of docs/canonical-row.md as SQL, and their text.

The database computes; this module writes the numbers, so that every database gives the same characters.
Dates and timestamps travel as days and microseconds since 1970-01-01, numbers as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from mappings.tables import SqlType, TargetColumn, TargetTable

__all__ = ["DIGEST", "DUCKDB", "POSTGRESQL", "Figures", "digest_sql", "digest_table", "duckdb_digest"]

DIGEST = pa.schema(
    [
        pa.field("column", pa.string(), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
        pa.field("nulls", pa.int64(), nullable=False),
        *(
            pa.field(name, pa.string())
            for name in ("distinct", "minimum", "maximum", "sum", "hash_total", "length_total")
        ),
    ]
)
"""One row a column; a figure without meaning for the type is null."""

_WHOLE = ("smallint", "integer", "bigint")
_SPLIT = 10**19  # a 38-digit number is two such digits


@dataclass(frozen=True)
class Figures:
    """How one database writes the parts of a digest; `{0}` is a quoted column.

    `value` gives a column in its canonical form by type name; `wide_sum` is for decimals whose sum the
    database cannot hold: two sums, of the part above and below 10^19 of the digits without the point.
    """

    value: Mapping[str, str]
    md5: str
    distinct: str
    wide_sum: tuple[str, str] | None = None
    length: str = "length({0})"
    truth: str = "CASE WHEN {0} THEN 1 WHEN NOT {0} THEN 0 END"

    def of(self, column: str, kind: SqlType) -> str:
        return self.value.get(kind.name, "{0}").format(column)


DUCKDB = Figures(
    value={
        "double": "({0} + 0.0)",
        "date": "datediff('day', DATE '1970-01-01', {0})",
        "timestamp": "epoch_us({0})",
        "char": "rtrim({0}, ' ')",
        "uuid": "CAST(CAST({0} AS UUID) AS VARCHAR)",
    },
    md5="CAST('0x' || left(md5({0}), 15) AS BIGINT)",
    distinct="count(DISTINCT {0})",
    wide_sum=(
        f"sum(CAST(replace(CAST({{0}} AS VARCHAR), '.', '') AS HUGEINT) // {_SPLIT})",
        f"sum(CAST(replace(CAST({{0}} AS VARCHAR), '.', '') AS HUGEINT) % {_SPLIT})",
    ),
)
"""DuckDB sums decimals into 38 digits and fails beyond; hence `wide_sum`."""

POSTGRESQL = Figures(
    value={
        "double": "({0} + 0.0)",
        "date": "({0} - DATE '1970-01-01')",
        "timestamp": "CAST(extract(epoch FROM {0}) * 1000000 AS bigint)",
        "varchar": '({0} COLLATE "C")',
        "char": '(CAST({0} AS text) COLLATE "C")',
        "text": '({0} COLLATE "C")',
        "uuid": '(CAST({0} AS text) COLLATE "C")',
    },
    md5="CAST(CAST('x' || left(md5({0}), 15) AS bit(60)) AS bigint)",
    # Beside other figures count(DISTINCT) would sort, and keep PostgreSQL from using parallel workers.
    distinct="(SELECT count(*) FROM (SELECT DISTINCT {0} FROM {relation} WHERE {column} IS NOT NULL) AS k)",
)


def digest_sql(table: TargetTable, relation: str, figures: Figures, quote: Callable[[str], str]) -> str:
    """One SELECT of one row: the number of rows, then the figures of each column in `_plan`'s order."""
    parts = ["count(*)"]
    for column in table.columns:
        for expression in _plan(column, table, figures, quote(column.name), relation).values():
            parts.append(expression)
    return f"SELECT {', '.join(parts)} FROM {relation}"


def digest_table(table: TargetTable, row: Sequence[Any], figures: Figures) -> pa.Table:
    """The row that `digest_sql` gave, as DIGEST."""
    rows, values = int(row[0]), iter(row[1:])
    found = []
    for column in table.columns:
        got = {name: next(values) for name in _plan(column, table, figures, "", "")}
        if "sum_high" in got:
            high, low = got.pop("sum_high"), got.pop("sum_low")
            got["sum"] = None if high is None else _shift(int(high) * _SPLIT + int(low), column.type.scale)
        texts = {name: _text(name, value, column.type) for name, value in got.items() if name != "nulls"}
        found.append({"column": column.name, "rows": rows, "nulls": int(got["nulls"]), **texts})
    return pa.Table.from_pylist(found, schema=DIGEST)


def duckdb_digest(connection: duckdb.DuckDBPyConnection, relation: str, table: TargetTable) -> pa.Table:
    """The figures of any DuckDB relation that has the table's columns, as DuckDBTarget computes them.

    Args:
        relation: what may follow FROM: a quoted name, or a SELECT in parentheses.
    """
    sql = digest_sql(table, relation, DUCKDB, lambda name: '"' + name.replace('"', '""') + '"')
    (row,) = connection.execute(sql).fetchall()
    return digest_table(table, row, DUCKDB)


def _plan(
    column: TargetColumn, table: TargetTable, figures: Figures, name: str, relation: str
) -> dict[str, str]:
    """The figures of a column and their SQL, in a stable order."""
    kind, value = column.type, figures.of(name, column.type)
    plan = {"nulls": f"count(*) - count({name})"}
    if column.name in table.key:
        plan["distinct"] = figures.distinct.format(value, relation=relation, column=name)
    if kind.name == "boolean":
        return plan | {"sum": f"sum({figures.truth.format(name)})"}
    plan |= {"minimum": f"min({value})", "maximum": f"max({value})"}
    if kind.name in _WHOLE:
        plan["sum"] = f"sum({value})"
    elif kind.name == "decimal" and figures.wide_sum and kind.precision > 27:
        plan["sum_high"], plan["sum_low"] = (part.format(value) for part in figures.wide_sum)
    elif kind.name == "decimal":
        plan["sum"] = f"sum({value})"
    elif kind.name in ("date", "timestamp"):
        plan["hash_total"] = f"sum({value})"
    elif kind.name != "double":
        plan["hash_total"] = f"sum({figures.md5.format(value)})"
        plan["length_total"] = f"sum({figures.length.format(value)})"
    return plan


def _text(figure: str, value: Any, kind: SqlType) -> str | None:
    if value is None:
        return None
    if figure in ("minimum", "maximum"):
        if kind.is_text or kind.name == "uuid":
            return str(value)
        if kind.name == "double":
            return repr(float(value))
        if kind.name == "date":
            return str(np.datetime64(int(value), "D"))
        if kind.name == "timestamp":
            return str(np.datetime64(int(value), "us")).replace("T", " ")
    if figure in ("minimum", "maximum", "sum") and kind.name == "decimal":
        return format(value if isinstance(value, Decimal) else Decimal(str(value)), f".{kind.scale}f")
    return str(int(value))


def _shift(digits: int, scale: int) -> Decimal:
    """`digits` with the decimal point `scale` digits from the right; exact at any length."""
    return Decimal(f"{digits}E-{scale}")
