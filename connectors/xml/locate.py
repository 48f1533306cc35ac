"""One record as it stands in its file: true bytes, true offsets.

lxml knows lines, not bytes, so records are found with expat, which tells the byte where each tag begins.
expat reads no external entity, and a file with a DOCTYPE was refused before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from connectors.base import Partition, RawField, RawRecord
from connectors.layout import Usage
from connectors.xml.model import Node
from connectors.xml.stream import BLOCK
from connectors.xml.xsd import local_name

__all__ = ["raw_records"]

END_TAG = 4096
"""Longest end tag that is looked for, in characters."""

_START_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_ATTRIBUTE = re.compile(rb"([^\s=\"'<>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass
class _Element:
    """An element of a wanted record: where its tags begin, what stands in it."""

    tag: str
    start: int
    attributes: dict[str, str]
    end: int = 0
    text: list[str] = field(default_factory=list)
    children: list[_Element] = field(default_factory=list)


def raw_records(
    stream: BinaryIO, partition: Partition, wanted: Sequence[int], steps: Sequence[str], record: Node
) -> Iterator[RawRecord]:
    """The records with these numbers, in one pass over the file.

    Args:
        wanted: ascending numbers, all of this partition.
        steps: path of the record element in Clark notation.
        record: its declared tree, for the names and types of the fields.
    """
    finder = _Finder(steps, partition.first_record, set(wanted))
    width, low = _width(stream)
    while finder.missing and (block := stream.read(BLOCK)):
        finder.feed(block)
    for number, element in sorted(finder.found.items()):
        # The end tag, or for an empty element what follows it, begins at `end`.
        inner = element.end - element.start
        stream.seek(element.start)
        raw = stream.read(inner + END_TAG * width)
        view = _ascii(raw, width, low)
        head = _START_TAG.match(view)
        empty = head is not None and head[0].endswith(b"/>")
        size = head.end() if head and empty else view.find(b">", inner // width) + 1
        raw, view = raw[: size * width], view[:size]
        namer = _Fields(element, view, width)
        yield RawRecord(
            number,
            partition.file,
            element.start,
            raw,
            local_name(steps[-1]),
            tuple(namer.walk(element, record, "")),
        )


class _Finder:
    """Counts record elements and keeps the tree of the wanted ones."""

    def __init__(self, steps: Sequence[str], first: int, wanted: set[int]) -> None:
        self.steps, self.number, self.missing = list(steps), first - 1, wanted
        self.found: dict[int, _Element] = {}
        self._depth = 0
        self._right = 0  # how many elements of the path are open
        self._open: list[_Element] = []
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = False
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, block: bytes) -> None:
        self._parser.Parse(block, False)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._open:
            element = _Element(_clark(name), self._parser.CurrentByteIndex, attributes)
            self._open[-1].children.append(element)
            self._open.append(element)
            return
        if self._depth > len(self.steps) or self._right != self._depth - 1:
            return
        tag = _clark(name)
        if tag != self.steps[self._depth - 1]:
            return
        self._right = self._depth
        if self._depth == len(self.steps):
            self.number += 1
            if self.number in self.missing:
                self._open.append(_Element(tag, self._parser.CurrentByteIndex, attributes))
                self._parser.CharacterDataHandler = self._text

    def _end(self, name: str) -> None:
        if self._open:
            element = self._open.pop()
            element.end = self._parser.CurrentByteIndex
            if not self._open:
                self.found[self.number] = element
                self.missing.discard(self.number)
                self._parser.CharacterDataHandler = None
        self._depth -= 1
        self._right = min(self._right, self._depth)

    def _text(self, text: str) -> None:
        self._open[-1].text.append(text)


class _Fields:
    """Lists the elements and attributes of a record with their places in its bytes."""

    def __init__(self, record: _Element, view: bytes, width: int) -> None:
        self.base, self.view, self.width = record.start, view, width

    def walk(self, element: _Element, node: Node | None, path: str) -> Iterator[RawField]:
        at = (element.start - self.base) // self.width
        head = _START_TAG.match(self.view, at)
        after = head.end() if head else at
        yield from self._attributes(element, node, path, head)
        text = "".join(element.text)
        if not element.children or text.strip():
            end = max((element.end - self.base) // self.width, after)
            yield self._field(path or local_name(element.tag), node, after, end, text)
        total = Counter(child.tag for child in element.children)
        seen: Counter[str] = Counter()
        for child in element.children:
            seen[child.tag] += 1
            below = node.child(child.tag) if node else None
            name = below.name if below else local_name(child.tag)
            if total[child.tag] > 1 or (below is not None and below.maximum > 1):
                name = f"{name}[{seen[child.tag]}]"
            yield from self.walk(child, below, f"{path}.{name}" if path else name)

    def _attributes(
        self, element: _Element, node: Node | None, path: str, head: re.Match[bytes] | None
    ) -> Iterator[RawField]:
        places = {}
        for match in _ATTRIBUTE.finditer(head[0]) if head else ():
            group = 2 if match[2] is not None else 3
            places[match[1].rpartition(b":")[2].decode("ascii", "replace")] = match.span(group)
        start = head.start() if head else 0
        for name, value in element.attributes.items():
            tag = _clark(name)
            below = node.child(f"@{tag}") if node else None
            label = below.name if below else local_name(tag)
            low, high = places.get(local_name(tag), (0, 0))
            yield self._field(f"{path}.{label}" if path else label, below, start + low, start + high, value)

    def _field(self, path: str, node: Node | None, start: int, end: int, text: str) -> RawField:
        kind = node.type if node else None
        usage = kind.usage if kind else Usage.STRING
        picture = kind.picture if kind else ""
        return RawField(path, start * self.width, (end - start) * self.width, picture, usage.value, text)


def _clark(name: str) -> str:
    """expat's `urn}name` as `{urn}name`."""
    return f"{{{name}" if "}" in name else name


def _width(stream: BinaryIO) -> tuple[int, int]:
    """Bytes of one unit of the encoding, and which is the low one; goes back to the start."""
    start = stream.read(2)
    stream.seek(0)
    if start in (b"\xff\xfe", b"<\0"):
        return 2, 0
    return (2, 1) if start in (b"\xfe\xff", b"\0<") else (1, 0)


def _ascii(raw: bytes, width: int, low: int) -> bytes:
    """One byte a unit, what is not ASCII as 0x80: markup is ASCII in every encoding that is read."""
    if width == 1:
        return raw
    whole = len(raw) - len(raw) % 2
    lows, highs = raw[low:whole:2], raw[1 - low : whole : 2]
    return bytes(one if not high and one < 128 else 0x80 for one, high in zip(lows, highs, strict=True))
