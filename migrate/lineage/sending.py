"""Sends OpenLineage events: those of a run beside its work, where the environment says to whom.

A run never waits long for whoever listens, and never fails for it: what cannot be sent is told in one warning.
"""

from __future__ import annotations

import logging
import os
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from migrate.errors import RetryableError, TerminalError
from migrate.lineage.events import run_event
from migrate.project import Project

if TYPE_CHECKING:
    from openlineage.client.client import OpenLineageClient
    from openlineage.client.event_v2 import RunEvent

__all__ = ["PATIENCE", "Telling", "announced", "send"]

PATIENCE = 5.0
"""Seconds that the end of a run waits for events that are on their way."""
VARIABLES = ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE__TRANSPORT")
"""How OpenLineage's own client is told where to send; the last begins the names of several."""


def announced() -> bool:
    """Whether the environment names a receiver of events."""
    if os.environ.get("OPENLINEAGE_DISABLED", "").strip().lower() == "true":
        return False
    return any(name.startswith(VARIABLES) for name, value in os.environ.items() if value)


class Telling:
    """Tells of one run, on a thread of its own.

    telling = Telling(project, url, run, addresses=context.addresses, warn=print)
    telling.begin(started)
    telling.end("COMPLETE", ended, rows, headline)           # waits PATIENCE at most
    """

    def __init__(
        self,
        project: Project,
        target: sa.URL,
        run: str,
        *,
        addresses: Callable[[], Mapping[str, Sequence[str]]],
        warn: Callable[[str], None],
    ) -> None:
        self._project, self._target, self._run = project, target, run
        self._addresses, self._warn = addresses, warn
        self._events: queue.Queue[Callable[[], RunEvent] | None] = queue.Queue()
        self._failed = ""
        self._thread = threading.Thread(target=self._work, name="openlineage", daemon=True)

    def begin(self, time: str, *, resumed: bool = False) -> None:
        self._thread.start()
        self._put("RUNNING" if resumed else "START", time)

    def end(self, state: str, time: str, rows: Mapping[str, int], headline: str) -> None:
        """Tell the end, and warn where the events were not taken.

        Args:
            state: COMPLETE, FAIL or ABORT.
            headline: said where the run did not end well.
        """
        self._put(state, time, rows=dict(rows), error="" if state == "COMPLETE" else headline)
        self._events.put(None)
        self._thread.join(PATIENCE)
        if self._thread.is_alive():
            self._failed = f"nobody took them within {PATIENCE:g} seconds"
        if self._failed:
            self._warn(f"The run's OpenLineage events were not sent: {self._failed}.")

    def _put(self, state: str, time: str, **more: Any) -> None:
        self._events.put(
            lambda: run_event(self._project, self._target, self._run, state, time, self._addresses(), **more)
        )

    def _work(self) -> None:
        try:
            _quiet()
            client = _client(None)
            while (make := self._events.get()) is not None:
                client.emit(make())
            client.close(PATIENCE)
        except Exception as error:  # whatever it is, the run goes on
            self._failed = _in_words(error)


def send(events: Sequence[RunEvent], to: str) -> None:
    """Send events to an address (http, https), or write them to a file, a line each.

    Raises:
        RetryableError: the address does not answer, or refuses.
        TerminalError: the file cannot be written.
    """
    from openlineage.client.serde import Serde

    if not to.startswith(("http://", "https://")):
        try:
            Path(to).write_text("".join(f"{Serde.to_json(event)}\n" for event in events), "utf-8")
        except OSError as error:
            raise TerminalError(
                f"cannot be written ({error.strerror})", "Name another file", file=to
            ) from error
        return
    _quiet()
    try:
        client = _client(to)
        for event in events:
            client.emit(event)
    except Exception as error:
        raise RetryableError(
            f"the events were not taken: {_in_words(error)}", "Check the address and its key", file=_shown(to)
        ) from error


def _client(url: str | None) -> OpenLineageClient:
    from openlineage.client import OpenLineageClient

    if url is None:
        return OpenLineageClient()
    transport = {"type": "http", "url": url, "retry": {"total": 1}}
    if key := os.environ.get("OPENLINEAGE_API_KEY"):
        transport["auth"] = {"type": "api_key", "apiKey": key}
    return OpenLineageClient(config={"transport": transport})


def _quiet() -> None:
    """What the libraries log of a receiver that does not answer is told by our own warning."""
    for name in ("openlineage", "urllib3"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _in_words(error: Exception) -> str:
    """The kind of an error alone: its message may hold an address with a key."""
    response = getattr(error, "response", None)
    status = getattr(response, "status_code", None)
    return f"{type(error).__name__}{f' {status}' if status else ''}"


def _shown(url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"
