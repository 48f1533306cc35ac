"""`migrate trace`: a value back to its bytes, and a record on to its rows."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migrate.cli.options import opened, output_option, run_option

if TYPE_CHECKING:
    from migrate.pipeline import RunContext
    from migrate.reports.model import RunReport
    from migrate.trace import TracedRow, Tracer


@click.command("trace")
@click.argument("words", metavar="[DIR] [TABLE KEY [COLUMN]]", nargs=-1)
@click.option(
    "--record", "record", metavar="SOURCE:N", help="Trace record N of a source, or of a file, to its rows."
)
@click.option("--target", metavar="URL", help="A SQLAlchemy address in place of the project's.")
@click.option("--runs", metavar="DIR", type=click.Path(path_type=Path), help="Where reports go.")
@run_option
@click.option("--unmask", is_flag=True, help="Show personal data.")
@output_option
def command(
    words: tuple[str, ...],
    record: str | None,
    target: str | None,
    runs: Path | None,
    run_id: str | None,
    unmask: bool,
    output: str,
) -> None:
    """Show where a value comes from, down to the bytes, or what became of a record.

    TABLE KEY is a row of a target table: KEY is 17, or 17,2 in the order of the key's columns, or
    payment_no=17,seq=2. With COLUMN the value's whole way is shown: mapping rule, source fields, code table,
    bytes, and the checks of the run; without it, every column in short. The source is read again for it, as
    far as the record; the target and the run's ledger are read, and nothing is changed.

    With --record it goes the other way: every field of a source record with its bytes, and its rows in the
    target tables, or why it has none. N is the record's number in reports, counted through all files of its
    source; a file may be named in place of the source.
    """
    folder, rest = _parted(words)
    if record is not None and rest:
        raise click.UsageError("--record takes no TABLE and KEY")
    if record is None and not 2 <= len(rest) <= 3:
        raise click.UsageError("write TABLE KEY [COLUMN], or --record SOURCE:N")
    context = opened(folder, "trace", target, runs)
    from migrate.cli import tracing
    from migrate.trace import Tracer

    try:
        tracer = Tracer(context, _run(context, run_id), unmask=unmask)
        if record is not None:
            whole = tracer.record(*_record(context, record))
            document, show = whole.as_dict(), partial(tracing.record, whole)
        else:
            found = _value(tracer, *rest)
            document = found.as_dict()
            show = partial(tracing.column if rest[2:] else tracing.row, found)
    finally:
        context.close()
    if output == "json":
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        show()


def _parted(words: tuple[str, ...]) -> tuple[Path, tuple[str, ...]]:
    """The project's folder, where the first word is one, and the other words."""
    from migrate.project import PROJECT_FILE

    first = Path(words[0]) if words else Path()
    if words and (first.is_file() or (first / PROJECT_FILE).exists() or "/" in words[0] or words[0] == "."):
        return first, words[1:]
    return Path(), words


def _run(context: RunContext, wanted: str | None) -> RunReport:
    """The run asked about; without a name that whose tables stand, or the latest where none does."""
    from migrate.errors import TerminalError
    from migrate.pipeline import published_run, stored_report

    if wanted is not None:
        return stored_report(context, wanted)
    try:
        return published_run(context, None)
    except TerminalError:
        return stored_report(context, None)


def _value(tracer: Tracer, name: str, key: str, column: str | None = None) -> TracedRow:
    from migrate.errors import did_you_mean
    from migrate.trace import parse_key

    table = tracer.tables.get(name)
    if table is None:
        gone = tracer.project.left_out
        why = (
            f". Left out here: {', '.join(f'{n} ({reason})' for n, reason in gone.items())}." if gone else ""
        )
        raise click.UsageError(f"there is no table '{name}'. {did_you_mean(name, tracer.tables)}{why}")
    names = [each.name for each in table.columns]
    if column is not None and column not in names:
        raise click.UsageError(f"{name} has no column '{column}'. {did_you_mean(column, names)}")
    try:
        values = parse_key(table, key)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return tracer.value(name, values, column)


def _record(context: RunContext, text: str) -> tuple[str, int]:
    """The source and the number of SOURCE:N or FILE:N."""
    from migrate.errors import did_you_mean

    name, _, digits = text.rpartition(":")
    digits = digits.replace(",", "")
    if not name or not digits.isdigit():
        raise click.UsageError(f"'{text}' names no record. Write SOURCE:N, as clients:229")
    number, project = int(digits), context.project
    if name in project.sources:
        return name, number
    files = {
        each: source
        for source in project.sources
        for file in context.files(source)
        for each in (file.address, project.shown(file.address), Path(file.address).name)
    }
    if name not in files:
        raise click.UsageError(
            f"no source and no file is '{name}'. {did_you_mean(name, [*project.sources, *files])}"
        )
    source = files[name]
    inside = [
        p for p in context.partitions(source) if name in (p.file, project.shown(p.file), Path(p.file).name)
    ]
    first, last = inside[0].first_record, inside[-1].first_record + inside[-1].records - 1
    if not first <= number <= last:
        raise click.UsageError(
            f"{name} holds the records {first:,} to {last:,} of {source}, and not {number:,}"
        )
    return source, number
