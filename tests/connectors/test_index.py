"""Indexes of files: made once, kept beside the runs, never used for another file than theirs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import fsspec
import pytest

from connectors.cobol import CobolConnector, extract
from connectors.cobol.description import CobolSource
from connectors.cobol.extract import Extract
from connectors.index import Index, Mark
from connectors.storage import identity
from migrate.errors import FramingError, SourceError
from migrate.pipeline.context import close_run, look, open_run
from tests.cli.small import RECORD_LENGTH, replace, write_project

BOOK = "       01  REC.\n           05  BODY PIC X(20).\n"


def rdw(*bodies: bytes) -> bytes:
    return b"".join((len(body) + 4).to_bytes(2, "big") + b"\0\0" + body for body in bodies)


def connect(folder: Path, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text(BOOK)
    found = {
        "copybooks": ["REC.cpy"],
        "data": ["REC.bin"],
        "code_page": "ascii",
        "record_format": "V",
        **words,
    }
    connector = CobolConnector("records", CobolSource.model_validate(found), folder)
    connector.indexes.folder = folder / ".index"
    return connector


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are gone through, each time they are."""
    seen: list[str] = []
    built = Extract._built

    def counted(self: Extract) -> Index:
        seen.append(Path(self.address).name)
        return built(self)

    monkeypatch.setattr(Extract, "_built", counted)
    return seen


def bodies(connector: CobolConnector) -> list[str]:
    return [
        row["BODY"]
        for partition in connector.partitions(1)
        for chunk in connector.read(partition)
        for row in chunk.rows["REC"].to_pylist()
    ]


def test_a_file_is_gone_through_once(
    tmp_path: Path, passes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "READ", 40)
    made = [b"%020d" % n for n in range(50)]
    (tmp_path / "REC.bin").write_bytes(rdw(*made))
    connector = connect(tmp_path)
    assert bodies(connector) == [body.decode() for body in made]
    assert [raw.bytes for raw in connector.locate([50, 1, 20])] == [made[49], made[0], made[19]]
    assert bodies(connector.lenient()) == [body.decode() for body in made]  # type: ignore[arg-type]
    assert len(connector.partitions(200)) > 3
    assert passes == ["REC.bin"]
    assert bodies(connect(tmp_path)) == [body.decode() for body in made]
    assert passes == ["REC.bin"]


def test_a_changed_file_or_description_is_gone_through_anew(tmp_path: Path, passes: list[str]) -> None:
    file = tmp_path / "REC.bin"
    file.write_bytes(rdw(b"a" * 20, b"b" * 20))
    bodies(connect(tmp_path))
    when = file.stat()
    file.write_bytes(rdw(b"c" * 10, b"d" * 30))  # as many bytes, and the old time put back
    os.utime(file, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert [len(raw.bytes) for raw in connect(tmp_path).locate([1, 2])] == [10, 30]
    connect(tmp_path, header_bytes=14).partitions(1)
    connect(tmp_path, trim="none").partitions(1)  # says nothing of how records are cut
    (tmp_path / "REC.cpy").write_text(BOOK)
    assert passes == ["REC.bin"] * 3


def test_a_file_that_changes_within_a_run_is_found_out(tmp_path: Path) -> None:
    file = tmp_path / "REC.bin"
    file.write_bytes(rdw(b"a" * 20, b"b" * 20))
    connector = connect(tmp_path)
    partitions = connector.partitions(1 << 20)
    file.write_bytes(rdw(b"a" * 20))
    with pytest.raises(FramingError, match="when it was cut"):
        _ = [list(connector.read(partition)) for partition in partitions]


def test_a_file_that_changes_while_it_is_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "REC.bin"
    file.write_bytes(rdw(b"a" * 20))
    built = Extract._built

    def changing(self: Extract) -> Index:
        found = built(self)
        file.write_bytes(rdw(b"a" * 20, b"b"))
        return found

    monkeypatch.setattr(Extract, "_built", changing)
    with pytest.raises(SourceError, match="was changed while it was read"):
        connect(tmp_path).partitions(1)
    assert not list((tmp_path / ".index").glob("*")) if (tmp_path / ".index").exists() else True


@pytest.mark.parametrize("damage", ["{", "[]", '{"key": "other"}', '{"key": 1, "size": "x"}', ""])
def test_a_damaged_index_is_made_again(tmp_path: Path, passes: list[str], damage: str) -> None:
    (tmp_path / "REC.bin").write_bytes(rdw(b"a" * 20))
    bodies(connect(tmp_path))
    (kept,) = (tmp_path / ".index").iterdir()
    assert json.loads(kept.read_text())["records"] == 1
    kept.write_text(damage)
    assert bodies(connect(tmp_path)) == ["a" * 20]
    assert passes == ["REC.bin"] * 2


def test_a_folder_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    (tmp_path / "REC.bin").write_bytes(rdw(b"a" * 20))
    connector = connect(tmp_path)
    (tmp_path / "file").touch()
    connector.indexes.folder = tmp_path / "file" / "x"
    assert bodies(connector) == ["a" * 20]


def test_records_of_one_length_need_no_pass(tmp_path: Path, passes: list[str]) -> None:
    (tmp_path / "REC.bin").write_bytes(b"a" * 20 + b"b" * 20)
    assert bodies(connect(tmp_path, record_format="F")) == ["a" * 20, "b" * 20]
    assert passes == []
    assert not (tmp_path / ".index").exists()


def test_a_store_is_asked_for_its_own_mark(tmp_path: Path, passes: list[str]) -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/bucket/REC.bin", rdw(b"a" * 20))
    words = {"data": ["memory://bucket/REC.bin"]}
    assert bodies(connect(tmp_path, **words)) == bodies(connect(tmp_path, **words)) == ["a" * 20]
    assert passes == ["REC.bin"]
    first = identity("memory://bucket/REC.bin")
    store.pipe("/bucket/REC.bin", rdw(b"b" * 20))
    assert identity("memory://bucket/REC.bin") != first
    assert bodies(connect(tmp_path, **words)) == ["b" * 20]
    store.rm("/bucket", recursive=True)


def test_a_store_that_tells_nothing_is_gone_through_by_each_process(
    tmp_path: Path, passes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.index.identity", lambda address: "")
    (tmp_path / "REC.bin").write_bytes(rdw(b"a" * 20))
    connector = connect(tmp_path)
    assert bodies(connector) == bodies(connector) == ["a" * 20]
    assert passes == ["REC.bin"]
    (tmp_path / "REC.bin").write_bytes(rdw(b"a" * 9, b"b" * 7))
    with pytest.raises(FramingError, match="when it was cut"):
        bodies(connector)
    assert [raw.bytes for raw in connect(tmp_path).locate([1, 2])] == [b"a" * 9, b"b" * 7]
    assert not (tmp_path / ".index").exists()


def test_marks_are_found_by_record_and_by_place() -> None:
    index = Index(100, 9, (Mark(0, 0), Mark(30, 3, 7), Mark(60, 6)))
    assert [index.before(record) for record in (0, 2, 3, 5, 6, 8)] == [0, 0, 1, 1, 2, 2]
    assert index.at(30) == Mark(30, 3, 7)
    assert index.at(31) is None


def test_a_run_keeps_its_indexes_and_a_look_makes_none(
    tmp_path: Path, passes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = write_project(tmp_path / "p", records=20_000)
    fixed = (project / "PEOPLE.bin").read_bytes()
    records = [fixed[at : at + RECORD_LENGTH] for at in range(0, len(fixed), RECORD_LENGTH)]
    (project / "PEOPLE.bin").write_bytes(rdw(*records))
    replace(project / "migration.yaml", "record_format: FB", "record_format: V")
    plan = open_run(str(project), "plan")
    assert sum(each.records for each in plan.partitions("people")) == 20_000
    close_run(str(project), "plan")
    assert not (project / "runs").exists()
    for run in ("one", "two"):
        context = open_run(str(project), run)
        look(context)
        assert len(context.project.sources["people"].locate([1, 20_000])) == 2
        close_run(str(project), run)
    assert len(list((project / "runs" / ".index").iterdir())) == 1
    assert passes == ["PEOPLE.bin"] * 2  # the plan's, and the first run's
