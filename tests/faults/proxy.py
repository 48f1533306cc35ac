"""A proxy between the command and PostgreSQL that breaks connections in the ways networks do.

    with Proxy(server.port) as proxy:
        proxy.rule = Rule("reset", after=20_000, times=2)     # the next two connections to pass so many bytes
        proxy.refuse(1.5)                                     # nobody gets in for so long

Bytes are counted on both ways together, so a cut falls anywhere: within a message, a row, a COMMIT or its answer.
"""

from __future__ import annotations

import random
import selectors
import socket
import struct
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType

__all__ = ["HOW", "Proxy", "Rule"]

HOW = ("reset", "close", "swallow answers", "stall", "half open")
_BLOCK = 1 << 14


@dataclass
class Rule:
    """What happens to a connection once `after` more bytes have passed it, for the next `times` connections.

    reset: RST on both sides. close: FIN on both sides. swallow answers: what the server says is lost, then both are
    reset (the client cannot know whether its last statement was done). stall: nothing passes for `seconds`, then
    reset. half open: the server's side is reset at once, the client's side goes silent for `seconds` first.
    """

    how: str
    after: int
    times: int = 1
    seconds: float = 1.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> bool:
        with self.lock:
            self.times -= 1
            return self.times >= 0


class Proxy:
    """Listens on a free port and hands everything on to `port` of this machine."""

    def __init__(self, port: int, seed: int = 0) -> None:
        self._goal = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.rule: Rule | None = None
        self.delay = 0.0
        self.cut = 0
        self._closed_until = 0.0
        self._random = random.Random(seed)
        self._threads: list[threading.Thread] = []
        self._open = True

    def __enter__(self) -> Proxy:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._open = False
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def refuse(self, seconds: float) -> None:
        """Cut off everybody who comes within the next seconds."""
        self._closed_until = time.monotonic() + seconds

    def _accept(self) -> None:
        while self._open:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if time.monotonic() < self._closed_until:
                _reset(client)
                continue
            thread = threading.Thread(target=self._carry, args=(client,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _carry(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(("127.0.0.1", self._goal), 5)
        except OSError:
            _reset(client)
            return
        other = {client: server, server: client}
        rule, left = None, 0
        with selectors.DefaultSelector() as waiting:
            for each in other:
                each.settimeout(30)
                waiting.register(each, selectors.EVENT_READ)
            while self._open:
                for key, _ in waiting.select(0.2):
                    source = key.fileobj
                    assert isinstance(source, socket.socket)
                    if rule is None and self.rule is not None:
                        rule, left = self.rule, self.rule.after
                    try:
                        data = source.recv(_BLOCK)
                        if not data:
                            raise ConnectionError
                        if self.delay:
                            time.sleep(self._random.uniform(0, self.delay))
                        if rule is not None and len(data) >= left and rule.take():
                            self.cut += 1
                            self._break(rule, source, other[source], data[:left], client, server)
                            return
                        left = max(left - len(data), 0)
                        other[source].sendall(data)
                    except OSError:
                        for end in other:
                            end.close()
                        return
            for end in other:
                end.close()

    def _break(
        self,
        rule: Rule,
        source: socket.socket,
        goal: socket.socket,
        data: bytes,
        client: socket.socket,
        server: socket.socket,
    ) -> None:
        if rule.how != "swallow answers" or source is client:
            goal.sendall(data)
        if rule.how == "swallow answers":  # what is asked is still done, but no answer comes
            client.settimeout(0.05)
            until = time.monotonic() + rule.seconds
            while time.monotonic() < until and self._open:
                with suppress(TimeoutError):
                    more = client.recv(_BLOCK)
                    if not more:
                        break
                    server.sendall(more)
        elif rule.how == "stall":
            self._wait(rule.seconds)
        elif rule.how == "half open":
            _reset(server)
            self._wait(rule.seconds)
        if rule.how == "close":
            client.close()
            server.close()
        else:
            _reset(client)
            _reset(server)

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self._open and time.monotonic() < until:
            time.sleep(0.05)


def _reset(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
