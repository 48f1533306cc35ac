"""The end of a run in the terminal: the closing table for people, one object for programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from migrate.reports.model import Outcome, RunReport
from migrate.reports.words import MARKS, count, plural, seconds, visible

__all__ = ["closing_table", "summary_json"]

_STYLES = {
    Outcome.PASS: "bold green",
    Outcome.FAIL: "bold red",
    Outcome.ERROR: "bold magenta",
    Outcome.NOT_COMPARED: "bold yellow",
}
_FIGURES = ("read", "loaded", "quarantined", "filtered", "header,\ntrailer", "bytes")


def closing_table(report: RunReport, report_path: Path | None = None) -> RenderableType:
    """What a run did, to print with `rich`: sources, tables, validation, reconciliation, time, the headline.

    Args:
        report: the document.
        report_path: where `index.html` is; named in the last line.
    """
    lines: list[RenderableType] = [_sources(report)]
    if report.tables:
        lines.append(_tables(report))
    lines.append(Padding(_facts(report), (0, 0, 1, 1)))
    headline = Text(" ").append_text(_outcome(report.outcome)).append(f"  {visible(report.headline)}", "bold")
    lines.append(headline)
    if report_path is not None:
        lines.append(Text(f" Report: {visible(str(report_path))}", overflow="fold"))
    return Group(*lines)


def summary_json(report: RunReport, report_path: Path | None) -> dict[str, Any]:
    """The object that `--output json` prints. A source that was left out says so in `left_out`."""
    reconciliation = report.reconciliation
    checks = reconciliation.by_outcome() if reconciliation else {each.value: 0 for each in Outcome}
    return {
        "run": report.run,
        "outcome": report.outcome.value,
        "seconds": round(report.seconds, 3),
        "sources": [
            {
                "name": source.name,
                "bytes_in": source.bytes_in,
                "records_in": source.records_in,
                "loaded": source.loaded,
                "quarantined": source.quarantined,
                "filtered": sum(source.filtered.values()),
                "header": source.header,
                "trailer": source.trailer,
                **({"left_out": source.left_out} if source.left_out else {}),
            }
            for source in report.sources
        ],
        "tables": [{"name": table.name, "rows": table.rows} for table in report.tables],
        "validation": {
            each.value: sum(rule.outcome is each for rule in report.rules)
            for each in (Outcome.PASS, Outcome.FAIL, Outcome.ERROR)
        },
        "reconciliation": {
            "outcome": (reconciliation.outcome if reconciliation else Outcome.NOT_COMPARED).value,
            "checks": checks,
            "rows_compared": reconciliation.rows_compared if reconciliation else 0,
            "columns_compared": reconciliation.columns_compared if reconciliation else 0,
        },
        "report": str(report_path) if report_path is not None else "",
    }


def _sources(report: RunReport) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        header_style="bold",
        show_footer=len(report.sources) > 1,
        pad_edge=False,
        collapse_padding=True,
    )
    rows = [
        (
            each.records_in,
            each.loaded,
            each.quarantined,
            sum(each.filtered.values()),
            each.header + each.trailer,
            each.bytes_in,
        )
        for each in report.sources
    ]
    totals = [count(sum(column)) for column in zip(*rows, strict=True)] or [""] * len(_FIGURES)
    table.add_column("source", footer="all", overflow="fold")
    for words, total in zip(_FIGURES, totals, strict=True):
        # a figure is never cut or folded; a narrow terminal folds the source's name
        table.add_column(words, footer=total, justify="right", vertical="bottom", no_wrap=True)
    for source, figures in zip(report.sources, rows, strict=True):
        if source.left_out:
            table.add_row(Text(visible(source.name)), Text("left out", "yellow"), *[""] * (len(_FIGURES) - 1))
        else:
            table.add_row(Text(visible(source.name)), *map(count, figures))
    return table


def _tables(report: RunReport) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    table.add_column("published table", overflow="fold")
    table.add_column("rows", justify="right")
    table.add_column("from", overflow="fold")
    for each in report.tables:
        origin = ".".join(part for part in (each.source, each.segment) if part)
        table.add_row(Text(visible(each.name)), count(each.rows), Text(visible(origin)))
    return table


def _facts(report: RunReport) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold", no_wrap=True)
    facts.add_column(overflow="fold")
    for source in report.sources:
        if source.left_out:
            facts.add_row("Left out", Text(visible(f"{source.name}: {source.left_out}"), "yellow"))
    facts.add_row("Validation", _validation(report))
    facts.add_row("Reconciliation", _reconciliation(report))
    facts.add_row("Time", Text(visible(_time(report))))
    return facts


def _time(report: RunReport) -> str:
    spent = ", ".join(f"{stage.name} {seconds(stage.seconds)}" for stage in report.stages)
    return f"{seconds(report.seconds)} ({spent})" if spent else seconds(report.seconds)


def _validation(report: RunReport) -> Text:
    if not report.rules:
        return Text("no rule ran")
    found = {each: sum(rule.outcome is each for rule in report.rules) for each in Outcome}
    some = {each: number for each, number in found.items() if number}
    return Text(", ").join(
        _outcome(each).append(f" {count(number)}", "default") for each, number in some.items()
    )


def _reconciliation(report: RunReport) -> Text:
    found = report.reconciliation
    if found is None:
        return _outcome(Outcome.NOT_COMPARED)
    compared = f"  {plural(found.rows_compared, 'row')}, {plural(found.columns_compared, 'column')} compared"
    text = _outcome(found.outcome).append(compared, "default")
    if found.differences_total:
        text.append(f", {plural(found.differences_total, 'difference')}", "bold")
    return text.append(visible(f" ({found.coverage})") if found.coverage else "", "default")


def _outcome(outcome: Outcome) -> Text:
    return Text(f"{MARKS[outcome]} {outcome.value}", _STYLES[outcome])
