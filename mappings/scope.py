"""What a table's columns may name, and what its query must read for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from mappings.codes import CodeTable
from mappings.expressions import Binder, Term
from mappings.fields import FieldRef, Level, NameFault
from mappings.kinds import from_arrow, from_target
from mappings.tables import SqlType, TargetColumn
from migrate.errors import did_you_mean

__all__ = ["POSITION", "FaultSink", "Inputs", "Scope"]

FaultSink = Callable[[str, str, str], None]
"""Takes the word to blame ("" for the whole column), the reason and the remedy."""

_T = TypeVar("_T")

POSITION = "_position"
"""Input column of a child table: the 1-based number of the element."""


@dataclass
class Inputs:
    """The source fields, code tables and parent columns that a table's query reads, each once."""

    fields: dict[str, FieldRef] = field(default_factory=dict)
    lookups: dict[str, tuple[FieldRef, CodeTable]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def field(self, ref: FieldRef) -> str:
        return _name(self.fields, ref, "s")

    def parent(self, column: str) -> str:
        return _name(self.parents, column, "p")

    def lookup(self, ref: FieldRef, codes: CodeTable) -> str:
        """Number of the lookup: `l<n>` is the value, `k<n>` whether the code is known."""
        number = str(len(self.lookups))
        self.lookups[number] = (ref, codes)
        return number


def _name(known: dict[str, _T], value: _T, letter: str) -> str:
    for name, other in known.items():
        if other == value:
            return name
    name = f"{letter}{len(known)}"
    known[name] = value
    return name


@dataclass
class Scope:
    """What a column may name.

    Args:
        table: name of the target table.
        level: the source fields.
        types: type of each target column of the table.
        parent: columns of the parent table, None for a table of records.
        inputs: collects what the query must read.
            folder: where paths of code tables start.
        binder: types expressions.
        codes: collects the content of code tables.
    """

    table: str
    level: Level
    types: Mapping[str, SqlType]
    parent: Mapping[str, TargetColumn] | None
    inputs: Inputs
    folder: Path
    binder: Binder
    codes: dict[str, list[list[object]]]

    def value_name(self, column: str) -> str:
        return f"c{list(self.types).index(column)}"

    def term(self, name: str, *, but: str = "", origin: list[str], needs: list[str]) -> Term:
        """What a name in an expression means; notes where it comes from.

        Raises:
            NameFault: nothing, or both a source field and a column of the table.
        """
        prefix, _, rest = name.partition(".")
        if prefix == "target" and rest:
            if rest not in self.types or rest == but:
                raise NameFault(
                    f"unknown column '{rest}' of {self.table}", "Name another column of this table"
                )
            return self._target(rest, needs)
        if prefix == "parent" and rest and self.parent is not None:
            if rest not in self.parent:
                raise NameFault(
                    f"the parent table has no column '{rest}'", f"Columns: {', '.join(self.parent)}"
                )
            origin.extend(self.parent[rest].origin)
            return Term(self.inputs.parent(rest), from_target(self.parent[rest].type))
        plain = rest if prefix == "source" and rest and not self.level.has(name) else name
        is_target = plain == name and name in self.types and name != but
        if is_target and self.level.has(name):
            raise NameFault(
                f"'{name}' is a source field and a column of {self.table}",
                f"Write source.{name} or target.{name}",
            )
        if is_target:
            return self._target(name, needs)
        try:
            ref = self.level.field(plain)
        except NameFault as fault:
            near = did_you_mean(plain, self.types) if not fault.known else ""
            remedy = fault.remedy if fault.remedy.startswith("Did") or not near.startswith("Did") else near
            raise NameFault(fault.reason, remedy, known=fault.known) from fault
        origin.append(ref.origin)
        return Term(self.inputs.field(ref), from_arrow(ref.type))

    def _target(self, column: str, needs: list[str]) -> Term:
        needs.append(column)
        return Term(self.value_name(column), from_target(self.types[column]))
