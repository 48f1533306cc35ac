"""Whatever the text, the reader gives a layout or says what is wrong."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.picture import PictureError, parse_picture
from connectors.layout import Field, Layout
from migrate.errors import ConfigurationError

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
WORDS = sorted(
    {*BOOK.split(), ".", "01", "05", "10", "88", "66", "77", "78", "COMP-1", "'", '"', "==", "(", ")", ":"}
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


def read(text: str, dialect: str, source_format: str) -> None:
    try:
        layout = parse_copybook(text, dialect=dialect, source_format=source_format)  # type: ignore[arg-type]
    except ConfigurationError:
        return
    check(layout)


@settings(max_examples=300, deadline=2000)
@given(st.text(max_size=300), DIALECTS, FORMATS)
def test_any_text(text: str, dialect: str, source_format: str) -> None:
    read(text, dialect, source_format)


@settings(max_examples=500, deadline=2000)
@given(st.lists(st.sampled_from(WORDS), max_size=80), st.sampled_from([" ", "\n", "\n       "]), DIALECTS)
def test_any_order_of_words(words: list[str], between: str, dialect: str) -> None:
    read(between.join(words), dialect, "auto")


@settings(max_examples=500, deadline=2000)
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
