"""What a PICTURE and a USAGE say: category, digits, scale, bytes and boundary.

Source: Enterprise COBOL for z/OS Language Reference, "PICTURE clause" and "USAGE clause". Sizes of binary
items under Micro Focus and GnuCOBOL are those of their own manuals.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from connectors.layout import Sign, Usage

__all__ = ["Category", "Dialect", "Picture", "PictureError", "Storage", "parse_picture", "storage_of"]

Dialect = Literal["ibm", "mf", "gnucobol"]

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
    """

    text: str
    category: Category
    size: int
    digits: int = 0
    scale: int = 0
    signed: bool = False
    scaled: int = 0


_SYMBOL = re.compile(r"(CR|DB|[ABEGNPSUVXZ90/,.+\-*$])(\([^()]*\))?", re.IGNORECASE)
_NUMERIC = re.compile(r"S?(?:9V?9?|9?V9|9PV?|V?P9)")
_FLOAT = re.compile(r"[+\-](?:9[.V]?9?|[.V]9)E[+\-]9")
# Order of symbols once the simple insertion symbols B 0 / , are taken out ("PICTURE clause editing rules").
_EDITED = re.compile(r"[+\-]?\$?[+\-]?P?[Z*+\-$]?9?(?:[.V]P?[Z*+\-$]?9?)?P?V?[+\-CD]?")


def parse_picture(
    text: str, *, decimal_comma: bool = False, constants: Mapping[str, int] | None = None
) -> Picture:
    """A PICTURE character-string read.

    Args:
        text: as written, without the period that ends the entry.
        decimal_comma: DECIMAL-POINT IS COMMA: the period and the comma change places.
        constants: level-78 names and values that may stand as repeat counts.

    Raises:
        PictureError: the string breaks a rule of the PICTURE clause.

    >>> parse_picture("S9(5)V99").digits, parse_picture("S9(5)V99").scale
    (7, 2)
    >>> parse_picture("S9(3)PPP").scale, parse_picture("VPP99").scale
    (-3, 4)
    >>> parse_picture("-,---,--9.99").size
    12
    """
    runs = _merge(_symbols(text, decimal_comma, {k.upper(): v for k, v in (constants or {}).items()}))
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
    return _edited(text, runs, shape, size)


def _edited(text: str, runs: list[tuple[str, int]], shape: str, size: int) -> Picture:
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
    return Picture(text, Category.NUMERIC_EDITED, size, digits, after, scaled=total.get("P", 0))


def _symbols(text: str, decimal_comma: bool, constants: Mapping[str, int]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    # A currency sign is $ or what the program's CURRENCY SIGN clause names: any of Unicode's stands for it.
    folded = "".join("$" if unicodedata.category(letter) == "Sc" else letter for letter in text)
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


@dataclass(frozen=True)
class Storage:
    """Bytes of an elementary item and the boundary that SYNCHRONIZED puts it on."""

    usage: Usage
    length: int
    boundary: int = 1
    digits: int = 0
    scale: int = 0
    sign: Sign = Sign.NONE


# "USAGE clause": bytes of the items that have no PICTURE. Pointers are those of LP(32), which is how files
# were written; the two words of a procedure-pointer are kept for both.
_POINTERS = {
    "INDEX": 4, "POINTER": 4, "POINTER-32": 4, "FUNCTION-POINTER": 4, "OBJECT REFERENCE": 4,
    "PROCEDURE-POINTER": 8,
}  # fmt: skip
_FLOATS = {
    "COMP-1": (Usage.FLOAT, 4), "FLOAT-SHORT": (Usage.FLOAT, 4),
    "COMP-2": (Usage.DOUBLE, 8), "FLOAT-LONG": (Usage.DOUBLE, 8),
}  # fmt: skip
# Bytes, decimal digits of the whole range signed and unsigned.
_BINARY_INTEGERS = {
    "BINARY-CHAR": (1, 3, 3), "BINARY-SHORT": (2, 5, 5), "BINARY-LONG": (4, 10, 10),
    "BINARY-DOUBLE": (8, 19, 20),
}  # fmt: skip
_BINARY = {
    "BINARY": Usage.BINARY, "COMP": Usage.BINARY, "COMP-4": Usage.BINARY, "COMP-5": Usage.NATIVE,
    "COMP-N": Usage.NATIVE, "COMP-X": Usage.COMP_X,
}  # fmt: skip
_PACKED = {"COMP-3": Usage.PACKED, "PACKED-DECIMAL": Usage.PACKED, "COMP-6": Usage.COMP_6}
NO_PICTURE = frozenset({*_POINTERS, *_FLOATS, *_BINARY_INTEGERS})


def storage_of(
    usage: str,
    picture: Picture | None,
    *,
    sign: Sign = Sign.TRAILING,
    unsigned: bool = False,
    bytes_given: int | None = None,
    dialect: Dialect = "ibm",
) -> Storage:
    """Bytes, digits and boundary of an elementary item.

    Args:
        usage: the word of the USAGE clause, `COMP` for COMPUTATIONAL; "" when there is none.
        picture: None for the usages that take none.
        sign: where the SIGN clause puts the sign of a signed DISPLAY or NATIONAL number.
        unsigned: UNSIGNED after BINARY-LONG and the like.
        bytes_given: BYTE-LENGTH after a UTF-8 picture.

    Raises:
        PictureError: the usage does not go with the picture, or there are too many digits.
    """
    if usage in NO_PICTURE:
        if picture:
            raise PictureError(f"USAGE {usage} takes no PICTURE", remedy="Leave one of them out")
        return _without_picture(usage, unsigned, dialect)
    if not picture:
        raise PictureError(
            "expected a PICTURE clause, found none", remedy="Add PIC, or items of a higher level"
        )
    if picture.digits + picture.scaled > MAXIMUM_DIGITS and picture.category is Category.NUMERIC:
        raise PictureError(
            f"{picture.digits + picture.scaled} digits are more than the {MAXIMUM_DIGITS} that are supported",
            remedy="Read the item as PIC X",
        )
    if usage in _BINARY or usage in _PACKED:
        return _computational(usage, picture, dialect)
    return _characters(usage, picture, sign, bytes_given)


def _without_picture(usage: str, unsigned: bool, dialect: Dialect) -> Storage:
    if usage in _POINTERS:
        return Storage(Usage.BYTES, _POINTERS[usage], 4)
    if usage in _FLOATS:
        kind, length = _FLOATS[usage]
        return Storage(kind, length, length, sign=Sign.TRAILING)
    length, digits, digits_unsigned = _BINARY_INTEGERS[usage]
    if dialect == "ibm":
        raise PictureError(
            f"USAGE {usage} is not of Enterprise COBOL", remedy="Say dialect: mf or dialect: gnucobol"
        )
    if unsigned:
        return Storage(Usage.NATIVE, length, length, digits_unsigned)
    return Storage(Usage.NATIVE, length, length, digits, sign=Sign.TRAILING)


def _computational(usage: str, picture: Picture, dialect: Dialect) -> Storage:
    alphanumeric = picture.category is Category.ALPHANUMERIC
    if alphanumeric and dialect != "ibm" and usage in ("COMP-X", "COMP-N", "COMP-5") and picture.size <= 15:
        # PIC X(n) COMP-X (COMP-5): an unsigned number of n whole bytes (Micro Focus, "USAGE clause").
        return Storage(_BINARY[usage], picture.size, 1, len(str(256**picture.size - 1)))
    if picture.category is not Category.NUMERIC:
        raise PictureError(f"USAGE {usage} needs a numeric PICTURE, found {picture.category.value}")
    signed = Sign.TRAILING if picture.signed else Sign.NONE
    if usage in _PACKED:
        if usage == "COMP-6" and picture.signed:
            raise PictureError("USAGE COMP-6 has no sign, found S in its PICTURE")
        length = (picture.digits + 1) // 2 if usage == "COMP-6" else picture.digits // 2 + 1
        return Storage(_PACKED[usage], length, 1, picture.digits, picture.scale, signed)
    length = _binary_length(picture, dialect, by_range=usage == "COMP-X")
    if picture.scale < 0 and len(str(256**length)) + picture.scaled > MAXIMUM_DIGITS:
        # the bytes hold more than the picture says, and each value stands for one with P zeros
        raise PictureError(
            f"{length} bytes with {picture.scaled} P hold more than the {MAXIMUM_DIGITS} digits that are supported",
            remedy="Read the item as PIC X",
        )
    # "SYNCHRONIZED clause": 1-4 digits halfword, 5-18 fullword; a doubleword item stands on a fullword.
    boundary = min(length, 4) if dialect == "ibm" else (length if length in (2, 4, 8) else 1)
    return Storage(_BINARY[usage], length, boundary, picture.digits, picture.scale, signed)


def _binary_length(picture: Picture, dialect: Dialect, *, by_range: bool) -> int:
    if dialect == "mf" or by_range:
        # As few bytes as hold the digits: 1-2 in one, 3-4 in two, 5-6 in three (unsigned 5-7) ...
        largest: int = 10**picture.digits - 1
        return (largest.bit_length() + picture.signed + 7) // 8
    steps = ((2, 1), (4, 2), (9, 4), (18, 8)) if dialect == "gnucobol" else ((4, 2), (9, 4), (18, 8))
    # 19 digits and more are beyond the compiler: 16 bytes is the next power of two.
    return next((length for digits, length in steps if picture.digits <= digits), 16)


def _characters(usage: str, picture: Picture, sign: Sign, bytes_given: int | None) -> Storage:
    category = picture.category
    if usage == "UTF-8" or (usage in ("", "DISPLAY") and category is Category.UTF8):
        if category is not Category.UTF8:
            raise PictureError(f"USAGE UTF-8 needs a PICTURE of U, found {category.value}")
        # "PICTURE clause", symbol U: four bytes are kept for each character unless BYTE-LENGTH says.
        return Storage(Usage.UTF8, bytes_given or picture.size * 4)
    if usage == "DISPLAY-1" or (usage == "" and category is Category.DBCS):
        if category not in (Category.DBCS, Category.NATIONAL):
            raise PictureError(f"USAGE DISPLAY-1 needs a PICTURE of G or N, found {category.value}")
        return Storage(Usage.DBCS, picture.size * 2)
    own = Sign.NONE
    if category is Category.NUMERIC and picture.signed:
        own = sign
    separate = own in (Sign.LEADING_SEPARATE, Sign.TRAILING_SEPARATE)
    if usage == "NATIONAL" or (usage == "" and category in (Category.NATIONAL, Category.NATIONAL_EDITED)):
        if category in (
            Category.ALPHABETIC,
            Category.ALPHANUMERIC,
            Category.ALPHANUMERIC_EDITED,
            Category.DBCS,
        ):
            raise PictureError(f"USAGE NATIONAL needs a national or numeric PICTURE, found {category.value}")
        length = (picture.size + separate) * 2
        return Storage(Usage.NATIONAL, length, 1, picture.digits, picture.scale, own)
    if category in (Category.NATIONAL, Category.NATIONAL_EDITED, Category.DBCS):
        raise PictureError(f"USAGE DISPLAY does not go with a {category.value} PICTURE")
    if category is Category.NUMERIC:
        return Storage(Usage.ZONED, picture.size + separate, 1, picture.digits, picture.scale, own)
    if category in (Category.ALPHABETIC, Category.ALPHANUMERIC):
        return Storage(Usage.TEXT, picture.size)
    return Storage(Usage.EDITED, picture.size, 1, picture.digits, picture.scale)
