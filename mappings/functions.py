"""The functions that `expr` may call: scalar, deterministic, without files, network, clock or chance.

Each has a description and an example whose result a test computes, so the manual can be made from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FUNCTIONS", "Function"]


@dataclass(frozen=True)
class Function:
    """A function: `example` is an expression that uses it, `result` its value as text."""

    name: str
    description: str
    example: str
    result: str


FUNCTIONS = {
    name: Function(name, description, example, result)
    for name, description, example, result in (
        # text
        ("upper", "text in capital letters", "upper('Älva')", "ÄLVA"),
        ("lower", "text in small letters", "lower('ÄLVA')", "älva"),
        ("trim", "text without blanks at both ends", "trim('  a b ')", "a b"),
        ("ltrim", "text without blanks at its start", "ltrim('  a ')", "a "),
        ("rtrim", "text without blanks at its end", "rtrim('  a ')", "  a"),
        ("length", "number of characters", "length('Zoë')", "3"),
        (
            "substr",
            "part of a text: from which character (1 is the first), how many",
            "substr('ABCDE', 2, 3)",
            "BCD",
        ),
        ("substring", "the same as substr", "substring('ABCDE', 2, 3)", "BCD"),
        ("left", "the first characters", "left('ABCDE', 2)", "AB"),
        ("right", "the last characters", "right('ABCDE', 2)", "DE"),
        ("lpad", "text filled on the left to a length, and cut to it", "lpad('7', 3, '0')", "007"),
        ("rpad", "text filled on the right to a length, and cut to it", "rpad('7', 3, '0')", "700"),
        ("replace", "text with every occurrence of a part replaced", "replace('1-2-3', '-', '')", "123"),
        ("translate", "text with single characters replaced by others", "translate('a.b', '.', ',')", "a,b"),
        ("reverse", "text from its end to its start", "reverse('ABC')", "CBA"),
        ("concat", "texts one after another, NULL left out", "concat('a', NULL, 'b')", "ab"),
        (
            "concat_ws",
            "texts with a separator between, NULL left out",
            "concat_ws('-', 'a', NULL, 'b')",
            "a-b",
        ),
        ("contains", "whether a text holds another", "contains('ABCDE', 'CD')", "true"),
        ("starts_with", "whether a text begins with another", "starts_with('ABCDE', 'AB')", "true"),
        ("ends_with", "whether a text ends with another", "ends_with('ABCDE', 'DE')", "true"),
        ("strpos", "where a text stands in another, 0 when it does not", "strpos('ABCDE', 'CD')", "3"),
        (
            "split_part",
            "a part of a text cut at a separator, 1 is the first",
            "split_part('a/b/c', '/', 2)",
            "b",
        ),
        (
            "regexp_matches",
            "whether a regular expression (RE2) is found",
            "regexp_matches('A12', '[0-9]')",
            "true",
        ),
        (
            "regexp_full_match",
            "whether one fits the whole text",
            "regexp_full_match('A12', '[A-Z][0-9]+')",
            "true",
        ),
        (
            "regexp_extract",
            "what it finds, or the part in its n-th brackets",
            "regexp_extract('A12', '[0-9]+')",
            "12",
        ),
        (
            "regexp_replace",
            "text with what it finds replaced, everywhere with 'g'",
            "regexp_replace('A1B2', '[0-9]', '', 'g')",
            "AB",
        ),
        ("strip_accents", "text without accents", "strip_accents('Zoë')", "Zoe"),
        # numbers
        ("abs", "value without its sign", "abs(-1.50)", "1.50"),
        ("sign", "-1, 0 or 1", "sign(-1.5)", "-1"),
        ("round", "number rounded half away from zero to so many places", "round(2.345, 2)", "2.35"),
        ("floor", "greatest whole number that is not greater", "floor(-1.5)", "-2"),
        ("ceil", "least whole number that is not less", "ceil(1.2)", "2"),
        ("trunc", "number without its decimal places", "trunc(-1.9)", "-1"),
        ("sqrt", "square root, a binary float", "sqrt(4)", "2.0"),
        ("power", "a number to the power of another, a binary float", "power(2, 3)", "8.0"),
        # any type
        ("coalesce", "the first value that is not NULL", "coalesce(NULL, 'b')", "b"),
        ("ifnull", "the first value, or the second where it is NULL", "ifnull(NULL, 'b')", "b"),
        ("nullif", "NULL where both values are equal, else the first", "nullif('a', 'b')", "a"),
        ("if", "the second value where the first is true, else the third", "if(1 < 2, 'a', 'b')", "a"),
        ("greatest", "the greatest of the values, NULL left out", "greatest(1, 3, 2)", "3"),
        ("least", "the least of the values, NULL left out", "least(1, 3, 2)", "1"),
        ("md5", "MD5 of a text in 32 hexadecimal digits", "md5('a')", "0cc175b9c0f1b6a831c399e269772661"),
        ("sha256", "SHA-256 of a text in 64 hexadecimal digits", "left(sha256('a'), 8)", "ca978112"),
        # dates
        ("make_date", "date of year, month and day", "make_date(2024, 2, 29)", "2024-02-29"),
        ("year", "year of a date", "year(DATE '2024-02-29')", "2024"),
        ("quarter", "quarter of the year, 1 to 4", "quarter(DATE '2024-02-29')", "1"),
        ("month", "month of a date, 1 to 12", "month(DATE '2024-02-29')", "2"),
        ("day", "day of the month", "day(DATE '2024-02-29')", "29"),
        ("dayofyear", "day of the year, 1 to 366", "dayofyear(DATE '2024-02-29')", "60"),
        ("isodow", "day of the week, Monday is 1", "isodow(DATE '2024-02-29')", "4"),
        ("last_day", "last day of the month", "last_day(DATE '2024-02-01')", "2024-02-29"),
        (
            "date_trunc",
            "first moment of the year, month, ...",
            "CAST(date_trunc('year', DATE '2024-02-29') AS DATE)",
            "2024-01-01",
        ),
        (
            "date_diff",
            "how many first days of a year, month, ... lie between",
            "date_diff('day', DATE '2024-02-01', DATE '2024-03-01')",
            "29",
        ),
        (
            "date_sub",
            "how many whole years, months, ... lie between two dates",
            "date_sub('year', DATE '2000-03-01', DATE '2024-02-29')",
            "23",
        ),
        ("strftime", "date or timestamp as text", "strftime(DATE '2024-02-29', '%d.%m.%Y')", "29.02.2024"),
    )
}
"""By name, all that `expr` may call. CASE, CAST, IN, BETWEEN, LIKE and the operators are always there."""
