"""Where every field of a batch goes: the inverse of the decoder's placing of tables.

A batch has one list column a table. The number of elements of each list says how long a varying table is and
how far it moves what stands behind it, an element of a table around it included; so the place of every field
follows from the batch alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.cobol.kernels import writing
from connectors.cobol.plan import Leaf, Node, Plan, TablePlan

__all__ = ["Frame", "Placing", "Slot", "place"]

Positions = NDArray[np.int64]
Alive = NDArray[np.bool_]
Column = Callable[[str], pa.Array | None]
"""The values of a node by its name, None where the batch does not have it."""


@dataclass(frozen=True)
class Frame:
    """The elements of one nesting level: element i begins `starts[i]` bytes after its record.

    `rows` is each element's record and `bounds[r]` the first element of record r; None: element i is record i.
    """

    starts: Positions
    rows: Positions | None = None
    bounds: Positions | None = None

    def placed(self, records: Positions) -> Positions:
        """The elements' places where the records begin at `records`."""
        return self.starts + (records if self.rows is None else records[self.rows])

    def of_rows(self, per_record: NDArray[Any]) -> NDArray[Any]:
        """What each element's record has."""
        return per_record if self.rows is None else per_record[self.rows]

    def span(self, low: int, high: int) -> tuple[int, int]:
        return (low, high) if self.bounds is None else (int(self.bounds[low]), int(self.bounds[high]))


@dataclass(frozen=True)
class Slot:
    """One leaf over all its elements; `values` is None where the batch has no such column (a FILLER).

    `name` says which field it is to people, its tables included. `alive`: None is everywhere.
    """

    leaf: Leaf
    name: str
    values: pa.Array | None
    frame: Frame
    alive: Alive | None


@dataclass
class Placing:
    """`moved[r]` is what the varying tables take off the length of record r; `faults` are (rows, path, code)."""

    slots: list[Slot]
    moved: Positions
    reach: Positions
    """Where the last field that is live ends."""
    met: Sequence[Alive]
    faults: list[tuple[Positions, str, int]] = field(default_factory=list)


def place(plan: Plan, rows: pa.RecordBatch) -> Placing:
    """The place of every field of these rows. `plan` has the FILLERs as well."""
    count = rows.num_rows
    met = _conditions(plan, rows)
    placing = Placing([], np.zeros(count, np.int64), np.zeros(count, np.int64), met)
    for choice in plan.choices:
        without = ~np.logical_or.reduce([met[n] for n in choice.conditions])
        for n in choice.live:
            without &= met[n]
        _fault(placing, np.flatnonzero(without), choice.name, writing.NO_LIVE)

    def column(name: str) -> pa.Array | None:
        at = rows.schema.get_field_index(name)
        return rows.column(at) if at >= 0 else None

    level = _Level(plan.nodes, column, count, placing)
    _nodes(level, Frame(np.zeros(count, np.int64)), "")
    placing.moved = level.moved
    level.part()
    return placing


def _conditions(plan: Plan, rows: pa.RecordBatch) -> list[Alive]:
    """For each condition of the plan, the records that meet it."""
    names = {node.field.path: node.name for node in plan.nodes if isinstance(node, Leaf)}
    met = (each.evaluate(lambda path: rows.column(names[path])) for each in plan.conditions)
    return [each.fill_null(False).to_numpy(zero_copy_only=False) for each in met]


@dataclass(eq=False)
class _Level:
    """The records, or the elements of one table in all of them: how many there are of what, wherever they stand.

    `counts_of_parent`: how many of the elements stand in each one of `parent`.
    """

    nodes: Sequence[Node]
    column: Column
    size: int
    placing: Placing
    parent: _Level | None = None
    counts_of_parent: Positions | None = None
    _tables: dict[int, Positions] = field(default_factory=dict)
    _inner: dict[int, _Level] = field(default_factory=dict)

    @cached_property
    def owner(self) -> Positions | None:
        """The element of `parent` that each one stands in."""
        counts = self.counts_of_parent
        return None if counts is None else np.repeat(np.arange(len(counts)), counts)

    @cached_property
    def rows(self) -> Positions | None:
        """The record of each; None: element i is record i."""
        if self.parent is None or self.owner is None:
            return None
        return self.owner if self.parent.rows is None else self.parent.rows[self.owner]

    @cached_property
    def moved(self) -> Positions:
        """How far the tables of each move what stands behind it."""
        found = np.zeros(self.size, np.int64)
        for position, node in enumerate(self.nodes):
            if isinstance(node, TablePlan) and node.moves:
                found += self.shift(position)
        return found

    def part(self) -> None:
        """Let go of the levels below: in a ring with this one they would keep their columns until it is found."""
        for each in self._inner.values():
            each.part()
        self._inner.clear()

    def table(self, position: int) -> TablePlan:
        node = self.nodes[position]
        assert isinstance(node, TablePlan)  # noqa: S101 - the caller looked
        return node

    def alive(self, node: Node) -> Alive | None:
        """Where the redefinition that a node belongs to is live; None: everywhere."""
        if not node.live:
            return None
        own = np.logical_and.reduce([self.placing.met[n] for n in node.live])
        return own if self.rows is None else np.asarray(own[self.rows])

    def elements(self, position: int) -> _Level:
        """The elements of a table."""
        if position not in self._inner:
            node = self.table(position)
            values = self.column(node.name)
            elements = None if values is None else values.flatten()
            members: dict[str, pa.Array] = {}
            if node.scalar:
                members = {} if elements is None else {node.nodes[0].name: elements}
            elif elements is not None:
                members = dict(zip((each.name for each in elements.type), elements.flatten(), strict=True))
            counts = self.counts(position)
            total = int(counts.sum())
            self._inner[position] = _Level(node.nodes, members.get, total, self.placing, self, counts)
        return self._inner[position]

    def used(self, position: int) -> Positions:
        """Bytes that the elements of a table take in each."""
        node, counts = self.table(position), self.counts(position)
        found = counts * node.stride
        if node.elastic:
            sums = np.concatenate([np.zeros(1, np.int64), np.cumsum(self.elements(position).moved)])
            ends = np.cumsum(counts)
            found += sums[ends] - sums[ends - counts]
        return found

    def shift(self, position: int) -> Positions:
        """How far a table moves what stands behind it."""
        node, alive = self.table(position), self.alive(self.table(position))
        slots = self.used(position)
        if not node.varies:  # the slots that are not counted are there all the same
            slots = slots + (node.maximum - self.counts(position)) * node.stride
        by = slots - node.maximum * node.stride
        return by if alive is None else np.where(alive, by, 0)

    def counts(self, position: int) -> Positions:
        """How many elements a table has in each."""
        if position not in self._tables:
            self._tables[position] = self._counted(self.table(position))
        return self._tables[position]

    def _counted(self, node: TablePlan) -> Positions:
        """A number of elements that its OCCURS or its counter does not allow is a fault."""
        wanted, counter = np.full(self.size, node.maximum, np.int64), node.field.path
        if node.counter is not None:
            wanted, counter = self._stated(node, wanted)
        alive = self.alive(node)
        if alive is not None:
            wanted = np.where(alive, wanted, 0)
        values = self.column(node.name)
        if values is None:
            return np.clip(wanted, 0, node.maximum)
        lengths = values.value_lengths().fill_null(0)
        counts: Positions = lengths.to_numpy(zero_copy_only=False).astype(np.int64)
        rows = np.arange(self.size) if self.rows is None else self.rows
        beyond = (counts > node.maximum) | ((counts < node.minimum) & (True if alive is None else alive))
        _fault(self.placing, rows[beyond], node.field.path, writing.ELEMENTS)
        code = writing.ELEMENTS if node.counter is None else writing.COUNTER
        _fault(self.placing, rows[(counts != wanted) & ~beyond], counter, code)
        return counts

    def _stated(self, node: TablePlan, unknown: Positions) -> tuple[Positions, str]:
        """(what the counter of a table says for each, the counter's path)."""
        level, owner = self, None
        for _ in range(node.up):
            assert level.parent is not None and level.owner is not None  # noqa: S101, PT018 - the plan counted
            owner = level.owner if owner is None else level.owner[owner]
            level = level.parent
        assert node.counter is not None  # noqa: S101 - the caller looked
        leaf = level.nodes[node.counter]
        stated = level.column(leaf.name)
        if stated is None:
            return unknown, leaf.field.path
        found = pc.cast(stated.fill_null(0), pa.int64()).to_numpy(zero_copy_only=False)
        return found if owner is None else found[owner], leaf.field.path


def _nodes(level: _Level, frame: Frame, prefix: str) -> None:
    """Place the nodes of one level."""
    placing = level.placing
    frames: dict[tuple[int, ...], Frame] = {(): frame}
    for position, node in enumerate(level.nodes):
        if node.after not in frames:
            moved = sum((level.shift(n) for n in node.after), np.zeros_like(frame.starts))
            frames[node.after] = Frame(frame.starts + moved, frame.rows, frame.bounds)
        here, alive = frames[node.after], level.alive(node)
        if isinstance(node, Leaf):
            placing.slots.append(Slot(node, prefix + node.name, level.column(node.name), here, alive))
            _reach(placing, here, node.offset + node.field.length, alive)
            continue
        end = level.shift(position) if node.moves else 0
        _reach(placing, here, node.offset + node.maximum * node.stride + end, alive)
        inner = _elements(level, position, here)
        if node.scalar:
            (leaf,) = node.nodes
            assert isinstance(leaf, Leaf)  # noqa: S101 - a scalar table holds one
            elements = level.elements(position).column(leaf.name)
            placing.slots.append(Slot(leaf, prefix + node.name, elements, inner, None))
        else:
            _nodes(level.elements(position), inner, f"{prefix}{node.name}.")


def _reach(placing: Placing, frame: Frame, end: Positions | int, alive: Alive | None) -> None:
    if frame.rows is None:
        ends = frame.starts + end
        np.maximum(placing.reach, ends if alive is None else np.where(alive, ends, 0), out=placing.reach)


def _elements(level: _Level, position: int, frame: Frame) -> Frame:
    """Where the elements of a table are. Those of different lengths stand each where the one before it ends."""
    node, counts, inner = level.table(position), level.counts(position), level.elements(position)
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    index = np.arange(int(bounds[-1]), dtype=np.int64) - np.repeat(bounds[:-1], counts)
    starts = np.repeat(frame.starts, counts) + node.offset + index * node.stride
    if node.elastic:
        before = np.cumsum(inner.moved) - inner.moved
        first = np.concatenate([before, np.zeros(1, np.int64)])[bounds[:-1]]
        starts += before - np.repeat(first, counts)
    return Frame(starts, inner.rows, bounds if frame.bounds is None else bounds[frame.bounds])


def _fault(placing: Placing, rows: Positions, path: str, code: int) -> None:
    if len(rows):
        placing.faults.append((np.unique(rows), path, code))
