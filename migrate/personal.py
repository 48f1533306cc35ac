"""Which fields and columns are personal: decided by the source, so that no other name shows the same bytes.

A column with `pii` makes the fields it comes from personal. So is every field that shares a byte with one of
them (a redefinition), and every column that comes from a personal field, whatever its own mapping says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from connectors.base import RawField
from connectors.layout import Field, Layout
from migrate.project import Project

__all__ = ["hidden_fields", "personal_columns", "personal_fields", "plain_path"]

MISPLACED = ("counter_range", "bad_digit", "bad_sign", "blank_number", "negative_unsigned")
"""Faults that a table's counter may have."""
_INDEX = re.compile(r"\[\d+\]")


def personal_fields(project: Project, source: str) -> set[str]:
    """Paths of the personal fields of a source."""
    found = set(project.mappings.personal_fields(source))
    return found | _sharing_bytes(project.sources[source].layout(), found) if found else found


def personal_columns(project: Project) -> set[tuple[str, str]]:
    """(table, column) of every column that shows personal data."""
    fields = {source: personal_fields(project, source) for source in project.sources}
    return {
        (table.name, column.name)
        for table in project.mappings.tables
        for column in table.columns
        if column.pii or not fields[table.source].isdisjoint(column.origin)
    }


def plain_path(path: str) -> str:
    """The path of a raw record's field without the numbers of table elements."""
    return _INDEX.sub("", path).strip()


def hidden_fields(
    fields: Sequence[RawField],
    personal: Collection[str],
    used: Collection[str],
    wrong: Collection[str] = (),
    codes: Collection[str] = (),
) -> set[int]:
    """Which fields of a raw record, by position, are not shown.

    Those that are personal, those that no mapping takes, since nobody has said what is in them, and those that
    show the same bytes under another name.

    Args:
        personal, used: paths of the personal fields, and of those that a column comes from.
        wrong: paths of the fields that the record's faults name: they are shown where they are not personal.
        codes: of the record's faults. Where a table's counter may be wrong, its fields and those behind it are
            not where they seem to be.
    """
    hidden = [each for each in fields if _is_personal(each, personal, used, wrong)]
    if personal and not set(codes).isdisjoint(MISPLACED):
        tables = [each.offset for each in fields if "[" in each.path]
        hidden += [each for each in fields if tables and each.offset >= min(tables)]
    return {
        n
        for n, each in enumerate(fields)
        if any(_meet(_place(each), _place(other)) for other in hidden if each.length and other.length)
    }


def _is_personal(
    field: RawField, personal: Collection[str], used: Collection[str], wrong: Collection[str]
) -> bool:
    path = plain_path(field.path)
    return path in personal or (path not in used and path not in wrong and field.length > 1)


def _place(field: RawField) -> tuple[int, int]:
    return field.offset, field.offset + field.length


def _sharing_bytes(layout: Layout, paths: set[str]) -> set[str]:
    """Fields with a value that lie over one of these within the same record."""
    found = set()
    for record in layout.records:
        leaves = [item for item in record.walk() if not item.is_group and item.length]
        spans = [_span(item) for item in leaves if item.path in paths]
        found |= {item.path for item in leaves if any(_meet(_span(item), span) for span in spans)}
    return found


def _span(item: Field) -> tuple[int, int]:
    return item.offset, item.offset + item.size


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
