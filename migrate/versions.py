"""What stood published before the latest publication: the part of the ledger that leads one step back.

    versions.keep(connection, former)                        # the tables that a publication sets aside
    versions.note_publication(connection, "r2", tables)      # it is the latest now
    versions.restore(connection, "r2")                       # and it is taken back

Only the last former version of a table is kept. What a table looks like is kept with it, for the mapping that
made a former version may be gone when it is needed again.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import sqlalchemy as sa

from mappings.tables import ForeignKey, SqlType, TargetColumn, TargetTable
from migrate.texts import TEXT

__all__ = ["Former", "Publication", "Versions"]

State = Literal["standing", "rolled back", "pruned"]


@dataclass(frozen=True)
class Publication:
    """The latest publication: the run, whether it stands, and since when it is so."""

    run: str
    state: str
    moment: str


@dataclass(frozen=True)
class Former:
    """The former version of a table, as the ledger listed it and as it was found when it was set aside.

    Args:
        columns: digest of its columns as they were published.
        kept: digest of its columns as they are kept.
        digest: of its rows (rowform.table_digest); "" where the version could not be kept.
        shape: the table as its mapping said it; None where no version of the ledger noted it.
    """

    table: str
    run: str
    rows: int
    columns: str
    published: str
    kept: str = ""
    digest: str = ""
    shape: TargetTable | None = None


class Versions:
    """The ledger's tables of versions, made with the others.

    Args:
        metadata: the ledger's tables.
        schema: the schema of the published tables.
        published: the ledger's table of what stands published.
    """

    def __init__(self, metadata: sa.MetaData, schema: str, published: sa.Table) -> None:
        self._target_schema = schema
        self._published = published
        self._publication = sa.Table(
            "publication", metadata, *(_text(name) for name in ("run", "state", "moment"))
        )
        self._shape = sa.Table("shape", metadata, *(_text(name) for name in ("table", "shape")))
        self._former = sa.Table(
            "former",
            metadata,
            *(_text(name) for name in ("table", "run")),
            sa.Column("rows", sa.BigInteger, nullable=False),
            *(_text(name) for name in ("columns", "published", "kept", "digest", "shape")),
        )

    # ------------------------------------------------------------------------------------- reading

    def exist(self, connection: sa.Connection) -> bool:
        """Whether this ledger has versions; ledgers of earlier versions have none. Makes nothing."""
        return bool(sa.inspect(connection).has_table("former", schema=self._former.schema))

    def publication(self, connection: sa.Connection) -> Publication | None:
        found = connection.execute(sa.select(self._publication)).first()
        return Publication(*found) if found else None

    def former(self, connection: sa.Connection) -> list[Former]:
        """What the latest publication took the place of, by name."""
        found = connection.execute(sa.select(self._former).order_by(self._former.c.table)).mappings()
        return [
            Former(
                **{**row, "rows": int(row["rows"]), "shape": _table(row["shape"]) if row["shape"] else None}
            )
            for row in found
        ]

    def shapes(self, connection: sa.Connection) -> dict[str, TargetTable]:
        """The tables that stand published, as their mappings said them."""
        return {row[0]: _table(row[1]) for row in connection.execute(sa.select(self._shape))}

    # ------------------------------------------------------------------------------------- writing

    def keep(self, connection: sa.Connection, former: Sequence[Former]) -> None:
        """Take these for the former versions; those noted before are gone."""
        connection.execute(self._former.delete())
        if former:
            lines = [{**vars(each), "shape": _written(each.shape)} for each in former]
            connection.execute(self._former.insert(), lines)

    def note_publication(self, connection: sa.Connection, run: str, tables: Sequence[TargetTable]) -> None:
        """Say that these tables now stand by this run, the latest."""
        self._note(connection, run, "standing")
        for table in tables:
            self._note_shape(connection, table.name, table)

    def note_pruned(self, connection: sa.Connection, run: str) -> None:
        connection.execute(self._former.delete())
        self._note(connection, run, "pruned")

    def restore(self, connection: sa.Connection, run: str) -> None:
        """Let the ledger say again what it said before the publication by `run`."""
        listed = self._published.c
        mine = sa.and_(listed.schema == self._target_schema, listed.run == run)
        gone = list(connection.execute(sa.select(listed.table).where(mine)).scalars())
        former = {each.table: each for each in self.former(connection)}
        for name in gone:
            line = sa.and_(listed.schema == self._target_schema, listed.table == name)
            each = former.get(name)
            if each is None:
                connection.execute(self._published.delete().where(line))
            else:
                values = {key: getattr(each, key) for key in ("run", "rows", "columns", "published")}
                connection.execute(self._published.update().where(line).values(**values))
            self._note_shape(connection, name, each.shape if each else None)
        connection.execute(self._former.delete())
        self._note(connection, run, "rolled back")

    def _note(self, connection: sa.Connection, run: str, state: State) -> None:
        connection.execute(self._publication.delete())
        moment = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        connection.execute(self._publication.insert().values(run=run, state=state, moment=moment))

    def _note_shape(self, connection: sa.Connection, name: str, table: TargetTable | None) -> None:
        connection.execute(self._shape.delete().where(self._shape.c.table == name))
        if table is not None:
            connection.execute(self._shape.insert().values(table=name, shape=_written(table)))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=False)


def _written(table: TargetTable | None) -> str:
    """The table as JSON, without the places in the mapping's files; "" for none."""
    if table is None:
        return ""
    said = asdict(table)
    for column in said["columns"]:
        del column["file"], column["line"]
    return json.dumps(said, ensure_ascii=False)


def _table(text: str) -> TargetTable:
    said: dict[str, Any] = json.loads(text)
    columns = (
        TargetColumn(**{**each, "type": SqlType(**each["type"]), "origin": tuple(each["origin"])})
        for each in said.pop("columns")
    )
    keys = (
        ForeignKey(tuple(each["columns"]), each["table"], tuple(each["references"]))
        for each in said.pop("foreign_keys")
    )
    key = tuple(said.pop("key"))
    return TargetTable(columns=tuple(columns), key=key, foreign_keys=tuple(keys), **said)
