"""From entries to the tree of items that their level numbers make.

Source: Enterprise COBOL for z/OS Language Reference, "Level-numbers"; TYPE and SAME AS are of the 2002 standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from connectors.cobol.entry import Entry
from connectors.cobol.reference_format import Word
from connectors.cobol.usage import Storage
from connectors.layout import Condition, Usage
from migrate.errors import Fault, did_you_mean

__all__ = ["Item", "Reporter", "grow"]

_MOST_ENTRIES = 200_000
GROUP = Storage(Usage.GROUP, 0)


@dataclass(eq=False)
class Item:
    entry: Entry
    parent: Item | None = None
    children: list[Item] = field(default_factory=list)
    renames: list[Item] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    bytes: Storage = GROUP
    target: Item | None = None
    counter: Item | None = None
    offset: int = 0
    length: int = 0
    boundary: int = 1
    path: str = ""

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def size(self) -> int:
        return self.length * (self.entry.occurs.maximum if self.entry.occurs else 1)

    @property
    def in_table(self) -> bool:
        """It is a table, or stands in one."""
        return bool(self.entry.occurs) or (self.parent is not None and self.parent.in_table)

    def walk(self) -> Iterator[Item]:
        yield self
        for child in self.children:
            yield from child.walk()


class Reporter:
    """Takes faults and notes of items; an entry that could not be read has had its fault already."""

    def __init__(self, faults: list[Fault], notes: list[str]) -> None:
        self.faults, self.notes = faults, notes

    def fault(self, item: Item | Entry, reason: str, remedy: str = "", at: Word | None = None) -> None:
        entry = item.entry if isinstance(item, Item) else item
        if not entry.broken:
            place = at or entry.at
            self.faults.append(Fault(place.file, place.line, entry.name, reason, remedy))

    def note(self, item: Item, text: str) -> None:
        self.notes.append(f"{item.entry.at.file}:{item.entry.at.line}: {item.name}: {text}")


def grow(book: str, entries: Sequence[Entry], reporter: Reporter) -> list[Item]:
    """The records of a copybook: its items of level 01 and 77, with what stands below them.

    Args:
        book: the name of the 01 that the copybook leaves out.
    """
    grower = _Grower(reporter)
    grower.tree(book, _with_types(entries, reporter))
    return grower.roots


def _with_types(entries: Sequence[Entry], reporter: Reporter) -> list[Entry]:
    """The entries with what TYPE and SAME AS name written out, and without the types themselves."""
    if not any(entry.typedef or entry.type_name for entry in entries):
        return list(entries)
    found: list[Entry] = []
    for entry in entries:
        found.append(entry)
        name = entry.type_name
        if not name or entry.broken:
            continue
        at = next((n for n in range(len(found) - 1) if found[n].name.upper() == name.upper), None)
        if at is None:
            known = [other.name for other in found[:-1] if other.name != "FILLER"]
            reason = f"{name.text} is no type or item before it (column {name.column})"
            reporter.fault(entry, reason, did_you_mean(name.text, known), name)
            entry.broken = True
            continue
        base = found[at]
        end = at + 1
        while end < len(found) - 1 and (found[end].level == 88 or base.level < found[end].level < 50):
            end += 1
        if len(found) > _MOST_ENTRIES:
            reporter.fault(entry, f"the types make more than {_MOST_ENTRIES} items of the copybook")
            entry.broken = True
            break
        entry.picture, entry.picture_at = base.picture, base.picture_at
        for clause in ("usage", "unsigned", "sign", "separate", "synchronized", "justified", "blank_when_zero",
                       "group_usage", "byte_length"):  # fmt: skip
            setattr(entry, clause, getattr(entry, clause) or getattr(base, clause))
        for below in found[at + 1 : end]:
            level = 88 if below.level == 88 else entry.level + below.level - base.level
            found.append(replace(below, level=level))
    kept: list[Entry] = []
    in_type = False
    for entry in found:
        if entry.level in (1, 77):
            in_type = entry.typedef
        if not in_type:
            kept.append(entry)
    return kept


class _Grower:
    def __init__(self, reporter: Reporter) -> None:
        self.fault, self.note = reporter.fault, reporter.note
        self.roots: list[Item] = []

    def tree(self, book: str, entries: Sequence[Entry]) -> None:
        """Hang each entry where its level number says ("Level-numbers")."""
        stack: list[Item] = []
        last: Item | None = None
        for entry in entries:
            item = Item(entry)
            if entry.level == 88:
                if last is None or last.entry.level == 66:
                    self.fault(
                        entry, "expected a data item before level 88, found none that takes conditions"
                    )
                else:
                    last.conditions.append(Condition(entry.name, entry.values))
                continue
            last = item
            if entry.level == 66:
                if not stack or not entry.renames:
                    self.fault(entry, "expected RENAMES at level 66, after the items of a level 01")
                else:
                    item.parent = stack[0]
                    stack[0].renames.append(item)
                continue
            if entry.level in (1, 77):
                self.roots.append(item)
                stack = [item]
                continue
            if not stack:
                root = Item(Entry(1, book, entry.at))
                self.roots.append(root)
                stack = [root]
            self._hang(item, stack)

    def _hang(self, item: Item, stack: list[Item]) -> None:
        while stack[-1].entry.level >= item.entry.level and len(stack) > 1:
            stack.pop()
        parent = stack[-1]
        if parent.entry.level == 77:
            self.fault(
                item,
                f"level {item.entry.level:02d} cannot stand below level 77",
                "Give level 01 to its group",
            )
            return
        if parent.children and parent.children[0].entry.level != item.entry.level:
            # Taken by the compiler as an extension: 05, 05, 04 are three items of one group.
            self.note(
                item, f"level {item.entry.level:02d} stands beside level {parent.children[0].entry.level:02d}"
            )
        item.parent = parent
        parent.children.append(item)
        stack.append(item)
