"""The compiled loops that turn numbers into bytes: the inverse of `decimals` and `binaries`.

Each kernel writes one field of the elements `low <= i < high`: element i begins at `starts[i]` in `out`, the
field lies `offset` bytes after it. An element whose `status` is not WRITE is passed over; one whose value does
not fit leaves its bytes as they are and a status from FULL on. A kernel gives how many did not fit.

`values` are int64, or with `step` 2 the little-endian pairs of a decimal128.
"""

from __future__ import annotations

import math

import numpy as np

from connectors.cobol.kernels.status import jit

__all__ = [
    "BLANKS",
    "CONFLICT",
    "COUNTER",
    "ELEMENTS",
    "ENCODE_FAULTS",
    "FULL",
    "INEXACT",
    "LENGTH",
    "MINUS",
    "NOT_LIVE",
    "NO_CHARACTER",
    "NO_LIVE",
    "NO_VALUE",
    "SKIP",
    "TOO_LONG",
    "TOO_MANY",
    "WRITE",
    "split",
    "unscale",
    "write_binary",
    "write_hexadecimal",
    "write_ieee",
    "write_packed",
    "write_zoned",
]

WRITE, SKIP, BLANKS = 0, 1, 2
"""SKIP: the redefinition is not live. BLANKS: no value, which a policy lets be written as a pattern."""
FULL = 16
"""Statuses from here on are faults."""
TOO_MANY, MINUS, NO_CHARACTER, TOO_LONG, INEXACT, NO_VALUE, CONFLICT, ELEMENTS, COUNTER = range(16, 25)
NOT_LIVE, NO_LIVE, LENGTH = range(25, 28)

ENCODE_FAULTS: dict[int, tuple[str, str]] = {
    TOO_MANY: ("too_many_digits", "the value has more digits than the PICTURE or the bytes hold"),
    MINUS: ("minus_in_unsigned", "the value is negative and the PICTURE has no sign"),
    NO_CHARACTER: ("not_in_code_page", "a character is none of the field's code page"),
    TOO_LONG: ("too_long", "the text is longer than the field"),
    INEXACT: ("inexact", "the field cannot hold the value exactly"),
    NO_VALUE: ("no_value", "there is no value, and no policy says how that is written"),
    CONFLICT: ("redefinitions_disagree", "two descriptions of the same bytes give different bytes"),
    ELEMENTS: ("wrong_number_of_elements", "the table does not have as many elements as its OCCURS says"),
    COUNTER: ("counter_disagrees", "the OCCURS DEPENDING ON counter is not the number of elements"),
    NOT_LIVE: ("not_live", "a redefinition that is not live for the record has a value"),
    NO_LIVE: ("no_redefinition", "none of the conditions under redefines holds for the record"),
    LENGTH: ("wrong_length", "the record is not as long as its record format and length field say"),
}

_DIGITS = 48
_BILLION = np.uint64(1_000_000_000)
_TEN = np.uint64(10)
_MASK, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)


@jit
def _halves(values, i, step):  # type: ignore[no-untyped-def]
    """(upper, lower, negative) of a value, as it is stored."""
    lower = values[i * step]
    upper = values[i * step + 1] if step == 2 else lower >> 63
    return np.uint64(upper), np.uint64(lower), upper < 0


@jit
def _magnitude(values, i, step):  # type: ignore[no-untyped-def]
    upper, lower, negative = _halves(values, i, step)
    if negative:
        lower = ~lower + np.uint64(1)
        upper = ~upper + (np.uint64(1) if lower == 0 else np.uint64(0))
    return upper, lower, negative


@jit
def _over(upper, lower, divisor):  # type: ignore[no-untyped-def]
    """(upper, lower, rest) of a 128-bit number over one below 2**32: a long division by limbs of 32 bits."""
    part = upper >> _HALF
    q3, rest = part // divisor, part % divisor
    part = (rest << _HALF) | (upper & _MASK)
    q2, rest = part // divisor, part % divisor
    part = (rest << _HALF) | (lower >> _HALF)
    q1, rest = part // divisor, part % divisor
    part = (rest << _HALF) | (lower & _MASK)
    q0, rest = part // divisor, part % divisor
    return (q3 << _HALF) | q2, (q1 << _HALF) | q0, rest


@jit
def split(values, i, step, count, tens):  # type: ignore[no-untyped-def]
    """The last `count` digits into `tens`, least first; gives (whether that was all, negative)."""
    upper, lower, negative = _magnitude(values, i, step)
    k = 0
    while upper != 0 and k < count:
        upper, lower, rest = _over(upper, lower, _BILLION)
        for _ in range(9):
            if k < count:
                tens[k] = rest % _TEN
                rest //= _TEN
                k += 1
        if rest != 0:
            return False, negative
    for n in range(k, count):
        quotient = lower // _TEN
        tens[n] = lower - quotient * _TEN
        lower = quotient
    return upper == 0 and lower == 0, negative


@jit
def unscale(values, step, count, power, status):  # type: ignore[no-untyped-def]
    """Take the zeros of the P positions off: each value over 10**power, in place; INEXACT where they are none."""
    bad = 0
    for i in range(count):
        if status[i] != WRITE:
            continue
        upper, lower, negative = _magnitude(values, i, step)
        left = power
        exact = True
        while left > 0:
            divisor = np.uint64(1)
            for _ in range(min(left, 9)):
                divisor *= _TEN
            upper, lower, rest = _over(upper, lower, divisor)
            exact &= rest == 0
            left -= 9
        if negative:
            lower = ~lower + np.uint64(1)
            upper = ~upper + (np.uint64(1) if lower == 0 else np.uint64(0))
        if not exact:
            status[i] = INEXACT
            bad += 1
        values[i * step] = np.int64(lower)
        if step == 2:
            values[i * 2 + 1] = np.int64(upper)
    return bad


@jit
def write_zoned(  # type: ignore[no-untyped-def]
    values, step, out, starts, low, high, offset, digits, figures, plus, minus, sign_at, signed, blank, status
):
    """Zoned decimals and separate signs of up to 38 digits.

    `figures`: the bytes of 0 to 9; `plus` and `minus`: the bytes of the sign position by its digit, of which
    a separate sign uses the first. `sign_at` as in `zoned`. `blank`: what zero is filled with where it is
    BLANK WHEN ZERO, else -1.
    """
    tens = np.zeros(_DIGITS, np.uint8)
    bad = 0
    separate = 1 if sign_at >= 2 else 0
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        fits, negative = split(values, i, step, digits, tens)
        if not fits or (negative and not signed):
            status[i] = MINUS if fits else TOO_MANY
            bad += 1
            continue
        at = starts[i] + offset
        if blank >= 0:
            zero = True
            for k in range(digits):
                zero &= tens[k] == 0
            if zero:
                for k in range(digits + separate):
                    out[at + k] = blank
                continue
        first = at + 1 if sign_at == 3 else at
        for k in range(digits):
            out[first + k] = figures[tens[digits - 1 - k]]
        if sign_at == 0:
            out[at + digits - 1] = minus[tens[0]] if negative else plus[tens[0]]
        elif sign_at == 1:
            out[at] = minus[tens[digits - 1]] if negative else plus[tens[digits - 1]]
        else:
            out[at if sign_at == 3 else at + digits] = minus[0] if negative else plus[0]
    return bad


@jit
def write_packed(values, step, out, starts, low, high, offset, width, digits, has_sign, signed, status):  # type: ignore[no-untyped-def]
    """Packed decimals with the preferred signs C and D, F where the PICTURE has none; COMP-6 without a sign."""
    tens = np.zeros(_DIGITS, np.uint8)
    bad = 0
    nibbles = width * 2 - 1 if has_sign else width * 2
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        fits, negative = split(values, i, step, digits, tens)
        if not fits or (negative and not signed):
            status[i] = MINUS if fits else TOO_MANY
            bad += 1
            continue
        at = starts[i] + offset
        left = nibbles - 1
        for k in range(width - 1):
            out[at + k] = tens[left] << 4 | tens[left - 1]
            left -= 2
        if has_sign:
            sign = 0x0D if negative else 0x0C if signed else 0x0F
            out[at + width - 1] = tens[0] << 4 | sign
        else:
            out[at + width - 1] = tens[1] << 4 | tens[0]
    return bad


@jit
def write_binary(values, step, out, starts, low, high, offset, width, signed, little, status):  # type: ignore[no-untyped-def]
    """Two's complement of 1 to 16 bytes: every value that the bytes hold, as `binary` reads them."""
    bad = 0
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        upper, lower, negative = _halves(values, i, step)
        u, w = np.int64(upper), np.int64(lower)
        if negative and not signed:
            status[i] = MINUS
            bad += 1
            continue
        beyond = np.int64(0)
        if width < 8:
            beyond = w >> (width * 8 - 1 if signed else width * 8)
            fits = u == (w >> 63) and (beyond == 0 or (signed and beyond == -1))
        elif width == 8:
            fits = u == (w >> 63) if signed else u == 0
        elif width < 16:
            beyond = u >> ((width - 8) * 8 - 1 if signed else (width - 8) * 8)
            fits = beyond == 0 or (signed and beyond == -1)
        else:
            fits = True
        if not fits:
            status[i] = TOO_MANY
            bad += 1
            continue
        at = starts[i] + offset
        for k in range(width):
            byte = lower >> np.uint64(k * 8) if k < 8 else upper >> np.uint64(k * 8 - 64)
            out[at + k if little else at + width - 1 - k] = byte & np.uint64(0xFF)
    return bad


@jit
def write_hexadecimal(values, out, starts, low, high, offset, width, status):  # type: ignore[no-untyped-def]
    """IBM hexadecimal floats, normalised: the first digit of the fraction is not zero but for the least numbers.

    A number with more bits than the fraction keeps is INEXACT, one beyond 16**63 TOO_MANY.
    """
    bad = 0
    size = 8 * (width - 1)
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        value = values[i]
        if not math.isfinite(value):
            status[i] = TOO_MANY
            bad += 1
            continue
        fraction, characteristic = np.uint64(0), np.int64(0)
        if value != 0.0:
            mantissa, power = math.frexp(abs(value))
            exponent = -(-power // 4)
            characteristic = np.int64(max(exponent + 64, 0))
            # the fraction as an integer of `size` bits is mantissa * 2**power / 16**exponent * 2**size
            scaled = math.ldexp(mantissa, power - 4 * (characteristic - 64) + size)
            fraction = np.uint64(scaled)
            if characteristic > 127 or np.float64(fraction) != scaled:
                status[i] = TOO_MANY if characteristic > 127 else INEXACT
                bad += 1
                continue
        at = starts[i] + offset
        out[at] = characteristic | (0x80 if math.copysign(1.0, value) < 0 else 0)
        for k in range(1, width):
            out[at + k] = (fraction >> np.uint64((width - 1 - k) * 8)) & np.uint64(0xFF)
    return bad


@jit
def write_ieee(bits, out, starts, low, high, offset, width, little, status):  # type: ignore[no-untyped-def]
    """The bits of an IEEE 754 number."""
    for i in range(low, high):
        if status[i] == WRITE:
            at = starts[i] + offset
            for k in range(width):
                byte = np.uint64(bits[i]) >> np.uint64(k * 8)
                out[at + k if little else at + width - 1 - k] = byte & np.uint64(0xFF)
    return 0
