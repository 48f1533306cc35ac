"""What an inspection answers: ranked candidates with their evidence, and what went wrong with a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

__all__ = ["Candidate", "Damage", "Fit", "Inspection", "Offender", "ranked"]

CERTAIN = 0.999
"""No score is higher: a sample proves nothing about the bytes that were not read."""


@dataclass(frozen=True)
class Candidate:
    """One possible answer. `score` is 0 to 1, for ranking: candidates of equal score cannot be told apart.

    Args:
        words: the words of a source description that say it, defaults included.
        evidence: why, each a sentence without a full stop.
    """

    name: str
    score: float
    evidence: tuple[str, ...] = ()
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Damage:
    """Something that was done to the file on its way, or a wrapping around it, and how to mend it."""

    code: str
    reason: str
    remedy: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offender:
    """A field that is not valid in `count` records of the sample; `example` shows its bytes in one."""

    field: str
    code: str
    reason: str
    count: int
    example: str = ""


@dataclass(frozen=True)
class Fit:
    """How a copybook fits the sample, cut as `framing` says.

    Args:
        valid: records of the sample in which every field is valid; records: all that were decoded.
        by_chance: share of arbitrary byte offsets at which its fields are valid too. Near 1, the copybook
            (nearly all text) says nothing about where records begin.
        kinds: valid records by level 01, where the copybook has several.
    """

    copybook: str
    framing: str
    records: int
    valid: int
    by_chance: float
    offenders: tuple[Offender, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    @property
    def share(self) -> float:
        return self.valid / self.records if self.records else 0.0


@dataclass(frozen=True)
class Inspection:
    """All answers about one file.

    Args:
        pieces: the (offset, length) that were read.
        words: the best answers as words of a source description, those at their default left out; empty where
            nothing is likely. description: the same with the files, as YAML.
    """

    file: str
    size: int
    pieces: Sequence[tuple[int, int]]
    formats: Sequence[Candidate] = ()
    code_pages: Sequence[Candidate] = ()
    signs: Sequence[Candidate] = ()
    floats: Sequence[Candidate] = ()
    fits: Sequence[Fit] = ()
    damages: Sequence[Damage] = ()
    notes: Sequence[str] = ()
    words: Mapping[str, Any] = field(default_factory=dict)
    description: str = ""

    @property
    def whole(self) -> bool:
        return sum(length for _, length in self.pieces) >= self.size

    def as_dict(self) -> dict[str, Any]:
        """For programs: the same words, shares as numbers."""
        found = asdict(self)
        for shown, fit in zip(found["fits"], self.fits, strict=True):
            shown["share"] = round(fit.share, 4)
        return {"file": self.file, "size": self.size, "whole": self.whole, **found}


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Best first; those of equal score stay in the order given."""
    return sorted(candidates, key=lambda each: -each.score)
