"""Families of records at random, and whose parent is whose by looking back record by record."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from tests.connectors.cobol.blocking import spanned

UNKNOWN = "??"


@dataclass(frozen=True)
class Record:
    """`kind` is a record type or UNKNOWN; `valid`: its number can be decoded."""

    kind: str
    valid: bool = True


@dataclass(frozen=True)
class Tree:
    """Record types by two letters: `parents` of those below others, `roots`, `outside`, `control`."""

    parents: Mapping[str, str]
    roots: tuple[str, ...]
    outside: tuple[str, ...] = ()
    control: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (*self.roots, *self.parents, *self.outside, *self.control)

    def children(self, kind: str) -> list[str]:
        return [child for child, parent in self.parents.items() if parent == kind]

    def above(self, kind: str) -> list[str]:
        """The types above one, nearest first."""
        parent = self.parents.get(kind)
        return [parent, *self.above(parent)] if parent else []

    def depth(self) -> int:
        return 1 + max((len(self.above(kind)) for kind in self.parents), default=0)


@dataclass(frozen=True)
class Place:
    """What becomes of a record: its fault codes, or its parent's number and its place; 0 without a parent."""

    codes: frozenset[str] = frozenset()
    parent: int = 0
    position: int = 0


def places(files: list[list[Record]], tree: Tree) -> dict[int, Place]:
    """By record number what becomes of it: the plain, slow way."""
    found: dict[int, Place] = {}
    first = 1
    for records in files:
        for n in range(len(records)):
            found[first + n] = _place(records, n, first, tree, found)
        first += len(records)
    return found


def _place(records: list[Record], n: int, first: int, tree: Tree, found: dict[int, Place]) -> Place:
    record = records[n]
    if record.kind == UNKNOWN:
        return Place(frozenset(["unknown_type"]))
    codes = set() if record.valid else {"bad_digit"}
    if record.kind not in tree.parents:
        return Place(frozenset(codes))
    wanted = tree.parents[record.kind]
    position = 1
    for m in range(n - 1, -1, -1):
        kind = records[m].kind
        if kind == UNKNOWN:
            return Place(frozenset(codes | {"parent_unknown"}))
        if kind == wanted:
            if found[first + m].codes:
                codes.add("parent_quarantined")
            return Place(frozenset(codes), first + m, position) if not codes else Place(frozenset(codes))
        if kind in tree.above(wanted) or kind in tree.roots or kind in tree.control:
            break
        position += kind == record.kind
    return Place(frozenset(codes | {"no_parent"}))


def nested(files: list[list[Record]], tree: Tree) -> list[dict[str, Any]]:
    """The valid records as objects within their parents' arrays."""
    found = places(files, tree)
    records = [record for file in files for record in file]
    objects: dict[int, dict[str, Any]] = {}
    top = []
    for number, record in enumerate(records, 1):
        if found[number].codes:
            continue
        objects[number] = {"TY": record.kind, "NR": number} | {
            child: [] for child in tree.children(record.kind)
        }
        if found[number].parent:
            objects[found[number].parent][record.kind].append(objects[number])
        else:
            top.append(objects[number])
    return top


# ------------------------------------------------------------------------------------------ at random


def random_tree(random: random.Random, deep: int) -> Tree:
    """One or two roots, up to ten types below them, the deepest at level `deep`."""
    roots = ("RA",) if random.random() < 0.7 else ("RA", "RB")
    parents: dict[str, str] = {}
    for kind in [f"T{letter}" for letter in "ABCDEFGHIJ"[: random.randint(deep - 1, 10)]]:
        tree = Tree(parents, roots)
        room = [each for each in (*roots, *parents) if len(tree.above(each)) + 1 < deep]
        if room:
            parents[kind] = room[-1] if len(parents) < deep - 1 else random.choice(room)
    return Tree(
        parents,
        roots,
        ("XX",) if random.random() < 0.3 else (),
        ("HD",) if random.random() < 0.3 else (),
    )


def random_files(random: random.Random, tree: Tree, count: int) -> list[list[Record]]:
    """About `count` families in one or two files; some records lost, strange, undecodable or out of place."""
    wild = random.choice([0.0, 0.02, 0.2])
    files: list[list[Record]] = [[] for _ in range(random.randint(1, 2))]
    for n in range(count):
        files[n * len(files) // count] += _spoilt(
            random, tree, list(_family(random, tree, random.choice(tree.roots))), wild
        )
    return files


def _family(random: random.Random, tree: Tree, kind: str) -> Iterator[Record]:
    yield Record(kind)
    children = tree.children(kind) * random.randint(0, 2)
    if random.random() < 0.5:
        random.shuffle(children)  # siblings of several types need not stand in groups
    for child in children:
        for _ in range(random.choice([0, 1, 1, 2, 5])):
            yield from _family(random, tree, child)


def _spoilt(random: random.Random, tree: Tree, family: list[Record], wild: float) -> Iterator[Record]:
    for record in family[:50]:
        if random.random() < wild:
            happens = random.randrange(5)
            if happens == 0:
                continue
            if happens == 1:
                yield Record(UNKNOWN)
            elif happens == 2:
                yield Record(record.kind, valid=False)
                continue
            elif happens == 3:
                yield Record(random.choice(tree.kinds), valid=random.random() < 0.8)
            else:
                yield Record(random.choice([*tree.outside, *tree.control, *tree.roots]))
        yield record


# ------------------------------------------------------------------------------------------- as a file


@dataclass
class Written:
    """Files of such records, and the words that describe them."""

    folder: Path
    tree: Tree
    files: list[list[Record]]
    form: str
    block: int = 3
    words: dict[str, Any] = field(default_factory=dict)

    def connector(self) -> CobolConnector:
        book = "".join(
            f"       01  {kind}.\n           05  TY PIC X(2).\n           05  NR PIC 9(6).\n"
            for kind in self.tree.kinds
        )
        (self.folder / "T.cpy").write_text(book)
        number, names = 1, []
        for n, records in enumerate(self.files):
            bodies = []
            for record in records:
                bodies.append(f"{record.kind}{number:06d}" if record.valid else f"{record.kind}?{number:05d}")
                number += 1
            names.append(f"D{n}.bin")
            (self.folder / names[-1]).write_bytes(self._framed([body.encode() for body in bodies]))
        return CobolConnector(
            "t", CobolSource.model_validate({**self._words, "data": names, **self.words}), self.folder
        )

    @cached_property
    def _words(self) -> dict[str, Any]:
        tree = self.tree
        kinds = [kind for kind in (*tree.roots, *tree.parents) if tree.children(kind) or kind in tree.roots]
        return {
            "copybooks": ["T.cpy"],
            "record_format": self.form,
            "code_page": "ascii",
            "segments": {
                "field": "TY",
                "redefine_map": {kind: kind for kind in tree.kinds},
                "header": list(tree.control),
            },
            "hierarchy": {kind: tree.children(kind) for kind in kinds},
        }

    def _framed(self, bodies: list[bytes]) -> bytes:
        if self.form == "F":
            return b"".join(bodies)
        if self.form == "VBS":
            return spanned(bodies, 9 + 4 * self.block)
        if self.form == "text":
            return b"".join(body + b"\n" for body in bodies)
        records = [_word(body) for body in bodies]
        if self.form == "V":
            return b"".join(records)
        return b"".join(
            _word(b"".join(records[n : n + self.block])) for n in range(0, len(records), self.block)
        )


def _word(body: bytes) -> bytes:
    return (len(body) + 4).to_bytes(2, "big") + b"\0\0" + body
