"""What one item says of another by name: REDEFINES, DEPENDING ON, RENAMES.

Source: Enterprise COBOL for z/OS Language Reference, "REDEFINES clause", "OCCURS clause", "RENAMES clause".
"""

from __future__ import annotations

from collections.abc import Sequence

from connectors.cobol.reference_format import Word
from connectors.cobol.tree import Item, Reporter
from connectors.cobol.usage import Storage
from connectors.layout import Usage
from migrate.errors import did_you_mean

__all__ = ["find_counters", "redefined", "rename"]

_INTEGERS = (Usage.ZONED, Usage.PACKED, Usage.BINARY, Usage.NATIVE, Usage.COMP_6, Usage.COMP_X)


def redefined(item: Item, before: Sequence[Item], reporter: Reporter) -> Item | None:
    """The item of the same group whose storage `item` redefines ("REDEFINES clause")."""
    word = item.entry.redefines
    assert word is not None  # noqa: S101 - the caller looked
    between = None
    for other in reversed(before):
        if other.name.upper() == word.upper:
            if between and item.parent:
                reason = f"redefines {word.text}, but {between.name} between them takes storage of its own"
                reporter.fault(item, reason, f"Put the item right after {word.text}", word)
            if other.entry.occurs and other.entry.occurs.depending_on:
                reporter.fault(item, f"redefines {word.text}, a table of varying length", at=word)
            return other
        if other.target is None and between is None:
            between = other
    reason = f"redefines {word.text}, which is no item before it at the same level (column {word.column})"
    reporter.fault(item, reason, did_you_mean(word.text, {other.name for other in before} - {"FILLER"}), word)
    return None


def find_counters(root: Item, reporter: Reporter) -> None:
    """Find the counters of the tables of a record."""
    order = list(root.walk())
    for number, item in enumerate(order):
        if item.entry.occurs and item.entry.occurs.depending_on:
            item.counter = _counter(item, order, number, reporter)


def rename(root: Item, reporter: Reporter) -> None:
    """Give the items of level 66 their bytes: those from the first name to the last."""
    order = list(root.walk())
    for item in root.renames:
        found = [_one(item, names, order, "renames", reporter) for names in item.entry.renames]
        ends = [one for one in found if one is not None]
        if len(ends) < len(found):
            continue
        first, last = ends[0], ends[-1]
        for one, names in zip(ends, item.entry.renames, strict=True):
            if one.in_table:
                reporter.fault(item, f"renames {one.name}, which is or stands in a table", at=names[0])
        if last.offset + last.size < first.offset + first.size or last.offset < first.offset:
            reporter.fault(item, f"renames {first.name} THRU {last.name}, which does not end after it")
            continue
        item.offset, item.length = first.offset, last.offset + last.size - first.offset
        item.target = first
        # A group, and so a range of items, is alphanumeric whatever it holds ("Classes and categories of data").
        item.bytes = Storage(Usage.TEXT, item.length)
        if len(ends) == 1 and not first.children:
            item.bytes, item.entry.picture_at, item.entry.picture = (
                first.bytes, first.entry.picture_at, first.entry.picture,
            )  # fmt: skip
            item.entry.blank_when_zero = first.entry.blank_when_zero
            item.entry.justified = first.entry.justified


def _counter(item: Item, order: Sequence[Item], number: int, reporter: Reporter) -> Item | None:
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
                reporter.fault(item, reason, "The counter needs a numeric PICTURE without V", names[0])
        return counter
    if any(_answers(other, names) for other in order[number:]):
        reporter.fault(item, f"depends on {written}, which does not stand before the table", at=names[0])
    else:
        known = {other.name for other in before} - {"FILLER"}
        column = names[0].column
        reason = f"depends on {written}, which is no item before it in {order[0].name} (column {column})"
        reporter.fault(item, reason, did_you_mean(names[0].text, known), names[0])
    return None


def _one(
    item: Item, names: tuple[Word, ...], order: Sequence[Item], what: str, reporter: Reporter
) -> Item | None:
    found = [other for other in order[1:] if _answers(other, names)]
    if not found:
        known = {other.name for other in order[1:]} - {"FILLER"}
        reason = f"{what} {names[0].text}, which is no item of {order[0].name} (column {names[0].column})"
        reporter.fault(item, reason, did_you_mean(names[0].text, known), names[0])
        return None
    return found[0]


def _answers(item: Item, names: Sequence[Word]) -> bool:
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
