"""The ODBC connector: a table in, Arrow batches out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from connectors.base import RECORD, REJECTS, Chunk, Partition, RawRecord, Segment, SourceFile, Tally, no_drops
from connectors.layout import Layout
from connectors.odbc.description import OdbcSource
from connectors.odbc.link import Link
from connectors.odbc.rows import cast, in_words, lay_out, raw_text, typed, wire
from connectors.odbc.table import Table, find
from migrate.documents import Model
from migrate.errors import DecodingStopped, SourceError

__all__ = ["OdbcConnector"]

BATCH = 10_000
"""Rows of a chunk, at most."""

BUFFER = 32 << 20
"""Bytes that the driver may fill at once; wide rows make smaller chunks."""

FIRST_TEXT, LAST_TEXT = 1_000, 64 << 20
"""Characters that a text column has room for: at first, and at most."""

_TOO_LONG = re.compile(r"too large to be written into the allocated buffer.*?(?:Some\((\d+)\)|$)", re.DOTALL)


class OdbcConnector:
    """One table or query of a legacy database.

    The record number of a row is its place in the order of the key, from 1. A table has no bytes: the tally
    counts its rows, and `files` names it with size 0 and no SHA-256. There is one partition; its `start` and
    `end` are a range of rows.
    """

    Description: type[Model] = OdbcSource

    def __init__(self, name: str, description: Model, folder: Path) -> None:
        assert isinstance(description, OdbcSource)  # noqa: S101 - the project parses it as Description
        self.name = name
        self.source = description
        self._link = Link(description.connection, description.variable, os.environ)
        self._text = FIRST_TEXT

    def available(self) -> str | None:
        """Why this source cannot be read here, in plain words; None when it can be tried."""
        return self._link.available()

    def layout(self) -> Layout:
        return lay_out(self._columns, self._table, self.name)

    def segments(self) -> Sequence[Segment]:
        """One segment, named by the table, or by the source for a query."""
        number = pa.field(RECORD, pa.int64(), nullable=False)
        return [Segment(self._segment, pa.schema([number, *self._columns]))]

    def files(self) -> Sequence[SourceFile]:
        return [SourceFile(self._address, 0, "", "")]

    def partitions(self, target_bytes: int) -> Sequence[Partition]:
        """One partition of all rows, whatever `target_bytes`.

        Raises:
            SourceError: the key does not tell the rows apart, or the database refuses.
            SourceUnreachable: the database does not answer.
        """
        table = self._table
        with self._link.catalogue() as connection:
            rows = connection.execute(table.count).fetchone()[0]
            repeated = connection.execute(table.repeated).fetchone()[0]
        if repeated:
            raise SourceError(
                f"the key {', '.join(table.key)} does not tell rows apart: {repeated} values repeated",
                "Name a key whose values are unique",
                file=self._address,
            )
        return [Partition(self.name, 0, self._address, 0, rows, 1, rows)]

    def read(self, partition: Partition) -> Iterator[Chunk]:
        """The rows of a partition.

        Raises:
            SourceError: the table holds other rows than were counted, or the database refuses.
            SourceUnreachable: the database does not answer.
            DecodingStopped: a value does not fit its column's type and the source says `on_invalid: stop`.
        """
        seen = 0
        for first, batch in self._batches(partition.start, partition.end):
            seen += len(batch)
            yield self._chunk(first, batch)
        if seen != partition.records:
            raise SourceError(
                f"holds {seen} rows of a range that held {partition.records} when it was counted",
                "Let nobody change the table during a run",
                file=self._address,
            )
        if not partition.records:
            yield self._chunk(1, pa.RecordBatch.from_pylist([], wire(self._columns)))

    def lenient(self) -> OdbcConnector:
        return self

    def locate(self, records: Sequence[int]) -> Sequence[RawRecord]:
        """The rows as the database writes them: a JSON array of texts; offsets are within that text.

        Raises:
            SourceError: there is no row with one of these numbers.
        """
        wanted, found = set(records), {}
        start, end = min(wanted, default=1) - 1, max(wanted, default=0)
        for first, batch in self._batches(start, end):
            for number in sorted(wanted.intersection(range(first, first + len(batch)))):
                row = [column[number - first].as_py() for column in batch.columns]
                text, fields = raw_text(row, self._columns, self._table.types)
                found[number] = RawRecord(number, self._address, 0, text, self._segment, fields)
        if missing := sorted(wanted - set(found)):
            raise SourceError(f"source '{self.name}' has no record {missing[0]}", "Check the record number")
        return [found[number] for number in records]

    @cached_property
    def _table(self) -> Table:
        with self._link.catalogue() as connection:
            return find(connection, self.source, self._link.address)

    @cached_property
    def _columns(self) -> pa.Schema:
        with self._link.failing():
            connection = self._link.bulk(self._table.driver, FIRST_TEXT)
            reader = connection.read_arrow_batches(
                self._table.no_rows, batch_size=1, max_text_size=FIRST_TEXT, max_binary_size=FIRST_TEXT
            )
            return typed(reader.schema, self._table.required)

    @cached_property
    def _trimmed(self) -> frozenset[str]:
        if isinstance(self.source.trim, list):
            return frozenset(self.source.trim)
        texts = frozenset(each.name for each in self._columns if pa.types.is_string(each.type))
        return self._table.padded & texts if self.source.trim == "right" else frozenset()

    @property
    def _segment(self) -> str:
        return self.name if self.source.query else self._table.name.rpartition(".")[2]

    @property
    def _address(self) -> str:
        return f"{self._link.address}/{self._table.name}"

    def _batches(self, start: int, end: int) -> Iterator[tuple[int, pa.RecordBatch]]:
        """The rows numbered start + 1 to end as fetched, each batch with the number of its first row.

        A text longer than the room for it ends the reading; it goes on behind the rows that came, with more
        room. The order of the key makes both readings the same.
        """
        from arrow_odbc import Error

        schema, done = wire(self._columns), start
        while True:
            position = 0
            try:
                for batch in self._reader(schema):
                    first, position = position, position + len(batch)
                    low, high = max(done, first), min(end, position)
                    if low < high:
                        done = high
                        yield low + 1, batch.slice(low - first, high - low)
                    if position >= end:
                        return
                return
            except Error as error:
                match = _TOO_LONG.search(str(error))
                if not match or self._text >= LAST_TEXT:
                    with self._link.failing():
                        raise
                self._text = min(max(self._text * 4, int(match[1] or 0)), LAST_TEXT)

    def _reader(self, schema: pa.Schema) -> Any:
        connection = self._link.bulk(self._table.driver, self._text)
        return connection.read_arrow_batches(
            self._table.rows,
            batch_size=BATCH,
            max_bytes_per_batch=BUFFER,
            max_text_size=self._text,
            max_binary_size=self._text,
            schema=schema,
            fetch_concurrently=False,
        )

    def _chunk(self, first: int, batch: pa.RecordBatch) -> Chunk:
        columns, wrong = cast(batch, self._columns, self._trimmed)
        numbers = pa.array(range(first, first + len(batch)), pa.int64())
        rejects = [
            {
                RECORD: first + row,
                "segment": self._segment,
                "field": column,
                "code": "type",
                "reason": f"'{text}' does not fit its column's type, {in_words(kind)}",
            }
            for row, faults in sorted(wrong.items())
            for column, text, kind in faults
        ]
        if rejects and self.source.on_invalid == "stop":
            raise DecodingStopped(
                str(rejects[0]["reason"]),
                "Mend the row, or say 'on_invalid: quarantine'",
                file=self._address,
                record=int(str(rejects[0][RECORD])),
                field=str(rejects[0]["field"]),
            )
        schema = self.segments()[0].schema
        if wrong:
            kept = pa.array(row not in wrong for row in range(len(batch)))
            numbers, columns = numbers.filter(kept), [column.filter(kept) for column in columns]
        rows = pa.RecordBatch.from_arrays([numbers, *columns], schema=schema)
        return Chunk(
            {self._segment: rows}, pa.Table.from_pylist(rejects, REJECTS), no_drops(), Tally(len(batch))
        )
