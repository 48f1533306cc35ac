"""`migrate status`: the runs of a project."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from migrate.cli.options import opened, project_options


@click.command("status")
@project_options
def command(folder: Path, target: str | None, runs: Path | None, output: str) -> None:
    """Show the runs of a project and how they ended."""
    context = opened(folder, "status", target, runs)
    from migrate.pipeline import as_they_stand as earlier
    from migrate.pipeline.history import rolled_back
    from migrate.pipeline.signing import missing_roles, signed_runs

    found = earlier(context)
    signed = signed_runs(context, found)
    back = rolled_back(context)
    if output == "json":
        shown = [
            {
                "run": r.run,
                "started": r.started,
                "ended": r.ended,
                "state": r.state,
                "outcome": r.outcome,
                "version": r.version,
                "rolled_back": back.get(r.run, ""),
                "sign_offs": [dataclasses.asdict(each) for each in signed.get(r.run, ())],
            }
            for r in found
        ]
        click.echo(
            json.dumps({"project": context.project.name, "target": context.target.address, "runs": shown})
        )
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Run", "State", "Outcome"):  # the run says when it started
        table.add_column(heading, no_wrap=True)
    for heading in ("Loaded", "Quarantined"):
        table.add_column(heading, justify="right", no_wrap=True)
    for run in found:
        sources = run.report.get("sources", ())
        figures = (f"{sum(source[name] for source in sources):,}" for name in ("loaded", "quarantined"))
        state = "rolled back" if run.run in back else run.state
        table.add_row(run.run, state, run.outcome, *figures)
    if found:
        Console().print(table)
        for name, each in ((name, each) for name, signs in signed.items() for each in signs):
            void = f"VOID: {each.void}" if each.void else "holds"
            click.echo(f"{name} signed by {each.person} as {each.role} on {each.time[:16]}: {void}")
        roles = context.project.words.sign_off
        if roles and found[0].state != "running":
            missing = missing_roles(context, signed.get(found[0].run, []))
            told = f"not signed as {', '.join(missing)}" if missing else f"signed as {', '.join(roles)}"
            click.echo(f"{found[0].run} is {told}")
    else:
        click.echo(f"{context.project.name} has no run yet in {context.target.address}")
