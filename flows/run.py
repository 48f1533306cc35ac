"""The flow of a run: each stage a task that gets a project's folder and a run's id, never rows or secrets.

The stages themselves are plain functions in `migrate.pipeline`; what Prefect adds is their order, their
retries (only for errors that are retryable by type), their concurrency and their history.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

# Prefect reads these when it is imported: no telemetry, and its own log kept off the terminal.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_LOGGING_ROOT_LEVEL", "CRITICAL")  # its workers' log has names of its own
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
# A call that gets no answer is made again after 2, 4 and 8 seconds; Prefect's five times add up to minutes a call.
os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

import httpx
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.settings import PREFECT_API_URL
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.tasks import Task

from flows.server import apart, forget
from migrate import pipeline
from migrate.errors import RetryableError

__all__ = ["run", "run_project"]


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
def extract(folder: str, run: str, source: str, number: int) -> dict[str, int]:
    """Read, map and stage one partition."""
    return pipeline.extract(pipeline.open_run(folder, run), source, number)


@flow(name="migrate-run", flow_run_name="{run_id}", persist_result=False, validate_parameters=False)
def run_project(folder: str, run_id: str, until: str = "reconcile", resume: bool = False) -> int:
    """Extract, validate, publish and reconcile a project; the run must be open in this process.

    Args:
        folder: the project's folder.
        run_id: the run's id.
        until: the last stage: "validate" or "reconcile".
        resume: stage only the partitions that are not there yet.

    Returns:
        the exit code that the manual promises.

    Raises:
        MigrateError: the run ended early; its report says where.
    """
    context = pipeline.open_run(folder, run_id)
    with pipeline.session(context, resume=resume, until=until) as going:
        size = sum(file.bytes for source in context.project.sources for file in context.files(source))
        if resume and pipeline.is_published(context):
            pipeline.take_up(going)
        else:
            wanted = pipeline.pieces(context)
            with going.stage("extract", f"{len(wanted)} partitions", size):
                _stage(context, folder, wanted)
            with going.stage("validate"):
                pipeline.check(going)
            if until == "reconcile" and not going.over_limit:
                with going.stage("publish"):
                    pipeline.publish(going)
        if going.published:
            with going.stage("reconcile", total=size):
                going.reconciliation = pipeline.patiently(
                    lambda: pipeline.reconcile_run(context, going.sources)
                )
    return going.report.exit_code if going.report else 1


def run(folder: str, run_id: str, *, tasks: int, until: str = "reconcile", resume: bool = False) -> int:
    """`run_project` with so many partitions at a time."""
    if not PREFECT_API_URL.value():  # with a server of the user's own, none is started
        apart()
    runner: Any = ThreadPoolTaskRunner(max_workers=tasks)  # Prefect's own types do not take its own runner
    flow_ = run_project.with_options(task_runner=runner)
    try:
        return int(flow_(folder, run_id, until, resume))
    except httpx.TransportError as error:
        forget()
        raise RetryableError(
            f"the orchestrator, Prefect, does not answer ({error})", "See `migrate status`, then run again"
        ) from error


def _stage(context: pipeline.RunContext, folder: str, wanted: Sequence[tuple[str, int]]) -> None:
    """Extract all partitions; when one fails, stop the others before anything is cleared away."""
    futures: list[Any] = []
    try:
        for source, number in wanted:
            futures.append(extract.submit(folder, context.run, source, number))
        for future in futures:
            future.result()
    except BaseException:
        context.stopping.set()
        for future in futures:
            future.wrapped_future.cancel()
        for future in futures:
            with suppress(Exception):
                future.wait()
        raise
