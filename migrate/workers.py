"""Threads that are all done when their block is left, also by Ctrl-C.

    with workers(2) as pool:
        for found in pool.map(read, partitions):
            ...                      # interrupted here: read ends, and only then is the block left

The pool of concurrent.futures forgets a thread when the interruption comes while that thread starts. It then
goes on with the next task, and uses what the block's own caller has closed by then: DuckDB does not survive it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

__all__ = ["Workers", "workers"]

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Workers:
    """What `workers` gives: tasks are begun until the block is left."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._state = threading.Condition()
        self._busy = 0
        self._leaving = False

    def submit(self, function: Callable[P, R], *args: P.args, **named: P.kwargs) -> Future[R]:
        return self._pool.submit(self._run, function, *args, **named)  # type: ignore[arg-type]

    def map(self, function: Callable[[T], R], values: Iterable[T]) -> Iterator[R]:
        """The results in the values' order; all tasks are submitted at once."""
        return self._pool.map(lambda value: self._run(function, value), values)

    def _run(self, function: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        with self._state:
            if self._leaving:
                raise CancelledError
            self._busy += 1
        try:
            return function(*args, **named)
        finally:
            with self._state:
                self._busy -= 1
                self._state.notify_all()

    def leave(self) -> None:
        """Begin nothing more, and wait for what is under way, however often Ctrl-C is pressed meanwhile."""
        again: KeyboardInterrupt | None = None
        while True:
            try:
                with self._state:
                    self._leaving = True
                    self._state.wait_for(lambda: not self._busy)
                break
            except KeyboardInterrupt as interruption:
                again = interruption
        if again is not None:
            raise again


@contextmanager
def workers(count: int) -> Iterator[Workers]:
    """`count` threads; tasks that are not begun when the block is left are not run."""
    pool = ThreadPoolExecutor(count)
    made = Workers(pool)
    try:
        yield made
    finally:
        try:
            made.leave()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
