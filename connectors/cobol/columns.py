"""One column at a time: which kernel decodes a field, and the Arrow array it becomes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.cobol import kernels
from connectors.cobol.codepage import (
    CodePage,
    code_page,
    digit_table,
    plain_zones,
    sign_table,
    single_table,
    text_table,
)
from connectors.cobol.description import CobolSource
from connectors.cobol.edited import editing_table
from connectors.cobol.plan import Leaf
from connectors.cobol.wide_text import TEXTS, WideText, wide_text
from connectors.layout import Field, Sign, Usage

__all__ = ["Column", "Program", "arrow_type", "as_array", "make_column", "room"]

_TRIM = {"none": 0, "left": 1, "right": 2, "both": 3}
_SIGN_AT = {
    Sign.NONE: 0,
    Sign.TRAILING: 0,
    Sign.LEADING: 1,
    Sign.TRAILING_SEPARATE: 2,
    Sign.LEADING_SEPARATE: 3,
}
_BINARY = (Usage.BINARY, Usage.NATIVE, Usage.COMP_X)
_PACKED = (Usage.PACKED, Usage.COMP_6)
_NUMBERS = (Usage.ZONED, *_PACKED, *_BINARY)
_MOST_DIGITS = 38
_WORDS = kernels.INSTRUCTION.names or ()

Kernel = Callable[[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64], int, int], int]


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a field's values: int64 for whole numbers of up to 18 digits, else exact decimals."""
    if not field.editing and field.usage in TEXTS:
        return pa.string()
    if field.usage is Usage.FLOAT:
        return pa.float32()
    if field.usage is Usage.DOUBLE:
        return pa.float64()
    if field.usage in _NUMBERS or field.editing:
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
    """The values of one field over `count` elements, filled range by range.

    A field has either an `instruction`, which is carried out with those of other fields in one compiled
    call (see `Program`), or a kernel of its own.
    """

    leaf: Leaf
    status: NDArray[np.uint8]
    finish_values: Callable[[], list[pa.Buffer | None]]
    type: pa.DataType
    kernel: Kernel | None = None
    instruction: dict[str, int] | None = None
    keep: tuple[NDArray[Any], ...] = ()
    """The arrays whose addresses stand in the instruction."""
    found: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    scale_up: int = 0
    """P positions on the right of the digits: the values are this power of ten times what stands in the bytes."""

    @property
    def bad(self) -> int:
        """How many statuses are not OK so far."""
        return int(self.found[0])

    def run(
        self, data: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64], low: int, high: int
    ) -> None:
        """Decode the elements `low <= i < high`; ranges come in order."""
        if high <= low:
            return
        if self.kernel is not None:
            self.found[0] += self.kernel(data, starts, ends, low, high)
        else:
            Program([self], [np.array([self.leaf.offset])]).run(data, starts, ends, low, high)

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


class Program:
    """The instructions of some columns over the same records.

    Args:
        columns: those that have an instruction.
        places: for each, where its elements lie in every record, in bytes from the record's start.
    """

    def __init__(self, columns: Sequence[Column], places: Sequence[NDArray[np.int64]]) -> None:
        self._columns = columns
        self._places = np.concatenate(places) if places else np.empty(0, np.int64)
        rows, first = [], 0
        for column, place in zip(columns, places, strict=True):
            assert column.instruction is not None  # noqa: S101 - the caller chose them
            words = column.instruction | {
                "first": first, "per": len(place), "status": _address(column.status), "bad": _address(column.found)
            }  # fmt: skip
            rows.append(tuple(words.get(name, 0) for name in _WORDS))
            first += len(place)
        self._instructions = np.array(rows, kernels.INSTRUCTION)

    def run(
        self, data: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64], low: int, high: int
    ) -> None:
        """Decode the records `low <= i < high`; ranges come in order."""
        if len(self._columns) and high > low:
            kernels.decode_plain(data, starts, ends, low, high, self._places, self._instructions)


def room(count: int, kind: type[np.generic]) -> NDArray[Any]:
    """An array of `count` values whatever they are, from Arrow's memory pool.

    The pool hands the memory of one chunk on to the next; NumPy asks the system for it each time, which then
    clears it page by page: as much work as decoding.
    """
    return np.frombuffer(pa.allocate_buffer(count * np.dtype(kind).itemsize), kind)


def as_array(values: NDArray[Any], kind: pa.DataType) -> pa.Array:
    """Numbers as an Arrow array, without a copy; `pa.array` would do so too, and import pandas to ask it first."""
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(np.ascontiguousarray(values))])


def _address(array: Any) -> int:
    if not array.nbytes or not array.flags.writeable:
        return int(array.ctypes.data)
    return ctypes.addressof(ctypes.c_char.from_buffer(array))  # the same, in a tenth of the time


def make_column(leaf: Leaf, count: int, capacity: int, source: CobolSource) -> Column:
    """A column for `count` elements; `capacity` is the most bytes that its text can take in the input."""
    item = leaf.field
    page = code_page(leaf.code_page)
    status = room(count, np.uint8)
    status[:] = kernels.OK
    kind = arrow_type(item)
    if item.editing:
        return _edited(leaf, page, status, kind)
    if item.usage in TEXTS:
        wide = wide_text(leaf, page, source, _trim(leaf, source))
        if wide is not None:
            return _wide_text(leaf, status, capacity, wide)
        return _text(leaf, page, status, capacity, source)
    if item.usage in (Usage.FLOAT, Usage.DOUBLE):
        return _float(leaf, status, source)
    if kind.equals(pa.binary(item.length)):
        raw = room(count * item.length, np.uint8)

        def copy(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            return int(
                kernels.copy_bytes(data, starts, ends, low, high, leaf.offset, item.length, raw, status)
            )

        return Column(leaf, status, lambda: [pa.py_buffer(raw)], kind, copy)
    if kind != pa.int64() and (item.digits > 18 or (item.usage in _BINARY and item.length > 8)):
        return _wide_number(leaf, page, status, kind, source)
    return _number(leaf, page, status, kind, source)


def _trim(leaf: Leaf, source: CobolSource) -> int:
    return _TRIM["both" if leaf.field.justified and source.trim == "right" else source.trim]


def _text(
    leaf: Leaf, page: CodePage, status: NDArray[np.uint8], capacity: int, source: CobolSource
) -> Column:
    table = text_table(page, source.control_characters)
    singles = single_table(page, source.control_characters)
    # the fast way writes a field whole before it takes the blanks off
    out = room(capacity * max(int(table.max()) >> 24, 1) + leaf.field.length + 8, np.uint8)
    offsets = room(len(status) + 1, np.int32)
    offsets[0] = 0
    position = np.zeros(1, np.int64)
    trim = _trim(leaf, source)
    instruction = {
        "usage": kernels.TEXT, "plain": trim in (_TRIM["none"], _TRIM["right"]), "width": leaf.field.length,
        "trim": trim, "blank": page.blank, "characters": _address(table), "singles": _address(singles),
        "values": _address(out), "offsets": _address(offsets),
        "position": _address(position),
    }  # fmt: skip

    def finish() -> list[pa.Buffer | None]:
        return [pa.py_buffer(offsets), pa.py_buffer(out[: position[0]])]

    keep = (table, singles, out, offsets, position)
    return Column(leaf, status, finish, pa.string(), instruction=instruction, keep=keep)


def _wide_text(leaf: Leaf, status: NDArray[np.uint8], capacity: int, read: WideText) -> Column:
    out = room(capacity * 3 + 4, np.uint8)
    offsets = room(len(status) + 1, np.int32)
    offsets[0] = 0
    position = 0

    def run(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
        nonlocal position
        bad, position = read(data, starts, ends, low, high, position, out, offsets, status)
        return bad

    return Column(
        leaf, status, lambda: [pa.py_buffer(offsets), pa.py_buffer(out[:position])], pa.string(), run
    )


def _float(leaf: Leaf, status: NDArray[np.uint8], source: CobolSource) -> Column:
    kind = arrow_type(leaf.field)
    width = leaf.field.length
    if source.float_format == "ibm":
        values = room(len(status), np.float64)

        def run(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            return int(
                kernels.hexadecimal_float(data, starts, ends, low, high, leaf.offset, width, values, status)
            )

        # the fraction of COMP-1 has 24 bits, as many as float32 keeps, but its range is wider: stay with double
        return Column(leaf, status, lambda: [pa.py_buffer(values)], pa.float64(), run)
    bits = room(len(status), np.uint64)
    little = source.dialect == "gnucobol"

    def run_ieee(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
        return int(
            kernels.ieee_float(data, starts, ends, low, high, leaf.offset, width, little, bits, status)
        )

    def finish() -> list[pa.Buffer | None]:
        return [pa.py_buffer(bits.astype(np.uint32) if width == 4 else bits)]

    return Column(leaf, status, finish, kind, run_ieee)


def _edited(leaf: Leaf, page: CodePage, status: NDArray[np.uint8], kind: pa.DataType) -> Column:
    item = leaf.field
    assert item.editing is not None  # noqa: S101 - the caller looked
    table = editing_table(page, item.editing, blank_when_zero=item.blank_when_zero)
    digits = digit_table(page)
    step = 1 if kind == pa.int64() else 2
    out = room(len(status) * step, np.int64)

    def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
        return int(
            kernels.edited(
                data, starts, ends, low, high, leaf.offset, item.length, table.kinds, table.shown, table.floats,
                table.zero, table.fill, page.blank, table.limit, table.signed, table.count, digits, step, out,
                status,
            )
        )  # fmt: skip

    return Column(leaf, status, lambda: [pa.py_buffer(out)], kind, kernel, scale_up=max(-item.scale, 0))


def _number(
    leaf: Leaf, page: CodePage, status: NDArray[np.uint8], kind: pa.DataType, source: CobolSource
) -> Column:
    """Whole numbers and decimals of up to 18 digits, and binary ones of up to 8 bytes."""
    item = leaf.field
    step = 1 if kind == pa.int64() else 2
    out = room(len(status) * step, np.int64)
    keep: tuple[NDArray[Any], ...] = (out,)
    instruction = {
        "width": item.length, "step": step, "signed": item.signed, "blank": page.blank, "values": _address(out)
    }  # fmt: skip
    if item.usage is Usage.ZONED:
        digits, signs, place = _zoned_tables(item, page, source)
        zones, plus, minus = plain_zones(page, signed=item.signed, strict=source.sign_overpunch == "strict")
        instruction |= {
            "usage": kernels.ZONED, "plain": place == 0 and zones > 0, "sign_at": place,
            "zones": zones, "plus": plus, "minus": minus, "digits": _address(digits), "signs": _address(signs),
        }  # fmt: skip
        keep = (out, digits, signs)
    elif item.usage in _PACKED:
        odd, has_sign = _packed_shape(item)
        instruction |= {
            "usage": kernels.PACKED, "plain": item.length <= 8, "odd": odd, "has_sign": has_sign
        }  # fmt: skip
    else:
        instruction |= {"usage": kernels.BINARY, "plain": True, "little": _is_little(item, source)}
    return Column(
        leaf, status, lambda: [pa.py_buffer(out)], kind, instruction=instruction, keep=keep,
        scale_up=max(-item.scale, 0),
    )  # fmt: skip


def _wide_number(
    leaf: Leaf, page: CodePage, status: NDArray[np.uint8], kind: pa.DataType, source: CobolSource
) -> Column:
    """Numbers that int64 does not hold, into decimal128."""
    item = leaf.field
    at, width, blank = leaf.offset, item.length, page.blank
    out = room(len(status) * 2, np.int64)
    kernel: Kernel
    if item.usage is Usage.ZONED:
        digits, signs, place = _zoned_tables(item, page, source)

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, digits, signs, place, blank)
            return int(kernels.zoned_wide(*call, out, status))

    elif item.usage in _PACKED:
        odd, has_sign = _packed_shape(item)

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, odd, item.signed, has_sign, blank)
            return int(kernels.packed_wide(*call, out, status))

    else:
        little = _is_little(item, source)

        def kernel(data: Any, starts: Any, ends: Any, low: int, high: int) -> int:
            call = (data, starts, ends, low, high, at, width, item.signed, little)
            if width > 8:
                return int(kernels.binary_wide(*call, out, status))
            return int(kernels.binary(*call, 2, out, status))

    return Column(
        leaf, status, lambda: [pa.py_buffer(out)], kind, kernel, scale_up=max(-item.scale, 0)
    )  # fmt: skip


def _zoned_tables(
    item: Field, page: CodePage, source: CobolSource
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], int]:
    """(digit table, sign table, where the sign is)."""
    separate = item.sign in (Sign.TRAILING_SEPARATE, Sign.LEADING_SEPARATE)
    strict = source.sign_overpunch == "strict"
    signs = sign_table(page, signed=item.signed, separate=separate, strict=strict)
    return digit_table(page), signs, _SIGN_AT[item.sign]


def _packed_shape(item: Field) -> tuple[bool, bool]:
    """(whether the PICTURE fills the first nibble, whether the last one is a sign)."""
    has_sign = item.usage is Usage.PACKED
    return item.digits % 2 == (1 if has_sign else 0), has_sign


def _is_little(item: Field, source: CobolSource) -> bool:
    return item.usage is Usage.NATIVE and source.dialect == "gnucobol"
