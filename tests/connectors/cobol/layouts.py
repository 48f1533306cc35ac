"""Small record descriptions: written as copybooks for the connector, kept as trees for the reference.

`random_form` gives a record with groups, tables and redefinitions; `copybook` writes it and `write` fills it
with bytes. `agreement` says what must come out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.connectors.cobol import reference
from tests.connectors.cobol.fields import (
    PAGES,
    WHOLE,
    Leaf,
    encode,
    fill,
    make_leaf,
    make_text,
    other_leaf,
    random_edited,
    whole_leaf,
)


@dataclass(frozen=True)
class Group:
    """A group; `when` is the value of KIND for which it is live, where it is a redefinition."""

    name: str
    members: tuple[Node, ...]
    redefines: str | None = None
    when: str | None = None

    @property
    def length(self) -> int:
        return sum(span(family) for family in families(self.members))


@dataclass(frozen=True)
class Table:
    """OCCURS of a group, or of a single field when `members` is one leaf of the table's own name."""

    name: str
    members: tuple[Node, ...]
    minimum: int
    maximum: int
    counter: str | None = None

    @property
    def scalar(self) -> bool:
        return len(self.members) == 1 and self.members[0].name == self.name

    @property
    def stride(self) -> int:
        return sum(span(family) for family in families(self.members))

    @property
    def length(self) -> int:
        return self.stride * self.maximum


Node = Leaf | Group | Table


def families(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Items, each with those that redefine it."""
    found: list[list[Node]] = []
    for node in nodes:
        if isinstance(node, Group) and node.redefines:
            found[-1].append(node)
        else:
            found.append([node])
    return iter(found)


def tables(nodes: Sequence[Node]) -> Iterator[Table]:
    """Every table, also those in groups and in other tables."""
    for node in nodes:
        if isinstance(node, Table):
            yield node
        if isinstance(node, (Group, Table)):
            yield from tables(node.members)


def span(family: Sequence[Node]) -> int:
    return max(node.length for node in family)


@dataclass(frozen=True)
class Form:
    """A record: its tree, and what the source description says beside it."""

    members: tuple[Node, ...]
    dialect: str = "ibm"
    page: str = "cp037"
    redefines: Mapping[str, str] = field(default_factory=dict)

    @property
    def length(self) -> int:
        return sum(span(family) for family in families(self.members))


def copybook(form: Form) -> str:
    lines = ["       01  REC."]

    def put(nodes: Sequence[Node], level: int) -> None:
        for node in nodes:
            clause = (
                "" if isinstance(node, Group) else node.clause if isinstance(node, Leaf) else _occurs(node)
            )
            if isinstance(node, Group) and node.redefines:
                clause = f"REDEFINES {node.redefines}"
            if isinstance(node, Table) and node.scalar:
                leaf = node.members[0]
                assert isinstance(leaf, Leaf)
                clause = f"{leaf.clause}\n{'':11}{clause}"
            words = [
                f"{'':7}{' ' * level}{level:02d}  {node.name}",
                *([f"{'':11}{clause}"] if clause else []),
            ]
            lines.extend(words[:-1])
            lines.append(f"{words[-1]}.")
            if not isinstance(node, Leaf) and not (isinstance(node, Table) and node.scalar):
                put(node.members, level + 1)

    put(form.members, 2)
    return "\n".join(lines) + "\n"


def _occurs(table: Table) -> str:
    if table.counter:
        return f"OCCURS {table.minimum} TO {table.maximum} DEPENDING ON {table.counter}"
    return f"OCCURS {table.maximum}"


class _Names:
    def __init__(self) -> None:
        self.number = 0

    def __call__(self, letter: str) -> str:
        self.number += 1
        return f"{letter}{self.number}"


def random_leaf(rng: random.Random, name: str, dialect: str, page: str) -> Leaf:
    kind = rng.random()
    if kind < 0.3:
        return make_text(name, rng.randint(1, 12), page, rng.random() < 0.1)
    if kind < 0.4:
        if rng.random() < 0.5:
            return random_edited(name, rng, page)
        return other_leaf(
            name,
            rng.choice(["NATIONAL", "UTF-8", "COMP-1", "COMP-2", "EDITED", "INDEX"]),
            rng.randint(1, 4),
            page,
        )
    if dialect == "gnucobol" and rng.random() < 0.1:
        return whole_leaf(name, rng.choice([*WHOLE]), signed=rng.random() < 0.5, page=page)
    usages = [reference.DISPLAY, "COMP-3", "COMP", "COMP-5"] + (["COMP-6"] if dialect == "gnucobol" else [])
    usage = rng.choice(usages)
    digits = rng.choice([1, 2, 3, 4, 5, 8, 9, 10, 17, 18, 19, 28, 31, 36, 38])
    scale = rng.choice([0, 0, 0, min(2, digits), digits, digits + 2, -2])
    if digits + abs(scale) > 36 and not 0 <= scale <= digits:
        scale = 0
    if usage in ("COMP", "COMP-5") and scale < 0 and digits > 18:
        scale = 0
    signed = rng.random() < 0.6 and usage != "COMP-6"
    place = rng.choice(["trailing", "leading", "trailing separate", "leading separate"])
    zero = usage == reference.DISPLAY and not signed and rng.random() < 0.2
    return make_leaf(
        name,
        usage,
        digits,
        scale,
        signed=signed,
        place=place,
        dialect=dialect,
        blank_when_zero=zero,
        page=page,
    )


def random_form(rng: random.Random) -> Form:
    """A record with fields, groups, tables in tables, at most two varying tables, and a redefinition."""
    dialect, page = rng.choice(["ibm", "ibm", "gnucobol"]), rng.choice(PAGES)
    names = _Names()
    outer: list[Leaf] = []
    rigid = False

    def leaf() -> Leaf:
        return random_leaf(rng, names("F"), dialect, page)

    def table(depth: int) -> Table:
        name, most = names("T"), rng.randint(1, 4)
        if rng.random() < 0.3:
            return Table(name, (replace(random_leaf(rng, name, dialect, page), name=name),), most, most)
        members = nodes(depth + 1, rng.randint(1, 3))
        if depth <= 2 and not rigid and rng.random() < 0.25:
            # a table that varies within the element, by a counter of the element or of what it stands in
            own = counter() if rng.random() < 0.7 or not outer else rng.choice(outer)
            outer.append(own)
            members = (*members, *(() if any(own is other for other in outer[:-1]) else (own,)))
            body = table(depth + 1)
            least = rng.randint(0, 1)
            members = (*members, replace(body, minimum=least, maximum=rng.randint(1, 3), counter=own.name))
            members = (*members, *nodes(depth + 2, rng.randint(0, 1)))
            outer.pop()
        return Table(name, members, most, most)

    def counter() -> Leaf:
        return make_leaf(
            names("N"), rng.choice([reference.DISPLAY, "COMP-3", "COMP", "COMP-5"]), rng.choice([1, 2, 4]),
            signed=rng.random() < 0.5, dialect=dialect, page=page,
            place=rng.choice(["trailing", "leading", "trailing separate", "leading separate"]),
        )  # fmt: skip

    def nodes(depth: int, count: int) -> tuple[Node, ...]:
        found: list[Node] = []
        for _ in range(count):
            kind = rng.random()
            if kind < 0.75 or depth > 2:
                found.append(leaf())
            elif kind < 0.88:
                found.append(Group(names("G"), nodes(depth + 1, rng.randint(1, 3))))
            else:
                found.append(table(depth))
        return tuple(found)

    members: list[Node] = [make_text("KIND", 1, page), *nodes(0, rng.randint(1, 4))]
    redefines = {}
    if rng.random() < 0.5:
        rigid = True  # neither what is redefined nor what redefines may vary ("REDEFINES clause")
        base = Group(names("G"), nodes(1, rng.randint(1, 3)))
        other = Group(names("G"), nodes(1, rng.randint(1, 3)), base.name, "B")
        rigid = False
        members += [base, other]
        redefines = {other.name: "KIND = 'B'"}
    for _ in range(rng.choice([0, 0, 1, 2])):
        counted = counter()
        members.append(counted)
        members += nodes(1, rng.randint(0, 1))
        body = table(1)
        members.append(
            replace(body, minimum=rng.randint(0, 1), maximum=rng.randint(1, 5), counter=counted.name)
        )
        members += nodes(1, rng.randint(0, 2))
    return Form(tuple(members), dialect, page, redefines)


def write(form: Form, rng: random.Random, *, slide: bool) -> bytes:
    """A valid record."""
    little = form.dialect == "gnucobol"
    counts: dict[str, int] = {}
    kind = "A"
    limits: dict[str, tuple[int, int]] = {}
    for each in tables(form.members):
        if each.counter:
            low, high = limits.get(each.counter, (0, 9))
            limits[each.counter] = max(low, each.minimum), min(high, each.maximum)

    def put(nodes: Sequence[Node]) -> bytes:
        found = b""
        for family in families(nodes):
            node = rng.choice(family) if len(family) > 1 else family[0]
            if len(family) > 1:
                nonlocal kind
                kind = node.when if isinstance(node, Group) and node.when else "A"
            found += one(node).ljust(span(family), b"\x00") if not isinstance(node, Table) else one(node)
        return found

    def one(node: Node) -> bytes:
        if isinstance(node, Leaf):
            if node.name in limits:
                counts[node.name] = rng.randint(*limits[node.name])
                native = little and node.item.usage == "COMP-5"
                return encode(node.item, counts[node.name], rng, little=native)
            return fill(node, rng, little=little)
        if isinstance(node, Group):
            return put(node.members)
        count = counts[node.counter] if node.counter else node.maximum
        elements = b"".join(put(node.members) for _ in range(count))
        return elements if slide else elements.ljust(node.length, b"\x00")

    record = put(form.members)
    return kind.encode(form.page) + record[1:]
