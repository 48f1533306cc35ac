"""Whose turn it is: which run may write to the staging tables of a schema, and in which order runs came.

    turns.next()                                  # from here on no earlier run may stage, publish or be resumed
    turns.take(connection, "r2")                  # the staging tables are those of r2 now
    turns.hold(connection, "r1")                  # raises TerminalError: another run took the place of r1

The lock of a target belongs to a connection, and a connection can break while its run lives on: stopped for a
while, cut off by a network, on a machine that slept. So each transaction that changes staging or published tables
also asks here whether it is still its run's turn, and keeps the answer true until it commits: the row that counts
turns is read FOR SHARE, and the next run has to wait for it.

Turns are counted, not timed, because a clock may be put back between two runs.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.sql.elements import quoted_name

from migrate.errors import TerminalError
from migrate.texts import KEY

__all__ = ["Turns"]

_COUNT = ""
"""In place of a run's id: the row whose number is that of the present turn."""


class Turns:
    """The table `turn` of a ledger's schema; every method works in the caller's transaction."""

    def __init__(self, metadata: sa.MetaData) -> None:
        self.table = sa.Table(
            "turn",
            metadata,
            sa.Column("run", KEY, primary_key=True),
            sa.Column(quoted_name("number", quote=True), sa.BigInteger, nullable=False),
        )

    def exists(self, connection: sa.Connection) -> bool:
        return bool(sa.inspect(connection).has_table("turn", schema=self.table.schema))

    def next(self, connection: sa.Connection) -> int:
        """Begin a turn that is no run's yet; waits for the transactions of the run whose turn it was."""
        number = self._present(connection)
        count = self.table.c.run == _COUNT
        if number is None:
            connection.execute(self.table.insert().values(run=_COUNT, number=1))
            return 1
        connection.execute(self.table.update().where(count).values(number=self.table.c.number + 1))
        return number + 1

    def take(self, connection: sa.Connection, run: str) -> None:
        """Give the present turn to a run."""
        number = self._present(connection)
        if number is None:
            number = self.next(connection)
        connection.execute(self.table.insert().values(run=run, number=number))

    def is_of(self, connection: sa.Connection, run: str) -> bool:
        """Whether it is the run's turn, and stays so until the transaction ends."""
        number = self._present(connection)
        mine = connection.execute(sa.select(self.table.c.number).where(self.table.c.run == run)).scalar()
        return number is not None and mine == number

    def hold(self, connection: sa.Connection, run: str) -> None:
        """Raises TerminalError when it is no longer the run's turn."""
        if not self.is_of(connection, run):
            raise TerminalError(
                f"another run took the place of run {run}, which had lost its connection to the database",
                "See `migrate status`; nothing of this run was published",
            )

    def _present(self, connection: sa.Connection) -> int | None:
        query = sa.select(self.table.c.number).where(self.table.c.run == _COUNT)
        if connection.dialect.name != "duckdb":  # one process has its file, and keeps its runs apart itself
            query = query.with_for_update(read=True)
        number = connection.execute(query).scalar()
        return None if number is None else int(number)
