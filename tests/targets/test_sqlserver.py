"""SQL Server as far as it goes without one: T-SQL that parses, the address, the driver, errors in plain words."""

from __future__ import annotations

import importlib.util
from typing import Any

import pyodbc
import pytest
import sqlalchemy as sa
import sqlglot
from sqlalchemy.dialects import mssql
from sqlalchemy.schema import CreateTable

from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import ConfigurationError, TargetError, TargetUnreachable
from migrate.targets import open_target, sqlserver_address
from migrate.targets.sqlserver import SQLServerTarget
from migrate.targets.sqlserver_address import connection_string, find_driver
from migrate.targets.sqlserver_errors import plain_error
from tests.targets.nasty import nasty_table
from tests.targets.sample import CLIENT, TABLES

URL = "mssql://sa:s%3Bcr}t@127.0.0.1:1/family?TrustServerCertificate=yes"


@pytest.fixture
def target() -> SQLServerTarget:
    found: Any = open_target(URL, "family")
    return found


def parsed(sql: str) -> str:
    """The statement as sqlglot's T-SQL understands it; raises where it does not."""
    (tree,) = sqlglot.parse(sql, read="tsql", error_level=sqlglot.ErrorLevel.RAISE)
    assert tree is not None
    return str(tree.sql("tsql"))


def test_every_statement_parses_as_t_sql(target: SQLServerTarget) -> None:
    table = nasty_table()
    name, write = target.published("nasty"), target.write
    statements = [write.staging_table("family_staging", table), write.table("family", table)]
    statements += write.comments("family", table)
    digests = target.form.digests(table, name, write.quote)
    statements += [digests, target.form.buckets(f"({digests}) AS digests")]
    statements += [f"SELECT 1 FROM {name} WHERE {target._begins(table, ['00a', 'fff'])}"]
    statements += [f"SELECT {', '.join(target._column(column) for column in table.columns)} FROM {name}"]
    for each in target.ledger._metadata.sorted_tables:
        statements.append(str(CreateTable(each).compile(dialect=mssql.dialect())))
    for statement in statements:
        assert parsed(statement)


def test_a_staging_table_becomes_the_published_one(target: SQLServerTarget) -> None:
    assert list(target._moved(CLIENT)) == [
        "ALTER TABLE [family_staging].[client] DROP COLUMN [_record]",
        "ALTER TABLE [family_staging].[client] ADD PRIMARY KEY ([client_id])",
        "ALTER SCHEMA [family] TRANSFER OBJECT::[family_staging].[client]",
        *target.write.comments("family", CLIENT),
    ]
    assert target.write.comments("family", CLIENT)[1] == (
        "EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'From clients: CLIENT-NO', "
        "@level0type = N'SCHEMA', @level0name = N'family', @level1type = N'TABLE', @level1name = N'client', "
        "@level2type = N'COLUMN', @level2name = N'client_id'"
    )


def test_ddl_makes_schema_tables_and_keys(target: SQLServerTarget) -> None:
    made = target.ddl(TABLES)
    assert made[0] == "IF SCHEMA_ID(N'family') IS NULL EXEC(N'CREATE SCHEMA [family]')"
    (case,) = (each for each in made if each.startswith("CREATE TABLE [family].[case]"))
    assert "FOREIGN KEY ([client_id]) REFERENCES [family].[client] ([client_id])" in case
    assert all(parsed(each) for each in made[1:])


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("varchar(60)", "nvarchar(120) COLLATE Latin1_General_100_BIN2"),
        ("varchar(2000)", "nvarchar(4000) COLLATE Latin1_General_100_BIN2"),
        ("varchar(2001)", "nvarchar(max) COLLATE Latin1_General_100_BIN2"),
        ("char(10)", "nvarchar(20) COLLATE Latin1_General_100_BIN2"),
        ("text", "nvarchar(max) COLLATE Latin1_General_100_BIN2"),
        ("decimal(38,10)", "decimal(38,10)"),
        ("timestamp", "datetime2(6)"),
        ("boolean", "bit"),
        ("double", "float(53)"),
        ("integer", "int"),
        ("uuid", "uniqueidentifier"),
    ],
)
def test_types(target: SQLServerTarget, kind: str, says: str) -> None:
    assert target.write.type(SqlType.parse(kind)) == says


def test_keys_longer_than_an_index_are_refused(target: SQLServerTarget) -> None:
    def keyed(kind: str) -> TargetTable:
        return TargetTable("t", (TargetColumn("k", SqlType.parse(kind)),), ("k",), "s", "S")

    assert target.write.primary_key(keyed("varchar(200)")) == "PRIMARY KEY ([k])"
    assert target.write.primary_key(keyed("varchar(300)")) == "PRIMARY KEY NONCLUSTERED ([k])"
    for kind in ("varchar(500)", "text"):
        with pytest.raises(TargetError, match="longest has 1700"):
            target.write.primary_key(keyed(kind))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mssql://me:a;b}@h/d", "Server=h;Database=d;UID=me;PWD={a;b}}};Encrypt=yes;APP=migrate"),
        (
            "mssql+pyodbc://h:1433/d",
            "Server=h,1433;Database=d;Trusted_Connection=yes;Encrypt=yes;APP=migrate",
        ),
        (
            "mssql://id:key@h/d?Authentication=ActiveDirectoryServicePrincipal&encrypt=strict",
            "Server=h;Database=d;UID=id;PWD=key;APP=migrate;Authentication=ActiveDirectoryServicePrincipal;encrypt=strict",
        ),
        (
            "mssql://h/d?Authentication=ActiveDirectoryMsi",
            "Server=h;Database=d;Encrypt=yes;APP=migrate;Authentication=ActiveDirectoryMsi",
        ),
    ],
)
def test_connection_strings(url: str, says: str) -> None:
    asked = sa.make_url(url).update_query_dict({"driver": "X"})
    assert connection_string(asked) == f"Driver=X;{says}"


@pytest.mark.parametrize("url", ["mssql://me@h", "mssql:///d", "mssql://h/d?PWD=x", "mssql://h/d?a;b=x"])
def test_addresses_that_cannot_be_used(url: str) -> None:
    with pytest.raises(ConfigurationError):
        connection_string(sa.make_url(url))


def test_an_installed_driver_goes_before_the_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyodbc, "drivers", lambda: ["ODBC Driver 17 for SQL Server", "other"])
    assert find_driver() == "ODBC Driver 17 for SQL Server"
    monkeypatch.setattr(pyodbc, "drivers", list)
    assert "libmsodbcsql-18" in find_driver()
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(TargetError, match="no ODBC driver") as raised:
        sqlserver_address.find_driver()
    assert "pip install" in raised.value.remedy


def test_a_closed_port_is_told_without_the_password(
    target: SQLServerTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("migrate.targets.sqlserver._TIMEOUT", 1)
    with pytest.raises(TargetUnreachable, match="does not answer") as raised:
        target.check()
    assert "host and port" in raised.value.remedy
    assert "cr}t" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("Violation of PRIMARY KEY constraint. The duplicate key value is (31337). (2627) (SQLExecute)", TargetError, "twice"),
        ("String or binary data would be truncated. Truncated value: '31337'. (2628) (SQLExecute)", TargetError, "longer"),
        ("Cannot insert the value NULL into column 'x' (515) (SQLExecDirectW)", TargetError, "null"),
        ("Login failed for user 'sa'. (18456) (SQLDriverConnect)", TargetError, "login failed"),
        ("Database 'f' on server 's' is not currently available. (40613) (SQLDriverConnect)", TargetUnreachable, "40613"),
        ("Transaction was deadlocked (1205) (SQLExecute)", TargetUnreachable, "deadlock"),
        ("Conversion failed when converting '31337' to x (4242) (SQLExecute)", TargetError, "Conversion failed"),
    ],
)  # fmt: skip
def test_errors_in_plain_words(text: str, kind: type[Exception], says: str) -> None:
    found = plain_error(
        pyodbc.Error("42000", f"[42000] [Microsoft][ODBC Driver 18 for SQL Server][SQL Server]{text}"),
        "a",
        "p",
    )
    assert type(found) is kind
    assert says in str(found)
    assert "31337" not in str(found)
