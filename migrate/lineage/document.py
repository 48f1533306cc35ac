"""Where every column of a project comes from, as plain data."""

from __future__ import annotations

from typing import Any

from mappings.lineage import KINDS, ColumnLineage, lineage
from migrate.project import Project

__all__ = ["lineage_document"]


def lineage_document(project: Project, *tables: str) -> dict[str, Any]:
    """The lineage of the project's columns, of all tables or of some.

    Returns:
        `project`, `kinds` (what each kind means), `left_out` (sources that are not read here), and `columns`:
        table, column, type, kind, source, fields (segment, path, role), rule, words, file, line, through, pii.
    """
    found = lineage(project.mappings, *tables)
    sources = {table.name: table.source for table in project.mappings.tables}
    return {
        "project": project.name,
        "kinds": dict(KINDS),
        "left_out": dict(project.left_out),
        "columns": [_column(project, each, sources[each.table]) for each in found],
    }


def _column(project: Project, each: ColumnLineage, source: str) -> dict[str, Any]:
    return {
        "table": each.table,
        "column": each.column,
        "type": str(each.target.type),
        "kind": each.kind,
        "source": source,
        "fields": [{"segment": f.segment, "path": f.path, "role": f.role} for f in each.fields],
        "rule": each.target.rule,
        "words": each.written.text,
        "file": project.shown(str(each.written.file.resolve())),
        "line": each.written.line,
        "through": list(each.through),
        "pii": each.target.pii or "",
    }
