"""Partitions that go wrong for a reason of their own: an error that no retry mends, or the end of the whole process.

The poison comes by the environment, MIGRATE_TEST_POISON="kind source number", into the process that the launcher
makes for a run; the product knows nothing of it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping

from connectors.base import Chunk, Partition
from connectors.cobol.connector import CobolConnector
from migrate.errors import SourceError

VARIABLE = "MIGRATE_TEST_POISON"
KINDS = ("refused", "raised", "memory", "killed")


def take(environment: Mapping[str, str]) -> None:
    """Poison the partition that the environment names, if any: its first chunk is read, and then it happens."""
    if VARIABLE not in environment:
        return
    kind, source, number = environment[VARIABLE].split()
    read = CobolConnector.read

    def poisoned(self: CobolConnector, partition: Partition) -> Iterator[Chunk]:
        for chunk in read(self, partition):
            yield chunk
            if (partition.source, partition.number) == (source, int(number)):
                _act(kind, partition)

    CobolConnector.read = poisoned  # type: ignore[method-assign]


def _act(kind: str, partition: Partition) -> None:
    if kind == "refused":
        raise SourceError(
            "poisoned", "Take the poison out", file=partition.file, record=partition.first_record
        )
    if kind == "raised":
        raise ZeroDivisionError("poisoned")
    if kind == "memory":
        raise MemoryError
    os.kill(os.getpid(), signal.SIGKILL)
