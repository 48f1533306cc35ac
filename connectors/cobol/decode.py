"""Decodes the records of one type into an Arrow batch, column by column.

The work runs in two steps. First the counters of all tables are read and every varying table is placed:
each nesting level gets a frame, the start of every element. Then the fields are decoded, all of them over
a few thousand records before the next few thousand, so that the bytes are in the cache when the next field
is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import RECORD, REJECTS, no_rejects
from connectors.cobol import kernels
from connectors.cobol.columns import Column, Program, arrow_type, as_array, make_column
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import Leaf, Node, Plan, TablePlan
from connectors.cobol.tables import Elements, Live, Scope, Tables
from connectors.cobol.wide_text import TEXTS
from connectors.layout import Usage

__all__ = ["Decoded", "Decoder"]

BLOCK = 2048
"""Records decoded before the next field is turned to: measured best between 1,000 and 4,000."""

PLACES = 64
"""Elements a record that are found by their place; more are given rows of their own."""
ROOM = 32 << 20
"""Bytes of text that a field may claim unmeasured: what is never written costs nothing."""

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class _Rows:
    """What fields are counted from: row i starts at starts[i], its record ends at ends[i].

    `offsets[r]` is the first row of record r (None: row i is record i).
    """

    starts: Positions
    ends: Positions
    offsets: Positions | None = None

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The rows of the records `low <= r < high`."""
        if self.offsets is None:
            return low, high
        return int(self.offsets[low]), int(self.offsets[high])

    def records(self, rows: Positions) -> Positions:
        """The record of each of these rows."""
        if self.offsets is None:
            return rows
        return np.searchsorted(self.offsets, rows, side="right") - 1


@dataclass(frozen=True)
class _Frame:
    """The elements of one nesting level: in every row, one lies at each of `places`, bytes from the row's start.

    A table with the same number of elements in every record needs no row of its own for each.
    """

    base: _Rows
    places: Positions

    def __len__(self) -> int:
        return len(self.base.starts) * len(self.places)

    @cached_property
    def starts(self) -> Positions:
        return (self.base.starts[:, None] + self.places).ravel()

    @cached_property
    def ends(self) -> Positions:
        return np.repeat(self.base.ends, len(self.places))

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The elements of the records `low <= r < high`."""
        first, last = self.base.span(low, high)
        return first * len(self.places), last * len(self.places)

    def records(self, elements: Positions) -> Positions:
        """The record of each of these elements."""
        return self.base.records(elements // len(self.places))


@dataclass
class _Table:
    """A table as placed: the Arrow offsets of its lists, and the columns and tables within."""

    plan: TablePlan
    list_offsets: NDArray[np.int32]
    members: list[_Column | _Table]


@dataclass
class _Column:
    column: Column
    frame: _Frame
    leaf: Leaf


@dataclass(frozen=True)
class Decoded:
    """`rows` holds the valid records; `rejects` are REJECTS rows; `policies` count uses by (field, policy)."""

    rows: pa.RecordBatch
    rejects: pa.Table
    policies: dict[tuple[str, str], int] = field(default_factory=dict)


class Decoder:
    """Decodes records of one plan. Safe to use from several threads at a time."""

    def __init__(self, plan: Plan, source: CobolSource) -> None:
        self.plan = plan
        self.source = source
        self.tables = Tables(source)
        self.schema = pa.schema(
            [pa.field(RECORD, pa.int64(), nullable=False), *(_field(node, source) for node in plan.nodes)]
        )

    def decode(
        self, data: NDArray[np.uint8], starts: Positions, ends: Positions, records: Positions
    ) -> Decoded:
        """Decode records [starts[i], ends[i]) of `data`, whose numbers are `records`."""
        faults = _Faults(records, self.plan.segment)
        top = _Frame(_Rows(starts, ends), np.zeros(1, np.int64))
        scope = Scope(self.plan.nodes, top)
        live = self._live(top, data, faults)
        placed = self._place(scope, top, data, faults, live)
        _run(list(_columns(placed)), data, len(records))
        policies: dict[tuple[str, str], int] = {}
        self._lengths(top, scope, faults, policies)
        arrays = [self._array(each, live, None, faults, policies) for each in placed]
        self._settle(faults, policies)
        batch = pa.RecordBatch.from_arrays([as_array(records, pa.int64()), *arrays], schema=self.schema)
        if self.source.on_invalid == "null" or not faults.found:
            return Decoded(batch, no_rejects(), policies)
        bad, rejects = faults.table()
        keep = np.ones(len(records), np.bool_)
        keep[bad] = False
        return Decoded(batch.filter(pa.array(keep)), rejects, policies)

    def _live(self, top: _Frame, data: NDArray[np.uint8], faults: _Faults) -> Live:
        """For each condition of the plan, the records that meet it; a record without a definition is a fault."""
        leaves = {node.field.path: node for node in self.plan.nodes if isinstance(node, Leaf)}

        def values(path: str) -> pa.Array:
            leaf, count = leaves[path], len(top)
            reader = make_column(leaf, count, leaf.field.length * count, self.source)
            reader.run(data, top.starts, top.ends, 0, count)
            return reader.array((reader.status != kernels.OK) & (reader.status != kernels.SHIFTED))

        met = [each.evaluate(values).to_numpy(zero_copy_only=False) for each in self.plan.conditions]
        for choice in self.plan.choices:
            without = ~np.logical_or.reduce([met[n] for n in choice.conditions])
            for n in choice.live:
                without &= met[n]
            if without.any():
                faults.add(np.flatnonzero(without), choice.name, kernels.NO_REDEFINITION)
        return lambda node: np.logical_and.reduce([met[n] for n in node.live]) if node.live else None

    # -- placing tables -------------------------------------------------------------------------------------

    def _place(
        self, scope: Scope, frame: _Frame, data: Any, faults: _Faults, live: Live
    ) -> list[_Column | _Table]:
        frames: dict[tuple[int, ...], _Frame] = {(): frame}
        placed: list[_Column | _Table] = []
        for position, node in enumerate(scope.nodes):
            if node.after not in frames:
                base = _Rows(*scope.behind(node.after), _offsets(frame))
                frames[node.after] = _Frame(base, np.zeros(1, np.int64))
            here = frames[node.after]
            if isinstance(node, Leaf):
                column = make_column(node, len(here), self._capacity(node, here), self.source)
                placed.append(_Column(column, here, node))
                continue
            found = self.tables.elements(scope, position, data, live)
            if found.wrong.any():
                name = scope.counter(node).field.path
                for code in np.unique(found.status[found.wrong]):
                    faults.add(scope.records[found.wrong & (found.status == code)], name, int(code))
                faults.mask(scope.records[found.wrong], name)
            inner = self._elements(node, here, found)
            members = self._place(Scope(node.nodes, inner, scope, found.counts), inner, data, faults, live)
            placed.append(_Table(node, _bounds(found.counts).astype(np.int32), members))
        return placed

    def _elements(self, node: TablePlan, frame: _Frame, found: Elements) -> _Frame:
        """The frame of a table's elements."""
        counts = found.counts
        each = int(counts[0]) if len(counts) else 0
        if not found.placed and 0 < each * len(frame.places) <= PLACES and (counts == each).all():
            steps = node.offset + np.arange(each, dtype=np.int64) * node.stride
            return _Frame(frame.base, (frame.places[:, None] + steps).ravel())
        bounds, offsets = _bounds(counts), _offsets(frame)
        if found.placed:
            starts, ends = found.placed.starts, found.placed.ends
        else:
            index = np.arange(int(bounds[-1]), dtype=np.int64) - np.repeat(bounds[:-1], counts)
            starts = np.repeat(frame.starts, counts) + node.offset + index * node.stride
            ends = np.repeat(frame.ends, counts)
        base = _Rows(starts, ends, bounds if offsets is None else bounds[offsets])
        return _Frame(base, np.zeros(1, np.int64))

    def _capacity(self, leaf: Leaf, here: _Frame) -> int:
        """The most bytes that a field's text can take in the input."""
        if leaf.field.usage not in TEXTS:
            return 0
        most = len(here) * leaf.field.length
        if most <= ROOM:
            return most
        return int(
            kernels.text_capacity(here.starts, here.ends, 0, len(here), leaf.offset, leaf.field.length)
        )

    def _settle(self, faults: _Faults, policies: dict[tuple[str, str], int]) -> None:
        """Under `on_invalid: null` a counter that is out of range is a use of the policy, as any field is."""
        if self.source.on_invalid == "null":
            for rows, name, code in faults.found:
                if code in (kernels.COUNTER_RANGE, kernels.NO_REDEFINITION):
                    policies[name, "on_invalid: null"] = policies.get((name, "on_invalid: null"), 0) + len(
                        rows
                    )

    def _lengths(
        self, top: _Frame, scope: Scope, faults: _Faults, policies: dict[tuple[str, str], int]
    ) -> None:
        """Hold each record's length against its description: bytes that nothing describes, fields without bytes."""
        if self.source.is_fixed and not self.source.length_field:
            return
        moved = sum(scope.shifts.values(), np.zeros(len(top), np.int64))
        lengths = top.base.ends - top.base.starts
        if self.source.on_invalid != "null":
            longer = np.flatnonzero(lengths > self.plan.length + moved)
            if len(longer):
                faults.add(longer, self.plan.segment, kernels.SURPLUS)
        # the ends of text lines are often cut, since blanks stand there
        shorter = np.flatnonzero(lengths < self.plan.least + moved)
        if not len(shorter) or self.source.record_format == "text":
            return
        if self.source.short_records == "invalid" and self.source.on_invalid != "null":
            faults.add(shorter, self.plan.segment, kernels.SHORT)
        else:
            policies[self.plan.segment, "short_records: null"] = len(shorter)

    # -- finishing columns ----------------------------------------------------------------------------------

    def _array(
        self,
        each: _Column | _Table,
        live: Live,
        inherited: NDArray[np.bool_] | None,
        faults: _Faults,
        policies: dict[tuple[str, str], int],
    ) -> pa.Array:
        if isinstance(each, _Column):
            mask = inherited if inherited is not None else live(each.leaf)
            return self._column(each, mask, faults, policies)
        mask = inherited if inherited is not None else live(each.plan)
        members = [self._array(member, live, mask, faults, policies) for member in each.members]
        if each.plan.scalar:
            values = members[0]
        elif not members:  # FILLERs alone
            values = pa.Array.from_buffers(pa.struct([]), int(each.list_offsets[-1]), [None])
        else:
            fields = [_field(node, self.source) for node in each.plan.nodes]
            values = pa.StructArray.from_arrays(members, fields=fields)
        return pa.ListArray.from_arrays(as_array(each.list_offsets, pa.int32()), values)

    def _column(
        self,
        each: _Column,
        mask: NDArray[np.bool_] | None,
        faults: _Faults,
        policies: dict[tuple[str, str], int],
    ) -> pa.Array:
        column, status = each.column, each.column.status
        if column.bad == 0 and mask is None:
            return column.array(None)
        rows = each.frame.records
        if mask is not None:
            status[~mask[rows(np.arange(len(status)))]] = kernels.ABSENT
        blank = status == kernels.BLANK
        if blank.any():
            self._blank(blank, each, policies)
        if each.leaf.field.usage in TEXTS and (shifted := int((status == kernels.SHIFTED).sum())):
            status[status == kernels.SHIFTED] = kernels.OK
            key = (each.leaf.field.path, "double_byte_shifts: accept")
            policies[key] = policies.get(key, 0) + shifted
        wrong = np.flatnonzero(status >= kernels.FAULT)
        if len(wrong):
            name = each.leaf.field.path
            if self.source.on_invalid == "null":
                policies[name, "on_invalid: null"] = policies.get((name, "on_invalid: null"), 0) + len(wrong)
            else:
                for code in np.unique(status[wrong]):
                    faults.add(rows(wrong[status[wrong] == code]), name, int(code))
        nulls = (status != kernels.OK) & (status != kernels.ZERO)
        return column.array(nulls)

    def _blank(self, blank: NDArray[np.bool_], each: _Column, policies: dict[tuple[str, str], int]) -> None:
        policy = self.source.blank_numbers
        if each.leaf.field.blank_when_zero:
            # BLANK WHEN ZERO writes zero as blanks: the copybook itself says what they mean
            each.column.status[blank] = kernels.ZERO
        elif policy == "invalid":
            each.column.status[blank] = kernels.BLANK_NUMBER
        else:
            each.column.status[blank] = kernels.ZERO if policy == "zero" else kernels.BLANK
            key = (each.leaf.field.path, f"blank_numbers: {policy}")
            policies[key] = policies.get(key, 0) + int(blank.sum())


class _Faults:
    """Faults found, by record. A record whose table counter is wrong has that fault alone: the fields that
    the counter would have placed are not where they were looked for."""

    def __init__(self, records: Positions, segment: str) -> None:
        self.records = records
        self.segment = segment
        self.found: list[tuple[Positions, str, int]] = []
        self.masked: list[tuple[Positions, str]] = []

    def add(self, rows: Positions, name: str, code: int) -> None:
        self.found.append((rows, name, code))

    def mask(self, rows: Positions, name: str) -> None:
        if len(rows):
            self.masked.append((rows, name))

    def table(self) -> tuple[Positions, pa.Table]:
        """(rows, REJECTS rows in record order)."""
        hidden = np.zeros(len(self.records), np.bool_)
        counters: dict[str, NDArray[np.bool_]] = {}
        for rows, counter in self.masked:
            hidden[rows] = True
            counters.setdefault(counter, np.zeros_like(hidden))[rows] = True
        faults: dict[tuple[str, int], NDArray[np.bool_]] = {}
        for at, name, code in self.found:
            shown = at[~hidden[at] | counters[name][at]] if name in counters else at[~hidden[at]]
            faults.setdefault((name, code), np.zeros_like(hidden))[shown] = True
        parts = [
            (np.flatnonzero(found), name, *kernels.FAULTS[code]) for (name, code), found in faults.items()
        ]
        sizes = [len(part[0]) for part in parts]
        table = pa.table(
            [
                pa.array(self.records[np.concatenate([part[0] for part in parts])], pa.int64()),
                pa.array([self.segment] * sum(sizes), pa.string()),
                *(pa.array(np.repeat([part[n] for part in parts], sizes), pa.string()) for n in (1, 2, 3)),
            ],
            schema=REJECTS,
        )
        return np.flatnonzero(np.logical_or.reduce(list(faults.values()))), table.sort_by(
            [(RECORD, "ascending")]
        )


def _offsets(frame: _Frame) -> Positions | None:
    """The first element of each record, where a record has not just one."""
    each, offsets = len(frame.places), frame.base.offsets
    if each == 1:
        return offsets
    if offsets is None:
        offsets = np.arange(len(frame.base.starts) + 1, dtype=np.int64)
    return offsets * each


def _run(columns: Sequence[_Column], data: NDArray[np.uint8], records: int) -> None:
    """Decode all columns, those with the same rows together."""
    groups: dict[int, list[_Column]] = {}
    for each in columns:
        if each.column.instruction is not None:
            groups.setdefault(id(each.frame.base), []).append(each)
    programs = [
        (
            group[0].frame.base,
            Program(
                [each.column for each in group], [each.frame.places + each.leaf.offset for each in group]
            ),
        )
        for group in groups.values()
    ]
    others = [each for each in columns if each.column.instruction is None]
    # one program keeps its own records in the cache; several are led through them together
    size = BLOCK if others or len(programs) > 1 else max(records, 1)
    for low in range(0, records, size):
        high = min(low + size, records)
        for base, program in programs:
            program.run(data, base.starts, base.ends, *base.span(low, high))
        for each in others:
            each.column.run(data, each.frame.starts, each.frame.ends, *each.frame.span(low, high))


def _bounds(counts: Positions) -> Positions:
    """The first element of each list, and the end of the last."""
    bounds = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=bounds[1:])
    return bounds


def _columns(placed: Sequence[_Column | _Table]) -> Sequence[_Column]:
    found: list[_Column] = []
    for each in placed:
        found.extend([each] if isinstance(each, _Column) else _columns(each.members))
    return found


def _field(node: Node, source: CobolSource) -> pa.Field:
    if isinstance(node, Leaf):
        kind = arrow_type(node.field)
        if node.field.usage is Usage.FLOAT and source.float_format == "ibm":
            kind = pa.float64()
        return pa.field(node.name, kind)
    if node.scalar:
        return pa.field(node.name, pa.list_(_field(node.nodes[0], source).type))
    return pa.field(node.name, pa.list_(pa.struct([_field(member, source) for member in node.nodes])))
