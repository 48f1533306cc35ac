"""One record as a person reads it: every field with its place, bytes and characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from connectors.base import RawField
from connectors.cobol import kernels
from connectors.cobol.columns import make_column
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf, Node, Plan
from connectors.cobol.wide_text import shown

__all__ = ["lay_out"]


def lay_out(plan: Plan, raw: bytes, source: CobolSource) -> Iterator[RawField]:
    """The fields of the record `raw`, in order.

    A table has as many elements as its counter says; where the counter cannot be read or is out of range,
    as many as lie in the record, so that a person sees all bytes.
    """
    yield from _nodes(plan.nodes, raw, source, base=0, prefix="")


def _nodes(
    nodes: Sequence[Node], raw: bytes, source: CobolSource, *, base: int, prefix: str
) -> Iterator[RawField]:
    moved: dict[int, int] = {}
    for position, node in enumerate(nodes):
        offset = base + node.offset + sum(moved.get(n, 0) for n in node.after)
        if isinstance(node, Leaf):
            yield _field(node, raw, offset, prefix, source)
            continue
        count = node.maximum
        if node.counter is not None:  # only at the top: the plan refuses counters of tables within tables
            counter = nodes[node.counter]
            assert isinstance(counter, Leaf)  # noqa: S101 - the plan made it one
            counted = _count(counter, raw, source, sum(moved[n] for n in counter.after))
            room = max(len(raw) - offset, 0) // max(node.stride, 1)
            valid = counted is not None and node.minimum <= counted <= node.maximum
            count = counted if counted is not None and valid else min(room, node.maximum)
        if node.varies:
            moved[position] = (count - node.maximum) * node.stride
        for n in range(count):
            name = f"{prefix}{node.name}[{n + 1}]"
            at = offset + n * node.stride
            if at >= len(raw):
                break
            if node.scalar:
                leaf = node.nodes[0]
                assert isinstance(leaf, Leaf)  # noqa: S101 - a scalar table holds one
                yield _field(leaf, raw, at, name, source)
            else:
                yield from _nodes(node.nodes, raw, source, base=at, prefix=f"{name}.")


def _field(leaf: Leaf, raw: bytes, offset: int, prefix: str, source: CobolSource) -> RawField:
    data = raw[offset : offset + leaf.field.length]
    characters = shown(leaf, data, source)
    return RawField(
        f"{prefix}{leaf.name}", offset, len(data), leaf.field.picture, leaf.field.usage.value, characters
    )


def _count(counter: Leaf, raw: bytes, source: CobolSource, moved: int) -> int | None:
    reader = make_column(counter, 1, 0, source)
    starts, ends = np.array([moved], np.int64), np.array([len(raw)], np.int64)
    reader.run(np.frombuffer(raw, np.uint8), starts, ends, 0, 1)
    return int(reader.integers()[0]) if reader.status[0] == kernels.OK else None
