"""A run from its first stage to its report, as plain functions that a flow calls one after another."""

from __future__ import annotations

import dataclasses
import datetime
import logging
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import numpy as np
import sqlalchemy as sa

from migrate import __version__
from migrate.errors import BalanceError, MigrateError, RetryableError, ValidationStopped
from migrate.ledger import State
from migrate.lineage import Telling, announced
from migrate.pipeline import noting, progress
from migrate.pipeline.account import refuse_unbalanced, source_reports, staged_records
from migrate.pipeline.compose import headline, quarantined_records, table_reports, versions
from migrate.pipeline.context import RunContext
from migrate.pipeline.history import is_published, trend, was_validated
from migrate.pipeline.patience import patiently
from migrate.pipeline.validate import refuse_broken, validate
from migrate.reconcile import Given, published_records
from migrate.reconcile import reconcile as compare
from migrate.reports import report_from, write_reports
from migrate.reports.model import Outcome, Reconciliation, RuleReport, RunReport, SourceReport, StageReport

__all__ = ["Progressing", "check", "new_run_id", "pieces", "publish", "reconcile_run", "report_of", "session"]

OVER_LIMIT = 4
DIFFERENT = 5


def new_run_id() -> str:
    """A run's name: when it began, and four letters that tell two of one second apart."""
    now = datetime.datetime.now(datetime.UTC)
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


@dataclass
class Progressing:
    """A run as far as it has come; becomes its report."""

    context: RunContext
    started: str
    began: float = field(default_factory=time.monotonic)
    stages: list[StageReport] = field(default_factory=list)
    loaded: dict[str, int] | None = None
    sources: list[SourceReport] = field(default_factory=list)
    rules: list[RuleReport] = field(default_factory=list)
    rows: Mapping[str, int] = field(default_factory=dict)
    reconciliation: Reconciliation | None = None
    error: BaseException | None = None
    over_limit: bool = False
    published: bool = False
    keeps_staging: bool = False
    telling: Telling | None = None
    report: RunReport | None = None

    @contextmanager
    def stage(self, name: str, detail: str = "", total: int | None = None) -> Iterator[None]:
        """Time a stage, also one that fails; `total` is its size in bytes, for progress."""
        progress.stage(name, total)
        began = time.monotonic()
        try:
            yield
        finally:
            self.stages.append(StageReport(name, round(time.monotonic() - began, 3), detail))


@contextmanager
def session(context: RunContext, *, resume: bool = False, until: str = "reconcile") -> Iterator[Progressing]:
    """Hold the project's lock, keep the ledger's line of the run, and write the report however the run ends.

    An interrupted run keeps its staging tables, so that it can be gone on with; one that was to validate
    only does not, for going on would publish.
    """
    target, project = context.target, context.project
    only_validates = until == "validate"
    target.check()
    with target.lock(project.name):
        if not resume:
            told = noting.started(context)  # reads the sources: not while the target waits

            def begin(connection: sa.Connection) -> None:
                target.ledger.start_run(
                    context.run, project.name, context.digest, __version__, told, connection
                )

            # Killed between these lines, no run is left whose staging tables they could be taken for.
            target.ledger.next_turn()
            target.prepare(context.tables, begin)
        else:
            target.ledger.chain.note(context.run, "resumed", {"project_digest": context.digest})
        target.ledger.set_state(context.run, "validating" if only_validates else "running")
        run = target.ledger.run(context.run)
        going = Progressing(context, run.started if run else "")
        if announced() and not only_validates:
            going.telling = Telling(
                project, target.engine.url, context.run, addresses=context.addresses, warn=_warn
            )
            going.telling.begin(going.started, resumed=resume)
        try:
            yield going
        except BaseException as error:
            interrupted = _is_interruption(error)
            going.error = KeyboardInterrupt() if interrupted else error
            may_go_on = (interrupted or isinstance(error, RetryableError)) and not only_validates
            _close(going, state="interrupted" if may_go_on else "failed")
            if interrupted and isinstance(error, Exception):
                raise going.error from None
            raise
        _close(going, state="finished")


def _is_interruption(error: BaseException) -> bool:
    """Ctrl-C or a signal to end; while DuckDB works on a query, it raises an error of its own for it."""
    return not isinstance(error, Exception) or (
        type(error) is RuntimeError and str(error) == "Query interrupted"
    )


def pieces(context: RunContext) -> list[tuple[str, int]]:
    """The partitions that are still to be staged: (source, number)."""
    there = {
        (partition.source, partition.number)
        for partition, _, _ in context.target.ledger.partitions(context.run)
    }
    wanted = [(name, each.number) for name in context.project.sources for each in context.partitions(name)]
    return [each for each in wanted if each not in there]


def check(going: Progressing) -> None:
    """Validate what is staged, quarantine what fails, and refuse what may not go on."""
    for source in going.context.project.sources:
        going.context.refuse_changed(source)
    noting.extracted(going.context)
    going.rules = validate(going.context)
    going.loaded = staged_records(going.context)
    going.sources = source_reports(going.context, going.loaded)
    with going.context.target.begin() as connection:  # what was counted may be another run's by now
        going.context.target.ledger.turns.hold(connection, going.context.run)
    limits = going.context.project.words.limits
    quarantined = sum(source.quarantined for source in going.sources)
    going.over_limit = not limits.allows(quarantined, sum(source.records_in for source in going.sources))
    noting.validated(going.context, going.rules, going.sources, going.over_limit)
    refuse_broken(going.rules)
    refuse_unbalanced(going.sources)


def publish(going: Progressing) -> None:
    """Put the staging tables in place, in one transaction."""
    context = going.context

    def note(connection: sa.Connection) -> None:
        """The ledger's line of each table is written by the target itself."""
        context.target.ledger.turns.hold(connection, context.run)
        noting.published(context, connection)

    going.rows = patiently(
        lambda: context.target.publish(context.tables, note, run=context.run),
        lambda: _published_rows(context) if is_published(context) else None,
    )
    going.published = True
    context.target.ledger.keep_report(context.run, report_of(going, records=False).as_dict())


def take_up(going: Progressing) -> None:
    """Go on after publication: what the ledger and the published tables say takes the place of the earlier stages."""
    context = going.context
    run = context.target.ledger.run(context.run)
    if run is not None and run.report:
        earlier = report_from(run.report)
        going.rules, going.stages = list(earlier.rules), list(earlier.stages)
        going.sources = list(earlier.sources)
    else:  # killed between the publication and the line that says so
        going.loaded = {
            name: count or 0 for name, count in published_records(context.project, context.target).items()
        }
        going.sources = source_reports(context, going.loaded)
    going.rows = _published_rows(context)
    going.published = True


def _published_rows(context: RunContext) -> dict[str, int]:
    with context.target.begin() as connection:
        return {name: each.rows for name, each in context.target.ledger.published(connection).items()}


def reconcile_run(
    context: RunContext, sources: Sequence[SourceReport], *, unmask: bool = False
) -> Reconciliation:
    """Compare the published tables with the sources, read again."""
    excluded = {
        name: context.target.ledger.without_rows(context.run, name) for name in context.project.sources
    }
    unmask = unmask or context.project.words.personal_data == "shown"
    run = context.target.ledger.run(context.run)
    same: bool | None = run is not None and run.project_digest.partition(" ")[0] == context.project.digest
    if not same and any(
        source.name in context.project.left_out and not source.left_out for source in sources
    ):
        same = None
    numbers = {name: np.asarray(records, np.int64) for name, records in excluded.items()}
    quarantined = {
        name: context.target.ledger.quarantined_records(context.run, name)
        for name in context.project.words.reconcile.by
    }
    given = Given(sources, numbers, same, quarantined, context.run)
    found = compare(
        context.project, context.target, given, context.folder, advance=progress.advance, unmask=unmask
    )
    noting.reconciled(context, found)
    return found


def report_of(going: Progressing, *, records: bool = True) -> RunReport:
    """The document of the run as it stands; `records`: with the bytes of the quarantined records."""
    context, project = going.context, going.context.project
    quarantined = sum(source.quarantined for source in going.sources)
    outcome, code, words = _verdict(going)
    unmask = project.words.personal_data == "shown"
    now = datetime.datetime.now(datetime.UTC)
    return RunReport(
        run=context.run,
        project=project.name,
        outcome=outcome,
        headline=words,
        exit_code=code,
        started=going.started,
        ended=now.isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - going.began, 3),
        target=context.target.address,
        stages=going.stages,
        sources=going.sources,
        tables=table_reports(context, going.rows) if going.published else [],
        rules=going.rules,
        quarantine=quarantined_records(context, unmask=unmask) if records else (),
        quarantined_total=quarantined,
        reconciliation=going.reconciliation,
        personal_data=project.words.personal_data,
        allowed=project.words.limits.quarantine,
        versions=versions(),
        trend=trend(context) if records else (),
    )


def _verdict(going: Progressing) -> tuple[Outcome, int, str]:
    """(outcome, exit code, headline)."""
    if going.error is not None:
        return _ended_early(going, going.error)
    words = headline(going.sources)
    if going.over_limit:
        allowed = going.context.project.words.limits.quarantine
        return (
            Outcome.FAIL,
            OVER_LIMIT,
            f"More records are quarantined than the {allowed} allowed, so nothing was published. {words}",
        )
    if going.reconciliation is None and going.published:
        return Outcome.NOT_COMPARED, 1, f"Published, and not yet compared with the sources. {words}"
    if going.reconciliation is None:
        return Outcome.PASS, 0, words
    if going.reconciliation.outcome is Outcome.PASS:
        return Outcome.PASS, 0, words
    if going.reconciliation.outcome is Outcome.FAIL:
        return Outcome.FAIL, DIFFERENT, f"Source and target differ. {words}"
    return Outcome.ERROR, 1, f"A comparison could not be made. {words}"


def _ended_early(going: Progressing, error: BaseException) -> tuple[Outcome, int, str]:
    why = str(error) or type(error).__name__
    stands = "The published tables are as they were."
    remedy = ""
    if going.published:
        stands = "The tables of this run are published, but were not compared with the sources."
        remedy = " Compare them with `migrate reconcile`."
    elif isinstance(error, (KeyboardInterrupt, RetryableError)):
        remedy = " Start again with `migrate run`."
        if going.keeps_staging:
            remedy = " Go on with `migrate resume`, or start again with `migrate run`."
    if isinstance(error, KeyboardInterrupt):
        why = "The run was interrupted."
    outcome = Outcome.FAIL if isinstance(error, (BalanceError, ValidationStopped)) else Outcome.ERROR
    return outcome, getattr(error, "exit_code", 1), f"{why} {stands}{remedy}"


def _close(going: Progressing, state: State) -> None:
    """Write the report and the ledger's last line; an error here never hides the one that ended the run."""
    context, ledger = going.context, going.context.target.ledger
    try:
        going.published = going.published or is_published(context)
        going.keeps_staging = state == "interrupted" and not was_validated(context, context.run)
        report = going.report = _last_report(going)
        try:
            write_reports(report, context.folder)
            noting.reported(context)
        finally:
            light = dataclasses.replace(report, quarantine=())
            ledger.finish_run(context.run, state, report.outcome.value, light.as_dict())
            if not going.published and not going.keeps_staging:
                _clear(context)
            if going.telling is not None:
                going.telling.end(_told(report, state), report.ended, going.rows, report.headline)
    except (MigrateError, OSError, sa.exc.SQLAlchemyError):
        if going.error is None:
            raise


def _clear(context: RunContext) -> None:
    """Drop the staging tables, unless they are another run's by now."""
    with context.target.begin() as connection:
        if context.target.ledger.turns.is_of(connection, context.run):
            context.target.drop_staging()


def _told(report: RunReport, state: State) -> str:
    """How the run ended, in OpenLineage's words."""
    if state == "interrupted":
        return "ABORT"
    return "COMPLETE" if report.outcome is Outcome.PASS else "FAIL"


def _warn(text: str) -> None:
    logging.getLogger("migrate").warning(text)


def _last_report(going: Progressing) -> RunReport:
    """The report of a run that ends; of one that failed, as much as the sources still tell."""
    if going.error is None:
        return report_of(going)
    with suppress(MigrateError, OSError):
        going.sources = going.sources or source_reports(going.context, going.loaded)
        return report_of(going)
    return report_of(going, records=False)
