"""Why a field's bytes are not those that its value is written as: rules with a name, or none.

A rule is named only where it explains every byte that differs, so that source and encoded bytes mean the same
by the definition of the format (Principles of Operation, "Decimal-Number Codes", "Zoned Format" and
"Hexadecimal-Floating-Point Data Formats") or by a policy of the source description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import code_page, digit_table, sign_table
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.text_rules import text_rules
from connectors.cobol.kernels import NEGATIVE_FLAG, NO_DIGIT
from connectors.cobol.plan import Leaf
from connectors.layout import Sign, Usage

__all__ = ["BLANKS_CUT", "INVALID", "OTHER", "classify"]

Rows = NDArray[np.uint8]
"""One row a field, one column a byte."""
Marks = NDArray[np.bool_]
Named = Iterator[tuple[str, Marks]]

BLANKS_CUT = "blanks at the end of the record cut off"
OTHER = "other bytes"
MINUS_ZERO = "minus zero"
BLANK_ZERO = "blanks read as zero"
INVALID = "not valid, and read as null by a policy"
ZERO_NOT_BLANK = "zero written out although BLANK WHEN ZERO"
UNNORMALISED = "hexadecimal float that is not normalised"
ZERO_EXPONENT = "zero with an exponent"
MORE_BITS = "more bits than a double holds"


def classify(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> list[tuple[str, bool, Marks]]:
    """(name, whether it is a rule, the rows) for fields that differ; each row has one name."""
    left = np.ones(len(theirs), np.bool_)
    found = []
    for name, marks in _RULES.get(leaf.field.usage, _none)(leaf, source, theirs, ours):
        marks &= left
        if marks.any():
            left &= ~marks
            found.append((name, name != MORE_BITS, marks))
    if left.any():
        found.append((OTHER, False, left))
    return found


def _none(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    return iter(())


# -- numbers --------------------------------------------------------------------------------------------------


def _blanks(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    """A number that is blank on one side."""
    blank = code_page(leaf.code_page).blank
    if leaf.field.blank_when_zero:
        # both are zero to the decoder: it gave the value that became blanks
        yield ZERO_NOT_BLANK, (ours == blank).all(axis=1)
    if source.blank_numbers == "zero":
        yield BLANK_ZERO, (theirs == blank).all(axis=1)


def _zoned(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    yield from _blanks(leaf, source, theirs, ours)
    field, page = leaf.field, code_page(leaf.code_page)
    at = 0 if field.sign in (Sign.LEADING, Sign.LEADING_SEPARATE) else field.length - 1
    same = theirs == ours
    same[:, at] = True
    elsewhere = same.all(axis=1)
    separate = field.sign in (Sign.TRAILING_SEPARATE, Sign.LEADING_SEPARATE)
    table = sign_table(page, signed=field.signed, separate=separate, strict=False)
    their_sign, our_sign = table[theirs[:, at]], table[ours[:, at]]
    is_zero = (_figures(digit_table(page), ours, at, separate) + (our_sign & 0x0F)) == 0
    minus = (their_sign < NO_DIGIT - 1) & ((their_sign & NEGATIVE_FLAG) != 0)
    plus_now = (our_sign & NEGATIVE_FLAG) == 0
    yield MINUS_ZERO, elsewhere & is_zero & minus & plus_now
    alike = elsewhere & (their_sign == our_sign) & (their_sign < NO_DIGIT - 1)
    for pair in _pairs(theirs[:, at], ours[:, at], alike):
        mine = alike & (theirs[:, at] == pair[0]) & (ours[:, at] == pair[1])
        yield _sign_name(pair, page.is_ebcdic), mine


def _figures(table: NDArray[np.uint8], rows: Rows, at: int, separate: bool) -> NDArray[np.int64]:
    """The sum of a number's digits, the sign's position left out."""
    digits = table[rows].astype(np.int64)
    digits[:, at] = 0
    return np.asarray(digits.sum(axis=1))


def _pairs(theirs: NDArray[Any], ours: NDArray[Any], marks: Marks) -> list[tuple[int, int]]:
    both = np.unique(theirs[marks].astype(np.int64) << 8 | ours[marks])
    return [(int(each) >> 8, int(each) & 0xFF) for each in both]


def _sign_name(pair: tuple[int, int], ebcdic: bool) -> str:
    if ebcdic:
        return f"sign zone X'{pair[0] >> 4:X}' for X'{pair[1] >> 4:X}'"
    return f"ASCII over-punch {_style(pair[0])} for {_style(pair[1])}"


def _style(byte: int) -> str:
    character = chr(byte)
    styles = (
        ("0 to 9", "0123456789"),
        ("{ to I", "{ABCDEFGHI"),
        ("} to R", "}JKLMNOPQR"),
        ("p to y", "pqrstuvwxy"),
    )
    return next((name for name, characters in styles if character in characters), f"X'{byte:02X}'")


def _packed(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    yield from _blanks(leaf, source, theirs, ours)
    if leaf.field.usage is Usage.COMP_6:
        return
    theirs_last, ours_last = theirs[:, -1], ours[:, -1]
    digits = (theirs[:, :-1] == ours[:, :-1]).all(axis=1) & (theirs_last >> 4 == ours_last >> 4)
    sign, preferred = theirs_last & 0x0F, ours_last & 0x0F
    minus = (sign == 0x0B) | (sign == 0x0D)
    is_zero = ~ours[:, :-1].any(axis=1) & (ours_last >> 4 == 0)
    yield MINUS_ZERO, digits & is_zero & minus & (preferred != 0x0D)
    alike = digits & (sign >= 0x0A) & (minus == (preferred == 0x0D))
    for pair in _pairs(sign, preferred, alike):
        yield f"sign X'{pair[0]:X}' for X'{pair[1]:X}'", alike & (sign == pair[0]) & (preferred == pair[1])


def _edited(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    return (_blanks if leaf.field.editing else text_rules)(leaf, source, theirs, ours)


def _float(leaf: Leaf, source: CobolSource, theirs: Rows, ours: Rows) -> Named:
    if source.float_format != "ibm":
        return
    fraction, exponent = _hexadecimal(theirs)
    other, power = _hexadecimal(ours)
    sign = (theirs[:, 0] ^ ours[:, 0]) & 0x80 == 0
    yield ZERO_EXPONENT, sign & (fraction == 0) & (other == 0)
    for _ in range(2 * (leaf.field.length - 1)):
        shift = (
            (fraction != 0) & (fraction >> np.uint64(8 * leaf.field.length - 12) == 0) & (exponent > power)
        )
        fraction[shift] <<= np.uint64(4)
        exponent[shift] -= 1
    yield UNNORMALISED, sign & (fraction == other) & (exponent == power) & (other != 0)
    near = np.abs(fraction.astype(np.float64) - other.astype(np.float64)) <= 8
    yield MORE_BITS, sign & (exponent == power) & near & (fraction >> np.uint64(53) != 0)


def _hexadecimal(rows: Rows) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """(fraction, characteristic)."""
    fraction = np.zeros(len(rows), np.uint64)
    for k in range(1, rows.shape[1]):
        fraction = fraction << np.uint64(8) | rows[:, k].astype(np.uint64)
    return fraction, (rows[:, 0] & 0x7F).astype(np.int64)


_RULES: dict[Usage, Callable[[Leaf, CobolSource, Rows, Rows], Named]] = {
    Usage.ZONED: _zoned,
    Usage.PACKED: _packed,
    Usage.COMP_6: _packed,
    Usage.FLOAT: _float,
    Usage.DOUBLE: _float,
    Usage.TEXT: text_rules,
    Usage.EDITED: _edited,
    Usage.NATIONAL: text_rules,
    Usage.DBCS: text_rules,
    Usage.UTF8: text_rules,
}
