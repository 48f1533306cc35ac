"""The ledger's chain, in every database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
import sqlalchemy as sa

from connectors.base import RECORD, Partition, Tally
from migrate.canonical import csv_line, sha256
from migrate.ledger import disposition_csv, disposition_digest
from migrate.targets import Target


@pytest.fixture(autouse=True)
def prepared(target: Target) -> None:
    target.prepare([])


def run(target: Target, sql: str) -> None:
    chain = target.ledger.chain
    with target.begin() as connection:
        preparer = target.engine.dialect.identifier_preparer
        names = {t.name: preparer.format_table(t) for t in (chain._event, chain._head)}
        connection.execute(sa.text(sql.format(**names)))


def test_entries_follow_from_one_another(target: Target) -> None:
    ledger = target.ledger
    ledger.start_run("r1", "family", "p s", "1", {"ünïcode": "Ä\0"})
    ledger.chain.note("r1", "published", {"tables": {"client": 3}})
    ledger.finish_run("r1", "finished", "PASS", {"headline": "all", "exit_code": 0})
    events = ledger.chain.events("r1")
    assert [(each.number, each.kind) for each in events] == [
        (1, "started"),
        (2, "published"),
        (3, "finished"),
    ]
    assert events[0].told["ünïcode"] == "Ä\0"
    assert events[2].told == {"state": "finished", "outcome": "PASS", "headline": "all", "exit_code": 0}
    assert all(sha256(each.line) == each.digest for each in events)
    assert list(ledger.chain.faults()) == []
    target.prepare([])  # another run begins
    assert ledger.chain.head() == (3, events[2].digest)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE {event} SET body = '{{}}' WHERE number = 2", "entry 2 (b) was changed"),
        ("UPDATE {event} SET time = '2020' WHERE number = 3", "entry 3 (c) was changed"),
        ("DELETE FROM {event} WHERE number = 2", "entry 2 of the chain is missing"),
        ("DELETE FROM {event} WHERE number = 4", "the chain ends at entry 3, and its head says 4"),
        ("UPDATE {event_head} SET number = 3", "the chain ends at entry 4, and its head says 3"),
    ],
)
def test_what_is_changed_dropped_or_cut_is_found(target: Target, change: str, told: str) -> None:
    for kind in "abcd":
        target.ledger.chain.note("r1", kind, {"n": kind})
    run(target, change)
    assert told in list(target.ledger.chain.faults())


def test_an_entry_commits_with_what_it_tells_of(target: Target) -> None:
    chain = target.ledger.chain

    def rolled_back() -> None:
        with target.begin() as connection:
            chain.append(connection, "r1", "a", {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rolled_back()
    assert chain.events() == []
    with target.begin() as connection:
        chain.append(connection, "r1", "a", {})
        chain.append(connection, "r1", "b", {})
    assert list(chain.faults()) == []
    assert chain.head()[0] == 2


def test_partitions_side_by_side(target: Target) -> None:
    """Each seals its own line in its own transaction; on PostgreSQL entries may be appended at once, too."""
    ledger = target.ledger

    def stage(number: int) -> None:
        def note(connection: sa.Connection) -> None:
            rows = pa.table({RECORD: pa.array([number * 10 + 1]), "rule": ["deleted"]})
            ledger.note_dispositions(connection, "r1", "clients", "filtered", rows, stage="map")
            piece = Partition("clients", number, "C.bin", 0, 9, number * 10 + 1, 10)
            ledger.note_partition(connection, "r1", piece, {"client": 9}, Tally(records=10))

        target.stage({}, note)
        if target.engine.dialect.name == "postgresql":
            ledger.chain.note("r1", "thread", {"number": number})

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(stage, range(24)))
    assert list(ledger.chain.faults()) == []
    seals = ledger.chain.seals("r1")
    assert [number for _, number, _, _ in seals] == list(range(24))
    line = csv_line(11, ("filtered", "", "map", "", "", "deleted"))
    assert f'"dispositions":{{"lines":1,"sha256":"{sha256(line)}"}}' in seals[1][2]
    if target.engine.dialect.name == "postgresql":
        assert ledger.chain.head()[0] == 24
    assert not ledger._noted


def test_dispositions_have_one_order_and_form(target: Target) -> None:
    """Whatever order they came in, and whatever the database's collation is."""
    texts = ["b", "B", "ä", 'say "no"', "a,b"]
    rows = pa.table({RECORD: pa.array([5] * 5), "code": texts, "reason": ["x"] * 5})
    with target.begin() as connection:
        target.ledger.note_dispositions(connection, "r1", "clients", "quarantined", rows, stage="decode")
    found = target.ledger.dispositions("r1", "clients")
    wanted = sorted(texts, key=lambda text: text.encode())
    assert found["code"].to_pylist() == wanted
    lines = b"".join(csv_line(5, ("quarantined", "", "decode", "", code, "")) for code in wanted)
    assert disposition_csv(found) == lines
    assert disposition_digest(found) == {"lines": 5, "sha256": sha256(lines)}
    assert target.ledger.dispositions("r1", "clients", ["map"]).num_rows == 0
