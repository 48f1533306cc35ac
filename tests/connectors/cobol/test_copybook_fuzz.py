"""Whatever the text, the reader gives a layout or says what is wrong.

`MIGRATE_FUZZ_BOOKS` is the number of mutated books to try: a share of a second or two when it is not set.

    MIGRATE_FUZZ_BOOKS=50000 pytest -o timeout=0 tests/connectors/cobol/test_copybook_fuzz.py -k mutated
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.decode import Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.picture import PictureError, parse_picture
from connectors.cobol.plan import PlanFault, make_plans
from connectors.layout import Field, Layout
from migrate.errors import ConfigurationError, Fault

BOOK = """\
       01  CASE-RECORD.
           05  CASE-NO            PIC 9(8).
           05  CASE-X REDEFINES CASE-NO PIC X(8).
           05  CNT                PIC S9(4) COMP SYNC.
           05  NAMES              OCCURS 1 TO 9 TIMES DEPENDING ON CNT
                                  ASCENDING KEY IS LAST-NAME INDEXED BY IX.
               10  LAST-NAME      PIC X(20) VALUE 'O''HARA'.
                   88  KNOWN      VALUES ARE 'A' THRU 'M', "N", SPACES.
               10  BALANCE        PIC S9(7)V99 COMP-3.
           05  RATE               PIC S9V9(4) SIGN IS LEADING SEPARATE CHARACTER.
      -    .
           05  SHOWN              PIC $$$,$$9.99CR BLANK WHEN ZERO.
           66  BOTH RENAMES CASE-NO THRU CNT.
       COPY OTHER REPLACING ==:A:== BY ==B== LEADING ==C== BY ====.
"""
PROGRAM = """\
       IDENTIFICATION DIVISION.
       ENVIRONMENT DIVISION.
       SPECIAL-NAMES.
           CURRENCY SIGN IS 'EUR' WITH PICTURE SYMBOL 'E'
           DECIMAL-POINT IS COMMA.
       DATA DIVISION.
       FILE SECTION.
       FD  CASES
           RECORD CONTAINS 80 CHARACTERS.
           REPLACE LEADING ==OLD== BY ==NEW== ==:N:== BY ==3==.
       78  SIZE-OF VALUE 5 * 2.
       01  KIND TYPEDEF.
           05  PART               PIC X.
       01  CASE-RECORD.
           05  OLD-A              PIC X(:N:).
           05  B TYPE KIND.
           05  C SAME AS B OCCURS 2.
           05  N                  PIC 9(2).
           05  T OCCURS 0 TO UNBOUNDED DEPENDING ON N.
               10  M              PIC 9.
               10  U OCCURS 1 TO 3 DEPENDING ON M PIC EE.EE9,99-.
               10  V              PIC S9(4) COMP SYNC.
           05  W                  FLOAT-DECIMAL-34.
           05  X GROUP-USAGE UTF-8.
               10  Y              PIC U(3) BYTE-LENGTH 9.
           66  Z RENAMES OLD-A THRU B.
       REPLACE OFF.
       COPY OTHER REPLACING ==05 Q PIC X.== BY ==05 R PIC X(SIZE-OF).==.
       WORKING-STORAGE SECTION.
       01  W CONSTANT AS 5.
       PROCEDURE DIVISION.
           STOP RUN.
"""
MUTATED = int(os.environ.get("MIGRATE_FUZZ_BOOKS", "600"))
FIRST = int(os.environ.get("MIGRATE_FUZZ_SEED", "0"))
WORDS = sorted(
    {
        *BOOK.split(),
        *PROGRAM.split(),
        ".",
        "01",
        "05",
        "10",
        "88",
        "66",
        "77",
        "78",
        "COMP-1",
        "'",
        '"',
        "==",
        "(",
        ")",
        ":",
    }
)
DIALECTS = st.sampled_from(["ibm", "mf", "gnucobol"])
FORMATS = st.sampled_from(["auto", "fixed", "free", "variable"])


def check(layout: Layout) -> None:
    """What holds in every layout: fields lie within their group, paths are unique within a record."""
    for record in layout.records:
        paths = [field.path for field in record.walk()][1:]
        assert len(paths) == len(set(paths))
        inside(record)


def inside(field: Field) -> None:
    for child in field.children:
        assert child.offset >= field.offset
        assert child.length >= 1
        assert child.offset + child.size <= field.offset + field.length
        inside(child)


def read(text: str, dialect: str, source_format: str, **reading: object) -> Layout | None:
    faults: list[Fault] = []
    try:
        layout = parse_copybook(text, dialect=dialect, source_format=source_format, **reading)
    except ConfigurationError as error:
        faults = error.faults
    else:
        check(layout)
        return layout
    assert all(fault.line or "found none" in fault.reason for fault in faults), faults
    return None


@settings(max_examples=300, deadline=2000)
@given(st.text(max_size=300), DIALECTS, FORMATS)
def test_any_text(text: str, dialect: str, source_format: str) -> None:
    read(text, dialect, source_format)


@settings(max_examples=200, deadline=2000)
@given(st.lists(st.sampled_from(WORDS), max_size=80), st.sampled_from([" ", "\n", "\n       "]), DIALECTS)
def test_any_order_of_words(words: list[str], between: str, dialect: str) -> None:
    read(between.join(words), dialect, "auto")


@settings(max_examples=200, deadline=2000)
@given(st.data(), DIALECTS, FORMATS)
def test_a_book_with_words_lost_added_or_changed(
    data: st.DataObject, dialect: str, source_format: str
) -> None:
    text = BOOK if data.draw(st.booleans()) else BOOK[: BOOK.index("       COPY")]
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        middle = data.draw(st.one_of(st.sampled_from(WORDS), st.text(max_size=4), st.just("")))
        text = text[:start] + middle + text[end:]
    read(text, dialect, source_format)


@settings(max_examples=500)
@given(st.text(alphabet="XA9SVPZ*$+-CRDB0/.,NGUE()15 ", max_size=20))
def test_any_picture(text: str) -> None:
    try:
        picture = parse_picture(text)
    except PictureError:
        return
    assert picture.size >= 1
    assert 0 <= picture.digits <= picture.size


def test_nesting_and_repetition_do_not_exhaust_the_reader() -> None:
    read("ALL " * 5000, "ibm", "free")
    read("01 A PIC X VALUE " + "ALL " * 5000 + "'X'.", "ibm", "free")
    read("01 A PIC X VALUE " + "'A' & " * 5000 + "'X'.", "mf", "free")
    read("01 A PIC " + "(" * 5000, "ibm", "free")
    read("01 A PIC " + "9" * 20000 + ".", "ibm", "free")
    read("\n".join(f"{level:02d} F{level}." for level in range(1, 50)) + " 49 X PIC X.", "ibm", "free")
    read("01 A.\n" + "05 B PIC X.\n" * 5000, "ibm", "free")
    read("01 A.\n" + "05 B PIC X OCCURS 0 TO 3 DEPENDING ON C.\n" * 1000, "ibm", "free")


def mutated(rng: random.Random) -> str:
    """A book in which lines, words and characters were lost, doubled, moved and changed."""
    text = rng.choice(
        [BOOK, PROGRAM, BOOK[: BOOK.index("       COPY")], PROGRAM.replace("COPY OTHER", "*> COPY")]
    )
    for _ in range(rng.choice([1, 1, 2, 3, 6])):
        kind = rng.random()
        if kind < 0.4:
            parts = text.split(" ")
            at = rng.randrange(len(parts))
            parts[at : at + rng.randint(0, 2)] = [rng.choice([*WORDS, ""])] * rng.randint(0, 2)
            text = " ".join(parts)
        elif kind < 0.7:
            lines = text.split("\n")
            at = rng.randrange(len(lines))
            lines[at : at + rng.randint(0, 2)] = rng.sample(lines, rng.randint(0, min(2, len(lines))))
            text = "\n".join(lines)
        else:
            at = rng.randrange(len(text) + 1)
            text = text[:at] + rng.choice(CHARACTERS) + text[at + rng.randint(0, 3) :]
    return text


CHARACTERS = [*"().,;:'\"=*/-+$9XSVPZ 0\n\t\0", "\n      -", "==", "é", "\x1a", "99999", "*>", ">>"]


def test_mutated_books(tmp_path: Path) -> None:
    (tmp_path / "OTHER.cpy").write_text(
        "           05 Q PIC X. 05 QQ PIC 9(4) COMP.\n           COPY OTHER2.\n"
    )
    (tmp_path / "OTHER2.cpy").write_text("           05 Q2 PIC ZZ9.\n")
    for seed in range(FIRST, FIRST + MUTATED):
        rng = random.Random(seed)
        begun = time.process_time()
        layout = read(
            mutated(rng), rng.choice(["ibm", "mf", "gnucobol"]), rng.choice(["auto", "fixed", "free", "variable"]),
            search=[tmp_path], edited=rng.choice(["text", "value"]), decimal_comma=rng.random() < 0.2,
        )  # fmt: skip
        assert time.process_time() - begun < 2, seed
        if layout and layout.length <= 5000 and seed % 10 == 0:
            decode(layout, rng)


def decode(layout: Layout, rng: random.Random) -> None:
    """What can be laid out can be planned and decoded, or is refused by name."""
    source = CobolSource.model_validate(
        {
            "copybooks": ["A.cpy"],
            "record_format": rng.choice(["F", "V"]),
            "renames": "all" if rng.random() < 0.3 else [],
        }
    )
    try:
        plans, _ = make_plans(layout, source)
    except PlanFault:
        return
    records = [rng.choice([rng.randbytes, lambda n: b"\xf1" * n])(layout.length) for _ in range(3)]
    ends = np.cumsum([len(record) for record in records], dtype=np.int64)
    found = Decoder(plans[0], source).decode(
        np.frombuffer(b"".join(records), np.uint8), ends - layout.length, ends, np.arange(1, 4)
    )
    found.rows.validate(full=True)
