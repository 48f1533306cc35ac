"""Targets under test: the same behaviour is asked of every database."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrate.targets import Target, open_target
from tests import servers

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.PostgreSQL]:
    with servers.postgresql() as server:
        yield server


@pytest.fixture(params=["duckdb", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "duckdb":
        return f"duckdb:///{tmp_path / 'target.duckdb'}"
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'target.db'}"
    server: servers.PostgreSQL = request.getfixturevalue("postgres")
    return server.database(f"test {next(_NUMBERS)}")


@pytest.fixture
def target(url: str) -> Iterator[Target]:
    opened = open_target(url, "family")
    yield opened
    opened.close()
