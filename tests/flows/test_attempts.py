"""A partition is staged once, whoever tries again, and never into the tables of another run."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from migrate import pipeline
from migrate.errors import ConfigurationError, Fault, SourceError, TargetError, TerminalError
from migrate.pipeline import RunContext
from tests.cli.small import write_project

RECORDS = 5000


@pytest.fixture
def run(tmp_path: Path) -> Iterator[RunContext]:
    folder = str(write_project(tmp_path / "small", RECORDS))
    context = pipeline.open_run(folder, "first")
    begin(context)
    yield context
    pipeline.close_run(folder, "first")


def begin(context: RunContext) -> None:
    def note(connection: sa.Connection) -> None:
        context.target.ledger.start_run(context.run, "small", connection=connection)

    context.target.prepare(context.tables, note)


def staged(context: RunContext) -> int:
    with context.target.begin() as connection:
        return int(
            connection.execute(
                sa.text(f"SELECT count(*) FROM {context.target.staged('person')}")
            ).scalar_one()
        )


def test_a_second_attempt_finds_the_first(run: RunContext) -> None:
    assert pipeline.extract(run, "people", 0) == {"person": RECORDS - 2}
    assert pipeline.extract(run, "people", 0) == {"person": RECORDS - 2}
    assert staged(run) == RECORDS - 2


def test_of_two_attempts_at_once_the_key_of_the_ledger_lets_one_in(
    run: RunContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither sees the other when it looks: what is left is the primary key, in the rows' own transaction."""
    monkeypatch.setattr(run.target.ledger, "partitions", lambda *_: [])
    pipeline.extract(run, "people", 0)
    with pytest.raises(TargetError):
        pipeline.extract(run, "people", 0)
    assert staged(run) == RECORDS - 2
    assert len(run.target.ledger.faults("first", "people")) == 2


def test_a_worker_of_an_earlier_run_stages_nothing(run: RunContext) -> None:
    """The command was killed and its worker lives on: the staging tables that it finds are another run's."""
    later = dataclasses.replace(run, run="later")
    begin(later)
    with pytest.raises(TerminalError, match="run first is no longer under way: it is interrupted"):
        pipeline.extract(run, "people", 0)
    assert staged(later) == 0
    assert later.target.ledger.faults("first").num_rows == 0
    pipeline.extract(later, "people", 0)
    assert staged(later) == RECORDS - 2


def test_errors_come_whole_from_another_process() -> None:
    whole = SourceError("is cut off", "Send it again", file="A.bin", record=3, offset=80)
    for error in (whole, ConfigurationError([Fault("a.yaml", 3, "tasks", "is wrong", "Mend it")])):
        back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        assert type(back) is type(error)
        assert (str(back), back.as_dict(), back.exit_code) == (str(error), error.as_dict(), error.exit_code)
