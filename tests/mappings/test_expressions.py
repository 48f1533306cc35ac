"""Expressions: what they may say, what they mean, and that nothing gets out."""

from __future__ import annotations

import pytest

from mappings import FUNCTIONS
from mappings.expressions import Binder, Compiled, ExpressionFault, Term, compile_expression
from mappings.fields import NameFault
from mappings.kinds import Kind

FIELDS = {
    "BAL-AMT": Kind("decimal", "DECIMAL(11,2)", 11, 2),
    "NAME": Kind("text", "VARCHAR"),
    "LAST-NAME OF PERSON": Kind("text", "VARCHAR"),
    "PERSON.AGE": Kind("integer", "INTEGER"),
    "PHONE(2)": Kind("text", "VARCHAR"),
    "N": Kind("integer", "BIGINT"),
    "D": Kind("date", "DATE"),
    "F": Kind("double", "DOUBLE"),
}


def compiled(text: str, *, floats: bool = False) -> Compiled:
    def resolve(name: str) -> Term:
        if name not in FIELDS:
            raise NameFault(f"unknown field '{name}'")
        return Term(f"s{list(FIELDS).index(name)}", FIELDS[name])

    binder = Binder()
    try:
        return compile_expression(text, resolve, binder, is_field=lambda name: name in FIELDS, floats=floats)
    finally:
        binder.close()


def resolve_nothing(name: str) -> Term:
    raise NameFault(f"unknown field '{name}'")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_does_what_its_example_says(name: str) -> None:
    entry = FUNCTIONS[name]
    binder = Binder()
    found = compile_expression(entry.example, resolve_nothing, binder, floats=True)
    assert binder.evaluate(f"CAST({found.sql} AS VARCHAR)") == entry.result
    assert entry.description
    binder.close()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BAL-AMT * 2", "decimal"),
        ("BAL-AMT - 1", "decimal"),
        ("NAME || LAST-NAME OF PERSON || PHONE(2)", "text"),
        ("PERSON.AGE + 5-3", "integer"),
        ("CASE WHEN D < DATE '1990-01-01' THEN 'A-B' ELSE 'it''s -- not a /* comment' END", "text"),
        ("NAME IN ('a', 'b') AND NOT N BETWEEN 1 AND 3 OR NAME LIKE 'a%'", "boolean"),
        ("coalesce(BAL-AMT, 0)", "decimal"),
        ("D + 1", "date"),
        ("CAST(D + INTERVAL 1 MONTH AS DATE)", "date"),
        ("CAST(round(BAL-AMT, 0) AS bigint)", "integer"),
        ("N IS NOT DISTINCT FROM 3", "boolean"),
        ("TRY_CAST(NAME AS decimal(9,2))", "decimal"),
    ],
)
def test_expression_is_typed(text: str, kind: str) -> None:
    assert compiled(text).kind.name == kind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no SQL expression"),
        ("a b c", "is no SQL expression near 'b'"),
        ("N +", "is no SQL expression"),
        ("1; DROP TABLE x", "is no SQL expression"),
        ("(SELECT 1)", "a subquery"),
        ("N IN (SELECT 1)", "a subquery"),
        ("EXISTS (SELECT 1)", "a subquery"),
        ("read_csv('x')", "read_csv"),
        ("read_text('/etc/passwd')", "unknown function 'read_text'"),
        ("getenv('HOME')", "unknown function 'getenv'"),
        ("now()", "now"),
        ("current_date", "current_date"),
        ("random()", "rand"),
        ("uuid()", "uuid"),
        ("nextval('s')", "nextval"),
        ("error('x')", "error"),
        ("sum(N)", "the function 'sum' cannot stand in an expression"),
        ("row_number() OVER ()", "'window' cannot stand in an expression"),
        ("list_transform([1], x -> x)", "cannot stand in an expression"),
        ("{'a': N}", "cannot stand in an expression"),
        ("COLUMNS('.*')", "cannot stand in a"),
        ("*", "cannot stand in a scalar expression"),
        ("?", "cannot stand in an expression"),
        ("N -- one", "comments"),
        ("N /* one */", "comments"),
        ("NAME COLLATE NOCASE = 'a'", "cannot stand"),
        ("uper(NAME)", "unknown function 'uper'"),
        ("upper(N)", "no function matches"),
        ("N-1", "unknown field 'N-1'"),
        ("BAL-AMT / 2", "'/' gives a binary float"),
        ("1e3", "1e3 is a binary float"),
        ("F > 1", "F is a binary float"),
        ("BAL-AMT * F", "F is a binary float"),
        ("sqrt(N) > 1", "SQRT(N) is a binary float"),
        ("CAST(BAL-AMT AS integer)", "CAST to integer would round BAL-AMT"),
        ("CAST(BAL-AMT AS decimal(9,1))", "would round"),
        ("CAST(N AS money)", "no such column type"),
        ("DATE '2023-02-29'", "'2023-02-29' is no date"),
        ("D + NAME", "no function matches"),
        ("NAME = 5", "NAME is text, and 5 is a number"),
        ("N IN ('1', '2')", "is text, and N is a number"),
        ("BAL-AMT BETWEEN 1 AND '1.239'", "'1.239' is text"),
        ("INTERVAL 1 DAY", "gives values of type INTERVAL"),
    ],
)
def test_what_cannot_stand_is_said(text: str, reason: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        compiled(text)
    assert any(reason in found for found, _ in caught.value.faults), caught.value.faults


def test_all_faults_of_an_expression_are_found_together() -> None:
    with pytest.raises(ExpressionFault) as caught:
        compiled("uper(NAM) || now()")
    assert len(caught.value.faults) == 3


def test_what_is_run_holds_no_text_of_the_user_but_literals() -> None:
    assert compiled("BAL-AMT * 2").sql == "(s0 * 2)"
    assert compiled("NAME = 'x''; DROP TABLE t; --'").sql == "(s1 = 'x''; DROP TABLE t; --')"


def test_floats_are_allowed_where_the_column_is_a_float() -> None:
    assert compiled("BAL-AMT / 3", floats=True).kind.name == "double"
