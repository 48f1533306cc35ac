"""JUnit XML of a run: every check of reconciliation and every validation rule is a test case.

FAIL is a failure, ERROR an error, NOT COMPARED a skipped case, so that a build server shows them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from migrate.reports import rules
from migrate.reports.balance import accounting
from migrate.reports.model import Check, Outcome, RuleReport, RunReport
from migrate.reports.words import count, plural, visible

__all__ = ["junit"]

_ELEMENTS = {Outcome.FAIL: "failure", Outcome.ERROR: "error", Outcome.NOT_COMPARED: "skipped"}
_COUNTS = {"failures": Outcome.FAIL, "errors": Outcome.ERROR, "skipped": Outcome.NOT_COMPARED}
_LEVELS = {"control": "control totals", "column": "columns", "row": "rows", "sample": "second decoder"}


@dataclass(frozen=True)
class _Case:
    group: str
    name: str
    outcome: Outcome
    message: str


def junit(report: RunReport) -> bytes:
    """The document as JUnit XML. Suites: run, accounting, control totals, columns, rows, second decoder, validation."""
    suites = {"run": [_Case(report.project, "the run finished", _finished(report), report.headline)]}
    for check in accounting(report):
        suites.setdefault("accounting", []).append(_comparison(check))
    for check in report.reconciliation.checks if report.reconciliation else ():
        if check.level != "accounting":
            suites.setdefault(_LEVELS.get(check.level, check.level), []).append(_comparison(check))
    for rule in report.rules:
        suites.setdefault("validation", []).append(_rule(rule))
    root = ElementTree.Element("testsuites", name=visible(f"{report.project} {report.run}"))
    _count(root, [case for cases in suites.values() for case in cases])
    root.set("time", f"{report.seconds:.3f}")
    for name, cases in suites.items():
        suite = ElementTree.SubElement(root, "testsuite", name=visible(name))
        _count(suite, cases)
        suite.set("time", f"{_seconds(report, name):.3f}")
        suite.set("timestamp", visible(report.started))
        for case in cases:
            _write(suite, case)
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _finished(report: RunReport) -> Outcome:
    return Outcome.ERROR if report.outcome is Outcome.ERROR else Outcome.PASS


def _seconds(report: RunReport, suite: str) -> float:
    """Reconciliation is timed as a whole and given to its rows; validation has a stage of its own."""
    if suite == "rows" and report.reconciliation:
        return report.reconciliation.seconds
    stage = {"validation": "validate"}.get(suite)
    return sum(each.seconds for each in report.stages if each.name == stage)


def _comparison(check: Check) -> _Case:
    figures = f"source {check.source or 'none'}, target {check.target or 'none'}"
    message = f"{figures}: {check.detail}" if check.detail else figures
    return _Case(check.subject, check.name, check.outcome, message)


def _rule(rule: RuleReport) -> _Case:
    name = f"{rules.plain(rule.rule, rule.arguments)} ({rule.rule})"
    found = f"{count(rule.failed)} of {plural(rule.checked, 'row')} break the rule ({rule.on_failure})"
    return _Case(f"{rule.suite}.{rule.table}", name, rule.outcome, rule.message or found)


def _count(element: ElementTree.Element, cases: Iterable[_Case]) -> None:
    outcomes = [case.outcome for case in cases]
    element.set("tests", str(len(outcomes)))
    for name, outcome in _COUNTS.items():
        element.set(name, str(outcomes.count(outcome)))


def _write(suite: ElementTree.Element, case: _Case) -> None:
    element = ElementTree.SubElement(
        suite, "testcase", classname=visible(case.group), name=visible(case.name), time="0"
    )
    if case.outcome in _ELEMENTS:
        found = ElementTree.SubElement(element, _ELEMENTS[case.outcome], message=visible(case.message))
        found.text = visible(case.message)
