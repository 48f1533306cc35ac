"""The contract of every connector: how a legacy system becomes Arrow batches.

    connector = open_connector("clients", description, folder)
    for partition in connector.partitions(target_bytes=64 << 20):
        for chunk in connector.read(partition):      # the same bytes and rows every time
            chunk.rows["CLIENT-RECORD"]              # an Arrow RecordBatch: RECORD, then a column a field
            chunk.rejects                            # records that are not valid, REJECTS rows
            chunk.tally                              # what became of every byte and record

Every record has a number: 1 for the first of the source, counted through all its files, header and trailer
records included. The number is how a row, a rejected record and a line of a report speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Protocol, runtime_checkable

import pyarrow as pa

from connectors.layout import Layout
from migrate.documents import Model

__all__ = [
    "DROPPED",
    "PARENT",
    "POSITION",
    "RECORD",
    "REJECTS",
    "Chunk",
    "Connector",
    "Partition",
    "RawRecord",
    "Segment",
    "SourceFile",
    "Tally",
    "no_drops",
    "no_rejects",
]

RECORD = "_record"
"""Name of the column that carries each row's record number (int64, never null)."""

PARENT = "_parent"
"""In rows of a record type that stands under another: the number of the parent record (int64, never null)."""

POSITION = "_position"
"""Beside PARENT: the record's 1-based place among the parent's records of its type (int64, never null)."""

REJECTS = pa.schema(
    [
        pa.field(RECORD, pa.int64(), nullable=False),
        pa.field("segment", pa.string(), nullable=False),
        pa.field("field", pa.string(), nullable=False),
        pa.field("code", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
    ]
)
"""One row for each fault of a rejected record: `code` is stable (`bad_sign`), `reason` is for people."""

DROPPED = pa.schema(
    [pa.field(RECORD, pa.int64(), nullable=False), pa.field("rule", pa.string(), nullable=False)]
)
"""One row for each record that a named rule takes out."""


def no_rejects() -> pa.Table:
    return pa.Table.from_batches([], REJECTS)


def no_drops() -> pa.Table:
    return pa.Table.from_batches([], DROPPED)


@dataclass(frozen=True)
class Partition:
    """A piece of a source that one worker reads: whole records only.

    Args:
        number: 0-based, in source order.
        file: address of the file, or the name of the table.
        start, end: byte range [start, end) of the file; row range for a table.
        first_record: number of the first record in it.
        records: how many records it holds.
    """

    source: str
    number: int
    file: str
    start: int
    end: int
    first_record: int
    records: int


@dataclass(frozen=True)
class Tally:
    """What became of the bytes and records of a chunk; addable.

    `record_bytes` are the records' own bytes, `control_bytes` what frames them (RDW, BDW, line ends, bytes
    around records), `header_bytes` and `trailer_bytes` stand before the first and after the last record.
    """

    records: int = 0
    record_bytes: int = 0
    control_bytes: int = 0
    header_bytes: int = 0
    trailer_bytes: int = 0

    @property
    def bytes(self) -> int:
        return self.record_bytes + self.control_bytes + self.header_bytes + self.trailer_bytes

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Tally)))


@dataclass(frozen=True)
class Chunk:
    """Some consecutive records of a partition.

    Args:
        rows: by segment name, the valid records: column RECORD first, then one column a field, named by its
            path in the layout; a table (OCCURS, repeated element) is a list of structs, or of scalars.
        rejects: REJECTS rows of the records that are not valid; such a record is in no `rows`.
        dropped: DROPPED rows of the records the source description filters out.
        tally: every record and byte of the chunk.
        policies: how often each named policy was used, by (field, policy).
        parents: by segment name, the rows that records of a type below it belong to: those of this chunk, and
            before them those of earlier chunks that are still open, whose records are not counted again.
    """

    rows: Mapping[str, pa.RecordBatch]
    rejects: pa.Table
    dropped: pa.Table
    tally: Tally
    policies: Mapping[tuple[str, str], int] = field(default_factory=dict)
    parents: Mapping[str, pa.Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """One record type of a source: its rows' schema (RECORD first) and what its records are.

    `role` is "data", "header" or "trailer". `parent` is the record type that it stands under; its rows then
    have PARENT and POSITION behind RECORD.
    """

    name: str
    schema: pa.Schema
    role: str = "data"
    parent: str | None = None


@dataclass(frozen=True)
class SourceFile:
    """Identity of one file or table as it was read; `sha256` is "" where a source has no bytes of its own."""

    address: str
    bytes: int
    sha256: str
    modified: str


@dataclass(frozen=True)
class RawField:
    """One field of a raw record as a person reads it: `characters` are its bytes in the code page."""

    path: str
    offset: int
    length: int
    picture: str
    usage: str
    characters: str


@dataclass(frozen=True)
class RawRecord:
    """A record as it stands in its file, for quarantine pages and evidence."""

    record: int
    file: str
    offset: int
    bytes: bytes
    segment: str
    fields: Sequence[RawField] = ()


@runtime_checkable
class Connector(Protocol):
    """One source of a project. Reading never changes the source; reading twice gives the same."""

    Description: type[Model]
    """The words of a source description that this connector understands."""

    name: str

    def __init__(self, name: str, description: Model, folder: Path) -> None:
        """Args: the source's name, its description, the folder that relative paths start from."""

    def layout(self) -> Layout:
        """The record descriptions. Raises ConfigurationError with every fault of the metadata source."""

    def segments(self) -> Sequence[Segment]:
        """The record types, in a stable order."""

    def files(self) -> Sequence[SourceFile]:
        """What is read, with size and SHA-256. Raises SourceError, SourceUnreachable."""

    def partitions(self, target_bytes: int) -> Sequence[Partition]:
        """Cut the source into pieces of about `target_bytes`; cheap, the same cut every time."""

    def read(self, partition: Partition) -> Iterator[Chunk]:
        """The records of a partition. Raises FramingError, DecodingStopped, SourceError."""

    def lenient(self) -> Connector:
        """This source with every undecodable field as null instead of its record refused; itself where it cannot.

        For control totals alone, which count a refused record and the amounts in it that can be read.
        """

    def locate(self, records: Sequence[int]) -> Sequence[RawRecord]:
        """The raw bytes of the records with these numbers, in the order asked for."""
