"""What auditors ask of a data conversion, and what this run shows for it.

Each objective names where the requirement stands, in our own words, and gathers the checks of the run that
speak to it. The sources were looked up: NIST SP 800-53 revision 5 by control, the audit standards by the
assertion or procedure they name, COBIT 2019 by the title of the practice, GAO's FISCAM by its general
description of application controls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from migrate.reports.balance import accounting
from migrate.reports.model import Check, Outcome, RunReport
from migrate.reports.words import plural, worst

__all__ = ["Evidence", "Objective", "objectives"]

OVER_LIMIT = 4


@dataclass(frozen=True)
class Evidence:
    """Checks of one kind: `counts` by outcome, `link` where they stand in this report."""

    what: str
    outcome: Outcome
    counts: str
    link: str


@dataclass(frozen=True)
class Objective:
    """One question; its outcome is the gravest of its evidence, NOT COMPARED before PASS."""

    name: str
    question: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def outcome(self) -> Outcome:
        return worst(each.outcome for each in self.evidence)


def objectives(report: RunReport) -> list[Objective]:
    """The seven objectives, each with its evidence in this run."""
    checks = list(report.reconciliation.checks) if report.reconciliation else []
    checks = [*accounting(report), *(check for check in checks if check.level != "accounting")]

    def of(what: str, link: str, wanted: Callable[[Check], bool]) -> Evidence:
        return _evidence(what, link, [check.outcome for check in checks if wanted(check)])

    def named(*names: str) -> Callable[[Check], bool]:
        return lambda check: check.level == "accounting" and check.name in names

    custody = named("unchanged since extraction")
    project = named("compared by the run's own project")
    again = named("records read again", "mapped the same again")

    def rest(check: Check) -> bool:
        return check.level == "accounting" and not (custody(check) or project(check) or again(check))

    rows = of("Every row and column, source against target", "#rows", lambda check: check.level == "row")
    # beside the comparison of everything: a source that no second decoder reads takes nothing from that
    second = of(
        "A sample of the COBOL records, decoded by a second decoder",
        "#samples",
        lambda check: check.level == "sample" and check.outcome is not Outcome.NOT_COMPARED,
    )
    unchanged = of("SHA-256 of every file, before extraction and after it", "#cut-off", custody)
    return [
        Objective(
            "Completeness",
            "Did every record that should have been converted arrive, once?",
            (
                "ISA 315 (Revised 2019), assertion «completeness»",
                "GAO FISCAM, application controls: completely processed",
                "NIST SP 800-53 rev. 5, SI-18 (for personal data)",
            ),
            (
                of("Every record and byte in one disposition", "#accounting", rest),
                of("Totals stated by the legacy system", "#control", lambda check: check.level == "control"),
                rows,
            ),
        ),
        Objective(
            "Accuracy",
            "Does every value in the target say what the source says?",
            (
                "ISA 315 (Revised 2019), assertion «accuracy»",
                "NIST SP 800-53 rev. 5, SI-10 and SI-18",
            ),
            (
                of("Figures of every column", "#columns", lambda check: check.level == "column"),
                rows,
                *([second] if any(check.level == "sample" for check in checks) else []),
            ),
        ),
        Objective(
            "Cut-off",
            "Is the extract the one that was agreed, and did it stay as it was while it was read?",
            ("ISA 315 (Revised 2019), assertion «cut-off»", "NIST SP 800-53 rev. 5, SI-7"),
            (unchanged,),
        ),
        Objective(
            "Authorisation",
            "Who approved the conversion and each exception?",
            (
                "GAO FISCAM, application controls: properly authorized",
                "NIST SP 800-53 rev. 5, AU-10",
            ),
            (
                Evidence(
                    "Sign-off of the run: a report cannot hold the signatures that are made of it",
                    Outcome.NOT_COMPARED,
                    "not part of this page",
                    "index.html#versions",
                ),
            ),
        ),
        Objective(
            "Exception handling",
            "Is every refused record kept with its reason, and are there no more than were allowed?",
            ("NIST SP 800-53 rev. 5, SI-10 and SI-11",),
            (_limit(report), _reasons(report), _rules(report)),
        ),
        Objective(
            "Chain of custody",
            "Can it be shown which files, and which rules, gave these tables?",
            ("NIST SP 800-53 rev. 5, SR-4, SI-7 and AU-9",),
            (unchanged, of("Project, mappings, suites and layouts of the run", "#accounting", project)),
        ),
        Objective(
            "Reperformance",
            "Can somebody else do it again and find the same?",
            (
                "ISA 500, audit procedures «recalculation» and «reperformance»",
                "COBIT 2019, BAI07.02 Plan business process, system and data conversion",
            ),
            (of("The sources read and mapped a second time", "#accounting", again), rows),
        ),
    ]


def _evidence(what: str, link: str, outcomes: Iterable[Outcome]) -> Evidence:
    found = list(outcomes)
    counts = ", ".join(f"{found.count(each):,} {each.value}" for each in Outcome if each in found)
    return Evidence(what, worst(found), counts or "no such check", f"reconciliation.html{link}")


def _limit(report: RunReport) -> Evidence:
    outcome = Outcome.FAIL if report.exit_code == OVER_LIMIT else Outcome.PASS
    counts = f"{plural(report.quarantined_total, 'record')}, allowed {report.allowed or 'not stated'}"
    return Evidence("Quarantined records within the limit", outcome, counts, "quarantine.html")


def _reasons(report: RunReport) -> Evidence:
    silent = sum(not record.faults for record in report.quarantine)
    shown = len(report.quarantine)
    outcome = Outcome.FAIL if silent else Outcome.PASS
    if shown < report.quarantined_total and not silent:
        outcome = Outcome.NOT_COMPARED
    counts = f"{shown - silent:,} of {plural(report.quarantined_total, 'record')} with a reason here"
    return Evidence("A reason for every quarantined record", outcome, counts, "quarantine.html")


def _rules(report: RunReport) -> Evidence:
    """A rule that failed has done its work: its records are in quarantine. One that could not run has not."""
    broken = sum(rule.outcome is Outcome.ERROR for rule in report.rules)
    outcome = Outcome.ERROR if broken else Outcome.PASS if report.rules else Outcome.NOT_COMPARED
    counts = f"{plural(len(report.rules), 'rule')}, {broken:,} could not run"
    return Evidence("Every validation rule ran", outcome, counts, "validation.html")
