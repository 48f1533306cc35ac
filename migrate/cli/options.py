"""The arguments that every command on a project takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from migrate.evidence.signers import Signer
    from migrate.pipeline import RunContext

__all__ = [
    "family_tree", "folder_argument", "key_option", "name_option", "opened", "output_option", "project_options",
    "run_option", "signing",
]  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])

output_option = click.option(
    "--output", type=click.Choice(["text", "json"]), default="text", help="Form of the answer."
)
key_option = click.option(
    "--key", metavar="KEY", help="Your private key: a PEM file, env:NAME, or one in a vault."
)
name_option = click.option("--name", metavar="NAME", help="Who you are; default the key file's name.")
run_option = click.option("--run", "run_id", metavar="ID", help="The run; default the latest.")
folder_argument = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))


def project_options(function: F) -> F:
    """DIR, --target, --runs and --output."""
    options = (
        folder_argument,
        click.option("--target", metavar="URL", help="A SQLAlchemy address in place of the project's."),
        click.option("--runs", metavar="DIR", type=click.Path(path_type=Path), help="Where reports go."),
        output_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def opened(folder: Path, run: str, target: str | None, runs: Path | None) -> RunContext:
    """The run of the project in `folder`, with the target that the command line names.

    The address goes to worker processes through the environment, never as a parameter of a flow: it may
    hold a password.
    """
    import logging
    import sys
    import warnings

    from migrate.pipeline import open_run
    from migrate.project import RUNS_VARIABLE, TARGET_VARIABLE, anchored

    # what it logs when a connection breaks is told by our own error, in one line
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    if not sys.warnoptions:  # what libraries would tell their callers is nothing to a user
        warnings.simplefilter("ignore")
    if target is not None:
        os.environ[TARGET_VARIABLE] = anchored(target, Path.cwd())
    if runs is not None:
        os.environ[RUNS_VARIABLE] = str(runs.resolve())
    return open_run(str(folder.resolve()), run, str(runs.resolve()) if runs else None)


def signing(key: str | None, name: str | None) -> tuple[Signer, str]:
    """(the signer, the person's name) of the options --key and --name."""
    from migrate.evidence.signers import open_signer

    if not key:
        raise click.UsageError("name your private key with --key")
    signer = open_signer(key)
    person = (name or signer.name).strip()
    if not person:
        raise click.UsageError("the key does not tell whose it is: say so with --name")
    return signer, person


def family_tree(families: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The record types that stand under one another, a line each, indented by depth; nothing where none do."""

    def lines(name: str, depth: int) -> Iterator[str]:
        yield f"{'  ' * depth}{name}"
        for child in families.get(name, ()):
            yield from lines(child, depth + 1)

    if families:
        yield "Hierarchy:"
    below = {child for children in families.values() for child in children}
    for name in families:
        if name not in below:
            yield from lines(name, 1)
