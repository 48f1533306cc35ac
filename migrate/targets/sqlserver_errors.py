"""What SQL Server's error numbers mean to a user; its texts are not passed on where they hold values of rows."""

from __future__ import annotations

import re

from migrate.errors import MigrateError, TargetError, TargetUnreachable

__all__ = ["plain_error"]

_QUARANTINE = "Quarantine such rows by a validation rule"
_TRY_AGAIN = "Try again"

_KNOWN: dict[int, tuple[type[MigrateError], str, str]] = {
    # rows that break a constraint: the server's own text names their values
    2601: (TargetError, "a key stands twice (unique)", _QUARANTINE),
    2627: (TargetError, "a key stands twice (unique)", _QUARANTINE),
    515: (TargetError, "a column may not be null, but a row has no value there", _QUARANTINE),
    547: (TargetError, "a foreign key names a row that is not there, or a check fails", _QUARANTINE),
    2628: (TargetError, "a text is longer than its column", "Widen the column's type in the mapping"),
    8152: (TargetError, "a text is longer than its column", "Widen the column's type in the mapping"),
    8114: (TargetError, "a value cannot be converted to its column's type", "Look at the column's type"),
    8115: (TargetError, "a number does not fit its column", "Widen the column's type in the mapping"),
    1946: (TargetError, "a key is longer than an index may hold", "Give its columns shorter types"),
    # who may
    18456: (TargetError, "the login failed", "Set the right user and password in the target's URL"),
    18452: (
        TargetError,
        "the login is from an untrusted domain",
        "Give user and password in the target's URL",
    ),
    4060: (
        TargetError,
        "the database cannot be opened",
        "Create it, correct its name, or grant the user access",
    ),
    40615: (
        TargetError,
        "the server's firewall does not let this machine in",
        "Add its address to the firewall",
    ),
    # what holds a published table
    3726: (
        TargetError,
        "a published table cannot be replaced: a foreign key of another table refers to it",
        "Drop the foreign key and make it again after the run; nothing was published",
    ),
    3729: (
        TargetError,
        "a published table cannot be replaced: an object with SCHEMABINDING refers to it",
        "Drop the object and make it again after the run; nothing was published",
    ),
    1222: (TargetUnreachable, "a table is in use by another session", "Try again when it has ended"),
    1205: (TargetUnreachable, "the server chose this transaction as the victim of a deadlock", _TRY_AGAIN),
    # room
    1105: (TargetError, "the database has no room left in its files", "Free or add space and run again"),
    9002: (TargetError, "the transaction log is full", "Back up the log or enlarge it, and run again"),
    40544: (TargetError, "the database has reached its size quota", "Raise the quota and run again"),
}
_DENIED = {229, 230, 262, 297, 300, 916, 2760, 15151, 15247}
_LATER = {
    233, 4221, 8645, 8651, 10053, 10054, 10060, 10928, 10929, 40143, 40197, 40501, 40540, 40613, 49918, 49919, 49920,
    17142, 6005, 701, 42108, 42109,
}  # fmt: skip
"""Azure's passing faults and those of a server that starts, stops or has no memory left."""

_PREFIXES = (
    r"^\[\w+\] |\[(Microsoft|unixODBC|SQL Server|ODBC Driver[^\]]*|Driver Manager)\]|\(\d+\) \(SQL\w+\)"
)


def plain_error(error: BaseException, address: str, password: str | None) -> MigrateError:
    """The framework's error for one of pyodbc or arrow-odbc."""
    text = str(error.args[1] if len(error.args) > 1 else error)
    state = str(error.args[0]) if len(error.args) > 1 else ""
    if found := re.search(r"State: (\w+)", text):
        state = found[1]
    numbers = [
        int(each)
        for each in re.findall(r"\((\d+)\) \(SQL|Native error: (\d+)", text)
        for each in each
        if each
    ]
    for number in numbers:
        if number in _KNOWN:
            kind, reason, remedy = _KNOWN[number]
            return kind(f"{reason} (error {number})", remedy, file=address)
        if number in _LATER:
            return TargetUnreachable(f"{_told(text, password)} (error {number})", _TRY_AGAIN, file=address)
        if number in _DENIED:
            remedy = "Grant the user CREATE TABLE and CREATE SCHEMA, and CONTROL of the target's schemas"
            return TargetError(f"{_told(text, password)} (error {number})", remedy, file=address)
    if "Can't open lib" in text or state in ("IM002", "IM003", "IM004"):
        return TargetError(
            f"the ODBC driver cannot be used: {_told(text, password)}",
            "Run `pip install 'legacy-migrate[sqlserver]'`, install what the driver needs (krb5, libltdl), or name "
            "another with ?driver=",
            file=address,
        )
    if re.search(r"certificate|SSL Provider", text):
        return TargetError(
            f"the server's certificate is not trusted: {_told(text, password)}",
            "Install the certificate's authority here; for a test server only, add ?TrustServerCertificate=yes",
            file=address,
        )
    if state.startswith(("08", "HYT")):
        return TargetUnreachable(
            f"the server does not answer: {_told(text, password)}",
            "See that the server runs, that host and port in the target's URL are right and that no firewall "
            "stands between",
            file=address,
        )
    return TargetError(_told(text, password), file=address)


def _told(text: str, password: str | None) -> str:
    """The driver's text without its prefixes, the password and whatever may be a value of a row."""
    text = re.sub(r"^.*?Message: ", "", text, flags=re.DOTALL)
    text = text.split("; [", 1)[0]  # the first of several messages
    text = re.sub(_PREFIXES, "", text)
    if password:
        text = text.replace(password, "***")
    text = re.sub(r"(?i)\bpwd=(\{(?:[^}]|\}\})*\}|[^;]*)", "PWD=***", text)
    if not re.search(r"(?i)login|certificate|open lib|permission|connect|driver", text):
        text = re.sub(r"'[^']*'|\([^()]*\)", "…", text)
    return " ".join(text.split()).rstrip(".")
