"""The names of source fields: which field of a record a word in a mapping file means.

A name is a field's own name, its dotted path or the tail of it, or `NAME OF GROUP`, as COBOL has it. Case
does not matter, nor does the difference between `-` and `_`. An element of a table (OCCURS) is named with
its number: `PHONE(2)`, `STREET(1)` or `ADDRESS(1).STREET`. Where record types stand under one another,
`parent.NAME` is a field of the parent record, `ancestor.NAME` of the nearest record above that has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa

from migrate.errors import did_you_mean

__all__ = ["PARENT", "PLACE", "RECORD", "FieldRef", "Level", "NameFault", "SourceShape", "fold"]

RECORD = "_record"
"""Name of the column that carries each row's record number."""

PARENT = "_parent"
"""Name of the column that carries the parent's record number, in rows of a type that stands under another."""

PLACE = "_position"
"""Name of the column beside it, a name for mappings as well: the record's 1-based place under its parent."""

_OF = re.compile(r"\s+(?:of|in)\s+", re.IGNORECASE)
_SUBSCRIPT = re.compile(r"\s*\(\s*(\d+(?:\s*[, ]\s*\d+)*)\s*\)")

Steps = tuple[str | int | None, ...]


@dataclass(frozen=True)
class SourceShape:
    """The record types of one source: by segment name the Arrow schema of its rows, RECORD first.

    Fields are columns named by their dotted path; a table (OCCURS, repeated element) is a list of structs,
    whose members are named relative to it, or a list of scalars.

    `parents` gives the type above each that stands under another; its schema has PARENT and PLACE behind RECORD.
    """

    name: str
    segments: Mapping[str, pa.Schema]
    parents: Mapping[str, str] = field(default_factory=dict)

    def level(self, segment: str) -> Level:
        """The names that a record of this type can use."""
        above = self.parents.get(segment)
        return Level.of_segment(segment, self.segments[segment], self.level(above) if above else None)

    def fields(self, segment: str) -> list[pa.Field]:
        """The columns that are fields of the record."""
        return list(self.segments[segment])[3 if segment in self.parents else 1 :]


class NameFault(Exception):
    """A name that means no field that can be used, or more than one; `known` when something is called so."""

    def __init__(self, reason: str, remedy: str = "", *, known: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.known = known


@dataclass(frozen=True)
class FieldRef:
    """A source field as seen from a row.

    Args:
        path: its dotted path in the record, with the numbers of table elements: `ADDRESS(1).STREET`.
        steps: column, then struct members (text) and element numbers (1-based).
        type: Arrow type of its values.
        up: how many tables lie between the row and the field: 0 for a field of the row itself.
        above: how many records lie between: 1 for a field of the parent record.
        segment: the record type of a field above; "" for the row's own.
    """

    path: str
    steps: Steps
    type: pa.DataType
    up: int = 0
    above: int = 0
    segment: str = ""

    @property
    def origin(self) -> str:
        """The path in the layout, without element numbers."""
        return re.sub(r"\(\d+\)", "", self.path)


@dataclass(frozen=True)
class _Entry:
    parts: tuple[str, ...]
    steps: Steps
    type: pa.DataType

    @property
    def path(self) -> str:
        return ".".join(self.parts)

    @property
    def depth(self) -> int:
        return self.steps.count(None)


class Level:
    """The names a row can use: its own fields first, then those of the rows around it."""

    def __init__(
        self,
        segment: str,
        entries: Sequence[_Entry],
        outer: Level | None,
        prefix: tuple[str, ...],
        above: Level | None = None,
    ) -> None:
        self._segment = segment
        self._entries = entries
        self._outer = outer
        self._prefix = prefix
        self._above = above

    @classmethod
    def of_segment(cls, segment: str, schema: pa.Schema, above: Level | None = None) -> Level:
        entries = [
            entry
            for column in schema
            if column.name != RECORD and not (above and column.name == PARENT)
            for entry in _entries(tuple(column.name.split(".")), (column.name,), column.type)
        ]
        return cls(segment, entries, None, (), above)

    @property
    def has_parent(self) -> bool:
        """Whether these are records that stand under others."""
        return self._above is not None

    def table(self, name: str) -> tuple[FieldRef, Level]:
        """The table (OCCURS) called `name`, and the level of its elements.

        Raises:
            NameFault: no table of this row is called so.
        """
        tables = [entry for entry in self._entries if _is_list(entry.type) and not entry.depth]
        found = _matching(_parts(name), self._segment, tables)
        if not found:
            if _matching(_parts(name), self._segment, self._entries):
                raise NameFault(f"'{name}' is no table (OCCURS) of this record", _tables(tables))
            raise NameFault(
                f"unknown table '{name}'", did_you_mean(name, [t.path for t in tables]) or _tables(tables)
            )
        entry = _only(name, found)
        whole = self._prefix + entry.parts
        element, prefix = entry.type.value_type, whole
        if pa.types.is_struct(element):
            inside = list(_entries((), (), element))
        else:  # the elements have no names of their own: each is called as the table is
            inside, prefix = list(_entries(entry.parts[-1:], (), element)), whole[:-1]
        return FieldRef(".".join(whole), entry.steps, entry.type), Level(self._segment, inside, self, prefix)

    def has(self, name: str) -> bool:
        """Whether something here or around is called `name`."""
        try:
            self.field(name)
        except NameFault as fault:
            return fault.known
        return True

    def field(self, name: str) -> FieldRef:
        """The field called `name`, of this row or of the rows around it; `parent.NAME`, `ancestor.NAME`.

        Raises:
            NameFault: no field, several fields, a table, or a field inside a table without its number.
        """
        try:
            return self._around(name)
        except NameFault as fault:
            word, _, rest = name.partition(".")
            if fault.known or not rest or word.casefold() not in ("parent", "ancestor"):
                raise
            if word.casefold() == "parent" and self._outer is not None:
                raise  # a column of the parent table, not a field
            return self.ancestor(rest, nearest=word.casefold() == "parent")

    def ancestor(self, name: str, *, nearest: bool = False) -> FieldRef:
        """The field called `name` of the nearest record above that has one; with `nearest` of the parent record.

        Raises:
            NameFault: as for `field`, or there is no record above.
        """
        up, level = 0, self
        while level._outer is not None:
            up, level = up + 1, level._outer
        if level._above is None:
            raise NameFault(
                f"'{name}': records of {level._segment} stand under no other",
                "Use 'from', or write a hierarchy in the source description",
            )
        names: list[str] = []
        found, above = level._above, 1
        while True:
            try:
                ref = found._around(name)
            except NameFault as fault:
                if fault.known:
                    raise
                names += [entry.parts[-1] for entry in found._entries]
                if found._above is None or nearest:
                    where = f"parent record {found._segment}" if nearest else "records above"
                    raise NameFault(
                        f"unknown field '{name}' of the {where}", did_you_mean(name, names), known=False
                    ) from None
                found, above = found._above, above + 1
            else:
                return replace(ref, up=up, above=above, segment=found._segment)

    def _around(self, name: str) -> FieldRef:
        """The field of this row or of the rows around it in its record."""
        plain, numbers = _subscripts(name)
        parts = _parts(plain)
        level: Level | None = self
        for up in range(20):
            if level is None:
                break
            found = _matching(parts, level._segment, level._entries)
            if found:
                return level._reference(name, found, numbers, up)
            # the whole path names the element's field too
            own = (
                [_Entry(level._prefix + e.parts, e.steps, e.type) for e in level._entries]
                if level._prefix
                else []
            )
            found = _matching(parts, level._segment, own)
            if found:
                return level._reference(name, found, numbers, up, whole=True)
            level = level._outer
        raise NameFault(f"unknown field '{name}'", self._elsewhere(name) or self._near(plain), known=False)

    def _reference(
        self, name: str, found: list[_Entry], numbers: list[int], up: int, *, whole: bool = False
    ) -> FieldRef:
        leaves = [entry for entry in found if not _is_list(entry.type)]
        fitting = [entry for entry in leaves if entry.depth == len(numbers)]
        if not leaves or (not fitting and len(leaves) < len(found)):
            raise NameFault(
                f"'{name}' is a table (OCCURS)",
                f"Make a child table with 'each: {found[0].path}', or name one element: {found[0].path}(1)",
            )
        if not fitting:
            table = ".".join(leaves[0].parts[: _list_parts(leaves[0])])
            if not leaves[0].depth:
                raise NameFault(
                    f"'{name}' has an element number, and is no table (OCCURS)", "Leave the number out"
                )
            element = f"{name.split('(', maxsplit=1)[0].strip()}({', '.join('1' * leaves[0].depth)})"
            raise NameFault(
                f"'{name}' lies in the table {table}",
                f"Make a child table with 'each: {table}', or name one element: {element}",
            )
        entry = _only(name, fitting)
        if 0 in numbers:
            raise NameFault(f"'{name}': elements are numbered from 1", "Write 1 for the first element")
        counted = iter(numbers)
        steps = tuple(next(counted) if step is None else step for step in entry.steps)
        parts = entry.parts if whole else self._prefix + entry.parts
        path = ".".join(parts) + "".join(f"({number})" for number in numbers)
        return FieldRef(path, steps, entry.type, up)

    def _elsewhere(self, name: str) -> str:
        """What to write where a record above has the field."""
        try:
            ref = self.ancestor(name)
        except NameFault:
            return ""
        return f"{ref.segment} has it, a record above: use 'ancestor', in an expression ancestor.{name}"

    def _near(self, name: str) -> str:
        names: dict[str, None] = {}
        level: Level | None = self
        while level is not None:
            names |= {entry.path: None for entry in level._entries}
            names |= {entry.parts[-1]: None for entry in level._entries}
            level = level._outer
        return did_you_mean(name, names)


def fold(name: str) -> str:
    return name.strip().upper().replace("_", "-")


def _is_list(type_: pa.DataType) -> bool:
    return bool(
        pa.types.is_list(type_) or pa.types.is_large_list(type_) or pa.types.is_fixed_size_list(type_)
    )


def _entries(parts: tuple[str, ...], steps: Steps, type_: pa.DataType) -> Iterator[_Entry]:
    """The field, and everything in it; `None` in steps stands for an element number still to come."""
    if pa.types.is_struct(type_):
        for member in type_:
            yield from _entries((*parts, *member.name.split(".")), (*steps, member.name), member.type)
        return
    yield _Entry(parts, steps, type_)
    if _is_list(type_):
        inner = type_.value_type
        if pa.types.is_struct(inner) or _is_list(inner):
            yield from _entries(parts, (*steps, None), inner)
        else:
            yield _Entry(parts, (*steps, None), inner)


def _list_parts(entry: _Entry) -> int:
    """How many parts of the path lead to the first table in it."""
    first = entry.steps.index(None) if None in entry.steps else len(entry.steps)
    return sum(len(str(step).split(".")) for step in entry.steps[:first])


def _subscripts(name: str) -> tuple[str, list[int]]:
    numbers = [int(number) for found in _SUBSCRIPT.finditer(name) for number in re.split(r"[, ]+", found[1])]
    return _SUBSCRIPT.sub("", name), numbers


def _parts(name: str) -> list[str]:
    words = _OF.split(name.strip())
    if len(words) > 1:
        return [fold(part) for word in reversed(words) for part in word.split(".")]
    return [fold(part) for part in name.split(".")]


def _matching(parts: list[str], segment: str, entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries a name may mean; one whose whole path it is wins over one whose tail it is."""
    exact, tail = [], []
    for entry in entries:
        own = [fold(part) for part in entry.parts]
        whole = [fold(segment), *own]
        if parts in (own, whole):
            exact.append(entry)
        elif own and own[-1] == parts[-1] and _is_subsequence(parts, whole):
            tail.append(entry)
    return exact or tail


def _is_subsequence(parts: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in parts)


def _only(name: str, found: list[_Entry]) -> _Entry:
    if len(found) > 1:
        paths = sorted({entry.path for entry in found})
        if len(paths) > 1:
            raise NameFault(f"'{name}' may mean {' or '.join(paths[:6])}", f"Write {' or '.join(paths[:3])}")
        raise NameFault(
            f"'{name}' may mean {len(found)} fields with the same path", "Rename one in the layout"
        )
    return found[0]


def _tables(tables: Sequence[_Entry]) -> str:
    names = [entry.path for entry in tables]
    return f"Tables of this record: {', '.join(names)}" if names else "This record has no table"
