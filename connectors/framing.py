"""Cuts the bytes of a file into records.

A framer looks at a buffer that begins at a record (or block) boundary and finds the records that lie in it
whole; what is left over is looked at again with the bytes that follow. So a file of any size is cut with a
small, constant memory, and any cut lies between two records.

Here are the formats without words of their own: fixed, text, undefined, and records that say their own
length. `descriptor_words` cuts V, VB, VS and VBS, `micro_focus` the files of that compiler.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONGEST", "BlockFramer", "Cut", "DelimitedFramer", "FixedFramer", "Framer", "MeasuredFramer"]

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]

LONGEST = 1 << 24
"""Bytes: a record or block that seems longer is a length read wrongly, and must not draw a file into memory."""


@dataclass(frozen=True)
class Cut:
    """Records found in a buffer: record i is bytes [starts[i], ends[i]); `used` bytes of the buffer are dealt with.

    Args:
        fault: "" or why the bytes at `used` cannot begin a record; `remedy` where it is a known one.
        data: None where records stand whole in the buffer; else their bytes put together, which `starts` and
            `ends` then count in.
        places: with `data`, the position in the buffer of each record's first byte.
        state: what the framer must be told to go on at `used`.
    """

    starts: Positions
    ends: Positions
    used: int
    fault: str = ""
    remedy: str = ""
    data: Bytes | None = None
    places: Positions | None = None
    state: int = 0

    @property
    def first_bytes(self) -> Positions:
        """The position of each record's first byte in the buffer."""
        return self.starts if self.places is None else self.places


class Framer(Protocol):
    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        """The whole records at the beginning of `data`.

        Args:
            at_end: no byte follows in the file.
            state: of the cut that used the bytes before; 0 at the first byte of a file.
        """


@dataclass(frozen=True)
class FixedFramer:
    """Records of one length; `prefix` and `suffix` bytes of each are no part of it."""

    length: int
    prefix: int = 0
    suffix: int = 0

    @property
    def stride(self) -> int:
        return self.prefix + self.length + self.suffix

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        count, rest = divmod(len(data), self.stride)
        starts = np.arange(count, dtype=np.int64) * self.stride + self.prefix
        fault = (
            f"{rest} bytes are left after the last whole record of {self.stride} bytes"
            if at_end and rest
            else ""
        )
        return Cut(starts, starts + self.length, count * self.stride, fault)


@dataclass(frozen=True)
class BlockFramer:
    """Undefined records (U): each block is a record. Of blocks of `length` bytes the last may be shorter;
    without a length, the whole file is one block."""

    length: int | None = None

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        size = len(data)
        length = self.length or max(size, 1)
        count = (size if self.length or at_end else 0) // length
        starts = np.arange(count, dtype=np.int64) * length
        ends = starts + length
        if at_end and count * length < size:
            starts, ends = np.append(starts, count * length), np.append(ends, size)
        used = int(ends[-1]) if len(ends) else 0
        if size - used > LONGEST:
            return Cut(
                starts,
                ends,
                used,
                "the block does not end within 16 MiB",
                "Give record_length, its block size",
            )
        return Cut(starts, ends, used)


@dataclass(frozen=True)
class DelimitedFramer:
    """Lines of text: each record ends at one of `ends`.

    A carriage return (`before`) in front of the end is no part of the record; with `strict` only an end
    behind a carriage return is one. An end may be missing behind the last line.
    """

    ends: bytes
    before: int | None = 0x0D
    strict: bool = False

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        stops = np.flatnonzero(np.isin(data, np.frombuffer(self.ends, np.uint8))).astype(np.int64)
        if self.strict:
            stops = stops[(stops > 0) & (data[stops - 1] == self.before)]
        used = int(stops[-1]) + 1 if len(stops) else 0
        starts = np.concatenate([np.zeros(1, np.int64), stops + 1])[: len(stops)]
        last = at_end and used < len(data)
        if last:
            starts, stops, used = np.append(starts, used), np.append(stops, len(data)), len(data)
        if self.before is not None:
            whole = len(stops) - (last and self.strict)
            filled = np.flatnonzero(stops[:whole] > starts[:whole])
            stops[filled] -= data[stops[filled] - 1] == self.before
        fault = "no line ends within 16 MiB" if len(data) - used > LONGEST else ""
        return Cut(starts, stops, used, fault)


@dataclass(frozen=True)
class MeasuredFramer:
    """Records without length words, each of the length that `measure` reads from its own first bytes.

    `measure(data, starts, ends)` fills both arrays and gives (count, used, fault): used stops at the first
    record that is not whole or whose length cannot be told.
    """

    measure: Callable[[Bytes, Positions, Positions], tuple[int, int, str]]
    shortest: int = 1

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        room = len(data) // self.shortest + 1
        starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
        count, used, fault = self.measure(data, starts, ends)
        if not fault and at_end and used < len(data):
            fault = f"the file ends within a record: {len(data) - used} bytes are left"
        elif not fault and len(data) - used > LONGEST:
            fault = "no record ends within 16 MiB"
        return Cut(starts[:count], ends[:count], int(used), fault)
