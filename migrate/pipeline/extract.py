"""One partition on its way: read, map, stage, with the disposition of every record."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
import sqlalchemy as sa

from connectors.base import RECORD, Tally
from migrate.ledger import Disposition
from migrate.pipeline import progress
from migrate.pipeline.context import RunContext

__all__ = ["Stopped", "extract"]


class Stopped(Exception):
    """This partition was given up because the run ends for another reason."""


def extract(context: RunContext, source: str, number: int) -> dict[str, int]:
    """Stage one partition; its rows and its ledger lines commit together.

    Returns:
        rows staged by table.

    Raises:
        Stopped: the run ends; the partition is not staged.
    """
    if context.stopping.is_set():
        raise Stopped
    for _, rows, _ in context.target.ledger.partitions(context.run, source, number):
        return rows  # a task tried again whose first try did commit
    connector = context.project.sources[source]
    partition = context.partitions(source)[number]
    roles = {segment.name: segment.role for segment in connector.segments()}
    mapper = context.mapper(source)
    staged: dict[str, list[pa.RecordBatch]] = {
        table.name: [] for table in context.tables if table.source == source
    }
    lines: list[tuple[Disposition, str, pa.Table]] = []
    policies: Counter[tuple[str, str]] = Counter()
    tally = Tally()
    for chunk in connector.read(partition):
        if context.stopping.is_set():
            raise Stopped
        data = {name: rows for name, rows in chunk.rows.items() if roles[name] == "data"}
        mapped = mapper.map(data, chunk.parents)
        for name, table in mapped.tables.items():
            staged[name].extend(table.to_batches())
        lines += [("quarantined", "decode", chunk.rejects), ("quarantined", "map", mapped.rejects)]
        lines += [("filtered", "read", chunk.dropped), ("filtered", "map", mapped.dropped)]
        for segment, rows in chunk.rows.items():
            if role := _control_role(roles[segment]):
                names = pa.repeat(segment, rows.num_rows)
                lines.append((role, "read", pa.table({RECORD: rows.column(RECORD), "segment": names})))
        policies.update(chunk.policies)
        tally += chunk.tally
        progress.advance(chunk.tally.bytes)
    context.refuse_changed(source)
    rows_staged = {name: sum(batch.num_rows for batch in batches) for name, batches in staged.items()}

    def note(connection: sa.Connection) -> None:
        book = context.target.ledger
        book.turns.hold(connection, context.run)
        for disposition, stage, records in lines:
            book.note_dispositions(connection, context.run, source, disposition, records, stage=stage)
        book.note_partition(connection, context.run, partition, rows_staged, tally, policies)

    return context.target.stage(staged, note)


def _control_role(role: str) -> Disposition | None:
    if role == "header":
        return "header"
    return "trailer" if role == "trailer" else None
