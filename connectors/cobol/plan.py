"""From a layout and a source description to what must be decoded: one plan for each record type.

A plan is a list of leaves (fields with a value) and tables (OCCURS, with leaves and tables of their own), each
with its offset from the start of what it lies in. Which redefinition is live is settled here: by record type
(`segments.redefine_map`), by a condition on the record (`redefines`), or by the description naming none, when
the first definition is read and the others are left alone, with a note that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from connectors.cobol.codepage import code_page
from connectors.cobol.conditions import Condition, ConditionFault, parse_condition
from connectors.cobol.description import CobolSource
from connectors.cobol.edited import editing_table
from connectors.layout import Field, Layout, Usage
from migrate.errors import did_you_mean

__all__ = ["Leaf", "Node", "Plan", "PlanFault", "TablePlan", "make_plans"]


class PlanFault(ValueError):
    """The description does not fit the layout: `at` is the word of the description, then reason and remedy."""

    def __init__(self, at: tuple[str, ...], reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.at, self.reason, self.remedy = at, reason, remedy


@dataclass(frozen=True)
class Leaf:
    """A field with a value. `name` is its column, or its member of the table's struct.

    `offset` counts from the start of the record or table element, every table before it at its maximum;
    `after` are the varying tables (indices into the same node list) that move it up. `live` are the indices
    of the plan's conditions that must hold.
    """

    field: Field
    name: str
    offset: int
    code_page: str
    after: tuple[int, ...] = ()
    live: tuple[int, ...] = ()


@dataclass(frozen=True)
class TablePlan:
    """A table: `counter` is the index of its DEPENDING ON leaf in the node list `up` levels above the table's
    own (0: the list that the table stands in), None where fixed.

    `varies`: only the counted elements are on file. `scalar`: the item with OCCURS is itself elementary.
    `offset` and `stride` are those of a table and elements with every table before and in them at its maximum.
    """

    field: Field
    name: str
    offset: int
    stride: int
    minimum: int
    maximum: int
    counter: int | None
    varies: bool
    scalar: bool
    nodes: tuple[Node, ...]
    after: tuple[int, ...] = ()
    live: tuple[int, ...] = ()
    up: int = 0

    @property
    def elastic(self) -> bool:
        """Whether its elements are of different lengths: a table in them takes only what is counted."""
        return any(isinstance(node, TablePlan) and node.moves for node in self.nodes)

    @property
    def moves(self) -> bool:
        """Whether what stands behind it stands elsewhere in other records."""
        return self.varies or self.elastic


Node = Leaf | TablePlan


@dataclass(frozen=True)
class Choice:
    """Redefinitions each under a condition of its own: where `live` holds, one of `conditions` must."""

    name: str
    live: tuple[int, ...]
    conditions: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """How the records of one type are decoded."""

    segment: str
    length: int
    """Bytes of the record, the redefinitions that are read included, every table at its maximum."""
    least: int
    """Bytes up to the end of the last field that every record has."""
    nodes: tuple[Node, ...]
    conditions: tuple[Condition, ...] = ()
    choices: tuple[Choice, ...] = ()
    values: tuple[str, ...] = ()
    """Values of the segment field that choose this plan; empty: every record."""
    role: str = "data"


def make_plans(layout: Layout, source: CobolSource) -> tuple[list[Plan], list[str]]:
    """One plan a record type, and notes on what the description leaves unread.

    Raises:
        PlanFault: a name of the description is not in the layout, or a form is not supported.
    """
    builder = _Builder(layout, source)
    known = {item.name.upper() for item in layout.walk() if item.level == 66}
    for name in source.renames:
        if name.upper().replace("_", "-") not in {*known, "ALL"}:
            raise PlanFault(
                ("renames",), f"the copybook renames nothing as '{name}'", did_you_mean(name, known)
            )
    if not source.segments or not source.segments.redefine_map:
        return [builder.plan(layout.records[0].name, layout.records, chosen=None)], builder.notes
    segments = source.segments
    mapped = {name: _one(layout, name, ("segments", "redefine_map", name)) for name in segments.redefine_map}
    for word in ("header", "trailer"):
        for name in getattr(segments, word):
            if name not in mapped:
                raise PlanFault(
                    ("segments", word),
                    f"'{name}' is no record type of redefine_map",
                    did_you_mean(name, mapped),
                )
    plans = []
    for name, item in mapped.items():
        records = [record for record in layout.records if record is item or item in list(record.walk())]
        if item not in layout.records and len(layout.records) == 1:
            records = list(layout.records)
        others = {id(other) for other in mapped.values() if other is not item}
        plan = builder.plan(item.name, records, chosen=item, excluded=others)
        role = "header" if name in segments.header else "trailer" if name in segments.trailer else "data"
        plans.append(replace(plan, values=tuple(segments.redefine_map[name]), role=role))
    return plans, builder.notes


def _one(layout: Layout, name: str, at: tuple[str, ...]) -> Field:
    found = layout.find(name)
    if not found:
        known = [item.name for item in layout.walk() if not item.is_filler]
        raise PlanFault(at, f"the copybook has no field '{name}'", did_you_mean(name, known))
    if len(found) > 1:
        raise PlanFault(at, f"'{name}' stands {len(found)} times in the copybook", "Write NAME OF GROUP")
    return found[0]


@dataclass
class _Builder:
    layout: Layout
    source: CobolSource
    notes: list[str] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    counters: list[dict[str, int]] = field(default_factory=list)
    """For each level of tables about the place the leaves before it: path to index in that level's nodes."""
    excluded: set[int] = field(default_factory=set)
    chosen: Field | None = None
    own: dict[int, list[int]] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    reach: int = 0
    least: int = 0

    def plan(
        self,
        segment: str,
        records: Sequence[Field],
        *,
        chosen: Field | None,
        excluded: set[int] | None = None,
    ) -> Plan:
        self.conditions, self.counters, self.choices = [], [{}], []
        self.reach = self.least = 0
        self.chosen, self.excluded = chosen, excluded or set()
        keep_root = self.source.root == "kept" or len(records) > 1
        nodes: list[Node] = []
        shared = list(self._alternatives(tuple(records), ()))
        overlay = not any(record.redefines for record in records)
        chosen_records = [(record, ()) for record in records] if overlay else shared
        for record, live in chosen_records:
            prefix = f"{record.name}." if keep_root else ""
            if record.is_group and not record.occurs:
                self._children(record.children, nodes, 0, prefix, "", live, top=True)
                self._renamed(record, nodes, prefix, live)
            else:
                self._item(record, nodes, 0, "", "", live, top=True)
        names = [node.name for node in nodes]
        for name in {name for name in names if names.count(name) > 1}:
            raise PlanFault(
                ("copybooks",), f"the qualified name '{name}' stands twice in a record", "Rename one of them"
            )
        at_front = {node.field.path for node in nodes if isinstance(node, Leaf) and not node.after}
        for path in (path for condition in self.conditions for path in condition.paths):
            if path not in at_front:
                raise PlanFault(
                    ("redefines",),
                    f"the condition's field {path} must stand outside every table, before any that varies",
                )
        return Plan(
            segment, self.reach, self.least, tuple(nodes), tuple(self.conditions), choices=tuple(self.choices)
        )

    def _children(
        self,
        items: Sequence[Field],
        nodes: list[Node],
        base: int,
        prefix: str,
        inside: str,
        live: tuple[int, ...],
        *,
        top: bool,
    ) -> None:
        for item, alive in self._alternatives(tuple(items), live):
            self._item(item, nodes, base, prefix, inside, alive, top=top)

    def _item(
        self,
        item: Field,
        nodes: list[Node],
        base: int,
        prefix: str,
        inside: str,
        live: tuple[int, ...],
        *,
        top: bool,
    ) -> None:
        if top and (item.occurs or not item.is_group):
            end = item.offset + item.size
            self.reach = max(self.reach, end)
            self.least = max(self.least, 0 if item.is_filler or live else end)
        if (
            item.is_filler
            and (not item.is_group or self.source.fillers == "drop-all")
            and self.source.fillers != "keep"
        ):
            return
        name = prefix + (item.path[len(inside) + 1 :] if inside else item.path)
        offset = item.offset - base
        after = tuple(
            n
            for n, node in enumerate(nodes)
            if isinstance(node, TablePlan)
            and node.moves
            and node.offset + node.stride * node.maximum <= offset
        )
        if item.occurs:
            nodes.append(self._table(item, name, offset, after, live, top=top))
        elif item.is_group:
            self._children(item.children, nodes, base, prefix, inside, live, top=top)
        else:
            self.counters[-1][item.path] = len(nodes)
            nodes.append(self._leaf(item, name, offset, after, live))

    def _leaf(
        self, item: Field, name: str, offset: int, after: tuple[int, ...], live: tuple[int, ...]
    ) -> Leaf:
        pages = {key.upper().replace("_", "-"): page for key, page in self.source.code_pages.items()}
        page = pages.get(item.name.upper(), pages.get(item.path.upper(), self.source.code_page))
        _refuse_page(item, page)
        if item.editing:
            try:
                editing_table(code_page(page), item.editing, blank_when_zero=item.blank_when_zero)
            except ValueError as error:
                reason = f"{item.name} PICTURE {item.picture}: {error}"
                remedy = "Name its code page under code_pages, or what its currency sign writes under currency_signs"
                raise PlanFault(("edited",), reason, remedy) from None
        return Leaf(item, name, offset, page, after, live)

    def _table(
        self, item: Field, name: str, offset: int, after: tuple[int, ...], live: tuple[int, ...], *, top: bool
    ) -> TablePlan:
        occurs = item.occurs
        assert occurs is not None  # noqa: S101 - the caller looked
        counter, up = None, 0
        if occurs.depending_on:
            counter, up = self._counter(item, occurs.depending_on)
        if occurs.unbounded and not self.source.tables_vary:
            raise PlanFault(
                ("variable_occurs",),
                f"{item.name} has no largest size (UNBOUNDED), so a record of one length has no room for it",
                "Say variable_occurs: true, or write the largest number into the copybook",
            )
        members: list[Node] = []
        once = replace(item, occurs=None)
        if item.is_group:
            self.counters.append({})
            self._children(item.children, members, item.offset, "", item.path, (), top=False)
            self.counters.pop()
        else:
            members.append(self._leaf(once, "", 0, (), ()))
        varies = counter is not None and self.source.tables_vary
        return TablePlan(
            item, name, offset, item.length, occurs.minimum, occurs.maximum, counter, varies,
            not item.is_group, tuple(members), after, live, up,
        )  # fmt: skip

    def _counter(self, item: Field, path: str) -> tuple[int, int]:
        """(index of the counter among the nodes of its level, levels above the table's own)."""
        for up, level in enumerate(reversed(self.counters)):
            if path in level:
                return level[path], up
        raise PlanFault(
            ("copybooks",),
            f"{item.name} depends on {path}, which is not read, or stands in a table that {item.name} is not in",
            "Let the counter be read: fillers: keep, or name its redefinition under redefines",
        )

    def _renamed(self, record: Field, nodes: list[Node], prefix: str, live: tuple[int, ...]) -> None:
        """The items of level 66 that the description wants: other names for bytes that are read already."""
        wanted = {name.upper().replace("_", "-") for name in self.source.renames}
        for item in record.children:
            if item.level != 66 or not wanted & {item.name.upper(), "ALL"}:
                continue
            end = item.offset + item.length
            moving = [node for node in nodes if isinstance(node, TablePlan) and node.moves]
            for node in moving:
                if node.offset < end and item.offset < node.offset + node.field.size:
                    raise PlanFault(
                        ("renames",),
                        f"{item.name} renames bytes that {node.name}, a table of varying length, stands in",
                        "Name the items themselves",
                    )
            self._item(item, nodes, 0, prefix, "", live, top=True)

    def _alternatives(
        self, items: tuple[Field, ...], live: tuple[int, ...]
    ) -> Iterator[tuple[Field, tuple[int, ...]]]:
        """The items that are read, each with the conditions it stands under."""
        items = tuple(item for item in items if item.level != 66)  # RENAMES takes no storage of its own
        bases: dict[str, Field] = {}
        families: dict[int, list[Field]] = {}
        for item in items:
            base = bases.get((item.redefines or "").upper(), item)
            if not item.is_filler:
                bases[item.name.upper()] = base
            families.setdefault(id(base), []).append(item)
        family_of = {id(member): family for family in families.values() for member in family}
        for item in items:
            family = family_of[id(item)]
            if len(family) == 1:
                if id(item) not in self.excluded:
                    yield item, live
                continue
            alive = self._alive(item, family)
            if alive is not None:
                yield item, (*live, *alive)
            if item is family[-1]:
                self._choose(family, live)

    def _alive(self, item: Field, family: Sequence[Field]) -> tuple[int, ...] | None:
        """Indices of the conditions under which `item` of the family is read; None: not at all."""
        if self.chosen is not None and any(
            id(member) in self.excluded or self._holds(member) for member in family
        ):
            return () if self._holds(item) else None
        option = self.source.redefines
        if option == "all":
            return ()
        conditions = self._options()
        named = {member.name.upper(): conditions.get(member.name.upper()) for member in family}
        if not any(named.values()):
            if item is not _first_named(family):
                self._note_unread(item)
                return None
            return ()
        own = named.get(item.name.upper())
        if own:
            index = self._condition(own, ("redefines", item.name))
            if named[family[0].name.upper()]:
                self.own.setdefault(id(family[0]), []).append(index)
            return (index,)
        if item is not family[0]:
            self._note_unread(item)
            return None
        others = [text for text in named.values() if text]
        return (self._condition(others, ("redefines",), negate=True),)

    def _note_unread(self, item: Field) -> None:
        note = f"{item.name} redefines {item.redefines} and is not read"
        note += "; name it under redefines, or write redefines: all"
        if note not in self.notes and not item.is_filler:
            self.notes.append(note)

    def _choose(self, family: Sequence[Field], live: tuple[int, ...]) -> None:
        """Where every definition that is read has a condition of its own, a record that meets none is a fault."""
        chosen = self.own.pop(id(family[0]), None)
        if chosen:
            self.choices.append(Choice(family[0].path, live, tuple(chosen)))

    def _holds(self, item: Field) -> bool:
        return self.chosen is not None and any(below is self.chosen for below in item.walk())

    def _options(self) -> dict[str, str]:
        if not isinstance(self.source.redefines, dict):
            return {}
        found = {}
        for name, text in self.source.redefines.items():
            found[_one(self.layout, name, ("redefines", name)).name.upper()] = text
        return found

    def _condition(self, text: str | list[str], at: tuple[str, ...], *, negate: bool = False) -> int:
        try:
            condition = parse_condition([text] if isinstance(text, str) else text, self.layout, negate=negate)
        except ConditionFault as fault:
            raise PlanFault(at, str(fault), fault.remedy) from None
        self.conditions.append(condition)
        return len(self.conditions) - 1


def _refuse_page(item: Field, page: str) -> None:
    """A double-byte field needs a page with such characters; digits need one with single bytes."""
    kind = code_page(page).kind
    reason = f"{item.name} has USAGE {item.usage.value}, and code page {page} has no "
    if item.usage is Usage.DBCS and kind not in ("mixed", "double"):
        remedy = f"Name its page under code_pages: {{{item.name}: cp1399}} for Japanese, and so on"
        raise PlanFault(("code_pages",), f"{reason}double-byte characters", remedy)
    if kind == "double" and item.usage not in (Usage.TEXT, Usage.DBCS):
        raise PlanFault(("code_pages", item.name), f"{reason}single-byte characters", "Name another one")


def _first_named(family: Sequence[Field]) -> Field:
    """The first definition that names anything: one of FILLERs alone only makes room for the others."""
    named = (
        member
        for member in family
        if any(not below.is_filler and not below.is_group for below in member.walk())
    )
    return next(named, family[0])
