"""The stages of a run as plain functions: extract, validate, publish, reconcile, and the report of it all.

Flows call them; they know nothing of Prefect.
"""

from migrate.pipeline.context import RunContext, close_run, look, open_run, refuse_processes
from migrate.pipeline.extract import extract
from migrate.pipeline.history import (
    as_they_stand,
    is_published,
    published_run,
    report_again,
    resumable,
    runs,
    stored_report,
)
from migrate.pipeline.patience import patiently
from migrate.pipeline.run import (
    Progressing,
    check,
    new_run_id,
    pieces,
    publish,
    reconcile_run,
    report_of,
    session,
    take_up,
)

__all__ = [
    "Progressing",
    "RunContext",
    "as_they_stand",
    "check",
    "close_run",
    "extract",
    "is_published",
    "look",
    "new_run_id",
    "open_run",
    "patiently",
    "pieces",
    "publish",
    "published_run",
    "reconcile_run",
    "refuse_processes",
    "report_again",
    "report_of",
    "resumable",
    "runs",
    "session",
    "stored_report",
    "take_up",
]
