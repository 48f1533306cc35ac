"""Drafts the files of a new project: what `migrate init` writes for somebody to complete."""

from __future__ import annotations

from pathlib import Path

from connectors.layout import Field, Layout, Usage

__all__ = ["draft_mapping", "draft_project"]

_NUMBERS = (Usage.ZONED, Usage.PACKED, Usage.BINARY, Usage.NATIVE)


def draft_project(
    name: str, copybook: str | None, data: str | None, record_format: str, code_page: str
) -> str:
    """The text of a project file; what is not known stands as a word to replace."""
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
    record_format: {record_format}
    code_page: {code_page}

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
