"""What a kernel says of each element, and the marks in its tables."""

from __future__ import annotations

from connectors.compiled import jit

__all__ = [
    "ABSENT",
    "BAD_CHARACTER",
    "BAD_DIGIT",
    "BAD_DOUBLE_BYTE",
    "BAD_EDITING",
    "BAD_SIGN",
    "BAD_UTF8",
    "BLANK",
    "BLANK_NUMBER",
    "COUNTER_RANGE",
    "CUT_CHARACTER",
    "CUT_SHORT",
    "FAULT",
    "FAULTS",
    "NEGATIVE",
    "NEGATIVE_FLAG",
    "NO_DIGIT",
    "NO_REDEFINITION",
    "ODD_SHIFT",
    "OK",
    "OVERFLOW",
    "SHIFTED",
    "SHIFT_IN_DOUBLE",
    "SHORT",
    "SURPLUS",
    "TOO_LONG",
    "UNPAIRED_SHIFT",
    "UNSIGNED_NEGATIVE",
    "ZERO",
    "jit",
    "reach",
]

OK = 0
ABSENT = 1
"""The record ends before the field begins: null, and no fault."""
BLANK = 2
"""A number that is all blanks: null, zero or a fault, as the policy says."""
ZERO = 3
"""Blanks that stand for zero: a value, and no fault."""
SHIFTED = 4
"""Double-byte text with shifts around it, where a policy accepts them: a value, and no fault."""
FAULT = 16
"""Statuses from here on are faults."""
BAD_DIGIT, BAD_SIGN, OVERFLOW, BAD_CHARACTER, CUT_SHORT, COUNTER_RANGE, BLANK_NUMBER, NEGATIVE, SURPLUS = (
    range(16, 25)
)
SHORT, NO_REDEFINITION, BAD_EDITING = 25, 26, 27
UNPAIRED_SHIFT, ODD_SHIFT, SHIFT_IN_DOUBLE, BAD_DOUBLE_BYTE, CUT_CHARACTER, BAD_UTF8, TOO_LONG = range(40, 47)

FAULTS: dict[int, tuple[str, str]] = {
    BAD_DIGIT: ("bad_digit", "a digit position holds no decimal digit"),
    BAD_SIGN: ("bad_sign", "the sign position holds no sign"),
    OVERFLOW: ("picture_overflow", "the value has more digits than the PICTURE"),
    BAD_CHARACTER: ("bad_character", "a byte is no character of the code page"),
    UNPAIRED_SHIFT: ("unpaired_shift", "shift-out X'0E' and shift-in X'0F' do not come in pairs"),
    ODD_SHIFT: ("odd_shift", "an odd number of bytes stands between shift-out and shift-in"),
    SHIFT_IN_DOUBLE: ("shift_in_double_byte", "a shift stands in a field of double-byte characters alone"),
    BAD_DOUBLE_BYTE: ("bad_double_byte", "two bytes are no character of the double-byte code page"),
    CUT_CHARACTER: ("cut_character", "the field ends within a character of several bytes"),
    BAD_UTF8: ("bad_utf8", "the bytes are not well-formed UTF-8"),
    TOO_LONG: ("picture_overflow", "the text has more characters than the PICTURE"),
    CUT_SHORT: ("cut_short", "the record ends within the field"),
    COUNTER_RANGE: ("counter_range", "the OCCURS DEPENDING ON counter is outside its range"),
    BLANK_NUMBER: ("blank_number", "a numeric field holds only blanks"),
    SHORT: ("short_record", "the record ends before its last field"),
    NO_REDEFINITION: ("no_redefinition", "none of the conditions under redefines holds for the record"),
    BAD_EDITING: ("bad_editing", "the characters are not those that the PICTURE writes for any number"),
    SURPLUS: ("surplus_bytes", "the record is longer than its description"),
    NEGATIVE: ("negative_unsigned", "a field without a sign in its PICTURE holds a negative sign"),
}

NO_DIGIT = 255
NEGATIVE_FLAG = 0x10
UNSIGNED_NEGATIVE = 254
"""In a sign table: a valid negative sign that the PICTURE does not allow."""


@jit
def reach(start, end, offset, width):  # type: ignore[no-untyped-def]
    """OK, ABSENT or CUT_SHORT for a field of `width` bytes."""
    if start + offset + width <= end:
        return OK
    return ABSENT if start + offset >= end else CUT_SHORT
