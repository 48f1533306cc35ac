"""The COBOL connector: copybooks and files of records in, Arrow batches out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import (
    RECORD,
    Chunk,
    Partition,
    RawRecord,
    Segment,
    SourceFile,
    Tally,
    no_drops,
    no_rejects,
)
from connectors.cobol.copybook import read_copybooks
from connectors.cobol.decode import Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.encode import Encoder
from connectors.cobol.extract import Extract
from connectors.cobol.framer import make_framer
from connectors.cobol.hierarchy import Families, Hierarchy, make_hierarchy
from connectors.cobol.plain import PlainDecoder
from connectors.cobol.plan import Plan, PlanFault, make_plans
from connectors.cobol.raw import lay_out
from connectors.cobol.record_types import RecordTypes, make_record_types
from connectors.compression import compression_of
from connectors.framing import Cut, FixedFramer, Framer
from connectors.index import IndexStore, Mark
from connectors.layout import Layout
from connectors.storage import describe, expand
from migrate.documents import Model
from migrate.errors import ConfigurationError, DecodingStopped, Fault, FramingError, SourceError

__all__ = ["CobolConnector"]


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
        self.indexes = IndexStore()
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
            decimal_comma=self.source.decimal_comma,
            currency_signs=self.source.currency_signs,
            replacing=self.source.replacing,
            edited=self.source.edited,
        )

    @cached_property
    def _planned(self) -> tuple[list[Plan], list[str]]:
        with self._described():
            return make_plans(self._layout, self.source)

    @cached_property
    def _hierarchy(self) -> Hierarchy | None:
        with self._described():
            return make_hierarchy(self._planned[0], self.source)

    @cached_property
    def _decoders(self) -> list[Decoder]:
        return [Decoder(plan, self.source) for plan in self._planned[0]]

    @cached_property
    def _framer(self) -> Framer:
        with self._described():
            return make_framer(self._layout, self.source)

    @cached_property
    def _types(self) -> RecordTypes | None:
        with self._described():
            return make_record_types(self._layout, self.source, self._planned[0])

    @contextmanager
    def _described(self) -> Iterator[None]:
        """Say of a description that does not fit the layout whose it is."""
        try:
            yield
        except PlanFault as fault:
            at = ".".join((self.name, *fault.at))
            raise ConfigurationError(
                [Fault(self.source.copybooks[0], 0, at, fault.reason, fault.remedy)]
            ) from None

    # -- files and partitions -------------------------------------------------------------------------------

    @cached_property
    def _addresses(self) -> list[str]:
        if not self.source.data:
            raise SourceError(
                "the description names no data", "Add data: with the files to read", file=self.name
            )
        return expand(self.source.data, self.folder)

    def files(self) -> Sequence[SourceFile]:
        word = self.source.compression
        return [describe(address, compression=compression_of(address, word)) for address in self._addresses]

    def partitions(self, target_bytes: int) -> Sequence[Partition]:
        found: list[Partition] = []
        first = 1
        for address in self._addresses:
            for start, end, records in self._extract(address).pieces(target_bytes):
                found.append(Partition(self.name, len(found), address, start, end, first, records))
                first += records
        return found

    def _extract(self, address: str) -> Extract:
        begins = self._begins_family if self._hierarchy else None
        return Extract(address, self.source, self._framer, self._layout_digest, self.indexes, begins)

    @cached_property
    def _layout_digest(self) -> str:
        return hashlib.sha256(repr(self._layout).encode()).hexdigest()

    def _begins_family(self, data: NDArray[np.uint8], cut: Cut) -> NDArray[np.bool_]:
        """Which records stand at the top of a hierarchy."""
        assert self._hierarchy is not None and self._types is not None  # noqa: S101, PT018 - the caller looked
        return self._hierarchy.is_root(self._types.of(data, cut))

    # -- reading --------------------------------------------------------------------------------------------

    def read(self, partition: Partition) -> Iterator[Chunk]:
        extract = self._extract(partition.file)
        begin, stop, size = extract.body()
        first, fresh = partition.first_record, True
        families = None
        if self._hierarchy and self._types:
            families = Families(self._hierarchy, self._types.field.path, self._keeps_orphans)
        for base, data, cut in extract.cuts(partition.start, partition.end):
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
        types = self._types.of(data, cut) if self._types else None
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

    def kinds(
        self, data: NDArray[np.uint8], cut: Cut, records: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64] | None, pa.Table, pa.Table]:
        """(index of each record's decoder, records filtered out, records of a type that nothing describes)."""
        return self._kinds(self._types.of(data, cut) if self._types else None, data, cut, records)

    def _kinds(
        self, types: NDArray[np.int64] | None, data: NDArray[np.uint8], cut: Cut, records: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64] | None, pa.Table, pa.Table]:
        if types is None or self._types is None:
            return None, no_drops(), no_rejects()
        return self._types.kinds(types, data, cut, records)

    def _stop(
        self, partition: Partition, base: int, cut: Cut, records: NDArray[np.int64], rejects: pa.Table
    ) -> None:
        first = rejects.slice(0, 1).to_pylist()[0]
        at = int(cut.first_bytes[int(np.searchsorted(records, first[RECORD]))])
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
        twin.indexes = self.indexes
        twin._keeps_orphans = True
        return twin

    def plain(self) -> PlainDecoder:
        """The reference decoder, which reads single records from the layout alone."""
        return PlainDecoder(self._layout, self.source)

    # -- what the encoder needs --------------------------------------------------------------------------------

    @property
    def framer(self) -> Framer:
        return self._framer

    @property
    def decoders(self) -> Sequence[Decoder]:
        """One a record type, those that `segments.filter` takes out too."""
        return self._decoders

    @property
    def record_length(self) -> int | None:
        """Bytes of each record where all have as many."""
        return self._framer.length if isinstance(self._framer, FixedFramer) else None

    def encoders(self) -> Sequence[Encoder]:
        """The inverse of each decoder.

        Their plans have the FILLERs too, which no column describes, and no RENAMES, whose bytes are those of
        other fields.
        """
        words = {"fillers": "keep", "renames": []}
        plans, _ = make_plans(self._layout, self.source.model_copy(update=words))
        return [
            Encoder(plan, decoder.schema, self.source, self.record_length)
            for plan, decoder in zip(plans, self._decoders, strict=True)
        ]

    def type_columns(self) -> tuple[dict[str, str], dict[str, Sequence[str]]]:
        """By record type, the column that holds the type, and the values that mean it, as its rows show them."""
        assert self._types is not None  # noqa: S101 - there are several record types
        return self._types.columns()

    def body(self, address: str) -> tuple[int, int, int]:
        """(first byte of the records, byte after them, size) of a file."""
        return self._extract(address).body()

    def pieces(
        self, partition: Partition
    ) -> Iterator[tuple[Mark, NDArray[np.uint8], Cut, NDArray[np.int64]]]:
        """(where each buffer begins, its bytes, the records in them, their numbers) of a partition."""
        first = partition.first_record
        for mark, raw, cut in self._extract(partition.file).buffers(partition.start, partition.end):
            yield mark, raw, cut, np.arange(first, first + len(cut.starts), dtype=np.int64)
            first += len(cut.starts)

    # -- raw records for people -----------------------------------------------------------------------------

    def locate(self, records: Sequence[int]) -> Sequence[RawRecord]:
        found: dict[int, RawRecord] = {}
        first = 1
        for address in self._addresses:
            extract = self._extract(address)
            for n, offset, data in extract.find([int(record) - first for record in records]):
                found[first + n] = self._raw(first + n, address, offset, data)
            first += extract.index.records
        missing = [int(record) for record in records if int(record) not in found]
        if missing:
            raise SourceError(
                "has no record of this number", "Check the number", file=self.name, record=missing[0]
            )
        return [found[int(record)] for record in records]

    def _raw(self, record: int, address: str, offset: int, data: NDArray[np.uint8]) -> RawRecord:
        one = Cut(np.zeros(1, np.int64), np.array([len(data)], np.int64), len(data))
        kinds, _, _ = self.kinds(data, one, np.array([record], np.int64))
        kind = 0 if kinds is None else int(kinds[0])
        plan = self._decoders[kind].plan if kind >= 0 else None
        raw = data.tobytes()
        fields = tuple(lay_out(plan, raw, self.source)) if plan else ()
        return RawRecord(record, address, offset, raw, plan.segment if plan else "", fields)
