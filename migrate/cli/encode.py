"""`migrate encode`: rows back into records, and the byte proof of a source."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migrate.cli.options import output_option

if TYPE_CHECKING:
    from connectors.cobol.connector import CobolConnector
    from migrate.rowfiles import TypeOf

DIFFERENT = 5


@click.command("encode")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "form",
    type=click.Choice(["parquet", "csv", "jsonl", "arrow"]),
    default="parquet",
    help="Form of the rows.",
)
@click.option("--in", "rows", type=click.Path(path_type=Path), help="File of rows, as decode writes it.")
@click.option("--out", type=click.Path(path_type=Path), help="File of records to write.")
@click.option(
    "--block-size",
    type=click.IntRange(16, 1 << 24),
    metavar="N",
    help="Most bytes of a block, for VB and VBS, or of a segment, for VS; default 27998.",
)
@click.option("--prove", is_flag=True, help="Write nothing: prove that the source's own bytes come back.")
@output_option
def command(
    source: Path,
    form: str,
    rows: Path | None,
    out: Path | None,
    block_size: int | None,
    prove: bool,
    output: str,
) -> None:
    """Write rows as the records that a copybook describes.

    SOURCE is a source description; its data is not read. --in takes what `migrate decode` wrote: for several
    record types one file each, with the type in the name, or one file of JSON rows. A value that its field
    cannot hold ends the command, and no file is left.

    With --prove every record of the source is decoded, encoded and compared with its bytes, field by field.
    The exit code is 5 when some bytes come back neither exactly nor by a named rule.
    """
    connector = _opened(source)
    if prove:
        if rows or out:
            raise click.UsageError("--prove takes no --in and no --out")
        _prove(connector, output)
        return
    if rows is None or out is None:
        raise click.UsageError("encode needs --in FILE and --out FILE, or --prove")
    if not out.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {out.absolute().parent} to write {out.name} into")
    _encode(connector, form, rows, out, block_size, output)


def _opened(source: Path) -> CobolConnector:
    from connectors.cobol import CobolConnector
    from migrate.sources import open_description

    connector = open_description(source, os.environ)
    if not isinstance(connector, CobolConnector):
        raise click.UsageError("only records that a copybook describes can be encoded")
    return connector


def _encode(
    connector: CobolConnector, form: str, rows: Path, out: Path, block_size: int | None, output: str
) -> None:
    import json

    from connectors.cobol.encode.source import write_file
    from migrate.rowfiles import read_rows

    schemas = {segment.name: segment.schema for segment in connector.segments()}
    batches = read_rows(form, rows, schemas, _kinds(connector))
    records, size = write_file(connector, batches, out, origin=str(rows), block_size=block_size)
    if output == "json":
        click.echo(json.dumps({"file": str(out), "records": records, "bytes": size}))
    else:
        click.echo(f"{records:,} records, {size:,} bytes: {out}")


def _kinds(connector: CobolConnector) -> TypeOf | None:
    """What tells the record types of JSON rows apart."""
    from migrate.rowfiles import TypeOf

    segments = connector.segments()
    if len(segments) == 1:
        return None
    columns, values = connector.type_columns()
    return TypeOf({each.name: columns[each.name] for each in segments}, values)


def _prove(connector: CobolConnector, output: str) -> None:
    import json
    import sys
    import time

    from connectors.cobol.encode.source import prove
    from migrate.cli.proof import as_json, show

    begun = time.monotonic()
    proof = prove(connector)
    seconds = time.monotonic() - begun
    if output == "json":
        click.echo(json.dumps(as_json(proof, connector, seconds), ensure_ascii=False))
    else:
        show(proof, connector, seconds)
    if not proof.holds:
        sys.exit(DIFFERENT)
