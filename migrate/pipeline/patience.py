"""Does again what a database let go of half-way, where doing it again is sound.

For what changes nothing, or is one transaction of which it can be asked whether it was done: the answer to a COMMIT
may be lost with the connection. Extraction is tried again by its tasks, a partition at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from migrate.errors import RetryableError

__all__ = ["patiently"]

T = TypeVar("T")
WAITS = (1.0, 5.0)
"""Seconds before the second and the third try."""


def patiently(act: Callable[[], T], done: Callable[[], T | None] = lambda: None) -> T:
    """What `act` gives, or `done` where an earlier try did it and could not say so.

    Raises:
        RetryableError: of the last try.
    """
    for wait in WAITS:
        try:
            return act()
        except RetryableError:
            time.sleep(wait)
        if (found := _asked(done)) is not None:
            return found
    return act()


def _asked(done: Callable[[], T | None]) -> T | None:
    try:
        return done()
    except RetryableError:  # it is still away: the next try will say so
        return None
