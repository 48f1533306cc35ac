"""Level 4: every row and every column, digest first.

Each side hashes the canonical form (docs/canonical-row.md) of all its rows, all columns of them, and adds the
digests up by bucket. Rows of buckets that agree are the same rows. Only those of buckets that differ are fetched;
where these are many, their digests are fetched first, and then the rows whose digests the other side has not.
Fetched rows are joined by the table's key and compared column by column; a table without a key is compared as a
bag. No collation takes part: values are equal or not by their bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from connectors.base import RECORD
from mappings.tables import TargetTable
from migrate.reconcile.again import expected, with_digests
from migrate.reports.model import Difference
from migrate.targets.base import Target
from migrate.targets.rowform import DIGESTS, DUCKDB_ROW, as_buckets, bucket_prefixes
from migrate.targets.sql import quoted

__all__ = ["Compared", "compare_rows"]

FETCHED = 200_000
"""Rows of differing buckets that are fetched without asking for their digests first."""
ASKED = 500_000
"""Digests that a target is asked for by name; beyond, its buckets are fetched whole."""


@dataclass(frozen=True)
class Compared:
    """`rows` were compared; `differences` lists the first of `total` differing values and rows."""

    rows: int
    total: int
    differences: list[Difference]
    records: list[int | None]
    """The source record of each listed difference, where one is known."""


def compare_rows(
    connection: duckdb.DuckDBPyConnection,
    target: Target,
    table: TargetTable,
    buckets: pa.Table,
    limit: int,
) -> Compared:
    """Compare the published rows with the expected ones; list at most `limit` differences.

    Args:
        buckets: what `Target.buckets` gave for the table.
    """
    source = as_buckets(connection.execute(DUCKDB_ROW.buckets(expected(table.name))).fetchall())
    ours, theirs = _by_bucket(source), _by_bucket(buckets)
    rows = sum(count for count, _, _ in ours.values())
    differing = sorted(each for each in ours.keys() | theirs.keys() if ours.get(each) != theirs.get(each))
    if not differing:
        return Compared(rows, 0, [], [])
    concerned = sum(max(side.get(each, (0,))[0] for side in (ours, theirs)) for each in differing)
    begins = bucket_prefixes(differing)
    if concerned > FETCHED:
        begins = _differing_digests(connection, target, table, begins) or begins
    try:
        agreed = rows - _choose(connection, table, begins)
        _keep(connection, table, "found", target.fetch(table, begins=begins))
        compared = (_keyed if table.key else _bag)(connection, table, limit)
    finally:
        for name in ("chosen", "found", "repeated", "digests"):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
    if not compared.total:  # never a PASS where digests differ, whatever the values look like
        ends = (f"{len(differing)} buckets of digests", "other digests of equal values")
        return Compared(agreed + compared.rows, 1, [Difference(table.name, {}, "changed", "", *ends)], [None])
    return Compared(agreed + compared.rows, compared.total, compared.differences, compared.records)


def _by_bucket(buckets: pa.Table) -> dict[int, tuple[int, int, int]]:
    return {each: sums for each, *sums in zip(*buckets.to_pydict().values(), strict=True)}  # type: ignore[misc]


def _differing_digests(
    connection: duckdb.DuckDBPyConnection, target: Target, table: TargetTable, begins: Sequence[str]
) -> list[str]:
    """The first halves of the digests that one side has more often than the other; [] where they are too many."""
    connection.execute("CREATE OR REPLACE TABLE digests (_first UBIGINT, _second UBIGINT)")
    for batch in target.digests(table, begins):
        connection.register("batch", pa.table(batch.columns, schema=DIGESTS))
        connection.execute("INSERT INTO digests SELECT * FROM batch")
        connection.unregister("batch")
    differing = connection.execute(
        f"SELECT DISTINCT _first FROM (SELECT _first, _second, 1 AS n FROM {expected(table.name)} "
        f"WHERE {_begins(begins)} UNION ALL SELECT _first, _second, -1 FROM digests) "
        f"GROUP BY _first, _second HAVING sum(n) <> 0 LIMIT {ASKED + 1}"
    ).fetchall()
    return [format(first, "016x") for (first,) in differing] if len(differing) <= ASKED else []


def _begins(begins: Sequence[str]) -> str:
    """Whether a row's digest begins with one of some hexadecimal digits."""
    numbers = ",".join(str(int(each, 16)) for each in begins)
    return (
        f"(_first >> {64 - 4 * len(begins[0])}) IN (SELECT unnest(string_split('{numbers}', ','))::UBIGINT)"
    )


def _choose(connection: duckdb.DuckDBPyConnection, table: TargetTable, begins: Sequence[str]) -> int:
    """Take out the expected rows whose digests begin so, and note these digests; gives the number of rows."""
    connection.execute(
        f"CREATE OR REPLACE TABLE chosen AS SELECT * FROM {expected(table.name)} WHERE {_begins(begins)}"
    )
    connection.execute("CREATE OR REPLACE TABLE digests AS SELECT DISTINCT _first FROM chosen")
    return int(_one(connection, "SELECT count(*) FROM chosen")[0])


def _keep(
    connection: duckdb.DuckDBPyConnection, table: TargetTable, name: str, batches: Iterable[pa.RecordBatch]
) -> None:
    """Store fetched rows with their digests."""
    connection.register("batch", table.schema.empty_table())
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS {with_digests(table, 'batch')}")
    for batch in batches:
        connection.register("batch", batch)
        connection.execute(f"INSERT INTO {name} {with_digests(table, 'batch')}")
    connection.unregister("batch")


def _keyed(connection: duckdb.DuckDBPyConnection, table: TargetTable, limit: int) -> Compared:
    key = ", ".join(quoted(column) for column in table.key)
    again = _repeated(connection, table, key)
    rest = [column for column in table.columns if column.name not in table.key]
    differs = [
        f"{DUCKDB_ROW.of(f's.{quoted(c.name)}', c.type)} IS DISTINCT FROM "
        f"{DUCKDB_ROW.of(f't.{quoted(c.name)}', c.type)}"
        for c in rest
    ]
    kind = (
        f"CASE WHEN t._there IS NULL THEN 'missing' WHEN s.{RECORD} IS NULL THEN 'extra' ELSE 'changed' END"
    )
    either = " OR ".join([f"s.{RECORD} IS NULL", "t._there IS NULL", *differs])
    weight = " + ".join(f"({condition})::INTEGER" for condition in differs) or "0"
    joined = (
        f"FROM (SELECT * FROM chosen ANTI JOIN repeated USING ({key})) s FULL OUTER JOIN "
        f"(SELECT *, true AS _there FROM found ANTI JOIN repeated USING ({key})) t ON "
        + " AND ".join(f"s.{quoted(column)} = t.{quoted(column)}" for column in table.key)
    )
    count, total = _one(
        connection,
        f"SELECT count(*), COALESCE(sum(CASE WHEN s.{RECORD} IS NULL OR t._there IS NULL THEN 1 "
        f"ELSE {weight} END) FILTER (WHERE {either}), 0) {joined}",
    )
    keys = ", ".join(f"COALESCE(s.{quoted(each)}, t.{quoted(each)})::VARCHAR" for each in table.key)
    values = "".join(
        f", s.{quoted(column.name)}::VARCHAR, t.{quoted(column.name)}::VARCHAR, {test}"
        for column, test in zip(rest, differs, strict=True)
    )
    listed = connection.execute(
        f"SELECT {kind}, s.{RECORD}, {keys}{values} {joined} WHERE {either} "
        f"ORDER BY s.{RECORD} NULLS LAST, {keys} LIMIT {limit}"
    ).fetchall()
    differences = list(again.differences)
    records = list(again.records)
    names = [column.name for column in rest]
    for kind_, record, *cells in listed:
        at = dict(zip(table.key, (str(cell) for cell in cells[: len(table.key)]), strict=True))
        for name, source, found in _changes(kind_, names, cells[len(table.key) :]):
            differences.append(
                Difference(table.name, at, kind_, name, _shown(source), _shown(found), record=record)
            )
            records.append(record)
    return Compared(again.rows + int(count), again.total + int(total), differences[:limit], records[:limit])


def _repeated(connection: duckdb.DuckDBPyConnection, table: TargetTable, key: str) -> Compared:
    """Keys that stand twice on a side: each would be joined twice to the other, so they are told by themselves.

    A row that agrees is not fetched, yet another of its key may have been: all rows of such keys are counted.
    """
    connection.execute(
        f"CREATE OR REPLACE TABLE repeated AS SELECT {key}, sum(s)::BIGINT AS _source, "
        f"sum(t)::BIGINT AS _target, min({RECORD}) AS {RECORD} FROM ("
        f"SELECT {key}, 1 AS s, 0 AS t, {RECORD} FROM chosen UNION ALL SELECT {key}, 0, 1, NULL FROM found "
        f"UNION ALL SELECT {key}, 1, 1, {RECORD} FROM {expected(table.name)} ANTI JOIN digests USING (_first) "
        f"SEMI JOIN (SELECT {key} FROM chosen UNION SELECT {key} FROM found) USING ({key})"
        f") GROUP BY {key} HAVING sum(s) > 1 OR sum(t) > 1"
    )
    rows, total = _one(
        connection,
        "SELECT COALESCE(sum(greatest(_source, _target)), 0), "
        "COALESCE(sum(greatest(abs(_source - _target), 1)), 0) FROM repeated",
    )
    texts = ", ".join(f"{quoted(column)}::VARCHAR" for column in table.key)
    listed = connection.execute(
        f"SELECT {RECORD}, _source, _target, {texts} FROM repeated ORDER BY {RECORD} NULLS LAST, {key} LIMIT 1000"
    ).fetchall()
    return Compared(
        int(rows),
        int(total),
        [
            Difference(
                table.name,
                dict(zip(table.key, map(str, cells), strict=True)),
                "duplicate",
                "",
                f"{source} rows",
                f"{found} rows",
                record=record,
            )
            for record, source, found, *cells in listed
        ],
        [record for record, *_ in listed],
    )


def _changes(kind: str, names: list[str], cells: list[Any]) -> list[tuple[str, Any, Any]]:
    """(column, source, target) of a row that differs; one entry without a column for a missing or extra row."""
    if kind != "changed":
        return [
            ("", "present" if kind == "missing" else "absent", "absent" if kind == "missing" else "present")
        ]
    triples = zip(names, cells[0::3], cells[1::3], cells[2::3], strict=True)
    return [(name, source, found) for name, source, found, differs in triples if differs]


def _bag(connection: duckdb.DuckDBPyConnection, table: TargetTable, limit: int) -> Compared:
    """Rows that one side has more often than the other; equal rows are matched one to one."""
    columns = ", ".join(f"{quoted(column.name)}::VARCHAR" for column in table.columns)
    sides = {
        name: f"(SELECT *, row_number() OVER (PARTITION BY _first, _second ORDER BY {order}) AS _n FROM {name})"
        for name, order in (("chosen", RECORD), ("found", "_first"))
    }
    names = [column.name for column in table.columns]
    differences: list[Difference] = []
    records: list[int | None] = []
    total = 0
    for kind, side, other, record in (
        ("missing", "chosen", "found", RECORD),
        ("extra", "found", "chosen", "NULL"),
    ):
        only = f"FROM {sides[side]} ANTI JOIN {sides[other]} USING (_first, _second, _n)"
        total += int(_one(connection, f"SELECT count(*) {only}")[0])
        for number, *cells in connection.execute(
            f"SELECT {record}, {columns} {only} ORDER BY ALL LIMIT {limit}"
        ).fetchall():
            at = {name: _shown(cell) or "NULL" for name, cell in zip(names, cells, strict=True)}
            ends = ("present", "absent") if kind == "missing" else ("absent", "present")
            differences.append(Difference(table.name, at, kind, "", *ends, record=number))
            records.append(number)
    counts = _one(connection, "SELECT (SELECT count(*) FROM chosen), (SELECT count(*) FROM found)")
    return Compared(max(map(int, counts)), total, differences[:limit], records[:limit])


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    row = connection.execute(sql).fetchone()
    assert row is not None  # noqa: S101 - an aggregate gives one row
    return tuple(row)


def _shown(value: Any) -> str | None:
    return None if value is None else str(value)
