"""DuckDB: one file, no server. The default target.

Rows travel as Arrow, in both directions. One process at a time may have the file open; DuckDB sees to that.
"""

from __future__ import annotations

import os
import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.sql.compiler import IdentifierPreparer

from connectors.base import RECORD
from mappings.tables import TargetColumn, TargetTable
from migrate.errors import ConfigurationError, Fault, MigrateError, RunLocked, TargetError
from migrate.targets.database import refuse_nul, run
from migrate.targets.digest import DUCKDB
from migrate.targets.former import FormerTarget, Rights
from migrate.targets.rowform import DIGESTS, DUCKDB_ROW

__all__ = ["DuckDBTarget"]

_BATCH = 65_536  # rows of a fetched batch
_ROWS = "_migrate_rows"  # the name under which Arrow rows are registered

_RUNS: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)
"""A lock for each file and schema: DuckDB keeps other processes out, this other runs of this process."""


class DuckDBTarget(FormerTarget):
    """A DuckDB file: `duckdb:///relative.duckdb`, `duckdb:////absolute.duckdb`."""

    figures = DUCKDB
    form = DUCKDB_ROW
    native_error = duckdb.Error
    one_process = True

    def __init__(self, url: str, schema: str) -> None:
        database = sa.make_url(url).database
        if not database or database.startswith(":memory:"):
            raise ConfigurationError(
                [Fault("target", 0, "url", "a DuckDB target needs a file", "Write duckdb:///family.duckdb")]
            )
        self.path = Path(database)
        super().__init__(url, schema)

    def _make_engine(self, url: sa.URL) -> sa.Engine:
        return sa.create_engine(
            url, hide_parameters=True, poolclass=sa.QueuePool, pool_size=4, max_overflow=-1
        )

    def _preparer(self) -> IdentifierPreparer:
        return self.engine.dialect.identifier_preparer

    def _catalog(self) -> str:
        """DuckDB names a file's catalog after the file: in family.duckdb, "family" alone may be either."""
        return self.path.name.lstrip(".").split(".")[0]

    def exists(self) -> bool:
        return self.path.exists()

    def check(self) -> None:
        if self.exists():
            super().check()
        elif not os.access(self.path.absolute().parent, os.W_OK | os.X_OK):
            raise TargetError(
                "the folder of the database file does not exist or may not be written",
                f"Make the folder {self.path.absolute().parent}, or correct the target's URL",
                file=self.address,
            )

    @contextmanager
    def lock(self, project: str) -> Iterator[None]:
        held = _RUNS[str(self.path.resolve()), self.schema]
        if not held.acquire(blocking=False):
            raise RunLocked(
                f"another run holds schema '{self.schema}', so project '{project}' cannot start",
                "Wait until it ends",
                file=self.address,
            )
        try:
            with self.faults():
                connection = self.engine.connect()  # while it is open it keeps other processes out
            try:
                yield
            finally:
                with self.faults():
                    connection.close()
        finally:
            held.release()

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        native, count = _native(connection), 0
        for batch in rows:
            refuse_nul(batch, table)
            names = self.write.names(batch.schema.names)
            native.register(_ROWS, pa.Table.from_batches([batch]))
            try:
                native.execute(
                    f"INSERT INTO {self.write.name(schema, table)} ({names}) SELECT {names} FROM {_ROWS}"
                )
            finally:
                native.unregister(_ROWS)
            count += batch.num_rows
        return count

    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        name = self.staged(table.name) if staging else self.published(table.name)
        columns = ", ".join(self._read(column) for column in table.columns)
        where = "" if begins is None else f" WHERE {self._begins(table, begins)}"
        yield from self._read_rows(f"SELECT {columns} FROM {name}{where}", table.schema)

    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]:
        among = f"{self.published(table.name)} WHERE {self._begins(table, begins)}"
        yield from self._read_rows(self.form.digests(table, among, self.write.quote), DIGESTS)

    def _begins(self, table: TargetTable, begins: Sequence[str]) -> str:
        digest = self.form.begins(table, self.write.quote, len(begins[0]))
        return f"{digest} IN (SELECT unnest(string_split('{','.join(begins)}', ',')))"

    def _read_rows(self, query: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        with self.begin() as connection:
            for batch in _native(connection).execute(query).to_arrow_reader(_BATCH):
                yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)

    def _read(self, column: TargetColumn) -> str:
        name = self.write.quote(column.name)
        form = {"char": "rtrim({0}, ' ')", "uuid": "CAST({0} AS VARCHAR)"}.get(column.type.name, "{0}")
        return form.format(name)

    def _delete(self, connection: sa.Connection, table: str, records: pa.Array) -> int:
        native = _native(connection)
        native.register(_ROWS, pa.table({RECORD: records}))
        try:
            return int(
                native.execute(
                    f"DELETE FROM {self.staged(table)} WHERE {RECORD} IN (SELECT {RECORD} FROM {_ROWS})"
                ).fetchone()[0]
            )
        finally:
            native.unregister(_ROWS)

    def _put_in_place(self, connection: sa.Connection, tables: Sequence[TargetTable], rights: Rights) -> None:
        self._fill(connection, tables, self.staging_schema)

    def _fill(self, connection: sa.Connection, tables: Sequence[TargetTable], schema: str) -> None:
        """Make published tables with all their constraints, of the rows of those in another schema, which go."""
        for table in tables:
            names = self.write.names([column.name for column in table.columns])
            source, goal = self.write.name(schema, table.name), self.published(table.name)
            run(connection, self.write.table(self.schema, table))
            try:
                run(connection, f"INSERT INTO {goal} ({names}) SELECT {names} FROM {source}")
            except sa.exc.DBAPIError as error:
                if isinstance(error.orig, duckdb.ConstraintException):
                    raise self._broken(error.orig, f"table {table.name}") from None
                raise
            for comment in self.write.comments(self.schema, table):
                run(connection, comment)
            run(connection, f"DROP TABLE {source}")

    def _drop(self, connection: sa.Connection, names: Sequence[str]) -> None:
        for name in names:
            run(connection, f"DROP TABLE {name}")

    def _set_aside(self, connection: sa.Connection, tables: Sequence[str]) -> None:
        # DuckDB moves no table to another schema, and renames none that a foreign key names.
        for name in tables:
            kept = self.write.name(self.former_schema, name)
            run(connection, f"CREATE TABLE {kept} AS SELECT * FROM {self.published(name)}")
            run(connection, f"DROP TABLE {self.published(name)}")

    def _put_back(self, connection: sa.Connection, tables: Sequence[TargetTable]) -> None:
        self._fill(connection, tables, self.former_schema)

    def _schemas(self, connection: sa.Connection) -> set[str]:
        query = "SELECT schema_name FROM duckdb_schemas() WHERE database_name = current_database()"
        return set(run(connection, query).scalars())

    def _relations(self, connection: sa.Connection, schema: str) -> dict[str, str]:
        query = sa.text(
            "SELECT table_name, table_type FROM information_schema.tables "
            "WHERE table_catalog = current_database() AND table_schema = :schema"
        )
        found = connection.execute(query, {"schema": schema}).all()
        return {self._fold(name): "view" if kind == "VIEW" else "table" for name, kind in found}

    def _fold(self, name: str) -> str:
        return name.lower()

    def _plain(self, error: BaseException) -> MigrateError:
        text = str(error).splitlines()[0]
        told = [
            (known, remedy, kind)
            for pattern, known, remedy, kind in _KNOWN
            if re.search(pattern, text, re.IGNORECASE)
        ]
        if told:
            reason, remedy, kind = told[0]
            return kind(reason, remedy, file=self.address)
        if isinstance(error, duckdb.ConstraintException):
            return self._broken(error, "a table")
        if isinstance(error, duckdb.DataError):
            text = re.sub(r"'[^']*'|\"[^\"]*\"", "…", text)
        return TargetError(text.removesuffix("."), file=self.address)

    def _broken(self, error: duckdb.ConstraintException, table: str) -> TargetError:
        """What the rows break; without DuckDB's own text, which quotes their values."""
        text = str(error)
        if column := re.search(r"NOT NULL constraint failed: (\S+)", text):
            reason = f"{table}: column {column[1]} may not be null, but a row has no value there"
        elif "foreign key" in text:
            reason = f"{table}: a foreign key names a row that is not there"
        else:
            reason = f"{table}: a key stands twice"
        return TargetError(reason, "Quarantine such rows by a validation rule", file=self.address)


def _native(connection: sa.Connection) -> Any:
    """The DuckDB connection under a SQLAlchemy connection, in the same transaction."""
    return connection.connection.driver_connection


_KNOWN: tuple[tuple[str, str, str, type[MigrateError]], ...] = (
    (
        r"could not set lock on file|being used by another process",
        "another process has the database file open",
        "Wait until it ends; DuckDB lets one process at a time write",
        RunLocked,
    ),
    (
        r"no space left on device|max_temp_directory_size|disk quota exceeded",
        "the disk that holds the database file is full",
        "Free space on it and run again",
        TargetError,
    ),
    (
        r"not a valid DuckDB database file",
        "the file is no DuckDB database",
        "Correct the target's URL; the file was not touched",
        TargetError,
    ),
    (
        r"no such file or directory|not a directory",
        "the folder of the database file does not exist",
        "Make the folder, or correct the target's URL",
        TargetError,
    ),
    (
        r"permission denied|read-only file system|is a directory|attached in read-only mode",
        "the database file may not be written",
        "Give this user the right to write the file and its folder",
        TargetError,
    ),
)
