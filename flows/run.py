"""The flow of a run: each stage a task; the task of a partition gets a folder and ids, never rows or secrets.

The stages themselves are plain functions in `migrate.pipeline`; what Prefect adds is their order, their
retries (only for errors that are retryable by type), their concurrency and their history.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

import httpx
from prefect import flow, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.logging import get_run_logger
from prefect.tasks import Task

from connectors.base import Partition
from flows.runners import lost, task_runner
from flows.server import forget, serving
from migrate import pipeline
from migrate.errors import MigrateError, RetryableError
from migrate.pipeline import progress
from migrate.reports.model import RunReport

__all__ = ["NotReconciled", "run", "run_project"]

T = TypeVar("T")

AHEAD = 1000
"""Partitions handed to the task runner at a time: a run may have more than anybody wants to hold in memory."""


class NotReconciled(MigrateError):
    """A run came to its end with another exit code than 0: the flow has failed, and the report says why."""

    def __init__(self, exit_code: int, headline: str) -> None:
        super().__init__(headline)
        self.code = exit_code


async def _is_retryable(task: Task[..., object], run: TaskRun, state: State[object]) -> bool:
    """Retry only what may succeed as it is; everything else needs somebody to change something."""
    try:
        await state.aresult()
    except RetryableError:
        return True
    except BaseException:
        return False
    return False


@task(
    name="extract", task_run_name="extract {source} {number}", retries=2, retry_delay_seconds=5,
    retry_condition_fn=_is_retryable, cache_policy=NO_CACHE, persist_result=False,
)  # fmt: skip
def extract(folder: str, run: str, source: str, number: int) -> int:
    """Read, map and stage one partition; gives the rows staged."""
    return sum(pipeline.extract(pipeline.open_run(folder, run), source, number).values())


def _name() -> str:
    """A flow run is called as its run is."""
    return str(runtime.flow_run.parameters.get("run_id") or pipeline.new_run_id())


@flow(name="migrate-run", flow_run_name=_name, persist_result=False, validate_parameters=False)
def run_project(
    folder: str, run_id: str | None = None, until: str = "reconcile", resume: bool = False
) -> None:
    """Extract, validate, publish and reconcile a project.

    Args:
        folder: the project's folder.
        run_id: the id of a run that is open in this process; None begins a new one, called as the flow run.
        until: the last stage: "validate" or "reconcile".
        resume: of an open run, stage only the partitions that are not there yet.

    Raises:
        MigrateError: the run ended early; its report says where.
        NotReconciled: it went to its end, and its exit code is not 0.
    """
    if run_id is not None:
        report = _stages(pipeline.open_run(folder, run_id), folder, until, resume)
    else:
        report = _own(folder, str(runtime.flow_run.name), until)
    if report.exit_code:
        raise NotReconciled(report.exit_code, report.headline)


def _own(folder: str, run_id: str, until: str) -> RunReport:
    """A run that a Prefect server began: opened, looked at, told to its log, and closed here."""
    log = get_run_logger()
    progress.watch(_Logged(log))
    context = pipeline.open_run(folder, run_id)
    try:
        pipeline.look(context)
        report = _stages(context, folder, until, resume=False)
    finally:
        pipeline.close_run(folder, run_id)
        progress.watch(None)
    log.info("%s: %s Report: %s", report.outcome.value, report.headline, context.folder / "index.html")
    return report


class _Logged:
    """Tells Prefect's log of each stage."""

    def __init__(self, log: logging.Logger | logging.LoggerAdapter[logging.Logger]) -> None:
        self._log = log

    def stage(self, name: str, total: int | None) -> None:
        self._log.info("%s ...", name)

    def advance(self, amount: int) -> None:
        """A log is not told of every chunk."""


def run(folder: str, run_id: str, *, until: str = "reconcile", resume: bool = False) -> int:
    """`run_project` of a run that is open in this process; gives the exit code that the manual promises."""
    import_module("validation.gx")  # a second or two, in which the temporary server gets ready
    try:
        with serving():
            run_project(folder, run_id, until, resume)
    except NotReconciled as end:
        return end.code
    except httpx.TransportError as error:
        forget()
        raise RetryableError(
            f"the orchestrator, Prefect, does not answer ({error})", "See `migrate status`, then run again"
        ) from error
    return 0


def _stages(context: pipeline.RunContext, folder: str, until: str, resume: bool) -> RunReport:
    with pipeline.session(context, resume=resume, until=until) as going:
        size = sum(file.bytes for source in context.project.sources for file in context.files(source))
        if resume and pipeline.is_published(context):
            pipeline.take_up(going)
        else:
            wanted = pipeline.pieces(context)
            with going.stage("extract", f"{len(wanted)} partitions", size):
                _extract(context, folder, wanted)
            with going.stage("validate"):
                _shown("validate", partial(pipeline.check, going))
            if until == "reconcile" and not going.over_limit:
                with going.stage("publish"):
                    _shown("publish", partial(pipeline.publish, going))
        if going.published:
            with going.stage("reconcile", total=size):
                compare = partial(pipeline.reconcile_run, context, going.sources)
                going.reconciliation = _shown("reconcile", partial(pipeline.patiently, compare))
    assert going.report is not None  # noqa: S101 - the session wrote it
    return going.report


def _shown(name: str, stage: Callable[[], T]) -> T:
    """Do a stage in this process as a task, so that Prefect's history and UI have it."""
    shown = task(name=name, task_run_name=name, cache_policy=NO_CACHE, persist_result=False)
    return shown(stage)()


def _extract(context: pipeline.RunContext, folder: str, wanted: Sequence[tuple[str, int]]) -> None:
    """Extract all partitions; when one fails, stop the others before anything is cleared away."""
    waiting: deque[tuple[Partition, Any]] = deque()
    tasks = context.project.words.tasks

    def settle() -> None:
        partition, future = waiting[0]
        with lost(partition):
            future.result()
        waiting.popleft()
        if tasks.dask:  # a worker process cannot tell the command how far it is
            progress.advance(partition.end - partition.start)

    with task_runner(context, folder) as runner:
        try:
            for source, number in wanted:
                if len(waiting) == AHEAD:
                    settle()
                given = {"folder": folder, "run": context.run, "source": source, "number": number}
                waiting.append((context.partitions(source)[number], runner.submit(extract, given)))
            while waiting:
                settle()
        except BaseException:
            context.stopping.set()
            for _, future in waiting:
                future.wrapped_future.cancel()
            for _, future in waiting:
                with suppress(Exception):
                    future.wait()
            raise
