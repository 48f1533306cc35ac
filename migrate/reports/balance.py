"""Did it balance: the sums of every source, added up again from the document's own figures."""

from __future__ import annotations

from dataclasses import dataclass

from migrate.reports.model import Check, Outcome, RunReport, SourceReport
from migrate.reports.words import count, plural

__all__ = ["Balance", "Flow", "Part", "accounting", "balances", "bytes_", "flow", "parts", "records"]

_TALLY = {
    "record_bytes": "in records",
    "control_bytes": "framing them",
    "header_bytes": "before the first",
    "trailer_bytes": "after the last",
}
_THIN = 0.25  # a share of not-loaded records under this gets a strip of its own


@dataclass(frozen=True)
class Balance:
    """A sum spelled out: `whole` = the `terms` (words, number), and by how much it fails."""

    whole: int
    terms: tuple[tuple[str, int], ...]

    @property
    def off(self) -> int:
        return self.whole - sum(number for _, number in self.terms)

    @property
    def text(self) -> str:
        terms = " + ".join(f"{count(number)} {words}" for words, number in self.terms)
        return f"{count(self.whole)} = {terms}"


@dataclass(frozen=True)
class Part:
    """A part of a bar: `x` and `width` in percent of the bar's length."""

    kind: str
    words: str
    number: int
    x: float
    width: float


@dataclass(frozen=True)
class Flow:
    """Where the records of one source went: the whole bar, and the part not loaded drawn again, larger."""

    source: SourceReport
    parts: tuple[Part, ...]
    magnified: tuple[Part, ...]
    start: float
    times: float


def parts(source: SourceReport) -> list[tuple[str, str, int]]:
    """(kind, words, records) of every disposition, and of what is in none."""
    found = [
        ("loaded", "loaded", source.loaded),
        ("quarantined", "quarantined", source.quarantined),
        ("filtered", "filtered", sum(source.filtered.values())),
        ("framing", "header", source.header),
        ("framing", "trailer", source.trailer),
    ]
    missing = source.records_in - sum(number for _, _, number in found)
    return [*found, ("lost", "not accounted for", missing)] if missing > 0 else found


def records(source: SourceReport) -> Balance:
    """Records in = the dispositions."""
    terms = ((words, number) for kind, words, number in parts(source) if kind != "lost")
    return Balance(source.records_in, tuple(terms))


def bytes_(source: SourceReport) -> Balance:
    """Bytes in = records, framing, header and trailer bytes; every other word of the tally counts too."""
    counted = {name: number for name, number in source.tally.items() if name != "records"}
    terms = ((_TALLY.get(name, name.replace("_", " ")), number) for name, number in counted.items())
    return Balance(source.bytes_in, tuple(terms))


def balances(source: SourceReport) -> bool:
    """Whether every record and, where bytes were counted, every byte of the source is accounted for."""
    return not source.left_out and not records(source).off and not (source.tally and bytes_(source).off)


def accounting(report: RunReport) -> list[Check]:
    """The accounting checks of reconciliation; from the sources' own figures when it did not get that far."""
    checks = report.reconciliation.checks if report.reconciliation else ()
    found = [check for check in checks if check.level == "accounting"]
    return found or [check for source in report.sources for check in _checks(source)]


def _checks(source: SourceReport) -> list[Check]:
    if source.left_out:
        return [Check("accounting", source.name, "records", Outcome.NOT_COMPARED, detail=source.left_out)]
    found = [_check(source.name, "records", "record", records(source))]
    return [*found, _check(source.name, "bytes", "byte", bytes_(source))] if source.tally else found


def _check(subject: str, name: str, unit: str, sum_: Balance) -> Check:
    outcome = Outcome.FAIL if sum_.off else Outcome.PASS
    total = sum(number for _, number in sum_.terms)
    detail = f"{plural(abs(sum_.off), unit)} not accounted for: {sum_.text}" if sum_.off else sum_.text
    return Check("accounting", subject, name, outcome, str(sum_.whole), str(total), detail)


def flow(source: SourceReport) -> Flow:
    """The plot of one source. Lengths are shares, never logarithms; the strip names its factor."""
    whole = [each for each in parts(source) if each[2] > 0]
    apart = [each for each in whole if each[0] != "loaded"]
    total, small = (sum(number for _, _, number in some) for some in (whole, apart))
    drawn = tuple(_along(whole, total))
    start = min((part.x for part in drawn if part.kind != "loaded"), default=100.0)
    if not 0 < small <= total * _THIN:
        return Flow(source, drawn, (), start, 1.0)
    return Flow(source, drawn, tuple(_along(apart, small)), start, total / small)


def _along(some: list[tuple[str, str, int]], total: int) -> list[Part]:
    found, before = [], 0
    for kind, words, number in some:
        x, width = (round(100 * each / total, 4) for each in (before, number))
        found.append(Part(kind, words, number, x, width))
        before += number
    return found
