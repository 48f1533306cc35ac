"""Registers a project's flows with a Prefect server, with the schedules of its project file.

A deployment says which flow to run with which project folder, and which work pool does it. It holds no
address and no password: a worker of the pool, `prefect worker start --pool migrate`, has them in its
environment, as the command has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.flows import Flow
from prefect.types.entrypoint import EntrypointType
from pydantic import ValidationError

from flows.reconcile import reconcile_project
from flows.run import run_project
from flows.server import configured
from migrate.errors import ConfigurationError, Fault, RetryableError, TerminalError
from migrate.project import Project, Schedule

__all__ = ["FLOWS", "POOL", "Deployed", "deploy", "deployment"]

FLOWS: Mapping[str, Flow[..., Any]] = {"run": run_project, "reconcile": reconcile_project}
"""By its word under `schedules`, every flow that is registered."""
POOL = "migrate"
_SLUG = "project-file"
"""Marks the schedule that comes from the project file; by it the server knows it again."""


@dataclass(frozen=True)
class Deployed:
    """A registered flow: `name` is what `prefect deployment run` takes, `schedule` is "" without one."""

    flow: str
    name: str
    id: str
    schedule: str


def deploy(project: Project, *, pool: str = POOL) -> list[Deployed]:
    """Register every flow of a project, in place of an earlier registration; make the work pool if missing.

    Raises:
        ConfigurationError: no server is configured, a schedule means nothing, or the pool is no process pool.
        RetryableError: the server does not answer.
        TerminalError: the server refuses.
    """
    wanted = {word: deployment(project, word, pool) for word in FLOWS}
    if configured() is None:
        raise _wrong(
            "PREFECT_API_URL",
            "no Prefect server is configured",
            "Start one with `prefect server start`, and set PREFECT_API_URL to its address, such as "
            "http://127.0.0.1:4200/api",
        )
    try:
        with get_client(sync_client=True) as client:
            _make_pool(client, pool)
            return [_register(client, project, word, each) for word, each in wanted.items()]
    except httpx.TransportError as error:
        raise RetryableError(
            f"the Prefect server does not answer ({error})",
            "See that it runs and that PREFECT_API_URL is right",
            file=configured(),
        ) from None
    except PrefectHTTPStatusError as error:
        raise TerminalError(
            f"the Prefect server refuses ({error.response.status_code} {error.response.reason_phrase})",
            "See that PREFECT_API_URL ends with /api and that PREFECT_API_KEY or PREFECT_API_AUTH_STRING is right",
            file=configured(),
        ) from None


def _schedule(project: Project, word: str) -> CronSchedule | None:
    wanted: Schedule | None = getattr(project.words.schedules, word)
    if wanted is None:
        return None
    try:
        return CronSchedule(cron=wanted.cron, timezone=wanted.timezone)
    except ValidationError:
        raise _wrong(
            str(project.file),
            f"'{wanted.cron}' is no schedule",
            "Write minute, hour, day, month, weekday: '30 2 * * 1-5'",
            at=f"schedules.{word}.cron",
        ) from None


def _make_pool(client: SyncPrefectClient, name: str) -> None:
    try:
        found = client.read_work_pool(name)
    except ObjectNotFound:
        client.create_work_pool(WorkPoolCreate(name=name, type="process"))
        return
    if found.type != "process":
        raise _wrong("--pool", f"the work pool {name} is of type {found.type}", "Name one of type process")


def deployment(project: Project, word: str, pool: str) -> RunnerDeployment:
    """What a server is told of a flow: nothing that only a worker's environment may hold.

    Raises:
        ConfigurationError: its schedule means nothing.
    """
    flow, schedule = FLOWS[word], _schedule(project, word)
    made = flow.to_deployment(
        project.name,
        parameters={"folder": str(project.folder)},
        description=project.words.description or flow.description,
        tags=["migrate", project.name],
        version=project.digest[:12],
        work_pool_name=pool,
        schedules=[DeploymentScheduleCreate(schedule=schedule, slug=_SLUG)] if schedule else [],
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(made, RunnerDeployment)  # noqa: S101 - outside an event loop it is no coroutine
    return made


def _register(client: SyncPrefectClient, project: Project, word: str, wanted: RunnerDeployment) -> Deployed:
    identity = wanted.apply()
    assert isinstance(identity, UUID)  # noqa: S101 - as above
    for each in client.read_deployment_schedules(identity):
        if each.slug != _SLUG or not wanted.schedules:  # the project file decides
            client.delete_deployment_schedule(identity, each.id)
    schedule = getattr(project.words.schedules, word)
    told = f"{schedule.cron} {schedule.timezone}" if schedule else ""
    return Deployed(word, wanted.full_name, str(identity), told)


def _wrong(file: str, reason: str, remedy: str, *, at: str = "") -> ConfigurationError:
    return ConfigurationError([Fault(file, 0, at, reason, remedy)])
