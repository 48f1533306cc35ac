"""Level 1: every byte and every record of every source has exactly one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.base import SourceFile, Tally
from migrate.reports.model import Check, Outcome, SourceReport

__all__ = ["accounting_checks", "balances"]


def balances(source: SourceReport) -> bool:
    """records in = loaded + quarantined + filtered + header + trailer."""
    parts = (
        source.loaded + source.quarantined + sum(source.filtered.values()) + source.header + source.trailer
    )
    return source.records_in == parts


def accounting_checks(
    sources: Sequence[SourceReport],
    tallies: Mapping[str, Tally],
    files: Mapping[str, Sequence[SourceFile]],
    loaded: Mapping[str, int | None],
) -> list[Check]:
    """Compare what the run noted of each source with what is there now.

    Args:
        sources: what the run noted when it read them.
        tallies: what reading them again gave.
        files: the sources' files as they are now.
        loaded: by source, the records that the published tables hold rows of; None where they cannot tell.
    """
    checks = []
    for source in sources:
        if source.left_out:
            checks.append(
                Check("accounting", source.name, "records", Outcome.NOT_COMPARED, detail=source.left_out)
            )
            continue
        if source.name not in files:
            detail = "the source was part of the run and cannot be read here"
            checks.append(Check("accounting", source.name, "records", Outcome.NOT_COMPARED, detail=detail))
            continue
        tally = tallies.get(source.name, Tally())
        now = files[source.name]
        size = sum(file.bytes for file in now)
        before = {str(file["address"]): str(file["sha256"]) for file in source.files}
        after = {file.address: file.sha256 for file in now}
        parts = [
            f"{source.loaded:,} loaded",
            f"{source.quarantined:,} quarantined",
            *(f"{count:,} filtered by {rule}" for rule, count in source.filtered.items()),
            f"{source.header:,} header",
            f"{source.trailer:,} trailer",
        ]
        in_sum = (
            source.loaded
            + source.quarantined
            + sum(source.filtered.values())
            + source.header
            + source.trailer
        )
        checks += [
            _same(source.name, "records = sum of dispositions", source.records_in, in_sum, " + ".join(parts)),
            _same(
                source.name,
                "records read again",
                source.records_in,
                tally.records,
                "the second reading found as many records",
            ),
            _rows_check(source, loaded.get(source.name, 0)),
            _same(
                source.name,
                "bytes = records + framing + header + trailer",
                size,
                tally.bytes,
                f"{tally.record_bytes:,} in records, {tally.control_bytes:,} framing them, "
                f"{tally.header_bytes:,} before and {tally.trailer_bytes:,} after",
            ),
        ]
        if any(after.values()):
            detail = "SHA-256 of every file, at extraction and now"
            checks.append(
                Check(
                    "accounting",
                    source.name,
                    "unchanged since extraction",
                    Outcome.PASS if before == after else Outcome.FAIL,
                    _digests(before),
                    _digests(after),
                    detail,
                )
            )
        else:
            detail = "a database table has no digest of its own; its rows are compared below"
            checks.append(
                Check(
                    "accounting",
                    source.name,
                    "unchanged since extraction",
                    Outcome.NOT_COMPARED,
                    detail=detail,
                )
            )
    return checks


def _same(subject: str, name: str, source: int, target: int, detail: str) -> Check:
    outcome = Outcome.PASS if source == target else Outcome.FAIL
    return Check("accounting", subject, name, outcome, str(source), str(target), detail)


def _rows_check(source: SourceReport, loaded: int | None) -> Check:
    name = "records with rows in the target"
    if loaded is None:
        detail = "several tables share the records; their rows are compared below"
        return Check("accounting", source.name, name, Outcome.NOT_COMPARED, detail=detail)
    return _same(source.name, name, source.loaded, loaded, "counted in the published tables")


def _digests(files: Mapping[str, str]) -> str:
    return " ".join(digest[:16] for _, digest in sorted(files.items()))
