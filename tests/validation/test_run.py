"""Every kind of rule on DuckDB and PostgreSQL: what passes, what fails, and which records fail."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa

from validation import Rule, RuleResult, Suite, run_suites
from validation.catalogue import KINDS

D = Decimal
ALL = "expect_column_values_to_"

# (rule, arguments, values checked, records that fail)
ROWS: list[tuple[str, dict[str, Any], int, list[int]]] = [
    (f"{ALL}not_be_null", {"column": "name"}, 6, [3]),
    (f"{ALL}not_be_null", {"column": "client_id"}, 6, []),
    (f"{ALL}be_null", {"column": "status"}, 6, [1, 2, 3, 4, 6]),
    (f"{ALL}be_null", {"column": "status", "row_condition": {"column": "zip", "is_null": True}}, 1, []),
    (f"{ALL}be_unique", {"column": "client_id"}, 6, [2, 4]),
    (f"{ALL}be_unique", {"column": "low"}, 4, []),
    (f"{ALL}be_unique", {"column": "client_id", "row_condition": {"column": "status", "operator": "==", "parameter": "A"}}, 3, []),
    (f"{ALL}be_between", {"column": "balance", "min_value": 0, "max_value": D("99999999.98")}, 5, [3, 4]),
    (f"{ALL}be_between", {"column": "balance", "min_value": D("-0.01"), "max_value": D("99999999.99")}, 5, []),
    (f"{ALL}be_between", {"column": "balance", "min_value": D("-0.01"), "strict_min": True}, 5, [4]),
    (f"{ALL}be_between", {"column": "huge", "max_value": 99999999999999999999999999999999999998}, 5, [2]),
    (f"{ALL}be_between", {"column": "huge", "max_value": 99999999999999999999999999999999999999}, 5, []),
    (f"{ALL}be_between", {"column": "fraction", "max_value": D("0.1234567890123456789012345678901234567"),
                          "row_condition": {"column": "low", "operator": "<=", "parameter": 2}}, 2, [2]),
    (f"{ALL}be_between", {"column": "client_id", "max_value": 15}, 6, [6]),
    (f"{ALL}be_between", {"column": "born", "min_value": datetime.date(1900, 1, 1)}, 5, [3]),
    (f"{ALL}be_between", {"column": "born", "max_value": datetime.date(2024, 12, 31)}, 5, []),
    (f"{ALL}be_between", {"column": "seen", "max_value": datetime.datetime(2024, 1, 2)}, 5, [4, 5, 6]),
    (f"{ALL}be_in_set", {"column": "status", "value_set": ["A", "B"]}, 5, [4]),
    (f"{ALL}be_in_set", {"column": "status", "value_set": ["A", "B", "C"]}, 5, []),
    (f"{ALL}be_in_set", {"column": "balance", "value_set": [10, D("20.50"), D("99999999.99")]}, 5, [4]),
    (f"{ALL}be_in_set", {"column": "born", "value_set": [datetime.date(2024, 12, 31)]}, 5, [1, 2, 3]),
    (f"{ALL}not_be_in_set", {"column": "status", "value_set": ["A"]}, 5, [1, 2, 6]),
    (f"{ALL}not_be_in_set", {"column": "status", "value_set": ["Z"]}, 5, []),
    ("expect_column_value_lengths_to_be_between", {"column": "name", "min_value": 1, "max_value": 3}, 5, [5]),
    ("expect_column_value_lengths_to_be_between", {"column": "name", "max_value": 3}, 5, []),
    ("expect_column_value_lengths_to_equal", {"column": "zip", "value": 5}, 5, [2, 4]),
    (f"{ALL}match_regex", {"column": "zip", "regex": "^[0-9]{5}$"}, 5, [2, 4]),
    (f"{ALL}match_regex", {"column": "zip", "regex": "[0-9]{4}"}, 5, []),
    (f"{ALL}match_regex", {"column": "name", "regex": "^([A-Z]|$|a.b)"}, 5, []),
    (f"{ALL}match_regex", {"column": "zip", "regex": r"^\d+$", "mostly": D("0.8")}, 5, []),
    (f"{ALL}not_match_regex", {"column": "zip", "regex": "[A-Z]"}, 5, [4]),
    (f"{ALL}not_match_regex", {"column": "name", "regex": "^b"}, 5, []),
    (f"{ALL}match_regex_list", {"column": "zip", "regex_list": ["^[0-9]{5}$", "^[0-9]{4}$"]}, 5, [4]),
    (f"{ALL}match_regex_list", {"column": "zip", "regex_list": ["1", "5$"], "match_on": "all"}, 5, [2, 6]),
    (f"{ALL}not_match_regex_list", {"column": "zip", "regex_list": ["^X", "^9"]}, 5, [4, 6]),
    (f"{ALL}match_like_pattern", {"column": "zip", "like_pattern": "1234%"}, 5, [4, 6]),
    (f"{ALL}match_like_pattern", {"column": "zip", "like_pattern": "!_%", "escape": "!"}, 5, [1, 2, 3, 4, 6]),
    (f"{ALL}not_match_like_pattern", {"column": "zip", "like_pattern": "X%"}, 5, [4]),
    (f"{ALL}match_like_pattern_list", {"column": "zip", "like_pattern_list": ["1%", "9%"]}, 5, [4]),
    (f"{ALL}not_match_like_pattern_list", {"column": "zip", "like_pattern_list": ["X%", "9%"]}, 5, [4, 6]),
    ("expect_column_value_z_scores_to_be_less_than", {"column": "balance", "threshold": D("1.5"), "double_sided": True}, 5, [3]),
    ("expect_column_pair_values_to_be_equal", {"column_A": "balance", "column_B": "credit"}, 5, [2, 3, 4]),
    ("expect_column_pair_values_to_be_equal",
     {"column_A": "balance", "column_B": "credit", "ignore_row_if": "either_value_is_missing"}, 4, [2, 3]),
    ("expect_column_pair_values_a_to_be_greater_than_b",
     {"column_A": "high", "column_B": "low", "or_equal": True, "ignore_row_if": "either_value_is_missing"}, 4, [3]),
    ("expect_column_pair_values_a_to_be_greater_than_b",
     {"column_A": "high", "column_B": "low", "ignore_row_if": "either_value_is_missing"}, 4, [2, 3, 6]),
    ("expect_column_pair_values_to_be_in_set",
     {"column_A": "low", "column_B": "high", "value_pairs_set": [(1, 2), (2, 2), (3, 2)],
      "ignore_row_if": "either_value_is_missing"}, 4, [6]),
    ("expect_compound_columns_to_be_unique", {"column_list": ["client_id", "name"]}, 6, [2, 4]),
    ("expect_compound_columns_to_be_unique", {"column_list": ["client_id", "zip"]}, 6, []),
    ("expect_compound_columns_to_be_unique",
     {"column_list": ["client_id", "name"], "row_condition": {"column": "status", "operator": "!=", "parameter": "C"}}, 4, []),
    ("expect_select_column_values_to_be_unique_within_record",
     {"column_list": ["low", "high"], "ignore_row_if": "any_value_is_missing"}, 4, [2, 6]),
    ("expect_multicolumn_values_to_be_equal",
     {"column_list": ["low", "high"], "ignore_row_if": "any_value_is_missing"}, 4, [1, 3]),
    ("expect_multicolumn_sum_to_equal",
     {"column_list": ["balance", "credit"], "sum_total": D("50.5"), "ignore_row_if": "any_value_is_missing"}, 4, [1, 3, 6]),
    ("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table} WHERE balance < 0"}, 6, [4]),
    ("unexpected_rows_expectation",
     {"unexpected_rows_query": "SELECT c.* FROM {table} c WHERE name LIKE 'A%' AND zip = ':zip {5} %s' -- none"}, 6, []),
]  # fmt: skip

# (rule, arguments that pass, arguments that fail, observed)
FIGURES: list[tuple[str, dict[str, Any], dict[str, Any], Any]] = [
    ("expect_column_max_to_be_between", {"column": "balance", "max_value": D("99999999.99")}, {"max_value": D("99999999.98")}, "99999999.99"),
    ("expect_column_max_to_be_between", {"column": "huge", "max_value": 10**38 - 1}, {"max_value": 10**38 - 2}, "9" * 38),
    ("expect_column_max_to_be_between", {"column": "born", "max_value": datetime.date(2024, 12, 31)}, {"max_value": datetime.date(2024, 12, 30)}, "2024-12-31"),
    ("expect_column_max_to_be_between", {"column": "seen", "max_value": datetime.datetime(2024, 7, 1)}, {"max_value": datetime.datetime(2024, 6, 30)}, "2024-06-30T23:59:59"),
    ("expect_column_min_to_be_between", {"column": "balance", "min_value": D("-0.01")}, {"min_value": 0}, "-0.01"),
    ("expect_column_sum_to_be_between", {"column": "balance", "min_value": D("100000040.48"), "max_value": D("100000040.48")}, {"max_value": D("100000040.47")}, "100000040.48"),
    ("expect_column_mean_to_be_between", {"column": "high", "min_value": 3, "max_value": 3}, {"min_value": D("3.01")}, ...),
    ("expect_column_median_to_be_between", {"column": "high", "min_value": 2, "max_value": 2}, {"min_value": 3}, ...),
    ("expect_column_stdev_to_be_between", {"column": "high", "min_value": 1, "max_value": 2}, {"min_value": 2}, ...),
    ("expect_column_quantile_values_to_be_between",
     {"column": "high", "quantile_ranges": {"quantiles": [0.5], "value_ranges": [[2, 2]]}},
     {"quantile_ranges": {"quantiles": [0.5], "value_ranges": [[3, None]]}}, ...),
    ("expect_column_unique_value_count_to_be_between", {"column": "status", "min_value": 3, "max_value": 3}, {"min_value": 4}, 3),
    ("expect_column_proportion_of_unique_values_to_be_between", {"column": "status", "min_value": D("0.6")}, {"min_value": D("0.61")}, ...),
    ("expect_column_proportion_of_non_null_values_to_be_between", {"column": "status", "min_value": D("0.8")}, {"min_value": D("0.9")}, ...),
    ("expect_column_distinct_values_to_be_in_set", {"column": "status", "value_set": ["A", "B", "C"]}, {"value_set": ["A"]}, ...),
    ("expect_column_distinct_values_to_contain_set", {"column": "status", "value_set": ["A"]}, {"value_set": ["Z"]}, ...),
    ("expect_column_distinct_values_to_equal_set", {"column": "status", "value_set": ["A", "B", "C"]}, {"value_set": ["A"]}, ...),
    ("expect_column_most_common_value_to_be_in_set", {"column": "status", "value_set": ["A"]}, {"value_set": ["B"]}, ...),
    ("expect_table_row_count_to_be_between", {"min_value": 1}, {"min_value": 7}, 6),
    ("expect_table_row_count_to_be_between", {"max_value": 3, "row_condition": {"column": "status", "operator": "==", "parameter": "A"}}, {"max_value": 2}, 3),
    ("expect_table_row_count_to_equal", {"value": 6}, {"value": 5}, 6),
    ("expect_table_row_count_to_equal_other_table", {"other_table_name": "client"}, {"other_table_name": "payment"}, ...),
    ("expect_table_column_count_to_be_between", {"min_value": 13}, {"min_value": 14}, 13),
    ("expect_table_column_count_to_equal", {"value": 13}, {"value": 1}, 13),
    ("expect_table_columns_to_match_set", {"column_set": ["name", "zip"], "exact_match": False}, {"exact_match": True}, ...),
    ("expect_table_columns_to_match_ordered_list",
     {"column_list": ["_record", "client_id", "name", "zip", "status", "balance", "credit", "born", "seen", "huge", "fraction", "low", "high"]},
     {"column_list": ["name"]}, ...),
    ("expect_column_to_exist", {"column": "zip"}, {"column": "zap"}, ...),
    ("expect_column_type_to_be", {"column": "balance", "type_": "NUMERIC(11, 2)"}, {"type_": "DATE"}, "NUMERIC(11, 2)"),
    ("expect_column_values_to_be_of_type", {"column": "client_id", "type_": "BIGINT"}, {"type_": "DATE"}, "BIGINT"),
    ("expect_column_values_to_be_in_type_list", {"column": "zip", "type_list": ["VARCHAR", "VARCHAR(10)"]}, {"type_list": ["DATE"]}, ...),
]  # fmt: skip


def run(engine: sa.Engine, *rules: Rule, table: str = "client", **options: Any) -> list[RuleResult]:
    return run_suites(engine, [Suite("suite", table, rules)], schema="staging", **options)


def test_rules_about_rows_find_exactly_the_failing_records(engine: sa.Engine) -> None:
    results = run(engine, *(Rule(name, arguments) for name, arguments, _, _ in ROWS))
    found = [(one.rule, one.checked, one.records.tolist(), one.message, one.outcome) for one in results]
    expected = [
        (name, checked, records, f"{len(records)} of {checked} fail" if records else "", "FAIL" if records else "PASS")
        for name, _, checked, records in ROWS
    ]
    assert found == expected
    assert all(one.records.dtype == np.int64 and one.seconds >= 0 for one in results)
    assert [one.failed for one in results if one.outcome == "FAIL"] == [len(r) for *_, r in ROWS if r]


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case[0])
def test_rules_about_figures(engine: sa.Engine, case: tuple[str, dict[str, Any], dict[str, Any], Any]) -> None:
    name, good, bad, observed = case
    passed, failed = run(engine, Rule(name, good, "warn"), Rule(name, good | bad, "stop"))
    assert (passed.outcome, passed.failed, passed.message) == ("PASS", 0, "")
    assert (failed.outcome, failed.failed, len(failed.records)) == ("FAIL", 1, 0)
    assert failed.message
    json.dumps(failed.observed)
    if observed is not ...:
        assert failed.observed == observed


def test_every_rule_of_the_catalogue_is_proven_passing_and_failing() -> None:
    passing = {name for name, _, _, records in ROWS if not records} | {name for name, *_ in FIGURES}
    failing = {name for name, _, _, records in ROWS if records} | {name for name, *_ in FIGURES}
    assert failing == set(KINDS)
    # A rule that passes where another of its family is shown to pass needs no row of its own.
    assert {name for name in KINDS if name not in passing} <= {
        "expect_column_value_lengths_to_equal",
        "expect_column_value_z_scores_to_be_less_than",
        "expect_column_values_to_match_like_pattern",
        "expect_column_values_to_match_like_pattern_list",
        "expect_column_values_to_match_regex_list",
        "expect_column_values_to_not_match_like_pattern",
        "expect_column_values_to_not_match_like_pattern_list",
        "expect_column_values_to_not_match_regex_list",
        "expect_column_pair_values_a_to_be_greater_than_b",
        "expect_column_pair_values_to_be_equal",
        "expect_column_pair_values_to_be_in_set",
        "expect_multicolumn_sum_to_equal",
        "expect_multicolumn_values_to_be_equal",
        "expect_select_column_values_to_be_unique_within_record",
    }


def test_a_broken_rule_is_an_error_and_costs_no_other_rule_its_verdict(engine: sa.Engine) -> None:
    good = Rule("expect_column_values_to_not_be_null", {"column": "name"})
    results = run(
        engine,
        good,
        Rule("expect_column_values_to_match_regex", {"column": "zip", "regex": "(["}),
        good,
        Rule("expect_column_values_to_not_be_null", {"column": "gone"}),
        Rule("expect_column_max_to_be_between", {"column": "name", "max_value": 3}, "warn"),
        Rule("expect_column_sum_to_be_between", {"column": "name", "max_value": 3}, "warn"),
        Rule("expect_column_values_to_be_between", {"column": "name", "max_value": 3}),
        Rule("expect_column_values_to_be_between", {"column": "low"}),
        Rule("expect_column_values_to_be_between", {"colum": "low"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table} WHERE nothing = 1"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT low FROM {table}"}),
        good,
    )
    assert [one.outcome for one in results] == ["FAIL", "ERROR", "FAIL", *["ERROR"] * 8, "FAIL"]
    for one in results:
        if one.outcome == "ERROR":
            assert one.message
            assert "\n" not in one.message
            assert (one.failed, len(one.records)) == (0, 0)
        else:
            assert one.records.tolist() == [3]
    assert "gone" in results[3].message


def test_a_table_that_is_not_there_is_an_error(engine: sa.Engine) -> None:
    (result,) = run(engine, Rule("expect_column_values_to_not_be_null", {"column": "a"}), table="nowhere")
    assert result.outcome == "ERROR"
    assert result.message


def test_all_failing_records_are_listed(engine: sa.Engine) -> None:
    odd = np.arange(1, 30_001, 2)
    results = run(
        engine,
        Rule("expect_column_values_to_be_in_set", {"column": "code", "value_set": ["good"]}),
        Rule("expect_column_values_to_be_unique", {"column": "code"}),
        Rule("expect_column_values_to_match_regex", {"column": "code", "regex": "^g"}, "warn"),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table} WHERE code = 'bad'"}),
        table="many",
    )
    assert [one.failed for one in results] == [15_000, 30_000, 15_000, 15_000]
    for one in (results[0], *results[2:]):
        np.testing.assert_array_equal(one.records, odd)
    np.testing.assert_array_equal(results[1].records, np.arange(1, 30_001))


def test_a_query_reads_other_staging_tables(engine: sa.Engine) -> None:
    query = """
        SELECT p.* FROM {table} p WHERE p.amount <>
            (SELECT sum(l.amount) FROM {table:payment_line} l WHERE l.payment_id = p.payment_id)
    """
    (result,) = run(engine, Rule("unexpected_rows_expectation", {"unexpected_rows_query": query}), table="payment")
    assert (result.outcome, result.checked, result.failed, result.records.tolist()) == ("FAIL", 3, 1, [102])


def test_two_rows_of_one_record_are_one_record(engine: sa.Engine) -> None:
    (result,) = run(engine, Rule("expect_column_values_to_be_null", {"column": "amount"}), table="payment_line")
    assert (result.failed, result.records.tolist()) == (5, [101, 102, 103])


def test_an_empty_table_has_nothing_to_fail(engine: sa.Engine) -> None:
    results = run(
        engine,
        Rule("expect_column_values_to_not_be_null", {"column": "code"}),
        Rule("expect_column_values_to_be_unique", {"column": "code"}),
        Rule("expect_compound_columns_to_be_unique", {"column_list": ["code", "amount"]}),
        Rule("expect_column_values_to_match_regex", {"column": "code", "regex": "^A"}),
        Rule("expect_column_pair_values_to_be_equal", {"column_A": "code", "column_B": "code"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table}"}),
        table="empty",
    )
    assert [(one.outcome, one.checked) for one in results] == [("PASS", 0)] * 6


def test_mostly_passes_with_failing_values_and_names_no_record(engine: sa.Engine) -> None:
    (result,) = run(engine, Rule("expect_column_values_to_not_be_null", {"column": "name", "mostly": D("0.8")}))
    assert (result.outcome, result.checked, result.failed, len(result.records)) == ("PASS", 6, 1, 0)


def test_bounds_that_differ_beyond_a_float_are_two_rules(engine: sa.Engine) -> None:
    bounds = [10**38 - 1, 10**38 - 2, 10**38 - 3]
    results = run(engine, *(Rule(f"{ALL}be_between", {"column": "huge", "max_value": high}) for high in bounds))
    assert [one.records.tolist() for one in results] == [[], [2], [1, 2]]


def test_conditions_join(engine: sa.Engine) -> None:
    both = {"and": [{"column": "status", "operator": "IN", "parameter": ["A", "C"]}, {"column": "born", "is_null": True}]}
    either = {"or": [both, {"column": "balance", "operator": ">", "parameter": D("99999999.98")}]}
    rules = [Rule(f"{ALL}be_null", {"column": "client_id", "row_condition": one}) for one in (both, either)]
    assert [one.records.tolist() for one in run(engine, *rules)] == [[4], [3, 4]]


def test_names_that_need_quotes(engine: sa.Engine) -> None:
    results = run(
        engine,
        Rule("expect_column_values_to_not_be_null", {"column": "Order"}),
        Rule("expect_column_values_to_be_unique", {"column": "caseId"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": 'SELECT * FROM {table} WHERE "Order" = 1'}),
        Rule("expect_table_row_count_to_equal_other_table", {"other_table_name": "case"}, "warn"),
        table="case",
        physical=str.capitalize,
    )
    assert [(one.outcome, one.records.tolist()) for one in results] == [
        ("FAIL", [202]),
        ("FAIL", [201, 202]),
        ("FAIL", [201]),
        ("PASS", []),
    ]


def test_results_come_in_the_order_of_the_suites_and_carry_their_rule(engine: sa.Engine) -> None:
    seen: list[RuleResult] = []
    rule = Rule("expect_column_values_to_not_be_null", {"column": "name"}, "stop", "A client has a name.")
    suites = [
        Suite("one", "client", (rule,)),
        Suite("two", "payment", (Rule("expect_table_row_count_to_equal", {"value": 3}, "warn"),)),
        Suite("three", "client", (Rule("expect_column_values_to_be_unique", {"column": "client_id"}),)),
    ]
    results = run_suites(engine, suites, schema="staging", progress=seen.append)
    assert [(one.suite, one.table, one.outcome) for one in results] == [
        ("one", "client", "FAIL"),
        ("two", "payment", "PASS"),
        ("three", "client", "FAIL"),
    ]
    first = results[0]
    assert (first.rule, dict(first.arguments), first.on_failure, first.because) == (
        rule.name,
        {"column": "name"},
        "stop",
        "A client has a name.",
    )
    assert sorted(map(id, seen)) == sorted(map(id, results))


def test_nothing_is_printed_written_or_sent(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("Great Expectations opened a connection of its own")

    monkeypatch.setattr("socket.socket.connect", refuse)
    run(engine, *(Rule(name, arguments) for name, arguments, _, _ in ROWS[:12]))
    run(engine, Rule("expect_column_values_to_match_regex", {"column": "zip", "regex": "(["}))
    run(engine, Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table}"}))
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_the_callers_engine_stays_usable(engine: sa.Engine) -> None:
    import gc

    run(engine, Rule("expect_column_values_to_not_be_null", {"column": "name"}))
    gc.collect()
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM staging.client")).scalar() == 6


def test_a_database_in_memory_survives() -> None:
    engine = sa.create_engine("duckdb:///:memory:")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA staging"))
        connection.execute(sa.text("CREATE TABLE staging.client AS SELECT 7::bigint AS _record, NULL::varchar AS name"))
    for _ in range(2):
        (result,) = run(engine, Rule("expect_column_values_to_not_be_null", {"column": "name"}))
        assert result.records.tolist() == [7]
    engine.dispose()


def test_a_database_with_the_name_of_its_schema(tmp_path: Path) -> None:
    engine = sa.create_engine(f"duckdb:///{tmp_path / 'staging.duckdb'}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA staging.staging"))
        connection.execute(sa.text("CREATE TABLE staging.staging.client AS SELECT 7::bigint AS _record, NULL::varchar AS name"))
    for rule in (
        Rule("expect_column_values_to_not_be_null", {"column": "name"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table}"}),
    ):
        (result,) = run(engine, rule)
        assert result.records.tolist() == [7]
    engine.dispose()
