"""Any other database that SQLAlchemy has a dialect for: plain, slow, and exact or refused.

SQLAlchemy Core writes the statements, rows travel as parameters, and figures and digests are computed here
from the rows read back (migrate.targets.fetched). Before each run the database shows that it keeps every column
type of the mapping as it is (migrate.targets.proving) and that it takes back the making of a table, without
which tables could not be published all or nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy.schema import CreateSchema, CreateTable, DropTable, SetColumnComment, SetTableComment
from sqlalchemy.sql.compiler import IdentifierPreparer
from sqlalchemy.sql.elements import quoted_name

from connectors.base import RECORD
from mappings.tables import SqlType, TargetTable
from migrate.errors import MigrateError, RunLocked, TargetError, TargetUnreachable
from migrate.targets import fetched
from migrate.targets.copied import copied_staging
from migrate.targets.database import SqlTarget, refuse_nul
from migrate.targets.parameters import decimal_text
from migrate.targets.proving import PROOF, prove
from migrate.targets.sql import Writer, column_comment, in_key_order, table_comment

__all__ = ["GenericTarget"]

_ROWS = 5_000  # rows a statement, and of a fetched batch
_LOCK = "run_lock"


@dataclass(frozen=True)
class _Writer(Writer):
    """Writes a column's type as the dialect does."""

    dialect: sa.Dialect = field(kw_only=True)
    type_of: Callable[[SqlType], sa.types.TypeEngine[Any]] = field(kw_only=True)

    def type(self, kind: SqlType) -> str:
        return self.type_of(kind).compile(dialect=self.dialect)


class GenericTarget(SqlTarget):
    """A database by SQLAlchemy alone: any URL whose dialect is installed and that has schemas."""

    native_error: ClassVar[type[Exception]] = sa.exc.SQLAlchemyError
    exact_texts: ClassVar[bool] = False
    """Whether decimals are kept as texts, for want of an exact number."""

    # ------------------------------------------------------------------------------- the database

    def _make_engine(self, url: sa.URL) -> sa.Engine:
        return sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=-1)

    def __init__(self, url: str, schema: str) -> None:
        super().__init__(url, schema)
        self.write = _Writer(self.write.preparer, {}, dialect=self.engine.dialect, type_of=self.type_of)

    def _preparer(self) -> IdentifierPreparer:
        dialect: Any = type(self.engine.dialect)
        dialect = dialect(paramstyle="named")  # a driver's own may double every %
        preparer: IdentifierPreparer = dialect.identifier_preparer
        return preparer

    def type_of(self, kind: SqlType) -> sa.types.TypeEngine[Any]:
        """SQLAlchemy's own type of a column, which its dialects know how to write."""
        if kind.name == "decimal":
            return sa.Numeric(kind.precision, kind.scale)
        if kind.is_text and kind.length:
            return sa.Unicode(kind.length)
        return _TYPES[kind.name]

    def _plain(self, error: BaseException) -> MigrateError:
        """No text of a driver that nobody here knows: it may hold values of rows."""
        name = type(error).__name__
        if name == "IntegrityError":
            reason = f"a row breaks a constraint of a table: {_constraint(str(error))}"
            return TargetError(reason, "Quarantine such rows by a validation rule", file=self.address)
        if name == "DataError":
            return TargetError(
                "a value does not fit its column", "Widen the column's type", file=self.address
            )
        text = self._masked(str(error).splitlines()[0] if str(error) else name)
        if name == "OperationalError":
            return TargetUnreachable(text, "See that the database answers, and try again", file=self.address)
        return TargetError(text, file=self.address)

    def _masked(self, text: str) -> str:
        if self._url.password:
            text = text.replace(str(self._url.password), "***")
        return re.sub(r"'[^']*'", "…", text).removesuffix(".")

    def _schemas(self, connection: sa.Connection) -> set[str]:
        return set(sa.inspect(connection).get_schema_names())

    def _make_schema(self, connection: sa.Connection, schema: str) -> None:
        connection.execute(CreateSchema(quoted_name(schema, quote=True)))

    def _relations(self, connection: sa.Connection, schema: str) -> dict[str, str]:
        inspector = sa.inspect(connection)
        found = {self._fold(name): "view" for name in inspector.get_view_names(schema)}
        return found | {self._fold(name): "table" for name in inspector.get_table_names(schema)}

    def _left_in_staging(self, connection: sa.Connection) -> list[str]:
        schema, inspector = self.staging_schema, sa.inspect(connection)
        return [
            name
            for name in sorted(inspector.get_table_names(schema))
            if any(column["name"] == RECORD for column in inspector.get_columns(name, schema))
        ]

    def _columns(self, connection: sa.Connection, table: str, schema: str | None = None) -> str:
        columns = sa.inspect(connection).get_columns(table, schema or self.schema)
        found = [(each["name"], repr(each["type"]), each["nullable"]) for each in columns]
        return hashlib.sha256(repr(found).encode()).hexdigest()[:32]

    # ---------------------------------------------------------------------------------------- lock

    @contextmanager
    def lock(self, project: str) -> Iterator[None]:
        """A row that is locked as long as the run lasts, by a connection of its own."""
        row = self._lock_row()
        taking = sa.select(row).with_for_update(nowait=True)
        if "NOWAIT" not in str(taking.compile(dialect=self.engine.dialect)).upper():
            raise TargetError(
                f"{self.engine.dialect.name} cannot lock a row without waiting, so two runs at once would "
                "not be seen",
                "Choose another target",
                file=self.address,
            )
        with self.begin() as connection:
            if self.ledger.schema not in self._schemas(connection):
                self._make_schema(connection, self.ledger.schema)
            row.create(connection, checkfirst=True)
            if connection.execute(sa.select(row)).first() is None:
                connection.execute(row.insert().values(holder=""))
        with self.faults():
            connection = self.engine.connect()
        try:
            try:
                connection.execute(taking).all()
            except sa.exc.DBAPIError:
                reason = f"another run holds schema '{self.schema}'"
                raise RunLocked(reason, "Wait until it ends", file=self.address) from None
            yield
        finally:
            with suppress(sa.exc.SQLAlchemyError):
                connection.close()

    def _lock_row(self) -> sa.Table:
        schema = quoted_name(self.ledger.schema, quote=True)
        return sa.Table(_LOCK, sa.MetaData(), sa.Column("holder", sa.String(200)), schema=schema)

    # ------------------------------------------------------------------------------------- staging

    def prepare(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None] | None = None
    ) -> None:
        super().prepare(tables)
        self._prove_rollback()
        prove(self, tables)
        super().prepare(tables, note)  # a run that is refused above was never noted

    def _prove_rollback(self) -> None:
        """Refuse a database that commits as soon as a table is made."""
        table = sa.Table(PROOF, sa.MetaData(), sa.Column(RECORD, sa.BigInteger), schema=self._quoted_staging)
        with self.faults(), self.engine.connect() as connection:
            with connection.begin() as transaction:
                connection.execute(CreateTable(table))
                transaction.rollback()
            there = PROOF in self._left_in_staging(connection)
        if there:
            with self.begin() as connection:
                connection.execute(DropTable(table))
            raise TargetError(
                f"{self.engine.dialect.name} commits at once when a table is made, so tables cannot be "
                "published all or nothing",
                "Choose another target; nothing was loaded",
                file=self.address,
            )

    @property
    def _quoted_staging(self) -> quoted_name:
        return quoted_name(self.staging_schema, quote=True)

    def append(
        self, connection: sa.Connection, schema: str, table: str, rows: Iterable[pa.RecordBatch]
    ) -> int:
        count, known = 0, None
        for batch in rows:
            refuse_nul(batch, table)
            if known is None:
                known = self._known(connection, schema, table)
            self._refuse_others(batch.schema, known, table)
            statement = self._table(schema, table, batch.schema.names, known).insert()
            keys = [f"c{n}" for n in range(batch.num_columns)]
            for start in range(0, batch.num_rows, _ROWS):
                piece = batch.slice(start, _ROWS)
                values = zip(*map(self._bound, piece.columns), strict=True)
                connection.execute(statement, [dict(zip(keys, row, strict=True)) for row in values])
            count += batch.num_rows
        return count

    def _bound(self, column: pa.Array) -> list[Any]:
        if self.exact_texts and pa.types.is_decimal(column.type):
            column = decimal_text(column)
        return list(column.to_pylist())

    def _known(self, connection: sa.Connection, schema: str, table: str) -> dict[str, Any]:
        found = sa.inspect(connection).get_columns(table, schema)
        return {column["name"]: column["type"] for column in found}

    def _refuse_others(self, rows: pa.Schema, known: dict[str, Any], table: str) -> None:
        """A driver might put a text into a column of numbers, or round; so the types are compared here."""
        for each in rows:
            there = known.get(each.name)
            holds = next((arrow for kind, arrow in _ARROW if isinstance(there, kind)), None)
            same = pa.types.is_decimal if holds is pa.decimal128 else holds
            if there is None or same is None or not same(each.type):
                holding = "is missing" if there is None else f"holds {there}"
                raise TargetError(
                    f"column {each.name} of table {table} {holding}, but the rows bring {each.type}"
                )

    def _table(self, schema: str, table: str, names: Sequence[str], types: dict[str, Any]) -> sa.Table:
        """A table for statements; its columns are known as c0, c1, ..., for a name may hold any letter."""
        columns = [
            sa.Column(quoted_name(name, quote=True), types[name], key=f"c{n}") for n, name in enumerate(names)
        ]
        name, place = quoted_name(table, quote=True), quoted_name(schema, quote=True)
        return sa.Table(name, sa.MetaData(), *columns, schema=place)

    def _delete(self, connection: sa.Connection, table: str, records: pa.Array) -> int:
        where = self._table(self.staging_schema, table, [RECORD], {RECORD: sa.BigInteger()})
        count = 0
        for start in range(0, len(records), 500):
            some = records.slice(start, 500).to_pylist()
            count += connection.execute(where.delete().where(where.c.c0.in_(some))).rowcount
        return count

    @contextmanager
    def staged_for_rules(self, tables: Sequence[TargetTable]) -> Iterator[sa.Engine]:
        """The staging tables once more, in DuckDB: what a rule means does not hang on the database's own SQL."""
        with copied_staging(self.schema, tables, lambda t: self._rows(t, self.staging_schema)) as engine:
            yield engine

    # ---------------------------------------------------------------------------------- publishing

    def ddl(self, tables: Sequence[TargetTable]) -> list[str]:
        made: list[Any] = []
        published = self._published_tables(tables)
        for table in in_key_order(tables):
            made += [CreateTable(published[table.name]), *self._comments(published[table.name])]
        texts = [str(each.compile(dialect=self.engine.dialect)).strip() for each in made]
        with self.begin() as connection:
            there = self.schema in self._schemas(connection)
        schema = CreateSchema(quoted_name(self.schema, quote=True))
        return texts if there else [str(schema.compile(dialect=self.engine.dialect)), *texts]

    def _replace(
        self, connection: sa.Connection, tables: Sequence[TargetTable], former: Sequence[str]
    ) -> None:
        for name in former:
            connection.execute(DropTable(self._table(self.schema, name, [], {})))
        published = self._published_tables(tables)
        for table in tables:
            goal = published[table.name]
            names = [column.name for column in table.columns]
            source = self._table(
                self.staging_schema, table.name, names, {n: sa.types.NullType() for n in names}
            )
            connection.execute(CreateTable(goal))
            for comment in self._comments(goal):
                connection.execute(comment)
            connection.execute(goal.insert().from_select(list(goal.c), sa.select(*source.c)))
            connection.execute(DropTable(source))

    def _published_tables(self, tables: Sequence[TargetTable]) -> dict[str, sa.Table]:
        """The published tables with keys and comments, by name."""
        metadata, place = sa.MetaData(), quoted_name(self.schema, quote=True)
        made = {}
        for table in tables:
            columns = [
                sa.Column(
                    quoted_name(column.name, quote=True),
                    self.type_of(column.type),
                    key=column.name,
                    nullable=column.nullable and column.name not in table.key,
                    autoincrement=False,
                    comment=column_comment(column, table) or None,
                )
                for column in table.columns
            ]
            named = {column.key: column for column in columns}
            keys: list[Any] = [sa.PrimaryKeyConstraint(*(named[n] for n in table.key))] if table.key else []
            made[table.name] = sa.Table(
                quoted_name(table.name, quote=True), metadata, *columns, *keys,
                schema=place, comment=table_comment(table),
            )  # fmt: skip
        for table in tables:
            own = made[table.name]
            for key in table.foreign_keys:
                there = made[key.table]
                own.append_constraint(
                    sa.ForeignKeyConstraint(
                        [own.c[n] for n in key.columns], [there.c[n] for n in key.references]
                    )
                )
        return made

    def _comments(self, table: sa.Table) -> list[Any]:
        dialect = self.engine.dialect
        if not dialect.supports_comments or dialect.inline_comments:
            return []
        return [SetTableComment(table), *(SetColumnComment(c) for c in table.c if c.comment)]

    # ------------------------------------------------------------------------------------- figures

    def fetch(
        self, table: TargetTable, *, staging: bool = False, begins: Sequence[str] | None = None
    ) -> Iterator[pa.RecordBatch]:
        rows = self._rows(table, self.staging_schema if staging else self.schema)
        yield from rows if begins is None else fetched.beginning(rows, table, begins)

    def buckets(self, table: TargetTable) -> pa.Table:
        return fetched.buckets(self._rows(table, self.schema), table)

    def digests(self, table: TargetTable, begins: Sequence[str]) -> Iterator[pa.RecordBatch]:
        yield from fetched.digests(self._rows(table, self.schema), table, begins)

    def digest(self, table: TargetTable) -> pa.Table:
        return fetched.figures(self._rows(table, self.schema), table)

    def _rows(self, table: TargetTable, schema: str) -> Iterator[pa.RecordBatch]:
        types = {column.name: self.type_of(column.type) for column in table.columns}
        query = sa.select(*self._table(schema, table.name, list(types), types).c)
        with self.begin() as connection:
            found = connection.execute(query.execution_options(yield_per=_ROWS))
            for part in found.partitions():
                columns = zip(*part, strict=True)
                yield pa.RecordBatch.from_arrays(
                    [self._read(list(v), c.type) for v, c in zip(columns, table.columns, strict=True)],
                    schema=table.schema,
                )

    def _read(self, values: list[Any], kind: SqlType) -> pa.Array:
        if kind.name == "decimal" and self.exact_texts:
            return pa.array(values, pa.string()).cast(kind.arrow)
        if kind.name == "char":
            return pa.array([None if v is None else v.rstrip(" ") for v in values], pa.string())
        return pa.array(values, kind.arrow)


_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "smallint": sa.SmallInteger(),
    "integer": sa.Integer(),
    "bigint": sa.BigInteger(),
    "double": sa.Double(),
    "boolean": sa.Boolean(),
    "date": sa.Date(),
    "timestamp": sa.DateTime(),
    "text": sa.UnicodeText(),
    "uuid": sa.String(36),
}
_ARROW: tuple[tuple[type, Callable[[pa.DataType], bool] | Any], ...] = (
    (sa.Boolean, pa.types.is_boolean),
    (sa.Double, pa.types.is_float64),
    (sa.Numeric, pa.decimal128),
    (sa.SmallInteger, pa.types.is_int16),
    (sa.BigInteger, pa.types.is_int64),
    (sa.Integer, pa.types.is_int32),
    (sa.DateTime, pa.types.is_timestamp),
    (sa.Date, pa.types.is_date32),
    (sa.String, pa.types.is_string),
)
"""What a column of each of SQLAlchemy's types takes; the first that fits counts."""


def _constraint(text: str) -> str:
    """Which kind of constraint a row breaks; the text itself may hold its values."""
    for pattern, kind in ((r"foreign", "foreign key"), (r"unique|duplicate|primary", "a key stands twice")):
        if re.search(pattern, text, re.IGNORECASE):
            return kind
    return "null where a value is required" if re.search(r"null", text, re.IGNORECASE) else "constraint"
