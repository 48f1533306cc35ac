"""What stands between the records of a file, held against what would be written there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.description import CobolSource
from connectors.cobol.encode.framing import (
    block_words,
    escaped,
    length_words,
    line_end,
    micro_focus_header,
    micro_focus_padding,
    micro_focus_words,
    record_word,
)
from connectors.cobol.framer import word_shape
from connectors.cobol.kernels import writing_frames
from connectors.framing import Cut

__all__ = ["Control", "control_bytes"]

EXTENDED = "extended block descriptor word"
PADDING = "padding other than X'00'"
HEADER = "header bytes that say nothing of the records"
NULL_SEGMENT = "null segment at the end of a block"
UNESCAPED = "control character without its NUL"

Bytes = NDArray[np.uint8]
Positions = NDArray[np.int64]
Rules = Callable[[Bytes, Bytes], NDArray[np.str_]]


def _none(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    return np.full(len(theirs), "")


@dataclass(frozen=True)
class Control:
    """Bytes of one kind: a row each, at `at` in the buffer. `rules` names the rows that a rule explains, else ""."""

    name: str
    at: Positions
    theirs: Bytes
    ours: Bytes
    rules: Rules = _none
    unit: str = "words"


def control_bytes(
    source: CobolSource, raw: Bytes, cut: Cut, state: int = 0, longest: int = 0
) -> list[Control]:
    """What stands between the records of a buffer up to `cut.used`, in the blocks and segments of the source.

    `state` is what the framer was told of the buffer, `longest` the most bytes that a record may have.
    """
    if source.record_format in ("VS", "VBS"):
        return _spanned(source, raw, cut, state)
    if source.record_format == "text" and source.line_nulls:
        return _escaped(raw, cut)
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    found = []
    begins, stops = cut.starts - prefix, cut.ends + suffix
    for name, at, size in (("(record prefix)", begins, prefix), ("(record suffix)", cut.ends, suffix)):
        if size:
            theirs = _taken(raw, at, size)
            found.append(Control(name, at, theirs, np.zeros_like(theirs)))
    first, content = 0, stops - begins
    if source.record_format in ("V", "VB") or (
        source.record_format == "U" and "bdw" in source.model_fields_set
    ):
        word = record_word(source)
        name = "(BDW)" if source.record_format == "U" else "(RDW)"
        make, rules = (block_words, _extended) if source.record_format == "U" else (length_words, _none)
        begins = begins - word.header_length
        theirs = _taken(raw, begins, word.header_length)
        found.append(Control(name, begins, theirs, make(word, content), rules))
    elif source.record_format == "MF":
        header = cut.state & 7
        if not state and cut.used:
            first = 128
            ours = np.frombuffer(micro_focus_header(longest + prefix + suffix), np.uint8)
            found.append(
                Control("(file header)", np.zeros(1, np.int64), raw[None, :128], ours[None], _header)
            )
        begins = begins - header
        if len(begins):
            theirs = _taken(raw, begins, header)
            found.append(Control("(record header)", begins, theirs, micro_focus_words(header, content)))
    before = np.concatenate([np.full(1, first, np.int64), stops])
    gaps = np.append(begins, cut.used) - before
    if source.record_format == "VB":
        size = source.bdw.header_length
        heads = np.flatnonzero(gaps[:-1] == size)
        last = np.append(heads, len(cut.starts))[1:] - 1
        theirs = _taken(raw, before[heads], size)
        ours = block_words(source.bdw, stops[last] - begins[heads])
        found.append(Control("(BDW)", before[heads], theirs, ours, _extended))
        gaps[heads] = 0
    elif source.record_format == "MF":
        size = np.minimum(gaps[1:], micro_focus_padding(cut.state & 7, content))
        theirs = _present(raw, stops, size, 7)
        found.append(Control("(padding)", stops, theirs, np.zeros_like(theirs), _padding))
        gaps[1:] -= size
    elif source.record_format == "text":
        # at most a carriage return and the byte that ends the line; the last line may have no end
        theirs = _present(raw, stops, np.minimum(gaps[1:], 2), 2)
        ours = np.zeros_like(theirs)
        end = np.frombuffer(line_end(source), np.uint8)
        ours[:, : len(end)] = end
        found.append(Control("(line end)", stops, theirs, ours, _line_ends))
        gaps[1:] = np.maximum(gaps[1:] - 2, 0)
    return found + _between(raw, before, gaps)


def _spanned(source: CobolSource, raw: Bytes, cut: Cut, state: int) -> list[Control]:
    data, prefix, suffix = cut.data, source.record_prefix_bytes, source.record_suffix_bytes
    assert data is not None  # noqa: S101 - the framer puts the segments together
    found = []
    # within the segments these bytes stand elsewhere: they are told by the record that they belong to
    for name, at, size in (
        ("(record prefix)", cut.starts - prefix, prefix), ("(record suffix)", cut.ends, suffix)
    ):  # fmt: skip
        if size:
            theirs = _taken(data, at, size)
            found.append(Control(name, cut.first_bytes, theirs, np.zeros_like(theirs)))
    blocked = source.record_format == "VBS"
    shape = word_shape(source.bdw)
    words, blocks, contents = (np.empty(cut.used // 4 + 1, np.int64) for _ in range(3))
    gaps = np.empty((cut.used // 4 + 1, 2), np.int64)
    segments, count, null = writing_frames.find_words(
        raw, cut.used, state, shape.header if blocked else 0, shape.at, shape.size, shape.little,
        shape.adjustment, shape.is_ibm, words, blocks, contents, gaps,
    )  # fmt: skip
    at = words[:segments]
    theirs = _taken(raw, at, 4)
    ours = theirs.copy()
    ours[:, 3] = 0  # the framer has refused what else may be wrong with a segment
    found.append(Control("(SDW)", at, theirs, ours))
    if blocked:
        theirs = _taken(raw, blocks[:count], shape.header)
        found.append(
            Control("(BDW)", blocks[:count], theirs, block_words(source.bdw, contents[:count]), _extended)
        )
    if null:
        theirs = _taken(raw, gaps[:null, 0], 4)
        found.append(
            Control("(null segment)", gaps[:null, 0], theirs, np.zeros((null, 0), np.uint8), _null_segments)
        )
    return found


def _escaped(raw: Bytes, cut: Cut) -> list[Control]:
    """Lines with NULs: whether each would be written with the same ones, and with its end."""
    assert cut.data is not None  # noqa: S101 - the framer takes the NULs out
    places = cut.first_bytes
    written, stops = escaped(cut.data, cut.starts, cut.ends)
    begins = np.concatenate([np.zeros(1, np.int64), stops[:-1]])
    ends = np.append(places[1:], cut.used)
    # the bytes at the end tell of the line's end, and whether the line is as long as it would be
    width = 2
    theirs, ours = (np.zeros((len(places), width), np.uint8) for _ in range(2))
    for k in range(width):
        here, there = ends - width + k >= places, stops - width + k >= begins
        theirs[here, k] = raw[ends[here] - width + k]
        ours[there, k] = written[stops[there] - width + k]
    other = ends - places != stops - begins
    ours[other & (theirs == ours).all(axis=1)] = 0
    return [Control("(line end)", places, theirs, ours, _escaped_lines)]


def _between(raw: Bytes, before: Positions, gaps: Positions) -> list[Control]:
    strange = np.flatnonzero(gaps)
    if not len(strange):
        return []
    sizes = gaps[strange]
    at = (
        np.repeat(before[strange], sizes)
        + np.arange(int(sizes.sum()))
        - np.repeat(np.cumsum(sizes) - sizes, sizes)
    )
    return [
        Control("(between records)", at, raw[at][:, None], np.zeros((len(at), 0), np.uint8), unit="bytes")
    ]


def _taken(data: Bytes, at: Positions, size: int) -> Bytes:
    return np.asarray(data[at[:, None] + np.arange(size)])


def _present(data: Bytes, at: Positions, sizes: Positions, width: int) -> Bytes:
    """The bytes at these places, of which there are `sizes` each; X'00' where there are fewer than `width`."""
    found = np.zeros((len(at), width), np.uint8)
    for k in range(width):
        has = sizes > k
        found[has, k] = data[at[has] + k]
    return found


# -- rules ----------------------------------------------------------------------------------------------------


def _extended(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    """A word of 31 bits for a length that 15 hold."""
    if theirs.shape[1] != 4:
        return _none(theirs, ours)
    alike = (theirs[:, 0] & 0x7F == 0) & (theirs[:, 1] == 0) & (theirs[:, 2:] == ours[:, :2]).all(axis=1)
    return np.where(alike & (theirs[:, 0] == 0x80) & (ours[:, 2:] == 0).all(axis=1), EXTENDED, "")


def _padding(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    return np.full(len(theirs), PADDING)


def _null_segments(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    return np.full(len(theirs), NULL_SEGMENT)


def _header(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    """All but those that say how the file is read; its longest record may be shorter than the copybook's."""
    free = np.ones(128, np.bool_)
    free[[0, 1, 2, 3, 39, 41, 48]] = False
    return np.where(((theirs == ours) | free).all(axis=1), HEADER, "")


def _line_ends(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    names = []
    for first, second in theirs.tolist():
        shown = f"{first:02X}{second:02X}" if second else f"{first:02X}"
        names.append(f"line end X'{shown}'" if first else "no line end")
    return np.array(names, dtype=np.str_)


def _escaped_lines(theirs: Bytes, ours: Bytes) -> NDArray[np.str_]:
    names = []
    for before, last in theirs.tolist():
        names.append("no line end" if last != 0x0A else "line end X'0D0A'" if before == 0x0D else UNESCAPED)
    return np.array(names, dtype=np.str_)
