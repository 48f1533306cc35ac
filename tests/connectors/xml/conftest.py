"""Builds small extracts and reads them whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Tally
from connectors.xml import XmlConnector, XmlSource

SCHEMAS = Path(__file__).with_name("schemas")
NAMESPACES = {"p": "urn:agency:providers", "a": "urn:agency:address"}
HEAD = '<q:providers xmlns:q="urn:agency:providers" xmlns:b="urn:agency:address" '
HEAD += 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
TAIL = "</q:providers>"


@dataclass
class Whole:
    """Everything that one source gives."""

    connector: XmlConnector
    rows: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    tally: Tally
    policies: dict[tuple[str, str], int]


Reader = Callable[..., Whole]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the schemas in it."""
    for path in SCHEMAS.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def read(folder: Path) -> Reader:
    """Read a document: the provider records given, or bytes as they are."""

    def reader(document: str | bytes, **words: Any) -> Whole:
        data = document if isinstance(document, bytes) else f"{HEAD}{document}{TAIL}".encode()
        (folder / "data.xml").write_bytes(data)
        return whole(folder, **words)

    return reader


def whole(folder: Path, **words: Any) -> Whole:
    """Read a source of `folder` to its end."""
    default = {"data": ["data.xml"], "xsd": "providers.xsd", "record": "/p:providers/p:provider"}
    given = {**default, "namespaces": NAMESPACES, **words}
    connector = XmlConnector("providers", XmlSource.model_validate(given), folder)
    rows: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    tally, policies = Tally(), dict[tuple[str, str], int]()
    for partition in connector.partitions(1 << 20):
        for chunk in connector.read(partition):
            (batch,) = chunk.rows.values()
            assert batch.schema == connector.segments()[0].schema
            rows += batch.to_pylist()
            rejects += chunk.rejects.to_pylist()
            tally += chunk.tally
            for place, count in chunk.policies.items():
                policies[place] = policies.get(place, 0) + count
    return Whole(connector, rows, rejects, tally, policies)
