"""Why text has other bytes than its characters are written as: the rules of every kind of code page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.cobol import kernels
from connectors.cobol.codepage import code_page, text_table
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf
from connectors.cobol.wide_text import WideText, wide_text
from connectors.layout import Usage

__all__ = ["text_rules"]

Rows = NDArray[np.uint8]
"""One row a field, one column a byte."""
Marks = NDArray[np.bool_]
Named = Iterator[tuple[str, Marks]]

CONTROLS = "control characters read as blanks"
TWO_BYTES = "a character for which the page has two bytes"
TRIMMED = "blanks trimmed on a side that is not filled again"
SHIFTS = "shifts that are not needed"
DOUBLE_BLANKS = "double-byte blanks trimmed, and single ones written"


def text_rules(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    """(name, the rows that it explains), the first of them counting."""
    page = code_page(leaf.code_page)
    if leaf.field.usage is Usage.NATIONAL:
        order = "<u2" if source.national == "utf-16le" else ">u2"
        units = [np.ascontiguousarray(each).view(order).astype(np.uint32) for each in (theirs, ours)]
        if source.control_characters == "blank":
            units = [np.where((u < 0x20) | ((u >= 0x7F) & (u < 0xA0)), np.uint32(0x20), u) for u in units]
        return _characters(source, units[0], units[1], np.uint32(0x20))
    read = wide_text(replace(leaf, offset=0), page, source, trim=0)
    if read is not None:
        pure = leaf.field.usage is Usage.DBCS or page.kind == "double"
        return _wide(source, read, theirs, ours, "\u3000" if pure else " ")
    table = text_table(page, source.control_characters)
    return _characters(source, table[theirs], table[ours], table[page.blank])


def _characters(source: CobolSource, theirs: Any, ours: Any, blank: Any) -> Named:
    """`theirs` and `ours` as characters, control characters being blanks where the policy says so."""
    yield CONTROLS if source.control_characters == "blank" else TWO_BYTES, (theirs == ours).all(axis=1)
    if source.trim != "none":
        yield TRIMMED, (_aligned(theirs, blank) == _aligned(ours, blank)).all(axis=1)


def _aligned(rows: Any, blank: Any) -> Any:
    """Each row without its blanks on the left, filled up with blanks."""
    width = rows.shape[1]
    filled = rows != blank
    lead = np.where(filled.any(axis=1), filled.argmax(axis=1), 0)
    at = np.arange(width) + lead[:, None]
    return np.where(at < width, np.take_along_axis(rows, np.minimum(at, width - 1), axis=1), blank)


def _wide(source: CobolSource, read: WideText, theirs: Rows, ours: Rows, blank: str) -> Named:
    """Text whose characters take several bytes: both sides are read again, and held against each other.

    `blank` fills the field up.
    """
    (one, good), (other, fine) = _read(read, theirs), _read(read, ours)
    valid = good & fine

    def same(trim: Any, characters: str) -> Marks:
        alike = pc.equal(trim(one, characters), trim(other, characters))
        return np.asarray(valid & alike.to_numpy(zero_copy_only=False))

    shifts = [np.isin(each, (0x0E, 0x0F)).sum(axis=1) for each in (theirs, ours)]
    alike = same(pc.utf8_rtrim, blank)
    # neither shift is part of a double-byte character
    yield SHIFTS, alike & (shifts[0] != shifts[1])
    yield CONTROLS if source.control_characters == "blank" else TWO_BYTES, alike
    if source.trim != "none":
        yield DOUBLE_BLANKS, same(pc.utf8_rtrim, " \u3000")
        yield TRIMMED, same(pc.utf8_trim, " \u3000")


def _read(read: WideText, rows: Rows) -> tuple[pa.Array, Marks]:
    """(the text of each row with its blanks, whether it is valid)."""
    count, width = rows.shape
    starts = np.arange(count, dtype=np.int64) * width
    out, offsets = np.empty(3 * rows.size + 4, np.uint8), np.zeros(count + 1, np.int32)
    status = np.zeros(count, np.uint8)
    data = np.ascontiguousarray(rows).ravel()
    _, end = read(data, starts, starts + width, 0, count, 0, out, offsets, status)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(out[:end])]
    texts = pa.Array.from_buffers(pa.string(), count, buffers)
    return texts, (status == kernels.OK) | (status == kernels.SHIFTED)
