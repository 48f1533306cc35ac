"""`migrate layout`: the fields of a source."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migrate.cli.options import family_tree

if TYPE_CHECKING:
    from connectors.base import Connector
    from connectors.layout import Field, Layout


@click.command("layout")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Choice(["text", "json", "jsonl"]), default="text", help="Form of the answer."
)
def command(source: Path, output: str) -> None:
    """Show the fields of a source: start, length, picture, usage.

    SOURCE is a source description (.yaml) or a copybook. Starts count from 1, as in a listing; a table is
    shown once, where its first element stands.
    """
    connector = _connector(source)
    layout = connector.layout() if connector else _layout(source)
    families = getattr(connector, "families", {})
    rows = [_row(item) for item in layout.walk()]
    if output == "jsonl":
        for row in rows:
            click.echo(json.dumps(row))
    elif output == "json":
        records = [{"name": record.name, "length": record.size} for record in layout.records]
        found: dict[str, Any] = {"length": layout.length, "records": records, "fields": rows}
        if families:
            found["hierarchy"] = families
        click.echo(json.dumps(found, indent=1))
    else:
        _print(layout, rows, families)


def _connector(source: Path) -> Connector | None:
    """The source that a description describes; None for a copybook."""
    if source.suffix.lower() not in (".yaml", ".yml", ".json"):
        return None
    from migrate.sources import open_description

    return open_description(source, os.environ)


def _layout(source: Path) -> Layout:
    from connectors.cobol.copybook import read_copybooks

    return read_copybooks([source])


def _row(item: Field) -> dict[str, Any]:
    occurs = item.occurs
    return {
        "name": item.name,
        "start": item.offset + 1,
        "length": item.length,
        "level": item.level,
        "picture": item.picture,
        "usage": item.usage.value,
        "occurs": {"min": occurs.minimum, "max": occurs.maximum, "depending_on": occurs.depending_on}
        if occurs
        else None,
        "redefines": item.redefines,
        "path": item.path,
        "conditions": [condition.name for condition in item.conditions],
    }


def _print(layout: Layout, rows: list[dict[str, Any]], families: Mapping[str, Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, justify in (("Level", "right"), ("Field", "left"), ("Start", "right"), ("Length", "right")):
        table.add_column(heading, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for heading in ("Picture", "Usage", "Notes"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        notes = []
        if occurs := row["occurs"]:
            counted = occurs["depending_on"]
            times = (
                f"{occurs['min']} to {occurs['max']} times, DEPENDING ON {counted}"
                if counted
                else f"{occurs['max']} times"
            )
            notes.append(f"OCCURS {times}")
        if row["redefines"]:
            notes.append(f"REDEFINES {row['redefines']}")
        if row["conditions"]:
            notes.append("88 " + ", ".join(row["conditions"]))
        name = "  " * max(min(row["level"] // 5, 8), 0) + row["name"]
        cells = (
            f"{row['level']:02d}",
            name,
            str(row["start"]),
            str(row["length"]),
            row["picture"],
            row["usage"],
            "; ".join(notes),
        )
        table.add_row(*cells)
    console = Console()
    console.print(table)
    for record in layout.records:
        console.print(f"{record.name}: {record.size} bytes", highlight=False)
    for line in family_tree(families):
        console.print(line, highlight=False)
    for note in layout.notes:
        console.print(f"Note: {note}", highlight=False)
