"""A small project with everything that a fault can tear apart, and the rows it must publish, told independently.

Two extracts in eleven partitions: clients with their telephones (a child table), and payments that belong to
clients. Some records cannot be decoded, some cannot be mapped, one breaks a rule, some payments have no client or
one that is itself in quarantine, and a filter takes some clients out. `expected` says what must stand published in
plain Python over the figures that the extracts are made of; it reads no extract and no mapping.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

CLIENTS, PAYMENTS = 6_000, 9_000
CLIENT_BYTES, PAYMENT_BYTES = 900, 500
PARTITIONS = 11
TABLES = ("client", "payment", "phone")
Rows = dict[str, list[tuple[object, ...]]]
Digests = dict[str, tuple[int, str]]

PROJECT = """\
project: agency
target: {url: "duckdb:///target.duckdb", schema: agency}
sources:
  clients: {connector: cobol, copybooks: [CLIENT.cpy], data: [CLIENTS.bin], record_format: FB, code_page: cp037}
  payments: {connector: cobol, copybooks: [PAYMENT.cpy], data: [PAYMENTS.bin], record_format: FB, code_page: cp037}
mappings: [client.yaml, payment.yaml]
suites: [rules.yaml]
limits: {quarantine: 5%}
partition_mib: 1
tasks: 2
"""
CLIENT_BOOK = f"""\
       01  CLIENT-RECORD.
           05  CLIENT-NO         PIC 9(7).
           05  CLIENT-STATUS     PIC X.
           05  CLIENT-NAME       PIC X(30).
           05  BIRTH-DT          PIC 9(8).
           05  BALANCE           PIC S9(9)V99 COMP-3.
           05  PHONE             OCCURS 2.
               10  PHONE-KIND    PIC X.
               10  PHONE-NO      PIC 9(10).
           05  FILLER            PIC X({CLIENT_BYTES - 74}).
"""
PAYMENT_BOOK = f"""\
       01  PAYMENT-RECORD.
           05  PAYMENT-NO        PIC 9(9).
           05  PAYER-NO          PIC 9(7).
           05  AMOUNT            PIC S9(7)V99.
           05  FILLER            PIC X({PAYMENT_BYTES - 25}).
"""
CLIENT_MAPPING = """\
table: client
from: clients
drop: {deleted: "CLIENT-STATUS = 'D'"}
key: [client_no]
columns:
  client_no: {from: CLIENT-NO, type: integer}
  name: {from: CLIENT-NAME, type: varchar(30), required: true}
  born_on: {from: BIRTH-DT, type: date, format: yyyymmdd, required: true}
  balance: {from: BALANCE, type: "decimal(11,2)"}
children:
  phone:
    each: PHONE
    skip: {unused: "PHONE-KIND = ''"}
    key: [client_no, seq]
    columns:
      client_no: {parent: client_no}
      seq: {position: true, type: smallint}
      number: {from: PHONE-NO, type: bigint}
"""
PAYMENT_MAPPING = """\
table: payment
from: payments
key: [payment_no]
references: {client_no: client.client_no}
columns:
  payment_no: {from: PAYMENT-NO, type: bigint}
  client_no: {from: PAYER-NO, type: integer, required: true}
  amount: {from: AMOUNT, type: "decimal(9,2)", required: true}
"""
SUITE = """\
suite: clients
table: client
rules:
  - expect_column_values_to_be_between: {column: balance, min_value: -1000000, max_value: 1000000}
    on_failure: quarantine
    because: Nobody owes or is owed more.
"""


@dataclass(frozen=True)
class Client:
    """A client as the figures of number `n` (from 1) and version make it; `fault` is the rule that refuses it."""

    n: int
    version: int

    @property
    def fault(self) -> str:
        if self.n % 701 == 0:
            return "undecodable"
        if self.n % 907 == 0:
            return "unmappable"
        return "rule" if self.n % 1103 == 0 else ""

    @property
    def dropped(self) -> bool:
        return self.n % 97 == 0 and not self.fault

    @property
    def name(self) -> str:
        return f"CLIENT {self.n} OF EXTRACT {self.version}"

    @property
    def cents(self) -> int:
        return 999_999_999 if self.fault == "rule" else (self.n * 37 + self.version) % 1_000_000

    @property
    def born(self) -> datetime.date:
        return datetime.date(1930, 1, 1) + datetime.timedelta(days=self.n * 3)

    @property
    def phones(self) -> list[int | None]:
        return [2_000_000_000 + self.n, 3_000_000_000 + self.n if self.n % 3 else None]

    def record(self) -> bytes:
        birth = "19991399" if self.fault == "unmappable" else f"{self.born:%Y%m%d}"
        phones = "".join("M" + f"{each:010d}" if each else " " + "0" * 10 for each in self.phones)
        status = "D" if self.dropped else "A"
        head = f"{self.n:07d}{status}{self.name:<30}{birth}".encode("cp037")
        packed = bytes.fromhex(f"{self.cents:011d}C") if self.fault != "undecodable" else b"\xaa" * 6
        return (head + packed + phones.encode("cp037")).ljust(CLIENT_BYTES, b"\x40")


def _payer(n: int) -> int:
    return CLIENTS + n if n % 1709 == 0 else n * 7 % CLIENTS + 1


def _payment(n: int, version: int) -> bytes:
    amount = f"{n * 11 + version:09d}" if n % 1301 else "BAD DIGIT"
    return f"{n:09d}{_payer(n):07d}{amount}".encode("cp037").ljust(PAYMENT_BYTES, b"\x40")


def extracts(version: int) -> dict[str, bytes]:
    """The two files of an extract of this version, by name."""
    return {
        "CLIENTS.bin": b"".join(Client(n, version).record() for n in range(1, CLIENTS + 1)),
        "PAYMENTS.bin": b"".join(_payment(n, version) for n in range(1, PAYMENTS + 1)),
    }


def write_agency(folder: Path, version: int) -> Path:
    """Write the project with an extract of this version; gives its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "migration.yaml": PROJECT, "CLIENT.cpy": CLIENT_BOOK, "PAYMENT.cpy": PAYMENT_BOOK,
        "client.yaml": CLIENT_MAPPING, "payment.yaml": PAYMENT_MAPPING, "rules.yaml": SUITE,
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    for name, data in extracts(version).items():
        (folder / name).write_bytes(data)
    return folder


@dataclass(frozen=True)
class Expected:
    """What a run must end with: the digests of its tables, and the records of each disposition by source."""

    tables: Digests
    dispositions: dict[str, dict[str, int]]


def expected(version: int) -> Expected:
    """What an undisturbed run of an extract of this version publishes."""
    everyone = [Client(n, version) for n in range(1, CLIENTS + 1)]
    loaded = [each for each in everyone if not each.fault and not each.dropped]
    known = {each.n for each in loaded}
    paid = [n for n in range(1, PAYMENTS + 1) if n % 1301 and _payer(n) in known]
    dropped = sum(each.dropped for each in everyone)
    rows: Rows = {
        "client": [(c.n, c.name, c.born, Decimal(c.cents).scaleb(-2)) for c in loaded],
        "phone": [(c.n, seq, no) for c in loaded for seq, no in enumerate(c.phones, 1) if no],
        "payment": [(n, _payer(n), Decimal(n * 11 + version).scaleb(-2)) for n in paid],
    }
    of_clients = {
        "loaded": len(loaded), "filtered": dropped, "quarantined": CLIENTS - len(loaded) - dropped,
    }  # fmt: skip
    of_payments = {"loaded": len(paid), "filtered": 0, "quarantined": PAYMENTS - len(paid)}
    return Expected(digests(rows), {"clients": of_clients, "payments": of_payments})


def digests(rows: Rows) -> Digests:
    """Rows and digest of each table, whatever the order of its rows."""
    return {
        name: (len(found), hashlib.sha256(repr(sorted(found)).encode()).hexdigest())
        for name, found in sorted(rows.items())
    }
