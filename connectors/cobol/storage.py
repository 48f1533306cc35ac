"""From entries to fields with offsets: levels make groups, clauses make bytes.

Source: Enterprise COBOL for z/OS Language Reference: "Level-numbers", "REDEFINES clause", "OCCURS clause",
"RENAMES clause", "SYNCHRONIZED clause" with "Slack bytes within records".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from connectors.cobol.grammar import Entry
from connectors.cobol.picture import Category, Dialect, PictureError, storage_of
from connectors.cobol.picture import Storage as Bytes
from connectors.cobol.reference_format import Word
from connectors.layout import Condition, Field, Occurs, Sign, Usage
from migrate.errors import Fault, did_you_mean

__all__ = ["lay_out"]

MAXIMUM_BYTES = 999_999_999  # "Compiler limits": a table and a group item
_INTEGERS = (Usage.ZONED, Usage.PACKED, Usage.BINARY, Usage.NATIVE, Usage.COMP_6, Usage.COMP_X)


_GROUP = Bytes(Usage.GROUP, 0)


@dataclass(eq=False)
class _Item:
    entry: Entry
    parent: _Item | None = None
    children: list[_Item] = field(default_factory=list)
    renames: list[_Item] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    bytes: Bytes = _GROUP
    target: _Item | None = None
    counter: _Item | None = None
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

    def walk(self) -> Iterator[_Item]:
        yield self
        for child in self.children:
            yield from child.walk()


def lay_out(
    books: Sequence[tuple[str, Sequence[Entry]]], dialect: Dialect, faults: list[Fault], notes: list[str]
) -> tuple[Field, ...]:
    """The record descriptions of some copybooks.

    Args:
        books: for each copybook the name of an 01 that it leaves out, and its entries.
        faults: takes what is wrong with the descriptions.
        notes: takes what was read in one of several ways a reader should know of.
    """
    builder = _Builder(dialect, faults, notes)
    for name, entries in books:
        builder.tree(name, entries)
    for root in builder.roots:
        builder.measure(root, "", "", False)
    for number, root in enumerate(builder.roots):
        if root.entry.redefines:
            root.target = builder.named_before(root, builder.roots[:number])
        builder.place(root, 0)
        builder.name(root)
        builder.resolve(root)
    return tuple(builder.field(root) for root in builder.roots)


class _Builder:
    def __init__(self, dialect: Dialect, faults: list[Fault], notes: list[str]) -> None:
        self.dialect, self.faults, self.notes = dialect, faults, notes
        self.roots: list[_Item] = []

    def fault(self, item: _Item | Entry, reason: str, remedy: str = "", at: Word | None = None) -> None:
        entry = item.entry if isinstance(item, _Item) else item
        if not entry.broken:
            place = at or entry.at
            self.faults.append(Fault(place.file, place.line, entry.name, reason, remedy))

    def note(self, item: _Item, text: str) -> None:
        self.notes.append(f"{item.entry.at.file}:{item.entry.at.line}: {item.name}: {text}")

    # -- levels

    def tree(self, book: str, entries: Sequence[Entry]) -> None:
        """Hang each entry where its level number says ("Level-numbers")."""
        stack: list[_Item] = []
        last: _Item | None = None
        for entry in entries:
            item = _Item(entry)
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
                root = _Item(Entry(1, book, entry.at))
                self.roots.append(root)
                stack = [root]
            self._hang(item, stack)

    def _hang(self, item: _Item, stack: list[_Item]) -> None:
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

    # -- bytes of each item

    def measure(self, item: _Item, usage: str, sign: str, synchronized: bool) -> None:
        """Usage, sign and bytes of an item, what its groups say included."""
        entry = item.entry
        synchronized = synchronized or entry.synchronized
        if entry.usage and usage and entry.usage != usage:
            self.fault(
                item, f"USAGE {entry.usage} contradicts USAGE {usage} of its group", "Leave one of them out"
            )
        usage = entry.usage or entry.group_usage or usage
        if entry.sign:
            sign = f"{entry.sign}{' SEPARATE' if entry.separate else ''}"
        if entry.occurs and entry.level in (1, 77) and self.dialect == "ibm":
            self.fault(
                item, f"OCCURS cannot stand at level {entry.level:02d}", "Put the table below a level 01"
            )
        if entry.level != 66 and entry.renames:
            self.fault(item, "RENAMES stands at level 66 only")
        if item.children:
            self._group(item)
            for child in item.children:
                self.measure(child, usage, sign, synchronized)
            return
        try:
            item.bytes = storage_of(
                usage, entry.picture, sign=_SIGNS[sign], unsigned=entry.unsigned,
                bytes_given=entry.byte_length, dialect=self.dialect,
            )  # fmt: skip
        except PictureError as error:
            self.fault(item, error.reason, error.remedy, entry.picture_at)
            return
        item.length = item.bytes.length
        item.boundary = item.bytes.boundary if synchronized else 1
        self._elementary(item, usage)

    def _group(self, item: _Item) -> None:
        entry, first = item.entry, item.children[0].entry
        below = f"{first.name} (level {first.level:02d}) stands below it"
        if entry.picture:
            self.fault(
                item, f"an item with a PICTURE cannot be a group, and {below}", "Check the level numbers"
            )
        for clause, found in (("JUSTIFIED", entry.justified), ("BLANK WHEN ZERO", entry.blank_when_zero)):
            if found:
                self.fault(item, f"{clause} cannot stand at a group, and {below}")

    def _elementary(self, item: _Item, usage: str) -> None:
        entry, picture = item.entry, item.entry.picture
        if entry.sign and (not picture or not picture.signed or picture.category is not Category.NUMERIC):
            self.fault(item, "SIGN needs a PICTURE with S", "Add S to the PICTURE, or leave SIGN out")
        elif entry.sign and item.bytes.usage not in (Usage.ZONED, Usage.NATIONAL):
            self.fault(item, f"SIGN does not go with USAGE {usage}", "Leave SIGN out")
        if entry.justified and picture and picture.category in (Category.NUMERIC, Category.NUMERIC_EDITED):
            self.fault(item, f"JUSTIFIED does not go with a {picture.category.value} PICTURE")
        if entry.blank_when_zero and (
            not picture
            or picture.category not in (Category.NUMERIC, Category.NUMERIC_EDITED)
            or picture.signed
        ):
            self.fault(item, "BLANK WHEN ZERO needs an unsigned numeric or a numeric-edited PICTURE")
        if picture and picture.category is Category.NUMERIC and picture.digits + picture.scaled > 31:
            self.note(item, f"{picture.digits} digits are more than the 31 of Enterprise COBOL")

    # -- offsets

    def place(self, item: _Item, offset: int) -> None:
        """Give offsets from `offset` on to an item and what is below it, and lengths to groups."""
        item.offset = offset
        if not item.children:
            if item.length * (item.entry.occurs.maximum if item.entry.occurs else 1) > MAXIMUM_BYTES:
                self.fault(item, f"{item.size} bytes are more than the {MAXIMUM_BYTES} that an item may have")
                item.length = 1
            return
        end = offset
        for number, child in enumerate(item.children):
            before = item.children[:number]
            if child.entry.redefines and (target := self.named_before(child, before)):
                child.target = target
                start = target.offset
                if start % _lead(child):
                    self.note(
                        child, f"is SYNCHRONIZED, but {target.name} stands on no {_lead(child)}-byte boundary"
                    )
            else:
                start = -(-end // _lead(child)) * _lead(child)
                if start > end and before and before[-1].offset + before[-1].size == end:
                    _extend(before[-1], start - end)
            self.place(child, start)
            if child.target and child.size > child.target.size:
                self.note(
                    child, f"{child.size} bytes redefine the {child.target.size} of {child.target.name}"
                )
            end = max(end, start + child.size)
            item.boundary = max(item.boundary, child.boundary)
        item.length = end - offset
        if item.entry.occurs:
            # Every occurrence must stand on the boundaries of the first ("Slack bytes within records").
            item.length = -(-item.length // item.boundary) * item.boundary
        if item.size > MAXIMUM_BYTES:
            self.fault(item, f"{item.size} bytes are more than the {MAXIMUM_BYTES} that a group may have")
            item.length = 1

    def named_before(self, item: _Item, before: Sequence[_Item]) -> _Item | None:
        """The item of the same group whose storage `item` redefines ("REDEFINES clause")."""
        word = item.entry.redefines
        assert word is not None  # noqa: S101 - the caller looked
        between = None
        for other in reversed(before):
            if other.name.upper() == word.upper:
                if between and item.parent:
                    reason = (
                        f"redefines {word.text}, but {between.name} between them takes storage of its own"
                    )
                    self.fault(item, reason, f"Put the item right after {word.text}", word)
                if other.entry.occurs and other.entry.occurs.depending_on:
                    self.fault(item, f"redefines {word.text}, a table of varying length", at=word)
                return other
            if other.target is None and between is None:
                between = other
        reason = f"redefines {word.text}, which is no item before it at the same level (column {word.column})"
        self.fault(item, reason, did_you_mean(word.text, {other.name for other in before} - {"FILLER"}), word)
        return None

    # -- names

    def name(self, root: _Item) -> None:
        """Give every item of a record its path; a path that stands twice goes on with ~2, ~3."""
        used: Counter[str] = Counter()
        root.path = root.name

        def visit(item: _Item, prefix: str) -> None:
            path = prefix + item.name
            used[path.upper()] += 1
            item.path = path if used[path.upper()] == 1 else f"{path}~{used[path.upper()]}"
            transparent = item.name.upper() == "FILLER"
            for child in item.children:
                visit(child, prefix if transparent else f"{item.path}.")

        for child in (*root.children, *root.renames):
            visit(child, "")

    def resolve(self, root: _Item) -> None:
        """Find the counters of tables, and what RENAMES renames."""
        order = list(root.walk())
        for number, item in enumerate(order):
            if item.entry.occurs and item.entry.occurs.depending_on:
                item.counter = self._counter(item, order, number)
        for item in root.renames:
            found = [self._one(item, names, order, "renames") for names in item.entry.renames]
            ends = [one for one in found if one is not None]
            if len(ends) < len(found):
                continue
            first, last = ends[0], ends[-1]
            if last.offset + last.size < first.offset + first.size or last.offset < first.offset:
                self.fault(item, f"renames {first.name} THRU {last.name}, which does not end after it")
                continue
            item.offset, item.length = first.offset, last.offset + last.size - first.offset
            item.target = first
            if len(ends) == 1:
                item.bytes, item.entry.picture_at = first.bytes, first.entry.picture_at

    def _counter(self, item: _Item, order: Sequence[_Item], number: int) -> _Item | None:
        assert item.entry.occurs is not None  # noqa: S101 - the caller looked
        names = item.entry.occurs.depending_on
        written = " OF ".join(word.text for word in names)
        before = [other for other in order[:number] if not other.children]
        found = [other for other in before if _answers(other, names)]
        if found:
            counter = found[-1]
            if counter.bytes.usage not in _INTEGERS or counter.bytes.scale != 0:
                reason = f"depends on {written}, which is no integer ({counter.bytes.usage})"
                if not counter.entry.broken:
                    self.fault(item, reason, "The counter needs a numeric PICTURE without V", names[0])
            return counter
        if any(_answers(other, names) for other in order[number:]):
            self.fault(item, f"depends on {written}, which does not stand before the table", at=names[0])
        else:
            known = {other.name for other in before} - {"FILLER"}
            column = names[0].column
            reason = f"depends on {written}, which is no item before it in {order[0].name} (column {column})"
            self.fault(item, reason, did_you_mean(names[0].text, known), names[0])
        return None

    def _one(self, item: _Item, names: tuple[Word, ...], order: Sequence[_Item], what: str) -> _Item | None:
        found = [other for other in order[1:] if _answers(other, names)]
        if not found:
            known = {other.name for other in order[1:]} - {"FILLER"}
            reason = f"{what} {names[0].text}, which is no item of {order[0].name} (column {names[0].column})"
            self.fault(item, reason, did_you_mean(names[0].text, known), names[0])
            return None
        return found[0]

    # -- fields

    def field(self, item: _Item) -> Field:
        entry, held = item.entry, item.bytes
        occurs = None
        if entry.occurs:
            counter = item.counter.path if item.counter else None
            occurs = Occurs(entry.occurs.minimum, entry.occurs.maximum, counter)
        return Field(
            name=entry.name,
            level=entry.level,
            offset=item.offset,
            length=item.length,
            usage=held.usage,
            picture=entry.picture_at.text if entry.picture_at else "",
            digits=held.digits,
            scale=held.scale,
            sign=held.sign,
            occurs=occurs,
            redefines=item.target.name if item.target else None,
            conditions=tuple(item.conditions),
            children=tuple(self.field(child) for child in (*item.children, *item.renames)),
            path=item.path,
            line=entry.at.line,
            justified=entry.justified,
            blank_when_zero=entry.blank_when_zero,
        )


_SIGNS = {
    "": Sign.TRAILING,
    "TRAILING": Sign.TRAILING,
    "LEADING": Sign.LEADING,
    "TRAILING SEPARATE": Sign.TRAILING_SEPARATE,
    "LEADING SEPARATE": Sign.LEADING_SEPARATE,
}


def _answers(item: _Item, names: Sequence[Word]) -> bool:
    """Whether `A OF B OF C` may mean this item."""
    if item.name.upper() != names[0].upper:
        return False
    above = item.parent
    for word in names[1:]:
        while above and above.name.upper() != word.upper:
            above = above.parent
        if not above:
            return False
        above = above.parent
    return True


def _lead(item: _Item) -> int:
    """The boundary of the first elementary item: slack bytes go before the groups that begin with it."""
    while item.children:
        item = item.children[0]
    return item.boundary


def _extend(item: _Item, slack: int) -> None:
    """Slack bytes belong to the group of the elementary item that they follow; a table keeps its stride."""
    while item.children and not item.entry.occurs:
        item.length += slack
        item = item.children[-1]
