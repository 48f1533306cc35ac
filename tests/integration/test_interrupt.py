"""A run that is interrupted or killed at any moment: it says how things stand, what was published stays as it was,
nothing goes on behind its back, and what comes after ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.cli.small import (
    command,
    environment,
    expected,
    migrate,
    published,
    replace,
    staged,
    write_project,
)
from tests.servers import PostgreSQL

RECORDS = 90_000
PARTITIONS = 5
OTHERS = expected("SOMEBO", RECORDS)
"""What an uninterrupted run of the project with other people publishes."""


@dataclass(frozen=True)
class Finished:
    """A project with a run that was never interrupted; `folder` is copied, not used."""

    folder: Path
    prefect: Path


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = write_project(tmp_path_factory.mktemp("finished") / "small", RECORDS)
    prefect = tmp_path_factory.mktemp("prefect")
    done = migrate("run", folder, "--output", "json", env=environment(prefect))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert published(folder / "small.duckdb") == expected("PERSON", RECORDS)
    return Finished(folder, prefect)


@pytest.fixture
def project(finished: Finished, tmp_path: Path) -> Path:
    """The finished project, with other people in its extract: interrupted, the old ones must still stand."""
    folder = tmp_path / "small"
    shutil.copytree(finished.folder, folder, ignore=shutil.ignore_patterns("runs"))
    data = (folder / "PEOPLE.bin").read_bytes()
    (folder / "PEOPLE.bin").write_bytes(data.replace("PERSON".encode("cp037"), "SOMEBO".encode("cp037")))
    return folder


@dataclass
class Started:
    """A run in a process group of its own, read line by line."""

    process: subprocess.Popen[str]
    lines: list[str]

    def until(self, stage: str) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if line.startswith(stage):
                return
        pytest.fail(f"ended before {stage}: {''.join(self.lines)}")

    def end(self) -> tuple[int, str]:
        """Exit code and everything on standard error; standard output stays empty."""
        out, rest = self.process.communicate(timeout=60)
        assert out == ""
        return self.process.returncode, "".join(self.lines) + rest


def start(*arguments: str | Path, env: dict[str, str]) -> Started:
    process = subprocess.Popen(
        command(*arguments),
        env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    return Started(process, [])


def servers(prefect: Path) -> Iterator[int]:
    """Processes of Prefect's temporary server that belong to this test's folder."""
    wanted = f"PREFECT_HOME={prefect}".encode()
    for each in Path("/proc").glob("[0-9]*"):
        try:
            mine = wanted in (each / "environ").read_bytes().split(b"\0")
            if mine and b"uvicorn" in (each / "cmdline").read_bytes():
                yield int(each.name)
        except OSError:
            continue


def nobody_is_left(prefect: Path) -> bool:
    for _ in range(50):
        if not list(servers(prefect)):
            return True
        time.sleep(0.1)
    return False


AS_BEFORE = "The published tables are as they were."
CASES = {
    "Ctrl-C before the run begins": (signal.SIGINT, "group", "check", 0.0, "before anything was changed", ""),
    "Ctrl-C while it extracts": (signal.SIGINT, "group", "extract", 0.1, "`migrate resume`", "resume"),
    "an end while it validates": (signal.SIGTERM, "process", "validate", 0.0, AS_BEFORE, ""),
    "Ctrl-C while it publishes": (signal.SIGINT, "group", "publish", 0.0, "", "run"),
    "a terminal that goes away while it reconciles": (
        signal.SIGHUP, "process", "reconcile", 0.05, "`migrate reconcile`", "resume",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_interrupted_and_gone_on_with(name: str, project: Path, finished: Finished) -> None:
    kind, whom, stage, moment, words, afterwards = CASES[name]
    env = environment(finished.prefect)
    run = start("run", project, env=env)
    run.until(stage)
    time.sleep(moment)
    (os.killpg if whom == "group" else os.kill)(run.process.pid, kind)
    began = time.monotonic()
    code, told = run.end()
    assert time.monotonic() - began < 30
    assert code == 1, told
    assert "Traceback" not in told
    assert "unexpected" not in told
    last = [line for line in told.splitlines() if line.strip()][-1]
    assert last.startswith("migrate: ")
    assert words in last
    now = published(project / "small.duckdb")
    if stage == "reconcile" or "are published" in last:
        assert now == OTHERS
    else:
        assert now == expected("PERSON", RECORDS)
    assert nobody_is_left(finished.prefect)
    if not afterwards:
        return

    done = migrate(afterwards, project, "--output", "json", env=env)
    assert done.returncode == 0, done.stdout
    assert published(project / "small.duckdb") == OTHERS
    assert staged(project / "small.duckdb") == 0
    summary = json.loads(done.stdout)
    assert summary["sources"][0]["loaded"] == RECORDS - 2
    assert summary["validation"] == {"PASS": 2, "FAIL": 0, "ERROR": 0}
    assert summary["reconciliation"]["rows_compared"] == RECORDS - 2


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    from tests.servers import postgresql

    with postgresql() as started:
        yield started


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_killed_run_is_resumed_where_it_was(project: Path, finished: Finished, server: PostgreSQL) -> None:
    """Partitions that are staged are not read again, and the server that helped it is gone with it."""
    replace(project / "migration.yaml", "tasks: 2", "tasks: 1")
    prefect = project.parent / "prefect"
    env = environment(prefect)
    url = server.database("killed")
    run = start("run", project, "--target", url, env=env)
    run.until("extract")
    count = 'SELECT count(*) FROM small_ledger."partition"'
    deadline = time.monotonic() + 60
    with psycopg.connect(url, autocommit=True) as connection:  # a connection a look would come too late
        while connection.execute(count.encode()).fetchone() == (0,):
            assert time.monotonic() < deadline
            time.sleep(0.001)
        os.kill(run.process.pid, signal.SIGKILL)
    code, _ = run.end()
    assert code == -signal.SIGKILL
    assert nobody_is_left(prefect)
    staged_before = server.sql(count, database="killed")[0][0]
    assert isinstance(staged_before, int)
    assert 0 < staged_before < PARTITIONS

    done = migrate("resume", project, "--target", url, "--output", "json", env=env)
    assert done.returncode == 0, done.stdout
    summary = json.loads(done.stdout)
    report = json.loads(Path(summary["report"]).with_name("report.json").read_text("utf-8"))
    assert report["stages"][0]["detail"] == f"{PARTITIONS - staged_before} partitions"
    rows = "SELECT count(*), sum(person_no), sum(amount), count(DISTINCT name) FROM small.person"
    with psycopg.connect(url) as connection:
        found = connection.execute(rows).fetchone()
    numbers = [n for n in range(1, RECORDS + 1) if n not in (7, 4711)]
    assert found is not None
    assert [int(found[0]), int(found[1]), int(found[2] * 100), int(found[3])] == [
        RECORDS - 2, sum(numbers), 7 * sum(numbers), RECORDS - 2,
    ]  # fmt: skip
    refused = migrate("resume", project, "--target", url, env=env)
    assert refused.returncode == 3
    assert "is finished. Start another with `migrate run`." in refused.stderr


@pytest.mark.slow
@pytest.mark.postgresql
def test_two_runs_at_once(project: Path, finished: Finished, server: PostgreSQL) -> None:
    from migrate.targets import open_target

    url = server.database("taken")
    target = open_target(url, "small")
    with target.lock("small"):
        done = migrate("run", project, "--target", url, "--output", "json", env=environment(finished.prefect))
    target.close()
    assert done.returncode == 1
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert told["error"] == "RunLocked"
    assert "another run of project 'small' holds schema 'small'" in told["reason"]
    assert told["remedy"] == "Wait until it ends"
    assert server.sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'small%'", database="taken") == [
        (0,)
    ]
