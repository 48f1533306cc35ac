"""Opens the sources that a project file or a source description describes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from connectors.base import Connector
from connectors.registry import connector_class, connector_names
from migrate.documents import Document, read
from migrate.errors import did_you_mean

__all__ = ["open_description", "open_source"]


def open_source(document: Document, at: tuple[str | int, ...], name: str) -> Connector | None:
    """The connector that the words under `at` describe; None when they are faulty, with the faults noted."""
    words = document.data
    for part in at:
        words = words[part]
    if not isinstance(words, Mapping):
        document.fault(
            at, "is no description of a source", "Write connector:, data: and the other words under it"
        )
        return None
    kind = words.get("connector", "cobol")
    try:
        found = connector_class(str(kind))
    except LookupError:
        document.fault(
            (*at, "connector"), f"unknown connector '{kind}'", did_you_mean(str(kind), connector_names())
        )
        return None
    description = document.parse(found.Description, at=at)
    if description is None:
        return None
    return found(name, description, document.path.resolve().parent)


def open_description(path: Path, environment: Mapping[str, str]) -> Connector:
    """The one source that a source description file describes.

    Raises:
        ConfigurationError: every fault of the file.
    """
    document = read(path, environment=environment)
    connector = open_source(document, (), path.stem)
    document.raise_faults()
    if connector is None:
        raise AssertionError("a source without faults opens")
    return connector
