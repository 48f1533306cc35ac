"""PostgreSQL 14 and later, by binary COPY.

Rows travel in as PostgreSQL's binary COPY format, which pgpq makes of Arrow (exact for every decimal up to
38 digits), and out as CSV, which pyarrow parses as a stream. Staging tables are logged: a partition that the
ledger says is there must survive a crash of the server. Publishing moves the staging table itself, so that
rows are written once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, ClassVar

import psycopg
import pyarrow as pa
import sqlalchemy as sa
from pgpq import ArrowToPostgresBinaryEncoder
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.sql.compiler import IdentifierPreparer

from connectors.base import RECORD
from mappings.tables import TargetTable
from migrate.errors import (
    ConfigurationError,
    Fault,
    MigrateError,
    RunLocked,
    TargetError,
    TargetReadOnly,
    TargetUnreachable,
)
from migrate.targets.copying import binary_schema, copied_rows, slices
from migrate.targets.database import refuse_nul, run
from migrate.targets.digest import POSTGRESQL
from migrate.targets.former import FormerTarget, Rights
from migrate.targets.rowform import DIGESTS, POSTGRESQL_ROW, unsigned

__all__ = ["PostgreSQLTarget"]

_CONNECT = {
    "connect_timeout": "10",
    "client_encoding": "utf8",
    "application_name": "migrate",
    # A server that vanished is noticed within a minute or so, not after the kernel's two hours.
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
}
_SESSION = (
    "SET datestyle = ISO",
    "SET intervalstyle = postgres",
    "SET extra_float_digits = 1",
    "SET timezone = UTC",
    # The server, too, is to notice a client that vanished: its sessions hold the lock and rows of staging.
    "SET tcp_keepalives_idle = 30",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
)
_PATIENCE = "60s"  # for a reader that has a published table in use
_SORTING = "256MB"  # to sort keys in memory, and in parallel: the server wants 32 MB for each worker

_RELATIONS = """
    SELECT c.relname, CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table'
      WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
      WHEN 'f' THEN 'foreign table' WHEN 'i' THEN 'index' ELSE 'relation' END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = :schema
"""
_TYPES = """
    SELECT a.attname, t.typname FROM pg_catalog.pg_attribute AS a
    JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
    WHERE n.nspname = :schema AND c.relname = :table AND a.attnum > 0 AND NOT a.attisdropped
"""
_GRANTS = """
    SELECT acl.privilege_type,
      CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END,
      acl.is_grantable
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace,
      LATERAL aclexplode(c.relacl) AS acl
    WHERE n.nspname = :schema AND c.relname = :table AND acl.grantee <> c.relowner
"""
_HOLDER = """
    SELECT a.application_name, a.backend_start FROM pg_catalog.pg_locks AS l
    JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
      AND (CAST(l.classid AS bigint) << 32 | CAST(l.objid AS bigint)) = :key
      AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
"""


class PostgreSQLTarget(FormerTarget):
    """A PostgreSQL database: `postgresql://user:password@host:5432/database`."""

    types: ClassVar = {"double": "double precision", "decimal": "numeric"}
    figures = POSTGRESQL
    form = POSTGRESQL_ROW
    digest_settings = ("SET LOCAL jit = off",)  # compiling long expressions takes longer than it saves
    native_error = psycopg.Error
    name_bytes = 63

    def __init__(self, url: str, schema: str) -> None:
        parsed = sa.make_url(url)
        if "@" in f"{parsed.host}{parsed.database}":
            reason, remedy = (
                "the password holds a character that must be encoded",
                "Write @ as %40, / as %2F, : as %3A",
            )
            raise ConfigurationError([Fault("target", 0, "url", reason, remedy)])
        super().__init__(url, schema)
        self._known_types: dict[tuple[str, str], dict[str, str]] = {}

    def _make_engine(self, url: sa.URL) -> sa.Engine:
        engine = sa.create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=8,
            max_overflow=-1,
            connect_args={name: value for name, value in _CONNECT.items() if name not in url.query},
        )

        @sa.event.listens_for(engine, "connect")
        def settle(connection: Any, _: object) -> None:
            connection.autocommit = True
            for statement in _SESSION:
                connection.execute(statement)
            connection.autocommit = False

        return engine

    def _preparer(self) -> IdentifierPreparer:
        dialect = PGDialect(paramstyle="named")  # type: ignore[no-untyped-call]
        return self.engine.dialect.preparer(dialect)  # the driver's own doubles every %

    def check(self) -> None:
        with self.begin() as connection:
            if (encoding := run(connection, "SHOW server_encoding").scalar_one()) != "UTF8":
                raise TargetError(
                    f"the database's encoding is {encoding}, so it cannot hold every character",
                    "Create the database with ENCODING 'UTF8'",
                    file=self.address,
                )

    @contextmanager
    def lock(self, project: str) -> Iterator[None]:
        # The server lets go of the lock when the connection ends, however this process dies.
        with self.faults():
            connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            with self.faults():
                connection.detach()
                key = self._lock_key
                query = sa.text(
                    "SELECT pg_try_advisory_lock(:key), set_config('application_name', :name, false)"
                )
                named = {"key": key, "name": f"migrate {project}"}
                if not connection.execute(query, named).one()[0]:
                    raise self._locked(connection, key)
            yield
        finally:
            with suppress(sa.exc.SQLAlchemyError, psycopg.Error):
                connection.close()

    @property
    def _lock_key(self) -> int:
        return int.from_bytes(hashlib.sha256(f"migrate {self.schema}".encode()).digest()[:7])

    def is_locked(self) -> bool:
        with self.begin() as connection:  # looked at, not tried: a run that starts now is not refused
            return connection.execute(sa.text(_HOLDER), {"key": self._lock_key}).first() is not None

    def _locked(self, connection: sa.Connection, key: int) -> RunLocked:
        holder = connection.execute(sa.text(_HOLDER), {"key": key}).first()
        name = holder[0].removeprefix("migrate ") if holder else ""
        since = f" since {holder[1]:%Y-%m-%d %H:%M:%S} UTC" if holder else ""
        who = f"another run of project '{name}'" if name else "another run"
        return RunLocked(
            f"{who} holds schema '{self.schema}'{since}", "Wait until it ends", file=self.address
        )

    # ------------------------------------------------------------------------------------------- rows

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        batches = iter(rows)
        first = next(batches, None)
        if first is None:
            return 0
        sent, uuids = binary_schema(first.schema, self._types_of(connection, schema, table), table)
        encoder = ArrowToPostgresBinaryEncoder(sent)
        columns = self.write.names(sent.names)
        statement = f"COPY {self.write.name(schema, table)} ({columns}) FROM STDIN (FORMAT binary)"
        count = 0
        cursor = _native(connection).cursor()
        with cursor, cursor.copy(statement) as copy:
            copy.write(encoder.write_header())
            batch: pa.RecordBatch | None = first
            while batch is not None:
                if batch.schema.types != first.schema.types or batch.schema.names != first.schema.names:
                    raise TargetError(f"the batches for table {table} have different columns")
                refuse_nul(batch, table)
                for piece in slices(batch, sent, uuids, table):
                    copy.write(encoder.write_batch(piece))
                count += batch.num_rows
                batch = next(batches, None)
            copy.write(encoder.finish())
        return count

    def _types_of(self, connection: sa.Connection, schema: str, table: str) -> dict[str, str]:
        """PostgreSQL's types of a table's columns; asked once for each table."""
        if (schema, table) not in self._known_types:
            found = connection.execute(sa.text(_TYPES), {"schema": schema, "table": table}).all()
            if not found:
                raise TargetError(
                    f"table {schema}.{table} does not exist", "Prepare the target first", file=self.address
                )
            self._known_types[schema, table] = {row[0]: row[1] for row in found}
        return self._known_types[schema, table]

    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        name = self.staged(table.name) if staging else self.published(table.name)
        # char(n) as text is without its trailing blanks.
        columns = ", ".join(
            f"CAST({self.write.quote(each.name)} AS text) AS {self.write.quote(each.name)}"
            if each.type.name in ("char", "uuid")
            else self.write.quote(each.name)
            for each in table.columns
        )
        where = "" if begins is None else f" WHERE {self._begins(table, begins)}"
        yield from self._copied(f"SELECT {columns} FROM {name}{where}", table.schema)

    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]:
        among = f"{self.published(table.name)} WHERE {self._begins(table, begins)}"
        signed = pa.schema([pa.field(each.name, pa.int64()) for each in DIGESTS])
        for batch in self._copied(self.form.digests(table, among, self.write.quote), signed):
            yield pa.RecordBatch.from_arrays([unsigned(column) for column in batch.columns], schema=DIGESTS)

    def _begins(self, table: TargetTable, begins: Sequence[str]) -> str:
        """Whether a row's digest begins with one of these: PostgreSQL hashes so long a list."""
        digest = self.form.begins(table, self.write.quote, len(begins[0]))
        return f"{digest} COLLATE \"C\" = ANY ('{{{','.join(begins)}}}')"

    def _copied(self, query: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        with self.begin() as connection:
            for setting in self.digest_settings:
                run(connection, setting)
            cursor = _native(connection).cursor()
            # The header keeps a first value that begins with U+FEFF from being taken for a byte order mark.
            with cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)") as copy:
                yield from copied_rows(copy, schema)

    def _delete(self, connection: sa.Connection, table: str, records: pa.Array) -> int:
        name = self.staged(table).replace("%", "%%")  # psycopg's parameter mark
        query = f"DELETE FROM {name} WHERE {RECORD} = ANY(%s)"
        return int(_native(connection).execute(query, [records.to_pylist()]).rowcount)

    # ------------------------------------------------------------------------------------- publishing

    def prepare(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None] | None = None
    ) -> None:
        self._known_types.clear()
        super().prepare(tables, note)

    def _hold(self, connection: sa.Connection, names: Sequence[str]) -> None:
        run(connection, f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        if names:  # readers go on until the tables are moved
            run(connection, f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE")

    def _drop(self, connection: sa.Connection, names: Sequence[str]) -> None:
        if names:
            run(connection, f"DROP TABLE {', '.join(names)}")

    def _set_aside(self, connection: sa.Connection, tables: Sequence[str]) -> None:
        """A table is moved as it is: rows, keys, indexes, comments and rights.

        A view would follow it and show the former version from then on; to drop the tables on trial finds it.
        """
        with connection.begin_nested() as trial:
            self._drop(connection, [self.published(name) for name in tables])
            trial.rollback()
        for name in tables:
            run(
                connection,
                f"ALTER TABLE {self.published(name)} SET SCHEMA {self.write.quote(self.former_schema)}",
            )

    def _put_back(self, connection: sa.Connection, tables: Sequence[TargetTable]) -> None:
        for table in tables:
            kept = self.write.name(self.former_schema, table.name)
            run(connection, f"ALTER TABLE {kept} SET SCHEMA {self.write.quote(self.schema)}")

    def _put_in_place(self, connection: sa.Connection, tables: Sequence[TargetTable], rights: Rights) -> None:
        run(connection, f"SET LOCAL maintenance_work_mem = '{_SORTING}'")
        for table in tables:
            staged = self.staged(table.name)
            changes = [f"DROP COLUMN {self.write.quote(RECORD)}"]
            changes += [f"ADD {self.write.primary_key(table)}"] if table.key else []
            run(connection, f"ALTER TABLE {staged} {', '.join(changes)}")
            run(connection, f"ALTER TABLE {staged} SET SCHEMA {self.write.quote(self.schema)}")
        for table in tables:
            keys = [f"ADD {self.write.foreign_key(self.schema, key)}" for key in table.foreign_keys]
            if keys:
                run(connection, f"ALTER TABLE {self.published(table.name)} {', '.join(keys)}")
            for statement in (*self.write.comments(self.schema, table), *rights.get(table.name, ())):
                run(connection, statement)

    def _rights(self, connection: sa.Connection, tables: Sequence[str]) -> dict[str, list[str]]:
        return {
            table: [
                f"GRANT {right} ON {self.published(table)} TO {whom}{' WITH GRANT OPTION' if again else ''}"
                for right, whom, again in self._granted(connection, table)
            ]
            for table in tables
        }

    def _granted(self, connection: sa.Connection, table: str) -> list[tuple[str, str, bool]]:
        """(the right, to whom, whether they may grant it again) of the rights that others have on a table."""
        found = connection.execute(sa.text(_GRANTS), {"schema": self.schema, "table": table})
        return [(row[0], row[1], row[2]) for row in found]

    def _give(self, connection: sa.Connection, table: str, rights: Sequence[str]) -> None:
        for whom in {row[1] for row in self._granted(connection, table)}:
            run(connection, f"REVOKE ALL ON {self.published(table)} FROM {whom} CASCADE")
        for statement in rights:
            run(connection, statement)

    def _schemas(self, connection: sa.Connection) -> set[str]:
        return set(run(connection, "SELECT nspname FROM pg_catalog.pg_namespace").scalars())

    def _relations(self, connection: sa.Connection, schema: str) -> dict[str, str]:
        return {row[0]: row[1] for row in connection.execute(sa.text(_RELATIONS), {"schema": schema})}

    # ----------------------------------------------------------------------------------------- errors

    def _plain(self, error: BaseException) -> MigrateError:
        state = (error.sqlstate or "") if isinstance(error, psycopg.Error) else ""
        primary = error.diag.message_primary if isinstance(error, psycopg.Error) else None
        text = self._without_password(
            "; ".join(map(str.strip, (primary or str(error)).splitlines())).removesuffix(".")
        )
        if not state and isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError)):
            return self._not_connected(text)
        if state == "2BP01" and isinstance(error, psycopg.Error):  # dependent objects still exist
            holders = (error.diag.message_detail or text).splitlines()
            return TargetError(
                f"a published table cannot be replaced: {'; '.join(holders)}",
                "Drop what depends on it and make it again after the run; nothing was published",
                file=self.address,
            )
        if state.startswith(("08", "57P", "58")) or state in ("53300", "40001", "40P01", "55P03"):
            return TargetUnreachable(text, _REMEDIES.get(state, "Try again"), file=self.address)
        if state.startswith("22"):
            text = re.sub(r'"[^"]*"', "…", text)  # a value of a row
        if state.startswith("23"):
            return TargetError(text, "Quarantine such rows by a validation rule", file=self.address)
        kind = TargetReadOnly if state in ("42501", "25006") else TargetError
        return kind(text, _REMEDIES.get(state, ""), file=self.address)

    def _not_connected(self, text: str) -> MigrateError:
        """A fault without SQLSTATE: before the session began, or of a connection that broke."""
        for pattern, state in _REFUSALS:
            if re.search(pattern, text):
                reason = text.rsplit("FATAL:", 1)[-1].strip()
                return TargetError(reason, _REMEDIES[state], file=self.address)
        remedy = "See that the server runs and that host and port in the target's URL are right"
        return TargetUnreachable(text, remedy, file=self.address)

    def _without_password(self, text: str) -> str:
        secrets = [self._url.password, *(self._url.query.get(name) for name in ("password", "sslpassword"))]
        for secret in secrets:
            if isinstance(secret, str) and secret:
                text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "***", text)
        return text


def _native(connection: sa.Connection) -> Any:
    """The psycopg connection under a SQLAlchemy connection, in the same transaction."""
    return connection.connection.driver_connection


_REFUSALS = (
    (r"password authentication failed|no password supplied|authentication failed for user", "28P01"),
    (r"role .* does not exist|is not permitted to log in|no pg_hba\.conf entry", "28P01"),
    (r"database .* does not exist", "3D000"),
    (r"permission denied", "42501"),
)
_REMEDIES = {
    "28P01": "Set the right user and password in the target's URL",
    "3D000": "Create the database, or correct its name in the target's URL",
    "42501": "Grant the user the right to create schemas in the database and to change the published tables",
    "53100": "Free space on the disk of the database server and run again; nothing was published",
    "53300": "The server has no connection left; try again later or run fewer tasks at once",
    "55P03": "A published table is in use by another session; try again when it has ended",
}
