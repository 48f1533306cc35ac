"""A checked table as DuckDB SQL over one Arrow table of inputs, called `input`.

Two queries: the quick one computes every value and one cheap flag a row; the details one runs on flagged rows
only and says exactly what is wrong with each. Both compute the same columns, one inside the other, so that a
value is computed once however often it is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mappings.codes import CodeTable
from mappings.columns import ColumnPlan
from mappings.convert import Check
from mappings.fields import RECORD, FieldRef
from mappings.scope import FaultSink
from mappings.tables import TargetTable

__all__ = ["BAD", "Condition", "TablePlan", "condition_query", "details_query", "quick_query", "with_origins"]

BAD = "_bad"
"""The quick query's column that is true where a row may have a fault."""

_WORD = re.compile(r"'(?:[^']|'')*'|[A-Za-z_]\w*")


@dataclass(frozen=True)
class Condition:
    """A `drop` or `skip` rule: `sql` is a boolean over the source fields in `fields`."""

    rule: str
    sql: str
    fields: Mapping[str, FieldRef]


@dataclass(frozen=True)
class TablePlan:
    """A compiled table.

    Args:
        table: what later stages know of it.
        each: the table (OCCURS) of the parent's rows that it has a row for each element of.
        fields: source fields by the name of their input column.
        lookups: by number, the field and the code table of `l<n>` and `k<n>`.
        parents: columns of the parent by the name of their input column.
    """

    table: TargetTable
    each: FieldRef | None
    fields: Mapping[str, FieldRef]
    lookups: Mapping[str, tuple[FieldRef, CodeTable]]
    parents: Mapping[str, str]
    columns: tuple[ColumnPlan, ...]
    drops: tuple[Condition, ...] = ()
    skips: tuple[Condition, ...] = ()

    @property
    def parent(self) -> str | None:
        """The table whose rows it hangs from, None for a table of records."""
        return self.table.parent

    @property
    def carried(self) -> list[ColumnPlan]:
        """Columns whose Arrow values are taken over as they are, without the query."""
        needed = {name for column in self.columns for name in column.needs}
        return [c for c in self.columns if c.carry is not None and c.target.name not in needed]


def with_origins(columns: Sequence[ColumnPlan], fault: FaultSink) -> list[ColumnPlan]:
    """Add to each column's origin that of the columns it is computed from; a circle is a fault."""
    by_name = {column.target.name: column for column in columns}
    done: dict[str, ColumnPlan] = {}

    def settle(name: str, path: tuple[str, ...]) -> ColumnPlan | None:
        if name in done:
            return done[name]
        if name in path:
            circle = [*path[path.index(name) :], name]
            if min(circle) == name:
                fault(
                    name,
                    f"columns are computed from each other: {' -> '.join(circle)}",
                    "Break the circle",
                )
            return None
        column = by_name.get(name)
        if column is None:
            return None
        needed = [settle(other, (*path, name)) for other in column.needs]
        origin = [*column.target.origin, *(o for other in needed if other for o in other.target.origin)]
        settled = replace(column, target=replace(column.target, origin=tuple(dict.fromkeys(origin))))
        done[name] = settled
        return settled

    for name in by_name:
        settle(name, ())
    return [done.get(column.target.name, column) for column in columns]


def quick_query(plan: TablePlan) -> str | None:
    """Every value that is not carried, and BAD. None when the query would compute nothing."""
    carried = {column.target.name for column in plan.carried}
    computed = [column for column in plan.columns if column.target.name not in carried]
    if not computed:
        return None
    flags = [f"coalesce({condition}, false)" for column in computed for condition in column.quick]
    values = [*(column.value for column in computed), f"{' OR '.join(flags) or 'false'} AS {BAD}"]
    stages = [stage for column in plan.columns for stage in column.stages]
    return f"SELECT {', '.join(values)} FROM {_layers(stages)}"


def details_query(plan: TablePlan, personal: frozenset[str]) -> tuple[str, list[tuple[str, str]]]:
    """The faults of flagged rows.

    Args:
        personal: source fields whose values may stand in no message.

    Returns:
        SQL that gives RECORD and a column a check, its reason or NULL; and (field, code) of each check.
    """
    stages = [stage for column in plan.columns for stage in column.stages]
    by_name = {column.target.name: column for column in plan.columns}
    reasons: list[str] = []
    labels: list[tuple[str, str]] = []
    for column in plan.columns:
        faulty = [_when(check) for check in column.checks if check.code != "required"]
        if needed := [f"z{by_name[name].value}" for name in column.needs]:
            faulty.append(" OR ".join(needed))
        other = " OR ".join(f"({each})" for each in faulty) or "false"
        stages.append((f"y{column.value}", other))
        required = [_when(check) for check in column.checks if check.code == "required"]
        stages.append(
            (f"z{column.value}", " OR ".join([f"y{column.value}", *(f"({each})" for each in required)]))
        )
        for check in column.checks:
            when = f"{_when(check)} AND NOT y{column.value}" if check.code == "required" else _when(check)
            reasons.append(f"CASE WHEN {when} THEN {_reason(column, check, personal)} END AS f{len(reasons)}")
            labels.append((_label(plan.table, column), check.code))
    return f"SELECT {', '.join([RECORD, *reasons])} FROM {_layers(stages)}", labels


def condition_query(conditions: Sequence[Condition]) -> str:
    """A column `d<n>` a condition: true, false, or NULL where it cannot be computed."""
    inner = ", ".join(f"TRY({{'v': {condition.sql}}}) AS e{n}" for n, condition in enumerate(conditions))
    outer = ", ".join(
        f"CASE WHEN e{n} IS NOT NULL THEN coalesce(struct_extract(e{n}, 'v'), false) END AS d{n}"
        for n, _ in enumerate(conditions)
    )
    return f"SELECT {outer} FROM (SELECT {inner} FROM input)"


def _when(check: Check) -> str:
    return f"coalesce({check.when}, false)"


def _label(table: TargetTable, column: ColumnPlan) -> str:
    origin = ", ".join(column.target.origin)
    name = f"{table.name}.{column.target.name}"
    return f"{name} ({origin})" if origin else name


def _reason(column: ColumnPlan, check: Check, personal: frozenset[str]) -> str:
    """SQL of the reason; personal values are not shown, others are cut to 40 characters."""
    if check.bare:
        return check.text
    if column.target.pii or personal & set(column.target.origin):
        return f"'the value ' || {check.text}"
    text = f"CAST({column.raw} AS VARCHAR)"
    start = f"replace(left({text}, 40), chr(0), '\N{SYMBOL FOR NULL}')"
    cut = f"{start} || CASE WHEN length({text}) > 40 THEN '...' ELSE '' END"
    return f"coalesce('''' || {cut} || '''', 'the value') || ' ' || {check.text}"


def _layers(stages: list[tuple[str, str]]) -> str:
    """SELECTs inside one another, so that each stage sees those it names."""
    own = {name for name, _ in stages}
    needs = {
        name: {word for word in _WORD.findall(sql) if word in own and word != name} for name, sql in stages
    }
    depths: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in depths:
            depths[name] = 1 + max((depth(other) for other in needs[name]), default=0)
        return depths[name]

    query = "input"
    for level in range(1, max((depth(name) for name, _ in stages), default=0) + 1):
        added = ", ".join(f"{sql} AS {name}" for name, sql in stages if depths[name] == level)
        query = f"(SELECT *, {added} FROM {query})"
    return query
