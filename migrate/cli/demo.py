"""`migrate demo`: the example agency, from its extracts to its proof."""

from __future__ import annotations

from pathlib import Path

import click

from migrate.cli.options import opened, output_option

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "family_services"


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

    The agency's workers stand in a relational database that is read through ODBC; where there is none, they
    are left out, and the report says so. The example's README tells how to let them take part.
    """
    if not EXAMPLE.is_dir():
        raise click.UsageError(
            f"the example is not here ({EXAMPLE}); run the demo from a checkout of the project"
        )
    from migrate.cli.running import run_flow
    from migrate.pipeline import new_run_id

    out.mkdir(parents=True, exist_ok=True)
    context = opened(EXAMPLE, new_run_id(), target or f"duckdb:///{out / 'family.duckdb'}", out / "runs")
    run_flow(context, EXAMPLE, output)
