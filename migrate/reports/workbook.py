"""`report.xlsx`: the run's figures as a workbook, for those who sort and filter.

Every cell that holds a figure of the data is text, written exactly as the document has it: a spreadsheet's number
is a binary float of 15 digits, and a sum of money may have more. Counts stay numbers while a float holds them
exactly. No text becomes a formula or a link, whatever it begins with. Personal data is masked as on the pages,
since the workbook is made of the same document.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from typing import Any

from migrate.reports import rules
from migrate.reports.balance import accounting
from migrate.reports.model import Check, RunReport
from migrate.reports.objectives import objectives
from migrate.reports.words import key_text, visible

__all__ = ["WORKBOOK", "workbook"]

WORKBOOK = "report.xlsx"
ROWS = 1_000_000
"""Rows of a sheet; a spreadsheet holds 1,048,576."""
CHARACTERS = 32_000
"""Characters of a cell; a spreadsheet holds 32,767."""
EXACT = 10**15
"""Whole numbers below this are exact in a spreadsheet."""

Cell = str | int | None
Row = Sequence[Cell]


def workbook(report: RunReport) -> bytes:
    """The workbook, a sheet a subject; a sheet that is cut short says so in its last row."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": visible(f"{report.project} {report.run}"), "created": _created(report)})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "valign": "top"})
        whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        for name, headings, rows in _sheets(report):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(headings) - 1, 22)
            for column, words in enumerate(headings):
                sheet.write_string(0, column, words, heading)
            for number, row in enumerate(rows, 1):
                if number > ROWS:
                    sheet.write_string(number, 0, "cut here: report.json has all of it", text)
                    break
                for column, value in enumerate(row):
                    if isinstance(value, int) and abs(value) < EXACT:
                        sheet.write_number(number, column, value, whole)
                    elif value is not None:
                        sheet.write_string(number, column, _cell(str(value)), text)
    return buffer.getvalue()


def _cell(value: str) -> str:
    shown = visible(value)
    return shown if len(shown) <= CHARACTERS else f"{shown[:CHARACTERS]} [cut: {len(shown):,} characters]"


def _created(report: RunReport) -> datetime.datetime:
    """The end of the run, so that the same document gives the same bytes."""
    try:
        return datetime.datetime.fromisoformat(report.ended)
    except ValueError:
        return datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def _sheets(report: RunReport) -> Iterable[tuple[str, Sequence[str], Iterable[Row]]]:
    checks = report.reconciliation.checks if report.reconciliation else ()
    by_level = {level: [c for c in checks if c.level == level] for level in ("control", "column")}
    known = ("accounting", "control", "column")
    compared = ("Outcome", "Of", "Check", "Source", "Target", "In words")
    yield "Summary", ("What", "Value"), _summary(report)
    yield "Accounting", compared, map(_check, accounting(report))
    yield "Partitions", (
        "Source", "Partition", "File", "From byte", "To byte", "First record", "Records", "Bytes read", "Loaded",
        "Quarantined", "Filtered", "Header", "Trailer", "Rows staged",
    ), _partitions(report)  # fmt: skip
    yield "Control totals", compared, map(_check, by_level["control"])
    yield "Columns", compared, map(_check, by_level["column"])
    yield "Rows", compared, (_check(check) for check in checks if check.level not in known)
    yield "Differences", (
        "Table", "Key", "Kind", "Column", "Source has", "Target has", "File", "Record", "Byte offset",
    ), _differences(report)  # fmt: skip
    yield "Validation", (
        "Outcome", "Table", "Rule", "In words", "When it fails", "Checked", "Failed", "Records", "Because", "Message",
    ), _rules(report)  # fmt: skip
    yield "Quarantine", (
        "Source", "Record", "File", "Byte offset", "Record type", "Stage", "Field", "Code", "Reason", "Rule",
    ), _quarantine(report)  # fmt: skip
    yield (
        "Control objectives",
        ("Objective", "Outcome", "Evidence", "Outcome of it", "Checks", "Asked for by"),
        (
            (
                each.name,
                each.outcome.value,
                found.what,
                found.outcome.value,
                found.counts,
                "; ".join(each.sources),
            )
            for each in objectives(report)
            for found in each.evidence
        ),
    )


def _summary(report: RunReport) -> Iterable[Row]:
    yield "Project", report.project
    yield "Run", report.run
    yield "Outcome", report.outcome.value
    yield "In words", report.headline
    yield "Target", report.target
    yield "Started", report.started
    yield "Ended", report.ended
    yield "Personal data", report.personal_data
    yield (
        "Figures",
        "Sums, amounts and values are text and exact; only counts are numbers of the spreadsheet.",
    )
    if report.reconciliation:
        found = report.reconciliation
        yield "Reconciliation", found.outcome.value
        yield "Coverage", found.coverage
        yield "Rows compared", found.rows_compared
        yield "Differences", found.differences_total
        yield "Differences listed", len(found.differences)
    yield "Quarantined records", report.quarantined_total
    yield "Quarantined records listed", len(report.quarantine)
    for source in report.sources:
        if source.left_out:
            yield f"Left out: {source.name}", source.left_out


def _check(check: Check) -> Row:
    return check.outcome.value, check.subject, check.name, check.source, check.target, check.detail


def _partitions(report: RunReport) -> Iterable[Row]:
    for source in report.sources:
        for each in source.partitions:
            parts = (each.dispositions.get(w, 0) for w in ("quarantined", "filtered", "header", "trailer"))
            staged = ", ".join(f"{table} {rows:,}" for table, rows in each.rows.items())
            place = (each.file, each.start, each.end, each.first_record, each.records, each.bytes)
            yield source.name, each.number, *place, each.loaded, *parts, staged


def _differences(report: RunReport) -> Iterable[Row]:
    for each in report.reconciliation.differences if report.reconciliation else ():
        ends = ["NULL" if value is None else value for value in (each.source, each.target)]
        yield (
            each.table,
            key_text(each.key),
            each.kind,
            each.column,
            *ends,
            each.file,
            each.record,
            each.offset,
        )


def _rules(report: RunReport) -> Iterable[Row]:
    for each in report.rules:
        plain: tuple[Any, ...] = (each.rule, rules.plain(each.rule, each.arguments))
        counts = (each.checked, each.failed, each.records)
        yield each.outcome.value, each.table, *plain, each.on_failure, *counts, each.because, each.message


def _quarantine(report: RunReport) -> Iterable[Row]:
    for each in report.quarantine:
        for fault in each.faults:
            place = (each.source, each.record, each.file, each.offset, each.segment)
            yield *place, fault.stage, fault.field, fault.code, fault.reason, fault.rule
