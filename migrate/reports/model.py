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
    "Difference",
    "FaultReport",
    "FieldReport",
    "Outcome",
    "QuarantinedRecord",
    "Reconciliation",
    "RuleReport",
    "RunReport",
    "SourceReport",
    "StageReport",
    "TableReport",
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

    `level`: accounting, control, column or row; `subject`: the source, table or column; `source` and
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

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
