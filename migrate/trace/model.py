"""What a trace finds. Values are text; what is personal is masked when the document is made, for every form alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from mappings.lineage import Kind

__all__ = [
    "Line",
    "TracedCheck",
    "TracedColumn",
    "TracedField",
    "TracedRecord",
    "TracedRow",
    "TracedTable",
]


@dataclass(frozen=True)
class Line:
    """A line of the ledger on a record: a fault, the rule of a filter, header or trailer."""

    disposition: str
    stage: str
    segment: str
    field: str
    code: str
    reason: str
    rule: str


@dataclass(frozen=True)
class TracedField:
    """A field of a source record.

    Args:
        path: with the numbers of table elements: `CLIENT-ADDRESS[2].STREET`.
        declared: copybook or XSD; `line` of it.
        address: XPath, or TABLE.COLUMN; "" in a record of bytes.
        offset: of the field in the record, `at` in the file; None where the record has no such field.
        hex, characters: its bytes, in hexadecimal and in the code page; dots where masked.
        value: what was decoded, None for NULL.
        role: "value" or "condition", where it feeds a column.
        record: its record, another than the row's own for a field of a record above.
    """

    path: str
    declared: str
    line: int
    picture: str
    usage: str
    address: str
    record: int
    offset: int | None
    at: int | None
    length: int
    hex: str
    characters: str
    value: str | None
    masked: bool
    role: str = "value"
    segment: str = ""


@dataclass(frozen=True)
class TracedCheck:
    """A rule or comparison of the run that the column takes part in.

    `records` it sent to quarantine; `message`: how many rows broke it, where some did.
    """

    kind: str  # rule, key, reconciliation
    name: str
    outcome: str
    detail: str = ""
    records: int = 0
    message: str = ""


@dataclass(frozen=True)
class TracedColumn:
    """A value and where it comes from.

    Args:
        published: in the target, None for NULL. `mapped`: what source and mapping give now.
        same: whether the two are one value; None where there is no published row to compare.
        rule: the rule in short; `words` the mapping file's own, at `file`:`line`.
        through: the columns of tables above that it is taken over from.
        code: the line of the code table: file, line, code, meaning.
        made: how a value without a field, or a generated key, comes about.
    """

    column: str
    type: str
    kind: Kind
    published: str | None
    mapped: str | None
    same: bool | None
    masked: bool
    rule: str
    words: str
    file: str
    line: int
    through: Sequence[str] = ()
    fields: Sequence[TracedField] = ()
    code: Mapping[str, Any] | None = None
    made: str = ""
    checks: Sequence[TracedCheck] = ()
    policies: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class TracedTable:
    """A row of one target table; `place` is the element's number at each level of its tables (OCCURS)."""

    table: str
    key: Mapping[str, str | None]
    place: Sequence[int]
    columns: Sequence[TracedColumn]
    stands: bool | None
    """Whether the row stands in the published table; None where nothing of the run is published."""


@dataclass(frozen=True)
class TracedRecord:
    """A record and what became of it.

    Args:
        disposition: loaded, quarantined, filtered, header or trailer; "not run" where no run has read it.
        unchanged: whether the file is byte for byte the one that the run read; None where nobody can tell.
    """

    source: str
    record: int
    file: str
    offset: int
    length: int
    segment: str
    run: str
    partition: int | None
    disposition: str
    lines: Sequence[Line] = ()
    unchanged: bool | None = None
    notes: Sequence[str] = ()
    fields: Sequence[TracedField] = ()
    rows: Sequence[TracedTable] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class TracedRow:
    """A row of a target table and the record it comes from; `row` is None where the record has none there."""

    table: str
    key: Mapping[str, str]
    record: TracedRecord
    row: TracedTable | None
    headline: str = ""
    notes: Sequence[str] = field(default_factory=tuple)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
