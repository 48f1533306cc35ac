"""The value of a column before anything is done to it: a field, a join, an expression, a key."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from mappings.convert import Check, Unfit, literal
from mappings.expressions import Term, compile_expression
from mappings.fields import FieldRef
from mappings.kinds import Kind, from_arrow
from mappings.model import Column
from mappings.scope import POSITION, Scope
from mappings.tables import POSITION_RULE, TargetColumn

__all__ = ["Raw", "raw_value"]


@dataclass
class Raw:
    """A value before its conversion."""

    name: str
    kind: Kind
    rule: str
    stages: list[tuple[str, str]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    ref: FieldRef | None = None


def raw_value(
    name: str, column: Column, scope: Scope, place: TargetColumn, origin: list[str], needs: list[str]
) -> Raw:
    """The value before anything is done to it."""
    number = scope.value_name(name)[1:]
    if column.position:
        if scope.parent is None and not scope.level.has_parent:
            raise Unfit(
                "only a child table has positions, and a record type under another",
                "Leave 'position' out",
                "position",
            )
        rule = "place under the parent record" if scope.parent is None else POSITION_RULE
        return Raw(POSITION, Kind("integer", "BIGINT"), rule)
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
        return Raw(
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
        return Raw(f"r{number}", Kind("text", "VARCHAR"), rule, [(f"h{number}", digest), (f"r{number}", sql)])
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
        return Raw(f"r{number}", Kind("text", "VARCHAR"), rule, [(f"r{number}", sql)])
    word, ref = _field(column, scope)
    origin.append(ref.origin)
    source, kind = scope.inputs.field(ref), from_arrow(ref.type)
    if column.split is None:
        return Raw(source, kind, f"from {word}", ref=ref)
    if kind.name != "text":
        raise Unfit(f"'{word}' is {kind}, and cannot be split", "Split text fields only", "split")
    if not column.part:
        raise Unfit("which part is not said", "Add 'part: 1' for the first, 'part: -1' for the last", "split")
    sql = f"trim(string_split({source}, {literal(column.split)})[{column.part}], ' ')"
    rule = f"part {column.part} of {word} split at '{column.split}'"
    return Raw(f"r{number}", kind, rule, [(f"r{number}", sql)])


def _field(column: Column, scope: Scope) -> tuple[str, FieldRef]:
    """What a rule calls the field that `from`, `parent` or `ancestor` names, and the field."""
    if column.from_ is not None:
        return column.from_, scope.level.field(column.from_)
    if column.parent is not None and not scope.level.has_parent:
        raise Unfit(
            "only a child table has a parent, and a record type under another", "Use 'from'", "parent"
        )
    ref = scope.level.ancestor(column.ancestor or column.parent or "", nearest=column.parent is not None)
    return f"{ref.path} of the {ref.segment} above", ref


def _generated(namespace: str, terms: Sequence[Term], h: str) -> tuple[str, str]:
    """SQL of a digest, to be called `h`, and of the key made of it.

    The key is a name-based UUID (RFC 9562, version 3) of length-prefixed values: `5:SMITH`, `-` for NULL.

    The namespace is itself the version 3 UUID of `urn:table:<name>` in the URL namespace, so anybody can make
    the same key with `uuid.uuid3`. Values: text without trailing blanks, numbers as decimal digits.
    """
    values = []
    for term in terms:
        if term.kind.name not in ("text", "integer", "decimal", "date", "timestamp", "boolean"):
            raise Unfit(f"a key cannot be generated from values {term.kind}", "Use other fields", "generate")
        text = f"rtrim({term.column}, ' ')" if term.kind.name == "text" else f"CAST({term.column} AS VARCHAR)"
        values.append(f"coalesce(strlen({text}) || ':' || {text}, '-')")
    space = uuid.uuid3(uuid.NAMESPACE_URL, f"urn:table:{namespace}")
    blob = "".join(f"\\x{byte:02X}" for byte in space.bytes)
    absent = " AND ".join(f"{term.column} IS NULL" for term in terms)
    digest = f"md5('{blob}'::BLOB || encode({' || '.join(values)}))"
    nibble = f"substring({h}, 17, 1)"
    variant = (
        f"CASE WHEN {nibble} IN ('0', '4', '8', 'c') THEN '8' WHEN {nibble} IN ('1', '5', '9', 'd') THEN '9' "
        f"WHEN {nibble} IN ('2', '6', 'a', 'e') THEN 'a' ELSE 'b' END"
    )
    parts = (
        *(f"left({h}, 8)", "'-'", f"substring({h}, 9, 4)", "'-3'", f"substring({h}, 14, 3)", "'-'", variant),
        *(f"substring({h}, 18, 3)", "'-'", f"right({h}, 12)"),
    )
    key = f"CASE WHEN {h} IS NOT NULL THEN concat({', '.join(parts)}) END"
    return f"CASE WHEN NOT ({absent}) THEN {digest} END", key
