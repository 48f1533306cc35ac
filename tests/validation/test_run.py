"""Every kind of rule on DuckDB and PostgreSQL: what passes, what fails, and which records fail."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa

from validation import Rule, RuleResult, Suite, load_suites, run_suites
from validation.catalogue import KINDS

D = Decimal
ALL = "expect_column_values_to_"

HERE = Path(__file__).parent
COLUMNS = ["_record", "client_id", "name", "zip", "status", "balance", "credit"]
COLUMNS += ["born", "seen", "huge", "fraction", "low", "high"]
TABLES = {"client": COLUMNS, "payment": ["_record", "payment_id", "amount"]}


def fixture(name: str) -> Suite:
    (suite,) = load_suites([HERE / name], TABLES)
    return suite


def run(engine: sa.Engine, *rules: Rule, table: str = "client", **options: Any) -> list[RuleResult]:
    return run_suites(engine, [Suite("suite", table, rules)], schema="staging", **options)


def test_rules_about_rows_find_exactly_the_failing_records(engine: sa.Engine) -> None:
    results = run_suites(engine, [fixture("rows.yaml")], schema="staging")
    for one in results:
        failing = " ".join(map(str, one.records)) or "none"
        assert f"checked {one.checked}, fails {failing}" == one.because, (one.rule, one.message)
        assert one.outcome == ("PASS" if failing == "none" else "FAIL"), (one.rule, one.message)
        assert one.message == ("" if failing == "none" else f"{one.failed} of {one.checked} fail")
        assert one.records.dtype == np.int64
        assert one.observed is None


@pytest.mark.parametrize("outcome", ["PASS", "FAIL"])
def test_rules_about_figures(engine: sa.Engine, outcome: str) -> None:
    suite = fixture("figures_met.yaml" if outcome == "PASS" else "figures_not_met.yaml")
    for one in run_suites(engine, [suite], schema="staging"):
        assert one.outcome == outcome, (one.rule, one.arguments, one.message)
        assert (one.failed, len(one.records)) == ((0, 0) if outcome == "PASS" else (1, 0))
        assert bool(one.message) == (outcome == "FAIL")
        json.dumps(one.observed)
        if one.because:
            assert f"observed {one.observed}" == one.because, one.rule


def test_every_rule_of_the_catalogue_is_proven() -> None:
    failing = {rule.name for rule in fixture("rows.yaml").rules if not rule.because.endswith("none")}
    figures = {rule.name for rule in fixture("figures_not_met.yaml").rules}
    assert failing | figures == set(KINDS)


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
        Rule(
            "unexpected_rows_expectation",
            {"unexpected_rows_query": "SELECT * FROM {table} WHERE nothing = 1"},
        ),
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
        Rule(
            "unexpected_rows_expectation",
            {"unexpected_rows_query": "SELECT * FROM {table} WHERE code = 'bad'"},
        ),
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
    (result,) = run(
        engine, Rule("unexpected_rows_expectation", {"unexpected_rows_query": query}), table="payment"
    )
    assert (result.outcome, result.checked, result.failed, result.records.tolist()) == ("FAIL", 3, 1, [102])


def test_two_rows_of_one_record_are_one_record(engine: sa.Engine) -> None:
    (result,) = run(
        engine, Rule("expect_column_values_to_be_null", {"column": "amount"}), table="payment_line"
    )
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
    (result,) = run(
        engine, Rule("expect_column_values_to_not_be_null", {"column": "name", "mostly": D("0.8")})
    )
    assert (result.outcome, result.checked, result.failed, len(result.records)) == ("PASS", 6, 1, 0)


def test_bounds_that_differ_beyond_a_float_are_two_rules(engine: sa.Engine) -> None:
    bounds = [10**38 - 1, 10**38 - 2, 10**38 - 3]
    results = run(
        engine, *(Rule(f"{ALL}be_between", {"column": "huge", "max_value": high}) for high in bounds)
    )
    assert [one.records.tolist() for one in results] == [[], [2], [1, 2]]


def test_conditions_join(engine: sa.Engine) -> None:
    both = {
        "and": [
            {"column": "status", "operator": "IN", "parameter": ["A", "C"]},
            {"column": "born", "is_null": True},
        ]
    }
    either = {"or": [both, {"column": "balance", "operator": ">", "parameter": D("99999999.98")}]}
    rules = [Rule(f"{ALL}be_null", {"column": "client_id", "row_condition": one}) for one in (both, either)]
    assert [one.records.tolist() for one in run(engine, *rules)] == [[4], [3, 4]]


def test_names_that_need_quotes(engine: sa.Engine) -> None:
    results = run(
        engine,
        Rule("expect_column_values_to_not_be_null", {"column": "Order"}),
        Rule("expect_column_values_to_be_unique", {"column": "caseId"}),
        Rule(
            "unexpected_rows_expectation",
            {"unexpected_rows_query": 'SELECT * FROM {table} WHERE "Order" = 1'},
        ),
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
    run_suites(engine, [fixture("rows.yaml"), fixture("figures_not_met.yaml")], schema="staging")
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
        connection.execute(
            sa.text("CREATE TABLE staging.client AS SELECT 7::bigint AS _record, NULL::varchar AS name")
        )
    for _ in range(2):
        (result,) = run(engine, Rule("expect_column_values_to_not_be_null", {"column": "name"}))
        assert result.records.tolist() == [7]
    engine.dispose()


def test_a_database_with_the_name_of_its_schema(tmp_path: Path) -> None:
    engine = sa.create_engine(f"duckdb:///{tmp_path / 'staging.duckdb'}")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA staging.staging"))
        connection.execute(
            sa.text(
                "CREATE TABLE staging.staging.client AS SELECT 7::bigint AS _record, NULL::varchar AS name"
            )
        )
    for rule in (
        Rule("expect_column_values_to_not_be_null", {"column": "name"}),
        Rule("unexpected_rows_expectation", {"unexpected_rows_query": "SELECT * FROM {table}"}),
    ):
        (result,) = run(engine, rule)
        assert result.records.tolist() == [7]
    engine.dispose()
