"""One record as a person reads it: every field with its place, bytes and characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from connectors.base import RawField
from connectors.cobol import kernels
from connectors.cobol.columns import make_column
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf, Node, Plan, TablePlan
from connectors.cobol.wide_text import shown

__all__ = ["lay_out"]


def lay_out(plan: Plan, raw: bytes, source: CobolSource) -> Iterator[RawField]:
    """The fields of the record `raw`, in order.

    A table has as many elements as its counter says; where the counter cannot be read or is out of range,
    as many as lie in the record, so that a person sees all bytes.
    """
    yield from _Reader(raw, source).nodes(_Level(plan.nodes, 0), "", [])


@dataclass
class _Level:
    """The record, or one element of a table; `moved` says how far each table moves what stands behind it."""

    nodes: Sequence[Node]
    base: int
    moved: dict[int, int] = field(default_factory=dict)

    def place(self, node: Node) -> int:
        return self.base + node.offset + sum(self.moved.get(n, 0) for n in node.after)


class _Reader:
    def __init__(self, raw: bytes, source: CobolSource) -> None:
        self.raw, self.source = raw, source

    def nodes(self, level: _Level, prefix: str, above: list[_Level]) -> Iterator[RawField]:
        """The fields of a level; its `moved` is complete when they have been taken."""
        levels = [*above, level]
        for position, node in enumerate(level.nodes):
            offset = level.place(node)
            if isinstance(node, Leaf):
                yield self._field(node, offset, prefix)
                continue
            count, used = self._count(node, offset, levels), 0
            for n in range(count):
                if offset + used >= len(self.raw):
                    used += (count - n) * node.stride
                    break
                name = f"{prefix}{node.name}[{n + 1}]"
                element = _Level(node.nodes, offset + used)
                yield from self.nodes(element, name if node.scalar else f"{name}.", levels)
                used += node.stride + sum(element.moved.values())
            if node.moves:
                slots = count if node.varies else node.maximum
                level.moved[position] = used - count * node.stride + (slots - node.maximum) * node.stride

    def _field(self, leaf: Leaf, offset: int, prefix: str) -> RawField:
        data = self.raw[offset : offset + leaf.field.length]
        characters = shown(leaf, data, self.source)
        return RawField(
            f"{prefix}{leaf.name}", offset, len(data), leaf.field.picture, leaf.field.usage.value, characters
        )

    def _count(self, node: TablePlan, offset: int, levels: Sequence[_Level]) -> int:
        if node.counter is None:
            return node.maximum
        level = levels[-1 - node.up]
        counter = level.nodes[node.counter]
        assert isinstance(counter, Leaf)  # noqa: S101 - the plan made it one
        reader = make_column(counter, 1, 0, self.source)
        start = level.place(counter) - counter.offset
        starts, ends = np.array([start], np.int64), np.array([len(self.raw)], np.int64)
        reader.run(np.frombuffer(self.raw, np.uint8), starts, ends, 0, 1)
        counted = int(reader.integers()[0]) if reader.status[0] == kernels.OK else -1
        if node.minimum <= counted <= node.maximum:
            return counted
        return min(max(len(self.raw) - offset, 0) // max(node.stride, 1), node.maximum)
