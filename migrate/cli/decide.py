"""`migrate decide`: what is open in a run, and what somebody decides of it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from migrate.cli.options import key_option, name_option, opened, project_options, run_option, signing


@click.command("decide")
@project_options
@run_option
@click.option("--of", "subject", metavar="MATTER", help="The matter: its id or its whole name.")
@click.option("--approve/--reject", "approved", default=None, help="What is decided.")
@click.option("--reason", metavar="TEXT", help="Why; it stands in the evidence.")
@name_option
@key_option
def command(
    folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None,
    subject: str | None, approved: bool | None, reason: str | None, name: str | None, key: str | None,
) -> None:  # fmt: skip
    """List what is open in a run, or approve or reject a matter.

    Open are comparisons that are not PASS, rules that could not run, and more quarantined records than the
    project allows. Without --of they are listed. A decision is signed with your key and kept in the ledger's
    chain; the newest on a matter counts. It covers the matter as it stands now, not with other figures.
    """
    if subject and (approved is None or not reason):
        raise click.UsageError("a decision takes --of, --approve or --reject, and --reason")
    from migrate.pipeline.signing import decide, standing

    context = opened(folder, "decide", target, runs)
    verdict = "approved" if approved else "rejected"
    told = ""
    if subject:
        signer, person = signing(key, name)
        found = decide(context, run_id, subject, verdict, str(reason), person, signer)
        told = f"{verdict}: {found.subject} ({found.outcome}), by {person}"
    stands = standing(context, run_id)
    context.close()
    if output == "json":
        covered = {each.subject for each in stands.matters} - {each.subject for each in stands.uncovered}
        listed = [{"id": m.id, **asdict(m), "approved": m.subject in covered} for m in stands.matters]
        made = [asdict(each) for each in stands.decisions]
        click.echo(
            json.dumps({"run": stands.run.run, "matters": listed, "decisions": made}, ensure_ascii=False)
        )
        return
    if told:
        click.echo(told)
    for matter in stands.uncovered:
        click.echo(f"{matter.id}  {matter.outcome:<12}  {matter.subject}: {matter.words}")
    left = len(stands.uncovered)
    click.echo(f"Run {stands.run.run}: {left} open of {len(stands.matters)} matters")
