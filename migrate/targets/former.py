"""One step back: a publication keeps the tables it takes the place of, and can be taken back.

The former tables stand under their own names in the schema `<schema>_former`. A database's own class says how
tables are held, set aside and put back; when that is done and what must be true before and after is here. All
of it is one transaction, so whatever is refused leaves everything as it was.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

import sqlalchemy as sa

from mappings.tables import TargetTable
from migrate.errors import TargetError
from migrate.targets.base import Restored
from migrate.targets.database import SqlTarget
from migrate.targets.rowform import table_digest
from migrate.targets.sql import in_key_order
from migrate.versions import Former

__all__ = ["FormerTarget"]

Rights = Mapping[str, Sequence[str]]
"""By table, the statements that give rights on it."""


class FormerTarget(SqlTarget):
    """A database in which the former version of each published table is kept."""

    keeps_former: ClassVar[bool] = True

    @property
    def former_schema(self) -> str:
        return f"{self.schema}_former"

    def _own_schemas(self) -> list[str]:
        return [*super()._own_schemas(), self.former_schema]

    # ------------------------------------------------------------------ what each database does itself

    def _hold(self, connection: sa.Connection, names: Sequence[str]) -> None:
        """Keep others from writing to these tables (quoted names) until the transaction ends."""

    def _rights(self, connection: sa.Connection, tables: Sequence[str]) -> dict[str, list[str]]:
        """The rights that others have on published tables, as the statements that give them."""
        return {}

    def _give(self, connection: sa.Connection, table: str, rights: Sequence[str]) -> None:
        """Let others have these rights on a published table, and no others."""

    @abstractmethod
    def _drop(self, connection: sa.Connection, names: Sequence[str]) -> None:
        """Drop tables (quoted names), children first."""

    @abstractmethod
    def _set_aside(self, connection: sa.Connection, tables: Sequence[str]) -> None:
        """Bring published tables, children first, to the former schema.

        Raises:
            TargetError: something depends on one of them, such as a view.
        """

    @abstractmethod
    def _put_back(self, connection: sa.Connection, tables: Sequence[TargetTable]) -> None:
        """Bring tables of the former schema, parents first, back to where they were published."""

    @abstractmethod
    def _put_in_place(self, connection: sa.Connection, tables: Sequence[TargetTable], rights: Rights) -> None:
        """Publish the staging tables, parents first; their names are free."""

    # ------------------------------------------------------------------------------------- publishing

    def publish(
        self, tables: Sequence[TargetTable], note: Callable[[sa.Connection], None], *, run: str = ""
    ) -> dict[str, int]:
        def noted(connection: sa.Connection) -> None:
            self.ledger.versions.note_publication(connection, run, tables)
            note(connection)

        return super().publish(tables, noted, run=run)

    def _replace(
        self, connection: sa.Connection, tables: Sequence[TargetTable], former: Sequence[str]
    ) -> None:
        versions = self.ledger.versions
        self._hold(connection, [self.published(name) for name in former])
        rights = self._rights(connection, former)
        self._drop_former(connection, former)
        listed, shapes = self.ledger.published(connection), versions.shapes(connection)
        kept = [Former(**vars(listed[name]), shape=shapes.get(name)) for name in former]
        if all(each.shape for each in kept):
            kept = [self._measured(connection, each) for each in kept]
            self._set_aside(connection, former)
            kept = [
                replace(each, kept=self._columns(connection, each.table, self.former_schema)) for each in kept
            ]
        else:  # published by a version that did not note what they look like: nothing could be proved of them
            self._drop(connection, [self.published(name) for name in former])
        versions.keep(connection, kept)
        self._put_in_place(connection, tables, rights)

    def _measured(self, connection: sa.Connection, former: Former) -> Former:
        """The version with rows and digest as they are now, before it is set aside."""
        rows, digest = self._content(connection, _shape(former), self.published(former.table))
        return replace(former, rows=rows, digest=digest)

    def _drop_former(self, connection: sa.Connection, coming: Sequence[str] = ()) -> None:
        """Drop the former versions; refuse what else stands under a name that is `coming`."""
        shapes = [
            each.shape for each in self.ledger.versions.former(connection) if each.digest and each.shape
        ]
        there = self._relations(connection, self.former_schema)
        ours = [each.name for each in reversed(in_key_order(shapes))]
        self._drop(connection, [self._name(name) for name in ours if there.get(self._fold(name)) == "table"])
        left = self._relations(connection, self.former_schema)
        for name in coming:
            if kind := left.get(self._fold(name)):
                raise self._foreign(self.former_schema, name, kind)

    # ---------------------------------------------------------------------------------------- one back

    def rollback(
        self,
        published: str,
        digests: Mapping[str, str],
        note: Callable[[sa.Connection, Sequence[Restored]], None],
    ) -> list[Restored]:
        versions = self.ledger.versions
        with self.begin() as connection:
            former = {each.table: each for each in versions.former(connection)}
            listed = self.ledger.published(connection)
            standing = {name: each for name, each in listed.items() if each.run == published}
            shapes = versions.shapes(connection)
            ordered = in_key_order([shapes[name] for name in standing])
            self._refuse_missing(connection, [*standing], [*former])
            names = [self.published(each) for each in standing]
            self._hold(connection, names + [self._name(each) for each in former])
            for name, each in standing.items():
                rows, digest = self._content(connection, shapes[name], self.published(name))
                columns = self._columns(connection, name)
                if (each.rows, digests.get(name), each.columns) != (rows, digest, columns):
                    raise self._changed(f"table {self.schema}.{name}", "it was published")
            for name, kept in former.items():
                found = self._content_of(connection, kept)
                if found != (kept.rows, kept.digest, kept.kept):
                    raise self._changed(f"table {self.former_schema}.{name}", "it was set aside")
            rights = self._rights(connection, [*standing])
            self._drop(connection, [self.published(table.name) for table in reversed(ordered)])
            self._put_back(connection, in_key_order([_shape(each) for each in former.values()]))
            restored = [
                self._proved(connection, each, standing[name].rows if name in standing else 0)
                for name, each in sorted(former.items())
            ]
            for name in former:
                self._give(connection, name, rights.get(name, ()))
            gone = sorted(standing.keys() - former.keys())
            restored += [Restored(name, standing[name].rows) for name in gone]
            versions.restore(connection, published)
            note(connection, restored)
        return restored

    def prune(self, note: Callable[[sa.Connection], None]) -> None:
        versions = self.ledger.versions
        with self.begin() as connection:
            publication = versions.publication(connection)
            self._drop_former(connection)
            if publication is not None:
                versions.note_pruned(connection, publication.run)
            note(connection)

    def _proved(self, connection: sa.Connection, former: Former, taken_back: int) -> Restored:
        """The table as it stands again. Raises TargetError when it is not what it was: nothing is done then."""
        rows, digest = self._content(connection, _shape(former), self.published(former.table))
        columns = self._columns(connection, former.table)
        if (rows, digest, columns) != (former.rows, former.digest, former.columns):
            raise TargetError(
                f"table {self.schema}.{former.table} would not be again what run {former.run} published",
                "Nothing was touched; publish anew with `migrate run`",
                file=self.address,
            )
        return Restored(former.table, taken_back, former.run, rows, digest)

    def _refuse_missing(self, connection: sa.Connection, standing: list[str], former: list[str]) -> None:
        for schema, names in ((self.schema, standing), (self.former_schema, former)):
            there = self._relations(connection, schema)
            for name in names:
                if there.get(self._fold(name)) != "table":
                    raise self._changed(f"table {schema}.{name}", "it was published, for it is gone")

    def _changed(self, what: str, since: str) -> TargetError:
        return TargetError(
            f"{what} was changed since {since}",
            "Nothing was touched. Undo the change, or publish anew with `migrate run`",
            file=self.address,
        )

    def _content_of(self, connection: sa.Connection, former: Former) -> tuple[int, str, str]:
        """Rows, digest of the rows and digest of the columns of a former version as it is kept now."""
        columns = self._columns(connection, former.table, self.former_schema)
        if columns != former.kept:
            return 0, "", columns  # its rows could not be read as they were
        return (*self._content(connection, _shape(former), self._name(former.table)), columns)

    def _content(self, connection: sa.Connection, table: TargetTable, name: str) -> tuple[int, str]:
        """How many rows the table of that name has, and their digest; within the connection's transaction."""
        return self._count(connection, name), table_digest(self._buckets(connection, table, name))

    def _name(self, table: str) -> str:
        return self.write.name(self.former_schema, table)


def _shape(former: Former) -> TargetTable:
    if former.shape is None:
        raise TargetError(f"the former version of table {former.table} was not kept")
    return former.shape
