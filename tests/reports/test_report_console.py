"""The closing table and the JSON object of a run."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from migrate.reports.console import closing_table, summary_json
from migrate.reports.model import RunReport, TableReport
from tests.reports import sample

INDEX = Path("runs/2026-11-14T101503Z-4f2a/index.html")


def printed(report: RunReport, width: int = 80) -> str:
    output = io.StringIO()
    Console(file=output, width=width, force_terminal=False).print(closing_table(report, INDEX))
    return output.getvalue()


def test_eighty_columns_hold_every_figure() -> None:
    lines = printed(sample.differing()).splitlines()
    assert max(map(len, lines)) <= 80
    row = next(line for line in lines if "CLIENTS" in line)
    assert row.split() == ["CLIENTS", "5,000", "4,873", "27", "100", "0", "1,500,000"]
    total = next(line for line in lines if line.strip().startswith("all"))
    assert total.split() == ["all", "26,000", "25,858", "40", "100", "2", "3,787,221"]
    assert "…" not in "".join(lines)


def test_it_says_what_was_left_out_what_differs_and_where_the_report_is() -> None:
    said = " ".join(printed(sample.differing()).split())
    assert "WORKERS left out" in said
    assert "Left out WORKERS: No ODBC driver" in said
    assert "✓ PASS 7, ✗ FAIL 3, ! ERROR 1" in said
    assert "✗ FAIL 46,393 rows, 67 columns compared, 3 differences (100 % of rows, 67 of 67 columns)" in said
    assert "extract 3.41 s" in said
    assert f"Report: {INDEX}" in said


def test_a_run_without_reconciliation() -> None:
    said = printed(sample.failed())
    assert "– NOT COMPARED" in said
    assert "published table" not in said


def test_names_are_no_markup() -> None:
    table = TableReport("[bold red]x[/]", "[/nope]", "", 1, ())
    assert "[bold red]x[/]" in printed(replace(sample.green(), tables=(table,)))


def test_a_narrow_terminal_loses_no_character_of_the_path() -> None:
    assert str(INDEX) in "".join(printed(sample.green(), width=40).split())


def test_summary_is_the_object_that_programs_read() -> None:
    summary = summary_json(sample.differing(), INDEX)
    assert json.loads(json.dumps(summary)) == summary
    assert list(summary) == [
        "run", "outcome", "seconds", "sources", "tables", "validation", "reconciliation", "report",
    ]  # fmt: skip
    assert summary["sources"][0] == {
        "name": "CLIENTS", "bytes_in": 1_500_000, "records_in": 5000, "loaded": 4873, "quarantined": 27,
        "filtered": 100, "header": 0, "trailer": 0,
    }  # fmt: skip
    assert summary["sources"][3]["left_out"].startswith("No ODBC driver")
    assert summary["tables"][0] == {"name": "client", "rows": 4873}
    assert summary["validation"] == {"PASS": 7, "FAIL": 3, "ERROR": 1}
    assert summary["reconciliation"] == {
        "outcome": "FAIL",
        "checks": {"PASS": 416, "FAIL": 4, "ERROR": 0, "NOT COMPARED": 1},
        "rows_compared": 46_393,
        "columns_compared": 67,
    }
    assert summary["report"] == str(INDEX)


def test_summary_without_reconciliation_claims_nothing() -> None:
    found = summary_json(sample.failed(), None)
    assert found["reconciliation"]["outcome"] == "NOT COMPARED"
    assert set(found["reconciliation"]["checks"].values()) == {0}
