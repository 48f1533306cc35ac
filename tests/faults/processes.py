"""Faults of the process itself and of those beside it: ended, stopped, doubled, its clock put, its work poisoned."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tests.faults import clock, poison
from tests.faults.launcher import Run
from tests.faults.scene import ANY, STAGES, Failed, Scene


def killed(scene: Scene) -> None:
    run = scene.run("run")
    _kill(scene, run)


def _kill(scene: Scene, run: Run) -> None:
    if scene.moment(run):
        run.kill(signal.SIGKILL)
        scene.story.append("killed")
    scene.end(run, {0, 3, -signal.SIGKILL})


def killed_twice(scene: Scene) -> None:
    """The run, and then what goes on with it."""
    killed(scene)
    scene.stage, scene.share = scene.random.choice(STAGES), scene.random.random()
    _kill(scene, scene.run(scene.random.choice(("resume", "resume", "run"))))


def signalled(scene: Scene) -> None:
    run = scene.run("run")
    if scene.moment(run):
        number = scene.random.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        run.kill(number)
        scene.story.append(number.name)
    scene.end(run, {0, 1})


def putting_the_clock(scene: Scene) -> None:
    """The clock is put back or forward while the run goes on; then it is killed, and gone on with by that clock."""
    file = scene.folder / "clock"
    file.write_text("0")
    scene.env[clock.VARIABLE] = str(file)
    run = scene.run("run")
    jump = scene.random.choice((-90, -7200, -86_400, -34_560_000, 90, 7200, 260_000))
    if scene.moment(run):
        file.write_text(str(jump))
        scene.story.append(f"{jump:+} s")
        if scene.random.random() < 0.7:
            time.sleep(scene.random.uniform(0, 0.5))
            run.kill(signal.SIGKILL)
            scene.story.append("killed")
    scene.end(run, {0, -signal.SIGKILL})
    again = scene.run(
        "run"
    )  # a later run by an earlier clock, killed too: it is this one that is gone on with
    scene.stage, scene.share = scene.random.choice(("extract", "extract", *STAGES)), scene.random.random()
    _kill(scene, again)


def poisoned(scene: Scene) -> None:
    """A partition that fails for a reason of its own, or takes the whole process with it."""
    kind = scene.random.choice(poison.KINDS)
    source, number = scene.random.choice((("clients", 5), ("clients", 2), ("payments", 0), ("payments", 4)))
    scene.story.append(kind)
    run = scene.run("run", **{poison.VARIABLE: f"{kind} {source} {number}"})
    code = run.wait(60)
    wanted = {"refused": 3, "raised": 1, "memory": 1, "killed": -signal.SIGKILL}[kind]
    if code != wanted:
        raise Failed(f"{kind} ended with {code}: {run.told()}")
    if kind == "refused":
        scene.end(run)


def two_at_once(scene: Scene) -> None:
    """A second run while the first goes on is refused and disturbs nothing."""
    first = scene.run("run")
    scene.moment(first)
    second = scene.run(scene.random.choice(("run", "resume")), "--output", "json")
    code = scene.end(second)
    told = json.loads(second.out.read_text("utf-8"))
    if first.code is None:  # it was still going on when the second had ended
        if told.get("error") not in ("RunLocked", "TerminalError") or code not in (1, 3):
            raise Failed(f"the second ended with {code}: {told}")
        scene.story.append(str(told["error"]))
    scene.end(first, {0})


def woken(scene: Scene) -> None:
    """A run is stopped, the server ends its sessions, another run goes through; then the first wakes up."""
    first = scene.run("run")
    if not scene.moment(first):
        scene.end(first, {0})
        return
    first.kill(signal.SIGSTOP)
    scene.stand.server.sql(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{scene.database}' "
        "AND pid <> pg_backend_pid()"
    )
    second = scene.run("run")
    half_way = scene.random.random() < 0.5
    if half_way:
        scene.moment(second, scene.random.choice(STAGES), scene.random.random())
    else:
        scene.end(second, {0})
    first.kill(signal.SIGCONT)
    scene.story.append("woken while the second ran" if half_way else "woken after the second")
    scene.end(first, ANY)
    scene.end(second, {0})


def orchestrator_killed(scene: Scene) -> None:
    """Prefect's temporary server is killed under the run."""
    run = scene.run("run", launcher=scene.stand.alone)
    if scene.moment(run):
        for each in _children(run.pid):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        scene.story.append("its server killed")
    scene.end(run, {0, 1})


def all_killed(scene: Scene) -> None:
    """The run and Prefect's temporary server at once."""
    run = scene.run("run", launcher=scene.stand.alone)
    children: list[int] = []
    if scene.moment(run):
        children = _children(run.pid)
        run.kill(signal.SIGKILL)
    scene.end(run, {0, -signal.SIGKILL})
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{each}").exists() for each in children):
        if time.monotonic() > deadline:
            raise Failed(f"Prefect's server outlives its run: {children}")
        time.sleep(0.05)


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            found += map(int, (task / "children").read_text().split())
    return found
