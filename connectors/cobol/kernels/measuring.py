"""Loops that find where records end which say their own length."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import NEGATIVE_FLAG, NO_DIGIT, UNSIGNED_NEGATIVE, jit

__all__ = [
    "BINARY",
    "END",
    "LITTLE",
    "LOOP",
    "MOVE",
    "PACKED",
    "READ",
    "TABLE",
    "UNSIGNED_PACKED",
    "ZONED",
    "by_counters",
    "by_expression",
    "by_map",
]

ZONED, PACKED, BINARY, LITTLE, UNSIGNED_PACKED = range(5)
MOVE, READ, TABLE, LOOP, END = range(5)

_LONGEST = 1 << 40
"""No record is as long as this; a length read from bytes that are none must not run over."""
_LARGEST = 1 << 60
"""Nor does any number on the way to a length go over this."""
_DEEPEST = 64


@jit
def _number(data, start, row, table):  # type: ignore[no-untyped-def]
    """A whole number, or -1 where the bytes hold none or a negative one."""
    at, width, kind, sign_at, separate = start + row[0], row[1], row[2], row[3], row[4]
    value, negative = np.int64(0), False
    for k in range(width):
        if kind in (BINARY, LITTLE):
            byte = data[at + (width - 1 - k if kind == LITTLE else k)]
            if k == 0 and row[5] and byte & 0x80:
                return np.int64(-1)
            if value >> 55:
                return np.int64(-1)
            value = value * 256 + np.int64(byte)
        elif kind == ZONED:
            digit = table[256 + data[at + k]] if k == sign_at else table[data[at + k]]
            if digit in (NO_DIGIT, UNSIGNED_NEGATIVE):
                return np.int64(-1)
            if k == sign_at:
                negative = digit & NEGATIVE_FLAG != 0
                if separate:
                    continue
            value = value * 10 + np.int64(digit & 0x0F)
        else:
            high, low = data[at + k] >> 4, data[at + k] & 0x0F
            last = kind == PACKED and k == width - 1
            if high > 9 or (low > 9) != last:
                return np.int64(-1)
            value = value * 10 + np.int64(high)
            if last:
                negative = low == 0x0B or low == 0x0D
            else:
                value = value * 10 + np.int64(low)
    return np.int64(-1) if negative and value else value


@jit
def _evaluate(data, start, program, numbers, tables, stack):  # type: ignore[no-untyped-def]
    """The value of an expression, or -1 where it has none that a length could be."""
    top = 0
    for n in range(program.shape[0]):
        kind = program[n, 0]
        if kind == 0:
            stack[top] = program[n, 1]
            top += 1
            continue
        if kind == 1:
            value = _number(data, start, numbers[program[n, 1]], tables[program[n, 1]])
            if value < 0 or value > _LARGEST:
                return np.int64(-1)
            stack[top] = value
            top += 1
            continue
        top -= 1
        a, b = stack[top - 1], stack[top]
        if kind == 2:
            a += b
        elif kind == 3:
            a -= b
        elif kind == 4:
            if b != 0 and abs(a) > _LARGEST // abs(b):
                return np.int64(-1)
            a *= b
        else:
            if b == 0:
                return np.int64(-1)
            sign = -1 if (a < 0) != (b < 0) else 1
            a = sign * (abs(a) // abs(b))
        if abs(a) > _LARGEST:
            return np.int64(-1)
        stack[top - 1] = a
    return stack[0]


@jit
def by_expression(data, starts, ends, program, numbers, tables, add, prefix, suffix):  # type: ignore[no-untyped-def]
    """(records, bytes used, whether the next record's length is none)."""
    count, position, size, reach = 0, np.int64(0), len(data), np.int64(0)
    for n in range(numbers.shape[0]):
        reach = max(reach, numbers[n, 0] + numbers[n, 1])
    stack = np.empty(program.shape[0] + 1, np.int64)
    while position < size:
        start = position + prefix
        if start + reach > size:
            break
        length = _evaluate(data, start, program, numbers, tables, stack) + add
        if length < 1 or length > _LONGEST:
            return count, position, True
        if start + length + suffix > size:
            break
        starts[count], ends[count] = start, start + length
        count += 1
        position = start + length + suffix
    return count, position, False


@jit
def by_map(data, starts, ends, offset, keys, lengths, prefix, suffix):  # type: ignore[no-untyped-def]
    """(records, bytes used, whether the next record's value is none of the map)."""
    count, position, size, width = 0, np.int64(0), len(data), keys.shape[1]
    while position < size:
        start = position + prefix
        if start + offset + width > size:
            break
        length = np.int64(-1)
        for v in range(keys.shape[0]):
            same = True
            for k in range(width):
                same &= data[start + offset + k] == keys[v, k]
            if same:
                length = lengths[v]
                break
        if length < 1 or length > _LONGEST:
            return count, position, True
        if start + length + suffix > size:
            break
        starts[count], ends[count] = start, start + length
        count += 1
        position = start + length + suffix
    return count, position, False


@jit
def by_counters(data, starts, ends, program, numbers, tables, prefix, suffix):  # type: ignore[no-untyped-def]
    """(records, bytes used, 1 + the step whose counter is wrong, -1 for a record of no bytes, or 0).

    The steps: MOVE bytes; READ number, its row's offset left aside since the place is come to; TABLE slot,
    minimum, maximum, bytes of an element; LOOP slot, minimum, maximum, the step behind its END. A slot of -1 is
    the maximum.
    """
    count, position, size = 0, np.int64(0), len(data)
    values = np.full(max(numbers.shape[0], 1), -1, np.int64)
    places = numbers.copy()
    places[:, 0] = 0
    left, back = np.empty(_DEEPEST, np.int64), np.empty(_DEEPEST, np.int64)
    while position < size:
        at, depth, n = position + prefix, 0, 0
        while n < program.shape[0] and at <= size:
            kind, slot = program[n, 0], program[n, 1]
            if kind == MOVE:
                at += slot
            elif kind == READ:
                if at + places[slot, 1] > size:
                    return count, position, 0
                values[slot] = _number(data, at, places[slot], tables[slot])
            elif kind == END:
                left[depth - 1] -= 1
                if left[depth - 1]:
                    n = back[depth - 1]
                else:
                    depth -= 1
            else:
                times = program[n, 3] if slot < 0 else values[slot]
                if times < program[n, 2] or times > program[n, 3]:
                    return count, position, n + 1
                if kind == TABLE:
                    at += times * program[n, 4]
                elif times:
                    left[depth], back[depth] = times, n
                    depth += 1
                else:
                    n = program[n, 4] - 1
            n += 1
        if at + suffix > size:
            break
        if at == position + prefix:
            return count, position, -1
        starts[count], ends[count] = position + prefix, at
        count += 1
        position = at + suffix
    return count, position, 0
