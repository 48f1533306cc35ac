"""Families of records: which record types belong under which, and each record's parent.

Files that were unloaded from a hierarchical database hold a parent record, then its children, each followed by
its own (IMS calls it hierarchic sequence: top to bottom, left to right). No record names its parent; the order
does. A record belongs to the last record of its parent's type before it, as long as no record of a type higher
up stands between the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.base import PARENT, POSITION, RECORD, REJECTS
from connectors.cobol.description import CobolSource
from connectors.cobol.kernels.families import CONTROL, OUTSIDE, ROOT, families
from connectors.cobol.plan import Plan, PlanFault
from migrate.errors import did_you_mean

__all__ = ["Families", "Hierarchy", "Settled", "make_hierarchy"]

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Hierarchy:
    """The tree of record types, by their index among the plans.

    Args:
        names: the record types.
        parent_of: the parent's index, or ROOT, OUTSIDE, CONTROL.
        closes: uint8, (types, types): whether a record of the first type ends an open record of the second.
        children: the types that have a parent, each after its parent.
    """

    names: tuple[str, ...]
    parent_of: Numbers
    closes: NDArray[np.uint8]
    children: tuple[int, ...]

    @property
    def parents(self) -> list[int]:
        """The types that have children."""
        return sorted({int(self.parent_of[child]) for child in self.children})

    def parent(self, kind: int) -> str | None:
        """The name of a type's parent; None for a type without."""
        above = int(self.parent_of[kind])
        return self.names[above] if above >= 0 else None

    def is_root(self, kinds: Numbers) -> NDArray[np.bool_]:
        """Which of these records begin a family."""
        found: NDArray[np.bool_] = (kinds >= 0) & (self.parent_of[np.maximum(kinds, 0)] == ROOT)
        return found

    def schema(self, kind: int, own: pa.Schema) -> pa.Schema:
        """A type's columns: a child has PARENT and POSITION behind RECORD."""
        if self.parent_of[kind] < 0:
            return own
        added = [pa.field(name, pa.int64(), nullable=False) for name in (PARENT, POSITION)]
        return pa.schema([own.field(0), *added, *list(own)[1:]])


def make_hierarchy(plans: Sequence[Plan], source: CobolSource) -> Hierarchy | None:
    """The tree that `hierarchy` describes; None where it describes none.

    Raises:
        PlanFault: a name is no record type of redefine_map, or the names form no tree.
    """
    if not source.hierarchy:
        return None
    segments = source.segments
    if segments is None or not segments.redefine_map:
        raise PlanFault(
            ("hierarchy",),
            "names record types, and there are none",
            "Add segments: with field and redefine_map",
        )
    names = list(segments.redefine_map)
    parents: dict[str, str] = {}
    for parent, children in source.hierarchy.items():
        for name in (parent, *children):
            _check_name(("hierarchy", parent), name, names, (*segments.header, *segments.trailer))
        for name in children:
            if parents.setdefault(name, parent) != parent:
                raise PlanFault(
                    ("hierarchy", parent),
                    f"'{name}' has two parents: {parents[name]} and {parent}",
                    "A record type belongs under one parent; give the other records a type of their own",
                )
    chains = {name: _ancestors(name, parents) for name in (*source.hierarchy, *parents)}
    _check_filter(parents, segments.redefine_map, segments.filter)
    _check_fields(parents, dict(zip(names, plans, strict=True)))
    parent_of = np.full(len(plans), OUTSIDE, np.int64)
    closes = np.zeros((len(plans), len(plans)), np.uint8)
    for n, plan in enumerate(plans):
        if plan.role != "data":
            parent_of[n] = CONTROL
        elif names[n] in chains:
            parent_of[n] = names.index(parents[names[n]]) if names[n] in parents else ROOT
        for m, other in enumerate(names):
            # families follow each other: a record at the top ends them all
            closes[n, m] = parent_of[n] in (CONTROL, ROOT) or names[n] in chains.get(other, ())
    ordered = sorted(parents, key=lambda name: len(chains[name]))
    return Hierarchy(
        tuple(plan.segment for plan in plans), parent_of, closes, tuple(names.index(name) for name in ordered)
    )


def _check_name(at: tuple[str, ...], name: str, names: Sequence[str], control: Sequence[str]) -> None:
    if name not in names:
        raise PlanFault(at, f"'{name}' is no record type of redefine_map", did_you_mean(name, names))
    if name in control:
        raise PlanFault(
            at,
            f"'{name}' is a header or trailer, which belongs to no family",
            "Leave it out of one of the two",
        )


def _ancestors(name: str, parents: Mapping[str, str]) -> list[str]:
    """The types above one, nearest first."""
    found = [name]
    while found[-1] in parents:
        above = parents[found[-1]]
        if above in found:
            circle = " -> ".join(reversed([*found[found.index(above) :], above]))
            raise PlanFault(
                ("hierarchy", above), f"record types are their own parents: {circle}", "Break the circle"
            )
        found.append(above)
    return found[1:]


def _check_filter(
    parents: Mapping[str, str], values: Mapping[str, Sequence[str]], kept: Sequence[str]
) -> None:
    """A filter that keeps records must keep what they belong to."""
    for child, parent in parents.items():
        if kept and not set(kept).isdisjoint(values[child]) and not set(values[parent]) <= set(kept):
            raise PlanFault(
                ("segments", "filter"),
                f"keeps {child} records and leaves out {parent} records, which they belong to",
                f"Add {', '.join(value for value in values[parent] if value not in kept)}",
            )


def _check_fields(parents: Mapping[str, str], plans: Mapping[str, Plan]) -> None:
    for child, parent in parents.items():
        name = plans[child].segment
        if name.upper() in {node.name.partition(".")[0].upper() for node in plans[parent].nodes}:
            raise PlanFault(
                ("hierarchy", parent),
                f"'{name}' is a field of {parent} too, so that the two cannot stand side by side",
                "Rename one of them in the copybook",
            )


@dataclass(frozen=True)
class Settled:
    """`rows`: the valid records that belong to a valid family; `rejects`: REJECTS rows of the others;
    `parents`: by type, the rows that the children among `rows` belong to."""

    rows: dict[str, pa.RecordBatch]
    rejects: pa.Table
    parents: dict[str, pa.Table]


@dataclass
class Families:
    """Follows the families through consecutive chunks, from a record at the top on.

    The records still open at the end of a chunk are kept, a row each, for the children in the next.

    Args:
        type_field: path of the field with the record type, which faults name.
        keeps_orphans: a record without a parent stays, with 0 as its parent's number.
    """

    hierarchy: Hierarchy
    type_field: str
    keeps_orphans: bool = False
    _open: Numbers = field(init=False)
    _count: Numbers = field(init=False)
    _refused: NDArray[np.bool_] = field(init=False)
    _rows: dict[int, pa.RecordBatch] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        types = len(self.hierarchy.names)
        self._open, self._count = np.zeros(types, np.int64), np.zeros(types, np.int64)
        self._refused = np.zeros(types, np.bool_)

    def settle(
        self, first: int, kinds: Numbers, rows: Mapping[str, pa.RecordBatch], rejected: Numbers
    ) -> Settled:
        """Give the records of a chunk their parents.

        Args:
            first: number of the chunk's first record.
            kinds: type of every record in it, -1 where unknown.
            rows: by type, the valid records.
            rejected: numbers of the others.
        """
        tree = self.hierarchy
        parents, places = np.empty_like(kinds), np.empty_like(kinds)
        families(kinds, first, tree.parent_of, tree.closes, self._open, self._count, parents, places)
        refused = np.zeros(len(kinds), np.bool_)
        refused[rejected - first] = True
        rejects = [] if self.keeps_orphans else self._refuse(first, kinds, parents, refused)
        found = dict(rows)
        for kind in tree.children:
            if (batch := rows.get(tree.names[kind])) is None:
                continue
            at = batch.column(RECORD).to_numpy() - first
            added = [pa.array(np.maximum(parents[at], 0)), pa.array(places[at])]
            whole = pa.RecordBatch.from_arrays(
                [batch.column(0), *added, *batch.columns[1:]], schema=tree.schema(kind, batch.schema)
            )
            gone = refused[at]
            found[tree.names[kind]] = whole.filter(pa.array(~gone)) if gone.any() else whole
        above = self._above(found)
        self._carry(first, refused, found)
        return Settled(found, pa.concat_tables(rejects) if rejects else REJECTS.empty_table(), above)

    def _refuse(
        self, first: int, kinds: Numbers, parents: Numbers, refused: NDArray[np.bool_]
    ) -> list[pa.Table]:
        """Note the faults of records without a valid parent, and mark those records as refused, down the tree."""
        rejects = []
        for kind in self.hierarchy.children:
            at = np.flatnonzero(kinds == kind)
            above = parents[at]
            held = np.full(len(at), self._refused[self.hierarchy.parent_of[kind]])
            here = above >= first
            held[here] = refused[above[here] - first]
            held[above <= 0] = False
            wrong = held | (above <= 0)
            if not wrong.any():
                continue
            refused[at[wrong]] = True
            name, parent = self.hierarchy.names[kind], self.hierarchy.parent(kind)
            number = pc.cast(pa.array(above[held]), pa.string())
            rejects += [
                self._faults(
                    name, first + at[above == 0], "no_parent", f"no {parent} record is open before it"
                ),
                self._faults(
                    name,
                    first + at[above < 0],
                    "parent_unknown",
                    f"a record of unknown type stands before it, which may be its {parent}",
                ),
                self._faults(
                    name,
                    first + at[held],
                    "parent_quarantined",
                    pc.binary_join_element_wise(
                        f"its {parent}, record", number, "of the source, is itself in quarantine", " "
                    ),
                ),
            ]
        return [table for table in rejects if table.num_rows]

    def _faults(self, segment: str, records: Numbers, code: str, reason: str | pa.Array) -> pa.Table:
        texts = [segment, self.type_field, code, *([reason] if isinstance(reason, str) else [])]
        columns = [pa.repeat(pa.scalar(text), len(records)) for text in texts]
        columns += [] if isinstance(reason, str) else [reason]
        return pa.table([pa.array(records, pa.int64()), *columns], schema=REJECTS)

    def _above(self, found: Mapping[str, pa.RecordBatch]) -> dict[str, pa.Table]:
        """The rows kept from earlier chunks before those of this one: in record order."""
        above = {}
        for kind in self.hierarchy.parents:
            name = self.hierarchy.names[kind]
            batches = [batch for batch in (self._rows.get(kind), found.get(name)) if batch is not None]
            if batches:
                above[name] = pa.Table.from_batches(batches)
        return above

    def _carry(self, first: int, refused: NDArray[np.bool_], found: Mapping[str, pa.RecordBatch]) -> None:
        """Keep the rows of the records that are still open."""
        for kind in self.hierarchy.parents:
            number = int(self._open[kind])
            if 0 < number < first:
                continue
            self._rows.pop(kind, None)
            if number <= 0:
                continue
            self._refused[kind] = refused[number - first]
            batch = found.get(self.hierarchy.names[kind])
            if batch is None or self._refused[kind]:
                continue
            at = int(np.searchsorted(batch.column(RECORD).to_numpy(), number))
            if at < batch.num_rows and batch.column(RECORD)[at].as_py() == number:
                self._rows[kind] = batch.take(pa.array([at]))  # a copy: a slice would hold the whole chunk
