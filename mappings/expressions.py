"""`expr`: one scalar SQL expression, parsed, confined and typed before any record is read.

What is run is generated from the checked tree, never the user's own text. Only the functions of
`mappings.functions` may be called; no subquery, file, clock or chance. Decimals stay exact: what would pass
through a binary float, or round without saying so, is a fault of the file.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from mappings.convert import Unfit, convert
from mappings.fields import NameFault
from mappings.functions import FUNCTIONS
from mappings.kinds import Kind, from_duckdb
from mappings.tables import SqlType
from migrate.errors import did_you_mean

__all__ = ["Binder", "Compiled", "ExpressionFault", "Term", "compile_expression"]

_WORD = r"[^\W]|[@$#]"
_NAME = rf"(?:{_WORD})(?:(?:{_WORD}|-)*(?:{_WORD}))?"
_PATH = rf"{_NAME}(?:\.{_NAME})*"
_TOKENS = re.compile(
    rf"""(?P<text>'(?:[^']|'')*')
    |(?P<quoted>"(?:[^"]|"")*")
    |(?P<comment>--(?=\s|$)|/\*)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)(?!-\w*[^\W\d]))
    |(?P<name>{_PATH}(?:\s+OF\s+{_PATH})*)(?P<numbers>\s*\(\s*\d+(?:\s*,\s*\d+)*\s*\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_STRUCTURE = (
    *(exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren, exp.Var, exp.Interval),
    *(
        exp.And,
        exp.Or,
        exp.Not,
        exp.Is,
        exp.In,
        exp.Between,
        exp.Like,
        exp.ILike,
        exp.Escape,
        exp.Case,
        exp.If,
    ),
    *(exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ),
    *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg, exp.DPipe),
    *(exp.Cast, exp.TryCast, exp.DataType, exp.DataTypeParam),
)


class ExpressionFault(Exception):
    """Everything wrong with one expression: (reason, remedy) each."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults[0][0])
        self.faults = faults


@dataclass(frozen=True)
class Term:
    """What a name in an expression stands for: a column of the compiled query."""

    column: str
    kind: Kind


@dataclass(frozen=True)
class Compiled:
    """An expression ready to run.

    Args:
        sql: DuckDB SQL over the columns in `uses`.
        kind: of its values.
        uses: columns by the name the user wrote.
    """

    sql: str
    kind: Kind
    uses: Mapping[str, Term]


class Binder:
    """Asks DuckDB for the type of an expression over typed columns, without running it."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(":memory:", config={"enable_external_access": "false"})

    def kind(self, sql: str, terms: Mapping[str, Term]) -> Kind:
        """Raises duckdb.Error when the expression has no type."""
        columns = {term.column: term.kind.duckdb for term in terms.values()}
        inputs = (
            ", ".join(f"CAST(NULL AS {type_}) AS {name}" for name, type_ in columns.items()) or "1 AS one"
        )
        return from_duckdb(
            str(self._connection.sql(f"SELECT {sql} AS found FROM (SELECT {inputs})").types[0])
        )

    def evaluate(self, sql: str) -> object:
        """The value of an expression without names. Raises duckdb.Error."""
        row = self._connection.execute(f"SELECT {sql}").fetchone()
        return row[0] if row else None

    def close(self) -> None:
        self._connection.close()


def compile_expression(
    text: str,
    resolve: Callable[[str], Term],
    binder: Binder,
    *,
    is_field: Callable[[str], bool] = lambda name: False,
    floats: bool = False,
) -> Compiled:
    """Parse, confine and type an expression.

    Args:
        text: the expression.
        resolve: what a name means; raises NameFault.
        is_field: whether a name is a source field (so that `PHONE(2)` is no call).
        floats: whether binary floats may be used, for a column of type double.

    Raises:
        ExpressionFault: all that is wrong with it.
    """
    faults: list[tuple[str, str]] = []
    tree = _parse(_quote_names(text, is_field))
    terms: dict[str, Term] = {}
    for node in list(tree.walk()):
        _confine(node, faults)
    for column in list(tree.find_all(exp.Column)):
        name = ".".join(part.name for part in column.parts)
        try:
            terms[name] = resolve(name)
        except NameFault as fault:
            faults.append((fault.reason, fault.remedy))
            continue
        column.replace(exp.column(exp.to_identifier(terms[name].column)))
    if faults:
        raise ExpressionFault(list(dict.fromkeys(faults)))
    return _typed(tree, terms, binder, floats)


def _quote_names(text: str, is_field: Callable[[str], bool]) -> str:
    """COBOL names as quoted identifiers: NAME-WITH-HYPHENS, GROUP.NAME, NAME OF GROUP, PHONE(2)."""

    def quote(match: re.Match[str]) -> str:
        if match["comment"]:
            raise ExpressionFault([("an expression has no comments", "Put the comment in YAML, after a #")])
        name, numbers = match["name"], match["numbers"] or ""
        if not name:
            return match[0]
        cobol = bool(re.search(r"[-.@$#]|\s", name)) and not re.fullmatch(r"[\d-]+", name)
        if numbers and (cobol or (name.lower() not in FUNCTIONS and is_field(name + numbers))):
            return '"' + re.sub(r"\s+", " ", name + numbers.strip()) + '"'
        return '"' + re.sub(r"\s+", " ", name) + '"' + numbers if cobol else match[0]

    return _TOKENS.sub(quote, text)


def _parse(text: str) -> exp.Expr:
    try:
        found = sqlglot.parse_one(text, into=exp.Condition, dialect="duckdb")
    except SqlglotError as error:
        details = getattr(error, "errors", None) or [{}]
        what = str(details[0].get("description") or error).splitlines()[0].rstrip(".")
        near = details[0].get("highlight")
        at = f" near '{near}'" if near else ""
        raise ExpressionFault(
            [(f"is no SQL expression{at}: {what}", "Write one scalar expression")]
        ) from error
    except RecursionError as error:
        raise ExpressionFault([("is nested too deeply", "Split it over several columns")]) from error
    return exp.Paren(this=found)


@functools.cache
def _allowed() -> tuple[type[exp.Expr], ...]:
    """The tree nodes that stand for allowed functions, found by parsing each one's example."""
    found: set[type[exp.Expr]] = set()
    for function in FUNCTIONS.values():
        tree = sqlglot.parse_one(function.example, into=exp.Condition, dialect="duckdb")
        found |= {type(node) for node in tree.find_all(exp.Func) if not isinstance(node, exp.Anonymous)}
    return (*_STRUCTURE, *found)


def _confine(node: exp.Expr, faults: list[tuple[str, str]]) -> None:
    if isinstance(node, exp.Anonymous):
        if node.name.lower() not in FUNCTIONS:
            faults.append((f"unknown function '{node.name}'", did_you_mean(node.name, FUNCTIONS) or _SEE))
    elif isinstance(node, exp.Query | exp.Subquery | exp.Exists):
        faults.append(("a subquery cannot stand in an expression", "Use a lookup for values of other tables"))
    elif isinstance(node, exp.Star | exp.Table | exp.From | exp.Alias | exp.Select):
        if not node.find_ancestor(exp.Query):
            faults.append(
                (f"'{node.sql()}' cannot stand in a scalar expression", "Write one scalar expression")
            )
    elif not isinstance(node, _allowed()) or type(node) not in _allowed():
        if node.find_ancestor(exp.Query):
            return
        name = node.sql_name().lower() if isinstance(node, exp.Func) else type(node).__name__.lower()
        what = f"the function '{name}'" if isinstance(node, exp.Func) else f"'{name}'"
        near = did_you_mean(name, FUNCTIONS) if isinstance(node, exp.Func) else ""
        faults.append((f"{what} cannot stand in an expression", near or _SEE))


_MIXING = (
    *(
        exp.EQ,
        exp.NEQ,
        exp.GT,
        exp.GTE,
        exp.LT,
        exp.LTE,
        exp.NullSafeEQ,
        exp.NullSafeNEQ,
        exp.In,
        exp.Between,
    ),
    *(exp.Add, exp.Sub, exp.Mul),
)

_ERROR = "CAST('error' AS SMALLINT)"
"""Fails when it is reached: DuckDB's own error() cannot stand in TRY."""

_SEE = "Use the functions that the manual lists"


def _typed(tree: exp.Expr, terms: Mapping[str, Term], binder: Binder, floats: bool) -> Compiled:
    """Rewrite what would lose or hide something, from the inside out, and ask for the type."""
    faults: list[tuple[str, str]] = []
    for node in reversed(list(tree.walk(bfs=True))):
        if isinstance(node, exp.Div) and not floats:
            faults.append(
                (
                    "'/' gives a binary float, which is not exact",
                    "Write // for whole numbers, or 'type: double'",
                )
            )
        if isinstance(node, exp.Div | exp.IntDiv | exp.Mod):
            divisor = node.expression
            if not (isinstance(divisor, exp.Literal) and divisor.name.strip("0.")):
                _replace(node, f"CASE WHEN ({_sql(divisor)}) = 0 THEN {_ERROR} ELSE {_sql(node)} END")
        elif isinstance(node, _MIXING):
            if mixed := _mixed(node, terms, binder):
                faults.append(mixed)
        elif isinstance(node, exp.Cast):
            try:
                _cast(node, terms, binder)
            except Unfit as unfit:
                faults.append((unfit.reason, unfit.remedy))
            except duckdb.Error as error:
                faults.append((_plain(error, terms), "Mend the expression"))
    sql = _sql(tree)
    try:
        kind = binder.kind(sql, terms)
    except duckdb.Error as error:
        raise ExpressionFault([*faults, (_plain(error, terms), "Mend the expression")]) from error
    if not floats and not faults and (culprit := _float_in(tree, terms, binder)):
        shown = _named(culprit, terms)
        faults.append((f"{shown} is a binary float, which is not exact", "Use decimals, or 'type: double'"))
    if kind.name == "other":
        faults.append(
            (f"the expression gives values {kind}", "Make it give a number, text, a date or a boolean")
        )
    if faults:
        raise ExpressionFault(list(dict.fromkeys(faults)))
    return Compiled(sql, kind, terms)


def _mixed(node: exp.Expr, terms: Mapping[str, Term], binder: Binder) -> tuple[str, str] | None:
    """The fault of a text beside a number: DuckDB would read the text as a number, and round it."""
    kinds = {}
    for operand in node.iter_expressions():
        try:
            kinds[binder.kind(_sql(operand), terms).name] = operand
        except duckdb.Error:
            continue  # said when the whole expression is bound
    number = kinds.get("integer") or kinds.get("decimal")
    if number is None or "text" not in kinds:
        return None
    return (
        f"{_named(kinds['text'], terms)} is text, and {_named(number, terms)} is a number",
        "Put the number in quotes, or write CAST(... AS decimal(p,s))",
    )


def _cast(node: exp.Cast, terms: Mapping[str, Term], binder: Binder) -> None:
    """Make a CAST exact: one that would round is a fault, one of text checks the text."""
    written = node.to.sql(dialect="duckdb")
    try:
        target = SqlType.parse("text" if written == "TEXT" else written)
    except ValueError as error:
        raise Unfit(
            f"CAST to {written}: no such column type", "Use integer, decimal(p,s), text, date, ..."
        ) from error
    if target.length:
        raise Unfit(f"CAST to {target} does not cut text", "Write CAST(... AS text), and left(..., n) to cut")
    operand = node.this
    if isinstance(operand, exp.Literal):
        try:
            binder.evaluate(_sql(node))
        except duckdb.Error as error:
            raise Unfit(f"{_sql(operand)} is no {target}", "Mend the literal") from error
    kind = binder.kind(_sql(operand), terms)
    if target.name not in ("smallint", "integer", "bigint", "decimal") or kind.name in ("null", "boolean"):
        return
    if kind.scale > target.scale:
        raise Unfit(
            f"CAST to {target} would round {_named(operand, terms)}, {kind}",
            f"Say how: round(..., {target.scale}), floor(...) or trunc(...)",
        )
    value = f"({_sql(operand)})"
    exact = convert(value, "found", kind, target).sql
    if isinstance(node, exp.TryCast):
        _replace(node, exact)
    else:
        _replace(node, f"CASE WHEN {value} IS NOT NULL THEN coalesce({exact}, {_ERROR}) END")


def _float_in(tree: exp.Expr, terms: Mapping[str, Term], binder: Binder) -> exp.Expr | None:
    """The innermost part whose values are binary floats."""
    for node in reversed(list(tree.walk(bfs=True))):
        if isinstance(node, exp.Column | exp.Func | exp.Binary | exp.Literal | exp.Cast):
            try:
                kind = binder.kind(_sql(node), terms)
            except duckdb.Error:
                continue  # no expression by itself, such as a branch of CASE
            if kind.name == "double":
                return node
    return None


def _replace(node: exp.Expr, sql: str) -> None:
    node.replace(sqlglot.parse_one(f"({sql})", into=exp.Condition, dialect="duckdb"))


def _sql(node: exp.Expr) -> str:
    return node.sql(dialect="duckdb")


def _named(node: exp.Expr, terms: Mapping[str, Term]) -> str:
    return _rename(_sql(node), terms)


def _plain(error: duckdb.Error, terms: Mapping[str, Term]) -> str:
    """DuckDB's message in one line, with the user's names."""
    line = str(error).splitlines()[0]
    line = line.split("Error: ", 1)[-1].split(" You might need")[0].rstrip(".")
    return _rename(line[:1].lower() + line[1:], terms)


def _rename(text: str, terms: Mapping[str, Term]) -> str:
    for name, term in terms.items():
        text = re.sub(rf"\b{term.column}\b", name.replace("\\", "\\\\"), text)
    return text
