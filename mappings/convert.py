"""From a kind of value to a column type: the SQL that converts, and the checks that it loses nothing.

A conversion never rounds, never truncates and never guesses: what does not fit exactly is a fault of the
record (`Check`); two kinds that can never fit are a fault of the mapping file (`Unfit`).
"""

from __future__ import annotations

import datetime
import re
import uuid
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation, localcontext

from mappings.dates import DateFormat
from mappings.kinds import INTEGERS, Kind
from mappings.tables import SqlType

__all__ = ["Check", "Conversion", "Unfit", "constant", "convert", "literal"]

_DIGITS = {"smallint": 4, "integer": 9, "bigint": 18}
_NUMBER = r" *[+-]?(\d+(\.\d*)?|\.\d+) *"
_FLOAT = r" *[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})? *"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TRUE, _FALSE = ("1", "T", "TRUE", "Y", "YES"), ("0", "F", "FALSE", "N", "NO")


class Unfit(Exception):
    """Two kinds that cannot work together. `word` is the word of the mapping file to blame."""

    def __init__(self, reason: str, remedy: str = "", word: str = "type") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.word = word


@dataclass(frozen=True)
class Check:
    """A fault that a row can have.

    Args:
        code: its stable name.
        when: SQL condition over the row's columns.
        text: SQL text that says what is wrong, to stand after the value.
        bare: the text stands alone, without the value.
    """

    code: str
    when: str
    text: str
    bare: bool = False


@dataclass
class Conversion:
    """How to convert a column `n`.

    Args:
        sql: the converted value, NULL where it cannot be converted.
        stages: columns to compute before, in order.
        checks: what can go wrong, exactly.
        quick: SQL conditions, cheap, at least one of which holds wherever a check does.
    """

    sql: str
    stages: list[tuple[str, str]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    quick: list[str] = field(default_factory=list)


def literal(text: str) -> str:
    """Text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def convert(
    n: str, c: str, kind: Kind, target: SqlType, form: DateFormat | None = None, digits: int = 0
) -> Conversion:
    """How the values of column `n` become `target` in column `c`.

    Args:
        n: column whose values are of `kind`; NULL stays NULL.
        c: column that the converted value will have.
        form: format of dates, for text and numbers that become dates.
        digits: how many digits a whole number is written with, for numbers that become text.

    Raises:
        Unfit: such values can never be of that type.
    """
    if form and target.name not in ("date", "timestamp"):
        raise Unfit(
            f"a date format with type {target}", "Write 'type: date' or leave the format out", "format"
        )
    if digits and not (target.is_text and kind.is_number and not kind.scale):
        raise Unfit(f"format {'0' * digits} writes whole numbers as text", "Leave the format out", "format")
    if kind.name == "other":
        raise Unfit(f"values {kind} cannot be mapped", "Map the fields inside it", "from")
    if kind.name == "null":
        return Conversion(f"CAST({n} AS {_duckdb(target)})")
    if target.is_text:
        return _to_text(n, c, kind, target, digits)
    if target.name in _DIGITS or target.name == "decimal":
        return _to_number(n, c, kind, target)
    found = {"double": _to_double, "boolean": _to_boolean, "uuid": _to_uuid}.get(target.name)
    return found(n, c, kind) if found else _to_time(n, c, kind, target, form)


def _to_text(n: str, c: str, kind: Kind, target: SqlType, digits: int) -> Conversion:
    if kind.name == "double":
        raise Unfit("a binary float has no exact text", "Write 'type: double'")
    result = Conversion(f"CAST({n} AS VARCHAR)")
    if kind.name == "text":
        result.sql = f"rtrim({n}, ' ')" if target.name == "char" else n
        nul = f"contains({c}, chr(0))"
        result.checks.append(
            Check("bad_character", nul, literal("holds the character U+0000, which no database keeps"))
        )
        result.quick.append(nul)
    elif digits:
        text = f"ltrim(CAST({n} AS VARCHAR), '-')"
        padded = f"lpad({text}, CAST(greatest({digits}, length({text})) AS INTEGER), '0')"
        result.sql = f"CASE WHEN {n} < 0 THEN '-' || {padded} ELSE {padded} END"
    elif kind.name == "timestamp":
        result.sql = f"strftime({n}, '%Y-%m-%d %H:%M:%S.%f')"
    if target.length:
        long = f"strlen({c}) > {target.length} AND length({c}) > {target.length}"
        text = f"'has ' || length({c}) || ' characters, the column takes {target.length}'"
        result.checks.append(Check("too_long", long, text))
        result.quick.append(long)
    return result


def _to_number(n: str, c: str, kind: Kind, target: SqlType) -> Conversion:
    type_ = _duckdb(target)
    scale = target.scale
    if target.name == "decimal":
        high = 10 ** (target.precision - scale) - 1
        low = -high
    else:
        low, high = INTEGERS[type_]
    failed = f"{n} IS NOT NULL AND {c} IS NULL"
    range_ = Check("out_of_range", failed, literal(f"does not fit {target}"))
    if kind.is_number:
        least, most = kind.range
        extra = kind.scale - scale
        if extra <= 0 and low <= least and most <= high:
            return Conversion(f"CAST({n} AS {type_})")
        if extra <= 0:
            return Conversion(f"TRY_CAST({n} AS {type_})", checks=[range_], quick=[failed])
        exact = f"right(CAST({n} AS VARCHAR), {extra}) = '{'0' * extra}'"
        sql = f"CASE WHEN {exact} THEN TRY_CAST({n} AS {type_}) END"
        inexact = Check("out_of_range", f"{n} IS NOT NULL AND NOT {exact}", literal(_too_fine(target)))
        return Conversion(sql, checks=[inexact, _but(range_, inexact)], quick=[failed])
    if kind.name == "text":
        fits = f"regexp_full_match({n}, '{_NUMBER}')"
        zeros = rf"(\.\d{{0,{scale}}}0*)?" if scale else r"(\.0*)?"
        exact = rf"regexp_full_match({n}, ' *[+-]?\d*{zeros} *')"
        sql = f"CASE WHEN {fits} AND {exact} THEN TRY_CAST(trim({n}) AS {type_}) END"
        wrong = Check("not_a_number", f"{n} IS NOT NULL AND NOT {fits}", literal("is no number"))
        inexact = _but(
            Check("out_of_range", f"{n} IS NOT NULL AND NOT {exact}", literal(_too_fine(target))), wrong
        )
        return Conversion(sql, checks=[wrong, inexact, _but(range_, wrong, inexact)], quick=[failed])
    if kind.name == "double":
        raise Unfit(f"a binary float has no exact {target}", "Write 'type: double'")
    if kind.name == "boolean":
        raise Unfit(
            f"a boolean is no {target}", "Write 'type: boolean', or 'expr: CASE WHEN ... THEN 1 ELSE 0 END'"
        )
    raise Unfit(f"{kind} is no {target}", f"Write 'type: {kind.name}'")


def _too_fine(target: SqlType) -> str:
    places = f"{target.scale} decimal places" if target.scale else "whole numbers"
    return f"has more decimal places than {target} keeps ({places})"


def _but(check: Check, *others: Check) -> Check:
    """`check`, where none of the others holds already."""
    return replace(
        check, when=" AND ".join([f"({check.when})", *(f"NOT ({other.when})" for other in others)])
    )


def _to_double(n: str, c: str, kind: Kind) -> Conversion:
    failed = f"{n} IS NOT NULL AND {c} IS NULL"
    if kind.name == "text":
        sql = f"CASE WHEN regexp_full_match({n}, '{_FLOAT}') THEN TRY_CAST(trim({n}) AS DOUBLE) END"
        return Conversion(
            sql, checks=[Check("not_a_number", failed, literal("is no number"))], quick=[failed]
        )
    if not kind.is_number and kind.name != "double":
        raise Unfit(f"{kind} is no double", f"Write 'type: {kind.name}'")
    sql = f"CASE WHEN isfinite({n}) THEN {n} END" if kind.name == "double" else f"CAST({n} AS DOUBLE)"
    return Conversion(
        sql, checks=[Check("out_of_range", failed, literal("is infinite or no number"))], quick=[failed]
    )


def _to_boolean(n: str, c: str, kind: Kind) -> Conversion:
    if kind.name == "boolean":
        return Conversion(n)
    failed = f"{n} IS NOT NULL AND {c} IS NULL"
    if kind.name == "text":
        true, false = (", ".join(map(literal, words)) for words in (_TRUE, _FALSE))
        word = f"upper(trim({n}))"
        sql = f"CASE WHEN {word} IN ({true}) THEN true WHEN {word} IN ({false}) THEN false END"
    elif kind.is_number and not kind.scale:
        sql = f"CASE {n} WHEN 1 THEN true WHEN 0 THEN false END"
    else:
        raise Unfit(
            f"{kind} is no boolean", 'Say which values are true with \'map: {"Y": true, "N": false}\''
        )
    return Conversion(
        sql, checks=[Check("not_a_boolean", failed, literal("is neither true nor false"))], quick=[failed]
    )


def _to_uuid(n: str, c: str, kind: Kind) -> Conversion:
    if kind.name != "text":
        raise Unfit(f"{kind} is no uuid", "Use 'generate: [...]' to make one")
    word = f"lower(trim({n}))"
    failed = f"{n} IS NOT NULL AND {c} IS NULL"
    sql = f"CASE WHEN regexp_full_match({word}, '{_UUID}') THEN {word} END"
    return Conversion(sql, checks=[Check("not_a_uuid", failed, literal("is no UUID"))], quick=[failed])


def _to_time(n: str, c: str, kind: Kind, target: SqlType, form: DateFormat | None) -> Conversion:
    failed = f"{n} IS NOT NULL AND {c} IS NULL"
    if kind.name in ("date", "timestamp"):
        if form:
            raise Unfit(f"the field is {kind} already", "Leave the format out", "format")
        if kind.name == "timestamp" and target.name == "date":
            raise Unfit(
                "a date loses the time of the timestamp",
                "Write 'type: timestamp', or expr with CAST(... AS DATE)",
            )
        inside = f"{n} >= DATE '0001-01-01' AND {n} < DATE '9999-12-31' + 1"
        check = Check("impossible_date", failed, literal("is not between the years 0001 and 9999"))
        return Conversion(
            f"CASE WHEN {inside} THEN CAST({n} AS {_duckdb(target)}) END", checks=[check], quick=[failed]
        )
    if kind.name not in ("text", "integer", "decimal"):
        raise Unfit(f"{kind} is no {target}", f"Write 'type: {kind.name}'")
    if form is None:
        raise Unfit(
            f"{kind} needs a format to become a {target}", "Add 'format: yyyymmdd' or the like", "format"
        )
    if kind.scale:
        raise Unfit(f"{kind} is no {target}", "Use the field that holds the date")
    if kind.is_number and not form.digits and not form.base:
        raise Unfit(
            f"format {form.text} reads text, and the field is {kind}", "Use a format of digits", "format"
        )
    if form.has_time and target.name == "date":
        raise Unfit(f"a date loses the time of format {form.text}", "Write 'type: timestamp'")
    stages, sql = form.sql(n, c, kind)
    if target.name == "timestamp" and not form.has_time:
        sql = f"CAST({sql} AS TIMESTAMP)"
    name = f"day number ({form.text})" if form.base else f"date in the form {form.text}"
    return Conversion(sql, stages, [Check("impossible_date", failed, literal(f"is no {name}"))], [failed])


def _duckdb(target: SqlType) -> str:
    if target.name == "decimal":
        return f"DECIMAL({target.precision},{target.scale})"
    return "VARCHAR" if target.is_text or target.name == "uuid" else target.name.upper()


def constant(value: object, target: SqlType) -> object:
    """A value written in a mapping file or code table as a Python value of the column's type.

    Raises:
        ValueError: it is none; reason and remedy, parted by ". ".
    """
    if value is None:
        return None
    wrong = ValueError(f"{value!r} is no value of type {target}. Write one that the column can hold")
    if target.is_text:
        text = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
        if isinstance(value, float):
            raise ValueError(f"{value!r} is a number, the column is {target}. Put it in quotes")
        text = text.rstrip(" ") if target.name == "char" else text
        if target.length and len(text) > target.length:
            raise ValueError(
                f"{text!r} has {len(text)} characters, the column takes {target.length}. Widen the type"
            )
        if "\0" in text:
            raise wrong
        return text
    if target.name == "boolean":
        word = str(value).strip().upper()
        if word not in (*_TRUE, *_FALSE):
            raise wrong
        return word in _TRUE
    if isinstance(value, bool):
        raise wrong
    text = str(value).strip()
    try:
        if target.name in _DIGITS or target.name == "decimal":
            return _number(text, target)
        if target.name == "double":
            return float(text)
        if target.name == "date":
            return datetime.date.fromisoformat(text)
        if target.name == "timestamp":
            moment = datetime.datetime.fromisoformat(text)
            return moment if moment.tzinfo is None else _raise(wrong)
        return str(uuid.UUID(text))
    except (ValueError, InvalidOperation) as error:
        raise wrong from error


def _number(text: str, target: SqlType) -> int | Decimal:
    if not re.fullmatch(_NUMBER, text, re.ASCII):
        raise ValueError
    with localcontext(prec=200):
        number = Decimal(text)
        scaled = number.scaleb(target.scale)
        if scaled != scaled.to_integral_value():
            raise ValueError
    if target.name == "decimal":
        if abs(scaled) >= 10**target.precision:
            raise ValueError
        return number
    low, high = INTEGERS[_duckdb(target)]
    if not low <= number <= high:
        raise ValueError
    return int(number)


def _raise(error: ValueError) -> object:
    raise error
