"""Text of double-byte and mixed code pages, and UTF-8.

Output is as in `characters`: UTF-8 from `position` on in `out`, each element's end in `offsets[i + 1]`. A field
that its record cuts short keeps the characters that are there. Bytes are read from left to right, and
the first thing wrong with them is the fault.
"""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import (
    ABSENT,
    BAD_CHARACTER,
    BAD_DOUBLE_BYTE,
    BAD_UTF8,
    CUT_CHARACTER,
    ODD_SHIFT,
    OK,
    SHIFT_IN_DOUBLE,
    SHIFTED,
    TOO_LONG,
    UNPAIRED_SHIFT,
    jit,
)

__all__ = ["double_byte", "utf8"]

MIXED, PURE, ACCEPTED = 0, 1, 2
_UNDEFINED, _SEQUENCE = np.uint32(0xFFFF_FFFF), np.uint32(0x11_0000)
_BLANK, _DOUBLE_BLANK = np.uint32(0x20), np.uint32(0x3000)
_SHIFT_OUT, _SHIFT_IN, _EBCDIC_BLANK = 0x0E, 0x0F, 0x40


@jit
def _put(point, out, position):  # type: ignore[no-untyped-def]
    """Write one code point as UTF-8."""
    c = np.uint32(point)
    if c < 0x80:
        out[position] = c
        return position + 1
    if c < 0x800:
        out[position] = 0xC0 | (c >> np.uint32(6))
        out[position + 1] = 0x80 | (c & np.uint32(0x3F))
        return position + 2
    if c < 0x10000:
        out[position] = 0xE0 | (c >> np.uint32(12))
        out[position + 1] = 0x80 | ((c >> np.uint32(6)) & np.uint32(0x3F))
        out[position + 2] = 0x80 | (c & np.uint32(0x3F))
        return position + 3
    out[position] = 0xF0 | (c >> np.uint32(18))
    out[position + 1] = 0x80 | ((c >> np.uint32(12)) & np.uint32(0x3F))
    out[position + 2] = 0x80 | ((c >> np.uint32(6)) & np.uint32(0x3F))
    out[position + 3] = 0x80 | (c & np.uint32(0x3F))
    return position + 4


@jit
def double_byte(  # type: ignore[no-untyped-def]
    data,
    starts,
    ends,
    low,
    high,
    offset,
    width,
    singles,
    doubles,
    pairs,
    shifts,
    trim,
    position,
    out,
    offsets,
    status,
):
    """Double-byte characters, alone or between shifts.

    `singles` (uint32, 256) and `doubles` (uint32, 65,536): code points, UNDEFINED, or SEQUENCE + a row of `pairs`
    (uint32, two code points a row). `shifts`: MIXED, single bytes with runs of double ones between X'0E' and
    X'0F'; PURE, double-byte characters alone; ACCEPTED, as PURE, or the same between one pair of shifts with
    blanks behind them, which is SHIFTED. `trim` takes off U+0020 and U+3000: 1 left, 2 right, 3 both. Needs
    three bytes of `out` for one of the field.
    """
    bad = 0
    for i in range(low, high):
        at = starts[i] + offset
        stop = min(at + width, ends[i])
        s = ABSENT if at >= ends[i] and width > 0 else OK
        begin = position
        last = position  # behind the last character that is no blank
        inside = shifts != MIXED
        shifted = shifts == ACCEPTED and at < stop and data[at] == _SHIFT_OUT
        if shifted:
            at += 1
        while at < stop and s == OK:
            byte = data[at]
            if not inside:
                at += 1
                if byte == _SHIFT_OUT and not shifted:
                    inside = True
                    continue
                if byte == _SHIFT_IN:
                    s = UNPAIRED_SHIFT
                    continue
                if shifted:  # behind the shift-in of a double-byte field
                    if byte != _EBCDIC_BLANK:
                        s = SHIFT_IN_DOUBLE
                    continue
                point = singles[byte]
                if point == _UNDEFINED:
                    s = BAD_CHARACTER
                    continue
            else:
                if byte in (_SHIFT_OUT, _SHIFT_IN):
                    at += 1
                    if shifts != MIXED and not shifted:
                        s = SHIFT_IN_DOUBLE
                    elif byte == _SHIFT_OUT:
                        s = UNPAIRED_SHIFT
                    inside = False
                    continue
                if at + 1 >= stop:
                    s = CUT_CHARACTER
                    continue
                after = data[at + 1]
                point = doubles[(np.int64(byte) << 8) | np.int64(after)]
                at += 2
                if point == _UNDEFINED:
                    s = ODD_SHIFT if after == _SHIFT_IN and (shifted or shifts == MIXED) else BAD_DOUBLE_BYTE
                    continue
            blank = point in (_BLANK, _DOUBLE_BLANK)
            if blank and trim & 1 and last == begin:
                continue
            if point < _SEQUENCE:
                position = _put(point, out, position)
            else:
                position = _put(pairs[point - _SEQUENCE, 0], out, position)
                position = _put(pairs[point - _SEQUENCE, 1], out, position)
            if not blank:
                last = position
        if s == OK and inside and (shifts == MIXED or shifted):
            s = UNPAIRED_SHIFT
        if s != OK:
            position = begin
        else:
            if trim & 2:
                position = last
            if shifted:
                s = SHIFTED
        offsets[i + 1] = position
        status[i] = s
        bad += s != OK
    return bad, position


@jit
def utf8(data, starts, ends, low, high, offset, width, controls, most, trim, position, out, offsets, status):  # type: ignore[no-untyped-def]
    """UTF-8, well-formed by table 3-7 of the Unicode Standard (chapter 3): no overlong forms, no surrogates.

    `controls`: control characters are 0 kept, 1 blanks, 2 faults. More than `most` characters, blanks at the
    end not counted, are TOO_LONG; 0 is no limit.
    """
    bad = 0
    for i in range(low, high):
        at = starts[i] + offset
        stop = min(at + width, ends[i])
        s = ABSENT if at >= ends[i] and width > 0 else OK
        begin = position
        last = position
        count = 0
        while at < stop and s == OK:
            first = data[at]
            size = 1
            if first >= 0x80:
                least, greatest = 0x80, 0xBF  # of the second byte
                if 0xC2 <= first <= 0xDF:
                    size = 2
                elif 0xE0 <= first <= 0xEF:
                    size = 3
                    if first == 0xE0:
                        least = 0xA0
                    elif first == 0xED:
                        greatest = 0x9F
                elif 0xF0 <= first <= 0xF4:
                    size = 4
                    if first == 0xF0:
                        least = 0x90
                    elif first == 0xF4:
                        greatest = 0x8F
                else:
                    s = BAD_UTF8
                    continue
                for k in range(1, size):
                    if at + k >= stop:
                        s = CUT_CHARACTER
                        break
                    if not least <= data[at + k] <= greatest:
                        s = BAD_UTF8
                        break
                    least, greatest = 0x80, 0xBF
                if s != OK:
                    continue
            blank = first == 0x20
            control = first < 0x20 or first == 0x7F or (first == 0xC2 and data[at + 1] < 0xA0)
            if control and controls == 2:
                s = BAD_CHARACTER
                continue
            blank |= control and controls == 1
            count += 1
            if not (blank and trim & 1 and last == begin):
                if blank:
                    out[position] = 0x20
                    position += 1
                else:
                    if most and count > most:
                        s = TOO_LONG
                        continue
                    for k in range(size):
                        out[position + k] = data[at + k]
                    position += size
                    last = position
            at += size
        if s != OK:
            position = begin
        elif trim & 2:
            position = last
        offsets[i + 1] = position
        status[i] = s
        bad += s != OK
    return bad, position
