"""Arrow batches into SQL Server: arrays of parameters with a stated size each, by pyodbc's fast_executemany.

Left to itself the driver guesses a parameter's type from its first value: decimals get the digits of that value
and texts its length, and what comes later is rounded or refused. So every parameter's type, size and digits are
said here, from the column and from the longest text of the chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyodbc

from connectors.base import RECORD
from migrate.errors import TargetError
from migrate.targets.parameters import utf16_bound

__all__ = ["check_types", "chunks"]

_BUFFER = 32 << 20  # bytes of parameters sent at a time
_ROWS = 20_000  # rows sent at a time at most
_LONGEST = 4_000  # UTF-16 units of a parameter of a fixed size; longer texts are streamed one by one
_MOST_DIGITS = 38
_INDICATOR = 8  # bytes beside each value that say its length or that it is null

Size = tuple[int, int, int]
"""A parameter's SQL type, its size and its digits behind the point, as setinputsizes takes them."""

_FIXED: dict[pa.DataType, tuple[Size, int]] = {
    pa.int16(): ((pyodbc.SQL_SMALLINT, 5, 0), 8),
    pa.int32(): ((pyodbc.SQL_INTEGER, 10, 0), 8),
    pa.int64(): ((pyodbc.SQL_BIGINT, 19, 0), 8),
    pa.float64(): ((pyodbc.SQL_FLOAT, 53, 0), 8),
    pa.bool_(): ((pyodbc.SQL_BIT, 1, 0), 1),
    pa.date32(): ((pyodbc.SQL_TYPE_DATE, 10, 0), 6),
    pa.timestamp("us"): ((pyodbc.SQL_TYPE_TIMESTAMP, 26, 6), 16),
}
"""Size and bytes of a value; without its six digits a time stamp would lose its fraction."""

_HOLDS = {
    pa.int16(): ("smallint",),
    pa.int32(): ("int",),
    pa.int64(): ("bigint",),
    pa.float64(): ("float",),
    pa.bool_(): ("bit",),
    pa.date32(): ("date",),
    pa.timestamp("us"): ("datetime2",),
    pa.string(): ("nvarchar", "uniqueidentifier"),
}


def check_types(rows: pa.Schema, types: Mapping[str, str], table: str) -> None:
    """Raise TargetError for a column that is missing or of another type: the server would convert in silence."""
    for field in rows:
        there = types.get(field.name)
        taken = ("decimal",) if pa.types.is_decimal128(field.type) else _HOLDS.get(field.type, ())
        if there not in taken:
            holds = f"holds {there}" if there else "is missing"
            raise TargetError(
                f"column {field.name} of table {table} {holds}, but the rows bring {field.type}"
            )


def chunks(
    batch: pa.RecordBatch, types: Mapping[str, str], table: str
) -> Iterator[tuple[list[Size], list[tuple[Any, ...]]]]:
    """The batch in pieces: the sizes of its parameters, and its rows.

    Raises:
        TargetError: a text for a column of uniqueidentifier is none; the server would cut it to 36 characters.
    """
    for field, column in zip(batch.schema, batch.columns, strict=True):
        if types[field.name] == "uniqueidentifier":
            _check_uuids(batch, field.name, column, table)
    start = 0
    while start < batch.num_rows:
        piece = batch.slice(start, _ROWS)
        bound = [_size(column) for column in piece.columns]
        count = max(1, _BUFFER // sum(width + _INDICATOR for _, width in bound))
        if count < piece.num_rows:
            piece = piece.slice(0, count)
        rows = list(zip(*map(_values, piece.columns), strict=True))
        yield [size for size, _ in bound], rows
        start += piece.num_rows


def _values(column: pa.Array) -> list[Any]:
    values: list[Any] = column.to_pylist()
    if pa.types.is_decimal128(column.type) and column.type.scale == _MOST_DIGITS:
        # pyodbc 5.5 takes a zero with 38 digits behind the point for one digit too many; 0 itself it scales
        return [0 if value is not None and not value else value for value in values]
    return values


def _size(column: pa.Array) -> tuple[Size, int]:
    """The size of a parameter and the bytes that a value takes."""
    kind = column.type
    if pa.types.is_decimal128(kind):
        return (pyodbc.SQL_DECIMAL, kind.precision, kind.scale), 19
    if kind != pa.string():
        return _FIXED[kind]
    units = utf16_bound(column)
    if units > _LONGEST:
        return (pyodbc.SQL_WVARCHAR, 0, 0), units * 2  # no size: streamed, as nvarchar(max)
    # Few different sizes, for the server keeps a plan for each.
    units = next(size for size in (16, 64, 256, 1_000, _LONGEST) if units <= size)
    return (pyodbc.SQL_WVARCHAR, units, 0), units * 2


def _check_uuids(batch: pa.RecordBatch, name: str, column: pa.Array, table: str) -> None:
    form = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
    at = pc.index(pc.match_substring_regex(column, form), False).as_py()
    if at >= 0:
        record = batch.column(RECORD)[at].as_py() if RECORD in batch.schema.names else None
        raise TargetError(f"a value for table {table} is no UUID", record=record, field=name)
