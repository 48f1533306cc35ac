"""Whole records: policies, redefinitions, tables and their counters, record types, raw fields."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Chunk
from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from migrate.errors import ConfigurationError, DecodingStopped


def connect(folder: Path, copybook: str, data: bytes, **words: Any) -> CobolConnector:
    """A connector; each line of `copybook` begins with a level."""
    (folder / "REC.cpy").write_text("".join(f"       {line}\n" for line in copybook.strip().splitlines()))
    (folder / "REC.bin").write_bytes(data)
    description = {"copybooks": ["REC.cpy"], "data": ["REC.bin"], "code_page": "ascii", **words}
    return CobolConnector("records", CobolSource.model_validate(description), folder)


def chunk(connector: CobolConnector) -> Chunk:
    (partition,) = connector.partitions(1 << 30)
    (found,) = connector.read(partition)
    return found


def rows(found: Chunk, segment: str = "REC") -> dict[int, dict[str, Any]]:
    return {row.pop("_record"): row for row in found.rows[segment].to_pylist()}


def faults(found: Chunk) -> list[tuple[int, str, str]]:
    return [(each["_record"], each["field"], each["code"]) for each in found.rejects.to_pylist()]


def rdw(*bodies: bytes) -> bytes:
    return b"".join((len(body) + 4).to_bytes(2, "big") + b"\0\0" + body for body in bodies)


NUMBERS = """
01  REC.
    05  A PIC 9(2).
    05  B PIC S9(3) COMP-3.
    05  C PIC 9(2) BLANK WHEN ZERO.
"""
GOOD, BAD, BLANK = b"12\x12\x3c07", b"1?\x12\x3107", b"  \x40\x40  "


def test_every_fault_of_a_record_is_listed(tmp_path: Path) -> None:
    found = chunk(connect(tmp_path, NUMBERS, GOOD + BAD + GOOD))
    assert sorted(faults(found)) == [(2, "A", "bad_sign"), (2, "B", "bad_sign")]
    assert rows(found) == {1: {"A": 12, "B": 123, "C": 7}, 3: {"A": 12, "B": 123, "C": 7}}
    assert found.policies == {}
    assert found.rejects.column("segment").to_pylist() == ["REC", "REC"]


def test_on_invalid_null_counts_every_use(tmp_path: Path) -> None:
    found = chunk(connect(tmp_path, NUMBERS, GOOD + BAD + BAD, on_invalid="null"))
    assert faults(found) == []
    assert rows(found)[2] == {"A": None, "B": None, "C": 7}
    assert found.policies == {("A", "on_invalid: null"): 2, ("B", "on_invalid: null"): 2}


def test_on_invalid_stop_names_the_record_and_its_byte(tmp_path: Path) -> None:
    with pytest.raises(DecodingStopped, match="no sign") as caught:
        chunk(connect(tmp_path, NUMBERS, GOOD + BAD, on_invalid="stop"))
    assert (caught.value.record, caught.value.offset, caught.value.field) == (2, 6, "A")
    assert caught.value.remedy


@pytest.mark.parametrize(("policy", "value"), [("null", None), ("zero", 0)])
def test_blank_numbers(tmp_path: Path, policy: str, value: int | None) -> None:
    """A named policy, counted; BLANK WHEN ZERO is the copybook's own word and always a zero."""
    found = chunk(connect(tmp_path, NUMBERS, b"  \x20\x20  " + GOOD, blank_numbers=policy))
    assert rows(found)[1] == {"A": value, "B": value, "C": 0}
    assert found.policies == {("A", f"blank_numbers: {policy}"): 1, ("B", f"blank_numbers: {policy}"): 1}


def test_blank_numbers_are_faults_unless_said(tmp_path: Path) -> None:
    found = chunk(connect(tmp_path, NUMBERS, b"  \x20\x20  "))
    assert faults(found) == [(1, "A", "blank_number"), (1, "B", "blank_number")]


CHOICE = """
01  REC.
    05  KIND PIC X(1).
        88  ORG VALUE 'O' 'G'.
    05  PERSON.
        10  BORN PIC 9(4).
    05  FIRM REDEFINES PERSON.
        10  FIRM-NO PIC S9(7) COMP-3.
    05  LAST PIC X(1).
"""


@pytest.mark.parametrize("condition", ["ORG", "KIND IN ('O', 'G')", "KIND <> 'P'"])
def test_only_the_live_definition_is_read(tmp_path: Path, condition: str) -> None:
    """The bytes of a person are no packed number, and need be none."""
    data = b"P1990." + b"O\x12\x34\x56\x7c." + b"P\x12\x34\x56\x7c." + b"O1990."
    found = chunk(connect(tmp_path, CHOICE, data, redefines={"FIRM": condition}))
    assert rows(found) == {
        1: {"KIND": "P", "PERSON.BORN": 1990, "FIRM.FIRM-NO": None, "LAST": "."},
        2: {"KIND": "O", "PERSON.BORN": None, "FIRM.FIRM-NO": 1234567, "LAST": "."},
    }
    assert {(record, field) for record, field, _ in faults(found)} == {
        (3, "PERSON.BORN"),
        (4, "FIRM.FIRM-NO"),
    }


def test_a_table_within_a_redefinition_within_a_table(tmp_path: Path) -> None:
    book = """
01  REC.
    05  KIND PIC X(1).
    05  PART OCCURS 2.
        10  WORDS PIC X(4).
        10  PAIRS REDEFINES WORDS.
            15  PAIR OCCURS 2 PIC 9(2).
"""
    found = chunk(connect(tmp_path, book, b"Aab  cdef" + b"B01020304", redefines={"PAIRS": "KIND = 'B'"}))
    assert rows(found) == {
        1: {
            "KIND": "A",
            "PART": [{"WORDS": "ab", "PAIRS.PAIR": []}, {"WORDS": "cdef", "PAIRS.PAIR": []}],
        },
        2: {
            "KIND": "B",
            "PART": [{"WORDS": None, "PAIRS.PAIR": [1, 2]}, {"WORDS": None, "PAIRS.PAIR": [3, 4]}],
        },
    }


def test_a_condition_on_a_long_number(tmp_path: Path) -> None:
    book = CHOICE.replace("PIC X(1).\n        88  ORG VALUE 'O' 'G'.", "PIC 9(20)V9(12).")
    data = b"1".rjust(20, b"0") + b"5".ljust(12, b"0") + b"1990."
    found = chunk(connect(tmp_path, book, data, redefines={"PERSON": "KIND = 1.5"}))
    assert rows(found)[1]["PERSON.BORN"] == 1990


def test_a_number_compared_with_a_word_is_refused(tmp_path: Path) -> None:
    book = CHOICE.replace("PIC X(1).\n        88  ORG VALUE 'O' 'G'.", "PIC 9(1).")
    with pytest.raises(ConfigurationError, match="KIND is a number"):
        chunk(connect(tmp_path, book, b"11990.", redefines={"FIRM": "KIND = 'O'"}))


TWO = """
01  REC.
    05  N PIC 9(1).
    05  M PIC 9(1).
    05  A OCCURS 0 TO 3 DEPENDING ON N PIC 9(1).
    05  B OCCURS 1 TO 2 DEPENDING ON M PIC X(1).
    05  Z PIC 9(2).
"""


def test_fields_slide_behind_tables_that_vary(tmp_path: Path) -> None:
    records = rdw(b"01a99", b"32123ab98", b"11")
    found = chunk(connect(tmp_path, TWO, records, record_format="V", short_records="null"))
    assert rows(found) == {
        1: {"N": 0, "M": 1, "A": [], "B": ["a"], "Z": 99},
        2: {"N": 3, "M": 2, "A": [1, 2, 3], "B": ["a", "b"], "Z": 98},
        3: {"N": 1, "M": 1, "A": [None], "B": [None], "Z": None},
    }


def test_a_wrong_counter_is_the_only_fault_of_its_record(tmp_path: Path) -> None:
    """What the counter would have placed is not where it was looked for."""
    records = rdw(b"41xyzw", b"?1abcd", b"03ab99", b"73abcd", b"01a99")
    found = chunk(connect(tmp_path, TWO, records, record_format="V"))
    assert faults(found) == [
        (1, "N", "counter_range"),
        (2, "N", "bad_sign"),
        (3, "M", "counter_range"),
        (4, "N", "counter_range"),
        (4, "M", "counter_range"),
    ]
    assert rows(found).keys() == {5}


def test_a_wrong_counter_under_null_hides_what_it_would_place(tmp_path: Path) -> None:
    """No value is read from a place that is not known; the use of the policy is counted."""
    found = chunk(connect(tmp_path, TWO, rdw(b"911a99", b"?11a99"), record_format="V", on_invalid="null"))
    assert rows(found) == {
        1: {"N": 9, "M": 1, "A": [], "B": [None], "Z": None},
        2: {"N": None, "M": 1, "A": [], "B": [None], "Z": None},
    }
    assert found.policies == {("N", "on_invalid: null"): 2}


@pytest.mark.parametrize(("policy", "field"), [("invalid", "N"), ("null", "N"), ("zero", "")])
def test_a_blank_counter_places_nothing_unless_it_is_zero(tmp_path: Path, policy: str, field: str) -> None:
    found = chunk(connect(tmp_path, TWO, rdw(b" 1a99"), record_format="V", blank_numbers=policy))
    if field:
        assert faults(found) == [(1, field, "blank_number")]
        assert found.rows["REC"].num_rows == 0
    else:
        assert rows(found) == {1: {"N": 0, "M": 1, "A": [], "B": ["a"], "Z": 99}}
        assert found.policies == {("N", "blank_numbers: zero"): 1}


def test_a_counter_behind_a_table_that_varies(tmp_path: Path) -> None:
    book = """
01  REC.
    05  N PIC 9(1).
    05  A OCCURS 0 TO 3 DEPENDING ON N PIC X(1).
    05  M PIC 9(1).
    05  B OCCURS 0 TO 3 DEPENDING ON M PIC X(1).
    05  Z PIC X(1).
"""
    connector = connect(tmp_path, book, rdw(b"2ab1cz", b"9abz", b"0?", b"00z"), record_format="V")
    found = chunk(connector)
    assert rows(found) == {
        1: {"N": 2, "A": ["a", "b"], "M": 1, "B": ["c"], "Z": "z"},
        4: {"N": 0, "A": [], "M": 0, "B": [], "Z": "z"},
    }
    assert faults(found) == [(2, "N", "counter_range"), (3, "M", "bad_sign")]
    (raw,) = connector.locate([1])
    assert [(each.path, each.characters) for each in raw.fields] == [
        ("N", "2"), ("A[1]", "a"), ("A[2]", "b"), ("M", "1"), ("B[1]", "c"), ("Z", "z"),
    ]  # fmt: skip


def test_tables_at_full_length_in_a_fixed_file(tmp_path: Path) -> None:
    found = chunk(connect(tmp_path, TWO, b"11100ab99" + b"51100ab99", record_format="F"))
    assert rows(found) == {1: {"N": 1, "M": 1, "A": [1], "B": ["a"], "Z": 99}}
    assert faults(found) == [(2, "N", "counter_range")]


def test_surplus_bytes_are_a_fault(tmp_path: Path) -> None:
    found = chunk(connect(tmp_path, TWO, rdw(b"01a99", b"01a99x"), record_format="V"))
    assert faults(found) == [(2, "REC", "surplus_bytes")]
    book = "01  REC.\n    05  SIZE-B PIC 9(2).\n    05  BODY PIC X(4)."
    data = b"06abcd" + b"07abcdx" + b"04ab"
    found = chunk(connect(tmp_path, book, data, length_field={"field": "SIZE-B"}))
    assert faults(found) == [(2, "REC", "surplus_bytes"), (3, "REC", "short_record")]
    found = chunk(connect(tmp_path, book, data, length_field={"field": "SIZE-B"}, short_records="null"))
    assert rows(found)[3] == {"SIZE-B": 4, "BODY": "ab"}
    assert found.policies == {("REC", "short_records: null"): 1}


def test_a_record_cut_short_is_a_fault_unless_a_policy_takes_it(tmp_path: Path) -> None:
    """A name that lost its end is not the name."""
    book = "01  REC.\n    05  ID-NO PIC 9(3).\n    05  NAME PIC X(10).\n    05  BAL PIC 9(5).\n    05  FILLER PIC X(4)."
    records = rdw(b"001MONTGOMERY00017", b"002MONTG", b"003MONTGOMERY", b"004MONTGOMERY00017    ")
    found = chunk(connect(tmp_path, book, records, record_format="V"))
    assert faults(found) == [(2, "REC", "short_record"), (3, "REC", "short_record")]
    assert rows(found).keys() == {1, 4}
    lenient = chunk(connect(tmp_path, book, records, record_format="V", short_records="null"))
    assert rows(lenient)[3] == {"ID-NO": 3, "NAME": "MONTGOMERY", "BAL": None}
    assert lenient.policies == {("REC", "short_records: null"): 2}


def test_the_length_of_a_record_type_is_that_of_its_own_definition(tmp_path: Path) -> None:
    book = """
01  REC.
    05  KIND PIC X.
    05  LONG-DATA.
        10  LONG-TEXT PIC X(16).
    05  SHORT-DATA REDEFINES LONG-DATA.
        10  SHORT-TEXT PIC X(3).
"""
    types = {"field": "KIND", "redefine_map": {"LONG-DATA": "L", "SHORT-DATA": "S"}}
    records = rdw(b"S002", b"S002PENSION 12345", b"L" + b"x" * 16)
    found = chunk(connect(tmp_path, book, records, record_format="V", segments=types))
    assert faults(found) == [(2, "SHORT-DATA", "surplus_bytes")]


def test_a_record_that_meets_no_condition_is_a_fault(tmp_path: Path) -> None:
    book = """
01  REC.
    05  KIND PIC X.
    05  PERSON.
        10  NAME PIC X(6).
    05  FIRM REDEFINES PERSON.
        10  FIRM-NO PIC 9(6).
"""
    data = b"PJONES " + b"O000042" + b"XJONES "
    both = {"PERSON": "KIND = 'P'", "FIRM": "KIND = 'O'"}
    found = chunk(connect(tmp_path, book, data, redefines=both))
    assert faults(found) == [(3, "PERSON", "no_redefinition")]
    assert rows(found).keys() == {1, 2}
    other = chunk(connect(tmp_path, book, data, redefines={"FIRM": "KIND = 'O'"}))
    assert faults(other) == []
    assert rows(other)[3]["PERSON.NAME"] == "JONES"


def test_an_enormous_counter_is_out_of_range(tmp_path: Path) -> None:
    book = TWO.replace("05  N PIC 9(1)", "05  N PIC 9(18) COMP")
    connector = connect(tmp_path, book, rdw(b"\xff" * 8 + b"1a99"), record_format="V")
    assert faults(chunk(connector)) == [(1, "N", "counter_range")]
    assert [each.path for each in connector.locate([1])[0].fields][:3] == ["N", "M", "A[1]"]


TYPES = """
01  HEAD-REC.
    05  TYPE-CD PIC X(2).
    05  DAY-NO PIC 9(4).
01  BODY-REC.
    05  TYPE-CD PIC X(2).
    05  AMOUNT PIC S9(3)V99 COMP-3.
01  TAIL-REC.
    05  TYPE-CD PIC X(2).
    05  TOTAL PIC 9(5).
"""
MAP = {"HEAD-REC": "H", "BODY-REC": ["B1", "B2"], "TAIL-REC": "T"}
FILE = rdw(b"H 2024", b"B1\x12\x34\x5c", b"B2\x12\x34\x5d", b"X?", b"B1\xff\x34\x5c", b"", b"T 00002")


def test_record_types(tmp_path: Path) -> None:
    segments = {"field": "TYPE-CD", "redefine_map": MAP, "header": ["HEAD-REC"], "trailer": "TAIL-REC"}
    connector = connect(tmp_path, TYPES, FILE, record_format="V", segments=segments)
    assert [(each.name, each.role) for each in connector.segments()] == [
        ("HEAD-REC", "header"),
        ("BODY-REC", "data"),
        ("TAIL-REC", "trailer"),
    ]
    found = chunk(connector)
    assert rows(found, "HEAD-REC") == {1: {"TYPE-CD": "H", "DAY-NO": 2024}}
    assert rows(found, "BODY-REC") == {
        2: {"TYPE-CD": "B1", "AMOUNT": Decimal("123.45")},
        3: {"TYPE-CD": "B2", "AMOUNT": Decimal("-123.45")},
    }
    assert rows(found, "TAIL-REC") == {7: {"TYPE-CD": "T", "TOTAL": 2}}
    assert faults(found) == [
        (4, "TYPE-CD", "unknown_type"),
        (5, "AMOUNT", "bad_digit"),
        (6, "TYPE-CD", "unknown_type"),
    ]
    assert found.tally.records == 7
    assert [raw.segment for raw in connector.locate([4, 1, 6])] == ["", "HEAD-REC", ""]


def test_filtered_record_types_are_dropped_by_name(tmp_path: Path) -> None:
    segments = {"field": "TYPE-CD", "redefine_map": MAP, "filter": ["H", "B1"]}
    found = chunk(connect(tmp_path, TYPES, FILE, record_format="V", segments=segments))
    assert found.dropped.to_pylist() == [
        {"_record": 3, "rule": "segments.filter"},
        {"_record": 7, "rule": "segments.filter"},
    ]
    assert [record for record, _, _ in faults(found)] == [4, 5, 6]
    assert rows(found, "BODY-REC").keys() == {2}


@pytest.mark.parametrize(("values", "reason"), [("B12", "longer than the 2 bytes"), ("é", "cannot write")])
def test_a_record_type_that_no_field_holds(tmp_path: Path, values: str, reason: str) -> None:
    segments = {"field": "TYPE-CD", "redefine_map": {**MAP, "BODY-REC": values}}
    with pytest.raises(ConfigurationError, match=reason):
        chunk(connect(tmp_path, TYPES, FILE, record_format="V", segments=segments))


RAW = """
01  REC.
    05  N PIC 9(1).
    05  A OCCURS 0 TO 3 DEPENDING ON N.
        10  B PIC X(1).
        10  C PIC 9(1) OCCURS 2.
    05  Z PIC X(2).
"""


def paths(connector: CobolConnector, record: int) -> list[tuple[str, int, str]]:
    (raw,) = connector.locate([record])
    content = (connector.folder / "REC.bin").read_bytes()
    assert content[raw.offset : raw.offset + len(raw.bytes)] == raw.bytes
    for each in raw.fields:
        assert raw.bytes[each.offset : each.offset + each.length].decode("latin-1") == each.characters
    return [(each.path, each.offset, each.characters) for each in raw.fields]


def test_raw_fields_of_a_table(tmp_path: Path) -> None:
    whole = [
        ("N", 0, "2"), ("A[1].B", 1, "a"), ("A[1].C[1]", 2, "1"), ("A[1].C[2]", 3, "2"), ("A[2].B", 4, "b"),
        ("A[2].C[1]", 5, "3"), ("A[2].C[2]", 6, "4"),
    ]  # fmt: skip
    slid = connect(tmp_path, RAW, rdw(b"2a12b34zz"), record_format="V")
    assert paths(slid, 1) == [*whole, ("Z", 7, "zz")]
    fixed = connect(tmp_path, RAW, b"0.........zz" + b"2a12b34...zz", record_format="F")
    assert paths(fixed, 2) == [*whole, ("Z", 10, "zz")]
    block = rdw(b"0zz", b"2a12b34zz")
    blocked = connect(tmp_path, RAW, rdw(block) + rdw(block), record_format="VB")
    assert paths(blocked, 4) == [*whole, ("Z", 7, "zz")]
    assert [raw.offset for raw in blocked.locate([4, 1])] == [4 + len(block) + 4 + 7 + 4, 8]


def test_raw_fields_show_all_bytes_where_the_counter_is_wrong(tmp_path: Path) -> None:
    connector = connect(tmp_path, RAW, rdw(b"9a12b34zz", b"", b"x"), record_format="V")
    shown = paths(connector, 1)
    assert "".join(characters for _, _, characters in shown) == "9a12b34zz"
    assert paths(connector, 2) == [("N", 0, ""), ("Z", 1, "")]
    assert paths(connector, 3)[0] == ("N", 0, "x")
