"""Writes files of any number of records: customers (customer.cpy) of one length, transactions (transaction.cpy)
of many. The same bytes for the same arguments.

Shares no code with the reader: NumPy puts the digits, nibbles and cp037 bytes in place itself.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

__all__ = ["LENGTH", "write_customers", "write_transactions"]

LENGTH = 300
CHUNK = 100_000
SYLLABLES = [
    *("ka", "ro", "min", "tel", "ver", "san", "dor", "li", "mar", "che"),
    *("bur", "gen", "ha", "wen", "tor", "ric", "ost", "pel", "nar", "vi"),
]
Bytes = NDArray[np.uint8]


def write_customers(path: Path, count: int) -> None:
    """Write `count` records of 300 bytes to `path`."""
    rng = np.random.default_rng(7)
    pools = [_pool(rng, size, width) for size, width in ((5000, 30), (3000, 25), (20000, 25), (2000, 15))]
    with path.open("wb") as out:
        for first in range(0, count, CHUNK):
            out.write(_records(rng, pools, first + 1, min(CHUNK, count - first)).tobytes())


def write_transactions(path: Path, count: int) -> None:
    """Write `count` variable records with their RDWs: three customers in ten, the others with 0 to 10 entries."""
    rng = np.random.default_rng(11)
    pools = [_pool(rng, size, width) for size, width in ((5000, 30), (2000, 15))]
    with path.open("wb") as out:
        for first in range(0, count, CHUNK):
            out.write(_transactions(rng, pools, first + 1, min(CHUNK, count - first)))


def _transactions(rng: np.random.Generator, pools: list[Bytes], first: int, n: int) -> bytes:
    last, city = (pool[rng.integers(0, len(pool), n)] for pool in pools)
    customer = [
        last, city, _zoned(_dates(rng, n), 8), _packed(rng.integers(-(10**12), 10**13, n), 13),
        _choice(rng, n, ["AC", "CL"]),
    ]  # fmt: skip
    is_customer, entries = rng.random(n) < 0.3, rng.integers(0, 11, n)
    counted = [_binary(entries, ">i2")]
    for _ in range(10):
        counted += [
            _zoned(_dates(rng, n), 8), _packed(rng.integers(-(10**8), 10**9, n), 9),
            _choice(rng, n, ["01", "02", "PB"]),
        ]  # fmt: skip
    one, other = np.hstack(customer), np.hstack(counted)
    body = other.copy()
    body[is_customer, : one.shape[1]] = one[is_customer]
    # RDW, record type and customer number are 14 bytes; a customer is 62 more, an entry 15
    lengths = 14 + np.where(is_customer, one.shape[1], 2 + entries * 15)
    rdw = np.hstack([_binary(lengths, ">i2"), np.zeros((n, 2), np.uint8)])
    kind = np.where(is_customer, 0xC3, 0xE3).astype(np.uint8)[:, None]
    whole = np.hstack([rdw, kind, _zoned(np.arange(first, first + n), 9), body])
    return whole[np.arange(whole.shape[1]) < lengths[:, None]].tobytes()


def _records(rng: np.random.Generator, pools: list[Bytes], first: int, n: int) -> Bytes:
    last, given, street, city = (pool[rng.integers(0, len(pool), n)] for pool in pools)
    blank_or_flat = np.where(rng.random(n)[:, None] < 0.6, _text("", 15), _text("APT 12", 15))
    columns = [
        _zoned(np.arange(first, first + n), 9),
        _zoned(rng.integers(10**8, 10**9, n), 9),
        _choice(rng, n, ["01", "02", "PB"]),
        last, given, street, blank_or_flat, city,
        _choice(rng, n, ["NY", "CA", "TX", "WA"]),
        _choice(rng, n, ["US", "US", "US", "CA"]),
        np.hstack([_zoned(rng.integers(0, 10**5, n), 5), np.full((n, 4), 0x40, np.uint8)]),
        _zoned(_dates(rng, n), 8),
        _zoned(_dates(rng, n), 8),
        _choice(rng, n, ["AC", "CL"]),
        _binary(rng.integers(-999, 10**4, n), ">i2"),
        _binary(rng.integers(-(10**9) + 1, 10**9, n), ">i4"),
        _binary(rng.integers(-(10**17), 10**18, n), ">i8"),
        _packed(rng.integers(0, 10**9, n), 9),
        _packed(rng.integers(-(10**12), 10**13, n), 13),
        _packed(rng.integers(-(10**8), 10**9, n), 9),
        _signed(rng.integers(-(10**9) + 1, 10**9, n), 9),
        _signed(rng.integers(-(10**5), 10**7, n), 9),
    ]  # fmt: skip
    for _ in range(6):
        columns += [_zoned(_dates(rng, n), 8), _packed(rng.integers(-(10**8), 10**9, n), 9)]
    return np.hstack([*columns, np.full((n, 12), 0x40, np.uint8)])


def _pool(rng: np.random.Generator, size: int, width: int) -> Bytes:
    picks = rng.integers(0, len(SYLLABLES), (size, 5))
    lengths = rng.integers(1, 6, size)
    words = (
        "".join(SYLLABLES[i] for i in row[:n]).capitalize() for row, n in zip(picks, lengths, strict=True)
    )
    return np.vstack([_text(word, width) for word in words])


def _text(text: str, width: int) -> Bytes:
    return np.frombuffer(text[:width].ljust(width).encode("cp037"), np.uint8)


def _choice(rng: np.random.Generator, n: int, words: list[str]) -> Bytes:
    pool = np.vstack([_text(word, len(word)) for word in words])
    return pool[rng.integers(0, len(pool), n)]


def _dates(rng: np.random.Generator, n: int) -> NDArray[np.int64]:
    return rng.integers(1950, 2026, n) * 10000 + rng.integers(1, 13, n) * 100 + rng.integers(1, 29, n)


def _digits(values: NDArray[np.int64], count: int) -> Bytes:
    powers = 10 ** np.arange(count - 1, -1, -1, dtype=np.int64)
    return (np.abs(values)[:, None] // powers % 10).astype(np.uint8)


def _zoned(values: NDArray[np.int64], count: int) -> Bytes:
    return _digits(values, count) | np.uint8(0xF0)


def _signed(values: NDArray[np.int64], count: int) -> Bytes:
    out = _zoned(values, count)
    out[:, -1] = (out[:, -1] & 0x0F) | np.where(values < 0, 0xD0, 0xC0).astype(np.uint8)
    return out


def _packed(values: NDArray[np.int64], count: int) -> Bytes:
    nibbles = np.hstack([_digits(values, count), np.where(values < 0, 0xD, 0xC).astype(np.uint8)[:, None]])
    return (nibbles[:, 0::2] << 4) | nibbles[:, 1::2]


def _binary(values: NDArray[np.int64], kind: str) -> Bytes:
    return values.astype(kind).view(np.uint8).reshape(len(values), -1)
