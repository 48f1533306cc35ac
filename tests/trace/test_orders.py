"""Both ways over records that stand under one another, nested tables, two files and a COPY member."""

from __future__ import annotations

import json
import shutil
import uuid
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from migrate.cli import cli
from migrate.errors import SourceError, TerminalError
from migrate.pipeline import close_run, open_run, stored_report
from migrate.project import TARGET_VARIABLE
from migrate.trace import MASK, TracedColumn, Tracer, parse_key
from tests.servers import postgresql
from tests.trace.conftest import FIRST, SECOND, run, write_orders


def traced(tracer: Tracer, table: str, key: str, column: str) -> TracedColumn:
    found = tracer.value(table, parse_key(tracer.tables[table], key), column)
    assert found.row is not None, found.headline
    (one,) = found.row.columns
    assert one.same is True
    return one


def start_of(record: int) -> int:
    """Where a record of the first file begins, by hand: a block of two records and a block of three."""
    lengths = [len(each) + 4 for each in FIRST]
    blocks = 4 if record <= 2 else 8
    return blocks + sum(lengths[: record - 1]) + 4


def test_an_element_of_a_nested_table_is_found_at_its_bytes(tracer: Tracer) -> None:
    one = traced(tracer, "stamp", "1,2,1", "worth")
    (field,) = one.fields
    at = 1 + 5 + 8 + 2 + 7 + 3
    assert (field.path, field.offset, field.length) == ("PARCEL[2].STAMP[1]", at, 2)
    assert bytes.fromhex(field.hex) == FIRST[0][at : at + 2] == b"\x02\x1c"
    assert (field.value, one.published, one.mapped) == ("21", "21", "21")
    assert (field.declared, field.line, field.picture) == ("books/ORDER.cpy", 6, "S9(3)")
    assert field.at == start_of(1) + at


def test_an_expression_names_every_field_and_what_only_decides(tracer: Tracer) -> None:
    one = traced(tracer, "stamp", "purchase_no=1,parcel_seq=2,seq=2", "heavy")
    assert {(field.path, field.role, field.value) for field in one.fields} == {
        ("PARCEL[2].WEIGHT", "condition", "150"),
        ("PARCEL[2].STAMP[2]", "value", "22"),
    }
    assert (one.kind, one.published) == ("derived", "22")


def test_an_element_named_by_its_number(tracer: Tracer) -> None:
    (field,) = traced(tracer, "parcel", "1,2", "first_stamp").fields
    assert (field.path, field.value) == ("PARCEL[2].STAMP[1]", "21")


def test_a_field_of_the_record_above(tracer: Tracer) -> None:
    key = str(uuid.uuid3(uuid.uuid3(uuid.NAMESPACE_URL, "urn:table:lines"), "1:13:PEN"))
    one = traced(tracer, "line", key, "purchase_no")
    (field,) = one.fields
    assert (field.record, field.segment, field.path, field.offset) == (1, "ORDER-RECORD", "ORDER-NO", 1)
    assert (field.declared, field.line) == ("books/BUYER.cpy", 2)
    assert field.at == start_of(1) + 1
    total = traced(tracer, "line", key, "total")
    assert {(each.path, each.record, each.offset, each.hex) for each in total.fields} == {
        ("PRICE", 3, 5, "00 00 09 9D"),
        ("AMOUNT", 3, 9, "F0 F1 F0"),
    }
    assert total.published == "-9.90"
    assert traced(tracer, "line", key, "item").published == "PEN"
    made = traced(tracer, "line", key, "line_key")
    assert made.kind == "key"
    assert str(uuid.uuid3(uuid.NAMESPACE_URL, "urn:table:lines")) in made.made
    assert (
        traced(tracer, "line", key, "place").made
        == "the number of the record among those of its type under record 1"
    )


def test_a_code_and_a_constant(tracer: Tracer) -> None:
    one = traced(tracer, "purchase", "1", "land")
    assert one.code == {"file": "lands.csv", "line": 2, "code": "DE", "meaning": "Germany"}
    assert (one.file, one.line) == ("order.yaml", 8)
    assert one.words == "from: LAND\nlookup: lands.csv\ntype: varchar(20)"
    constant = traced(tracer, "purchase", "1", "origin")
    assert (constant.kind, constant.fields, constant.published) == ("constant", [], "mainframe")
    taken = traced(tracer, "stamp", "1,2,1", "purchase_no")
    assert taken.through == ("parcel.purchase_no", "purchase.purchase_no")
    assert [field.path for field in taken.fields] == ["ORDER-NO"]


def test_a_record_of_the_second_file(tracer: Tracer) -> None:
    found = tracer.value("purchase", {"purchase_no": 4})
    assert (found.record.file, found.record.record, found.record.unchanged) == ("ORDERS-2.bin", 8, True)
    assert found.record.offset == 8 + sum(len(each) + 4 for each in SECOND[:2])
    assert found.record.length == len(SECOND[2])


def test_records_that_are_not_loaded_say_why(tracer: Tracer) -> None:
    dropped = tracer.value("purchase", {"purchase_no": 2})
    assert dropped.row is None
    assert (dropped.record.record, dropped.record.disposition) == (4, "filtered")
    assert "the filter trials" in dropped.headline
    refused = tracer.value("purchase", {"purchase_no": 3})
    assert [line.code for line in refused.record.lines] == ["unknown_code"]
    assert "quarantined" in refused.headline
    child = tracer.value("parcel", {"purchase_no": 3, "seq": 1})
    assert (child.row, child.record.record) == (None, 6)
    broken = tracer.record("orders", 9)
    assert (broken.disposition, broken.rows) == ("quarantined", [])
    assert {(line.stage, line.field) for line in broken.lines} == {("decode", "AMOUNT")}
    orphan = tracer.record("orders", 7)
    assert [line.code for line in orphan.lines] == ["parent_quarantined"]
    assert [row.stands for row in orphan.rows] == [False]  # what it would have been


def test_a_record_shows_all_its_rows(tracer: Tracer) -> None:
    found = tracer.record("orders", 1)
    assert found.disposition == "loaded"
    assert [row.table for row in found.rows] == ["purchase", *["parcel"] * 2, *["stamp"] * 4]
    assert all(row.stands and all(each.same for each in row.columns) for row in found.rows)
    data = FIRST[0]
    for field in found.fields:
        if not field.masked:
            assert bytes.fromhex(field.hex) == data[field.offset : field.offset + field.length]


def test_keys_that_are_nowhere(tracer: Tracer) -> None:
    with pytest.raises(TerminalError, match="neither the table purchase nor the source orders has this key"):
        tracer.value("purchase", {"purchase_no": 99})
    with pytest.raises(TerminalError, match="neither the table stamp"):
        tracer.value("stamp", {"purchase_no": 99, "parcel_seq": 1, "seq": 1})
    with pytest.raises(SourceError, match="there is no record 11"):
        tracer.record("orders", 11)
    beyond = tracer.value("stamp", {"purchase_no": 1, "parcel_seq": 2, "seq": 3})
    assert beyond.row is None
    assert "comes from record 1" in beyond.headline


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1", "has 3 columns: write purchase_no=...,parcel_seq=...,seq=..."),
        ("purchase_no=1,seq=2", "has no parcel_seq"),
        ("a=1,seq=2", "no column 'a'"),
        ("1,x,2", "parcel_seq is smallint"),
    ],
)
def test_a_key_that_is_none(tracer: Tracer, key: str, words: str) -> None:
    with pytest.raises(ValueError, match=words.replace(".", r"\.")):
        parse_key(tracer.tables["stamp"], key)


def test_personal_data_is_masked_in_every_form(tracer: Tracer, orders: Path) -> None:
    found = [tracer.record("orders", 1), tracer.value("purchase", {"purchase_no": 1})]
    hidden = json.dumps([each.as_dict() for each in found], ensure_ascii=False)
    assert "Anna" not in hidden
    assert "Anna".encode("cp037").hex(" ").upper() not in hidden
    assert MASK in hidden
    shown = Tracer(tracer.context, tracer.report, unmask=True).value("purchase", {"purchase_no": 1}, "buyer")
    assert shown.row is not None
    assert (shown.row.columns[0].published, shown.row.columns[0].fields[0].characters) == ("Anna", "Anna    ")


def test_a_changed_value_a_lost_row_and_a_changed_file_are_told(orders: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(orders, folder)
    with duckdb.connect(str(folder / "orders.duckdb")) as connection:
        connection.execute("UPDATE shop.parcel SET weight = 6 WHERE purchase_no = 1 AND seq = 1")
        connection.execute("DELETE FROM shop.stamp WHERE purchase_no = 4")
        connection.execute("INSERT INTO shop.purchase VALUES (77, 'Zoe', 'France', 'mainframe')")
    data = bytearray((folder / "ORDERS-2.bin").read_bytes())
    data[-1] = 0xF9
    (folder / "ORDERS-2.bin").write_bytes(data)
    context = open_run(str(folder), "trace")
    try:
        tracer = Tracer(context, stored_report(context, "first"))
        changed = tracer.value("parcel", {"purchase_no": 1, "seq": 1}, "weight")
        assert changed.row is not None
        weight = changed.row.columns[0]
        assert (weight.published, weight.mapped, weight.same) == ("6", "5", False)
        lost = tracer.value("stamp", {"purchase_no": 4, "parcel_seq": 1, "seq": 1}, "worth")
        assert lost.row is not None
        assert (lost.row.stands, lost.record.unchanged) == (False, False)
        assert "its SHA-256 is another one" in lost.record.notes[0]
        with pytest.raises(TerminalError, match="stands in the published table purchase, and no record"):
            tracer.value("purchase", {"purchase_no": 77})
    finally:
        close_run(str(folder), "trace")


def command(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, words, env={"COLUMNS": "80"}, catch_exceptions=False)
    return done.exit_code, done.output


def test_the_command_in_text_and_json(orders: Path) -> None:
    code, text = command("trace", str(orders), "stamp", "1,2,1", "worth")
    assert code == 0
    for words in (
        "published, and the source gives the same",
        "order.yaml:30",
        "books/ORDER.cpy:6",
        "02 1C",
        "PARCEL[2].STAMP[1]",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) <= 80
    code, text = command("trace", str(orders), "--record", "ORDERS-2.bin:8", "--output", "json")
    found = json.loads(text)
    assert (code, found["source"], found["record"], found["disposition"]) == (0, "orders", 8, "loaded")
    code, text = command("trace", str(orders), "--record", "ORDERS-1.bin:8")
    assert (code, "holds the records 1 to 5 of orders" in text) == (2, True)
    code, text = command("trace", str(orders), "purchace", "1")
    assert (code, "Did you mean 'purchase'?" in text) == (2, True)
    code, text = command("trace", str(orders), "purchase", "2")
    assert (code, "was left out by the filter trials" in text.replace("\n", " ")) == (0, True)


def test_an_earlier_run_whose_tables_stand_no_more(orders: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(orders, folder)
    run(open_run(str(folder), "second"))
    close_run(str(folder), "second")
    context = open_run(str(folder), "trace")
    try:
        found = Tracer(context, stored_report(context, "first")).value("purchase", {"purchase_no": 1}, "land")
        assert found.row is not None
        assert found.notes == ["The table purchase stands published by run second, not by run first."]
        land = found.row.columns[0]
        assert (found.row.stands, land.same, land.published, land.mapped) == (None, None, None, "Germany")
    finally:
        close_run(str(folder), "trace")


@pytest.mark.postgresql
def test_in_postgresql_every_row_is_traced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_orders(tmp_path / "orders")
    with postgresql() as server:
        monkeypatch.setenv(TARGET_VARIABLE, server.database("orders"))
        run(open_run(str(folder), "first"))
        close_run(str(folder), "first")
        context = open_run(str(folder), "trace")
        try:
            tracer = Tracer(context, stored_report(context, "first"))
            traced_rows = 0
            for table in tracer.tables.values():
                for batch in context.target.fetch(table):
                    for row in batch.to_pylist():
                        found = tracer.value(table.name, {name: row[name] for name in table.key})
                        assert found.row is not None, (table.name, row)
                        assert found.row.stands
                        assert all(column.same for column in found.row.columns), (table.name, row)
                        traced_rows += 1
            assert traced_rows == 2 + 4 + 8 + 3
        finally:
            close_run(str(folder), "trace")
