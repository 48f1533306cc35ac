"""Mappings made to look for a row: the key's columns alone, to search with, or all columns and each row's place.

A search decodes and maps only what the key needs, chunk by chunk, so that memory does not grow with the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from connectors.base import RECORD, Chunk, Connector, Partition
from mappings import Mappings, SqlType, TargetColumn, TargetTable
from mappings.columns import ColumnPlan
from mappings.compile import TablePlan
from mappings.mapper import Mapper
from mappings.scope import POSITION

__all__ = ["PLACE", "keys_only", "only", "records_with_key", "with_places"]

PLACE = "_place_"
"""Before the number of a level: the column that tells an element's number there."""
_WORD = re.compile(r"'(?:[^']|'')*'|[A-Za-z_]\w*")
_NUMBER = SqlType("bigint")


def records_with_key(
    connector: Connector,
    partitions: Sequence[Partition],
    mappings: Mappings,
    table: TargetTable,
    key: Mapping[str, object],
) -> Iterator[int]:
    """The numbers of the records that give a row of this key, in order, as far as their keys can be read.

    Records that a rule would drop are among them, and those of a connector that can read a record with faults.
    """
    twin = connector.lenient()
    with Mapper(keys_only(mappings, table), table.source, threads=1) as mapper:
        for partition in partitions:
            for chunk in twin.read(partition):
                rows = {name: batch for name, batch in chunk.rows.items() if name == table.segment}
                if rows:
                    found = mapper.map(rows, chunk.parents).tables[table.name]
                    yield from np.unique(found[RECORD].filter(_has_key(found, table, key))).tolist()


def _has_key(rows: pa.Table, table: TargetTable, key: Mapping[str, object]) -> pa.ChunkedArray:
    """Which rows have the key; NULL is no value of one."""
    holds: pa.ChunkedArray | None = None
    for name, value in key.items():
        column = rows[name]
        if table.column(name).type.name == "char":
            column = pc.utf8_rtrim(column, " ")
        equal = pc.fill_null(pc.equal(column, pa.scalar(value, column.type)), False)
        holds = equal if holds is None else pc.and_(holds, equal)
    assert holds is not None  # noqa: S101 - a key has a column
    return holds


def only(chunk: Chunk, record: int) -> Chunk:
    """The chunk with this record alone; the records above it stay where they are."""

    def kept(rows: pa.Table | pa.RecordBatch) -> pa.Table | pa.RecordBatch:
        return rows.filter(pc.equal(rows[RECORD], record))

    rows = {name: kept(batch) for name, batch in chunk.rows.items()}
    parents = chunk.parents or {name: pa.table(batch) for name, batch in chunk.rows.items()}
    return replace(
        chunk,
        rows={name: batch for name, batch in rows.items() if batch.num_rows},
        rejects=kept(chunk.rejects),
        dropped=kept(chunk.dropped),
        parents=parents,
    )


def keys_only(mappings: Mappings, table: TargetTable) -> Mappings:
    """The key of one table, with what the tables above it need for it, and no rule that takes a record out."""
    plans = {plan.table.name: plan for plan in mappings.plans}
    wanted = set(table.key)
    kept: list[TablePlan] = []
    name: str | None = table.name
    while name is not None:
        plan, above = _pruned(plans[name], wanted)
        kept.insert(0, plan)
        wanted, name = above, plan.parent
    return replace(mappings, tables=tuple(plan.table for plan in kept), plans=tuple(kept))


def _pruned(plan: TablePlan, wanted: set[str]) -> tuple[TablePlan, set[str]]:
    """The plan with some columns and what they need; and the columns of the table above that these need."""
    by_name = {column.target.name: column for column in plan.columns}
    todo, kept = list(wanted), set()
    while todo:
        name = todo.pop()
        if name not in kept:
            kept.add(name)
            todo += by_name[name].needs
    columns = tuple(column for column in plan.columns if column.target.name in kept)
    words = {word for c in columns for _, sql in c.stages for word in _WORD.findall(sql)}
    parents = {name: column for name, column in plan.parents.items() if name in words}
    pruned = replace(
        plan,
        table=replace(plan.table, columns=tuple(column.target for column in columns)),
        fields={name: ref for name, ref in plan.fields.items() if name in words},
        lookups={n: found for n, found in plan.lookups.items() if {f"l{n}", f"k{n}"} & words},
        parents=parents,
        columns=columns,
        drops=(),
        skips=(),
    )
    return pruned, set(parents.values())


def with_places(mappings: Mappings, source: str) -> Mappings:
    """All tables of a source, each child's rows with the element's number at every level: `_place_1`, ..."""
    depths: dict[str, int] = {}
    kept = []
    for plan in mappings.plans_for(source):
        depth = depths[plan.table.name] = depths[plan.parent] + 1 if plan.parent is not None else 0
        added, parents = [], dict(plan.parents)
        for level in range(1, depth):
            parents[f"q{level}"] = f"{PLACE}{level}"
            added.append(_number(f"{PLACE}{level}", f"q{level}", f"{PLACE}{level}"))
        if depth:
            added.append(_number(f"{PLACE}{depth}", POSITION, None))
        columns = (*plan.columns, *added)
        table = replace(plan.table, columns=tuple(column.target for column in columns))
        kept.append(replace(plan, table=table, parents=parents, columns=columns))
    return replace(mappings, tables=tuple(plan.table for plan in kept), plans=tuple(kept))


def _number(name: str, sql: str, carry: str | None) -> ColumnPlan:
    target = TargetColumn(name, _NUMBER)
    return ColumnPlan(target, f"v{name}", ((f"v{name}", sql),), (), (), f"v{name}", carry=carry)
