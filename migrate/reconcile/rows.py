"""Level 4: every row and every column, compared exactly.

Both sides lie in the scratch database, joined by the table's key; a table without a key is compared as a bag.
No collation takes part: values are equal or not by their bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb

from connectors.base import RECORD
from mappings.tables import TargetTable
from migrate.reconcile.again import expected
from migrate.reports.model import Difference
from migrate.targets.base import Target
from migrate.targets.sql import quoted

__all__ = ["Compared", "compare_rows"]

FOUND = quoted("found")


@dataclass(frozen=True)
class Compared:
    """`rows` were compared; `differences` lists the first of `total` differing values and rows."""

    rows: int
    total: int
    differences: list[Difference]
    records: list[int | None]
    """The source record of each listed difference, where one is known."""


def compare_rows(
    connection: duckdb.DuckDBPyConnection, target: Target, table: TargetTable, limit: int
) -> Compared:
    """Fetch the published rows and compare them with the expected ones; list at most `limit` differences."""
    name = f"published_{table.name}"
    connection.register("empty", table.schema.empty_table())
    connection.execute(f"CREATE OR REPLACE TABLE {quoted(name)} AS SELECT * FROM empty")
    connection.unregister("empty")
    for batch in target.fetch(table):
        connection.register("batch", batch)
        connection.execute(f"INSERT INTO {quoted(name)} SELECT * FROM batch")
        connection.unregister("batch")
    compare = _keyed if table.key else _bag
    compared = compare(connection, table, quoted(name), limit)
    connection.execute(f"DROP TABLE {quoted(name)}")
    return compared


def _keyed(connection: duckdb.DuckDBPyConnection, table: TargetTable, published: str, limit: int) -> Compared:
    key = [quoted(column) for column in table.key]
    rest = [quoted(column.name) for column in table.columns if column.name not in table.key]
    join = " AND ".join(f"s.{column} = t.{column}" for column in key)
    first = key[0]
    kind = (
        f"CASE WHEN t.{first} IS NULL THEN 'missing' WHEN s.{first} IS NULL THEN 'extra' ELSE 'changed' END"
    )
    differs = [f"s.{column} IS DISTINCT FROM t.{column}" for column in rest]
    either = " OR ".join([f"s.{first} IS NULL", f"t.{first} IS NULL", *differs])
    weight = " + ".join(f"({condition})::INTEGER" for condition in differs) or "0"
    joined = f"FROM {expected(table.name)} s FULL OUTER JOIN {published} t ON {join}"
    counted = connection.execute(
        f"SELECT count(*), count(s.{first}), count(t.{first}), "
        f"COALESCE(sum(CASE WHEN s.{first} IS NULL OR t.{first} IS NULL THEN 1 ELSE {weight} END)"
        f" FILTER (WHERE {either}), 0) {joined}"
    ).fetchone()
    assert counted is not None  # noqa: S101 - an aggregate gives one row
    rows, total = int(counted[0]), int(counted[3])
    repeated = _repeated(connection, expected(table.name), int(counted[1])) + _repeated(
        connection, published, int(counted[2])
    )
    if repeated:
        # a key that stands twice on one side is joined twice to the other
        difference = Difference(
            table.name, {}, "duplicate", ", ".join(table.key), "each key once", f"{repeated:,} repeated"
        )
        return Compared(rows, total + repeated, [difference], [None])
    if not total:
        return Compared(rows, 0, [], [])
    keys = ", ".join(f"COALESCE(s.{column}, t.{column})::VARCHAR" for column in key)
    values = "".join(
        f", s.{column}::VARCHAR, t.{column}::VARCHAR, {test}"
        for column, test in zip(rest, differs, strict=True)
    )
    listed = connection.execute(
        f"SELECT {kind}, s.{RECORD}, {keys}{values} {joined} WHERE {either} "
        f"ORDER BY s.{RECORD} NULLS LAST, {keys} LIMIT {limit}"
    ).fetchall()
    differences, records = [], []
    names = [column.name for column in table.columns if column.name not in table.key]
    for kind_, record, *cells in listed:
        at = dict(zip(table.key, (str(cell) for cell in cells[: len(key)]), strict=True))
        for name, source, found in _changes(kind_, names, cells[len(key) :]):
            differences.append(
                Difference(table.name, at, kind_, name, _shown(source), _shown(found), record=record)
            )
            records.append(record)
    return Compared(rows, total, differences[:limit], records[:limit])


def _repeated(connection: duckdb.DuckDBPyConnection, relation: str, joined: int) -> int:
    """How many rows more the join has of a side than the side itself."""
    found = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()
    assert found is not None  # noqa: S101 - an aggregate gives one row
    return joined - int(found[0])


def _changes(kind: str, names: list[str], cells: list[Any]) -> list[tuple[str, Any, Any]]:
    """(column, source, target) of a row that differs; one entry without a column for a missing or extra row."""
    if kind != "changed":
        return [
            ("", "present" if kind == "missing" else "absent", "absent" if kind == "missing" else "present")
        ]
    triples = zip(names, cells[0::3], cells[1::3], cells[2::3], strict=True)
    return [(name, source, found) for name, source, found, differs in triples if differs]


def _bag(connection: duckdb.DuckDBPyConnection, table: TargetTable, published: str, limit: int) -> Compared:
    columns = ", ".join(quoted(column.name) for column in table.columns)
    counted = connection.execute(
        f"SELECT (SELECT count(*) FROM {expected(table.name)}), (SELECT count(*) FROM {published})"
    ).fetchone()
    assert counted is not None  # noqa: S101 - a SELECT without FROM gives one row
    differences = []
    total = 0
    for kind, left, right in (
        ("missing", expected(table.name), published),
        ("extra", published, expected(table.name)),
    ):
        except_all = f"(SELECT {columns} FROM {left} EXCEPT ALL SELECT {columns} FROM {right})"
        found = connection.execute(f"SELECT count(*) FROM {except_all}").fetchone()
        total += int(found[0]) if found else 0
        names = [column.name for column in table.columns]
        for row in connection.execute(f"SELECT * FROM {except_all} LIMIT {limit}").fetchall():
            at = {name: _shown(value) or "NULL" for name, value in zip(names, row, strict=True)}
            ends = ("present", "absent") if kind == "missing" else ("absent", "present")
            differences.append(Difference(table.name, at, kind, "", *ends))
    return Compared(
        max(int(counted[0]), int(counted[1])), total, differences[:limit], [None] * len(differences[:limit])
    )


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
