"""What a run found, as plain data: the one document that every report is rendered from.

`report.json` in the run's folder is this document; the pages, the JUnit file and `--output json` show parts
of it. Values that come from records are text, already masked where they are personal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

__all__ = [
    "Check",
    "CutOff",
    "Difference",
    "FaultReport",
    "FieldReport",
    "Group",
    "Grouping",
    "Outcome",
    "PartitionReport",
    "QuarantinedRecord",
    "Reconciliation",
    "RuleReport",
    "RunReport",
    "SourceReport",
    "StageReport",
    "TableReport",
    "TrendPoint",
]


class Outcome(StrEnum):
    """Four different things: a check that could not run has not failed, one that did not run has not passed."""

    PASS = "PASS"  # noqa: S105 - no password
    FAIL = "FAIL"
    ERROR = "ERROR"
    NOT_COMPARED = "NOT COMPARED"


@dataclass(frozen=True)
class StageReport:
    """One stage of the run: extract, validate, publish, reconcile, ...; `detail` in plain words."""

    name: str
    seconds: float
    detail: str = ""


@dataclass(frozen=True)
class PartitionReport:
    """One piece of a source as it was read: records `first_record` to `first_record + records - 1`.

    `start` and `end` are bytes of the file (rows of a table), `bytes` what was read of it, framing included.
    `dispositions` counts the records that were not loaded; `rows` those staged, by table, before validation.
    """

    number: int
    file: str
    start: int
    end: int
    first_record: int
    records: int
    bytes: int
    dispositions: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def loaded(self) -> int:
        """The records that are in no other disposition."""
        return self.records - sum(self.dispositions.values())


@dataclass(frozen=True)
class SourceReport:
    """One source and the disposition of all its records.

    records_in = loaded + quarantined + sum(filtered) + header + trailer, unless the run failed before that.
    `left_out` says why a source was not read at all; then every figure is 0.
    """

    name: str
    connector: str
    files: Sequence[Mapping[str, Any]] = ()  # address, bytes, sha256, modified
    bytes_in: int = 0
    records_in: int = 0
    loaded: int = 0
    quarantined: int = 0
    filtered: Mapping[str, int] = field(default_factory=dict)  # rule: records
    header: int = 0
    trailer: int = 0
    tally: Mapping[str, int] = field(default_factory=dict)  # record_bytes, control_bytes, header_bytes, ...
    policies: Sequence[Mapping[str, Any]] = ()  # field, policy, count
    left_out: str = ""
    partitions: Sequence[PartitionReport] = ()


@dataclass(frozen=True)
class TableReport:
    """One published table. `columns`: name, type, nullable, origin, rule, pii, description."""

    name: str
    source: str
    segment: str
    rows: int
    key: Sequence[str]
    columns: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class RuleReport:
    """One validation rule on one staging table.

    `checked` rows were looked at, `failed` of them broke the rule, `records` source records went to
    quarantine for it. `because` is the steward's reason for the rule, `message` what went wrong on ERROR.
    """

    suite: str
    table: str
    rule: str
    arguments: Mapping[str, Any]
    on_failure: str  # quarantine | stop | warn
    outcome: Outcome
    checked: int = 0
    failed: int = 0
    records: int = 0
    because: str = ""
    message: str = ""


@dataclass(frozen=True)
class FaultReport:
    """Why a record was refused. `stage`: decode, map, validate or integrity; `rule`: what refused it."""

    stage: str
    field: str
    code: str
    reason: str
    rule: str = ""


@dataclass(frozen=True)
class FieldReport:
    """One field of a raw record. `hex` and `characters` are dots where `masked`."""

    path: str
    offset: int  # within the record
    length: int
    picture: str
    usage: str
    hex: str
    characters: str
    masked: bool = False
    at_fault: bool = False


@dataclass(frozen=True)
class QuarantinedRecord:
    source: str
    record: int
    file: str
    offset: int
    length: int
    segment: str
    faults: Sequence[FaultReport]
    fields: Sequence[FieldReport] = ()


@dataclass(frozen=True)
class Check:
    """One comparison of reconciliation.

    `level`: accounting, control, column, row or sample; `subject`: the source, table or column; `source` and
    `target` are the two figures as text.
    """

    level: str
    subject: str
    name: str
    outcome: Outcome
    source: str = ""
    target: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Difference:
    """One differing row or value. `kind`: changed, missing (not in the target), extra, duplicate.

    `source` and `target` are the two values as text, None for NULL.
    """

    table: str
    key: Mapping[str, str]
    kind: str
    column: str = ""
    source: str | None = ""
    target: str | None = ""
    file: str = ""
    record: int | None = None
    offset: int | None = None


@dataclass(frozen=True)
class CutOff:
    """A file of a source as the run found it before extraction, and as reconciliation found it after.

    `outcome` is NOT COMPARED for a database table, which has no digest of its own.
    """

    source: str
    address: str
    outcome: Outcome
    before: Mapping[str, Any]  # bytes, sha256, modified
    after: Mapping[str, Any]
    seen: str  # when it was looked at again


@dataclass(frozen=True)
class TrendPoint:
    """One run of the project as a rehearsal: what became of its records; `differences` is None if not compared."""

    run: str
    started: str
    outcome: str
    records: int
    loaded: int
    quarantined: int
    filtered: int
    differences: int | None
    seconds: float


@dataclass(frozen=True)
class Group:
    """The records of one value: how many, how many of them quarantined, that share, and its ratio to the share
    of all others; `ratio` is a number as text, or why there is none."""

    name: str
    records: int
    quarantined: int
    rate: str
    ratio: str


@dataclass(frozen=True)
class Grouping:
    """The records of a source by the value of `field` (SEGMENT.FIELD), filtered ones left out.

    `least`: a ratio is given where the group, and all others together, would have at least so many quarantined
    records at the share of the whole source.
    """

    source: str
    field: str
    records: int
    quarantined: int
    least: int
    groups: Sequence[Group] = ()


@dataclass(frozen=True)
class Reconciliation:
    """All comparisons. `differences` holds at most a stated number; `differences_total` counts them all."""

    outcome: Outcome
    checks: Sequence[Check] = ()
    rows_compared: int = 0
    columns_compared: int = 0
    coverage: str = ""
    differences: Sequence[Difference] = ()
    differences_total: int = 0
    seconds: float = 0.0
    digests: Mapping[str, str] = field(default_factory=dict)  # of each published table compared
    cut_off: Sequence[CutOff] = ()
    groupings: Sequence[Grouping] = ()

    def by_outcome(self) -> dict[str, int]:
        """How many checks ended in each outcome."""
        return {each.value: sum(check.outcome is each for check in self.checks) for each in Outcome}


@dataclass(frozen=True)
class RunReport:
    """The whole document.

    `outcome`: PASS, FAIL or ERROR of the run; `headline`: one plain sentence; `personal_data`: "masked" or
    "shown"; `allowed`: how many records might be quarantined, in words; `versions`: of what took part.
    """

    run: str
    project: str
    outcome: Outcome
    headline: str
    exit_code: int
    started: str
    ended: str
    seconds: float
    target: str
    stages: Sequence[StageReport] = ()
    sources: Sequence[SourceReport] = ()
    tables: Sequence[TableReport] = ()
    rules: Sequence[RuleReport] = ()
    quarantine: Sequence[QuarantinedRecord] = ()
    quarantined_total: int = 0
    reconciliation: Reconciliation | None = None
    personal_data: str = "masked"
    allowed: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    trend: Sequence[TrendPoint] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
