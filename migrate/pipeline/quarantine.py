"""Takes records out of staging when a rule or a missing parent refuses them: all their rows, with the reason.

A record is loaded whole or not at all, so a record refused for one row leaves every table, and rows of other
records that refer to it go with it.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import sqlalchemy as sa
from numpy.typing import NDArray

from connectors.base import RECORD
from mappings import ForeignKey, TargetTable
from migrate.pipeline.context import RunContext
from migrate.reports.model import Outcome, RuleReport

__all__ = ["quarantine", "quarantine_orphans"]


def quarantine(
    context: RunContext, table: TargetTable, records: NDArray[np.int64], *, stage: str, field: str, code: str, reason: str, rule: str
) -> int:
    """Remove every row of these records from staging and note why; gives the number of records."""
    found = np.unique(records)
    if not len(found):
        return 0
    count = len(found)
    texts = {"segment": table.segment, "field": field, "code": code, "reason": reason, "rule": rule}
    lines = pa.table({RECORD: pa.array(found), **{name: pa.repeat(text, count) for name, text in texts.items()}})
    with context.target.begin() as connection:
        context.target.ledger.note_dispositions(connection, context.run, table.source, "quarantined", lines, stage=stage)
    for other in context.tables:
        if other.source == table.source:
            context.target.remove(other.name, found.tolist())
    return count


def quarantine_orphans(context: RunContext) -> list[RuleReport]:
    """Quarantine the records whose parent row is not there, again and again until none is left.

    One pass is not enough: a record that goes may have been the parent of another.
    """
    keys = [(table, key) for table in context.tables for key in table.foreign_keys]
    totals = {(table.name, key): [0, 0] for table, key in keys}
    again = True
    while again:
        again = False
        for table, key in keys:
            orphans = _orphans(context, table, key)
            if not len(orphans):
                continue
            again = True
            columns = ", ".join(key.columns)
            records = quarantine(
                context, table, orphans, stage="integrity", field=f"{table.name}.{columns}", code="orphan",
                reason=f"no row of {key.table} has this {', '.join(key.references)}: it never was in the source, or its own record is in quarantine",
                rule=f"{table.name}.{columns} references {key.table}",
            )  # fmt: skip
            totals[table.name, key][0] += len(orphans)
            totals[table.name, key][1] += records
    return [_report(context, table, key, *totals[table.name, key]) for table, key in keys]


def _orphans(context: RunContext, table: TargetTable, key: ForeignKey) -> NDArray[np.int64]:
    """Record numbers of the rows whose parent is missing, one entry a row."""
    quoted = context.target.engine.dialect.identifier_preparer.quote_identifier
    pairs = list(zip(key.columns, key.references, strict=True))
    join = " AND ".join(f"c.{quoted(own)} = p.{quoted(parent)}" for own, parent in pairs)
    known = " AND ".join(f"c.{quoted(own)} IS NOT NULL" for own, _ in pairs)
    target = context.target
    query = (
        f"SELECT c.{quoted(RECORD)} FROM {target.staged(table.name)} c LEFT JOIN {target.staged(key.table)} p ON {join} "  # noqa: S608
        f"WHERE {known} AND p.{quoted(pairs[0][1])} IS NULL"
    )
    with target.begin() as connection:
        return np.fromiter((row[0] for row in connection.execute(sa.text(query))), dtype=np.int64)


def _report(context: RunContext, table: TargetTable, key: ForeignKey, failed: int, records: int) -> RuleReport:
    with context.target.begin() as connection:
        left = connection.execute(sa.text(f"SELECT count(*) FROM {context.target.staged(table.name)}")).scalar_one()  # noqa: S608
    return RuleReport(
        suite="mapping",
        table=table.name,
        rule="foreign_key",
        arguments={"columns": list(key.columns), "references": f"{key.table}({', '.join(key.references)})"},
        on_failure="quarantine",
        outcome=Outcome.FAIL if failed else Outcome.PASS,
        checked=int(left) + failed,
        failed=failed,
        records=records,
        because=f"A row of {table.name} must belong to a row of {key.table}.",
    )

