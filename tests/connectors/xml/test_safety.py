"""Hostile and broken files: refused in one sentence, nothing read that is not in the file."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest

from connectors.xml import XmlSource
from migrate.errors import SourceError

GOOD = '<q:provider id="1"><q:name>{}</q:name></q:provider>'
ROOT = '<q:providers xmlns:q="urn:agency:providers">'

LAUGHS = '<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
LAUGHS += "".join(
    f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">'
    for a, b in zip("bcdefgh", "cdefghi", strict=True)
)
LAUGHS += "]>"


@pytest.mark.parametrize(
    ("doctype", "name"),
    [
        (LAUGHS, "&i;"),
        ('<!DOCTYPE q [<!ENTITY x SYSTEM "{secret}">]>', "&x;"),
        ('<!DOCTYPE q [<!ENTITY % x SYSTEM "{secret}"> %x;]>', ""),
        ('<!DOCTYPE q SYSTEM "http://127.0.0.1:{port}/x.dtd">', ""),
        ('<!DOCTYPE q [<!ATTLIST q:provider id CDATA "7">]>', ""),
        ("<!DOCTYPE q>", ""),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration_is_refused(
    read: Any, tmp_path: Path, doctype: str, name: str, encoding: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    calls, port = _listen()
    text = doctype.replace("{secret}", secret.as_uri()).replace("{port}", str(port))
    document = f'<?xml version="1.0" encoding="{encoding}"?>\n{text}{ROOT}{GOOD.format(name)}</q:providers>'
    with pytest.raises(SourceError, match="DOCTYPE") as caught:
        read(document.encode(encoding))
    assert caught.value.line == 2
    assert "SECRET" not in str(caught.value)
    assert calls == []


def test_an_entity_that_is_not_declared_is_not_well_formed(read: Any) -> None:
    with pytest.raises(SourceError, match="not well-formed") as caught:
        read(f"{ROOT}\n{GOOD.format('ok')}{GOOD.format('&x;')}</q:providers>".encode())
    assert (caught.value.line, caught.value.record) == (2, 2)


def test_xinclude_and_stylesheets_are_not_followed(read: Any, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("TOP SECRET")
    include = (
        f'<x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text" href="{tmp_path}/secret.txt"/>'
    )
    sheet = f'<?xml-stylesheet href="file://{tmp_path}/secret.txt"?>'
    source = read(f"{sheet}{ROOT}{GOOD.format(include)}{GOOD.format('fine')}</q:providers>".encode())
    assert [row["name"] for row in source.rows] == ["fine"]
    assert source.rejects[0]["_record"] == 1
    assert "SECRET" not in repr(source)


@pytest.mark.parametrize(
    "document",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE q+AD4-' + ROOT.encode() + b"</q:providers>",
        b'<?xml version="1.0" encoding="IBM037"?>' + ROOT.encode() + b"</q:providers>",
        f'<?xml version="1.0" encoding="UTF-8"?>{ROOT}</q:providers>'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-16"?>{ROOT}</q:providers>'.encode(),
        f'<?xml version="1.0"?>{ROOT}</q:providers>'.encode("utf-32"),
        f'<?xml version="1.0" encoding="cp037"?>{ROOT}</q:providers>'.encode("cp037"),
    ],
    ids=[
        "utf-7",
        "ebcdic declared",
        "utf-16 said to be utf-8",
        "utf-8 said to be utf-16",
        "utf-32",
        "ebcdic",
    ],
)
def test_encodings_that_two_parsers_could_read_differently_are_refused(read: Any, document: bytes) -> None:
    with pytest.raises(SourceError):
        read(document)


def test_bytes_that_are_not_of_the_encoding_are_not_guessed(read: Any) -> None:
    document = ROOT.encode() + b"\n" + GOOD.format("ok").encode() + GOOD.format("\xe9").encode("latin-1")
    with pytest.raises(SourceError, match="not well-formed") as caught:
        read(document + b"</q:providers>")
    assert (caught.value.line, caught.value.record) == (2, 2)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"]
)
def test_encodings_that_are_read(read: Any, encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding.removesuffix("-sig")
    document = f'<?xml version="1.0" encoding="{declared}"?>{ROOT}{GOOD.format("Müßig")}</q:providers>'
    assert read(document.encode(encoding)).rows[0]["name"] == "Müßig"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (f"{ROOT}{GOOD.format('x')}", "not well-formed"),
        (f"{ROOT}{GOOD.format('x')}</q:providers><more/>", "not well-formed"),
        (f"{ROOT}{GOOD.format('<q:a>' * 5000 + '</q:a>' * 5000)}</q:providers>", "not well-formed"),
        (f"{ROOT}<q:provider id='1' id='2'/></q:providers>", "not well-formed"),
        ("no xml at all", "not well-formed"),
        (" \n", "not well-formed"),
        ("<providers/>", "root element is 'providers'"),
        ("<p:providers xmlns:p='urn:other'/>", "root element is '{urn:other}providers'"),
    ],
)
def test_broken_files_are_told_with_their_place(read: Any, document: str, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(document.encode())
    assert reason in str(caught.value)
    assert caught.value.line == 1 or document == " \n"
    assert (caught.value.file or "").endswith("data.xml")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"xsd": None}, "neither 'xsd' nor 'fields'"),
        ({"record": "p:providers"}, "does not start at the root"),
        ({"record": "/p:providers/x:provider"}, "the prefix 'x'"),
        ({"record": "/p:providers//provider"}, "'' in '/p:providers//provider' is no name"),
        ({"fields": {"A": "y:name"}}, "the prefix 'y'"),
        ({"on_invalid": "null"}, "quarantine"),
    ],
)
def test_the_description_tells_its_faults(words: dict[str, Any], reason: str) -> None:
    good = {"data": "x.xml", "xsd": "x.xsd", "record": "/p:a/p:b", "namespaces": {"p": "urn:p"}}
    assert XmlSource.model_validate(good).data == ["x.xml"]
    with pytest.raises(ValueError, match="1 validation error") as caught:
        XmlSource.model_validate({**good, **words})
    assert reason in str(caught.value)


def _listen() -> tuple[list[object], int]:
    """A server that notes who calls."""
    calls: list[object] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.5)

    def accept() -> None:
        with server:
            try:
                connection, peer = server.accept()
            except TimeoutError:
                return
            calls.append(peer)
            connection.close()

    threading.Thread(target=accept, daemon=True).start()
    return calls, server.getsockname()[1]
