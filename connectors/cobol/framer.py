"""Chooses how a COBOL file is cut into records, from its description and its layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import CodePage, code_page, sign_table
from connectors.cobol.description import CobolSource, LengthWord
from connectors.cobol.kernels import NO_DIGIT
from connectors.cobol.plan import PlanFault
from connectors.framing import DelimitedFramer, FixedFramer, Framer, MeasuredFramer, VariableFramer, WordShape
from connectors.layout import Field, Layout, Sign, Usage
from migrate.errors import did_you_mean

__all__ = ["make_framer"]

_ZONED, _PACKED, _BINARY, _LITTLE, _UNSIGNED_PACKED = range(5)
_LONGEST = 1 << 40
"""No record is as long as this; a length read from bytes that are none must not run over."""


def make_framer(layout: Layout, source: CobolSource) -> Framer:
    """The framer for these records.

    Raises:
        PlanFault: the description and the layout do not go together.
    """
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    if source.record_format in ("V", "VB"):
        bdw = _shape(source.bdw) if source.record_format == "VB" else None
        return VariableFramer(_shape(source.rdw), bdw, prefix=prefix, suffix=suffix)
    if source.record_format == "text":
        if prefix or suffix:
            raise PlanFault(
                ("record_prefix_bytes",),
                "lines of text have no bytes around their records",
                "Leave the word out",
            )
        page = code_page(source.code_page)
        # EBCDIC text ends its lines with NL (X'15') or, as some transfers leave it, LF (X'25')
        return DelimitedFramer(b"\x15\x25" if page.is_ebcdic else b"\n")
    if source.length_field:
        return MeasuredFramer(_by_field(layout, source), shortest=1)
    if source.tables_vary and source.record_length is None:
        counted = [item for item in layout.walk() if item.occurs and item.occurs.depending_on]
        if counted:
            return MeasuredFramer(_by_counters(layout, counted, source), shortest=1)
    length = source.record_length or layout.length
    if length < layout.length:
        raise PlanFault(
            ("record_length",),
            f"{length} is less than the {layout.length} bytes of the copybook",
            "Correct one of them",
        )
    return FixedFramer(length, prefix, suffix)


def _shape(word: LengthWord) -> WordShape:
    at, size = word.length_at
    counted = word.header_length if word.length_includes_header else 0
    return WordShape(word.header_length, at, size, word.endian == "little", word.adjustment - counted)


@dataclass(frozen=True)
class _Number:
    """A whole number that says how long its record is: the place and kind of its digits."""

    offset: int
    length: int
    kind: int
    digits: NDArray[np.uint8]
    """Byte of a zoned position to its digit. A minus sign is refused when the field itself is decoded."""


def _whole_number(item: Field, source: CobolSource, at: tuple[str, ...]) -> _Number:
    kinds = {
        Usage.ZONED: _ZONED, Usage.PACKED: _PACKED, Usage.COMP_6: _UNSIGNED_PACKED, Usage.BINARY: _BINARY,
        Usage.COMP_X: _BINARY, Usage.NATIVE: _LITTLE if source.dialect == "gnucobol" else _BINARY,
    }  # fmt: skip
    if item.scale or item.digits > 18 or item.length > 10 or item.usage not in kinds:
        raise PlanFault(at, f"{item.name} is no whole number of 1 to 18 digits", "Name the field that counts")
    pages = {name.upper().replace("_", "-"): page for name, page in source.code_pages.items()}
    page = code_page(pages.get(item.name.upper(), pages.get(item.path.upper(), source.code_page)))
    table = sign_table(page, signed=True, separate=False, strict=False)
    digits = np.where(table == NO_DIGIT, table, table & 0x0F)
    before = int(item.sign is Sign.LEADING_SEPARATE)
    separate = before or item.sign is Sign.TRAILING_SEPARATE
    return _Number(item.offset + before, item.length - int(separate), kinds[item.usage], digits)


def _by_field(layout: Layout, source: CobolSource) -> Callable[..., tuple[int, int, str]]:
    word = source.length_field
    assert word is not None  # noqa: S101 - the caller looked
    found = layout.find(word.field)
    if len(found) != 1:
        known = [item.name for item in layout.walk()]
        raise PlanFault(
            ("length_field", "field"),
            f"the copybook has no field '{word.field}'",
            did_you_mean(word.field, known),
        )
    item = found[0]
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    if word.map is not None:
        page = code_page(source.code_page)
        values = [_key(page, str(value), item) for value in word.map]
        keys = np.frombuffer(b"".join(values), np.uint8).reshape(-1, item.length)
        lengths = np.array([length + word.adjustment for length in word.map.values()], np.int64)
        number = _Number(item.offset, item.length, _BINARY, np.empty(0, np.uint8))
    else:
        keys, lengths = np.empty((0, item.length), np.uint8), np.empty(0, np.int64)
        number = _whole_number(item, source, ("length_field", "field"))

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = _measure_field(
            data, starts, ends, number.offset, number.length, number.kind, number.digits,
            word.adjustment, keys, lengths, prefix, suffix,
        )  # fmt: skip
        return count, used, f"{item.name} does not hold a record length" if wrong else ""

    return measure


def _key(page: CodePage, value: str, item: Field) -> bytes:
    """The bytes of a value in the length field."""
    at = ("length_field", "map", value)
    try:
        key = page.encode(value, item.length)
    except ValueError as error:
        raise PlanFault(at, str(error), "Correct the value, or the code page") from None
    if len(key) > item.length:
        raise PlanFault(
            at, f"'{value}' is longer than the {item.length} bytes of {item.name}", "Correct the value"
        )
    return key


def _by_counters(
    layout: Layout, tables: list[Field], source: CobolSource
) -> Callable[..., tuple[int, int, str]]:
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    first = min(table.offset for table in tables)
    if (
        sum(
            any(item.occurs and item.occurs.depending_on for item in record.walk())
            for record in layout.records
        )
        > 1
    ):
        raise PlanFault(
            ("variable_occurs",),
            "several record descriptions have tables that vary, so the record's length cannot be told",
            "Give record_length, or a length field",
        )
    within = {
        id(below)
        for item in layout.walk()
        if item.occurs
        for child in item.children
        for below in child.walk()
    }
    rows, digits = [], []
    for table in tables:
        if id(table) in within:
            raise PlanFault(
                ("variable_occurs",),
                f"{table.name} varies within another table, so the record's length cannot be told from its counters",
                "Give a length field",
            )
        occurs = table.occurs
        assert occurs is not None  # noqa: S101 - the caller looked
        counter = next(item for item in layout.walk() if item.path == occurs.depending_on)
        if counter.offset >= first:
            raise PlanFault(
                ("variable_occurs",),
                f"the counter {counter.name} stands behind a table that varies, so the record's length cannot be told",
                "Give record_length, or a length field",
            )
        number = _whole_number(counter, source, ("variable_occurs",))
        rows.append((number.offset, number.length, number.kind, table.length, occurs.minimum, occurs.maximum))
        digits.append(number.digits)
    shape, tens = np.array(rows, np.int64), np.array(digits, np.uint8)

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = _measure_counters(data, starts, ends, layout.length, shape, tens, prefix, suffix)
        return count, used, "the OCCURS DEPENDING ON counter is no number within its range" if wrong else ""

    return measure


@numba.njit(cache=True, nogil=True)
def _number(data, at, width, kind, digits):  # type: ignore[no-untyped-def]
    """A whole number, or less than 0 where the bytes are none. Signs are not looked at: the field itself is
    decoded strictly later."""
    value = np.int64(0)
    for k in range(width):
        byte = data[at + (width - 1 - k if kind == _LITTLE else k)]
        if kind in (_BINARY, _LITTLE):
            value = value * 256 + np.int64(byte)
            continue
        if kind == _ZONED:
            if digits[byte] > 9:
                return np.int64(-1)
            value = value * 10 + np.int64(digits[byte])
            continue
        last = kind == _PACKED and k == width - 1
        if byte >> 4 > 9 or (not last and byte & 0x0F > 9):
            return np.int64(-1)
        value = value * 10 + np.int64(byte >> 4)
        if not last:
            value = value * 10 + np.int64(byte & 0x0F)
    return value


@numba.njit(cache=True, nogil=True)
def _measure_field(data, starts, ends, offset, width, kind, digits, add, keys, lengths, prefix, suffix):  # type: ignore[no-untyped-def]
    count, position, size = 0, np.int64(0), len(data)
    while position < size:
        at = position + prefix + offset
        if at + width > size:
            break
        length = np.int64(-1)
        if len(lengths):
            for v in range(keys.shape[0]):
                same = True
                for k in range(width):
                    same &= data[at + k] == keys[v, k]
                if same:
                    length = lengths[v]
                    break
        else:
            length = _number(data, at, width, kind, digits)
            if 0 <= length <= _LONGEST:
                length += add
        if length < 1 or length > _LONGEST:
            return count, position, True
        if position + prefix + length + suffix > size:
            break
        starts[count], ends[count] = position + prefix, position + prefix + length
        count += 1
        position += prefix + length + suffix
    return count, position, False


@numba.njit(cache=True, nogil=True)
def _measure_counters(data, starts, ends, longest, shape, digits, prefix, suffix):  # type: ignore[no-untyped-def]
    count, position, size = 0, np.int64(0), len(data)
    while position < size:
        length = np.int64(longest)
        for t in range(shape.shape[0]):
            at = position + prefix + shape[t, 0]
            if at + shape[t, 1] > size:
                return count, position, False
            number = _number(data, at, shape[t, 1], shape[t, 2], digits[t])
            if number < shape[t, 4] or number > shape[t, 5]:
                return count, position, True
            length -= (shape[t, 5] - number) * shape[t, 3]
        if length < 1:
            return count, position, True
        if position + prefix + length + suffix > size:
            break
        starts[count], ends[count] = position + prefix, position + prefix + length
        count += 1
        position += prefix + length + suffix
    return count, position, False
