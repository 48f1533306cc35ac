"""Each record is checked against the XSD by itself, wherever and however the XSD declares it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connectors.xml import XmlConnector, XmlSource
from migrate.errors import ConfigurationError, DecodingStopped, SourceError

GOOD = '<q:provider id="1"><q:name>x</q:name></q:provider>'
XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'


@pytest.mark.parametrize(
    ("record", "faults"),
    [
        ("<q:provider><q:name/></q:provider>", [("provider", "the attribute 'id' is required but missing")]),
        (
            '<q:provider id="x"><q:name/></q:provider>',
            [("id", "'x' is not a valid value of the local atomic type")],
        ),
        ('<q:provider id="1"/>', [("provider", "missing child element(s). Expected is ( name )")]),
        (
            '<q:provider id="1"><q:nam/></q:provider>',
            [("nam", "this element is not expected. Expected is ( name )")],
        ),
        (
            (
                '<q:provider id="1"><q:name/><q:since>2023-02-29</q:since><q:licence type="C"><q:number>1</q:number>'
                "</q:licence><q:licence><q:number>1.5</q:number></q:licence></q:provider>"
            ),
            [
                ("since", "'2023-02-29' is not a valid value of the atomic type 'xs:date'"),
                ("licence.type", "the value 'C' is not an element of the set {'A', 'B'}"),
                ("licence.number", "'1.5' is not a valid value of the atomic type 'xs:int'"),
            ],
        ),
        (
            (
                '<q:provider id="1"><q:name/><q:address><b:street>a street that is far too long</b:street>'
                "<b:zip>1{2}</b:zip></q:address></q:provider>"
            ),
            [
                (
                    "address.street",
                    "the value has a length of '29'; this exceeds the allowed maximum length of '20'",
                ),
                ("address.zip", "the value '1{2}' is not accepted by the pattern '[0-9]{5}'"),
            ],
        ),
    ],
)
def test_a_record_that_breaks_the_xsd_is_rejected_in_plain_words(
    read: Any, record: str, faults: object
) -> None:
    source = read(f"{GOOD}\n\n{record}\n{GOOD}")
    assert [row["_record"] for row in source.rows] == [1, 3]
    assert {each["_record"] for each in source.rejects} == {2}
    assert {each["code"] for each in source.rejects} == {"xsd"}
    assert [(each["field"], each["reason"].removesuffix(" (line 3)")) for each in source.rejects] == faults
    assert source.tally.records == 3


def test_lines_are_true_or_left_out_beyond_65535(read: Any) -> None:
    lines = "\n" * 70_000
    source = read(f'{lines}<q:provider id="1"><q:name/><q:since>x</q:since></q:provider><q:provider id="x"/>')
    assert source.rejects[0]["reason"].endswith("(line 70001)")
    assert all("(line 65535)" not in each["reason"] for each in source.rejects)


def test_on_invalid_stop_names_the_place(read: Any) -> None:
    with pytest.raises(DecodingStopped, match="not expected") as caught:
        read(f'{GOOD}\n<q:provider id="2"><q:nam/></q:provider>', on_invalid="stop")
    error = caught.value
    assert (error.line, error.record, error.field) == (2, 2, "nam")


def test_an_element_beside_the_records_that_the_xsd_does_not_know_may_be_a_lost_record(read: Any) -> None:
    whole = read(f"<q:extract-date>2024-01-01</q:extract-date>{GOOD}<q:count>1</q:count>")
    assert len(whole.rows) == 1
    for document in (f"{GOOD}<q:povider id='2'/>{GOOD}", f"{GOOD}<q:povider id='2'/>", f"<q:povider/>{GOOD}"):
        with pytest.raises(SourceError, match=r"'povider' outside of the records.*Did you mean 'provider'"):
            read(document)


SCHEMAS = {
    "global and ref": f"""<xs:schema {XS} targetNamespace="urn:t" xmlns:t="urn:t" elementFormDefault="qualified">
        <xs:element name="all"><xs:complexType><xs:sequence><xs:element ref="t:one" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType></xs:element>
        <xs:element name="one"><xs:complexType><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence>
        </xs:complexType></xs:element></xs:schema>""",
    "local, qualified, beside a global of that name": f"""<xs:schema {XS} targetNamespace="urn:t" xmlns:t="urn:t"
        elementFormDefault="qualified"><xs:element name="one" type="xs:string"/>
        <xs:element name="all"><xs:complexType><xs:sequence><xs:element name="one" type="t:One"
        maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
        <xs:complexType name="One"><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType>
        </xs:schema>""",
    "local, unqualified": f"""<xs:schema {XS} targetNamespace="urn:t" xmlns:t="urn:t">
        <xs:element name="all"><xs:complexType><xs:sequence><xs:element name="one" maxOccurs="unbounded">
        <xs:complexType><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType>
        </xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>""",
    "no namespace": f"""<xs:schema {XS}><xs:element name="all"><xs:complexType><xs:choice maxOccurs="unbounded">
        <xs:element name="one"><xs:complexType><xs:all><xs:element name="n" type="xs:int"/></xs:all></xs:complexType>
        </xs:element></xs:choice></xs:complexType></xs:element></xs:schema>""",
}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_record_may_be_declared_anywhere(tmp_path: Path, kind: str) -> None:
    all_, one, n = {"local, unqualified": ("t:all", "one", "n"), "no namespace": ("all", "one", "n")}.get(
        kind, ("t:all", "t:one", "t:n")
    )
    (tmp_path / "s.xsd").write_text(SCHEMAS[kind])
    body = "".join(f"<{one}><{n}>{value}</{n}></{one}>" for value in ("1", "x", "3"))
    (tmp_path / "d.xml").write_text(f'<{all_} xmlns:t="urn:t">{body}</{all_}>')
    source = _read(tmp_path, f"/{all_}/{one}")
    assert source == ([1, 3], [(2, "n", "'x' is not a valid value of the atomic type 'xs:int' (line 1)")])


def test_the_record_may_be_declared_in_an_included_file_without_namespace(tmp_path: Path) -> None:
    (tmp_path / "s.xsd").write_text(
        f'<xs:schema {XS} targetNamespace="urn:t" xmlns:t="urn:t"><xs:include schemaLocation="sub/i.xsd"/>'
        '<xs:element name="all" type="t:All"/></xs:schema>'
    )
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "i.xsd").write_text(
        f'<xs:schema {XS} elementFormDefault="qualified"><xs:complexType name="All"><xs:sequence>'
        '<xs:element name="one" maxOccurs="unbounded" type="One"/></xs:sequence></xs:complexType>'
        '<xs:complexType name="One"><xs:sequence><xs:element name="n" type="N"/></xs:sequence></xs:complexType>'
        '<xs:simpleType name="N"><xs:restriction base="xs:int"><xs:maxInclusive value="9"/></xs:restriction>'
        "</xs:simpleType></xs:schema>"
    )
    (tmp_path / "d.xml").write_text('<all xmlns="urn:t"><one><n>9</n></one><one><n>10</n></one></all>')
    rows, rejects = _read(tmp_path, "/t:all/t:one")
    assert rows == [1]
    assert rejects[0][:2] == (2, "n")


def test_a_derived_type_named_by_xsi_type_is_checked_as_that_type(tmp_path: Path) -> None:
    (tmp_path / "s.xsd").write_text(
        f'<xs:schema {XS} targetNamespace="urn:t" xmlns:t="urn:t" elementFormDefault="qualified">'
        '<xs:element name="all"><xs:complexType><xs:sequence><xs:element name="one" type="t:One" '
        'maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>'
        '<xs:complexType name="One"><xs:sequence><xs:element name="n" type="xs:int"/></xs:sequence></xs:complexType>'
        '<xs:complexType name="Two"><xs:complexContent><xs:extension base="t:One"><xs:sequence>'
        '<xs:element name="m" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>'
        "</xs:schema>"
    )
    (tmp_path / "d.xml").write_text(
        '<t:all xmlns:t="urn:t" xmlns:k="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<t:one xsi:type="k:Two"><t:n>1</t:n><t:m>2</t:m></t:one><t:one xsi:type="k:Two"><t:n>1</t:n></t:one></t:all>'
    )
    rows, rejects = _read(tmp_path, "/t:all/t:one")
    assert rows == [1]
    assert [number for number, *_ in rejects] == [2]


@pytest.mark.parametrize(
    ("schema", "record", "reason"),
    [
        (SCHEMAS["global and ref"], "/t:al/t:one", "declares no root element 'al'. Did you mean 'all'?"),
        (SCHEMAS["global and ref"], "/t:all/t:on", "'on' does not stand in this element ('record')"),
        (
            f'<xs:schema {XS}><xs:import namespace="u" schemaLocation="http://x/y.xsd"/></xs:schema>',
            "/a",
            "network",
        ),
        (
            f'<xs:schema {XS}><xs:include schemaLocation="no.xsd"/></xs:schema>',
            "/a",
            "no.xsd' cannot be read",
        ),
        (f'<xs:schema {XS}><xs:element name="a" type="B"/></xs:schema>', "/a", "'B' is not declared"),
        (f'<!DOCTYPE x><xs:schema {XS}><xs:element name="a"/></xs:schema>', "/a", "DOCTYPE is not read"),
        ("<a/>", "/a", "is no XSD"),
        ("<a>", "/a", "is no XML"),
        (
            (
                f'<xs:schema {XS}><xs:element name="a" type="T"/><xs:complexType name="T"><xs:sequence>'
                '<xs:element name="a" type="T" minOccurs="0"/></xs:sequence></xs:complexType></xs:schema>'
            ),
            "/a",
            "'a' may contain itself",
        ),
    ],
)
def test_a_fault_of_the_xsd_names_its_line_and_remedy(
    tmp_path: Path, schema: str, record: str, reason: str
) -> None:
    (tmp_path / "s.xsd").write_text(schema)
    (tmp_path / "d.xml").write_text("<a/>")
    with pytest.raises(ConfigurationError) as caught:
        _read(tmp_path, record)
    assert reason in str(caught.value)
    assert caught.value.faults[0].file.endswith("s.xsd")
    assert caught.value.faults[0].remedy or "declared" in reason


def test_what_libxml2_refuses_of_the_xsd_is_a_fault_of_the_xsd(tmp_path: Path) -> None:
    bad = f'<xs:schema {XS}><xs:element name="a"><xs:simpleType><xs:restriction base="xs:string">'
    bad += '<xs:pattern value="["/></xs:restriction></xs:simpleType></xs:element></xs:schema>'
    (tmp_path / "s.xsd").write_text(bad)
    (tmp_path / "d.xml").write_text("<a/>")
    with pytest.raises(ConfigurationError) as caught:
        _read(tmp_path, "/a")
    assert caught.value.faults[0].line == 1


def _read(folder: Path, record: str) -> tuple[list[int], list[tuple[int, str, str]]]:
    words = {"data": ["d.xml"], "xsd": "s.xsd", "record": record, "namespaces": {"t": "urn:t"}}
    connector = XmlConnector("s", XmlSource.model_validate(words), folder)
    connector.layout()
    rows: list[int] = []
    rejects: list[tuple[int, str, str]] = []
    for partition in connector.partitions(1):
        for chunk in connector.read(partition):
            rows += next(iter(chunk.rows.values()))["_record"].to_pylist()
            rejects += [(r["_record"], r["field"], r["reason"]) for r in chunk.rejects.to_pylist()]
    return rows, rejects
