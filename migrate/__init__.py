"""Moves legacy records into cloud databases and proves that nothing was lost or altered."""

__version__ = "0.1.0"
