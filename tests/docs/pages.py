"""The pages of the manual, taken apart: fences, tables of words, headings, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MANUAL", "ROOT", "Fence", "Row", "anchors", "fences", "links", "prose", "word_tables"]

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_WORDS = re.compile(r"<!-- words: ([\w.]+) -->\n((?:\|.*\n)+)")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True)
class Fence:
    """A code block: what stands after the three quotes, its text, and the line where it begins."""

    label: str
    text: str
    line: int


@dataclass(frozen=True)
class Row:
    """One word of a file format as the manual explains it."""

    word: str
    values: str
    default: str
    meaning: str


def fences(page: Path) -> Iterator[Fence]:
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        yield Fence(found[1].strip(), found[2], text[: found.start()].count("\n") + 1)


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def word_tables(page: Path) -> Iterator[tuple[str, list[Row]]]:
    """(model, rows) of each table that a `words:` comment stands above."""
    for found in _WORDS.finditer(page.read_text("utf-8")):
        rows = [_cells(line) for line in found[2].splitlines()[2:]]
        yield found[1], [Row(cells[0].strip("`"), *cells[1:]) for cells in rows]


def _cells(line: str) -> list[str]:
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]


def links(page: Path) -> Iterator[str]:
    for found in _LINK.finditer(_CODE.sub("", prose(page))):
        yield found[1]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual Markdown hosts make them."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        slug = base = re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")
        number = 0
        while slug in found:
            number += 1
            slug = f"{base}-{number}"
        found.add(slug)
    return found
