"""Where every field of a batch goes: the inverse of the decoder's placing of tables.

A batch has one list column a table. The number of elements of each list says how long a varying table is and
how far it moves what stands behind it; so the place of every field follows from the batch alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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

    placing.moved = _nodes(plan.nodes, column, Frame(np.zeros(count, np.int64)), placing, None, "")
    return placing


def _conditions(plan: Plan, rows: pa.RecordBatch) -> list[Alive]:
    """For each condition of the plan, the records that meet it."""
    names = {node.field.path: node.name for node in plan.nodes if isinstance(node, Leaf)}
    met = (each.evaluate(lambda path: rows.column(names[path])) for each in plan.conditions)
    return [each.fill_null(False).to_numpy(zero_copy_only=False) for each in met]


def _nodes(
    nodes: Sequence[Node],
    column: Column,
    frame: Frame,
    placing: Placing,
    inherited: Alive | None,
    prefix: str,
) -> Positions:
    """Place the nodes of one level; gives how far its varying tables move what stands behind them."""
    frames: dict[tuple[int, ...], Frame] = {(): frame}
    shifts: dict[int, Positions] = {}
    for position, node in enumerate(nodes):
        if node.after not in frames:
            moved = sum((shifts[n] for n in node.after), np.zeros_like(frame.starts))
            frames[node.after] = Frame(frame.starts + moved, frame.rows, frame.bounds)
        here = frames[node.after]
        alive = inherited
        if node.live:
            own = np.logical_and.reduce([placing.met[n] for n in node.live])
            alive = here.of_rows(own).astype(np.bool_)
        values = column(node.name)
        if isinstance(node, Leaf):
            placing.slots.append(Slot(node, prefix + node.name, values, here, alive))
            _reach(placing, here, node.offset + node.field.length, alive)
            continue
        counts = _counts(node, nodes, column, values, here, alive, placing)
        if node.varies:
            shift = (counts - node.maximum) * node.stride
            shifts[position] = shift if alive is None else np.where(alive, shift, 0)
            _reach(placing, here, node.offset + counts * node.stride, alive)
        else:
            _reach(placing, here, node.offset + node.maximum * node.stride, alive)
        _table(node, values, counts, here, placing, prefix)
    return sum(shifts.values(), np.zeros_like(frame.starts))


def _reach(placing: Placing, frame: Frame, end: Positions | int, alive: Alive | None) -> None:
    if frame.rows is None:
        ends = frame.starts + end
        np.maximum(placing.reach, ends if alive is None else np.where(alive, ends, 0), out=placing.reach)


def _counts(
    node: TablePlan, nodes: Sequence[Node], column: Column, values: pa.Array | None, frame: Frame,
    alive: Alive | None, placing: Placing,
) -> Positions:  # fmt: skip
    """How many elements each table has; a number that its OCCURS or its counter does not allow is a fault."""
    size = len(frame.starts)
    wanted = np.full(size, node.maximum, np.int64)
    if node.counter is not None:
        counter = nodes[node.counter]
        stated = column(counter.name)
        if stated is not None:
            wanted = pc.cast(stated.fill_null(0), pa.int64()).to_numpy(zero_copy_only=False)
    if alive is not None:
        wanted = np.where(alive, wanted, 0)
    if values is None:
        return np.clip(wanted, 0, node.maximum)
    lengths = values.value_lengths().fill_null(0)
    counts: Positions = lengths.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = np.arange(size) if frame.rows is None else frame.rows
    beyond = (counts > node.maximum) | ((counts < node.minimum) & (True if alive is None else alive))
    _fault(placing, rows[beyond], node.field.path, writing.ELEMENTS)
    code = writing.ELEMENTS if node.counter is None else writing.COUNTER
    name = node.field.path if node.counter is None else nodes[node.counter].field.path
    _fault(placing, rows[(counts != wanted) & ~beyond], name, code)
    return counts


def _table(
    node: TablePlan, values: pa.Array | None, counts: Positions, frame: Frame, placing: Placing, prefix: str
) -> None:
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    index = np.arange(int(bounds[-1]), dtype=np.int64) - np.repeat(bounds[:-1], counts)
    outer = np.arange(len(counts)) if frame.rows is None else frame.rows
    inner = Frame(
        np.repeat(frame.starts, counts) + node.offset + index * node.stride,
        np.repeat(outer, counts),
        bounds if frame.bounds is None else bounds[frame.bounds],
    )
    elements = None if values is None else values.flatten()
    if node.scalar:
        (leaf,) = node.nodes
        assert isinstance(leaf, Leaf)  # noqa: S101 - a scalar table holds one
        placing.slots.append(Slot(leaf, prefix + node.name, elements, inner, None))
        return
    members: dict[str, pa.Array] = {}
    if elements is not None:
        members = dict(zip((each.name for each in elements.type), elements.flatten(), strict=True))
    _nodes(node.nodes, members.get, inner, placing, None, f"{prefix}{node.name}.")


def _fault(placing: Placing, rows: Positions, path: str, code: int) -> None:
    if len(rows):
        placing.faults.append((np.unique(rows), path, code))
