"""Whatever stands in a project file, it is told in one go, with its line, and never by a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from migrate.errors import ConfigurationError
from migrate.project import load_project
from tests.cli.small import replace, write_project

FILE = "migration.yaml"


def _append(text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / FILE).write_text((folder / FILE).read_text("utf-8") + text, "utf-8")


def _write(data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / FILE).write_bytes(data)


def _replace(old: str, new: str, file: str = FILE) -> Callable[[Path], object]:
    return lambda folder: replace(folder / file, old, new)


def _folder(folder: Path) -> None:
    (folder / FILE).unlink()
    (folder / FILE).mkdir()


FAULTS: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "EBCDIC": (_write("project: small".encode("cp037")), [f"{FILE}: is not UTF-8 text. Save the file as UTF-8."]),
    "every byte": (_write(bytes(range(256))), [f"{FILE}: is not UTF-8 text. Save the file as UTF-8."]),
    "a NUL": (
        _append('description: "a\0b"\n'),
        [(f"{FILE}:15: holds the character U+0000, which no YAML file may hold. Take it out, or write it as an "
         "escape between double quotes.")],
    ),
    "a folder": (_folder, [f"{FILE}: cannot be read (Is a directory). Check the path and its permissions."]),
    "nothing": (
        _write(b""),
        [f"{FILE}:1: {word}: '{word}' is missing. Add '{word}: ...'."
         for word in ("mappings", "project", "sources", "target")],
    ),
    "a list": (_write(b"- a\n"), [f"{FILE}:1: must be words with values, not ['a']."]),
    "an open bracket": (
        _replace("sources:", "sources: ["), [f"{FILE}:5: expected ',' or ']', but got ':'. Mend the YAML at this line."],
    ),
    "an alias in itself": (
        _append("description: &a [*a]\n"),
        [f"{FILE}: is nested too deeply, or an alias stands in itself. Write it out."],
    ),
    "depth": (_write(b"[" * 5000), [f"{FILE}: is nested too deeply, or an alias stands in itself. Write it out."]),
    "a date that is none": (
        _append("description: 2024-13-45\n"),
        [(f"{FILE}:15: description: '2024-13-45' is no value: month must be in 1..12. "
         "Put it between quotes if it is text.")],
    ),
    "values of the wrong kind": (
        _replace("tasks: 2", "tasks: many\npersonal_data: maskd"),
        [f"{FILE}:14: tasks: must be a whole number, not 'many'.",
         f"{FILE}:15: personal_data: 'maskd' is not one of masked, shown. Did you mean 'masked'?"],
    ),
    "a source that is a number": (
        _replace("  people:", "  5: {connector: cobl}\n  people:"), [f"{FILE}:4: sources.5.[key]: must be text, not 5."],
    ),
    "a pattern that matches nothing": (
        _replace("[person.yaml]", "[maps/*.yaml]"),
        [f"{FILE}:10: mappings.0: no file matches 'maps/*.yaml'. Check the path; it starts from the project's folder."],
    ),
    "a folder for mappings": (
        _replace("[person.yaml]", "['.']"), [f"{FILE}:10: mappings.0: no file matches '.'. It is a folder: write './*.yaml'."],
    ),
    "a variable that is not set": (
        _replace("duckdb:///small.duckdb", "${SMALL_URL}"),
        [(f"{FILE}:2: target.url: the environment variable SMALL_URL is not set. Set SMALL_URL, or write "
         "${SMALL_URL:-default}.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_the_project_file(name: str, tmp_path: Path) -> None:
    spoil, lines = FAULTS[name]
    folder = write_project(tmp_path / "small")
    spoil(folder)
    with pytest.raises(ConfigurationError) as caught:
        load_project(folder, environment={})
    assert str(caught.value).replace(f"{folder}/", "").splitlines() == lines
    assert caught.value.exit_code == 2


def test_faults_of_several_files_come_together(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "small")
    replace(folder / FILE, "quarantine: 2", "quarantin: 2")
    replace(folder / "person.yaml", "required: true", "requird: true")
    with pytest.raises(ConfigurationError) as caught:
        load_project(folder, environment={})
    assert str(caught.value).replace(f"{folder}/", "").splitlines() == [
        f"{FILE}:12: limits.quarantin: unknown word 'quarantin'. Did you mean 'quarantine'?",
        "person.yaml:5: columns.person_no.requird: unknown word 'requird'. Did you mean 'required'?",
    ]


def test_absolute_patterns_are_taken(tmp_path: Path) -> None:
    folder = write_project(tmp_path / "small")
    replace(folder / FILE, "[person.yaml]", f"['{folder}/person.y*ml']")
    assert [table.name for table in load_project(folder, environment={}).mappings.tables] == ["person"]
