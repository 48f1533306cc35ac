"""The fast way through a block of records: all fields of a record type in one compiled call.

Most fields of most records are plain: digits where digits belong, a usual sign, a record that is long enough.
These are decoded eight bytes at a time, a block of records for one field and then for the next, so that the
bytes are in the nearest cache when the next field is read. The loops here only tell *whether* a block is
plain; where it is not, the strict kernel of the usage decodes the block again and says what each element is.
So every fault is found in one place.

An instruction says what to decode and where its buffers are: `Column` keeps these alive.
"""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.binaries import binary
from connectors.cobol.kernels.characters import text
from connectors.cobol.kernels.decimals import packed, zoned
from connectors.cobol.kernels.status import jit
from connectors.cobol.kernels.words import (
    at_bytes,
    at_integers,
    at_offsets,
    at_table,
    leading_zeros,
    load,
    store,
)

__all__ = ["BINARY", "INSTRUCTION", "PACKED", "TEXT", "ZONED", "decode_plain"]

BLOCK = 512
"""Records decoded before the next field is turned to."""

CELLS = 1 << 14
"""Bytes of text translated together."""

ZONED, PACKED, BINARY, TEXT = range(4)

INSTRUCTION = np.dtype(
    [
        (name, np.int64)
        for name in (
            "usage",  # ZONED, PACKED, BINARY or TEXT
            "plain",  # whether the fast way may be tried at all
            "first", "per",  # the field's places in each record: places[first : first + per]
            "width",  # bytes
            "step",  # int64 words a value takes: 2 for decimal128
            "sign_at", "zones", "plus", "minus",  # zoned: zones of the digits; sign zones, a bit for each
            "odd", "signed", "has_sign",  # packed; `signed` for binary too
            "little",
            "trim", "blank",
            "digits", "signs", "characters", "singles",  # addresses of the tables
            "values", "offsets", "status", "position", "bad",  # addresses of what is written
        )
    ]
)  # fmt: skip
"""One field of a record type. Addresses are of arrays that whoever made the instruction keeps."""

_U, _B = np.uint64, np.uint8
_EVEN8, _EVEN16, _EVEN32 = _U(0x00FF00FF00FF00FF), _U(0x0000FFFF0000FFFF), _U(0xFFFFFFFF)
_LOWS, _SIXES, _CARRIES = _U(0x0F0F0F0F0F0F0F0F), _U(0x0606060606060606), _U(0x1010101010101010)


@jit
def decode_plain(data, starts, ends, low, high, places, instructions):  # type: ignore[no-untyped-def]
    """Decode records `low <= i < high`: record i starts at starts[i] in `data` and ends at ends[i].

    Element e of a field lies places[first + e] bytes after the start of its record, and is value i * per + e.
    Ranges come in order, for text is written one after another.
    """
    most, widest = np.int64(1), np.int64(CELLS)
    for f in range(len(instructions)):
        most = max(most, instructions[f].per)
        if instructions[f].usage == TEXT:
            widest = max(widest, instructions[f].per * (instructions[f].width + 7))
    words, sums = np.empty(BLOCK * most, np.uint64), np.empty(BLOCK * most, np.uint64)
    element_starts, element_ends = np.empty(BLOCK * most, np.int64), np.empty(BLOCK * most, np.int64)
    cells, lengths = np.empty(widest + 8, np.uint8), np.empty(BLOCK * most, np.int64)
    for first in range(low, high, BLOCK):
        last = min(first + BLOCK, high)
        shortest, lowest = ends[first] - starts[first], starts[first]
        for i in range(first, last):
            shortest, lowest = min(shortest, ends[i] - starts[i]), min(lowest, starts[i])
        for f in range(len(instructions)):
            one = instructions[f]
            here = places[one.first : one.first + one.per]
            done, count = first * one.per, (last - first) * one.per
            near, far = here[0], here[0]
            for e in range(1, one.per):
                near, far = min(near, here[e]), max(far, here[e])
            # words are read that end where the field ends: the first may begin before it
            whole = (one.width + 7) // 8 * 8
            plain = one.plain and far + one.width <= shortest and lowest + near + one.width >= whole
            if one.usage == TEXT:
                if plain:
                    _text(data, starts, ends, first, last, here, one, cells, lengths)
                    continue
            elif plain and _number(data, starts, first, last, here, one, words, sums):
                continue
            n = 0
            for i in range(first, last):
                for e in range(one.per):
                    element_starts[n], element_ends[n] = starts[i] + here[e], ends[i]
                    n += 1
            _strict(data, element_starts, element_ends, done, count, one)


@jit
def _strict(data, starts, ends, done, count, one):  # type: ignore[no-untyped-def]
    """The strict kernel of the field's usage over elements that are values `done` and on."""
    status = at_bytes(one.status + done, count)
    bad = at_integers(one.bad, 1)
    if one.usage == TEXT:
        position = at_integers(one.position, 1)
        found, position[0] = text(
            data, starts, ends, 0, count, 0, one.width, at_table(one.characters, 256), one.trim, position[0],
            at_bytes(one.values, 1 << 62), at_offsets(one.offsets + 4 * done, count + 1), status,
        )  # fmt: skip
        bad[0] += found
        return
    out = at_integers(one.values + 8 * done * one.step, count * one.step)
    if one.usage == ZONED:
        bad[0] += zoned(
            data, starts, ends, 0, count, 0, one.width, at_bytes(one.digits, 256), at_bytes(one.signs, 256),
            one.sign_at, one.blank, one.step, out, status,
        )  # fmt: skip
    elif one.usage == PACKED:
        bad[0] += packed(
            data, starts, ends, 0, count, 0, one.width, one.odd != 0, one.signed != 0, one.has_sign != 0,
            one.blank, one.step, out, status,
        )  # fmt: skip
    else:
        bad[0] += binary(
            data,
            starts,
            ends,
            0,
            count,
            0,
            one.width,
            one.signed != 0,
            one.little != 0,
            one.step,
            out,
            status,
        )


@jit
def _number(data, starts, first, last, here, one, words, sums):  # type: ignore[no-untyped-def]
    """Decode a block of one numeric field; False where an element is not plain, and nothing is then sure."""
    count = (last - first) * one.per
    out = at_integers(one.values + 8 * first * one.per * one.step, count * one.step)
    if one.usage == BINARY:
        _gather(data, starts, first, last, here, one.width - 8, one.little == 0, words)
        return _binary(words, count, one.width, one.signed != 0, one.little != 0, one.step, out)
    if one.usage == PACKED:
        _gather(data, starts, first, last, here, one.width - 8, True, words)
        return _packed(
            words, count, one.width, one.odd != 0, one.signed != 0, one.has_sign != 0, one.step, out
        )
    for back in range((one.width - 1) // 8 * 8, -1, -8):
        top = back + 8 >= one.width
        _gather(data, starts, first, last, here, one.width - 8 - back, False, words)
        if not _digits(words, sums, count, max(back + 8 - one.width, 0), _U(one.zones), top, back == 0):
            return False
    return _signed(words, sums, count, _U(one.plus), _U(one.minus), one.step, out)


@jit
def _gather(data, starts, first, last, here, before, big, words):  # type: ignore[no-untyped-def]
    """words[n]: the 8 bytes that begin `before` bytes after each element's start."""
    # unsigned, so that no index is looked at as one that counts from the end
    n, per = _U(0), _U(len(here))
    for i in range(_U(first), _U(last)):
        start = starts[i] + before
        for e in range(_U(0), per):
            words[n] = load(data, start + here[e], big)
            n += _U(1)


@jit
def _digits(words, sums, count, before, zones, top, bottom):  # type: ignore[no-untyped-def]
    """sums[n] = sums[n] * 10**8 + the digits of words[n], whose lowest byte comes first and counts most.

    `before` bytes of the word lie before the field. The zone of the last byte of `bottom` is its sign.
    """
    inside = _U(0xFFFFFFFFFFFFFFFF) << _U(8 * before)
    looked = inside & (_U(0x00F0F0F0F0F0F0F0) if bottom else _U(0xF0F0F0F0F0F0F0F0))
    zones = (zones * _U(0x0101010101010101)) & looked
    wrong = _U(0)
    for n in range(_U(0), _U(count)):
        x = words[n] & inside
        d = x & _LOWS
        wrong |= ((x & looked) ^ zones) | ((d + _SIXES) & _CARRIES)
        # pairs, then fours, then eights; the multiplication by 10 in shifts, which vector units have
        x = ((d << _U(3)) + (d << _U(1)) + (d >> _U(8))) & _EVEN8
        x = (x * _U(100) + (x >> _U(16))) & _EVEN16
        x = (x * _U(10000) + (x >> _U(32))) & _EVEN32
        sums[n] = x if top else sums[n] * _U(100_000_000) + x
    return wrong == 0


@jit
def _signed(words, sums, count, plus, minus, step, out):  # type: ignore[no-untyped-def]
    """Give the sums their signs: the zones of the last bytes are the highest four bits of the words."""
    strange = _U(0)
    known = plus | minus
    for n in range(_U(0), _U(count)):
        strange |= ~(known >> (words[n] >> _U(60))) & _U(1)
    if strange != 0:
        return False
    if step == 1:
        for n in range(_U(0), _U(count)):
            sign = _U(0) - ((minus >> (words[n] >> _U(60))) & _U(1))
            out[n] = np.int64((sums[n] ^ sign) - sign)
    else:
        for n in range(_U(0), _U(count)):
            sign = _U(0) - ((minus >> (words[n] >> _U(60))) & _U(1))
            value = np.int64((sums[n] ^ sign) - sign)
            out[n * _U(2)] = value
            out[n * _U(2) + _U(1)] = value >> 63
    return True


@jit
def _packed(words, count, width, odd, signed, has_sign, step, out):  # type: ignore[no-untyped-def]
    """Packed decimals of up to 8 bytes; the words end with the field and their highest byte comes first."""
    inside = _U(0xFFFFFFFFFFFFFFFF) >> _U(8 * (8 - width))
    high = _U(0) if odd else _U(0xF0) << _U(8 * (width - 1))
    minus, plus = (_U(0x2800), _U(0xD400)) if has_sign else (_U(0), _U(0xFFFF))
    if has_sign and not signed:
        minus = _U(0)
    known = minus | plus
    drop = _U(4) if has_sign else _U(0)
    wrong = _U(0)
    for n in range(_U(0), _U(count)):
        x = words[n] & inside
        nibble = x & _U(15)
        wrong |= (x & high) | (~(known >> nibble) & _U(1))
        x = x >> drop
        d, t = x & _LOWS, (x >> _U(4)) & _LOWS
        wrong |= ((d + _SIXES) | (t + _SIXES)) & _CARRIES
        x = d + (t << _U(3)) + (t << _U(1))
        x = (x & _EVEN8) + ((x >> _U(8)) & _EVEN8) * _U(100)
        x = (x & _EVEN16) + ((x >> _U(16)) & _EVEN16) * _U(10000)
        x = (x & _EVEN32) + (x >> _U(32)) * _U(100_000_000)
        sign = _U(0) - ((minus >> nibble) & _U(1))
        value = np.int64((x ^ sign) - sign)
        if step == 1:
            out[n] = value
        else:
            out[n * _U(2)] = value
            out[n * _U(2) + _U(1)] = value >> 63
    return wrong == 0


@jit
def _binary(words, count, width, signed, little, step, out):  # type: ignore[no-untyped-def]
    """Two's complement of up to 8 bytes; the field is the lowest bytes of a word, or the highest of a `little` one."""
    spare = _U(64 - 8 * width)
    for n in range(_U(0), _U(count)):
        x = words[n] if little else words[n] << spare
        value = np.int64(x) >> np.int64(spare) if signed else np.int64(x >> spare)
        upper = value >> 63 if signed else np.int64(0)
        if step == 1:
            out[n] = value
        else:
            out[n * _U(2)] = value
            out[n * _U(2) + _U(1)] = upper
    return True


@jit
def _text(data, starts, ends, first, last, here, one, cells, lengths):  # type: ignore[no-untyped-def]
    """Text whose characters are one byte of UTF-8 each, with blanks taken off the right or kept.

    The fields of some records are put side by side in `cells`, each ending at a multiple of 8, so that they are
    translated together whatever their places; then their characters are written one after another.
    """
    per, width = one.per, one.width
    cell = (width + 7) // 8 * 8
    rows = max((len(cells) - 8) // (cell * per), 1)
    out, offsets = at_bytes(one.values, 1 << 62), at_offsets(one.offsets, 1 << 61)
    singles, position = at_bytes(one.singles, 256), at_integers(one.position, 1)
    begin = position[0]
    for low in range(first, last, rows):
        high = min(low + rows, last)
        count = (high - low) * per
        _lay_side_by_side(data, starts, low, high, here, width, _U(one.blank), cells, lengths)
        if _translate(cells, count * cell, singles):
            for n in range(count):
                i, e = low + n // per, n % per
                status = at_bytes(one.status + (low * per + n), 1)
                found, begin = text(
                    data, starts[i : i + 1], ends[i : i + 1], 0, 1, here[e], width, at_table(one.characters, 256),
                    one.trim, begin, out, at_offsets(one.offsets + 4 * (low * per + n), 2), status,
                )  # fmt: skip
                at_integers(one.bad, 1)[0] += found
            continue
        for n in range(_U(0), _U(count)):
            at = np.int64(n) * cell + cell - width
            for k in range(0, width, 8):
                store(out, begin + k, load(cells, at + k, False))
            length = lengths[n] if one.trim else width
            # other bytes may be blanks too, such as control characters under that policy
            while one.trim and length > 0 and cells[at + length - 1] == 0x20:
                length -= 1
            begin += length
            offsets[_U(low * per) + n + _U(1)] = np.int32(begin)
    position[0] = begin


@jit
def _lay_side_by_side(data, starts, low, high, here, width, blank, cells, lengths):  # type: ignore[no-untyped-def]
    """Copy the field of each element to the end of its cell; lengths[n] is its length without blanks on the right."""
    words = (width + 7) // 8
    # the bytes of the first word that lie before the field count as blanks
    inside = _U(0xFFFFFFFFFFFFFFFF) << _U(8 * (words * 8 - width))
    blanks = blank * _U(0x0101010101010101)
    before = words * 8 - width
    n, to = _U(0), np.int64(0)
    for i in range(_U(low), _U(high)):
        for e in range(_U(0), _U(len(here))):
            at = starts[i] + here[e] - before
            word = (load(data, at, False) & inside) | (blanks & ~inside)
            store(cells, to, word)
            filled = 8 - (leading_zeros(word ^ blanks) >> 3)
            for k in range(8, words * 8, 8):
                word = load(data, at + k, False)
                store(cells, to + k, word)
                word ^= blanks
                filled = k + 8 - (leading_zeros(word) >> 3) if word != 0 else filled
            lengths[n] = max(filled - before, 0)
            n += _U(1)
            to += words * 8


@jit
def _translate(cells, count, singles):  # type: ignore[no-untyped-def]
    """Translate the bytes in place; True where one is not a single byte of UTF-8."""
    many = _B(0)
    for n in range(_U(0), _U(count)):
        character = singles[cells[n]]
        cells[n] = character
        many |= character
    return (many & _B(0x80)) != 0
