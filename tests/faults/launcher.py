"""Starts `migrate` as a process of its own, again and again, without importing everything again and again.

A launcher process imports what a run needs and then, for each order, forks a child that leads a session of its own
and calls the command exactly as its entry point does. A run that is killed therefore dies as any process does, and
nothing of it is left in the launcher. Starting a run takes some milliseconds where Python's imports take seconds.

    with Launcher(environment) as launcher:
        run = launcher.start("run", folder, out=out, err=err, env={...})
        run.kill(signal.SIGKILL)
        code = run.wait(60)                          # as subprocess: minus the signal that ended it

Run as a program it is the launcher process itself: orders come and answers go as lines of JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

__all__ = ["Launcher", "Run"]


@dataclass
class Run:
    """A command under way; `lines()` is what it has said on standard error so far."""

    pid: int
    out: Path
    err: Path
    began: float
    code: int | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def wait(self, seconds: float) -> int | None:
        """Its exit code; None when it has not ended in time."""
        self.ended.wait(seconds)
        return self.code

    def kill(self, number: int) -> None:
        """Send a signal to the process and to whatever it started in its session."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def told(self) -> str:
        return self.err.read_text("utf-8", errors="replace") if self.err.exists() else ""

    def until(self, stage: str, seconds: float) -> bool:
        """Wait for the line that a stage begins with; False when the run ends or the time is over before."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if any(line.startswith(stage) for line in self.told().splitlines()):
                return True
            if self.ended.wait(0.004):
                return any(line.startswith(stage) for line in self.told().splitlines())
        return False


class Launcher:
    """The launcher process; `env` is the environment in which it imports everything."""

    def __init__(self, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.launcher"],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        self._runs: dict[int, Run] = {}
        self._started: dict[str, int] = {}
        self._news = threading.Condition()
        self._count = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Launcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for run in self._runs.values():
            if run.code is None:
                run.kill(signal.SIGKILL)
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._listener.join(20)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def start(self, *arguments: str | Path, out: Path, err: Path, env: dict[str, str] | None = None) -> Run:
        """Call `migrate` with these arguments.

        Args:
            out, err: the files that take standard output and standard error.
            env: what its environment has beyond the launcher's.
        """
        with self._news:
            self._count += 1
            number = str(self._count)
        order = {
            "order": number, "arguments": [str(each) for each in arguments],
            "out": str(out), "err": str(err), "env": env or {},
        }  # fmt: skip
        err.unlink(missing_ok=True)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        with self._news:
            if not self._news.wait_for(lambda: number in self._started, 240):
                raise RuntimeError("the launcher does not answer")
            return self._runs[self._started.pop(number)]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            with self._news:
                if "order" in told:
                    run = Run(told["pid"], Path(told["out"]), Path(told["err"]), time.monotonic())
                    self._runs[told["pid"]] = run
                    self._started[told["order"]] = told["pid"]
                else:
                    run = self._runs[told["pid"]]
                    run.code = told["code"]
                    run.ended.set()
                self._news.notify_all()


# ----------------------------------------------------------------------------------- the process itself


IMPORTED = (
    "flows.run",  # first: it says how Prefect logs
    "prefect.flow_engine", "prefect.task_engine", "prefect.server.api.server",
    "duckdb_sqlalchemy", "psycopg", "sqlalchemy.dialects.postgresql",
    "numba.typed", "pyarrow.csv", "pyarrow.dataset", "sqlglot.dialects.duckdb", "great_expectations",
    "connectors.cobol.connector", "connectors.cobol.kernels", "migrate.pipeline", "migrate.reports.console",
    "migrate.targets.duckdb", "migrate.targets.postgresql", "validation.duckdb_engine", "validation.gx",
    "migrate.cli.resume", "migrate.cli.run", "migrate.cli.running", "migrate.cli.status",
)  # fmt: skip
"""What a run imports sooner or later."""


def _serve() -> None:
    for name in IMPORTED:
        importlib.import_module(name)
    waiting, waking = os.pipe()
    os.set_blocking(waking, False)
    signal.set_wakeup_fd(waking)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    rest = b""
    while True:
        ready, _, _ = select.select([0, waiting], [], [])
        if waiting in ready:
            os.read(waiting, 4096)
            _bury()
        if 0 in ready:
            data = os.read(0, 1 << 16)
            if not data:
                os._exit(0)  # what was imported has nothing to tell at the end
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                _fork(json.loads(line))


def _say(**told: object) -> None:
    os.write(1, (json.dumps(told) + "\n").encode())


def _bury() -> None:
    with suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            _say(pid=pid, code=os.waitstatus_to_exitcode(status))


def _fork(order: dict[str, object]) -> None:
    pid = os.fork()
    if pid:
        with suppress(OSError):
            os.setpgid(pid, pid)  # whoever comes first: the group is there when the order is answered
        _say(order=order["order"], pid=pid, out=order["out"], err=order["err"])
        return
    code = 70
    try:
        code = _become(order)
    finally:
        os._exit(code)


def _become(order: dict[str, object]) -> int:
    """Be the process that a shell would have started."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL if number == signal.SIGCHLD else signal.default_int_handler)
    for fd, name in ((0, os.devnull), (1, str(order["out"])), (2, str(order["err"]))):
        opened = os.open(name, os.O_RDWR | os.O_CREAT | (os.O_TRUNC if fd else 0), 0o644)
        os.dup2(opened, fd)
    env, arguments = order["env"], order["arguments"]
    assert isinstance(env, dict) and isinstance(arguments, list)  # noqa: PT018
    os.environ.update(env)
    sys.argv = ["migrate", *arguments]
    from migrate.cli import main
    from tests.faults import clock, poison

    try:
        poison.take(os.environ)
        clock.take(os.environ)
        main()
    except SystemExit as end:
        code = end.code
    else:
        code = 0
    # A process that ends takes its threads and its exit functions with it as always.
    sys.stdout.flush()
    sys.stderr.flush()
    import atexit

    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    return code if isinstance(code, int) else (0 if code is None else 1)


if __name__ == "__main__":
    _serve()
