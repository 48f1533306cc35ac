"""What every test finds: the command leaves --target and --runs in the environment, for its workers."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from migrate.project import RUNS_VARIABLE, TARGET_VARIABLE

SQL_SERVER = "MIGRATE_TEST_SQLSERVER"
"""The variable that holds the address of a SQL Server for the tests."""
collect_ignore = [] if os.environ.get(SQL_SERVER) else ["targets/test_sqlserver_server.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if collect_ignore:
        terminalreporter.write_line(
            f"!!! NOT TESTED: a SQL Server, for want of an address in {SQL_SERVER} (docs/sql-server.md)",
            yellow=True,
        )


@pytest.fixture(autouse=True)
def nothing_is_left_in_the_environment() -> Iterator[None]:
    yield
    for name in (RUNS_VARIABLE, TARGET_VARIABLE):
        os.environ.pop(name, None)
