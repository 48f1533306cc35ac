"""A database shows on the spot that it keeps values as they are, before a row of the source is loaded.

Not every database that SQLAlchemy reaches keeps 38 digits, microseconds, or an empty text beside NULL, and
what a driver makes of a value is seen only when it is read back. So one small staging table is filled with the
extremes of every type that the run uses, by the very path that the rows take, and read back by the very path
that reconciliation reads. What differs is refused by name; nothing is ever stored a little otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa

from connectors.base import RECORD
from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import TargetError
from migrate.targets.database import SqlTarget, run

__all__ = ["PROOF", "proof_rows", "proof_table", "prove"]

PROOF = "_migrate_proof"
"""The name of the staging table; it carries RECORD, so that what a killed run left is removed like any other."""

_TEXTS = [
    "", " ", "a ", " a", "\t", "\r\n", "\\", "'", '"', "%s", ":x", "?", "NULL", "0", "é", "e\u0301", "ß", "A", "a",
    "\u2028", "\ufeff", "\uffff", "\U0001f600", "\U0010ffff", "x" * 9,
]  # fmt: skip
_FIXED: dict[str, list[Any]] = {
    "smallint": [0, -1, -(2**15), 2**15 - 1],
    "integer": [0, -1, -(2**31), 2**31 - 1],
    "bigint": [0, -1, -(2**63), 2**63 - 1, 2**53 + 1],
    "double": [0.0, -0.0, 0.1, 1 / 3, 5e-324, -1.7976931348623157e308],
    "boolean": [True, False],
    "date": [dt.date(1, 1, 1), dt.date(1582, 10, 10), dt.date(2024, 2, 29), dt.date(9999, 12, 31)],
    "timestamp": [
        dt.datetime(1, 1, 1), dt.datetime(1969, 12, 31, 23, 59, 59, 999999),
        dt.datetime(2026, 3, 29, 2, 30, 0, 1), dt.datetime(9999, 12, 31, 23, 59, 59, 999999),
    ],
    "uuid": ["00000000-0000-0000-0000-000000000000", "f47ac10b-58cc-4372-a567-0e02b2c3d479"],
}  # fmt: skip


def proof_table(kinds: Iterable[SqlType]) -> TargetTable:
    """A table with a column of each type, each once."""
    columns = [TargetColumn(f"v{n}", kind) for n, kind in enumerate(dict.fromkeys(kinds))]
    return TargetTable(PROOF, tuple(columns), (), "proof", "")


def proof_rows(table: TargetTable) -> pa.RecordBatch:
    """The extremes of every column's type; the last row is null throughout."""
    values = [_extremes(column.type) for column in table.columns]
    count = max(len(each) for each in values) + 1
    arrays = [pa.array(range(count), pa.int64())]
    for column, extremes in zip(table.columns, values, strict=True):
        filled = [extremes[n % len(extremes)] for n in range(count - 1)]
        arrays.append(pa.array([*filled, None], column.type.arrow))
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([pa.field(RECORD, pa.int64()), *table.schema]))


def prove(target: SqlTarget, tables: Sequence[TargetTable]) -> None:
    """Send the extremes of every column type of the tables through the target and compare what comes back.

    Raises:
        TargetError: the database does not keep some type as it is.
    """
    kinds = [column.type for table in tables for column in table.columns]
    if not kinds:
        return
    table = proof_table(kinds)
    sent = proof_rows(table)
    with target.begin() as connection:
        run(connection, target.write.staging_table(target.staging_schema, table))
    try:
        target.stage({PROOF: [sent]}, lambda _: None)
        try:
            found = pa.Table.from_batches(target.fetch(table, staging=True), table.schema)
        except pa.ArrowInvalid:  # what came back is no value of the type at all
            found = table.schema.empty_table()
        _compare(target, table, sent, found)
    finally:
        with target.begin() as connection:
            run(connection, f"DROP TABLE {target.staged(PROOF)}")


def _compare(target: SqlTarget, table: TargetTable, sent: pa.RecordBatch, found: pa.Table) -> None:
    wrong = []
    for column in table.columns:
        # As a bag: a database gives rows in an order of its own. repr tells -0.0 from 0.0.
        before, after = (sorted(map(repr, each.column(column.name).to_pylist())) for each in (sent, found))
        if before != after:
            wrong.append(str(column.type))
    if wrong:
        raise TargetError(
            f"the database does not give back every value of {', '.join(wrong)} as it was sent",
            "Choose other types in the mapping, or another target; nothing was loaded",
            file=target.address,
        )


def _extremes(kind: SqlType) -> list[Any]:
    if kind.name == "decimal":
        most = Decimal((0, (9,) * kind.precision, -kind.scale))
        least = Decimal((0, (1,), -kind.scale))
        return [most, most.copy_negate(), least, least.copy_negate(), Decimal((0, (0,), -kind.scale))]
    if kind.is_text:
        return list(_fitting(kind))
    return _FIXED[kind.name]


def _fitting(kind: SqlType) -> Iterator[str]:
    for text in _TEXTS:
        if kind.name == "char" and text != text.rstrip(" "):
            continue  # trailing blanks of char(n) do not count
        if not kind.length or len(text) <= kind.length:
            yield text
    if kind.length:
        yield "\U0001f600" * kind.length
    else:
        yield "é\n" * 40_000
