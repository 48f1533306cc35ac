"""Suites: which rules a staging table must keep, and what happens to rows that break one.

    suite: clients
    table: client
    rules:
      - expect_column_values_to_not_be_null: {column: full_name}
        on_failure: quarantine            # quarantine (default) | stop | warn
        because: A client without a name cannot be found again.

A rule is named and argued as in Great Expectations. Every fault of every file is raised together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import yaml
from pydantic import ConfigDict, StrictStr

from migrate.documents import Document, Model, read
from migrate.errors import ConfigurationError, Fault, did_you_mean
from validation import arguments, sql
from validation.catalogue import KINDS, NOT_IN_A_DATABASE

__all__ = ["RECORD_COLUMN", "OnFailure", "Rule", "Suite", "load_suites"]

OnFailure = Literal["quarantine", "stop", "warn"]
RECORD_COLUMN = "_record"

_QUERY = "unexpected_rows_expectation"
_NAMES_COLUMNS = ("column", "column_A", "column_B", "column_list", "column_set")
# These rules ask whether the columns are there, so an unknown one is theirs to find.
_ABOUT_COLUMNS = (
    "expect_column_to_exist",
    "expect_table_columns_to_match_ordered_list",
    "expect_table_columns_to_match_set",
)


@dataclass(frozen=True)
class Rule:
    """One expectation and what follows when it is not met.

    Rule("expect_column_values_to_not_be_null", {"column": "client_id"}, because="It is the key.")

    Args:
        name: Great Expectations' name, in snake case.
        arguments: its arguments; numbers as int or Decimal.
        on_failure: `quarantine` takes the failing records out, `stop` ends the run, `warn` only reports.
        because: why the rule is there, for the report.

    Raises:
        ValueError: no such rule, or a rule that no row can fail and that asks for quarantine.
    """

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    on_failure: OnFailure = "quarantine"
    because: str = ""

    def __post_init__(self) -> None:
        if self.name not in KINDS:
            raise ValueError(f"unknown rule '{self.name}'. {did_you_mean(self.name, KINDS)}")
        if self.on_failure not in get_args(OnFailure):
            raise ValueError(f"on_failure '{self.on_failure}' is not one of {', '.join(get_args(OnFailure))}")
        if self.on_failure == "quarantine" and not self.points_at_rows:
            raise ValueError(f"{self.name} points at no rows, so none can be quarantined")
        object.__setattr__(self, "arguments", MappingProxyType(dict(self.arguments)))

    @property
    def points_at_rows(self) -> bool:
        """Whether rows fail this rule, or only the table or column as a whole."""
        return KINDS[self.name].points_at_rows


@dataclass(frozen=True)
class Suite:
    """The rules of one table."""

    name: str
    table: str
    rules: tuple[Rule, ...]


class _Suite(Model):
    suite: StrictStr
    table: StrictStr
    rules: list[dict[str, Any]]


class _Item(Model):
    """What stands beside the name of the expectation, which is the one further word."""

    model_config = ConfigDict(extra="allow")

    on_failure: OnFailure = "quarantine"
    because: StrictStr = ""


def load_suites(paths: Sequence[Path], tables: Mapping[str, Sequence[str]]) -> tuple[Suite, ...]:
    """Read suite files and check them against the tables that the mappings make.

    Args:
        paths: the files.
        tables: the columns of each table.

    Raises:
        ConfigurationError: every fault of every file; one that cannot be read.
    """
    suites: list[Suite] = []
    faults: list[Fault] = []
    named: dict[str, Path] = {}
    for path in paths:
        try:
            document = read(path)
        except ConfigurationError as error:
            faults += error.faults
            continue
        suite = _suite(document, tables)
        if suite and suite.name in named:
            reason = f"'{suite.name}' is also the suite of {named[suite.name]}"
            document.fault(("suite",), reason, "Give it another name")
        elif suite:
            named[suite.name] = path
            suites.append(suite)
        faults += document.faults
    if faults:
        raise ConfigurationError(faults)
    return tuple(suites)


def _suite(document: Document, tables: Mapping[str, Sequence[str]]) -> Suite | None:
    written = yaml.compose(document.path.read_text("utf-8"), Loader=yaml.SafeLoader)
    document.data = _exact(document.data, written)
    found = document.parse(_Suite)
    if found is None:
        return None
    if found.table not in tables:
        document.fault(("table",), f"unknown table '{found.table}'", did_you_mean(found.table, tables))
        tables = {**tables, found.table: ()}
    if not found.rules:
        document.fault(("rules",), "there is no rule", "Write at least one rule, or take the file away")
    rules = [_rule(document, position, found.table, tables) for position in range(len(found.rules))]
    return Suite(found.suite, found.table, tuple(rule for rule in rules if rule))


def _rule(document: Document, position: int, table: str, tables: Mapping[str, Sequence[str]]) -> Rule | None:
    at = ("rules", position)
    item = document.data["rules"][position]
    names = [word for word in item if word not in _Item.model_fields]
    known = [name for name in names if name in KINDS]
    for name in names:
        if name in NOT_IN_A_DATABASE:
            remedy = "Write it as an unexpected_rows_expectation, with a query that finds the wrong rows"
            document.fault((*at, name), f"'{name}' does not run in a database", remedy)
        elif name not in known:
            words = [*KINDS, *_Item.model_fields]
            document.fault((*at, name), f"unknown rule '{name}'", did_you_mean(str(name), words))
    if len(names) != 1:
        if len(known) == len(names):
            reason = "names no rule" if not names else f"names {len(names)} rules"
            document.fault(at, reason, "Write one expectation to an item")
        return None
    checked = document.parse(_Item, at=at)
    if not known:
        return None
    return _checked(document, (*at, known[0]), known[0], checked, table, tables)


def _checked(
    document: Document,
    at: tuple[str | int, ...],
    name: str,
    manner: _Item | None,
    table: str,
    tables: Mapping[str, Sequence[str]],
) -> Rule | None:
    kind = KINDS[name]
    item = document.data["rules"][at[1]]
    if item[name] is None:
        item[name] = {}
    before = len(document.faults)
    model = document.parse(kind.model, at=at)
    given = {word: getattr(model, word) for word in model.model_fields_set} if model else {}
    given = {word: value for word, value in given.items() if value is not None}
    if manner and manner.on_failure == "quarantine" and not kind.points_at_rows:
        where = (*at[:2], "on_failure") if "on_failure" in item else at
        reason = f"{name} points at no rows, so none can be quarantined"
        document.fault(where, reason, "Set on_failure to stop or warn")
    _check_columns(document, at, name, given, tables[table])
    if model and "min_value" in kind.arguments:
        _check_bounds(document, at, given.get("min_value"), given.get("max_value"))
    if name == _QUERY and "unexpected_rows_query" in given:
        record = RECORD_COLUMN if manner and manner.on_failure == "quarantine" else None
        for reason, remedy in sql.faults_of(given["unexpected_rows_query"], tables, record_column=record):
            document.fault((*at, "unexpected_rows_query"), reason, remedy)
    other = given.get("other_table_name")
    if other is not None and other not in tables:
        document.fault((*at, "other_table_name"), f"unknown table '{other}'", did_you_mean(other, tables))
    if model is None or manner is None or len(document.faults) > before:
        return None
    return Rule(name, given, manner.on_failure, manner.because)


def _check_columns(
    document: Document, at: tuple[str | int, ...], name: str, given: dict[str, Any], columns: Sequence[str]
) -> None:
    if not columns or name in _ABOUT_COLUMNS:
        return
    named = [(word, column) for word in _NAMES_COLUMNS for column in _as_list(given.get(word))]
    named += [("row_condition", column) for column in arguments.columns_of(given.get("row_condition", {}))]
    for word, column in named:
        if column not in columns:
            document.fault((*at, word), f"unknown column '{column}'", did_you_mean(column, columns))


def _check_bounds(document: Document, at: tuple[str | int, ...], low: Any, high: Any) -> None:
    if low is None and high is None:
        document.fault(at, "has neither min_value nor max_value", "Write at least one of them")
    elif low is None or high is None:
        return
    elif _kind_of(low) is not _kind_of(high):
        reason = "min_value and max_value are of two kinds"
        document.fault((*at, "max_value"), reason, "Write two numbers, two dates or two time stamps")
    elif low > high:
        document.fault((*at, "min_value"), f"min_value {low} is above max_value {high}", "Exchange the two")


def _kind_of(bound: Any) -> type:
    return Decimal if isinstance(bound, int) else type(bound)


def _exact(data: Any, node: yaml.Node | None) -> Any:
    """The data with every decimal number as it stands in the file, which a float may not hold."""
    if isinstance(node, yaml.MappingNode):
        return {key: _exact(data[key], value) for key, (_, value) in zip(data, node.value, strict=True)}
    if isinstance(node, yaml.SequenceNode):
        return [_exact(item, value) for item, value in zip(data, node.value, strict=True)]
    if isinstance(data, float) and isinstance(node, yaml.ScalarNode):
        try:
            return Decimal(node.value.replace("_", ""))
        except ArithmeticError:  # .inf, .nan, 1:30.5 in base 60
            return data
    return data


def _as_list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
