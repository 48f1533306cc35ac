"""Chooses how a COBOL file is cut into records, from its description and its layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource, LengthWord
from connectors.cobol.plan import PlanFault
from connectors.framing import DelimitedFramer, FixedFramer, Framer, MeasuredFramer, VariableFramer, WordShape
from connectors.layout import Field, Layout, Usage
from migrate.errors import did_you_mean

__all__ = ["make_framer"]

_ZONED, _PACKED, _BINARY = 0, 1, 2


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
        page = code_page(source.code_page)
        # EBCDIC text ends its lines with NL (X'15') or, as some transfers leave it, LF (X'25')
        return DelimitedFramer(b"\x15\x25" if page.is_ebcdic else b"\n")
    if source.length_field:
        return MeasuredFramer(_by_field(layout, source), shortest=1)
    if source.tables_vary and source.record_length is None:
        counted = [item for item in layout.walk() if item.occurs and item.occurs.depending_on]
        if counted:
            return MeasuredFramer(_by_counters(layout, counted, prefix, suffix), shortest=1)
    length = source.record_length or layout.length
    if length < layout.length:
        raise PlanFault(
            ("record_length",), f"{length} is less than the {layout.length} bytes of the copybook", "Correct one of them"
        )
    return FixedFramer(length, prefix, suffix)


def _shape(word: LengthWord) -> WordShape:
    at, size = word.length_at
    counted = word.header_length if word.length_includes_header else 0
    return WordShape(word.header_length, at, size, word.endian == "little", word.adjustment - counted)


def _kind(item: Field) -> int:
    if item.scale or not item.digits:
        raise PlanFault(("length_field", "field"), f"{item.name} is no whole number", "Name the field that counts")
    return {Usage.ZONED: _ZONED, Usage.PACKED: _PACKED}.get(item.usage, _BINARY)


def _by_field(layout: Layout, source: CobolSource) -> Callable[..., tuple[int, int, str]]:
    word = source.length_field
    assert word is not None  # noqa: S101 - the caller looked
    found = layout.find(word.field)
    if len(found) != 1:
        known = [item.name for item in layout.walk()]
        raise PlanFault(("length_field", "field"), f"the copybook has no field '{word.field}'", did_you_mean(word.field, known))
    item = found[0]
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    if word.map is not None:
        page = code_page(source.code_page)
        values = [page.encode(str(value).ljust(item.length)) for value in word.map]
        keys = np.frombuffer(b"".join(values), np.uint8).reshape(-1, item.length)
        lengths = np.array([length + word.adjustment for length in word.map.values()], np.int64)
        kind = _BINARY
    else:
        keys, lengths, kind = np.empty((0, item.length), np.uint8), np.empty(0, np.int64), _kind(item)

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = _measure_field(
            data, starts, ends, item.offset, item.length, kind, word.adjustment, keys, lengths, prefix, suffix
        )
        return count, used, f"{item.name} does not hold a record length" if wrong else ""

    return measure


def _by_counters(layout: Layout, tables: list[Field], prefix: int, suffix: int) -> Callable[..., tuple[int, int, str]]:
    first = min(table.offset for table in tables)
    rows = []
    for table in tables:
        occurs = table.occurs
        assert occurs is not None  # noqa: S101 - the caller looked
        counter = next(item for item in layout.walk() if item.path == occurs.depending_on)
        if counter.offset >= first:
            raise PlanFault(
                ("variable_occurs",),
                f"the counter {counter.name} stands behind a table that varies, so the record's length cannot be told",
                "Give record_length, or a length field",
            )
        rows.append((counter.offset, counter.length, _kind(counter), table.length, occurs.minimum, occurs.maximum))
    shape = np.array(rows, np.int64)

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = _measure_counters(data, starts, ends, layout.length, shape, prefix, suffix)
        return count, used, "the OCCURS DEPENDING ON counter is no number within its range" if wrong else ""

    return measure


@numba.njit(cache=True, nogil=True)
def _number(data, at, width, kind):  # type: ignore[no-untyped-def]
    """A whole number, or -1 where the bytes are none. The zone of a zoned digit is not looked at: the
    field itself is decoded strictly later."""
    value = np.int64(0)
    for k in range(width):
        byte = data[at + k]
        if kind == 2:
            value = value * 256 + np.int64(byte)
            continue
        if kind == 0:
            if byte & 0x0F > 9:
                return np.int64(-1)
            value = value * 10 + np.int64(byte & 0x0F)
            continue
        if byte >> 4 > 9 or (k < width - 1 and byte & 0x0F > 9):
            return np.int64(-1)
        value = value * 10 + np.int64(byte >> 4)
        if k < width - 1:
            value = value * 10 + np.int64(byte & 0x0F)
    return value


@numba.njit(cache=True, nogil=True)
def _measure_field(data, starts, ends, offset, width, kind, add, keys, lengths, prefix, suffix):  # type: ignore[no-untyped-def]
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
            length = _number(data, at, width, kind)
            if length >= 0:
                length += add
        if length < 1:
            return count, position, True
        if position + prefix + length + suffix > size:
            break
        starts[count], ends[count] = position + prefix, position + prefix + length
        count += 1
        position += prefix + length + suffix
    return count, position, False


@numba.njit(cache=True, nogil=True)
def _measure_counters(data, starts, ends, longest, shape, prefix, suffix):  # type: ignore[no-untyped-def]
    count, position, size = 0, np.int64(0), len(data)
    while position < size:
        length = np.int64(longest)
        for t in range(shape.shape[0]):
            at = position + prefix + shape[t, 0]
            if at + shape[t, 1] > size:
                return count, position, False
            number = _number(data, at, shape[t, 1], shape[t, 2])
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
