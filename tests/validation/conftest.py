"""Two databases with the same staging tables; every behaviour is proven on both."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from tests import servers

SCHEMA = "staging"

# client: the numbers that the tests name are those of the first column.
TABLES = """
CREATE TABLE staging.client (
    _record bigint, client_id bigint, name varchar(40), zip varchar(10), status varchar(1),
    balance decimal(11,2), credit decimal(11,2), born date, seen timestamp, huge decimal(38,0),
    fraction decimal(38,37), low integer, high integer);
INSERT INTO staging.client VALUES
  (1, 11, 'Ada',   '12345', 'A',  10.00, 10.00, DATE '1990-01-31', TIMESTAMP '2024-01-01 10:00:00',
   99999999999999999999999999999999999998, 0.1234567890123456789012345678901234567, 1, 2),
  (2, 12, 'Bea',   '1234',  'A',  20.50, 30.00, DATE '2000-02-29', TIMESTAMP '2024-01-02 00:00:00',
   99999999999999999999999999999999999999, 0.1234567890123456789012345678901234568, 2, 2),
  (3, 13, NULL,    '12345', 'B', 99999999.99, 0.00, DATE '1890-01-01', NULL, 1, 0, 3, 2),
  (4, 12, 'Bea',   'X12345','C',  -0.01, NULL,  NULL, TIMESTAMP '2024-01-02 00:00:01', -1, 1, NULL, 4),
  (5, 15, '',      NULL,    NULL, NULL,  NULL,  DATE '2024-12-31', TIMESTAMP '2024-06-30 23:59:59',
   NULL, NULL, NULL, NULL),
  (6, 16, E'a\\nb', '99999', 'A',  10.00, 10.00, DATE '2024-12-31', TIMESTAMP '2024-06-30 23:59:59',
   0, 0, 5, 5);
CREATE TABLE staging.payment (_record bigint, payment_id bigint, amount decimal(11,2));
INSERT INTO staging.payment VALUES (101, 1, 30.00), (102, 2, 5.00), (103, 3, 0.30);
CREATE TABLE staging.payment_line (_record bigint, payment_id bigint, amount decimal(11,2));
INSERT INTO staging.payment_line VALUES
  (101, 1, 10.00), (101, 1, 20.00), (102, 2, 5.01), (103, 3, 0.10), (103, 3, 0.20);
CREATE TABLE staging.empty (_record bigint, code varchar(3), amount decimal(11,2));
CREATE TABLE staging."Case" (_record bigint, "Order" integer, "caseId" integer);
INSERT INTO staging."Case" VALUES (201, 1, 7), (202, NULL, 7);
CREATE TABLE staging.many (_record bigint, code varchar(5));
"""


@pytest.fixture(scope="session")
def postgresql() -> Iterator[sa.Engine]:
    with servers.postgresql() as server:
        engine = sa.create_engine(server.url())
        try:
            _fill(engine)
            yield engine
        finally:
            engine.dispose()


@pytest.fixture(scope="session")
def duckdb() -> Iterator[sa.Engine]:
    # Not pytest's folder, of which sessions that run beside this one keep only the last three.
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"duckdb:///{folder}/target.duckdb")
        try:
            _fill(engine)
            yield engine
        finally:
            engine.dispose()


@pytest.fixture(params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> sa.Engine:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, sa.Engine)
    return found


def _fill(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {SCHEMA}"))
        for statement in TABLES.split(";\n"):
            if statement.strip():
                connection.execute(sa.text(statement.replace(":", "\\:")))
        connection.execute(
            sa.text(
                "INSERT INTO staging.many SELECT n, CASE WHEN n % 2 = 0 THEN 'good' ELSE 'bad' END "
                "FROM generate_series(1, 30000) AS t(n)"
            )
        )
