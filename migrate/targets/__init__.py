"""Target databases: staging, publishing, and the figures that reconciliation compares.

    target = open_target("postgresql://me:secret@db:5432/family", "family")
    target.check()                                   # raises TargetUnreachable or TargetError
    target.prepare(tables)                           # schemas, ledger, empty staging tables
    target.stage({"client": batches}, note)          # one partition, one transaction
    target.publish(tables, note, run="r1")           # all tables, one transaction
    target.close()

A new database is one class and one entry point in the group `migrate.targets`, under the name that stands
before `://` (or `+`) in its URL; also from another package. Any other database whose SQLAlchemy dialect is
installed is reached by the plain fallback, `migrate.targets.generic`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

import sqlalchemy as sa

from migrate.errors import ConfigurationError, Fault, did_you_mean
from migrate.targets.base import Target
from migrate.targets.digest import DIGEST, duckdb_digest

__all__ = ["DIGEST", "Target", "duckdb_digest", "open_target"]

_GROUP = "migrate.targets"
_BUILT_IN = {
    "duckdb": "migrate.targets.duckdb:DuckDBTarget",
    "postgresql": "migrate.targets.postgresql:PostgreSQLTarget",
    "mssql": "migrate.targets.sqlserver:SQLServerTarget",
    "sqlite": "migrate.targets.sqlite:SQLiteTarget",
}
_FALLBACK = EntryPoint("*", "migrate.targets.generic:GenericTarget", _GROUP)
"""For any other database that SQLAlchemy has a dialect for."""


def open_target(url: str, schema: str) -> Target:
    """The target that the URL names; nothing is connected or created yet.

    Args:
        url: a SQLAlchemy URL: `duckdb:///family.duckdb`, `postgresql://user:password@host:5432/database`.
        schema: the schema of the published tables; it is made when missing.

    Raises:
        ConfigurationError: the URL cannot be read, or no target has this name.
    """
    known = {name: EntryPoint(name, value, _GROUP) for name, value in _BUILT_IN.items()}
    known |= {each.name: each for each in entry_points(group=_GROUP)}
    try:
        parsed = sa.make_url(url)
        backend = parsed.get_backend_name()
    except (sa.exc.ArgumentError, ValueError):
        raise _refused(
            "the URL cannot be read", "Write it as postgresql://user:password@host:5432/database"
        ) from None
    if backend not in known and not _has_dialect(parsed):
        raise _refused(
            f"no target database is called '{backend}', and SQLAlchemy has no dialect of that name here",
            did_you_mean(backend, known) or "Install the package of the database's dialect",
        )
    made: Target = known.get(backend, _FALLBACK).load()(url, schema)
    return made


def _has_dialect(url: sa.URL) -> bool:
    try:
        url.get_dialect().import_dbapi()
    except (sa.exc.NoSuchModuleError, ImportError):
        return False
    return True


def _refused(reason: str, remedy: str) -> ConfigurationError:
    return ConfigurationError([Fault("target", 0, "url", reason, remedy)])
