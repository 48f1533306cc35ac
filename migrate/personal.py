"""Which fields and columns are personal: decided by the source, so that no other name shows the same bytes.

A column with `pii` makes the fields it comes from personal. So is every field that shares a byte with one of
them (a redefinition), and every column that comes from a personal field, whatever its own mapping says.
"""

from __future__ import annotations

from connectors.layout import Field, Layout
from migrate.project import Project

__all__ = ["personal_columns", "personal_fields"]


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
