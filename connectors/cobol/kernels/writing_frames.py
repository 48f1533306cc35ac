"""The compiled loops that part records into segments, and find the words between the segments of a file."""

from __future__ import annotations

from connectors.cobol.kernels.status import jit

__all__ = ["escape_lines", "find_words", "span_records"]


@jit
def span_records(data, starts, ends, size, header, position, is_open, out, blocks):  # type: ignore[no-untyped-def]
    """Write records as segments behind their descriptor words into `out`, from `position` on.

    With a `header` of a block's word in blocks of `size` bytes, each filled up to its end; `is_open`: the block that
    begins at byte 0 goes on. Without one in segments of at most `size` bytes. `blocks` takes where the new blocks
    begin. Gives (their number, the position after); with an empty `out` nothing is written, but that.
    """
    count, block, write = 0, 0, len(out) > 0
    for i in range(len(starts)):
        begin, first = starts[i], True
        while first or begin < ends[i]:
            if header:
                if not is_open:
                    if write:
                        blocks[count] = position
                    block, is_open = position, True
                    count += 1
                    position += header
                room = size - (position - block) - 4
                if room < 1:
                    is_open = False
                    continue
            else:
                room = size - 4
            part = min(room, 32752, ends[i] - begin)
            last = begin + part == ends[i]
            if write:
                out[position], out[position + 1] = (part + 4) >> 8, (part + 4) & 0xFF
                out[position + 2] = (0 if last else 1) if first else (2 if last else 3)
                out[position + 3] = 0
                for k in range(part):
                    out[position + 4 + k] = data[begin + k]
            position += part + 4
            begin += part
            first = False
    return count, position


@jit
def find_words(data, used, left, header, at, size, little, adjustment, is_ibm, words, blocks, contents, gaps):  # type: ignore[no-untyped-def]
    """(segments, blocks, null segments) before `used`, of a buffer of which `left` bytes belong to a block that
    began before it. `words` and `blocks` take where their words stand, `contents` the bytes that a block's word
    counts, `gaps` begin and end of null segments."""
    segments, count, null = 0, 0, 0
    position, stop = 0, left
    while position < used:
        if header and position == stop:
            length = 0
            if is_ibm and data[position] & 0x80:
                for k in range(4):
                    length = length * 256 + data[position + k]
                length &= 0x7FFFFFFF
            else:
                for k in range(size):
                    length = length * 256 + data[position + at + (size - 1 - k if little else k)]
            length += adjustment
            blocks[count], contents[count] = position, length
            count += 1
            position += header
            stop = position + length
            continue
        length = data[position] * 256 + data[position + 1]
        if length & 0x8000:
            gaps[null, 0], gaps[null, 1] = position, stop
            null += 1
            position = stop
            continue
        words[segments] = position
        segments += 1
        position += length
    return segments, count, null


@jit
def escape_lines(data, starts, ends, out, stops):  # type: ignore[no-untyped-def]
    """Write lines with a NUL in front of each control character and X'0A' behind; gives the bytes written."""
    position = 0
    for i in range(len(starts)):
        for k in range(starts[i], ends[i]):
            if data[k] < 0x20:
                out[position] = 0
                position += 1
            out[position] = data[k]
            position += 1
        out[position] = 0x0A
        position += 1
        stops[i] = position
    return position
