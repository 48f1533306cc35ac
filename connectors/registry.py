"""Which connectors there are: the built-in ones, and those that other packages register."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

from connectors.base import Connector

__all__ = ["connector_class", "connector_names"]

GROUP = "migrate.connectors"
_BUILT_IN = {
    "cobol": "connectors.cobol:CobolConnector",
    "odbc": "connectors.odbc:OdbcConnector",
    "xml": "connectors.xml:XmlConnector",
}


def connector_names() -> list[str]:
    """The names that `connector:` may have."""
    return sorted({*_BUILT_IN, *(point.name for point in entry_points(group=GROUP))})


def connector_class(name: str) -> type[Connector]:
    """The connector called `name`, imported now.

    Raises:
        LookupError: there is none.
    """
    target = _BUILT_IN.get(name)
    if target is None:
        for point in entry_points(group=GROUP, name=name):
            found: type[Connector] = point.load()
            return found
        raise LookupError(name)
    module, attribute = target.split(":")
    built_in: type[Connector] = getattr(import_module(module), attribute)
    return built_in
