"""The compiled loops that write text of double-byte and mixed code pages, UTF-8 and UTF-16.

Input is UTF-8, as Arrow keeps it: element i is characters[offsets[i]:offsets[i + 1]]. `right`: the text stands at
the end of the field. `controls`: control characters may be written.
"""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.double_byte import MIXED
from connectors.cobol.kernels.status import jit
from connectors.cobol.kernels.writing import NO_CHARACTER, TOO_LONG, WRITE
from connectors.cobol.kernels.writing_text import code_point

__all__ = ["write_double_byte", "write_utf8", "write_utf16"]

_SHIFT_OUT, _SHIFT_IN, _EBCDIC_BLANK = 0x0E, 0x0F, 0x40


@jit
def write_double_byte(  # type: ignore[no-untyped-def]
    characters, offsets, out, starts, low, high, offset, width, singles, doubles, pairs, shifts, right, status
):
    """Double-byte characters alone, or with MIXED runs of them between shifts and single bytes elsewhere.

    `singles` (int16) and `doubles` (int32): code point to byte, or pair of bytes, -1 for none. `pairs` (int64):
    two code points and the pair of bytes of both, a row each. No shift is written that is not needed.
    """
    bad = 0
    mixed = shifts == MIXED
    text = np.empty(width + 4, np.uint8)
    least = np.int64(0x110000)  # of the code points that are the second of two
    for n in range(len(pairs)):
        least = min(least, pairs[n, 1])
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        at, stop = np.int64(offsets[i]), np.int64(offsets[i + 1])
        size, inside, s = 0, False, WRITE
        while at < stop and s == WRITE:
            code, at = code_point(characters, at)
            single, double = np.int64(-1), np.int64(-1)
            if at < stop:
                second, after = code_point(characters, at)
                if second >= least:
                    for n in range(len(pairs)):
                        if pairs[n, 0] == code and pairs[n, 1] == second:
                            double, at = pairs[n, 2], after
            if double < 0 and mixed and code < len(singles):
                single = np.int64(singles[code])
            if double < 0 and single < 0 and code < len(doubles):
                double = np.int64(doubles[code])
            if single < 0 and double < 0:
                s = NO_CHARACTER
                continue
            if mixed and inside != (single < 0):
                text[size] = _SHIFT_IN if inside else _SHIFT_OUT
                size += 1
                inside = not inside
            if single >= 0:
                text[size] = single
                size += 1
            else:
                text[size], text[size + 1] = double >> 8, double & 0xFF
                size += 2
            if size + inside > width:
                s = TOO_LONG
        if s == WRITE and inside:
            text[size] = _SHIFT_IN
            size += 1
        if s != WRITE:
            status[i] = s
            bad += 1
            continue
        begin = starts[i] + offset
        first = begin + width - size if right else begin
        for k in range(begin, first):
            out[k] = _EBCDIC_BLANK
        for k in range(size):
            out[first + k] = text[k]
        for k in range(first + size, begin + width):
            out[k] = _EBCDIC_BLANK
    return bad


@jit
def write_utf8(  # type: ignore[no-untyped-def]
    characters, offsets, out, starts, low, high, offset, width, controls, most, right, status
):
    """UTF-8, filled up with blanks; of more than `most` characters, blanks at the end not counted, TOO_LONG."""
    bad = 0
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        at, stop = np.int64(offsets[i]), np.int64(offsets[i + 1])
        size, count, last, s = stop - at, 0, 0, WRITE
        if size > width:
            s = TOO_LONG
        while at < stop and s == WRITE:
            code, at = code_point(characters, at)
            count += 1
            if code != 0x20:
                last = count
            if not controls and (code < 0x20 or 0x7F <= code < 0xA0):
                s = NO_CHARACTER
            elif most and last > most:
                s = TOO_LONG
        if right and most and s == WRITE and last > 0 and width - size + last > most:
            s = TOO_LONG  # blanks on the left count among the characters
        if s != WRITE:
            status[i] = s
            bad += 1
            continue
        begin = starts[i] + offset
        first = begin + width - size if right else begin
        for k in range(begin, first):
            out[k] = 0x20
        for k in range(size):
            out[first + k] = characters[offsets[i] + k]
        for k in range(first + size, begin + width):
            out[k] = 0x20
    return bad


@jit
def write_utf16(  # type: ignore[no-untyped-def]
    characters, offsets, out, starts, low, high, offset, width, little, controls, right, status
):
    """UTF-16 (USAGE NATIONAL), big-endian or `little`-endian (0 or 1), filled up with blanks."""
    bad = 0
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        at, stop = np.int64(offsets[i]), np.int64(offsets[i + 1])
        begin = starts[i] + offset
        size = np.int64(0)
        for k in range(at, stop):
            first = characters[k]
            size += 0 if (first & 0xC0) == 0x80 else 4 if first >= 0xF0 else 2
        if size > width:
            status[i] = TOO_LONG
            bad += 1
            continue
        position = begin + width - size if right else begin
        for k in range(begin, begin + width):
            out[k] = 0x20 if ((k - begin) & 1) != little else 0x00
        while at < stop:
            code, at = code_point(characters, at)
            if not controls and (code < 0x20 or 0x7F <= code < 0xA0):
                status[i] = NO_CHARACTER
                bad += 1
                break
            if code >= 0x10000:
                upper = 0xD800 + ((code - 0x10000) >> 10)
                out[position + little], out[position + 1 - little] = upper >> 8, upper & 0xFF
                position += 2
                code = 0xDC00 + ((code - 0x10000) & 0x3FF)
            out[position + little], out[position + 1 - little] = code >> 8, code & 0xFF
            position += 2
    return bad
