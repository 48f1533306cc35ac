"""Binary integers and floating-point numbers."""

from __future__ import annotations

import numpy as np

from connectors.cobol.kernels.status import OK, OVERFLOW, jit, reach

__all__ = ["binary", "binary_wide", "hexadecimal_float", "ieee_float"]

_TEN_38_UPPER, _TEN_38_LOWER = np.uint64(10**38 >> 64), np.uint64(10**38 & (1 << 64) - 1)


@jit
def binary(data, starts, ends, low, high, offset, width, signed, little, step, out, status):  # type: ignore[no-untyped-def]
    """Two's complement of 1 to 8 bytes into int64, or into decimal128 when `step` is 2."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        raw = np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            if little:
                for k in range(width - 1, -1, -1):
                    raw = (raw << np.uint64(8)) | np.uint64(data[at + k])
            else:
                for k in range(width):
                    raw = (raw << np.uint64(8)) | np.uint64(data[at + k])
        negative = False
        if signed and width < 8:
            top = np.uint64(1) << np.uint64(width * 8 - 1)
            negative = (raw & top) != 0
            if negative:
                raw |= ~((top << np.uint64(1)) - np.uint64(1))
        elif signed:
            negative = (raw >> np.uint64(63)) != 0
        out[i * step] = np.int64(raw)
        if step == 2:
            out[i * 2 + 1] = np.int64(-1) if negative else np.int64(0)
        status[i] = s
        bad += s != OK
    return bad


@jit
def binary_wide(data, starts, ends, low, high, offset, width, signed, little, out, status):  # type: ignore[no-untyped-def]
    """Two's complement of 9 to 16 bytes into decimal128, which ends at 38 digits: beyond is OVERFLOW."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        upper, lower = np.uint64(0), np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            negative = signed and (data[at + width - 1 if little else at] & 0x80) != 0
            if negative:
                upper, lower = ~upper, ~lower
            for k in range(width):
                byte = np.uint64(data[at + width - 1 - k if little else at + k])
                upper = (upper << np.uint64(8)) | (lower >> np.uint64(56))
                lower = (lower << np.uint64(8)) | byte
            size_upper, size_lower = upper, lower
            if negative:
                size_lower = ~lower + np.uint64(1)
                size_upper = ~upper + (np.uint64(1) if size_lower == 0 else np.uint64(0))
            if size_upper > _TEN_38_UPPER or (size_upper == _TEN_38_UPPER and size_lower >= _TEN_38_LOWER):
                s = OVERFLOW
                upper, lower = np.uint64(0), np.uint64(0)
        out[i * 2], out[i * 2 + 1] = np.int64(lower), np.int64(upper)
        status[i] = s
        bad += s != OK
    return bad


@jit
def hexadecimal_float(data, starts, ends, low, high, offset, width, out, status):  # type: ignore[no-untyped-def]
    """IBM hexadecimal floating point of 4 or 8 bytes: sign, excess-64 exponent of 16, fraction."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        value = 0.0
        if s == OK:
            at = starts[i] + offset
            fraction = np.uint64(0)
            for k in range(1, width):
                fraction = (fraction << np.uint64(8)) | np.uint64(data[at + k])
            exponent = np.int64(data[at] & 0x7F) - 64
            value = np.float64(fraction) * 2.0 ** (4 * exponent - 8 * (width - 1))
            if data[at] & 0x80:
                value = -value
        out[i] = value
        status[i] = s
        bad += s != OK
    return bad


@jit
def ieee_float(data, starts, ends, low, high, offset, width, little, raw, status):  # type: ignore[no-untyped-def]
    """The bits of an IEEE 754 number, to be viewed as float32 or float64 by the caller."""
    bad = 0
    for i in range(low, high):
        s = reach(starts[i], ends[i], offset, width)
        bits = np.uint64(0)
        if s == OK:
            at = starts[i] + offset
            for k in range(width):
                byte = data[at + width - 1 - k] if little else data[at + k]
                bits = (bits << np.uint64(8)) | np.uint64(byte)
        raw[i] = bits
        status[i] = s
        bad += s != OK
    return bad
