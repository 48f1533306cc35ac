"""Columns, types and values from the XSD, and from `fields` alone."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.layout import Usage
from migrate.errors import ConfigurationError

FULL = """<q:provider id="7" name="by attribute"><q:name>Müller &amp; <!-- both -->Söhne <![CDATA[<&>]]></q:name>
  <q:address><b:street>  Main   street </b:street><b:zip>01234</b:zip></q:address>
  <q:since>2024-02-29</q:since><q:seen>2024-12-31T23:59:59.000001</q:seen><q:rate>-12.30</q:rate>
  <q:licence type="A"><q:number>12</q:number><q:valid-until>2025-01-01</q:valid-until></q:licence>
  <q:licence><q:number>-13</q:number></q:licence>
  <q:phone>1</q:phone><q:phone/><q:tax-number>18446744073709551615</q:tax-number><q:places>-3</q:places>
  <b:note> n </b:note><q:grand-total>99999999999999999999999999999999999999</q:grand-total>
  <q:factor>1.10</q:factor><q:ratio>1.5E3</q:ratio><q:kind/></q:provider>"""


def test_every_kind_of_declaration_becomes_a_column(read: Any) -> None:
    (row,) = read(FULL).rows
    assert row == {
        "_record": 1,
        "id": 7,
        "@name": "by attribute",
        "name": "Müller & Söhne <&>",
        "address.kind": "office",
        "address.street": "Main street",
        "address.zip": "01234",
        "since": dt.date(2024, 2, 29),
        "seen": dt.datetime(2024, 12, 31, 23, 59, 59, 1),
        "rate": Decimal("-12.30"),
        "rate.currency": "USD",
        "licence": [
            {"type": "A", "number": 12, "valid-until": dt.date(2025, 1, 1)},
            {"type": None, "number": -13, "valid-until": None},
        ],
        "phone": ["1", ""],
        "tax-number": Decimal("18446744073709551615"),
        "exempt": None,
        "places": -3,
        "note": " n ",
        "grand-total": Decimal("9" * 38),
        "factor": "1.10",
        "ratio": 1500.0,
        "kind": "centre",
    }


def test_types_hold_every_value_the_xsd_allows(read: Any) -> None:
    schema = read("").connector.segments()[0].schema
    assert schema.field("_record").type == pa.int64()
    assert schema.field("id").type == pa.int64()
    assert schema.field("rate").type == pa.decimal128(
        11, 2
    )  # nine digits, all of them may stand before the point
    assert schema.field("grand-total").type == pa.decimal128(38, 0)
    assert schema.field("factor").type == pa.string()
    assert schema.field("licence").type.value_type.field("valid-until").type == pa.date32()
    (row,) = read('<q:provider id="1"><q:name/><q:rate>123456789</q:rate></q:provider>').rows
    assert row["rate"] == Decimal("123456789.00")


def test_the_layout_tells_names_types_repetition_and_codes(read: Any) -> None:
    layout = read("").connector.layout()
    fields = {field.path: field for field in layout.walk()}
    assert [*fields][:6] == ["provider", "id", "@name", "name", "address", "address.kind"]
    assert fields["rate"].usage is Usage.DECIMAL
    assert (fields["rate"].digits, fields["rate"].scale, fields["rate"].picture) == (9, 2, "xs:decimal(9,2)")
    assert fields["licence"].occurs is not None
    assert fields["licence"].occurs.minimum == 0
    assert fields["phone"].occurs is not None
    assert fields["phone"].occurs.maximum == 3
    assert [each.name for each in fields["licence.type"].conditions] == ["A", "B"]
    assert fields["address.street"].picture == "xs:token(20)"
    assert not fields["name"].nullable
    assert layout.notes == ("factor: has no fractionDigits and is kept as text",)


def test_absent_empty_and_nil_are_three_things(read: Any) -> None:
    rows = read(
        '<q:provider id="1"><q:name/></q:provider>'
        '<q:provider id="2"><q:name> </q:name><q:since xsi:nil="true"/></q:provider>'
        '<q:provider id="3" name=""><q:name>x</q:name><q:address><b:street/></q:address></q:provider>'
    ).rows
    assert [row["name"] for row in rows] == ["", " ", "x"]
    assert [row["@name"] for row in rows] == [None, None, ""]
    assert [row["address.street"] for row in rows] == [None, None, ""]
    assert [row["since"] for row in rows] == [None, None, None]
    assert [row["licence"] for row in rows] == [[], [], []]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("<q:seen>2024-01-01T00:30:00+02:00</q:seen>", dt.datetime(2023, 12, 31, 22, 30)),
        ("<q:seen>2024-01-01T24:00:00</q:seen>", dt.datetime(2024, 1, 2)),
        ("<q:seen>2024-01-01T00:00:00Z</q:seen>", dt.datetime(2024, 1, 1)),
        ("<q:seen>0001-01-01T00:00:00</q:seen>", dt.datetime(1, 1, 1)),
        ("<q:seen>9999-12-31T23:59:59.9999990</q:seen>", dt.datetime(9999, 12, 31, 23, 59, 59, 999999)),
        ("<q:since>2024-02-29-05:00</q:since>", dt.date(2024, 2, 29)),
        ("<q:exempt> 1 </q:exempt>", True),
        ("<q:rate>+0012.3000</q:rate>", Decimal("12.30")),
    ],
)
def test_lexical_forms(read: Any, element: str, value: object) -> None:
    source = read(f'<q:provider id="1"><q:name/>{element}</q:provider>')
    assert source.rejects == []
    assert source.rows[0][element[3:].partition(">")[0]] == value


def test_a_time_zone_is_a_policy_that_is_counted(read: Any) -> None:
    one = '<q:provider id="1"><q:name/><q:since>2024-01-01Z</q:since><q:seen>2024-01-01T00:00:00Z</q:seen></q:provider>'
    assert read(one * 3).policies == {("since", "zone_dropped"): 3, ("seen", "zone_to_utc"): 3}


@pytest.mark.parametrize(
    ("element", "field", "code"),
    [
        ("<q:since>10000-01-01</q:since>", "since", "range"),
        ("<q:since>-0044-03-15</q:since>", "since", "range"),
        ("<q:seen>2024-01-01T00:00:00.1234567</q:seen>", "seen", "precision"),
        ("<q:seen>0001-01-01T00:00:00+01:00</q:seen>", "seen", "range"),
        (f"<q:grand-total>1{'0' * 38}</q:grand-total>", "grand-total", "range"),
    ],
)
def test_a_valid_value_that_no_column_holds_is_rejected(
    read: Any, element: str, field: str, code: str
) -> None:
    source = read(
        f'<q:provider id="1"><q:name/>{element}</q:provider><q:provider id="2"><q:name/></q:provider>'
    )
    assert [(each["_record"], each["field"], each["code"]) for each in source.rejects] == [(1, field, code)]
    assert [row["_record"] for row in source.rows] == [2]


def test_fields_choose_and_rename(read: Any) -> None:
    fields = {"ID": "@id", "STREET": "p:address/a:street", "KIND": "p:address/@kind", "LICENCES": "p:licence"}
    source = read(FULL, fields=fields)
    assert source.rows == [
        {
            "_record": 1,
            "ID": 7,
            "KIND": "office",
            "STREET": "Main street",
            "LICENCES": [
                {"type": "A", "number": 12, "valid-until": dt.date(2025, 1, 1)},
                {"type": None, "number": -13, "valid-until": None},
            ],
        }
    ]
    assert [field.name for field in source.connector.layout().records[0].children] == list(fields)


def test_fields_without_xsd_are_text_and_one_value_a_record(read: Any) -> None:
    words = {"xsd": None, "fields": {"ID": "@id", "NAME": "p:name", "STREET": "p:address/a:street"}}
    twice = '<q:provider id="8"><q:name>a</q:name><q:name>b</q:name></q:provider>'
    source = read(FULL + twice, **words)
    assert source.rows == [
        {"_record": 1, "ID": "7", "NAME": "Müller & Söhne <&>", "STREET": "  Main   street "}
    ]
    assert [(each["_record"], each["field"], each["code"]) for each in source.rejects] == [
        (2, "name", "repeated")
    ]


def test_every_fault_of_fields_is_told_at_once(read: Any) -> None:
    fields = {"A": "p:nam", "B": "p:licence/p:number", "C": "p:address", "D": "@id"}
    with pytest.raises(ConfigurationError) as caught:
        read("", fields=fields)
    assert [(fault.at, fault.reason) for fault in caught.value.faults] == [
        ("fields.A", "'nam' does not stand in 'provider'"),
        ("fields.B", "'licence' may be repeated, so its parts are no columns of their own"),
        ("fields.C", "'address' has no text of its own"),
    ]
    assert caught.value.faults[0].remedy == "Did you mean 'name'?"


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["utf-8", "utf-16", "us-ascii", "iso-8859-1"])
)
def test_what_is_written_is_read(read: Any, folder: Path, names: list[str], encoding: str) -> None:
    from xml.sax.saxutils import escape

    records = "".join(f'<q:provider id="1"><q:name>{escape(name)}</q:name></q:provider>' for name in names)
    head = f'<?xml version="1.0" encoding="{encoding}"?><q:providers xmlns:q="urn:agency:providers">'
    document = f"{head}{records}</q:providers>".encode(encoding, "xmlcharrefreplace")
    source = read(document)
    assert [row["name"] for row in source.rows] == names
    for raw, name in zip(source.connector.locate(range(1, len(names) + 1)), names, strict=True):
        assert document[raw.offset :].startswith(raw.bytes)
        assert raw.fields[-1].characters == name
