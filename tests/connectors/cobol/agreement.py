"""What must come out of a record, by the reference decoder, and whether the connector says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.decode import Decoded, Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.plan import make_plans
from tests.connectors.cobol import reference
from tests.connectors.cobol.fields import Leaf
from tests.connectors.cobol.layouts import Form, Group, Node, Table, copybook, families, span, tables
from tests.connectors.cobol.reference import Item, Policies


@dataclass
class Expected:
    """A row, or what is wrong: for each fault the path of the field and the codes that it may have."""

    row: dict[str, Any]
    faults: list[tuple[str, frozenset[str]]]
    first: bool = False
    """The fault is of a counter, and nothing behind it was looked at: counters of other tables may be wrong too."""


def read(
    form: Form,
    record: bytes,
    *,
    slide: bool,
    policies: Policies,
    blank_numbers: str = "invalid",
    segment: str = "REC",
) -> Expected:
    """What the reference decoder says of a record."""
    faults: list[tuple[str, frozenset[str]]] = []
    counts: dict[str, int | None] = {}
    readable: dict[str, bool] = {}
    paths: dict[str, str] = {}
    broken: list[tuple[str, frozenset[str]]] = []
    kind = reference.decode(Item("TEXT", 1, page=form.page), record[:1], policies) if record else ""

    def value(leaf: Leaf, at: int, path: str) -> Any:
        found = reference.field(leaf.item, record, at, policies)
        text = leaf.item.usage in (*reference.TEXT, "NATIONAL")
        if leaf.item.picture and policies.edited == "value":
            text = False
        if isinstance(found, str) and found == reference.BLANK and not text:
            if leaf.item.blank_when_zero or blank_numbers == "zero":
                return Decimal(0)
            if blank_numbers == "null":
                return None
            found = reference.Fault(frozenset({"blank_number"}))
        elif found == reference.ABSENT and at >= len(record):
            return None
        if isinstance(found, reference.Fault):
            faults.append((path, found.codes))
            return None
        return found

    def table(node: Table, at: int, path: str) -> tuple[list[Any], int]:
        count = node.maximum if node.counter is None else (counts[node.counter] or 0)
        if node.counter and not node.minimum <= count <= node.maximum and counts[node.counter] is not None:
            # the counter stands further out, and is in range for the table beside it
            if counts[node.counter] or readable[node.counter]:
                broken.append((paths[node.counter], frozenset({"counter_range"})))
                if slide:
                    raise _Lost
            count = 0
        rows, start = [], at
        for _ in range(count):
            if node.scalar:
                leaf = node.members[0]
                assert isinstance(leaf, Leaf)
                rows.append(value(leaf, at, path))
                at += node.stride
            else:
                inner: dict[str, Any] = {}
                end = nodes(node.members, at, "", f"{path}.", inner)
                rows.append(inner)
                at = end if slide else at + node.stride
        return rows, at - start if slide else node.length

    def nodes(members: Sequence[Node], at: int, prefix: str, inside: str, row: dict[str, Any]) -> int:
        for family in families(members):
            used, moved, live = 0, 0, family[0]
            if len(family) > 1 and kind == "B":
                live = family[1]
            for node in family:
                name, path = prefix + node.name, inside + node.name
                if node is not live:
                    row.update(absent(node, name))
                elif isinstance(node, Leaf):
                    before = len(faults)
                    row[name] = value(node, at, path)
                    for other in tables(form.members):
                        if other.counter == node.name:
                            counted = row[name] if at < len(record) else Decimal(0)
                            if len(faults) > before:
                                broken.append(faults[-1])
                            elif counted is None:
                                broken.append((path, frozenset({"blank_number"})))
                            elif (
                                at < len(record)
                                and any(other is beside for beside in members)
                                and not other.minimum <= counted <= other.maximum
                            ):
                                broken.append((path, frozenset({"counter_range"})))
                            readable[node.name], paths[node.name] = at < len(record), path
                            counts[node.name] = None if counted is None or broken else int(counted)
                            if broken and slide:
                                raise _Lost  # what stands behind is not where it would be looked for
                elif isinstance(node, Group):
                    moved = nodes(node.members, at, f"{name}.", f"{path}.", row) - at - node.length
                else:
                    row[name], used = table(node, at, path)
            at += used if isinstance(family[0], Table) else span(family) + moved
        return at

    row: dict[str, Any] = {}
    try:
        end = nodes(form.members, 0, "", "", row)
    except _Lost:
        return Expected({}, broken, first=True)
    if broken:
        return Expected({}, broken, first=True)
    if slide and len(record) > end:
        faults.append((segment, frozenset({"surplus_bytes"})))
    return Expected(row, faults)


class _Lost(Exception):
    """A counter of a table that varies is wrong: nothing else of the record is looked at."""


def absent(node: Node, name: str) -> dict[str, Any]:
    """The columns of a redefinition that is not live."""
    if isinstance(node, Leaf):
        return {name: None}
    if isinstance(node, Table):
        return {name: []}
    found: dict[str, Any] = {}
    for member in node.members:
        found.update(absent(member, f"{name}.{member.name}"))
    return found


def same(expected: Any, actual: Any) -> bool:
    """Equal in value and kind: 1, 1.0 and '1' are three things; a NaN is itself."""
    if isinstance(expected, Mapping):
        return (
            isinstance(actual, Mapping)
            and expected.keys() == actual.keys()
            and all(same(expected[key], actual[key]) for key in expected)
        )
    if isinstance(expected, list):
        return isinstance(actual, list) and len(expected) == len(actual) and all(map(same, expected, actual))
    if isinstance(expected, Decimal):
        return isinstance(actual, (int, Decimal)) and not isinstance(actual, bool) and actual == expected
    if isinstance(expected, float):
        return isinstance(actual, float) and repr(actual) == repr(expected)
    return type(expected) is type(actual) and bool(expected == actual)


# -- the decoder under test -------------------------------------------------------------------------------------


def describe(form: Form, **words: Any) -> CobolSource:
    return CobolSource.model_validate(
        {
            "copybooks": ["REC.cpy"],
            "code_page": form.page,
            "dialect": form.dialect,
            "redefines": dict(form.redefines) or None,
            "short_records": "null",
            "edited": "text",
            **words,
        }
    )


def decode(form: Form, records: Sequence[bytes], source: CobolSource) -> Decoded:
    """The connector's own decoding of these records."""
    layout = parse_copybook(copybook(form), dialect=form.dialect, edited=source.edited)
    (plan,), _ = make_plans(layout, source)
    assert plan.length == form.length
    ends = np.cumsum([len(record) for record in records], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
    numbers = np.arange(1, len(records) + 1, dtype=np.int64)
    data = np.frombuffer(b"".join(records), np.uint8)
    decoded = Decoder(plan, source).decode(data, starts, ends, numbers)
    decoded.rows.validate(full=True)
    return decoded


def compare(
    form: Form, records: Sequence[bytes], source: CobolSource, *, slide: bool, policies: Policies
) -> None:
    """Decode with both, and assert that they agree on every value and every fault."""
    compare_decoded(form, records, decode(form, records, source), source, slide=slide, policies=policies)


def compare_decoded(
    form: Form,
    records: Sequence[bytes],
    decoded: Decoded,
    source: CobolSource,
    *,
    slide: bool,
    policies: Policies,
) -> None:
    """Assert that the reference agrees on every value and every fault of what was decoded."""
    rows = {row.pop("_record"): row for row in decoded.rows.to_pylist()}
    rejects: dict[int, list[tuple[str, str]]] = {}
    for each in decoded.rejects.to_pylist():
        rejects.setdefault(each["_record"], []).append((each["field"], each["code"]))
    for number, record in enumerate(records, start=1):
        expected = read(form, record, slide=slide, policies=policies, blank_numbers=source.blank_numbers)
        place = f"record {number}: {record.hex()}\n{copybook(form)}"
        if expected.faults:
            assert number not in rows, f"{place}\n{expected.faults}\n{rows[number]}"
            found = rejects.pop(number, [])
            wanted: dict[str, frozenset[str]] = {}
            for path, codes in expected.faults:
                wanted[path] = wanted.get(path, frozenset()) | codes
            if expected.first:
                counters = {each.counter for each in tables(form.members)}
                others = {path for path, _ in found if path.rpartition(".")[2] in counters} - wanted.keys()
                found = [(path, code) for path, code in found if path not in others]
            assert {path for path, _ in found} == wanted.keys(), f"{place}\n{expected.faults}\n{found}"
            assert all(code in wanted[path] for path, code in found), f"{place}\n{expected.faults}\n{found}"
        else:
            assert number in rows, f"{place}\n{rejects.get(number)}"
            differing = {
                name: (expected.row.get(name), rows[number].get(name))
                for name in {**expected.row, **rows[number]}
                if name not in rows[number] or not same(expected.row.get(name), rows[number][name])
            }
            assert same(expected.row, rows[number]), f"{place}\nexpected, found: {differing}"
            rows.pop(number)
    assert not rows
    assert not rejects
