"""Zoned and packed decimals."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import (
    BAD_DIGIT,
    BAD_SIGN,
    BLANK,
    NEGATIVE,
    NEGATIVE_FLAG,
    NO_DIGIT,
    OK,
    OVERFLOW,
    UNSIGNED_NEGATIVE,
    jit,
    reach,
)

__all__ = ["packed", "packed_wide", "zoned", "zoned_wide"]


@jit
def zoned(data, starts, ends, low, high, offset, width, digits, signs, sign_at, blank, step, out, status):  # type: ignore[no-untyped-def]
    """Zoned decimal and separate signs, up to 18 digits.

    `digits`: byte to 0..9 or NO_DIGIT; `signs`: byte of the sign position to digit | NEGATIVE_FLAG. `sign_at`:
    0 trailing over-punch, 1 leading over-punch, 2 trailing separate, 3 leading separate. `step` is 1 for
    int64 output and 2 for decimal128, whose upper half is then the sign.
    """
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        value = np.int64(0)
        if s == OK:
            at = starts[i] + offset
            first, last = at, at + width
            negative = False
            if sign_at == 2:
                last -= 1
                sign = signs[data[last]]
            elif sign_at == 3 or sign_at == 1:
                sign = signs[data[first]]
                first += 1
            else:
                last -= 1
                sign = signs[data[last]]
            wrong = False
            if sign_at == 1 and sign < UNSIGNED_NEGATIVE:
                value = np.int64(sign & 0x0F)
            for k in range(first, last):
                d = digits[data[k]]
                wrong |= d == NO_DIGIT
                value = value * 10 + d
            if sign >= UNSIGNED_NEGATIVE:
                s = BAD_SIGN if sign == NO_DIGIT else NEGATIVE
            else:
                negative = (sign & NEGATIVE_FLAG) != 0
                if sign_at == 0:
                    value = value * 10 + (sign & 0x0F)
            if wrong or s != OK:
                s = BAD_DIGIT if wrong else s
                blanks = True
                for k in range(at, at + width):
                    blanks &= data[k] == blank
                s = BLANK if blanks else s
                value = np.int64(0)
            if negative:
                value = -value
        out[i * step] = value
        if step == 2:
            out[i * 2 + 1] = value >> 63
        status[i] = s
        bad += s != OK
    return bad


@jit
def packed(data, starts, ends, low, high, offset, width, odd, signed, has_sign, blank, step, out, status):  # type: ignore[no-untyped-def]
    """Packed decimal (COMP-3), up to 18 digits; `has_sign` is False for COMP-6, which has no sign nibble.

    `odd`: the PICTURE fills the first nibble too. Where it does not, a digit there is more than the PICTURE
    holds. Signs: A C E F are plus, B D are minus (Principles of Operation, "Decimal-Number Codes").
    """
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        value = np.int64(0)
        if s == OK:
            at = starts[i] + offset
            last = at + width - 1
            wrong = False
            for k in range(at, last):
                b = data[k]
                hi, lo = b >> 4, b & 0x0F
                wrong |= (hi > 9) | (lo > 9)
                value = value * 100 + np.int64(hi * 10 + lo)
            b = data[last]
            hi, lo = b >> 4, b & 0x0F
            if has_sign:
                wrong |= hi > 9
                value = value * 10 + np.int64(hi)
                if lo < 10:
                    s = BAD_SIGN
                elif lo == 0x0B or lo == 0x0D:
                    if not signed and value != 0:
                        s = NEGATIVE
                    value = -value
            else:
                wrong |= (hi > 9) | (lo > 9)
                value = value * 100 + np.int64(hi * 10 + lo)
            if not odd and data[at] >> 4 != 0 and s == OK:
                s = OVERFLOW
            if wrong:
                s = BAD_DIGIT
            if s != OK:
                blanks = True
                for k in range(at, last + 1):
                    blanks &= data[k] == blank
                s = BLANK if blanks else s
                value = np.int64(0)
        out[i * step] = value
        if step == 2:
            out[i * 2 + 1] = value >> 63
        status[i] = s
        bad += s != OK
    return bad


@jit
def _combine(upper, lower, negative):  # type: ignore[no-untyped-def]
    """(low, high) halves of +-(upper * 10**19 + lower): a product of two 64-bit numbers from 32-bit halves."""
    f = np.uint64(10_000_000_000_000_000_000)
    mask, s32 = np.uint64(0xFFFFFFFF), np.uint64(32)
    a0, a1, f0, f1 = upper & mask, upper >> s32, f & mask, f >> s32
    p00, p01, p10, p11 = a0 * f0, a0 * f1, a1 * f0, a1 * f1
    middle = (p00 >> s32) + (p01 & mask) + (p10 & mask)
    low = ((p00 & mask) | (middle << s32)) + lower
    high = p11 + (p01 >> s32) + (p10 >> s32) + (middle >> s32)
    if low < lower:
        high += np.uint64(1)
    if negative:
        low = ~low + np.uint64(1)
        high = ~high + (np.uint64(1) if low == 0 else np.uint64(0))
    return np.int64(low), np.int64(high)


@jit
def zoned_wide(data, starts, ends, low, high, offset, width, digits, signs, sign_at, blank, out, status):  # type: ignore[no-untyped-def]
    """`zoned` for 19 to 38 digits, into decimal128."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        upper, lower, negative = np.uint64(0), np.uint64(0), False
        if s == OK:
            at = starts[i] + offset
            count = width - 1 if sign_at >= 2 else width
            first = at + 1 if sign_at == 3 else at
            sign = signs[data[at if sign_at in (1, 3) else at + width - 1]]
            wrong = False
            for k in range(count):
                d = digits[data[first + k]]
                if (sign_at == 0 and k == count - 1) or (sign_at == 1 and k == 0):
                    d = sign & np.uint8(0x0F)
                wrong |= d == NO_DIGIT
                if k < count - 19:
                    upper = upper * np.uint64(10) + np.uint64(d)
                else:
                    lower = lower * np.uint64(10) + np.uint64(d)
            if sign >= UNSIGNED_NEGATIVE:
                s = BAD_SIGN if sign == NO_DIGIT else NEGATIVE
            else:
                negative = (sign & NEGATIVE_FLAG) != 0
            s = BAD_DIGIT if wrong else s
            if s != OK:
                blanks = True
                for k in range(at, at + width):
                    blanks &= data[k] == blank
                s = BLANK if blanks else s
                upper, lower, negative = np.uint64(0), np.uint64(0), False
        out[i * 2], out[i * 2 + 1] = _combine(upper, lower, negative)
        status[i] = s
        bad += s != OK
    return bad


@jit
def packed_wide(data, starts, ends, low, high, offset, width, odd, signed, has_sign, blank, out, status):  # type: ignore[no-untyped-def]
    """`packed` for 19 to 38 digits, into decimal128."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        upper, lower, negative = np.uint64(0), np.uint64(0), False
        if s == OK:
            at = starts[i] + offset
            count = width * 2 - 1 if has_sign else width * 2
            wrong = False
            for k in range(count):
                b = data[at + k // 2]
                d = b & 0x0F if k & 1 else b >> 4
                wrong |= d > 9
                if k < count - 19:
                    upper = upper * np.uint64(10) + np.uint64(d)
                else:
                    lower = lower * np.uint64(10) + np.uint64(d)
            if has_sign:
                sign = data[at + width - 1] & 0x0F
                negative = sign == 0x0B or sign == 0x0D
                if sign < 10:
                    s = BAD_SIGN
                elif negative and not signed and (upper != 0 or lower != 0):
                    s = NEGATIVE
            if not odd and data[at] >> 4 != 0 and s == OK:
                s = OVERFLOW
            s = BAD_DIGIT if wrong else s
            if s != OK:
                blanks = True
                for k in range(at, at + width):
                    blanks &= data[k] == blank
                s = BLANK if blanks else s
                upper, lower, negative = np.uint64(0), np.uint64(0), False
        out[i * 2], out[i * 2 + 1] = _combine(upper, lower, negative)
        status[i] = s
        bad += s != OK
    return bad
