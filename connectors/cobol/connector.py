"""The COBOL connector: copybooks and files of records in, Arrow batches out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import (
    DROPPED,
    RECORD,
    REJECTS,
    Chunk,
    Partition,
    RawRecord,
    Segment,
    SourceFile,
    Tally,
    no_drops,
    no_rejects,
)
from connectors.cobol import kernels
from connectors.cobol.codepage import CodePage, code_page
from connectors.cobol.columns import room
from connectors.cobol.copybook import read_copybooks
from connectors.cobol.decode import Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.framer import make_framer
from connectors.cobol.hierarchy import Families, Hierarchy, make_hierarchy
from connectors.cobol.plan import Plan, PlanFault, make_plans
from connectors.cobol.raw import lay_out
from connectors.framing import Cut, DelimitedFramer, FixedFramer, Framer, VariableFramer
from connectors.layout import Field, Layout, Usage
from connectors.storage import describe, expand, open_binary
from migrate.documents import Model
from migrate.errors import ConfigurationError, DecodingStopped, Fault, FramingError, SourceError

__all__ = ["CobolConnector"]

READ = 4 << 20
"""Bytes read at a time: a chunk's columns then take some tens of MiB."""


class CobolConnector:
    """Reads files that a copybook describes.

    connector = CobolConnector("clients", CobolSource(copybooks=["CLIENT.cpy"], data=["CLIENTS.bin"]), folder)
    connector.layout().length                      # bytes of a record
    for partition in connector.partitions(64 << 20):
        for chunk in connector.read(partition):
            chunk.rows["CLIENT-RECORD"]            # RecordBatch: _record, CLIENT-NO, ...
    """

    Description: type[Model] = CobolSource

    def __init__(self, name: str, description: Model, folder: Path) -> None:
        assert isinstance(description, CobolSource)  # noqa: S101 - the registry pairs them
        self.name = name
        self.source = description
        self.folder = folder
        self._keeps_orphans = False

    # -- what the records look like -------------------------------------------------------------------------

    def layout(self) -> Layout:
        return self._layout

    def segments(self) -> Sequence[Segment]:
        tree = self._hierarchy
        return [
            Segment(
                d.plan.segment,
                tree.schema(n, d.schema) if tree else d.schema,
                d.plan.role,
                tree.parent(n) if tree else None,
            )
            for n, d in enumerate(self._decoders)
            if self._is_kept(d.plan)
        ]

    def _is_kept(self, plan: Plan) -> bool:
        """Whether `segments.filter` lets through any record of this type; headers and trailers always pass."""
        kept = self.source.segments.filter if self.source.segments else []
        return plan.role != "data" or not kept or not plan.values or not set(kept).isdisjoint(plan.values)

    @property
    def notes(self) -> Sequence[str]:
        """What the description leaves unread, in words."""
        return self._planned[1]

    @property
    def families(self) -> Mapping[str, Sequence[str]]:
        """By record type, the types that stand under it."""
        return self.source.hierarchy if self._hierarchy else {}

    @cached_property
    def _layout(self) -> Layout:
        return read_copybooks(
            [self.folder / path for path in self.source.copybooks],
            overlay=self.source.overlay,
            dialect=self.source.dialect,
            source_format=self.source.source_format,
            search=[self.folder / path for path in self.source.copy_path],
        )

    @cached_property
    def _planned(self) -> tuple[list[Plan], list[str]]:
        try:
            return make_plans(self._layout, self.source)
        except PlanFault as fault:
            at = ".".join((self.name, *fault.at))
            raise ConfigurationError(
                [Fault(self.source.copybooks[0], 0, at, fault.reason, fault.remedy)]
            ) from None

    @cached_property
    def _hierarchy(self) -> Hierarchy | None:
        try:
            return make_hierarchy(self._planned[0], self.source)
        except PlanFault as fault:
            at = ".".join((self.name, *fault.at))
            raise ConfigurationError(
                [Fault(self.source.copybooks[0], 0, at, fault.reason, fault.remedy)]
            ) from None

    @cached_property
    def _decoders(self) -> list[Decoder]:
        return [Decoder(plan, self.source) for plan in self._planned[0]]

    @cached_property
    def _framer(self) -> Framer:
        try:
            return make_framer(self._layout, self.source)
        except PlanFault as fault:
            at = ".".join((self.name, *fault.at))
            raise ConfigurationError(
                [Fault(self.source.copybooks[0], 0, at, fault.reason, fault.remedy)]
            ) from None

    @cached_property
    def _type_field(self) -> Field | None:
        """The field that holds the record type; it stands at the same place in every record description."""
        if not self.source.segments:
            return None
        found = self._layout.find(self.source.segments.field)
        places = {(item.offset, item.length) for item in found}
        if len(places) != 1 or found[0].usage not in (Usage.TEXT, Usage.ZONED):
            name = self.source.segments.field
            reason = f"the record type '{name}' must be one DISPLAY field at the same place in every record"
            raise ConfigurationError(
                [Fault(self.source.copybooks[0], 0, f"{self.name}.segments.field", reason)]
            )
        return found[0]

    @cached_property
    def _type_page(self) -> CodePage:
        """The code page of the record type."""
        assert self._type_field is not None  # noqa: S101 - the callers looked
        pages = {name.upper().replace("_", "-"): page for name, page in self.source.code_pages.items()}
        item = self._type_field
        return code_page(pages.get(item.name.upper(), pages.get(item.path.upper(), self.source.code_page)))

    # -- files and partitions -------------------------------------------------------------------------------

    @cached_property
    def _addresses(self) -> list[str]:
        if not self.source.data:
            raise SourceError(
                "the description names no data", "Add data: with the files to read", file=self.name
            )
        return expand(self.source.data, self.folder)

    def files(self) -> Sequence[SourceFile]:
        return [describe(address) for address in self._addresses]

    def partitions(self, target_bytes: int) -> Sequence[Partition]:
        found: list[Partition] = []
        first = 1
        for address in self._addresses:
            for start, end, records in self._pieces(address, target_bytes):
                found.append(Partition(self.name, len(found), address, start, end, first, records))
                first += records
        return found

    def _pieces(self, address: str, target_bytes: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, records): the first piece includes the file's header, the last its trailer."""
        size = self._body(address)[2]
        if self._hierarchy:
            yield from self._families(address, target_bytes, self._hierarchy)
            return
        if isinstance(self._framer, FixedFramer):
            begin, stop, _ = self._body(address)
            stride = self._framer.stride
            count, rest = divmod(stop - begin, stride)
            if rest:
                raise FramingError(
                    f"its {size} bytes are not a whole number of records of {stride} bytes: {rest} are left over",
                    "Check record_length, header_bytes and trailer_bytes; a text-mode transfer also changes the size",
                    file=address,
                    record=count + 1,
                    offset=begin + count * stride,
                )
            each = max(target_bytes // stride, 1)
            for low in range(0, max(count, 1), each):
                high = min(low + each, count)
                yield (
                    0 if low == 0 else begin + low * stride,
                    size if high == count else begin + high * stride,
                    high - low,
                )
            return
        start = position = records = 0
        for base, _, cut in self._cuts(address, 0, size):
            records += len(cut.starts)
            position = base + cut.used
            if position - start >= target_bytes and position < size - self.source.trailer_bytes:
                yield start, position, records
                start, records = position, 0
        yield start, size, records

    def _families(self, address: str, target_bytes: int, tree: Hierarchy) -> Iterator[tuple[int, int, int]]:
        """The pieces of a file of families: a family lies in one piece, however long it is."""
        size = self._body(address)[2]
        start = records = 0
        for base, data, cut in self._cuts(address, 0, size):
            kinds = self._types(data, cut)
            assert kinds is not None  # noqa: S101 - a hierarchy is of record types
            begins, may = self._beginnings(cut)
            chosen = np.flatnonzero(may & tree.is_root(kinds))
            counted, at = 0, base + begins[chosen]
            while (n := int(np.searchsorted(at, max(start + target_bytes, 1)))) < len(at):
                row = int(chosen[n])
                yield start, int(at[n]), records + row - counted
                start, records, counted = int(at[n]), 0, row
            records += len(kinds) - counted
        yield start, size, records

    def _beginnings(self, cut: Cut) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """(where in the bytes each record begins with what frames it, whether a piece may begin there)."""
        framer, may = self._framer, np.ones(len(cut.starts), np.bool_)
        before = 0 if isinstance(framer, DelimitedFramer) else self.source.record_prefix_bytes
        if not isinstance(framer, VariableFramer):
            return cut.starts - before, may
        before += framer.rdw.header
        if framer.bdw is None:
            return cut.starts - before, may
        # only where a block begins: there its BDW stands as well between two records
        may[1:] = cut.starts[1:] - cut.ends[:-1] > before + self.source.record_suffix_bytes
        return cut.starts - before - framer.bdw.header, may

    def _body(self, address: str) -> tuple[int, int, int]:
        """(first byte of the records, byte after them, size of the file)."""
        size = _size(address)
        begin, stop = self.source.header_bytes, size - self.source.trailer_bytes
        if stop < begin:
            raise FramingError(
                "is shorter than header_bytes and trailer_bytes together", "Correct them", file=address
            )
        return begin, stop, size

    def _cuts(self, address: str, start: int, end: int) -> Iterator[tuple[int, NDArray[np.uint8], Cut]]:
        """(offset in the file, bytes, the records in them) over the record bytes of [start, end)."""
        begin, stop, _ = self._body(address)
        position, limit = max(start, begin), min(end, stop)
        rest = room(0, np.uint8)
        size = READ
        with open_binary(address) as stream:
            stream.seek(position)
            while position < limit or len(rest):
                wanted = min(size, limit - position - len(rest))
                data = room(len(rest) + wanted, np.uint8)
                data[: len(rest)] = rest
                found = _fill(stream, data[len(rest) :])
                data = data[: len(rest) + found]
                at_end = position + len(data) >= limit or not found
                cut = self._framer.cut(data, at_end=at_end)
                if cut.fault:
                    raise FramingError(
                        cut.fault,
                        "Check record_format, rdw and bdw, and whether the transfer kept the length words",
                        file=address,
                        offset=position + cut.used,
                    )
                yield position, data, cut
                if at_end:
                    return
                rest = data[cut.used :]
                # a block or record longer than what was read: read on in larger steps
                size = READ if cut.used else size * 2
                position += cut.used

    # -- reading --------------------------------------------------------------------------------------------

    def read(self, partition: Partition) -> Iterator[Chunk]:
        begin, stop, size = self._body(partition.file)
        first, fresh = partition.first_record, True
        families = None
        if self._hierarchy and self._type_field:
            families = Families(self._hierarchy, self._type_field.path, self._keeps_orphans)
        for base, data, cut in self._cuts(partition.file, partition.start, partition.end):
            records = np.arange(first, first + len(cut.starts), dtype=np.int64)
            content = int((cut.ends - cut.starts).sum())
            tally = Tally(len(records), content, cut.used - content)
            if fresh:
                tally += Tally(header_bytes=begin if partition.start == 0 else 0)
                tally += Tally(trailer_bytes=size - stop if partition.end == size else 0)
            yield self._chunk(partition, base, data, cut, records, tally, families)
            first, fresh = first + len(records), False
        if fresh:
            header = begin if partition.start == 0 else 0
            trailer = size - stop if partition.end == size else 0
            yield Chunk({}, no_rejects(), no_drops(), Tally(header_bytes=header, trailer_bytes=trailer))
        if first - partition.first_record != partition.records:
            raise FramingError(
                f"held {partition.records} records here when it was cut, and now {first - partition.first_record}",
                "Let nothing write to the extract while it is read, and start again",
                file=partition.file,
                offset=partition.start,
            )

    def _chunk(
        self,
        partition: Partition,
        base: int,
        data: NDArray[np.uint8],
        cut: Cut,
        records: NDArray[np.int64],
        tally: Tally,
        families: Families | None,
    ) -> Chunk:
        rows: dict[str, pa.RecordBatch] = {}
        rejects: list[pa.Table] = []
        policies: dict[tuple[str, str], int] = {}
        types = self._types(data, cut)
        kinds, dropped, strange = self._kinds(types, data, cut, records)
        for n, decoder in enumerate(self._decoders):
            if kinds is None:
                found = decoder.decode(data, cut.starts, cut.ends, records)
            else:
                chosen = np.flatnonzero(kinds == n)
                if not len(chosen):
                    continue
                found = decoder.decode(data, cut.starts[chosen], cut.ends[chosen], records[chosen])
            rows[decoder.plan.segment] = found.rows
            if found.rejects.num_rows:
                rejects.append(found.rejects)
            for key, count in found.policies.items():
                policies[key] = policies.get(key, 0) + count
        if strange.num_rows:
            rejects.append(strange)
        parents: dict[str, pa.Table] = {}
        if families is not None and types is not None and len(records):
            wrong = np.concatenate([each.column(RECORD).to_numpy() for each in (no_rejects(), *rejects)])
            settled = families.settle(int(records[0]), types, rows, wrong)
            rows, parents = settled.rows, settled.parents
            rejects.append(settled.rejects)
        table = pa.concat_tables(rejects).sort_by(RECORD) if rejects else no_rejects()
        if table.num_rows and self.source.on_invalid == "stop":
            self._stop(partition, base, cut, records, table)
        return Chunk(rows, table, dropped, tally, policies, parents)

    def _types(self, data: NDArray[np.uint8], cut: Cut) -> NDArray[np.int64] | None:
        """Index of each record's decoder, -1 for a type that nothing describes; None: there are no types."""
        segments, item = self.source.segments, self._type_field
        if segments is None or item is None:
            return None
        if not segments.redefine_map:
            return np.zeros(len(cut.starts), np.int64)
        owners = [n for n, decoder in enumerate(self._decoders) for _ in decoder.plan.values]
        values = [value for decoder in self._decoders for value in decoder.plan.values]
        return np.array([*owners, -1], np.int64)[self._match(item, values, data, cut)]

    def _kinds(
        self, types: NDArray[np.int64] | None, data: NDArray[np.uint8], cut: Cut, records: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64] | None, pa.Table, pa.Table]:
        """(the types, -2 where filtered out; records filtered out; records of a type that nothing describes)."""
        segments, item = self.source.segments, self._type_field
        if types is None or segments is None or item is None:
            return None, no_drops(), no_rejects()
        kinds = types.copy()
        dropped, strange = no_drops(), no_rejects()
        if segments.filter:
            out = self._match(item, segments.filter, data, cut) < 0
            control = [n for n, decoder in enumerate(self._decoders) if decoder.plan.role != "data"]
            kinds[out & (kinds >= 0) & ~np.isin(kinds, control)] = -2
            taken = records[kinds == -2]
            dropped = pa.table([pa.array(taken), pa.array(["segments.filter"] * len(taken))], schema=DROPPED)
        unknown = records[kinds == -1]
        if len(unknown):
            reason = "the record type is none of those that redefine_map names"
            texts = ("", item.path, "unknown_type", reason)
            columns = [pa.array(unknown), *(pa.array([text] * len(unknown)) for text in texts)]
            strange = pa.table(columns, schema=REJECTS)
        return kinds, dropped, strange

    def _match(
        self, item: Field, values: Sequence[str], data: NDArray[np.uint8], cut: Cut
    ) -> NDArray[np.int64]:
        table = np.frombuffer(b"".join(self._type_bytes(item, value) for value in values), np.uint8)
        found = np.empty(len(cut.starts), np.int64)
        kernels.match(
            data, cut.starts, cut.ends, item.offset, item.length, table.reshape(-1, item.length), found
        )
        return found

    def _type_bytes(self, item: Field, value: str) -> bytes:
        """The bytes of a record type as the description writes it."""
        padded = value.rjust(item.length, "0") if item.usage is Usage.ZONED else value.ljust(item.length)
        try:
            found = self._type_page.encode(padded)
        except ValueError as error:
            reason = str(error)
        else:
            if len(found) == item.length:
                return found
            reason = f"the record type '{value}' is longer than the {item.length} bytes of {item.name}"
        raise ConfigurationError(
            [Fault(self.source.copybooks[0], 0, f"{self.name}.segments", reason, "Correct the value")]
        )

    def _stop(
        self, partition: Partition, base: int, cut: Cut, records: NDArray[np.int64], rejects: pa.Table
    ) -> None:
        first = rejects.slice(0, 1).to_pylist()[0]
        at = int(cut.starts[int(np.searchsorted(records, first[RECORD]))])
        raise DecodingStopped(
            first["reason"],
            "Mend the source, or choose on_invalid: quarantine",
            file=partition.file,
            record=first[RECORD],
            offset=base + at,
            field=first["field"],
        )

    def lenient(self) -> CobolConnector:
        twin = CobolConnector(self.name, self.source.model_copy(update={"on_invalid": "null"}), self.folder)
        twin._keeps_orphans = True
        return twin

    # -- raw records for people -----------------------------------------------------------------------------

    def locate(self, records: Sequence[int]) -> Sequence[RawRecord]:
        wanted = np.unique(np.asarray(records, np.int64))
        found: dict[int, RawRecord] = {}
        for partition in self.partitions(64 << 20):
            inside = wanted[
                (wanted >= partition.first_record) & (wanted < partition.first_record + partition.records)
            ]
            if not len(inside):
                continue
            first = partition.first_record
            for base, data, cut in self._cuts(partition.file, partition.start, partition.end):
                here = inside[(inside >= first) & (inside < first + len(cut.starts))]
                for record in here.tolist():
                    start, end = int(cut.starts[record - first]), int(cut.ends[record - first])
                    found[record] = self._raw(record, partition.file, base + start, data[start:end])
                first += len(cut.starts)
        missing = [int(record) for record in records if int(record) not in found]
        if missing:
            raise SourceError(
                "has no record of this number", "Check the number", file=self.name, record=missing[0]
            )
        return [found[int(record)] for record in records]

    def _raw(self, record: int, address: str, offset: int, data: NDArray[np.uint8]) -> RawRecord:
        one = Cut(np.zeros(1, np.int64), np.array([len(data)], np.int64), len(data))
        kinds, _, _ = self._kinds(self._types(data, one), data, one, np.array([record], np.int64))
        kind = 0 if kinds is None else int(kinds[0])
        plan = self._decoders[kind].plan if kind >= 0 else None
        raw = data.tobytes()
        fields = tuple(lay_out(plan, raw, self.source)) if plan else ()
        return RawRecord(record, address, offset, raw, plan.segment if plan else "", fields)


def _fill(stream: Any, place: NDArray[np.uint8]) -> int:
    """Read until `place` is full or the stream ends; gives the bytes read."""
    done = 0
    while done < len(place) and (found := stream.readinto(place[done:])):
        done += found
    return done


def _size(address: str) -> int:
    with open_binary(address) as stream:
        return stream.seek(0, 2)
