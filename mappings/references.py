"""Foreign keys between target tables: checked against both sides, and the order of tables they ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mappings.compile import TablePlan
from mappings.model import Reference
from mappings.tables import ForeignKey, SqlType
from migrate.documents import Loc
from migrate.errors import did_you_mean

if TYPE_CHECKING:
    from mappings.load import Draft

__all__ = ["check_references", "in_order"]


def check_references(drafts: list[Draft]) -> None:
    """Give every table its foreign keys; what cannot be one is noted as a fault."""
    known = {draft.name: draft for draft in drafts}
    for draft in drafts:
        if draft.plan is None:
            continue
        keys = _to_parent(draft)
        for loc, reference in _written(draft):
            key = _check(draft, loc, reference, known)
            if key is not None and key not in keys:
                keys.append(key)
        draft.plan = replace(draft.plan, table=replace(draft.plan.table, foreign_keys=tuple(keys)))


def in_order(drafts: list[Draft]) -> list[TablePlan]:
    """Parents before children; tables that refer to each other in a circle are a fault."""
    plans = {draft.name: draft.plan for draft in drafts if draft.plan is not None}
    needs = {
        name: {key.table for key in plan.table.foreign_keys if key.table in plans and key.table != name}
        | ({plan.parent} if plan.parent else set())
        for name, plan in plans.items()
    }
    ordered: list[TablePlan] = []
    while needs:
        ready = sorted(name for name, needed in needs.items() if not needed & needs.keys())
        if not ready:
            _circle(drafts, needs)
            return ordered
        ordered += [plans[name] for name in ready]
        for name in ready:
            del needs[name]
    return ordered


def _circle(drafts: list[Draft], needs: dict[str, set[str]]) -> None:
    """Note the fault of a circle at its first table."""
    path = [min(needs)]
    while len(set(path)) == len(path):
        path.append(min(needs[path[-1]] & needs.keys()))
    circle = path[path.index(path[-1]) :]
    draft = next(draft for draft in drafts if draft.name == circle[0])
    draft.fault(
        ("references",), f"tables refer to each other: {' -> '.join(circle)}", "Leave one reference out"
    )


def _to_parent(draft: Draft) -> list[ForeignKey]:
    """The key of a child table to its parent, when its columns carry the parent's whole key."""
    if draft.parent is None or draft.parent.plan is None:
        return []
    carried = {
        column.parent: name for name, column in draft.model.columns.items() if column.parent is not None
    }
    above = draft.parent.plan.table
    if not all(name in carried for name in above.key):
        return []
    return [ForeignKey(tuple(carried[name] for name in above.key), above.name, above.key)]


def _written(draft: Draft) -> list[tuple[Loc, Reference]]:
    """The references of the file in one form."""
    written = draft.model.references
    if isinstance(written, list):
        return [(("references", n), reference) for n, reference in enumerate(written)]
    found: list[tuple[Loc, Reference]] = []
    for column, text in written.items():
        table, _, other = text.partition(".")
        if not other:
            draft.fault(("references", column), f"'{text}' names no column", "Write table.column")
            continue
        found.append((("references", column), Reference(columns=[column], table=table, references=[other])))
    return found


def _check(draft: Draft, loc: Loc, reference: Reference, known: dict[str, Draft]) -> ForeignKey | None:
    """One foreign key, or None with its faults noted."""
    own = draft.types
    for name in reference.columns:
        if name not in draft.model.columns:
            draft.fault(
                loc, f"unknown column '{name}' of {draft.name}", did_you_mean(name, draft.model.columns)
            )
            return None
    other = known.get(reference.table)
    if other is None:
        draft.fault(loc, f"unknown table '{reference.table}'", did_you_mean(reference.table, known))
        return None
    for name in reference.references:
        if name not in other.model.columns:
            draft.fault(
                loc, f"unknown column '{name}' of {other.name}", did_you_mean(name, other.model.columns)
            )
            return None
    if len(reference.columns) != len(reference.references):
        draft.fault(
            loc,
            f"{len(reference.columns)} columns refer to {len(reference.references)}",
            "Name as many on both sides",
        )
        return None
    if set(reference.references) != set(other.model.key):
        key = ", ".join(other.model.key)
        draft.fault(
            loc, f"a foreign key must name the whole key of {other.name}, which is {key}", f"Refer to {key}"
        )
        return None
    fits = True
    for name, target in zip(reference.columns, reference.references, strict=True):
        here, there = own.get(name), other.types.get(target)
        if here and there and _family(here) != _family(there):
            draft.fault(
                loc, f"{name} is {here}, and {other.name}.{target} is {there}", "Give both the same type"
            )
            fits = False
        fits = _check_generated(draft, loc, name, other, target) and fits
    return ForeignKey(tuple(reference.columns), other.name, tuple(reference.references)) if fits else None


def _family(type_: SqlType) -> str:
    if type_.is_text:
        return "text"
    return "whole" if type_.name in ("smallint", "integer", "bigint") else str(type_)


def _check_generated(draft: Draft, loc: Loc, name: str, other: Draft, target: str) -> bool:
    """Two generated keys agree only when both are made in the same namespace."""
    here, there = draft.model.columns[name], other.model.columns[target]
    if here.generate is None or there.generate is None:
        return True
    wanted = there.namespace or other.name
    if (here.namespace or draft.name) != wanted:
        draft.fault(
            loc,
            f"{name} is generated in another namespace than {other.name}.{target}, so the two never agree",
            f"Add 'namespace: {wanted}' to the column {name}",
        )
        return False
    if len(here.generate) != len(there.generate):
        draft.fault(
            loc, f"{name} is generated from other values than {other.name}.{target}", "Generate both alike"
        )
        return False
    return True
