"""Figures and digests of fetched rows, for databases that cannot compute them exactly themselves.

The rows come back over the network and DuckDB computes here what docs/canonical-row.md asks for. It costs the
reading of the table; it takes nothing on trust but the driver, whose values are compared with the source's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from mappings.tables import TargetTable
from migrate.targets.digest import duckdb_digest
from migrate.targets.rowform import DIGESTS, DUCKDB_ROW, as_buckets
from migrate.targets.sql import quoted

__all__ = ["beginning", "buckets", "digests", "figures"]


def buckets(rows: Iterable[pa.RecordBatch], table: TargetTable) -> pa.Table:
    """The rows by bucket, as `rowform.BUCKETS`."""
    with _Rows(rows, table) as (connection, name):
        found = connection.execute(DUCKDB_ROW.buckets(f"({DUCKDB_ROW.digests(table, name, quoted)})"))
        return as_buckets(found.fetchall())


def figures(rows: Iterable[pa.RecordBatch], table: TargetTable) -> pa.Table:
    """The figures of each column, as `digest.DIGEST`."""
    with _Rows(rows, table) as (connection, name):
        return duckdb_digest(connection, name, table)


def digests(
    rows: Iterable[pa.RecordBatch], table: TargetTable, begins: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """The digest of each row that `begins` with some digits, as `rowform.DIGESTS`."""
    with duckdb.connect() as connection:
        for batch in rows:
            relation = f"(SELECT * FROM batch WHERE {_begins(table, begins)})"
            connection.register("batch", batch)
            found = connection.execute(DUCKDB_ROW.digests(table, relation, quoted))
            yield from _batches(found, DIGESTS)


def beginning(
    rows: Iterable[pa.RecordBatch], table: TargetTable, begins: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """The rows whose digest `begins` with some digits."""
    with duckdb.connect() as connection:
        for batch in rows:
            connection.register("batch", batch)
            found = connection.execute(f"SELECT * FROM batch WHERE {_begins(table, begins)}")
            yield from _batches(found, table.schema)


def _begins(table: TargetTable, begins: Sequence[str]) -> str:
    digest = DUCKDB_ROW.begins(table, quoted, len(begins[0]))
    return f"{digest} IN (SELECT unnest(string_split('{','.join(begins)}', ',')))"


def _batches(found: duckdb.DuckDBPyConnection, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in found.to_arrow_table().to_batches():
        yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)


class _Rows:
    """A DuckDB connection and the name under which it reads the rows, once and as they come.

    DuckDB makes an error of its own of one that the rows raise; the first one goes on instead.
    """

    def __init__(self, rows: Iterable[pa.RecordBatch], table: TargetTable) -> None:
        self._rows, self._schema = rows, table.schema
        self._error: Exception | None = None

    def __enter__(self) -> tuple[duckdb.DuckDBPyConnection, str]:
        self._connection = duckdb.connect()
        self._connection.register("rows_", pa.RecordBatchReader.from_batches(self._schema, self._watched()))
        return self._connection, "rows_"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        self._connection.close()
        if error is not None and self._error is not None:
            raise self._error from None

    def _watched(self) -> Iterator[pa.RecordBatch]:
        try:
            yield from self._rows
        except Exception as error:
            self._error = error
            raise
