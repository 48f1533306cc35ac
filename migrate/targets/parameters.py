"""Arrow columns to what a database driver binds: nothing here goes by row."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from connectors.base import RECORD
from migrate.errors import TargetError

__all__ = ["decimal_text", "finite", "utf16_bound"]


def decimal_text(column: pa.Array) -> pa.Array:
    """Decimals with exactly their scale, never with an exponent, which Arrow's own cast writes for small ones.

    >>> decimal_text(pa.array([None, "0.00", "-0.05", "12.30"]).cast(pa.decimal128(9, 2))).to_pylist()
    [None, '0.00', '-0.05', '12.30']
    """
    scale = column.type.scale
    whole = pa.Array.from_buffers(
        pa.decimal128(38, 0), len(column), column.buffers(), column.null_count, column.offset
    )
    digits = whole.cast(pa.string())
    if not scale:
        return digits
    sign = pc.if_else(pc.starts_with(digits, "-"), "-", "")
    digits = pc.utf8_lpad(pc.utf8_ltrim(digits, "-"), scale + 1, "0")
    places = pc.utf8_slice_codeunits(digits, -scale)
    before = pc.utf8_slice_codeunits(digits, 0, -scale)
    return pc.binary_join_element_wise(sign, pc.binary_join_element_wise(before, places, "."), "")


def utf16_bound(column: pa.StringArray) -> int:
    """UTF-16 units that surely hold the longest text: no character takes more of them than bytes of UTF-8.

    >>> utf16_bound(pa.array(["a", None, "\U0001f600b"]))
    5
    """
    longest = pc.max(pc.binary_length(column)).as_py()
    return int(longest or 0)


def finite(batch: pa.RecordBatch, table: str, database: str, *, nan_only: bool = False) -> pa.RecordBatch:
    """The batch; raises TargetError for a double that the database cannot store, naming column and record."""
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if not pa.types.is_float64(column.type):
            continue
        wrong = pc.is_nan(column) if nan_only else pc.invert(pc.is_finite(column))
        if (at := pc.index(wrong, True).as_py()) >= 0:
            raise TargetError(
                f"a value for table {table} is no finite number, which {database} cannot store",
                "Say in the mapping what it means, for example null",
                record=batch.column(RECORD)[at].as_py() if RECORD in batch.schema.names else None,
                field=name,
            )
    return batch
