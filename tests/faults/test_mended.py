"""Faults of the product that rounds revealed, each by name, as small as it can be told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrate.errors import SourceError, TargetUnreachable, TerminalError
from migrate.pipeline import (
    RunContext,
    as_they_stand,
    close_run,
    extract,
    open_run,
    patience,
    patiently,
    resumable,
    session,
)
from tests.cli.small import environment, migrate, write_project


@pytest.fixture
def context(tmp_path: Path) -> Iterator[RunContext]:
    folder = str(write_project(tmp_path / "small", 30_000))
    yield open_run(folder, "r1")
    close_run(folder, "r1")


def test_a_source_that_changes_while_it_is_read_is_not_staged(context: RunContext) -> None:
    """Its hash was taken before, so the run would say of other bytes that it loaded them."""
    file = context.project.folder / "PEOPLE.bin"
    before = context.digest
    with session(context) as going:
        extract(context, "people", 0)
        with file.open("r+b") as stream:
            stream.seek(1_200_000)
            stream.write(b"\xf3")
        with pytest.raises(SourceError, match=r"PEOPLE\.bin: was changed while it was read"):
            extract(context, "people", 1)
        data = file.read_bytes()
        file.unlink()
        with pytest.raises(SourceError, match=r"PEOPLE\.bin: does not exist"):
            extract(context, "people", 1)
        file.write_bytes(data)
        assert len(context.target.ledger.partitions("r1")) == 1
        assert context.digest == before
        going.over_limit = True  # ends here, nothing is published


def test_a_killed_run_is_not_shown_as_under_way(context: RunContext) -> None:
    context.target.prepare(context.tables)
    context.target.ledger.start_run("r1", context.project.name, context.digest)
    assert [run.state for run in as_they_stand(context)] == ["interrupted"]
    with context.target.lock(context.project.name):
        assert [run.state for run in as_they_stand(context)] == ["running"]


def test_killed_while_the_next_run_empties_staging(context: RunContext) -> None:
    """The ledger still lists the former run's partitions as staged, but their rows are gone."""
    target = context.target
    target.prepare(context.tables)
    target.ledger.start_run("r1", context.project.name, context.digest)
    extract(context, "people", 0)
    assert resumable(context, None) == "r1"
    target.ledger.next_turn()
    target.prepare(context.tables)
    with pytest.raises(TerminalError, match="the staging tables of run r1 are gone"):
        resumable(context, None)


def test_what_the_database_let_go_of_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "WAITS", (0.0, 0.0))
    tries: list[int] = []

    def third_time() -> str:
        tries.append(1)
        if len(tries) < 3:
            raise TargetUnreachable("gone")
        return "done"

    def never() -> str:
        raise TargetUnreachable("gone")

    assert patiently(third_time) == "done"
    assert patiently(never, lambda: "was done, the answer was lost") == "was done, the answer was lost"
    with pytest.raises(TargetUnreachable):
        patiently(never)


def test_a_resumed_run_lets_go_of_the_database(tmp_path: Path) -> None:
    """It used to have the DuckDB file open twice, so that its log stayed behind."""
    folder = write_project(tmp_path / "small")
    env = environment(tmp_path / "prefect")
    refused = migrate("resume", folder, "--output", "json", env=env)
    assert json.loads(refused.stdout)["error"] == "SourceError"
    assert not list(folder.glob("*.wal"))


def test_what_nobody_listens_to_is_not_waited_for() -> None:
    """Prefect's server was killed: its client's worker tried each of its events again, for seconds, before the end."""
    from prefect._internal.concurrency.services import QueueService

    from flows.server import forget

    class Events(QueueService[int]):
        async def _handle(self, item: int) -> None: ...

    worker = Events()
    for each in range(100):
        worker._queue.put(each)
    forget()
    assert worker._queue.empty()
