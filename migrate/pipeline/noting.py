"""What each stage of a run tells the ledger's chain."""

from __future__ import annotations

import hashlib
import logging
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import migrate
from migrate.canonical import canonical, sha256
from migrate.errors import TargetReadOnly
from migrate.evidence.project_files import project_digests
from migrate.ledger import LATE, disposition_digest
from migrate.pipeline.context import RunContext
from migrate.reports.model import Reconciliation, RuleReport, SourceReport

__all__ = ["extracted", "published", "reconciled", "reported", "started", "validated"]

_CODE = ("connectors", "flows", "mappings", "migrate", "validation")


def started(context: RunContext) -> dict[str, Any]:
    """The sources as they are when the run begins, the project's files, and the code that will do it."""
    project = context.project
    return {
        "target": context.target.address,
        "schema": project.schema,
        "limits": project.words.limits.quarantine,
        "sign_off": list(project.words.sign_off),
        "sources": {
            name: [asdict(file) | {"address": project.shown(file.address)} for file in context.files(name)]
            for name in project.sources
        },
        "left_out": dict(project.left_out),
        "project_files": project_digests(project),
        "code": {"version": migrate.__version__, "sha256": _code_digest()},
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": {each.name: each.version for each in sorted(distributions(), key=lambda d: d.name)},
    }


def extracted(context: RunContext) -> None:
    """List the seals of all partitions: what was staged is fixed from here on."""
    chain = context.target.ledger.chain
    seals = chain.seals(context.run)
    with context.target.begin() as connection:
        chain.append(
            connection,
            context.run,
            "extracted",
            {"partitions": [[s, n, digest] for s, n, _, digest in seals]},
        )


def validated(
    context: RunContext, rules: Sequence[RuleReport], sources: Sequence[SourceReport], over_limit: bool
) -> None:
    """The dispositions of all records, final from here on, and what every rule found."""
    ledger = context.target.ledger
    late = {name: ledger.dispositions(context.run, name, LATE) for name in context.project.sources}
    body = {
        "sources": {
            each.name: {
                "records": each.records_in,
                "loaded": each.loaded,
                "quarantined": each.quarantined,
                "filtered": dict(each.filtered),
                "header": each.header,
                "trailer": each.trailer,
                "late": disposition_digest(late[each.name]),
            }
            for each in sources
            if not each.left_out
        },
        "rules": {"count": len(rules), "sha256": sha256(canonical([asdict(rule) for rule in rules]))},
        "over_limit": over_limit,
    }
    ledger.chain.note(context.run, "validated", body)


def published(context: RunContext, connection: sa.Connection) -> None:
    """The tables that now stand published by this run; in the transaction that puts them in place."""
    ledger = context.target.ledger
    tables = {
        name: {"rows": each.rows, "columns": each.columns}
        for name, each in ledger.published(connection).items()
        if each.run == context.run
    }
    ledger.chain.append(
        connection, context.run, "published", {"schema": context.target.schema, "tables": tables}
    )


def reconciled(context: RunContext, found: Reconciliation) -> None:
    """The outcome of a comparison, and the digest of each published table that it saw."""
    body = {
        "outcome": found.outcome.value,
        "checks": found.by_outcome(),
        "rows_compared": found.rows_compared,
        "columns_compared": found.columns_compared,
        "coverage": found.coverage,
        "differences": found.differences_total,
        "digests": dict(found.digests),
        "document": sha256(canonical(asdict(found))),
    }
    _note_where_allowed(context, "reconciled", body)


def reported(context: RunContext) -> None:
    """The digest of every report as it was written."""
    files = {each.name: _digest(each) for each in sorted(context.folder.iterdir()) if _is_report(each)}
    _note_where_allowed(context, "reported", {"files": files})


def _note_where_allowed(context: RunContext, kind: str, body: Mapping[str, Any]) -> None:
    """An auditor compares with a user who may only read: then the ledger does not hear of it, and they are told."""
    try:
        context.target.ledger.chain.note(context.run, kind, body)
    except TargetReadOnly as error:
        text = f"The ledger does not note that the run was {kind}: {error.reason}."
        logging.getLogger("migrate").warning(text)


def _is_report(path: Path) -> bool:
    return (
        path.is_file()
        and not path.name.startswith(".")
        and path.suffix in (".html", ".json", ".xml", ".xlsx")
    )


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@cache
def _code_digest() -> str:
    """SHA-256 over the framework's own modules: path and content of each, by path."""
    root = Path(migrate.__file__).parents[1]
    found: dict[str, str] = {}
    for package in _CODE:
        for path in sorted((root / package).rglob("*.py")):
            found[str(path.relative_to(root))] = _digest(path)
    return sha256(canonical(found))
