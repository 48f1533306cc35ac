"""Tells whoever watches how far a run has come; the pipeline does not know who that is."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Watcher", "advance", "stage", "watch"]


class Watcher(Protocol):
    """Watches a run, from several threads at a time."""

    def stage(self, name: str, total: int | None) -> None:
        """A stage begins; `total` is in bytes, None where it cannot be told."""

    def advance(self, amount: int) -> None:
        """So much of the stage is done."""


class _Nobody:
    def stage(self, name: str, total: int | None) -> None:
        """Nobody watches."""

    def advance(self, amount: int) -> None:
        """Nobody watches."""


_watcher: Watcher = _Nobody()


def watch(watcher: Watcher | None) -> None:
    """Let `watcher` see what the runs of this process do; None: nobody."""
    global _watcher  # noqa: PLW0603 - one process shows one run to one terminal
    _watcher = watcher or _Nobody()


def stage(name: str, total: int | None = None) -> None:
    _watcher.stage(name, total)


def advance(amount: int) -> None:
    _watcher.advance(amount)
