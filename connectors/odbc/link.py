"""The connection to a legacy database: its string, its driver, its errors in plain words.

No message made here holds a password: strings are scrubbed, and the driver's own error is not chained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from migrate.errors import SourceError, SourceUnreachable, did_you_mean

__all__ = ["Link", "scrub"]

TIMEOUT = 15
"""Seconds that a login may take."""

_SECRET = re.compile(
    r"\b(pwd|password|passwd|secret|token|access_?token|clientsecret|authorization)\s*=\s*(\{(?:[^}]|\}\})*\}|[^;\s]*)",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\s*([^=;]+?)\s*=\s*(\{(?:[^}]|\}\})*\}|[^;]*)\s*(?:;|$)")

# What a server says when it did answer, under an SQLSTATE that also means that it did not.
_ANSWERED = re.compile(
    r"FATAL|authentication|password|login failed|access denied|does not exist|unknown database", re.I
)
_LATER = re.compile(
    r"starting up|shutting down|too many (clients|connections)|has been lost|administrator", re.I
)
_NO_ANSWER = ("08",)
_RETRY = ("HYT", "57P", "53", "40")  # timeout, shut down, out of resources, rolled back

# Settings that the values depend on, by the name of the driver's library.
_DRIVER_SETTINGS = {
    "psqlodbc": {"BoolsAsChar": "0", "UseDeclareFetch": "1", "Fetch": "10000", "UnknownSizes": "0"}
}
_TEXT_SETTINGS = {"psqlodbc": ("MaxVarcharSize", "MaxLongVarcharSize")}


def scrub(text: str, connection: str = "") -> str:
    """The text without passwords: neither `PWD=...` nor a secret of the connection string itself.

    >>> scrub("Driver=X;UID=me;PWD={a;b};Port=1")
    'Driver=X;UID=me;PWD=***;Port=1'
    """
    for match in _SECRET.finditer(connection):
        secret = match[2].removeprefix("{").removesuffix("}")
        if len(secret) > 2:
            text = text.replace(secret, "***")
    return _SECRET.sub(lambda match: f"{match[1]}=***", text)


class Link:
    """How to reach one database.

    Args:
        name: the connection's name, which messages use.
        variable: the environment variable that holds the string.
    """

    def __init__(self, name: str, variable: str, environment: Mapping[str, str]) -> None:
        self.name, self.variable = name, variable
        self._string = environment.get(variable, "")

    def available(self) -> str | None:
        """Why this machine cannot read from the database, None when nothing speaks against it.

        The database itself is not asked: one that does not answer is an error, not a missing part.
        """
        if not self._string:
            return f"the environment variable {self.variable} is not set"
        try:
            import arrow_odbc  # noqa: F401
            import pyodbc
        except (ImportError, OSError) as error:
            if "odbc.so" in str(error):
                return "the ODBC driver manager is not installed (Debian: apt install unixodbc)"
            return f"a Python package is missing ({error})"
        settings = {name.casefold(): value for name, value in _ENTRY.findall(self._string)}
        driver = settings.get("driver", "").removeprefix("{").removesuffix("}")
        if driver and "/" not in driver and driver.casefold() not in map(str.casefold, pyodbc.drivers()):
            remedy = did_you_mean(driver, pyodbc.drivers()) or "no ODBC driver is installed"
            return f"the ODBC driver '{driver}' is not installed ({remedy.rstrip('.')})"
        dsn = settings.get("dsn", "")
        if dsn and not driver and dsn.casefold() not in map(str.casefold, pyodbc.dataSources()):
            return f"the ODBC data source '{dsn}' is not set up on this machine"
        return None

    @contextmanager
    def catalogue(self) -> Iterator[Any]:
        """A pyodbc connection for reading, closed at the end; one consistent view where the driver can.

        Raises:
            SourceError, SourceUnreachable: as `failed` says.
        """
        self._need()
        import pyodbc

        with self.failing():
            pyodbc.pooling = False
            connection = pyodbc.connect(self._string, autocommit=False, timeout=TIMEOUT)
        try:
            for attribute, value in ((pyodbc.SQL_ATTR_ACCESS_MODE, 1), (pyodbc.SQL_ATTR_TXN_ISOLATION, 4)):
                try:
                    connection.set_attr(attribute, value)
                except pyodbc.Error:  # a wish: not every driver knows it
                    continue
            with self.failing():
                yield connection
        finally:
            connection.close()

    def bulk(self, driver: str, text_limit: int) -> Any:
        """An arrow-odbc connection with the settings that the driver needs.

        Args:
            driver: name of the driver's library, as SQLGetInfo(SQL_DRIVER_NAME) gives it.
            text_limit: characters of the longest text that a column without a length has room for.
        """
        self._need()
        from arrow_odbc import connect

        settings: dict[str, str] = {}
        for library, wanted in _DRIVER_SETTINGS.items():
            if library in driver.casefold():
                settings = wanted | dict.fromkeys(_TEXT_SETTINGS[library], str(text_limit))
        given = {name.casefold() for name, _ in _ENTRY.findall(self._string)}
        own = [f"{name}={value}" for name, value in settings.items() if name.casefold() not in given]
        with self.failing():
            return connect(";".join([self._string.rstrip("; "), *own]), login_timeout_sec=TIMEOUT)

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Turn what pyodbc and arrow-odbc raise into the framework's errors."""
        import pyodbc
        from arrow_odbc import Error

        try:
            yield
        except (pyodbc.Error, Error) as error:
            raise self._failed(error) from None  # the driver's error may hold the string

    def _need(self) -> None:
        reason = self.available()
        if reason:
            remedy = f"Install it, set {self.variable}, or say 'optional: true' to leave the source out"
            raise SourceError(reason, remedy, file=self.address)

    @property
    def address(self) -> str:
        return f"odbc:{self.name}"

    def _failed(self, error: Exception) -> SourceError | SourceUnreachable:
        text = scrub(str(error.args[1] if len(error.args) > 1 else error), self._string)
        state = str(error.args[0]) if len(error.args) > 1 else ""
        if found := re.search(r"State: (\w+)", text):
            state = found[1]
        text = re.sub(r"^.*Native error: -?\d+, Message: ", "", text, flags=re.DOTALL)
        text = " ".join(re.sub(r"\[[^\]]*\]|\(\d+\) \(SQL\w+\)", "", text).split()).rstrip(".;")
        if state.startswith("IM") or "Can't open lib" in text:
            return SourceError(
                f"the ODBC driver cannot be used: {text}", "Install the driver", file=self.address
            )
        silent = state.startswith(_NO_ANSWER) and not _ANSWERED.search(text)
        if silent or state.startswith(_RETRY) or _LATER.search(text):
            return SourceUnreachable(
                f"the database does not answer: {text}",
                "Try again; check server, port and network",
                file=self.address,
            )
        if state.startswith(("28", "08")):
            return SourceError(
                f"the database refuses the login: {text}",
                f"Mend user and password in {self.variable}",
                file=self.address,
            )
        return SourceError(
            f"the database refuses: {text}", "Check the table, the key and the rights", file=self.address
        )
