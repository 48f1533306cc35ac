"""`migrate validate`: everything up to the checks, and nothing published."""

from __future__ import annotations

from pathlib import Path

import click

from migrate.cli.options import opened, project_options


@click.command("validate")
@project_options
def command(folder: Path, target: str | None, runs: Path | None, output: str) -> None:
    """Extract and validate without publishing.

    The sources are read, mapped and staged, every rule is run on the staging tables, and the report is
    written; the published tables are not touched and the staging tables are removed.
    """
    from flows.server import start
    from migrate.cli.running import run_flow
    from migrate.pipeline import new_run_id

    start()
    run_flow(opened(folder, new_run_id(), target, runs), folder, output, until="validate")
