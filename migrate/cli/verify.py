"""`migrate verify`: a bundle is checked by somebody who trusts nobody."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from migrate.cli.options import output_option


@click.command("verify")
@click.argument("bundle", metavar="BUNDLE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--key", "keys", multiple=True, metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A public key (PEM) that you trust: of the bundle or of a person who signed; may be repeated.",
)  # fmt: skip
@click.option(
    "--tsa", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Certificates (PEM) that vouch for the timestamp service.",
)  # fmt: skip
@output_option
def command(bundle: Path, keys: tuple[Path, ...], tsa: Path | None, output: str) -> None:
    """Check an evidence bundle, offline and alone.

    Needs no database, no project and no network. Says what was checked, what could not be, and why. Exit
    code 1 when anything is not as it was written.
    """
    from migrate.errors import TerminalError
    from migrate.evidence.dsse import Unsound
    from migrate.evidence.verify import verify

    try:
        found = verify(bundle, [each.read_bytes() for each in keys], tsa.read_bytes() if tsa else None)
    except Unsound as error:
        raise TerminalError(
            f"a key that you named {error}", "Name a public key: `openssl pkey -pubout`"
        ) from None
    if output == "json":
        click.echo(json.dumps({"file": str(bundle), **found.as_dict()}, ensure_ascii=False))
    else:
        for check in found.checks.made:
            click.echo(f"{check.outcome:<12} {check.name:<13} {check.words}")
        told = found.predicate
        of = (
            f"run {told['run']} of {told['project']}, which ended {told['outcome'] or told['state']}"
            if told
            else bundle
        )
        click.echo(f"{'SOUND' if found.sound else 'NOT SOUND'}: evidence of {of}")
    sys.exit(0 if found.sound else 1)
