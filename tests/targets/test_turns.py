"""Whose turn it is: a run that lost its lock without knowing stages nothing and publishes nothing."""

from __future__ import annotations

import threading
import time

import pytest
import sqlalchemy as sa

from migrate.errors import TerminalError
from migrate.targets import Target


@pytest.fixture(autouse=True)
def ledger(target: Target) -> None:
    target.prepare([])


def test_the_later_run_is_the_one_whose_turn_it_is(target: Target) -> None:
    ledger = target.ledger
    ledger.start_run("r1", "family-services")
    with target.begin() as connection:
        ledger.turns.hold(connection, "r1")
    for run in ("r2", "r3"):
        ledger.next_turn()
        ledger.start_run(run, "family-services")
    for late in ("r1", "r2"):
        with pytest.raises(TerminalError, match=f"another run took the place of run {late}"):
            target.stage({}, lambda connection, late=late: ledger.turns.hold(connection, late))  # type: ignore[misc]
    with target.begin() as connection:
        assert ledger.turns.is_of(connection, "r3")


def test_between_two_runs_it_is_nobody_s_turn(target: Target) -> None:
    """Killed when the staging tables were emptied for the next run: they are not taken for the former one's."""
    target.ledger.start_run("r1", "family-services")
    target.ledger.next_turn()
    with target.begin() as connection:
        assert not target.ledger.turns.is_of(connection, "r1")


def test_runs_are_in_the_order_in_which_they_came_whatever_the_clock_said(target: Target) -> None:
    ledger = target.ledger
    for run in ("r1", "r2", "r3"):
        ledger.next_turn()
        ledger.start_run(run, "family-services")
    with target.begin() as connection:  # the clock was put back by a year before r3
        statement = (
            f"UPDATE \"{ledger.schema}\".\"run\" SET started = '2000-01-01T00:00:00+00:00' WHERE run = 'r3'"
        )
        connection.execute(sa.text(statement))
    assert [run.run for run in ledger.runs()] == ["r3", "r2", "r1"]
    latest = ledger.latest_run("family-services")
    assert latest is not None
    assert latest.run == "r3"


@pytest.mark.postgresql
@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_the_next_turn_waits_for_what_is_being_staged(target: Target) -> None:
    """Only one process has a DuckDB file."""
    target.ledger.start_run("r1", "family-services")
    taken: list[float] = []

    def take() -> None:
        target.ledger.next_turn()
        taken.append(time.monotonic())

    with target.begin() as connection:
        target.ledger.turns.hold(connection, "r1")
        other = threading.Thread(target=take)
        other.start()
        other.join(0.3)
        assert other.is_alive()
        committed = time.monotonic()
    other.join(10)
    assert taken[0] >= committed


def test_the_lock_can_be_looked_at(target: Target) -> None:
    assert not target.is_locked()
    with target.lock("family-services"):
        assert target.is_locked()
    assert not target.is_locked()
