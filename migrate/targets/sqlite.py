"""SQLite, by the plain fallback: one file for the published tables and three beside it.

SQLite's schemas are attached files. For `sqlite:///family.db` and the schema `family` the published tables stand
in family.db, staging in family.db-staging, the ledger in family.db-ledger; family.db-run is empty and is what a
run locks. A transaction over several files is atomic as long as the main file of the connection has a name and
the journal is no write-ahead log (https://sqlite.org/lang_attach.html), which is how connections are opened here.

SQLite has no decimals: they are kept as texts with exactly their scale, and so are compared exactly. Sums and
order of such a column are for the reader to cast.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles

from mappings.tables import SqlType
from migrate.errors import ConfigurationError, Fault, MigrateError, RunLocked, TargetError
from migrate.targets.generic import GenericTarget
from migrate.targets.parameters import finite
from migrate.targets.sql import literal

__all__ = ["SQLiteTarget"]

_PATIENCE = 120  # seconds that one writer waits for another

_WRITERS: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
"""A lock a file: SQLite lets one writer in, and this is a fairer queue than its own waiting."""


class ExactDecimal(sa.Numeric[Any]):
    """A decimal as text; the name of its type says so, and holds TEXT, by which SQLite leaves it as it is."""

    def bind_processor(self, dialect: Any) -> None:
        return None

    def result_processor(self, dialect: Any, coltype: Any) -> None:
        return None


class KeptDouble(sa.Double[Any]):
    """A double that SQLite leaves as it is: in a column of REAL it makes 0.0 of -0.0."""


@compiles(ExactDecimal)
def _exact_decimal(kind: ExactDecimal, _: Any, **__: Any) -> str:
    return f"DECIMAL_TEXT({kind.precision}, {kind.scale})"


@compiles(KeptDouble)
def _kept_double(_: KeptDouble, __: Any, **___: Any) -> str:
    return "DOUBLE_BLOB"


class SQLiteTarget(GenericTarget):
    """A SQLite file: `sqlite:///relative.db`, `sqlite:////absolute.db`."""

    one_process = True
    native_error = sqlite3.Error
    exact_texts: ClassVar[bool] = True

    def __init__(self, url: str, schema: str) -> None:
        database = sa.make_url(url).database
        if not database or database.startswith((":memory:", "file:")):
            reason, remedy = "a SQLite target needs a file", "Write sqlite:///family.db"
            raise ConfigurationError([Fault("target", 0, "url", reason, remedy)])
        if schema in ("main", "temp"):
            reason, remedy = f"SQLite keeps the schema '{schema}' to itself", "Choose another name"
            raise ConfigurationError([Fault("target", 0, "schema", reason, remedy)])
        self.path = Path(database)
        super().__init__(url, schema)

    def _make_engine(self, url: sa.URL) -> sa.Engine:
        engine = sa.create_engine(
            url.set(drivername="sqlite+pysqlite", database=self._beside("run")),
            hide_parameters=True,
            poolclass=sa.QueuePool,
            pool_size=4,
            max_overflow=-1,
            connect_args={"timeout": _PATIENCE, "check_same_thread": False},
        )
        known: Any = engine.dialect
        known.ischema_names = known.ischema_names | {"DECIMAL_TEXT": ExactDecimal, "DOUBLE_BLOB": KeptDouble}
        files = {
            self.schema: str(self.path),
            self.staging_schema: self._beside("staging"),
            f"{self.schema}_ledger": self._beside("ledger"),
        }

        @sa.event.listens_for(engine, "connect")
        def settle(connection: Any, _: object) -> None:
            connection.isolation_level = (
                None  # sqlite3 of Python would begin late, and not for every statement
            )
            for schema, file in files.items():
                quoted = '"' + schema.replace('"', '""') + '"'
                connection.execute(f"ATTACH DATABASE {literal(file)} AS {quoted}")
            connection.execute("PRAGMA foreign_keys = ON")

        @sa.event.listens_for(engine, "begin")
        def begin(connection: sa.Connection) -> None:
            connection.exec_driver_sql("BEGIN")

        return engine

    def _beside(self, what: str) -> str:
        return f"{self.path}-{what}"

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
        """SQLite's own lock on the empty file, which it lets go of however this process dies."""
        with self.faults():
            held = sqlite3.connect(self._beside("run"), timeout=0, isolation_level=None)
        try:
            try:
                held.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                raise RunLocked(
                    f"another run holds schema '{self.schema}', so project '{project}' cannot start",
                    "Wait until it ends",
                    file=self.address,
                ) from None
            yield
        finally:
            held.close()

    def type_of(self, kind: SqlType) -> sa.types.TypeEngine[Any]:
        if kind.name == "decimal":
            return ExactDecimal(kind.precision, kind.scale)
        return KeptDouble() if kind.name == "double" else super().type_of(kind)

    def stage(
        self, rows: Mapping[str, Iterable[pa.RecordBatch]], note: Callable[[sa.Connection], None]
    ) -> dict[str, int]:
        with _WRITERS[str(self.path.resolve())]:
            return super().stage(rows, note)

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        return super().append(
            connection, schema, table, (finite(batch, table, "SQLite", nan_only=True) for batch in rows)
        )

    def _plain(self, error: BaseException) -> MigrateError:
        text = str(error)
        for pattern, reason, remedy in _KNOWN:
            if pattern in text:
                return TargetError(reason, remedy, file=self.address)
        return super()._plain(error)


_KNOWN = (
    ("disk is full", "the disk that holds the database file is full", "Free space on it and run again"),
    (
        "not a database",
        "the file is no SQLite database",
        "Correct the target's URL; the file was not touched",
    ),
    ("unable to open", "the database file cannot be opened", "Let this user write its folder"),
    ("readonly", "the database file may not be written", "Give this user the right to write the file"),
)
