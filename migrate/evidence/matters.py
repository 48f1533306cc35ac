"""What people must decide before they sign, what they decided, and which sign-offs hold: told from entries alone.

An open matter is a comparison that did not end in PASS, a rule that could not run, more quarantined records
than allowed, or a run that ended early. A decision covers a matter as it stood: with other figures it is
another matter. A sign-off binds the run's digests, and is void when data, project or a decision changes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from migrate.canonical import Event, canonical, sha256
from migrate.evidence.dsse import (
    Unsound,
    fingerprint,
    opened,
    pem_of,
    public_key,
    read_statement,
    sealed,
    signed_by,
    statement,
)  # fmt: skip
from migrate.evidence.signers import Signer

__all__ = [
    "Decision",
    "Matter",
    "Now",
    "SignOff",
    "decision",
    "decisions",
    "missing_roles",
    "open_matters",
    "sign_off",
    "sign_offs",
    "uncovered",
]

OVER_LIMIT = 4


@dataclass(frozen=True)
class Matter:
    """Something that is not in order: `subject` names it, `words` says how it stands."""

    subject: str
    outcome: str
    words: str

    @property
    def id(self) -> str:
        """Short name for the command line."""
        return sha256(self.subject.encode())[:8]

    @property
    def digest(self) -> str:
        return sha256(canonical(dataclasses.asdict(self)))


@dataclass(frozen=True)
class Decision:
    """Somebody approved or rejected a matter; `fault` says why it does not count, or ""."""

    number: int
    time: str
    subject: str
    digest: str
    verdict: str
    reason: str
    person: str
    key: str
    fault: str = ""


@dataclass(frozen=True)
class SignOff:
    """Somebody signed a run in a role; `void` says why it no longer counts, or ""."""

    number: int
    time: str
    role: str
    person: str
    key: str
    void: str = ""
    subjects: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Now:
    """How things stand now: None where nobody looked."""

    project: str | None = None
    tables: Mapping[str, str] | None = None


def open_matters(report: Mapping[str, Any]) -> list[Matter]:
    """The open matters of a run, from its report."""
    found = []
    if report["exit_code"] == OVER_LIMIT:
        found += [
            Matter(
                f"quarantine/{source['name']}",
                "FAIL",
                f"{source['quarantined']} records, {report['allowed']} allowed",
            )
            for source in report["sources"]
            if source["quarantined"]
        ]
    compared = report["reconciliation"]
    for check in compared["checks"] if compared else ():
        if check["outcome"] != "PASS":
            figures = (
                f"source {check['source']}, target {check['target']}"
                if check["source"] or check["target"]
                else ""
            )
            words = "; ".join(each for each in (figures, check["detail"]) if each)
            found.append(
                Matter(f"{check['level']}/{check['subject']}/{check['name']}", check["outcome"], words)
            )
    for rule in report["rules"]:
        if rule["outcome"] == "ERROR":
            subject = f"validation/{rule['suite']}/{rule['table']}/{rule['rule']}"
            found.append(Matter(subject, "ERROR", rule["message"]))
    if compared is None and not found:
        outcome = "NOT COMPARED" if report["outcome"] == "PASS" else report["outcome"]
        found.append(Matter("run", outcome, report["headline"]))
    return found


def decision(
    run: str, matter: Matter, verdict: str, reason: str, person: str, signer: Signer
) -> dict[str, Any]:
    """The body of the entry `decided`."""
    told = {"run": run, "subject": matter.subject, "verdict": verdict, "reason": reason, "person": person}
    subject = [{"name": matter.subject, "digest": {"sha256": matter.digest}}]
    envelope = sealed(statement("decision", subject, told), signer)
    return {
        **told,
        "matter": dataclasses.asdict(matter),
        "key": pem_of(signer.public_key),
        "envelope": envelope,
    }


def decisions(events: Iterable[Event]) -> list[Decision]:
    """Every decision of a run, in order."""
    found = []
    for event in events:
        if event.kind == "decided":
            told = event.told
            subjects, key, fault = _sound(event, "decision", ("subject", "verdict", "reason", "person"))
            digest = subjects.get(told.get("subject", ""), "")
            subject, verdict, reason, person = (
                str(told.get(name, "")) for name in ("subject", "verdict", "reason", "person")
            )
            place = (event.number, event.time)
            found.append(Decision(*place, subject, digest, verdict, reason, person, key, fault))
    return found


def uncovered(matters: Sequence[Matter], made: Sequence[Decision]) -> list[Matter]:
    """The matters without an approval of just this; the newest decision on a subject counts."""
    newest = {each.subject: each for each in made if not each.fault}
    return [
        matter
        for matter in matters
        if (last := newest.get(matter.subject)) is None
        or last.verdict != "approved"
        or last.digest != matter.digest
    ]


def sign_off(
    run: str, role: str, person: str, subjects: Mapping[str, str], entry: int, signer: Signer
) -> dict[str, Any]:
    """The body of the entry `signed`.

    Args:
        subjects: by name, the SHA-256 of project, sources, ledger, report and each published table.
        entry: the number of the newest entry of the chain, whose digest is that of `ledger`.
    """
    told = {"run": run, "role": role, "person": person, "entry": entry}
    subject = [{"name": name, "digest": {"sha256": digest}} for name, digest in sorted(subjects.items())]
    envelope = sealed(statement("sign-off", subject, told), signer)
    return {**told, "key": pem_of(signer.public_key), "envelope": envelope}


def sign_offs(events: Sequence[Event], run: str, now: Now | None = None) -> list[SignOff]:
    """Every sign-off of a run with what voids it.

    Args:
        events: the entries of the chain, those of other runs too (their bodies are not looked at).
        now: how project and tables stand, to see whether they changed since.
    """
    found = []
    for event in events:
        if event.run == run and event.kind == "signed":
            told = event.told
            subjects, key, fault = _sound(event, "sign-off", ("role", "person", "entry"))
            void = fault or _void(event, subjects, events, now or Now())
            role, person = str(told.get("role", "")), str(told.get("person", ""))
            found.append(SignOff(event.number, event.time, role, person, key, void, subjects))
    return found


def missing_roles(signed: Sequence[SignOff], roles: Sequence[str]) -> list[str]:
    """The roles that nobody has signed in, or only somebody who signed in another."""
    missing, people, keys = [], set(), set()
    for role in roles:
        valid = [each for each in signed if each.role == role and not each.void]
        other = [each for each in valid if each.person.casefold() not in people and each.key not in keys]
        if not other:
            missing.append(role)
            continue
        people.add(other[-1].person.casefold())
        keys.add(other[-1].key)
    return missing


def _void(event: Event, subjects: Mapping[str, str], events: Sequence[Event], now: Now) -> str:
    entry = event.told.get("entry")
    if not any(each.number == entry and each.digest == subjects.get("ledger") for each in events):
        return "it names an entry of the ledger that is not there"
    tables = {
        name.removeprefix("table "): digest for name, digest in subjects.items() if name.startswith("table ")
    }
    for later in events:
        if later.number <= int(str(entry)) or later.number == event.number:
            continue
        if later.run == event.run and later.kind == "decided":
            return f"a decision was made after it (entry {later.number})"
        if later.run == event.run and later.kind == "reconciled":
            told = later.told
            earlier = [each for each in events if each.kind == "reconciled" and each.run == event.run]
            before = [each.told for each in earlier if each.number <= int(str(entry))]
            if told["digests"] != tables or not before or told["checks"] != before[-1]["checks"]:
                return f"a later comparison found other data (entry {later.number})"
        if later.kind == "published" and tables:
            return f"run {later.run} published after it (entry {later.number})"
        if later.kind == "rolled back" and tables:
            return f"run {later.run} was rolled back after it (entry {later.number})"
    if now.project is not None and now.project != subjects.get("project"):
        return "the project, a mapping, a suite or a copybook changed after it"
    if now.tables is not None:
        changed = sorted(name for name, digest in tables.items() if now.tables.get(name) != digest)
        if changed:
            return f"the published data changed after it: {', '.join(changed)}"
    return ""


def _sound(event: Event, kind: str, words: Sequence[str]) -> tuple[dict[str, str], str, str]:
    """(the statement's subjects, fingerprint of the key, why it does not count or "")."""
    told = event.told
    try:
        key = public_key(str(told.get("key", "")).encode())
        payload, keyid, signature = opened(told.get("envelope"))
        if keyid != fingerprint(key) or not signed_by(key, payload, signature):
            raise Unsound("is not by the key beside it")
        document = read_statement(payload, kind)
        predicate = document["predicate"]
        if predicate.get("run") != event.run or any(predicate.get(each) != told.get(each) for each in words):
            raise Unsound("is over other words than those beside it")
        subjects = {str(each["name"]): str(each["digest"]["sha256"]) for each in document["subject"]}
    except (Unsound, KeyError, TypeError) as error:
        return {}, "", f"its signature {error}"
    return subjects, fingerprint(key), ""
