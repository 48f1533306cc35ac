"""Reconciliation: the source, read again, against the published tables.

Four levels, each a module: `accounting` (every byte and record in one disposition), `controls` (the totals that
headers and trailers state), `columns` (figures of every column), `rows` (every row, every column). Beside
them `sample`: some records, read by another decoder.
"""

from migrate.reconcile.run import Given, published_records, reconcile

__all__ = ["Given", "published_records", "reconcile"]
