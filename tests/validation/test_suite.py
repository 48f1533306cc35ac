"""Suite files: what they give, and every fault with its line."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import validation
from migrate.errors import ConfigurationError
from validation import Rule, Suite, load_suites
from validation.catalogue import KINDS, NOT_IN_A_DATABASE

TABLES = {
    "client": ["_record", "client_id", "full_name", "zip_code", "balance", "born_on"],
    "payment": ["_record", "payment_id", "amount"],
    "payment_line": ["_record", "payment_id", "amount"],
}


def load(folder: Path, *texts: str) -> tuple[Suite, ...]:
    paths = []
    for number, text in enumerate(texts, 1):
        paths.append(folder / f"suite{number}.yaml")
        paths[-1].write_text(text, "utf-8")
    return load_suites(paths, TABLES)


def faults(folder: Path, *texts: str) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        load(folder, *texts)
    return [str(fault).replace(f"{folder}/", "") for fault in caught.value.faults]


def rule_faults(folder: Path, *lines: str) -> list[str]:
    """Faults of one rule, whose first line is line 4 of the file, without the place that all share."""
    found = faults(folder, "suite: one\ntable: client\nrules:\n" + "\n".join(lines))
    return [line.removeprefix("suite1.yaml:").replace(": rules.0", ": ", 1) for line in found]


def test_a_suite_is_what_its_file_says(tmp_path: Path) -> None:
    (suite,) = load(
        tmp_path,
        """
suite: clients
table: client
rules:
  - expect_column_values_to_not_be_null: {column: full_name}
    because: A client without a name cannot be found again.
  - expect_column_values_to_match_regex: {column: zip_code, regex: '^[0-9]{5}$'}
    on_failure: warn
  - expect_table_row_count_to_be_between: {min_value: 1}
    on_failure: stop
  - expect_column_values_to_be_between:
      column: balance
      min_value: '-99999999999999999999999999999999999.99'
      max_value: 99999999999999999999999999999999999.99
      mostly: 0.95
  - expect_column_values_to_be_between: {column: born_on, max_value: 2024-12-31, min_value: '1900-01-01'}
  - expect_column_values_to_be_in_set: {column: balance, value_set: [1.10, 2, -0.3]}
""",
    )
    assert (suite.name, suite.table) == ("clients", "client")
    assert suite.rules == (
        Rule(
            "expect_column_values_to_not_be_null",
            {"column": "full_name"},
            because="A client without a name cannot be found again.",
        ),
        Rule("expect_column_values_to_match_regex", {"column": "zip_code", "regex": "^[0-9]{5}$"}, "warn"),
        Rule("expect_table_row_count_to_be_between", {"min_value": 1}, "stop"),
        Rule(
            "expect_column_values_to_be_between",
            {
                "column": "balance",
                "min_value": Decimal("-99999999999999999999999999999999999.99"),
                "max_value": Decimal("99999999999999999999999999999999999.99"),
                "mostly": Decimal("0.95"),
            },
        ),
        Rule(
            "expect_column_values_to_be_between",
            {
                "column": "born_on",
                "min_value": datetime.date(1900, 1, 1),
                "max_value": datetime.date(2024, 12, 31),
            },
        ),
        Rule(
            "expect_column_values_to_be_in_set",
            {"column": "balance", "value_set": [Decimal("1.10"), 2, Decimal("-0.3")]},
        ),
    )


def test_every_fault_of_every_file_is_raised_together(tmp_path: Path) -> None:
    first = """
suite: clients
table: client
colour: red
rules:
  - expect_column_values_to_be_nul: {column: full_name}
  - expect_column_values_to_not_be_null: {column: fullname}
    on_failure: stopp
  - expect_column_values_to_match_regex: {column: zip_code, regexp: '^[0-9]{5}$'}
"""
    second = """
suite: payments
table: paymnt
rules: []
"""
    assert faults(tmp_path, first, second) == [
        "suite1.yaml:4: colour: unknown word 'colour'. Known: rules, suite, table.",
        "suite2.yaml:3: table: unknown table 'paymnt'. Did you mean 'payment'?",
        "suite2.yaml:4: rules: there is no rule. Write at least one rule, or take the file away.",
    ]
    assert faults(tmp_path, first.replace("colour: red\n", ""), second) == [
        (
            "suite1.yaml:5: rules.0.expect_column_values_to_be_nul: unknown rule "
            "'expect_column_values_to_be_nul'. Did you mean 'expect_column_values_to_be_null'?"
        ),
        (
            "suite1.yaml:6: rules.1.expect_column_values_to_not_be_null.column: unknown column 'fullname'. "
            "Did you mean 'full_name'?"
        ),
        (
            "suite1.yaml:7: rules.1.on_failure: 'stopp' is not one of quarantine, stop, warn. "
            "Did you mean 'stop'?"
        ),
        (
            "suite1.yaml:8: rules.2.expect_column_values_to_match_regex.regex: 'regex' is missing. "
            "Add 'regex: ...'."
        ),
        (
            "suite1.yaml:8: rules.2.expect_column_values_to_match_regex.regexp: unknown word 'regexp'. "
            "Did you mean 'regex'?"
        ),
        "suite2.yaml:3: table: unknown table 'paymnt'. Did you mean 'payment'?",
        "suite2.yaml:4: rules: there is no rule. Write at least one rule, or take the file away.",
    ]


QUERY = "unexpected_rows_expectation"
CASES = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_fault_names_its_line_reason_and_remedy(tmp_path: Path, case: dict[str, str]) -> None:
    lines = case["rule"].splitlines()
    found = rule_faults(tmp_path, f"  - {lines[0]}", *(f"    {line}" for line in lines[1:]))
    assert found == [case["fault"]]


def test_a_fault_far_down_a_file_has_its_own_line(tmp_path: Path) -> None:
    assert [
        line.split(": ")[0]
        for line in rule_faults(
            tmp_path,
            "  - expect_column_values_to_be_between:",
            "      column: balance",
            "      min_value: 1",
            "      # a comment",
            "      max_value: many",
            "    on_failure: sometimes",
        )
    ] == ["8", "9"]


def test_queries_that_are_well(tmp_path: Path) -> None:
    queries = [
        "SELECT * FROM {table} WHERE full_name ~ '^[A-Z]{2}'",
        "SELECT c._record FROM {table} c JOIN {table:payment} p ON p.payment_id = c.client_id",
        "SELECT c.* FROM {table} c LEFT JOIN {table:payment} p ON p.payment_id = c.client_id",
        (
            "WITH sums AS (SELECT payment_id, sum(amount) s FROM {table:payment_line} GROUP BY 1) "
            "SELECT * FROM {table} WHERE balance <> (SELECT s FROM sums WHERE payment_id = client_id)"
        ),
    ]
    rules = "\n".join(f'  - {QUERY}: {{unexpected_rows_query: "{query}"}}' for query in queries)
    (suite,) = load(tmp_path, f"suite: one\ntable: client\nrules:\n{rules}")
    assert [rule.arguments["unexpected_rows_query"] for rule in suite.rules] == queries


def test_a_name_is_used_once(tmp_path: Path) -> None:
    rules = "[{expect_column_values_to_not_be_null: {column: zip_code}}]"
    text = f"suite: one\ntable: client\nrules: {rules}"
    (fault,) = faults(tmp_path, text, text)
    assert fault.startswith("suite2.yaml:1: suite: 'one' is also the suite of ")


def test_a_file_that_is_no_suite(tmp_path: Path) -> None:
    assert faults(tmp_path, "rules: [1]") == [
        "suite1.yaml:1: rules.0: must be words with values, not 1.",
        "suite1.yaml:1: suite: 'suite' is missing. Add 'suite: ...'.",
        "suite1.yaml:1: table: 'table' is missing. Add 'table: ...'.",
    ]
    assert faults(tmp_path, "a: [")[0].startswith("suite1.yaml:")
    assert faults(tmp_path, "")[0].startswith("suite1.yaml:1: ")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_suites([tmp_path / "nowhere.yaml"], TABLES)


def test_a_rule_made_in_code_is_checked() -> None:
    with pytest.raises(ValueError, match="Did you mean 'expect_column_values_to_be_null'"):
        Rule("expect_column_values_to_be_nul", {"column": "a"})
    with pytest.raises(ValueError, match="points at no rows"):
        Rule("expect_table_row_count_to_equal", {"value": 1})
    with pytest.raises(ValueError, match="on_failure"):
        Rule("expect_column_values_to_be_null", {"column": "a"}, "panic")  # type: ignore[arg-type]
    rule = Rule("expect_column_values_to_be_null", {"column": "a"})
    with pytest.raises(TypeError):
        rule.arguments["column"] = "b"  # type: ignore[index]


def test_the_catalogue_is_what_great_expectations_takes() -> None:
    """GX's classes have these rules and arguments, and need what the catalogue says they need."""
    from validation.gx import core

    housekeeping = {
        "batch_id", "catch_exceptions", "condition_parser", "description", "id", "library_metadata", "meta",
        "notes", "rendered_content", "result_format", "severity", "windows", "allow_relative_error",
    }  # fmt: skip
    # GX has defaults here that make the rule say nothing.
    ours = {("expect_column_values_to_match_regex", "regex")}
    theirs = {}
    for name in dir(core):
        found = getattr(core, name)
        if isinstance(found, type) and getattr(found, "expectation_type", ""):
            theirs[found.expectation_type] = found.__fields__
    assert set(KINDS) <= set(theirs)
    assert set(theirs) - set(KINDS) <= NOT_IN_A_DATABASE
    for name, kind in KINDS.items():
        fields = theirs[name]
        assert set(kind.arguments) <= set(fields), name
        assert set(fields) - housekeeping - set(kind.arguments) <= {"row_condition"}, name
        for word, argument in kind.arguments.items():
            if fields[word].required:
                assert argument.required, (name, word)
            elif argument.required and (name, word) not in ours:
                assert fields[word].default is None, (name, word)


def test_the_public_names() -> None:
    assert validation.__all__ == sorted(validation.__all__)
    assert all(hasattr(validation, name) for name in validation.__all__)


def test_the_import_is_light() -> None:
    heavy = ("great_expectations", "pandas", "sqlglot", "duckdb", "pyarrow")
    code = f"import sys, validation; print(*(name for name in {heavy} if name in sys.modules))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.split() == []


def test_importing_great_expectations_leaves_the_process_as_it_was() -> None:
    code = """
import warnings
shown = warnings.showwarning
import validation.expectations, validation.duckdb_engine
assert warnings.showwarning is shown
"""
    made = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
