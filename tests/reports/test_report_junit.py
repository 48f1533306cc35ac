"""JUnit XML: one case a check and a rule; four outcomes stay four."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from migrate.reports import write_reports
from migrate.reports.model import Outcome, RunReport
from tests.reports import sample

_TAGS = {"failure": Outcome.FAIL, "error": Outcome.ERROR, "skipped": Outcome.NOT_COMPARED}


def cases(report: RunReport, folder: Path) -> dict[str, list[tuple[str, str, Outcome]]]:
    write_reports(report, folder)
    root = ElementTree.fromstring((folder / "junit.xml").read_bytes())  # noqa: S314 - written a line above
    found: dict[str, list[tuple[str, str, Outcome]]] = {}
    for suite in root:
        some = [
            (
                case.get("classname", ""),
                case.get("name", ""),
                _TAGS[case[0].tag] if len(case) else Outcome.PASS,
            )
            for case in suite
        ]
        found[suite.get("name", "")] = some
        outcomes = Counter(outcome for _, _, outcome in some)
        assert int(suite.get("tests", "")) == len(some)
        assert int(suite.get("failures", "")) == outcomes[Outcome.FAIL]
        assert int(suite.get("errors", "")) == outcomes[Outcome.ERROR]
        assert int(suite.get("skipped", "")) == outcomes[Outcome.NOT_COMPARED]
    every = [outcome for some in found.values() for _, _, outcome in some]
    assert int(root.get("tests", "")) == len(every)
    assert int(root.get("failures", "")) == every.count(Outcome.FAIL)
    return found


def test_every_check_and_rule_is_a_case(tmp_path: Path) -> None:
    report = sample.differing()
    found = cases(report, tmp_path)
    assert list(found) == ["run", "accounting", "control totals", "columns", "rows", "validation"]
    assert report.reconciliation is not None
    assert sum(map(len, found.values())) == 1 + len(report.reconciliation.checks) + len(report.rules)
    assert ("payment.amount", "sum", Outcome.FAIL) in found["columns"]
    assert ("CLIENTS", "trailer", Outcome.NOT_COMPARED) in found["control totals"]
    assert Outcome.ERROR in [outcome for _, _, outcome in found["validation"]]


def test_a_run_that_broke_off_is_not_green(tmp_path: Path) -> None:
    found = cases(sample.failed(), tmp_path)
    assert [outcome for _, _, outcome in found["run"]] == [Outcome.ERROR]
    assert ("CLIENTS", "records", Outcome.FAIL) in found["accounting"]


def test_green(tmp_path: Path) -> None:
    found = cases(sample.green(), tmp_path)
    outcomes = {outcome for some in found.values() for _, _, outcome in some}
    assert outcomes == {Outcome.PASS, Outcome.NOT_COMPARED}


def test_hostile_text_is_text(tmp_path: Path) -> None:
    found = cases(sample.hostile(), tmp_path)
    assert all("<script>" in name for _, name, _ in found["columns"])
