"""One step back: what stood before the latest publication stands again, or nothing is touched."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import sqlalchemy as sa

from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import TargetError
from migrate.targets import Target, open_target
from migrate.targets.base import Restored
from migrate.targets.rowform import table_digest
from tests import servers
from tests.targets.sample import CASE, CASES, CLIENT, CLIENTS, TABLES, batch, fail, nothing, rows, value

_NUMBERS = itertools.count()
OTHERS = batch(CLIENT, (1, 10, "Anna", "1.10"), (2, 40, "Zoë", "4.00"))
OTHER_CASES = batch(CASE, (1, 9, 40))
WIDER = replace(CLIENT, columns=(*CLIENT.columns, TargetColumn("born", SqlType.parse("date"))))


@pytest.fixture(params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    if request.param == "duckdb":
        url = f"duckdb:///{tmp_path / 'target.duckdb'}"
    else:
        server: servers.PostgreSQL = request.getfixturevalue("postgres")
        url = server.database(f"back {next(_NUMBERS)}")
    opened = open_target(url, "family")
    yield opened
    opened.close()


def put(
    target: Target,
    run: str,
    clients: pa.RecordBatch = CLIENTS,
    cases: pa.RecordBatch | None = CASES,
    tables: Sequence[TargetTable] = TABLES,
) -> dict[str, str]:
    """Publish, and give the digests that a comparison would note."""
    target.prepare(tables)
    target.stage({"client": [clients], **({"case": [cases]} if cases is not None else {})}, nothing)
    target.publish(tables, nothing, run=run)
    return {table.name: table_digest(target.buckets(table)) for table in tables}


def back(target: Target, run: str, digests: dict[str, str]) -> dict[str, Restored]:
    return {each.table: each for each in target.rollback(run, digests, lambda *_: None)}


def listed(target: Target) -> dict[str, tuple[str, int]]:
    with target.begin() as connection:
        return {name: (e.run, e.rows) for name, e in target.ledger.published(connection).items()}


def execute(target: Target, *statements: str) -> None:
    with target.engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def state(target: Target) -> Any:
    """Everything that a refusal must leave as it was."""
    with target.begin() as connection:
        versions = target.ledger.versions
        kept = versions.publication(connection), versions.former(connection), versions.shapes(connection)
    tables = {
        schema: sorted(sa.inspect(target.engine).get_table_names(schema=schema))
        for schema in ("family", "family_former")
    }
    return kept, tables, listed(target), rows(target, CLIENT)


def test_what_stood_before_stands_again(target: Target) -> None:
    first = put(target, "a")
    before = rows(target, CLIENT), rows(target, CASE)
    lines = listed(target)
    second = put(target, "b", OTHERS, OTHER_CASES)
    assert first != second
    found = back(target, "b", second)
    assert {name: (e.taken_back, e.run, e.rows, e.digest) for name, e in found.items()} == {
        "client": (2, "a", 3, first["client"]),
        "case": (1, "a", 3, first["case"]),
    }
    assert (rows(target, CLIENT), rows(target, CASE)) == before
    assert {table.name: table_digest(target.buckets(table)) for table in TABLES} == first
    assert listed(target) == lines
    assert target.changed("client") == target.changed("case") == ""
    assert not sa.inspect(target.engine).get_table_names(schema="family_former")


def test_keys_and_comments_are_there_again(target: Target) -> None:
    put(target, "a")
    back(target, "b", put(target, "b", OTHERS, OTHER_CASES))
    for statement in (
        "INSERT INTO family.client (client_id, balance) VALUES (10, 1)",
        'INSERT INTO family."case" VALUES (77, 77)',
    ):
        with pytest.raises((sa.exc.DBAPIError, TargetError)):
            execute(target, statement)
    if target.engine.dialect.name == "duckdb":
        said = "SELECT comment FROM duckdb_tables() WHERE schema_name = 'family' AND table_name = 'client'"
    else:
        said = "SELECT obj_description('family.client'::regclass)"
    assert value(target, said) == "The agency's clients. From clients, CLIENT"


def test_after_a_rollback_runs_go_on(target: Target) -> None:
    put(target, "a")
    back(target, "b", put(target, "b", OTHERS, OTHER_CASES))
    third = put(target, "c", OTHERS, OTHER_CASES)
    assert listed(target)["client"] == ("c", 2)
    assert back(target, "c", third)["client"].run == "a"
    assert len(rows(target, CLIENT)) == 3


def test_one_former_version_is_kept(target: Target) -> None:
    put(target, "a")
    second = put(target, "b", OTHERS, OTHER_CASES)
    third = put(target, "c")
    assert value(target, "SELECT count(*) FROM family_former.client") == 2
    assert back(target, "c", third)["client"].digest == second["client"]


def test_a_first_publication_leaves_nothing(target: Target) -> None:
    found = back(target, "a", put(target, "a"))
    assert {(e.taken_back, e.run, e.rows) for e in found.values()} == {(3, "", 0)}
    assert not sa.inspect(target.engine).get_table_names(schema="family")
    assert listed(target) == {}


def test_other_columns_and_a_new_table(target: Target) -> None:
    first = put(target, "a", CLIENTS, None, [CLIENT])
    other = batch(WIDER, (1, 50, "Bo", "5.00", None))
    second = put(target, "b", other, CASES.slice(2), [CASE, WIDER])
    found = back(target, "b", second)
    assert found["case"].run == ""
    assert found["client"].digest == first["client"]
    assert [each["client_id"] for each in rows(target, CLIENT)] == [10, 20, 30]
    assert sa.inspect(target.engine).get_table_names(schema="family") == ["client"]


def test_a_table_that_the_publication_did_not_touch_stays(target: Target) -> None:
    put(target, "a")
    alone = replace(CASE, foreign_keys=())
    target.prepare([alone])
    target.stage({"case": [OTHER_CASES]}, nothing)
    target.publish([alone], nothing, run="b")
    back(target, "b", {"case": table_digest(target.buckets(alone))})
    assert listed(target) == {"client": ("a", 3), "case": ("a", 3)}
    with pytest.raises((sa.exc.DBAPIError, TargetError)):  # its foreign key is there again
        execute(target, 'INSERT INTO family."case" VALUES (77, 77)')
    put(target, "c", OTHERS, OTHER_CASES)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE family.client SET balance = 9 WHERE client_id = 40", "table family.client was changed"),
        ('DELETE FROM family."case"', "table family.case was changed"),
        ('ALTER TABLE family."case" ADD COLUMN theirs int', "table family.case was changed"),
        ('DROP TABLE family."case"', "table family.case was changed"),
        ("UPDATE family_former.client SET name = 'X'", "table family_former.client was changed"),
        ("ALTER TABLE family_former.client ADD COLUMN theirs int", "table family_former.client was changed"),
        ('DROP TABLE family_former."case"', "table family_former.case was changed"),
    ],
)
def test_what_was_changed_is_refused(target: Target, statement: str, says: str) -> None:
    put(target, "a")
    second = put(target, "b", OTHERS, OTHER_CASES)
    execute(target, statement)
    before = state(target)
    with pytest.raises(TargetError, match=says) as raised:
        back(target, "b", second)
    assert "Undo the change" in raised.value.remedy
    assert state(target) == before


def test_a_note_that_fails_leaves_everything(target: Target) -> None:
    put(target, "a")
    second = put(target, "b", OTHERS, OTHER_CASES)
    before = state(target)
    with pytest.raises(ZeroDivisionError):
        target.rollback("b", second, lambda connection, _: fail(connection))
    with pytest.raises(ZeroDivisionError):
        target.prune(fail)
    assert state(target) == before


def test_a_publication_that_fails_leaves_the_former_version(target: Target) -> None:
    put(target, "a")
    second = put(target, "b", OTHERS, OTHER_CASES)
    before = state(target)
    with pytest.raises(TargetError, match="foreign key"):
        put(target, "c", CLIENTS, batch(CASE, (1, 1, 77)))
    assert state(target) == before
    assert back(target, "b", second)["client"].run == "a"


def test_pruned_versions_are_gone(target: Target) -> None:
    put(target, "a")
    put(target, "b", OTHERS, OTHER_CASES)
    target.prune(nothing)
    assert not sa.inspect(target.engine).get_table_names(schema="family_former")
    with target.begin() as connection:
        publication = target.ledger.versions.publication(connection)
        assert publication is not None
        assert (publication.run, publication.state) == ("b", "pruned")
        assert target.ledger.versions.former(connection) == []
    put(target, "c")
    assert value(target, "SELECT count(*) FROM family_former.client") == 2


def test_a_table_of_others_in_the_former_schema_is_not_touched(target: Target) -> None:
    put(target, "a")
    execute(target, "CREATE TABLE family_former.client AS SELECT 1 AS mine")
    with pytest.raises(TargetError, match=r"family_former\.client stands there .* did not publish"):
        put(target, "b", OTHERS, OTHER_CASES)
    assert listed(target)["client"] == ("a", 3)


def test_a_version_whose_shape_is_not_known_is_not_kept(target: Target) -> None:
    put(target, "a")
    execute(target, "DELETE FROM family_ledger.shape")  # as after an earlier version of the framework
    put(target, "b", OTHERS, OTHER_CASES)
    with target.begin() as connection:
        assert [each.digest for each in target.ledger.versions.former(connection)] == ["", ""]
    assert not sa.inspect(target.engine).get_table_names(schema="family_former")


@pytest.mark.postgresql
def test_views_and_rights_on_postgresql(postgres: servers.PostgreSQL) -> None:
    target = open_target(postgres.database(f"back {next(_NUMBERS)}"), "family")
    role = f"reader_{next(_NUMBERS)}"
    put(target, "a")
    execute(target, f"CREATE ROLE {role}", f"GRANT SELECT ON family.client TO {role}")
    execute(target, f'GRANT SELECT ON family."case" TO {role}')
    second = put(target, "b", OTHERS, OTHER_CASES)
    execute(target, f'REVOKE SELECT ON family."case" FROM {role}')
    execute(target, "CREATE VIEW family.rich AS SELECT client_id FROM family.client")
    before = state(target)
    with pytest.raises(TargetError, match=r"view family\.rich depends on table family\.client"):
        put(target, "c")
    with pytest.raises(TargetError, match=r"view family\.rich depends on table family\.client"):
        back(target, "b", second)
    target.drop_staging()
    assert state(target) == before
    execute(target, "DROP VIEW family.rich")
    back(target, "b", second)
    may = "SELECT has_table_privilege('{}', 'family.\"{}\"', 'SELECT')"
    assert value(target, may.format(role, "client")) is True
    assert value(target, may.format(role, "case")) is False, "a right that was taken away does not come back"
    execute(target, f"DROP OWNED BY {role}", f"DROP ROLE {role}")
    target.close()


def test_other_databases_say_that_they_keep_none(tmp_path: Path) -> None:
    target = open_target(f"sqlite:///{tmp_path / 'target.db'}", "family")
    put(target, "a")
    for act in (lambda: back(target, "a", {}), lambda: target.prune(nothing)):
        with pytest.raises(TargetError, match="former versions are not kept in a database of sqlite"):
            act()
    target.close()
