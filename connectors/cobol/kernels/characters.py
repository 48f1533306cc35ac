"""Text of single-byte code pages and UTF-16, bytes as they are, and values to match."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import ABSENT, BAD_CHARACTER, OK, jit, reach

__all__ = ["copy_bytes", "match", "national", "text", "text_capacity"]


@jit
def text_capacity(starts, ends, low, high, offset, width):  # type: ignore[no-untyped-def]
    """Bytes of the field over these elements: what `text` can read at most."""
    total = np.int64(0)
    for i in range(low, high):
        length = min(starts[i] + offset + width, ends[i]) - (starts[i] + offset)
        total += max(length, 0)
    return total


@jit
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


@jit
def _is_blank(high, low, controls):  # type: ignore[no-untyped-def]
    """Whether a UTF-16 unit is a blank, or a control character that counts as one."""
    return high == 0 and (low == 0x20 or (controls == 1 and (low < 0x20 or 0x7F <= low < 0xA0)))


@jit
def national(  # type: ignore[no-untyped-def]
    data, starts, ends, low, high, offset, width, little, controls, trim, position, out, offsets, status
):
    """UTF-16 (USAGE NATIONAL) as UTF-8; unpaired surrogates are faults.

    `little` is 1 where the lower byte of a unit comes first, else 0. `controls`: control characters are 0
    kept, 1 blanks, 2 faults.
    """
    bad = 0
    big = 1 - little
    for i in range(low, high):
        at = starts[i] + offset
        s = reach(starts[i], ends[i], offset, width)
        if s == OK:
            stop = at + width
            if trim & 2:
                while stop > at and _is_blank(data[stop - 2 + little], data[stop - 2 + big], controls):
                    stop -= 2
            if trim & 1:
                while stop > at and _is_blank(data[at + little], data[at + big], controls):
                    at += 2
            begin = position
            while at < stop:
                c = (np.uint32(data[at + little]) << np.uint32(8)) | np.uint32(data[at + big])
                at += 2
                if 0xD800 <= c <= 0xDFFF:
                    low_unit = np.uint32(0)
                    if c <= 0xDBFF and at < stop:
                        low_unit = (np.uint32(data[at + little]) << np.uint32(8)) | np.uint32(data[at + big])
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


@jit
def copy_bytes(data, starts, ends, low, high, offset, width, out, status):  # type: ignore[no-untyped-def]
    """The field's bytes as they are."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        for k in range(width):
            out[i * width + k] = data[starts[i] + offset + k] if s == OK else 0
        status[i] = s
        bad += s != OK
    return bad


@jit
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
