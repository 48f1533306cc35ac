"""`migrate plan`: what a run would do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrate.cli.options import family_tree, opened, project_options

if TYPE_CHECKING:
    from migrate.pipeline import RunContext


@click.command("plan")
@project_options
def command(folder: Path, target: str | None, runs: Path | None, output: str) -> None:
    """Show what a run would do, DDL included; touches nothing.

    The project, its copybooks, mappings and suites are checked whole, the sources are cut into partitions,
    and the statements that would make the published tables are printed.
    """
    from migrate.pipeline import refuse_processes

    context = opened(folder, "plan", target, runs)
    refuse_processes(context)
    found = _plan(context)
    if output == "json":
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _print(found)


def _plan(context: RunContext) -> dict[str, Any]:
    project = context.project
    sources: list[dict[str, Any]] = []
    for name, kind in project.kinds.items():
        if name in project.left_out:
            sources.append({"name": name, "connector": kind, "left_out": project.left_out[name]})
            continue
        partitions = context.partitions(name)
        sources.append(
            {
                "name": name,
                "connector": kind,
                "files": [file.address for file in context.files(name)],
                "bytes": sum(file.bytes for file in context.files(name)),
                "records": sum(partition.records for partition in partitions),
                "partitions": len(partitions),
                "notes": list(getattr(project.sources[name], "notes", ())),
                "hierarchy": getattr(project.sources[name], "families", {}),
            }
        )
    return {
        "project": project.name,
        "target": context.target.address,
        "schema": project.schema,
        "sources": sources,
        "tables": [
            {
                "name": t.name,
                "source": t.source,
                "segment": t.segment,
                "columns": len(t.columns),
                "key": list(t.key),
            }
            for t in context.tables
        ],
        "rules": sum(len(suite.rules) for suite in project.suites),
        "controls": [control.name for control in project.words.controls],
        "quarantine_limit": project.words.limits.quarantine,
        "ddl": context.target.ddl(context.tables),
    }


def _print(found: dict[str, Any]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(Text(f"{found['project']} into {found['target']}, schema {found['schema']}", style="bold"))
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("Source", "Read by"):
        table.add_column(heading)
    for heading in ("Records", "Bytes", "Partitions"):
        table.add_column(heading, justify="right")
    for source in found["sources"]:
        if "left_out" in source:
            table.add_row(source["name"], source["connector"], "", "", "")
        else:
            figures = (f"{source[name]:,}" for name in ("records", "bytes", "partitions"))
            table.add_row(source["name"], source["connector"], *figures)
    console.print(table)
    for source in found["sources"]:
        if "left_out" in source:
            console.print(Text(f"{source['name']} is left out: {source['left_out']}", style="yellow"))
        for note in source.get("notes", ()):
            console.print(Text(f"{source['name']}: {note}"))
        for line in family_tree(source.get("hierarchy", {})):
            console.print(Text(f"{source['name']}: {line}"))
    tables = Table(box=box.SIMPLE_HEAD)
    for heading in ("Table", "From", "Key"):
        tables.add_column(heading)
    tables.add_column("Columns", justify="right")
    for each in found["tables"]:
        tables.add_row(
            each["name"], f"{each['source']}.{each['segment']}", ", ".join(each["key"]), str(each["columns"])
        )
    console.print(tables)
    limit = f"at most {found['quarantine_limit']} of the records quarantined"
    console.print(f"{found['rules']} rules, {len(found['controls'])} control totals, {limit}\n")
    for statement in found["ddl"]:
        click.echo(f"{statement};")
