"""Suite files: what they give, and every fault with its line."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import validation
from migrate.errors import ConfigurationError, SourceError
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
        "suite1.yaml:4: colour: unknown word 'colour'.",
        "suite2.yaml:3: table: unknown table 'paymnt'. Did you mean 'payment'?",
        "suite2.yaml:4: rules: there is no rule. Write at least one rule, or take the file away.",
    ]
    assert faults(tmp_path, first.replace("colour: red\n", ""), second) == [
        "suite1.yaml:5: rules.0.expect_column_values_to_be_nul: unknown rule "
        "'expect_column_values_to_be_nul'. Did you mean 'expect_column_values_to_be_null'?",
        "suite1.yaml:6: rules.1.expect_column_values_to_not_be_null.column: unknown column 'fullname'. "
        "Did you mean 'full_name'?",
        "suite1.yaml:7: rules.1.on_failure: 'stopp' is not one of quarantine, stop, warn. Did you mean 'stop'?",
        "suite1.yaml:8: rules.2.expect_column_values_to_match_regex.regex: 'regex' is missing. "
        "Add 'regex: ...'.",
        "suite1.yaml:8: rules.2.expect_column_values_to_match_regex.regexp: unknown word 'regexp'. "
        "Did you mean 'regex'?",
        "suite2.yaml:3: table: unknown table 'paymnt'. Did you mean 'payment'?",
        "suite2.yaml:4: rules: there is no rule. Write at least one rule, or take the file away.",
    ]


QUERY = "unexpected_rows_expectation"
COLUMN = "expect_column_values_to"
CASES: dict[str, tuple[str, str]] = {
    "quarantine without rows": (
        "expect_table_row_count_to_equal: {value: 3}",
        "4: .expect_table_row_count_to_equal: expect_table_row_count_to_equal points at no rows, so none can be "
        "quarantined. Set on_failure to stop or warn.",
    ),
    "no argument": (
        f"{COLUMN}_be_unique:",
        f"4: .{COLUMN}_be_unique.column: 'column' is missing. Add 'column: ...'.",
    ),
    "not in a database": (
        f"{COLUMN}_be_json_parseable: {{column: full_name}}",
        f"4: .{COLUMN}_be_json_parseable: '{COLUMN}_be_json_parseable' does not run in a database. Write it as an "
        "unexpected_rows_expectation, with a query that finds the wrong rows.",
    ),
    "number": (
        f"{COLUMN}_be_between: {{column: balance, max_value: lots}}",
        f"4: .{COLUMN}_be_between.max_value: 'lots' is neither a number nor a date. Write a number, or a date as "
        "2024-01-31.",
    ),
    "truth for a number": (
        f"{COLUMN}_be_between: {{column: balance, max_value: yes}}",
        f"4: .{COLUMN}_be_between.max_value: 'True' is not a number. Write a number.",
    ),
    "not a number": (
        f"{COLUMN}_be_between: {{column: balance, max_value: .nan}}",
        f"4: .{COLUMN}_be_between.max_value: NaN is not a number that can be compared. Write a number.",
    ),
    "no bound": (
        f"{COLUMN}_be_between: {{column: balance}}",
        f"4: .{COLUMN}_be_between: has neither min_value nor max_value. Write at least one of them.",
    ),
    "bounds exchanged": (
        f"{COLUMN}_be_between: {{column: balance, min_value: 2, max_value: 1.5}}",
        f"4: .{COLUMN}_be_between.min_value: min_value 2 is above max_value 1.5. Exchange the two.",
    ),
    "bounds of two kinds": (
        f"{COLUMN}_be_between: {{column: balance, min_value: 2, max_value: 2024-01-01}}",
        f"4: .{COLUMN}_be_between.max_value: min_value and max_value are of two kinds. Write two numbers or two "
        "dates.",
    ),
    "share": (
        f"{COLUMN}_not_be_null: {{column: balance, mostly: 95}}",
        f"4: .{COLUMN}_not_be_null.mostly: '95' is not a share. Write a number between 0 and 1, for example 0.95.",
    ),
    "broken regex": (
        f"{COLUMN}_match_regex: {{column: zip_code, regex: '[0-9'}}",
        f"4: .{COLUMN}_match_regex.regex: '[0-9' is not a regular expression (unterminated character set at "
        "position 0). Mend it at that place.",
    ),
    "regex of one database": (
        f"{COLUMN}_match_regex_list: {{column: zip_code, regex_list: ['^(?=A)']}}",
        f"4: .{COLUMN}_match_regex_list.regex_list: '^(?=A)' looks ahead or behind. Write it without, so that every "
        "database reads it alike.",
    ),
    "not a list": (
        f"{COLUMN}_be_in_set: {{column: zip_code, value_set: A}}",
        f"4: .{COLUMN}_be_in_set.value_set: 'A' is not a list. Write a list with at least one item, for example "
        "[A, B].",
    ),
    "the Norway problem": (
        f"{COLUMN}_be_in_set: {{column: zip_code, value_set: [SE, NO]}}",
        f"4: .{COLUMN}_be_in_set.value_set: holds true or false among texts. Put YES, NO, ON and OFF in quotes, or "
        "YAML reads them so.",
    ),
    "one column of a compound": (
        "expect_compound_columns_to_be_unique: {column_list: [client_id]}",
        "4: .expect_compound_columns_to_be_unique.column_list: one column is not enough here. Name two or more, or "
        "use the rule for one column.",
    ),
    "unknown column in a list": (
        "expect_compound_columns_to_be_unique: {column_list: [client_id, zip]}",
        "4: .expect_compound_columns_to_be_unique.column_list: unknown column 'zip'. Known: _record, balance, "
        "born_on, client_id, full_name, zip_code.",
    ),
    "unknown column in a condition": (
        f"{COLUMN}_be_unique: {{column: client_id, row_condition: {{and: [{{column: ful_name, is_null: true}}]}}}}",
        f"4: .{COLUMN}_be_unique.row_condition: unknown column 'ful_name'. Did you mean 'full_name'?",
    ),
    "word of a condition": (
        f"{COLUMN}_be_unique: {{column: client_id, row_condition: {{column: zip_code, operator: '=', parameter: 1}}}}",
        f"4: .{COLUMN}_be_unique.row_condition: '=' is not one of ==, !=, <, <=, >, >=, IN, NOT_IN. "
        "Did you mean '=='?",
    ),
    "two rules in one": (
        f"{COLUMN}_be_unique: {{column: client_id}}\n    {COLUMN}_not_be_null: {{column: client_id}}",
        "4: : names 2 rules. Write one expectation to an item.",
    ),
    "no rule": ("because: Why not.", "4: : names no rule. Write one expectation to an item."),
    "not SQL": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT FROM WHERE {{table}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query is not SQL (Expected table name but got <Token token_type: "
        "TokenType.WHERE, text: WHERE, line: 1, col: 17, start: 12, end: 16, comments: []>). Mend the query.",
    ),
    "not a SELECT": (
        f"{QUERY}: {{unexpected_rows_query: 'DELETE FROM {{table}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query is not one SELECT. Write one SELECT that finds the rows that "
        "are wrong.",
    ),
    "a SELECT that writes": (
        f"{QUERY}: {{unexpected_rows_query: 'WITH gone AS (DELETE FROM {{table}} RETURNING *) SELECT * FROM gone'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query changes data. Write a SELECT that only reads.",
    ),
    "a file": (
        f'{QUERY}: {{unexpected_rows_query: "SELECT t.* FROM {{table}} t, read_csv(''/etc/passwd'')"}}',
        f"4: .{QUERY}.unexpected_rows_query: the query reads 'READ_CSV('/etc/passwd')'. Name staging tables as "
        "{table} or {table:name} only.",
    ),
    "a table by name": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT c.* FROM {{table}} c JOIN payment p ON true'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query reads 'payment AS p'. Name staging tables as {{table}} or "
        "{table:name} only.",
    ),
    "unknown table of a query": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT * FROM {{table}}, {{table:paymen}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: unknown table 'paymen'. Did you mean 'payment'?",
    ),
    "GX's own placeholder": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT * FROM {{table}}, {{batch}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: '{{batch}}' is not a placeholder. Write {{table}}, or {{table:name}} for "
        "another.",
    ),
    "not its own table": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT * FROM {{table:payment}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query does not read its own table. Select from {{table}}.",
    ),
    "no record number": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT client_id FROM {{table}}'}}",
        f"4: .{QUERY}.unexpected_rows_query: the query does not return _record. Select _record of the row to blame, "
        "or set on_failure to stop or warn.",
    ),
    "whose record number": (
        f"{QUERY}: {{unexpected_rows_query: 'SELECT * FROM {{table}} a JOIN {{table:payment}} b ON true'}}",
        f"4: .{QUERY}.unexpected_rows_query: '*' of a join leaves open whose _record is meant. Write 't.*' of one "
        "table.",
    ),
    "other table": (
        "expect_table_row_count_to_equal_other_table: {other_table_name: paymnt}\n    on_failure: warn",
        "4: .expect_table_row_count_to_equal_other_table.other_table_name: unknown table 'paymnt'. "
        "Did you mean 'payment'?",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_names_its_line_reason_and_remedy(tmp_path: Path, case: str) -> None:
    rule, expected = CASES[case]
    assert rule_faults(tmp_path, f"  - {rule}") == [expected]


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
        "WITH sums AS (SELECT payment_id, sum(amount) s FROM {table:payment_line} GROUP BY 1) "
        "SELECT * FROM {table} WHERE balance <> (SELECT s FROM sums WHERE payment_id = client_id)",
    ]
    rules = "\n".join(f'  - {QUERY}: {{unexpected_rows_query: "{query}"}}' for query in queries)
    (suite,) = load(tmp_path, f"suite: one\ntable: client\nrules:\n{rules}")
    assert [rule.arguments["unexpected_rows_query"] for rule in suite.rules] == queries


def test_a_name_is_used_once(tmp_path: Path) -> None:
    text = "suite: one\ntable: client\nrules: [{expect_column_values_to_not_be_null: {column: zip_code}}]"
    (fault,) = faults(tmp_path, text, text)
    assert fault.startswith("suite2.yaml:1: suite: 'one' is also the suite of ")


def test_a_file_that_is_no_suite(tmp_path: Path) -> None:
    assert faults(tmp_path, "rules: [1]") == [
        "suite1.yaml:1: rules.0: Input should be a valid dictionary.",
        "suite1.yaml:1: suite: 'suite' is missing. Add 'suite: ...'.",
        "suite1.yaml:1: table: 'table' is missing. Add 'table: ...'.",
    ]
    assert faults(tmp_path, "a: [")[0].startswith("suite1.yaml:")
    assert faults(tmp_path, "")[0].startswith("suite1.yaml:1: ")
    with pytest.raises(SourceError):
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
    import validation.engine  # noqa: F401  imports GX without its warnings
    from great_expectations.expectations import core

    housekeeping = {
        "batch_id", "catch_exceptions", "condition_parser", "description", "id", "library_metadata", "meta",
        "notes", "rendered_content", "result_format", "severity", "windows", "allow_relative_error", "version",
    }  # fmt: skip
    # Great Expectations has defaults here that make the rule say nothing.
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
    code = "import sys, validation; print(*(n for n in ('great_expectations','pandas','sqlglot') if n in sys.modules))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.split() == []
