"""The values of a table on their way into Arrow: fetched as the driver's text, cast strictly.

Drivers turn what a C structure cannot hold into something else without a word: psqlODBC makes today of the
date 'infinity' and 0.00 of the number NaN, and a NUMERIC of more decimals than announced is cut; a FLOAT
fetched as 32 bits loses digits. So decimals, dates and timestamps are fetched as text (ODBC says how each is
written) and cast here, where a value that does not fit is an error of its row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from connectors.base import RawField
from connectors.layout import Field, Layout, Usage
from connectors.odbc.table import Table

__all__ = ["cast", "in_words", "lay_out", "raw_text", "typed", "wire"]

_USAGES = (
    (pa.types.is_boolean, Usage.BOOLEAN),
    (pa.types.is_integer, Usage.INTEGER),
    (pa.types.is_decimal, Usage.DECIMAL),
    (pa.types.is_floating, Usage.DOUBLE),
    (pa.types.is_date, Usage.DATE),
    (pa.types.is_timestamp, Usage.TIMESTAMP),
    (pa.types.is_binary, Usage.BYTES),
)
_FINER = re.compile(r"\.\d{7,}")


def typed(described: pa.Schema, required: frozenset[str]) -> pa.Schema:
    """The columns' types, from what the driver says of the result: floats are 64 bits, times are text."""

    def settled(kind: pa.DataType) -> pa.DataType:
        if pa.types.is_floating(kind):
            return pa.float64()
        if pa.types.is_timestamp(kind):
            return pa.timestamp("us")
        if pa.types.is_decimal(kind):
            return pa.decimal128(kind.precision, kind.scale) if kind.precision <= 38 else pa.string()
        if pa.types.is_time(kind):
            return pa.string()
        if pa.types.is_fixed_size_binary(kind) or pa.types.is_large_binary(kind):
            return pa.binary()
        return pa.string() if pa.types.is_large_string(kind) else kind

    return pa.schema(pa.field(each.name, settled(each.type), each.name not in required) for each in described)


def wire(schema: pa.Schema) -> pa.Schema:
    """How each column is fetched."""

    def fetched(kind: pa.DataType) -> pa.DataType:
        exact = pa.types.is_decimal(kind) or pa.types.is_date(kind) or pa.types.is_timestamp(kind)
        return pa.string() if exact else kind

    return pa.schema(pa.field(each.name, fetched(each.type)) for each in schema)


def cast(
    batch: pa.RecordBatch, schema: pa.Schema, trimmed: frozenset[str]
) -> tuple[list[Any], dict[int, list[Any]]]:
    """The columns in their types, and for each row that cannot be cast its (column, text, type).

    A value that cannot be cast is NULL in its column; the caller leaves its row out.
    """
    columns: list[Any] = []
    wrong: dict[int, list[Any]] = {}
    for number, each in enumerate(schema):
        column = batch.column(number)
        if each.name in trimmed:
            column = pc.utf8_rtrim(column, " ")
        if column.type != each.type:
            try:
                column = column.cast(each.type)
            except pa.ArrowInvalid:
                column = _by_value(column, each, wrong)
        columns.append(column)
    return columns, wrong


def _by_value(column: Any, to: pa.Field, wrong: dict[int, list[Any]]) -> Any:
    values = []
    for row, text in enumerate(column.to_pylist()):
        plain = _FINER.sub(lambda match: match[0].rstrip("0"), text) if text is not None else None
        try:
            values.append(pa.scalar(plain, pa.string()).cast(to.type).as_py())
        except pa.ArrowInvalid:
            values.append(None)
            wrong.setdefault(row, []).append((to.name, text, to.type))
    return pa.array(values, to.type)


def raw_text(row: Sequence[Any], schema: pa.Schema, types: dict[str, str]) -> tuple[bytes, list[RawField]]:
    """One row as a JSON array of its texts (NULL is null), in UTF-8, and where each column stands in it."""
    parts, fields, at = [], [], 1
    for value, each in zip(row, schema, strict=True):
        text = value.hex() if isinstance(value, bytes) else None if value is None else str(value)
        part = json.dumps(text, ensure_ascii=False).encode()
        usage = _usage(each.type).value
        fields.append(
            RawField(each.name, at, len(part), types.get(each.name, str(each.type)), usage, text or "")
        )
        parts.append(part)
        at += len(part) + 1
    return b"[" + b",".join(parts) + b"]", fields


def in_words(kind: pa.DataType) -> str:
    """The type as a person writes it, and what to do where the driver announced it too narrow."""
    if pa.types.is_decimal(kind):
        return f"decimal({kind.precision},{kind.scale}); a 'query' can cast it to a wider one"
    return (
        "date"
        if pa.types.is_date(kind)
        else "timestamp (microseconds)"
        if pa.types.is_timestamp(kind)
        else str(kind)
    )


def lay_out(schema: pa.Schema, table: Table, name: str) -> Layout:
    """The columns as the layout that is printed; a table has no offsets."""

    def fields() -> Iterator[Field]:
        for each in schema:
            decimal = pa.types.is_decimal(each.type)
            picture = f"{table.types.get(each.name, '')}".strip() or str(each.type)
            yield Field(
                each.name,
                2,
                0,
                0,
                _usage(each.type),
                picture=f"{picture}({each.type.precision},{each.type.scale})"
                if decimal and table.types
                else picture,
                digits=each.type.precision if decimal else 0,
                scale=each.type.scale if decimal else 0,
                path=each.name,
                nullable=each.nullable,
                address=f"{table.name}.{each.name}",
            )

    return Layout((Field(table.name, 1, 0, 0, Usage.GROUP, children=tuple(fields()), path=table.name),), name)


def _usage(kind: pa.DataType) -> Usage:
    return next((usage for fits, usage in _USAGES if fits(kind)), Usage.STRING)
