"""The demo agency from its extracts to its proof: what was planted is found, and all else is there to the cent."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
import pytest

from connectors.base import RECORD
from migrate.project import load_project
from migrate.targets import open_target
from tests.integration.conftest import EXAMPLE, Migrated, run_demo

SUMS = {
    ("client", "CLIENT-NO"): "client.client_id",
    ("client", "HOUSEHOLD-SIZE"): "client.household_size",
    ("client", "RISK-SCORE"): "client.risk_score",
    ("client", "CASE-WEIGHT"): "client.case_weight",
    ("client", "BALANCE-AMT"): "client.balance",
    ("client", "INCOME-AMT"): "client.income",
    ("client", "OVERPAID-AMT"): "client.overpaid",
    ("case", "CASE-NO"): "case.case_no",
    ("service", "UNITS"): "service.units",
    ("service", "UNIT-RATE"): "service.unit_rate",
    ("payment", "PAY-AMT"): "payment.amount",
    ("payment_line", "LINE-AMT"): "payment_line.amount",
}
STAGES = {"decode": {"decode"}, "map": {"map"}, "validate": {"validate", "integrity"}}


@pytest.fixture(params=["in_duckdb", "in_postgresql"])
def migrated(request: pytest.FixtureRequest) -> Migrated:
    found: Migrated = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def totals() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLE / "expected" / "totals.json").read_text("utf-8"))
    return found


def query(migrated: Migrated, sql: str) -> list[tuple[Any, ...]]:
    if migrated.target.startswith("duckdb"):
        with duckdb.connect(migrated.target.removeprefix("duckdb:///"), read_only=True) as connection:
            return connection.execute(sql.replace("family.", "family.family.")).fetchall()
    with psycopg.connect(migrated.target) as connection:
        return connection.execute(sql.encode()).fetchall()


def rows(migrated: Migrated) -> dict[str, pa.Table]:
    """All published rows, sorted by key."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in migrated.environment.items():
            patch.setenv(name, value)
        project = load_project(EXAMPLE, target=migrated.target)
    target = open_target(migrated.target, project.schema)
    try:
        return {
            table.name: pa.Table.from_batches(target.fetch(table), table.schema).sort_by(
                [(name, "ascending") for name in table.key]
            )
            for table in project.mappings.tables
        }
    finally:
        target.close()


def test_every_planted_fault_is_found_and_nothing_else(migrated: Migrated) -> None:
    with (EXAMPLE / "expected" / "faults.csv").open(encoding="utf-8", newline="") as file:
        planted = {(line["source"], int(line["record"])): line["stage"] for line in csv.DictReader(file)}
    found = {
        (each["source"], each["record"]): {f["stage"] for f in each["faults"]}
        for each in migrated.report["quarantine"]
    }
    assert sorted(found) == sorted(planted)
    wrong = {at: (stages, planted[at]) for at, stages in found.items() if not stages <= STAGES[planted[at]]}
    assert not wrong


def test_a_child_of_a_quarantined_case_is_told_from_an_orphan(migrated: Migrated) -> None:
    codes = {
        each["record"]: {f["code"] for f in each["faults"]}
        for each in migrated.report["quarantine"]
        if each["source"] == "cases"
    }
    assert [codes[record] for record in range(9782, 9791)] == [{"parent_quarantined"}] * 9
    assert codes[7316] == codes[14477] == {"orphan"}


def test_each_record_has_one_disposition(migrated: Migrated, totals: dict[str, Any]) -> None:
    for source in migrated.summary["sources"]:
        expected = totals["sources"][source["name"]]
        found = {
            name: source[name]
            for name in ("records_in", "header", "trailer", "filtered", "quarantined", "loaded")
        }
        assert found == {name: expected[name] for name in found}, source["name"]
        parts = ("loaded", "quarantined", "filtered", "header", "trailer")
        assert source["records_in"] == sum(source[name] for name in parts)
    assert {source["name"] for source in migrated.summary["sources"]} == set(totals["sources"])


def test_every_table_has_its_rows_and_its_cents(migrated: Migrated, totals: dict[str, Any]) -> None:
    counts = {table["name"]: table["rows"] for table in migrated.summary["tables"]}
    assert counts == {name: table["rows"] for name, table in totals["tables"].items()}
    for (table, field), column in SUMS.items():
        name = column.split(".")[1]
        ((found,),) = query(migrated, f'SELECT sum({name}) FROM family."{table}"')
        assert Decimal(found) == Decimal(totals["tables"][table]["sums"][field]), (table, field)


def test_control_totals_and_every_comparison_pass(migrated: Migrated) -> None:
    reconciliation = migrated.report["reconciliation"]
    assert reconciliation["outcome"] == "PASS"
    controls = [check for check in reconciliation["checks"] if check["level"] == "control"]
    assert [check["outcome"] for check in controls] == ["PASS"] * 8
    assert reconciliation["rows_compared"] == sum(table["rows"] for table in migrated.summary["tables"])
    assert {check["level"] for check in reconciliation["checks"]} == {
        "accounting",
        "control",
        "column",
        "row",
        "sample",
    }


def test_published_tables_have_the_users_columns_alone(migrated: Migrated) -> None:
    sql = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'family'"
    assert RECORD not in {name for (name,) in query(migrated, sql)}


def test_names_keep_every_letter(migrated: Migrated) -> None:
    names = "".join(name for (name,) in query(migrated, "SELECT full_name FROM family.client"))
    letters = {bytes([byte]).decode("cp037") for byte in range(256)}
    latin = {letter for letter in letters if letter.isalpha() and ord(letter) >= 0xC0}
    assert latin - set(names) == set()


def test_both_databases_hold_the_same_rows(in_duckdb: Migrated, in_postgresql: Migrated) -> None:
    ours, theirs = rows(in_duckdb), rows(in_postgresql)
    assert sorted(ours) == sorted(theirs)
    for name, table in ours.items():
        assert table.equals(theirs[name]), name
    assert sum(table.num_rows for table in ours.values()) > 50_000


def test_running_again_gives_the_same_keys_and_rows(
    in_duckdb: Migrated, tmp_path: Path, environment: dict[str, str]
) -> None:
    before = rows(in_duckdb)
    again = run_demo(in_duckdb.target, tmp_path / "runs", environment)
    assert again.summary["run"] != in_duckdb.summary["run"]
    after = rows(in_duckdb)
    assert all(table.equals(after[name]) for name, table in before.items())


def test_one_changed_amount_is_named_with_its_source_bytes(in_postgresql: Migrated) -> None:
    number = 700000001
    with psycopg.connect(in_postgresql.target, autocommit=True) as connection:
        ((number, amount),) = connection.execute(
            "SELECT payment_no, amount FROM family.payment ORDER BY 1 LIMIT 1"
        ).fetchall()
        connection.execute(
            "UPDATE family.payment SET amount = amount + 0.01 WHERE payment_no = %s", (number,)
        )
        try:
            done = in_postgresql.migrate(
                "reconcile",
                str(EXAMPLE),
                "--target",
                in_postgresql.target,
                "--runs",
                str(in_postgresql.runs),
                "--output",
                "json",
            )
        finally:
            connection.execute(
                "UPDATE family.payment SET amount = amount - 0.01 WHERE payment_no = %s", (number,)
            )
    assert done.returncode == 5, done.stderr
    found = json.loads(done.stdout)
    assert found["outcome"] == "FAIL"
    assert found["differences_total"] == 1
    (difference,) = found["differences"]
    assert (difference["table"], difference["key"], difference["column"]) == (
        "payment",
        {"payment_no": str(number)},
        "amount",
    )
    assert (Decimal(difference["source"]), Decimal(difference["target"])) == (
        amount,
        amount + Decimal("0.01"),
    )
    data = (EXAMPLE / difference["file"]).read_bytes()
    assert data[difference["offset"] :].startswith("Y".encode("cp037"))
    assert str(number) in data[difference["offset"] : difference["offset"] + 19].decode("cp037")
    clean = in_postgresql.migrate(
        "reconcile", str(EXAMPLE), "--target", in_postgresql.target, "--runs", str(in_postgresql.runs)
    )
    assert clean.returncode == 0, clean.stdout
