"""All four levels, one after another, into one answer."""

from __future__ import annotations

import dataclasses
import datetime
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import sqlalchemy as sa
from numpy.typing import NDArray

from connectors.base import Connector, SourceFile
from mappings import TargetTable
from migrate.errors import StorageFull
from migrate.personal import personal_columns
from migrate.project import Project
from migrate.reconcile.accounting import accounting_checks, cut_off
from migrate.reconcile.again import Again, read_again
from migrate.reconcile.columns import column_checks
from migrate.reconcile.controls import control_checks, control_fields
from migrate.reconcile.groups import Groups
from migrate.reconcile.rows import Compared, compare_rows
from migrate.reconcile.sample import Samples
from migrate.reports.model import Check, Difference, Outcome, Reconciliation, SourceReport
from migrate.targets.base import Target
from migrate.targets.rowform import table_digest
from migrate.workers import workers

__all__ = ["Given", "published_records", "reconcile"]

LISTED = 1000
"""Differences listed a table; all are counted."""
MEMORY = "256MB"
_FULL = re.compile("no space left on device|max_temp_directory_size|disk quota exceeded", re.IGNORECASE)
MASK = "•••"
NAMED = 12
"""Fields named in the coverage."""
EVERY = "every row and column"


@dataclass(frozen=True)
class Given:
    """What the run's ledger says.

    Args:
        sources: each source's dispositions.
        excluded: by source, the records that have no rows.
        same_project: whether project, mappings, suites and layouts are those of the run; None where a
            source that the run had is left out here, so that nobody can tell.
        quarantined: by source, those of `excluded` that are quarantined.
        run: the run's id, which seeds the sample where the project names no seed.
    """

    sources: Sequence[SourceReport]
    excluded: Mapping[str, NDArray[np.int64]]
    same_project: bool | None = True
    quarantined: Mapping[str, NDArray[np.int64]] = dataclasses.field(default_factory=dict)
    run: str = ""


def reconcile(
    project: Project,
    target: Target,
    given: Given,
    folder: Path,
    *,
    advance: Callable[[int], None] = lambda _: None,
    unmask: bool = False,
) -> Reconciliation:
    """Compare the sources, read again, with the published tables.

    Args:
        given: what the run noted.
        folder: where the scratch database may lie; it is removed again.
        advance: called with the bytes of the sources read.
        unmask: show personal values of differing columns.
    """
    began = time.monotonic()
    tables = project.mappings.tables
    changed = {table.name: target.changed(table.name) for table in tables}
    standing = [table for table in tables if not changed[table.name]]
    with _scratch(folder) as connection, _figures(target, standing) as figures:
        fields = {name: control_fields(project.words.controls, name) for name in project.sources}
        samples = Samples(project, given.run)
        groups = Groups(project, given.excluded, given.quarantined, unmask=unmask)
        again = read_again(project, connection, given.excluded, fields, advance, samples, groups)
        pa.default_memory_pool().release_unused()
        files = {name: _files(project, connector) for name, connector in project.sources.items()}
        seen = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        loaded = published_records(project, target) if not any(changed.values()) else {}
        checks = accounting_checks(given.sources, again.tallies, files, loaded)
        checks.append(_project_check(project, given))
        checks += _surprises(project, again)
        checks += samples.checks()
        checks += control_checks(project.words.controls, again, list(project.left_out))
        personal = set() if unmask else personal_columns(project)
        differences: list[Difference] = []
        compared_rows = compared_columns = total = 0
        digests: dict[str, str] = {}
        for table in tables:
            if changed[table.name]:
                checks.append(
                    Check("row", table.name, "stands as published", Outcome.FAIL, detail=changed[table.name])
                )
                checks.append(
                    Check("row", table.name, EVERY, Outcome.NOT_COMPARED, detail=changed[table.name])
                )
                continue
            columns, buckets = figures[table.name]
            checks += column_checks(connection, columns.result(), table, personal)
            digests[table.name] = table_digest(buckets.result())
            compared = compare_rows(connection, target, table, buckets.result(), LISTED)
            checks.append(_row_check(table.name, compared, len(table.columns)))
            differences += _placed(project, table.source, compared)
            pa.default_memory_pool().release_unused()
            compared_rows += compared.rows
            compared_columns += len(table.columns)
            total += compared.total
    return Reconciliation(
        outcome=_worst(checks),
        checks=checks,
        rows_compared=compared_rows,
        columns_compared=compared_columns,
        coverage=_coverage(project, standing),
        differences=[_masked(each, personal) for each in differences],
        differences_total=total,
        seconds=round(time.monotonic() - began, 3),
        digests=digests,
        cut_off=cut_off(given.sources, files, seen),
        groupings=groups.found(),
    )


def _coverage(project: Project, compared: Sequence[TargetTable]) -> str:
    """What was compared, and which fields of the sources no mapping takes: in words."""
    every = sum(len(table.columns) for table in project.mappings.tables)
    columns = sum(len(table.columns) for table in compared)
    all_tables = len(compared) == len(project.mappings.tables)
    parts = [
        f"{'100 % of rows' if all_tables else f'all rows of {len(compared)} tables'}, {columns} of {every} columns"
    ]
    unused = {
        source: fields for source in project.sources if (fields := project.mappings.unused_fields(source))
    }
    count = sum(len(fields) for fields in unused.values())
    if count:
        named = [f"{source}.{field}" for source, fields in unused.items() for field in fields][:NAMED]
        more = f" and {count - len(named)} more" if count > len(named) else ""
        parts.append(f"{count} source fields that no mapping takes: {', '.join(named)}{more}")
    if project.left_out:
        parts.append(f"not compared: {', '.join(project.left_out)}")
    return "; ".join(parts)


@contextmanager
def _figures(
    target: Target, tables: Sequence[TargetTable]
) -> Iterator[dict[str, tuple[Future[pa.Table], Future[pa.Table]]]]:
    """By table, what the target computes of its columns and rows, while the sources are read."""
    with workers(1) as pool:
        yield {
            table.name: (pool.submit(target.digest, table), pool.submit(target.buckets, table))
            for table in tables
        }


@contextmanager
def _scratch(folder: Path) -> Any:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # what the scratch database spills are rows in the clear
    # In memory, yet what is over the limit goes to the folder: a database file would write every row twice,
    # first into its log.
    connection = duckdb.connect(
        ":memory:",
        config={"memory_limit": MEMORY, "temp_directory": str(folder), "preserve_insertion_order": "false"},
    )
    connection.execute("SET enable_progress_bar = false")
    try:
        yield connection
    except duckdb.Error as error:
        if not _FULL.search(str(error)):
            raise
        raise StorageFull(
            "the disk is full, so the rows could not be compared",
            "Free some space, or choose another folder with --runs, then run `migrate reconcile`",
            file=str(folder),
        ) from None
    finally:
        with suppress(duckdb.Error):
            connection.close()


def published_records(project: Project, target: Target) -> dict[str, int | None]:
    """By source, the records that have a row; None where tables share them and no row says whose it is."""
    loaded: dict[str, int | None] = {}
    with target.begin() as connection:
        for source, groups in project.mappings.record_tables().items():
            if any(len(tables) > 1 for tables in groups):
                loaded[source] = None
                continue
            published = [f"SELECT count(*) FROM {target.published(table.name)}" for (table,) in groups]
            loaded[source] = sum(int(connection.execute(sa.text(query)).scalar_one()) for query in published)
    return loaded


def _files(project: Project, connector: Connector) -> list[SourceFile]:
    """The source's files as they are now, named as reports name them."""
    return [dataclasses.replace(file, address=project.shown(file.address)) for file in connector.files()]


def _project_check(project: Project, given: Given) -> Check:
    """A comparison by other rules than the run's proves nothing of the run."""
    outcome = Outcome.PASS if given.same_project else Outcome.FAIL
    detail = "project file, mappings, suites and layouts, at the run and now"
    if given.same_project is None:
        outcome, detail = Outcome.NOT_COMPARED, "a source that the run had is left out here"
    return Check("accounting", project.name, "compared by the run's own project", outcome, detail=detail)


def _surprises(project: Project, again: Again) -> list[Check]:
    """A record that the mapping takes at one time and refuses at another is never right."""
    checks = []
    for name in project.sources:
        count = again.surprises[name]
        outcome = Outcome.FAIL if count else Outcome.PASS
        detail = "records that were loaded and that the mapping now refuses or drops"
        checks.append(Check("accounting", name, "mapped the same again", outcome, "0", str(count), detail))
    return checks


def _row_check(table: str, compared: Compared, columns: int) -> Check:
    outcome = Outcome.FAIL if compared.total else Outcome.PASS
    detail = (
        f"{compared.rows:,} rows, {columns} columns: digests of all columns, then values where digests differ; "
        f"{compared.total:,} differences"
    )
    return Check("row", table, EVERY, outcome, "0", str(compared.total), detail)


def _placed(project: Project, source: str, compared: Compared) -> list[Difference]:
    """The differences with the file and byte offset of the source record each came from."""
    known = sorted({record for record in compared.records if record is not None})
    if not known:
        return list(compared.differences)
    places = {raw.record: raw for raw in project.sources[source].locate(known)}
    found = []
    for difference in compared.differences:
        raw = places.get(difference.record) if difference.record is not None else None
        found.append(
            dataclasses.replace(difference, file=project.shown(raw.file), offset=raw.offset)
            if raw
            else difference
        )
    return found


def _masked(difference: Difference, personal: set[tuple[str, str]]) -> Difference:
    key = {
        name: MASK if (difference.table, name) in personal else value
        for name, value in difference.key.items()
    }
    if (difference.table, difference.column) not in personal:
        return dataclasses.replace(difference, key=key)
    return dataclasses.replace(difference, key=key, source=MASK, target=MASK)


def _worst(checks: Sequence[Check]) -> Outcome:
    """FAIL over ERROR over PASS; nothing compared is NOT COMPARED."""
    found = {check.outcome for check in checks}
    for outcome in (Outcome.FAIL, Outcome.ERROR, Outcome.PASS):
        if outcome in found:
            return outcome
    return Outcome.NOT_COMPARED
