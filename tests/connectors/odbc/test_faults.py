"""What cannot be read here, is refused or does not answer: each told plainly, and never with a password."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from connectors import odbc
from connectors.base import Connector
from connectors.odbc import OdbcSource
from connectors.odbc.link import scrub
from migrate.errors import SourceError, SourceUnreachable
from tests import servers

from .conftest import VARIABLE, source

LOCAL = "Driver={PostgreSQL Unicode};Server=127.0.0.1;Database=postgres"


def test_it_is_a_connector() -> None:
    assert isinstance(source(table="t"), Connector)
    assert odbc.__all__ == ["OdbcConnector", "OdbcSource"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"connection": "Driver=X;Uid=me;Pwd=topsecret"}, "a connection string may hold a password"),
        ({}, "needs one of 'table' and 'query'"),
        ({"table": "t", "query": "SELECT 1"}, "needs one of 'table' and 'query'"),
        ({"query": "SELECT 1"}, "a query has no primary key"),
        ({"query": "DELETE FROM t", "key": "id"}, "'query' is not one SELECT"),
        ({"query": "SELECT 1; DROP TABLE t", "key": "id"}, "'query' is not one SELECT"),
    ],
)
def test_the_description_tells_its_faults(words: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match="1 validation error") as caught:
        OdbcSource.model_validate({"connection": "legacy", **words})
    problem = caught.value.errors()[0]["msg"]  # type: ignore[attr-defined]
    assert reason in problem
    assert "topsecret" not in problem


def test_the_environment_variable_of_a_connection() -> None:
    assert OdbcSource(connection="legacy.hr-2", table="t").variable == "MIGRATE_CONNECTION_LEGACY_HR_2"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("UID=me;PWD=abc;Port=1", "UID=me;PWD=***;Port=1"),
        ("Password={a;b}}c};x", "Password=***;x"),
        ("pwd = abc", "pwd=***"),
        ("login failed for abc", "login failed for abc"),
    ],
)
def test_scrub(text: str, clean: str) -> None:
    assert scrub(text) == clean
    assert scrub("the server says: hunter22", "Uid=x;Pwd={hunter22}") == "the server says: ***"


def test_a_variable_that_is_not_set_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert source(table="t").available() == f"the environment variable {VARIABLE} is not set"
    with pytest.raises(SourceError, match="is not set") as caught:
        source(table="t").partitions(1)
    assert "optional: true" in caught.value.remedy


def test_a_missing_driver_manager_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, LOCAL)
    whole = builtins.__import__

    def without(name: str, *rest: Any, **words: Any) -> Any:
        if name == "pyodbc":
            raise ImportError("libodbc.so.2: cannot open shared object file: No such file or directory")
        return whole(name, *rest, **words)

    monkeypatch.setattr(builtins, "__import__", without)
    reason = "the ODBC driver manager is not installed (Debian: apt install unixodbc)"
    assert source(table="t").available() == reason


@pytest.mark.odbc
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Driver={PostgreSQL Unicod};Pwd=topsecret", "Did you mean 'PostgreSQL Unicode'"),
        ("DSN=nowhere;Pwd=topsecret", "the ODBC data source 'nowhere' is not set up on this machine"),
    ],
)
def test_a_driver_that_is_not_installed_is_a_reason(
    driver: str, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    monkeypatch.setenv(VARIABLE, text)
    found = source(table="t").available()
    assert found is not None
    assert reason in found
    assert "topsecret" not in found


@pytest.mark.odbc
@pytest.mark.parametrize(
    ("change", "error", "reason"),
    [
        (("Pwd={", "Pwd={wrong"), SourceError, "refuses the login"),
        (("Database=postgres", "Database=nowhere"), SourceError, 'database "nowhere" does not exist'),
        (("Port=", "Port=1;Was="), SourceUnreachable, "does not answer"),
        (("Server=127.0.0.1", "Server=nowhere.invalid"), SourceUnreachable, "does not answer"),
        (("Driver=PostgreSQL Unicode", "Driver=/nowhere/lib.so"), SourceError, "driver cannot be used"),
    ],
)
def test_what_a_server_refuses_is_terminal_and_silence_is_not(
    connection: str,
    monkeypatch: pytest.MonkeyPatch,
    change: tuple[str, str],
    error: type[Exception],
    reason: str,
) -> None:
    assert change[0] in connection
    monkeypatch.setenv(VARIABLE, connection.replace(*change))
    with pytest.raises(error) as caught:
        source(table="t").partitions(1)
    assert reason in str(caught.value)
    assert servers.PASSWORD not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.odbc
def test_a_server_that_goes_away_while_it_is_read_is_retryable(
    server: servers.PostgreSQL, connection: str, read: Any
) -> None:
    server.sql(
        "DROP TABLE IF EXISTS leaving",
        "CREATE TABLE leaving (id int PRIMARY KEY, t text)",
        "INSERT INTO leaving SELECT i, repeat('x', 500) FROM generate_series(1, 60000) i",
    )
    connector = source(table="leaving")
    (partition,) = connector.partitions(1)
    chunks = connector.read(partition)
    next(chunks)
    server.kill_sessions("postgres")
    with pytest.raises(SourceUnreachable):
        list(chunks)


@pytest.mark.odbc
def test_tables_and_keys_that_are_not_there(server: servers.PostgreSQL, read: Any) -> None:
    server.sql(
        "CREATE SCHEMA IF NOT EXISTS hr",
        "DROP TABLE IF EXISTS hr.staff, staff, loose",
        "CREATE TABLE hr.staff (id int PRIMARY KEY)",
        "CREATE TABLE staff (id int PRIMARY KEY)",
        "CREATE TABLE loose (a int, b int)",
        "INSERT INTO loose VALUES (1, 1), (1, 2), (NULL, 3)",
    )
    for words, reason in [
        ({"table": "stafff"}, "Did you mean 'public.staff'|Did you mean 'staff'|Did you mean 'hr.staff'"),
        ({"table": "STAFF"}, "may be hr.staff, public.staff"),
        ({"table": "loose"}, "has no primary key"),
        ({"table": "loose", "key": ["c"]}, "there is no column 'c' for the key"),
        ({"table": "loose", "key": ["A"]}, "does not tell rows apart: 1 values repeated"),
        ({"query": "SELECT nope FROM loose", "key": ["a"]}, 'column "nope" does not exist'),
        ({"query": "WITH d AS (DELETE FROM loose RETURNING *) SELECT * FROM d", "key": ["b"]}, "refuses"),
    ]:
        with pytest.raises(SourceError, match=reason):
            read(**words)
    assert [row["b"] for row in read(table="loose", key=["b"]).rows] == [1, 2, 3]
    assert read(table="HR.STAFF").rows == []


@pytest.mark.odbc
def test_a_table_that_changes_after_it_was_counted_is_an_error(server: servers.PostgreSQL, read: Any) -> None:
    server.sql(
        "DROP TABLE IF EXISTS moving",
        "CREATE TABLE moving (id int PRIMARY KEY)",
        "INSERT INTO moving VALUES (1)",
    )
    connector = read(table="moving").connector
    (partition,) = connector.partitions(1)
    server.sql("DELETE FROM moving")
    with pytest.raises(SourceError, match="holds 0 rows of a range that held 1"):
        list(connector.read(partition))
    with pytest.raises(SourceError, match="no record 1"):
        connector.locate([1])


@pytest.mark.odbc
def test_files_names_the_table_and_claims_no_hash(server: servers.PostgreSQL, read: Any) -> None:
    server.sql("CREATE TABLE IF NOT EXISTS named (id int PRIMARY KEY)")
    (file,) = read(table="named").connector.files()
    assert (file.address, file.bytes, file.sha256) == ("odbc:legacy-db/public.named", 0, "")
