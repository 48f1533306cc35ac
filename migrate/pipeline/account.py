"""Adds up what became of every record, from the ledger and from staging, and refuses a sum that does not balance."""

from __future__ import annotations

from dataclasses import asdict, replace

import sqlalchemy as sa

from connectors.base import RECORD, Tally
from migrate.errors import BalanceError
from migrate.pipeline.context import RunContext
from migrate.reconcile.accounting import balances
from migrate.reports.model import PartitionReport, SourceReport

__all__ = ["refuse_unbalanced", "source_reports", "staged_records"]


def staged_records(context: RunContext) -> dict[str, int]:
    """By source, the records that have a row in staging: counted there, not concluded from the rest."""
    number = context.target.engine.dialect.identifier_preparer.quote_identifier(RECORD)
    found = {}
    with context.target.begin() as connection:
        for source, groups in context.project.mappings.record_tables().items():
            found[source] = 0
            for tables in groups:
                names = [context.target.staged(table.name) for table in tables]
                union = " UNION ".join(f"SELECT {number} FROM {name}" for name in names)
                query = (
                    f"SELECT count(*) FROM ({union}) r"
                    if len(names) > 1
                    else f"SELECT count(*) FROM {names[0]}"
                )
                found[source] += int(connection.execute(sa.text(query)).scalar_one())
    return found


def source_reports(context: RunContext, loaded: dict[str, int] | None) -> list[SourceReport]:
    """One report a source; `loaded` is None for a run that did not come so far."""
    book, run = context.target.ledger, context.run
    counts = book.counts(run)
    policies = book.policies(run)
    found = []
    for name, kind in context.project.kinds.items():
        if name in context.project.left_out:
            found.append(SourceReport(name, kind, left_out=context.project.left_out[name]))
            continue
        partitions = book.partitions(run, name)
        tally = sum((each for _, _, each in partitions), Tally())
        placed = book.by_partition(run, name)
        mine = {(each.disposition, each.rule): each.records for each in counts if each.source == name}
        report = SourceReport(
            name=name,
            connector=kind,
            files=[asdict(f) | {"address": context.project.shown(f.address)} for f in context.files(name)],
            bytes_in=tally.bytes,
            records_in=tally.records,
            loaded=(loaded or {}).get(name, 0),
            quarantined=mine.get(("quarantined", ""), 0),
            filtered={
                rule: count for (disposition, rule), count in mine.items() if disposition == "filtered"
            },
            header=mine.get(("header", ""), 0),
            trailer=mine.get(("trailer", ""), 0),
            tally=asdict(tally),
            policies=[
                {"field": f, "policy": p, "count": c}
                for (source, f, p), c in policies.items()
                if source == name
            ],
            partitions=[
                PartitionReport(
                    piece.number,
                    context.project.shown(piece.file),
                    piece.start,
                    piece.end,
                    piece.first_record,
                    piece.records,
                    each.bytes,
                    placed.get(piece.number, {}),
                    rows,
                )
                for piece, rows, each in partitions
            ],
        )
        found.append(report if loaded is not None else replace(report, loaded=0))
    return found


def refuse_unbalanced(sources: list[SourceReport]) -> None:
    """Raise BalanceError when the records or bytes of a source do not add up."""
    for source in sources:
        if source.left_out:
            continue
        if not balances(source):
            parts = (
                source.loaded
                + source.quarantined
                + sum(source.filtered.values())
                + source.header
                + source.trailer
            )
            raise BalanceError(
                f"{source.records_in:,} records were read and {parts:,} have a place",
                "Nothing was published; this is a fault of the framework: please report it with the run's ledger",
                file=source.name,
            )
        size = sum(int(file["bytes"]) for file in source.files)
        if size != source.bytes_in:
            raise BalanceError(
                f"its files have {size:,} bytes and {source.bytes_in:,} were read",
                "Nothing was published; the source changed while it was read: run again",
                file=source.name,
            )
