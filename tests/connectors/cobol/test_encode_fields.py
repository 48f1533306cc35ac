"""Every usage there and back: values to bytes to values, bytes to values to bytes, against the plain encoder."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.cobol import reference, writing
from tests.connectors.cobol.agreement import describe, same
from tests.connectors.cobol.fields import PAGES, Leaf, encode, fill, limits, make_leaf, make_text, other_leaf
from tests.connectors.cobol.layouts import Form, random_form, random_leaf, write
from tests.connectors.cobol.reference import Policies
from tests.connectors.cobol.test_fields_against_reference import numeric_leaves

MORE_BITS = "more bits than a double holds"


def check_field(leaf: Leaf, values: list[bytes], dialect: str = "ibm", **words: Any) -> int:
    """Decode the bytes, encode the values: they are what the plain encoder writes, and mean the same again.

    Gives how many values there were.
    """
    form = Form((leaf,), dialect, leaf.item.page)
    source = describe(form, record_format="F", **words)
    policies = Policies(
        trim=source.trim, float_format=source.float_format, little_native=dialect == "gnucobol"
    )
    pair = decoder, encoder = writing.pair(form, source)
    decoded = writing.decode(decoder, values)
    kept = decoded.rows.column(0).to_pylist()
    found = decoded.rows.column(1).to_pylist()
    records = writing.written(encoder.encode(decoded.rows))
    for number, value, record in zip(kept, found, records, strict=True):
        value = Decimal(value) if isinstance(value, int) else value
        expected = reference.encode(leaf.item, value, policies)
        assert record == expected, f"{leaf.clause}: {value!r}: {record.hex()}, not {expected.hex()}"
        assert len(record) == len(values[number - 1])
    again = writing.decode(decoder, records)
    assert again.rejects.num_rows == 0
    assert all(same(one, two) for one, two in zip(found, again.rows.column(1).to_pylist(), strict=True))
    proof = writing.prove(pair, values).found.get(leaf.name)
    if proof is None:
        return 0
    exact = sum(record == values[number - 1] for number, record in zip(kept, records, strict=True))
    assert (proof.count, proof.exact) == (len(kept), exact)
    # whatever is not the same has a rule, but for the bits that a double does not hold
    lost = [each.count for each in proof.differences.values() if not each.is_rule]
    assert proof.not_reproduced == sum(lost)
    assert {each.name for each in proof.differences.values() if not each.is_rule} <= (
        {MORE_BITS} if leaf.item.usage == "COMP-2" and source.float_format == "ibm" else set()
    ), f"{leaf.clause}: {proof.differences}"
    return len(kept)


@settings(max_examples=30, deadline=None)
@given(numeric_leaves(), st.data())
def test_numbers_there_and_back(leaf: tuple[Leaf, str], data: st.DataObject) -> None:
    """Both ends, zero, and values between, with whatever sign they were written."""
    field, dialect = leaf
    low, high = limits(field.item)
    rng = random.Random(data.draw(st.integers(0, 1 << 32)))
    numbers = data.draw(st.lists(st.integers(low, high), max_size=8))
    little = dialect == "gnucobol" and field.item.usage == "COMP-5"
    values = [encode(field.item, value, rng, little=little) for value in (low, high, 0, *numbers)]
    assert check_field(field, values, dialect) == len(values)


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(PAGES),
    st.integers(1, 9),
    st.booleans(),
    st.sampled_from(["right", "both", "left", "none"]),
    st.data(),
)
def test_text_there_and_back(page: str, length: int, justified: bool, trim: str, data: st.DataObject) -> None:
    some = st.text("AZ az09.-\x00\x85", max_size=length).filter(
        lambda text: page != "ascii" or "\x85" not in text
    )
    values = [text.ljust(length).encode(page) for text in data.draw(st.lists(some, min_size=1, max_size=8))]
    check_field(make_text("WORDS", length, page, justified), values, trim=trim)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 6), st.sampled_from(["right", "left", "none"]), st.data())
def test_national_text_there_and_back(size: int, trim: str, data: st.DataObject) -> None:
    some = st.text("A \x00é€\U0001f600", max_size=size).map(lambda text: text.encode("utf-16-be")[: 2 * size])
    values = [each.ljust(2 * size, b"\x20") for each in data.draw(st.lists(some, min_size=1, max_size=8))]
    check_field(other_leaf("WORDS", "NATIONAL", size), values, trim=trim)


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["COMP-1", "COMP-2"]),
    st.sampled_from(["ibm", "ieee754"]),
    st.sampled_from(["ibm", "gnucobol"]),
    st.data(),
)
def test_floats_there_and_back(usage: str, float_format: str, dialect: str, data: st.DataObject) -> None:
    field = other_leaf("NUMBER", usage, 0)
    size = field.length
    normal = st.builds(
        lambda first, digit, rest: bytes([first, digit << 4 | 1]) + rest,
        st.integers(0, 255), st.integers(0, 15), st.binary(min_size=size - 2, max_size=size - 2),
    )  # fmt: skip
    values = data.draw(st.lists(normal | st.just(bytes(size)), min_size=1, max_size=8))
    if float_format == "ieee754":  # a NaN has no value to compare by
        values = [each for each in values if not _is_nan(each, dialect == "gnucobol")] or [bytes(size)]
    check_field(field, values, dialect, float_format=float_format)


def _is_nan(data: bytes, little: bool) -> bool:
    found = reference.decode(
        reference.Item("COMP-1", len(data)), data, Policies(float_format="ieee754", little_native=little)
    )
    return found != found


def round_trips(seed: int, fields: int) -> int:
    """Random fields with random values, some of them damaged: how many field round trips there were."""
    rng = random.Random(seed)
    count = 0
    for _ in range(fields):
        dialect, page = rng.choice(["ibm", "ibm", "gnucobol"]), rng.choice(PAGES)
        leaf = random_leaf(rng, "FIELD", dialect, page)
        little = dialect == "gnucobol" and leaf.item.usage == "COMP-5"
        values = [bytearray(fill(leaf, rng, little=little)) for _ in range(200)]
        for value in values[::8]:
            value[rng.randrange(len(value))] = rng.randrange(256)
        words: dict[str, Any] = {
            "trim": rng.choice(["right", "both", "left", "none"]),
            "float_format": rng.choice(["ibm", "ieee754"]) if leaf.item.usage != "COMP-2" else "ibm",
        }
        if leaf.item.usage == "COMP-1":
            words["float_format"] = "ibm"  # random bytes of IEEE floats hold NaNs, which equal nothing
        count += check_field(leaf, [bytes(value) for value in values], dialect, **words)
    return count


def test_random_fields_there_and_back() -> None:
    assert round_trips(20240701, 40) > 6000


def record_trips(seed: int, forms: int) -> int:
    """Random records with tables, redefinitions and counters: the same rows again, the same bytes from then on,
    and a proof that names a rule for every field that is not the same."""
    rng = random.Random(seed)
    count = 0
    for _ in range(forms):
        form = random_form(rng)
        source = describe(
            form,
            record_format=rng.choice(["F", "V"]),
            variable_occurs=rng.choice([True, None]),
            edited=rng.choice(["text", "value"]),
        )
        slide = source.tables_vary
        records = [write(form, rng, slide=slide) for _ in range(30)]
        decoder, encoder = pair = writing.pair(form, source)
        if source.is_fixed and slide:
            encoder.record_length = None
        rows = writing.decode(decoder, records).rows
        once = writing.written(encoder.encode(rows))
        again = writing.decode(decoder, once)
        assert again.rejects.num_rows == 0
        for one, two in zip(rows.to_pylist(), again.rows.to_pylist(), strict=True):
            one.pop("_record")
            two.pop("_record")
            assert same(one, two)
        assert writing.written(encoder.encode(again.rows)) == once
        prover = writing.prove(pair, records)
        for each in prover.found.values():
            lost = {found.name for found in each.differences.values() if not found.is_rule}
            if not each.field.startswith("("):
                assert lost <= {MORE_BITS}, each
        count += rows.num_rows * len(prover.found)
    return count


def test_random_records_there_and_back() -> None:
    assert record_trips(11, 25) > 2000


@pytest.mark.parametrize("usage", [reference.DISPLAY, "COMP-3", "COMP", "COMP-5"])
def test_every_width_at_its_ends(usage: str) -> None:
    rng = random.Random(usage)
    for signed in (True, False):
        for digits in (1, 2, 4, 5, 9, 10, 17, 18, 19, 20, 31, 37, 38):
            for scale in sorted({0, 1, digits}):
                field = make_leaf("NUMBER", usage, digits, scale, signed=signed)
                low, high = limits(field.item)
                values = [encode(field.item, value, rng) for value in (low, low + 1, high - 1, high, 0, 1)]
                assert check_field(field, values) == 6
