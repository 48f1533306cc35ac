"""What a kernel says of each element, and the marks in its tables."""

from __future__ import annotations

import numba

__all__ = [
    "ABSENT",
    "BAD_CHARACTER",
    "BAD_DIGIT",
    "BAD_SIGN",
    "BLANK",
    "BLANK_NUMBER",
    "COUNTER_RANGE",
    "CUT_SHORT",
    "FAULT",
    "FAULTS",
    "NEGATIVE",
    "NEGATIVE_FLAG",
    "NO_DIGIT",
    "NO_REDEFINITION",
    "OK",
    "OVERFLOW",
    "SHORT",
    "SURPLUS",
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
FAULT = 16
"""Statuses from here on are faults."""
BAD_DIGIT, BAD_SIGN, OVERFLOW, BAD_CHARACTER, CUT_SHORT, COUNTER_RANGE, BLANK_NUMBER, NEGATIVE, SURPLUS = (
    range(16, 25)
)
SHORT, NO_REDEFINITION = 25, 26

FAULTS: dict[int, tuple[str, str]] = {
    BAD_DIGIT: ("bad_digit", "a digit position holds no decimal digit"),
    BAD_SIGN: ("bad_sign", "the sign position holds no sign"),
    OVERFLOW: ("picture_overflow", "the value has more digits than the PICTURE"),
    BAD_CHARACTER: ("bad_character", "a byte is no character of the code page"),
    CUT_SHORT: ("cut_short", "the record ends within the field"),
    COUNTER_RANGE: ("counter_range", "the OCCURS DEPENDING ON counter is outside its range"),
    BLANK_NUMBER: ("blank_number", "a numeric field holds only blanks"),
    SHORT: ("short_record", "the record ends before its last field"),
    NO_REDEFINITION: ("no_redefinition", "none of the conditions under redefines holds for the record"),
    SURPLUS: ("surplus_bytes", "the record is longer than its description"),
    NEGATIVE: ("negative_unsigned", "a field without a sign in its PICTURE holds a negative sign"),
}

NO_DIGIT = 255
NEGATIVE_FLAG = 0x10
UNSIGNED_NEGATIVE = 254
"""In a sign table: a valid negative sign that the PICTURE does not allow."""

jit = numba.njit(cache=True, nogil=True, boundscheck=False)


@jit
def reach(start, end, offset, width):  # type: ignore[no-untyped-def]
    """OK, ABSENT or CUT_SHORT for a field of `width` bytes."""
    if start + offset + width <= end:
        return OK
    return ABSENT if start + offset >= end else CUT_SHORT
