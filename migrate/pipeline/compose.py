"""Puts together what a run found into the one document that reports are made of."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

import pyarrow as pa

from connectors.base import RawField, RawRecord
from migrate import __version__
from migrate.personal import hidden_fields, personal_fields, plain_path
from migrate.pipeline.context import RunContext
from migrate.reports.model import FaultReport, FieldReport, QuarantinedRecord, SourceReport, TableReport

__all__ = ["headline", "quarantined_records", "shown_reason", "table_reports", "versions"]

SHOWN = 5000
"""Quarantined records shown with their bytes; all are counted, and all stand in the ledger."""
_QUOTED = re.compile(r"'.*'", re.DOTALL)


def versions() -> dict[str, str]:
    """What took part, by name."""
    names = ("prefect", "great_expectations", "duckdb", "pyarrow", "numba", "sqlalchemy", "psycopg")
    found = {"migrate": __version__}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def headline(sources: Sequence[SourceReport]) -> str:
    """What became of the records, in one sentence."""
    read = [source for source in sources if not source.left_out]
    every = sum(source.records_in for source in read)
    parts = {
        "loaded": sum(source.loaded for source in read),
        "quarantined": sum(source.quarantined for source in read),
        "left out by a named filter": sum(sum(source.filtered.values()) for source in read),
        "headers and trailers": sum(source.header + source.trailer for source in read),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in parts.items() if count)
    left = [source.name for source in sources if source.left_out]
    missing = f" Not read: {', '.join(left)}." if left else ""
    return f"All {every:,} records have their place: {told}.{missing}"


def table_reports(context: RunContext, rows: Mapping[str, int]) -> list[TableReport]:
    return [
        TableReport(
            name=table.name,
            source=table.source,
            segment=table.segment,
            rows=rows.get(table.name, 0),
            key=table.key,
            columns=[
                {
                    "name": column.name,
                    "type": str(column.type),
                    "nullable": column.nullable,
                    "origin": list(column.origin),
                    "rule": column.rule,
                    "pii": column.pii or "",
                    "description": column.description,
                }
                for column in table.columns
            ],
        )
        for table in context.tables
    ]


def quarantined_records(context: RunContext, *, unmask: bool) -> list[QuarantinedRecord]:
    """Each quarantined record with its faults and its bytes, field by field, the first SHOWN of them."""
    faults = context.target.ledger.faults(context.run)
    found: list[QuarantinedRecord] = []
    for source in context.project.sources:
        mine = faults.filter(pa.compute.equal(faults["source"], source))
        by_record: dict[int, list[dict[str, str]]] = {}
        for line in mine.to_pylist():
            by_record.setdefault(line["record"], []).append(line)
        numbers = sorted(by_record)[: max(SHOWN - len(found), 0)]
        personal = personal_fields(context.project, source)
        used = _used_fields(context, source)
        for each in context.project.sources[source].locate(numbers) if numbers else ():
            raw = dataclasses.replace(each, file=context.project.shown(each.file))
            hide = () if unmask else personal
            found.append(_record(source, raw, by_record[raw.record], hide, used, unmask=unmask))
    return found


def _used_fields(context: RunContext, source: str) -> set[str]:
    return {
        origin
        for table in context.tables
        if table.source == source
        for c in table.columns
        for origin in c.origin
    }


def _record(
    source: str,
    raw: RawRecord,
    lines: Sequence[Mapping[str, str]],
    personal: Collection[str],
    used: set[str],
    *,
    unmask: bool,
) -> QuarantinedRecord:
    faults = [
        FaultReport(line["stage"], line["field"], line["code"], shown_reason(line, personal), line["rule"])
        for line in lines
    ]
    wrong = {_field_of(line) for line in lines}
    codes = {line["code"] for line in lines}
    hidden = set() if unmask else hidden_fields(raw.fields, personal, used, wrong, codes)
    return QuarantinedRecord(
        source=source,
        record=raw.record,
        file=raw.file,
        offset=raw.offset,
        length=len(raw.bytes),
        segment=raw.segment,
        faults=faults,
        fields=[_field(raw, each, wrong, masked=n in hidden) for n, each in enumerate(raw.fields)],
    )


def shown_reason(line: Mapping[str, str], personal: Collection[str]) -> str:
    """The reason without the value it quotes, where the field is personal: a schema's message holds it."""
    if _field_of(line) in personal:
        return _QUOTED.sub("'•••'", line["reason"])
    return line["reason"]


def _field_of(line: Mapping[str, str]) -> str:
    """The source field of a fault: `BIRTH-DT`, or `client.born_on (BIRTH-DT)` from a mapping."""
    return plain_path(line["field"].split("(")[-1].rstrip(")"))


def _field(raw: RawRecord, field: RawField, wrong: set[str], *, masked: bool) -> FieldReport:
    data = raw.bytes[field.offset : field.offset + field.length]
    return FieldReport(
        path=field.path,
        offset=field.offset,
        length=field.length,
        picture=field.picture,
        usage=field.usage,
        hex="•" * len(data) if masked else data.hex(" "),
        characters="•" * len(data) if masked else field.characters,
        masked=masked,
        at_fault=plain_path(field.path) in wrong,
    )
