"""What cannot be encoded is a fault with its record and field; what no field describes is filled by rule."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.cobol.description import CobolSource
from connectors.cobol.encode import WRITERS, CannotEncode, rules, text_rules
from connectors.cobol.kernels.writing import ENCODE_FAULTS
from connectors.layout import Usage
from tests.connectors.cobol.writing import decode, pair_of, prove, rows_of, written


def describe(**words: Any) -> CobolSource:
    return CobolSource.model_validate({"copybooks": ["REC.cpy"], **words})


def book(*lines: str) -> str:
    return "\n".join(["       01  REC.", *(f"           05  {line}." for line in lines)]) + "\n"


def faults(text: str, source: CobolSource, **columns: Any) -> list[tuple[int, str, str]]:
    decoder, encoder = pair_of(text, source)
    found = encoder.encode(rows_of(decoder.schema, **columns)).faults.to_pylist()
    return [(each["_record"], each["field"], each["code"]) for each in found]


@pytest.mark.parametrize(
    ("clause", "good", "wrong", "code"),
    [
        ("PIC 9(3)", 999, 1000, "too_many_digits"),
        ("PIC S9(3)", -999, -1000, "too_many_digits"),
        ("PIC 9(3)", 0, -1, "minus_in_unsigned"),
        ("PIC S9(3) SIGN LEADING SEPARATE", -999, 1000, "too_many_digits"),
        ("PIC 9(20)", Decimal("9" * 20), Decimal(-1), "minus_in_unsigned"),
        ("PIC 9(3) COMP-3", 999, 1000, "too_many_digits"),
        ("PIC 9(4) COMP-3", 9999, 10000, "too_many_digits"),
        ("PIC 9(3) COMP-3", 1, -1, "minus_in_unsigned"),
        ("PIC S9(20) COMP-3", Decimal("-" + "9" * 20), None, "no_value"),
        ("PIC S9(4) COMP", -32768, 32768, "too_many_digits"),
        ("PIC 9(4) COMP", 65535, 65536, "too_many_digits"),
        ("PIC 9(4) COMP", 65535, -1, "minus_in_unsigned"),
        ("PIC S9(9) COMP", -(2**31), 2**31, "too_many_digits"),
        ("PIC 9(3)P(3)", 123000, 123001, "inexact"),
        ("PIC 9(3)P(3)", 999000, 1000000, "too_many_digits"),
        ("PIC S9(4)P(2) COMP", -3276800, -3276801, "inexact"),
        ("COMP-1", 0.5, 0.1, "inexact"),
        ("COMP-1", 0.5, float("inf"), "too_many_digits"),
        ("COMP-2", 0.1, 1e77, "too_many_digits"),
        ("PIC X(3)", "ABC", "ABCD", "too_long"),
        ("PIC X(3)", "É A", "€", "not_in_code_page"),
        ("PIC X(3)", "É A", "\U0001f600", "not_in_code_page"),
        ("PIC X(3)", "", None, "no_value"),
        ("PIC N(2)", "€", "€€€", "too_long"),
        ("PIC N(2)", "\U0001f600", "\U0001f600A", "too_long"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit(clause: str, good: Any, wrong: Any, code: str) -> None:
    found = faults(book(f"THE-FIELD {clause}"), describe(), THE_FIELD=[good, wrong, good])
    assert found == [(2, "THE-FIELD", code)]


@pytest.mark.parametrize("controls", ["blank", "invalid"])
def test_control_characters_that_would_not_come_back(controls: str) -> None:
    for clause in ("PIC X(3)", "PIC N(3)"):
        found = faults(
            book(f"THE-FIELD {clause}"), describe(control_characters=controls), THE_FIELD=["A", "A\x00B"]
        )
        assert found == [(2, "THE-FIELD", "not_in_code_page")]


def test_every_fault_has_a_code_of_its_own() -> None:
    codes = [code for code, _ in ENCODE_FAULTS.values()]
    assert len(codes) == len(set(codes))


def test_tables() -> None:
    text = book("N PIC 9", "T OCCURS 0 TO 3 DEPENDING ON N PIC X(2)", "FIXED OCCURS 2 PIC 9")
    source = describe(record_format="V")
    decoder, encoder = pair_of(text, source)
    rows = rows_of(decoder.schema, N=[2, 0, 1], T=[["AB", "C"], [], ["Z"]], FIXED=[[1, 2], [3, 4], [5, 6]])
    assert written(encoder.encode(rows)) == [
        "2ABC 12".encode("cp037"), "034".encode("cp037"), "1Z 56".encode("cp037")
    ]  # fmt: skip
    assert faults(text, source, N=[2, 4, 1], T=[["A"], ["A"] * 4, ["A"]], FIXED=[[1, 2], [3, 4], [5]]) == [
        (1, "N", "counter_disagrees"), (2, "T", "wrong_number_of_elements"), (3, "FIXED", "wrong_number_of_elements")
    ]  # fmt: skip
    assert faults(text, source, N=[1, 1], T=[["A"], ["ABC"]], FIXED=[[1, 2], [3, 44]]) == [
        (2, "T", "too_long"), (2, "FIXED", "too_many_digits")
    ]  # fmt: skip


NESTED = """\
       01  REC.
           05  MOST PIC 9.
           05  OUTER OCCURS 2.
               10  N PIC 9.
               10  INNER OCCURS 0 TO 3 DEPENDING ON N PIC X(2).
               10  LAST-OF PIC X.
           05  OTHER OCCURS 2.
               10  DEEP OCCURS 1 TO 2 DEPENDING ON MOST.
                   15  Z PIC X.
           05  TAIL PIC X.
"""


def test_tables_that_vary_within_tables() -> None:
    """By a counter of the element and by one of the record; written by hand."""
    source = describe(record_format="V")
    decoder, encoder = pair_of(NESTED, source)
    record = "2" + "2AABBx" + "0y" + "ab" + "cd" + "!"
    other = "1" + "0x" + "3AABBCCy" + "a" + "c" + "?"
    lines = [record.encode("cp037"), other.encode("cp037")]
    rows = decode(decoder, lines).rows
    assert rows.column("TAIL").to_pylist() == ["!", "?"]
    assert written(encoder.encode(rows)) == lines
    assert prove((decoder, encoder), lines).found["TAIL"].exact == 2
    deep = [[{"DEEP": [{"Z": "a"}]}, {"DEEP": [{"Z": "b"}, {"Z": "c"}]}]] * 2
    outer = [
        [{"N": 0, "INNER": [], "LAST-OF": "x"}, {"N": n, "INNER": ["A"], "LAST-OF": "y"}] for n in (1, 2)
    ]
    assert faults(NESTED, source, MOST=[1, 2], OUTER=outer, OTHER=deep, TAIL=["!", "!"]) == [
        (1, "MOST", "counter_disagrees"), (2, "OUTER.N", "counter_disagrees"), (2, "MOST", "counter_disagrees")
    ]  # fmt: skip


def test_slots_of_tables_in_tables_that_are_there_all_the_same() -> None:
    source = describe(record_format="F")
    decoder, encoder = pair_of(NESTED, source)
    record = "1" + "1AA    x" + "0      y" + "a " + "c " + "!"
    rows = decode(decoder, [record.encode("cp037")]).rows
    assert rows.num_rows == 1
    assert written(encoder.encode(rows)) == [record.encode("cp037")]


REDEFINED = book("KIND PIC X", "ONE PIC X(4)", "TWO REDEFINES ONE PIC 9(5) COMP-3")


def test_only_the_live_redefinition_is_written() -> None:
    source = describe(redefines={"ONE": "KIND = 'A'", "TWO": "KIND = 'B'"})
    decoder, encoder = pair_of(REDEFINED, source)
    rows = rows_of(decoder.schema, KIND=["A", "B"], ONE=["WORD", None], TWO=[None, 12345])
    assert written(encoder.encode(rows)) == [
        "AWORD".encode("cp037"),
        "B".encode("cp037") + b"\x12\x34\x5f\x40",
    ]
    assert faults(REDEFINED, source, KIND=["A", "B", "C"], ONE=["WORD", "X", None], TWO=[1, 1, None]) == [
        (1, "TWO", "not_live"), (2, "ONE", "not_live"), (3, "ONE", "no_redefinition")
    ]  # fmt: skip


def test_redefinitions_that_are_all_read_must_agree() -> None:
    source = describe(redefines="all")
    decoder, encoder = pair_of(REDEFINED, source)
    word = b"\x12\x34\x5f\x40".decode("cp037")
    rows = rows_of(decoder.schema, KIND=["A"], ONE=[word], TWO=[12345])
    assert written(encoder.encode(rows)) == ["A".encode("cp037") + b"\x12\x34\x5f\x40"]
    assert faults(REDEFINED, source, KIND=["A", "A"], ONE=[word, word], TWO=[12345, 12346]) == [
        (2, "TWO", "redefinitions_disagree")
    ]


def test_bytes_that_no_field_describes() -> None:
    """FILLER as its PICTURE says; slack bytes and what lies behind the fields are blanks."""
    text = book(
        "A PIC X", "FILLER PIC X(2)", "FILLER PIC S9(3) COMP-3", "FILLER PIC 9(2)", "B PIC S9(9) COMP SYNC"
    )
    decoder, encoder = pair_of(text, describe())
    rows = rows_of(decoder.schema, A=["A"], B=[1])
    assert decoder.plan.length == 12
    expected = bytes.fromhex("c1 4040 000c f0f0 40 00000001")
    assert written(encoder.encode(rows)) == [expected]
    encoder.record_length = 14
    assert written(encoder.encode(rows)) == [expected + b"\x40\x40"]
    encoder.record_length = None
    prover = prove((decoder, encoder), [expected, b"\xc1\x41" + expected[2:]])
    found = prover.found["(bytes of no field)"]
    assert (found.count, found.exact, found.by_rule, found.not_reproduced) == (14, 13, 0, 1)
    (difference,) = found.differences.values()
    assert (difference.record, difference.offset, difference.source[:2], difference.encoded[:2]) == (
        2,
        13,
        "41",
        "40",
    )


def test_no_value_where_a_policy_lets_it_be() -> None:
    text = book("A PIC 9(3)", "B PIC 9(3) COMP-3", "C PIC X(2)", "D PIC N")
    for words in ({"blank_numbers": "null"}, {"on_invalid": "null"}):
        decoder, encoder = pair_of(text, describe(**words))
        rows = rows_of(decoder.schema, A=[None], B=[None], C=["A"], D=["B"])
        records = written(encoder.encode(rows))
        assert records == [bytes.fromhex("404040 4040 c140 0042")]
        assert decode(decoder, records).rows.to_pylist() == rows.to_pylist()


def test_a_usage_without_a_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(WRITERS, Usage.PACKED)
    decoder, encoder = pair_of(book("A PIC 9(3) COMP-3", "B PIC X"), describe())
    rows = rows_of(decoder.schema, A=[1], B=["B"])
    with pytest.raises(CannotEncode, match="USAGE COMP-3 cannot be encoded"):
        encoder.encode(rows)
    prover = prove((decoder, encoder), [b"\x00\x1f\xc2"])
    assert prover.refused == {"A": "USAGE COMP-3 cannot be encoded"}
    assert prover.found["B"].exact == 1


def test_an_odd_number_of_bytes_for_double_byte_characters() -> None:
    pair = decoder, encoder = pair_of(book("A PIC X(5)"), describe(code_pages={"A": "cp300"}))
    with pytest.raises(CannotEncode, match="do not fill an odd number of bytes"):
        encoder.encode(rows_of(decoder.schema, A=["\u6771"]))
    assert prove(pair, [bytes.fromhex("0e44810f40")]).found == {}
    accepting = describe(code_pages={"A": "cp300"}, double_byte_shifts="accept")
    prover = prove(pair_of(book("A PIC X(5)"), accepting), [bytes.fromhex("0e44810f40")])
    assert prover.refused == {"A": "double-byte characters alone do not fill an odd number of bytes"}


@pytest.mark.parametrize(
    ("clause", "words", "source", "encoded", "name"),
    [
        ("PIC S9(3) COMP-3", {}, "123f", "123c", "sign X'F' for X'C'"),
        ("PIC S9(3) COMP-3", {}, "123b", "123d", "sign X'B' for X'D'"),
        ("PIC 9(3) COMP-3", {}, "123c", "123f", "sign X'C' for X'F'"),
        ("PIC S9(3) COMP-3", {}, "000d", "000c", "minus zero"),
        ("PIC 9(3) COMP-3", {}, "000d", "000f", "minus zero"),
        ("PIC S9(3)", {}, "f1f2f3", "f1f2c3", "sign zone X'F' for X'C'"),
        ("PIC 9(3)", {}, "f1f2c3", "f1f2f3", "sign zone X'C' for X'F'"),
        ("PIC S9(3) SIGN LEADING", {}, "b1f2f3", "d1f2f3", "sign zone X'B' for X'D'"),
        ("PIC S9(3)", {}, "f0f0d0", "f0f0c0", "minus zero"),
        ("PIC S9(3) SIGN TRAILING SEPARATE", {}, "f0f0f060", "f0f0f04e", "minus zero"),
        ("PIC S9(3)", {"code_page": "ascii"}, "313233", "313243", "ASCII over-punch 0 to 9 for { to I"),
        ("PIC S9(3)", {"code_page": "ascii"}, "313273", "31324c", "ASCII over-punch p to y for } to R"),
        ("PIC S9(3)", {"code_page": "ascii", "dialect": "mf"}, "31324c", "313273", "ASCII over-punch } to R for p to y"),
        ("PIC 9(3) BLANK WHEN ZERO", {}, "f0f0f0", "404040", "zero written out although BLANK WHEN ZERO"),
        ("PIC 9(3)", {"blank_numbers": "zero"}, "404040", "f0f0f0", "blanks read as zero"),
        ("PIC 9(3) COMP-3", {"blank_numbers": "zero"}, "4040", "000f", "blanks read as zero"),
        ("COMP-1", {}, "42012000", "41120000", "hexadecimal float that is not normalised"),
        ("COMP-1", {}, "c2000000", "80000000", "zero with an exponent"),
        ("PIC X(3)", {"trim": "both"}, "40c140", "c14040", "blanks trimmed on a side that is not filled again"),
        ("PIC X(3) JUSTIFIED", {}, "c14040", "4040c1", "blanks trimmed on a side that is not filled again"),
        ("PIC X(3)", {"control_characters": "blank"}, "c10000", "c14040", "control characters read as blanks"),
        ("PIC N(2)", {"control_characters": "blank"}, "00410000", "00410020", "control characters read as blanks"),
        ("PIC X(3)", {"record_format": "text"}, "c1", "c14040", "blanks at the end of the record cut off"),
    ],
)  # fmt: skip
def test_each_rule_by_name(clause: str, words: dict[str, Any], source: str, encoded: str, name: str) -> None:
    prover = prove(pair_of(book(f"THE-FIELD {clause}"), describe(**words)), [bytes.fromhex(source)] * 3)
    found = prover.found["THE-FIELD"]
    assert (found.count, found.exact, found.by_rule, found.not_reproduced) == (3, 0, 3, 0)
    (difference,) = found.differences.values()
    assert (difference.name, difference.count, difference.record, difference.offset) == (name, 3, 1, 0)
    assert (difference.source, difference.encoded) == (source, encoded)


@pytest.mark.parametrize(
    ("clause", "words", "source", "name"),
    [
        ("COMP-2", {}, "41ffffffffffffff", "other bytes"),
        ("COMP-2", {}, "4180000000000001", "more bits than a double holds"),
        ("PIC 9(3)", {"on_invalid": "null"}, "f1c1f2", "not valid, and read as null by a policy"),
    ],
)  # fmt: skip
def test_what_does_not_come_back(clause: str, words: dict[str, Any], source: str, name: str) -> None:
    prover = prove(pair_of(book(f"THE-FIELD {clause}"), describe(**words)), [bytes.fromhex(source)])
    found = prover.found["THE-FIELD"]
    assert (found.count, found.exact, found.by_rule, found.not_reproduced) == (1, 0, 0, 1)
    assert list(found.differences) == [name]


def test_what_a_longer_redefinition_leaves_open() -> None:
    """A record that ends with its live redefinition, and one that goes on to where the longer one ends."""
    text = book("KIND PIC X", "ONE PIC X(2)", "TWO REDEFINES ONE PIC X(4)")
    source = describe(record_format="V", redefines={"ONE": "KIND = 'A'", "TWO": "KIND = 'B'"})
    records = ["AXY".encode("cp037"), "AXY  ".encode("cp037"), "BWXYZ".encode("cp037")]
    pair = decoder, encoder = pair_of(text, source)
    found = prove(pair, records).found
    assert all(each.count == each.exact for each in found.values())
    assert found["(bytes of no field)"].count == 2
    rows = decode(decoder, records).rows
    assert written(encoder.encode(rows)) == [records[0], records[0], records[2]]


def test_every_fault_and_rule_is_in_the_manual() -> None:
    page = (Path(__file__).parents[3] / "docs" / "byte-proof.md").read_text("utf-8")
    listed = page.partition("<!-- encode faults -->")[2]
    assert sorted(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE)) == sorted(
        code for code, _ in ENCODE_FAULTS.values()
    )
    words = {**vars(rules), **vars(text_rules)}
    names = [value for name, value in words.items() if name.isupper() and isinstance(value, str)]
    assert len(names) > 10
    assert not [name for name in names if f"`{name}`" not in page]
