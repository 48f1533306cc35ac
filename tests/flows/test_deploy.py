"""A project's flows on a Prefect server: what is registered, what is refused, and a deployed run to its end."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.small import environment, expected, migrate, published, replace, write_project

RECORDS = 5000
SCHEDULE = 'schedules:\n  run: {cron: "30 2 * * 1-5", timezone: Europe/Berlin}\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = write_project(tmp_path / "small", RECORDS)
    replace(folder / "migration.yaml", "tasks: 2\n", f"tasks: 2\n{SCHEDULE}")
    return folder


def test_what_is_registered(project: Path) -> None:
    from flows.deploy import FLOWS, deployment
    from migrate.project import Schedules, load_project

    assert set(FLOWS) == set(Schedules.model_fields)
    found = {word: deployment(load_project(project), word, "pool") for word in FLOWS}
    assert {word: each.full_name for word, each in found.items()} == {
        "run": "migrate-run/small",
        "reconcile": "migrate-reconcile/small",
    }
    run = found["run"]
    assert run.entrypoint == "flows.run.run_project"  # a worker imports it: nothing is downloaded
    assert run.parameters == {"folder": str(project)}  # and no address
    assert run.work_pool_name == "pool"
    (schedule,) = run.schedules or []
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("30 2 * * 1-5", "Europe/Berlin")
    assert not found["reconcile"].schedules


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('{run: {cron: "30 2 * *"}}', "schedules.run.cron: '30 2 * *' is no schedule. Write minute, hour"),
        ('{run: {cron: "61 2 * * *"}}', "schedules.run.cron: '61 2 * * *' is no schedule. Write minute, hour"),
        ('{run: {cron: "0 2 * * *", timezone: Europe/Berln}}', "no time zone 'Europe/Berln'. Did you mean 'Europe/Berlin'?"),
        ('{runs: {cron: "0 2 * * *"}}', "unknown word 'runs'. Did you mean 'run'?"),
    ],
)  # fmt: skip
def test_schedules_that_mean_nothing(project: Path, words: str, told: str) -> None:
    from flows.deploy import deploy
    from migrate.errors import ConfigurationError
    from migrate.project import load_project

    replace(project / "migration.yaml", SCHEDULE, f"schedules: {words}\n")
    with pytest.raises(ConfigurationError) as refused:
        deploy(load_project(project))
    assert told in str(refused.value)


def test_no_server(project: Path, tmp_path: Path) -> None:
    env = environment(tmp_path / "prefect")
    env.pop("PREFECT_API_URL", None)
    done = migrate("deploy", project, env=env)
    assert done.returncode == 2
    assert "no Prefect server is configured. Start one with `prefect server start`" in done.stderr
    done = migrate(
        "deploy", project, "--output", "json", env=env | {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"] == "RetryableError"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A Prefect server with a folder of its own; gives the environment that names it."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_API_URL": url}
    env = environment(tmp_path / "prefect", **quiet)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(900):
            try:
                if httpx.get(f"{url}/health").is_success:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield env
    finally:
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.slow
def test_a_deployed_run(project: Path, server: dict[str, str]) -> None:
    """Registered twice, it is there once; a worker that only knows the server runs it to its end."""
    first = migrate("deploy", project, "--output", "json", env=server)
    assert first.returncode == 0, first.stdout
    again = migrate("deploy", project, "--output", "json", env=server)
    assert json.loads(again.stdout) == json.loads(first.stdout)
    url = server["PREFECT_API_URL"]
    (name, _) = (each["name"] for each in json.loads(first.stdout)["flows"])
    kept = {
        each["name"]: each
        for each in httpx.post(f"{url}/deployments/filter", json={}).json()
        if each["schedules"]
    }
    assert [each["schedule"]["cron"] for each in kept["small"]["schedules"]] == ["30 2 * * 1-5"]

    prefect = [sys.executable, "-m", "prefect"]
    subprocess.run(
        [*prefect, "deployment", "run", name], env=server, check=True, capture_output=True, timeout=60
    )
    worker = [*prefect, "worker", "start", "--pool", "migrate", "--type", "process", "--run-once"]
    subprocess.run(worker, env=server, check=True, capture_output=True, timeout=150)
    named = {"flow_runs": {"deployment_id": {"any_": [json.loads(first.stdout)["flows"][0]["id"]]}}}
    found = [
        each
        for each in httpx.post(f"{url}/flow_runs/filter", json=named).json()
        if each["state_type"] != "SCHEDULED"
    ]
    assert [each["state_type"] for each in found] == ["COMPLETED"]
    assert (project / "runs" / found[0]["name"] / "report.json").exists()  # the flow run is called as the run
    assert published(project / "small.duckdb") == expected("PERSON", RECORDS)
