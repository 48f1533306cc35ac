"""`migrate deploy`: the project's flows on a Prefect server."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from migrate.cli.options import folder_argument, output_option


@click.command("deploy")
@folder_argument
@click.option("--pool", default="migrate", show_default=True, help="The work pool, made where it is missing.")
@output_option
def command(folder: Path, pool: str, output: str) -> None:
    """Register the project's flows with a Prefect server, schedules included.

    PREFECT_API_URL names the server. Registered again, a flow takes its own place. A worker runs them:
    `prefect worker start --pool migrate`, where the project's folder is at the same path and the addresses
    of sources and target are in the environment; none of them goes to the server.
    """
    from flows.deploy import deploy
    from flows.server import configured
    from migrate.project import load_project

    found = deploy(load_project(folder), pool=pool)
    if output == "json":
        document = {
            "server": configured(),
            "pool": pool,
            "flows": [dataclasses.asdict(each) for each in found],
        }
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table("Flow", "Deployment", "Schedule", box=box.SIMPLE_HEAD)
    for each in found:
        table.add_row(each.flow, each.name, each.schedule or "when asked for")
    Console().print(table)
    click.echo(f" Server: {configured()}")
    click.echo(f" Start a worker: prefect worker start --pool '{pool}' --type process")
    click.echo(f" Run one now:    prefect deployment run '{found[0].name}'")
