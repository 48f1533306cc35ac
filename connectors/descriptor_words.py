"""Cuts files whose records, segments and blocks stand behind words that give their length.

"z/OS DFSMS Using Data Sets", chapter "Record formats of data sets": an RDW, an SDW and a BDW are four bytes, a
big-endian length in the first two that counts the four bytes too. The first bit of a BDW says that the other
31 are the length (extended BDW). The third byte of an SDW says what segment of its record follows. Files that
were moved off the mainframe may differ in each of these points; `WordShape` says how.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from connectors.compiled import jit
from connectors.framing import LONGEST, Bytes, Cut

__all__ = ["IBM", "SpannedFramer", "VariableFramer", "WordShape"]


@dataclass(frozen=True)
class WordShape:
    """Where a length word keeps the length, and what the length counts."""

    header: int
    at: int
    size: int
    little: bool
    adjustment: int
    """Added to the length read to get the bytes that follow the word."""

    @property
    def is_ibm(self) -> bool:
        """Whether the two bytes behind the length are IBM's reserved ones."""
        return self.header == 4 and self.at == 0 and self.size == 2 and not self.little


IBM = WordShape(header=4, at=0, size=2, little=False, adjustment=-4)
_NONE = WordShape(0, 0, 0, little=False, adjustment=0)


@dataclass(frozen=True)
class VariableFramer:
    """Records behind a length word (V), in blocks behind a length word of their own (VB)."""

    rdw: WordShape
    bdw: WordShape | None = None
    prefix: int = 0
    suffix: int = 0

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        room = len(data) // self.rdw.header + 1
        starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
        r, b = self.rdw, self.bdw or _NONE
        count, used, problem, value = _cut_variable(
            data, r.header, r.at, r.size, r.little, r.adjustment, r.is_ibm,
            b.header, b.at, b.size, b.little, b.adjustment, b.is_ibm, starts, ends,
        )  # fmt: skip
        fault, remedy = self._explain(problem, value)
        if not fault and at_end and used < len(data):
            fault = f"the file ends within a {'block' if self.bdw else 'record'}: {len(data) - used} bytes are left"
        elif not fault and len(data) - used > LONGEST:
            fault = "no record ends within 16 MiB"
        starts, ends = starts[:count] + self.prefix, ends[:count] - self.suffix
        short = np.flatnonzero(starts > ends)
        if len(short):
            first = int(short[0])
            used = starts[first] - self.prefix - r.header
            fault = "a record is shorter than record_prefix_bytes and record_suffix_bytes together"
            starts, ends, remedy = starts[:first], ends[:first], ""
        return Cut(starts, ends, int(used), fault, remedy)

    def _explain(self, problem: int, value: int) -> tuple[str, str]:
        if problem == 1:
            return f"the record descriptor word gives a length of {value}, which no record has", ""
        if problem == 2:
            return f"the block descriptor word gives a length of {value}, which no block has", ""
        if problem == 3:
            return f"a record of {value} bytes reaches over the end of its block", ""
        if problem == 4 and value in (0x0100, 0x0200, 0x0300):
            spanned = "VBS" if self.bdw else "VS"
            part = {1: "first", 2: "last", 3: "middle"}[value >> 8]
            return (
                f"the word marks the {part} segment of a spanned record, which is no whole record",
                f"Write record_format: {spanned}",
            )
        if problem == 4:
            remedy = (
                "Check record_format and header_bytes: these bytes may be no descriptor word. Where they mean "
                "something else, write rdw: {header_length: 2} and record_prefix_bytes: 2"
            )
            return (
                f"the last two bytes of the record descriptor word hold X'{value:04X}', and must be zero",
                remedy,
            )
        return "", ""


@dataclass(frozen=True)
class SpannedFramer:
    """Records in segments: behind segment descriptor words alone (VS), or in blocks as well (VBS).

    A record's bytes are put together from its segments. The state is the bytes from the cut to the end of
    the block it lies in, since most blocks of a spanned file end within a record.
    """

    bdw: WordShape | None = None
    prefix: int = 0
    suffix: int = 0

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        room = len(data) // IBM.header + 1
        starts, ends, places = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
        joined = np.empty(len(data), np.uint8)
        b = self.bdw or _NONE
        count, used, state, problem, value, within = _cut_spanned(
            data,
            state,
            b.header,
            b.at,
            b.size,
            b.little,
            b.adjustment,
            b.is_ibm,
            starts,
            ends,
            places,
            joined,
        )
        fault, remedy = _explain_spanned(problem, value)
        if not fault and at_end and (used < len(data) or state):
            what = "spanned record" if within else "block" if self.bdw else "segment"
            fault = f"the file ends within a {what}: {len(data) - used} bytes are left"
        elif not fault and len(data) - used > LONGEST:
            fault = "no record ends within 16 MiB"
        starts, ends, places = starts[:count] + self.prefix, ends[:count] - self.suffix, places[:count]
        short = np.flatnonzero(starts > ends)
        if len(short):
            first = int(short[0])
            used = places[first] - IBM.header
            fault = "a record is shorter than record_prefix_bytes and record_suffix_bytes together"
            starts, ends, places, remedy = starts[:first], ends[:first], places[:first], ""
        return Cut(starts, ends, int(used), fault, remedy, joined, places + self.prefix, int(state))


def _explain_spanned(problem: int, value: int) -> tuple[str, str]:
    if problem == 1:
        return f"the segment descriptor word gives a length of {value}, which no segment has", ""
    if problem == 2:
        return f"the block descriptor word gives a length of {value}, which no block has", ""
    if problem == 3:
        return f"a segment of {value} bytes reaches over the end of its block", ""
    if problem == 4:
        return (
            f"the last two bytes of the segment descriptor word hold X'{value:04X}', which marks no segment",
            "",
        )
    begun = "Records may be missing here: transfer the extract again, all of its parts in their order"
    if problem == 5:
        return (
            "a null segment stands outside a block, or holds more than its mark",
            "Check record_format: VS or VBS",
        )
    if problem == 6:
        what = "whole record" if value == 0 else "first segment"
        return f"a {what} follows before the last segment of the record before it", begun
    if problem == 7:
        what = "last" if value == 2 else "middle"
        return f"the {what} segment of a record follows, and its first one does not come before it", begun
    return "", ""


@jit
def _word(data, at, size, little):  # type: ignore[no-untyped-def]
    value = np.int64(0)
    for k in range(size):
        value = value * 256 + np.int64(data[at + (size - 1 - k if little else k)])
    return value


@jit
def _block_length(data, at, size, little, ibm, position):  # type: ignore[no-untyped-def]
    if ibm and data[position] & 0x80:
        return _word(data, position, 4, False) & 0x7FFFFFFF
    return _word(data, position + at, size, little)


@jit
def _cut_variable(data, rh, ra, rs, rl, radd, ribm, bh, ba, bs, bl, badd, bibm, starts, ends):  # type: ignore[no-untyped-def]
    """(records, bytes used, problem, its value): with blocks, only whole blocks are used."""
    count, position, size = 0, np.int64(0), len(data)
    while position < size:
        if bh:
            if position + bh > size:
                break
            length = _block_length(data, ba, bs, bl, bibm, position) + badd
            if length < 0:
                return count, position, 2, length - badd
            stop = position + bh + length
            if stop > size:
                break
            inner = position + bh
        else:
            stop, inner = size, position
        while inner < stop:
            if inner + rh > stop:
                if not bh:
                    return count, inner, 0, 0
                return count, inner, 3, stop - inner
            length = _word(data, inner + ra, rs, rl) + radd
            if length < 0:
                return count, inner, 1, length - radd
            if bh and inner + rh + length > stop:
                return count, inner, 3, length
            if ribm and (data[inner + 2] or data[inner + 3]):
                return count, inner, 4, _word(data, inner + 2, 2, False)
            if inner + rh + length > stop:
                return count, inner, 0, 0
            starts[count] = inner + rh
            ends[count] = inner + rh + length
            count += 1
            inner += rh + length
        position = stop if bh else inner
    return count, position, 0, 0


@jit
def _cut_spanned(data, state, bh, ba, bs, bl, badd, bibm, starts, ends, places, joined):  # type: ignore[no-untyped-def]
    """(records, bytes used, bytes left of the block there, problem, its value, whether a record is open)."""
    count, filled, size = 0, np.int64(0), len(data)
    position, stop = np.int64(0), np.int64(state)
    used, left, opened, place, begin = np.int64(0), np.int64(state), False, np.int64(0), np.int64(0)
    while position < size:
        if bh and position == stop:
            if position + bh > size:
                break
            length = _block_length(data, ba, bs, bl, bibm, position) + badd
            if length < 0:
                return count, position, left, 2, length - badd, opened
            position += bh
            stop = position + length
            if not opened:
                used, left = position, length
            continue
        if bh and position + 4 > stop:
            return count, position, left, 3, stop - position, opened
        if position + 4 > size:
            break
        length, mark = _word(data, position, 2, False), _word(data, position + 2, 2, False)
        if length & 0x8000:  # a null segment: nothing but padding follows in its block
            if not bh or length & 0x7F00 or mark:
                return count, position, left, 5, length, opened
            if stop > size:
                break
            position = stop
            if not opened:
                used, left = position, np.int64(0)
            continue
        if length < 4:
            return count, position, left, 1, length, opened
        kind = mark >> 8
        if kind > 3 or mark & 0xFF:
            return count, position, left, 4, mark, opened
        if opened and kind < 2:
            return count, position, left, 6, kind, opened
        if not opened and kind >= 2:
            return count, position, left, 7, kind, opened
        if bh and position + length > stop:
            return count, position, left, 3, length, opened
        if position + length > size:
            break
        if kind < 2:
            place, begin = position + 4, filled
        for k in range(4, length):
            joined[filled] = data[position + k]
            filled += 1
        position += length
        opened = kind == 1 or kind == 3
        if not opened:
            starts[count], ends[count], places[count] = begin, filled, place
            count += 1
            used, left = position, stop - position if bh else np.int64(0)
    return count, used, left, 0, 0, opened
