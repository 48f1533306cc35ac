"""A second opinion on the columns: one record at a time, slowly, in plain Python, from the copybook's layout.

    decoder = PlainDecoder(connector.layout(), connector.source)
    found = decoder.decode(raw)
    found.segment                        # CLIENT-RECORD; None: of a type that is not read
    found.cells["CLIENT-NO"].value       # Decimal("17"); None: no value, or none that can be read
    found.cells["PAY-LINE[]"].value      # how many elements the table has
    found.cells["PAY-LINE[2].LINE-AMT"]  # those of the second
    found.unknown["KANJI-NAME"]          # why this decoder does not read the field

It shares the layout with what makes the columns, the syntax of conditions and the names of code pages, and no code
that places a field or makes a value: no plan, no kernel, no table of digits or signs. Values are read leniently, as
`on_invalid: null` says. Sources: z/Architecture Principles of Operation, "Decimal Instructions" and
"Hexadecimal-Floating-Point Data Formats"; Enterprise COBOL for z/OS Language Reference, "USAGE clause", "SIGN
clause", "OCCURS DEPENDING ON clause", "REDEFINES clause".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from connectors.cobol.conditions import parse_condition
from connectors.cobol.description import CobolSource
from connectors.cobol.plain_values import TEXTS, UnknownValue, Value, holds, read_value, write_type
from connectors.layout import Field, Layout, Usage

__all__ = ["Cell", "PlainDecoder", "PlainRecord"]


@dataclass(frozen=True)
class Cell:
    """A value, and the byte of the record where its field begins. `broken`: there are bytes that say none."""

    offset: int
    value: Value
    broken: bool = False


@dataclass
class PlainRecord:
    """One record: its type, the values by column, and the columns that were left out, each with its reason.

    `unread`: why the whole record is left out, where its type, its live definitions or a counter are in bytes that
    this decoder does not read.
    """

    segment: str | None
    cells: dict[str, Cell] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    unread: str = ""


@dataclass
class _Level:
    """The record, or one element of a table, from byte `start`; what lies at or behind `end` is not there.

    `tables` says of each table that moves what stands behind it: (its end with all tables at their maximum, how
    far it moves the rest, whether that is unknown).
    """

    start: int
    base: int
    end: int
    tables: list[tuple[int, int, bool]] = field(default_factory=list)
    counters: dict[str, Cell] = field(default_factory=dict)

    def place(self, item: Field) -> tuple[int, int]:
        """(where the item begins in this record, where the record ends for it)."""
        before = [(by, lost) for end, by, lost in self.tables if end <= item.offset]
        at = self.start + item.offset - self.base + sum(by for by, _ in before)
        return at, at if any(lost for _, lost in before) else self.end


@dataclass(frozen=True)
class _Type:
    """One record type: its records of level 01, the group that was chosen, the groups of the other types."""

    name: str
    records: tuple[Field, ...]
    chosen: Field | None = None
    others: tuple[Field, ...] = ()


class PlainDecoder:
    """Decodes single records of a source."""

    def __init__(self, layout: Layout, source: CobolSource) -> None:
        self.layout, self.source = layout, source
        self.pages = {name.upper().replace("_", "-"): page for name, page in source.code_pages.items()}
        self.types: dict[str, _Type] = {}
        self._families: dict[int, list[tuple[Field, list[Field]]]] = {}
        self._tests: dict[str, tuple[Field, Sequence[str | tuple[str, str]], bool, bool]] = {}
        whole = _Type(layout.records[0].name, layout.records)
        self.only = None if source.segments and source.segments.redefine_map else whole
        named = source.segments.redefine_map if source.segments else {}
        groups = {name: layout.find(name)[0] for name in named}
        for name, group in groups.items():
            records = tuple(each for each in layout.records if any(below is group for below in each.walk()))
            others = tuple(other for other in groups.values() if other is not group)
            self.types[name] = _Type(group.name, records, group, others)

    def decode(self, raw: bytes) -> PlainRecord:
        """The values of a record's bytes."""
        found = PlainRecord(None)
        try:
            kind = self._type_of(raw)
            if kind:
                found.segment = kind.name
                _Walk(self, raw, found, kind).record()
        except UnknownValue as reason:
            return PlainRecord(None, unread=str(reason))
        return found

    def page_of(self, item: Field) -> str:
        own = self.pages.get(item.path.upper(), self.source.code_page)
        return self.pages.get(item.name.upper(), own)

    def families(self, items: Sequence[Field]) -> list[tuple[Field, list[Field]]]:
        """Each item with all that define the same bytes, itself among them; RENAMES are none of them."""
        if id(items) not in self._families:
            kept = [item for item in items if item.level != 66]
            origins = [_origin(kept, n) for n in range(len(kept))]
            self._families[id(items)] = [
                (item, [other for other, origin in zip(kept, origins, strict=True) if origin == own])
                for item, own in zip(kept, origins, strict=True)
            ]
        return self._families[id(items)]

    def tests(self, text: str) -> tuple[Field, Sequence[str | tuple[str, str]], bool, bool]:
        """(field, values, whether they are numbers, whether none may hold) of a condition.

        Its syntax is read by the parser of the project file.
        """
        if text not in self._tests:
            (test,) = parse_condition([text], self.layout).tests
            item = next(item for item in self.layout.walk() if item.path == test.path)
            self._tests[text] = (item, test.values, test.numeric, test.negated)
        return self._tests[text]

    def _type_of(self, raw: bytes) -> _Type | None:
        segments = self.source.segments
        if segments is None:
            return self.only
        item = self.layout.find(segments.field)[0]
        data, page = raw[item.offset : item.offset + item.length], self.page_of(item)

        def said(values: Sequence[str]) -> bool:
            return any(write_type(item, page, value) == data for value in values)

        name = next((name for name, values in segments.redefine_map.items() if said(values)), "")
        kind = self.types.get(name, self.only)
        passes = not segments.filter or name in (*segments.header, *segments.trailer)
        return kind if passes or said(segments.filter) else None


class _Walk:
    """One record, from the first byte to the last."""

    def __init__(self, decoder: PlainDecoder, raw: bytes, found: PlainRecord, kind: _Type) -> None:
        self.decoder, self.source, self.raw = decoder, decoder.source, raw
        self.found, self.kind = found, kind
        self.levels: list[_Level] = []

    def record(self) -> None:
        records = self.kind.records
        keep_root = self.source.root == "kept" or len(records) > 1
        self.levels = [_Level(0, 0, len(self.raw))]
        alive = [(each, True) for each in records]
        if any(each.redefines for each in records):
            alive = list(self._definitions(records, live=True))
        for each, live in alive:
            prefix = f"{each.name}." if keep_root else ""
            if each.is_group and not each.occurs:
                self._items(each.children, prefix, 0, live=live)
                wanted = {name.upper().replace("_", "-") for name in self.source.renames}
                for item in each.children:
                    if item.level == 66 and wanted & {item.name.upper(), "ALL"}:
                        self._item(item, prefix, 0, live=live)
            else:
                self._item(each, "", 0, live=live)

    def _items(self, items: Sequence[Field], prefix: str, cut: int, *, live: bool) -> None:
        for item, alive in self._definitions(items, live=live):
            self._item(item, prefix, cut, live=alive)

    def _item(self, item: Field, prefix: str, cut: int, *, live: bool) -> None:
        """One item; its name is `prefix` and its path without the first `cut` characters."""
        fillers = self.source.fillers
        if item.is_filler and fillers != "keep" and (not item.is_group or fillers == "drop-all"):
            return
        if item.occurs:
            self._table(item, prefix + item.path[cut:], live=live)
        elif item.is_group:
            self._items(item.children, prefix, cut, live=live)
        else:
            self._value(item, prefix + item.path[cut:], live=live)

    # -- values -----------------------------------------------------------------------------------------------

    def _value(self, item: Field, name: str, *, live: bool) -> None:
        at, end = self.levels[-1].place(item)
        try:
            cell = self._read(item, at, end if live else at)
        except UnknownValue as reason:
            self.found.unknown[name] = str(reason)
            return
        self.levels[-1].counters[item.path] = cell
        self.found.cells[name] = cell

    def _read(self, item: Field, at: int, end: int, *, policy: bool = True) -> Cell:
        if at >= end:
            return Cell(at, None)
        data = self.raw[at : min(at + item.length, end)]
        if len(data) < item.length and (item.usage not in TEXTS or item.editing):
            return Cell(at, None, broken=True)
        value = read_value(item, data, self.decoder.page_of(item), self.source)
        if value == "" and item.usage not in (*TEXTS, Usage.NATIONAL):  # a number of blanks
            zero = item.blank_when_zero or self.source.blank_numbers == "zero"
            return Cell(at, Decimal(0) if zero and policy else None, broken=not zero)
        return Cell(at, value, broken=value is None)

    # -- tables -----------------------------------------------------------------------------------------------

    def _table(self, item: Field, name: str, *, live: bool) -> None:
        occurs, level = item.occurs, self.levels[-1]
        assert occurs is not None  # noqa: S101 - the caller looked
        at, end = level.place(item)
        count, known = self._count(item) if live else (0, True)
        self.found.cells[f"{name}[]"] = Cell(at, Decimal(count))
        varies = occurs.depending_on is not None and self.source.tables_vary
        place, elastic, lost = at, False, not known
        once = replace(item, occurs=None)
        for n in range(count):
            inner = _Level(place, item.offset, end)
            self.levels.append(inner)
            if item.is_group:
                self._items(item.children, f"{name}[{n + 1}].", len(item.path) + 1, live=live)
            else:
                self._value(once, f"{name}[{n + 1}]", live=live)
            self.levels.pop()
            place += item.length + sum(by for _, by, _ in inner.tables)
            elastic |= bool(inner.tables)
            if any(gone for _, _, gone in inner.tables):
                lost, end = True, 0  # where the next element stands cannot be told
        if live and (varies or elastic):
            rest = 0 if varies else (occurs.maximum - count) * item.length
            level.tables.append((item.offset + item.size, place + rest - at - item.size, lost))

    def _count(self, item: Field) -> tuple[int, bool]:
        """How many elements the table has; none, and False, where its counter does not say."""
        occurs = item.occurs
        assert occurs is not None  # noqa: S101 - the caller looked
        if occurs.depending_on is None:
            return occurs.maximum, True
        found = [level.counters for level in self.levels if occurs.depending_on in level.counters]
        if not found:
            raise UnknownValue(f"the counter of {item.name} is of a usage that is not read here")
        cell = found[-1][occurs.depending_on]
        if cell.value is None:
            return 0, not cell.broken
        count = int(Decimal(str(cell.value)))
        return (count, True) if occurs.minimum <= count <= occurs.maximum else (0, False)

    # -- redefinitions ----------------------------------------------------------------------------------------

    def _definitions(self, items: Sequence[Field], *, live: bool) -> Iterator[tuple[Field, bool]]:
        """The items that are read, each with whether this record has it."""
        for item, same in self.decoder.families(items):
            if len(same) == 1:
                if not any(item is other for other in self.kind.others):
                    yield item, live
                continue
            holds = self._holds(item, same)
            if holds is not None:
                yield item, live and holds

    def _holds(self, item: Field, same: Sequence[Field]) -> bool | None:
        """Whether one of several definitions of the same bytes is that of this record; None: it is not read."""
        chosen = self.kind.chosen
        if chosen is not None:
            with_type = [each for each in same if any(below is chosen for below in each.walk())]
            if with_type or any(each is other for each in same for other in self.kind.others):
                return True if any(item is each for each in with_type) else None
        option = self.source.redefines
        if option == "all":
            return True
        texts = {self._name(name): text for name, text in option.items()} if isinstance(option, dict) else {}
        own = [texts[each.name.upper()] for each in same if texts.get(each.name.upper())]
        if not own:
            named = [e for e in same if any(not b.is_filler and not b.is_group for b in e.walk())]
            return True if item is (named or same)[0] else None
        if texts.get(item.name.upper()):
            return self._is_met(texts[item.name.upper()])
        return not any(map(self._is_met, own)) if item is same[0] else None

    def _name(self, name: str) -> str:
        return self.decoder.layout.find(name)[0].name.upper()

    def _is_met(self, text: str) -> bool:
        """Whether the record meets a condition."""
        item, values, numeric, negated = self.decoder.tests(text)
        value = self._read(item, item.offset, len(self.raw), policy=False).value
        return holds(value, values, numeric=numeric) != negated


def _origin(items: Sequence[Field], n: int) -> int:
    """The place of the first definition of the bytes that item n defines."""
    while items[n].redefines:
        name = (items[n].redefines or "").upper()
        before = [m for m in range(n) if items[m].name.upper() == name and not items[m].is_filler]
        if not before:
            break
        n = before[-1]
    return n
