"""The two ways: from a value of a target table to its bytes, and from a record to all that became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from connectors.base import RawField
from connectors.layout import Field
from mappings import TargetTable
from mappings.lineage import ColumnLineage, SourceField
from migrate.personal import hidden_fields, personal_columns, personal_fields, plain_path
from migrate.pipeline import RunContext
from migrate.reports.model import RunReport
from migrate.trace.columns import code_line, how_made, rules_of, value_text
from migrate.trace.keys import shown
from migrate.trace.model import Line, TracedColumn, TracedField, TracedRecord, TracedRow, TracedTable
from migrate.trace.reading import Read, Row, declared, decoded, read_record
from migrate.trace.search import GONE, Search

__all__ = ["MASK", "Tracer"]

MASK = "•••"


class Tracer:
    """Traces values and records of one run.

    tracer = Tracer(context, report)
    tracer.value("client", {"client_id": 100000007})     # TracedRow: all columns, or one with its rules
    tracer.record("clients", 229)                        # TracedRecord: fields, rows, disposition

    Args:
        report: the run that is asked about.
        unmask: show personal values.
    """

    def __init__(self, context: RunContext, report: RunReport, *, unmask: bool = False) -> None:
        self.context = context
        self.project = context.project
        self.report = report
        self.unmask = unmask or self.project.words.personal_data == "shown"
        self.search = Search(context, report.run)
        self.tables = self.search.tables
        self._read: dict[tuple[str, int], Read] = {}
        self._hidden_fields: dict[tuple[str, int], set[int]] = {}

    # -- from a value ---------------------------------------------------------------------------------------

    def value(self, name: str, key: Mapping[str, object], column: str | None = None) -> TracedRow:
        """The row of a key and the record it comes from.

        Args:
            column: trace this one alone.

        Raises:
            TerminalError: no record of the source has the key.
        """
        table = self.tables[name]
        texts = self._key_texts(table, {each: shown(key[each], table.column(each).type) for each in key})
        record, headline = self.search.find(table, key)
        read = self._record(table.source, record)
        lines = self._lines(table.source, record)
        row = None
        if not headline and not any(line.disposition in GONE for line in lines):
            row = next((r for r in read.rows.get(name, ()) if all(r.values[n] == key[n] for n in key)), None)
        traced = self._table(table, row, read, lines, column) if row is not None else None
        notes = self._row_notes(table, key, row, headline)
        whole = self.record(table.source, record, rows=False)
        if row is None and not headline:
            headline = _refused(table, whole.disposition, lines)
        return TracedRow(name, texts, whole, traced, headline, notes)

    # -- from a record --------------------------------------------------------------------------------------

    def record(self, source: str, record: int, *, rows: bool = True) -> TracedRecord:
        """A record with every field, and the rows it gave or what else became of it."""
        read = self._record(source, record)
        lines = self._lines(source, record)
        disposition = lines[0].disposition if lines else "loaded"
        found = []
        if rows and not any(line.stage in ("decode", "map", "read") for line in lines):
            for name, made in read.rows.items():
                found += [self._table(self.tables[name], row, read, lines, None) for row in made]
        piece = read.partition
        return TracedRecord(
            source=source,
            record=record,
            file=self.project.shown(read.raw.file),
            offset=read.raw.offset,
            length=len(read.raw.bytes),
            segment=read.raw.segment,
            run=self.report.run,
            partition=piece.number,
            disposition=disposition,
            lines=lines,
            unchanged=self._unchanged(source, read.raw.file),
            notes=self._notes(source, read),
            fields=self._fields(read, lines),
            rows=found,
        )

    # -- parts ----------------------------------------------------------------------------------------------

    def _record(self, source: str, record: int) -> Read:
        if (source, record) not in self._read:
            self._read[source, record] = read_record(self.context, source, record)
        return self._read[source, record]

    def _lines(self, source: str, record: int) -> list[Line]:
        """What the ledger says of the record, without the personal values that its reasons quote."""
        from migrate.pipeline.compose import shown_reason

        hide = () if self.unmask else self._personal(source)
        return [
            Line(**{**line, "reason": shown_reason(line, hide)})
            for line in self.context.target.ledger.lines(self.report.run, source, record)
        ]

    @cached_property
    def _personal_columns(self) -> set[tuple[str, str]]:
        return set() if self.unmask else personal_columns(self.project)

    def _personal(self, source: str) -> set[str]:
        return set() if self.unmask else personal_fields(self.project, source)

    def _key_texts(self, table: TargetTable, key: Mapping[str, str | None]) -> dict[str, str]:
        return {
            name: MASK if (table.name, name) in self._personal_columns else value or ""
            for name, value in key.items()
        }

    def _hidden(self, read: Read, lines: Sequence[Line]) -> set[int]:
        if self.unmask:
            return set()
        at = (read.source, read.raw.record)
        if at not in self._hidden_fields:
            self._hidden_fields[at] = self._hide(read, lines)
        return self._hidden_fields[at]

    def _hide(self, read: Read, lines: Sequence[Line]) -> set[int]:
        used = {
            origin
            for table in self.tables.values()
            if table.source == read.source
            for column in table.columns
            for origin in column.origin
        }
        for control in self.project.words.controls:  # what a header states of the whole is no person's
            stated = (control.stated, control.sum or "")
            used |= {path.partition(".")[2] for path in stated if path and control.source == read.source}
        wrong = {plain_path(line.field.split("(")[-1].rstrip(")")) for line in lines}
        codes = {line.code for line in lines}
        return hidden_fields(read.raw.fields, self._personal(read.source), used, wrong, codes)

    def _fields(self, read: Read, lines: Sequence[Line]) -> list[TracedField]:
        hidden = self._hidden(read, lines)
        return [self._field(read, each, n in hidden) for n, each in enumerate(read.raw.fields)]

    def _field(self, read: Read, field: RawField, masked: bool, *, role: str = "value") -> TracedField:
        data = read.raw.bytes[field.offset : field.offset + field.length]
        item = self._declared(read, plain_path(field.path))
        value = value_text(decoded(read.values, field.path))
        return TracedField(
            path=field.path,
            declared=self.project.shown(item.file) if item and item.file else "",
            line=item.line if item else 0,
            picture=field.picture,
            usage=field.usage,
            address=item.address if item else "",
            record=read.raw.record,
            offset=field.offset,
            at=read.raw.offset + field.offset if read.contiguous else None,
            length=field.length,
            hex="•" * len(data) if masked else data.hex(" ").upper(),
            characters="•" * len(data) if masked else field.characters,
            value=MASK if masked and value is not None else value,
            masked=masked,
            role=role,
            segment=read.raw.segment,
        )

    def _declared(self, read: Read, path: str) -> Field | None:
        return declared(self.project.sources[read.source].layout(), read.raw.segment, path)

    def _absent(self, read: Read, each: SourceField, path: str) -> TracedField:
        """A field that the record does not have: an element left out, a table element beyond its count."""
        item = self._declared(read, each.path)
        return TracedField(
            path,
            self.project.shown(item.file) if item and item.file else "",
            item.line if item else 0,
            item.picture if item else "",
            item.usage.value if item else "",
            item.address if item else "",
            read.raw.record,
            None,
            None,
            0,
            "",
            "",
            None,
            False,
            each.role,
            read.raw.segment,
        )

    def _table(
        self, table: TargetTable, row: Row, read: Read, lines: Sequence[Line], column: str | None
    ) -> TracedTable:
        key = {name: row.values[name] for name in table.key}
        mine = self.search.standing.get(table.name) == self.report.run
        published = self.search.published(table, key) if mine else None
        texts = {name: shown(value, table.column(name).type) for name, value in key.items()}
        found = [
            self._column(table, each, row, read, lines, published, deep=column is not None)
            for each in self.search.lineage(table.name)
            if column in (None, each.column)
        ]
        stands = None if not mine else published is not None
        return TracedTable(table.name, self._key_texts(table, texts), row.place, found, stands)

    def _column(
        self,
        table: TargetTable,
        each: ColumnLineage,
        row: Row,
        read: Read,
        lines: Sequence[Line],
        published: Mapping[str, str | None] | None,
        *,
        deep: bool,
    ) -> TracedColumn:
        masked = (table.name, each.column) in self._personal_columns
        mapped = shown(row.values[each.column], each.target.type)
        there = published[each.column] if published is not None else None
        fields = [self._feeding(field, row, read, lines) for field in each.fields]

        def hide(value: str | None) -> str | None:
            return MASK if masked and value is not None else value

        code = code_line(each, read.values, fields, self.project)
        if code is not None and masked:
            code = {**code, "code": MASK, "meaning": MASK, "line": 0}
        return TracedColumn(
            column=each.column,
            type=str(each.target.type),
            kind=each.kind,
            published=hide(there),
            mapped=hide(mapped),
            same=None if published is None else there == mapped,
            masked=masked,
            rule=each.target.rule,
            words=each.written.text,
            file=self.project.shown(str(Path(each.written.file).resolve())),
            line=each.written.line,
            through=each.through,
            fields=fields,
            code=code,
            made=how_made(each, row.place, read),
            checks=rules_of(self.report, table, each.column, masked) if deep else (),
            policies=self._policies(each) if deep else (),
        )

    def _feeding(self, each: SourceField, row: Row, read: Read, lines: Sequence[Line]) -> TracedField:
        """A field that feeds a column, as the row's own record, or one above it, has it."""
        if each.ref.above:
            read = self._record(read.source, read.above[each.ref.above - 1])
            lines = self._lines(read.source, read.raw.record)
            levels: tuple[int, ...] = ()
        else:
            depth = self._depth(each.seen_from) - each.ref.up
            levels = row.place[:depth]
        numbers = (*levels, *(step for step in each.ref.steps if isinstance(step, int)))
        found = read.places.get((each.path, numbers))
        if found is None:
            return self._absent(read, each, each.path + "".join(f"[{number}]" for number in numbers))
        masked = read.raw.fields.index(found) in self._hidden(read, lines)
        return self._field(read, found, masked, role=each.role)

    def _depth(self, table: str) -> int:
        above = self.tables[table].parent
        return 0 if above is None else 1 + self._depth(above)

    def _policies(self, each: ColumnLineage) -> list[dict[str, Any]]:
        """The named policies that the run used on the column's fields, with how often in the whole run."""
        used = self.context.target.ledger.policies(self.report.run)
        paths = {(field.source, field.path) for field in each.fields}
        return [
            {"field": field, "policy": policy, "count": count}
            for (source, field, policy), count in used.items()
            if (source, field) in paths
        ]

    def _unchanged(self, source: str, address: str) -> bool | None:
        """Whether the file is the one that the run read, by SHA-256."""
        then = {
            file["address"]: file["sha256"]
            for each in self.report.sources
            if each.name == source
            for file in each.files
        }
        now = next((file.sha256 for file in self.context.files(source) if file.address == address), "")
        before = then.get(self.project.shown(address), then.get(address, ""))
        return None if not now or not before else now == before

    def _notes(self, source: str, read: Read) -> list[str]:
        notes = []
        if not read.contiguous and any(file.bytes for file in self.context.files(source)):
            notes.append("The record does not stand in one piece in the file: offsets are within the record.")
        if self._unchanged(source, read.raw.file) is False:
            notes.append("The file is not the one that the run read: its SHA-256 is another one.")
        run = self.context.target.ledger.run(self.report.run)
        was_there = {each.name for each in self.report.sources if not each.left_out}
        comparable = run is not None and was_there.isdisjoint(self.project.left_out)
        if comparable and run and run.project_digest.partition(" ")[0] != self.project.digest:
            notes.append("The project has changed since the run: rules are shown as they are now.")
        return notes

    def _row_notes(
        self, table: TargetTable, key: Mapping[str, object], row: Row | None, headline: str
    ) -> list[str]:
        standing = self.search.standing.get(table.name)
        if standing is None:
            return [f"The table {table.name} is not published."]
        if standing != self.report.run:
            return [
                f"The table {table.name} stands published by run {standing}, not by run {self.report.run}."
            ]
        if (row is None or headline) and self.search.published(table, key) is not None:
            return [
                f"And yet the published table {table.name} has a row of this key: run `migrate reconcile`."
            ]
        return []


def _refused(table: TargetTable, disposition: str, lines: Sequence[Line]) -> str:
    """Why a key whose record is known has no row."""
    begin = f"No row of {table.name} has this key: its record"
    if disposition == "filtered":
        return f"{begin} was left out by the filter {lines[0].rule}."
    if disposition == "quarantined":
        why = "; ".join(dict.fromkeys(line.reason or line.code for line in lines))
        return f"{begin} is quarantined: {why}."
    return f"{begin} gives none by the rules of the mapping (skip)."
