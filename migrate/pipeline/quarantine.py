"""Takes records out of staging when a rule or a missing parent refuses them: all their rows, with the reason.

A record is loaded whole or not at all, so a record refused for one row leaves every table, and rows of other
records that refer to it go with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import sqlalchemy as sa
from numpy.typing import NDArray

from connectors.base import RECORD
from mappings import ForeignKey, TargetTable
from migrate.pipeline.context import RunContext
from migrate.reports.model import Outcome, RuleReport

__all__ = ["quarantine", "quarantine_orphans"]

READ_AT_MOST = 10_000
"""Quarantined records looked into for the keys of missing parents."""


def quarantine(
    context: RunContext,
    table: TargetTable,
    records: NDArray[np.int64],
    *,
    stage: str,
    field: str,
    code: str,
    reason: str,
    rule: str,
) -> int:
    """Remove every row of these records from staging and note why; gives the number of records."""
    found = np.unique(records)
    if not len(found):
        return 0
    count = len(found)
    texts = {"segment": table.segment, "field": field, "code": code, "reason": reason, "rule": rule}
    lines = pa.table(
        {RECORD: pa.array(found), **{name: pa.repeat(text, count) for name, text in texts.items()}}
    )
    with context.target.begin() as connection:
        context.target.ledger.turns.hold(connection, context.run)
        context.target.ledger.note_dispositions(
            connection, context.run, table.source, "quarantined", lines, stage=stage
        )
        for other in context.tables:
            if other.source == table.source:
                context.target.remove(connection, other.name, found.tolist())
    return count


def quarantine_orphans(context: RunContext) -> list[RuleReport]:
    """Quarantine the records whose parent row is not there, again and again until none is left.

    One pass is not enough: a record that goes may have been the parent of another.
    """
    keys = [(table, key) for table in context.tables for key in table.foreign_keys if key != table.own_parent]
    totals = {(table.name, key): [0, 0] for table, key in keys}
    again = True
    while again:
        again = False
        for table, key in keys:
            orphans = _orphans(context, table, key)
            if not orphans:
                continue
            again = True
            held = _quarantined_keys(context, key)
            parted: dict[bool, list[int]] = {True: [], False: []}
            for record, value in orphans:
                parted[value in held].append(record)
            totals[table.name, key][0] += len(orphans)
            totals[table.name, key][1] += sum(
                _quarantine_orphans_of(context, table, key, records, in_quarantine=held_back)
                for held_back, records in parted.items()
            )
    return [_report(context, table, key, *totals[table.name, key]) for table, key in keys]


def _quarantine_orphans_of(
    context: RunContext, table: TargetTable, key: ForeignKey, records: list[int], *, in_quarantine: bool
) -> int:
    columns = ", ".join(key.columns)
    names = ", ".join(key.references)
    if in_quarantine:
        code, reason = (
            "parent_quarantined",
            f"the record of {key.table} with this {names} is itself in quarantine",
        )
    else:
        code, reason = "orphan", f"no row of {key.table} has this {names}"
    rule = f"{table.name}.{columns} references {key.table}"
    found = np.array(records, np.int64)
    return quarantine(
        context,
        table,
        found,
        stage="integrity",
        field=f"{table.name}.{columns}",
        code=code,
        reason=reason,
        rule=rule,
    )


def _orphans(context: RunContext, table: TargetTable, key: ForeignKey) -> list[tuple[int, str]]:
    """(record, its key as text) of the rows whose parent is missing, one entry a row."""
    quoted = context.target.engine.dialect.identifier_preparer.quote_identifier
    pairs = list(zip(key.columns, key.references, strict=True))
    join = " AND ".join(f"c.{quoted(own)} = p.{quoted(parent)}" for own, parent in pairs)
    known = " AND ".join(f"c.{quoted(own)} IS NOT NULL" for own, _ in pairs)
    own = ", ".join(f"c.{quoted(name)}" for name, _ in pairs)
    target = context.target
    query = (
        f"SELECT c.{quoted(RECORD)}, {own} FROM {target.staged(table.name)} c "
        f"LEFT JOIN {target.staged(key.table)} p ON {join} WHERE {known} AND p.{quoted(pairs[0][1])} IS NULL"
    )
    with target.begin() as connection:
        return [(int(row[0]), _key_text(row[1:])) for row in connection.execute(sa.text(query))]


def _quarantined_keys(context: RunContext, key: ForeignKey) -> set[str]:
    """Keys of the quarantined records of the parent table, as far as they can be read off their characters.

    Such a record has no row whose key could be asked for; a key of packed or binary digits stays unknown.
    """
    parent = next(table for table in context.tables if table.name == key.table)
    origins = [parent.column(name).origin for name in key.references]
    if any(len(origin) != 1 for origin in origins):
        return set()
    records = context.target.ledger.quarantined_records(context.run, parent.source)[:READ_AT_MOST]
    found = set()
    for raw in context.project.sources[parent.source].locate(records.tolist()) if len(records) else ():
        if raw.segment == parent.segment:
            texts = {each.path: each.characters for each in raw.fields}
            found.add(_key_text([texts.get(origin[0], "") for origin in origins]))
    return found


def _key_text(values: Sequence[object]) -> str:
    """A key as text in which 007 and 7 are the same."""
    return "\x1f".join(str(value).strip().lstrip("0") for value in values)


def _report(
    context: RunContext, table: TargetTable, key: ForeignKey, failed: int, records: int
) -> RuleReport:
    with context.target.begin() as connection:
        left = connection.execute(
            sa.text(f"SELECT count(*) FROM {context.target.staged(table.name)}")
        ).scalar_one()
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
