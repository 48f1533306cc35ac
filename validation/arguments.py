"""How the arguments of a rule are checked, one function a kind of value.

Each returns the value as it is kept, or raises ValueError("reason. Remedy"). Numbers are int or Decimal,
never float: a bound of 99999999.99 is exactly that in the database.
"""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from migrate.errors import did_you_mean

OPERATORS = ("==", "!=", "<", "<=", ">", ">=", "IN", "NOT_IN")

# Read differently by PostgreSQL's regular expressions and by RE2, which DuckDB has.
_NOT_PORTABLE = {
    r"\(\?(=|!|<=|<!)": "looks ahead or behind",
    r"\(\?P": "names a group",
    r"\\[1-9]": "refers back to a group",
    r"\\[bB]": r"uses \b, which is a word's edge in one database and a backspace in another",
    r"\\[AzZQpP]": "uses an escape that only some databases know",
    r"\\[wW]": r"uses \w, which is a letter of any language in one database and of English in another",
    r"\[:(?!digit:|space:)": "uses a class of all letters in one database and of English ones in another",
}


def text(value: Any) -> str:
    if isinstance(value, str) and value:
        return value
    raise ValueError(f"{_shown(value)} is not text. Write a text, in quotes if it looks like a number")


def texts(value: Any) -> list[str]:
    return [text(item) for item in _list(value)]


def two_texts(value: Any) -> list[str]:
    found = texts(value)
    if len(found) < 2:
        raise ValueError("one column is not enough here. Name two or more, or use the rule for one column")
    return found


def character(value: Any) -> str:
    if isinstance(value, str) and len(value) == 1:
        return value
    raise ValueError(f"{_shown(value)} is not one character. Write a single character, for example '!'")


def flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError(f"{_shown(value)} is neither true nor false. Write true or false")


def count(value: Any) -> int:
    found = number(value)
    if found != int(found) or found < 0:
        raise ValueError(f"{_shown(value)} is not a count. Write a whole number, zero or more")
    return int(found)


def number(value: Any) -> int | Decimal:
    """An exact number: a float is the nearest short decimal to what stands in the file."""
    if isinstance(value, str):
        try:
            value = Decimal(value)
        except InvalidOperation:
            raise ValueError(f"{_shown(value)} is not a number. Write a number") from None
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"{_shown(value)} is not a number. Write a number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is not a number that can be compared. Write a number")
    return int(value) if value == int(value) else value


def share(value: Any) -> int | Decimal:
    found = number(value)
    if not 0 <= found <= 1:
        raise ValueError(f"{_shown(value)} is not a share. Write a number between 0 and 1, for example 0.95")
    return found


def bound(value: Any) -> int | Decimal | datetime.date:
    """A number, a date or a time stamp."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        for kind in (datetime.date, datetime.datetime):
            try:
                return kind.fromisoformat(value) if "-" in value[1:] else number(value)
            except ValueError:
                continue
        raise ValueError(f"'{value}' is neither a number nor a date. Write a number, or a date as 2024-01-31")
    return number(value)


def value_set(value: Any) -> list[Any]:
    found = [number(item) if isinstance(item, float) else item for item in _list(value)]
    for item in found:
        if isinstance(item, bool) and any(isinstance(other, str) for other in found):
            raise ValueError(
                "holds true or false among texts. Put YES, NO, ON and OFF in quotes, or YAML reads them so"
            )
        if item is None or isinstance(item, list | dict):
            raise ValueError(f"{_shown(item)} is not a value. List texts, numbers or dates")
    return found


def pairs(value: Any) -> list[tuple[Any, Any]]:
    found = [tuple(value_set(item)) for item in _list(value)]
    if any(len(pair) != 2 for pair in found):
        raise ValueError("not every item is a pair. Write pairs, for example [[A, 1], [B, 2]]")
    return [(pair[0], pair[1]) for pair in found]


def regex(value: Any) -> str:
    """A regular expression that means the same in every target database."""
    pattern = text(value)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # [[:alpha:]]: a class in SQL, a riddle here
            re.compile(pattern)
    except re.error as error:
        reason = f"'{pattern}' is not a regular expression ({error})"
        raise ValueError(f"{reason}. Mend it at that place") from None
    for forbidden, what in _NOT_PORTABLE.items():
        if re.search(r"(?<!\\)(?:\\\\)*" + forbidden, pattern):
            raise ValueError(f"'{pattern}' {what}. Write it without, so that every database reads it alike")
    return pattern


def regexes(value: Any) -> list[str]:
    return [regex(item) for item in _list(value)]


def any_or_all(value: Any) -> str:
    return _one_of(value, ("any", "all"))


def ignore_pair(value: Any) -> str:
    return _one_of(value, ("both_values_are_missing", "either_value_is_missing", "neither"))


def ignore_columns(value: Any) -> str:
    return _one_of(value, ("all_values_are_missing", "any_value_is_missing", "never"))


def quantiles(value: Any) -> dict[str, Any]:
    """`{quantiles: [0.5], value_ranges: [[10, 20]]}`; null leaves an end open."""
    if not isinstance(value, dict) or set(value) != {"quantiles", "value_ranges"}:
        remedy = "Write {quantiles: [0.5], value_ranges: [[10, 20]]}"
        raise ValueError(f"needs quantiles and value_ranges. {remedy}")
    shares = [float(share(item)) for item in _list(value["quantiles"])]
    ends_of = [_list(item) for item in _list(value["value_ranges"])]
    ranges = [[None if end is None else number(end) for end in ends] for ends in ends_of]
    if len(shares) != len(ranges) or any(len(ends) != 2 for ends in ranges):
        raise ValueError("has not one range for each quantile. Write as many [low, high] as quantiles")
    return {"quantiles": shares, "value_ranges": ranges}


def condition(value: Any) -> dict[str, Any]:
    """GX's row condition, in its own words: which rows a rule looks at.

    `{column: status, operator: "==", parameter: A}`, `{column: closed_on, is_null: false}`,
    `{and: [...]}`, `{or: [...]}`.
    """
    if isinstance(value, dict):
        words = set(value)
        if words == {"column", "operator", "parameter"}:
            operator = _one_of(value["operator"], OPERATORS)
            if operator in ("IN", "NOT_IN"):
                parameter: Any = value_set(value["parameter"])
                if not all(type(item) in (int, str) for item in parameter):  # GX takes no others
                    raise ValueError(f"{operator} takes texts or whole numbers. Write == and {{or: [...]}}")
            else:
                parameter = value_set([value["parameter"]])[0]
            return {"column": text(value["column"]), "operator": operator, "parameter": parameter}
        if words == {"column", "is_null"}:
            return {"column": text(value["column"]), "is_null": flag(value["is_null"])}
        if words in ({"and"}, {"or"}):
            (word,) = words
            return {word: [condition(item) for item in _list(value[word])]}
    raise ValueError(
        "is not a condition. Write {column: ..., operator: '==', parameter: ...}, "
        "{column: ..., is_null: false}, {and: [...]} or {or: [...]}"
    )


def columns_of(found: dict[str, Any]) -> Iterable[str]:
    """The columns that a condition names."""
    if "column" in found:
        yield found["column"]
    for part in found.get("and", []) + found.get("or", []):
        yield from columns_of(part)


def _one_of(value: Any, words: tuple[str, ...]) -> str:
    if value in words:
        return str(value)
    raise ValueError(f"{_shown(value)} is not one of {', '.join(words)}. {did_you_mean(str(value), words)}")


def _list(value: Any) -> list[Any]:
    if isinstance(value, list | tuple) and value:
        return list(value)
    remedy = "Write a list with at least one item, for example [A, B]"
    raise ValueError(f"{_shown(value)} is not a list. {remedy}")


def _shown(value: Any) -> str:
    return "nothing" if value is None else f"'{value}'"
