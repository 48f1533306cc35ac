"""The chain of the ledger: an append-only table of events, each holding the digest of the one before.

    chain.append(connection, "r1", "published", {"tables": {"client": 4879}})    # in the caller's transaction
    chain.note("r1", "reported", {"files": {"report.json": "5ac3..."}})          # in one of its own
    chain.seal(connection, "r1", partition, {...})                               # one partition, no link yet
    chain.faults()                                                               # what is not as it was written

One chain runs through all runs of a ledger, so that no run can be taken out whole. Entries are linked one
after another; whoever appends holds the row of the chain's head until the transaction ends. Partitions are
staged side by side, so they do not append: each writes a seal, the digest of its own line, in the
transaction that stages its rows, and one entry at the end of extraction lists all seals. That takes no lock
while rows are loaded, and no database has to let two transactions write one row.

Someone who may write to the database can write a whole new chain. What holds the chain fast are signatures
outside of it: of bundles and of sign-offs, which name its head.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa

from migrate.canonical import GENESIS, Event, canonical, link, sha256
from migrate.texts import TEXT

__all__ = ["Chain"]

Begin = Callable[[], AbstractContextManager[sa.Connection]]


class Chain:
    """The chain's tables, made with those of the ledger.

    Args:
        metadata: the ledger's tables.
        begin: opens a transaction on the target, with its faults translated.
    """

    def __init__(self, metadata: sa.MetaData, begin: Begin) -> None:
        self._begin = begin
        self._event = sa.Table(
            "event",
            metadata,
            sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
            *(
                sa.Column(name, TEXT, nullable=False)
                for name in ("time", "run", "kind", "body", "previous", "digest")
            ),
        )
        self._head = sa.Table(
            "event_head",
            metadata,
            sa.Column("chain", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("number", sa.BigInteger, nullable=False),
            sa.Column("digest", TEXT, nullable=False),
        )
        self._seal = sa.Table(
            "partition_seal",
            metadata,
            sa.Column("run", TEXT, nullable=False),
            sa.Column("source", TEXT, nullable=False),
            sa.Column("number", sa.BigInteger, nullable=False),
            sa.Column("body", TEXT, nullable=False),
            sa.Column("digest", TEXT, nullable=False),
        )

    def begin(self, connection: sa.Connection) -> None:
        """Give a new ledger its head; a ledger that has one keeps it."""
        if connection.execute(sa.select(self._head.c.chain)).first() is None:
            connection.execute(self._head.insert().values(chain=1, number=0, digest=GENESIS))

    # ------------------------------------------------------------------------------------- writing

    def append(self, connection: sa.Connection, run: str, kind: str, body: Mapping[str, Any]) -> Event:
        """Add an entry in the caller's transaction. Others who append wait until that ends."""
        head = self._head
        # The update comes first: it takes the row, so that what is read then is the newest head.
        connection.execute(head.update().values(number=head.c.number + 1))
        number, previous = connection.execute(sa.select(head.c.number, head.c.digest)).one()
        text = canonical(body).decode()
        time = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
        digest = sha256(link(int(number), time, run, kind, sha256(text.encode()), previous))
        event = Event(int(number), time, run, kind, text, previous, digest)
        connection.execute(self._event.insert().values(**vars(event)))
        connection.execute(head.update().values(digest=digest))
        return event

    def note(self, run: str, kind: str, body: Mapping[str, Any]) -> Event:
        """Add an entry in a transaction of its own."""
        with self._begin() as connection:
            return self.append(connection, run, kind, body)

    def seal(
        self, connection: sa.Connection, run: str, source: str, number: int, body: Mapping[str, Any]
    ) -> None:
        """Write the digest of a partition's line beside it, in the transaction that stages the partition."""
        text = canonical(body).decode()
        values = {
            "run": run,
            "source": source,
            "number": number,
            "body": text,
            "digest": sha256(text.encode()),
        }
        connection.execute(self._seal.insert().values(**values))

    # ------------------------------------------------------------------------------------- reading

    def exists(self) -> bool:
        """Whether this ledger has a chain; ledgers of earlier versions have none. Makes nothing."""
        with self._begin() as connection:
            return bool(sa.inspect(connection).has_table("event", schema=self._event.schema))

    def events(self, run: str | None = None) -> list[Event]:
        """The entries in order: of one run, or of all."""
        query = sa.select(self._event).order_by(self._event.c.number)
        if run is not None:
            query = query.where(self._event.c.run == run)
        with self._begin() as connection:
            return [
                Event(**{**row, "number": int(row["number"])}) for row in connection.execute(query).mappings()
            ]

    def head(self) -> tuple[int, str]:
        """Number and digest of the newest entry, as the head's own row gives them."""
        with self._begin() as connection:
            number, digest = connection.execute(sa.select(self._head.c.number, self._head.c.digest)).one()
            return int(number), str(digest)

    def seals(self, run: str) -> list[tuple[str, int, str, str]]:
        """(source, number, body, digest) of the partitions of a run, in the order of source and number."""
        kept = self._seal.c
        query = sa.select(kept.source, kept.number, kept.body, kept.digest).where(kept.run == run)
        with self._begin() as connection:
            found = [(row[0], int(row[1]), row[2], row[3]) for row in connection.execute(query)]
        return sorted(found)

    def faults(self) -> Iterator[str]:
        """What of the chain is not as it was written, in words; nothing where it holds."""
        number, previous = 0, GENESIS
        for event in self.events():
            if event.number != number + 1:
                yield f"entry {number + 1} of the chain is missing"
            elif event.previous != previous:
                yield f"entry {event.number} does not follow from the one before"
            if sha256(event.line) != event.digest:
                yield f"entry {event.number} ({event.kind}) was changed"
            number, previous = event.number, event.digest
        if self.head() != (number, previous):
            yield f"the chain ends at entry {number}, and its head says {self.head()[0]}"
