"""`migrate lineage`: where every column comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrate.cli.options import opened, project_options, run_option

if TYPE_CHECKING:
    from migrate.pipeline import RunContext


@click.command("lineage")
@project_options
@click.option("--table", "tables", metavar="NAME", multiple=True, help="Only this table; may be repeated.")
@click.option(
    "--svg", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Draw it into a file."
)
@click.option(
    "--openlineage", metavar="FILE|URL", help="Send a run's OpenLineage events there, START and end."
)
@run_option
def command(
    folder: Path,
    target: str | None,
    runs: Path | None,
    output: str,
    tables: tuple[str, ...],
    svg: Path | None,
    openlineage: str | None,
    run_id: str | None,
) -> None:
    """Show which source fields each target column comes from, and how.

    It is read off the compiled mappings; no source is read. A run sends its events by itself where
    OPENLINEAGE_URL or OPENLINEAGE_CONFIG is set; --openlineage sends those of an earlier run, to an address
    (http) or as lines of JSON into a file.
    """
    context = opened(folder, "lineage", target, runs)
    from migrate.errors import did_you_mean
    from migrate.lineage import draw, lineage_document

    known = [table.name for table in context.tables]
    for name in tables:
        if name not in known:
            raise click.UsageError(f"there is no table '{name}'. {did_you_mean(name, known)}")
    found = lineage_document(context.project, *tables)
    if svg is not None:
        svg.write_text(draw(found), "utf-8")
        click.echo(f"wrote {svg}", err=True)
    if openlineage is not None:
        _send(context, run_id, openlineage)
        click.echo(f"sent the events to {openlineage}", err=True)
    context.close()
    if output == "json":
        click.echo(json.dumps(found, ensure_ascii=False))
    elif svg is None and openlineage is None:
        _print(found)


def _send(context: RunContext, run_id: str | None, to: str) -> None:
    from migrate.lineage import run_event, send
    from migrate.pipeline import stored_report

    report = stored_report(context, run_id)
    state = "COMPLETE" if report.outcome.value == "PASS" else "FAIL"
    rows = {table.name: table.rows for table in report.tables}
    error = "" if state == "COMPLETE" else report.headline
    of = (context.project, context.target.engine.url, report.run)
    files = context.addresses()
    begun = run_event(*of, "START", report.started, files)
    send([begun, run_event(*of, state, report.ended, files, rows=rows, error=error)], to)


def _print(found: dict[str, Any]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    by_table: dict[str, list[dict[str, Any]]] = {}
    for each in found["columns"]:
        by_table.setdefault(each["table"], []).append(each)
    for name, columns in by_table.items():
        segments = dict.fromkeys(field["segment"] for each in columns for field in each["fields"])
        console.print(Text(f" {name}, from {columns[0]['source']}: {', '.join(segments)}", style="bold"))
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        table.add_column("Column", overflow="fold", ratio=3)
        table.add_column("Kind", no_wrap=True)
        table.add_column("Fields", overflow="fold", ratio=4)
        table.add_column("Rule", overflow="fold", ratio=5)
        for each in columns:
            fields = [
                f"({field['path']})" if field["role"] == "condition" else field["path"]
                for field in each["fields"]
            ]
            cells = (each["column"], each["kind"], "\n".join(fields), each["rule"])
            table.add_row(*(Text(cell) for cell in cells))
        console.print(table)
    for name, reason in found["left_out"].items():
        console.print(Text(f" {name} is left out: {reason}", style="yellow"))
    if any(field["role"] == "condition" for each in found["columns"] for field in each["fields"]):
        console.print(" (FIELD) only decides which value it is.", highlight=False)
