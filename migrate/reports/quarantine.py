"""The quarantine pages: records cut into pages, their anchors, and what refused them, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from migrate.reports.model import FaultReport, QuarantinedRecord, RuleReport, RunReport
from migrate.reports.rules import field
from migrate.reports.words import slug

__all__ = ["Entry", "Quarantine", "Reason", "quarantine"]

PAGE_RECORDS = 200
PAGE_CHARACTERS = 2_000_000
_OPEN = 50  # pages with at most so many records show all fields at once


@dataclass(frozen=True)
class Entry:
    """A record on its page."""

    record: QuarantinedRecord
    anchor: str
    page: str

    @property
    def link(self) -> str:
        return f"{self.page}#{self.anchor}"


@dataclass(frozen=True)
class Reason:
    """A line of the summary: how many records a source, a stage or a code has, and the first of them."""

    words: str
    number: int
    width: float
    first: Entry


class Quarantine:
    """All records with their places."""

    def __init__(self, pages: list[tuple[str, list[Entry]]], total: int) -> None:
        self.pages = pages
        self.total = total
        self.entries = [entry for _, page in pages for entry in page]

    @property
    def all_open(self) -> bool:
        return len(self.entries) <= _OPEN

    def summary(self) -> list[tuple[str, list[Reason]]]:
        """Records by source, by stage and by code; a record with two faults of one code counts once."""
        return [
            ("By source", self._reasons(lambda record: {record.source})),
            ("By stage", self._reasons(lambda record: {fault.stage for fault in record.faults})),
            ("By fault", self._reasons(lambda record: {fault.code for fault in record.faults})),
        ]

    def refused_by(self, rule: RuleReport) -> list[Entry]:
        """The records shown here that a validation rule refused."""
        return [entry for entry in self.entries if any(refuses(rule, fault) for fault in entry.record.faults)]

    def _reasons(self, words: Callable[[QuarantinedRecord], set[str]]) -> list[Reason]:
        found: Counter[str] = Counter()
        first: dict[str, Entry] = {}
        for entry in self.entries:
            for each in sorted(words(entry.record)):
                found[each] += 1
                first.setdefault(each, entry)
        most = max(found.values(), default=1)
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Reason(each, number, round(100 * number / most, 2), first[each]) for each, number in ranked]


def refuses(rule: RuleReport, fault: FaultReport) -> bool:
    """Whether a fault names this rule: `suite: rule` and its field, or a foreign key's columns."""
    if fault.field != field(rule.table, rule.arguments):
        return False
    if rule.rule == "foreign_key":
        return fault.stage == "integrity"
    return fault.stage == "validate" and fault.rule == f"{rule.suite}: {rule.rule}"


def quarantine(report: RunReport) -> Quarantine:
    """Cut the records into pages of at most 200 records, fewer where they are long."""
    taken: Counter[str] = Counter()
    pages: list[tuple[str, list[Entry]]] = [("quarantine.html", [])]
    weight = 0
    for record in report.quarantine:
        added = _weight(record)
        if pages[-1][1] and (len(pages[-1][1]) == PAGE_RECORDS or weight + added > PAGE_CHARACTERS):
            pages.append((f"quarantine-{len(pages) + 1}.html", []))
            weight = 0
        anchor = slug(record.source, record.record)
        taken[anchor] += 1
        if taken[anchor] > 1:
            anchor = f"{anchor}.{taken[anchor]}"
        pages[-1][1].append(Entry(record, anchor, pages[-1][0]))
        weight += added
    return Quarantine(pages, max(report.quarantined_total, len(report.quarantine)))


def _weight(record: QuarantinedRecord) -> int:
    """About how many characters of HTML a record becomes."""
    fields = sum(400 + 2 * len(each.hex) + 2 * len(each.characters) for each in record.fields)
    return 1500 + 400 * len(record.faults) + fields
