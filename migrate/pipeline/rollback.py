"""Taking the latest publication back, and giving up that it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from migrate.errors import TerminalError
from migrate.pipeline.context import RunContext
from migrate.pipeline.history import find_run, runs
from migrate.targets.base import Restored
from migrate.versions import Former, Publication

__all__ = ["Rollback", "former_versions", "prune", "rollback"]

_ANEW = "Publish anew with `migrate run`"


@dataclass(frozen=True)
class Rollback:
    """A publication that was taken back: whose it was, and what stands now."""

    run: str
    tables: Sequence[Restored]


def rollback(context: RunContext, wanted: str | None) -> Rollback:
    """Put back what stood published before the latest publication.

    Args:
        wanted: the run whose publication is to be taken back; None for the latest.

    Raises:
        RunLocked: a run is under way.
        SourceError: there is no such run.
        TerminalError, TargetError: there is nothing to go back to, or something was changed since.
    """
    _refuse_others(context)
    find_run(context, wanted)
    with context.target.lock(context.project.name):
        publication, former = _latest(context)
        if wanted not in (None, publication.run):
            raise TerminalError(
                f"run {wanted} is not the latest publication: that is run {publication.run}",
                f"Only the latest publication can be taken back. {_ANEW}",
            )
        _refuse(publication, former)
        digests = _compared(context, publication.run)

        def note(connection: sa.Connection, tables: Sequence[Restored]) -> None:
            body = {"schema": context.target.schema, "tables": [asdict(each) for each in tables]}
            context.target.ledger.chain.append(connection, publication.run, "rolled back", body)

        return Rollback(publication.run, context.target.rollback(publication.run, digests, note))


def former_versions(context: RunContext) -> tuple[Publication, list[Former]]:
    """The latest publication, and what is kept of the one before.

    Raises:
        SourceError: the project has no run yet.
        TerminalError: nothing was published with former versions yet.
        TargetError: this target keeps none.
    """
    _refuse_others(context)
    find_run(context, None)
    publication, former = _latest(context)
    return publication, [each for each in former if each.digest]


def prune(context: RunContext) -> tuple[Publication, list[Former]]:
    """Drop what is kept of the publication before the latest, and say what it was. Raises as `former_versions`."""
    with context.target.lock(context.project.name):
        publication, former = former_versions(context)
        if former:

            def note(connection: sa.Connection) -> None:
                dropped = {each.table: {"run": each.run, "rows": each.rows} for each in former}
                body = {"schema": context.target.schema, "tables": dropped}
                context.target.ledger.chain.append(connection, publication.run, "pruned", body)

            context.target.prune(note)
        return publication, former


def _latest(context: RunContext) -> tuple[Publication, list[Former]]:
    versions = context.target.ledger.versions
    with context.target.begin() as connection:
        there = versions.exist(connection)
        publication = versions.publication(connection) if there else None
        former = versions.former(connection) if there else []
    if publication is None:
        raise TerminalError(f"nothing of {context.project.name} was published that can be taken back", _ANEW)
    if publication.run not in {run.run for run in runs(context)}:
        raise TerminalError(
            f"the latest publication in schema {context.target.schema} is run {publication.run} of another "
            "project",
            "Call the command in the folder of that project",
        )
    return publication, former


def _refuse_others(context: RunContext) -> None:
    """Raise TargetError, by the target's own word, where it keeps no former versions."""
    if not context.target.keeps_former:
        context.target.prune(lambda _: None)


def _refuse(publication: Publication, former: Sequence[Former]) -> None:
    """Raise TerminalError where there is nothing to go back to."""
    when = publication.moment[:16].replace("T", " ")
    if publication.state == "rolled back":
        reason = f"run {publication.run} was rolled back on {when} UTC; only one former version is kept"
    elif publication.state == "pruned":
        reason = f"the version before run {publication.run} was dropped by `migrate prune` on {when} UTC"
    elif not all(each.digest for each in former):
        reason = f"the version before run {publication.run} was published before former versions were kept"
    else:
        return
    raise TerminalError(f"there is no former version: {reason}", _ANEW)


def _compared(context: RunContext, run: str) -> dict[str, str]:
    """By table, the digest of the rows that the run published, as its first comparison found them."""
    for event in context.target.ledger.chain.events(run):
        if event.kind == "reconciled" and event.told["digests"]:
            return {str(name): str(digest) for name, digest in event.told["digests"].items()}
    raise TerminalError(
        f"run {run} was not compared with its sources, so nothing tells whether its tables were changed since",
        "Compare it with `migrate reconcile`, which notes the digests, and roll back then",
    )
