"""`migrate sign`: a person signs a run off."""

from __future__ import annotations

import json
from pathlib import Path

import click

from migrate.cli.options import key_option, name_option, opened, project_options, run_option, signing


@click.command("sign")
@project_options
@run_option
@click.option("--as", "role", metavar="ROLE", required=True, help="In which role, such as steward.")
@name_option
@key_option
def command(
    folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None,
    role: str, name: str | None, key: str | None,
) -> None:  # fmt: skip
    """Sign a run off, bound to its digests.

    The sign-off holds the digests of project, sources, ledger, report and every published table, and stands
    in the ledger's chain. It is void when one of the tables, the project or a decision changes after it;
    `migrate status` and `migrate verify` say so. What is open must be decided before.
    """
    from migrate.pipeline.signing import sign, standing

    context = opened(folder, "sign", target, runs)
    signer, person = signing(key, name)
    subjects = sign(context, run_id, role, person, signer)
    stands = standing(context, run_id)
    context.close()
    if output == "json":
        told = {
            "run": stands.run.run,
            "role": role,
            "person": person,
            "over": subjects,
            "missing": stands.missing,
        }
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{person} signed run {stands.run.run} as {role}, over {len(subjects)} digests:")
    for subject, digest in subjects.items():
        click.echo(f"  {digest[:16]}…  {subject}")
    if stands.missing:
        click.echo(f"Not signed yet: {', '.join(stands.missing)}")
