"""Numeric-edited fields to numbers: the examples of the manual, and everything else refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.decode import Decoded, Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import PlanFault, make_plans


def decode(picture: str, texts: list[str], page: str = "cp037", **words: Any) -> Decoded:
    source = CobolSource.model_validate(
        {"copybooks": ["A.cpy"], "edited": "value", "code_page": page, **words}
    )
    reading = {
        "decimal_comma": source.decimal_comma,
        "currency_signs": source.currency_signs,
        "edited": source.edited,
    }
    layout = parse_copybook(f"01 A. 05 B PIC {picture}.", **reading)
    (plan,), _ = make_plans(layout, source)
    assert {len(text) for text in texts} == {plan.length}
    starts = np.arange(len(texts), dtype=np.int64) * plan.length
    data = np.frombuffer("".join(texts).encode(page), np.uint8)
    return Decoder(plan, source).decode(data, starts, starts + plan.length, np.arange(1, len(texts) + 1))


# "PICTURE clause editing", the examples of its tables: PICTURE, edited result, value; and what follows from its rules
MANUAL = [
    ("99,999", "12,345", "12345"),
    ("99,B999,B000", "01, 234, 000", "1234"),  # the zeros that 0 inserts are no digits of the number
    ("999.99", "001.23", "1.23"),
    ("999.99", "000.00", "0"),
    ("999.99-", "001.23-", "-1.23"),
    ("999.99-", "001.23 ", "1.23"),
    ("99999.99CR", "00123.45CR", "-123.45"),
    ("-9999.99", "-0012.34", "-12.34"),
    ("$999.99", "$001.23", "1.23"),
    ("-$999.99", "-$123.45", "-123.45"),
    ("$$$$.99", "   $.12", "0.12"),
    ("$$$9.99", "  $0.12", "0.12"),
    ("$,$$$,999.99", "   $1,234.56", "1234.56"),
    ("$$,$$$,$$$.99CR", "$1,234,567.00CR", "-1234567.00"),
    ("++,+++,+++.+++", "              ", "0"),
    ("ZZZZ.ZZ", "       ", "0"),
    ("****.**", "****.**", "0"),
    ("ZZZZ.99", "    .00", "0"),
    ("****.99", "****.00", "0"),
    ("ZZ99.99", "  00.00", "0"),
    ("Z,ZZZ.ZZ+", "  123.45+", "123.45"),
    ("*,***.**+", "**123.45-", "-123.45"),
    ("**,***,***.**", "12,345,678.90", "12345678.90"),
    ("$Z,ZZZ,ZZZ.ZZCR", "$   12,345.67CR", "-12345.67"),
    ("$B*,***,***.**BBDB", "$ ***12,345.67  DB", "-12345.67"),
]


@pytest.mark.parametrize(("picture", "text", "value"), MANUAL)
def test_what_a_picture_writes_is_read(picture: str, text: str, value: str) -> None:
    decoded = decode(picture, [text])
    assert decoded.rejects.num_rows == 0
    assert decoded.rows.column(1).to_pylist() == [Decimal(value)]


@pytest.mark.parametrize(
    ("picture", "text"),
    [
        ("$$$$.99", "    .12"),  # no currency sign
        ("ZZ9.99", "  1,50"),  # a comma for the point
        ("ZZ9.99", "001.50"),  # leading zeros that Z takes away
        ("ZZ9.99", "1.50  "),  # not in its place
        ("ZZ9.99", " -1.50"),
        ("ZZ9.99-", "  1.50+"),
        ("ZZ9.99-", "  0.00-"),  # a zero has no minus
        ("ZZ9.99CR", "  1.50C "),
        ("**9.99", "  1.50"),
        ("Z,ZZ9", "1 234"),
        ("+ZZ9", "   1"),
        ("ZZZ.ZZ", "   .00"),  # suppressed as a whole
        ("***.**", "   .  "),
        ("$$9", " $ "),
        ("ZZ9", "\0\0\0"),
        ("ZZ9", "ABC"),
    ],
)
def test_what_no_number_is_written_as_is_refused(picture: str, text: str) -> None:
    decoded = decode(picture, [text])
    assert decoded.rows.num_rows == 0
    assert [(each["field"], each["code"]) for each in decoded.rejects.to_pylist()] == [("B", "bad_editing")]


def test_blanks_are_zero_where_the_copybook_says_so_and_else_as_the_policy_says() -> None:
    assert decode("ZZ9.99 BLANK WHEN ZERO", ["      "]).rows.column(1).to_pylist() == [0]
    assert decode("ZZ9.99", ["      "]).rejects.column("code").to_pylist() == ["blank_number"]
    found = decode("ZZ9.99", ["      ", "  1.00"], blank_numbers="null")
    assert found.rows.column(1).to_pylist() == [None, 1]
    assert found.policies == {("B", "blank_numbers: null"): 1}


def test_types_are_exact() -> None:
    assert decode("Z(17)9", ["123456789012345678"]).rows.schema.field(1).type == pa.int64()
    wide = decode("-(25)9.9(13)", ["-" + "9" * 25 + "." + "9" * 13])
    assert wide.rows.schema.field(1).type == pa.decimal128(38, 13)
    assert wide.rows.column(1).to_pylist() == [Decimal("-" + "9" * 25 + "." + "9" * 13)]
    assert decode("ZZ9PP", [" 12"]).rows.column(1).to_pylist() == [1200]


def test_decimal_comma_and_currency_signs() -> None:
    assert decode("Z.ZZ9,99", ["1.234,50"], decimal_comma=True).rows.column(1).to_pylist() == [
        Decimal("1234.50")
    ]
    found = decode("EE.EE9,99", ["   EUR12,50"], decimal_comma=True, currency_signs={"E": "EUR"})
    assert found.rows.column(1).to_pylist() == [Decimal("12.50")]
    assert decode("££9", [" £7"], page="cp037").rows.column(1).to_pylist() == [7]
    assert decode("$$9-", ["$12-"], page="ascii").rows.column(1).to_pylist() == [-12]


def test_a_currency_sign_that_the_code_page_has_not() -> None:
    with pytest.raises(PlanFault, match="cannot write"):
        decode("€€9", [" 7 "], page="cp037")


@pytest.mark.parametrize("picture", ["99/99/9999", "999B99B9999", "9(4)B9(4)"])
def test_dates_and_codes_stay_characters(picture: str) -> None:
    decoded = decode(
        picture, ["12/31/1999"] if "/" in picture else ["123 45 6789"] if "99B9" in picture else ["1234 5678"]
    )
    assert decoded.rows.schema.field(1).type == pa.string()


def test_edited_is_text_unless_the_description_says_value() -> None:
    decoded = decode("ZZ9.99", ["  1,50"], edited="text")
    assert decoded.rows.column(1).to_pylist() == ["  1,50"]
