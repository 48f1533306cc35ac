"""Question: have all records one length, and which?

Bytes that stand at the same place of two records are more alike than bytes at arbitrary places: the same idea as
Friedman's index of coincidence. Bytes are compared by their first hexadecimal digit, which parts digits, letters,
blanks and binary zeros in every code page. Lengths that divide the file's size are tried, and those at which the
sample repeats itself (its autocorrelation).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import Candidate
from connectors.cobol.inference.framing import Cuts, Framing
from connectors.cobol.inference.sample import Sample

__all__ = ["fixed_framing", "fixed_framings"]

LONGEST = 32760
"""LRECL of a data set of fixed records is no higher (z/OS DFSMS Using Data Sets)."""
_LOOKED_AT = 1 << 18
_CLEAR = 0.2
"""From this gain on a length is clear; nearer to 0 it may be chance."""


def fixed_framings(sample: Sample, wanted: Sequence[int] = ()) -> Iterator[Framing]:
    """The lengths with evidence, best first by construction; `wanted` are lengths to try in any case."""
    data = (sample.head[:_LOOKED_AT] >> 4).astype(np.uint8)
    base = _coincidence(data, 1) if len(data) > 3 else 1.0
    if base >= 1:
        for length in wanted:
            yield fixed_framing(
                sample, length, 0.0, ["every byte is alike: nothing shows where records begin"]
            )
        return
    divisors = [n for n in range(2, min(LONGEST, sample.size // 2) + 1) if sample.size % n == 0]
    peaks = _peaks(data)
    gains = {
        n: (_coincidence(data, n) - base) / (1 - base)
        for n in {*divisors, *peaks, *wanted}
        if len(data) >= 2 * n
    }
    noise = 4 / np.sqrt(len(data))
    clear = {n: gain for n, gain in gains.items() if gain > noise}
    if not clear:
        for length in wanted:
            yield fixed_framing(sample, length, 0.0, ["the bytes do not repeat at any length"])
        return
    exact = {n: gain for n, gain in clear.items() if sample.size % n == 0}
    best = max(clear.values())
    # a multiple of the length repeats as well; a length that divides the file is preferred to one that does not
    pool = exact if exact and max(exact.values()) > 0.85 * best else clear
    top = max(pool.values())
    shortest = min(n for n, gain in pool.items() if gain >= 0.9 * top)
    for n in sorted({shortest, *sorted(clear, key=lambda n: -clear[n])[:8], *wanted}):
        gain = gains.get(n, 0.0)
        rows = len(data) // n
        score = (
            0.9 * min(max(gain, 0.0) / _CLEAR, 1.0) * (1 - 1 / max(rows, 1)) * (max(gain, 0.0) / top) ** 4
            if gain > 0
            else 0.0
        )
        evidence = [
            f"bytes {n:,} apart are alike {max(gain, 0):.0%} more often than chance".replace("%", " %")
        ]
        if n != shortest and n % shortest == 0:
            score *= 0.5
            evidence.append(f"it is {n // shortest} times {shortest:,}, which explains that as well")
        elif n != shortest and n not in exact:
            score *= 0.7
        yield fixed_framing(sample, n, min(score, 0.9), evidence)


def fixed_framing(
    sample: Sample, length: int, score: float, evidence: Sequence[str], *, header: int = 0, trailer: int = 0
) -> Framing:
    """Records of `length` bytes from byte `header` on."""
    count, rest = divmod(sample.size - header - trailer, length)
    said = (
        f"{count:,} records fill the file exactly"
        if not rest
        else f"{count:,} records, and {rest:,} bytes are left over"
    )
    if header or trailer:
        said += f", without {header:,} bytes before and {trailer:,} behind them"
    words: dict[str, object] = {"record_format": "F", "record_length": length}
    words |= {key: value for key, value in (("header_bytes", header), ("trailer_bytes", trailer)) if value}
    score *= 0.8 if rest else 1.0
    candidate = Candidate(f"F: records of {length:,} bytes", score, (said, *evidence), words)
    return Framing(candidate, partial(_cuts, sample, length, header, trailer), length, rest)


def _cuts(sample: Sample, length: int, header: int, trailer: int) -> list[Cuts]:
    found = []
    for piece in sample.pieces:
        first = (header - piece.offset) if piece.offset < header else (-(piece.offset - header)) % length
        stop = min(len(piece.data), sample.size - trailer - piece.offset)
        starts = np.arange(first, max(stop - length, -1) + 1, length, dtype=np.int64)
        found.append(Cuts(piece, starts, starts + length))
    return found


def _coincidence(data: NDArray[np.uint8], length: int) -> float:
    """Probability that two bytes at the same place of two records are of one class, without bias."""
    rows = len(data) // length
    columns = data[: rows * length].reshape(rows, length)
    keys = columns.astype(np.int64) + np.arange(length) * 16
    counts = np.bincount(keys.ravel(), minlength=length * 16).reshape(length, 16).astype(np.float64)
    return float(((counts**2).sum(1) - rows).mean() / (rows * (rows - 1)))


def _peaks(data: NDArray[np.uint8]) -> list[int]:
    """Distances at which the sample repeats itself best."""
    size = len(data)
    longest = min(LONGEST, size // 3)
    if longest < 2:
        return []
    width = 1 << int(np.ceil(np.log2(size * 2)))
    total = np.zeros(width // 2 + 1)
    for value in range(16):
        same = (data == value).astype(np.float32)
        if same.any():
            total += np.abs(np.fft.rfft(same, width)) ** 2
    alike = np.fft.irfft(total, width)[: longest + 1] / (size - np.arange(longest + 1))
    alike[:2] = 0
    best = np.argsort(alike)[::-1][:12]
    floor = 0.9 * alike[best[0]] + 0.1 * np.median(alike[2:])
    early = np.flatnonzero(alike >= floor)[:4]  # the length itself stands before its multiples
    return sorted({int(n) for n in (*best, *early) if n > 1})
