"""The length of a record that has no length word, read from its own fields.

Three ways: an expression over fields, a map from a field's values, or the counters of its OCCURS DEPENDING ON
tables, which may stand behind other varying tables or within the elements of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.arithmetic import FIELD, ExpressionFault, parse_expression
from connectors.cobol.codepage import CodePage, code_page, digit_table, sign_table
from connectors.cobol.description import CobolSource
from connectors.cobol.kernels import measuring
from connectors.cobol.plan import PlanFault
from connectors.layout import Field, Layout, Sign, Usage
from migrate.errors import did_you_mean

__all__ = ["by_counters", "by_field"]

Measure = Callable[..., tuple[int, int, str]]

_KINDS = {
    Usage.ZONED: measuring.ZONED, Usage.PACKED: measuring.PACKED, Usage.COMP_6: measuring.UNSIGNED_PACKED,
    Usage.BINARY: measuring.BINARY, Usage.COMP_X: measuring.BINARY,
}  # fmt: skip


@dataclass
class _Numbers:
    """The whole numbers that say how long their record is, as the kernels read them.

    A row of `rows` is offset, length, kind, position of the sign, whether that holds no digit, whether a
    binary is signed; of `tables`, each byte's digit and then what it is in the position of the sign.
    """

    source: CobolSource
    rows: list[tuple[int, ...]] = field(default_factory=list)
    tables: list[NDArray[np.uint8]] = field(default_factory=list)

    def add(self, item: Field, at: tuple[str, ...]) -> int:
        """The number by which the kernels know a field.

        Raises:
            PlanFault: it is no whole number of 1 to 18 digits.
        """
        source = self.source
        little = item.usage is Usage.NATIVE and source.dialect == "gnucobol"
        kind = measuring.LITTLE if little else measuring.BINARY if item.usage is Usage.NATIVE else None
        kind = _KINDS.get(item.usage) if kind is None else kind
        binary = kind in (measuring.BINARY, measuring.LITTLE)
        if kind is None or item.scale or item.digits > 18 or item.length > (8 if binary else 19):
            raise PlanFault(
                at, f"{item.name} is no whole number of 1 to 18 digits", "Name the field that counts"
            )
        page = _page(item, source)
        leading = item.sign in (Sign.LEADING, Sign.LEADING_SEPARATE)
        separate = item.sign in (Sign.LEADING_SEPARATE, Sign.TRAILING_SEPARATE)
        signs = sign_table(
            page, signed=item.signed, separate=separate, strict=source.sign_overpunch == "strict"
        )
        self.rows.append(
            (item.offset, item.length, kind, 0 if leading else item.length - 1, separate, item.signed)
        )
        self.tables.append(np.concatenate([digit_table(page), signs]))
        return len(self.rows) - 1

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
        return np.array(self.rows, np.int64).reshape(-1, 6), np.array(self.tables, np.uint8).reshape(-1, 512)


def _page(item: Field, source: CobolSource) -> CodePage:
    pages = {name.upper().replace("_", "-"): page for name, page in source.code_pages.items()}
    return code_page(pages.get(item.name.upper(), pages.get(item.path.upper(), source.code_page)))


def by_field(layout: Layout, source: CobolSource) -> Measure:
    """Measures by `length_field`.

    Raises:
        PlanFault: its field, expression or map does not fit the layout.
    """
    word = source.length_field
    assert word is not None  # noqa: S101 - the caller looked
    if word.map is not None:
        return _by_map(layout, source, word.map)
    numbers = _Numbers(source)
    at = ("length_field", "field" if word.expression is None else "expression")

    def known(name: str) -> int:
        return numbers.add(_one(layout, name, at), at)

    if word.expression is not None:
        try:
            steps = parse_expression(word.expression, known)
        except ExpressionFault as fault:
            raise PlanFault(at, str(fault), fault.remedy) from None
    else:
        steps = [(FIELD, known(word.field or ""))]
    program, shape = np.array(steps, np.int64), numbers.arrays()
    if not len(shape[0]):
        raise PlanFault(at, "the expression names no field", "Give record_length for records of one length")
    prefix, suffix, add = source.record_prefix_bytes, source.record_suffix_bytes, word.adjustment
    reason = f"{word.expression or word.field} does not hold a record length"

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = measuring.by_expression(data, starts, ends, program, *shape, add, prefix, suffix)
        return count, used, reason if wrong else ""

    return measure


def _by_map(layout: Layout, source: CobolSource, lengths_of: dict[str, int]) -> Measure:
    word = source.length_field
    assert word is not None  # noqa: S101 - the caller looked
    item = _one(layout, word.field or "", ("length_field", "field"))
    page = _page(item, source)
    values = [_key(page, str(value), item) for value in lengths_of]
    keys = np.frombuffer(b"".join(values), np.uint8).reshape(-1, item.length)
    lengths = np.array([length + word.adjustment for length in lengths_of.values()], np.int64)
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = measuring.by_map(data, starts, ends, item.offset, keys, lengths, prefix, suffix)
        return count, used, f"{item.name} does not hold a record length" if wrong else ""

    return measure


def _one(layout: Layout, name: str, at: tuple[str, ...]) -> Field:
    found = layout.find(name)
    if not found:
        remedy = did_you_mean(name, [item.name for item in layout.walk()])
        raise PlanFault(at, f"the copybook has no field '{name}'", remedy)
    if len({(item.offset, item.length, item.usage) for item in found}) > 1:
        raise PlanFault(at, f"'{name}' stands {len(found)} times in the copybook", "Write NAME OF GROUP")
    return found[0]


def _key(page: CodePage, value: str, item: Field) -> bytes:
    """The bytes of a value in the length field."""
    at = ("length_field", "map", value)
    try:
        key = page.encode(value, item.length)
    except ValueError as error:
        raise PlanFault(at, str(error), "Correct the value, or the code page") from None
    if len(key) > item.length:
        raise PlanFault(
            at, f"'{value}' is longer than the {item.length} bytes of {item.name}", "Correct the value"
        )
    return key


def varies(item: Field) -> bool:
    """Whether the item's size on file depends on a counter."""
    return any(below.occurs and below.occurs.depending_on for below in item.walk())


def by_counters(layout: Layout, source: CobolSource) -> Measure:
    """Measures by the counters of the tables that vary.

    Raises:
        PlanFault: the counters do not settle the record's length.
    """
    records = [record for record in layout.records if varies(record)]
    if len(records) > 1:
        raise PlanFault(
            ("variable_occurs",),
            "several record descriptions have tables that vary, so the record's length cannot be told",
            "Give record_length, or a length field",
        )
    tape = _Tape(records[0], source)
    tape.items([records[0]])
    tape.move_to(layout.length)
    program, shape = np.array(tape.steps, np.int64), tape.numbers.arrays()
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes

    def measure(data: Any, starts: Any, ends: Any) -> tuple[int, int, str]:
        count, used, wrong = measuring.by_counters(data, starts, ends, program, *shape, prefix, suffix)
        return count, used, tape.reasons[wrong] if wrong else ""

    return measure


class _Tape:
    """The steps that lead over a record on file, table by table; see `measuring.by_counters`."""

    def __init__(self, record: Field, source: CobolSource) -> None:
        depending = [item.occurs.depending_on for item in record.walk() if item.occurs]
        self.counters = set(filter(None, depending))
        self.numbers = _Numbers(source)
        self.slots: dict[str, int] = {}
        self.steps: list[tuple[int, int, int, int, int]] = []
        self.reasons = {-1: "the OCCURS DEPENDING ON counters leave a record of no bytes"}
        self.cursor = 0
        """Offset in the layout, every table at its maximum, of the place that the steps have come to."""

    def step(self, kind: int, a: int = 0, b: int = 0, c: int = 0, d: int = 0) -> int:
        self.steps.append((kind, a, b, c, d))
        return len(self.steps) - 1

    def move_to(self, offset: int) -> None:
        if offset > self.cursor:
            self.step(measuring.MOVE, offset - self.cursor)
            self.cursor = offset

    def items(self, items: Sequence[Field]) -> None:
        for family in _families(items):
            if not any(varies(member) for member in family):
                self.read(family)
            elif len(family) > 1:
                raise PlanFault(
                    ("variable_occurs",),
                    f"{family[0].name} is redefined and has a table that varies, so the record's length cannot be told",
                    "Give record_length, or a length field",
                )
            elif family[0].occurs:
                self.table(family[0])
            else:
                self.items(family[0].children)

    def read(self, family: Sequence[Field]) -> None:
        """Read the counters that stand in items of fixed size."""
        below = [item for member in family for item in _outside_tables(member)]
        for item in sorted(below, key=lambda item: item.offset):
            if item.path in self.counters and item.path not in self.slots:
                self.move_to(item.offset)
                self.slots[item.path] = self.numbers.add(item, ("variable_occurs",))
                self.step(measuring.READ, self.slots[item.path])

    def table(self, item: Field) -> None:
        occurs = item.occurs
        assert occurs is not None  # noqa: S101 - the caller looked
        slot = -1
        if occurs.depending_on:
            if occurs.depending_on not in self.slots:
                raise PlanFault(
                    ("variable_occurs",),
                    f"the counter {occurs.depending_on} does not stand before {item.name}, outside other tables",
                    "Give record_length, or a length field",
                )
            slot = self.slots[occurs.depending_on]
        self.move_to(item.offset)
        at = self.step(measuring.TABLE, slot, occurs.minimum, occurs.maximum, item.length)
        self.reasons[at + 1] = (
            f"the OCCURS DEPENDING ON counter {occurs.depending_on} of {item.name} is no number "
            f"from {occurs.minimum} to {occurs.maximum}"
        )
        if any(varies(child) for child in item.children):
            outside = dict(self.slots)
            self.items(item.children)
            self.slots = outside
            self.move_to(item.offset + item.length)
            self.step(measuring.END)
            self.steps[at] = (measuring.LOOP, slot, occurs.minimum, occurs.maximum, len(self.steps))
        self.cursor = item.offset + item.size


def _families(items: Sequence[Field]) -> Iterator[list[Field]]:
    """Each item with those that redefine it."""
    family: list[Field] = []
    for item in items:
        if item.level == 66:
            continue
        if family and not item.redefines:
            yield family
            family = []
        family.append(item)
    if family:
        yield family


def _outside_tables(item: Field) -> Iterator[Field]:
    if not item.occurs:
        yield item
        for child in item.children:
            yield from _outside_tables(child)
