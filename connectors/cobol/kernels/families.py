"""The compiled loop that finds each record's parent from the order of the record types."""

from __future__ import annotations

from connectors.cobol.kernels.status import jit

__all__ = ["CONTROL", "OUTSIDE", "ROOT", "families"]

ROOT = -1
"""In place of a parent's type: the type stands at the top."""
OUTSIDE = -2
"""The type is in no family, and its records leave the families around them as they are."""
CONTROL = -3
"""A header or trailer: no family goes on behind it."""


@jit
def families(kinds, first, parent_of, closes, open_, count, parents, places):  # type: ignore[no-untyped-def]
    """Walk records in file order; record i has the number `first` + i and the type `kinds[i]`, -1 where unknown.

    Args:
        parent_of: by type, its parent's type, or ROOT, OUTSIDE, CONTROL.
        closes: uint8, by type and type: whether a record of the first ends the open record of the second.
        open_: by type, the number of the open record: 0 for none, -1 where a record of unknown type may be it.
            Carried from one call to the next, as `count` is.
        count: by type, how many records of it the open parent has so far.
        parents, places: filled: the parent's number as in `open_`, and the 1-based place among the records of
            one type under it; 0 for what has no parent.
    """
    types = len(parent_of)
    for i in range(len(kinds)):
        kind = kinds[i]
        parents[i] = 0
        places[i] = 0
        if kind < 0:
            for t in range(types):
                open_[t] = -1
            continue
        above = parent_of[kind]
        if above == OUTSIDE:
            continue
        for t in range(types):
            if closes[kind, t]:
                open_[t] = 0
                count[t] = 0
        if above >= 0:
            parents[i] = open_[above]
            count[kind] += 1
            places[i] = count[kind]
        if above != CONTROL:
            open_[kind] = first + i
