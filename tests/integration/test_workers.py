"""Threads that an interruption leaves none of."""

from __future__ import annotations

import _thread
import threading
import time
from concurrent.futures import CancelledError
from typing import Any

import pytest

from migrate.workers import workers


def test_results_come_in_order_and_errors_are_raised() -> None:
    with workers(2) as pool:
        assert list(pool.map(lambda n: n * n, range(20))) == [n * n for n in range(20)]
        assert pool.submit(divmod, 7, 2).result() == (3, 1)
        with pytest.raises(ZeroDivisionError):
            pool.submit(divmod, 7, 0).result()


def test_a_thread_whose_start_is_interrupted_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread is started and the pool has not noted it: the pool's own shutdown would not wait for it."""
    start = threading.Thread.start
    going = threading.Event()
    under_way = []

    def interrupted(thread: threading.Thread, *rest: Any) -> None:
        start(thread)
        going.wait(5)
        raise KeyboardInterrupt

    def task(number: int) -> None:
        under_way.append(number)
        going.set()
        time.sleep(0.2)
        under_way.remove(number)

    def use() -> None:
        with workers(2) as pool:
            monkeypatch.setattr(threading.Thread, "start", interrupted)
            list(pool.map(task, range(4)))

    with pytest.raises(KeyboardInterrupt):
        use()
    assert going.is_set()
    assert under_way == []


def test_ctrl_c_while_it_is_left_does_not_leave_a_thread_behind() -> None:
    done = []

    def task() -> None:
        time.sleep(0.1)
        _thread.interrupt_main()
        time.sleep(0.3)
        done.append(True)

    def use() -> None:
        with workers(1) as pool:
            pool.submit(task)
            time.sleep(0.05)

    with pytest.raises(KeyboardInterrupt):
        use()
    assert done == [True]


def test_nothing_begins_when_the_block_is_left() -> None:
    begun = threading.Event()
    ran = []

    def first() -> None:
        begun.set()
        time.sleep(0.2)

    with workers(1) as pool:
        pool.submit(first)
        later = pool.submit(ran.append, 1)
        begun.wait(5)
    assert ran == []
    with pytest.raises(CancelledError):
        later.result(timeout=5)
