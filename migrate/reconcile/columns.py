"""Level 3: figures of every column, source against target, each computed by its own engine."""

from __future__ import annotations

from collections.abc import Collection

import duckdb
import pyarrow as pa

from connectors.base import RECORD
from mappings.tables import TargetTable
from migrate.reconcile.again import expected
from migrate.reports.model import Check, Outcome
from migrate.targets.digest import duckdb_digest

__all__ = ["column_checks"]

FIGURES = ("rows", "nulls", "distinct", "minimum", "maximum", "sum", "hash_total", "length_total")


def column_checks(
    connection: duckdb.DuckDBPyConnection,
    target: pa.Table,
    table: TargetTable,
    personal: Collection[tuple[str, str]],
) -> list[Check]:
    """One check a figure of a column; the least and greatest values of `personal` columns are not shown.

    Args:
        target: what `Target.digest` gave for the table.
    """
    relation = f"(SELECT * EXCLUDE ({RECORD}) FROM {expected(table.name)})"
    source = _by_column(duckdb_digest(connection, relation, table))
    found = _by_column(target)
    checks = []
    for column in table.columns:
        ours, theirs = source[column.name], found[column.name]
        for figure in FIGURES:
            if ours[figure] is None and theirs[figure] is None:
                continue
            outcome = Outcome.PASS if ours[figure] == theirs[figure] else Outcome.FAIL
            figures = [
                _shown(value, figure, hide=(table.name, column.name) in personal)
                for value in (ours[figure], theirs[figure])
            ]
            checks.append(Check("column", f"{table.name}.{column.name}", figure, outcome, *figures))
    return checks


def _by_column(figures: pa.Table) -> dict[str, dict[str, object]]:
    return {str(row["column"]): row for row in figures.to_pylist()}


def _shown(value: object, figure: str, *, hide: bool) -> str:
    """A smallest or greatest name is somebody's name."""
    if hide and figure in ("minimum", "maximum") and value is not None:
        return "•••"
    return "" if value is None else str(value)
