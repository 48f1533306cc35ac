"""Prefect's temporary server as a process that only its command ends.

Prefect starts the server in the process group of the command. Ctrl-C goes to the whole group, so the server
would be gone while the run still tells it how it ended; a killed command would leave its server behind. Here
the server gets a session of its own, and ends when the pipe to the command breaks.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from migrate.errors import TerminalError

__all__ = ["apart", "forget"]

_STARTS = 3
"""A server that cannot open its database ends at once, and Prefect starts it again without end."""

_SERVER = """
import os, threading

def end_with_the_command():
    while os.read(0, 1):
        pass
    os._exit(0)  # its database keeps a journal: nothing has to be told

threading.Thread(target=end_with_the_command, daemon=True).start()
failed = True
try:
    import uvicorn
    uvicorn.main()
except SystemExit as end:
    failed = bool(end.code)
finally:
    os._exit(3 if failed else 0)  # 3 tells Prefect at once, where it would wait for a server that is gone
"""


def apart() -> Callable[[Any], subprocess.Popen[Any]]:
    """Let Prefect start its temporary server as this module says; gives the function that it now calls."""
    from prefect.server.api.server import SubprocessASGIServer

    SubprocessASGIServer._run_uvicorn_command = _start  # type: ignore[method-assign,assignment]
    return _start


def forget() -> None:
    """Throw away what Prefect's workers would still tell a server that does not answer.

    At its end a process waits until they have told everything, some seconds for each event of each partition.
    """
    from prefect._internal.concurrency.services import _active_services

    for service in list(_active_services):
        with suppress(queue.Empty):
            while True:
                service._queue.get_nowait()


def _start(server: Any) -> subprocess.Popen[Any]:
    """In place of `SubprocessASGIServer._run_uvicorn_command`: the same application and environment."""
    from prefect.settings import get_current_settings

    server.starts = getattr(server, "starts", 0) + 1
    if server.starts > _STARTS:
        raise TerminalError(
            "Prefect's temporary server does not start",
            "See that the folder in PREFECT_HOME (default ~/.prefect) can be written and its disk has room",
        )
    settings = get_current_settings().to_environment_variables(exclude_unset=True)
    own = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    options = {
        "--host": "127.0.0.1",
        "--port": str(server.port),
        "--log-level": "critical",
        "--lifespan": "on",
    }
    words = [word for option in options.items() for word in option]
    return subprocess.Popen(  # noqa: S603 - our own Python, our own words
        [sys.executable, "-c", _SERVER, "--factory", "prefect.server.api.server:create_app", *words],
        env={**os.environ, **own, **settings},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
