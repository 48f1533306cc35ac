"""What Microsoft's own driver sends for Arrow rows, heard by a server that only listens (tests/targets/tds.py)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyodbc
import pytest
import sqlalchemy as sa

from connectors.base import RECORD
from mappings.tables import SqlType
from migrate.errors import TargetError
from migrate.targets import open_target
from migrate.targets.sqlserver import SQLServerTarget
from migrate.targets.sqlserver_address import connection_string
from migrate.targets.sqlserver_rows import check_types, chunks
from tests.targets import tds
from tests.targets.nasty import VALUES


@pytest.fixture(scope="module")
def server() -> Iterator[tds.Server]:
    with tds.listening() as found:
        yield found


@pytest.fixture
def connection(server: tds.Server) -> Iterator[pyodbc.Connection]:
    url = sa.make_url(f"mssql://sa:secret@127.0.0.1:{server.port}/family?Encrypt=no")
    found = pyodbc.connect(connection_string(url), timeout=10)
    yield found
    found.close()


def sent(
    server: tds.Server, connection: pyodbc.Connection, batch: pa.RecordBatch
) -> list[list[tds.Parameter]]:
    """The rows as they came over the wire."""
    before = len(server.heard().rows())
    marks = ", ".join("?" * batch.num_columns)
    with connection.cursor() as cursor:
        cursor.fast_executemany = True
        for sizes, rows in chunks(batch, dict.fromkeys(batch.schema.names, ""), "t"):
            cursor.setinputsizes(sizes)
            cursor.executemany(f"INSERT INTO t VALUES ({marks})", rows)
    connection.commit()
    return server.heard().rows()[before:]


@pytest.mark.parametrize("kind", VALUES)
def test_every_nasty_value_is_sent_as_it_is(
    server: tds.Server, connection: pyodbc.Connection, kind: str
) -> None:
    # a double that is not finite is refused before; uuids travel as text
    values = [v for v in VALUES[kind] if not (isinstance(v, float) and math.isinf(v))]
    column = pa.array([None, *values], SqlType.parse(kind).arrow)
    for order in (column, column[::-1]):  # a null, and the last value, first: the first decides nothing
        heard = sent(server, connection, pa.record_batch([order], ["v"]))
        assert [repr(row[0].value) for row in heard] == [repr(value) for value in order.to_pylist()]
        words = {row[0].type for row in heard}
        assert len(words) == 1
        assert words <= _WORDS.get(kind, {kind})


_WORDS = {
    "integer": {"int"},
    "double": {"float(53)"},
    "boolean": {"bit"},
    "timestamp": {"datetime2(6)"},
    "varchar(1000)": {"nvarchar(4000)"},
    "text": {"nvarchar(4000)"},
    "char(10)": {"nvarchar(16)", "nvarchar(64)"},
    "uuid": {"nvarchar(64)"},
}


def test_long_texts_are_streamed_whole(server: tds.Server, connection: pyodbc.Connection) -> None:
    texts = ["x" * 4000, "é😀\n" * 400_000, "", None, "short"]
    heard = sent(server, connection, pa.record_batch([pa.array(texts)], ["v"]))
    assert [row[0].value for row in heard] == texts
    assert {row[0].type for row in heard} <= {"nvarchar(max)", "ntext"}


def test_many_rows_go_in_pieces(server: tds.Server, connection: pyodbc.Connection) -> None:
    count = 20_500
    batch = pa.record_batch(
        [pa.array(range(count)), pa.array([f"name {n}" for n in range(count)])], ["n", "v"]
    )
    heard = sent(server, connection, batch)
    assert [(row[0].value, row[1].value) for row in heard] == [(n, f"name {n}") for n in range(count)]


def test_wide_rows_keep_to_the_buffer() -> None:
    batch = pa.record_batch([pa.array(["y" * 3999] * 9_000)] * 2, ["a", "b"])
    pieces = list(chunks(batch, {"a": "nvarchar", "b": "nvarchar"}, "t"))
    assert sum(len(rows) for _, rows in pieces) == 9_000
    assert max(len(rows) for _, rows in pieces) == (32 << 20) // (2 * 8008)


def test_a_text_that_is_no_uuid_is_refused() -> None:
    """The server takes the first 36 characters and says nothing."""
    good = "f47ac10b-58cc-4372-a567-0e02b2c3d479"
    batch = pa.record_batch([pa.array([1, 2]), pa.array([good, f"{good} and more"])], [RECORD, "id"])
    with pytest.raises(TargetError, match="no UUID") as raised:
        list(chunks(batch, {RECORD: "bigint", "id": "uniqueidentifier"}, "t"))
    assert (raised.value.record, raised.value.field) == (2, "id")


def test_columns_of_other_types_are_refused() -> None:
    types = {"a": "nvarchar", "b": "decimal"}
    check_types(pa.schema([("a", pa.string()), ("b", pa.decimal128(9, 2))]), types, "t")
    for wrong in (
        pa.schema([("a", pa.int64())]),
        pa.schema([("b", pa.string())]),
        pa.schema([("c", pa.string())]),
    ):
        with pytest.raises(TargetError, match="but the rows bring"):
            check_types(wrong, types, "t")


def test_doubles_that_are_not_finite_are_refused(server: tds.Server) -> None:
    target: Any = open_target(f"mssql://sa:secret@127.0.0.1:{server.port}/family?Encrypt=no", "family")
    assert isinstance(target, SQLServerTarget)
    for value in (math.inf, math.nan):
        batch = pa.record_batch([pa.array([7]), pa.array([value])], [RECORD, "d"])
        with pytest.raises(TargetError, match="no finite number") as raised:
            target._send(None, "t", batch, {RECORD: "bigint", "d": "float"})
        assert (raised.value.record, raised.value.field) == (7, "d")
