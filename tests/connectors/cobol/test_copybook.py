"""Copybooks and the layout they describe: pairs of text and expected fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.cobol.copybook import parse_copybook, read_copybooks
from connectors.layout import Condition, Field, Layout, Occurs, Sign, Usage


def rows(layout: Layout) -> list[tuple[str, int, int]]:
    return [(field.path, field.offset, field.length) for field in layout.walk()]


def one(text: str, name: str, **options: object) -> Field:
    (found,) = parse_copybook(text, **options).find(name)  # type: ignore[arg-type]
    return found


CASE_FILE = """\
000100* A comment, whatever it says. 05 NOT-HERE PIC X.                 CASEFILE
000200 01  CASE-RECORD.                                                 CASEFILE
000300     05  CASE-NO                 PIC 9(8).                        CASEFILE
000400     05  CASE-NO-X REDEFINES CASE-NO                              CASEFILE
000500                                 PIC X(8).                        CASEFILE
000600     05  FILLER                  PIC X(2).                        CASEFILE
000700/    a page
000800     05  BENEFIT                 OCCURS 3 TIMES.                  CASEFILE
000900         10  BENEFIT-CODE        PIC X(2).                        CASEFILE
001000         10  BENEFIT-AMT         PIC S9(7)V99   COMP-3.           CASEFILE
001100D    05  DEBUG-ONLY              PIC X.                           CASEFILE
001200     05  FILLER.                                                  CASEFILE
001300         10  OPENED-ON           PIC 9(8)       COMP.             CASEFILE
001400         10  FILLER              PIC X(2).                        CASEFILE
001500     05  RATE                    PIC S9V9(4)  SIGN LEADING SEPA   CASEFILE
001600-                                RATE CHARACTER.                  CASEFILE
"""


def test_a_fixed_format_book() -> None:
    assert rows(parse_copybook(CASE_FILE)) == [
        ("CASE-RECORD", 0, 43),
        ("CASE-NO", 0, 8),
        ("CASE-NO-X", 0, 8),
        ("FILLER", 8, 2),
        ("BENEFIT", 10, 7),
        ("BENEFIT.BENEFIT-CODE", 10, 2),
        ("BENEFIT.BENEFIT-AMT", 12, 5),
        ("FILLER~2", 31, 6),
        ("OPENED-ON", 31, 4),
        ("FILLER~3", 35, 2),
        ("RATE", 37, 6),
    ]


def test_what_a_field_carries() -> None:
    layout = parse_copybook(CASE_FILE)
    (amount,) = layout.find("BENEFIT-AMT")
    (rate,) = layout.find("RATE")
    assert (amount.usage, amount.digits, amount.scale, amount.sign) == (Usage.PACKED, 9, 2, Sign.TRAILING)
    assert (amount.picture, amount.level, amount.line) == ("S9(7)V99", 10, 10)
    assert (rate.usage, rate.sign, rate.digits, rate.scale) == (Usage.ZONED, Sign.LEADING_SEPARATE, 5, 4)
    assert layout.find("BENEFIT")[0].occurs == Occurs(3, 3)
    assert layout.find("CASE-NO-X")[0].redefines == "CASE-NO"


SHAPES = {
    "free": "01 A.\n  05 B PIC X(5).\n  05 C PIC 9(4) COMP.\n",
    "lower case, tabs, CRLF": "01 a.\r\n\t05 b pic x(5).\r\n\t05 c picture 9(4) usage is computational.\r\n",
    "column 7": "      01 A.\n       05 B PIC X(5).\n       05 C PIC 9(4) BINARY.\n\x1a",
    "one line": "       01  A. 05 B PIC X(5). 05 C PIC 9(4) COMP-4.",
    "scattered": """
       01  A.
           05 B PIC
             X(5)
           .
           05 C COMP
      *
             PIC 9(4).""",
    "floating comments": """
       01  A. *> the record
           05 B PIC X(5). *> 05 X PIC X.
           05 C PIC 9(4) COMP.
""",
    "listing directives": """
       EJECT
       01  A.
       SKIP1
           05 B PIC X (5).
       TITLE 'C'
           05 C PIC 9(4) COMP.
""",
    "Micro Focus directive": """
      $SET IBMCOMP
       01  A.
           05 B PIC X( 5 ).
           05 C PIC 9(4) COMP.
""",
    "format directive": "       >>SOURCE FORMAT IS FREE\n01 A. 05 B PIC X(5).\n05 C PIC 9(4) COMP.\n",
    "file description": """
       FILE SECTION.
       FD  CASES
           RECORDING MODE F.
       01  A.
           05 B PIC X(5).
           05 C PIC 9(4) COMP.
""",
    "declaration generator": """
       EXEC SQL DECLARE T TABLE
           ( B CHAR(5) NOT NULL )
       END-EXEC.
       01  A.
           05 B PIC X(5).
           05 C PIC 9(4) COMP.
""",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_text_gives_the_same_layout(text: str) -> None:
    assert [(path.upper(), *rest) for path, *rest in rows(parse_copybook(text))] == [
        ("A", 0, 7),
        ("B", 0, 5),
        ("C", 5, 2),
    ]


def test_text_beyond_column_72_counts_in_variable_format() -> None:
    line = "       01 A. 05 B PIC X(5)." + " " * 44 + " 05 C PIC X."
    assert parse_copybook(line).length == 6
    assert parse_copybook(line, source_format="fixed").length == 5


def test_a_literal_goes_on_in_the_next_line() -> None:
    text = (
        "       01  A.\n"
        "           05  B  PIC X(9) VALUE 'period. and so'.\n"
        "           88  LONG-ONE VALUE 'WEST. AND EAST, A TEXT THAT\n"
        "      -    ' HERE'.\n"
        "           05  C PIC X.\n"
    )
    value = one(text, "B").conditions[0].values[0]
    assert value == "'WEST. AND EAST, A TEXT THAT".ljust(72 - 30) + " HERE'"
    assert parse_copybook(text).length == 10


def test_a_literal_whose_quote_stands_in_column_72() -> None:
    first = "           88  Q VALUE '".ljust(71, "x") + "'"
    value = one(f"       01  A PIC X.\n{first}\n      -    ''y'.\n", "A").conditions[0].values[0]
    assert isinstance(value, str)
    assert value.endswith("xx''y'")


def test_conditions_keep_their_values_as_written() -> None:
    text = """
       01  A.
           05  STATUS-CD  PIC XX.
               88  OPEN-CASE       VALUE 'OP'.
               88  ENDED           VALUES ARE 'CL', "WD" 'X.'
                                   HIGH-VALUES X'0D0A' ALL '*'.
               88  IN-RANGE        VALUE 'A0' THRU 'A9', 'B0' THROUGH 'B9'.
           05  KIND  PIC 9(2).
               88  KINDS           VALUES 01 02
                                   03 04 THRU 07
                                   ZERO.
               88  MANY            VALUE 1,2,3 WHEN SET TO FALSE 9.
               88  BELOW           VALUE -1.5 THRU +2.
"""
    assert one(text, "STATUS-CD").conditions == (
        Condition("OPEN-CASE", ("'OP'",)),
        Condition("ENDED", ("'CL'", '"WD"', "'X.'", "HIGH-VALUES", "X'0D0A'", "ALL '*'")),
        Condition("IN-RANGE", (("'A0'", "'A9'"), ("'B0'", "'B9'"))),
    )
    assert one(text, "KIND").conditions == (
        Condition("KINDS", ("01", "02", "03", ("04", "07"), "ZERO")),
        Condition("MANY", ("1", "2", "3")),
        Condition("BELOW", (("-1.5", "+2"),)),
    )


def test_a_table_depends_on_the_nearest_counter_before_it() -> None:
    text = """
       01  A.
           05  G1.
               10  CNT PIC 9.
               10  T1 PIC X OCCURS 0 TO 5 TIMES DEPENDING ON CNT.
           05  G2.
               10  CNT PIC S9(4) COMP.
               10  T2 PIC X OCCURS 4 DEPENDING CNT
                   ASCENDING KEY IS T2 INDEXED BY IX1, IX2.
               10  T3 OCCURS 1 TO 3 DEPENDING ON CNT OF G1 OF A.
                   15  T3-X PIC X(2) OCCURS
                       2 TIMES.
"""
    layout = parse_copybook(text)
    assert one(text, "T1").occurs == Occurs(0, 5, "G1.CNT")
    assert one(text, "T2").occurs == Occurs(0, 4, "G2.CNT")
    assert one(text, "T3").occurs == Occurs(1, 3, "G1.CNT")
    assert one(text, "T3-X").offset == 1 + 5 + 2 + 4
    assert layout.length == 12 + 3 * 4


def test_redefinitions_share_storage_and_the_longest_counts() -> None:
    text = """
       01  A.
           05  B PIC X(4).
           05  C REDEFINES B.
               10  C1 PIC X(3).
               10  C2 REDEFINES C1 PIC 9(6).
           05  D REDEFINES B PIC X.
           05  E PIC X.
       01  F REDEFINES A.
           05  G PIC X(20).
"""
    layout = parse_copybook(text)
    assert rows(layout) == [
        ("A", 0, 7),
        ("B", 0, 4),
        ("C", 0, 6),
        ("C.C1", 0, 3),
        ("C.C2", 0, 6),
        ("D", 0, 1),
        ("E", 6, 1),
        ("F", 0, 20),
        ("G", 0, 20),
    ]
    assert (layout.length, layout.records[1].redefines) == (20, "A")
    assert any("6 bytes redefine the 4 of B" in note for note in layout.notes)


def test_renames_stand_at_the_end_and_take_no_storage() -> None:
    text = """
       01  A.
           05  B.
               10  C PIC X(2).
               10  D PIC 9(3) COMP-3.
           05  E PIC X(4).
           66  R1 RENAMES C THRU E.
           66  R2 RENAMES D OF B.
       01  Z PIC X.
"""
    layout = parse_copybook(text)
    first, second = layout.records[0].children[-2:]
    assert (first.level, first.offset, first.length) == (66, 0, 8)
    assert (first.usage, first.redefines) == (Usage.TEXT, "C")
    assert (second.offset, second.length, second.usage, second.digits) == (2, 2, Usage.PACKED, 3)
    assert [record.length for record in layout.records] == [8, 1]


def test_groups_hand_down_usage_and_sign() -> None:
    text = """
       01  A.
           05  B USAGE COMP-3.
               10  B1 PIC S9(5).
               10  B2 PIC 9(4) USAGE COMP-3.
           05  C SIGN IS TRAILING SEPARATE.
               10  C1 PIC S9(3).
               10  C2 PIC 9(3).
               10  C3 PIC S9(3) LEADING.
           05  D GROUP-USAGE NATIONAL.
               10  D1 PIC N(2).
               10  D2 PIC 9(2).
"""
    layout = parse_copybook(text)
    leaves = [field for field in layout.walk() if not field.is_group]
    found = {field.name: (field.usage, field.length, field.sign) for field in leaves}
    assert found == {
        "B1": (Usage.PACKED, 3, Sign.TRAILING),
        "B2": (Usage.PACKED, 3, Sign.NONE),
        "C1": (Usage.ZONED, 4, Sign.TRAILING_SEPARATE),
        "C2": (Usage.ZONED, 3, Sign.NONE),
        "C3": (Usage.ZONED, 3, Sign.LEADING),
        "D1": (Usage.NATIONAL, 4, Sign.NONE),
        "D2": (Usage.NATIONAL, 4, Sign.NONE),
    }


def test_slack_bytes_before_a_synchronized_item() -> None:
    text = """
       01  A.
           05  B PIC X(5).
           05  C.
               10  D PIC XX.
               10  E PIC S9(6) COMP SYNC.
           05  F PIC X.
           05  G.
               10  H COMP-2 SYNCHRONIZED LEFT.
           05  I PIC X.
           05  J PIC S9(12) COMP SYNC.
           05  K PIC S9(4) COMP SYNC.
           05  L PIC S9(5) COMP-3 SYNC.
           05  M PIC S9(9) COMP.
"""
    found = {field.name: field.offset for field in parse_copybook(text).walk()}
    assert found == dict(A=0, B=0, C=5, D=5, E=8, F=12, G=16, H=16, I=24, J=28, K=36, L=38, M=41)  # noqa: C408


def test_slack_bytes_between_the_elements_of_a_table() -> None:
    text = """
       01  A.
           05  B PIC X.
           05  T OCCURS 10 TIMES.
               10  T1 PIC X.
               10  T2 PIC S9(4)V99 COMP SYNC.
               10  T3 PIC S9(3) COMP SYNC.
               10  T4 PIC X(5).
           05  Z PIC X.
"""
    assert rows(parse_copybook(text)) == [
        ("A", 0, 162),
        ("B", 0, 1),
        ("T", 1, 16),
        ("T.T1", 1, 1),
        ("T.T2", 4, 4),
        ("T.T3", 8, 2),
        ("T.T4", 10, 5),
        ("Z", 161, 1),
    ]


def test_synchronized_at_level_01_holds_for_every_item() -> None:
    assert one("01 A SYNC. 05 B PIC X. 05 C PIC S9(9) COMP.", "C").offset == 4


def test_slack_belongs_to_the_group_before_it() -> None:
    text = "01 A. 05 B. 10 C PIC X(3). 05 D PIC S9(9) COMP SYNC."
    assert (one(text, "B").length, one(text, "D").offset) == (4, 4)


def test_fillers_are_transparent_and_paths_unique() -> None:
    text = "01 A. 05 FILLER. 10 B PIC X. 10 PIC X. 05 FILLER. 10 B PIC X. 05 C. 10 B PIC X."
    assert [path for path, _, _ in rows(parse_copybook(text))] == [
        "A", "FILLER", "B", "FILLER~2", "FILLER~3", "B~2", "C", "C.B",
    ]  # fmt: skip


def test_a_book_without_an_01_gets_one(tmp_path: Path) -> None:
    book = tmp_path / "CLIENT-REC.cpy"
    book.write_text("           05  B PIC X(5).\n           05  C PIC X.\n")
    assert rows(read_copybooks([book])) == [("CLIENT-REC", 0, 6), ("B", 0, 5), ("C", 5, 1)]


def test_several_books_describe_the_same_bytes(tmp_path: Path) -> None:
    for name in ("ONE", "TWO"):
        (tmp_path / f"{name}.cpy").write_text(f"       05  {name}-A PIC X({len(name) * 2}).\n")
    books = [tmp_path / "ONE.cpy", tmp_path / "TWO.cpy"]
    layout = read_copybooks(books, overlay=True)
    assert [(record.name, record.offset) for record in layout.records] == [("ONE", 0), ("TWO", 0)]
    assert layout.notes == ()
    assert "no level 01" in read_copybooks(books).notes[0]


def test_elementary_01_and_77() -> None:
    layout = parse_copybook("       01  A PIC X(80).\n       77  B PIC S9(4) COMP.\n")
    assert [(field.name, field.level, field.length, field.usage) for field in layout.records] == [
        ("A", 1, 80, Usage.TEXT),
        ("B", 77, 2, Usage.BINARY),
    ]


def test_clauses_that_move_no_byte() -> None:
    text = """
       01  A EXTERNAL.
           05  B PIC X(5) JUSTIFIED RIGHT VALUE SPACES.
           05  C PIC 9(3) BLANK WHEN ZERO VOLATILE VALUE IS ZERO.
           05  D PIC ZZ9.99 BLANK ZERO.
           05  E PIC 9(6) DATE FORMAT IS YYMMDD.
           05  DATE PIC X(8).
           05  F VALUE 'AB.' PIC X(3).
           05  G PIC S9(3) VALUE -12.5 USAGE DISPLAY.
"""
    assert one(text, "B").justified
    assert one(text, "C").blank_when_zero
    assert one(text, "D").usage is Usage.EDITED
    assert parse_copybook(text).length == 5 + 3 + 6 + 6 + 8 + 3 + 3


def test_constants_of_other_dialects() -> None:
    text = """
       78  MAX-LINES VALUE 4.
       78  LEN VALUE IS 12.
       01  A.
           05  B PIC X(LEN) OCCURS MAX-LINES TIMES.
           05  C BINARY-LONG UNSIGNED.
           05  D BINARY-SHORT.
"""
    layout = parse_copybook(text, dialect="mf")
    assert rows(layout) == [("A", 0, 54), ("B", 0, 12), ("C", 48, 4), ("D", 52, 2)]
    assert [field.signed for field in layout.records[0].children] == [False, False, True]


def test_decimal_comma() -> None:
    assert one("01 A. 05 B PIC Z.ZZ9,99.", "B", decimal_comma=True).scale == 2


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "ADDRESS.cpy").write_text(
        "           10  :TAG:-STREET  PIC X(:LEN:).\n           10  :TAG:-ZIP PIC 9(5).\n"
        "           10  OLD-PHONE PIC X(9).\n"
    )
    (tmp_path / "lib" / "outer.CPY").write_text(
        "       05  HOME.\n       COPY ADDRESS REPLACING ==:TAG:== BY ==HOME== ==:LEN:== BY ==20==\n"
        "            LEADING ==OLD== BY ==NEW==.\n"
    )
    return tmp_path


def test_copy_with_replacing(library: Path) -> None:
    text = """
       01  A.
           COPY OUTER OF LIB.
           05  WORK. COPY "ADDRESS.cpy" IN LIB SUPPRESS
                REPLACING ==:TAG:== BY ==WORK== ==:LEN:== BY 30
                          OLD-PHONE BY TELEPHONE.
           05  Z PIC X.
"""
    assert rows(parse_copybook(text, search=[library / "lib"])) == [
        ("A", 0, 79),
        ("HOME", 0, 34),
        ("HOME.HOME-STREET", 0, 20),
        ("HOME.HOME-ZIP", 20, 5),
        ("HOME.NEW-PHONE", 25, 9),
        ("WORK", 34, 44),
        ("WORK.WORK-STREET", 34, 30),
        ("WORK.WORK-ZIP", 64, 5),
        ("WORK.TELEPHONE", 69, 9),
        ("Z", 78, 1),
    ]


def test_tags_replaced_from_outside(library: Path) -> None:
    layout = read_copybooks([library / "lib" / "ADDRESS.cpy"], replacing={":TAG:": "X", ":LEN:": "1"})
    assert [field.name for field in layout.records[0].children] == ["X-STREET", "X-ZIP", "OLD-PHONE"]


def test_copy_beside_the_book_and_sql_include(library: Path) -> None:
    book = library / "lib" / "MAIN.cpy"
    book.write_text("       01  A.\n       EXEC SQL INCLUDE OUTER END-EXEC.\n")
    assert read_copybooks([book]).length == 34
