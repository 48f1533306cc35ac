"""Records into the bytes of a file: the inverse of the framers, and what they make of the bytes between records.

FORMATS has one writer a record format. Each gives a file's bytes piece by piece, so that a file of any size is
written with a small memory; a format that is not there cannot be written yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource, LengthWord
from connectors.cobol.kernels import writing_text

__all__ = ["BLOCK_SIZE", "FORMATS", "CannotFrame", "Framed", "control_bytes"]

BLOCK_SIZE = 27998
"""The most bytes of a block where none is given: half a track of a 3390 (DFSMS Using Data Sets, "Block size")."""

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]


class CannotFrame(ValueError):
    """A record that the record format cannot carry; `row` is its place among those that were given."""

    def __init__(self, reason: str, row: int = 0) -> None:
        super().__init__(reason)
        self.row = row


class Framed:
    """Takes records and gives the bytes of the file: `add` as often as there are records, then `end`."""

    def __init__(self, source: CobolSource, record_length: int | None, block_size: int) -> None:
        self.source, self.record_length, self.block_size = source, record_length, block_size

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        raise NotImplementedError

    def end(self) -> bytes:
        return b""


class _Plain(Framed):
    """Records one behind the other (F, FB), with the bytes around them that the description names as X'00'."""

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        lengths = ends - starts
        if self.record_length is not None:
            _refuse(lengths != self.record_length, f"the record is not {self.record_length} bytes long")
        source = self.source
        return _spread(data, starts, ends, source.record_prefix_bytes, source.record_suffix_bytes)[
            0
        ].tobytes()


class _Variable(Framed):
    """Records behind their RDW."""

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        return self._described(data, starts, ends)[0].tobytes()

    def _described(self, data: Bytes, starts: Positions, ends: Positions) -> tuple[Bytes, Positions]:
        """(records with their RDWs, where each ends)."""
        source, word = self.source, self.source.rdw
        prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
        out, stops = _spread(data, starts, ends, word.header_length + prefix, suffix)
        content = ends - starts + prefix + suffix
        words = length_words(word, content)
        at = stops - content - word.header_length
        for k in range(word.header_length):
            out[at + k] = words[:, k]
        return out, stops


class _Blocked(_Variable):
    """Records in blocks behind a BDW; each block takes as many records as fit."""

    def __init__(self, source: CobolSource, record_length: int | None, block_size: int) -> None:
        super().__init__(source, record_length, block_size)
        self._waiting: list[Bytes] = []
        self._held = 0

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        out, stops = self._described(data, starts, ends)
        room = self.block_size - self.source.bdw.header_length
        sizes = np.diff(stops, prepend=0)
        _refuse(sizes > room, f"the record does not fit into a block of {self.block_size} bytes")
        done: list[bytes] = []
        begin = at = 0
        while at < len(stops):
            # the records that still fit into this block: a search for each block, not for each record
            upto = int(np.searchsorted(stops, begin + room - self._held, side="right"))
            if upto > at:
                piece = out[begin : int(stops[upto - 1])]
                self._waiting.append(piece)
                self._held += len(piece)
                begin, at = int(stops[upto - 1]), upto
            if at < len(stops):
                done.append(self.end())
        return b"".join(done)

    def end(self) -> bytes:
        if not self._held:
            return b""
        word = length_words(self.source.bdw, np.array([self._held], np.int64)).tobytes()
        block = word + b"".join(piece.tobytes() for piece in self._waiting)
        self._waiting, self._held = [], 0
        return block


class _Lines(Framed):
    """Lines of text, each with its end: NL (X'15') in EBCDIC pages, a line feed in others."""

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        stops = np.frombuffer(line_ends(self.source), np.uint8)
        out, places = _spread(data, starts, ends, 0, 1)
        found = np.flatnonzero(np.isin(out, stops))
        out[places - 1] = stops[0]
        if len(found):
            row = int(np.searchsorted(places, found[0], side="right"))
            raise CannotFrame("the record holds the byte that ends a line", row)
        return out.tobytes()


def line_ends(source: CobolSource) -> bytes:
    """The bytes that end a line, the one that is written first."""
    return b"\x15\x25" if code_page(source.code_page).is_ebcdic else b"\n"


FORMATS: dict[str, Callable[[CobolSource, int | None, int], Framed]] = {
    "F": _Plain,
    "FB": _Plain,
    "V": _Variable,
    "VB": _Blocked,
    "text": _Lines,
}


def length_words(word: LengthWord, content: Positions) -> Bytes:
    """The descriptor words of what is `content` bytes long, a row each; their other bytes are X'00'.

    Raises:
        CannotFrame: the word has too few bytes for the length.
    """
    at, size = word.length_at
    counted = word.header_length if word.length_includes_header else 0
    lengths = content + counted - word.adjustment
    _refuse((lengths < 0) | (lengths >= 1 << 8 * size), f"its length does not fit into {size} bytes")
    words = np.zeros((len(content), word.header_length), np.uint8)
    for k in range(size):
        shift = 8 * (k if word.endian == "little" else size - 1 - k)
        words[:, at + k] = lengths >> shift & 0xFF
    return words


def control_bytes(
    source: CobolSource, data: Bytes, starts: Positions, ends: Positions, used: int
) -> list[tuple[str, Positions, Bytes, Bytes]]:
    """What stands between the records: (name, places in `data`, bytes there, bytes that would be written).

    `data` up to `used` begins and ends between two records, or two blocks. Blocks are those of the source.
    Raises KeyError where the format has no writer.
    """
    FORMATS[source.record_format]
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    found: list[tuple[str, Positions, Bytes, Bytes]] = []
    begins, stops = starts - prefix, ends + suffix
    for name, at, size in (("(record prefix)", begins, prefix), ("(record suffix)", ends, suffix)):
        if size:
            theirs = _taken(data, at, size)
            found.append((name, at, theirs, np.zeros_like(theirs)))
    if source.record_format in ("V", "VB"):
        word = source.rdw
        begins = begins - word.header_length
        theirs = _taken(data, begins, word.header_length)
        found.append(("(RDW)", begins, theirs, length_words(word, stops - begins - word.header_length)))
    before = np.concatenate([np.zeros(1, np.int64), stops])
    gaps = np.append(begins, used) - before
    if source.record_format == "VB":
        size = source.bdw.header_length
        first = np.flatnonzero(gaps[:-1] == size)
        last = np.append(first[1:], len(starts)) - 1
        theirs = _taken(data, before[first], size)
        found.append(("(BDW)", before[first], theirs, length_words(source.bdw, stops[last] - begins[first])))
        gaps[first] = 0
    elif source.record_format == "text":
        # at most a carriage return and the byte that ends the line; the last line may have no end
        theirs = np.zeros((len(stops), 2), np.uint8)
        for k in range(2):
            has = gaps[1:] > k
            theirs[has, k] = data[stops[has] + k]
        written = np.zeros_like(theirs)
        written[:, 0] = line_ends(source)[0]
        found.append(("(line end)", stops, theirs, written))
        gaps[1:] = np.maximum(gaps[1:] - 2, 0)
    strange = np.flatnonzero(gaps)
    if len(strange):
        sizes = gaps[strange]
        at = (
            np.repeat(before[strange], sizes)
            + np.arange(int(sizes.sum()))
            - np.repeat(np.cumsum(sizes) - sizes, sizes)
        )
        theirs = data[at][:, None]
        found.append(("(between records)", at, theirs, np.zeros((len(at), 0), np.uint8)))
    return found


def _taken(data: Bytes, at: Positions, size: int) -> Bytes:
    return np.asarray(data[at[:, None] + np.arange(size)])


def _spread(
    data: Bytes, starts: Positions, ends: Positions, before: int, behind: int
) -> tuple[Bytes, Positions]:
    """(the records with room of X'00' before and behind each, where each ends with its room)."""
    stops = np.cumsum(ends - starts + before + behind)
    out = np.zeros(int(stops[-1]) if len(stops) else 0, np.uint8)
    places: Any = stops - behind - (ends - starts)
    writing_text.copy_records(data, starts, ends, out, places)
    return out, stops


def _refuse(wrong: NDArray[np.bool_], reason: str) -> None:
    rows = np.flatnonzero(wrong)
    if len(rows):
        raise CannotFrame(reason, int(rows[0]))
