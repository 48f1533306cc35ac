"""Level 1: every byte and every record of every source has exactly one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from connectors.base import SourceFile, Tally
from migrate.reports.model import Check, CutOff, Outcome, SourceReport

__all__ = ["accounting_checks", "balances", "cut_off"]

PLACES = 5
"""Places named in a check that failed; all are counted."""
STATED = ("bytes", "sha256", "modified")


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
        checks += _by_partition(source)
        if any(after.values()):
            detail = _changes(before, after)
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


def _by_partition(source: SourceReport) -> list[Check]:
    """The same sums a partition and a file; a failed check says where."""
    if not source.partitions:
        return []
    expected, gaps, over = 1, [], []
    for each in source.partitions:
        if each.first_record != expected:
            gaps.append(f"partition {each.number} begins with record {each.first_record:,}, not {expected:,}")
        if each.loaded < 0:
            over.append(f"partition {each.number}: {-each.loaded:,} records in two dispositions")
        expected = each.first_record + each.records
    placed: Counter[str] = Counter()
    for each in source.partitions:
        placed.update(each.dispositions)
    wanted = {
        "quarantined": source.quarantined,
        "filtered": sum(source.filtered.values()),
        "header": source.header,
        "trailer": source.trailer,
    }
    over += [
        f"{abs(count - placed[word]):,} {word} records in no partition or in several"
        for word, count in wanted.items()
        if count != placed[word]
    ]
    loaded = sum(each.loaded for each in source.partitions)
    if loaded != source.loaded:
        over.append(f"{source.loaded:,} records are loaded, and the partitions leave {loaded:,}")
    pieces = f"{len(source.partitions):,} partition{'s' if len(source.partitions) > 1 else ''}"
    found = [
        _placed(
            source.name, "partitions without gap or overlap", gaps, f"{pieces}, records 1 to {expected - 1:,}"
        ),
        _placed(source.name, "records balance in every partition", over, pieces),
    ]
    sizes: Counter[str] = Counter()
    for each in source.partitions:
        sizes[each.file] += each.bytes
    wrong = [
        f"{file['address']}: {int(file['bytes']):,} bytes, {sizes[str(file['address'])]:,} read"
        for file in source.files
        if int(file["bytes"]) != sizes[str(file["address"])]
    ]
    found.append(_placed(source.name, "bytes balance in every file", wrong, f"files: {len(source.files):,}"))
    return found


def _placed(subject: str, name: str, wrong: Sequence[str], fine: str) -> Check:
    detail = "; ".join(wrong[:PLACES]) + (f"; and {len(wrong) - PLACES} more" if len(wrong) > PLACES else "")
    outcome = Outcome.FAIL if wrong else Outcome.PASS
    return Check("accounting", subject, name, outcome, "0", str(len(wrong)), detail or fine)


def cut_off(
    sources: Sequence[SourceReport], files: Mapping[str, Sequence[SourceFile]], seen: str
) -> list[CutOff]:
    """Every file before extraction and after it; `seen` is when `files` were looked at."""
    found = []
    for source in sources:
        if source.name not in files:
            continue
        now = {file.address: file for file in files[source.name]}
        then = {str(file["address"]): file for file in source.files}
        for address in dict.fromkeys((*then, *now)):
            before = {word: then.get(address, {}).get(word, "") for word in STATED}
            after = {word: getattr(now.get(address), word, "") for word in STATED}
            same = before["sha256"] == after["sha256"] and before["bytes"] == after["bytes"]
            outcome = Outcome.PASS if same else Outcome.FAIL
            if same and not after["sha256"]:
                outcome = Outcome.NOT_COMPARED
            found.append(CutOff(source.name, address, outcome, before, after, seen))
    return found


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    changed = sorted(each for each in before.keys() | after.keys() if before.get(each) != after.get(each))
    words = "SHA-256 of every file, before extraction and now"
    return f"{words}; changed: {', '.join(changed)}" if changed else words


def _digests(files: Mapping[str, str]) -> str:
    return " ".join(digest[:16] for _, digest in sorted(files.items()))
