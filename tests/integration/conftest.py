"""The demo agency, migrated once into each database and then looked at by many tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.servers import PostgreSQL, postgresql

EXAMPLE = Path(__file__).parents[2] / "examples" / "family_services"
DRIVER = "PostgreSQL Unicode"


@dataclass(frozen=True)
class Migrated:
    """A finished run of the demo agency: what it printed, where it went, and how to ask for more."""

    summary: dict[str, Any]
    report: dict[str, Any]
    target: str
    runs: Path
    environment: dict[str, str]

    def migrate(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return migrate(*arguments, environment=self.environment)


def migrate(
    *arguments: str, environment: dict[str, str], cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    return subprocess.run(
        [sys.executable, "-m", "migrate", *arguments],
        env=environment, cwd=cwd, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip


def run_demo(target: str, runs: Path, environment: dict[str, str]) -> Migrated:
    done = migrate(
        "run",
        str(EXAMPLE),
        "--target",
        target,
        "--runs",
        str(runs),
        "--output",
        "json",
        environment=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads(done.stdout)
    report = json.loads((runs / summary["run"] / "report.json").read_text("utf-8"))
    return Migrated(summary, report, target, runs, environment)


@pytest.fixture(scope="session")
def server() -> Iterator[PostgreSQL]:
    with postgresql() as started:
        yield started


@pytest.fixture(scope="session")
def environment(server: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The process's environment, with the agency's worker table behind an ODBC connection."""
    found = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    found.setdefault("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
    try:
        import pyodbc

        has_driver = DRIVER in pyodbc.drivers()
    except ImportError:
        has_driver = False
    if not has_driver:
        if os.environ.get("CI"):
            pytest.fail(f"the ODBC driver {DRIVER} is not installed, and nothing is skipped in CI")
        print(
            f"\nNOT TESTED: the WORKERS source, because the ODBC driver {DRIVER} is not installed",
            file=sys.stderr,
        )
        return found
    url = server.database("legacy")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute((EXAMPLE / "extracts" / "WORKERS.sql").read_bytes())
    password = url.split(":", 2)[2].rsplit("@", 1)[0]
    from urllib.parse import unquote

    found["MIGRATE_CONNECTION_LEGACY"] = (
        f"Driver={{{DRIVER}}};Server=127.0.0.1;Port={server.port};Database=legacy;Uid=postgres;Pwd={{{unquote(password)}}}"
    )
    return found


@pytest.fixture(scope="session")
def in_duckdb(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Migrated:
    folder = tmp_path_factory.mktemp("duckdb")
    return run_demo(f"duckdb:///{folder / 'family.duckdb'}", folder / "runs", environment)


@pytest.fixture(scope="session")
def in_postgresql(
    server: PostgreSQL, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Migrated:
    folder = tmp_path_factory.mktemp("postgresql")
    return run_demo(server.database("family"), folder / "runs", environment)
