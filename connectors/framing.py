"""Cuts the bytes of a file into records.

A framer looks at a buffer that begins at a record (or block) boundary and finds the records that lie in it
whole; what is left over is looked at again with the bytes that follow. So a file of any size is cut with a
small, constant memory, and any cut lies between two records.

Lengths follow "z/OS DFSMS Using Data Sets", chapter "Record formats": an RDW and a BDW are four bytes, a
big-endian length in the first two that counts the four bytes too. Files that were moved off the mainframe
may differ in each of these points; `LengthWord` says how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numba
import numpy as np
from numpy.typing import NDArray

__all__ = ["Cut", "DelimitedFramer", "FixedFramer", "Framer", "MeasuredFramer", "VariableFramer", "WordShape"]

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Cut:
    """Records found in a buffer: record i is bytes [starts[i], ends[i]); `used` bytes are dealt with.

    `fault` is "" or why the bytes at `used` cannot begin a record.
    """

    starts: Positions
    ends: Positions
    used: int
    fault: str = ""


class Framer(Protocol):
    def cut(self, data: Bytes, *, at_end: bool) -> Cut:
        """The whole records at the beginning of `data`; `at_end`: no byte follows."""


@dataclass(frozen=True)
class WordShape:
    """Where a length word keeps the length, and what the length counts."""

    header: int
    at: int
    size: int
    little: bool
    adjustment: int
    """Added to the length read to get the bytes that follow the word."""


@dataclass(frozen=True)
class FixedFramer:
    """Records of one length; `prefix` and `suffix` bytes of each are no part of it."""

    length: int
    prefix: int = 0
    suffix: int = 0

    @property
    def stride(self) -> int:
        return self.prefix + self.length + self.suffix

    def cut(self, data: Bytes, *, at_end: bool) -> Cut:
        count, rest = divmod(len(data), self.stride)
        starts = np.arange(count, dtype=np.int64) * self.stride + self.prefix
        fault = (
            f"{rest} bytes are left after the last whole record of {self.stride} bytes"
            if at_end and rest
            else ""
        )
        return Cut(starts, starts + self.length, count * self.stride, fault)


@dataclass(frozen=True)
class VariableFramer:
    """Records behind a length word (V), in blocks behind a length word of their own (VB)."""

    rdw: WordShape
    bdw: WordShape | None = None
    longest: int = 1 << 24
    prefix: int = 0
    suffix: int = 0

    def cut(self, data: Bytes, *, at_end: bool) -> Cut:
        room = len(data) // self.rdw.header + 1
        starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
        r, b = self.rdw, self.bdw or WordShape(0, 0, 0, False, 0)
        count, used, problem, length = _cut_variable(
            data, r.header, r.at, r.size, r.little, r.adjustment,
            b.header, b.at, b.size, b.little, b.adjustment, starts, ends,
        )  # fmt: skip
        fault = ""
        if problem == 1:
            fault = f"the record descriptor word gives a length of {length}, which no record has"
        elif problem == 2:
            fault = f"the block descriptor word gives a length of {length}, which no block has"
        elif problem == 3:
            fault = f"a record of {length} bytes reaches over the end of its block"
        elif at_end and used < len(data):
            fault = f"the file ends within a {'block' if self.bdw else 'record'}: {len(data) - used} bytes are left"
        elif not at_end and len(data) - used > self.longest:
            fault = "no record ends within 16 MiB"
        starts, ends = starts[:count] + self.prefix, ends[:count] - self.suffix
        short = np.flatnonzero(starts > ends)
        if len(short):
            first = int(short[0])
            used = starts[first] - self.prefix - r.header
            fault = "a record is shorter than record_prefix_bytes and record_suffix_bytes together"
            starts, ends = starts[:first], ends[:first]
        return Cut(starts, ends, int(used), fault)


@dataclass(frozen=True)
class DelimitedFramer:
    """Lines of text: each record ends at one of `ends`; a carriage return before it is no part of it."""

    ends: bytes
    carriage_return: int = 0x0D
    longest: int = 1 << 24

    def cut(self, data: Bytes, *, at_end: bool) -> Cut:
        stops = np.flatnonzero(np.isin(data, np.frombuffer(self.ends, np.uint8))).astype(np.int64)
        used = int(stops[-1]) + 1 if len(stops) else 0
        starts = np.concatenate([np.zeros(1, np.int64), stops + 1])[: len(stops)]
        if at_end and used < len(data):
            starts, stops, used = np.append(starts, used), np.append(stops, len(data)), len(data)
        ends = stops.copy()
        filled = np.flatnonzero(ends > starts)
        ends[filled] -= data[ends[filled] - 1] == self.carriage_return
        fault = "no line ends within 16 MiB" if len(data) - used > self.longest else ""
        return Cut(starts, ends, used, fault)


@dataclass(frozen=True)
class MeasuredFramer:
    """Records without length words, each of the length that `measure` reads from its own first bytes.

    `measure(data, starts, ends)` fills both arrays and gives (count, used, fault): used stops at the first
    record that is not whole or whose length cannot be told.
    """

    measure: Callable[[Bytes, Positions, Positions], tuple[int, int, str]]
    shortest: int = 1
    longest: int = 1 << 24

    def cut(self, data: Bytes, *, at_end: bool) -> Cut:
        room = len(data) // self.shortest + 1
        starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
        count, used, fault = self.measure(data, starts, ends)
        if not fault and at_end and used < len(data):
            fault = f"the file ends within a record: {len(data) - used} bytes are left"
        elif not fault and len(data) - used > self.longest:
            fault = "no record ends within 16 MiB"
        return Cut(starts[:count], ends[:count], int(used), fault)


@numba.njit(cache=True, nogil=True)
def _word(data, at, size, little):  # type: ignore[no-untyped-def]
    value = np.int64(0)
    for k in range(size):
        value = value * 256 + np.int64(data[at + (size - 1 - k if little else k)])
    return value


@numba.njit(cache=True, nogil=True)
def _cut_variable(data, rh, ra, rs, rl, radd, bh, ba, bs, bl, badd, starts, ends):  # type: ignore[no-untyped-def]
    """(records, bytes used, problem, length): with blocks, only whole blocks are used."""
    count, position, size = 0, np.int64(0), len(data)
    while position < size:
        if bh:
            if position + bh > size:
                break
            length = _word(data, position + ba, bs, bl) + badd
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
            if inner + rh + length > stop:
                if not bh:
                    return count, inner, 0, 0
                return count, inner, 3, length
            starts[count] = inner + rh
            ends[count] = inner + rh + length
            count += 1
            inner += rh + length
        position = stop if bh else inner
    return count, position, 0, 0
