"""The kinds of faults. Each is a function of a scene: it starts a run, does its worst, and returns when it has ended.

Afterwards `rounds.play` asks the same of every one of them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tests.faults import databases, disks, processes, sources
from tests.faults.scene import STAGES, Scene

__all__ = ["KINDS", "Kind", "watching"]


@dataclass(frozen=True)
class Kind:
    """`stages` are those whose moments are drawn; `prepare` changes the scene before its database is used."""

    do: Callable[[Scene], object]
    targets: tuple[str, ...] = ("duckdb", "postgresql")
    stages: tuple[str, ...] = STAGES


@contextmanager
def watching(scene: Scene) -> Iterator[list[str]]:
    """Read the published tables all the while, as their users do; gives what it saw that no extract has."""
    surprises: list[str] = []
    if scene.target != "postgresql":
        yield surprises
        return
    stopping = threading.Event()
    wanted = {
        name: (scene.stand.former.tables[name][0], scene.stand.next.tables[name][0])
        for name in scene.stand.next.tables
    }

    def watch() -> None:
        while not stopping.wait(0.05):
            with suppress(Exception):  # a server that is down answers nobody
                names = scene.ask(
                    "SELECT min(right(name, 1)), max(right(name, 1)), count(*) FROM agency.client"
                )
                if names[0][0] != names[0][1] or names[0][2] not in wanted["client"]:
                    surprises.append(f"clients: {names}")
                odd = scene.ask(
                    "SELECT min(amount * 100 - payment_no * 11), max(amount * 100 - payment_no * 11), count(*) "
                    "FROM agency.payment"
                )
                if odd[0][0] != odd[0][1] or odd[0][2] not in wanted["payment"]:
                    surprises.append(f"payments: {odd}")

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield surprises
    finally:
        stopping.set()
        thread.join(30)


POSTGRESQL = ("postgresql",)
READING = ("extract", "extract", "validate", "publish", "reconcile")
KINDS = {
    "killed": Kind(processes.killed),
    "killed twice": Kind(processes.killed_twice),
    "signalled": Kind(processes.signalled),
    "postmaster killed": Kind(databases.postmaster_killed, POSTGRESQL),
    "server stopped": Kind(databases.server_stopped, POSTGRESQL),
    "sessions ended": Kind(databases.sessions_ended, POSTGRESQL),
    "network broken": Kind(databases.network, POSTGRESQL),
    "network slow": Kind(databases.slow_network, POSTGRESQL),
    "database's disk full": Kind(disks.database_full, stages=STAGES[1:]),
    "reports' disk full": Kind(disks.reports_full, stages=STAGES[1:]),
    "source changed": Kind(sources.source_changed, stages=READING),
    "clock put": Kind(processes.putting_the_clock),
    "partition poisoned": Kind(processes.poisoned, stages=("extract",)),
    "two at once": Kind(processes.two_at_once, stages=STAGES[1:]),
    "woken": Kind(processes.woken, POSTGRESQL, STAGES[1:]),
    "orchestrator killed": Kind(processes.orchestrator_killed, stages=STAGES[1:]),
    "all killed": Kind(processes.all_killed),
}
"""By name. A moment in a stage that has no part in the fault is a moment before or after it."""
