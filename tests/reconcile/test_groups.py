"""Quarantined records by the value of a field."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from connectors.base import Chunk
from migrate.errors import ConfigurationError
from migrate.project import Project, Reconciling, load_project
from migrate.reconcile.groups import LEAST, MASK, NO_VALUE, Groups
from migrate.reports.model import Grouping

DEMO = Path(__file__).parents[2] / "examples" / "family_services"
DISTRICT = "CLIENT-RECORD.DIST-CD"
BIRTH = "CLIENT-RECORD.PERSON-DATA.BIRTH-DT"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(DEMO)


@pytest.fixture(scope="module")
def chunks(project: Project) -> list[Chunk]:
    twin = project.sources["clients"].lenient()
    return [chunk for partition in twin.partitions(1 << 19) for chunk in twin.read(partition)]


def districts(chunks: list[Chunk]) -> dict[int, str]:
    rows = (row for chunk in chunks for row in chunk.rows["CLIENT-RECORD"].to_pylist())
    return {row["_record"]: row["DIST-CD"] for row in rows}


def grouped(
    project: Project,
    chunks: list[Chunk],
    quarantined: list[int],
    filtered: tuple[int, ...] = (),
    *,
    field: str = DISTRICT,
    unmask: bool = False,
) -> Grouping:
    words = project.words.model_copy(update={"reconcile": Reconciling(by={"clients": field})})
    excluded = {"clients": np.array(sorted({*quarantined, *filtered}), np.int64)}
    refused = {"clients": np.array(sorted(quarantined), np.int64)}
    groups = Groups(replace(project, words=words), excluded, refused, unmask=unmask)
    for chunk in chunks:
        groups.take("clients", chunk)
    (found,) = groups.found()
    return found


def test_shares_and_ratios_are_those_of_a_count_by_hand(project: Project, chunks: list[Chunk]) -> None:
    of = districts(chunks)
    filtered = tuple(range(1, 101))
    bad = [
        number for number, name in of.items() if number > 100 and number % (10 if name == "HAR" else 40) == 0
    ]
    found = grouped(project, chunks, bad, filtered)
    records = Counter(name for number, name in of.items() if number > 100)
    refused = Counter(of[number] for number in bad)
    assert (found.records, found.quarantined, found.least) == (4900, len(bad), LEAST)
    assert {each.name: (each.records, each.quarantined) for each in found.groups} == {
        name: (count, refused[name]) for name, count in records.items()
    }
    first = next(each for each in found.groups if each.name == "HAR")
    share, others = refused["HAR"] / records["HAR"], (len(bad) - refused["HAR"]) / (4900 - records["HAR"])
    assert (first.rate, first.ratio) == (f"{share:.2%}".replace("%", " %"), f"{share / others:.2f}")
    assert float(first.ratio) > 3
    for each in found.groups:
        expected = each.records * len(bad) / 4900
        assert (each.ratio == "too few to say") == (expected < LEAST)
    assert {each.ratio for each in found.groups} >= {"too few to say"}


def test_words_where_there_is_no_ratio(project: Project, chunks: list[Chunk]) -> None:
    harbour = [number for number, name in districts(chunks).items() if name == "HAR"]
    ratios = {each.name: each.ratio for each in grouped(project, chunks, harbour).groups}
    assert ratios["HAR"] == "only here"
    assert ratios["CEN"] == "0.00"
    assert {each.ratio for each in grouped(project, chunks, []).groups} == {"none quarantined"}
    few = grouped(project, chunks, harbour[:4]).groups
    assert {each.ratio for each in few} == {"too few to say"}


def test_personal_values_and_fields_that_no_mapping_takes_are_masked(
    project: Project, chunks: list[Chunk]
) -> None:
    shown = grouped(project, chunks, [], field=BIRTH, unmask=True).groups
    masked = grouped(project, chunks, [], field=BIRTH).groups
    assert {each.name for each in masked[:-1]} == {MASK, NO_VALUE}
    assert [each.records for each in masked] == [each.records for each in shown]
    assert masked[-1].name.endswith(" other groups")
    assert len(masked) == 201
    assert sum(each.records for each in masked) == 5000
    untaken = grouped(project, chunks, [], field="CLIENT-RECORD.HOUSEHOLD-SIZE")
    assert (MASK in {each.name for each in untaken.groups}) == ("HOUSEHOLD-SIZE" not in taken(project))


def taken(project: Project) -> set[str]:
    tables = project.mappings.for_source("clients")
    return {path for table in tables for column in table.columns for path in column.origin}


def test_a_value_that_cannot_be_read_has_its_line(project: Project, chunks: list[Chunk]) -> None:
    rows = [row for chunk in chunks for row in chunk.rows["CLIENT-RECORD"].to_pylist()]
    without = sum(row["PERSON-DATA.BIRTH-DT"] is None for row in rows)
    groups = grouped(project, chunks, [], field=BIRTH).groups
    assert [each.records for each in groups if each.name == NO_VALUE] == [without]
    assert without > 100  # organisations


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("{clients: CLIENT-REC.DIST-CD}", "clients has no record type 'CLIENT-REC'"),
        (
            "{clients: CLIENT-RECORD.DIST}",
            "CLIENT-RECORD has no field 'DIST' of text or numbers outside its tables",
        ),
        ("{client: CLIENT-RECORD.DIST-CD}", "there is no source 'client'"),
    ],
)
def test_a_field_that_is_not_there_is_a_fault(tmp_path: Path, field: str, reason: str) -> None:
    for each in ("copybooks", "extracts", "mappings", "validation", "codes"):
        (tmp_path / each).symlink_to(DEMO / each)
    text = (DEMO / "migration.yaml").read_text() + f"\nreconcile: {{by: {field}}}\n"
    (tmp_path / "migration.yaml").write_text(text)
    with pytest.raises(ConfigurationError) as raised:
        load_project(tmp_path)
    assert [fault.reason for fault in raised.value.faults] == [reason]
