"""What a numeric-edited PICTURE writes, as tables for the kernel: one entry a byte of the field.

Source: Enterprise COBOL for z/OS Language Reference, "PICTURE clause editing rules".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import CodePage
from connectors.cobol.kernels.edited import DIGIT, FIXED, FLOATING, INSERTED, SUPPRESSED
from connectors.layout import Editing

__all__ = ["EditingTable", "editing_table"]

_SIGNS = {"+": ("+", "-"), "-": (" ", "-")}
_TRAILERS = {"C": "CR", "D": "DB"}


@dataclass(frozen=True, eq=False)
class EditingTable:
    """The arguments of `kernels.edited` that say how a field is written; `width` bytes, `count` digits."""

    kinds: NDArray[np.uint8]
    shown: NDArray[np.uint8]
    floats: NDArray[np.uint8]
    zero: NDArray[np.uint8]
    fill: int
    limit: int
    signed: bool
    count: int


@lru_cache
def editing_table(page: CodePage, editing: Editing, *, blank_when_zero: bool) -> EditingTable:
    """The table of a field in a code page.

    Raises:
        ValueError: the code page has no byte for one of the characters, such as a currency sign.
    """
    floating = next((symbol for symbol in "+-$" if editing.symbols.count(symbol) > 1), "")
    suppressing = f"Z*{floating}"
    kinds: list[int] = []
    shown: list[tuple[str, str]] = []
    limit, begun = -1, False

    def put(kind: int, plus: str, minus: str = "") -> None:
        for pair in zip(plus, minus or plus, strict=True):
            kinds.append(kind)
            shown.append(pair)

    for symbol in editing.symbols:
        if symbol in "9.V" and limit < 0:
            limit = len(kinds)  # here the leading zeros end
        if symbol == "9":
            put(DIGIT, " ")
        elif symbol in suppressing:
            if symbol == floating and not begun:
                put(FLOATING, *_written(symbol, editing))
            else:
                put(SUPPRESSED, " ")
            begun = True
        elif symbol in "+-$CD":
            put(FIXED, *_written(symbol, editing))
        elif symbol not in "VP":
            character = {"B": " ", ".": editing.point, ",": editing.comma}.get(symbol, symbol)
            put(INSERTED if begun else FIXED, character)
    limit = len(kinds) if limit < 0 else limit
    star = "*" in editing.symbols
    zero: str | None = None
    if blank_when_zero:
        zero = " " * len(kinds)
    elif "9" not in editing.symbols:
        points = {n for n, pair in enumerate(shown) if n == limit and "." in editing.symbols}
        zero = "".join(editing.point if star and n in points else " *"[star] for n in range(len(kinds)))
    float_pair = _written(floating, editing) if floating else ("", "")

    def encode(text: str) -> NDArray[np.uint8]:
        return np.frombuffer(page.encode(text), np.uint8)

    return EditingTable(
        kinds=np.array(kinds, np.uint8),
        shown=np.stack([encode("".join(pair[n] for pair in shown)) for n in (0, 1)]),
        floats=np.stack([encode(text) for text in float_pair]),
        zero=encode(zero or ""),
        fill=page.encode("*")[0] if star else page.blank,
        limit=limit,
        signed=any(symbol in "+-CD" for symbol in editing.symbols),
        count=sum(kind in (DIGIT, SUPPRESSED) for kind in kinds),
    )


def _written(symbol: str, editing: Editing) -> tuple[str, str]:
    """The characters of a sign or currency symbol, for a number without a minus and with one."""
    if symbol == "$":
        return editing.currency, editing.currency
    if symbol in _TRAILERS:
        return " " * 2, _TRAILERS[symbol]
    return _SIGNS[symbol]
