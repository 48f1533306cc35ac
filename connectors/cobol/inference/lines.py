"""Question: are the records lines of text, and what ends a line?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import CERTAIN, Candidate
from connectors.cobol.inference.framing import Cuts, Framing
from connectors.cobol.inference.sample import Sample

__all__ = ["line_framings"]

_LONGEST = 1 << 16
"""A text with a longer line is none."""
_ENDS = (
    ("ASCII lines that end with LF", b"\n", False),
    ("EBCDIC lines that end with NL, X'15'", b"\x15", True),
    ("EBCDIC lines that end with LF, X'25'", b"\x25", True),
)


def line_framings(sample: Sample, *, ebcdic: bool, page: str) -> Iterator[Framing]:
    """The line ends of this family of code pages that make lines of text of the sample."""
    for name, end, of_ebcdic in _ENDS:
        if of_ebcdic is not ebcdic:
            continue
        cuts = _cuts(sample, end)
        lengths = (
            np.concatenate([each.ends - each.starts for each in cuts]) if cuts else np.zeros(0, np.int64)
        )
        if not len(lengths) or lengths.max() > _LONGEST:
            continue
        data = np.concatenate([piece.data for piece in sample.pieces])
        control = _controls(data, end, ebcdic=ebcdic)
        count, at_end = len(lengths), sample.pieces[-1].data[-1:].tobytes() == end
        score = (1 - 0.5**count) * max(0.0, 1 - 40 * control)
        evidence = [f"{count:,} lines in the sample, of {lengths.min():,} to {lengths.max():,} bytes"]
        evidence.append(
            f"{control:.2%} of the bytes are control characters that no text has".replace("%", " %")
            if control
            else "every other byte is a printable character"
        )
        crlf = not ebcdic and b"\r\n" in sample.head[: 1 << 16].tobytes()
        if crlf:
            evidence.append("a carriage return stands before the line feed; it is left out")
        if not at_end:
            evidence.append("the last line has no line end")
        words = {"record_format": "text", "code_page": page}
        yield Framing(
            Candidate(name, min(score, CERTAIN), tuple(evidence), words), partial(_cuts, sample, end)
        )


def _controls(data: NDArray[np.uint8], end: bytes, *, ebcdic: bool) -> float:
    """Share of the bytes that stand in no line of text."""
    text = np.zeros(256, np.bool_)
    text[0x40 if ebcdic else 0x20 :] = True
    text[[0xFF] if ebcdic else [0x7F]] = False
    text[[*end, 0x05, 0x0C, 0x0D, 0x0E, 0x0F] if ebcdic else [*end, 0x09, 0x0C, 0x0D, 0x1A]] = True
    return float(1 - text[data].mean())


def _cuts(sample: Sample, end: bytes) -> list[Cuts]:
    found = []
    for piece in sample.pieces:
        stops = np.flatnonzero(piece.data == end[0]).astype(np.int64)
        if not len(stops):
            continue
        starts = np.concatenate([[0], stops[:-1] + 1]).astype(np.int64)
        if piece.offset:  # the first line of a piece began before it
            starts, stops = starts[1:], stops[1:]
        last = int(stops[-1]) + 1 if len(stops) else 0
        size = len(piece.data)
        if piece.offset + size == sample.size and last < size and size - last < _LONGEST:
            starts, stops = np.append(starts, last), np.append(stops, size)
        ends = stops.copy()
        filled = np.flatnonzero(ends > starts)
        ends[filled] -= piece.data[ends[filled] - 1] == 0x0D
        found.append(Cuts(piece, starts, ends))
    return [each for each in found if len(each.starts)]
