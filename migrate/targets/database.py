"""What all SQL databases do alike: schemas, staging, publishing, and whose a table is.

A database's own class says how it connects, how rows travel in bulk, how a published table is put in place,
and what its errors mean.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa
from sqlalchemy.sql.compiler import IdentifierPreparer

from connectors.base import RECORD
from mappings.tables import TargetTable
from migrate.errors import MigrateError, RunLocked, TargetError, TargetUnreachable
from migrate.ledger import Ledger
from migrate.targets.base import Restored
from migrate.targets.digest import Figures, digest_sql, digest_table
from migrate.targets.rowform import RowForm, as_buckets
from migrate.targets.sql import Writer, in_key_order

__all__ = ["SqlTarget"]


class SqlTarget(ABC):
    """The contract of `Target` for a database that SQLAlchemy can reach."""

    types: ClassVar[Mapping[str, str]] = {}
    """The database's word for a column type, where it is not the mapping's own."""
    figures: ClassVar[Figures]
    form: ClassVar[RowForm]
    digest_settings: ClassVar[Sequence[str]] = ()
    """Statements that set what digests want, for one transaction."""
    native_error: ClassVar[type[Exception]]
    one_process: ClassVar[bool] = False
    keeps_former: ClassVar[bool] = False
    name_bytes: ClassVar[int | None] = None
    """How long a name may be; the database would cut it silently."""
    writer: ClassVar[type[Writer]] = Writer
    here: ClassVar[str] = "table_catalog = current_database()"
    """What picks this database in information_schema, which may list those beside it."""
    described: ClassVar[str] = "data_type, character_maximum_length, numeric_precision, numeric_scale"
    """What information_schema.columns says of a column's type; a change there is a changed column."""

    def __init__(self, url: str, schema: str) -> None:
        self._url = sa.make_url(url)
        self.schema = schema
        self.staging_schema = f"{schema}_staging"
        self.address = self._url.set(query={}).render_as_string(hide_password=True)
        self.engine = self._make_engine(self._url)
        self.write = self.writer(self._preparer(), self.types, self._catalog())
        self.ledger = Ledger(schema, self.begin, self.append)

    # ------------------------------------------------------------------ what each database does itself

    @abstractmethod
    def _make_engine(self, url: sa.URL) -> sa.Engine: ...

    @abstractmethod
    def _preparer(self) -> IdentifierPreparer:
        """How names are quoted, parameter marks not doubled."""

    def _catalog(self) -> str:
        """What stands before a schema in a name; "" where a schema's name is enough."""
        return ""

    @abstractmethod
    def _plain(self, error: BaseException) -> MigrateError:
        """The framework's error for a fault of the driver, without password and without values of rows."""

    @abstractmethod
    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int: ...

    @abstractmethod
    def _schemas(self, connection: sa.Connection) -> set[str]: ...

    def _make_schema(self, connection: sa.Connection, schema: str) -> None:
        run(connection, f"CREATE SCHEMA {self.write.quote(schema)}")

    @abstractmethod
    def _relations(self, connection: sa.Connection, schema: str) -> dict[str, str]:
        """Everything in a schema that takes the name of a table: folded name → what it is."""

    @abstractmethod
    def _replace(
        self, connection: sa.Connection, tables: Sequence[TargetTable], former: Sequence[str]
    ) -> None:
        """Drop the former tables and put the staging tables in their place; `tables` parents first."""

    # ------------------------------------------------------------------------------------ connections

    def check(self) -> None:
        with self.begin() as connection:
            run(connection, "SELECT 1")

    def exists(self) -> bool:
        return True  # a server that has no such database says so when it is connected to

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn faults of the driver into this framework's errors.

        The driver's own error is not chained: its text may hold values of rows, and tracebacks are logged.
        """
        try:
            yield
        except sa.exc.TimeoutError:
            reason = "no connection of the pool became free"
            raise TargetUnreachable(reason, "Run fewer tasks at once", file=self.address) from None
        except sa.exc.DBAPIError as error:
            raise self._plain(error.orig or error) from None
        except self.native_error as error:
            raise self._plain(error) from None

    @contextmanager
    def begin(self) -> Iterator[sa.Connection]:
        with self.faults(), self.engine.begin() as connection:
            yield connection

    @abstractmethod
    def lock(self, project: str) -> AbstractContextManager[None]: ...

    def is_locked(self) -> bool:
        try:
            with self.lock(""):
                return False
        except RunLocked:
            return True

    # ---------------------------------------------------------------------------------------- staging

    def staged(self, table: str) -> str:
        return self.write.name(self.staging_schema, table)

    def published(self, table: str) -> str:
        return self.write.name(self.schema, table)

    def prepare(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None] | None = None
    ) -> None:
        self._check_names(tables)
        with self.begin() as connection:
            there = self._schemas(connection)
            for schema in self._own_schemas():
                if schema not in there:
                    self._make_schema(connection, schema)
            self.ledger.create(connection)
            self._empty_staging(connection)
            foreign = self._relations(connection, self.staging_schema)
            for table in tables:
                if kind := foreign.get(self._fold(table.name)):
                    raise self._foreign(self.staging_schema, table.name, kind)
                run(connection, self.write.staging_table(self.staging_schema, table))
            if note is not None:
                note(connection)

    def stage(
        self, rows: Mapping[str, Iterable[pa.RecordBatch]], note: Callable[[sa.Connection], None]
    ) -> dict[str, int]:
        try:
            with self.begin() as connection:
                written = {
                    table: self.append(connection, self.staging_schema, table, _marked(batches))
                    for table, batches in rows.items()
                }
                note(connection)
        except _RowsFailed as failed:
            raise failed.error from None
        return written

    @contextmanager
    def staged_for_rules(self, tables: Sequence[TargetTable]) -> Iterator[sa.Engine]:
        yield self.engine

    def remove(self, connection: sa.Connection, table: str, records: Sequence[int]) -> int:
        return self._delete(connection, table, pa.array(np.unique(np.asarray(records, dtype=np.int64))))

    @abstractmethod
    def _delete(self, connection: sa.Connection, table: str, records: pa.Array) -> int: ...

    def drop_staging(self) -> None:
        with self.begin() as connection:
            self._empty_staging(connection)

    def _empty_staging(self, connection: sa.Connection) -> None:
        for name in self._left_in_staging(connection):
            run(connection, f"DROP TABLE {self.staged(name)}")

    def _left_in_staging(self, connection: sa.Connection) -> list[str]:
        """The tables of the staging schema that carry RECORD: nobody else makes such."""
        query = sa.text(
            f"SELECT table_name FROM information_schema.columns WHERE {self.here} "
            "AND table_schema = :schema AND column_name = :record ORDER BY table_name"
        )
        known = self._relations(connection, self.staging_schema)
        found = connection.execute(query, {"schema": self.staging_schema, "record": RECORD}).scalars()
        return [name for name in found.all() if known.get(self._fold(name)) == "table"]

    # ------------------------------------------------------------------------------------- publishing

    def ddl(self, tables: Sequence[TargetTable]) -> list[str]:
        made = [f"CREATE SCHEMA IF NOT EXISTS {self.write.quote(self.schema)}"]
        for table in in_key_order(tables):
            made.append(self.write.table(self.schema, table))
            made.extend(self.write.comments(self.schema, table))
        return made

    def publish(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None], *, run: str = ""
    ) -> dict[str, int]:
        ordered = in_key_order(tables)
        with self.begin() as connection:
            former = self._former(connection, ordered)
            rows = {table.name: self._count(connection, self.staged(table.name)) for table in ordered}
            self._replace(connection, ordered, former)
            for name, count in rows.items():
                self.ledger.note_published(connection, run, name, count, self._columns(connection, name))
            note(connection)
        return rows

    def rollback(
        self,
        published: str,
        digests: Mapping[str, str],
        note: Callable[[sa.Connection, Sequence[Restored]], None],
    ) -> list[Restored]:
        raise self._keeps_none()

    def prune(self, note: Callable[[sa.Connection], None]) -> None:
        raise self._keeps_none()

    def _keeps_none(self) -> TargetError:
        return TargetError(
            f"former versions are not kept in a database of {self._url.get_backend_name()}, "
            "so there is no rollback and nothing to prune",
            "Publish anew with `migrate run`; DuckDB and PostgreSQL keep the former version",
            file=self.address,
        )

    def _former(self, connection: sa.Connection, tables: Sequence[TargetTable]) -> list[str]:
        """The tables that stand under these names, children first; all of them ours.

        Raises:
            TargetError: something else has such a name, or a table of ours was changed.
        """
        there = self._relations(connection, self.schema)
        ours = {self._fold(name): each for name, each in self.ledger.published(connection).items()}
        found = []
        for table in reversed(tables):
            kind = there.get(self._fold(table.name))
            if kind is None:
                continue
            known = ours.get(self._fold(table.name))
            if known is None or kind != "table":
                raise self._foreign(self.schema, table.name, kind)
            if known.columns != self._columns(connection, known.table):
                raise TargetError(
                    f"the columns of table {self.schema}.{table.name} were changed after it was published",
                    "Rename or drop the table; nothing was touched",
                    file=self.address,
                )
            found.append(known.table)
        return found

    def changed(self, table: str) -> str:
        with self.begin() as connection:
            kind = self._relations(connection, self.schema).get(self._fold(table))
            if kind is None:
                return "the table is missing"
            if kind != "table":
                return f"a {kind} stands in the place of the table"
            known = self.ledger.published(connection).get(table)
            if known is None:
                return "the ledger does not list the table as published"
            same = known.columns == self._columns(connection, table)
            return "" if same else "the columns were changed after publication"

    def _foreign(self, schema: str, name: str, kind: str) -> TargetError:
        return TargetError(
            f"a {kind} {schema}.{name} stands there that this framework did not publish",
            "Rename it, or choose another schema for the target; nothing was touched",
            file=self.address,
        )

    def _columns(self, connection: sa.Connection, table: str, schema: str | None = None) -> str:
        """A digest of a published table's columns as the catalogue describes them; or of one in another schema."""
        query = sa.text(
            f"SELECT column_name, {self.described}, is_nullable FROM information_schema.columns "
            f"WHERE {self.here} AND table_schema = :schema AND table_name = :table ORDER BY ordinal_position"
        )
        found = connection.execute(query, {"schema": schema or self.schema, "table": table}).all()
        return hashlib.sha256(repr([tuple(row) for row in found]).encode()).hexdigest()[:32]

    def _count(self, connection: sa.Connection, name: str) -> int:
        return int(run(connection, f"SELECT count(*) FROM {name}").scalar_one())

    def _own_schemas(self) -> list[str]:
        return [self.schema, self.staging_schema, self.ledger.schema]

    def _fold(self, name: str) -> str:
        """Names that fold alike are one name to the database."""
        return name

    def _check_names(self, tables: Sequence[TargetTable]) -> None:
        names = self._own_schemas()
        names += [
            name for table in tables for name in (table.name, *(column.name for column in table.columns))
        ]
        for name in names:
            if self.name_bytes is not None and len(name.encode()) > self.name_bytes:
                raise TargetError(
                    f"the name '{name}' is longer than {self.name_bytes} bytes", "Choose a shorter name"
                )

    # ---------------------------------------------------------------------------------------- figures

    @abstractmethod
    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]: ...

    @abstractmethod
    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]: ...

    def buckets(self, table: TargetTable) -> pa.Table:
        with self.begin() as connection:
            return self._buckets(connection, table, self.published(table.name))

    def _buckets(self, connection: sa.Connection, table: TargetTable, name: str) -> pa.Table:
        """The rows of the table of that name by bucket, within the connection's transaction."""
        for setting in self.digest_settings:
            run(connection, setting)
        digests = self.form.digests(table, name, self.write.quote)
        return as_buckets(run(connection, self.form.buckets(f"({digests}) AS digests")).all())

    def digest(self, table: TargetTable) -> pa.Table:
        query = digest_sql(table, self.published(table.name), self.figures, self.write.quote)
        with self.begin() as connection:
            row = run(connection, query).one()
        return digest_table(table, row, self.figures)


class _RowsFailed(Exception):
    """An error of the iterable that gives the rows; kept apart, for it is no fault of the target."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        super().__init__()


def _marked(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    try:
        yield from batches
    except Exception as error:
        raise _RowsFailed(error) from error


def run(connection: sa.Connection, sql: str) -> sa.CursorResult[Any]:
    """Run a statement as it stands: no character of it is a parameter mark."""
    return connection.exec_driver_sql(sql, execution_options={"no_parameters": True})


def refuse_nul(batch: pa.RecordBatch, table: str) -> None:
    """Raise TargetError when a text holds a NUL character, naming column and record."""
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if not pa.types.is_string(column.type) or b"\0" not in _bytes(column):
            continue
        at = pc.index(pc.greater_equal(pc.find_substring(column, "\0"), 0), True).as_py()
        if at < 0:
            continue  # it stood behind a null
        record = batch.column(RECORD)[at].as_py() if RECORD in batch.schema.names else None
        raise TargetError(
            f"a text for table {table} holds a NUL character, which no target can store",
            "Say `control_characters: blank` or `invalid` in the source's description",
            record=record,
            field=name,
        )


def _bytes(column: pa.StringArray) -> memoryview | bytes:
    """The characters of a column, those behind nulls included."""
    offsets, data = column.buffers()[1:]
    if data is None or offsets is None or not len(column):
        return b""
    places = np.frombuffer(offsets, dtype=np.int32)
    first, last = places[column.offset], places[column.offset + len(column)]
    return bytes(memoryview(data)[first:last])
