"""`migrate reconcile`: the published tables against the sources, as often as somebody asks."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migrate.cli.options import opened, project_options, run_option

if TYPE_CHECKING:
    from migrate.reports.model import Reconciliation

SHOWN = 20
EXIT = {"PASS": 0, "FAIL": 5, "ERROR": 1, "NOT COMPARED": 1}


@click.command("reconcile")
@project_options
@run_option
@click.option("--unmask", is_flag=True, help="Show personal values of differing columns.")
def command(
    folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None, unmask: bool
) -> None:
    """Compare the published tables with the sources, read again.

    Nothing is changed but the run's report. Exit code 5 when anything differs; every difference is named by
    table, key, column, both values, and the source record and its byte offset.
    """
    from migrate.cli.running import watched
    from migrate.pipeline import published_run, reconcile_run, report_again

    context = opened(folder, "reconcile", target, runs)
    report = published_run(context, run_id)
    context = dataclasses.replace(context, run=report.run, folder=context.project.runs / report.run)
    with watched(output):
        found = reconcile_run(context, report.sources, unmask=unmask)
    page = report_again(context, report, found, unmask=unmask)
    context.close()
    if output == "json":
        click.echo(json.dumps(_document(report.run, found, page), ensure_ascii=False))
    else:
        _print(found, page)
    sys.exit(EXIT[found.outcome.value])


def _document(run: str, found: Reconciliation, page: Path) -> dict[str, object]:
    return {
        "run": run,
        "outcome": found.outcome.value,
        "seconds": found.seconds,
        "checks": found.by_outcome(),
        "rows_compared": found.rows_compared,
        "columns_compared": found.columns_compared,
        "coverage": found.coverage,
        "differences_total": found.differences_total,
        "differences": [dataclasses.asdict(each) for each in found.differences],
        "failed": [
            dataclasses.asdict(check) for check in found.checks if check.outcome.value in ("FAIL", "ERROR")
        ],
        "report": str(page),
    }


def _print(found: Reconciliation, page: Path) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    failed = [check for check in found.checks if check.outcome.value in ("FAIL", "ERROR")]
    if failed:
        table = Table(
            "Outcome",
            "Level",
            "Of",
            "Check",
            "Source",
            "Target",
            box=box.SIMPLE_HEAD,
            title="Checks that do not hold",
        )
        for check in failed[:SHOWN]:
            table.add_row(
                *(
                    Text(str(c))
                    for c in (
                        check.outcome.value,
                        check.level,
                        check.subject,
                        check.name,
                        check.source,
                        check.target,
                    )
                )
            )
        console.print(table)
    for each in found.differences[:SHOWN]:
        key = ", ".join(f"{name} {value}" for name, value in each.key.items())
        what = f"{each.table} [{key}] {each.column}".rstrip()
        source, found_ = ("NULL" if value is None else value for value in (each.source, each.target))
        place = (
            f" ({each.file}, record {each.record:,}, byte {each.offset:,})"
            if each.record is not None and each.offset is not None
            else ""
        )
        console.print(Text(f"{each.kind}: {what}: source {source}, target {found_}{place}"), soft_wrap=True)
    if found.differences_total > SHOWN:
        console.print(f"... {found.differences_total:,} differences in all; the report lists more")
    counts = ", ".join(f"{count:,} {name}" for name, count in found.by_outcome().items() if count)
    console.print(
        Text(f"{found.outcome.value}  {counts}; {found.rows_compared:,} rows, {found.coverage}", style="bold")
    )
    console.print(Text(f"Report: {page}", no_wrap=True, overflow="ignore"))
