"""Earlier runs: which there are, what they reported, and which may be gone on with."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path

from migrate.errors import SourceError, TerminalError, did_you_mean
from migrate.ledger import Run, State
from migrate.pipeline import noting
from migrate.pipeline.compose import headline
from migrate.pipeline.context import RunContext
from migrate.reports import load_report, report_from, write_reports
from migrate.reports.model import Outcome, Reconciliation, RunReport, TrendPoint

__all__ = [
    "as_they_stand",
    "find_run",
    "is_published",
    "published_run",
    "report_again",
    "resumable",
    "rolled_back",
    "runs",
    "stored_report",
    "trend",
    "was_validated",
]


_UNDER_WAY: dict[State, State] = {"running": "interrupted", "validating": "failed"}
"""What a run that says so is when it does not live any more."""


def runs(context: RunContext) -> list[Run]:
    """The project's runs, the newest first; none where the target has no ledger yet."""
    context.target.check()
    if not context.target.exists() or not context.target.ledger.exists():
        return []
    return context.target.ledger.runs(context.project.name)


def as_they_stand(context: RunContext) -> list[Run]:
    """The project's runs as they stand now: one that the ledger has as under way, and that nobody holds the lock
    for, was killed."""
    found = runs(context)
    if any(run.state in _UNDER_WAY for run in found) and not context.target.is_locked():
        found = [dataclasses.replace(run, state=_UNDER_WAY.get(run.state, run.state)) for run in found]
    return found


def find_run(context: RunContext, wanted: str | None) -> Run:
    """The run of that id, or the newest. Raises SourceError when there is none."""
    found = runs(context)
    for run in found:
        if wanted in (None, run.run):
            return run
    where = str(context.project.folder)
    if not found:
        raise SourceError(
            f"{context.project.name} has no run yet in {context.target.address}",
            "Start one with `migrate run`",
            file=where,
        )
    raise SourceError(
        f"there is no run {wanted}", did_you_mean(str(wanted), [run.run for run in found]), file=where
    )


def stored_report(context: RunContext, wanted: str | None) -> RunReport:
    """The report of a run: from its folder, or from the ledger where the folder is gone."""
    run = find_run(context, wanted)
    folder = context.project.runs / run.run
    if (folder / "report.json").exists():
        return load_report(folder)
    if not run.report:
        raise SourceError(
            f"run {run.run} has no report: it is {run.state}",
            "Wait for its end; if it was killed, `migrate resume` it",
        )
    return report_from(run.report)


def published_run(context: RunContext, wanted: str | None) -> RunReport:
    """The report of the run whose tables stand published.

    Raises:
        SourceError: there is no such run.
        TerminalError: the run asked for published nothing, or later runs took its tables' place.
    """
    find_run(context, wanted)
    known = [run.run for run in runs(context)]
    with context.target.begin() as connection:
        published = {each.run for each in context.target.ledger.published(connection).values()}
    standing = [run for run in known if run in published]
    if not standing:
        raise TerminalError(
            f"no run of {context.project.name} has published yet", "Publish one with `migrate run`"
        )
    newest = standing[0]
    if wanted not in (None, newest):
        raise TerminalError(
            f"the tables of run {wanted} do not stand published", f"Reconcile run {newest}, whose tables do"
        )
    return stored_report(context, newest)


def report_again(
    context: RunContext, report: RunReport, reconciliation: Reconciliation, *, unmask: bool = False
) -> Path:
    """Write the run's report with a new reconciliation in it; gives the page.

    Each reconciliation is also kept in a file of its own, so that none takes another's place.
    """
    folder = context.project.runs / report.run
    now = datetime.datetime.now(datetime.UTC)
    folder.mkdir(parents=True, exist_ok=True)
    kept = json.dumps(dataclasses.asdict(reconciliation), ensure_ascii=False, indent=1)
    (folder / f"reconciliation-{now:%Y%m%d-%H%M%S}.json").write_text(kept + "\n", "utf-8")
    outcome, code, words = report.outcome, report.exit_code, report.headline
    plain = headline(report.sources)
    if reconciliation.outcome is Outcome.PASS:
        outcome, code, words = Outcome.PASS, 0, plain
    elif reconciliation.outcome is Outcome.FAIL:
        outcome, code, words = Outcome.FAIL, 5, f"Source and target differ. {plain}"
    else:
        outcome, code = Outcome.ERROR, 1
    new = dataclasses.replace(
        report,
        outcome=outcome,
        exit_code=code,
        headline=words,
        reconciliation=reconciliation,
        personal_data="shown" if unmask else report.personal_data,
    )
    page = write_reports(new, folder)
    noting.reported(dataclasses.replace(context, run=report.run, folder=folder))
    return page


def resumable(context: RunContext, wanted: str | None) -> str:
    """The run to go on with.

    Raises:
        TerminalError: it has ended, its staging tables are not as they were, or the project changed.
    """
    run = find_run(context, wanted)
    if run.run in rolled_back(context):
        raise TerminalError(f"run {run.run} was published and rolled back", "Start anew with `migrate run`")
    if run.state == "finished":
        raise TerminalError(f"run {run.run} is finished", "Start another with `migrate run`")
    anew = "Start anew with `migrate run`"
    project, sources = run.project_digest.partition(" ")[::2]
    if project != context.project.digest:
        raise TerminalError(
            f"the project, a mapping, a suite or a copybook changed since run {run.run} began",
            f"{anew}: a run is of one project",
        )
    if sources != context.digest.partition(" ")[2]:
        raise TerminalError(f"a source changed since run {run.run} began", f"{anew}: a run is of one extract")
    if is_published(context, run.run):
        return run.run
    if run.state == "validating":
        raise TerminalError(f"run {run.run} was to validate only", "Validate again with `migrate validate`")
    if run.state == "failed" or not _has_staging(context, run.run):
        raise TerminalError(f"the staging tables of run {run.run} are gone", anew)
    if was_validated(context, run.run):
        raise TerminalError(
            f"run {run.run} was interrupted while it took records out of its staging tables", anew
        )
    return run.run


def _has_staging(context: RunContext, run: str) -> bool:
    """Whether the staging tables are this run's."""
    turns = context.target.ledger.turns
    with context.target.begin() as connection:
        return turns.exists(connection) and turns.is_of(connection, run)


def rolled_back(context: RunContext) -> dict[str, str]:
    """By run, when its publication was taken back."""
    chain = context.target.ledger.chain
    if not context.target.exists() or not chain.exists():
        return {}
    return {event.run: event.time for event in chain.events() if event.kind == "rolled back"}


REHEARSALS = 20
"""Earlier runs shown beside a run."""


def trend(context: RunContext) -> list[TrendPoint]:
    """The runs of the project that ended before this one began, the oldest first."""
    found = []
    own = context.target.ledger.run(context.run)
    for run in context.target.ledger.runs(context.project.name):
        if run.run == context.run or not run.report or (own and run.started > own.started):
            continue
        try:
            report = report_from(run.report)
        except (TypeError, ValueError):  # written by another version; its own page stands in its folder
            continue
        read = [source for source in report.sources if not source.left_out]
        compared = report.reconciliation
        found.append(
            TrendPoint(
                run.run,
                run.started,
                run.outcome,
                sum(source.records_in for source in read),
                sum(source.loaded for source in read),
                sum(source.quarantined for source in read),
                sum(sum(source.filtered.values()) for source in read),
                compared.differences_total if compared else None,
                report.seconds,
            )
        )
    return found[:REHEARSALS][::-1]


def is_published(context: RunContext, run: str | None = None) -> bool:
    """Whether the tables of this very run, or of the one named, stand published."""
    with context.target.begin() as connection:
        published = context.target.ledger.published(connection).values()
        return any(each.run == (run or context.run) for each in published)


def was_validated(context: RunContext, run: str) -> bool:
    """Whether validation has begun to take records out of the run's staging tables."""
    return not context.target.ledger.stages(run).isdisjoint(("validate", "integrity"))
