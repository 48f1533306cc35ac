"""One column: from the words of its rule to the SQL that computes it and the checks on its value.

Every column goes the same way: a raw value (`from`, `join`, `expr`, ...), then what means NULL, then a code
table, then the conversion to the column's type, then whether NULL may stand there.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from mappings.codes import Code, CodeTable, build, read_codes
from mappings.convert import Check, Conversion, Unfit, constant, convert, literal
from mappings.dates import DateFormat, parse_format
from mappings.expressions import Binder, ExpressionFault, Term, compile_expression
from mappings.fields import FieldRef, Level, NameFault
from mappings.kinds import Kind, from_arrow, from_target
from mappings.model import SOURCES, Column, Lookup
from mappings.tables import SqlType, TargetColumn
from migrate.errors import did_you_mean

__all__ = ["POSITION", "ColumnPlan", "Inputs", "Scope", "compile_column"]

_T = TypeVar("_T")

POSITION = "_position"
"""Input column of a child table: the 1-based number of the element."""

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
"""Words that need one of others beside them."""

FaultSink = Callable[[str, str, str], None]
"""Takes the word to blame ("" for the whole column), the reason and the remedy."""


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


@dataclass
class Inputs:
    """The source fields, code tables and parent columns that a table's query reads, each once."""

    fields: dict[str, FieldRef] = field(default_factory=dict)
    lookups: dict[str, tuple[FieldRef, CodeTable]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def field(self, ref: FieldRef) -> str:
        return _name(self.fields, ref, "s")

    def parent(self, column: str) -> str:
        return _name(self.parents, column, "p")

    def lookup(self, ref: FieldRef, codes: CodeTable) -> str:
        """Number of the lookup: `l<n>` is the value, `k<n>` whether the code is known."""
        number = str(len(self.lookups))
        self.lookups[number] = (ref, codes)
        return number


def _name(known: dict[str, _T], value: _T, letter: str) -> str:
    for name, other in known.items():
        if other == value:
            return name
    name = f"{letter}{len(known)}"
    known[name] = value
    return name


@dataclass
class Scope:
    """What a column may name.

    Args:
        table: name of the target table.
        level: the source fields.
        types: type of each target column of the table.
        parent: columns of the parent table, None for a table of records.
        inputs: collects what the query must read.
        folder: where paths of code tables start.
    """

    table: str
    level: Level
    types: Mapping[str, SqlType]
    parent: Mapping[str, TargetColumn] | None
    inputs: Inputs
    folder: Path
    binder: Binder
    codes: dict[str, list[list[object]]]

    def column_names(self) -> list[str]:
        return list(self.types)

    def value_name(self, column: str) -> str:
        return f"c{list(self.types).index(column)}"

    def term(self, name: str, *, but: str = "", origin: list[str], needs: list[str]) -> Term:
        """What a name in an expression means; notes where it comes from.

        Raises:
            NameFault: nothing, or both a source field and a column of the table.
        """
        prefix, _, rest = name.partition(".")
        if prefix == "target" and rest:
            if rest not in self.types or rest == but:
                raise NameFault(
                    f"unknown column '{rest}' of {self.table}", "Name another column of this table"
                )
            return self._target(rest, needs)
        if prefix == "parent" and rest and self.parent is not None:
            if rest not in self.parent:
                raise NameFault(
                    f"the parent table has no column '{rest}'", f"Columns: {', '.join(self.parent)}"
                )
            origin.extend(self.parent[rest].origin)
            return Term(self.inputs.parent(rest), from_target(self.parent[rest].type))
        plain = rest if prefix == "source" and rest and not self.level.has(name) else name
        is_target = plain == name and name in self.types and name != but
        if is_target and self.level.has(name):
            raise NameFault(
                f"'{name}' is a source field and a column of {self.table}",
                f"Write source.{name} or target.{name}",
            )
        if is_target:
            return self._target(name, needs)
        try:
            ref = self.level.field(plain)
        except NameFault as fault:
            near = did_you_mean(plain, self.types) if not fault.known else ""
            remedy = fault.remedy if fault.remedy.startswith("Did") or not near.startswith("Did") else near
            raise NameFault(fault.reason, remedy, known=fault.known) from fault
        origin.append(ref.origin)
        return Term(self.inputs.field(ref), from_arrow(ref.type))

    def _target(self, column: str, needs: list[str]) -> Term:
        needs.append(column)
        return Term(self.value_name(column), from_target(self.types[column]))


@dataclass
class _Raw:
    """A value before its conversion."""

    name: str
    kind: Kind
    rule: str
    stages: list[tuple[str, str]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    ref: FieldRef | None = None


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
    if not _words_fit(column, fault):
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
    if column.parent is not None:
        return _from_parent(column.parent, scope, place, value)
    if _given(column, "value"):
        return _constant(column, place, value, fault)
    raw = _raw(name, column, scope, place, origin, needs)
    form = _format(column)
    stages, checks, n = list(raw.stages), list(raw.checks), raw.name
    codes = _codes(column, raw, scope, type_, fault)
    keep = column.empty == "keep" or (codes is not None and any(key == "" for key in codes.keys.to_pylist()))
    if missing := _means_null(n, column, raw.kind, keep):
        stages.append((f"n{number}", f"CASE WHEN {missing} THEN NULL ELSE {n} END"))
        n = f"n{number}"
    if codes is not None:
        assert raw.ref is not None
        conversion = _look_up(n, value, column, raw, codes, scope, type_, form)
    elif column.generate:
        conversion = Conversion(n)
    else:
        conversion = convert(n, value, raw.kind, type_, form)
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
        if column.from_ and len(stages) - bool(missing) == 1 and _carries(column, raw.kind, type_)
        else None
    )
    return ColumnPlan(
        target, value, tuple(stages), tuple(quick), tuple(checks), raw.name, tuple(needs), carry, keep
    )


def _raw(
    name: str, column: Column, scope: Scope, place: TargetColumn, origin: list[str], needs: list[str]
) -> _Raw:
    """The value before anything is done to it."""
    number = scope.value_name(name)[1:]
    if column.position:
        if scope.parent is None:
            raise Unfit("only a child table has positions", "Leave 'position' out", "position")
        return _Raw(POSITION, Kind("integer", "BIGINT"), "position of the element")
    if column.expr is not None:
        compiled = compile_expression(
            column.expr,
            lambda word: scope.term(word, but=name, origin=origin, needs=needs),
            scope.binder,
            is_field=scope.level.has,
            floats=place.type.name == "double",
        )
        text = literal(
            "the expression cannot be computed from the record's values (overflow, or a value it cannot use)"
        )
        return _Raw(
            f"r{number}",
            compiled.kind,
            f"expr {' '.join(column.expr.split())}",
            [
                (f"e{number}", f"TRY({{'v': {compiled.sql}}})"),
                (f"r{number}", f"struct_extract(e{number}, 'v')"),
            ],
            [Check("expression_error", f"e{number} IS NULL", text, bare=True)],
        )
    if column.generate is not None:
        terms = [scope.term(word, but=name, origin=origin, needs=needs) for word in column.generate]
        if place.type.name != "uuid" and not (
            place.type.is_text and place.type.length in (0, *range(36, 10_000))
        ):
            raise Unfit(f"a generated key does not fit {place.type}", "Write 'type: uuid'")
        digest, sql = _generated(column.namespace or scope.table, terms, f"h{number}")
        rule = f"generated from {', '.join(column.generate)}"
        return _Raw(
            f"r{number}", Kind("text", "VARCHAR"), rule, [(f"h{number}", digest), (f"r{number}", sql)]
        )
    if column.join is not None:
        refs = [scope.level.field(word) for word in column.join]
        origin.extend(ref.origin for ref in refs)
        between = " " if column.with_ is None else column.with_
        parts = []
        for word, ref in zip(column.join, refs, strict=True):
            if from_arrow(ref.type).name not in ("text", "integer", "decimal"):
                raise Unfit(f"'{word}' is {from_arrow(ref.type)}, and cannot be joined", "Use expr", "join")
            parts.append(f"nullif(trim(CAST({scope.inputs.field(ref)} AS VARCHAR), ' '), '')")
        sql = f"nullif(concat_ws({literal(between)}, {', '.join(parts)}), '')"
        rule = f"join of {', '.join(column.join)} with '{between}'"
        return _Raw(f"r{number}", Kind("text", "VARCHAR"), rule, [(f"r{number}", sql)])
    assert column.from_ is not None
    ref = scope.level.field(column.from_)
    origin.append(ref.origin)
    source, kind = scope.inputs.field(ref), from_arrow(ref.type)
    if column.split is None:
        return _Raw(source, kind, f"from {column.from_}", ref=ref)
    if kind.name != "text":
        raise Unfit(f"'{column.from_}' is {kind}, and cannot be split", "Split text fields only", "split")
    if not column.part:
        raise Unfit("which part is not said", "Add 'part: 1' for the first, 'part: -1' for the last", "split")
    sql = f"trim(string_split({source}, {literal(column.split)})[{column.part}], ' ')"
    rule = f"part {column.part} of {column.from_} split at '{column.split}'"
    return _Raw(f"r{number}", kind, rule, [(f"r{number}", sql)])


def _from_parent(column: str, scope: Scope, place: TargetColumn, value: str) -> ColumnPlan:
    if scope.parent is None:
        raise Unfit("only a child table has a parent", "Use 'from'", "parent")
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


def _format(column: Column) -> DateFormat | None:
    if column.format is None:
        return None
    try:
        return parse_format(column.format, column.pivot, column.base)
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
    type_ = SqlType(kind.name) if not kind.is_number else SqlType("decimal", precision=38, scale=kind.scale)
    try:
        return f"CAST({_constant_sql(constant(str(value), type_))} AS {kind.duckdb})"
    except ValueError as error:
        raise wrong from error


def _codes(column: Column, raw: _Raw, scope: Scope, type_: SqlType, fault: FaultSink) -> CodeTable | None:
    """The code table of a `lookup` or a `map`."""
    if column.lookup is None and column.map is None:
        return None
    if column.lookup is not None and column.map is not None:
        raise Unfit("a column has 'lookup' or 'map', not both", "Leave one out", "map")
    if raw.ref is None or column.split is not None:
        raise Unfit("codes are looked up from a field as it is", "Leave 'split' out", "split")
    word = "map" if column.map is not None else "lookup"
    if column.map is not None:
        codes = [Code(key, value, f"'{key}'") for key, value in column.map.items()]
    else:
        lookup = column.lookup if isinstance(column.lookup, Lookup) else Lookup(table=str(column.lookup))
        codes = read_codes(scope.folder / lookup.table, lookup.key, lookup.value)
        scope.codes[lookup.table] = [[code.key, code.value] for code in codes]
    table, faults = build(codes, raw.ref.type, type_)
    for reason, remedy in faults:
        fault(word, reason, remedy)
    return table


def _look_up(
    n: str,
    c: str,
    column: Column,
    raw: _Raw,
    codes: CodeTable,
    scope: Scope,
    type_: SqlType,
    form: DateFormat | None,
) -> Conversion:
    assert raw.ref is not None
    number = scope.inputs.lookup(raw.ref, codes)
    found, known = f"l{number}", f"k{number}"
    unknown = f"{n} IS NOT NULL AND NOT {known}"
    if column.on_missing == "keep":
        kept = convert(n, c, raw.kind, type_, form)
        checks = [replace(check, when=f"NOT {known} AND ({check.when})") for check in kept.checks]
        quick = [f"NOT {known} AND ({each})" for each in kept.quick]
        return Conversion(
            f"CASE WHEN {known} AND {n} IS NOT NULL THEN {found} ELSE {kept.sql} END",
            kept.stages,
            checks,
            quick,
        )
    if form is not None:
        raise Unfit("a code table's values are dates already (yyyy-mm-dd)", "Leave the format out", "format")
    conversion = Conversion(f"CASE WHEN {n} IS NOT NULL THEN {found} END")
    if column.on_missing != "null":
        name = "map" if column.map is not None else "code table"
        conversion.checks = [Check("unknown_code", unknown, literal(f"is not in the {name}"))]
        conversion.quick = [unknown]
    return conversion


def _generated(namespace: str, terms: Sequence[Term], h: str) -> tuple[str, str]:
    """SQL of the digest, to be called `h`, and of the key made of it: a name-based UUID (RFC 9562, version 3) of length-prefixed values: `5:SMITH`, `-` for NULL.

    The namespace is itself the version 3 UUID of `urn:table:<name>` in the URL namespace, so anybody can make
    the same key with `uuid.uuid3`. Values: text without trailing blanks, numbers as decimal digits.
    """
    parts = []
    for term in terms:
        if term.kind.name not in ("text", "integer", "decimal", "date", "timestamp", "boolean"):
            raise Unfit(f"a key cannot be generated from values {term.kind}", "Use other fields", "generate")
        text = f"rtrim({term.column}, ' ')" if term.kind.name == "text" else f"CAST({term.column} AS VARCHAR)"
        parts.append(f"coalesce(strlen({text}) || ':' || {text}, '-')")
    space = uuid.uuid3(uuid.NAMESPACE_URL, f"urn:table:{namespace}")
    blob = "".join(f"\\x{byte:02X}" for byte in space.bytes)
    absent = " AND ".join(f"{term.column} IS NULL" for term in terms)
    digest = f"md5('{blob}'::BLOB || encode({' || '.join(parts)}))"
    variant = f"translate(substr({h}, 17, 1), '0123456789abcdef', '89ab89ab89ab89ab')"
    head = f"substr({h}, 1, 8) || '-' || substr({h}, 9, 4) || '-3' || substr({h}, 14, 3)"
    return (
        f"CASE WHEN NOT ({absent}) THEN {digest} END",
        f"{head} || '-' || {variant} || substr({h}, 18, 3) || '-' || substr({h}, 21)",
    )


def _carries(column: Column, kind: Kind, target: SqlType) -> bool:
    """Whether the source field's Arrow values can be taken over without a query."""
    if column.null_when or column.lookup or column.map or column.split:
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
        out += f" by {column.lookup.table if isinstance(column.lookup, Lookup) else column.lookup}"
    if column.map:
        out += " by map"
    if column.null_when:
        out += f", NULL when {', '.join(str(value) for value in column.null_when)}"
    return out


def _given(column: Column, word: str) -> bool:
    name = {"from": "from_", "with": "with_"}.get(word, word)
    return name in column.model_fields_set


def _words_fit(column: Column, fault: FaultSink) -> bool:
    """Whether exactly one word says where the value comes from, and the others fit it."""
    given = [word for word in SOURCES if _given(column, word)]
    if len(given) != 1:
        reason = (
            f"{' and '.join(given)} stand together" if given else "nothing says where the value comes from"
        )
        fault(given[-1] if given else "", reason, f"Write one of {', '.join(SOURCES)}")
        return False
    fits = True
    for word, partners in _WITH.items():
        if _given(column, word) and not any(_given(column, partner) for partner in partners):
            fault(word, f"'{word}' has no meaning without {' or '.join(partners)}", f"Leave '{word}' out")
            fits = False
    return fits
