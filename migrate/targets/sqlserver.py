"""SQL Server 2017 and later, and Azure SQL, through Microsoft's ODBC driver.

Rows go in as arrays of parameters (migrate.targets.sqlserver_rows) and come out as Arrow, by arrow-odbc, both
exact for decimals of 38 digits. T-SQL's CREATE, ALTER and DROP are transactional, so publishing moves the staging
tables themselves in one transaction.

No SQL Server can be had where this is developed (docs/sql-server.md says what that leaves open). So before each
run the server proves what is taken for granted here: that the extremes of every column type come back as they
were sent, and that its digest of a canonical row is the one of docs/canonical-row.md; where it is not, digests are
computed here from the rows read back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import arrow_odbc
import pyarrow as pa
import pyodbc
import sqlalchemy as sa
from sqlalchemy.sql.compiler import IdentifierPreparer

from connectors.base import RECORD
from mappings.tables import SqlType, TargetColumn, TargetTable
from migrate.errors import MigrateError, RunLocked, TargetError
from migrate.targets import fetched
from migrate.targets.copied import copied_staging
from migrate.targets.database import SqlTarget, refuse_nul, run
from migrate.targets.parameters import finite
from migrate.targets.proving import proof_rows, proof_table, prove
from migrate.targets.rowform import DIGESTS, as_buckets, unsigned
from migrate.targets.sqlserver_address import connection_string
from migrate.targets.sqlserver_errors import plain_error
from migrate.targets.sqlserver_rows import check_types, chunks
from migrate.targets.tsql import COLLATION, TSQL_ROW, TSqlWriter, national, preparer, utf16_room

__all__ = ["SQLServerTarget"]

_TIMEOUT = 15  # seconds that a login may take
_PATIENCE = 60_000  # milliseconds, for a reader that has a published table in use
_BATCH = 65_536  # rows of a fetched batch
_BUFFER = 64 << 20  # bytes of a fetched batch
_AT_ONCE = 20_000  # records of one DELETE
_OLDEST = 14  # SQL Server 2017
_AZURE = (5, 8, 9)  # editions that have no version of their own to look at

_RELATIONS = """
    SELECT o.name, CASE o.type WHEN 'U' THEN 'table' WHEN 'V' THEN 'view' WHEN 'SN' THEN 'synonym'
      ELSE LOWER(REPLACE(o.type_desc, '_', ' ')) END
    FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id WHERE s.name = :schema
"""
_STAGED = """
    SELECT t.name FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id
    JOIN sys.columns AS c ON c.object_id = t.object_id
    WHERE s.name = :schema AND c.name = :record ORDER BY t.name
"""
_COLUMNS = """
    SELECT c.name, y.name, c.max_length, c.precision, c.scale, c.is_nullable, c.collation_name
    FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id
    JOIN sys.schemas AS s ON s.schema_id = t.schema_id JOIN sys.types AS y ON y.user_type_id = c.user_type_id
    WHERE s.name = :schema AND t.name = :table ORDER BY c.column_id
"""
_GRANTS = """
    SELECT p.state_desc, p.permission_name, u.name
    FROM sys.database_permissions AS p JOIN sys.tables AS t ON t.object_id = p.major_id
    JOIN sys.schemas AS s ON s.schema_id = t.schema_id
    JOIN sys.database_principals AS u ON u.principal_id = p.grantee_principal_id
    WHERE p.class = 1 AND p.minor_id = 0 AND s.name = :schema AND t.name = :table
"""
_LOCK = """
    SET NOCOUNT ON;
    DECLARE @answer int;
    EXEC @answer = sys.sp_getapplock @Resource = :name, @LockMode = 'Exclusive', @LockOwner = 'Session',
      @LockTimeout = 0;
    SELECT @answer;
"""
_PROOF = "#migrate_proof"


class SQLServerTarget(SqlTarget):
    """A SQL Server or Azure SQL database: `mssql://user:password@host:1433/database?option=value`."""

    form = TSQL_ROW
    writer = TSqlWriter
    write: TSqlWriter
    native_error = pyodbc.Error
    name_bytes = 128

    def __init__(self, url: str, schema: str) -> None:
        super().__init__(url, schema)
        self._known_types: dict[tuple[str, str], dict[str, str]] = {}
        self._digests_there: dict[frozenset[SqlType], bool] = {}

    def _make_engine(self, url: sa.URL) -> sa.Engine:
        pyodbc.pooling = False  # a pooled connection would keep its session's lock
        engine = sa.create_engine(
            "mssql+pyodbc://",
            creator=lambda: pyodbc.connect(connection_string(url), timeout=_TIMEOUT),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=8,
            max_overflow=-1,
        )

        @sa.event.listens_for(engine, "connect")
        def settle(connection: Any, _: object) -> None:
            with connection.cursor() as cursor:
                cursor.execute("SET XACT_ABORT ON")  # a statement that fails takes its transaction with it
            connection.commit()

        return engine

    def _preparer(self) -> IdentifierPreparer:
        return preparer()

    def _plain(self, error: BaseException) -> MigrateError:
        password = None if self._url.password is None else str(self._url.password)
        return plain_error(error, self.address, password)

    @contextmanager
    def faults(self) -> Iterator[None]:
        try:
            with super().faults():
                yield
        except arrow_odbc.Error as error:
            raise self._plain(error) from None

    def check(self) -> None:
        query = "SELECT CONVERT(int, SERVERPROPERTY('EngineEdition')), @@VERSION, COMPATIBILITY_LEVEL "
        query += "FROM sys.databases WHERE database_id = DB_ID()"
        with self.begin() as connection:
            edition, version, level = tuple(run(connection, query).one())
        if edition not in _AZURE and level < 10 * _OLDEST:
            raise TargetError(
                f"the database works as SQL Server of compatibility level {level} ({version.splitlines()[0]})",
                "Use SQL Server 2017 or later, and a compatibility level of 140 or higher",
                file=self.address,
            )

    @contextmanager
    def lock(self, project: str) -> Iterator[None]:
        # The server lets go of the lock when the session ends, however this process dies.
        with self.faults():
            connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            with self.faults():
                connection.detach()
                name = {"name": f"migrate {self.schema}"}
                if connection.execute(sa.text(_LOCK), name).scalar_one() < 0:
                    raise RunLocked(
                        f"another run holds schema '{self.schema}', so project '{project}' cannot start",
                        "Wait until it ends",
                        file=self.address,
                    )
            yield
        finally:
            with suppress(sa.exc.SQLAlchemyError, pyodbc.Error):
                connection.close()

    # ------------------------------------------------------------------------------------------- rows

    def prepare(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None] | None = None
    ) -> None:
        self._known_types.clear()
        for table in tables:
            self.write.primary_key(table)  # raises for a key that no index takes
        super().prepare(tables)
        prove(self, tables)
        super().prepare(tables, note)  # a run that is refused above was never noted

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        count, types = 0, self._types_of(connection, schema, table)
        for batch in rows:
            check_types(batch.schema, types, table)
            count += self._send(connection, self.write.name(schema, table), batch, types)
        return count

    def _send(
        self, connection: sa.Connection, name: str, batch: pa.RecordBatch, types: dict[str, str]
    ) -> int:
        refuse_nul(batch, name)
        finite(batch, name, "SQL Server")
        marks = ", ".join("?" * batch.num_columns)
        statement = f"INSERT INTO {name} ({self.write.names(batch.schema.names)}) VALUES ({marks})"
        with _native(connection).cursor() as cursor:
            cursor.fast_executemany = True
            for sizes, values in chunks(batch, types, name):
                cursor.setinputsizes(sizes)
                cursor.executemany(statement, values)
        return int(batch.num_rows)

    def _types_of(self, connection: sa.Connection, schema: str, table: str) -> dict[str, str]:
        """SQL Server's types of a table's columns; asked once for each table."""
        if (schema, table) not in self._known_types:
            found = connection.execute(sa.text(_COLUMNS), {"schema": schema, "table": table}).all()
            if not found:
                raise TargetError(
                    f"table {schema}.{table} does not exist", "Prepare the target first", file=self.address
                )
            self._known_types[schema, table] = {row[0]: row[1] for row in found}
        return self._known_types[schema, table]

    def _delete(self, connection: sa.Connection, table: str, records: pa.Array) -> int:
        # QUOTED: the numbers travel as one text, for a statement takes 2,100 parameters at most.
        query = (
            f"DELETE FROM {self.staged(table)} WHERE {self.write.quote(RECORD)} IN "
            "(SELECT CONVERT(bigint, value) FROM STRING_SPLIT(CONVERT(nvarchar(max), ?), N','))"
        )
        count = 0
        with _native(connection).cursor() as cursor:
            for start in range(0, len(records), _AT_ONCE):
                some = ",".join(map(str, records.slice(start, _AT_ONCE).to_pylist()))
                count += cursor.execute(query, some).rowcount
        return count

    @contextmanager
    def staged_for_rules(self, tables: Sequence[TargetTable]) -> Iterator[sa.Engine]:
        """A copy in DuckDB: T-SQL has no regular expressions, and takes texts that differ in blanks for equal."""
        with copied_staging(self.schema, tables, lambda t: self._rows(t, self.staged(t.name))) as engine:
            yield engine

    # ------------------------------------------------------------------------------------- publishing

    def ddl(self, tables: Sequence[TargetTable]) -> list[str]:
        return [self.write.make_schema(self.schema), *super().ddl(tables)[1:]]

    def _replace(
        self, connection: sa.Connection, tables: Sequence[TargetTable], former: Sequence[str]
    ) -> None:
        run(connection, f"SET LOCK_TIMEOUT {_PATIENCE}")
        grants = [grant for name in former for grant in self._grants(connection, name)]
        for name in former:
            run(connection, f"DROP TABLE {self.published(name)}")
        for table in tables:
            for statement in self._moved(table):
                run(connection, statement)
        for table in tables:
            for key in table.foreign_keys:
                goal = self.published(table.name)
                run(connection, f"ALTER TABLE {goal} ADD {self.write.foreign_key(self.schema, key)}")
        there = {self.published(table.name) for table in tables}
        for name, statement in grants:
            if name in there:
                run(connection, statement)
        run(connection, "SET LOCK_TIMEOUT -1")

    def _moved(self, table: TargetTable) -> Iterator[str]:
        """The statements that make the published table of the staging table itself."""
        staged, quote = self.staged(table.name), self.write.quote
        yield f"ALTER TABLE {staged} DROP COLUMN {quote(RECORD)}"
        if table.key:
            yield f"ALTER TABLE {staged} ADD {self.write.primary_key(table)}"
        yield f"ALTER SCHEMA {quote(self.schema)} TRANSFER OBJECT::{staged}"
        yield from self.write.comments(self.schema, table)

    def _grants(self, connection: sa.Connection, table: str) -> Iterator[tuple[str, str]]:
        """What was granted on a published table: its name and a statement that grants it again."""
        name = self.published(table)
        found = connection.execute(sa.text(_GRANTS), {"schema": self.schema, "table": table}).all()
        for state, permission, user in found:
            verb = "DENY" if state == "DENY" else "GRANT"
            option = " WITH GRANT OPTION" if state == "GRANT_WITH_GRANT_OPTION" else ""
            yield name, f"{verb} {permission} ON OBJECT::{name} TO {self.write.quote(user)}{option}"

    def _schemas(self, connection: sa.Connection) -> set[str]:
        return set(run(connection, "SELECT name FROM sys.schemas").scalars())

    def _make_schema(self, connection: sa.Connection, schema: str) -> None:
        run(connection, self.write.make_schema(schema))

    def _relations(self, connection: sa.Connection, schema: str) -> dict[str, str]:
        found = connection.execute(sa.text(_RELATIONS), {"schema": schema}).all()
        return {self._fold(name): kind for name, kind in found}

    def _left_in_staging(self, connection: sa.Connection) -> list[str]:
        found = connection.execute(sa.text(_STAGED), {"schema": self.staging_schema, "record": RECORD})
        return list(found.scalars())

    def _columns(self, connection: sa.Connection, table: str, schema: str | None = None) -> str:
        named = {"schema": schema or self.schema, "table": table}
        found = connection.execute(sa.text(_COLUMNS), named).all()
        return hashlib.sha256(repr([tuple(row) for row in found]).encode()).hexdigest()[:32]

    def _fold(self, name: str) -> str:
        return (
            name.lower()
        )  # as most collations do; where names differ by case alone, this refuses one of them

    # ---------------------------------------------------------------------------------------- figures

    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        name = self.staged(table.name) if staging else self.published(table.name)
        if begins is None:
            yield from self._rows(table, name)
        elif self._digests_alike(table):
            yield from self._rows(table, f"{name} WHERE {self._begins(table, begins)}")
        else:
            yield from fetched.beginning(self._rows(table, name), table, begins)

    def buckets(self, table: TargetTable) -> pa.Table:
        name = self.published(table.name)
        if not self._digests_alike(table):
            return fetched.buckets(self._rows(table, name), table)
        digests = self.form.digests(table, name, self.write.quote)
        with self.begin() as connection:
            return as_buckets(run(connection, self.form.buckets(f"({digests}) AS digests")).all())

    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]:
        name = self.published(table.name)
        if not self._digests_alike(table):
            yield from fetched.digests(self._rows(table, name), table, begins)
            return
        query = self.form.digests(table, f"{name} WHERE {self._begins(table, begins)}", self.write.quote)
        signed = pa.schema([pa.field(each.name, pa.int64()) for each in DIGESTS])
        for batch in self._read(query, signed):
            yield pa.RecordBatch.from_arrays([unsigned(column) for column in batch.columns], schema=DIGESTS)

    def digest(self, table: TargetTable) -> pa.Table:
        """Computed here: T-SQL orders texts by UTF-16 units, and counts those alike that differ in blanks."""
        return fetched.figures(self._rows(table, self.published(table.name)), table)

    def _begins(self, table: TargetTable, begins: Sequence[str]) -> str:
        digest = self.form.begins(table, self.write.quote, len(begins[0]))
        among = (
            f"SELECT value COLLATE {COLLATION} FROM STRING_SPLIT({national(','.join(begins).upper())}, N',')"
        )
        return f"{digest} COLLATE {COLLATION} IN ({among})"

    def _digests_alike(self, table: TargetTable) -> bool:
        """Whether the server's digests of the extremes of all the table's types are those of DuckDB."""
        kinds = frozenset(column.type for column in table.columns)
        if kinds not in self._digests_there:
            self._digests_there[kinds] = self._compare_digests(proof_table(sorted(kinds, key=str)))
        return self._digests_there[kinds]

    def _compare_digests(self, proof: TargetTable) -> bool:
        sent = proof_rows(proof)
        rows = sent.select(proof.schema.names)
        expected = pa.Table.from_batches(fetched.digests([rows], proof, [""]), DIGESTS)
        name = self.write.quote(_PROOF)
        columns = [f"{self.write.quote(c.name)} {self.write.type(c.type)}" for c in proof.columns]
        types = {c.name: "" for c in proof.columns}
        with self.faults(), self.engine.connect() as connection:  # never committed
            try:
                run(connection, f"CREATE TABLE {name} ({', '.join(columns)})")
                self._send(connection, name, rows, types)
                found = run(connection, self.form.digests(proof, name, self.write.quote)).all()
            except sa.exc.DBAPIError:
                return False  # before SQL Server 2019 there is no collation of UTF-8
        ours = sorted(zip(*(expected[half].to_pylist() for half in expected.column_names), strict=True))
        return ours == sorted((first % (1 << 64), second % (1 << 64)) for first, second in map(tuple, found))

    def _rows(self, table: TargetTable, relation: str) -> Iterator[pa.RecordBatch]:
        columns = ", ".join(self._column(column) for column in table.columns)
        longest = [
            f"DATALENGTH({self.write.quote(column.name)})"
            for column in table.columns
            if column.type.is_text and utf16_room(column.type) is None
        ]
        room = 4_000
        if longest:
            query = f"SELECT {', '.join(f'COALESCE(MAX({each}), 0)' for each in longest)} FROM {relation}"
            with self.begin() as connection:
                room = max(1, *(int(each) for each in run(connection, query).one())) // 2 + 1
        yield from self._read(f"SELECT {columns} FROM {relation}", table.schema, room)

    def _column(self, column: TargetColumn) -> str:
        name = self.write.quote(column.name)
        form = {"char": "RTRIM({0})", "uuid": "LOWER(CONVERT(char(36), {0}))"}.get(column.type.name, "{0}")
        return f"{form.format(name)} AS {name}"

    def _read(self, query: str, schema: pa.Schema, room: int = 4_000) -> Iterator[pa.RecordBatch]:
        """The rows of a query, by a connection of their own, in its types."""
        with self.faults():
            connection = arrow_odbc.connect(connection_string(self._url), login_timeout_sec=_TIMEOUT)
            reader = connection.read_arrow_batches(
                query,
                batch_size=_BATCH,
                max_bytes_per_batch=_BUFFER,
                max_text_size=room,
                schema=schema,
                fetch_concurrently=False,
                payload_text_encoding=arrow_odbc.TextEncoding.UTF16,  # the other is the locale's
            )
            for batch in reader:
                yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)


def _native(connection: sa.Connection) -> Any:
    """The pyodbc connection under a SQLAlchemy connection, in the same transaction."""
    return connection.connection.driver_connection
