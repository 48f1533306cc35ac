"""The rules a suite may hold: Great Expectations' own names and arguments, for rules that run in a database.

A table of its own, and not GX's classes, so that a suite is checked in milliseconds (importing GX takes
seconds) and so that every fault carries its line. A test keeps it equal to GX's classes.

    KINDS["expect_column_values_to_be_between"].arguments     # name -> Argument
    KINDS["expect_table_row_count_to_equal"].points_at_rows   # False: no row to quarantine
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, create_model

from migrate.documents import Model
from validation import arguments as a

__all__ = ["KINDS", "NOT_IN_A_DATABASE", "Argument", "Kind"]


@dataclass(frozen=True)
class Argument:
    """One argument: how its value is checked, and whether it must be there."""

    check: Callable[[Any], Any]
    required: bool = True


@dataclass(frozen=True)
class Kind:
    """What one expectation takes, and whether its failures are rows."""

    arguments: dict[str, Argument]
    points_at_rows: bool

    @cached_property
    def model(self) -> type[Model]:
        """The arguments as a model, so that faults read like those of every other file."""
        fields: dict[str, Any] = {
            name: (Annotated[Any, BeforeValidator(argument.check)], ... if argument.required else None)
            for name, argument in self.arguments.items()
        }
        return create_model("Arguments", __base__=Model, **fields)


def _optional(check: Callable[[Any], Any]) -> Argument:
    return Argument(check, required=False)


def _range(check: Callable[[Any], Any], *, strict: bool = True) -> dict[str, Argument]:
    bounds = {"min_value": _optional(check), "max_value": _optional(check)}
    return bounds | {"strict_min": _optional(a.flag), "strict_max": _optional(a.flag)} if strict else bounds


_CONDITION = {"row_condition": _optional(a.condition)}
_MAP = {"mostly": _optional(a.share)} | _CONDITION
_ESCAPE = {"escape": _optional(a.character)}
_MATCH_ON = {"match_on": _optional(a.any_or_all)}


def _column(**arguments: Argument) -> Kind:
    return Kind({"column": Argument(a.text)} | arguments | _MAP, points_at_rows=True)


def _pair(**arguments: Argument) -> Kind:
    columns = {"column_A": Argument(a.text), "column_B": Argument(a.text)}
    ignore = {"ignore_row_if": _optional(a.ignore_pair)}
    return Kind(columns | arguments | ignore | _MAP, points_at_rows=True)


def _columns(**arguments: Argument) -> Kind:
    ignore = {"ignore_row_if": _optional(a.ignore_columns)}
    return Kind({"column_list": Argument(a.two_texts)} | arguments | ignore | _MAP, points_at_rows=True)


def _figure(**arguments: Argument) -> Kind:
    return Kind({"column": Argument(a.text)} | arguments | _CONDITION, points_at_rows=False)


def _table(**arguments: Argument) -> Kind:
    return Kind(dict(arguments), points_at_rows=False)


_TYPE = {"type_": Argument(a.text)}
_TYPES = {"type_list": Argument(a.texts)}
_SET = {"value_set": Argument(a.value_set)}

KINDS: dict[str, Kind] = {
    # every value of a column
    "expect_column_values_to_not_be_null": _column(),
    "expect_column_values_to_be_null": _column(),
    "expect_column_values_to_be_unique": _column(),
    "expect_column_values_to_be_between": _column(**_range(a.bound)),
    "expect_column_values_to_be_in_set": _column(**_SET),
    "expect_column_values_to_not_be_in_set": _column(**_SET),
    "expect_column_value_lengths_to_be_between": _column(**_range(a.count)),
    "expect_column_value_lengths_to_equal": _column(value=Argument(a.count)),
    "expect_column_values_to_match_regex": _column(regex=Argument(a.regex)),
    "expect_column_values_to_not_match_regex": _column(regex=Argument(a.regex)),
    "expect_column_values_to_match_regex_list": _column(regex_list=Argument(a.regexes), **_MATCH_ON),
    "expect_column_values_to_not_match_regex_list": _column(regex_list=Argument(a.regexes)),
    "expect_column_values_to_match_like_pattern": _column(like_pattern=Argument(a.text), **_ESCAPE),
    "expect_column_values_to_not_match_like_pattern": _column(like_pattern=Argument(a.text), **_ESCAPE),
    "expect_column_values_to_match_like_pattern_list": _column(
        like_pattern_list=Argument(a.texts), **_MATCH_ON, **_ESCAPE
    ),
    "expect_column_values_to_not_match_like_pattern_list": _column(
        like_pattern_list=Argument(a.texts), **_ESCAPE
    ),
    "expect_column_value_z_scores_to_be_less_than": _column(
        threshold=Argument(a.number), double_sided=Argument(a.flag)
    ),
    # columns of one row
    "expect_column_pair_values_to_be_equal": _pair(),
    "expect_column_pair_values_a_to_be_greater_than_b": _pair(or_equal=_optional(a.flag)),
    "expect_column_pair_values_to_be_in_set": _pair(value_pairs_set=Argument(a.pairs)),
    "expect_compound_columns_to_be_unique": _columns(),
    "expect_select_column_values_to_be_unique_within_record": _columns(),
    "expect_multicolumn_values_to_be_equal": _columns(),
    "expect_multicolumn_sum_to_equal": _columns(sum_total=Argument(a.number)),
    # a figure of a column
    "expect_column_max_to_be_between": _figure(**_range(a.bound)),
    "expect_column_min_to_be_between": _figure(**_range(a.bound)),
    "expect_column_sum_to_be_between": _figure(**_range(a.number)),
    "expect_column_mean_to_be_between": _figure(**_range(a.number)),
    "expect_column_median_to_be_between": _figure(**_range(a.number)),
    "expect_column_stdev_to_be_between": _figure(**_range(a.number)),
    "expect_column_quantile_values_to_be_between": _figure(quantile_ranges=Argument(a.quantiles)),
    "expect_column_unique_value_count_to_be_between": _figure(**_range(a.count)),
    "expect_column_proportion_of_unique_values_to_be_between": _figure(**_range(a.share)),
    "expect_column_proportion_of_non_null_values_to_be_between": _figure(**_range(a.share)),
    "expect_column_distinct_values_to_be_in_set": _figure(**_SET),
    "expect_column_distinct_values_to_contain_set": _figure(**_SET),
    "expect_column_distinct_values_to_equal_set": _figure(**_SET),
    "expect_column_most_common_value_to_be_in_set": _figure(ties_okay=_optional(a.flag), **_SET),
    # the table
    "expect_table_row_count_to_be_between": _table(**_range(a.count), **_CONDITION),
    "expect_table_row_count_to_equal": _table(value=Argument(a.count), **_CONDITION),
    "expect_table_row_count_to_equal_other_table": _table(other_table_name=Argument(a.text), **_CONDITION),
    "expect_table_column_count_to_be_between": _table(**_range(a.count, strict=False)),
    "expect_table_column_count_to_equal": _table(value=Argument(a.count)),
    "expect_table_columns_to_match_ordered_list": _table(column_list=Argument(a.texts)),
    "expect_table_columns_to_match_set": _table(column_set=Argument(a.texts), exact_match=_optional(a.flag)),
    "expect_column_to_exist": _table(column=Argument(a.text), column_index=_optional(a.count)),
    "expect_column_type_to_be": _table(column=Argument(a.text), **_TYPE),
    # In a database a type belongs to the column, so these two are about the table as well.
    "expect_column_values_to_be_of_type": Kind({"column": Argument(a.text)} | _TYPE | _MAP, False),
    "expect_column_values_to_be_in_type_list": Kind({"column": Argument(a.text)} | _TYPES | _MAP, False),
    # the rows that a query finds
    "unexpected_rows_expectation": Kind({"unexpected_rows_query": Argument(a.text)}, points_at_rows=True),
}

# GX has these for data frames in memory or for a second data source, not for a table in a database.
NOT_IN_A_DATABASE = frozenset(
    {
        "expect_column_bootstrapped_ks_test_p_value_to_be_greater_than",
        "expect_column_chisquare_test_p_value_to_be_greater_than",
        "expect_column_kl_divergence_to_be_less_than",
        "expect_column_pair_cramers_phi_value_to_be_less_than",
        "expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than",
        "expect_column_values_to_be_dateutil_parseable",
        "expect_column_values_to_be_decreasing",
        "expect_column_values_to_be_increasing",
        "expect_column_values_to_be_json_parseable",
        "expect_column_values_to_match_json_schema",
        "expect_column_values_to_match_strftime_format",
        "expect_column_values_to_not_be_outliers",
        "expect_multicolumn_values_to_be_unique",
        "expect_query_results_to_match_comparison",
    }
)
