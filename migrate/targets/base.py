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
from typing import Protocol

import pyarrow as pa
import sqlalchemy as sa

from mappings.tables import TargetTable

__all__ = ["Target"]


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

    def __init__(self, url: str, schema: str) -> None: ...

    def check(self) -> None:
        """Connect once. Raises TargetUnreachable, TargetError."""

    def lock(self, project: str) -> AbstractContextManager[None]:
        """Hold the project's lock while a run is under way. Raises RunLocked when another run holds it."""

    def prepare(self, tables: Sequence[TargetTable]) -> None:
        """Make schemas, ledger tables, and fresh, empty staging tables without constraints."""

    def ddl(self, tables: Sequence[TargetTable]) -> list[str]:
        """The statements that would make the published tables, for `plan`; touches nothing."""

    def stage(self, rows: Mapping[str, Iterable[pa.RecordBatch]], note: Callable[[sa.Connection], None]) -> dict[str, int]:
        """Write one partition's rows by the database's bulk path and call `note` on the same transaction.

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

    def remove(self, table: str, records: Sequence[int]) -> int:
        """Delete the staging rows that came from these records; gives the number deleted."""

    def publish(self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None]) -> dict[str, int]:
        """In one transaction: put the staging tables in place of the published ones, with keys and comments.

        A table of that name that this framework did not make is never touched: TargetError. Anything that
        fails leaves the published tables as they were. Gives the rows of each table.
        """

    def fetch(self, table: TargetTable, *, staging: bool = False) -> Iterator[pa.RecordBatch]:
        """All rows of a table as Arrow batches of `table.schema` (exact decimals), in no particular order."""

    def digest(self, table: TargetTable) -> pa.Table:
        """Figures of a published table, computed by the database itself in one pass.

        One row a column: `column`, `rows`, `nulls` as int64, and as text, so that nothing is rounded:
        `distinct` (columns of the key only), `minimum`, `maximum`, `sum`, `hash_total`, `length_total`; null
        where a figure has no meaning for the type. docs/canonical-row.md says how each is written.
        """

    def drop_staging(self) -> None:
        """Remove everything that a run left in staging."""
