"""`migrate rollback`: what stood published before the latest publication stands again."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from migrate.cli.options import opened, project_options, run_option


@click.command("rollback")
@project_options
@run_option
def command(folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None) -> None:
    """Take the latest publication back: what stood before it stands again.

    Only the latest publication can be taken back, once, and only on DuckDB and PostgreSQL. It is one
    transaction, and refused when a published table or its former version was changed since. The rows and
    the digest of every table are then the ones noted before the publication. A table that did not exist
    before is dropped.
    """
    from migrate.pipeline.rollback import rollback

    context = opened(folder, "rollback", target, runs)
    done = rollback(context, run_id)
    context.close()
    if output == "json":
        click.echo(
            json.dumps({"run": done.run, "tables": [dataclasses.asdict(each) for each in done.tables]})
        )
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Table", no_wrap=True)
    for heading in ("Taken back", "Rows now"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("Digest, as before", no_wrap=True)
    for each in done.tables:
        again = (f"{each.rows:,}", f"{each.digest[:16]}…") if each.run else ("dropped", "")
        table.add_row(each.table, f"{each.taken_back:,}", *again)
    Console().print(table)
    standing = sorted({each.run for each in done.tables if each.run})
    now = f"the tables of {', '.join(standing)} stand again" if standing else "no table of it is left"
    click.echo(f"{done.run} is rolled back: {now}. It cannot be gone back further.")
