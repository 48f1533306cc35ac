"""`migrate evidence`: everything known of a run in one file."""

from __future__ import annotations

import json
import time
from pathlib import Path

import click

from migrate.cli.options import key_option, opened, project_options, run_option


@click.command("evidence")
@project_options
@run_option
@click.option(
    "--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="The bundle, a zip."
)
@key_option
@click.option("--timestamp", "service", metavar="URL", help="An RFC 3161 service that stamps the signature.")
@click.option(
    "--with-personal-data", "shown", is_flag=True, help="Leave personal values in; not for travelling."
)
def command(
    folder: Path, target: str | None, runs: Path | None, output: str, run_id: str | None,
    out: Path, key: str | None, service: str | None, shown: bool,
) -> None:  # fmt: skip
    """Write the evidence of a run as one signed bundle.

    The bundle holds the project, the ledger with its chain, what became of every record that was not loaded,
    all results, decisions, sign-offs and reports, and a manifest with the SHA-256 of each. Personal data is
    masked, or hashed where MIGRATE_EVIDENCE_HASH_KEY holds a key; passwords are left out. It can be made of
    a run that failed.
    """
    if service and not key:
        raise click.UsageError("--timestamp stamps a signature: name the key with --key")
    began = time.monotonic()
    from migrate.errors import TerminalError
    from migrate.evidence.archive import Broken, write_members
    from migrate.evidence.bundle import collect, manifest
    from migrate.evidence.concealment import Concealment
    from migrate.evidence.dsse import fingerprint
    from migrate.evidence.signers import open_signer
    from migrate.pipeline.history import find_run

    context = opened(folder, "evidence", target, runs)
    signer = open_signer(key) if key else None
    run = find_run(context, run_id)
    concealment = Concealment(context.project, shown=shown)
    contents = collect(context.project, context.target, run, context.project.runs / run.run, concealment)
    context.close()
    members = manifest(contents, signer, service)
    try:
        write_members(out, members)
    except Broken as error:
        raise TerminalError(str(error), file=str(out)) from error
    told = {
        "run": run.run,
        "file": str(out),
        "bytes": out.stat().st_size,
        "members": len(members),
        "signed_by": fingerprint(signer.public_key) if signer else None,
        "timestamp": bool(service),
        **{name: contents.predicate[name] for name in ("personal_data", "left_out", "faults")},
        "seconds": round(time.monotonic() - began, 3),
    }
    if output == "json":
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(
        f"{out}: {told['bytes']:,} bytes, {len(members)} members, of run {run.run} ({run.outcome or run.state})"
    )
    click.echo(f"Signed by {told['signed_by']}" if signer else "NOT SIGNED: name a key with --key")
    click.echo(f"Personal data: {concealment.form}")
    for each in contents.predicate["left_out"]:
        click.echo(f"Not in it: {each['what']}: {each['why']}")
    for fault in contents.predicate["faults"]:
        click.echo(f"FAULT of the ledger: {fault}")
