"""The compiled loops that turn bytes into column values.

Each kernel decodes one field of the records (or table elements) `low <= i < high`: element i starts at
`starts[i]` in `data` and its record ends at `ends[i]`, the field lies `offset` bytes after the start. A kernel
writes `out[i]` and a status, and gives the number of statuses that are not OK, so that the caller looks at
them only when there is something to see. Callers run all fields over a few thousand records before the
next few thousand: the bytes then stay in the processor's cache.

Numbers of up to 18 digits come out as int64; decimal128 columns are little-endian pairs of int64. Nothing
here knows a code page: tables of 256 entries say what a byte means. The kernels release the GIL.
"""

from __future__ import annotations

import numba
import numpy as np

__all__ = [
    "ABSENT",
    "BLANK",
    "FAULTS",
    "OK",
    "binary",
    "binary_wide",
    "copy_bytes",
    "hexadecimal_float",
    "ieee_float",
    "match",
    "national",
    "packed",
    "packed_wide",
    "text",
    "text_capacity",
    "zoned",
    "zoned_wide",
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

FAULTS: dict[int, tuple[str, str]] = {
    BAD_DIGIT: ("bad_digit", "a digit position holds no decimal digit"),
    BAD_SIGN: ("bad_sign", "the sign position holds no sign"),
    OVERFLOW: ("picture_overflow", "the value has more digits than the PICTURE"),
    BAD_CHARACTER: ("bad_character", "a byte is no character of the code page"),
    CUT_SHORT: ("cut_short", "the record ends within the field"),
    COUNTER_RANGE: ("counter_range", "the OCCURS DEPENDING ON counter is outside its range"),
    BLANK_NUMBER: ("blank_number", "a numeric field holds only blanks"),
    SURPLUS: ("surplus_bytes", "the record is longer than its description"),
    NEGATIVE: ("negative_unsigned", "a field without a sign in its PICTURE holds a negative sign"),
}

NO_DIGIT = 255
NEGATIVE_FLAG = 0x10
UNSIGNED_NEGATIVE = 254
"""In a sign table: a valid negative sign that the PICTURE does not allow."""

_TEN_38_UPPER, _TEN_38_LOWER = np.uint64(10**38 >> 64), np.uint64(10**38 & (1 << 64) - 1)

_jit = numba.njit(cache=True, nogil=True, boundscheck=False)


@_jit
def _reach(start, end, offset, width):  # type: ignore[no-untyped-def]
    """OK, ABSENT or CUT_SHORT for a field of `width` bytes."""
    if start + offset + width <= end:
        return OK
    return ABSENT if start + offset >= end else CUT_SHORT


@_jit
def zoned(data, starts, ends, low, high, offset, width, digits, signs, sign_at, blank, step, out, status):  # type: ignore[no-untyped-def]
    """Zoned decimal and separate signs, up to 18 digits.

    `digits`: byte to 0..9 or NO_DIGIT; `signs`: byte of the sign position to digit | NEGATIVE_FLAG. `sign_at`:
    0 trailing over-punch, 1 leading over-punch, 2 trailing separate, 3 leading separate. `step` is 1 for
    int64 output and 2 for decimal128, whose upper half is then the sign.
    """
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
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


@_jit
def packed(data, starts, ends, low, high, offset, width, odd, signed, has_sign, blank, step, out, status):  # type: ignore[no-untyped-def]
    """Packed decimal (COMP-3), up to 18 digits; `has_sign` is False for COMP-6, which has no sign nibble.

    `odd`: the PICTURE fills the first nibble too. Where it does not, a digit there is more than the PICTURE
    holds. Signs: A C E F are plus, B D are minus (Principles of Operation, "Decimal-Number Codes").
    """
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
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


@_jit
def binary(data, starts, ends, low, high, offset, width, signed, little, step, out, status):  # type: ignore[no-untyped-def]
    """Two's complement of 1 to 8 bytes into int64, or into decimal128 when `step` is 2."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
        raw = np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            if little:
                for k in range(width - 1, -1, -1):
                    raw = (raw << np.uint64(8)) | np.uint64(data[at + k])
            else:
                for k in range(width):
                    raw = (raw << np.uint64(8)) | np.uint64(data[at + k])
        negative = False
        if signed and width < 8:
            top = np.uint64(1) << np.uint64(width * 8 - 1)
            negative = (raw & top) != 0
            if negative:
                raw |= ~((top << np.uint64(1)) - np.uint64(1))
        elif signed:
            negative = (raw >> np.uint64(63)) != 0
        out[i * step] = np.int64(raw)
        if step == 2:
            out[i * 2 + 1] = np.int64(-1) if negative else np.int64(0)
        status[i] = s
        bad += s != OK
    return bad


@_jit
def binary_wide(data, starts, ends, low, high, offset, width, signed, little, out, status):  # type: ignore[no-untyped-def]
    """Two's complement of 9 to 16 bytes into decimal128, which ends at 38 digits: beyond is OVERFLOW."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
        upper, lower = np.uint64(0), np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            negative = signed and (data[at + width - 1 if little else at] & 0x80) != 0
            if negative:
                upper, lower = ~upper, ~lower
            for k in range(width):
                byte = np.uint64(data[at + width - 1 - k if little else at + k])
                upper = (upper << np.uint64(8)) | (lower >> np.uint64(56))
                lower = (lower << np.uint64(8)) | byte
            size_upper, size_lower = upper, lower
            if negative:
                size_lower = ~lower + np.uint64(1)
                size_upper = ~upper + (np.uint64(1) if size_lower == 0 else np.uint64(0))
            if size_upper > _TEN_38_UPPER or (size_upper == _TEN_38_UPPER and size_lower >= _TEN_38_LOWER):
                s = OVERFLOW
                upper, lower = np.uint64(0), np.uint64(0)
        out[i * 2], out[i * 2 + 1] = np.int64(lower), np.int64(upper)
        status[i] = s
        bad += s != OK
    return bad


@_jit
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


@_jit
def zoned_wide(data, starts, ends, low, high, offset, width, digits, signs, sign_at, blank, out, status):  # type: ignore[no-untyped-def]
    """`zoned` for 19 to 38 digits, into decimal128."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
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


@_jit
def packed_wide(data, starts, ends, low, high, offset, width, odd, signed, has_sign, blank, out, status):  # type: ignore[no-untyped-def]
    """`packed` for 19 to 38 digits, into decimal128."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
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


@_jit
def text_capacity(starts, ends, low, high, offset, width):  # type: ignore[no-untyped-def]
    """Bytes of the field over these elements: what `text` can read at most."""
    total = np.int64(0)
    for i in range(low, high):
        length = min(starts[i] + offset + width, ends[i]) - (starts[i] + offset)
        total += max(length, 0)
    return total


@_jit
def text(data, starts, ends, low, high, offset, width, table, trim, position, out, offsets, status):  # type: ignore[no-untyped-def]
    """Characters of a single-byte code page as UTF-8.

    `table`: byte to its UTF-8 bytes, lowest first, and their number in the top byte; 0 is no character.
    `trim`: 1 takes blanks off the left, 2 off the right, 3 both. Writes from `position` on in `out`, each
    element's end to `offsets[i + 1]`, and gives (not OK, position after). A field that its record cuts
    short keeps the characters that are there.
    """
    bad = 0
    blank = np.uint32(0x01000020)
    for i in range(low, high):
        at = starts[i] + offset
        stop = min(at + width, ends[i])
        s = OK
        if at >= ends[i] and width > 0:
            s = ABSENT
        else:
            if trim & 2:
                while stop > at and table[data[stop - 1]] == blank:
                    stop -= 1
            if trim & 1:
                while stop > at and table[data[at]] == blank:
                    at += 1
            begin = position
            for k in range(at, stop):
                code = table[data[k]]
                size = code >> np.uint32(24)
                out[position] = code & np.uint32(0xFF)
                if size != 1:
                    if size == 0:
                        s = BAD_CHARACTER
                    else:
                        out[position + 1] = (code >> np.uint32(8)) & np.uint32(0xFF)
                        if size == 3:
                            out[position + 2] = (code >> np.uint32(16)) & np.uint32(0xFF)
                position += np.int64(size)
            if s != OK:
                position = begin
        offsets[i + 1] = position
        status[i] = s
        bad += s != OK
    return bad, position


@_jit
def _is_blank(high, low, controls):  # type: ignore[no-untyped-def]
    """Whether a UTF-16 unit is a blank, or a control character that counts as one."""
    return high == 0 and (low == 0x20 or (controls == 1 and (low < 0x20 or 0x7F <= low < 0xA0)))


@_jit
def national(data, starts, ends, low, high, offset, width, controls, trim, position, out, offsets, status):  # type: ignore[no-untyped-def]
    """UTF-16 big-endian (USAGE NATIONAL) as UTF-8; unpaired surrogates are faults.

    `controls`: control characters are 0 kept, 1 blanks, 2 faults.
    """
    bad = 0
    for i in range(low, high):
        at = starts[i] + offset
        s = _reach(starts[i], ends[i], offset, width)
        if s == OK:
            stop = at + width
            if trim & 2:
                while stop > at and _is_blank(data[stop - 2], data[stop - 1], controls):
                    stop -= 2
            if trim & 1:
                while stop > at and _is_blank(data[at], data[at + 1], controls):
                    at += 2
            begin = position
            while at < stop:
                c = (np.uint32(data[at]) << np.uint32(8)) | np.uint32(data[at + 1])
                at += 2
                if 0xD800 <= c <= 0xDFFF:
                    low_unit = np.uint32(0)
                    if c <= 0xDBFF and at < stop:
                        low_unit = (np.uint32(data[at]) << np.uint32(8)) | np.uint32(data[at + 1])
                    if low_unit < 0xDC00 or low_unit > 0xDFFF:
                        s = BAD_CHARACTER
                        break
                    at += 2
                    c = (
                        np.uint32(0x10000)
                        + ((c - np.uint32(0xD800)) << np.uint32(10))
                        + (low_unit - np.uint32(0xDC00))
                    )
                elif controls and (c < 0x20 or 0x7F <= c < 0xA0):
                    if controls == 2:
                        s = BAD_CHARACTER
                        break
                    c = np.uint32(0x20)
                if c < 0x80:
                    out[position] = c
                    position += 1
                elif c < 0x800:
                    out[position] = 0xC0 | (c >> np.uint32(6))
                    out[position + 1] = 0x80 | (c & np.uint32(0x3F))
                    position += 2
                elif c < 0x10000:
                    out[position] = 0xE0 | (c >> np.uint32(12))
                    out[position + 1] = 0x80 | ((c >> np.uint32(6)) & np.uint32(0x3F))
                    out[position + 2] = 0x80 | (c & np.uint32(0x3F))
                    position += 3
                else:
                    out[position] = 0xF0 | (c >> np.uint32(18))
                    out[position + 1] = 0x80 | ((c >> np.uint32(12)) & np.uint32(0x3F))
                    out[position + 2] = 0x80 | ((c >> np.uint32(6)) & np.uint32(0x3F))
                    out[position + 3] = 0x80 | (c & np.uint32(0x3F))
                    position += 4
            if s != OK:
                position = begin
        offsets[i + 1] = position
        status[i] = s
        bad += s != OK
    return bad, position


@_jit
def copy_bytes(data, starts, ends, low, high, offset, width, out, status):  # type: ignore[no-untyped-def]
    """The field's bytes as they are."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
        for k in range(width):
            out[i * width + k] = data[starts[i] + offset + k] if s == OK else 0
        status[i] = s
        bad += s != OK
    return bad


@_jit
def hexadecimal_float(data, starts, ends, low, high, offset, width, out, status):  # type: ignore[no-untyped-def]
    """IBM hexadecimal floating point of 4 or 8 bytes: sign, excess-64 exponent of 16, fraction."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
        value = 0.0
        if s == OK:
            at = starts[i] + offset
            fraction = np.uint64(0)
            for k in range(1, width):
                fraction = (fraction << np.uint64(8)) | np.uint64(data[at + k])
            exponent = np.int64(data[at] & 0x7F) - 64
            value = np.float64(fraction) * 2.0 ** (4 * exponent - 8 * (width - 1))
            if data[at] & 0x80:
                value = -value
        out[i] = value
        status[i] = s
        bad += s != OK
    return bad


@_jit
def ieee_float(data, starts, ends, low, high, offset, width, little, raw, status):  # type: ignore[no-untyped-def]
    """The bits of an IEEE 754 number, to be viewed as float32 or float64 by the caller."""
    bad = 0
    for i in range(low, high):
        s = _reach(starts[i], ends[i], offset, width)
        bits = np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            for k in range(width):
                byte = data[at + width - 1 - k] if little else data[at + k]
                bits = (bits << np.uint64(8)) | np.uint64(byte)
        raw[i] = bits
        status[i] = s
        bad += s != OK
    return bad


@_jit
def match(data, starts, ends, offset, width, values, out):  # type: ignore[no-untyped-def]
    """For each record the index of the row of `values` (uint8, one value a row) that the field equals, or -1."""
    for i in range(len(starts)):
        out[i] = -1
        at = starts[i] + offset
        if at + width > ends[i]:
            continue
        for v in range(values.shape[0]):
            same = True
            for k in range(width):
                if data[at + k] != values[v, k]:
                    same = False
                    break
            if same:
                out[i] = v
                break
