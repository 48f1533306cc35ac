"""The project of two record types that the traces use, without a run."""

from tests.trace.conftest import orders

__all__ = ["orders"]
