"""Numeric-edited characters to numbers."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.decimals import _combine
from connectors.cobol.kernels.status import BAD_EDITING, BLANK, NO_DIGIT, OK, jit, reach

__all__ = ["DIGIT", "FIXED", "FLOATING", "INSERTED", "SUPPRESSED", "edited"]

FIXED, DIGIT, SUPPRESSED, FLOATING, INSERTED = range(5)
"""What a position is: a character whatever the value (of two, by the sign); a digit (9); a digit or what
replaces leading zeros; the first of a floating string, never a digit; a character that leading zeros take with
them."""


@jit
def edited(  # type: ignore[no-untyped-def]
    data, starts, ends, low, high, offset, width, kinds, shown, floats, zero, fill, blank, limit, signed, count,
    digits, step, out, status,
):  # fmt: skip
    """Numeric-edited characters into int64, or into decimal128 when `step` is 2.

    A field is valid where the PICTURE writes exactly these characters for its number: the digits are read, then
    every position is held against what editing them again gives.

    `kinds`: what each position is. `shown`: its character, without a minus (row 0) and with one (row 1).
    `floats`: the floating string for both, likewise. `zero`: the characters of a zero that is written in a way of
    its own (suppressed as a whole, BLANK WHEN ZERO); empty where it is not. `fill` stands for leading zeros before
    `limit`, the position of the first digit that is always written. `count` is the number of digit positions.
    """
    bad = 0
    length = floats.shape[1]
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        upper, lower, negative = np.uint64(0), np.uint64(0), False
        if s == OK:
            at = starts[i] + offset
            is_zero = len(zero) > 0
            if is_zero:
                for k in range(width):
                    if data[at + k] != zero[k]:
                        is_zero = False
                        break
            if not is_zero:
                first, n = limit, 0
                for k in range(width):
                    if kinds[k] == DIGIT or kinds[k] == SUPPRESSED:
                        d = digits[data[at + k]]
                        if d == NO_DIGIT:
                            d = np.uint8(0)
                        if d != 0 and k < first:
                            first = k
                        if n < count - 19:
                            upper = upper * np.uint64(10) + np.uint64(d)
                        else:
                            lower = lower * np.uint64(10) + np.uint64(d)
                        n += 1
                some = upper != 0 or lower != 0
                good = False
                # a zero has no minus ("PICTURE clause", editing sign control symbols)
                for sign in range(2 if signed and some else 1):
                    good = some or len(zero) == 0
                    for k in range(width):
                        b = data[at + k]
                        if kinds[k] == FIXED:
                            good &= b == shown[sign, k]
                        elif k < first:
                            good &= b == (floats[sign, k - first + length] if k >= first - length else fill)
                        elif kinds[k] == INSERTED:
                            good &= b == shown[sign, k]
                        else:
                            good &= digits[b] != NO_DIGIT
                    if good:
                        negative = sign == 1
                        break
                if not good:
                    blanks = True
                    for k in range(at, at + width):
                        blanks &= data[k] == blank
                    s = BLANK if blanks else BAD_EDITING
                    upper, lower = np.uint64(0), np.uint64(0)
        if step == 2:
            out[i * 2], out[i * 2 + 1] = _combine(upper, lower, negative)
        else:
            out[i] = -np.int64(lower) if negative else np.int64(lower)
        status[i] = s
        bad += s != OK
    return bad
