"""The data-description language clause by clause: where each puts its items, in which dialect, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.cobol.copybook import parse_copybook, read_copybooks
from connectors.layout import Layout
from migrate.errors import ConfigurationError

PROGRAM = """\
       IDENTIFICATION DIVISION.
       PROGRAM-ID. CASES.
       ENVIRONMENT DIVISION.
       CONFIGURATION SECTION.
       SPECIAL-NAMES.
           CURRENCY SIGN IS 'EUR' WITH PICTURE SYMBOL 'E'
           DECIMAL-POINT IS COMMA.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CASES ASSIGN TO CASES.
       DATA DIVISION.
       FILE SECTION.
       FD  CASES
           RECORD CONTAINS 14 CHARACTERS
           LABEL RECORDS ARE STANDARD.
       01  A.
           05  B  PIC EE.EE9,99.
           05  C  PIC X(3).
       WORKING-STORAGE SECTION.
       77  W  PIC X.
       PROCEDURE DIVISION.
           MOVE 'X' TO W.
           STOP RUN.
"""

# text, dialect, (path, offset, length) of the items below the first 01
READ: dict[str, tuple[str, str, list[tuple[str, int, int]]]] = {
    "a program": (PROGRAM, "ibm", [("B", 0, 11), ("C", 11, 3)]),
    "working storage and statements": (
        ("       WORKING-STORAGE SECTION.\n       01 A.\n         05 B PIC X.\n"
        "       PROCEDURE DIVISION.\n           GOBACK.\n"), "ibm", [("B", 0, 1)],
    ),
    "CBL and *CBL": (
        "CBL APOST,NOSEQ\n       *CBL SOURCE\n      *CONTROL LIST\n       01 A.\n         05 B PIC X.\n", "ibm", [("B", 0, 1)],
    ),
    "REPLACE and REPLACE OFF": (
        ("       REPLACE LEADING ==OLD== BY ==NEW== ==:N:== BY ==5==.\n       01 A.\n         05 OLD-B PIC X(:N:).\n"
        "       REPLACE OFF.\n         05 OLD-C PIC X.\n"), "ibm", [("NEW-B", 0, 5), ("OLD-C", 5, 1)],
    ),
    "REPLACE ALSO and LAST OFF": (
        ("       REPLACE ==B== BY ==C==.\n       REPLACE ALSO ==X== BY ==9==.\n       01 A.\n         05 B PIC X.\n"
        "       REPLACE LAST OFF.\n         05 B PIC XX.\n"), "ibm", [("C", 0, 1), ("C~2", 1, 2)],
    ),
    "clause words as names": (
        "01 A. 05 TYPE PIC X. 05 SAME PIC X. 05 CONSTANT PIC X. 05 DATE PIC X. 05 SIGN PIC X.", "ibm",
        [("TYPE", 0, 1), ("SAME", 1, 1), ("CONSTANT", 2, 1), ("DATE", 3, 1), ("SIGN", 4, 1)],
    ),
    "VALUE of every kind": (
        ("01 A. 05 B PIC X(4) VALUE X'C1C2'. 05 C PIC N VALUE NX'0041'. 05 D PIC N(3) VALUE N'abc'. "
        "05 E PIC X(3) VALUE ALL '-'. 05 F COMP-1 VALUE 1.5E3. 05 G POINTER VALUE NULL. 05 H PIC U(2) VALUE U'ab'. "
        "05 I PIC X VALUE Z'a'. 05 J PIC G(2) DISPLAY-1 VALUE G'ab'. 05 K PIC S9 VALUE -1. 05 L PIC X VALUE SPACE."),
        "ibm",
        [("B", 0, 4), ("C", 4, 2), ("D", 6, 6), ("E", 12, 3), ("F", 15, 4), ("G", 19, 4), ("H", 23, 8), ("I", 31, 1),
         ("J", 32, 4), ("K", 36, 1), ("L", 37, 1)],
    ),
    "usages without a picture": (
        ("01 A. 05 B INDEX. 05 C POINTER. 05 D POINTER-32. 05 E FUNCTION-POINTER. 05 F PROCEDURE-POINTER. "
        "05 G USAGE OBJECT REFERENCE THING. 05 H COMP-1. 05 I COMP-2."), "ibm",
        [("B", 0, 4), ("C", 4, 4), ("D", 8, 4), ("E", 12, 4), ("F", 16, 8), ("G", 24, 4), ("H", 28, 4), ("I", 32, 8)],
    ),
    "usages of GnuCOBOL": (
        ("01 A. 05 B BINARY-CHAR UNSIGNED. 05 C BINARY-SHORT. 05 D BINARY-LONG SIGNED. 05 E BINARY-DOUBLE. "
        "05 F FLOAT-SHORT. 05 G FLOAT-LONG. 05 H FLOAT-EXTENDED. 05 I FLOAT-DECIMAL-16. 05 J FLOAT-DECIMAL-34. "
        "05 K POINTER. 05 L PIC X(3) COMP-X. 05 M SIGNED-INT. 05 N UNSIGNED-LONG."), "gnucobol",
        [("B", 0, 1), ("C", 1, 2), ("D", 3, 4), ("E", 7, 8), ("F", 15, 4), ("G", 19, 8), ("H", 27, 16), ("I", 43, 8),
         ("J", 51, 16), ("K", 67, 8), ("L", 75, 3), ("M", 78, 4), ("N", 82, 8)],
    ),
    "31 digits": (
        "01 A. 05 B PIC S9(18)V9(13) COMP-3. 05 C PIC S9(31) COMP-5. 05 D PIC 9(31).", "ibm",
        [("B", 0, 16), ("C", 16, 16), ("D", 32, 31)],
    ),
    "national and UTF-8": (
        ("01 A. 05 B USAGE NATIONAL. 10 C PIC S9(3) SIGN LEADING SEPARATE. 10 D PIC ZZ9. "
        "05 E GROUP-USAGE UTF-8. 10 F PIC U(3). 10 G PIC U(3) BYTE-LENGTH IS 9."), "ibm",
        [("B", 0, 14), ("B.C", 0, 8), ("B.D", 8, 6), ("E", 14, 21), ("E.F", 14, 12), ("E.G", 26, 9)],
    ),
    "EXTERNAL, GLOBAL, VOLATILE": ("01 A IS EXTERNAL. 05 B PIC X VOLATILE. 05 C PIC X GLOBAL.", "ibm", [("B", 0, 1), ("C", 1, 1)]),
    "TYPEDEF and TYPE": (
        "01 T TYPEDEF. 05 X PIC X. 05 Y. 10 Z PIC 99. 01 A. 05 B TYPE T. 05 C TYPE TO T OCCURS 2.", "gnucobol",
        [("B", 0, 3), ("B.X", 0, 1), ("B.Y", 1, 2), ("B.Y.Z", 1, 2), ("C", 3, 3), ("C.X", 3, 1), ("C.Y", 4, 2), ("C.Y.Z", 4, 2)],
    ),
    "SAME AS": ("01 A. 05 B. 10 C PIC XX. 05 D SAME AS B.", "mf", [("B", 0, 2), ("B.C", 0, 2), ("D", 2, 2), ("D.C", 2, 2)]),
    "constants": ("78 N VALUE 5 * 2. 01 M CONSTANT AS 3. 01 A. 05 B PIC X(N) OCCURS M TIMES.", "gnucobol", [("B", 0, 10)]),
    "OCCURS UNBOUNDED": ("01 A. 05 C PIC 99. 05 T PIC XX OCCURS 0 TO UNBOUNDED DEPENDING ON C.", "ibm", [("C", 0, 2), ("T", 2, 2)]),
    "keys and indexes": (
        ("01 A. 05 T OCCURS 5 TIMES ASCENDING KEY IS K1 K2 DESCENDING KEY K3 INDEXED BY I J. 10 K1 PIC X. "
        "10 K2 PIC X. 10 K3 PIC X."), "ibm", [("T", 0, 3), ("T.K1", 0, 1), ("T.K2", 1, 1), ("T.K3", 2, 1)],
    ),
}  # fmt: skip


def rows(layout: Layout) -> list[tuple[str, int, int]]:
    return [(field.path, field.offset, field.length) for field in layout.records[0].walk()][1:]


@pytest.mark.parametrize(("text", "dialect", "expected"), READ.values(), ids=READ)
def test_a_clause_is_read(text: str, dialect: str, expected: list[tuple[str, int, int]]) -> None:
    assert rows(parse_copybook(text, dialect=dialect)) == expected


# text, dialect, line, field, part of the reason, part of the remedy
REFUSED = {
    "DYNAMIC LENGTH": (
        "01 A.\n 05 B PIC X DYNAMIC LENGTH LIMIT IS 20.\n", "ibm", 2, "B", "the DYNAMIC clause", "leave it out",
    ),
    "ANY LENGTH": ("01 A.\n 05 B PIC X ANY LENGTH.\n", "ibm", 2, "B", "the ANY clause", "with its length"),
    "conditional compilation": (
        "01 A.\n>>IF LONG DEFINED\n 05 B PIC XX.\n>>ELSE\n 05 B PIC X.\n>>END-IF\n", "ibm", 2, "", "conditional", "that count",
    ),
    "$IF": ("      $IF X\n       01 A PIC X.\n      $END\n", "mf", 1, "", "conditional compilation", "that count"),
    "FD without a period": (
        "       FD  CASES\n           RECORDING MODE F\n       01 A PIC X.\n", "ibm", 3, "FD", "expected a period, found '01'", "FD",
    ),
    "a currency sign in hexadecimal": (
        "       SPECIAL-NAMES.\n           CURRENCY SIGN IS X'9F'.\n       01 A PIC X.\n", "ibm", 2, "CURRENCY SIGN",
        "expected CURRENCY SIGN IS a literal", "currency_signs",
    ),
    "an unknown type": ("01 TT TYPEDEF. 05 X PIC X.\n01 A.\n 05 B TYPE T.\n", "mf", 3, "B", "T is no type", "'TT'"),
    "a type that IBM has not": ("01 A.\n 05 B TYPE T.\n", "ibm", 2, "B", "not of Enterprise COBOL", "dialect"),
    "GnuCOBOL's floats": ("01 A.\n 05 B FLOAT-DECIMAL-16.\n", "ibm", 2, "B", "not of Enterprise COBOL", "dialect"),
    "REPLACE without BY": ("REPLACE ==A==.\n01 A PIC X.\n", "ibm", 1, "REPLACE", "expected REPLACE ==text== BY", ""),
    "renames of a table": ("01 A.\n 05 T OCCURS 2.\n 10 B PIC X.\n 66 R RENAMES B.\n", "ibm", 4, "R", "in a table", ""),
    "P on both sides": ("01 A.\n 05 B PIC PP9P.\n", "ibm", 2, "B", "P stands on one side", ""),
    "two signs": ("01 A.\n 05 B PIC +ZZ9CR.\n", "ibm", 2, "B", "one sign", ""),
    "two floating strings": ("01 A.\n 05 B PIC $$++9.\n", "ibm", 2, "B", "one floating string", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "dialect", "line", "at", "reason", "remedy"), REFUSED.values(), ids=REFUSED)
def test_a_clause_is_refused(text: str, dialect: str, line: int, at: str, reason: str, remedy: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        parse_copybook(text, dialect=dialect)
    (fault,) = caught.value.faults
    assert (fault.line, fault.at) == (line, at)
    assert reason in fault.reason
    assert remedy in fault.remedy


def test_misspelt_clauses_are_told_all_at_once() -> None:
    text = "01 A.\n 05 B PIC X(3) OCCURZ 3.\n 05 C PIC 9 USAG COMP.\n 05 D PIC X REDEFINS B.\n 05 E PIC S9(4) COMP-33.\n"
    with pytest.raises(ConfigurationError) as caught:
        parse_copybook(text)
    found = [(fault.line, fault.at, fault.remedy) for fault in caught.value.faults]
    words = {2: "OCCURS", 3: "USAGE", 4: "REDEFINES", 5: "COMP-3"}
    assert found == [(n, "BCDE"[n - 2], f"Did you mean '{word}'?") for n, word in words.items()]


def test_a_fault_in_a_copied_book_shows_the_chain_of_books(tmp_path: Path) -> None:
    (tmp_path / "INNER.cpy").write_text("           10 C PIC 9Q.\n")
    (tmp_path / "OUTER.cpy").write_text("         05 B.\n       COPY INNER.\n")
    book = tmp_path / "MAIN.cpy"
    book.write_text("       01 A.\n       COPY OUTER.\n")
    with pytest.raises(ConfigurationError) as caught:
        read_copybooks([book])
    (fault,) = caught.value.faults
    assert fault.file == str(tmp_path / "INNER.cpy")
    assert fault.reason.endswith(f", copied at {tmp_path / 'OUTER.cpy'}:2, copied at {book}:2")


def test_pseudo_text_may_hold_periods(tmp_path: Path) -> None:
    (tmp_path / "INNER.cpy").write_text("           10 C PIC X. 10 D PIC X.\n")
    text = "       01 A.\n       COPY INNER REPLACING ==10 C PIC X.== BY ==10 C PIC X(3). 10 E PIC 9.==.\n"
    assert rows(parse_copybook(text, search=[tmp_path])) == [("C", 0, 3), ("E", 3, 1), ("D", 4, 1)]


def test_only_the_file_section_of_a_program_is_read() -> None:
    layout = parse_copybook(PROGRAM)
    assert [record.name for record in layout.records] == ["A"]
    assert "not: WORKING-STORAGE" in layout.notes[0]


def test_special_names_settle_what_a_picture_means() -> None:
    editing = parse_copybook(PROGRAM, edited="value").records[0].children[0].editing
    assert editing is not None
    assert (editing.symbols, editing.point, editing.comma, editing.currency) == ("$$,$$9.99", ",", ".", "EUR")
