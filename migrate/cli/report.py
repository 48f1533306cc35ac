"""`migrate report`: the report of a run, written again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from migrate.cli.options import opened, project_options, run_option


@click.command("report")
@project_options
@run_option
@click.option(
    "--unmask", is_flag=True, help="Show personal data of quarantined records; the sources are read for it."
)
def command(
    folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None, unmask: bool
) -> None:
    """Write the report of a run again.

    Personal data is masked unless you ask for it with --unmask.
    """
    from migrate.cli.running import show
    from migrate.pipeline import noting, stored_report
    from migrate.pipeline.compose import quarantined_records
    from migrate.reports import write_reports

    context = opened(folder, "report", target, runs)
    report = stored_report(context, run_id)
    context = dataclasses.replace(context, run=report.run, folder=context.project.runs / report.run)
    if unmask or not report.quarantine:
        records = quarantined_records(context, unmask=unmask)
        report = dataclasses.replace(
            report, quarantine=records, personal_data="shown" if unmask else "masked"
        )
    write_reports(report, context.folder)
    noting.reported(context)
    context.close()
    show(context.folder, output)
