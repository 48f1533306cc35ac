"""What all rounds of a session of fault tests share, and what one round has for itself.

A `Stand` is made once: a PostgreSQL server, one Prefect server, the launcher, and for each kind of target a database
in which the former extract (version 1) stands published. A `Scene` is one round's: a copy of that database, the
project's folder with the next extract (version 2), and the questions that are asked after every fault.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.agency import Expected, expected, write_agency
from tests.faults.launcher import Launcher, Run
from tests.faults.scene import Scene
from tests.servers import PostgreSQL, postgresql

__all__ = ["Stand"]

HOUSE = Path(__file__).parents[2]

FORMER, NEXT = 1, 2


@dataclass
class Stand:
    """See the module; `spans` are the seconds of each stage of an undisturbed run, by target."""

    folder: Path
    server: PostgreSQL
    launcher: Launcher
    alone: Launcher
    former: Expected = field(default_factory=lambda: expected(FORMER))
    next: Expected = field(default_factory=lambda: expected(NEXT))
    spans: dict[str, dict[str, float]] = field(default_factory=dict)
    made: int = 0

    @classmethod
    @contextmanager
    def built(cls) -> Iterator[Stand]:
        with ExitStack() as stack:
            folder = Path(tempfile.mkdtemp(prefix="migrate-faults-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            env = {
                **os.environ, "PYTHONPATH": str(HOUSE), "PREFECT_HOME": str(folder / "prefect"), "COLUMNS": "200",
                "CI": os.environ.get("CI", ""),
            }  # fmt: skip
            server = stack.enter_context(postgresql())
            api = stack.enter_context(_prefect(env, folder))
            launcher = stack.enter_context(Launcher(env | {"PREFECT_API_URL": api}))
            alone = stack.enter_context(_Later(env))
            stand = cls(folder, server, launcher, alone)  # type: ignore[arg-type]
            stand._measure()
            yield stand

    def _measure(self) -> None:
        """Publish the former extract in each kind of target, undisturbed, and time its stages."""
        write_agency(self.folder / "former", FORMER)
        write_agency(self.folder / "next", NEXT)
        self.server.database("former")
        for target in ("duckdb", "postgresql"):
            with self.scene(target, 0, bare=True) as scene:
                self.spans[target] = scene.undisturbed()
                scene.check_published(self.former)
                if target == "duckdb":
                    shutil.copy(scene.file, self.folder / "former.duckdb")

    def scene(self, target: str, seed: int, *, bare: bool = False) -> Any:
        self.made += 1
        return Scene.built(self, target, seed, self.folder / f"round{self.made}", bare)


class _Later:
    """A launcher whose runs start Prefect's own temporary server; made when it is first asked for."""

    def __init__(self, env: dict[str, str]) -> None:
        self._env, self._made = env, ExitStack()
        self._launcher: Launcher | None = None

    def __enter__(self) -> _Later:
        return self

    def __exit__(self, *_: object) -> None:
        self._made.close()

    def start(self, *arguments: str | Path, out: Path, err: Path, env: dict[str, str] | None = None) -> Run:
        if self._launcher is None:
            self._launcher = self._made.enter_context(Launcher(self._env))
        return self._launcher.start(*arguments, out=out, err=err, env=env)


@contextmanager
def _prefect(env: dict[str, str], folder: Path) -> Iterator[str]:
    """A Prefect server for the whole session; gives its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with (folder / "prefect.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "prefect", "server", "start", "--port", str(port), "--no-ui"],
            env=env | {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "CRITICAL"},
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/api"
        deadline = time.monotonic() + 240
        while True:
            with suppress(OSError), urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310
                break
            if time.monotonic() > deadline or process.poll() is not None:
                raise RuntimeError((folder / "prefect.log").read_text())
            time.sleep(0.1)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
