"""How SQL Server and Azure SQL are reached: Microsoft's ODBC driver, and the connection string.

    connection_string(sa.make_url("mssql://me:secret@db.example:1433/family"))
    # Driver={ODBC Driver 18 for SQL Server};Server=db.example,1433;Database=family;...;Encrypt=yes

What the URL says behind `?` goes to the driver as it is, so that Azure's ways of signing in work:
`?Authentication=ActiveDirectoryMsi`, `?Authentication=ActiveDirectoryServicePrincipal` with the client's id and
secret as user and password, and so on.
"""

from __future__ import annotations

import importlib.util
import platform
import re
from collections.abc import Iterator
from pathlib import Path

import pyodbc
import sqlalchemy as sa

from migrate.errors import ConfigurationError, Fault, TargetError

__all__ = ["connection_string", "find_driver"]

_INSTALLED = ("ODBC Driver 18 for SQL Server", "ODBC Driver 17 for SQL Server")
_WHEEL = "mssql_python_odbc"
_DEFAULTS = {"Encrypt": "yes", "APP": "migrate"}
_OURS = {"driver", "server", "database", "uid", "pwd"}
"""Said by the URL's own parts; `driver` may also stand behind the question mark."""


def find_driver() -> str:
    """The name of an installed driver, or the path of the one that the `mssql-python-odbc` wheel carries.

    Raises:
        TargetError: there is none.
    """
    there = pyodbc.drivers()
    for name in _INSTALLED:
        if name in there:
            return name
    for path in _carried():
        return str(path)
    raise TargetError(
        "no ODBC driver for SQL Server is installed",
        "Run `pip install 'legacy-migrate[sqlserver]'`, or install Microsoft's package msodbcsql18",
    )


def _carried() -> Iterator[Path]:
    """The drivers of the wheel that are for this machine, its own kind of Linux first."""
    found = importlib.util.find_spec(_WHEEL)
    if found is None or not found.submodule_search_locations or platform.system() == "Windows":
        return  # on Windows a driver must be registered to be used
    libraries = Path(found.submodule_search_locations[0]) / "libs"
    machine = {"arm64", "aarch64"} if platform.machine() in ("arm64", "aarch64") else {"x86_64"}
    paths = [
        path
        for path in sorted(libraries.glob("**/libmsodbcsql*"))
        if machine & set(path.parts) and ("macos" in path.parts) == (platform.system() == "Darwin")
    ]
    kind = _linux()
    yield from sorted(paths, key=lambda path: not any(word in kind for word in path.parts[-4].split("_")))


def _linux() -> str:
    try:
        told = platform.freedesktop_os_release()
    except OSError:
        return ""
    return f"{told.get('ID', '')} {told.get('ID_LIKE', '')}"


def connection_string(url: sa.URL) -> str:
    """The ODBC connection string of a URL `mssql://user:password@host:port/database?option=value`.

    Without a user and without `Authentication` the login of this process is used (Kerberos).

    Raises:
        ConfigurationError: a part is missing or said twice.
        TargetError: no driver is installed.
    """
    options = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    lowered = {name.lower(): name for name in options}
    for name, written in lowered.items():
        if name in _OURS - {"driver"} or name == "odbc_connect":
            raise _wrong(
                f"the option '{written}' stands behind the question mark",
                "Write mssql://user:password@host:1433/database and only other options behind it",
            )
        if not re.fullmatch(r"[a-z][a-z0-9 _]*", name):
            raise _wrong(f"'{written}' is no option of the driver", "Correct its name")
    if not url.host or not url.database:
        raise _wrong("host or database is missing", "Write mssql://user:password@host:1433/database")
    driver = options.pop(lowered["driver"]) if "driver" in lowered else find_driver()
    parts = {
        "Driver": driver,
        "Server": f"{url.host},{url.port}" if url.port else url.host,
        "Database": url.database,
    }
    if url.username:
        parts["UID"] = url.username
        if url.password is not None:
            parts["PWD"] = str(url.password)
    elif "authentication" not in lowered:
        parts["Trusted_Connection"] = "yes"
    parts |= {name: value for name, value in _DEFAULTS.items() if name.lower() not in lowered}
    return ";".join(f"{name}={_braced(value)}" for name, value in (parts | options).items())


def _braced(value: str) -> str:
    """A value as ODBC reads it: in braces where it holds anything but plain characters.

    >>> _braced("a;b}c")
    '{a;b}}c}'
    """
    return value if re.fullmatch(r"[\w.,:/\\+-]*", value) else "{" + value.replace("}", "}}") + "}"


def _wrong(reason: str, remedy: str) -> ConfigurationError:
    return ConfigurationError([Fault("target", 0, "url", reason, remedy)])
