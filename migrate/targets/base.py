"""The contract of every target database.

Rows go to staging tables first; validation and reconciliation look at them there; `publish` puts them in
place in one transaction. A staging table has the columns of its TargetTable and RECORD, the number of the
source record that each row came from; a published table has the user's columns alone.

The ledger (migrate.ledger) lives in the same database, so that a partition's rows and the line that says
they are there commit together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa
import sqlalchemy as sa

from mappings.tables import TargetTable
from migrate.ledger import Ledger

__all__ = ["Restored", "Target"]


@dataclass(frozen=True)
class Restored:
    """A table after a rollback.

    Args:
        taken_back: rows of the version that was taken back.
        run: the run whose version stands again; "" where the table did not exist before and is gone.
        rows: rows that stand again.
        digest: of these rows (rowform.table_digest), the one noted before the publication.
    """

    table: str
    taken_back: int
    run: str = ""
    rows: int = 0
    digest: str = ""


class Target(Protocol):
    """A database that receives tables.

    `schema` holds the published tables, `<schema>_staging` those of the running run, `<schema>_ledger` the
    ledger. Every identifier is quoted. Connection faults become TargetUnreachable (no answer) or TargetError
    (password, permission, disk full), with the password never in the message.
    """

    engine: sa.Engine
    schema: str
    address: str
    """The URL without its password, for people."""
    one_process: bool
    """Whether one process at a time may have the database open: Dask's workers cannot write there."""
    keeps_former: bool
    """Whether a publication keeps the tables it takes the place of, so that it can be taken back."""
    ledger: Ledger
    """What was read, where it went, what stands published; its tables are there after `prepare`."""

    def __init__(self, url: str, schema: str) -> None: ...

    def check(self) -> None:
        """Connect once; makes nothing. Raises TargetUnreachable, TargetError, RunLocked."""

    def exists(self) -> bool:
        """Whether there is a database at all; makes nothing."""

    def faults(self) -> AbstractContextManager[None]:
        """Turns faults of the driver within the block into this framework's errors."""

    def close(self) -> None:
        """Let go of every connection and of the database's file; the target may be used again."""

    def begin(self) -> AbstractContextManager[sa.Connection]:
        """A transaction of its own whose faults are this framework's errors."""

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        """Add rows to any table within the connection's transaction, by the database's bulk path."""

    def lock(self, project: str) -> AbstractContextManager[None]:
        """Hold the project's lock while a run is under way. Raises RunLocked when another run holds it."""

    def is_locked(self) -> bool:
        """Whether a run holds the lock."""

    def prepare(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None] | None = None
    ) -> None:
        """Make schemas, ledger tables, and fresh, empty staging tables without constraints.

        `note` writes the ledger's line of the run on the same transaction, so that no worker of an earlier
        run finds these tables and takes them for its own.

        What a killed run left in staging is removed. Raises TargetError for a table there that is not ours.
        """

    def ddl(self, tables: Sequence[TargetTable]) -> list[str]:
        """The statements that would make the published tables, for `plan`; touches nothing."""

    def stage(
        self, rows: Mapping[str, Iterable[pa.RecordBatch]], note: Callable[[sa.Connection], None]
    ) -> dict[str, int]:
        """Write one partition's rows by the database's bulk path and call `note` on the same transaction.

        Several threads may stage at once, each its own partition. An error of the iterables comes out as it
        is. Text that holds a NUL character is refused (TargetError): PostgreSQL cannot store it.

        Args:
            rows: by table name, batches whose schema is RECORD and the table's columns.
            note: writes the partition's ledger lines; when it or anything else fails, nothing is written.

        Returns:
            rows written by table.
        """

    def staged(self, table: str) -> str:
        """The quoted, qualified name of a staging table, for SQL."""

    def published(self, table: str) -> str:
        """The quoted, qualified name of a published table, for SQL."""

    def staged_for_rules(self, tables: Sequence[TargetTable]) -> AbstractContextManager[sa.Engine]:
        """An engine that sees these staging tables, under their schema, for validation to run its rules on."""

    def remove(self, connection: sa.Connection, table: str, records: Sequence[int]) -> int:
        """Delete the staging rows that came from these records; gives the number deleted.

        Works in the connection's transaction, so that a record leaves all its tables and gets its ledger
        line at once.
        """

    def publish(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None], *, run: str = ""
    ) -> dict[str, int]:
        """In one transaction: put the staging tables in place of the published ones, with keys and comments.

        A table of that name that this framework did not make, or whose columns were changed since, is never
        touched: TargetError. Anything that fails leaves the published tables as they were. Afterwards the
        staging tables are gone, and the ledger lists the tables as published by `run`. Gives the rows of
        each table.

        Where the target `keeps_former`, the tables that stood there are kept in the schema `<schema>_former`,
        and those kept before are dropped.
        """

    def rollback(
        self,
        published: str,
        digests: Mapping[str, str],
        note: Callable[[sa.Connection, Sequence[Restored]], None],
    ) -> list[Restored]:
        """In one transaction: put back what stood before the latest publication, the one by run `published`.

        A table that did not exist before is dropped. Rights that others have now stay as they are.

        Args:
            digests: by table, the digest of the rows that the run published.
            note: writes to the ledger in the same transaction.

        Raises:
            TargetError: a table, or a former version, is not as it was left; something depends on a table;
                this target keeps no former versions. Nothing was touched.
        """

    def prune(self, note: Callable[[sa.Connection], None]) -> None:
        """In one transaction: drop the former versions. Raises TargetError where something depends on one."""

    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        """The rows of a table as Arrow batches of `table.schema` (exact decimals), in no particular order.

        Trailing blanks of char(n) are taken off.

        Args:
            begins: only rows whose digest (docs/canonical-row.md) begins with one of these hexadecimal digits,
                all of one length; None for all rows.
        """

    def buckets(self, table: TargetTable) -> pa.Table:
        """The rows of a published table by bucket, computed by the database in one GROUP BY: `rowform.BUCKETS`."""

    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """The digest of each row of a published table that `begins` with some digits: `rowform.DIGESTS`."""

    def digest(self, table: TargetTable) -> pa.Table:
        """Figures of a published table, computed by the database itself in one pass.

        One row a column: `column`, `rows`, `nulls` as int64, and as text, so that nothing is rounded:
        `distinct` (columns of the key only), `minimum`, `maximum`, `sum`, `hash_total`, `length_total`; null
        where a figure has no meaning for the type. docs/canonical-row.md says how each is written.
        """

    def changed(self, table: str) -> str:
        """What is no longer as it was published: "" or, in words, a missing table, a view, other columns."""

    def drop_staging(self) -> None:
        """Remove everything that a run left in staging."""
