"""A real PostgreSQL, read through unixODBC and psqlODBC."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Tally
from connectors.odbc import OdbcConnector, OdbcSource
from tests import servers

DRIVER = "PostgreSQL Unicode"
VARIABLE = "MIGRATE_CONNECTION_LEGACY_DB"


@dataclass
class Whole:
    """Everything that one source gives."""

    connector: OdbcConnector
    rows: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    tally: Tally


Reader = Callable[..., Whole]


@pytest.fixture(scope="session")
def driver() -> str:
    """The driver's name. In CI its absence is a failure, elsewhere these tests are skipped, and say so."""
    missing = ""
    try:
        import pyodbc

        if DRIVER not in pyodbc.drivers():
            missing = f"the ODBC driver '{DRIVER}' is not installed (Debian: odbc-postgresql)"
    except ImportError as error:
        missing = f"the ODBC driver manager is not installed (Debian: unixodbc): {error}"
    if missing and os.environ.get("CI"):
        pytest.fail(missing)
    if missing:
        pytest.skip(f"NOT TESTED HERE: {missing}")
    return DRIVER


@pytest.fixture(scope="session")
def server(driver: str) -> Iterator[servers.PostgreSQL]:
    with servers.postgresql() as running:
        yield running


@pytest.fixture
def connection(server: servers.PostgreSQL, driver: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The connection string of the server, under the name `legacy-db`."""
    words = {
        "Driver": driver,
        "Server": "127.0.0.1",
        "Port": str(server.port),
        "Database": "postgres",
        "Uid": "postgres",
        "Pwd": f"{{{servers.PASSWORD}}}",
    }
    text = ";".join(f"{name}={value}" for name, value in words.items())
    monkeypatch.setenv(VARIABLE, text)
    return text


@pytest.fixture
def read(connection: str) -> Reader:
    """Read a source to its end."""

    def reader(**words: Any) -> Whole:
        connector = source(**words)
        rows: list[dict[str, Any]] = []
        rejects: list[dict[str, Any]] = []
        tally = Tally()
        for partition in connector.partitions(1 << 20):
            for chunk in connector.read(partition):
                (batch,) = chunk.rows.values()
                assert batch.schema == connector.segments()[0].schema
                rows += batch.to_pylist()
                rejects += chunk.rejects.to_pylist()
                tally += chunk.tally
        return Whole(connector, rows, rejects, tally)

    return reader


def source(**words: Any) -> OdbcConnector:
    description = OdbcSource.model_validate({"connection": "legacy-db", **words})
    return OdbcConnector("workers", description, Path())
