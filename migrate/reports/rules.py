"""Validation rules in plain words, from their Great Expectations name and arguments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

__all__ = ["arguments", "field", "plain"]

_WORDS = {
    "expect_column_distinct_values_to_be_in_set": "{column} holds no value outside the list",
    "expect_column_distinct_values_to_contain_set": "{column} holds every value of the list",
    "expect_column_distinct_values_to_equal_set": "{column} holds exactly the values of the list",
    "expect_column_max_to_be_between": "The greatest {column} {range}",
    "expect_column_mean_to_be_between": "The mean of {column} {range}",
    "expect_column_median_to_be_between": "The median of {column} {range}",
    "expect_column_min_to_be_between": "The least {column} {range}",
    "expect_column_most_common_value_to_be_in_set": "The most frequent value of {column} is one of the list",
    "expect_column_pair_values_a_to_be_greater_than_b": "{column_A} is greater than {or_equal}{column_B}",
    "expect_column_pair_values_to_be_equal": "{column_A} equals {column_B}",
    "expect_column_pair_values_to_be_in_set": "{column_A} and {column_B} are one of the allowed pairs",
    "expect_column_proportion_of_non_null_values_to_be_between": "The filled share of {column} {range}",
    "expect_column_proportion_of_unique_values_to_be_between": "The share of different {column} {range}",
    "expect_column_quantile_values_to_be_between": "The quantiles of {column} lie within their limits",
    "expect_column_stdev_to_be_between": "The spread (standard deviation) of {column} {range}",
    "expect_column_sum_to_be_between": "The sum of {column} {range}",
    "expect_column_to_exist": "The column {column} exists",
    "expect_column_type_to_be": "{column} has the type {type_}",
    "expect_column_unique_value_count_to_be_between": "The number of different values in {column} {range}",
    "expect_column_value_lengths_to_be_between": "The length of {column} {range}",
    "expect_column_value_lengths_to_equal": "{column} has exactly {value} characters",
    "expect_column_value_z_scores_to_be_less_than": "{column} lies near its mean",
    "expect_column_values_to_be_between": "{column} {range}",
    "expect_column_values_to_be_in_set": "{column} is one of the allowed values",
    "expect_column_values_to_be_in_type_list": "{column} has one of the allowed types",
    "expect_column_values_to_be_null": "{column} is empty",
    "expect_column_values_to_be_of_type": "{column} has the type {type_}",
    "expect_column_values_to_be_unique": "{column} never repeats",
    "expect_column_values_to_match_like_pattern": "{column} looks like {like_pattern}",
    "expect_column_values_to_match_like_pattern_list": "{column} looks like one of the patterns",
    "expect_column_values_to_match_regex": "{column} has the agreed form",
    "expect_column_values_to_match_regex_list": "{column} has one of the agreed forms",
    "expect_column_values_to_not_be_in_set": "{column} is none of the forbidden values",
    "expect_column_values_to_not_be_null": "{column} is never missing",
    "expect_column_values_to_not_match_like_pattern": "{column} never looks like {like_pattern}",
    "expect_column_values_to_not_match_like_pattern_list": "{column} never looks like one of the patterns",
    "expect_column_values_to_not_match_regex": "{column} never has the forbidden form",
    "expect_column_values_to_not_match_regex_list": "{column} never has one of the forbidden forms",
    "expect_compound_columns_to_be_unique": "{column_list} together never repeat",
    "expect_multicolumn_values_to_be_equal": "{column_list} are equal in each row",
    "expect_multicolumn_sum_to_equal": "{column_list} add up to {sum_total}",
    "expect_select_column_values_to_be_unique_within_record": "{column_list} differ in each row",
    "expect_table_column_count_to_be_between": "The number of columns {range}",
    "expect_table_column_count_to_equal": "The table has {value} columns",
    "expect_table_columns_to_match_ordered_list": "The table has exactly the listed columns, in order",
    "expect_table_columns_to_match_set": "The table has exactly the listed columns",
    "expect_table_row_count_to_be_between": "The number of rows {range}",
    "expect_table_row_count_to_equal": "The table has {value} rows",
    "expect_table_row_count_to_equal_other_table": "The table has as many rows as {other_table_name}",
    "foreign_key": "{columns} has its row in {references}",
    "unexpected_rows_expectation": "The query finds no row",
}


def plain(rule: str, given: Mapping[str, Any]) -> str:
    """A rule as a statement that a good row makes true.

    >>> plain("expect_column_values_to_not_be_null", {"column": "born_on"})
    'born_on is never missing'
    >>> plain("expect_column_values_to_be_between", {"column": "age", "min_value": 0, "max_value": 120})
    'age lies between 0 and 120'
    >>> plain("expect_column_values_to_be_unique", {"column": "licence", "mostly": 0.99})
    'licence never repeats, in at least 99 % of the rows'
    >>> plain("expect_the_moon_to_be_full", {})
    'The moon to be full'
    """
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", rule).lower()
    words: dict[str, str] = {key: _text(value) for key, value in given.items()}
    words["range"] = _range(given)
    words["or_equal"] = "or equal to " if given.get("or_equal") else ""
    try:
        text = _WORDS[name].format_map(words)
    except KeyError:
        text = name.removeprefix("expect_").replace("_", " ").capitalize()
    return text + _limits(given)


def field(table: str, given: Mapping[str, Any]) -> str:
    """What a rule is about, as faults name it: the table, and the columns where there are some.

    >>> field("payment", {"column_list": ["case_id", "payment_no"]}), field("payment", {})
    ('payment.case_id, payment_no', 'payment')
    """
    columns = next((given[name] for name in ("column_list", "columns") if name in given), None) or [
        given[name] for name in ("column", "column_A", "column_B") if name in given
    ]
    return f"{table}.{', '.join(columns)}" if columns else table


def arguments(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Arguments as (name, text) pairs."""
    return [(name, _text(value)) for name, value in given.items()]


def _limits(given: Mapping[str, Any]) -> str:
    """Which rows a rule is about, and how many of them may break it."""
    text = f", where {_text(given['row_condition'])}" if given.get("row_condition") else ""
    mostly = given.get("mostly")
    if mostly is not None and Decimal(str(mostly)) < 1:
        text += f", in at least {(Decimal(str(mostly)) * 100).normalize():f} % of the rows"
    return text


def _range(given: Mapping[str, Any]) -> str:
    low, high = given.get("min_value"), given.get("max_value")
    if low is not None and high is not None:
        return f"is exactly {_text(low)}" if low == high else f"lies between {_text(low)} and {_text(high)}"
    if low is not None:
        return f"is {'more than' if given.get('strict_min') else 'at least'} {_text(low)}"
    if high is not None:
        return f"is {'less than' if given.get('strict_max') else 'at most'} {_text(high)}"
    return "lies within its limits"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence | set | frozenset):
        return ", ".join(_text(each) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_text(each)}" for name, each in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
