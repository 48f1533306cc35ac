"""Arrow batches to PostgreSQL's binary COPY, and CSV COPY to Arrow batches."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from migrate.errors import TargetError

__all__ = ["binary_schema", "copied_rows", "slices"]

_SLICE = 4096  # rows encoded at a time: the server stores one slice while the next is encoded
_BLOCK = 4 << 20  # bytes of CSV parsed at a time

_ACCEPTED = {
    pa.int16(): ("int2",),
    pa.int32(): ("int4",),
    pa.int64(): ("int8",),
    pa.float64(): ("float8",),
    pa.bool_(): ("bool",),
    pa.date32(): ("date",),
    pa.timestamp("us"): ("timestamp",),
    pa.string(): ("text", "varchar", "bpchar", "uuid"),
}


def binary_schema(rows: pa.Schema, types: Mapping[str, str], table: str) -> tuple[pa.Schema, frozenset[int]]:
    """The schema to encode, and the places of its UUID columns, which travel as 16 bytes.

    The binary format carries no types: the server would take the four bytes of an integer for those of a
    date. So they are compared here.

    Raises:
        TargetError: a column is missing in the table or of another type.
    """
    fields, uuids = [], set()
    for place, field in enumerate(rows):
        there = types.get(field.name)
        accepted = ("numeric",) if pa.types.is_decimal128(field.type) else _ACCEPTED.get(field.type, ())
        if there not in accepted:
            holds = f"holds {there}" if there else "is missing"
            raise TargetError(
                f"column {field.name} of table {table} {holds}, but the rows bring {field.type}"
            )
        if there == "uuid":
            uuids.add(place)
        fields.append(pa.field(field.name, pa.binary(16) if there == "uuid" else field.type))
    return pa.schema(fields), frozenset(uuids)


def slices(
    batch: pa.RecordBatch, sent: pa.Schema, uuids: frozenset[int], table: str
) -> Iterator[pa.RecordBatch]:
    """The batch in pieces that are encoded one at a time."""
    columns = [
        _uuid_bytes(column, name, table) if place in uuids else column
        for place, (name, column) in enumerate(zip(sent.names, batch.columns, strict=True))
    ]
    whole = pa.RecordBatch.from_arrays(columns, schema=sent)
    for start in range(0, whole.num_rows, _SLICE):
        yield whole.slice(start, _SLICE)


def _uuid_bytes(column: pa.StringArray, name: str, table: str) -> pa.Array:
    """UUIDs as text to their 16 bytes, all at once."""
    digits = pc.fill_null(pc.replace_substring(column, "-", ""), "0" * 32)
    lengths = pc.min_max(pc.binary_length(digits)).as_py()
    text = "".join(digits.to_pylist()) if digits.offset else _characters(digits)
    try:
        if len(digits) and (lengths["min"], lengths["max"]) != (32, 32):
            raise ValueError
        data = bytes.fromhex(text)
    except ValueError:
        raise TargetError(f"a value for table {table} is no UUID", field=name) from None
    made = pa.Array.from_buffers(pa.binary(16), len(column), [None, pa.py_buffer(data)])
    return pc.if_else(column.is_valid(), made, None) if column.null_count else made


def _characters(column: pa.StringArray) -> str:
    data = column.buffers()[2]
    return data.to_pybytes()[: 32 * len(column)].decode() if data else ""


class Copy(Protocol):
    """What psycopg's cursor.copy gives for COPY ... TO STDOUT."""

    def read(self) -> Any: ...


def copied_rows(copy: Copy, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The rows of `COPY ... TO STDOUT (FORMAT csv, HEADER)` as batches of the schema.

    In this format NULL is an empty field and the empty text a quoted one.
    """
    reader = pyarrow.csv.open_csv(
        _Stream(copy),
        read_options=pyarrow.csv.ReadOptions(block_size=_BLOCK),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
            true_values=["t"],
            false_values=["f"],
        ),
    )
    for batch in reader:
        yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)


class _Stream(io.RawIOBase):
    """The rows that psycopg gives one by one, as a file."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        parts, length = [self._rest], len(self._rest)
        while (size < 0 or length < size) and (row := self._copy.read()):
            parts.append(bytes(row))
            length += len(row)
        whole = b"".join(parts)
        self._rest = whole[size:] if size >= 0 else b""
        return whole[:size] if size >= 0 else whole
