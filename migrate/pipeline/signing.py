"""Decisions and sign-offs of a run: what must hold before one is written into the ledger's chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from migrate.canonical import Event
from migrate.errors import TerminalError, did_you_mean
from migrate.evidence import matters
from migrate.evidence.bundle import published_digests
from migrate.evidence.dsse import fingerprint
from migrate.evidence.matters import Decision, Matter, SignOff
from migrate.evidence.signers import Signer
from migrate.ledger import Run
from migrate.pipeline.context import RunContext
from migrate.pipeline.history import find_run, stored_report

__all__ = ["Standing", "decide", "missing_roles", "sign", "sign_offs", "signed_runs", "standing"]


@dataclass(frozen=True)
class Standing:
    """How a run stands: its open matters, those without an approval, decisions, sign-offs, roles not signed in."""

    run: Run
    matters: list[Matter]
    uncovered: list[Matter]
    decisions: list[Decision]
    sign_offs: list[SignOff]
    missing: list[str]


def standing(context: RunContext, wanted: str | None) -> Standing:
    """How a run stands as to decisions and sign-offs; the published tables are read where somebody signed.

    Raises:
        SourceError: there is no such run, or it has no report.
        TerminalError: its ledger keeps no chain.
    """
    run = find_run(context, wanted)
    events = _events(context)
    mine = [event for event in events if event.run == run.run]
    open_ = matters.open_matters(stored_report(context, run.run).as_dict())
    made = matters.decisions(mine)
    signed = sign_offs(context, run, events)
    return Standing(run, open_, matters.uncovered(open_, made), made, signed, missing_roles(context, signed))


def sign_offs(context: RunContext, run: Run, events: list[Event]) -> list[matters.SignOff]:
    """The sign-offs of a run, held against project and published tables as they are now."""
    if not any(event.run == run.run and event.kind == "signed" for event in events):
        return []
    tables = _tables(context, run.run)
    return matters.sign_offs(events, run.run, matters.Now(context.project.digest, tables or None))


def signed_runs(context: RunContext, runs: Sequence[Run]) -> dict[str, list[matters.SignOff]]:
    """By run, the sign-offs of those that somebody signed; none where the ledger keeps no chain."""
    if not runs or not context.target.ledger.chain.exists():
        return {}
    events = context.target.ledger.chain.events()
    found = {run.run: sign_offs(context, run, events) for run in runs}
    return {name: signed for name, signed in found.items() if signed}


def missing_roles(context: RunContext, signed: list[matters.SignOff]) -> list[str]:
    """The roles that the project asks for and that nobody has signed in."""
    return matters.missing_roles(signed, context.project.words.sign_off)


def decide(
    context: RunContext,
    wanted: str | None,
    subject: str,
    verdict: str,
    reason: str,
    person: str,
    signer: Signer,
) -> matters.Matter:
    """Write a decision on an open matter into the chain.

    Args:
        subject: the matter, by its id or its whole name.
        verdict: approved or rejected.
    """
    stands = standing(context, wanted)
    found = next((each for each in stands.matters if subject in (each.id, each.subject)), None)
    if found is None:
        remedy = did_you_mean(subject, [each.subject for each in stands.matters])
        raise TerminalError(
            f"run {stands.run.run} has no open matter '{subject}'", remedy or "It has none at all"
        )
    body = matters.decision(stands.run.run, found, verdict, reason, person, signer)
    context.target.ledger.chain.note(stands.run.run, "decided", body)
    return found


def sign(context: RunContext, wanted: str | None, role: str, person: str, signer: Signer) -> dict[str, str]:
    """Write a sign-off of a run into the chain; gives what it is bound to, by name.

    Raises:
        TerminalError: the run may not be signed, or not by this person in this role; the reason says why.
    """
    stands = standing(context, wanted)
    run = stands.run
    events = _events(context)
    _refuse_person(context, stands, role, person, fingerprint(signer.public_key))
    if run.state not in ("finished", "failed"):
        raise TerminalError(
            f"run {run.run} is {run.state}, so there is nothing to sign yet", "Finish it first"
        )
    if stands.uncovered:
        first = stands.uncovered[0]
        count = len(stands.uncovered)
        raise TerminalError(
            f"{count} open matters of run {run.run} are covered by no approved decision, "
            f"such as {first.id} {first.subject}: {first.outcome}, {first.words}",
            "Look at them with `migrate decide`, and decide each",
        )
    project, sources = run.project_digest.split(" ")
    if project != context.project.digest:
        raise TerminalError(
            f"the project, a mapping, a suite or a copybook changed since run {run.run}",
            "Run again; a sign-off is of one project",
        )
    told = [event for event in events if event.run == run.run]
    tables = _tables(context, run.run)
    compared: dict[str, str] = next((e.told["digests"] for e in reversed(told) if e.kind == "reconciled"), {})
    changed = sorted(name for name in {*compared, *tables} if compared.get(name) != tables.get(name))
    if changed:
        raise TerminalError(
            f"the published data is not what was compared: {', '.join(changed)}",
            "Compare again with `migrate reconcile`, or run again",
        )
    reported: dict[str, str] = next((e.told["files"] for e in reversed(told) if e.kind == "reported"), {})
    number, digest = events[-1].number, events[-1].digest
    subjects = {"project": project, "sources": sources, "ledger": digest}
    if "report.json" in reported:
        subjects["report.json"] = reported["report.json"]
    subjects |= {f"table {name}": each for name, each in tables.items()}
    body = matters.sign_off(run.run, role, person, subjects, number, signer)
    context.target.ledger.chain.note(run.run, "signed", body)
    return subjects


def _events(context: RunContext) -> list[Event]:
    chain = context.target.ledger.chain
    if not chain.exists():
        raise TerminalError(
            "the ledger keeps no chain: it was made by an earlier version", "Run the project again",
            file=context.target.address,
        )  # fmt: skip
    faults = list(chain.faults())
    if faults:
        raise TerminalError(
            f"the ledger is not as it was written: {faults[0]}",
            "Find out who changed it; nothing is signed on such a ledger",
            file=context.target.address,
        )
    return chain.events()


def _tables(context: RunContext, run: str) -> dict[str, str]:
    """Digests of the published tables as they are now, where they are this run's."""
    with context.target.begin() as connection:
        published: Any = context.target.ledger.published(connection)
    if not any(each.run == run for each in published.values()):
        return {}
    return published_digests(context.project, context.target)


def _refuse_person(context: RunContext, stands: Standing, role: str, person: str, key: str) -> None:
    roles = context.project.words.sign_off
    if roles and role not in roles:
        raise TerminalError(f"the project asks for no sign-off as {role}", did_you_mean(role, roles))
    for each in stands.sign_offs:
        same = each.person.casefold() == person.casefold() or each.key == key
        if not each.void and same and (each.role == role or len(roles) > 1):
            raise TerminalError(
                f"{each.person} has signed run {stands.run.run} as {each.role}, by key {each.key[:19]}…",
                "Another person signs with a key of their own" if each.role != role else "",
            )
