"""Where each item stands and how many bytes it has.

Source: Enterprise COBOL for z/OS Language Reference, "REDEFINES clause", "OCCURS clause", "SYNCHRONIZED clause" with
"Slack bytes within records".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from connectors.cobol.entry import Entry
from connectors.cobol.picture import Category, PictureError
from connectors.cobol.references import find_counters, redefined, rename
from connectors.cobol.tree import Item, Reporter, grow
from connectors.cobol.usage import Dialect, storage_of
from connectors.layout import Editing, Field, Occurs, Sign, Usage
from migrate.errors import Fault

__all__ = ["lay_out"]

MAXIMUM_BYTES = 999_999_999  # "Compiler limits": a table and a group item


def lay_out(
    books: Sequence[tuple[str, Sequence[Entry]]],
    dialect: Dialect,
    faults: list[Fault],
    notes: list[str],
    *,
    edited_values: bool,
) -> tuple[Field, ...]:
    """The record descriptions of some copybooks.

    Args:
        books: for each copybook the name of an 01 that it leaves out, and its entries.
        faults: takes what is wrong with the descriptions.
        notes: takes what was read in one of several ways a reader should know of.
        edited_values: the value of a numeric-edited item is its number, not its characters.
    """
    reporter = Reporter(faults, notes)
    roots = [root for name, entries in books for root in grow(name, entries, reporter)]
    builder = _Builder(dialect, reporter, edited_values=edited_values)
    for root in roots:
        builder.measure(root, "", "", False)
    for number, root in enumerate(roots):
        if root.entry.redefines:
            root.target = redefined(root, roots[:number], reporter)
        find_counters(root, reporter)
        builder.place(root, 0)
        rename(root, reporter)
        _name(root)
    return tuple(builder.field(root) for root in roots)


class _Builder:
    def __init__(self, dialect: Dialect, reporter: Reporter, *, edited_values: bool) -> None:
        self.dialect, self.reporter, self.edited_values = dialect, reporter, edited_values
        self.fault, self.note = reporter.fault, reporter.note

    def measure(self, item: Item, usage: str, sign: str, synchronized: bool) -> None:
        """Usage, sign and bytes of an item, what its groups say included."""
        entry = item.entry
        # GnuCOBOL ignores SYNCHRONIZED at a group
        synchronized = entry.synchronized or (synchronized and self.dialect != "gnucobol")
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

    def _group(self, item: Item) -> None:
        entry, first = item.entry, item.children[0].entry
        below = f"{first.name} (level {first.level:02d}) stands below it"
        if entry.picture:
            self.fault(
                item, f"an item with a PICTURE cannot be a group, and {below}", "Check the level numbers"
            )
        for clause, found in (("JUSTIFIED", entry.justified), ("BLANK WHEN ZERO", entry.blank_when_zero)):
            if found:
                self.fault(item, f"{clause} cannot stand at a group, and {below}")

    def _elementary(self, item: Item, usage: str) -> None:
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

    def place(self, item: Item, offset: int) -> None:
        """Give offsets from `offset` on to an item and what is below it, and lengths to groups."""
        item.offset = offset
        if not item.children:
            self._bound(item)
            if item.length * (item.entry.occurs.maximum if item.entry.occurs else 1) > MAXIMUM_BYTES:
                self.fault(item, f"{item.size} bytes are more than the {MAXIMUM_BYTES} that an item may have")
                item.length = 1
            return
        end = offset
        for number, child in enumerate(item.children):
            before = item.children[:number]
            if child.entry.redefines and (target := redefined(child, before, self.reporter)):
                child.target = target
                start = target.offset
                if start % self._lead(child):
                    self.note(
                        child,
                        f"is SYNCHRONIZED, but {target.name} stands on no {self._lead(child)}-byte boundary",
                    )
            else:
                start = _up(end, self._lead(child))
                if start > end and before and before[-1].offset + before[-1].size == end:
                    self._extend(before[-1], start - end)
            self.place(child, start)
            if child.target and child.size > child.target.size:
                self.note(
                    child, f"{child.size} bytes redefine the {child.target.size} of {child.target.name}"
                )
            end = max(end, start + child.size)
            item.boundary = self._stride(item, child)
        item.length = end - offset
        if item.entry.occurs:
            # Every occurrence must stand on the boundaries of the first ("Slack bytes within records").
            slack = _up(item.length, item.boundary) - item.length
            if self.dialect != "gnucobol":
                item.length += slack
            elif item.entry.occurs.maximum > 1:
                item.length += slack
                _last(item).offset += slack
            self._bound(item)
        if item.size > MAXIMUM_BYTES:
            self.fault(item, f"{item.size} bytes are more than the {MAXIMUM_BYTES} that a group may have")
            item.length = 1

    def _lead(self, item: Item) -> int:
        """The boundary of the first elementary item: slack bytes go before the groups that begin with it.

        With GnuCOBOL they go into the group, right before the item.
        """
        while item.children and self.dialect != "gnucobol":
            item = item.children[0]
        return item.boundary

    def _extend(self, item: Item, slack: int) -> None:
        """Slack bytes belong to the group of the elementary item that they follow; a table keeps its stride."""
        while item.children and not item.entry.occurs and self.dialect != "gnucobol":
            item.length += slack
            item = item.children[-1]

    def _stride(self, item: Item, child: Item) -> int:
        """The boundary of the occurrences of `item`, its members up to `child` looked at.

        GnuCOBOL forgets before each group the boundaries that it has seen (cobc, `compute_size`).
        """
        if self.dialect != "gnucobol":
            return max(item.boundary, child.boundary)
        if child.children:
            return child.boundary
        return item.boundary if child.target else max(item.boundary, child.boundary)

    def _bound(self, item: Item) -> None:
        """UNBOUNDED: as many elements as the counter can count, within what an item may have."""
        occurs = item.entry.occurs
        if not occurs or not occurs.unbounded or not item.counter:
            return
        room = MAXIMUM_BYTES // 8 // max(item.length, 1)
        most = max(min(10**item.counter.bytes.digits - 1, room), occurs.minimum, 1)
        item.entry.occurs = replace(occurs, maximum=most)
        self.note(item, f"OCCURS UNBOUNDED: up to {most} elements are read, which its counter allows")

    def _editing(self, item: Item) -> Editing | None:
        if item.bytes.usage is not Usage.EDITED or not item.entry.picture or not self.edited_values:
            return None
        return item.entry.picture.editing

    def field(self, item: Item) -> Field:
        entry, held = item.entry, item.bytes
        occurs = None
        if entry.occurs:
            counter = item.counter.path if item.counter else None
            occurs = Occurs(entry.occurs.minimum, entry.occurs.maximum, counter, entry.occurs.unbounded)
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
            file=entry.at.file,
            justified=entry.justified,
            blank_when_zero=entry.blank_when_zero,
            editing=self._editing(item),
        )


def _name(root: Item) -> None:
    """Give every item of a record its path; a path that stands twice goes on with ~2, ~3."""
    used: Counter[str] = Counter()
    root.path = root.name

    def visit(item: Item, prefix: str) -> None:
        path = prefix + item.name
        used[path.upper()] += 1
        item.path = path if used[path.upper()] == 1 else f"{path}~{used[path.upper()]}"
        transparent = item.name.upper() == "FILLER"
        for child in item.children:
            visit(child, prefix if transparent else f"{item.path}.")

    for child in (*root.children, *root.renames):
        visit(child, "")


_SIGNS = {
    "": Sign.TRAILING,
    "TRAILING": Sign.TRAILING,
    "LEADING": Sign.LEADING,
    "TRAILING SEPARATE": Sign.TRAILING_SEPARATE,
    "LEADING SEPARATE": Sign.LEADING_SEPARATE,
}


def _up(end: int, boundary: int) -> int:
    return -(-end // boundary) * boundary


def _last(item: Item) -> Item:
    """The last elementary item: GnuCOBOL puts the slack bytes between occurrences before it."""
    while item.children:
        item = item.children[-1]
    return item
