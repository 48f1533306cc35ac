"""Drafts the files of a new project: what `migrate init` writes for somebody to complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

import yaml

from connectors.layout import Field, Layout, Usage

__all__ = ["draft_mapping", "draft_project", "inspected_words"]

_NUMBERS = (Usage.ZONED, Usage.PACKED, Usage.BINARY, Usage.NATIVE)


def inspected_words(
    data: Path, copybook: Path | None, record_format: str | None, code_page: str | None
) -> tuple[dict[str, Any], list[str]]:
    """(words of the source description, why): what is given, and what an inspection of the data says of the rest.

    Raises:
        SourceError: the data cannot be read, or is empty.
        ConfigurationError: the copybook has faults.
    """
    from connectors.cobol.inference import inspect_file

    found = inspect_file(str(data), [copybook] if copybook else [], page=code_page)
    said = {word: value for word, value in found.words.items() if word not in ("segments", "redefines")}
    reasons = [f"damaged: {each.reason}" for each in found.damages]
    if record_format is not None:
        said = {word: value for word, value in said.items() if word in ("code_page", "float_format")}
    elif not found.description and not found.damages:
        reasons.append("the evidence for a record format is thin: record_format is a guess")
    else:
        reasons += [*found.formats[0].evidence]
    words = {
        "record_format": record_format or said.get("record_format", "F"),
        "code_page": code_page or "cp037",
    }
    if code_page is None and found.code_pages:
        alike = [each.name for each in found.code_pages[1:] if each.score == found.code_pages[0].score]
        reasons += (
            [f"code page: nothing tells {found.code_pages[0].name} from {', '.join(alike[:4])}"]
            if alike
            else []
        )
    return {**words, **said}, reasons


def draft_project(
    name: str, copybook: str | None, data: str | None, words: Mapping[str, Any], reasons: Sequence[str] = ()
) -> str:
    """The text of a project file; what is not known stands as a word to replace.

    Args:
        words: of the source description, besides its files; reasons: why, a comment each.
    """
    told = ["found by `migrate inspect`:", *(f"- {reason}" for reason in reasons)] if reasons else []
    comments = "".join(
        f"    # {line}\n"
        for each in told
        for line in wrap(each, 90, subsequent_indent="  ", break_on_hyphens=False)
    )
    source = "".join(
        f"    {word}: {yaml.safe_dump(value, default_flow_style=True, width=1000).splitlines()[0]}\n"
        for word, value in words.items()
    )
    safe = "".join(c if c.isalnum() or c in "-_. " else "-" for c in name).strip(" -.") or "project"
    schema = "".join(c if c.isalnum() else "_" for c in safe.lower()).strip("_") or "project"
    schema = schema if schema[0].isalpha() else f"p_{schema}"
    return f"""\
# What is read, what it becomes, and what must be true of it. See docs/project.md for every word.
project: {safe}

target:
  # the address comes from the environment, so that no password stands here
  url: "${{TARGET_URL:-duckdb:///{schema}.duckdb}}"
  schema: {schema}

sources:
  records:
    connector: cobol
    copybooks: [copybooks/{copybook or "RECORD.cpy"}]
    data: [extracts/{data or "RECORDS.bin"}]
{comments}{source}
mappings: [mappings/*.yaml]
# suites: [validation/*.yaml]

limits:
  quarantine: 0%
"""


def draft_mapping(copybook: Path) -> str:
    """The text of a mapping that takes every field of the copybook's first record, to be renamed and completed.

    Raises:
        ConfigurationError: the copybook has faults.
    """
    from connectors.cobol.copybook import read_copybooks

    layout = read_copybooks([copybook])
    record = layout.records[0]
    table = _name(record.name.removesuffix("-RECORD").removesuffix("-REC"))
    leaves = list(_leaves(record))
    key = _name(leaves[0].name) if leaves else "id"
    lines = [
        "# Drafted from the copybook: rename, complete, and mark personal columns, e.g. pii: name.",
        f"table: {table}",
        "from: records",
        f"key: [{key}]    # a guess: name the columns that tell rows apart",
        "columns:",
        *(_column(layout, item, "  ") for item in leaves),
    ]
    tables = [item for item in record.walk() if item.occurs]
    if tables:
        lines.append("children:")
    for item in tables:
        inner = [item] if not item.is_group else list(_leaves(item))
        lines += [
            f"  {_name(item.name)}:",
            f"    each: {item.path}",
            f"    key: [{key}, seq]",
            "    columns:",
            f"      {key}: {{parent: {key}}}",
            "      seq: {position: true, type: smallint}",
            *(_column(layout, each, "      ") for each in inner),
        ]
    return "\n".join(lines) + "\n"


def _leaves(record: Field) -> list[Field]:
    """The fields with a value that lie in no table below `record`, and in no redefinition."""
    found = []
    for child in record.children:
        if child.occurs or child.redefines or child.is_filler or child.level in (66, 88):
            continue
        found.extend(_leaves(child) if child.is_group else [child])
    return found


def _column(layout: Layout, item: Field, indent: str) -> str:
    origin = item.name if len(layout.find(item.name)) == 1 else item.path
    return f"{indent}{_name(item.name)}: {{from: {origin}, type: {_type(item)}}}"


def _name(text: str) -> str:
    return text.lower().replace("-", "_")


def _type(item: Field) -> str:
    if item.usage is Usage.FLOAT or item.usage is Usage.DOUBLE:
        return "double"
    if item.usage not in _NUMBERS:
        return f"varchar({item.length})"
    if item.scale > 0:
        return f'"decimal({max(item.digits, item.scale)},{item.scale})"'
    digits = item.digits - item.scale
    return "integer" if digits <= 9 else "bigint" if digits <= 18 else f'"decimal({digits},0)"'
