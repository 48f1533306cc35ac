"""`migrate resume`: the rest of a run that was interrupted."""

from __future__ import annotations

from pathlib import Path

import click

from migrate.cli.options import opened, project_options, run_option


@click.command("resume")
@project_options
@run_option
def command(folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None) -> None:
    """Finish a run that was interrupted.

    Partitions that are staged already are not read again. A run that ended with an error of the data or the
    project starts anew with `migrate run`.
    """
    from flows.server import start
    from migrate.cli.running import run_flow
    from migrate.pipeline import close_run, new_run_id, resumable

    start()
    looking = new_run_id()
    try:
        found = resumable(opened(folder, looking, target, runs), run_id)
    finally:
        close_run(str(folder.resolve()), looking)  # nobody but the run may have a DuckDB file open at its end
    run_flow(opened(folder, found, target, runs), folder, output, resume=True)
