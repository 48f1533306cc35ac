"""Staging tables once more in a DuckDB file of their own, for rules that the database's SQL cannot say."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pyarrow as pa
import sqlalchemy as sa

from connectors.base import RECORD
from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.targets.duckdb import DuckDBTarget

__all__ = ["copied_staging"]

_RECORD = TargetColumn(RECORD, SqlType("bigint"))


@contextmanager
def copied_staging(
    schema: str, tables: Sequence[TargetTable], rows: Callable[[TargetTable], Iterable[pa.RecordBatch]]
) -> Iterator[sa.Engine]:
    """An engine that sees the staging tables under their schema; the copy is gone at the end.

    Args:
        schema: of the published tables.
        rows: gives the staged rows of a table, whose last column is RECORD.
    """
    with tempfile.TemporaryDirectory(prefix="migrate-rules-") as folder:
        copy = DuckDBTarget(f"duckdb:///{folder}/rules.duckdb", schema)
        copy.prepare(tables)
        for table in tables:
            numbered = replace(table, columns=(*table.columns, _RECORD))
            copy.stage({table.name: rows(numbered)}, lambda _: None)
        try:
            yield copy.engine
        finally:
            copy.close()
