"""Every usage and width against the reference decoder: random bytes, encoded values, records cut short."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.cobol import agreement, reference
from tests.connectors.cobol.agreement import compare, describe
from tests.connectors.cobol.fields import PAGES, Leaf, encode, limits, make_leaf, make_text, other_leaf
from tests.connectors.cobol.layouts import Form
from tests.connectors.cobol.reference import Policies

PLACES = ("trailing", "leading", "trailing separate", "leading separate")
BYTES = (0x00, 0x0C, 0x0F, 0x0D, 0x20, 0x30, 0x39, 0x40, 0x4E, 0x60, 0x7B, 0x99, 0xC0, 0xD5, 0xF0, 0xF9, 0xFF)
"""Bytes that mean something in one usage or another: signs, blanks, digits, the ends of the range."""


def check(leaf: Leaf, records: list[bytes], dialect: str = "ibm", **words: Any) -> None:
    """Decode `records`, each the field and perhaps less or more, and compare with the reference."""
    form = Form((leaf,), dialect, leaf.item.page)
    source = describe(form, record_format="V", **words)
    policies = Policies(
        trim=source.trim,
        control_characters=source.control_characters,
        sign_overpunch=source.sign_overpunch,
        float_format=source.float_format,
        little_native=dialect == "gnucobol",
    )
    compare(form, records, source, slide=True, policies=policies)


def some_bytes(length: int) -> st.SearchStrategy[bytes]:
    byte = st.sampled_from(BYTES) | st.integers(0, 255)
    return st.one_of(
        st.lists(byte, min_size=length, max_size=length).map(bytes),
        st.sampled_from(BYTES).map(lambda each: bytes([each]) * length),
    )


@st.composite
def numeric_leaves(draw: st.DrawFn, dialects: tuple[str, ...] = ("ibm", "gnucobol")) -> tuple[Leaf, str]:
    dialect = draw(st.sampled_from(dialects))
    usages = [reference.DISPLAY, "COMP-3", "COMP", "COMP-5"] + (["COMP-6"] if dialect == "gnucobol" else [])
    usage = draw(st.sampled_from(usages))
    digits = draw(st.integers(1, 38))
    signed = usage != "COMP-6" and draw(st.booleans())
    page = draw(st.sampled_from(PAGES))
    scales = [0, digits, digits // 2] + ([-3, digits + 3] if digits <= 15 else [])
    return (
        make_leaf(
            "NUMBER", usage, digits, draw(st.sampled_from(scales)), signed=signed, place=draw(st.sampled_from(PLACES)),
            dialect=dialect, page=page,
            blank_when_zero=usage == reference.DISPLAY and not signed and draw(st.booleans()),
        ),
        dialect,
    )  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(numeric_leaves(), st.data())
def test_numbers_of_any_bytes(leaf: tuple[Leaf, str], data: st.DataObject) -> None:
    """Right where the bytes are a number, refused with the right reason where they are none."""
    field, dialect = leaf
    records = data.draw(st.lists(some_bytes(field.length), min_size=1, max_size=12))
    words = {
        "sign_overpunch": data.draw(st.sampled_from(["lenient", "strict"])),
        "blank_numbers": data.draw(st.sampled_from(["invalid", "null", "zero"])),
    }
    check(field, records, dialect, **words)


@settings(max_examples=120, deadline=None)
@given(numeric_leaves(), st.data())
def test_numbers_that_were_written(leaf: tuple[Leaf, str], data: st.DataObject) -> None:
    """Every value that the bytes hold comes back, whatever sign it was written with, and one changed byte is
    seen or is another number."""
    field, dialect = leaf
    low, high = limits(field.item)
    rng = random.Random(data.draw(st.integers(0, 1 << 32)))
    values = data.draw(st.lists(st.integers(low, high), max_size=8))
    little = dialect == "gnucobol" and field.item.usage == "COMP-5"
    records = [encode(field.item, value, rng, little=little) for value in (low, high, 0, *values)]
    decoded = agreement.decode(
        Form((field,), dialect, field.item.page), records, describe(Form((field,), dialect, field.item.page))
    )
    found = [Fraction(each) * Fraction(10) ** field.item.scale for each in decoded.rows.column(1).to_pylist()]
    assert found == [low, high, 0, *values]
    damaged = []
    for record in records:
        at = rng.randrange(len(record))
        damaged.append(record[:at] + bytes([rng.randrange(256)]) + record[at + 1 :])
    check(field, damaged, dialect)


@pytest.mark.parametrize("usage", [reference.DISPLAY, "COMP-3", "COMP", "COMP-5"])
@pytest.mark.parametrize("signed", [True, False])
def test_every_width_at_its_ends(usage: str, signed: bool) -> None:
    """1 to 38 digits, each scale that a decimal has: the least and the greatest value, zero and one."""
    rng = random.Random(usage)
    for digits in range(1, 39):
        for scale in {0, 1, digits // 2, digits} - {0 if digits == 1 else -1}:
            field = make_leaf("NUMBER", usage, digits, scale, signed=signed)
            low, high = limits(field.item)
            check(field, [encode(field.item, value, rng) for value in (low, low + 1, high - 1, high, 0, 1)])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("page", ["cp037", "ascii"])
def test_every_byte_in_a_sign_position(place: str, page: str) -> None:
    for signed in (True, False):
        for digits in (1, 3, 20):
            field = make_leaf("NUMBER", reference.DISPLAY, digits, signed=signed, place=place, page=page)
            one = encode(field.item, 1 if digits == 1 else 12, random.Random(1))
            at = 0 if place.startswith("leading") else len(one) - 1
            records = [one[:at] + bytes([byte]) + one[at + 1 :] for byte in range(256)]
            for strictness in ("lenient", "strict"):
                check(field, records, sign_overpunch=strictness)


@pytest.mark.parametrize("digits", [1, 2, 3, 17, 18, 19, 20, 37, 38])
def test_every_byte_at_the_ends_of_a_packed_number(digits: int) -> None:
    for signed in (True, False):
        field = make_leaf("NUMBER", "COMP-3", digits, signed=signed)
        for value in (0, 1):
            one = encode(field.item, value, random.Random(1))
            check(field, [one[:-1] + bytes([byte]) for byte in range(256)])
            check(field, [bytes([byte]) + one[1:] for byte in range(256)])


@settings(max_examples=80, deadline=None)
@given(numeric_leaves(("ibm",)), st.data())
def test_a_record_that_ends_within_or_before_the_field(leaf: tuple[Leaf, str], data: st.DataObject) -> None:
    """Nothing is read beyond the end: the bytes that follow belong to the next record."""
    field, _ = leaf
    before = make_text("BEFORE", 3, field.item.page)
    form = Form((before, field), page=field.item.page)
    value = encode(field.item, 0, random.Random(0))
    whole = "ABC".encode(field.item.page) + value
    lengths = data.draw(st.lists(st.integers(1, len(whole)), min_size=1, max_size=8))
    records = [whole[:length] for length in lengths] + [whole, whole + b"\x00"]
    compare(form, records, describe(form, record_format="V"), slide=True, policies=Policies())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_text_against_the_codec(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from([*PAGES, "cp424", "cp875", "cp1026", "latin-1", "cp1252"]))
    length = data.draw(st.integers(1, 12))
    field = make_text("WORDS", length, page, data.draw(st.booleans()))
    blank = " ".encode(page)[0]
    byte = st.sampled_from([0, 5, 0x0D, 0x25, 0x3F, 0x7F, 0x85, 0xA0, 0xFF, blank, blank]) | st.integers(
        0, 255
    )
    records = data.draw(
        st.lists(st.lists(byte, min_size=1, max_size=length).map(bytes), min_size=1, max_size=12)
    )
    check(
        field,
        records,
        trim=data.draw(st.sampled_from(["right", "both", "left", "none"])),
        control_characters=data.draw(st.sampled_from(["keep", "blank", "invalid"])),
    )


@pytest.mark.parametrize("page", [*PAGES, "cp424", "cp875", "cp1026", "cp437", "latin-1", "cp1252"])
@pytest.mark.parametrize("controls", ["keep", "blank", "invalid"])
def test_every_byte_of_a_code_page(page: str, controls: str) -> None:
    records = [bytes([byte]) for byte in range(256)]
    check(make_text("BYTE", 1, page), records, trim="none", control_characters=controls)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_national_text_against_the_codec(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 6))
    units = ["\x20", "A", "\x00", "\x85", "\xe9", "\u20ac", "\ufffd", "\uffff"]
    text = st.lists(st.sampled_from(units), min_size=size, max_size=size).map(
        lambda found: "".join(found).encode("utf-16-be")
    )
    pair = st.just("\U0001f600".encode("utf-16-be").ljust(2 * size, b"\x00")[: 2 * size])
    records = data.draw(
        st.lists(text | pair | st.binary(min_size=2 * size, max_size=2 * size), min_size=1, max_size=12)
    )
    check(
        other_leaf("WORDS", "NATIONAL", size),
        records,
        trim=data.draw(st.sampled_from(["right", "both", "left", "none"])),
        control_characters=data.draw(st.sampled_from(["keep", "blank", "invalid"])),
    )


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["COMP-1", "COMP-2"]), st.sampled_from(["ibm", "ieee754"]), st.data())
def test_floats_of_any_bytes(usage: str, float_format: str, data: st.DataObject) -> None:
    """Hexadecimal floats are right to the last bit of a double, which is what they become."""
    field = other_leaf("NUMBER", usage, 0)
    records = data.draw(st.lists(some_bytes(field.length), min_size=1, max_size=12))
    check(field, records, data.draw(st.sampled_from(["ibm", "gnucobol"])), float_format=float_format)


def test_an_index_is_carried_as_bytes() -> None:
    check(other_leaf("PLACE", "INDEX", 0), [b"\x00\x00\x00\x01", b"\xff\xfe\xfd\xfc", b"\x00"])


def test_a_number_of_sixteen_bytes_ends_at_38_digits() -> None:
    """Two's complement of 16 bytes goes to 39 digits, which no decimal of a database holds."""
    for signed in (True, False):
        field = make_leaf("NUMBER", "COMP", 31, signed=signed)
        edges = [10**38 - 1, 10**38, 2**127 - 1] + (
            [-(10**38), 1 - 10**38, -(2**127)] if signed else [2**128 - 1]
        )
        check(field, [edge.to_bytes(16, "big", signed=signed) for edge in edges])


def test_eight_bytes_hold_nineteen_digits() -> None:
    """COMP-5 uses the whole range of its bytes: the column's type must hold it."""
    field = make_leaf("NUMBER", "COMP-5", 16, 2, signed=True)
    form = Form((field,))
    rows = agreement.decode(form, [(2**63 - 1).to_bytes(8, "big")], describe(form)).rows
    assert rows.schema.field(1).type.precision == 19
    assert str(rows.column(1)[0].as_py()) == "92233720368547758.07"
