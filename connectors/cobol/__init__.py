"""COBOL files: copybook → layout → plan → columns."""

from connectors.cobol.connector import CobolConnector

__all__ = ["CobolConnector"]
