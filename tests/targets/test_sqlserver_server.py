"""The behaviour of targets on a real SQL Server, where MIGRATE_TEST_SQLSERVER holds its address.

`make sqlserver` starts one in a container and runs this. Without an address it is left out, and every test run
says so at its end (tests/conftest.py).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from migrate.targets import fetched, open_target
from migrate.targets.database import run
from tests.conftest import SQL_SERVER
from tests.targets import test_behaviour as suite
from tests.targets.nasty import VALUES, nasty_rows, nasty_table
from tests.targets.sample import nothing

pytestmark = pytest.mark.sqlserver

BEHAVIOUR: list[Callable[..., None]] = [
    suite.test_text_longer_than_a_block_comes_back,
    suite.test_nul_is_refused_with_column_and_record,
    suite.test_nul_behind_a_null_is_no_matter,
    suite.test_rows_and_note_commit_together,
    suite.test_a_failing_note_writes_nothing,
    suite.test_an_error_of_the_rows_comes_out_as_it_is,
    suite.test_rows_of_another_type_are_refused,
    suite.test_threads_stage_partitions_at_once,
    suite.test_remove_takes_out_the_rows_of_records,
    suite.test_published_tables_carry_types_keys_and_comments,
    suite.test_the_second_publish_replaces_the_first,
    suite.test_a_changed_mapping_replaces_the_table,
    suite.test_staging_is_gone_after_publish_and_drop,
    suite.test_prepare_removes_what_a_killed_run_left,
    suite.test_a_failing_note_leaves_the_published_tables,
    suite.test_a_closed_target_may_be_used_again,
    suite.test_a_fetch_left_early_frees_its_connection,
]


@pytest.fixture
def url() -> str:
    return os.environ[SQL_SERVER]


@pytest.fixture
def target(url: str) -> Iterator[Any]:
    """The target, with nothing left of a former test."""
    found: Any = open_target(url, "family")
    with found.begin() as connection:
        for schema in ("family", "family_staging", "family_ledger"):
            for name, kind in sorted(found._relations(connection, schema).items()):
                if kind == "table":
                    run(connection, f"DROP TABLE {found.write.name(schema, name)}")
    yield found
    found.close()


@pytest.mark.parametrize("behaviour", BEHAVIOUR, ids=lambda each: each.__name__.removeprefix("test_"))
def test_behaviour(behaviour: Callable[..., None], target: Any) -> None:
    behaviour(target)


@pytest.mark.parametrize("kind", VALUES)
def test_a_table_of_one_column_keeps_its_nulls(
    target: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_infinity(monkeypatch)
    suite.test_a_table_of_one_column_keeps_its_nulls(target, kind)


def test_every_nasty_value_comes_back(target: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_infinity(monkeypatch)
    suite.test_every_nasty_value_comes_back_as_it_was_sent(target)


def test_digests_are_the_servers_own(target: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_infinity(monkeypatch)
    table = nasty_table()
    target.prepare([table])
    target.stage({"nasty": [nasty_rows(table)]}, nothing)
    target.publish([table], nothing, run="r1")
    assert target._digests_alike(table), "SQL Server 2019 and later write the canonical row"
    assert target.buckets(table).equals(fetched.buckets(target.fetch(table), table))


def test_the_lock_lets_one_run_in(target: Any, url: str) -> None:
    suite.test_the_lock_lets_one_run_in(target, url)


def _without_infinity(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQL Server's float is finite; such a value is refused before it is sent."""
    monkeypatch.setitem(VALUES, "double", [v for v in VALUES["double"] if v != float("inf")])
