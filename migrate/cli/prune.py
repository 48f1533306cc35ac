"""`migrate prune`: the former version of the published tables is given up."""

from __future__ import annotations

import json
from pathlib import Path

import click

from migrate.cli.options import opened, project_options


@click.command("prune")
@project_options
@click.option("--yes", is_flag=True, help="Drop them; without it they are listed.")
def command(folder: Path, target: str | None, runs: Path | None, output: str, yes: bool) -> None:
    """Drop the former version of the published tables.

    Afterwards the latest publication can no longer be rolled back. Without --yes nothing is dropped.
    """
    from migrate.pipeline.rollback import former_versions, prune

    context = opened(folder, "prune", target, runs)
    publication, former = prune(context) if yes else former_versions(context)
    context.close()
    if output == "json":
        tables = [{"table": each.table, "run": each.run, "rows": each.rows} for each in former]
        click.echo(json.dumps({"latest": publication.run, "dropped": yes, "tables": tables}))
        return
    if not former:
        click.echo("There is no former version to drop.")
        return
    for each in former:
        click.echo(f"{each.table}: {each.rows:,} rows of {each.run}")
    what = (
        f"{len(former)} table{'s' if len(former) > 1 else ''} with {sum(each.rows for each in former):,} rows"
    )
    if yes:
        click.echo(f"Dropped: {what}. {publication.run} can no longer be rolled back.")
    else:
        click.echo(
            f"To drop: {what}. {publication.run} could then no longer be rolled back. Say --yes to do it."
        )
