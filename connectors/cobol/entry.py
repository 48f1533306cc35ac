"""One data description entry, as the grammar reads it and storage lays it out."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.cobol.picture import Picture
from connectors.cobol.reference_format import Word

__all__ = ["Entry", "OccursClause", "Value"]

Value = str | tuple[str, str]


@dataclass(frozen=True)
class OccursClause:
    minimum: int
    maximum: int
    depending_on: tuple[Word, ...]
    """The counter and its qualifiers, innermost first; empty for a table of fixed length."""
    unbounded: bool = False
    """UNBOUNDED: `maximum` is not known before the counter is."""


@dataclass
class Entry:
    """One data description entry; `at` is its level number, for its place."""

    level: int
    name: str
    at: Word
    redefines: Word | None = None
    picture: Picture | None = None
    picture_at: Word | None = None
    usage: str = ""
    unsigned: bool = False
    sign: str = ""
    separate: bool = False
    occurs: OccursClause | None = None
    synchronized: bool = False
    justified: bool = False
    blank_when_zero: bool = False
    group_usage: str = ""
    byte_length: int | None = None
    values: tuple[Value, ...] = ()
    renames: tuple[tuple[Word, ...], ...] = ()
    typedef: bool = False
    type_name: Word | None = None
    """TYPE: the entry takes the description of this type. SAME AS: of this item."""
    broken: bool = False
    clauses: set[str] = field(default_factory=set)
