"""Every value of a real table arrives exactly, or its row is in quarantine."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from migrate.errors import DecodingStopped
from tests import servers

pytestmark = pytest.mark.odbc

TABLE = """CREATE TABLE nasty (id integer PRIMARY KEY, d38 numeric(38,0), d2 numeric(11,2) NOT NULL DEFAULT 0,
    d10 numeric(38,10), big bigint, small smallint, flag boolean, day date, moment timestamp,
    second timestamp(0), at time, fixed char(5), word varchar(20), text text, double double precision,
    single real, uuid uuid, bytes bytea, "Mixed ""Case" varchar(10))"""
COLUMNS = [
    *("d38", "d2", "d10", "big", "small", "flag", "day", "moment", "second", "at"),
    *("fixed", "word", "text", "double", "single", "uuid", "bytes"),
]
WORST = [
    {"d38": "9" * 38, "d2": "-123456789.01", "d10": "1234567890123456789012345678.0123456789"},
    {"d38": "-" + "9" * 38, "d10": "-0.0000000001", "d2": "0.01"},
    {"big": "9223372036854775807", "small": "-32768", "flag": "true"},
    {"big": "-9223372036854775808", "flag": "false"},
    {"day": "0001-01-01", "moment": "0001-01-01 00:00:00.000001", "second": "0001-01-01 00:00:00"},
    {"day": "9999-12-31", "moment": "9999-12-31 23:59:59.999999", "at": "23:59:59.5"},
    {"day": "2024-02-29", "moment": "2024-02-29 12:00:00.1", "second": "2024-02-29 12:00:00"},
    {"fixed": "ab", "word": "", "text": ""},
    {"fixed": "", "word": "  a  ", "text": "line\r\n2\ttab"},
    {"fixed": "äöüßé", "word": "\N{GRINNING FACE}" * 20, "text": "\N{MUSICAL SYMBOL G CLEF}" * 5000},
    {"double": "1.1", "single": "1.1"},
    {"double": "1.7976931348623157e308", "uuid": "00000000-0000-0000-0000-000000000001", "bytes": "\\x00ff"},
    {},
]
MEANT = {
    "d38": Decimal,
    "d2": Decimal,
    "d10": Decimal,
    "big": int,
    "small": int,
    "flag": lambda text: text == "true",
    "day": dt.date.fromisoformat,
    "moment": dt.datetime.fromisoformat,
    "second": dt.datetime.fromisoformat,
    "double": float,
    "single": float,
    "bytes": lambda text: bytes.fromhex(text[2:]),
}


@pytest.fixture(scope="module")
def nasty(server: servers.PostgreSQL) -> None:
    statements = [TABLE]
    for number, values in enumerate(WORST, start=1):
        names = ", ".join(["id", *values])
        literals = ", ".join([str(number), *(f"E'{_escaped(value)}'" for value in values.values())])
        statements.append(f"INSERT INTO nasty ({names}) VALUES ({literals})")
    server.sql(*statements)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")


def test_every_nasty_value_arrives_exactly(nasty: None, read: Any) -> None:
    found = read(table="nasty")
    assert found.rejects == []
    assert (found.tally.records, found.tally.bytes) == (len(WORST), 0)
    for row, written in zip(found.rows, WORST, strict=True):
        for column in COLUMNS:
            text = written.get(column, "0" if column == "d2" else None)
            meant = None if text is None else MEANT.get(column, str)(text)
            assert row[column] == meant, column


def test_types_and_names_come_from_the_catalogue(nasty: None, read: Any) -> None:
    connector = read(table="public.nasty").connector
    (segment,) = connector.segments()
    assert segment.name == "nasty"
    assert segment.schema.field("_record").type == pa.int64()
    assert segment.schema.field("d38").type == pa.decimal128(38, 0)
    assert segment.schema.field("d10").type == pa.decimal128(38, 10)
    assert segment.schema.field("day").type == pa.date32()
    assert segment.schema.field("moment").type == pa.timestamp("us")
    assert segment.schema.field("flag").type == pa.bool_()
    assert segment.schema.field("double").type == pa.float64()
    assert segment.schema.field("at").type == pa.string()
    assert [each.name for each in segment.schema if not each.nullable] == ["_record", "id", "d2"]
    layout = {field.path: field for field in connector.layout().walk()}
    assert layout["d2"].picture == "numeric(11,2)"
    assert (layout["d10"].digits, layout["d10"].scale) == (38, 10)
    assert 'Mixed "Case' in layout


@pytest.mark.parametrize(
    ("trim", "fixed", "word"),
    [("right", "ab", "x  "), ("none", "ab   ", "x  "), (["word"], "ab   ", "x")],
)
def test_trim_takes_padding_off_char_only(
    server: servers.PostgreSQL, read: Any, trim: Any, fixed: str, word: str
) -> None:
    server.sql(
        "DROP TABLE IF EXISTS padded",
        "CREATE TABLE padded (id int PRIMARY KEY, fixed char(5), word varchar(5), blank char(3))",
        "INSERT INTO padded VALUES (1, 'ab', 'x  ', '')",
    )
    (row,) = read(table="padded", trim=trim).rows
    assert (row["fixed"], row["word"]) == (fixed, word)
    assert row["blank"] is not None


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("date", "infinity", "date"),
        ("date", "12345-01-01", "date"),
        ("timestamp", "-infinity", "timestamp (microseconds)"),
        ("numeric(5,2)", "NaN", "decimal(5,2); a 'query' can cast it to a wider one"),
        ("numeric", "1.123456789", "decimal(28,6); a 'query' can cast it to a wider one"),
    ],
)
def test_a_value_that_the_driver_would_change_goes_to_quarantine(
    server: servers.PostgreSQL, read: Any, kind: str, value: str, said: str
) -> None:
    server.sql(
        "DROP TABLE IF EXISTS odd",
        f"CREATE TABLE odd (id int PRIMARY KEY, v {kind})",
        f"INSERT INTO odd VALUES (1, NULL), (2, '{value}'), (3, NULL)",
    )
    found = read(table="odd")
    assert [row["id"] for row in found.rows] == [1, 3]
    (reject,) = found.rejects
    assert (reject["_record"], reject["field"], reject["code"]) == (2, "v", "type")
    assert reject["reason"].endswith(f"does not fit its column's type, {said}")
    assert found.tally.records == 3
    with pytest.raises(DecodingStopped) as caught:
        read(table="odd", on_invalid="stop")
    assert (caught.value.record, caught.value.field) == (2, "v")


def test_texts_without_a_length_get_the_room_they_need(server: servers.PostgreSQL, read: Any) -> None:
    server.sql(
        "DROP TABLE IF EXISTS growing",
        "CREATE TABLE growing (id int PRIMARY KEY, t text, v varchar, b bytea)",
        "INSERT INTO growing SELECT i, repeat('ü', i * 20), repeat('x', i), decode(repeat('ff', i), 'hex')"
        " FROM generate_series(1, 2000) i",
    )
    found = read(table="growing")
    assert [row["_record"] for row in found.rows] == list(range(1, 2001))
    for row in found.rows:
        sizes = (len(row["t"]), len(row["v"]), len(row["b"]))
        assert sizes == (row["id"] * 20, row["id"], row["id"])
    assert found.connector.locate([2000])[0].fields[2].characters == "x" * 2000


def test_a_row_is_located_as_the_database_writes_it(nasty: None, read: Any) -> None:
    connector = read(table="nasty").connector
    ninth, first = connector.locate([9, 1])
    assert (ninth.record, ninth.offset, ninth.segment) == (9, 0, "nasty")
    assert ninth.bytes.startswith(b'["9",null,"0.00",null')
    found = {field.path: field for field in ninth.fields}
    assert found["fixed"].characters == "     "
    assert found["text"].characters == "line\r\n2\ttab"
    assert found["d2"].picture == "numeric"
    part = ninth.bytes[found["word"].offset : found["word"].offset + found["word"].length]
    assert part == b'"  a  "'
    assert first.fields[1].characters == "9" * 38


def test_a_query_is_a_source(nasty: None, read: Any) -> None:
    query = "SELECT id AS nr, CAST(d10 AS varchar(50)) AS d10 FROM nasty WHERE d10 IS NOT NULL;"
    found = read(query=query, key="NR")
    assert found.rows == [
        {"_record": 1, "nr": 1, "d10": "1234567890123456789012345678.0123456789"},
        {"_record": 2, "nr": 2, "d10": "-0.0000000001"},
    ]
    assert found.connector.segments()[0].name == "workers"


def test_chunks_and_rows_in_key_order(server: servers.PostgreSQL, read: Any) -> None:
    server.sql(
        "DROP TABLE IF EXISTS many",
        "CREATE TABLE many (a int, b int, PRIMARY KEY (b, a))",
        "INSERT INTO many SELECT i, 25000 - i FROM generate_series(1, 25000) i",
    )
    found = read(table="MANY")
    assert [row["b"] for row in found.rows] == list(range(25000))
    assert [row["_record"] for row in found.rows] == list(range(1, 25001))
    (partition,) = found.connector.partitions(1)
    assert (partition.start, partition.end, partition.records) == (0, 25000, 25000)
    assert sum(1 for _ in found.connector.read(partition)) == 3
    assert [raw.fields[1].characters for raw in found.connector.locate([25000, 1, 10001])] == [
        "24999",
        "0",
        "10000",
    ]


def test_an_empty_table_gives_one_empty_chunk(server: servers.PostgreSQL, read: Any) -> None:
    server.sql("DROP TABLE IF EXISTS bare", "CREATE TABLE bare (id int PRIMARY KEY, d date)")
    found = read(table="bare")
    assert (found.rows, found.tally.records) == ([], 0)
