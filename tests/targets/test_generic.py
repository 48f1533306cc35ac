"""The plain fallback: what it refuses, and that PostgreSQL by SQLAlchemy alone keeps every value too."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlalchemy as sa

from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import ConfigurationError, RunLocked, TargetError
from migrate.targets import fetched, open_target
from migrate.targets.generic import GenericTarget
from tests import servers
from tests.targets.nasty import nasty_rows, nasty_table
from tests.targets.sample import CASES, CLIENT, CLIENTS, TABLES, batch, nothing, publish, rows

DOUBLE = TargetTable("d", (TargetColumn("v", SqlType.parse("double")),), (), "s", "S")


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Any]:
    target = open_target(f"sqlite:///{tmp_path / 'family.db'}", "family")
    yield target
    target.close()


@pytest.fixture
def plain(postgres: servers.PostgreSQL) -> Iterator[GenericTarget]:
    """PostgreSQL as any database that nobody wrote a target for."""
    url = sa.make_url(postgres.database(f"plain {id(object())}")).set(drivername="postgresql+psycopg")
    target = GenericTarget(url.render_as_string(hide_password=False), "family")
    yield target
    target.close()


@pytest.mark.postgresql
def test_postgresql_by_sqlalchemy_alone(plain: GenericTarget) -> None:
    table = nasty_table()
    sent = nasty_rows(table)
    plain.prepare([table, *TABLES])
    plain.stage({"nasty": [sent.slice(0, 7), sent.slice(7)], "client": [CLIENTS], "case": [CASES]}, nothing)
    with plain.staged_for_rules([CLIENT]) as engine, engine.connect() as connection:
        query = sa.text('SELECT count(*), sum(_record) FROM family_staging."client"')
        assert tuple(connection.execute(query).one()) == (3, 6)
    plain.publish([table, *TABLES], nothing, run="r1")
    got = pa.Table.from_batches(plain.fetch(table)).sort_by("id")
    for column in table.columns:
        assert list(map(repr, got[column.name].to_pylist())) == list(
            map(repr, sent.column(column.name).to_pylist())
        )
    expected = fetched.buckets([sent.select(table.schema.names)], table)
    assert plain.buckets(table).equals(expected)
    prefix = "0123456789abcdef"
    assert sum(len(each) for each in plain.digests(table, list(prefix))) == sent.num_rows
    assert plain.digest(table).num_rows == len(table.columns)
    comment = sa.inspect(plain.engine).get_table_comment("client", schema="family")["text"]
    assert comment == "The agency's clients. From clients, CLIENT"


@pytest.mark.postgresql
def test_the_lock_is_a_row(plain: GenericTarget) -> None:
    other = GenericTarget(plain.engine.url.render_as_string(hide_password=False), "family")
    with plain.lock("a"), pytest.raises(RunLocked), other.lock("a"):
        raise AssertionError("two runs at once")
    with other.lock("a"):
        pass
    other.close()


def test_a_database_that_rounds_is_refused(sqlite: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As SQLAlchemy's own Numeric would on SQLite, which has floats alone."""

    def rounded(column: pa.Array) -> list[Any]:
        return [f"{v:.9e}" if isinstance(v, Decimal) else v for v in column.to_pylist()]

    monkeypatch.setattr(sqlite, "_bound", rounded)
    wide = TargetTable("w", (TargetColumn("v", SqlType.parse("decimal(38,10)")),), (), "s", "S")
    with pytest.raises(TargetError, match=r"does not give back every value of decimal\(38,10\)"):
        sqlite.prepare([wide])
    assert sa.inspect(sqlite.engine).get_table_names("family_staging") == ["w"]


def test_a_database_that_commits_tables_at_once_is_refused(
    sqlite: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sa.engine.base.RootTransaction, "rollback", sa.engine.base.RootTransaction.commit)
    with pytest.raises(TargetError, match="all or nothing"):
        sqlite.prepare([])


def test_what_is_no_number_is_refused_by_sqlite(sqlite: Any) -> None:
    sqlite.prepare([DOUBLE])
    with pytest.raises(TargetError, match="no finite number") as raised:
        sqlite.stage({"d": [batch(DOUBLE, (7, math.nan))]}, nothing)
    assert (raised.value.record, raised.value.field) == (7, "v")
    sqlite.stage({"d": [batch(DOUBLE, (1, -0.0), (2, math.inf))]}, nothing)
    assert sorted(repr(each["v"]) for each in rows(sqlite, DOUBLE, staging=True)) == ["-0.0", "inf"]


def test_decimals_of_sqlite_are_texts_with_their_scale(sqlite: Any) -> None:
    publish(sqlite)
    with sqlite.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT typeof(balance), balance FROM family.client ORDER BY 2"
        ).all()
    assert [tuple(each) for each in found] == [("text", "-2.20"), ("text", "0.00"), ("text", "1.10")]


def test_ddl_of_sqlite_makes_what_publish_makes(sqlite: Any, tmp_path: Path) -> None:
    publish(sqlite)
    other = open_target(f"sqlite:///{tmp_path / 'other.db'}", "family")
    with other.begin() as connection:
        for statement in other.ddl(TABLES):
            connection.exec_driver_sql(statement)
    for table in TABLES:
        made, published = (
            [(c["name"], repr(c["type"]), c["nullable"]) for c in sa.inspect(each.engine).get_columns(table.name, "family")]
            for each in (other, sqlite)
        )  # fmt: skip
        assert made == published
    other.close()


def test_a_figure_of_fetched_rows_passes_on_an_error_of_the_rows() -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield CLIENTS.select(CLIENT.schema.names)
        raise TargetError("gone")

    with pytest.raises(TargetError, match="gone"):
        fetched.buckets(broken(), CLIENT)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_sqlite_needs_a_file(url: str) -> None:
    with pytest.raises(ConfigurationError):
        open_target(url, "family")
