"""A way to cut the sample into records, whatever kind it is of: what the other questions decode with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import Candidate
from connectors.cobol.inference.sample import Piece

__all__ = ["Cuts", "Framing", "spread"]

RECORDS = 3000
"""Records that are decoded at most: the sample's first, middle and last ones."""


@dataclass(frozen=True)
class Cuts:
    """Records found in one piece of the sample."""

    piece: Piece
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


@dataclass(frozen=True)
class Framing:
    """A candidate record format, and the records that it makes of the sample.

    `length` is the bytes of a record where all have one; `left_over` are bytes behind the last whole record.
    """

    candidate: Candidate
    cut: Callable[[], Sequence[Cuts]]
    length: int = 0
    left_over: int = 0

    def scored(self, score: float, *evidence: str) -> Framing:
        candidate = replace(self.candidate, score=score, evidence=(*self.candidate.evidence, *evidence))
        return replace(self, candidate=candidate)


def spread(cuts: Sequence[Cuts]) -> list[Cuts]:
    """At most RECORDS records, from the beginning, middle and end of all pieces alike."""
    each = max(RECORDS // max(len(cuts), 1), 3)
    return [
        Cuts(one.piece, one.starts[chosen], one.ends[chosen])
        for one in cuts
        if len(chosen := _chosen(len(one.starts), each))
    ]


def _chosen(count: int, wanted: int) -> NDArray[np.int64]:
    if count <= wanted:
        return np.arange(count)
    third = wanted // 3
    middle = (count - third) // 2
    places = [np.arange(third), np.arange(middle, middle + third), np.arange(count - third, count)]
    return np.unique(np.concatenate(places))
