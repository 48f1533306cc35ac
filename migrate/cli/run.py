"""`migrate run`: a project from its sources to its proof."""

from __future__ import annotations

from pathlib import Path

import click

from migrate.cli.options import opened, project_options


@click.command("run")
@project_options
def command(folder: Path, target: str | None, runs: Path | None, output: str) -> None:
    """Extract, map, stage, validate, publish and reconcile a project.

    DIR is the project's folder, default the current one. Nothing reaches a published table before its
    checks pass; a run that fails leaves the published tables as they were.
    """
    from flows.server import start
    from migrate.cli.running import run_flow
    from migrate.pipeline import new_run_id

    start()
    run_flow(opened(folder, new_run_id(), target, runs), folder, output)
