"""Partitions on a Dask cluster: two worker processes, one of them killed while it works, and the result is the same."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from migrate import pipeline
from migrate.errors import ConfigurationError
from migrate.project import load_project
from tests.cli.small import command, environment, expected, migrate, replace, write_project
from tests.servers import PASSWORD, PostgreSQL, postgresql

RECORDS = 90_000
PARTITIONS = 5


@pytest.fixture(scope="module")
def server() -> Iterator[PostgreSQL]:
    with postgresql() as started:
        yield started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(tmp_path / "small", RECORDS)
    replace(folder / "migration.yaml", "tasks: 2", "tasks: {dask: local, workers: 2}")
    return folder


def workers(command: int) -> list[int]:
    """The worker processes that a command has started."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((each / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if parent == command and b"spawn_main" in (each / "cmdline").read_bytes():
                found.append(int(each.name))
        except OSError:
            continue
    return found


def kill_one_while_it_works(run: subprocess.Popen[str], url: str, after: float) -> int:
    """Wait until the first partition is staged and so many seconds more; gives the process killed."""
    deadline = time.monotonic() + 200
    with psycopg.connect(url, autocommit=True) as connection:
        while time.monotonic() < deadline and run.poll() is None:
            there = connection.execute("SELECT to_regclass('small_ledger.partition')").fetchone()
            if there and there[0]:
                count = connection.execute("SELECT count(*) FROM small_ledger.partition").fetchone()
                if count and count[0]:
                    break
            time.sleep(0.01)
        else:
            pytest.fail("no partition was staged")
    time.sleep(after)
    victim = random.choice(workers(run.pid))
    os.kill(victim, signal.SIGKILL)
    return victim


@pytest.mark.slow
@pytest.mark.postgresql
def test_a_worker_is_killed_while_it_works(project: Path, server: PostgreSQL, tmp_path: Path) -> None:
    env = environment(tmp_path / "prefect")
    url = server.database("lost")
    run = subprocess.Popen(
        command("run", project, "--target", url, "--output", "json"),
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        kill_one_while_it_works(run, url, 0.02)
        out, err = run.communicate(timeout=200)
    finally:
        run.kill()
        run.communicate()
    assert (run.returncode, err) == (0, ""), out
    summary = json.loads(out)
    assert summary["outcome"] == "PASS"
    assert summary["sources"][0]["loaded"] == RECORDS - 2
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT person_no, name, amount FROM small.person ORDER BY 1").fetchall()
        staged = connection.execute(
            "SELECT number, count(*) FROM small_ledger.partition GROUP BY 1"
        ).fetchall()
    assert {"person": (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())} == expected(
        "PERSON", RECORDS
    )
    assert sorted(staged) == [(number, 1) for number in range(PARTITIONS)]
    kept = (tmp_path / "prefect").rglob("*")
    assert not [file for file in kept if file.is_file() and PASSWORD.encode() in file.read_bytes()]


def test_a_file_of_one_process_is_refused(project: Path, tmp_path: Path) -> None:
    done = migrate("run", project, env=environment(tmp_path / "prefect"))
    assert done.returncode == 2
    assert "tasks.dask: the target is a DuckDB file, which one process may write" in done.stderr
    assert "Write tasks: 2 for threads, or name a database server" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{dask: locl}", "tasks.dask: 'locl' is no Dask cluster. Did you mean 'local'?"),
        (
            "{dask: 'http://x:1'}",
            "tasks.dask: 'http://x:1' is no Dask cluster. Write local, or an address such as",
        ),
        ("{dask: 'tcp://user:secret@x:1'}", "is no Dask cluster. Write local, or an address such as"),
        ("{dsk: local}", "tasks.dsk: unknown word 'dsk'. Did you mean 'dask'?"),
        (
            "{workers: 2}",
            "tasks: workers are started for dask: local only. Take workers out, or write dask: local",
        ),
        ("two", "tasks: must be a whole number, not 'two'"),
        ("0", "tasks: must be greater than or equal to 1"),
    ],
)
def test_words_that_name_no_runner(project: Path, words: str, told: str) -> None:
    replace(project / "migration.yaml", "{dask: local, workers: 2}", words)
    with pytest.raises(ConfigurationError) as refused:
        load_project(project)
    assert told in str(refused.value)


def test_the_extra_is_named_where_it_is_missing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.runners import task_runner

    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    context = pipeline.open_run(str(project), "none")
    try:
        with (
            pytest.raises(ConfigurationError, match=r"pip install 'legacy-migrate\[dask\]'"),
            task_runner(context, ""),
        ):
            pass
    finally:
        pipeline.close_run(str(project), "none")
