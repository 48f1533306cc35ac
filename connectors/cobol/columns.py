"""One column at a time: which kernel decodes a field, and the Arrow array it becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.cobol import kernels
from connectors.cobol.codepage import CodePage, code_page, digit_table, sign_table, text_table
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf
from connectors.layout import Field, Sign, Usage

__all__ = ["Column", "arrow_type", "make_column"]

_TRIM = {"none": 0, "left": 1, "right": 2, "both": 3}
_SIGN_AT = {
    Sign.NONE: 0,
    Sign.TRAILING: 0,
    Sign.LEADING: 1,
    Sign.TRAILING_SEPARATE: 2,
    Sign.LEADING_SEPARATE: 3,
}
_TEXT = (Usage.TEXT, Usage.EDITED)
_BINARY = (Usage.BINARY, Usage.NATIVE, Usage.COMP_X)
_PACKED = (Usage.PACKED, Usage.COMP_6)
_NUMBERS = (Usage.ZONED, *_PACKED, *_BINARY)
_MOST_DIGITS = 38

Kernel = Callable[[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64], int, int], int]


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a field's values: int64 for whole numbers of up to 18 digits, else exact decimals."""
    if field.usage in _TEXT or field.usage is Usage.NATIONAL:
        return pa.string()
    if field.usage is Usage.FLOAT:
        return pa.float32()
    if field.usage is Usage.DOUBLE:
        return pa.float64()
    if field.usage in _NUMBERS:
        whole, scale = _digits(field), field.scale
        # eight bytes with a sign are an int64 as they stand, though a few of their values have 19 digits
        if scale <= 0 and (
            whole - scale <= 18
            or (field.usage in _BINARY and field.length == 8 and field.signed and not scale)
        ):
            return pa.int64()
        if scale < 0:
            return pa.decimal128(min(whole - scale, _MOST_DIGITS), 0)
        return pa.decimal128(min(max(whole, scale), _MOST_DIGITS), scale)
    return pa.binary(field.length)


def _digits(field: Field) -> int:
    """Digits that the bytes can hold: a binary field holds more than its PICTURE says (TRUNC(BIN))."""
    if field.usage in _BINARY:
        largest = 256**field.length // (2 if field.signed else 1)
        return min(max(field.digits, len(str(largest))), _MOST_DIGITS)
    return field.digits


@dataclass
class Column:
    """The values of one field over `count` elements, filled range by range."""

    leaf: Leaf
    status: NDArray[np.uint8]
    kernel: Kernel
    finish_values: Callable[[], list[pa.Buffer | None]]
    type: pa.DataType
    bad: int = 0
    scale_up: int = 0
    """P positions on the right of the digits: the values are this power of ten times what stands in the bytes."""

    def run(
        self, data: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64], low: int, high: int
    ) -> None:
        """Decode the elements `low <= i < high`; ranges come in order."""
        if high > low:
            self.bad += self.kernel(data, starts, ends, low, high)

    def array(self, nulls: NDArray[np.bool_] | None) -> pa.Array:
        """The Arrow array; `nulls` marks the elements without a value."""
        validity = pa.py_buffer(np.packbits(~nulls, bitorder="little")) if nulls is not None else None
        stored = self.type
        if self.scale_up and pa.types.is_decimal(stored):
            stored = pa.decimal128(stored.precision - self.scale_up, -self.scale_up)
        values = pa.Array.from_buffers(stored, len(self.status), [validity, *self.finish_values()])
        if self.scale_up:
            values = (
                pc.multiply(values, 10**self.scale_up) if self.type == pa.int64() else values.cast(self.type)
            )
        return values

    def integers(self) -> NDArray[np.int64]:
        """The values of a whole number without P positions, -1 for one that int64 does not hold."""
        (values,) = self.finish_values()
        assert values is not None  # noqa: S101 - numbers have one buffer
        words = np.frombuffer(values, np.int64)
        if self.type == pa.int64():
            return words.copy()
        low, high = words[0::2], words[1::2]
        return np.where(high == low >> 63, low, -1)


def make_column(leaf: Leaf, count: int, capacity: int, source: CobolSource) -> Column:
    """A column for `count` elements; `capacity` is the most bytes that its text can take in the input."""
    field = leaf.field
    page = code_page(leaf.code_page)
    status = np.empty(count, np.uint8)
    kind = arrow_type(field)
    if field.usage in _TEXT or field.usage is Usage.NATIONAL:
        return _text(leaf, page, status, capacity, source)
    if field.usage in (Usage.FLOAT, Usage.DOUBLE):
        return _float(leaf, status, source)
    if kind.equals(pa.binary(field.length)):
        raw = np.empty(count * field.length, np.uint8)

        def copy(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            return int(
                kernels.copy_bytes(data, starts, ends, low, high, leaf.offset, field.length, raw, status)
            )

        return Column(leaf, status, copy, lambda: [pa.py_buffer(raw)], kind)
    return _number(leaf, page, status, kind, source)


def _text(
    leaf: Leaf, page: CodePage, status: NDArray[np.uint8], capacity: int, source: CobolSource
) -> Column:
    national = leaf.field.usage is Usage.NATIONAL
    table = text_table(page, source.control_characters)
    # two bytes of UTF-16 are three of UTF-8 at most
    widest = 2 if national else max(int(table.max()) >> 24, 1)
    out = np.empty(capacity * widest + 4, np.uint8)
    offsets = np.zeros(len(status) + 1, np.int32)
    trim = _TRIM["both" if leaf.field.justified and source.trim == "right" else source.trim]
    controls = ("keep", "blank", "invalid").index(source.control_characters)
    position = 0

    def run(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
        nonlocal position
        at, width = leaf.offset, leaf.field.length
        if national:
            bad, position = kernels.national(
                data, starts, ends, low, high, at, width, controls, trim, position, out, offsets, status
            )
        else:
            bad, position = kernels.text(
                data, starts, ends, low, high, at, width, table, trim, position, out, offsets, status
            )
        return int(bad)

    return Column(
        leaf, status, run, lambda: [pa.py_buffer(offsets), pa.py_buffer(out[:position])], pa.string()
    )


def _float(leaf: Leaf, status: NDArray[np.uint8], source: CobolSource) -> Column:
    kind = arrow_type(leaf.field)
    width = leaf.field.length
    if source.float_format == "ibm":
        values = np.empty(len(status), np.float64)

        def run(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            return int(
                kernels.hexadecimal_float(data, starts, ends, low, high, leaf.offset, width, values, status)
            )

        # the fraction of COMP-1 has 24 bits, as many as float32 keeps, but its range is wider: stay with double
        return Column(leaf, status, run, lambda: [pa.py_buffer(values)], pa.float64())
    bits = np.empty(len(status), np.uint64)
    little = source.dialect == "gnucobol"

    def run_ieee(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
        return int(
            kernels.ieee_float(data, starts, ends, low, high, leaf.offset, width, little, bits, status)
        )

    def finish() -> list[pa.Buffer | None]:
        return [pa.py_buffer(bits.astype(np.uint32) if width == 4 else bits)]

    return Column(leaf, status, run_ieee, finish, kind)


def _number(
    leaf: Leaf, page: CodePage, status: NDArray[np.uint8], kind: pa.DataType, source: CobolSource
) -> Column:
    field = leaf.field
    at, width = leaf.offset, field.length
    scale_up = -field.scale if field.scale < 0 else 0
    wide = field.digits > 18
    step = 1 if kind == pa.int64() else 2
    out = np.empty(len(status) * step, np.int64)
    blank = page.blank
    kernel: Kernel
    if field.usage is Usage.ZONED:
        digits = digit_table(page)
        separate = field.sign in (Sign.TRAILING_SEPARATE, Sign.LEADING_SEPARATE)
        signs = sign_table(
            page, signed=field.signed, separate=separate, strict=source.sign_overpunch == "strict"
        )
        place = _SIGN_AT[field.sign]

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, digits, signs, place, blank)
            return int(
                kernels.zoned_wide(*call, out, status) if wide else kernels.zoned(*call, step, out, status)
            )

    elif field.usage in _PACKED:
        has_sign = field.usage is Usage.PACKED
        odd = field.digits % 2 == (1 if has_sign else 0)

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, odd, field.signed, has_sign, blank)
            return int(
                kernels.packed_wide(*call, out, status) if wide else kernels.packed(*call, step, out, status)
            )

    else:
        little = field.usage is Usage.NATIVE and source.dialect == "gnucobol"

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, field.signed, little)
            return int(
                kernels.binary_wide(*call, out, status)
                if width > 8
                else kernels.binary(*call, step, out, status)
            )

    return Column(leaf, status, kernel, lambda: [pa.py_buffer(out)], kind, scale_up=scale_up)
