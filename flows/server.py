"""A temporary Prefect server for one command, where none is configured.

Prefect can start one itself, but only when a flow begins, and then waits for it. Here `start` is called as
soon as there is something to run, so that the server gets ready while the project's own libraries are
imported; `serving` waits for what is left. The server has a session of its own, since Ctrl-C goes to a whole
process group and the run still tells it how it ended; it ends when the pipe to the command breaks, however
the command dies.
"""

from __future__ import annotations

import atexit
import os
import queue
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module

from migrate.errors import TerminalError

__all__ = ["configured", "forget", "serving", "start"]

_PATIENCE = 120.0
"""Seconds until the server must answer: a new PREFECT_HOME takes a slow disk long."""

_OWN = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",  # none of the services that wait for schedules and late runs
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",  # no block is used
}
_SERVER = """
import os, socket, sys, threading

def end_with_the_command():
    while os.read(0, 1):
        pass
    os._exit(0)  # its database keeps a journal: nothing has to be told

threading.Thread(target=end_with_the_command, daemon=True).start()
try:
    import uvicorn
    config = uvicorn.Config("prefect.server.api.server:create_app", factory=True, log_level="critical", lifespan="on")
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])
finally:
    os._exit(3)
"""


@dataclass(frozen=True)
class _Server:
    process: subprocess.Popen[bytes]
    url: str


_started: _Server | None = None


def start() -> None:
    """Begin to start the temporary server of this process, unless it has one or a server is named.

    Returns at once. The socket listens before the server does, so nobody can take its port, and who connects
    early waits in its queue.
    """
    global _started  # noqa: PLW0603 - one process has one
    if _started is not None or os.environ.get("PREFECT_API_URL"):
        return
    with socket.create_server(("127.0.0.1", 0)) as listening:
        process = subprocess.Popen(  # noqa: S603 - our own Python, our own words
            [sys.executable, "-c", _SERVER, str(listening.fileno())],
            env={**os.environ, **_OWN},
            pass_fds=[listening.fileno()],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _started = _Server(process, f"http://127.0.0.1:{listening.getsockname()[1]}/api")
    atexit.register(_stop)


def configured() -> str | None:
    """The address of the server that the environment or Prefect's profile names."""
    from prefect.settings import get_current_settings

    return get_current_settings().api.url


@contextmanager
def serving() -> Iterator[str]:
    """Let flows use the configured server while the block works, else the temporary one; gives its address.

    Raises:
        TerminalError: the temporary server does not start.
    """
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    if url := configured():
        _stop()
        yield url
        return
    start()
    assert _started is not None  # noqa: S101 - no server is configured
    # every run validates: what that imports takes as long as the server does to get ready
    import_module("validation.gx")
    _await(_started)
    # nobody there asks whether a flow still lives, and to stop its heartbeat takes up to a second
    with temporary_settings({PREFECT_API_URL: _started.url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield _started.url


def forget() -> None:
    """Throw away what Prefect's workers would still tell a server that does not answer.

    At its end a process waits until they have told everything, some seconds for each event of each partition.
    """
    from prefect._internal.concurrency.services import _active_services

    for service in list(_active_services):
        with suppress(queue.Empty):
            while True:
                service._queue.get_nowait()


def _await(server: _Server) -> None:
    import httpx

    try:
        httpx.get(f"{server.url}/health", timeout=_PATIENCE, trust_env=False).raise_for_status()
    except httpx.HTTPError as error:
        _stop()
        raise TerminalError(
            "Prefect's temporary server does not start",
            "See that the folder in PREFECT_HOME (default ~/.prefect) can be written and its disk has room",
        ) from error


def _stop() -> None:
    """End the temporary server; it has nothing to put in order."""
    global _started  # noqa: PLW0603 - as above
    if _started is not None:
        _started.process.kill()
        _started.process.communicate()
        _started = None
