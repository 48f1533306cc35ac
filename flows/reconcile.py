"""The flow that compares the published tables with the sources, read again."""

from __future__ import annotations

import dataclasses

from prefect import flow, runtime
from prefect.logging import get_run_logger

from flows.run import NotReconciled
from migrate import pipeline
from migrate.reports.model import Outcome

__all__ = ["reconcile_project"]


@flow(name="migrate-reconcile", persist_result=False, validate_parameters=False)
def reconcile_project(folder: str) -> None:
    """Reconcile the run whose tables stand published, and write its report again.

    Raises:
        MigrateError: nothing is published, or source or target cannot be read.
        NotReconciled: source and target differ, or could not be compared.
    """
    opened = str(runtime.flow_run.name)
    context = pipeline.open_run(folder, opened)
    try:
        report = pipeline.published_run(context, None)
        context = dataclasses.replace(context, run=report.run, folder=context.project.runs / report.run)
        found = pipeline.reconcile_run(context, report.sources)
        page = pipeline.report_again(context, report, found)
    finally:
        pipeline.close_run(folder, opened)
    get_run_logger().info(
        "run %s: %s, %s rows, %s. Report: %s",
        report.run, found.outcome.value, f"{found.rows_compared:,}", found.coverage, page,
    )  # fmt: skip
    if found.outcome is not Outcome.PASS:
        code = 5 if found.outcome is Outcome.FAIL else 1
        raise NotReconciled(code, f"Reconciliation of run {report.run} ended with {found.outcome.value}")
