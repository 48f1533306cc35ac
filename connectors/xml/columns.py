"""The columns of a record, and how one element becomes a row.

An element that may stand once is flattened: `address.street`. One that may be repeated is a list column, of
values or of structs whose members are named the same way below it. The text of an element that also has
attributes is named like the element, and beside it stand `amount.currency` and the like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from connectors.layout import Field, Layout, Occurs, Usage
from connectors.xml.description import XmlSource
from connectors.xml.model import Node, Record
from connectors.xml.types import TEXT, Invalid, SimpleType, has_zone
from connectors.xml.xsd import local_name
from migrate.errors import Fault, did_you_mean

__all__ = ["Columns", "Wrong", "lay_out", "select"]

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


@dataclass(frozen=True)
class Wrong:
    """A value that cannot stand in its column."""

    path: str
    code: str
    reason: str
    line: int


@dataclass
class _Value:
    """Where a text goes: `slot` of the row, or of the list's struct."""

    slot: int
    path: str
    type: SimpleType
    default: str | None = None
    nillable: bool = False
    repeated: bool = False


@dataclass
class _Group:
    """What to do with an element's attributes, text and children; `row` is how many slots there are."""

    path: str = ""
    attributes: list[tuple[str, _Value]] = field(default_factory=list)
    text: _Value | None = None
    children: dict[str, _Value | _Group | _List] = field(default_factory=dict)
    nillable: bool = False
    lists: list[int] = field(default_factory=list)  # slots that hold a list: empty, never NULL


@dataclass
class _List:
    """A repeated element with children: each occurrence is a struct."""

    slot: int
    group: _Group
    names: list[str]


class Columns:
    """The Arrow columns of a record and the plan that fills them.

    Args:
        record: as declared.
        chosen: column names of the nodes that `fields` names; None takes all.
    """

    def __init__(self, record: Record, chosen: dict[Node, str] | None) -> None:
        self.fields: list[pa.Field] = []
        self.policies: Counter[tuple[str, str]] = Counter()
        self._plan = self._group(record.node, self.fields, "", chosen)
        self._plan.lists = _lists(self.fields)

    def row(self, element: Any) -> tuple[list[Any], list[Wrong]]:
        """The values of one record, one a column, and what cannot stand in its column."""
        row: list[Any] = [None] * len(self.fields)
        wrong: list[Wrong] = []
        self._fill(element, self._plan, row, wrong)
        for slot in self._plan.lists:
            row[slot] = row[slot] or []
        return row, wrong

    def _group(self, node: Node, into: list[pa.Field], prefix: str, chosen: dict[Node, str] | None) -> _Group:
        """The plan of one element; its columns go to the end of `into`."""
        group = _Group(node.path, nillable=node.nillable)

        def add(of: Node, name: str, arrow: pa.DataType) -> int:
            into.append(pa.field(chosen[of] if chosen else name, arrow))
            return len(into) - 1

        if node.type is not None and (chosen is None or node in chosen):
            slot = add(node, prefix.rstrip(".") or node.name, node.type.arrow)
            group.text = _Value(slot, node.path, node.type, node.default)
        for child in node.children:
            name = f"{prefix}{child.name}"
            if chosen is not None and not any(each in chosen for each in child.walk()):
                continue
            repeated = child.maximum > 1
            if repeated and (child.children or child.type is None):
                members: list[pa.Field] = []
                inner = self._group(child, members, "", None)
                inner.lists = _lists(members)
                slot = add(child, name, pa.list_(pa.struct(members)))
                group.children[child.tag] = _List(slot, inner, [each.name for each in members])
            elif child.children or child.type is None:
                group.children[child.tag] = self._group(child, into, f"{name}.", chosen)
            else:
                arrow = pa.list_(child.type.arrow) if repeated else child.type.arrow
                value = _Value(
                    add(child, name, arrow), child.path, child.type, child.default, child.nillable, repeated
                )
                if child.attribute:
                    group.attributes.append((child.tag, value))
                else:
                    group.children[child.tag] = value
        return group

    def _fill(self, element: Any, group: _Group, row: list[Any], wrong: list[Wrong]) -> None:
        for tag, value in group.attributes:
            text = element.get(tag, value.default)
            if text is not None:
                row[value.slot] = self._value(text, value, element, wrong)
        if group.nillable and element.get(_NIL) in ("true", "1"):
            return
        if group.text is not None:
            own = element.text if not len(element) else "".join(element.itertext())
            row[group.text.slot] = self._value(own or group.text.default or "", group.text, element, wrong)
        children = group.children
        for child in element:
            step = children.get(child.tag)
            if step is None:
                continue
            if type(step) is _Value:
                if step.nillable and child.get(_NIL) in ("true", "1"):
                    found = None
                else:
                    # Comments are gone, so `text` is whole; only `fields` without an XSD may name a parent.
                    text = child.text if step.type is not TEXT else "".join(child.itertext())
                    found = self._value(text or step.default or "", step, child, wrong)
                if step.repeated:
                    if row[step.slot] is None:
                        row[step.slot] = []
                    row[step.slot].append(found)
                elif row[step.slot] is not None:
                    reason = "stands more than once, and its column holds one value"
                    wrong.append(Wrong(step.path, "repeated", reason, child.sourceline))
                else:
                    row[step.slot] = found
            elif type(step) is _List:
                inner: list[Any] = [None] * len(step.names)
                self._fill(child, step.group, inner, wrong)
                for slot in step.group.lists:
                    inner[slot] = inner[slot] or []
                if row[step.slot] is None:
                    row[step.slot] = []
                row[step.slot].append(dict(zip(step.names, inner, strict=True)))
            elif type(step) is _Group:
                self._fill(child, step, row, wrong)

    def _value(self, text: str, value: _Value, element: Any, wrong: list[Wrong]) -> object:
        kind = value.type
        try:
            if kind.zoned and has_zone(text):
                self.policies[value.path, kind.zoned] += 1
            return kind.convert(text)
        except Invalid as error:
            wrong.append(Wrong(value.path, error.code, error.reason, element.sourceline))
        except ValueError:
            reason = f"'{text}' is no {kind.picture}"
            wrong.append(Wrong(value.path, "type", reason, element.sourceline))
        return None


def _lists(fields: list[pa.Field]) -> list[int]:
    return [slot for slot, each in enumerate(fields) if pa.types.is_list(each.type)]


def select(
    record: Record, source: XmlSource, fault: Callable[[Fault], None], file: str
) -> dict[Node, str] | None:
    """The nodes that `fields` names, with their column names; None when there is no `fields`."""
    if source.fields is None:
        return None
    chosen: dict[Node, str] = {}
    for name in source.fields:
        node, above = record.node, ""
        for step in source.field_steps(name):
            child = node.child(step)
            reason = remedy = ""
            if child is None:
                reason = f"'{local_name(step)}' does not stand in '{node.name}'"
                remedy = did_you_mean(local_name(step), [each.name for each in node.children])
            elif above:
                reason = f"'{above}' may be repeated, so its parts are no columns of their own"
                remedy = f"Name '{above}' itself: it becomes a list"
            if child is None or reason:
                fault(Fault(file, 0, f"fields.{name}", reason, remedy))
                break
            node = child
            above = node.name if node.maximum > 1 else ""
        else:
            if node.type is None and node.maximum == 1:
                remedy = f"Name one of its parts: {', '.join(each.name for each in node.children)}"
                fault(Fault(file, 0, f"fields.{name}", f"'{node.name}' has no text of its own", remedy))
            chosen[node] = name
    return chosen


def lay_out(record: Record, chosen: dict[Node, str] | None, name: str, source: XmlSource) -> Layout:
    """The record as the layout that is printed. XML has no fixed places: offset and length are 0.

    With `fields`, the layout is their list, under the names that they were given.
    """
    addresses = _addresses(record.node, source.record, {uri: p for p, uri in source.namespaces.items()})
    if chosen is None:
        top = _laid_out(record.node, 1, record.node.name, addresses)
    else:
        parts = [replace(_laid_out(node, 2, own, addresses), name=own) for node, own in chosen.items()]
        top = replace(_laid_out(record.node, 1, record.node.name, addresses), children=tuple(parts))
    return Layout((top,), name, record.notes)


def _addresses(node: Node, above: str, prefixes: dict[str, str]) -> dict[Node, str]:
    """The XPath of every element and attribute; a namespace that the project gives no prefix is written out."""
    found = {node: above}
    for child in node.children:
        uri, _, name = child.tag.removeprefix("{").rpartition("}")
        prefix = "" if not uri else f"{prefixes[uri]}:" if uri in prefixes else f"Q{{{uri}}}"
        found |= _addresses(child, f"{above}/{'@' if child.attribute else ''}{prefix}{name}", prefixes)
    return found


def _laid_out(node: Node, level: int, path: str, addresses: dict[Node, str]) -> Field:
    kind = node.type
    above = "" if level == 1 else f"{path}."
    return Field(
        node.name,
        level,
        0,
        0,
        kind.usage if kind else Usage.GROUP,
        picture=kind.picture if kind else "",
        digits=kind.digits if kind else 0,
        scale=kind.scale if kind else 0,
        occurs=Occurs(node.minimum, node.maximum) if node.maximum > 1 else None,
        conditions=kind.conditions if kind else (),
        children=tuple(
            _laid_out(child, level + 1, f"{above}{child.name}", addresses) for child in node.children
        ),
        path=path,
        line=node.line,
        file=node.file,
        address=addresses[node],
        nullable=node.nillable or node.minimum == 0,
    )
