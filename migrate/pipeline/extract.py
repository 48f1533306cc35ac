"""One partition on its way: read, map, stage, with the disposition of every record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from connectors.base import RECORD, Chunk, Tally
from mappings import Mapped
from migrate import ledger
from migrate.pipeline import progress
from migrate.pipeline.context import RunContext

__all__ = ["extract"]


def extract(context: RunContext, source: str, number: int) -> dict[str, int]:
    """Stage one partition; its rows and its ledger lines commit together.

    Returns:
        rows staged by table.
    """
    connector = context.project.sources[source]
    partition = context.partitions(source)[number]
    roles = {segment.name: segment.role for segment in connector.segments()}
    mapper = context.mapper(source)
    staged: dict[str, list[pa.RecordBatch]] = {table.name: [] for table in context.tables if table.source == source}
    found: list[pa.Table] = []
    policies: Counter[tuple[str, str]] = Counter()
    tally = Tally()
    for chunk in connector.read(partition):
        mapped = mapper.map({name: rows for name, rows in chunk.rows.items() if roles[name] == "data"})
        for name, table in mapped.tables.items():
            staged[name].extend(table.to_batches())
        found += _dispositions(source, chunk, mapped, roles)
        policies.update(chunk.policies)
        tally += chunk.tally
        progress.advance(chunk.tally.bytes)

    def note(connection: sa.Connection) -> None:
        ledger.note_dispositions(connection, context.run, pa.concat_tables(found) if found else ledger.DISPOSITIONS.empty_table())
        ledger.note_policies(connection, context.run, source, number, policies)
        ledger.note_partition(connection, context.run, partition, tally, {name: _count(rows) for name, rows in staged.items()})

    return context.target.stage(staged, note)


def _count(batches: Iterable[pa.RecordBatch]) -> int:
    return sum(batch.num_rows for batch in batches)


def _dispositions(source: str, chunk: Chunk, mapped: Mapped, roles: dict[str, str]) -> list[pa.Table]:
    """Ledger rows of every record that is not loaded."""
    found = []
    for stage, rejects in (("decode", chunk.rejects), ("map", mapped.rejects)):
        if rejects.num_rows:
            found.append(ledger.dispositions(source, "quarantined", rejects, stage=stage))
    for dropped in (chunk.dropped, mapped.dropped):
        if dropped.num_rows:
            found.append(ledger.dispositions(source, "filtered", dropped, stage="filter"))
    for segment, rows in chunk.rows.items():
        if roles[segment] != "data" and rows.num_rows:
            numbers = pa.table({RECORD: rows.column(RECORD), "segment": pa.repeat(segment, rows.num_rows)})
            found.append(ledger.dispositions(source, roles[segment], numbers, stage="decode"))
    return found


