"""The workbook, opened again: exact figures, no formula, no link, nothing that was masked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl

from migrate.reports import write_reports
from migrate.reports.model import Check, Outcome, Reconciliation, RunReport
from tests.reports import sample

SHEETS = [
    "Summary", "Accounting", "Partitions", "Control totals", "Columns", "Rows", "Differences", "Validation",
    "Quarantine", "Control objectives",
]  # fmt: skip


def book(report: RunReport, folder: Path) -> Any:
    write_reports(report, folder)
    return openpyxl.load_workbook(folder / "report.xlsx")


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(each) for each in sheet.iter_rows(min_row=2, values_only=True)]


def test_every_subject_has_a_sheet_with_all_its_lines(tmp_path: Path) -> None:
    report = sample.rehearsed()
    found = book(report, tmp_path)
    assert found.sheetnames == SHEETS
    assert report.reconciliation is not None
    levels = [sum(c.level == level for c in report.reconciliation.checks) for level in ("control", "column")]
    assert [len(rows(found[name])) for name in ("Control totals", "Columns")] == levels
    assert len(rows(found["Differences"])) == 3
    assert len(rows(found["Validation"])) == len(report.rules)
    assert rows(found["Partitions"]) == [
        (
            "CLIENTS",
            0,
            "extracts/CLIENTS.bin",
            0,
            1500000,
            1,
            5000,
            1500000,
            4873,
            27,
            100,
            0,
            0,
            "client 4,900",
        )
    ]


def test_money_is_text_and_exact(tmp_path: Path) -> None:
    total = "99999999999999999999999999999999999999.99"
    check = Check("control", "CASES", "paid", Outcome.PASS, total, total)
    report = replace(sample.green(), reconciliation=Reconciliation(Outcome.PASS, (check,)))
    (line,) = rows(book(report, tmp_path)["Control totals"])
    assert line[3:5] == (total, total)


def test_no_value_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    base = sample.differing()
    assert base.reconciliation is not None
    evil = (
        '=HYPERLINK("http://x.invalid")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "http://x.invalid",
        "\t=1",
        "\x00=1",
    )
    first = base.reconciliation.differences[0]
    some = tuple(replace(first, source=value, target=value) for value in evil)
    report = replace(base, reconciliation=replace(base.reconciliation, differences=some))
    found = book(report, tmp_path)
    for sheet in found:
        for line in sheet.iter_rows():
            assert not [cell for cell in line if cell.data_type == "f" or cell.hyperlink]
    assert [line[4] for line in rows(found["Differences"])][:5] == list(evil[:5])
    for sheet in book(sample.hostile(), tmp_path / "hostile"):
        assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_a_long_value_says_that_it_is_cut(tmp_path: Path) -> None:
    report = replace(sample.green(), headline="x" * 40_000)
    said = dict(rows(book(report, tmp_path)["Summary"]))
    assert said["In words"].endswith("[cut: 40,000 characters]")
