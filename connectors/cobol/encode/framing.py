"""Records into the bytes of a file: the inverse of the framers.

There is one writer a record format. Each gives a file's bytes piece by piece, so that a file of any size is
written with a small memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource, LengthWord
from connectors.cobol.framer import line_framer
from connectors.cobol.kernels import writing_frames, writing_text

__all__ = [
    "BLOCK_SIZE",
    "CannotFrame",
    "Framed",
    "block_words",
    "escaped",
    "length_words",
    "line_end",
    "make_framed",
    "micro_focus_header",
    "micro_focus_padding",
    "micro_focus_words",
    "record_word",
]

BLOCK_SIZE = 27998
"""The most bytes of a block where none is given: half a track of a 3390 (DFSMS Using Data Sets, "Block size")."""

LARGEST_SEGMENT = 32756
"""Bytes of a segment with its word, without blocks (DFSMS Using Data Sets, "Format-V records")."""
MICRO_FOCUS_SHORT = 4095
"""Bytes: the longest record of a file whose record headers have two bytes has fewer."""

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]


class CannotFrame(ValueError):
    """A record that the record format cannot carry; `row` is its place among those that were given."""

    def __init__(self, reason: str, row: int = 0) -> None:
        super().__init__(reason)
        self.row = row


class Framed:
    """Takes records and gives the bytes of the file: `add` as often as there are records, then `end`.

    `longest` is the most bytes that a record can have.
    """

    def __init__(self, source: CobolSource, record_length: int | None, block_size: int, longest: int) -> None:
        self.source, self.record_length, self.block_size = source, record_length, block_size
        self.longest = longest + source.record_prefix_bytes + source.record_suffix_bytes

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


class _Undefined(Framed):
    """Blocks that are a record each (U): of one length but for the last, or one alone."""

    _ended = False

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        length = self.source.record_length
        same = np.zeros(len(starts), np.bool_) if length is None else ends - starts == length
        behind = np.concatenate([np.array([self._ended]), ~same[:-1]])
        what = "a block that is not the last" if length else "the block before it"
        _refuse(
            behind | (length is not None and ends - starts > length), f"{what} has no end that can be told"
        )
        self._ended = not same[-1]
        return _spread(data, starts, ends, 0, 0)[0].tobytes()


class _Variable(Framed):
    """Records behind their RDW."""

    @property
    def word(self) -> LengthWord:
        return record_word(self.source)

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        return self._described(data, starts, ends)[0].tobytes()

    def _described(self, data: Bytes, starts: Positions, ends: Positions) -> tuple[Bytes, Positions]:
        """(records with their RDWs, where each ends)."""
        source, word = self.source, self.word
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

    def __init__(self, source: CobolSource, record_length: int | None, block_size: int, longest: int) -> None:
        super().__init__(source, record_length, block_size, longest)
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
        word = block_words(self.source.bdw, np.array([self._held], np.int64)).tobytes()
        block = word + b"".join(piece.tobytes() for piece in self._waiting)
        self._waiting, self._held = [], 0
        return block


class _Spanned(Framed):
    """Records in segments (VS), that fill blocks up to their end (VBS)."""

    def __init__(self, source: CobolSource, record_length: int | None, block_size: int, longest: int) -> None:
        super().__init__(source, record_length, block_size, longest)
        self._header = source.bdw.header_length if source.record_format == "VBS" else 0
        self._waiting = np.zeros(0, np.uint8)

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        source, header, before = self.source, self._header, len(self._waiting)
        size = self.block_size if header else min(self.block_size, LARGEST_SEGMENT)
        _refuse(np.array([size < header + 5]), f"no segment fits into {size} bytes")
        around, stops = _spread(data, starts, ends, source.record_prefix_bytes, source.record_suffix_bytes)
        begins = np.concatenate([np.zeros(1, np.int64), stops[:-1]])
        call = (around, begins, stops, size, header, before, before > 0)
        count, end = writing_frames.span_records(*call, np.empty(0, np.uint8), np.empty(0, np.int64))
        out, blocks = np.zeros(end, np.uint8), np.empty(count, np.int64)
        out[:before] = self._waiting
        writing_frames.span_records(*call, out, blocks)
        if not header:
            return out.tobytes()
        if before:
            blocks = np.concatenate([np.zeros(1, np.int64), blocks])
        self._close(out, blocks[:-1], blocks[1:])
        self._waiting = out[blocks[-1] :].copy()
        return out[: blocks[-1]].tobytes()

    def end(self) -> bytes:
        if len(self._waiting):
            self._close(self._waiting, np.zeros(1, np.int64), np.array([len(self._waiting)]))
        return self._waiting.tobytes()

    def _close(self, out: Bytes, starts: Positions, ends: Positions) -> None:
        words = block_words(self.source.bdw, ends - starts - self._header)
        for k in range(self._header):
            out[starts + k] = words[:, k]


class _MicroFocus(Framed):
    """The file's header, then each record behind its own, up to a multiple of four bytes."""

    _begun = False

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        source = self.source
        prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
        header = 2 if self.longest < MICRO_FOCUS_SHORT else 4
        content = ends - starts + prefix + suffix
        padding = micro_focus_padding(header, content)
        out, stops = _spread(data, starts, ends, header + prefix, padding + suffix)
        words = micro_focus_words(header, content)
        at = stops - padding - content - header
        for k in range(header):
            out[at + k] = words[:, k]
        return self._header() + out.tobytes()

    def end(self) -> bytes:
        return self._header()

    def _header(self) -> bytes:
        if self._begun:
            return b""
        self._begun = True
        return micro_focus_header(self.longest)


def micro_focus_header(longest: int) -> bytes:
    """The first 128 bytes of a file whose longest record has so many bytes; it bears no date."""
    found = bytearray(128)
    found[:4] = bytes.fromhex("307e0000" if longest < MICRO_FOCUS_SHORT else "3000007c")
    found[37], found[39], found[48] = 62, 1, 1  # as the manual has it; sequential; records of several lengths
    found[54:58] = longest.to_bytes(4, "big")
    return bytes(found)


def micro_focus_words(header: int, content: Positions) -> Bytes:
    """The record headers of normal records, a row each."""
    lengths = content | 4 << (8 * header - 4)
    return np.stack([lengths >> 8 * (header - 1 - k) & 0xFF for k in range(header)], axis=1).astype(np.uint8)


def micro_focus_padding(header: int, content: Positions) -> Positions:
    """Bytes behind each record, up to where the next may begin."""
    return np.maximum((header + content + 3) // 4 * 4, 8) - header - content


class _Lines(Framed):
    """Lines of text, each with its end."""

    def add(self, data: Bytes, starts: Positions, ends: Positions) -> bytes:
        if self.source.line_nulls:
            return escaped(data, starts, ends)[0].tobytes()
        stop = line_end(self.source)
        out, places = _spread(data, starts, ends, 0, len(stop))
        for k, byte in enumerate(stop):
            out[places - len(stop) + k] = byte
        cut = line_framer(self.source).cut(out, at_end=True)
        same = cut.ends == (places - len(stop))[: len(cut.ends)] if len(cut.ends) <= len(places) else None
        if same is None or not same.all() or len(cut.ends) < len(places):
            wrong = cut.ends[: len(places)] != (places - len(stop))[: len(cut.ends)]
            row = int(np.argmax(np.append(wrong, True)))
            raise CannotFrame("the record holds the byte that ends a line", row)
        return out.tobytes()


def escaped(data: Bytes, starts: Positions, ends: Positions) -> tuple[Bytes, Positions]:
    """(lines with a NUL in front of each control character, where each ends with its line feed)."""
    out, stops = (
        np.empty(2 * int((ends - starts).sum()) + len(starts), np.uint8),
        np.empty(len(starts), np.int64),
    )
    size = writing_frames.escape_lines(data, starts, ends, out, stops)
    return out[:size], stops


def line_end(source: CobolSource) -> bytes:
    """The bytes that end a line: where `line_end` says nothing NL (X'15') in EBCDIC pages, else a line feed."""
    ebcdic = code_page(source.code_page).is_ebcdic
    feed, next_line = (b"\x25", b"\x15") if ebcdic else (b"\n", b"\x85")
    ends = {"lf": feed, "crlf": b"\r" + feed, "cr": b"\r", "nel": next_line}
    return ends.get(source.line_end, next_line if ebcdic else feed)


FORMATS: dict[str, Callable[[CobolSource, int | None, int, int], Framed]] = {
    "F": _Plain,
    "FB": _Plain,
    "FS": _Plain,
    "FBS": _Plain,
    "V": _Variable,
    "VB": _Blocked,
    "VS": _Spanned,
    "VBS": _Spanned,
    "MF": _MicroFocus,
    "text": _Lines,
}


def make_framed(source: CobolSource, record_length: int | None, block_size: int, longest: int) -> Framed:
    """The writer of a source's record format."""
    if source.record_format == "U":
        make: Callable[..., Framed] = _Variable if "bdw" in source.model_fields_set else _Undefined
    else:
        make = FORMATS[source.record_format]
    return make(source, record_length, block_size, longest)


def record_word(source: CobolSource) -> LengthWord:
    """The word in front of a record: of undefined ones that of their block."""
    return source.bdw if source.record_format == "U" else source.rdw


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


def block_words(word: LengthWord, content: Positions) -> Bytes:
    """As `length_words` for blocks: from 32 KiB on IBM's word is an extended one, of 31 bits."""
    at, size = word.length_at
    is_ibm = (word.header_length, at, size, word.endian) == (4, 0, 2, "big")
    wide = content + 4 > 0x7FFF if is_ibm else np.zeros(len(content), np.bool_)
    words = length_words(word, np.where(wide, 0, content))
    counted = word.header_length if word.length_includes_header else 0
    lengths = content[wide] + counted - word.adjustment | 1 << 31
    for k in range(4 if is_ibm else 0):
        words[wide, k] = lengths >> 8 * (3 - k) & 0xFF
    return words


def _spread(
    data: Bytes, starts: Positions, ends: Positions, before: int, behind: Positions | int
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
