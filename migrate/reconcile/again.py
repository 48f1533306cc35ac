"""Reads the sources a second time, as if for the first: decode, map, and keep the expected rows in a scratch
database, where the other levels compare them. Each row gets its digest (docs/canonical-row.md) on the way in.

Records that are quarantined or filtered are known by number from the ledger; every other record must give the
rows that the target holds. Reading is lenient here: a field that cannot be decoded is null instead of refusing
its record, so that the control totals can count a quarantined record and the amounts in it that are readable.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.base import RECORD, Chunk, Connector, Partition, Tally
from mappings import Mapper
from mappings.tables import TargetTable
from migrate.project import Project
from migrate.reconcile.groups import Groups
from migrate.reconcile.sample import Samples
from migrate.targets.rowform import DUCKDB_ROW
from migrate.targets.sql import quoted
from migrate.workers import workers

__all__ = ["WIDEST", "Again", "expected", "read_again", "with_digests"]

WIDEST = 76
"""Digits of a sum: decimal256, since a sum of 38-digit numbers does not fit decimal128."""


@dataclass
class Again:
    """What the second reading found.

    `records` are counted by (source, file, record type); `sums` and `unreadable` values by (source, file,
    SEGMENT.FIELD): a trailer speaks of its own file.
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    records: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    sums: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)
    unreadable: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    surprises: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)


def expected(table: str) -> str:
    """Name of the scratch table that holds the rows expected in `table`."""
    return quoted(f"expected_{table}")


def with_digests(table: TargetTable, rows: str) -> str:
    """A SELECT of the rows of a relation, each with its digest: `_first`, `_second`, then its columns."""
    return DUCKDB_ROW.digests(table, rows, quoted, also="*")


def read_again(
    project: Project,
    connection: duckdb.DuckDBPyConnection,
    excluded: Mapping[str, NDArray[np.int64]],
    fields: Mapping[str, set[str]],
    advance: Callable[[int], None],
    samples: Samples,
    groups: Groups,
) -> Again:
    """Fill the scratch tables from the sources.

    Args:
        excluded: by source, the numbers of the records that are quarantined or filtered.
        fields: by source, the fields (SEGMENT.FIELD) to be added up for the control totals.
        advance: called with the bytes read, for progress.
        samples: takes the rows of the records that the reference decoder is to read too.
        groups: counts the records by group.
    """
    for table in project.mappings.tables:
        empty = pa.schema([pa.field(RECORD, pa.int64()), *table.schema]).empty_table()
        connection.register("empty", empty)
        connection.execute(f"CREATE TABLE {expected(table.name)} AS {with_digests(table, 'empty')}")
        connection.unregister("empty")
    again = Again()
    tables = {table.name: table for table in project.mappings.tables}
    for name, connector in project.sources.items():
        twin = connector.lenient()
        gone = np.sort(excluded.get(name, np.empty(0, np.int64)))
        local = threading.local()
        mappers: list[Mapper] = []

        def one(
            partition: Partition,
            name: str = name,
            twin: Connector = twin,
            gone: NDArray[np.int64] = gone,
            local: threading.local = local,
            mappers: list[Mapper] = mappers,
        ) -> None:
            if not hasattr(local, "mapper"):
                local.mapper = Mapper(project.mappings, name, threads=1)
                local.connection = connection.cursor()
                mappers.append(local.mapper)
            for chunk in twin.read(partition):
                samples.take(name, chunk)
                groups.take(name, chunk)
                _note(again, name, partition.file, chunk, fields.get(name, set()))
                _store(again, name, chunk, gone, local.mapper, local.connection, tables)
                advance(chunk.tally.bytes)

        partitions = twin.partitions(project.words.partition_mib << 20)
        samples.choose(name, sum(partition.records for partition in partitions))
        again.files[name] = list(dict.fromkeys(partition.file for partition in partitions))
        with workers(project.words.tasks.threads) as pool:
            for _ in pool.map(one, partitions):
                pass
        for mapper in mappers:
            mapper.close()
    return again


def _store(
    again: Again,
    name: str,
    chunk: Chunk,
    gone: NDArray[np.int64],
    mapper: Mapper,
    connection: duckdb.DuckDBPyConnection,
    tables: Mapping[str, TargetTable],
) -> None:
    rows = {segment: _without(batch, gone) for segment, batch in chunk.rows.items()}
    mapped = mapper.map(rows, chunk.parents)
    surprises = pc.count_distinct(mapped.rejects[RECORD]).as_py() + mapped.dropped.num_rows
    if surprises:
        with again.lock:
            again.surprises[name] += surprises
    for table, found in mapped.tables.items():
        if found.num_rows:
            connection.register("found", found)
            connection.execute(f"INSERT INTO {expected(table)} {with_digests(tables[table], 'found')}")
            connection.unregister("found")


def _without(batch: pa.RecordBatch, gone: NDArray[np.int64]) -> pa.RecordBatch:
    if not len(gone) or not batch.num_rows:
        return batch
    numbers = batch.column(RECORD).to_numpy()
    near = gone[np.searchsorted(gone, numbers[0]) : np.searchsorted(gone, numbers[-1], side="right")]
    return batch.filter(pa.array(~np.isin(numbers, near))) if len(near) else batch


def _note(again: Again, name: str, file: str, chunk: Chunk, fields: set[str]) -> None:
    """Count the records of each type and add up the fields that control totals ask for."""
    with again.lock:
        again.tallies[name] = again.tallies.get(name, Tally()) + chunk.tally
        for segment, batch in chunk.rows.items():
            again.records[name, file, segment] += batch.num_rows
            for each in fields:
                owner, _, column = each.partition(".")
                if owner == segment:
                    _add(again, (name, file, each), _values(batch, column))


def _values(batch: pa.RecordBatch, column: str) -> pa.Array:
    """The values of a field, those of a table's member flattened."""
    if column in batch.schema.names:
        return batch.column(column)
    for each in batch.schema:
        if column.startswith(f"{each.name}.") and pa.types.is_list(each.type):
            member = column[len(each.name) + 1 :]
            return pc.struct_field(pc.list_flatten(batch.column(each.name)), member)
    raise KeyError(column)


def _add(again: Again, key: tuple[str, str, str], values: pa.Array) -> None:
    scale = values.type.scale if pa.types.is_decimal(values.type) else 0
    found = pc.sum(values.cast(pa.decimal256(WIDEST, scale))).as_py()
    with localcontext(prec=WIDEST):  # the default of 28 digits would round
        again.sums[key] = again.sums.get(key, Decimal(0)) + (found or Decimal(0))
    again.unreadable[key] += values.null_count
