"""The XML connector: description in, Arrow batches out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
from lxml import etree

from connectors.base import (
    RECORD,
    REJECTS,
    Chunk,
    Partition,
    RawRecord,
    Segment,
    SourceFile,
    Tally,
    no_drops,
)
from connectors.layout import Layout
from connectors.storage import describe, expand, open_binary
from connectors.xml.columns import Columns, Wrong, lay_out, select
from connectors.xml.description import XmlSource
from connectors.xml.locate import raw_records
from connectors.xml.model import Node, Record, from_fields, from_xsd
from connectors.xml.stream import records
from connectors.xml.xsd import Validator, XsdSet, local_name, plain
from migrate.documents import Model
from migrate.errors import DecodingStopped, Fault, SourceError

__all__ = ["XmlConnector"]

CHUNK = 5_000
"""Records of a chunk."""


class XmlConnector:
    """One XML source of a project.

    Partitions: one a file, as XML cannot be cut where one likes. `partitions` reads each file once to count
    its records. Bytes: all of a file counts as record bytes, as far as the parser has read at each chunk.

    Policies that are used and counted: `zone_to_utc` (an xs:dateTime with a time zone becomes that moment in
    UTC) and `zone_dropped` (an xs:date with a time zone keeps its day).
    """

    Description: type[Model] = XmlSource

    def __init__(self, name: str, description: Model, folder: Path) -> None:
        assert isinstance(description, XmlSource)  # noqa: S101 - the project parses it as Description
        self.name = name
        self.source = description
        self.folder = folder
        self._steps = description.record_steps
        self._counts: dict[str, int] = {}

    def layout(self) -> Layout:
        """The record's elements and attributes; `notes` says what of the XSD is not read as a column.

        Raises:
            ConfigurationError: every fault of the XSD and of `fields`.
        """
        return lay_out(self._record, self._chosen, self.name, self.source)

    def segments(self) -> Sequence[Segment]:
        """One segment, named by the record element."""
        return [Segment(self._segment, self._schema)]

    def files(self) -> Sequence[SourceFile]:
        return [describe(address) for address in self._addresses]

    def partitions(self, target_bytes: int) -> Sequence[Partition]:
        """One partition a file, whatever `target_bytes`.

        Raises:
            SourceError: a file is not well-formed, has a DOCTYPE or another root element.
        """
        found: list[Partition] = []
        first = 1
        for number, address in enumerate(self._addresses):
            with open_binary(address) as stream:
                size = stream.seek(0, 2)
                stream.seek(0)
                if address not in self._counts:
                    elements = records(stream, address, self._record, self._steps, first)
                    self._counts[address] = sum(1 for _ in elements)
            count = self._counts[address]
            found.append(Partition(self.name, number, address, 0, size, first, count))
            first += count
        return found

    def read(self, partition: Partition) -> Iterator[Chunk]:
        """The records of one file, 5,000 a chunk.

        Raises:
            SourceError: the file is not well-formed or does not hold the records that were counted.
            DecodingStopped: a record breaks the XSD and the source says `on_invalid: stop`.
        """
        columns = Columns(self._record, self._chosen)
        validator = self._validator
        held = _Held(self._segment, self._schema, columns)
        number, accounted = partition.first_record, partition.start
        with open_binary(partition.file) as stream:
            for element in records(stream, partition.file, self._record, self._steps, number):
                wrong = self._faults(element, validator.check(element)) if validator else []
                if not wrong:
                    row, wrong = columns.row(element)
                    if not wrong:
                        held.rows.append((number, row))
                if wrong:
                    if self.source.on_invalid == "stop":
                        raise DecodingStopped(
                            wrong[0].reason,
                            "Mend the record, or say 'on_invalid: quarantine'",
                            file=partition.file,
                            line=wrong[0].line,
                            record=number,
                            field=wrong[0].path,
                        )
                    held.reject(number, wrong)
                number += 1
                held.seen += 1
                if held.seen == CHUNK:
                    reached = min(stream.tell(), partition.end - 1)
                    yield held.chunk(reached - accounted)
                    accounted = reached
        if number != partition.first_record + partition.records:
            raise SourceError(
                f"holds {number - partition.first_record} records, and held {partition.records} when counted",
                "Let nobody change an extract during a run",
                file=partition.file,
            )
        yield held.chunk(partition.end - accounted)

    def lenient(self) -> XmlConnector:
        return self

    def locate(self, records: Sequence[int]) -> Sequence[RawRecord]:
        """The records as they stand in their files, byte for byte, with every element and attribute.

        Raises:
            SourceError: there is no record with one of these numbers.
        """
        wanted = set(records)
        found: dict[int, RawRecord] = {}
        for partition in self.partitions(0):
            last = partition.first_record + partition.records
            inside = sorted(number for number in wanted if partition.first_record <= number < last)
            if inside:
                with open_binary(partition.file) as stream:
                    for raw in raw_records(stream, partition, inside, self._steps, self._record.node):
                        found[raw.record] = raw
        if missing := sorted(wanted - set(found)):
            raise SourceError(f"source '{self.name}' has no record {missing[0]}", "Check the record number")
        return [found[number] for number in records]

    @cached_property
    def _addresses(self) -> list[str]:
        return expand(self.source.data, self.folder)

    @cached_property
    def _segment(self) -> str:
        return local_name(self._steps[-1])

    @cached_property
    def _xsd(self) -> XsdSet | None:
        return XsdSet(self.folder / self.source.xsd) if self.source.xsd else None

    @cached_property
    def _record(self) -> Record:
        return from_xsd(self._xsd, self.source) if self._xsd else from_fields(self.source)

    @cached_property
    def _chosen(self) -> dict[Node, str] | None:
        if self._xsd is None:
            return select(self._record, self.source, lambda fault: None, "")
        faults: list[Fault] = []
        chosen = select(self._record, self.source, faults.append, self._xsd.main.path)
        self._xsd.faults.extend(faults)
        self._xsd.raise_faults()
        return chosen

    @cached_property
    def _validator(self) -> Validator | None:
        if self._xsd is None or self._record.declared is None:
            return None
        return self._xsd.validator(self._record.declared)

    @cached_property
    def _schema(self) -> pa.Schema:
        number = pa.field(RECORD, pa.int64(), nullable=False)
        return pa.schema([number, *Columns(self._record, self._chosen).fields])

    def _faults(self, element: Any, log: Sequence[Any]) -> list[Wrong]:
        """libxml2's messages as faults: one a place, without the second message that repeats the first."""
        found: dict[tuple[str, str], Wrong] = {}
        for entry in log:
            path = self._path(element, entry.path or "")
            message = plain(entry.message).replace("migrate-record", self._segment)
            head, _, rest = message.partition(": ")
            if head.startswith("Element '") and rest:
                message = rest
                if ", attribute '" in head:
                    path = self._attribute(path, head.split(", attribute '", 1)[1].rstrip("'"))
            if message.startswith("[facet '"):
                message = message.split("] ", 1)[1]
            repeats = "is not a valid value of" in message and any(where == path for where, _ in found)
            if not repeats:
                # libxml2 keeps 16 bits for the line of an element without text.
                line = f" (line {entry.line})" if entry.line != 65535 else ""
                message = f"{message[0].lower()}{message[1:]}{line}"
                found.setdefault((path, message), Wrong(path, "xsd", message, entry.line))
        return list(found.values())

    def _attribute(self, path: str, name: str) -> str:
        """The path of an attribute of the element at `path`, as the layout writes it."""
        above = "" if path == self._segment else path
        for node in self._record.node.walk():
            for child in node.children:
                if node.path == above and child.attribute and local_name(child.tag) == name:
                    return child.path
        return f"{above}.{name}".lstrip(".")

    def _path(self, element: Any, xpath: str) -> str:
        """`/p:provider/p:licence[2]/p:number`, or `/*/*[2]/*`, as the layout's `licence.number`."""
        below = xpath.strip("/").partition("/")[2]
        if not below:
            return self._segment
        try:
            prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
            found = element.xpath(f"./{below}", namespaces=prefixes)[0]
        except (etree.XPathError, IndexError):  # a prefix that is declared further down
            return ".".join(part.partition("[")[0].rpartition(":")[2] for part in below.split("/"))
        names = []
        while found is not element:
            names.append(local_name(found.tag))
            found = found.getparent()
        return ".".join(reversed(names))


class _Held:
    """The records of the chunk that is being filled."""

    def __init__(self, segment: str, schema: pa.Schema, columns: Columns) -> None:
        self.segment, self.schema, self.columns = segment, schema, columns
        self.rows: list[tuple[int, list[Any]]] = []
        self.rejects: list[dict[str, object]] = []
        self.seen = 0

    def reject(self, number: int, wrong: Sequence[Wrong]) -> None:
        for each in wrong:
            words = {RECORD: number, "segment": self.segment, "field": each.path}
            self.rejects.append({**words, "code": each.code, "reason": each.reason})

    def chunk(self, size: int) -> Chunk:
        """What was held, as a chunk of `size` bytes; then nothing is held."""
        numbers = pa.array((number for number, _ in self.rows), pa.int64(), size=len(self.rows))
        values = (
            zip(*(row for _, row in self.rows), strict=True)
            if self.rows
            else [[] for _ in self.columns.fields]
        )
        arrays = [
            pa.array(list(column), each.type)
            for column, each in zip(values, self.columns.fields, strict=True)
        ]
        chunk = Chunk(
            rows={self.segment: pa.RecordBatch.from_arrays([numbers, *arrays], schema=self.schema)},
            rejects=pa.Table.from_pylist(self.rejects, REJECTS),
            dropped=no_drops(),
            tally=Tally(records=self.seen, record_bytes=size),
            policies=dict(self.columns.policies),
        )
        self.rows, self.rejects, self.seen = [], [], 0
        self.columns.policies = Counter()
        return chunk
