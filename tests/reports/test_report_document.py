"""`report.json` holds the whole document and gives it back; files are replaced whole."""

from __future__ import annotations

import dataclasses
import datetime
import errno
import json
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

import migrate.reports
from migrate.errors import SourceError, StorageFull
from migrate.reports import load_report, write_reports
from migrate.reports.model import RunReport
from migrate.reports.store import dump
from tests.reports import sample


def test_public_surface() -> None:
    assert migrate.reports.__all__ == ["load_report", "report_from", "write_reports"]


@pytest.mark.parametrize("make", [sample.green, sample.differing, sample.failed, sample.hostile])
def test_the_document_comes_back_as_it_was(make: Any, tmp_path: Path) -> None:
    report = make()
    assert write_reports(report, tmp_path / "run") == tmp_path / "run" / "index.html"
    again = load_report(tmp_path / "run")
    assert isinstance(again, RunReport)
    assert _json(again) == _json(report)
    assert type(again.outcome) is type(report.outcome)
    if report.quarantine:
        assert type(again.quarantine[0].faults[0]) is type(report.quarantine[0].faults[0])


def test_writing_again_from_the_document_gives_the_same_bytes(tmp_path: Path) -> None:
    write_reports(sample.differing(), tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_reports(load_report(tmp_path), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert sorted(first) == [
        "index.html",
        "junit.xml",
        "objectives.html",
        "quarantine.html",
        "reconciliation.html",
        "report.json",
        "report.xlsx",
        "validation.html",
    ]


def test_decimals_dates_and_read_only_mappings_are_written_exactly() -> None:
    rule = dataclasses.replace(
        sample.green().rules[0],
        arguments=MappingProxyType({"min_value": Decimal("0.10"), "max_value": datetime.date(2026, 2, 28)}),
    )
    document = json.loads(dump(dataclasses.replace(sample.green(), rules=(rule,))))
    assert document["rules"][0]["arguments"] == {"min_value": "0.10", "max_value": "2026-02-28"}


def test_keys_stand_in_the_order_of_the_model() -> None:
    document = json.loads(dump(sample.green()))
    assert list(document) == [each.name for each in dataclasses.fields(RunReport)]


def test_a_broken_surrogate_survives(tmp_path: Path) -> None:
    broken = dataclasses.replace(sample.green(), headline="lone \udc80 surrogate, ñ")
    write_reports(broken, tmp_path)
    assert load_report(tmp_path).headline == broken.headline
    assert "lone [U+DC80] surrogate, ñ" in (tmp_path / "index.html").read_text("utf-8")


def test_pages_of_an_earlier_longer_quarantine_go(tmp_path: Path) -> None:
    write_reports(sample.stress(), tmp_path)
    assert (tmp_path / "quarantine-2.html").exists()
    write_reports(sample.differing(), tmp_path)
    assert [path.name for path in tmp_path.glob("quarantine*")] == ["quarantine.html"]


def test_a_missing_document_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"report\.json: the run's report cannot be read"):
        load_report(tmp_path)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "the document is no object"),
        ('{"run": 1}', "run is no str"),
        ('{"from": "the future"}', "unknown word 'from'"),
        ("{}", "missing"),
        ('{"outcome": "MAYBE"}', "MAYBE"),
        ('{"stages": {}}', "stages is no list"),
        (
            '{"sources": [{"name": "A", "connector": "x", "filtered": []}]}',
            r"sources\[0\]\.filtered is no object",
        ),
    ],
)
def test_a_document_of_another_kind_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(text, "utf-8")
    with pytest.raises(SourceError, match=reason):
        load_report(tmp_path)


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(sample.green(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageFull, match="the disk is full"):
        write_reports(sample.differing(), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def _json(report: RunReport) -> Any:
    return json.loads(dump(report))
