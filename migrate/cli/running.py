"""Runs a flow in front of a person: progress while it works, a closing table when it is done."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from migrate.pipeline import RunContext
    from migrate.reports.model import RunReport

__all__ = ["run_flow", "show", "watched"]


def run_flow(
    context: RunContext, folder: Path, output: str, *, until: str = "reconcile", resume: bool = False
) -> None:
    """Run the project's flow and leave with its exit code."""
    from flows.server import start
    from migrate.cli.errors import Interrupted
    from migrate.errors import MigrateError, RetryableError
    from migrate.pipeline import close_run, look
    from migrate.reports import load_report

    at, begun = str(folder.resolve()), False
    try:
        with watched(output):
            start()
            look(context)
            from flows.run import run

            begun = True
            code = run(at, context.run, until=until, resume=resume)
    except MigrateError as error:
        if not (context.folder / "report.json").exists():
            if begun and isinstance(error, RetryableError) and output == "text":
                click.echo(_GO_ON, err=True)
            raise
        if output == "json":
            click.echo(json.dumps({**_summary(context.folder), **error.as_dict()}, ensure_ascii=False))
            sys.exit(error.exit_code)
        if load_report(context.folder).tables:
            click.echo(
                "The tables are published; `migrate reconcile` compares them with the sources.", err=True
            )
        click.echo(f"Report: {context.folder / 'index.html'}", err=True)
        raise
    except KeyboardInterrupt:
        raise Interrupted(_how_it_stands(context.folder, begun)) from None
    finally:
        close_run(at, context.run)
    show(context.folder, output)
    sys.exit(code)


_GO_ON = (
    "`migrate status` tells how the run stands; `migrate resume` goes on with it, or says what else to do."
)


def _how_it_stands(folder: Path, begun: bool) -> str:
    from migrate.errors import MigrateError
    from migrate.reports import load_report

    try:
        return load_report(folder).headline
    except MigrateError:
        if begun:
            return "Interrupted. `migrate status` tells how the run stands; `migrate run` starts again."
        return "Interrupted before anything was changed. Start again with `migrate run`."


def _summary(folder: Path) -> dict[str, Any]:
    from migrate.reports import load_report
    from migrate.reports.console import summary_json

    return summary_json(load_report(folder), folder / "index.html")


def show(folder: Path, output: str) -> RunReport:
    """Print the closing table of the run in `folder`, or its summary as JSON."""
    from migrate.reports import load_report

    report = load_report(folder)
    if output == "json":
        click.echo(json.dumps(_summary(folder), ensure_ascii=False))
    else:
        from rich.console import Console

        from migrate.reports.console import closing_table

        Console().print(closing_table(report))
        click.echo(f" Report: {folder / 'index.html'}")  # in one piece, however narrow the terminal
    return report


@contextmanager
def watched(output: str) -> Iterator[None]:
    """Show progress on standard error while the block works: bars on a terminal, a line a stage elsewhere."""
    from migrate.pipeline import progress

    if output == "json":
        yield
        return
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        progress.watch(_Lines())
        try:
            yield
        finally:
            progress.watch(None)
        return
    from rich.progress import (
        BarColumn,
        DownloadColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        progress.watch(_Bars(bars))
        try:
            yield
        finally:
            progress.watch(None)


class _Lines:
    """For a log: a line when a stage begins."""

    def stage(self, name: str, total: int | None) -> None:
        click.echo(f"{name} ...", err=True)

    def advance(self, amount: int) -> None:
        """A log is not told of every chunk."""


class _Bars:
    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._task: TaskID | None = None
        self._lock = threading.Lock()

    def stage(self, name: str, total: int | None) -> None:
        with self._lock:
            self._task = self._bars.add_task(name, total=total)

    def advance(self, amount: int) -> None:
        with self._lock:
            if self._task is not None:
                self._bars.advance(self._task, amount)
