"""What a PICTURE says: category, digits, scale, and how a numeric-edited item is written.

Source: Enterprise COBOL for z/OS Language Reference, "PICTURE clause".
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from connectors.layout import Editing

__all__ = ["MAXIMUM_DIGITS", "Category", "Picture", "PictureError", "parse_picture"]

MAXIMUM_DIGITS = 38  # the compiler stops at 31 (ARITH(EXTEND)); decimals of databases go on to 38


class PictureError(ValueError):
    """A PICTURE or USAGE that no compiler takes; `index` is the 0-based position within the picture."""

    def __init__(self, reason: str, index: int = 0, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason, self.index, self.remedy = reason, index, remedy


class Category(enum.Enum):
    """The categories of data that a PICTURE makes."""

    ALPHABETIC = "alphabetic"
    ALPHANUMERIC = "alphanumeric"
    ALPHANUMERIC_EDITED = "alphanumeric-edited"
    NUMERIC = "numeric"
    NUMERIC_EDITED = "numeric-edited"
    FLOAT = "external floating-point"
    DBCS = "DBCS"
    NATIONAL = "national"
    NATIONAL_EDITED = "national-edited"
    UTF8 = "UTF-8"


@dataclass(frozen=True)
class Picture:
    """A PICTURE read.

    Args:
        size: character positions; the sign of `S`, `V` and `P` take none.
        digits: digit positions, P not counted.
        scale: digits after the assumed or written point, negative for P on the right.
        scaled: P positions.
        editing: of a numeric-edited picture that shows an amount; None for a date or code such as 99/99/9999.
    """

    text: str
    category: Category
    size: int
    digits: int = 0
    scale: int = 0
    signed: bool = False
    scaled: int = 0
    editing: Editing | None = None


_LONGEST_EDITED = 249  # "Compiler limits": character positions of a numeric-edited item
_SYMBOL = re.compile(r"(CR|DB|[ABEGNPSUVXZ90/,.+\-*$])(\([^()]*\))?", re.IGNORECASE)
_NUMERIC = re.compile(r"S?(?:9V?9?|9?V9|9PV?|V?P9)")
_FLOAT = re.compile(r"[+\-](?:9[.V]?9?|[.V]9)E[+\-]9")
# Order of symbols once the simple insertion symbols B 0 / , are taken out ("PICTURE clause editing rules").
_EDITED = re.compile(r"[+\-]?\$?[+\-]?P?[Z*+\-$]?9?(?:[.V]P?[Z*+\-$]?9?)?P?V?[+\-CD]?")


def parse_picture(
    text: str,
    *,
    decimal_comma: bool = False,
    constants: Mapping[str, int] | None = None,
    currency: Mapping[str, str] | None = None,
) -> Picture:
    """A PICTURE character-string read.

    Args:
        text: as written, without the period that ends the entry.
        decimal_comma: DECIMAL-POINT IS COMMA: the period and the comma change places.
        constants: level-78 names and values that may stand as repeat counts.
        currency: PICTURE symbols of CURRENCY SIGN clauses, each with the characters that it writes. `$` and
            Unicode's currency signs write themselves.

    Raises:
        PictureError: the string breaks a rule of the PICTURE clause.

    >>> parse_picture("S9(5)V99").digits, parse_picture("S9(5)V99").scale
    (7, 2)
    >>> parse_picture("S9(3)PPP").scale, parse_picture("VPP99").scale
    (-3, 4)
    >>> parse_picture("-,---,--9.99").size
    12
    """
    currency = currency or {}
    named = {key.upper(): value for key, value in (constants or {}).items()}
    runs = _merge(_symbols(text, decimal_comma, named, currency))
    shape = "".join(symbol for symbol, _ in runs)
    count = {symbol: sum(n for other, n in runs if other == symbol) for symbol in shape}
    for symbol, name in (
        ("S", "S"),
        ("V", "V"),
        (".", "decimal point"),
        ("E", "E"),
        ("C", "CR"),
        ("D", "DB"),
    ):
        if count.get(symbol, 0) > 1:
            raise PictureError(f"a PICTURE has at most one {name}, found {count[symbol]}")
    size = sum(n * (2 if symbol in "CD" else 0 if symbol in "SVP" else 1) for symbol, n in runs)
    symbols = set(shape)
    for letter, plain, edited in (
        ("N", Category.NATIONAL, Category.NATIONAL_EDITED),
        ("G", Category.DBCS, Category.DBCS),
        ("U", Category.UTF8, Category.UTF8),
    ):
        if letter in symbols and symbols <= {letter, "B", "0", "/"}:
            return Picture(text, plain if symbols == {letter} else edited, size)
    if symbols & set("XA"):
        if symbols <= set("XA9"):
            return Picture(text, Category.ALPHABETIC if symbols == {"A"} else Category.ALPHANUMERIC, size)
        if symbols <= set("XA9B0/"):
            return Picture(text, Category.ALPHANUMERIC_EDITED, size)
    if symbols & set("XANGU"):
        mixed = ", ".join(sorted(symbols - set("XA9B0/")))
        raise PictureError(f"a PICTURE with X, A, N, G or U takes no {mixed} beside it")
    if _NUMERIC.fullmatch(shape):
        after = sum(n for symbol, n in runs[shape.index("V") :] if symbol == "9") if "V" in shape else 0
        if "P" in shape:
            after = count["P"] + count["9"] if shape.index("P") < shape.index("9") else -count["P"]
        return Picture(text, Category.NUMERIC, size, count["9"], after, "S" in shape, count.get("P", 0))
    if _FLOAT.fullmatch(shape) and runs[-1][1] == 2:
        return Picture(text, Category.FLOAT, size, signed=True)
    written = next((currency.get(letter, letter) for letter in text if _is_currency(letter, currency)), "$")
    size += (len(written) - 1) * ("$" in symbols)
    return _edited(text, runs, shape, size, written, decimal_comma)


def _edited(
    text: str, runs: list[tuple[str, int]], shape: str, size: int, currency: str, decimal_comma: bool
) -> Picture:
    if "S" in shape:
        raise PictureError(
            "S stands first, before digits only, and in no edited PICTURE", text.upper().index("S")
        )
    core = _merge([run for run in runs if run[0] not in "B0/,"])
    plain = "".join(symbol for symbol, _ in core)
    if "Z" in plain and "*" in plain:
        raise PictureError("Z and * do not stand in one PICTURE")
    if not _EDITED.fullmatch(plain):
        raise PictureError("the symbols do not stand in an order that the PICTURE clause allows")
    total = {symbol: sum(n for other, n in core if other == symbol) for symbol in plain}
    if sum(symbol == "P" for symbol, _ in core) > 1:
        raise PictureError("P stands on one side of the digits")
    signs = sorted(set(plain) & set("+-CD"))
    floating = [symbol for symbol in "+-$" if total.get(symbol, 0) > 1]
    if len(signs) > 1 or len(floating) > 1:
        raise PictureError("a PICTURE has one sign, and one floating string")
    for symbol in floating:
        if set(plain[plain.index(symbol) : plain.rindex(symbol)]) - {symbol, ".", "V"}:
            raise PictureError(f"{symbol} stands once, or as one floating string")
    point = next((n for n, (symbol, _) in enumerate(core) if symbol in ".V"), len(core))
    digits = after = 0
    for position, (symbol, n) in enumerate(core):
        if symbol in "9Z*" or (symbol in "+-$" and total[symbol] > 1):
            digits += n
            after += n if position > point else 0
    # The first character of a floating string is the sign or currency itself, never a digit.
    digits -= sum(1 for symbol in "+-$" if total.get(symbol, 0) > 1)
    if digits < 1:
        raise PictureError("expected at least one digit position (9, Z, * or a floating symbol)")
    if "P" in plain:
        right = plain.index("P") > max(plain.rfind(symbol) for symbol in "9Z*+-$" if symbol in plain)
        after = -total["P"] if right else total["P"] + digits
    editing = None
    # A date or a code (99/99/9999, 999B99B9999) is no amount, though its category is numeric-edited.
    scaled = total.get("P", 0)
    amount = "/" not in shape and not set(shape) <= set("9B0")
    if amount and size <= _LONGEST_EDITED and digits + scaled <= MAXIMUM_DIGITS:
        decimal, thousands = ",." if decimal_comma else ".,"
        editing = Editing("".join(symbol * n for symbol, n in runs), decimal, thousands, currency)
    return Picture(text, Category.NUMERIC_EDITED, size, digits, after, scaled=scaled, editing=editing)


def _is_currency(letter: str, currency: Mapping[str, str]) -> bool:
    return letter in currency or unicodedata.category(letter) == "Sc"


def _symbols(
    text: str, decimal_comma: bool, constants: Mapping[str, int], currency: Mapping[str, str]
) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    folded = "".join("$" if _is_currency(letter, currency) else letter for letter in text)
    at = 0
    while at < len(folded):
        match = _SYMBOL.match(folded, at)
        if not match:
            if folded[at] in "()":
                raise PictureError("expected a number in parentheses after a PICTURE symbol", at)
            raise PictureError(f"'{text[at]}' is no PICTURE symbol", at)
        symbol = {"CR": "C", "DB": "D"}.get(match[1].upper(), match[1].upper())
        if decimal_comma:
            symbol = {".": ",", ",": "."}.get(symbol, symbol)
        found.append((symbol, _repeat(match[2], match.start(2), constants) if match[2] else 1))
        at = match.end()
    if not found:
        raise PictureError("expected a PICTURE string, found nothing")
    return found


def _repeat(text: str, at: int, constants: Mapping[str, int]) -> int:
    inside = text[1:-1].strip()
    if re.fullmatch(r"[0-9]{1,10}", inside):
        count = int(inside)
    elif inside.upper() in constants:
        count = constants[inside.upper()]
    else:
        raise PictureError(f"expected a number of repeats in parentheses, found '{inside}'", at)
    if count < 1:
        raise PictureError(f"expected a number of repeats of 1 or more, found {count}", at)
    return count


def _merge(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    merged: list[tuple[str, int]] = []
    for symbol, count in runs:
        if merged and merged[-1][0] == symbol:
            merged[-1] = (symbol, merged[-1][1] + count)
        else:
            merged.append((symbol, count))
    return merged
