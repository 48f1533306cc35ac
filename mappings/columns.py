"""One column: from the words of its rule to the SQL that computes it and the checks on its value.

Every column goes the same way: a raw value (`from`, `join`, `expr`, ...), then what means NULL, then a code
table, then the conversion to the column's type, then whether NULL may stand there.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from mappings.convert import Check, Conversion, Unfit, constant, convert, literal
from mappings.dates import DateFormat, parse_format
from mappings.expressions import ExpressionFault
from mappings.fields import FieldRef, NameFault
from mappings.kinds import Kind, from_target
from mappings.lookups import code_table, look_up
from mappings.model import SOURCES, Column
from mappings.raw import raw_value
from mappings.scope import FaultSink, Scope
from mappings.tables import SqlType, TargetColumn

__all__ = ["ColumnPlan", "compile_column"]

_WITH = {
    "split": ("from",),
    "part": ("split",),
    "with": ("join",),
    "lookup": ("from",),
    "map": ("from",),
    "on_missing": ("lookup", "map"),
    "pivot": ("format",),
    "base": ("format",),
    "namespace": ("generate",),
    "format": ("from", "expr", "join"),
    "null_when": ("from", "expr", "join"),
    "empty": ("from", "expr", "join"),
}
"""Words that need one of others beside them. What goes with `from` goes with `ancestor` and `parent` too, where
they name a field of a record."""


@dataclass(frozen=True)
class ColumnPlan:
    """A compiled column.

    Args:
        target: what later stages know of it.
        value: name of the query's column that holds its value.
        stages: (name, SQL) to compute, the value last.
        quick: cheap SQL conditions; one of them holds on every row that has a fault.
        checks: the faults, exactly.
        raw: query column whose value a fault shows.
        needs: target columns of the same table that it is computed from.
        carry: the source field whose values, or the parent's column whose values, are taken over as they are.
        keep_blank: text that is blank stays as it is.
    """

    target: TargetColumn
    value: str
    stages: tuple[tuple[str, str], ...]
    quick: tuple[str, ...]
    checks: tuple[Check, ...]
    raw: str
    needs: tuple[str, ...] = ()
    carry: FieldRef | str | None = None
    keep_blank: bool = False


def compile_column(
    name: str, column: Column, scope: Scope, place: TargetColumn, fault: FaultSink
) -> ColumnPlan | None:
    """Compile one column of a table.

    Args:
        place: the column as far as it is known: name, type, nullable, file and line.
        fault: told everything that is wrong.

    Returns:
        The compiled column, or None after a fault.
    """
    if not _words_fit(column, fault, ("ancestor",) if scope.parent else ("ancestor", "parent")):
        return None
    origin: list[str] = []
    needs: list[str] = []
    try:
        return _compile(name, column, scope, place, origin, needs, fault)
    except NameFault as error:
        fault(next(word for word in SOURCES if _given(column, word)), error.reason, error.remedy)
    except Unfit as error:
        fault(error.word, error.reason, error.remedy)
    except ExpressionFault as error:
        for reason, remedy in error.faults:
            fault("expr", reason, remedy)
    return None


def _compile(
    name: str,
    column: Column,
    scope: Scope,
    place: TargetColumn,
    origin: list[str],
    needs: list[str],
    fault: FaultSink,
) -> ColumnPlan | None:
    value, type_ = scope.value_name(name), place.type
    number = value[1:]
    if column.parent is not None and scope.parent is not None:
        return _from_parent(column.parent, scope, place, value)
    if _given(column, "value"):
        return _constant(column, place, value, fault)
    raw = raw_value(name, column, scope, place, origin, needs)
    form, digits = _format(column)
    stages, checks, n = list(raw.stages), list(raw.checks), raw.name
    codes = code_table(column, raw, scope, type_, fault)
    keep = column.empty == "keep" or (codes is not None and "" in codes[1].keys.to_pylist())
    if missing := _means_null(n, column, raw.kind, keep):
        stages.append((f"n{number}", f"CASE WHEN {missing} THEN NULL ELSE {n} END"))
        n = f"n{number}"
    if codes is not None:
        conversion = look_up(n, value, column, raw.kind, codes, scope, type_, form)
    elif column.generate:
        conversion = Conversion(n)
    else:
        conversion = convert(n, value, raw.kind, type_, form, digits)
    stages += [*conversion.stages, (value, conversion.sql)]
    checks += conversion.checks
    quick = [*conversion.quick, *(check.when for check in raw.checks)]
    if not place.nullable:
        checks.append(
            Check(
                "required", f"{value} IS NULL", literal("a value is required, and there is none"), bare=True
            )
        )
        quick = [q for q in quick if q != f"{n} IS NOT NULL AND {value} IS NULL"] + [f"{value} IS NULL"]
    target = replace(place, origin=tuple(dict.fromkeys(origin)), rule=raw.rule + _suffix(column, scope))
    carry = (
        raw.ref
        if raw.ref is not None and len(stages) - bool(missing) == 1 and _carries(column, raw.kind, type_)
        else None
    )
    return ColumnPlan(
        target, value, tuple(stages), tuple(quick), tuple(checks), raw.name, tuple(needs), carry, keep
    )


def _from_parent(column: str, scope: Scope, place: TargetColumn, value: str) -> ColumnPlan:
    assert scope.parent is not None  # noqa: S101 - the caller looked
    if column not in scope.parent:
        raise Unfit(
            f"the parent table has no column '{column}'", f"Columns: {', '.join(scope.parent)}", "parent"
        )
    above = scope.parent[column]
    if place.type != above.type:
        raise Unfit(f"the parent's column is {above.type}, not {place.type}", "Leave the type out")
    source = scope.inputs.parent(column)
    checks, quick = [], []
    if not place.nullable and above.nullable:
        checks = [
            Check(
                "required", f"{value} IS NULL", literal("a value is required, and there is none"), bare=True
            )
        ]
        quick = [f"{value} IS NULL"]
    target = replace(place, origin=above.origin, rule=f"parent's {column}")
    return ColumnPlan(target, value, ((value, source),), tuple(quick), tuple(checks), source, (), column)


def _constant(column: Column, place: TargetColumn, value: str, fault: FaultSink) -> ColumnPlan | None:
    try:
        found = constant(column.value, place.type)
    except ValueError as error:
        reason, _, remedy = str(error).partition(". ")
        fault("value", reason, remedy)
        return None
    if found is None and not place.nullable:
        fault(
            "value",
            "the column may not be NULL, and the value is",
            "Write a value, or leave the column out of the key",
        )
        return None
    sql = f"CAST({_constant_sql(found)} AS {from_target(place.type).duckdb})"
    shown = "NULL" if found is None else repr(found) if isinstance(found, str) else str(found)
    return ColumnPlan(replace(place, rule=f"constant {shown}"), value, ((value, sql),), (), (), value)


def _constant_sql(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, (bool, int)):
        return str(value)
    if isinstance(value, datetime.datetime):
        return literal(value.isoformat(" "))
    return literal(f"{value:f}" if isinstance(value, Decimal) else str(value))


def _format(column: Column) -> tuple[DateFormat | None, int]:
    """The format of a date, or how many digits a number is written with (`00000`)."""
    if column.format is None:
        return None, 0
    if re.fullmatch("0+", column.format):
        return None, len(column.format)
    try:
        return parse_format(column.format, column.pivot, column.base), 0
    except ValueError as error:
        reason, _, remedy = str(error).partition(". ")
        raise Unfit(reason, remedy, "format") from error


def _means_null(n: str, column: Column, kind: Kind, keep: bool) -> str:
    """SQL condition of the values that mean NULL, "" when there are none."""
    conditions = []
    if kind.name == "text" and not keep and not column.generate:
        conditions.append(f"trim({n}, ' ') = ''")
    if column.null_when:
        values = [_sentinel(value, kind) for value in column.null_when]
        subject = f"rtrim({n}, ' ')" if kind.name == "text" else n
        conditions.append(f"{subject} IN ({', '.join(values)})")
    return " OR ".join(conditions)


def _sentinel(value: object, kind: Kind) -> str:
    wrong = Unfit(
        f"{value!r} is no value of the field, which is {kind}",
        "Write a value that the field can have",
        "null_when",
    )
    if kind.name == "text":
        if not isinstance(value, str):
            raise Unfit(
                f"the field is text, and {value!r} is none", f'Put it in quotes: "{value}"', "null_when"
            )
        return literal(value.rstrip(" "))
    if (
        isinstance(value, bool)
        or value is None
        or kind.name not in ("integer", "decimal", "date", "timestamp")
    ):
        raise wrong
    type_ = SqlType("decimal", precision=38, scale=kind.scale) if kind.is_number else SqlType(kind.name)
    try:
        found = constant(str(value), type_)
    except ValueError as error:
        raise wrong from error
    if isinstance(found, Decimal) and not kind.range[0] <= int(found) <= kind.range[1]:
        raise wrong
    return f"CAST({_constant_sql(found)} AS {kind.duckdb})"


def _carries(column: Column, kind: Kind, target: SqlType) -> bool:
    """Whether the source field's Arrow values can be taken over without a query."""
    if column.null_when or column.lookup or column.map or column.split or column.format:
        return False
    if kind.name == "text":
        return target.name in ("varchar", "text")
    own = from_target(target)
    if kind.name == "integer" and own.name == "integer":
        return own.range[0] <= kind.range[0] and kind.range[1] <= own.range[1]
    same_scale = own.name == "decimal" and own.scale == kind.scale and own.precision >= kind.precision
    return kind.name == "boolean" == own.name or (kind.name == "decimal" and same_scale)


def _suffix(column: Column, scope: Scope) -> str:
    out = f" as {column.format}" if column.format else ""
    if column.lookup:
        out += f" by {column.lookup.table}"
    if column.map:
        out += " by map"
    if column.null_when:
        out += f", NULL when {', '.join(str(value) for value in column.null_when)}"
    return out


def _given(column: Column, word: str) -> bool:
    name = {"from": "from_", "with": "with_"}.get(word, word)
    return name in column.model_fields_set


def _words_fit(column: Column, fault: FaultSink, fields: tuple[str, ...]) -> bool:
    """Whether exactly one word says where the value comes from, and the others fit it.

    Args:
        fields: the words that name a field as `from` does.
    """
    given = [word for word in SOURCES if _given(column, word)]
    if len(given) != 1:
        reason = (
            f"{' and '.join(given)} stand together" if given else "nothing says where the value comes from"
        )
        fault(given[-1] if given else "", reason, f"Write one of {', '.join(SOURCES)}")
        return False
    if given[0] != "value" and not getattr(column, "from_" if given[0] == "from" else given[0]):
        fault(given[0], f"'{given[0]}' is empty", "Write what it names (NULL is 'value: null')")
        return False
    fits = True
    for word, partners in _WITH.items():
        others = fields if "from" in partners else ()
        if _given(column, word) and not any(_given(column, partner) for partner in (*partners, *others)):
            fault(word, f"'{word}' has no meaning without {' or '.join(partners)}", f"Leave '{word}' out")
            fits = False
    return fits
