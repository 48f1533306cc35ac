"""The files that say what a run does: project file, mappings, suites, copybooks, schemas, code tables.

Their digests stand in the ledger from the run's start, and the bundle holds the files themselves. A password
in a file's addresses is taken out first, for the digest too: what is left is the same every time.
"""

from __future__ import annotations

import glob
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from migrate.canonical import sha256
from migrate.project import Project

__all__ = ["project_digests", "project_files"]

_SECRET = re.compile(rb"(\w+://[^\s:/@\"']*:)[^\s\"'/]+(@)")
_WORD = re.compile(rb"((?:pwd|password|passwd|secret|token)[ \t]*[=:][ \t]*)([^\s;\"',{}]+)", re.IGNORECASE)
_COPY = re.compile(r"(?:\bCOPY|\bSQL\s+INCLUDE)\s+['\"]?([\w.-]+?)['\"]?[\s.]", re.IGNORECASE)
_SCHEMA = re.compile(r"schemaLocation\s*=\s*[\"']([^\"']+)[\"']")
_SUFFIXES = ("", ".cpy", ".cbl", ".cob", ".copy", ".inc", ".txt")


def project_files(project: Project) -> dict[str, bytes]:
    """By the path from the project's folder, the content of every such file, without passwords."""
    found: dict[str, bytes] = {}
    for path in sorted(set(_paths(project))):
        name = str(path.relative_to(project.folder)) if path.is_relative_to(project.folder) else path.name
        found[name] = _without_secrets(path.read_bytes())
    return found


def project_digests(project: Project) -> dict[str, str]:
    """By path, the SHA-256 of each of the files as `project_files` gives them."""
    return {name: sha256(content) for name, content in project_files(project).items()}


def _without_secrets(content: bytes) -> bytes:
    """Addresses without their password, and words that name one without its value; `${NAME}` is no value."""

    def plain(found: re.Match[bytes]) -> bytes:
        return found[0] if found[2].startswith(b"$") else found[1] + b"***"

    return _WORD.sub(plain, _SECRET.sub(rb"\1***\2", content))


def _paths(project: Project) -> Iterator[Path]:
    file = project.file.resolve()
    yield file
    for pattern in (*project.words.mappings, *project.words.suites):
        names = glob.glob(pattern, root_dir=project.folder, recursive=True)  # noqa: PTH207 - also absolute
        yield from (path for name in names if (path := (project.folder / name).resolve()).is_file())
    for pattern in project.words.mappings:
        for name in glob.glob(pattern, root_dir=project.folder, recursive=True):  # noqa: PTH207
            mapping = (project.folder / name).resolve()
            if mapping.is_file():
                yield from _lookups(yaml.safe_load(mapping.read_bytes()), mapping.parent)
    for words in project.words.sources.values():
        described = {word: value for word, value in words.items() if word != "data"}
        for path in _named(described, project.folder):
            yield from _with_books(path, [project.folder / each for each in _texts(words.get("copy_path"))])


def _lookups(value: Any, folder: Path) -> Iterator[Path]:
    """The code tables that a mapping names, wherever in it."""
    if isinstance(value, Mapping):
        for word, inner in value.items():
            if word == "lookup":
                yield from _named(inner, folder)
            yield from _lookups(inner, folder)
    elif isinstance(value, list):
        for inner in value:
            yield from _lookups(inner, folder)


def _named(value: Any, folder: Path) -> Iterator[Path]:
    """The files that some text in `value` is the path of."""
    for text in _texts(value):
        try:
            path = (folder / text).resolve()
            if path.is_file():
                yield path
        except (OSError, ValueError):  # a text that no path can be
            continue


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _with_books(path: Path, search: list[Path], seen: set[Path] | None = None) -> Iterator[Path]:
    """A copybook with all it copies, a schema with all it includes."""
    seen = set() if seen is None else seen
    if path in seen:
        return
    seen.add(path)
    yield path
    text = path.read_bytes().decode("utf-8", "replace")
    if path.suffix.lower() == ".xsd":
        inner = [path.parent / name for name in _SCHEMA.findall(text)]
    else:
        folders = [path.parent, *search]
        inner = [book for name in _COPY.findall(text) for book in _book(name, folders)]
    for each in inner:
        if each.is_file():
            yield from _with_books(each.resolve(), search, seen)


def _book(name: str, folders: list[Path]) -> Iterator[Path]:
    wanted = {f"{name}{suffix}".lower() for suffix in _SUFFIXES}
    for folder in folders:
        if folder.is_dir():
            yield from sorted(each for each in folder.iterdir() if each.name.lower() in wanted)
