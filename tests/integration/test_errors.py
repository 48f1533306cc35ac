"""Runs that end early for every other reason: one message, the right exit code, nothing half published, and the
next good run works."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.cli.small import (
    RECORD_LENGTH,
    environment,
    expected,
    migrate,
    published,
    replace,
    staged,
    write_project,
)

RECORDS = 5000
STAGES = "check ...\nextract ...\nvalidate ...\npublish ...\nreconcile ...\n"
KEYS = ["run", "outcome", "seconds", "sources", "tables", "validation", "reconciliation", "report"]


@dataclass(frozen=True)
class Good:
    """A project that ran; `text` is what it printed."""

    folder: Path
    env: dict[str, str]
    text: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    folder = write_project(tmp_path_factory.mktemp("good") / "small", RECORDS)
    env = environment(tmp_path_factory.mktemp("prefect"), COLUMNS="80")
    return Good(folder, env, migrate("run", folder, env=env))


@pytest.fixture
def project(good: Good, tmp_path: Path) -> Path:
    """A copy of the good project with its database, to be spoiled."""
    folder = tmp_path / "small"
    shutil.copytree(good.folder, folder)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """A disk of its own: disk(size, read_only=False) gives it that size and its folder."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def sized(size: str, *, read_only: bool = False) -> Path:
        again = "remount," if folder.is_mount() else ""
        how = f"{again}size={size},{'ro' if read_only else 'rw'}"
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", how, "tmpfs", str(folder)], check=True, capture_output=True
        )
        return folder

    try:
        sized("64m")
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"NOT TESTED: a disk that fills, because nothing may be mounted here ({error})")
    try:
        yield sized
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def stands_as_it_was(project: Path) -> bool:
    return published(project / "small.duckdb") == expected("PERSON", RECORDS)


def test_a_good_run_prints_its_stages_and_its_closing_table_alone(good: Good) -> None:
    assert good.text.returncode == 0
    assert good.text.stderr == STAGES
    lines = good.text.stdout.splitlines()
    assert max(map(len, lines)) <= 80 + len(str(good.folder))
    assert ["people", "5,000", "4,998", "2", "0", "0", "250,000"] in [line.split() for line in lines]
    assert "PASS  All 5,000 records have their place: 4,998 loaded, 2 quarantined." in good.text.stdout
    assert lines[-1].endswith("/index.html")
    assert stands_as_it_was(good.folder)


def _stop(project: Path) -> None:
    replace(project / "rules.yaml", "max_value: 99999999", "max_value: 100")


def _broken_rule(project: Path) -> None:
    rule = "  - unexpected_rows_expectation: {unexpected_rows_query: 'SELECT _record FROM {table} WHERE nothing'}\n"
    (project / "rules.yaml").write_text((project / "rules.yaml").read_text("utf-8") + rule, "utf-8")


def _too_many(project: Path) -> None:
    data = bytearray((project / "PEOPLE.bin").read_bytes())
    data[10 * RECORD_LENGTH] = 0x40
    (project / "PEOPLE.bin").write_bytes(data)


ENDS: dict[str, tuple[Callable[[Path], None], int, str, str]] = {
    "a rule that stops the run": (_stop, 1, "ValidationStopped", "failed, and it stops the run"),
    "a rule that cannot be run": (_broken_rule, 1, "ValidationStopped", "could not be run"),
    "more quarantined than allowed": (_too_many, 4, "", ""),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDS)
def test_nothing_is_published_and_one_object_says_why(name: str, project: Path, good: Good) -> None:
    spoil, code, error, words = ENDS[name]
    spoil(project)
    done = migrate("run", project, "--output", "json", env=good.env)
    assert (done.returncode, done.stderr) == (code, "")
    assert stands_as_it_was(project)
    assert staged(project / "small.duckdb") == 0
    told: dict[str, Any] = json.loads(done.stdout)
    assert list(told)[: len(KEYS)] == KEYS
    assert told["outcome"] == "FAIL"
    assert told["tables"] == []
    assert told["reconciliation"]["outcome"] == "NOT COMPARED"
    assert told["sources"][0]["records_in"] == RECORDS
    assert told.get("error", "") == error
    assert words in told.get("reason", "")
    assert Path(told["report"]).is_file()
    if code == 4:
        headline = json.loads(Path(told["report"]).with_name("report.json").read_text("utf-8"))["headline"]
        assert "More records are quarantined than the 2 allowed, so nothing was published." in headline


def test_a_source_that_changed_since(project: Path, good: Good) -> None:
    """A digit of record 11's amount; the answer names the column, both values and the place in the file."""
    data = bytearray((project / "PEOPLE.bin").read_bytes())
    data[11 * RECORD_LENGTH - 1] = 0xF8
    (project / "PEOPLE.bin").write_bytes(data)
    done = migrate("reconcile", project, "--output", "json", env=good.env)
    assert (done.returncode, done.stderr) == (5, "")
    told = json.loads(done.stdout)
    (difference,) = told["differences"]
    assert (difference["table"], difference["key"], difference["column"]) == (
        "person",
        {"person_no": "11"},
        "amount",
    )
    assert (difference["source"], difference["target"]) == ("0.78", "0.77")
    assert (difference["record"], difference["offset"]) == (11, 10 * RECORD_LENGTH)
    assert stands_as_it_was(project)
    (project / "PEOPLE.bin").write_bytes((good.folder / "PEOPLE.bin").read_bytes())
    assert migrate("reconcile", project, env=good.env).returncode == 0


NO_DATABASE: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "no DuckDB file": (
        lambda file: file.write_bytes(b"not a database " * 1000),
        3,
        "the file is no DuckDB database",
    ),
    "an empty file": (lambda file: file.write_bytes(b""), 3, "the file is no DuckDB database"),
    "a folder": (lambda file: file.mkdir(), 3, "may not be written"),
}


@pytest.mark.parametrize("name", NO_DATABASE)
def test_what_is_no_database_is_not_touched(name: str, tmp_path: Path, good: Good) -> None:
    spoil, code, words = NO_DATABASE[name]
    folder = write_project(tmp_path / "small", RECORDS)
    file = folder / "small.duckdb"
    spoil(file)
    before = file.read_bytes() if file.is_file() else b""
    done = migrate("run", folder, env=good.env)
    assert done.returncode == code
    assert done.stdout == ""
    assert words in done.stderr
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert not (folder / "runs").exists()


def test_a_database_that_another_process_has_open(project: Path, good: Good) -> None:
    with duckdb.connect(project / "small.duckdb"):
        for name in ("run", "status", "resume"):
            done = migrate(name, project, "--output", "json", env=good.env)
            assert (done.returncode, json.loads(done.stdout)["error"]) == (1, "RunLocked")
    assert stands_as_it_was(project)


def test_a_folder_that_may_not_be_written(project: Path, good: Good, disk: Callable[..., Path]) -> None:
    where = disk("1m", read_only=True)
    done = migrate("run", project, "--target", f"duckdb:///{where}/small.duckdb", env=good.env)
    assert done.returncode == 3
    assert "does not exist or may not be written" in done.stderr
    done = migrate("run", project, "--runs", where / "runs", env=good.env)
    assert done.returncode == 3
    assert "Read-only file system" in done.stderr
    assert stands_as_it_was(project)


@pytest.mark.slow
def test_the_disk_of_the_database_fills(project: Path, good: Good, disk: Callable[..., Path]) -> None:
    where = disk("64m")
    shutil.copy(project / "small.duckdb", where)
    (project / "PEOPLE.bin").write_bytes(
        write_project(project.parent / "more", 100_000).joinpath("PEOPLE.bin").read_bytes()
    )
    disk(f"{((where / 'small.duckdb').stat().st_size >> 10) + 256}k")
    target = ("--target", f"duckdb:///{where}/small.duckdb")
    done = migrate("run", project, *target, env=good.env)
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    last = done.stderr.splitlines()[-1]
    assert "the disk that holds the database file is full. Free space on it" in last
    assert published(where / "small.duckdb") == expected("PERSON", RECORDS)
    disk("64m")
    assert migrate("run", project, *target, env=good.env).returncode == 0
    assert published(where / "small.duckdb") == expected("PERSON", 100_000)


@pytest.mark.slow
def test_the_disk_of_the_reports_fills(project: Path, good: Good, disk: Callable[..., Path]) -> None:
    """The tables are published and compared by then, and the message says what is still to do."""
    where = disk("128k")
    done = migrate("run", project, "--runs", where / "runs", "--output", "json", env=good.env)
    assert (done.returncode, done.stderr) == (3, "")
    told = json.loads(done.stdout)
    assert told["error"] == "StorageFull"
    assert "`migrate report`" in told["remedy"]
    assert str(where) in told["file"]
    disk("64m")
    assert migrate("report", project, "--runs", where / "runs", env=good.env).returncode == 0
    assert stands_as_it_was(project)


def test_an_orchestrator_that_cannot_start(project: Path, good: Good, tmp_path: Path) -> None:
    """Prefect would start its server again and again, for ever."""
    nowhere = tmp_path / "file"
    nowhere.write_text("in the way")
    done = migrate("run", project, env=good.env | {"PREFECT_HOME": str(nowhere / "prefect")})
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(
        "migrate: Prefect's temporary server does not start. See that"
    )
    assert len(done.stderr.splitlines()) == 2
    assert stands_as_it_was(project)
