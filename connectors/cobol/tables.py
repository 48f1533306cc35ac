"""Where the elements of tables stand: how many there are, and how tables that vary move what is behind them.

A table may vary within the element of another, by a counter of the record, of an outer element or of the element
itself. Then the elements of the outer table have different lengths, and each stands where the one before it ends:
they are placed one after another, but each for all records at a time.

Source: Enterprise COBOL for z/OS Language Reference, "OCCURS DEPENDING ON clause" and "Variable-length tables";
Programming Guide, "Complex OCCURS DEPENDING ON".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from connectors.cobol import kernels
from connectors.cobol.columns import make_column
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf, Node, TablePlan

__all__ = ["Elements", "Live", "Scope", "Tables"]

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]
Live = Callable[[Node], Flags | None]
"""The records in which a node's redefinition is live; None: all of them. Elsewhere a table has no elements."""


class Frame(Protocol):
    """Records or elements: each starts at one of `starts`, and its record ends at the one of `ends`."""

    @property
    def starts(self) -> Positions: ...
    @property
    def ends(self) -> Positions: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True, eq=False)
class Placed:
    """Elements that were placed one by one."""

    starts: Positions
    ends: Positions

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(eq=False)
class Scope:
    """The records, or the elements of one table, with the nodes that each has.

    `counts`: how many of the elements stand in each one of `parent`. `shifts` says for each table that moves how far
    it moves what stands behind it, `lost` where that cannot be told. Nothing is computed before it is asked for.
    """

    nodes: Sequence[Node]
    frame: Frame
    parent: Scope | None = None
    counts: Positions | None = None
    shifts: dict[int, Positions] = field(default_factory=dict)
    lost: dict[int, Flags] = field(default_factory=dict)
    counted: dict[int, tuple[Positions, NDArray[np.uint8]]] = field(default_factory=dict)

    @cached_property
    def owner(self) -> Positions | None:
        """The element of `parent` that each one stands in."""
        return None if self.counts is None else np.repeat(np.arange(len(self.counts)), self.counts)

    @cached_property
    def records(self) -> Positions:
        """The record of each."""
        if self.parent is None or self.owner is None:
            return np.arange(len(self.frame))
        return self.parent.records[self.owner]

    def behind(self, tables: Sequence[int]) -> tuple[Positions, Positions]:
        """(starts, ends) for what stands behind these tables. Behind a table that cannot be placed nothing can
        be found: such an element ends where it starts."""
        starts, ends = self.frame.starts, self.frame.ends
        if not tables:
            return starts, ends
        moved = sum((self.shifts[n] for n in tables), np.zeros_like(starts))
        lost = np.logical_or.reduce([self.lost[n] for n in tables])
        return starts + moved, np.where(lost, starts, ends)

    def above(self, up: int) -> tuple[Scope, Positions | None]:
        """The scope `up` levels above, and its element for each of this one's (None: the same)."""
        scope, owner = self, None
        for _ in range(up):
            assert scope.parent is not None  # noqa: S101 - the plan counted the levels
            assert scope.owner is not None  # noqa: S101
            owner = scope.owner if owner is None else scope.owner[owner]
            scope = scope.parent
        return scope, owner

    def counter(self, node: TablePlan) -> Leaf:
        """The field that a table of this scope depends on."""
        assert node.counter is not None  # noqa: S101 - the caller looked
        leaf = self.above(node.up)[0].nodes[node.counter]
        assert isinstance(leaf, Leaf)  # noqa: S101 - the plan made it one
        return leaf


@dataclass(frozen=True, eq=False)
class Elements:
    """The elements of a table in every element of a scope: how many there are in each.

    `status` is that of the counter, `wrong` where it is at fault. `placed` where they are of different lengths; else
    they stand one stride apart.
    """

    counts: Positions
    status: NDArray[np.uint8]
    wrong: Flags
    placed: Placed | None = None


class Tables:
    """Places tables, by the policies of a source description."""

    def __init__(self, source: CobolSource) -> None:
        self.source = source

    def elements(self, scope: Scope, position: int, data: Any, live: Live) -> Elements:
        """The elements of the table at `position` among the scope's nodes, and the table's shift in the scope."""
        node = scope.nodes[position]
        assert isinstance(node, TablePlan)  # noqa: S101 - the caller looked
        alive = live(node)
        if alive is not None:
            alive = alive[scope.records]
        counts, status, wrong = self._counts(scope, node, data, alive)
        placed, lost, used = None, wrong, counts * node.stride
        if node.elastic:
            placed, lost, used = self._one_after_another(scope, node, counts, data, live)
            lost |= wrong
        if node.moves:
            slots = used if node.varies else used + (node.maximum - counts) * node.stride
            by = slots - node.maximum * node.stride
            scope.shifts[position] = by if alive is None else np.where(alive, by, 0)
            scope.lost[position] = lost
        return Elements(counts, status, wrong, placed)

    def _one_after_another(
        self, scope: Scope, node: TablePlan, counts: Positions, data: Any, live: Live
    ) -> tuple[Placed, Flags, Positions]:
        """(the elements, where they cannot be told, bytes of all of them) for elements of different lengths."""
        begin, limit = scope.behind(node.after)
        first = np.cumsum(counts) - counts
        total = int(counts.sum())
        starts, ends = np.empty(total, np.int64), np.empty(total, np.int64)
        place, limit = begin + node.offset, limit.copy()
        lost = np.zeros(len(counts), np.bool_)
        for n in range(int(counts.max(initial=0))):
            here = np.flatnonzero(counts > n)
            starts[first[here] + n], ends[first[here] + n] = place[here], limit[here]
            one = (counts > n).astype(np.int64)
            inner = Scope(node.nodes, Placed(place[here], limit[here]), scope, one)
            for position, member in enumerate(node.nodes):
                if isinstance(member, TablePlan) and member.moves:
                    self.elements(inner, position, data, live)
            place[here] += node.stride + sum(inner.shifts.values(), np.zeros_like(here))
            gone = np.logical_or.reduce(list(inner.lost.values()))
            lost[here] |= gone
            limit[here[gone]] = 0  # where the next element stands cannot be told: it is not there
        return Placed(starts, ends), lost, place - begin - node.offset

    def _counts(
        self, scope: Scope, node: TablePlan, data: Any, alive: Flags | None
    ) -> tuple[Positions, NDArray[np.uint8], Flags]:
        """(how many elements the table has, status of the counter, where it is wrong); none where it is wrong."""
        size = len(scope.frame)
        everywhere = np.ones(size, np.bool_) if alive is None else alive
        if node.counter is None:
            return np.where(everywhere, node.maximum, 0), np.zeros(size, np.uint8), np.zeros(size, np.bool_)
        above, owner = scope.above(node.up)
        if node.counter not in above.counted:
            above.counted[node.counter] = self._read(above, scope.counter(node), data)
        values, status = above.counted[node.counter]
        if owner is not None:
            values, status = values[owner], status[owner]
        readable = (status == kernels.OK) | (status == kernels.ZERO)
        outside = readable & ((values < node.minimum) | (values > node.maximum))
        status = np.where(outside, np.uint8(kernels.COUNTER_RANGE), status)
        wrong = (status >= kernels.FAULT) & everywhere
        return np.where((status < kernels.FAULT) & everywhere, values, 0), status, wrong

    def _read(self, scope: Scope, leaf: Leaf, data: Any) -> tuple[Positions, NDArray[np.uint8]]:
        starts, ends = scope.behind(leaf.after)
        reader = make_column(leaf, len(starts), 0, self.source)
        reader.run(data, starts, ends, 0, len(starts))
        values, status = reader.integers(), reader.status
        if leaf.field.blank_when_zero or self.source.blank_numbers == "zero":
            status[status == kernels.BLANK] = kernels.ZERO
        status[status == kernels.BLANK] = kernels.BLANK_NUMBER
        return values, status
