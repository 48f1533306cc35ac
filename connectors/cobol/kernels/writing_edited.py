"""Numbers to numeric-edited characters: the inverse of `edited`."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.edited import DIGIT, FIXED, INSERTED, SUPPRESSED
from connectors.cobol.kernels.status import jit
from connectors.cobol.kernels.writing import MINUS, TOO_MANY, WRITE, split

__all__ = ["write_edited"]


@jit
def write_edited(  # type: ignore[no-untyped-def]
    values, step, out, starts, low, high, offset, width, kinds, shown, floats, zero, fill, limit, signed, count,
    figures, status,
):  # fmt: skip
    """The characters that the PICTURE writes for a value of up to 38 digits; its table is that of `edited`.

    `figures`: the bytes of 0 to 9.
    """
    tens = np.zeros(48, np.uint8)
    bad = 0
    length = floats.shape[1]
    for i in range(low, high):
        if status[i] != WRITE:
            continue
        fits, negative = split(values, i, step, count, tens)
        if not fits or (negative and not signed):
            status[i] = MINUS if fits else TOO_MANY
            bad += 1
            continue
        at = starts[i] + offset
        some = False
        for k in range(count):
            some |= tens[k] != 0
        if not some and len(zero):
            for k in range(width):
                out[at + k] = zero[k]
            continue
        first, n = limit, 0  # the position of the first digit that is written
        for k in range(width):
            if kinds[k] == DIGIT or kinds[k] == SUPPRESSED:
                if tens[count - 1 - n] != 0 and k < first:
                    first = k
                n += 1
        sign, n = 1 if negative else 0, 0
        for k in range(width):
            digit = kinds[k] == DIGIT or kinds[k] == SUPPRESSED
            if kinds[k] == FIXED:
                out[at + k] = shown[sign, k]
            elif k < first:
                out[at + k] = floats[sign, k - first + length] if k >= first - length else fill
            elif kinds[k] == INSERTED:
                out[at + k] = shown[sign, k]
            elif digit:
                out[at + k] = figures[tens[count - 1 - n]]
            n += digit
    return bad
