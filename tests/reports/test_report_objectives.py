"""Control objectives: every check of a run is evidence for one, and nothing unproved is called PASS."""

from __future__ import annotations

from dataclasses import replace

from migrate.reports.model import Check, Outcome, Reconciliation, RunReport
from migrate.reports.objectives import Objective, objectives
from tests.reports import sample

CLEAN = (
    Check("accounting", "A", "records = sum of dispositions", Outcome.PASS),
    Check("accounting", "A", "records read again", Outcome.PASS),
    Check("accounting", "A", "mapped the same again", Outcome.PASS),
    Check("accounting", "A", "unchanged since extraction", Outcome.PASS),
    Check("accounting", "A", "compared by the run's own project", Outcome.PASS),
    Check("control", "A", "paid", Outcome.PASS),
    Check("column", "t.c", "sum", Outcome.PASS),
    Check("row", "t", "every row and column", Outcome.PASS),
)


def found(report: RunReport) -> dict[str, Objective]:
    return {each.name: each for each in objectives(report)}


def clean(*checks: Check) -> RunReport:
    rules = tuple(replace(rule, outcome=Outcome.PASS) for rule in sample.green().rules)
    return replace(sample.green(), rules=rules, reconciliation=Reconciliation(Outcome.PASS, checks or CLEAN))


def test_a_clean_run_passes_all_but_the_sign_off() -> None:
    outcomes = {name: each.outcome for name, each in found(clean()).items()}
    assert outcomes.pop("Authorisation") is Outcome.NOT_COMPARED
    assert set(outcomes.values()) == {Outcome.PASS}
    assert len(outcomes) == 6


def test_each_failed_check_fails_an_objective() -> None:
    for position, check in enumerate(CLEAN):
        checks = [*CLEAN]
        checks[position] = replace(check, outcome=Outcome.FAIL)
        failed = {name for name, each in found(clean(*checks)).items() if each.outcome is Outcome.FAIL}
        assert failed, check.name


def test_what_did_not_run_is_not_compared() -> None:
    outcomes = {name: each.outcome for name, each in found(replace(clean(), reconciliation=None)).items()}
    assert outcomes["Accuracy"] is Outcome.NOT_COMPARED
    assert outcomes["Cut-off"] is Outcome.NOT_COMPARED
    assert outcomes["Reperformance"] is Outcome.NOT_COMPARED


def test_exceptions_need_a_limit_kept_and_rules_that_ran() -> None:
    assert found(replace(clean(), exit_code=4))["Exception handling"].outcome is Outcome.FAIL
    broken = replace(clean().rules[0], outcome=Outcome.ERROR)
    assert found(replace(clean(), rules=(broken,)))["Exception handling"].outcome is Outcome.ERROR
    assert found(replace(clean(), quarantined_total=9))["Exception handling"].outcome is Outcome.NOT_COMPARED


def test_every_objective_names_its_source() -> None:
    assert all(each.sources and each.question for each in objectives(sample.differing()))
