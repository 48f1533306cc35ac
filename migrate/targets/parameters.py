"""Arrow columns to what a database driver binds: lists of Python values, a column at a time."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["decimal_text", "utf16_length"]


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


def utf16_length(column: pa.StringArray) -> int:
    """The UTF-16 units of the longest text: a character beyond U+FFFF is two.

    >>> utf16_length(pa.array(["a", None, "\\U0001f600b"]))
    3
    """
    if not len(column) or column.null_count == len(column):
        return 0
    characters = pc.max(pc.utf8_length(column)).as_py()
    if characters == pc.max(pc.binary_length(column)).as_py():
        return int(characters)  # all of the longest are ASCII
    texts: Any = column.drop_null().to_pylist()
    return max(len(text.encode("utf-16-le")) // 2 for text in texts)
