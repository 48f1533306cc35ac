"""Where partitions are read, by the project's word `tasks`: threads of this process, or a Dask cluster.

A Dask worker gets a project's folder, a run's id, a source and a partition's number. It opens the run itself:
sources and target come from its own environment, and rows go from its hands into the database.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import Any

from prefect.task_runners import ThreadPoolTaskRunner

from connectors.base import Partition
from migrate.errors import ConfigurationError, Fault, RetryableError, TerminalError
from migrate.pipeline import RunContext, close_run

__all__ = ["lost", "task_runner"]

PATIENCE = 30
"""Seconds until the scheduler must have a worker."""
WORKERS = 2
"""Processes of a local cluster where the project does not say."""


@contextmanager
def task_runner(context: RunContext, folder: str) -> Iterator[Any]:
    """The started task runner of the project.

    Raises:
        ConfigurationError: the extra `dask` is not installed.
        RetryableError: the Dask scheduler does not answer, or has no worker.
        TerminalError: its workers cannot import this framework.
    """
    tasks = context.project.words.tasks
    if not tasks.dask:
        threads: Any = ThreadPoolTaskRunner(max_workers=tasks.threads)
        with threads:
            yield threads
        return
    with _dask(context) as runner:
        _look(runner, tasks.dask)
        try:
            yield runner
        finally:
            if tasks.dask != "local":  # those of a local cluster end now
                with suppress(Exception):
                    runner.client.run(close_run, folder, context.run, on_error="ignore")


@contextmanager
def lost(partition: Partition) -> Iterator[None]:
    """Turns the loss of Dask's workers or scheduler within the block into this framework's errors.

    A lost worker's partitions go to the others by themselves. Dask gives up when one partition has taken
    several workers with it.
    """
    try:
        yield
    except Exception as error:
        place = f"partition {partition.number} of {partition.source}"
        if type(error).__name__ == "KilledWorker":
            raise TerminalError(
                f"{place} ended every Dask worker that took it",
                "See the workers' logs; if they ran out of memory, lower partition_mib",
                file=partition.file,
            ) from None
        if isinstance(error, CancelledError):
            raise RetryableError(
                f"the Dask scheduler was lost, and {place} with it", "Start the scheduler, then run again"
            ) from None
        raise


def _look(runner: Any, address: str) -> None:
    try:
        client = runner.client  # only now does Prefect connect
        client.wait_for_workers(1, timeout=PATIENCE)
        for each in client.run(_ready, on_error="return").values():
            if isinstance(each, ImportError):  # a worker that is lost just now is none of ours
                raise each
    except ImportError as error:
        raise TerminalError(
            f"a Dask worker cannot import the framework ({error})",
            "Install the same version of legacy-migrate[dask] on every worker",
            file=address,
        ) from None
    except (OSError, TimeoutError) as error:
        raise RetryableError(
            f"the Dask scheduler does not answer or has no worker ({next(iter(str(error).splitlines()), 'timeout')})",
            "See that scheduler and workers run, and that the address under tasks is right",
            file=address,
        ) from None


def _ready() -> None:
    """Runs on every worker, which must import this module for it."""


def _dask(context: RunContext) -> Any:
    tasks = context.project.words.tasks
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "critical")  # read by the workers
    try:
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError:
        raise ConfigurationError(
            [
                Fault(
                    str(context.project.file),
                    0,
                    "tasks.dask",
                    "the packages for Dask are not installed",
                    "Install them: pip install 'legacy-migrate[dask]'; or write tasks: 2 for threads",
                )
            ]
        ) from None
    for name in ("distributed", "distributed.client"):  # what is wrong comes as an error of ours
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if tasks.dask != "local":
        return DaskTaskRunner(address=tasks.dask)
    words = {
        "n_workers": tasks.workers or WORKERS,
        "threads_per_worker": 1,
        "processes": True,
        "preload": "flows.dask_worker",
        "scheduler_kwargs": {"dashboard": False},
        "memory_limit": 0,  # a partition says how much memory is taken; a worker killed for it would only begin again
    }
    return DaskTaskRunner(cluster_kwargs=words)
