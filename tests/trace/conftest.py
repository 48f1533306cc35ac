"""A small project of two record types, one under the other, run in this process: an order and its lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from migrate.pipeline import (
    RunContext,
    check,
    close_run,
    extract,
    look,
    open_run,
    pieces,
    publish,
    reconcile_run,
    session,
    stored_report,
)
from migrate.trace import Tracer

PROJECT = """\
project: orders
target: {url: "duckdb:///orders.duckdb", schema: shop}
sources:
  orders:
    connector: cobol
    copybooks: [books/ORDER.cpy]
    data: [ORDERS-*.bin]
    record_format: VB
    code_page: cp037
    segments:
      field: KIND
      redefine_map: {ORDER-RECORD: O, LINE-RECORD: L}
    hierarchy: {ORDER-RECORD: [LINE-RECORD]}
    on_invalid: quarantine
mappings: [order.yaml, line.yaml]
limits: {quarantine: 50%}
"""
BOOK = """\
       01  ORDER-RECORD.
           05  KIND              PIC X.
           COPY BUYER.
           05  PARCEL OCCURS 2 TIMES.
               10  WEIGHT        PIC 9(3).
               10  STAMP OCCURS 2 TIMES
                                 PIC S9(3) COMP-3.
       01  LINE-RECORD.
           05  KIND              PIC X.
           05  ITEM              PIC X(4).
           05  PRICE             PIC S9(5)V99 COMP-3.
           05  AMOUNT            PIC 9(3).
"""
BUYER = """\
      * WHO BUYS, AND IN WHICH LAND
           05  ORDER-NO          PIC 9(5).
           05  BUYER-NAME        PIC X(8).
           05  LAND              PIC X(2).
"""
ORDER = """\
table: purchase
from: orders.ORDER-RECORD
key: [purchase_no]
drop: {trials: "LAND = 'ZZ'"}
columns:
  purchase_no: {from: ORDER-NO, type: integer}
  buyer: {from: BUYER-NAME, type: varchar(8), pii: name}
  land:
    from: LAND
    lookup: lands.csv
    type: varchar(20)
  origin: {value: mainframe, type: varchar(10)}
children:
  parcel:
    each: PARCEL
    key: [purchase_no, seq]
    columns:
      purchase_no: {parent: purchase_no}
      seq: {position: true, type: smallint}
      weight: {from: WEIGHT, type: smallint}
      first_stamp: {from: STAMP(1), type: smallint}
    children:
      stamp:
        each: STAMP
        key: [purchase_no, parcel_seq, seq]
        columns:
          purchase_no: {parent: purchase_no}
          parcel_seq: {parent: seq}
          seq: {position: true, type: smallint}
          worth: {from: STAMP, type: smallint}
          heavy: {expr: "CASE WHEN WEIGHT > 100 THEN STAMP ELSE 0 END", type: smallint}
"""
LINE = """\
table: line
from: orders.LINE-RECORD
key: [line_key]
columns:
  line_key: {generate: [ancestor.ORDER-NO, ITEM], namespace: lines, type: uuid}
  purchase_no: {ancestor: ORDER-NO, type: integer, required: true}
  place: {position: true, type: smallint}
  item: {from: ITEM, type: char(6)}
  total: {expr: "PRICE * AMOUNT", type: "decimal(12,2)"}
references: {purchase_no: purchase.purchase_no}
"""
LANDS = "code,land\nDE,Germany\nFR,France\nZZ,nowhere\n"


def order(number: int, buyer: str, land: str, weights: tuple[int, int] = (5, 150)) -> bytes:
    parcels = b"".join(
        f"{weight:03d}".encode("cp037") + packed(10 * n + 1, 2) + packed(10 * n + 2, 2)
        for n, weight in enumerate(weights, 1)
    )
    return f"O{number:05d}{buyer:<8}{land:<2}".encode("cp037") + parcels


def line(item: str, price: int, amount: str) -> bytes:
    return f"L{item:<4}".encode("cp037") + packed(price, 4) + amount.encode("cp037")


def packed(value: int, size: int) -> bytes:
    return bytes.fromhex(f"{abs(value):0{2 * size - 1}d}{'D' if value < 0 else 'C'}")


def block(*records: bytes) -> bytes:
    """One block of variable records, each with its length word."""
    body = b"".join((len(each) + 4).to_bytes(2, "big") + b"\0\0" + each for each in records)
    return (len(body) + 4).to_bytes(2, "big") + b"\0\0" + body


FIRST = (
    order(1, "Anna", "DE"),
    line("BOOK", 1250, "002"),
    line("PEN", -99, "010"),
    order(2, "Bert", "ZZ"),
    line("BOOK", 1250, "001"),
)
SECOND = (
    order(3, "Cleo", "XX"),
    line("LAMP", 4999, "001"),
    order(4, "Dora", "FR"),
    line("LAMP", 4999, "0?1"),
    line("DESK", 29900, "001"),
)
"""Records 6 to 10: XX is in no code table, and a quantity is no number."""


def write_orders(folder: Path) -> Path:
    (folder / "books").mkdir(parents=True)
    texts = {
        "migration.yaml": PROJECT, "books/ORDER.cpy": BOOK, "books/BUYER.cpy": BUYER, "order.yaml": ORDER,
        "line.yaml": LINE, "lands.csv": LANDS,
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "ORDERS-1.bin").write_bytes(block(*FIRST[:2]) + block(*FIRST[2:]))
    (folder / "ORDERS-2.bin").write_bytes(block(*SECOND))
    return folder


def run(context: RunContext) -> None:
    """All stages, without the orchestrator."""
    look(context)
    with session(context) as going:
        for source, number in pieces(context):
            extract(context, source, number)
        check(going)
        publish(going)
        going.reconciliation = reconcile_run(context, going.sources)


@pytest.fixture(scope="session")
def orders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the project, after one run called `first`."""
    folder = write_orders(tmp_path_factory.mktemp("trace") / "orders")
    run(open_run(str(folder), "first"))
    close_run(str(folder), "first")
    return folder


@pytest.fixture(scope="session")
def tracer(orders: Path) -> Iterator[Tracer]:
    context = open_run(str(orders), "trace")
    yield Tracer(context, stored_report(context, "first"))
    close_run(str(orders), "trace")
