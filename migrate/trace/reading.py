"""One record read again: its bytes, its decoded values, and the rows that the mappings make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from connectors.base import Partition, RawField, RawRecord
from connectors.compression import compression_of
from connectors.layout import Field, Layout
from connectors.storage import open_binary
from mappings import Mapper
from migrate.errors import MigrateError, SourceError
from migrate.personal import plain_path
from migrate.pipeline import RunContext
from migrate.trace.probe import PLACE, only, with_places

__all__ = ["Read", "Row", "declared", "decoded", "read_record"]

_ELEMENT = re.compile(r"(.*?)\[(\d+)\]\.?(.*)")
_NUMBERS = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Row:
    """A row that the mappings make of the record; `place` is its element's number at each level of its tables."""

    values: Mapping[str, Any]
    place: tuple[int, ...]


@dataclass(frozen=True)
class Read:
    """A record.

    Args:
        raw: its bytes, and where each field stands in them.
        values: decoded, by column of its record type; a field that cannot be decoded is None.
        rows: by table. Empty where a mapping refuses or drops the record.
        above: numbers of the records that it stands under, nearest first.
        contiguous: whether the file holds the record's bytes in one piece at `raw.offset`.
    """

    source: str
    raw: RawRecord
    partition: Partition
    values: Mapping[str, Any]
    rows: Mapping[str, Sequence[Row]]
    above: Sequence[int]
    contiguous: bool

    @cached_property
    def places(self) -> dict[tuple[str, tuple[int, ...]], RawField]:
        """The fields by path and numbers of table elements."""
        return {(plain_path(each.path), _numbers(each.path)): each for each in self.raw.fields}


def _numbers(path: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBERS.findall(path))


def read_record(context: RunContext, source: str, record: int) -> Read:
    """Read one record of a source again.

    Raises:
        SourceError: there is no such record, or the source cannot be read.
    """
    partitions = context.partitions(source)
    piece = next((p for p in partitions if p.first_record <= record < p.first_record + p.records), None)
    if piece is None:
        count = sum(partition.records for partition in partitions)
        raise SourceError(
            f"there is no record {record:,}", f"Records are numbered from 1 to {count:,}", file=source
        )
    connector = context.project.sources[source]
    raw = connector.locate([record])[0]
    values: Mapping[str, Any] = {}
    rows: dict[str, list[Row]] = {}
    above: list[int] = []
    for chunk in connector.lenient().read(piece):
        found = only(chunk, record)
        if found.rows:
            values = next(iter(found.rows.values())).to_pylist()[0]
            above = _above(values, found.parents)
            rows = _rows(context, source, found.rows, found.parents)
        if found.rows or found.rejects.num_rows or found.dropped.num_rows:
            break
    return Read(source, raw, piece, values, rows, above, _is_contiguous(context, source, raw))


def _above(values: Mapping[str, Any], parents: Mapping[str, Any]) -> list[int]:
    """The records above, nearest first."""
    found: list[int] = []
    number = values.get("_parent")
    while number is not None:
        found.append(number)
        rows = (row for table in parents.values() for row in _with_number(table, number))
        number = next((row.get("_parent") for row in rows), None)
    return found


def _with_number(table: Any, number: int) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    found: list[dict[str, Any]] = table.filter(pc.equal(table["_record"], number)).to_pylist()
    return found


def _rows(
    context: RunContext, source: str, rows: Mapping[str, Any], parents: Mapping[str, Any]
) -> dict[str, list[Row]]:
    data = {each.name for each in context.project.sources[source].segments() if each.role == "data"}
    wanted = {name: batch for name, batch in rows.items() if name in data}
    if not wanted:
        return {}
    with Mapper(with_places(context.project.mappings, source), source, threads=1) as mapper:
        tables = mapper.map(wanted, parents).tables
    found: dict[str, list[Row]] = {}
    for name, table in tables.items():
        levels = sorted(column for column in table.column_names if column.startswith(PLACE))
        if table.num_rows:
            found[name] = [
                Row(values, tuple(values[level] for level in levels)) for values in table.to_pylist()
            ]
    return found


def _is_contiguous(context: RunContext, source: str, raw: RawRecord) -> bool:
    """Whether the bytes stand there when the file is opened once more; not in blocks that part a record."""
    word = getattr(getattr(context.project.sources[source], "source", None), "compression", "none")
    if not any(file.bytes and file.address == raw.file for file in context.files(source)):
        return False
    with (
        suppress(MigrateError, OSError),
        open_binary(raw.file, None, compression_of(raw.file, word)) as stream,
    ):
        stream.seek(raw.offset)
        return stream.read(len(raw.bytes)) == raw.bytes
    return False


def decoded(values: Mapping[str, Any], path: str) -> Any:
    """The value of a field whose path names elements of tables; None where the record has none."""
    match = _ELEMENT.fullmatch(path)
    if not match:
        return values.get(path)
    elements, number = values.get(match[1]) or [], int(match[2])
    if number > len(elements):
        return None
    return decoded(elements[number - 1], match[3]) if match[3] else elements[number - 1]


def declared(layout: Layout, segment: str, path: str) -> Field | None:
    """The declaration of a field: that of the record type where several have such a path."""
    found = None
    for record in layout.records:
        for field in record.walk():
            if field.path == path and (record.name == segment or found is None):
                found = field
    return found
