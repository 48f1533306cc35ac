"""Every conversion: what a value becomes, or which fault it is."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from mappings.convert import constant
from mappings.tables import SqlType

Column = Callable[..., tuple[list[Any], list[tuple[int, str, str]]]]

TEXT, INT = pa.string(), pa.int64()
DAY, MOMENT = dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 23, 59, 59, 123456)
BIG = D("12345678901234567890123456789012345678")
FINE = D("1234567890123456789012345678.9012345678")

PAIRS: list[tuple[str, pa.DataType, Any, Any]] = [
    # text
    ("{from: F, type: varchar(5)}", TEXT, "abcde", "abcde"),
    ("{from: F, type: varchar(5)}", TEXT, "abcdef", "too_long"),
    ("{from: F, type: varchar(5)}", TEXT, "éééée", "éééée"),
    ("{from: F, type: varchar(2)}", TEXT, "𝒳𝒴", "𝒳𝒴"),
    ("{from: F, type: varchar(2)}", TEXT, "𝒳𝒴𝒵", "too_long"),
    ("{from: F, type: text}", TEXT, 'it\'s "so" \\ {x}; --', 'it\'s "so" \\ {x}; --'),
    ("{from: F, type: text}", TEXT, "a\0b", "bad_character"),
    ("{from: F, type: text}", TEXT, "a\x01\tb\n", "a\x01\tb\n"),
    ("{from: F, type: text}", TEXT, " a ", " a "),
    ("{from: F, type: text}", TEXT, "", None),
    ("{from: F, type: text}", TEXT, "   ", None),
    ("{from: F, type: text}", TEXT, None, None),
    ("{from: F, type: text, empty: keep}", TEXT, "", ""),
    ("{from: F, type: text, empty: keep}", TEXT, "  ", "  "),
    ("{from: F, type: text, empty: keep}", TEXT, None, None),
    ("{from: F, type: text, empty: null}", TEXT, "", None),
    ("{from: F, type: text, required: true}", TEXT, " ", "required"),
    ("{from: F, type: text, required: true, empty: keep}", TEXT, " ", " "),
    ("{from: F, type: char(3)}", TEXT, "ab ", "ab"),
    ("{from: F, type: char(3)}", TEXT, "ab    ", "ab"),
    ("{from: F, type: char(3)}", TEXT, "abcd", "too_long"),
    ("{from: F, type: text}", pa.large_string(), "a", "a"),
    ("{from: F, type: text}", pa.string_view(), "a", "a"),
    ("{from: F, type: text}", pa.dictionary(pa.int32(), pa.string()), "a", "a"),
    ("{from: F, type: text}", INT, -7, "-7"),
    ("{from: F, type: char(5), format: '00000'}", INT, 42, "00042"),
    ("{from: F, type: char(5), format: '00000'}", INT, 123456, "too_long"),
    ("{from: F, type: text, format: '000'}", pa.decimal128(9, 0), D(-7), "-007"),
    ("{from: F, type: text}", pa.decimal128(9, 2), D("-0.50"), "-0.50"),
    ("{from: F, type: text}", pa.date32(), dt.date(1, 1, 1), "0001-01-01"),
    ("{from: F, type: text}", pa.timestamp("us"), MOMENT, "2024-02-29 23:59:59.123456"),
    # whole numbers
    ("{from: F, type: smallint}", INT, 32767, 32767),
    ("{from: F, type: smallint}", INT, 32768, "out_of_range"),
    ("{from: F, type: bigint}", pa.int32(), -5, -5),
    ("{from: F, type: bigint}", pa.uint64(), 2**63, "out_of_range"),
    ("{from: F, type: integer}", pa.decimal128(9, 0), D(999999999), 999999999),
    ("{from: F, type: integer}", pa.decimal128(12, 2), D("12.00"), 12),
    ("{from: F, type: integer}", pa.decimal128(12, 2), D("12.01"), "out_of_range"),
    ("{from: F, type: integer}", pa.decimal128(12, 2), D("-0.50"), "out_of_range"),
    ("{from: F, type: integer}", pa.decimal128(12, 2), D("9999999999.00"), "out_of_range"),
    ("{from: F, type: integer}", TEXT, " +12 ", 12),
    ("{from: F, type: integer}", TEXT, "-12.00", -12),
    ("{from: F, type: integer}", TEXT, "12.5", "out_of_range"),
    ("{from: F, type: integer}", TEXT, "99999999999", "out_of_range"),
    ("{from: F, type: integer}", TEXT, "1e3", "not_a_number"),
    ("{from: F, type: integer}", TEXT, "1_000", "not_a_number"),
    ("{from: F, type: integer}", TEXT, "0x1F", "not_a_number"),
    ("{from: F, type: integer}", TEXT, "٣", "not_a_number"),
    ("{from: F, type: integer}", TEXT, "12A", "not_a_number"),
    ("{from: F, type: integer}", TEXT, ".", "not_a_number"),
    ("{from: F, type: integer}", TEXT, "", None),
    ("{from: F, type: integer, empty: keep}", TEXT, "", "not_a_number"),
    # decimals
    ("{from: F, type: 'decimal(38,0)'}", pa.decimal128(38, 0), BIG, BIG),
    ("{from: F, type: 'decimal(38,10)'}", pa.decimal128(38, 10), -FINE, -FINE),
    ("{from: F, type: 'decimal(38,2)'}", pa.decimal128(38, 10), FINE, "out_of_range"),
    ("{from: F, type: 'decimal(38,2)'}", pa.decimal128(38, 10), D("1.2500000000"), D("1.25")),
    ("{from: F, type: 'decimal(5,2)'}", pa.decimal128(9, 2), D("999.99"), D("999.99")),
    ("{from: F, type: 'decimal(5,2)'}", pa.decimal128(9, 2), D("-1000.00"), "out_of_range"),
    ("{from: F, type: 'decimal(5,2)'}", pa.decimal128(9, 4), D("1.2350"), "out_of_range"),
    ("{from: F, type: 'decimal(5,2)'}", pa.decimal128(9, 4), D("999.9950"), "out_of_range"),
    ("{from: F, type: 'decimal(11,4)'}", pa.decimal128(9, 2), D("1.23"), D("1.2300")),
    ("{from: F, type: 'decimal(5,2)'}", INT, 999, D("999.00")),
    ("{from: F, type: 'decimal(5,2)'}", INT, 1000, "out_of_range"),
    ("{from: F, type: 'decimal(5,2)'}", TEXT, "-1.5", D("-1.50")),
    ("{from: F, type: 'decimal(5,2)'}", TEXT, "1.230000", D("1.23")),
    ("{from: F, type: 'decimal(5,2)'}", TEXT, ".5", D("0.50")),
    ("{from: F, type: 'decimal(5,2)'}", TEXT, "1.239", "out_of_range"),
    ("{from: F, type: 'decimal(5,2)'}", TEXT, "1,5", "not_a_number"),
    ("{from: F, type: 'decimal(38,0)'}", TEXT, f"{BIG}.000", BIG),
    ("{from: F, type: 'decimal(38,0)'}", TEXT, f"{BIG}0", "out_of_range"),
    ("{from: F, type: double}", TEXT, "1.5e3", 1500.0),
    ("{from: F, type: double}", TEXT, "nan", "not_a_number"),
    ("{from: F, type: double}", pa.float64(), 0.1, 0.1),
    ("{from: F, type: double}", pa.float32(), 0.5, 0.5),
    ("{from: F, type: double}", pa.float64(), math.inf, "out_of_range"),
    # others
    ("{from: F, type: boolean}", TEXT, "y", True),
    ("{from: F, type: boolean}", TEXT, "0", False),
    ("{from: F, type: boolean}", TEXT, "X", "not_a_boolean"),
    ("{from: F, type: boolean}", INT, 1, True),
    ("{from: F, type: boolean}", INT, 2, "not_a_boolean"),
    ("{from: F, type: boolean}", pa.bool_(), False, False),
    (
        "{from: F, type: uuid}",
        TEXT,
        "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    ),
    ("{from: F, type: uuid}", TEXT, "6ba7b810", "not_a_uuid"),
    # NULL values
    ("{from: F, type: integer, null_when: ['0', '00009']}", INT, 9, None),
    ("{from: F, type: integer, null_when: [0, 9]}", INT, 0, None),
    ("{from: F, type: 'decimal(5,2)', null_when: ['99.9']}", pa.decimal128(5, 2), D("99.90"), None),
    ("{from: F, type: text, null_when: ['N/A']}", TEXT, "N/A  ", None),
    ("{from: F, type: text, null_when: ['N/A']}", TEXT, "n/a", "n/a"),
    ("{from: F, type: date, null_when: ['9999-12-31']}", pa.date32(), dt.date(9999, 12, 31), None),
    # rules
    ("{value: x, type: text}", TEXT, "a", "x"),
    ("{value: 1.10, type: 'decimal(5,2)'}", TEXT, "a", D("1.10")),
    ("{value: 2024-02-29, type: date}", TEXT, "a", DAY),
    ("{value: true, type: boolean}", TEXT, "a", True),
    ("{value: null, type: date}", TEXT, "a", None),
    ("{from: F, split: ',', part: 1, type: text}", TEXT, "Smith, John", "Smith"),
    ("{from: F, split: ',', part: 2, type: text}", TEXT, "Smith, John", "John"),
    ("{from: F, split: ',', part: -1, type: text}", TEXT, "a,b,c", "c"),
    ("{from: F, split: ',', part: 4, type: text}", TEXT, "a,b,c", None),
    ("{from: F, split: ',', part: 2, type: integer}", TEXT, "a,7", 7),
    ("{join: [ID, F], with: '-', type: text}", TEXT, " b ", "1-b"),
    ("{join: [F, F], type: varchar(3)}", TEXT, "b", "b b"),
    ("{join: [F, F], type: varchar(3)}", TEXT, "bb", "too_long"),
    ("{join: [F, F], type: text}", TEXT, "  ", None),
    ("{from: F, map: {A: true, C: false}, type: boolean}", TEXT, "A ", True),
    ("{from: F, map: {A: true, C: false}, type: boolean}", TEXT, "a", "unknown_code"),
    ("{from: F, map: {A: true, C: false}, type: boolean}", TEXT, "", None),
    ("{from: F, map: {A: x, '': none}, type: text}", TEXT, "  ", "none"),
    ("{from: F, map: {A: null}, type: text}", TEXT, "A", None),
    ("{from: F, map: {1: one}, type: text}", pa.decimal128(5, 0), D(1), "one"),
    ("{from: F, map: {1: one}, type: text, on_missing: null}", INT, 2, None),
    ("{from: F, map: {1: one}, type: text, on_missing: keep}", INT, 2, "2"),
    ("{from: F, map: {a: b}, type: varchar(2), on_missing: keep}", TEXT, "ccc", "too_long"),
    ("{from: F, map: {A: true}, type: boolean, required: true}", TEXT, "", "required"),
    ("{from: F, map: {9: x}, null_when: ['0'], type: text}", INT, 0, None),
    # expressions
    ("{expr: F * 3, type: 'decimal(9,2)'}", pa.decimal128(5, 2), D("0.10"), D("0.30")),
    ("{expr: 10 // F, type: integer}", INT, 3, 3),
    ("{expr: 10 // F, type: integer}", INT, 0, "expression_error"),
    ("{expr: F + 1, type: bigint}", INT, 2**63 - 1, "expression_error"),
    ("{expr: F + 1, type: bigint}", INT, None, None),
    ("{expr: F + 1, type: smallint}", INT, 40000, "out_of_range"),
    ("{expr: CAST(F AS integer), type: integer}", TEXT, "12.5", "expression_error"),
    ("{expr: TRY_CAST(F AS integer), type: integer}", TEXT, "12.5", None),
    ("{expr: 'round(F, 1)', type: 'decimal(5,1)'}", pa.decimal128(5, 2), D("0.25"), D("0.3")),
    ("{expr: F / 4, type: double}", INT, 1, 0.25),
    ("{expr: upper(F), type: varchar(2)}", TEXT, "abc", "too_long"),
    ("{expr: \"CASE WHEN F = 'a' THEN '' END\", type: text}", TEXT, "a", None),
]


@pytest.mark.parametrize(("rule", "type_", "value", "expected"), PAIRS)
def test_value_becomes_expected_or_its_fault(
    column: Column, rule: str, type_: pa.DataType, value: Any, expected: Any
) -> None:
    values, faults = column(rule, type_, [value])
    if faults:
        assert [code for _, code, _ in faults] == [expected], faults
    else:
        assert values == [expected]
        assert type(values[0]) is type(expected)


def test_reasons_name_the_value_and_what_is_wrong(column: Column) -> None:
    cases = [
        ("{from: F, type: varchar(3)}", "abcdef", "'abcdef' has 6 characters, the column takes 3"),
        ("{from: F, type: integer}", "12A", "'12A' is no number"),
        (
            "{from: F, type: 'decimal(5,2)'}",
            "1.234",
            "'1.234' has more decimal places than decimal(5,2) keeps (2 decimal places)",
        ),
        ("{from: F, type: date, format: yyyymmdd}", "20230231", "'20230231' is no date in the form yyyymmdd"),
        ("{from: F, map: {A: x}, type: text}", "B", "'B' is not in the map"),
        ("{from: F, type: text, required: true}", "", "a value is required, and there is none"),
        ("{from: F, type: text}", "x\0y", "'x␀y' holds the character U+0000, which no database keeps"),
    ]
    for rule, value, reason in cases:
        assert column(rule, TEXT, [value])[1] == [(1, column(rule, TEXT, [value])[1][0][1], reason)]


def test_long_values_are_shortened_in_reasons(column: Column) -> None:
    assert column("{from: F, type: varchar(3)}", TEXT, ["x" * 99])[1][0][2].startswith(
        f"'{'x' * 40}...' has 99"
    )


def test_personal_values_stand_in_no_reason(column: Column) -> None:
    for rule in ("{from: F, type: varchar(3), pii: name}", "{join: [F, F], type: varchar(3), pii: name}"):
        _, faults = column(rule, TEXT, ["Secret-Name"])
        assert faults[0][1] == "too_long"
        assert "Secret" not in faults[0][2]
        assert faults[0][2].startswith("the value has ")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=30))
def test_text_is_kept_exactly_or_rejected(column: Column, texts: list[str]) -> None:
    for rule, keep in (
        ("{from: F, type: varchar(8)}", False),
        ("{from: F, type: varchar(8), empty: keep}", True),
    ):
        values, _ = column(rule, TEXT, texts)
        for text, value in zip(texts, values, strict=True):
            if not keep and not text.strip(" "):
                assert value is None
            elif len(text) > 8 or "\0" in text:
                assert value == "rejected"
            else:
                assert value == text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=30))
def test_decimals_are_kept_exactly_or_rejected(column: Column, numbers: list[D]) -> None:
    for type_, values in ((pa.decimal128(20, 4), numbers), (TEXT, [f"{number:f}" for number in numbers])):
        found, _ = column("{from: F, type: 'decimal(9,2)'}", type_, values)
        for number, value in zip(numbers, found, strict=True):
            fits = number == round(number, 2) and abs(number) < 10**7
            assert value == (number if fits else "rejected")


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        ("12.30", "decimal(5,2)", D("12.30")),
        (BIG, "decimal(38,0)", BIG),
        ("1.234", "decimal(5,2)", None),
        ("1000", "decimal(5,2)", None),
        (40000, "smallint", None),
        ("yes", "boolean", True),
        ("2", "boolean", None),
        ("2024-02-30", "date", None),
        ("2024-02-29T10:00:00+01:00", "timestamp", None),
        ("abc", "char(2)", None),
        (1.5, "text", None),
    ],
)
def test_constant_is_exact_or_refused(value: object, type_: str, expected: object) -> None:
    if expected is None:
        with pytest.raises(ValueError, match=r"\. "):
            constant(value, SqlType.parse(type_))
    else:
        assert constant(value, SqlType.parse(type_)) == expected
