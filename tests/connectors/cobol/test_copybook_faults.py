"""What is wrong in a copybook: line, field and reason of every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.cobol.copybook import parse_copybook, read_copybooks
from migrate.errors import ConfigurationError, Fault


def faults(text: str, **options: object) -> list[Fault]:
    with pytest.raises(ConfigurationError) as caught:
        parse_copybook(text, **options)  # type: ignore[arg-type]
    return caught.value.faults


# text, line, field, part of the reason, part of the remedy
WRONG = {
    "no picture string": (
        "       01  A.\n           05  AMOUNT  PIC\n           05  B  PIC X.\n",
        3, "AMOUNT", "expected a PICTURE string after PIC, found '05' (column 12)", "",
    ),
    "no period": (
        "       01  A.\n           05  B  PIC X\n           05  C  PIC X.\n",
        3, "B", "expected a clause or a period, found '05' (column 12)", "period",
    ),
    "end of the book": (
        "       01  A.\n           05  B  PIC X", 2, "B", "found the end of the copybook", "period",
    ),
    "unknown word": (
        "       01  A.\n           05  B  PICTUR X.\n",
        2, "B", "found 'PICTUR' (column 19)", "Did you mean 'PICTURE'",
    ),
    "unknown usage": (
        "       01  A.\n           05  B PIC 9 USAGE COMP-33.\n", 2, "B", "expected a USAGE word", "COMP-3",
    ),
    "no level": (
        "       01  A.\n       B PIC X.\n", 2, "", "expected a level number, found 'B' (column 8)", "",
    ),
    "wrong level": ("       01  A.\n       55 B PIC X.\n", 2, "", "01-49, 66, 77, 78 or 88, found '55'", ""),
    "wrong symbol": (
        "       01  A.\n           05  B  PIC S9(4)Q9.\n", 2, "B", "'Q' is no PICTURE symbol (column 28)", "",
    ),
    "wrong repeat": ("01 A.\n 05 B PIC X(0).\n", 2, "B", "1 or more, found 0 (column 12)", ""),
    "open parenthesis": ("01 A.\n 05 B PIC X(5.\n", 2, "B", "parentheses", ""),
    "second picture": ("01 A.\n 05 B PIC X PIC 9.\n", 2, "B", "a second PICTURE clause", "Leave one"),
    "second usage": ("01 A.\n 05 B PIC 9 COMP USAGE COMP-3.\n", 2, "B", "a second USAGE clause", "Leave one"),
    "tag": ("01 A.\n 05 :TAG:-B PIC X.\n", 2, ":TAG:-B", "expected a data name", "replacing"),
    "name": ("01 A.\n 05 B$ PIC X.\n", 2, "B$", "expected a data name, found 'B$' (column 5)", ""),
    "too many digits": ("01 A.\n 05 B PIC 9(40).\n", 2, "B", "40 digits are more than the 38", "PIC X"),
    "no picture": (
        "01 A.\n 05 B.\n 05 C PIC X.\n", 2, "B", "expected a PICTURE clause, found none", "Add PIC",
    ),
    "group with a picture": (
        "01 A.\n 05 B PIC X.\n 10 C PIC X.\n", 2, "B", "cannot be a group, and C", "level",
    ),
    "float with a picture": ("01 A.\n 05 B PIC 9 COMP-1.\n", 2, "B", "USAGE COMP-1 takes no PICTURE", ""),
    "text as binary": ("01 A.\n 05 B PIC X COMP.\n", 2, "B", "needs a numeric PICTURE", ""),
    "contradicting usage": ("01 A COMP.\n 05 B PIC 9 COMP-3.\n", 2, "B", "contradicts USAGE COMP", ""),
    "sign without S": ("01 A.\n 05 B PIC 9 SIGN LEADING.\n", 2, "B", "SIGN needs a PICTURE with S", "Add S"),
    "sign of a packed item": ("01 A.\n 05 B PIC S9 COMP-3 SIGN LEADING.\n", 2, "B", "USAGE COMP-3", ""),
    "sign word": ("01 A.\n 05 B PIC S9 SIGN IS LEFT.\n", 2, "B", "expected LEADING or TRAILING", ""),
    "redefines nothing": (
        "01 A.\n 05 BENEFIT PIC X.\n 05 C REDEFINES BENFIT PIC X.\n",
        3, "C", "which is no item before it at the same level (column 17)", "Did you mean 'BENEFIT'",
    ),
    "redefines a later item": (
        "01 A.\n 05 C REDEFINES D PIC X.\n 05 D PIC X.\n", 2, "C", "no item before it", "",
    ),
    "redefines another level": (
        "01 A.\n 05 B.\n 10 X PIC X.\n 05 C REDEFINES X PIC X.\n",
        4, "C", "no item before it at the same level", "",
    ),
    "redefines past another": (
        "01 A.\n 05 B PIC X.\n 05 C PIC X.\n 05 D REDEFINES B PIC X.\n",
        4, "D", "C between them takes storage of its own", "right after B",
    ),
    "depends on nothing": (
        "01 A.\n 05 CNT PIC 9.\n 05 T PIC X OCCURS 1 TO 5 DEPENDING ON CTN.\n",
        3, "T", "depends on CTN, which is no item before it in A", "Did you mean 'CNT'",
    ),
    "depends on a later item": (
        "01 A.\n 05 T PIC X OCCURS 1 TO 5 DEPENDING ON CNT.\n 05 CNT PIC 9.\n",
        2, "T", "does not stand before the table", "",
    ),
    "depends on text": (
        "01 A.\n 05 CNT PIC X.\n 05 T PIC X OCCURS 5 DEPENDING ON CNT.\n",
        3, "T", "is no integer (DISPLAY)", "",
    ),
    "occurs backwards": (
        "01 A.\n 05 C PIC 9.\n 05 T PIC X OCCURS 5 TO 2 DEPENDING ON C.\n", 3, "T", "found 5 TO 2", "",
    ),
    "occurs without number": (
        "01 A.\n 05 T PIC X OCCURS TIMES.\n", 2, "T", "expected a number after OCCURS", "",
    ),
    "occurs range": ("01 A.\n 05 T PIC X OCCURS 1 TO 5.\n", 2, "T", "expected DEPENDING ON", ""),
    "unbounded": (
        "01 A.\n 05 C PIC 9.\n 05 T PIC X OCCURS 1 TO UNBOUNDED.\n",
        3, "T", "expected DEPENDING ON after OCCURS UNBOUNDED", "",
    ),
    "occurs at 01": ("01 A OCCURS 2 TIMES.\n 05 B PIC X.\n", 1, "A", "OCCURS cannot stand at level 01", ""),
    "condition alone": ("88 B VALUE 1.\n", 1, "B", "expected a data item before level 88", ""),
    "condition without value": ("01 A PIC X.\n 88 B.\n", 2, "B", "expected VALUE", ""),
    "renames": (
        "01 A.\n 05 B PIC X.\n 66 R RENAMES BB.\n",
        3, "R", "renames BB, which is no item of A", "Did you mean 'B'",
    ),
    "below 77": ("77 A PIC X.\n 05 B PIC X.\n", 2, "B", "cannot stand below level 77", ""),
    "constant": (
        "78 A VALUE 5.\n01 B PIC X.\n", 1, "A", "level 78 is not of Enterprise COBOL", "dialect: mf",
    ),
    "other dialect": ("01 A.\n 05 B BINARY-LONG.\n", 2, "B", "is not of Enterprise COBOL", "dialect: mf"),
    "type": (
        "01 A.\n 05 B TYPE T.\n", 2, "B", "the TYPE clause is not of Enterprise COBOL (column 7)", "write the items",
    ),
    "open literal": (
        "01 A.\n 05 B PIC X VALUE 'ab.\n 05 C PIC X.\n", 2, "", "expected a closing quote", "Close",
    ),
    "indicator": ("000100 01  A PIC X.\n000200X    05 B PIC X.\n", 2, "", "in column 7, found 'X'", "Shift"),
    "too large": (
        "01 A.\n 05 B OCCURS 99999 TIMES.\n 10 C PIC X(99999).\n", 2, "B", "bytes are more than", "",
    ),
    "copy": (
        "01 A.\n COPY NOWHERE.\n", 2, "COPY", "COPY NOWHERE: no such copybook, searched: no folder", "Put",
    ),
    "copy replacing": ("01 A.\n COPY B REPLACING C.\n", 2, "COPY", "expected REPLACING", ""),
    "nothing": ("      * only a comment\n", 0, "", "expected a data description entry, found none", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "at", "reason", "remedy"), WRONG.values(), ids=WRONG)
def test_a_fault_names_line_field_and_reason(text: str, line: int, at: str, reason: str, remedy: str) -> None:
    found = faults(text, file="X.cpy")
    matching = [fault for fault in found if reason in fault.reason]
    assert matching, found
    assert (matching[0].file, matching[0].line, matching[0].at) == ("X.cpy", line, at)
    assert remedy in matching[0].remedy


ALONE = WRONG.keys() - {"open literal", "copy replacing", "no level", "wrong level"}


@pytest.mark.parametrize("name", sorted(ALONE))
def test_a_fault_brings_no_others_about(name: str) -> None:
    assert len(faults(WRONG[name][0])) == 1


def test_all_faults_of_all_books_come_together(tmp_path: Path) -> None:
    (tmp_path / "ONE.cpy").write_text("01 A.\n 05 B PIC.\n 05 C PIC 9 COMP-99.\n 05 D REDEFINES Z PIC X.\n")
    (tmp_path / "TWO.cpy").write_text("01 A.\n 05 B PIC Q.\n")
    with pytest.raises(ConfigurationError) as caught:
        read_copybooks([tmp_path / "ONE.cpy", tmp_path / "TWO.cpy", tmp_path / "THREE.cpy"])
    found = [(Path(fault.file).name, fault.line, fault.at) for fault in caught.value.faults]
    assert found == [
        ("ONE.cpy", 2, "B"),
        ("ONE.cpy", 3, "C"),
        ("ONE.cpy", 4, "D"),
        ("THREE.cpy", 0, ""),
        ("TWO.cpy", 2, "B"),
    ]


def test_a_missing_copy_names_the_folders_and_hides_what_follows_from_it(tmp_path: Path) -> None:
    text = "01 A.\n COPY COUNTERS.\n 05 T PIC X OCCURS 1 TO 5 DEPENDING ON CNT.\n"
    (fault,) = faults(text, search=[tmp_path / "one", tmp_path / "two"])
    assert str(tmp_path / "one") in fault.reason
    assert str(tmp_path / "two") in fault.reason


def test_a_copybook_that_copies_itself(tmp_path: Path) -> None:
    book = tmp_path / "LOOP.cpy"
    book.write_text("       05 A PIC X.\n       COPY LOOP.\n")
    with pytest.raises(ConfigurationError, match="copies itself"):
        read_copybooks([book])


def test_a_fault_in_a_copied_book_names_that_book(tmp_path: Path) -> None:
    (tmp_path / "INNER.cpy").write_text("           05 B PIC X(5).\n           05 C PIC 9Q.\n")
    (fault,) = faults("       01 A.\n       COPY INNER.\n", search=[tmp_path])
    assert (Path(fault.file).name, fault.line, fault.at) == ("INNER.cpy", 2, "C")


def test_an_ebcdic_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "E.cpy").write_bytes("       01  A PIC X.".ljust(80).encode("cp037"))
    with pytest.raises(ConfigurationError, match="is EBCDIC"):
        read_copybooks([tmp_path / "E.cpy"])


def test_an_unknown_dialect() -> None:
    with pytest.raises(ConfigurationError, match="Did you mean 'gnucobol'"):
        parse_copybook("01 A PIC X.", dialect="gnu-cobl")
