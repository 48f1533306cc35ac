"""The faults. Each is a function of a scene: it starts a run, does its worst, and returns when the command has ended.

Afterwards `rounds.play` asks the same of every one of them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.faults import clock, poison
from tests.faults.agency import extracts
from tests.faults.launcher import Run
from tests.faults.proxy import HOW, Proxy, Rule
from tests.faults.stand import STAGES, Failed, Scene

__all__ = ["KINDS", "Kind"]

ANY = {0, 1, 3}
"""A run that was disturbed may succeed, fail for now, or ask for a change."""


@dataclass(frozen=True)
class Kind:
    """`stages` are those whose moments are drawn; `prepare` changes the scene before its database is used."""

    do: Callable[[Scene], object]
    targets: tuple[str, ...] = ("duckdb", "postgresql")
    stages: tuple[str, ...] = STAGES


def _killed(scene: Scene) -> None:
    run = scene.run("run")
    _kill(scene, run)


def _kill(scene: Scene, run: Run) -> None:
    if scene.moment(run):
        run.kill(signal.SIGKILL)
        scene.story.append("killed")
    scene.end(run, {0, 3, -signal.SIGKILL})


def _killed_twice(scene: Scene) -> None:
    """The run, and then what goes on with it."""
    _killed(scene)
    scene.stage, scene.share = scene.random.choice(STAGES), scene.random.random()
    _kill(scene, scene.run(scene.random.choice(("resume", "resume", "run"))))


def _signalled(scene: Scene) -> None:
    run = scene.run("run")
    if scene.moment(run):
        number = scene.random.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        run.kill(number)
        scene.story.append(number.name)
    scene.end(run, {0, 1})


# ------------------------------------------------------------------------------------------------ database


def _postmaster_killed(scene: Scene) -> None:
    """kill -9 of the postmaster; the server is started again while the run goes on, or when it has ended."""
    server = scene.stand.server
    run = scene.run("run")
    if scene.moment(run):
        os.kill(int((server.folder / "data" / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
        _start_again(scene)
    scene.end(run, ANY)


def _server_stopped(scene: Scene) -> None:
    server = scene.stand.server
    run = scene.run("run")
    if scene.moment(run):
        mode = scene.random.choice(("immediate", "fast"))
        server.stop(mode)
        scene.story.append(mode)
        _start_again(scene)
    scene.end(run, ANY)


def _start_again(scene: Scene) -> None:
    time.sleep(scene.random.choice((0.0, 0.5, 2.0, 8.0)))
    deadline = time.monotonic() + 30
    while True:  # what the dead server's processes hold is let go of when they have noticed
        try:
            scene.stand.server.start()
            return
        except RuntimeError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _sessions_ended(scene: Scene) -> None:
    """Some or all sessions of the run are ended by the server, once or again and again."""
    run = scene.run("run")
    if scene.moment(run):
        whom = scene.random.choice(("", " ORDER BY random() LIMIT 1"))
        times = scene.random.choice((1, 1, 3, 10))
        for _ in range(times):
            scene.stand.server.sql(
                "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE "
                f"datname = '{scene.database}' AND application_name LIKE 'migrate%'{whom}) AS s"
            )
            time.sleep(scene.random.uniform(0, 0.3))
        scene.story.append(f"{'one' if whom else 'all'} x {times}")
    scene.end(run, ANY)


def _network(scene: Scene) -> None:
    """Connections break at a random byte in a random way."""
    draw = scene.random
    with Proxy(scene.stand.server.port, draw.getrandbits(32)) as proxy:
        scene.proxy = proxy
        how = draw.choice(HOW)
        rule = Rule(how, int(10 ** draw.uniform(2, 6.8)), draw.choice((1, 1, 2, 5)), draw.uniform(0.2, 4))
        run = scene.run("run")
        if scene.moment(run):
            proxy.rule = rule
        scene.end(run, ANY)
        scene.story.append(f"{how} x {proxy.cut}")
        scene.proxy = None


def _slow_network(scene: Scene) -> None:
    """Everything comes late, and for a while nobody gets in."""
    with Proxy(scene.stand.server.port, scene.random.getrandbits(32)) as proxy:
        scene.proxy = proxy
        proxy.delay = scene.random.uniform(0, 0.02)
        run = scene.run("run")
        if scene.moment(run):
            proxy.refuse(scene.random.uniform(0.1, 3))
        scene.end(run, ANY)
        scene.proxy = None


# ---------------------------------------------------------------------------------------------- full disks


@contextmanager
def _small_disk(scene: Scene, mib: int) -> Iterator[Path]:
    folder = scene.folder / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)], check=True)
    scene.settle.append(lambda: subprocess.run(["umount", "--lazy", str(folder)], check=False))
    yield folder


def _fill(disk: Path, left: int = 0) -> None:
    """Use up what is free but for so many bytes."""
    with (disk / "filler").open("wb") as file, suppress(OSError):
        free = shutil.disk_usage(disk).free - left
        os.posix_fallocate(file.fileno(), 0, max(free, 1))


def _full_disk(scene: Scene, disk: Path) -> None:
    run = scene.run("run")
    if scene.moment(run):
        _fill(disk, scene.random.choice((0, 0, 4096, 65536, 1 << 20)))
    code = scene.end(run, ANY)
    if code and "full" not in run.told():
        raise Failed(f"ended with {code} and does not name the disk: {run.told()}")
    (disk / "filler").unlink(missing_ok=True)


def _database_full(scene: Scene) -> None:
    with _small_disk(scene, 256) as disk:
        if scene.target == "duckdb":
            shutil.move(scene.file, disk / "target.duckdb")
            scene.disk = disk
        else:
            server = scene.stand.server
            place = disk / "place"
            place.mkdir()
            disk.chmod(0o755)
            if server.system_user:
                shutil.chown(place, server.system_user)
            scene.folder.chmod(0o755)
            scene.stand.folder.chmod(0o755)
            name = f"small_{scene.database}"
            server.sql(
                f"CREATE TABLESPACE {name} LOCATION '{place}'",
                f'ALTER DATABASE "{scene.database}" SET TABLESPACE {name}',
            )

            def gone() -> None:
                scene._drop_database()
                server.sql(f"DROP TABLESPACE {name}")

            scene.settle.append(gone)
        _full_disk(scene, disk)


def _reports_full(scene: Scene) -> None:
    with _small_disk(scene, 64) as disk:
        scene.reports.symlink_to(disk)
        _full_disk(scene, disk)


# ------------------------------------------------------------------------------------------------- sources


def _source_changed(scene: Scene) -> None:
    """An extract is overwritten, cut off, appended to, replaced or taken away, and then put back as it was."""
    name = scene.random.choice(("CLIENTS.bin", "PAYMENTS.bin"))
    how = scene.random.choice(("overwritten", "one byte", "cut off", "appended", "replaced", "taken away"))
    file = scene.project / name
    kept = scene.folder / name
    shutil.copy2(file, kept)
    run = scene.run("run")
    if scene.moment(run):
        _change(scene, file, how)
        scene.story.append(how)
    scene.end(run, {*ANY, 5})
    shutil.copy2(kept, file)


def _change(scene: Scene, file: Path, how: str) -> None:
    size = file.stat().st_size
    other = extracts(3)[file.name]
    if how == "overwritten":
        with file.open("r+b") as stream:
            stream.write(other)
    elif how == "one byte":  # a digit of a number that is mapped
        with file.open("r+b") as stream:
            stream.seek(scene.random.randrange(1000) * (900 if "CLIENTS" in file.name else 500) + 6)
            stream.write(b"\xf3")
    elif how == "cut off":
        os.truncate(file, size // 2 // 4500 * 4500)
    elif how == "appended":
        with file.open("ab") as stream:
            stream.write(other[: 4500 * 20])
    elif how == "replaced":
        made = file.with_suffix(".new")
        made.write_bytes(other)
        made.replace(file)
    else:
        file.unlink()


# --------------------------------------------------------------------------------------------- other faults


def _clock(scene: Scene) -> None:
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


def _poisoned(scene: Scene) -> None:
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


def _two_at_once(scene: Scene) -> None:
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


def _woken(scene: Scene) -> None:
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


def _orchestrator_killed(scene: Scene) -> None:
    """Prefect's temporary server is killed under the run."""
    run = scene.run("run", launcher=scene.stand.alone)
    if scene.moment(run):
        for each in _children(run.pid):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        scene.story.append("its server killed")
    scene.end(run, {0, 1})


def _all_killed(scene: Scene) -> None:
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


@contextmanager
def watching(scene: Scene) -> Iterator[list[str]]:
    """Read the published tables all the while, as their users do; gives what it saw that no extract has."""
    surprises: list[str] = []
    if scene.target != "postgresql":
        yield surprises
        return
    stopping = threading.Event()
    wanted = {
        name: (scene.stand.former.tables[name][0], scene.stand.next.tables[name][0])
        for name in scene.stand.next.tables
    }

    def watch() -> None:
        while not stopping.wait(0.05):
            with suppress(Exception):  # a server that is down answers nobody
                names = scene.ask(
                    "SELECT min(right(name, 1)), max(right(name, 1)), count(*) FROM agency.client"
                )
                if names[0][0] != names[0][1] or names[0][2] not in wanted["client"]:
                    surprises.append(f"clients: {names}")
                odd = scene.ask(
                    "SELECT min(amount * 100 - payment_no * 11), max(amount * 100 - payment_no * 11), count(*) "
                    "FROM agency.payment"
                )
                if odd[0][0] != odd[0][1] or odd[0][2] not in wanted["payment"]:
                    surprises.append(f"payments: {odd}")

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield surprises
    finally:
        stopping.set()
        thread.join(30)


POSTGRESQL = ("postgresql",)
READING = ("extract", "extract", "validate", "publish", "reconcile")
KINDS = {
    "killed": Kind(_killed),
    "killed twice": Kind(_killed_twice),
    "signalled": Kind(_signalled),
    "postmaster killed": Kind(_postmaster_killed, POSTGRESQL),
    "server stopped": Kind(_server_stopped, POSTGRESQL),
    "sessions ended": Kind(_sessions_ended, POSTGRESQL),
    "network broken": Kind(_network, POSTGRESQL),
    "network slow": Kind(_slow_network, POSTGRESQL),
    "database's disk full": Kind(_database_full, stages=STAGES[1:]),
    "reports' disk full": Kind(_reports_full, stages=STAGES[1:]),
    "source changed": Kind(_source_changed, stages=READING),
    "clock put": Kind(_clock),
    "partition poisoned": Kind(_poisoned, stages=("extract",)),
    "two at once": Kind(_two_at_once, stages=STAGES[1:]),
    "woken": Kind(_woken, POSTGRESQL, STAGES[1:]),
    "orchestrator killed": Kind(_orchestrator_killed, stages=STAGES[1:]),
    "all killed": Kind(_all_killed),
}
"""By name. A moment in a stage that has no part in the fault is a moment before or after it."""
