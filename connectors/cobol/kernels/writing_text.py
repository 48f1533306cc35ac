"""The compiled loops that write text and bytes, and those that compare what was written with a source."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import jit
from connectors.cobol.kernels.writing import BLANKS, CONFLICT, NO_CHARACTER, SKIP, TOO_LONG, WRITE

__all__ = [
    "ABSENT_THERE",
    "CUT_THERE",
    "DIFFERENT",
    "SAME",
    "code_point",
    "compare",
    "compare_records",
    "copy_records",
    "cover",
    "gather",
    "merge",
    "uncovered",
    "write_bytes",
    "write_pattern",
    "write_text",
]

SAME, DIFFERENT, ABSENT_THERE, CUT_THERE = 0, 1, 2, 3
"""CUT_THERE: the source's record ends within the field; what is there is the same, and the rest are blanks."""


@jit
def code_point(characters, at):  # type: ignore[no-untyped-def]
    """(code point, byte after it) of the UTF-8 character at `at`."""
    first = np.uint32(characters[at])
    if first < 0x80:
        return first, at + 1
    if first < 0xE0:
        return ((first & 0x1F) << 6) | (np.uint32(characters[at + 1]) & 0x3F), at + 2
    if first < 0xF0:
        return (
            ((first & 0x0F) << 12)
            | ((np.uint32(characters[at + 1]) & 0x3F) << 6)
            | (np.uint32(characters[at + 2]) & 0x3F)
        ), at + 3
    return (
        ((first & 0x07) << 18)
        | ((np.uint32(characters[at + 1]) & 0x3F) << 12)
        | ((np.uint32(characters[at + 2]) & 0x3F) << 6)
        | (np.uint32(characters[at + 3]) & 0x3F)
    ), at + 4


@jit
def write_text(characters, offsets, out, starts, low, high, offset, width, table, blank, right, status):  # type: ignore[no-untyped-def]
    """UTF-8 into a single-byte code page, filled up with `blank`.

    `table`: code point to byte, -1 for none; `right`: the text stands at the end of the field.
    """
    bad = 0
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        at, stop = np.int64(offsets[i]), np.int64(offsets[i + 1])
        begin = starts[i] + offset
        count = stop - at
        for k in range(at, stop):
            count -= (characters[k] & 0xC0) == 0x80
        if count > width:
            status[i] = TOO_LONG
            bad += 1
            continue
        position = begin + width - count if right else begin
        for k in range(begin, position):
            out[k] = blank
        while at < stop:
            code, at = code_point(characters, at)
            byte = table[code] if code < len(table) else -1
            if byte < 0:
                status[i] = NO_CHARACTER
                bad += 1
                break
            out[position] = byte
            position += 1
        for k in range(position, begin + width):
            out[k] = blank
    return bad


@jit
def write_bytes(raw, out, starts, low, high, offset, width, status):  # type: ignore[no-untyped-def]
    """Bytes as they are: element i is raw[i * width : (i + 1) * width]."""
    for i in range(low, high):
        if status[i] == WRITE:
            for k in range(width):
                out[starts[i] + offset + k] = raw[i * width + k]
    return 0


@jit
def write_pattern(pattern, out, starts, low, high, offset, status, wanted):  # type: ignore[no-untyped-def]
    """The same bytes in every element whose status is `wanted`."""
    for i in range(low, high):
        if status[i] == wanted:
            for k in range(len(pattern)):
                out[starts[i] + offset + k] = pattern[k]
    return 0


@jit
def merge(written, known, out, starts, low, high, offset, width, status):  # type: ignore[no-untyped-def]
    """Put the bytes of a field from `written` into `out`, at the same place; CONFLICT where bytes that are
    `known` already are others."""
    bad = 0
    for i in range(low, high):
        if status[i] != WRITE and status[i] != BLANKS:
            continue
        at = starts[i] + offset
        agrees = True
        for k in range(at, at + width):
            agrees &= known[k] == 0 or out[k] == written[k]
        if not agrees:
            status[i] = CONFLICT
            bad += 1
            continue
        for k in range(at, at + width):
            out[k] = written[k]
            known[k] = 1
    return bad


@jit
def compare_records(data, starts, ends, written, places, stops, low, high, changed):  # type: ignore[no-untyped-def]
    """Mark in `changed` the records that are not as `written`, where they end at `stops`; gives how many."""
    different = 0
    for i in range(low, high):
        size = ends[i] - starts[i]
        if stops[i] - places[i] != size:
            changed[i] = 1
        else:
            theirs, ours = data[starts[i] : ends[i]], written[places[i] : stops[i]]
            bits = np.uint8(0)
            for k in range(len(theirs)):
                bits |= theirs[k] ^ ours[k]
            changed[i] = bits != 0
        different += changed[i]
    return different


@jit
def compare(  # type: ignore[no-untyped-def]
    data, starts, ends, written, places, low, high, offset, width, blanks, status, changed, found
):
    """Hold the bytes of a field in `written`, whose elements begin at `places`, against the source's.

    `changed`: elements that must be looked at; the records of the others are the same as a whole. `blanks`: what
    stands where the record has been cut short, for each byte of the field. Gives (elements that are there, those
    that are the same).
    """
    there, alike = 0, 0
    for i in range(low, high):
        found[i] = SAME
        at = starts[i] + offset
        if status[i] == SKIP or at >= ends[i]:
            found[i] = ABSENT_THERE
            continue
        there += 1
        if changed[i] == 0:
            alike += 1
        elif status[i] != WRITE and status[i] != BLANKS:
            found[i] = DIFFERENT
        else:
            size = min(width, ends[i] - at)
            to = places[i] + offset
            same = True
            for k in range(size):
                same &= data[at + k] == written[to + k]
            for k in range(size, width):
                same &= written[to + k] == blanks[k]
            found[i] = DIFFERENT if not same else CUT_THERE if size < width else SAME
            alike += found[i] == SAME
    return there, alike


@jit
def gather(data, starts, ends, elements, offset, width, blanks, out):  # type: ignore[no-untyped-def]
    """The field's bytes of these elements, a row each; `blanks` beyond the end of the record."""
    for n in range(len(elements)):
        i = elements[n]
        at = starts[i] + offset
        for k in range(width):
            out[n, k] = data[at + k] if at + k < ends[i] else blanks[k]


@jit
def cover(known, starts, ends, low, high, offset, width, status):  # type: ignore[no-untyped-def]
    """Mark the bytes that a field describes."""
    for i in range(low, high):
        if status[i] != SKIP:
            at = starts[i] + offset
            for k in range(at, min(at + width, ends[i])):
                known[k] = 1


@jit
def uncovered(known, data, starts, ends, written, places, low, high):  # type: ignore[no-untyped-def]
    """(bytes that no field describes, those that are not as `written`, the first record with one, its place)."""
    total, other = np.int64(0), np.int64(0)
    first, place = np.int64(-1), np.int64(-1)
    for i in range(low, high):
        by = places[i] - starts[i]
        for k in range(starts[i], ends[i]):
            if known[k] == 0:
                total += 1
                if data[k] != written[k + by]:
                    if other == 0:
                        first, place = np.int64(i), np.int64(k)
                    other += 1
    return total, other, first, place


@jit
def copy_records(data, starts, ends, out, places):  # type: ignore[no-untyped-def]
    """Each record to its place in `out`."""
    for i in range(len(starts)):
        by = places[i] - starts[i]
        for k in range(starts[i], ends[i]):
            out[k + by] = data[k]
