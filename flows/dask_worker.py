"""What Dask loads into each worker process of a local cluster before it works (`preload`)."""

from __future__ import annotations

import atexit
import os
import signal

__all__ = ["dask_setup"]


def dask_setup(worker: object) -> None:
    """Leave the end of a worker to the command.

    Ctrl-C goes to the whole process group; the command says how the run stands, and ends its workers. When a
    worker ends, nothing is left to do after the last callback, this one: Python's own end may hang in the
    threads of a library, and the cluster would wait four seconds for it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(os._exit, 0)
