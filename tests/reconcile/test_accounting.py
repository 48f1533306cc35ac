"""Accounting by partition and file, cut-off, and totals that a person brings: what is off is named with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from pydantic import ValidationError

from connectors.base import SourceFile, Tally
from migrate.project import Control
from migrate.reconcile.accounting import accounting_checks, cut_off
from migrate.reconcile.again import Again
from migrate.reconcile.controls import control_checks, control_fields
from migrate.reports.model import Check, Outcome, PartitionReport, SourceReport

FILE = SourceFile("a.bin", 1000, "aa" * 32, "2026-11-01T04:10:22Z")
FIRST = PartitionReport(0, "a.bin", 0, 600, 1, 6, 600, {"quarantined": 1}, {"t": 5})
LAST = PartitionReport(1, "a.bin", 600, 1000, 7, 4, 400, {"filtered": 1, "trailer": 1}, {"t": 2})
SOURCE = SourceReport(
    "a", "cobol", ({"address": "a.bin", "bytes": 1000, "sha256": "aa" * 32, "modified": ""},),
    1000, 10, 7, 1, {"old": 1}, 0, 1, partitions=(FIRST, LAST),
)  # fmt: skip


def failed(source: SourceReport, file: SourceFile = FILE) -> dict[str, Check]:
    checks = accounting_checks([source], {"a": Tally(10, 1000)}, {"a": [file]}, {"a": 7})
    return {check.name: check for check in checks if check.outcome is not Outcome.PASS}


def test_what_balances_passes() -> None:
    assert failed(SOURCE) == {}


@pytest.mark.parametrize(
    ("last", "name", "place"),
    [
        (replace(LAST, first_record=8), "partitions without gap or overlap", "partition 1 begins with record 8, not 7"),
        (replace(LAST, first_record=6), "partitions without gap or overlap", "partition 1 begins with record 6, not 7"),
        (replace(LAST, bytes=399), "bytes balance in every file", "a.bin: 1,000 bytes, 999 read"),
        (
            replace(LAST, dispositions={"filtered": 4, "trailer": 1}),
            "records balance in every partition",
            "partition 1: 1 records in two dispositions",
        ),
        (
            replace(LAST, dispositions={"trailer": 1}),
            "records balance in every partition",
            "1 filtered records in no partition or in several",
        ),
    ],
)  # fmt: skip
def test_what_does_not_balance_is_named_with_its_place(last: PartitionReport, name: str, place: str) -> None:
    found = failed(replace(SOURCE, partitions=(FIRST, last)))
    assert list(found) == [name]
    assert place in found[name].detail
    assert found[name].outcome is Outcome.FAIL


def test_a_file_that_changed_is_named() -> None:
    changed = replace(FILE, sha256="bb" * 32)
    assert "changed: a.bin" in failed(SOURCE, changed)["unchanged since extraction"].detail
    (found,) = cut_off([SOURCE], {"a": [changed]}, "2026-11-02T00:00:00+00:00")
    assert (found.outcome, found.before["sha256"][:2], found.after["sha256"][:2]) == (
        Outcome.FAIL,
        "aa",
        "bb",
    )


def test_a_file_that_came_or_went_is_named() -> None:
    found = cut_off([SOURCE], {"a": [replace(FILE, address="b.bin")]}, "")
    assert [(each.address, each.outcome) for each in found] == [
        ("a.bin", Outcome.FAIL),
        ("b.bin", Outcome.FAIL),
    ]


def test_a_total_that_a_person_brings_is_compared_exactly() -> None:
    again = Again(files={"a": ["1", "2"]})
    again.sums = {
        ("a", "1", "R.AMT"): Decimal("0.10"),
        ("a", "2", "R.AMT"): Decimal("12345678901234567890123456789.21"),
    }
    again.records = Counter({("a", "1", "R"): 3, ("a", "2", "R"): 4})
    words = {"source": "a", "origin": "ledger report GL-204", "who": "A. Steward"}
    controls = [
        Control(name="right", value="12345678901234567890123456789.31", sum="R.AMT", unit="dollars", **words),
        Control(name="a cent off", value="12345678901234567890123456789.30", sum="R.AMT", **words),
        Control(name="records", value=7, count="R", **words),  # type: ignore[arg-type]
    ]
    right, wrong, records = control_checks(controls, again, [])
    assert [each.outcome for each in (right, wrong, records)] == [Outcome.PASS, Outcome.FAIL, Outcome.PASS]
    assert "typed in by A. Steward from ledger report GL-204, in dollars" in right.detail
    assert control_fields(controls, "a") == {"R.AMT"}


@pytest.mark.parametrize(
    "words",
    [
        {"value": 3.1, "origin": "o", "who": "w"},
        {"value": "1e5", "origin": "o", "who": "w"},
        {"value": "3.10", "who": "w"},
        {"value": "3.10", "origin": "o"},
        {"value": "3.10", "origin": "o", "who": "w", "stated": "T.X"},
        {},
    ],
)
def test_a_total_without_origin_or_exactness_is_refused(words: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Control.model_validate({"name": "n", "source": "a", "sum": "R.AMT", **words})
