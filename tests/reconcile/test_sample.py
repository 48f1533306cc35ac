"""A sample of the records, read by the reference decoder: what the kernels get wrong is found and named."""

from __future__ import annotations

import ctypes
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from connectors.cobol import kernels
from migrate.project import Project, Reconciling, load_project
from migrate.reconcile.sample import NAME, Samples
from migrate.reports.model import Check, Outcome

DEMO = Path(__file__).parents[2] / "examples" / "family_services"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(DEMO)


def sampled(project: Project, run: str = "run-1", **words: Any) -> dict[str, Check]:
    """The checks by source, of one reading."""
    project = replace(project, words=project.words.model_copy(update={"reconcile": Reconciling(**words)}))
    samples = Samples(project, run)
    for name, connector in project.sources.items():
        twin = connector.lenient()
        partitions = twin.partitions(1 << 20)
        samples.choose(name, sum(partition.records for partition in partitions))
        for partition in partitions:
            for chunk in twin.read(partition):
                samples.take(name, chunk)
    return {check.subject: check for check in samples.checks() if check.name == NAME}


def test_both_decoders_read_the_same(project: Project) -> None:
    found = sampled(project, seed=7)
    assert found["clients"].outcome is found["cases"].outcome is Outcome.PASS
    assert found["clients"].detail.startswith("200 records, 7,800 fields, 0 differences; seed 7")
    assert found["providers"].outcome is Outcome.NOT_COMPARED
    assert found["providers"].detail == "there is no reference decoder for sources of the kind xml"
    assert found["workers"].outcome is Outcome.NOT_COMPARED


def test_the_seed_is_the_run_and_chooses_the_same_again(project: Project) -> None:
    first, again, other = (sampled(project, run, sample=20)["cases"] for run in ("a", "a", "b"))
    assert first == again
    assert "20 records" in first.detail
    assert first.detail.endswith("seed a")
    assert first.detail.split(";")[0] != other.detail.split(";")[0]  # other records, of other types


def test_switched_off_is_said(project: Project) -> None:
    found = sampled(project, sample=0)["clients"]
    assert found.outcome is Outcome.NOT_COMPARED
    assert found.detail == "switched off by reconcile: {sample: 0} in the project file"


def test_a_kernel_that_is_wrong_by_one_is_found_and_named(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = kernels.decode_plain

    def faulty(
        data: Any, starts: Any, ends: Any, low: int, high: int, places: Any, instructions: Any
    ) -> None:
        sound(data, starts, ends, low, high, places, instructions)
        for each in instructions:
            if each["usage"] == kernels.PACKED and each["per"] == each["step"] == 1:
                values = (ctypes.c_int64 * high).from_address(int(each["values"]))
                np.frombuffer(values, np.int64)[low:high] += 1

    monkeypatch.setattr(kernels, "decode_plain", faulty)
    found = sampled(project, sample=40, seed=1)["clients"]
    assert found.outcome is Outcome.FAIL
    assert int(found.target) >= 40
    first = found.detail.split("; ")[2]
    assert first.startswith("record ")
    assert "of the record, which begins at byte" in first
    assert first.endswith("of extracts/CLIENTS.bin")


def test_a_field_that_the_reference_does_not_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "R.cpy").write_text(
        "       01  R.\n           05  A  PIC 9(3).\n           05  E  PIC ZZ9-.\n"
    )
    (tmp_path / "R.bin").write_bytes("001  7-002 12 ".encode("cp037"))
    (tmp_path / "m.yaml").write_text(
        "table: t\nfrom: r.R\nkey: [a]\ncolumns:\n  a: {from: A, type: integer, required: true}\n"
    )
    (tmp_path / "migration.yaml").write_text(
        "project: p\ntarget: {url: 'duckdb:///p.duckdb'}\nmappings: m.yaml\nreconcile: {sample: 5}\n"
        "sources:\n  r: {copybooks: R.cpy, data: R.bin, edited: value}\n"
    )
    made = load_project(tmp_path)
    samples = Samples(made, "run")
    samples.choose("r", 2)
    for partition in (twin := made.sources["r"].lenient()).partitions(1 << 20):
        for chunk in twin.read(partition):
            samples.take("r", chunk)
    compared, left = samples.checks()
    assert (compared.outcome, left.outcome) == (Outcome.PASS, Outcome.NOT_COMPARED)
    assert compared.detail == "2 records, 2 fields, 0 differences; seed run"
    assert left.detail == "E (numeric-edited, read as a number)"
