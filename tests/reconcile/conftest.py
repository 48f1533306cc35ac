"""A table of every kind of trouble, published in each database without constraints, so that it can be damaged."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.reconcile.again import expected, with_digests
from migrate.reconcile.rows import Compared, compare_rows
from migrate.targets import Target, open_target
from migrate.targets.database import run
from tests import servers
from tests.targets.nasty import with_record
from tests.targets.sample import nothing

_NUMBERS = itertools.count()
_KINDS = {
    "person_no": "bigint", "name": "varchar(40)", "note": "text", "code": "char(6)", "amount": "decimal(11,2)",
    "share": "decimal(4,4)", "born": "date", "seen": "timestamp", "active": "boolean", "score": "double",
    "ref": "uuid",
}  # fmt: skip
_ENTRY = {"person_no": "bigint", "seq": "smallint", "amount": "decimal(9,2)", "on_day": "date"}


def _table(name: str, kinds: dict[str, str], key: tuple[str, ...]) -> TargetTable:
    columns = tuple(TargetColumn(column, SqlType.parse(kind)) for column, kind in kinds.items())
    return TargetTable(name, columns, key, "people", "PERSON")


PERSON = _table("person", _KINDS, ("person_no",))
ENTRY = _table("entry", _ENTRY, ("person_no", "seq"))
EVENT = _table("event", _KINDS, ())
TABLES = [PERSON, ENTRY, EVENT]


def people(count: int, seed: int) -> list[tuple[Any, ...]]:
    made = random.Random(seed)
    return [
        (
            number,
            "".join(made.choices("abcdefgh", k=6)) + "é",
            made.choice(["", "  ", "x" * 300, "😀|:,\n", None]),
            made.choice(["a", "ab c", ""]),
            Decimal(made.randrange(-(10**9), 10**9)) / 100,
            Decimal(made.randrange(1, 9999)) / 10000,
            dt.date(1, 1, 2) + dt.timedelta(made.randrange(3_650_000)),
            dt.datetime(1970, 1, 1) + dt.timedelta(microseconds=made.randrange(10**15)),
            made.random() < 0.5,
            made.choice([0.0, 0.1, -1e300, made.random()]),
            str(uuid.UUID(int=made.getrandbits(128))),
        )
        for number in range(1, count + 1)
    ]


def batch(table: TargetTable, rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    """Rows with their place from 1 as their record."""
    columns = [list(range(1, len(rows) + 1)), *map(list, zip(*rows, strict=True))]
    schema = with_record(table)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


@dataclass
class Published:
    """The three tables in a target, their rows, and the expected rows in a scratch database."""

    target: Target
    scratch: duckdb.DuckDBPyConnection
    rows: dict[str, list[tuple[Any, ...]]]

    def sql(self, *statements: str) -> None:
        with self.target.begin() as connection:
            for statement in statements:
                run(connection, statement)

    def compare(self, table: TargetTable, limit: int = 1000) -> Compared:
        return compare_rows(self.scratch, self.target, table, self.target.buckets(table), limit)

    def mend(self, table: TargetTable, where: str) -> None:
        """Put the rows of a condition back as they were published."""
        name, kept = self.target.published(table.name), self.target.published(f"kept_{table.name}")
        self.sql(
            f"DELETE FROM {name} WHERE {where}", f"INSERT INTO {name} SELECT * FROM {kept} WHERE {where}"
        )


def publish(url: str, count: int) -> Published:
    rows = {"person": people(count, 1), "event": people(count, 2)}
    rows["entry"] = [
        (row[0], seq, abs(row[4]) % 1000, row[6]) for row in rows["person"] for seq in range(1, 4)
    ]
    target, scratch = open_target(url, "agency"), duckdb.connect()
    target.prepare(TABLES)
    for table in TABLES:
        made = batch(table, rows[table.name])
        target.stage({table.name: [made]}, nothing)
        scratch.register("made", made)
        scratch.execute(f"CREATE TABLE {expected(table.name)} AS {with_digests(table, 'made')}")
        scratch.unregister("made")
    target.publish(TABLES, nothing)
    found = Published(target, scratch, rows)
    for table in TABLES:
        name, kept = target.published(table.name), target.published(f"kept_{table.name}")
        found.sql(
            f"CREATE TABLE {kept} AS SELECT * FROM {name}",
            f"DROP TABLE {name}",
            f"CREATE TABLE {name} AS SELECT * FROM {kept}",
        )
    return found


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.PostgreSQL]:
    with servers.postgresql() as server:
        yield server


@pytest.fixture(scope="module", params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    if request.param == "duckdb":
        folder: Path = tmp_path_factory.mktemp("rows")
        url = f"duckdb:///{folder / 'target.duckdb'}"
    else:
        server: servers.PostgreSQL = request.getfixturevalue("postgres")
        url = server.database(f"rows {next(_NUMBERS)}")
    made = publish(url, 400)
    yield made
    made.scratch.close()
    made.target.close()
