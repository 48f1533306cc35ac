"""Column lineage: which source fields each target column comes from, and how.

It is read off the compiled plans, so it says what is run; sqlglot takes their SQL apart. A field that a value is
made of has the role "value"; one that only decides which value it is, such as the condition of a CASE, "condition".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import sqlglot
from sqlglot import exp

from mappings.columns import ColumnPlan
from mappings.compile import TablePlan
from mappings.fields import FieldRef
from mappings.mappings import Mappings
from mappings.model import Column
from mappings.scope import POSITION
from mappings.tables import TargetColumn
from mappings.written import Written, written_columns

__all__ = ["KINDS", "ColumnLineage", "Kind", "SourceField", "filter_fields", "lineage"]

Kind = Literal["direct", "derived", "lookup", "constant", "key", "position"]
Role = Literal["value", "condition"]

KINDS: Mapping[Kind, str] = {
    "direct": "the field's own value, in the column's type",
    "derived": "computed: an expression, a join, a part of a text",
    "lookup": "a code, in the words of a code table",
    "constant": "written in the mapping",
    "key": "generated from the record's values",
    "position": "the number of the element or record under its parent",
}
"""The kinds of transformation, and what each is."""


@dataclass(frozen=True)
class SourceField:
    """A field that a column comes from.

    Args:
        source, segment: the source and record type; `segment` is another than the table's for a field above.
        path: in the layout, without element numbers.
        role: "value" or "condition".
        ref: how it is found from a row of the table `seen_from`: the column's own, or one above it.
    """

    source: str
    segment: str
    path: str
    role: Role
    ref: FieldRef
    seen_from: str


@dataclass(frozen=True)
class ColumnLineage:
    """Where a column comes from. `through` names the columns of tables above that it is taken over from."""

    table: str
    target: TargetColumn
    kind: Kind
    fields: tuple[SourceField, ...]
    written: Written
    through: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        return self.target.name


def lineage(mappings: Mappings, *tables: str) -> list[ColumnLineage]:
    """The lineage of every column, in the order of the tables and their columns.

    Args:
        tables: only these; none for all.
    """
    plans = {plan.table.name: plan for plan in mappings.plans}
    shapes = {name: plan.table for name, plan in plans.items()}
    words = {name: written_columns(shapes, name) for name in _with_above(plans, tables or plans)}
    found = []
    for name in [name for name in plans if not tables or name in tables]:
        written = words[name]
        for column in plans[name].columns:
            kind, through = _kind(plans, words, name, written[column.target.name].column)
            roles: dict[SourceField, Role] = {}
            for each in _fields(plans, plans[name], column, "value"):
                key = SourceField(each.source, each.segment, each.path, "value", each.ref, each.seen_from)
                roles[key] = "value" if "value" in (each.role, roles.get(key)) else "condition"
            fields = tuple(
                SourceField(key.source, key.segment, key.path, role, key.ref, key.seen_from)
                for key, role in roles.items()
            )
            found.append(
                ColumnLineage(name, column.target, kind, fields, written[column.target.name], through)
            )
    return found


def _with_above(plans: Mapping[str, TablePlan], tables: Iterable[str]) -> set[str]:
    """The tables, and those that they stand under."""
    found: set[str] = set()
    for table in tables:
        name: str | None = table
        while name is not None:
            found.add(name)
            name = plans[name].parent
    return found


def filter_fields(plan: TablePlan) -> dict[str, tuple[str, ...]]:
    """By rule, the paths of the fields that a table's `drop` and `skip` rules look at."""
    return {
        condition.rule: tuple(ref.origin for ref in condition.fields.values())
        for condition in (*plan.drops, *plan.skips)
    }


def _kind(
    plans: Mapping[str, TablePlan], words: Mapping[str, Mapping[str, Written]], table: str, column: Column
) -> tuple[Kind, tuple[str, ...]]:
    """The kind of a column, and the columns of tables above that it is taken over from."""
    above = plans[table].parent
    if column.parent is not None and above is not None:
        kind, through = _kind(plans, words, above, words[above][column.parent].column)
        return kind, (f"{above}.{column.parent}", *through)
    if "value" in column.model_fields_set:
        return "constant", ()
    if column.generate is not None:
        return "key", ()
    if column.position:
        return "position", ()
    if column.lookup is not None or column.map is not None:
        return "lookup", ()
    if column.join is not None or column.expr is not None or column.split is not None:
        return "derived", ()
    return "direct", ()


def _fields(
    plans: Mapping[str, TablePlan], plan: TablePlan, column: ColumnPlan, role: Role
) -> Iterator[SourceField]:
    """The fields of a column, through the stages that compute it and the columns that it needs."""
    by_value = {other.value: other for other in plan.columns}
    stages = dict(column.stages)
    done: set[tuple[str, Role]] = set()
    todo: list[tuple[str, Role]] = [(column.value, role)]
    while todo:
        name, role = todo.pop(0)
        if (name, role) in done:
            continue
        done.add((name, role))
        if name in stages:
            todo += [(other, _weaker(role, own)) for other, own in _names(stages[name])]
        elif name in plan.fields:
            yield _field(plan, plan.fields[name], role)
        elif name[0] in "lk" and name[1:] in plan.lookups:
            yield _field(plan, plan.lookups[name[1:]][0], role)
        elif name in plan.parents and plan.parent is not None:
            above = plans[plan.parent]
            wanted = next(each for each in above.columns if each.target.name == plan.parents[name])
            yield from _fields(plans, above, wanted, role)
        elif name in by_value:
            yield from _fields(plans, plan, by_value[name], role)
        elif name != POSITION:
            raise AssertionError(f"{plan.table.name}.{column.target.name}: {name} is not known")


def _field(plan: TablePlan, ref: FieldRef, role: Role) -> SourceField:
    table = plan.table
    return SourceField(table.source, ref.segment or table.segment, ref.origin, role, ref, table.name)


def _weaker(outer: Role, inner: Role) -> Role:
    return "value" if outer == inner == "value" else "condition"


def _names(sql: str) -> list[tuple[str, Role]]:
    """The columns that an expression names, and whether its value is made of them or only chosen by them."""
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    return [(column.name, _role(column)) for column in tree.find_all(exp.Column)]


def _role(column: exp.Column) -> Role:
    node: exp.Expr = column
    while (above := node.parent) is not None:
        chooses = isinstance(above, (exp.If, exp.Case)) and above.this is node
        if chooses:
            return "condition"
        node = above
    return "value"
