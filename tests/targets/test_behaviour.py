"""What every target does, whatever the database."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pytest
import sqlalchemy as sa

from connectors.base import RECORD
from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import RunLocked, TargetError
from migrate.targets import Target, open_target
from tests.targets.nasty import VALUES, nasty_rows, nasty_table, with_record
from tests.targets.sample import (
    CASE,
    CASES,
    CLIENT,
    CLIENTS,
    TABLES,
    batch,
    fail,
    nothing,
    publish,
    rows,
    value,
)


def test_every_nasty_value_comes_back_as_it_was_sent(target: Target) -> None:
    table = nasty_table()
    sent = nasty_rows(table)
    target.prepare([table])
    pieces = [sent.slice(0, 7), sent.slice(7, 0), sent.slice(7)]  # slices: offsets must be heeded
    assert target.stage({"nasty": pieces}, nothing) == {"nasty": sent.num_rows}
    assert target.publish([table], nothing, run="r1") == {"nasty": sent.num_rows}
    got = pa.Table.from_batches(target.fetch(table)).sort_by("id")
    assert got.schema == table.schema
    for column in table.columns:
        before, after = sent.column(column.name).to_pylist(), got[column.name].to_pylist()
        assert list(map(repr, after)) == list(map(repr, before)), str(column.type)


@pytest.mark.parametrize("kind", VALUES)
def test_a_table_of_one_column_keeps_its_nulls(target: Target, kind: str) -> None:
    table = TargetTable("one", (TargetColumn("v", SqlType.parse(kind)),), (), "s", "S")
    sent = pa.array([None, *VALUES[kind]], table.columns[0].type.arrow)
    target.prepare([table])
    whole = pa.RecordBatch.from_arrays(
        [pa.array(range(len(sent)), pa.int64()), sent], schema=with_record(table)
    )
    target.stage({"one": [whole]}, nothing)
    got = pa.Table.from_batches(target.fetch(table, staging=True))["v"].to_pylist()
    assert sorted(map(repr, got)) == sorted(map(repr, sent.to_pylist()))


def test_text_longer_than_a_block_comes_back(target: Target) -> None:
    table = TargetTable("long", (TargetColumn("v", SqlType.parse("text")),), (), "s", "S")
    texts = ["x" * 3_000_000, "é\n" * 1_500_000, ""]
    target.prepare([table])
    target.stage(
        {
            "long": [
                pa.RecordBatch.from_arrays([pa.array([1, 2, 3]), pa.array(texts)], schema=with_record(table))
            ]
        },
        nothing,
    )
    got = [each["v"] for each in rows(target, table, staging=True)]
    assert sorted(got) == sorted(texts)


def test_nul_is_refused_with_column_and_record(target: Target) -> None:
    target.prepare([CLIENT])
    with pytest.raises(TargetError, match="NUL character") as raised:
        target.stage({"client": [CLIENTS, batch(CLIENT, (7, 1, "a\0b", "1"))]}, nothing)
    assert (raised.value.field, raised.value.record) == ("name", 7)
    assert rows(target, CLIENT, staging=True) == []


def test_nul_behind_a_null_is_no_matter(target: Target) -> None:
    target.prepare([CLIENT])
    names = pa.Array.from_buffers(
        pa.string(),
        1,
        [pa.py_buffer(b"\x00"), pa.py_buffer(b"\x00" * 4 + b"\x01\x00\x00\x00"), pa.py_buffer(b"\x00")],
    )
    one = batch(CLIENT, (1, 1, None, "1"))
    made = pa.RecordBatch.from_arrays([one.column(0), one.column(1), names, one.column(3)], schema=one.schema)
    target.stage({"client": [made]}, nothing)
    assert rows(target, CLIENT, staging=True)[0]["name"] is None


def test_rows_and_note_commit_together(target: Target) -> None:
    target.prepare(TABLES)
    target.stage(
        {"client": [CLIENTS], "case": []}, lambda c: target.ledger.note_published(c, "r", "x", 1, "")
    )
    assert len(rows(target, CLIENT, staging=True)) == 3
    with target.begin() as connection:
        assert set(target.ledger.published(connection)) == {"x"}


def test_a_failing_note_writes_nothing(target: Target) -> None:
    target.prepare(TABLES)
    with pytest.raises(ZeroDivisionError):
        target.stage({"client": [CLIENTS], "case": [CASES]}, fail)
    assert rows(target, CLIENT, staging=True) == rows(target, CASE, staging=True) == []


def test_an_error_of_the_rows_comes_out_as_it_is(target: Target) -> None:
    def broken() -> Iterator[pa.RecordBatch]:
        yield CLIENTS
        raise KeyError("mine")

    target.prepare(TABLES)
    with pytest.raises(KeyError, match="mine"):
        target.stage({"case": [CASES], "client": broken()}, nothing)
    assert rows(target, CLIENT, staging=True) == rows(target, CASE, staging=True) == []


def test_rows_of_another_type_are_refused(target: Target) -> None:
    target.prepare([CLIENT])
    wrong = CLIENTS.set_column(3, "balance", pa.array(["x", "y", "z"]))
    with pytest.raises(TargetError):
        target.stage({"client": [wrong]}, nothing)


def test_threads_stage_partitions_at_once(target: Target) -> None:
    target.prepare([CLIENT])
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for part in range(5):
                first = (number * 5 + part) * 100
                piece = batch(CLIENT, *((first + i, first + i, f"n{i}", "1.00") for i in range(100)))
                keep = functools.partial(
                    target.ledger.note_published, run="r", table=f"{first}", rows=1, columns=""
                )
                target.stage({"client": [piece]}, keep)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [each["client_id"] for each in rows(target, CLIENT, staging=True)] == list(range(3000))


def test_the_engine_sees_staged_rows(target: Target) -> None:
    target.prepare([CLIENT])
    target.stage({"client": [CLIENTS]}, nothing)
    assert value(target, f"SELECT count(*) FROM {target.staged('client')}") == 3
    assert value(target, f"SELECT sum({RECORD}) FROM {target.staged('client')}") == 6


def test_remove_takes_out_the_rows_of_records(target: Target) -> None:
    target.prepare([CLIENT])
    target.stage({"client": [CLIENTS, batch(CLIENT, (2, 40, "twin", "1"))]}, nothing)
    with target.begin() as connection:
        assert target.remove(connection, "client", [2, 3, 3, 99]) == 3
        assert target.remove(connection, "client", []) == 0
    assert [each["client_id"] for each in rows(target, CLIENT, staging=True)] == [10]


def test_published_tables_carry_types_keys_and_comments(target: Target) -> None:
    assert publish(target) == {"client": 3, "case": 3}
    inspector = sa.inspect(target.engine)
    columns = {each["name"]: each for each in inspector.get_columns("client", schema="family")}
    assert list(columns) == ["client_id", "name", "balance"]
    assert [columns[name]["nullable"] for name in columns] == [False, True, False]
    kind = columns["balance"]["type"]
    assert isinstance(kind, sa.Numeric)
    assert (kind.precision, kind.scale) == (11, 2)
    assert inspector.get_pk_constraint("client", schema="family")["constrained_columns"] == ["client_id"]
    (key,) = inspector.get_foreign_keys("case", schema="family")
    assert (key["constrained_columns"], key["referred_table"]) == (["client_id"], "client")
    if not target.engine.dialect.supports_comments:
        return  # docs/targets.md says so of SQLite
    assert columns["name"]["comment"] == "From clients: LAST-NAME, FIRST-NAME. Rule: join"
    assert columns["balance"]["comment"] == "What is owed"
    comment = inspector.get_table_comment("client", schema="family")["text"]
    assert comment == "The agency's clients. From clients, CLIENT"


def test_ddl_makes_what_publish_makes(target: Target) -> None:
    def catalogue() -> list[tuple[Any, ...]]:
        with target.engine.connect() as connection:
            return list(
                connection.exec_driver_sql(
                    "SELECT table_name, column_name, data_type, is_nullable, numeric_precision, "
                    "numeric_scale, character_maximum_length FROM information_schema.columns "
                    "WHERE table_schema = 'family' ORDER BY table_name, ordinal_position"
                ).all()
            )

    if target.engine.dialect.name == "sqlite":
        return  # its schemas are files and have no catalogue: test_generic.py asks this of it
    tables = [*TABLES, nasty_table()]
    target.prepare(tables)
    target.publish(tables, nothing, run="r1")
    published = catalogue()
    with target.engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA family CASCADE")
    with target.engine.begin() as connection:
        for statement in target.ddl(tables):
            connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    assert catalogue() == published


def test_the_second_publish_replaces_the_first(target: Target) -> None:
    publish(target)
    publish(target, batch(CLIENT, (1, 50, "Bo", "5.00")), batch(CASE, (1, 9, 50)))
    assert [each["client_id"] for each in rows(target, CLIENT)] == [50]
    assert [each["case_id"] for each in rows(target, CASE)] == [9]


def test_a_changed_mapping_replaces_the_table(target: Target) -> None:
    publish(target)
    wider = replace(CLIENT, columns=(*CLIENT.columns, TargetColumn("note", SqlType.parse("text"))))
    target.prepare([wider, CASE])
    target.stage({"client": [batch(wider, (1, 1, "a", "1", "b"))]}, nothing)
    target.publish([wider, CASE], nothing, run="r2")
    assert [each["note"] for each in rows(target, wider)] == ["b"]


def test_staging_is_gone_after_publish_and_drop(target: Target) -> None:
    publish(target)
    assert sa.inspect(target.engine).get_table_names(schema="family_staging") == []
    target.prepare(TABLES)
    target.drop_staging()
    assert sa.inspect(target.engine).get_table_names(schema="family_staging") == []


def test_prepare_removes_what_a_killed_run_left(target: Target) -> None:
    target.prepare([CLIENT, nasty_table()])
    target.stage({"client": [CLIENTS]}, nothing)
    target.prepare([CLIENT])
    assert rows(target, CLIENT, staging=True) == []
    assert sa.inspect(target.engine).get_table_names(schema="family_staging") == ["client"]


@pytest.mark.parametrize(
    ("clients", "cases", "says"),
    [
        (CLIENTS, batch(CASE, (1, 1, 77)), "foreign key"),
        (batch(CLIENT, (1, 31337, "a", "1"), (2, 31337, "b", "1")), batch(CASE), "unique|twice"),
        (batch(CLIENT, (1, 1, "a", None)), batch(CASE), "null"),
    ],
)
def test_rows_that_break_a_constraint_leave_the_published_tables(
    target: Target, clients: pa.RecordBatch, cases: pa.RecordBatch, says: str
) -> None:
    publish(target)
    before = rows(target, CLIENT), rows(target, CASE)
    with pytest.raises(TargetError, match=says) as raised:
        publish(target, clients, cases)
    assert "31337" not in str(raised.value), "values of rows are personal"
    assert (rows(target, CLIENT), rows(target, CASE)) == before


def test_a_failing_note_leaves_the_published_tables(target: Target) -> None:
    publish(target)
    target.prepare(TABLES)
    target.stage({"client": [batch(CLIENT, (1, 50, "Bo", "5.00"))]}, nothing)
    with pytest.raises(ZeroDivisionError):
        target.publish(TABLES, fail, run="r2")
    assert [each["client_id"] for each in rows(target, CLIENT)] == [10, 20, 30]
    assert len(rows(target, CLIENT, staging=True)) == 1
    with target.begin() as connection:
        assert target.ledger.published(connection)["client"].run == "r1"


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE family.client (mine int)", "CREATE VIEW family.client AS SELECT 1 AS mine"]
)
def test_what_this_framework_did_not_make_is_not_touched(target: Target, statement: str) -> None:
    target.prepare(TABLES)
    with target.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    with pytest.raises(TargetError, match="did not publish") as raised:
        target.publish(TABLES, nothing, run="r1")
    assert raised.value.remedy
    assert value(target, "SELECT count(mine) FROM family.client") is not None
    assert not sa.inspect(target.engine).has_table("case", schema="family")


def test_a_published_table_that_was_changed_is_not_touched(target: Target) -> None:
    publish(target)
    with target.engine.begin() as connection:
        connection.exec_driver_sql('ALTER TABLE family."case" ADD COLUMN theirs int')
    with pytest.raises(TargetError, match="changed after"):
        publish(target)
    assert len(rows(target, CASE)) == 3


def test_other_tables_of_the_schema_stay(target: Target) -> None:
    target.prepare(TABLES)
    with target.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE family.theirs AS SELECT 1 AS one")
    publish(target)
    publish(target)
    assert value(target, "SELECT one FROM family.theirs") == 1


def test_a_table_of_others_in_the_staging_schema_stays(target: Target) -> None:
    target.prepare([])
    with target.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE family_staging.client AS SELECT 1 AS one")
    with pytest.raises(TargetError, match="did not publish"):
        target.prepare([CLIENT])
    assert value(target, "SELECT one FROM family_staging.client") == 1


def test_names_that_need_quotes(url: str) -> None:
    target = open_target(url, 'Ämter "x" 100%')
    table = replace(CLIENT, name='group "a" : %s')
    target.prepare([table])
    target.stage({table.name: [CLIENTS]}, nothing)
    with target.begin() as connection:
        assert target.remove(connection, table.name, [1]) == 1
    target.publish([table], nothing, run="r1")
    target.prepare([table])
    target.publish([table], nothing, run="r2")
    assert rows(target, table) == []
    target.close()


def test_the_lock_lets_one_run_in(target: Target, url: str) -> None:
    other = open_target(url, "family")
    with target.lock("family-services"):
        with pytest.raises(RunLocked, match="family"), other.lock("family-services"):
            raise AssertionError("two runs at once")
        target.prepare(TABLES)
    with other.lock("family-services"):
        pass
    other.close()


def test_a_closed_target_may_be_used_again(target: Target) -> None:
    publish(target)
    target.close()
    assert len(rows(target, CLIENT)) == 3


def test_a_fetch_left_early_frees_its_connection(target: Target) -> None:
    publish(target)
    for _ in range(30):
        next(iter(target.fetch(CLIENT)))
    target.prepare(TABLES)
    publish(target)
