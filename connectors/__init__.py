"""Connectors: one for each legacy system, all with the contract of `connectors.base`.

    connector = open_connector("clients", {"connector": "cobol", ...}, folder)

A connector from another package registers itself by an entry point of the group `migrate.connectors`.
"""

from connectors.registry import connector_class, connector_names

__all__ = ["connector_class", "connector_names"]
