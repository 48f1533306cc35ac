"""Text back into bytes: which loop writes a field's characters, and with what it is filled up."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.cobol.codepage import CodePage, code_page
from connectors.cobol.description import CobolSource
from connectors.cobol.kernels import writing_text, writing_wide
from connectors.cobol.kernels.double_byte import MIXED, PURE
from connectors.cobol.pages import SEQUENCE, UNDEFINED, sequences
from connectors.cobol.plan import Leaf
from connectors.cobol.wide_text import most_characters
from connectors.layout import Usage

__all__ = ["Loop", "blank_of", "blanks", "write_text"]

Loop = Callable[[NDArray[np.uint8], NDArray[np.int64], int, int], int]
"""(out, starts, low, high) to the number of elements that do not fit."""


def blank_of(page: CodePage) -> int:
    """The blank that fills a field up; of a page without single bytes that of EBCDIC, twice in X'4040'."""
    return page.blank if page.kind != "double" else 0x40


def blanks(leaf: Leaf, source: CobolSource) -> NDArray[np.uint8]:
    """The bytes of the field where it is blank."""
    if leaf.field.usage is Usage.NATIONAL:
        one = b"\x20\x00" if source.national == "utf-16le" else b"\x00\x20"
    elif leaf.field.usage is Usage.UTF8:
        one = b"\x20"
    else:
        one = bytes([blank_of(code_page(leaf.code_page))])
    return np.frombuffer(one * (leaf.field.length // len(one)), np.uint8)


def write_text(leaf: Leaf, values: pa.Array, status: NDArray[np.uint8], source: CobolSource) -> Loop:
    """The loop that writes strings, each as the decoder's reader of the field takes it."""
    field, page = leaf.field, code_page(leaf.code_page)
    at, width = leaf.offset, field.length
    offsets, characters = _strings(values)
    controls = source.control_characters == "keep"
    # blanks fill the field up on the left where it is JUSTIFIED, or has lost those on the left alone
    right = field.justified or source.trim == "left"
    kernel: Any
    words: tuple[Any, ...]
    if field.usage is Usage.NATIONAL:
        little = int(source.national == "utf-16le")
        kernel, words = writing_wide.write_utf16, (little, controls, right)
    elif field.usage is Usage.UTF8 or page.kind == "utf-8":
        most = most_characters(field)  # blanks on the left of a JUSTIFIED item would count among them
        kernel, words = (
            writing_wide.write_utf8,
            (controls, most, right and not (most and source.trim != "left")),
        )
    elif page.kind == "single":
        kernel, words = writing_text.write_text, (byte_table(page, controls), page.blank, right)
    else:
        mixed = page.kind == "mixed" and field.usage is not Usage.DBCS
        tables = byte_table(page, controls), *double_tables(page)
        kernel, words = writing_wide.write_double_byte, (*tables, MIXED if mixed else PURE, right)

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(kernel(characters, offsets, out, starts, low, high, at, width, *words, status))

    return loop


@lru_cache
def byte_table(page: CodePage, controls: bool) -> NDArray[np.int16]:
    """Code point to the byte that it is in the page, -1 for none; `controls`: control characters are some."""
    table = np.full(0x10000, -1, np.int16)
    for byte in range(255, -1, -1):
        character = page.characters[byte]
        if not character or ord(character) >= len(table):
            continue
        if controls or not (ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0):
            table[ord(character)] = byte
    return table


@lru_cache
def double_tables(page: CodePage) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """(code point to its pair of bytes, -1 for none; rows of two code points and the pair of bytes of both).

    Of several pairs for one character IBM writes the last.
    """
    assert page.doubles is not None  # noqa: S101 - mixed and double-byte pages have them
    codes = np.flatnonzero(page.doubles != UNDEFINED)
    points = page.doubles[codes].astype(np.int64)
    plain = points < SEQUENCE
    table = np.full(int(points[plain].max()) + 1, -1, np.int32)
    table[points[plain]] = codes[plain]
    both = sequences()[points[~plain] - SEQUENCE].astype(np.int64)
    return table, np.column_stack([both, codes[~plain]])


def _strings(values: pa.Array) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    _, places, characters = values.buffers()
    offsets = (
        np.frombuffer(places, np.int32)[values.offset : values.offset + len(values) + 1]
        if places is not None and places.size
        else np.zeros(1, np.int32)
    )
    return offsets, np.frombuffer(characters if characters is not None else b"", np.uint8)
