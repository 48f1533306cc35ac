"""Walks chains of length words through bytes that may hold none: for finding out how a file is framed.

`word` is (bytes of the word, place of the length, its size, little-endian, bytes that the length leaves out
or counts too much, mask of the length, multiple that the next word stands at, kind). Kinds: 0 the other bytes
of the word are zero; 1 the first of them may be a segment code 0 to 3; 2 the bits outside the mask are X'4'.
`block` is the same for a block descriptor word, with no bytes where there are no blocks; bit 0 of a big-endian
one marks a length of 31 bits (z/OS DFSMS Using Data Sets, "Block descriptor word").
"""

from __future__ import annotations

import numpy as np

from connectors.compiled import jit

__all__ = ["NONE", "reach", "walk"]

NONE = np.zeros(8, np.int64)
_BROKEN, _CUT = -1, -2


@jit
def _next(data, at, word, block):  # type: ignore[no-untyped-def]
    """(first byte of the content, byte behind it), or (_BROKEN or _CUT, 0)."""
    header = word[0]
    size = len(data)
    if at + header > size:
        return _CUT, np.int64(0)
    value = np.int64(0)
    for k in range(word[2]):
        value = value * 256 + np.int64(data[at + word[1] + (word[2] - 1 - k if word[3] else k)])
    rest = np.int64(0)
    for k in range(header):
        if k < word[1] or k >= word[1] + word[2]:
            rest = rest * 256 + np.int64(data[at + k])
    extended = False
    if block and not word[3] and word[1] == 0 and word[2] == 2 and value >= 0x8000:
        value = (value - 0x8000) * 65536 + rest
        rest = np.int64(0)
        extended = True
    if word[7] == 2:
        if value & ~word[5] != word[5] + 1 << 2:
            return _BROKEN, np.int64(0)
        value = value & word[5]
    elif word[7] == 1:
        if rest & 0xFF or rest > 0x0300:
            return _BROKEN, np.int64(0)
    elif rest:
        return _BROKEN, np.int64(0)
    length = value + word[4]
    if value <= 0 or length < (1 if block else 0) or (length > 1 << 24 and not extended) or length > 1 << 30:
        return _BROKEN, np.int64(0)
    end = at + header + length
    if end > size:
        return _CUT, np.int64(0)
    return at + header, end


@jit
def walk(data, start, word, block, starts, ends):  # type: ignore[no-untyped-def]
    """(records, blocks, byte reached, why it ended): 0 at the last byte or out of room, 1 a length that cannot
    be, 2 within a record or block. `starts` and `ends` are filled with the places of the records' content."""
    count, blocks, position, size = 0, 0, start, len(data)
    while position < size and count < len(starts):
        inner, stop = position, size
        if block[0]:
            inner, stop = _next(data, position, block, True)
            if inner < 0:
                return count, blocks, position, 1 if inner == _BROKEN else 2
        before = count
        while inner < stop and count < len(starts):
            begin, end = _next(data[:stop], inner, word, False)
            if begin < 0 or end > stop:
                if block[0]:
                    return before, blocks, position, 1
                return count, blocks, inner, 1 if begin == _BROKEN else 2
            starts[count], ends[count] = begin, end
            count += 1
            inner = end + (-end) % max(word[6], 1)
            if inner > stop:
                inner = stop
        if block[0] and inner < stop:
            return before, blocks, position, 0
        blocks += 1 if block[0] else 0
        position = inner
    return count, blocks, position, 0


@jit
def reach(data, word, block, found):  # type: ignore[no-untyped-def]
    """For each byte, how many words of a chain that begins there lead exactly to the end of the data; else 0."""
    size = len(data)
    for at in range(size - 1, -1, -1):
        found[at] = 0
        inner, stop = _next(data, at, block if block[0] else word, block[0] > 0)
        if inner < 0:
            continue
        if not block[0]:
            stop = stop + (-stop) % max(word[6], 1)
        elif found[stop] == 0 and stop != size:
            continue
        while block[0] and inner < stop:
            begin, end = _next(data[:stop], inner, word, False)
            if begin < 0 or end > stop:
                break
            inner = end
        if block[0] and inner != stop:
            continue
        if stop >= size:
            found[at] = 1
        elif found[stop]:
            found[at] = found[stop] + 1
