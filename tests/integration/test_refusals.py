"""What a user gets when something is wrong: one message with place and remedy, the right exit code, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.integration.conftest import EXAMPLE, migrate
from tests.servers import PostgreSQL

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(EXAMPLE.parents[1])}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the demo project that may be spoiled."""
    folder = tmp_path / "agency"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("legacy", "expected", "runs", "*.duckdb"))
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def cut(path: Path, size: int) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:size] if size >= 0 else data[: len(data) + size])


REFUSALS: dict[str, tuple[Callable[[Path], object], int, list[str]]] = {
    "a missing source": (
        lambda p: (p / "extracts" / "CLIENTS.bin").unlink(),
        3,
        ["CLIENTS.bin", "does not exist"],
    ),
    "an empty source": (lambda p: cut(p / "extracts" / "CLIENTS.bin", 0), 3, ["CLIENTS.bin", "is empty"]),
    "a size that is no multiple of the record length": (
        lambda p: cut(p / "extracts" / "CLIENTS.bin", -7),
        3,
        [
            "CLIENTS.bin",
            "record 5000",
            "byte 1649670",
            "not a whole number of records of 330 bytes",
            "323 are left",
        ],
    ),
    "a truncated last record": (
        lambda p: cut(p / "extracts" / "CASES.bin", -9),
        3,
        ["CASES.bin", "byte ", "the file ends within a block"],
    ),
    "a copybook with a syntax error": (
        lambda p: replace(p / "copybooks" / "CLIENT.cpy", "PIC X(30)", "PIC X(30"),
        2,
        ["CLIENT.cpy:", "LAST-NAME"],
    ),
    "a missing copybook": (
        lambda p: (p / "copybooks" / "CASES.cpy").unlink(),
        2,
        ["CASES.cpy", "cannot be read"],
    ),
    "an unknown code page": (
        lambda p: replace(p / "migration.yaml", "code_page: cp037", "code_page: cp0377"),
        2,
        ["migration.yaml:", "unknown code page 'cp0377'", "Did you mean 'cp037'?"],
    ),
    "an unknown word": (
        lambda p: replace(p / "migration.yaml", "record_format: FB", "recrd_format: FB"),
        2,
        ["migration.yaml:", "unknown word 'recrd_format'", "Did you mean 'record_format'?"],
    ),
    "a fault of a mapping": (
        lambda p: replace(p / "mappings" / "client.yaml", "from: CLIENT-NO", "from: CLIENT-NUM"),
        2,
        ["client.yaml:", "CLIENT-NUM", "Did you mean", "CLIENT-NO"],
    ),
    "a fault of a suite": (
        lambda p: replace(
            p / "validation" / "client.yaml",
            "expect_column_values_to_be_in_set",
            "expect_column_values_in_set",
        ),
        2,
        ["client.yaml:", "expect_column_values_in_set", "Did you mean"],
    ),
    "no YAML": (lambda p: (p / "migration.yaml").write_text("project: [\n"), 2, ["migration.yaml:"]),
    "no project": (
        lambda p: (p / "migration.yaml").unlink(),
        2,
        ["there is no project here", "migrate init"],
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_each_refusal_says_what_where_and_how_to_mend(project: Path, name: str) -> None:
    spoil, code, words = REFUSALS[name]
    spoil(project)
    done = migrate("run", str(project), environment=ENVIRONMENT)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    missing = [word for word in words if word not in done.stderr]
    assert not missing, done.stderr
    assert not (project / "family.duckdb").exists()


def test_all_faults_of_all_files_come_at_once(project: Path) -> None:
    for name in ("a fault of a mapping", "a fault of a suite"):
        REFUSALS[name][0](project)
    replace(project / "mappings" / "payment.yaml", "type: bigint", "type: bigynt")
    done = migrate("plan", str(project), "--output", "json", environment=ENVIRONMENT)
    assert done.returncode == 2
    faults = json.loads(done.stdout)["faults"]
    assert {Path(fault["file"]).name for fault in faults} >= {"client.yaml", "payment.yaml"}
    assert all(fault["line"] > 0 for fault in faults)


def test_a_database_that_does_not_answer(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"postgresql://me:s3cret-word@127.0.0.1:{port}/family"
        done = migrate("run", str(project), "--target", url, environment=ENVIRONMENT)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "s3cret-word" not in done.stdout + done.stderr


def test_a_wrong_password(project: Path, server: PostgreSQL) -> None:
    url = server.url(password="wr0ng-word")
    done = migrate("run", str(project), "--target", url, environment=ENVIRONMENT)
    assert done.returncode == 3, done.stderr
    assert "password" in done.stderr
    assert "wr0ng-word" not in done.stdout + done.stderr


def test_a_target_of_no_known_kind(project: Path) -> None:
    done = migrate("run", str(project), "--target", "postgres://me@host/db", environment=ENVIRONMENT)
    assert done.returncode == 2
    assert "Did you mean 'postgresql'?" in done.stderr


def test_plan_touches_nothing(project: Path) -> None:
    before = sorted(path.relative_to(project) for path in project.rglob("*"))
    done = migrate("plan", str(project), environment=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert "CREATE TABLE" in done.stdout
    assert sorted(path.relative_to(project) for path in project.rglob("*")) == before


def test_a_drafted_project_plans(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    book, data = EXAMPLE / "copybooks" / "CLIENT.cpy", EXAMPLE / "extracts" / "CLIENTS.bin"
    done = migrate("init", str(folder), "--copybook", str(book), "--data", str(data), environment=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    planned = migrate("plan", str(folder), "--output", "json", environment=ENVIRONMENT)
    assert planned.returncode == 0, planned.stderr
    assert json.loads(planned.stdout)["sources"][0]["records"] == 5000
    again = migrate("init", str(folder), environment=ENVIRONMENT)
    assert again.returncode == 2
