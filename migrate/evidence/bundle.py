"""The evidence bundle of a run: what is put in, and how it is signed.

README.txt                        what this is, in plain words
SHA256SUMS                        for `sha256sum -c`
project/...                       project file, mappings, suites, copybooks, schemas, code tables
sources.json                      size, SHA-256 and time of every source file, as found now
ledger/chain.jsonl                every entry of the ledger: its SHA-256 is `previous` of the next line
ledger/events/000004-published.json   the body of an entry of this run: its SHA-256 is `body` of its line
ledger/partitions.jsonl           the line of each partition: its SHA-256 stands in the entry `extracted`
ledger/dispositions/SOURCE.csv    what became of each record that was not loaded
ledger/reasons.csv, run.json, policies.json, published.json
results/controls.json, comparisons.json, differences.json, validation.json
decisions.json                    decisions and sign-offs, and which of them hold
reports/...                       the run's pages, JSON and JUnit, as they were written
manifest.json                     in-toto Statement: SHA-256, size and media type of all the above
manifest.dsse.json                DSSE envelope with the signature over the manifest
timestamp.tsr                     RFC 3161 timestamp over that signature
"""

from __future__ import annotations

import csv
import io
import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from migrate.canonical import sha256
from migrate.errors import MigrateError
from migrate.evidence import matters
from migrate.evidence.archive import safe_name
from migrate.evidence.concealment import Concealment
from migrate.evidence.dsse import opened, sealed, statement
from migrate.evidence.project_files import project_files
from migrate.evidence.signers import Signer
from migrate.evidence.timestamp import timestamp
from migrate.ledger import SEALED, Run, disposition_csv
from migrate.project import Project
from migrate.targets import Target
from migrate.targets.rowform import table_digest

__all__ = ["ENVELOPE", "MANIFEST", "STAMP", "SUMS", "Contents", "collect", "manifest", "published_digests"]

MANIFEST, ENVELOPE, STAMP, SUMS = "manifest.json", "manifest.dsse.json", "timestamp.tsr", "SHA256SUMS"
_README = """\
Evidence of run {run} of {project}: {outcome}.

Check it with `migrate verify`, or with unzip, sha256sum and openssl alone:
the manual's page verify-by-hand.md gives the commands.

ledger/chain.jsonl has one line for each entry of the ledger. The SHA-256 of a
line (without its line end) is `previous` of the next; the SHA-256 of the files
in ledger/events is `body` of their lines. The first entry of the run tells the
sources, the project's files, and the versions of the code and what it uses.

ledger/dispositions has a line for each record that was not loaded, by its
number. Personal data is {personal}.{left_out}
"""


@dataclass
class Contents:
    """Members by name, and what the manifest says beside their digests."""

    members: dict[str, bytes] = field(default_factory=dict)
    predicate: dict[str, Any] = field(default_factory=dict)


def published_digests(project: Project, target: Target) -> dict[str, str]:
    """The digest of each published table as its rows are now; "" for one that does not stand as published."""
    return {
        table.name: "" if target.changed(table.name) else table_digest(target.buckets(table))
        for table in project.mappings.tables
    }


def collect(project: Project, target: Target, run: Run, folder: Path, concealment: Concealment) -> Contents:
    """Everything that is known of a run, however it ended; what is missing is said in the manifest.

    Args:
        folder: the run's folder, with its reports.
    """
    found = Contents()
    members = found.members
    chain = target.ledger.chain
    events = chain.events()
    mine = [event for event in events if event.run == run.run]
    left_out: list[dict[str, str]] = []
    for name, content in project_files(project).items():
        members[f"project/{safe_name(name)}"] = content
    members["sources.json"] = _json(_sources(project, left_out))
    members["ledger/chain.jsonl"] = b"".join(event.line + b"\n" for event in events)
    for event in mine:
        members[f"ledger/events/{event.number:06d}-{event.kind}.json"] = event.body.encode()
    seals = chain.seals(run.run)
    sources = sorted({*project.sources, *(source for source, *_ in seals)})  # one may be left out by now
    members["ledger/partitions.jsonl"] = b"".join(body.encode() + b"\n" for _, _, body, _ in seals)
    _dispositions(members, sources, target, run.run, concealment)
    _records(members, project, target, run.run, concealment, left_out)
    line = {name: value for name, value in asdict(run).items() if name != "report"}
    members["ledger/run.json"] = _json(line)
    members["ledger/policies.json"] = _json(
        [
            {"source": s, "field": f, "policy": p, "count": count}
            for (s, f, p), count in target.ledger.policies(run.run).items()
        ]
    )
    tables = _published(members, project, target, run.run, left_out)
    report = _reports(members, run, folder, concealment, left_out)
    _results(members, report)
    now = matters.Now(project.digest, tables)
    members["decisions.json"] = _json(
        {
            "asked_for": list(project.words.sign_off),
            "decisions": [asdict(each) for each in matters.decisions(mine)],
            "sign_offs": [asdict(each) for each in matters.sign_offs(events, run.run, now)],
        }
    )
    number, digest = chain.head()
    found.predicate = {
        "run": run.run,
        "project": project.name,
        "target": target.address,
        "state": run.state,
        "outcome": run.outcome,
        "head": {"entry": number, "sha256": digest},
        "personal_data": concealment.form,
        "left_out": left_out,
        "faults": list(chain.faults()),
    }
    missing = "".join(f"\n\nNot in this bundle: {each['what']}: {each['why']}." for each in left_out)
    members["README.txt"] = _README.format(
        run=run.run, project=project.name, outcome=run.outcome or run.state,
        personal=concealment.form, left_out=missing,
    ).encode()  # fmt: skip
    members[SUMS] = "".join(
        f"{sha256(content)}  {name}\n" for name, content in sorted(members.items())
    ).encode()
    return found


def manifest(contents: Contents, signer: Signer | None, service: str | None) -> dict[str, bytes]:
    """Add the manifest, its signature where there is a signer, and a timestamp where a service is named.

    Raises:
        RetryableError, TerminalError: the timestamp cannot be had.
    """
    members = dict(contents.members)
    subject = [
        {
            "name": name,
            "digest": {"sha256": sha256(content)},
            "mediaType": media_type(name),
            "annotations": {"size": len(content)},
        }
        for name, content in sorted(members.items())
    ]
    members[MANIFEST] = statement("evidence", subject, contents.predicate)
    if signer is not None:
        envelope = sealed(members[MANIFEST], signer)
        members[ENVELOPE] = _json(envelope)
        if service is not None:
            members[STAMP] = timestamp(opened(envelope)[2], service)
    return members


def media_type(name: str) -> str:
    special = {".jsonl": "application/jsonl", ".yaml": "application/yaml", ".yml": "application/yaml"}
    suffix = Path(name).suffix.lower()
    guessed = {
        ".csv": "text/csv",
        ".json": "application/json",
        ".html": "text/html",
        ".xml": "application/xml",
    }
    return special.get(suffix) or guessed.get(suffix) or mimetypes.types_map.get(suffix, "text/plain")


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n").encode(
        "utf-8", "backslashreplace"
    )


def _sources(project: Project, left_out: list[dict[str, str]]) -> dict[str, Any]:
    """The source files as they are now; what cannot be looked at any more is said."""
    found: dict[str, Any] = {}
    for name, connector in project.sources.items():
        try:
            files = connector.files()
        except (MigrateError, OSError) as error:
            left_out.append({"what": f"source {name} as it is now", "why": str(error).rstrip(".")})
            continue
        found[name] = [asdict(file) | {"address": project.shown(file.address)} for file in files]
    return found


def _dispositions(
    members: dict[str, bytes], sources: Sequence[str], target: Target, run: str, concealment: Concealment
) -> None:
    reasons = io.StringIO()
    writer = csv.writer(reasons, lineterminator="\n")
    writer.writerow(("source", "record", "stage", "field", "code", "reason"))
    for source in sources:
        lines = target.ledger.dispositions(run, source)
        heading = ",".join(SEALED).encode() + b"\n"
        members[f"ledger/dispositions/{safe_name(source)}.csv"] = heading + disposition_csv(lines)
        for line in target.ledger.faults(run, source).to_pylist():
            told = concealment.reason(source, line["field"], line["reason"])
            writer.writerow((source, line["record"], line["stage"], line["field"], line["code"], told))
    members["ledger/reasons.csv"] = reasons.getvalue().encode("utf-8", "backslashreplace")


def _records(
    members: dict[str, bytes],
    project: Project,
    target: Target,
    run: str,
    concealment: Concealment,
    left_out: list[dict[str, str]],
) -> None:
    """Place and keyed hash of every quarantined record's bytes, where there is a key to hash with."""
    if concealment.hashed is None:
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("source", "record", "file", "offset", "length", "bytes"))
    for name, connector in project.sources.items():
        try:
            for raw in connector.locate(target.ledger.quarantined_records(run, name).tolist()):
                place = (name, raw.record, project.shown(raw.file), raw.offset, len(raw.bytes))
                writer.writerow((*place, concealment.hashed(raw.bytes)))
        except (MigrateError, OSError) as error:
            left_out.append(
                {"what": f"hashes of the quarantined records of {name}", "why": str(error).rstrip(".")}
            )
    members["ledger/records.csv"] = text.getvalue().encode()


def _published(
    members: dict[str, bytes], project: Project, target: Target, run: str, left_out: list[dict[str, str]]
) -> dict[str, str] | None:
    """What stands published now, and the digest of its rows; None where this run's tables do not stand."""
    with target.begin() as connection:
        standing = target.ledger.published(connection)
    members["ledger/published.json"] = _json({name: asdict(each) for name, each in sorted(standing.items())})
    if not any(each.run == run for each in standing.values()):
        return None
    try:
        digests = published_digests(project, target)
    except MigrateError as error:
        left_out.append({"what": "digests of the published tables", "why": str(error).rstrip(".")})
        return None
    shown = {
        name: {**asdict(each), "digest": digests.get(name, "")} for name, each in sorted(standing.items())
    }
    members["ledger/published.json"] = _json(shown)
    return digests


def _reports(
    members: dict[str, bytes],
    run: Run,
    folder: Path,
    concealment: Concealment,
    left_out: list[dict[str, str]],
) -> Mapping[str, Any] | None:
    """The reports as they were written, unless they show personal data that may not travel."""
    files = {
        each.name: each.read_bytes()
        for each in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if each.is_file()
        and each.suffix in (".html", ".json", ".xml", ".xlsx")
        and not each.name.startswith(".")
    }
    try:
        report = json.loads(files["report.json"]) if "report.json" in files else dict(run.report)
    except ValueError:
        report = dict(run.report)
    if not files:
        left_out.append({"what": "reports", "why": f"the run's folder {folder.name} holds none"})
    if not report:
        return None
    if report.get("personal_data") == "shown" and not concealment.shown:
        why = "they show personal data; say --with-personal-data, or write masked ones"
        left_out.append({"what": "reports and differences", "why": why})
        compared = report.get("reconciliation")
        if compared:
            report = {**report, "reconciliation": {**compared, "differences": []}}
        return {**report, "quarantine": []}
    for name, content in files.items():
        members[f"reports/{safe_name(name)}"] = content
    return report


def _results(members: dict[str, bytes], report: Mapping[str, Any] | None) -> None:
    """The report's figures in files of their own, each short enough to read."""
    if report is None:
        return
    compared = report.get("reconciliation") or {}
    checks = compared.get("checks", [])
    members["results/controls.json"] = _json([each for each in checks if each["level"] == "control"])
    members["results/comparisons.json"] = _json([each for each in checks if each["level"] != "control"])
    members["results/differences.json"] = _json(compared.get("differences", []))
    members["results/validation.json"] = _json(report.get("rules", []))
