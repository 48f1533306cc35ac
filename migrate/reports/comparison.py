"""The reconciliation page: checks by level, and the figures of columns as one matrix a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from migrate.reports.balance import accounting
from migrate.reports.model import Check, Outcome, RunReport
from migrate.reports.words import severity, worst

__all__ = ["Comparison", "Matrix", "comparison"]

FIGURES = ("rows", "nulls", "distinct", "minimum", "maximum", "sum", "hash_total", "length_total")
SHOWN = 500


@dataclass
class Matrix:
    """The column checks of one table: a line a column, a place a figure; `others` fit no place."""

    table: str
    rows: dict[str, dict[str, Check]] = field(default_factory=dict)
    others: list[Check] = field(default_factory=list)

    @property
    def checks(self) -> list[Check]:
        return [check for row in self.rows.values() for check in row.values()] + self.others

    @property
    def outcome(self) -> Outcome:
        return worst(check.outcome for check in self.checks)

    @property
    def figures(self) -> list[str]:
        return [name for name in FIGURES if any(name in row for row in self.rows.values())]

    @property
    def counts(self) -> dict[Outcome, int]:
        return tally(self.checks)

    def add(self, check: Check) -> None:
        column = check.subject.rpartition(".")[2]
        row = self.rows.get(column, {})
        if check.name in FIGURES and check.name not in row:
            self.rows.setdefault(column, {})[check.name] = check
        else:
            self.others.append(check)


@dataclass(frozen=True)
class Comparison:
    """Everything the page shows, the gravest first.

    `open` are the checks that failed, could not run or did not run; at most SHOWN of `open_total`.
    """

    outcome: Outcome
    counts: dict[Outcome, int]
    open: list[Check]
    open_total: int
    accounting: list[Check]
    control: list[Check]
    rows: list[Check]
    samples: list[Check]
    others: list[Check]
    matrices: list[Matrix]


def tally(checks: Iterable[Check]) -> dict[Outcome, int]:
    """How many checks ended in each outcome, in the order of the model."""
    found = dict.fromkeys(Outcome, 0)
    for check in checks:
        found[check.outcome] += 1
    return found


def comparison(report: RunReport) -> Comparison:
    """The checks of a report, grouped and ordered."""
    balance = accounting(report)
    checks = report.reconciliation.checks if report.reconciliation else ()
    checks = [check for check in checks if check.level != "accounting"]
    matrices: dict[str, Matrix] = {}
    for check in checks:
        if check.level == "column":
            table = check.subject.rpartition(".")[0] or check.subject
            matrices.setdefault(table, Matrix(table)).add(check)
    every = [*balance, *checks]
    left = by_severity(check for check in every if check.outcome is not Outcome.PASS)
    return Comparison(
        outcome=report.reconciliation.outcome if report.reconciliation else Outcome.NOT_COMPARED,
        counts=tally(every),
        open=left[:SHOWN],
        open_total=len(left),
        accounting=by_severity(balance),
        control=by_severity(check for check in checks if check.level == "control"),
        rows=by_severity(check for check in checks if check.level == "row"),
        samples=by_severity(check for check in checks if check.level == "sample"),
        others=by_severity(c for c in checks if c.level not in ("control", "column", "row", "sample")),
        matrices=sorted(matrices.values(), key=lambda matrix: severity(matrix.outcome)),
    )


def by_severity(checks: Iterable[Check]) -> list[Check]:
    """The gravest first, otherwise in the order given."""
    return sorted(checks, key=lambda check: severity(check.outcome))
