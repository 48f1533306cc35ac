"""Both engines and plain Python write the same canonical row, for every nasty value."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from migrate.targets import Target
from migrate.targets.rowform import DUCKDB_ROW, as_buckets
from migrate.targets.sql import quoted
from tests.reconcile.canonical import canonical_row, digest
from tests.targets.nasty import nasty_rows, nasty_table
from tests.targets.sample import nothing

TABLE = nasty_table()
ROWS = nasty_rows(TABLE)
KINDS = [column.type for column in TABLE.columns]
DIGESTS = sorted(digest(KINDS, list(row.values())[1:]) for row in ROWS.to_pylist())


def test_the_target_hashes_what_plain_python_writes(target: Target) -> None:
    target.prepare([TABLE])
    target.stage({TABLE.name: [ROWS]}, nothing)
    target.publish([TABLE], nothing)
    batches = target.digests(TABLE, list("0123456789abcdef"))
    assert sorted(tuple(row.values()) for each in batches for row in each.to_pylist()) == DIGESTS
    for row in target.buckets(TABLE).to_pylist():
        mine = [each for each in DIGESTS if each[0] >> 52 == row["bucket"]]
        assert row["rows"] == len(mine)
        assert [row["first"], row["second"]] == [sum(half) % 2**64 for half in zip(*mine, strict=True)]
    some = [format(first, "016x") for first, _ in DIGESTS[:5]]
    fetched = pa.Table.from_batches(target.fetch(TABLE, begins=some), TABLE.schema)
    assert sorted(digest(KINDS, list(row.values())) for row in fetched.to_pylist()) == DIGESTS[:5]


def test_the_source_side_hashes_the_same() -> None:
    connection = duckdb.connect()
    connection.register("rows", ROWS)
    found = connection.execute(DUCKDB_ROW.digests(TABLE, "rows", quoted)).fetchall()
    assert sorted(found) == DIGESTS


def test_rows_that_look_alike_are_told_apart() -> None:
    rows = [("a", None), ("a", ""), ("a", " "), ("", "a"), (None, "a"), ("a|1:", None), ("a:|", "")]
    kinds = [TABLE.columns[-4].type, TABLE.columns[-3].type]
    assert len({canonical_row(kinds, row) for row in rows}) == len(rows)


def test_a_sum_is_taken_modulo_two_to_the_64() -> None:
    assert as_buckets([(1, 2, 2**64 + 5, -1)]).to_pylist() == [
        {"bucket": 1, "rows": 2, "first": 5, "second": 2**64 - 1}
    ]
