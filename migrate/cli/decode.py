"""`migrate decode`: the records of a source, as they are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pyarrow as pa

    from connectors.base import Chunk, Connector

PARTITION = 64 << 20


@click.command("decode")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "form",
    type=click.Choice(["json", "csv", "parquet", "arrow"]),
    default="json",
    help="Form of the records.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="File to write; needed for csv, parquet and arrow."
)
@click.option("--select", "segments", multiple=True, help="Only the records of this type; may be repeated.")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many records.")
def command(source: Path, form: str, out: Path | None, segments: tuple[str, ...], limit: int | None) -> None:
    """Write the records of a source as JSON, CSV, Parquet or Arrow.

    SOURCE is a source description. JSON goes to standard output, one object a record: group names nested,
    OCCURS as arrays, decimals as exact numbers. With a hierarchy each record stands in an array of its
    parent's object. Several record types make several CSV, Parquet or Arrow files, with the type in the
    name. Records that are not valid are counted on standard error.
    """
    from migrate.errors import did_you_mean
    from migrate.sources import open_description

    if out is not None and not out.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {out.absolute().parent} to write {out.name} into")

    connector = open_description(source, os.environ)
    known = [segment.name for segment in connector.segments()]
    for name in segments:
        if name not in known:
            raise click.UsageError(f"no record type '{name}'. {did_you_mean(name, known)}")
    for note in getattr(connector, "notes", ()):
        click.echo(f"Note: {note}", err=True)
    chosen = list(segments or known)
    if form == "json":
        rejected = _json(connector, chosen, limit, out)
    elif out is None:
        raise click.UsageError(f"--to {form} needs --out FILE")
    else:
        rejected = _files(connector, chosen, limit, form, out)
    if rejected:
        click.echo(
            f"{rejected:,} records are not valid and were left out; see them with `migrate run`", err=True
        )


def _chunks(connector: Connector) -> Iterator[Chunk]:
    for partition in connector.partitions(PARTITION):
        yield from connector.read(partition)


def _rejected(chunk: Chunk) -> int:
    import pyarrow.compute as pc

    return int(pc.count_distinct(chunk.rejects.column(0)).as_py())


def _json(connector: Connector, segments: list[str], limit: int | None, out: Path | None) -> int:
    import duckdb

    from migrate.rows import FamilyLines, json_lines

    rejected, left = 0, limit
    types = connector.segments()
    nests = any(each.parent for each in types)
    with ExitStack() as stack:
        stream = stack.enter_context(out.open("w", encoding="utf-8")) if out else sys.stdout
        connection = stack.enter_context(duckdb.connect())
        families = FamilyLines(connection, types, segments)
        for chunk in _chunks(connector):
            if nests:
                text = families.add(chunk.rows, left)
            else:
                rows = [chunk.rows[name] for name in segments if name in chunk.rows]
                text = json_lines(connection, rows, left)
            stream.write(text)
            rejected += _rejected(chunk)
            if left is not None:
                left -= text.count("\n")
                if left <= 0:
                    break
        if nests and left != 0:
            stream.write(families.rest(left))
        stream.flush()
    return rejected


def _files(connector: Connector, segments: list[str], limit: int | None, form: str, out: Path) -> int:
    schemas = {segment.name: segment.schema for segment in connector.segments()}
    rejected, left = 0, dict.fromkeys(segments, limit)
    writers: dict[str, Any] = {}
    with ExitStack() as stack:
        shown = stack.enter_context(_flat()) if form == "csv" else lambda rows: rows

        def write(name: str, rows: pa.RecordBatch) -> None:
            table = shown(rows)
            if name not in writers:
                path = out if len(segments) == 1 else out.with_name(f"{out.stem}.{name}{out.suffix}")
                writers[name] = stack.enter_context(_writer(form, path, table.schema))
            writers[name].write(table)

        for chunk in _chunks(connector):
            rejected += _rejected(chunk)
            for name in segments:
                rows = chunk.rows.get(name)
                if rows is None:
                    continue
                if (wanted := left[name]) is not None:
                    rows = rows.slice(0, wanted)
                    left[name] = wanted - rows.num_rows
                write(name, rows)
            rows = None  # else two chunks are in memory while the next is decoded
            del chunk
            if limit is not None and not any(left.values()):
                break
        for name in segments:
            if name not in writers:
                write(name, _empty(schemas[name]))
    return rejected


@contextmanager
def _flat() -> Iterator[Callable[[pa.RecordBatch], pa.Table]]:
    """For CSV, which has no lists: tables as JSON text."""
    import duckdb

    from migrate.rows import json_lists

    with duckdb.connect() as connection:
        yield lambda rows: json_lists(connection, rows)


def _empty(schema: pa.Schema) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist([], schema=schema)


def _writer(form: str, path: Path, schema: pa.Schema) -> Any:
    if form == "parquet":
        from pyarrow import parquet

        # values of records seldom repeat: without dictionaries the file is smaller, and written twice as fast
        return parquet.ParquetWriter(path, schema, use_dictionary=False)
    if form == "arrow":
        from pyarrow import ipc

        return ipc.new_file(path, schema)
    from pyarrow import csv

    return csv.CSVWriter(path, schema)
