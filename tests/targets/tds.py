"""A server that speaks just enough of SQL Server's protocol (MS-TDS) to hear what Microsoft's driver sends.

It lets anyone in, answers every batch and procedure with "done", and keeps the statements and the parameters of
every remote procedure call as they came over the wire: type, size and value. It stores nothing and runs no SQL.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_PRELOGIN, _LOGIN, _BATCH, _RPC, _REPLY = 0x12, 0x10, 0x01, 0x03, 0x04
_DONE, _DONE_PROC, _DONE_IN_PROC = 0xFD, 0xFE, 0xFF
_PREPARES = {11: "sp_prepare", 13: "sp_prepexec"}
_PROCEDURES = {10: "sp_executesql", 12: "sp_execute", 15: "sp_unprepare", **_PREPARES}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a call: `type` as SQL writes it, the value as Python has it."""

    type: str
    value: Any


@dataclass
class Heard:
    """What one server heard."""

    batches: list[str] = field(default_factory=list)
    calls: list[tuple[str, list[Parameter]]] = field(default_factory=list)

    def rows(self) -> list[list[Parameter]]:
        """The parameters of every executed row, without those that the procedure itself takes."""
        found = []
        for name, parameters in self.calls:
            if name in ("sp_prepexec", "sp_executesql", "sp_execute"):
                own = {"sp_prepexec": 3, "sp_executesql": 2, "sp_execute": 1}[name]
                found.append(parameters[own:])
        return found

    def statements(self) -> list[str]:
        return [str(p[2].value) for name, p in self.calls if name == "sp_prepexec"]


class Server:
    """A server under way: `port`, and what it has `heard` so far."""

    def __init__(self, port: int, pipe: Any) -> None:
        self.port, self._pipe = port, pipe

    def heard(self) -> Heard:
        self._pipe.send("tell")
        told: Heard = self._pipe.recv()
        return told


@contextmanager
def listening() -> Iterator[Server]:
    """A server on a free port of this machine, gone at the end.

    It is a process of its own: pyodbc asks for a parameter's type without letting other threads run.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs,), daemon=True)
    process.start()
    try:
        yield Server(ours.recv(), ours)
    finally:
        process.kill()
        process.join()


def _run(pipe: Any) -> None:
    heard = Heard()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        threading.Thread(target=_accept, args=(server, heard), daemon=True).start()
        pipe.send(server.getsockname()[1])
        with suppress(EOFError):
            while pipe.recv():
                pipe.send(heard)


def _accept(server: socket.socket, heard: Heard) -> None:
    with suppress(OSError):
        while True:
            connection, _ = server.accept()
            threading.Thread(target=_serve, args=(connection, heard), daemon=True).start()


def _serve(connection: socket.socket, heard: Heard) -> None:
    with connection, suppress(OSError, EOFError):
        while True:
            kind, data = _message(connection)
            if kind == _PRELOGIN:
                reply = _prelogin()
            elif kind == _LOGIN:
                reply = _login()
            elif kind == _BATCH:
                heard.batches.append(_Reader(data).skip_headers().rest().decode("utf-16-le"))
                reply = _done(_DONE)
            elif kind == _RPC:
                reply = _answer_calls(data, heard)
            else:
                reply = _transaction(data)
            _send(connection, reply)


def _message(connection: socket.socket) -> tuple[int, bytes]:
    parts = []
    while True:
        kind, status, length = struct.unpack(">BBH4x", _exactly(connection, 8))
        parts.append(_exactly(connection, length - 8))
        if status & 1:
            return kind, b"".join(parts)


def _exactly(connection: socket.socket, size: int) -> bytes:
    found = b""
    while len(found) < size:
        more = connection.recv(size - len(found))
        if not more:
            raise EOFError
        found += more
    return found


def _send(connection: socket.socket, data: bytes) -> None:
    for start in range(0, len(data), 4000):
        piece = data[start : start + 4000]
        last = start + 4000 >= len(data)
        connection.sendall(struct.pack(">BBHHBB", _REPLY, last, len(piece) + 8, 0, 1, 0) + piece)


def _prelogin() -> bytes:
    options = {
        0: bytes([15, 0, 16, 0, 0, 0]),
        1: b"\x02",
        2: b"\0",
        3: b"",
        4: b"\0",
    }  # 1: no encryption here
    at, head, body = 5 * len(options) + 1, b"", b""
    for token, value in options.items():
        head += struct.pack(">BHH", token, at + len(body), len(value))
        body += value
    return head + b"\xff" + body


def _login() -> bytes:
    name = "Microsoft SQL Server"
    ack = (
        b"\x01"
        + bytes([0x74, 0, 0, 4])
        + bytes([len(name)])
        + name.encode("utf-16-le")
        + bytes([15, 0, 16, 0])
    )
    collation = b"\x07\x05" + bytes([0x09, 0x04, 0xD0, 0x00, 0x34]) + b"\x00"
    size = b"\x04" + _short("4096") + _short("4096")
    found = b""
    for change in (collation, size):
        found += b"\xe3" + struct.pack("<H", len(change)) + change
    return found + b"\xad" + struct.pack("<H", len(ack)) + ack + _done(_DONE)


def _transaction(data: bytes) -> bytes:
    """The answer of the transaction manager: a transaction was committed (7), rolled back (8), has begun (5)."""
    reader = _Reader(data).skip_headers()
    request, last = reader.number("H"), reader.rest()
    number = b"\x08" + struct.pack("<Q", 1)
    ended = {7: b"\x09\0" + number, 8: b"\x0a\0" + number}.get(request)
    begun = b"\x08" + number + b"\0" if request == 5 or last[1:2] == b"\x01" else None
    told = [b"\xe3" + struct.pack("<H", len(each)) + each for each in (ended, begun) if each]
    return b"".join(told) + _done(_DONE)


def _short(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("utf-16-le")


def _done(token: int, *, more: bool = False, rows: int | None = None) -> bytes:
    status = (1 if more else 0) | (0x10 if rows is not None else 0)
    return struct.pack("<BHHQ", token, status, 0, rows or 0)


def _answer_calls(data: bytes, heard: Heard) -> bytes:
    reader = _Reader(data).skip_headers()
    answer = b""
    while reader.more():
        name = reader.procedure()
        parameters = []
        while reader.more() and reader.peek() not in (0x80, 0xFE, 0xFF):
            parameters.append(reader.parameter())
        if reader.more():
            reader.byte()
        heard.calls.append((name, parameters))
        answer += _done(_DONE_IN_PROC, more=True, rows=1)
        answer += b"\x79" + struct.pack("<i", 0)
        if name in _PREPARES.values():  # the handle of the statement
            answer += b"\xac" + struct.pack("<HBBIH", 0, 0, 1, 0, 0) + b"\x26\x04\x04" + struct.pack("<i", 1)
        answer += _done(_DONE_PROC, more=reader.more())
    return answer


class _Reader:
    """Reads the parts of a request (MS-TDS 2.2.6.6 RPC Request, 2.2.5.4 data types)."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def more(self) -> bool:
        return self._at < len(self._data)

    def peek(self) -> int:
        return self._data[self._at]

    def rest(self) -> bytes:
        return self.take(len(self._data) - self._at)

    def take(self, size: int) -> bytes:
        found = self._data[self._at : self._at + size]
        assert len(found) == size
        self._at += size
        return found

    def number(self, form: str) -> int:
        return int(struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0])

    def byte(self) -> int:
        return self.number("B")

    def skip_headers(self) -> _Reader:
        self.take(self.number("I") - 4)
        return self

    def procedure(self) -> str:
        length = self.number("H")
        if length == 0xFFFF:
            name = _PROCEDURES.get(number := self.number("H"), str(number))
        else:
            name = self.take(2 * length).decode("utf-16-le")
        self.number("H")
        return name

    def parameter(self) -> Parameter:
        self.take(2 * self.byte())
        self.byte()
        kind = self.byte()
        return getattr(self, f"_type_{kind:02x}")()

    def _sized(self) -> bytes | None:
        size = self.byte()
        return self.take(size) if size else None

    def _type_26(self) -> Parameter:
        size = self.byte()
        value = self._sized()
        word = {1: "tinyint", 2: "smallint", 4: "int", 8: "bigint"}[size]
        return Parameter(word, None if value is None else int.from_bytes(value, "little", signed=size > 1))

    def _type_68(self) -> Parameter:
        self.byte()
        value = self._sized()
        return Parameter("bit", None if value is None else value != b"\0")

    def _type_6d(self) -> Parameter:
        size = self.byte()
        value = self._sized()
        number = None if value is None else struct.unpack("<d" if len(value) == 8 else "<f", value)[0]
        return Parameter(f"float({53 if size == 8 else 24})", number)

    def _type_6a(self) -> Parameter:
        _, precision, scale = self.byte(), self.byte(), self.byte()
        value = self._sized()
        word = f"decimal({precision},{scale})"
        if value is None:
            return Parameter(word, None)
        digits = tuple(map(int, str(int.from_bytes(value[1:], "little"))))
        return Parameter(word, Decimal((0 if value[0] else 1, digits, -scale)))

    _type_6c = _type_6a

    def _type_28(self) -> Parameter:
        value = self._sized()
        return Parameter("date", None if value is None else _day(value))

    def _type_2a(self) -> Parameter:
        scale = self.byte()
        value = self._sized()
        if value is None:
            return Parameter(f"datetime2({scale})", None)
        ticks = int.from_bytes(value[:-3], "little") * 10 ** (6 - scale) if scale <= 6 else 0
        assert scale <= 6
        midnight = dt.datetime.combine(_day(value[-3:]), dt.time())
        return Parameter(f"datetime2({scale})", midnight + dt.timedelta(microseconds=ticks))

    def _type_e7(self) -> Parameter:
        size = self.number("H")
        self.take(5)  # collation
        if size == 0xFFFF:
            value = self._parts()
            return Parameter("nvarchar(max)", None if value is None else value.decode("utf-16-le"))
        length = self.number("H")
        text = None if length == 0xFFFF else self.take(length).decode("utf-16-le")
        return Parameter(f"nvarchar({size // 2})", text)

    def _parts(self) -> bytes | None:
        if self.number("Q") == 0xFFFFFFFFFFFFFFFF:
            return None
        found = b""
        while size := self.number("I"):
            found += self.take(size)
        return found

    def _type_63(self) -> Parameter:  # ntext
        self.number("I")
        self.take(5)
        length = self.number("i")
        return Parameter("ntext", None if length < 0 else self.take(length).decode("utf-16-le"))


def _day(value: bytes) -> dt.date:
    return dt.date(1, 1, 1) + dt.timedelta(days=int.from_bytes(value, "little"))
