"""The `migrate` command: one thin module a command, imported when it is called.

`migrate --help` must answer at once, so nothing here imports more than click. The help of each command is
kept in COMMANDS for that reason; a test compares it with the command's own.
"""

from __future__ import annotations

from importlib import import_module

import click

from migrate import __version__
from migrate.cli.errors import reported

__all__ = ["COMMANDS", "main"]

COMMANDS = {
    "init": "Start a project: a folder with a project file to fill in.",
    "demo": "Run the demo agency into a database of its own and show the report.",
    "inspect": "Find out what a file is: record format, code page, signs, fit.",
    "layout": "Show the fields of a source: start, length, picture, usage.",
    "decode": "Write the records of a source as JSON, CSV, Parquet or Arrow.",
    "encode": "Write rows as the records that a copybook describes.",
    "plan": "Show what a run would do, DDL included; touches nothing.",
    "run": "Extract, map, stage, validate, publish and reconcile a project.",
    "resume": "Finish a run that was interrupted.",
    "status": "Show the runs of a project and how they ended.",
    "validate": "Extract and validate without publishing.",
    "reconcile": "Compare the published tables with the sources, read again.",
    "rollback": "Take the latest publication back: what stood before it stands again.",
    "prune": "Drop the former version of the published tables.",
    "trace": "Show where a value comes from, down to the bytes, or what became of a record.",
    "lineage": "Show which source fields each target column comes from, and how.",
    "report": "Write the report of a run again.",
    "deploy": "Register the project's flows with a Prefect server, schedules included.",
    "decide": "List what is open in a run, or approve or reject a matter.",
    "sign": "Sign a run off, bound to its digests.",
    "evidence": "Write the evidence of a run as one signed bundle.",
    "verify": "Check an evidence bundle, offline and alone.",
}


class Commands(click.Group):
    """Finds the module of a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"migrate.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from migrate.errors import did_you_mean

            ctx.fail(f"no such command '{args[0]}'. {did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="migrate")
def cli() -> None:
    """Move legacy records into a cloud database, and prove that nothing was lost or altered.

    Exit codes: 0 reconciled; 1 failed; 2 usage or project file wrong; 3 cannot succeed by retrying;
    4 finished with more quarantined records than allowed; 5 reconciliation or the byte proof found a
    difference.
    """


def main() -> None:
    """Run the command; every error a user can act on becomes one message and an exit code."""
    with reported():
        cli(prog_name="migrate", standalone_mode=False)
