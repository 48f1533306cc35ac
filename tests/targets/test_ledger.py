"""The ledger, in every database."""

from __future__ import annotations

import pyarrow as pa
import pytest
import sqlalchemy as sa

from connectors.base import DROPPED, RECORD, REJECTS, Partition, Tally
from migrate.targets import Target

PARTITION = Partition("clients", 0, "CLIENTS.bin", 0, 3000, 1, 10)
TALLY = Tally(records=10, record_bytes=3000)


@pytest.fixture(autouse=True)
def prepared(target: Target) -> None:
    target.prepare([])


def rejects(*records: int) -> pa.Table:
    count = len(records)
    columns = [
        list(records),
        ["CLIENT"] * count,
        ["BAL-AMT"] * count,
        ["packed_sign"] * count,
        ["it's 'C' %"] * count,
    ]
    return pa.Table.from_arrays(
        [pa.array(c, f.type) for c, f in zip(columns, REJECTS, strict=True)], schema=REJECTS
    )


def test_a_run_from_start_to_end(target: Target) -> None:
    ledger = target.ledger
    assert ledger.latest_run("family-services") is None
    ledger.start_run("r1", "family-services", "abc", "0.1.0")
    ledger.start_run("r2", "family-services")
    ledger.start_run("r3", "other")
    ledger.finish_run("r2", "finished", "PASS", {"headline": "Ämter: 100 %", "n": 3})
    latest = ledger.latest_run("family-services")
    assert latest is not None
    assert latest.run == "r2"
    assert latest.ended >= latest.started
    assert (latest.state, latest.outcome, latest.report) == (
        "finished",
        "PASS",
        {"headline": "Ämter: 100 %", "n": 3},
    )
    assert [run.run for run in ledger.runs()] == ["r3", "r2", "r1"]
    first = ledger.run("r1")
    assert first is not None
    assert (first.state, first.ended, first.project_digest) == ("interrupted", "", "abc")  # another began


def test_partitions_come_back(target: Target) -> None:
    def note(connection: sa.Connection) -> None:
        target.ledger.note_partition(connection, "r1", PARTITION, {"client": 9}, TALLY, {("F", "blank"): 2})

    target.stage({}, note)
    assert target.ledger.partitions("r1", "clients") == [(PARTITION, {"client": 9}, TALLY)]
    assert target.ledger.partitions("r2") == []
    assert target.ledger.policies("r1") == {("clients", "F", "blank"): 2}


def test_dispositions_are_counted_by_record(target: Target) -> None:
    ledger = target.ledger
    dropped = pa.Table.from_arrays(
        [pa.array([8, 9], pa.int64()), pa.array(["deleted", "old"])], schema=DROPPED
    )
    with target.begin() as connection:
        ledger.note_dispositions(connection, "r1", "clients", "quarantined", rejects(5, 5, 3), stage="decode")
        ledger.note_dispositions(connection, "r1", "clients", "filtered", dropped)
        ledger.note_dispositions(connection, "r1", "clients", "header", pa.table({RECORD: pa.array([1])}))
        assert not ledger.note_dispositions(connection, "r1", "clients", "trailer", rejects())
    counts = {(count.disposition, count.rule): count.records for count in ledger.counts("r1")}
    assert counts == {
        ("quarantined", ""): 2,
        ("filtered", "deleted"): 1,
        ("filtered", "old"): 1,
        ("header", ""): 1,
    }
    assert ledger.quarantined_records("r1", "clients").tolist() == [3, 5]
    assert ledger.quarantined_records("r1", "cases").tolist() == []
    faults = ledger.faults("r1").to_pylist()
    assert [fault["record"] for fault in faults] == [3, 5, 5]
    assert (faults[0]["stage"], faults[0]["reason"]) == ("decode", "it's 'C' %")
    assert ledger.faults("r9").num_rows == 0
    assert ledger.faults("r1", limit=1).num_rows == 1


def test_many_dispositions_are_quick(target: Target) -> None:
    many = pa.table({RECORD: pa.array(range(200_000), pa.int64()), "rule": pa.repeat("deleted", 200_000)})
    with target.begin() as connection:
        assert target.ledger.note_dispositions(connection, "r1", "clients", "filtered", many) == 200_000
    assert target.ledger.counts("r1")[0].records == 200_000


def test_the_ledger_outlives_prepare(target: Target) -> None:
    target.ledger.start_run("r1", "family-services")
    target.prepare([])
    assert target.ledger.run("r1") is not None
