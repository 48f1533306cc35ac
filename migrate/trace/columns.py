"""What is said of one column: the line of its code table, how it was made, and the checks that it took part in."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from mappings import TargetTable
from mappings.codes import Code
from mappings.lineage import ColumnLineage
from migrate.project import Project
from migrate.reports.model import RunReport
from migrate.trace.model import TracedCheck, TracedField
from migrate.trace.reading import Read, decoded

__all__ = ["code_line", "how_made", "rules_of", "value_text"]


def value_text(value: Any) -> str | None:
    """A decoded value as text."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return str(value)


def code_line(
    each: ColumnLineage, values: Mapping[str, Any], fields: Sequence[TracedField], project: Project
) -> dict[str, Any] | None:
    """The line of the code table that gave the value; None for a column without one, or a code that it has not."""
    if each.kind != "lookup" or not fields or each.through:
        return None
    field = decoded(values, fields[0].path)
    if field is None:
        return None
    for code in each.written.codes():
        if _is_code(code, field):
            file, _, line = code.where.rpartition(":")
            return {
                "file": project.shown(file),
                "line": int(line),
                "code": str(code.key),
                "meaning": value_text(code.value),
            }
    return None


def _is_code(code: Code, field: object) -> bool:
    """Text is a code without trailing blanks and otherwise exactly; a number as a number."""
    if isinstance(field, str):
        return str(code.key).rstrip(" ") == field.rstrip(" ")
    try:
        return Decimal(str(code.key).strip()) == Decimal(str(field))
    except ArithmeticError:
        return False


def how_made(each: ColumnLineage, place: Sequence[int], read: Read) -> str:
    """In words, where no field alone says it; "" elsewhere."""
    if each.kind == "key":
        column = each.written.column
        name = column.namespace or each.table
        space = uuid.uuid3(uuid.NAMESPACE_URL, f"urn:table:{name}")
        return (
            f"UUID version 3 (RFC 9562) in the namespace {space}, which is that of urn:table:{name}, of "
            f"{', '.join(column.generate or ())}: each value as its length, a colon and its text"
        )
    if each.kind == "constant":
        return "written in the mapping; no field of the source takes part"
    if each.kind == "position" and place:
        return f"the number of the element in its table (OCCURS): {' of '.join(map(str, reversed(place)))}"
    if each.kind == "position":
        return f"the number of the record among those of its type under record {read.above[0]:,}"
    return ""


def rules_of(report: RunReport, table: TargetTable, column: str, masked: bool) -> list[TracedCheck]:
    """The rules, keys and comparisons of the run that speak of the column, with how each ended."""
    found = [
        TracedCheck(
            "key" if rule.suite == "mapping" else "rule",
            " ".join([rule.rule, *_arguments(rule.arguments)]),
            rule.outcome.value,
            rule.because,
            rule.records,
            rule.message if rule.outcome.value != "PASS" else "",
        )
        for rule in report.rules
        if rule.table == table.name and _speaks_of(rule.arguments, column)
    ]
    compared = report.reconciliation
    if compared is None:
        return found
    for check in compared.checks:
        if check.subject == f"{table.name}.{column}":
            detail = (
                "" if masked and check.name in ("minimum", "maximum") else f"{check.source} = {check.target}"
            )
            if check.outcome.value != "PASS":
                detail = detail.replace(" = ", " against ")
            found.append(TracedCheck("reconciliation", check.name, check.outcome.value, detail))
        elif check.level == "row" and check.subject == table.name:
            found.append(TracedCheck("reconciliation", check.name, check.outcome.value, check.detail))
    return found


def _arguments(arguments: Mapping[str, Any]) -> list[str]:
    return [f"{word} {value}" for word, value in arguments.items() if not word.startswith("column")]


def _speaks_of(arguments: Mapping[str, Any], column: str) -> bool:
    for word, value in arguments.items():
        if word.endswith("query"):
            if re.search(rf"\b{re.escape(column)}\b", str(value)):
                return True
        elif word.startswith("column") and column in (value if isinstance(value, list) else [value]):
            return True
    return False
