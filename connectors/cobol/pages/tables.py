"""The tables of the code pages, as they are stored beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["DOUBLE_BYTE", "SEQUENCE", "SINGLE_BYTE", "UNDEFINED", "double_byte", "sequences", "single_byte"]

SINGLE_BYTE = Path(__file__).with_name("single_byte.txt")
DOUBLE_BYTE = Path(__file__).with_name("double_byte.npz")

UNDEFINED = 0xFFFF_FFFF
"""In a table: no character."""
SEQUENCE = 0x11_0000
"""In a table: from here on numbers of sequences. 25 characters of JIS X 0213 are two of Unicode."""


@cache
def _single_bytes() -> dict[int, str]:
    """The text of each page. It stands under a line with its number, as 16 rows of 16 code points; `----` is none."""
    _, *pages = SINGLE_BYTE.read_text("ascii").split("page ")
    return {int(number): rows for number, _, rows in (page.partition("\n") for page in pages)}


def single_byte(number: int) -> tuple[str, ...]:
    """The character of each byte, "" where it has none."""
    words = _single_bytes()[number].split()
    return tuple("" if word == "----" else chr(int(word, 16)) for word in words)


@cache
def double_byte(number: int) -> NDArray[np.uint32]:
    """The code point of each pair of bytes (first * 256 + second), UNDEFINED, or SEQUENCE + a row of `sequences`."""
    with np.load(DOUBLE_BYTE, allow_pickle=False) as stored:
        codes, points = stored[f"{number}.codes"], stored[f"{number}.points"]
    table = np.full(1 << 16, UNDEFINED, np.uint32)
    table[codes] = points
    table.flags.writeable = False
    return table


@cache
def sequences() -> NDArray[np.uint32]:
    """Pairs of code points that one code stands for."""
    with np.load(DOUBLE_BYTE, allow_pickle=False) as stored:
        found: NDArray[np.uint32] = stored["sequences"]
    return found
