"""A publication taken back by the command, and what the commands say of it afterwards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from migrate.cli import cli
from migrate.errors import TerminalError
from migrate.pipeline import (
    check,
    close_run,
    extract,
    look,
    open_run,
    pieces,
    publish,
    reconcile_run,
    resumable,
    session,
)
from migrate.project import TARGET_VARIABLE
from tests.cli.small import write_project
from tests.servers import PostgreSQL


def run(folder: Path, name: str, *, compare: bool = True) -> str:
    """All stages, without the orchestrator; gives the digest of the table that was compared."""
    context = open_run(str(folder), name)
    look(context)
    with session(context) as going:
        for source, number in pieces(context):
            extract(context, source, number)
        check(going)
        publish(going)
        if compare:
            going.reconciliation = reconcile_run(context, going.sources)
    close_run(str(folder), name)
    return going.reconciliation.digests["person"] if going.reconciliation else ""


def call(folder: Path, command: str, *options: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, [command, str(folder), "--output", "json", *options])
    close_run(str(folder), command)  # each is a process of its own
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def words(folder: Path, command: str, *options: str) -> str:
    done = CliRunner().invoke(cli, [command, str(folder), *options])
    close_run(str(folder), command)
    return " ".join(done.stdout.split())


@pytest.fixture(params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("server")
        monkeypatch.setenv(TARGET_VARIABLE, server.database(f"back {tmp_path.name}"))
    return write_project(tmp_path / "small", 4900)


def test_back_to_the_run_before(folder: Path) -> None:
    with pytest.raises(TerminalError, match="has no run yet"):
        call(folder, "rollback")
    digest = run(folder, "r1")
    write_project(folder, 4800)
    run(folder, "r2")

    with pytest.raises(TerminalError, match="run r1 is not the latest publication: that is run r2"):
        call(folder, "rollback", "--run", "r1")
    again = {"table": "person", "taken_back": 4798, "run": "r1", "rows": 4898, "digest": digest}
    assert call(folder, "rollback", "--run", "r2") == {"run": "r2", "tables": [again]}

    with pytest.raises(TerminalError, match="no former version: run r2 was rolled back"):
        call(folder, "rollback")
    with pytest.raises(TerminalError, match="run r2 was published and rolled back"):
        resumable(open_run(str(folder), "r2"), "r2")
    close_run(str(folder), "r2")
    told = {each["run"]: bool(each["rolled_back"]) for each in call(folder, "status")["runs"]}
    assert told == {"r1": False, "r2": True}
    assert "r2 rolled back" in words(folder, "status")
    target = open_run(str(folder), "look").target
    assert [event.run for event in target.ledger.chain.events() if event.kind == "rolled back"] == ["r2"]
    assert not list(target.ledger.chain.faults())
    close_run(str(folder), "look")

    with pytest.raises(TerminalError, match="the tables of run r2 do not stand published"):
        call(folder, "reconcile", "--run", "r2")
    write_project(folder, 4900)  # the source of r1 again
    assert "PASS 29 PASS" in words(folder, "reconcile")


def test_what_is_pruned_cannot_come_back(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "small", 4900)
    run(folder, "r1")
    assert words(folder, "prune", "--yes") == "There is no former version to drop."
    run(folder, "r2", compare=False)
    with pytest.raises(TerminalError, match="run r2 was not compared with its sources"):
        call(folder, "rollback")
    person = {"table": "person", "run": "r1", "rows": 4898}
    assert call(folder, "prune") == {"latest": "r2", "dropped": False, "tables": [person]}
    assert "Dropped: 1 table with 4,898 rows. r2 can no longer be rolled back." in words(
        folder, "prune", "--yes"
    )
    with pytest.raises(TerminalError, match="run r2 was dropped by `migrate prune`"):
        call(folder, "rollback")
    assert call(folder, "prune", "--yes")["tables"] == []
