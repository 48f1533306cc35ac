"""The demo traced both ways, against bytes cut out of the extracts by hand: plain slicing, no reader of ours."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from migrate.cli import cli
from migrate.lineage import draw, lineage_document
from migrate.pipeline import open_run, stored_report
from migrate.project import TARGET_VARIABLE
from migrate.trace import TracedField, TracedRecord, Tracer, parse_key
from tests.integration.conftest import EXAMPLE, Migrated

CLIENTS = EXAMPLE / "extracts" / "CLIENTS.bin"
CASES = EXAMPLE / "extracts" / "CASES.bin"
PROVIDERS = EXAMPLE / "extracts" / "PROVIDERS.xml"
TABLES = {
    "CLIENT-RECORD": "client", "CASE-RECORD": "case", "PARTICIPANT-RECORD": "participant",
    "SERVICE-RECORD": "service", "PAYMENT-RECORD": "payment", "p:provider": "provider", "WORKER": "worker",
}  # fmt: skip
RUN_SHOWN = "20261124-003306-39dd"
STAGES = {"decode": {"decode"}, "map": {"map"}, "validate": {"validate", "integrity"}}


@pytest.fixture(scope="module")
def tracer(in_duckdb: Migrated) -> Iterator[Tracer]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**in_duckdb.environment, TARGET_VARIABLE: in_duckdb.target}.items():
            patch.setenv(name, value)
        context = open_run(str(EXAMPLE), "trace-test", str(in_duckdb.runs))
        yield Tracer(context, stored_report(context, None), unmask=True)
        context.close()


@pytest.fixture(scope="module")
def places() -> dict[str, list[tuple[int, bytes]]]:
    """By source, (offset, bytes) of every record, found with nothing but slices and length words."""
    clients, cases = CLIENTS.read_bytes(), CASES.read_bytes()
    variable, at = [], 0
    while at < len(cases):
        end = at + int.from_bytes(cases[at : at + 2], "big")  # the block's length word
        at += 4
        while at < end:
            length = int.from_bytes(cases[at : at + 2], "big")
            variable.append((at + 4, cases[at + 4 : at + length]))
            at += length
    found = re.finditer(rb"<p:provider[ >].*?</p:provider>", PROVIDERS.read_bytes(), re.DOTALL)
    return {
        "clients": [(at, clients[at : at + 330]) for at in range(0, len(clients), 330)],
        "cases": variable,
        "providers": [(each.start(), each[0]) for each in found],
    }


def planted() -> list[dict[str, str]]:
    with (EXAMPLE / "expected" / "faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_bytes(found: TracedRecord, places: dict[str, list[tuple[int, bytes]]]) -> None:
    """The record and each of its fields stand where plain slicing finds them."""
    if found.source == "workers":
        return
    offset, data = places[found.source][found.record - 1]
    assert (found.offset, found.length) == (offset, len(data))
    whole = (EXAMPLE / found.file).read_bytes()
    assert found.fields
    for field in found.fields:
        assert field.offset is not None
        assert bytes.fromhex(field.hex) == data[field.offset : field.offset + field.length]
        assert field.at == offset + field.offset
        assert whole[field.at : field.at + field.length] == bytes.fromhex(field.hex)


def test_every_planted_fault_both_ways(tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]) -> None:
    twice: dict[tuple[str, str], list[int]] = {}
    for each in planted():
        twice.setdefault((each["segment"], each["key"]), []).append(int(each["record"]))
    for each in planted():
        if each["source"] not in tracer.project.sources:
            continue
        found = tracer.record(each["source"], int(each["record"]))
        assert found.disposition == "quarantined", each
        assert {line.stage for line in found.lines} <= STAGES[each["stage"]], each
        assert all(row.stands is False for row in found.rows), each
        check_bytes(found, places)
        table = tracer.tables[TABLES[each["segment"]]]
        key = ",".join(str(int(part)) for part in each["key"].split("/"))
        value = tracer.value(table.name, parse_key(table, key))
        assert value.row is None, each
        assert value.record.record in twice[each["segment"], each["key"]], each
        assert "quarantined" in value.headline, each


def test_every_deleted_client_is_filtered(tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]) -> None:
    deleted = [n for n, (_, data) in enumerate(places["clients"], 1) if data[10] == 0xC4]
    assert len(deleted) == 100
    for record in deleted[::20]:
        found = tracer.record("clients", record)
        assert (found.disposition, [line.rule for line in found.lines]) == (
            "filtered",
            ["deleted-on-mainframe"],
        )
        assert found.rows == []
    key = int(places["clients"][deleted[0] - 1][1][:9].decode("cp037"))
    assert (
        "left out by the filter deleted-on-mainframe" in tracer.value("client", {"client_id": key}).headline
    )


def zoned(data: bytes) -> int:
    return int(data.decode("cp037"))


def packed(data: bytes) -> int:
    digits = data.hex()
    return int(digits[:-1]) * (-1 if digits[-1] == "d" else 1)


def day(number: int) -> str | None:
    """yyyyddd as a date; 0 is none."""
    return (date(number // 1000, 1, 1) + timedelta(number % 1000 - 1)).isoformat() if number else None


def good(tracer: Tracer, source: str, count: int, segment: str, skip: int) -> list[int]:
    """Some records of a type that are loaded, the same at every run."""
    book = tracer.context.target.ledger
    gone = set(book.without_rows(tracer.report.run, source).tolist())
    rng, found = random.Random(skip), []
    every = sum(piece.records for piece in tracer.context.partitions(source))
    while len(found) < count:
        record = rng.randint(1, every)
        if record not in gone and tracer.record(source, record, rows=False).segment == segment:
            found.append(record)
    return found


def value_of(tracer: Tracer, table: str, key: dict[str, object]) -> dict[str, Any]:
    found = tracer.value(table, key)
    assert found.row is not None, found.headline
    assert found.row.stands is True
    assert all(column.same for column in found.row.columns)
    return {column.column: (column.published, column.fields) for column in found.row.columns}


def one(fields: list[TracedField]) -> tuple[int | None, bytes]:
    (field,) = fields
    return field.offset, bytes.fromhex(field.hex)


def test_good_clients_are_what_the_copybook_says(
    tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]
) -> None:
    for record in good(tracer, "clients", 4, "CLIENT-RECORD", 1):
        data = places["clients"][record - 1][1]
        number = zoned(data[:9])
        row = value_of(tracer, "client", {"client_id": number})
        assert one(row["client_id"][1]) == (0, data[:9])
        assert row["last_name"][0] == (data[11:41].decode("cp037").rstrip() if data[9] == 0xD7 else None)
        assert one(row["last_name"][1]) == (11, data[11:41])
        assert (row["registered_on"][0], one(row["registered_on"][1])) == (
            day(packed(data[80:84])),
            (80, data[80:84]),
        )
        weight = int.from_bytes(data[104:108], "big", signed=True)
        assert (row["case_weight"][0], one(row["case_weight"][1])) == (
            f"{weight // 10000}.{weight % 10000:04d}" if weight >= 0 else f"{weight / 10000:.4f}",
            (104, data[104:108]),
        )
        cents = packed(data[108:114])
        assert row["balance"][0] == f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
        assert one(row["balance"][1]) == (108, data[108:114])
        assert [field.offset for field in row["full_name"][1]] == [11, 41, 11]
        assert one(row["cohort"][1]) == (67, data[67:75])
        assert row["cohort"][1][0].role == "condition"
        for place in range(3):
            at = 133 + 55 * place
            if data[at] == 0x40:
                assert tracer.value("client_address", {"client_id": number, "seq": place + 1}).row is None
                continue
            address = value_of(tracer, "client_address", {"client_id": number, "seq": place + 1})
            assert (address["street"][0], one(address["street"][1])) == (
                data[at + 1 : at + 26].decode("cp037").rstrip(),
                (at + 1, data[at + 1 : at + 26]),
            )
            assert address["zip_code"][0] == data[at + 46 : at + 51].decode("cp037")
            assert (address["since"][0], one(address["since"][1])) == (
                day(packed(data[at + 51 : at + 55])),
                (at + 51, data[at + 51 : at + 55]),
            )


def test_good_payments_and_their_lines(tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]) -> None:
    for record in good(tracer, "cases", 3, "PAYMENT-RECORD", 2):
        offset, data = places["cases"][record - 1]
        number = zoned(data[10:19])
        row = value_of(tracer, "payment", {"payment_no": number})
        assert (row["case_no"][0], one(row["case_no"][1])) == (str(zoned(data[1:10])), (1, data[1:10]))
        assert (
            row["paid_on"][0]
            == f"{data[19:23].decode('cp037')}-{data[23:25].decode('cp037')}-{data[25:27].decode('cp037')}"
        )
        for n in range(zoned(data[33:35])):
            at = 35 + 7 * n
            line = value_of(tracer, "payment_line", {"payment_no": number, "seq": n + 1})
            cents = packed(data[at + 2 : at + 7])
            assert (
                line["amount"][0] == f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
            )
            assert one(line["amount"][1]) == (at + 2, data[at + 2 : at + 7])
            assert line["amount"][1][0].at == offset + at + 2
            code = tracer.value("payment_line", {"payment_no": number, "seq": n + 1}, "item").row
            assert code is not None
            told = code.columns[0].code
            assert told is not None
            written = (EXAMPLE / str(told["file"])).read_text("utf-8").splitlines()[int(told["line"]) - 1]
            assert written.split(",")[:2] == [
                data[at : at + 2].decode("cp037").rstrip(),
                str(told["meaning"]),
            ]


def test_header_and_trailer(tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]) -> None:
    last = len(places["cases"])
    for record, what in ((1, "header"), (last, "trailer")):
        found = tracer.record("cases", record)
        assert (found.disposition, found.rows) == (what, [])
        check_bytes(found, places)


def test_good_providers_are_the_text_of_their_elements(
    tracer: Tracer, places: dict[str, list[tuple[int, bytes]]]
) -> None:
    for record in good(tracer, "providers", 4, "provider", 3):
        _, data = places["providers"][record - 1]
        number = int(re.search(rb'number="(\d+)"', data)[1])  # type: ignore[index]
        check_bytes(tracer.record("providers", record), places)
        row = value_of(tracer, "provider", {"provider_no": number})
        name = re.search(rb"<p:name>(.*?)</p:name>", data)
        assert name is not None
        assert one(row["name"][1]) == (name.start(1), name[1])
        (field,) = row["name"][1]
        assert (field.address, field.declared) == ("/p:providers/p:provider/p:name", "extracts/PROVIDERS.xsd")
        assert "name=" in (EXAMPLE / field.declared).read_text("utf-8").splitlines()[field.line - 1]
        (country,) = row["country"][1]
        assert country.address == "/p:providers/p:provider/a:address/@country"
        licences = [each[1].decode() for each in re.finditer(rb"<p:number>(.*?)</p:number>", data)]
        for n, text in enumerate(licences, 1):
            licence = value_of(tracer, "provider_licence", {"provider_no": number, "seq": n})
            assert (licence["licence_no"][0], licence["licence_no"][1][0].characters) == (text, text)


@pytest.mark.odbc
def test_a_worker_is_what_the_database_says(tracer: Tracer) -> None:
    if "workers" not in tracer.project.sources:
        assert tracer.project.left_out["workers"]  # conftest has said that it is not tested, or failed
        return
    found = tracer.value("worker", {"worker_no": 10003})
    assert found.row is not None
    columns = {column.column: column for column in found.row.columns}
    (field,) = columns["office"].fields
    assert field.address.upper().endswith("WORKER.OFFICE_CD")
    assert (field.at, field.value) == (None, "HAR")
    assert found.record.unchanged is None  # a table has no bytes of its own
    assert columns["office"].code is not None
    assert columns["office"].code["file"] == "codes/office.csv"
    assert all(column.same for column in columns.values())


def test_what_is_personal_is_masked(tracer: Tracer, in_duckdb: Migrated) -> None:
    masked = Tracer(tracer.context, tracer.report)
    shown, hidden = (each.record("clients", 2) for each in (tracer, masked))
    text = json.dumps(hidden.as_dict(), ensure_ascii=False)
    secret = {f.path: f for f in shown.fields}
    for path in ("PERSON-DATA.LAST-NAME", "PERSON-DATA.BIRTH-DT", "SSN"):
        field = next(each for each in hidden.fields if each.path == path)
        assert field.masked
        assert secret[path].hex not in text
        assert secret[path].characters.strip() not in text
    assert next(each for each in hidden.fields if each.path == "ORG-DATA.ORG-NAME").masked  # the same bytes
    tracer.context.target.close()  # DuckDB lets one process in at a time
    done = in_duckdb.migrate(
        "trace",
        str(EXAMPLE),
        "--record",
        "clients:2",
        "--target",
        in_duckdb.target,
        "--runs",
        str(in_duckdb.runs),
    )
    assert done.returncode == 0, done.stderr
    assert secret["PERSON-DATA.LAST-NAME"].characters.strip() not in done.stdout


def test_the_rules_and_figures_of_the_run_are_named(tracer: Tracer) -> None:
    found = tracer.value("client", {"client_id": 100000014}, "household_size")
    assert found.row is not None
    checks = {(check.kind, check.outcome, check.name.split()[0]) for check in found.row.columns[0].checks}
    assert ("rule", "FAIL", "expect_column_values_to_be_between") in checks
    assert ("reconciliation", "PASS", "every") in checks
    key = tracer.value("client", {"client_id": 100000014}, "client_id").row
    assert key is not None
    assert "key" in {check.kind for check in key.columns[0].checks}


def test_the_manual_shows_what_is_printed(tracer: Tracer, in_duckdb: Migrated) -> None:
    """Each command of the page that has its output below it, run on the demo."""
    page = (EXAMPLE.parents[1] / "docs" / "trace.md").read_text("utf-8")
    shown = re.findall(r"```sh\nmigrate trace ([^\n]+)\n```\n\n```text\n(.*?)\n```", page, re.DOTALL)
    assert len(shown) == 4
    for words, text in shown:
        places = ["--target", in_duckdb.target, "--runs", str(in_duckdb.runs)]
        done = CliRunner().invoke(
            cli, ["trace", str(EXAMPLE), *words.split(), *places], env={"COLUMNS": "80"}
        )
        assert done.exit_code == 0, done.output
        printed = "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")
        assert printed.replace(tracer.report.run, RUN_SHOWN) == text, words


def test_the_lineage_of_the_demo_is_whole(tracer: Tracer) -> None:
    found = lineage_document(tracer.project)
    assert len(found["columns"]) == 81 + 9 * ("workers" in tracer.project.sources)
    assert draw(found).count("<path class=") == sum(len(each["fields"]) for each in found["columns"])
