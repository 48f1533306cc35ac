"""From a rule to Great Expectations and back: the expectation, its metrics, its verdict, its failing rows."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from validation import gx
from validation.catalogue import KINDS
from validation.engine import Engine
from validation.suite import Rule

__all__ = ["Check", "Verdict", "compute", "failing_records", "judge", "prepare"]

_ROWS = "table.row_count"
_USED = ".filtered_row_count"
_FAILED = ".unexpected_count"
_NULLS = f"column_values.nonnull{_FAILED}"
# These look at every row, nulls included.
_SEE_NULLS = (
    "expect_column_values_to_be_null",
    "expect_column_values_to_not_be_null",
    "expect_column_proportion_of_non_null_values_to_be_between",
)
# A condition of GX that brings its own query (map_metric_provider.is_sqlalchemy_metric_selectable).
_OWN_QUERY = ("expect_compound_columns_to_be_unique",)


@dataclass(frozen=True)
class Check:
    """A rule as GX runs it.

    Attributes:
        expectation: GX's.
        exact: its numbers and dates as the rule has them.
        metrics: by name, what is computed for it.
        asked: by name, the id under which GX looks for the metric.
        result_format: how much GX is to report.
    """

    rule: Rule
    expectation: Any
    exact: Mapping[str, Any]
    metrics: Mapping[str, Any]
    asked: Mapping[str, Any]
    result_format: str

    def conflicts(self, others: Iterable[Check]) -> bool:
        """Whether GX would take a metric of this check for another's.

        GX tells metrics apart by their JSON (core.id_dict.IDDict), where decimals are floats: bounds that
        differ after the 15th digit would share one result.
        """
        taken = {metric.id: metric for other in others for metric in other.metrics.values()}
        return any(
            metric.id in taken
            and (metric.metric_value_kwargs, metric.metric_domain_kwargs)
            != (taken[metric.id].metric_value_kwargs, taken[metric.id].metric_domain_kwargs)
            for metric in self.metrics.values()
        )


@dataclass(frozen=True)
class Verdict:
    """What GX says of one check."""

    success: bool
    checked: int
    failed: int
    observed: Any


def prepare(rule: Rule, engine: Engine, *, query: str | None = None, other_table: str | None = None) -> Check:
    """The check of a rule on the engine's table.

    Args:
        rule: the rule.
        engine: on the staging table.
        query: of an `unexpected_rows_expectation`, its placeholders replaced.
        other_table: of `expect_table_row_count_to_equal_other_table`, the staging table of that name.

    Raises:
        Exception: GX refuses the arguments.
    """
    given = dict(rule.arguments)
    if query is not None:
        # GX counts `SELECT count(*) FROM (query)`, reads braces as its own, and wants to see {batch}; a
        # colon before a word would be a parameter to SQLAlchemy (the pattern is its own).
        safe = re.sub(r"(?<![:\w\\]):(?=\w+(?![:\w]))", r"\:", query.replace("{", "{{").replace("}", "}}"))
        given["unexpected_rows_query"] = f"SELECT * FROM (/* {{batch}} */\n{safe}\n) AS failing"
    if other_table is not None:
        given["other_table_name"] = other_table
    if "row_condition" in given:
        given["row_condition"] = _condition(given["row_condition"])
    if "mostly" in given:
        given["mostly"] = float(given["mostly"])
    given = {name: _bindable(value) for name, value in given.items()}
    # GX makes a float of every bound (its fields are `Union[float, ...]`, and a metric's arguments pass
    # through them again). What the rule says goes in once more, exactly: into the expectation, which
    # compares figures, and into the metrics, which compare rows.
    exact = {name: value for name, value in given.items() if isinstance(value, int | Decimal | datetime.date)}
    expectation = gx.get_expectation_impl(rule.name)(**given).copy(update=exact)
    # No value of a failing row is fetched: a result may be read by those who may not read the data.
    result_format = "BOOLEAN_ONLY" if rule.points_at_rows and hasattr(expectation, "map_metric") else "BASIC"
    needed = expectation.get_validation_dependencies(engine, {"result_format": result_format})
    asked = dict(needed.metric_configurations)
    # How much was looked at is asked for in the same query, whatever the expectation itself wants to know.
    if rule.points_at_rows or "row_condition" in KINDS[rule.name].arguments:
        for name in [_ROWS, _NULLS] if "column" in given else [_ROWS]:
            asked.setdefault(name, _metric(name, expectation))
    metrics = {name: _exactly(metric, exact) for name, metric in asked.items()}
    ids = {name: metric.id for name, metric in asked.items()}
    return Check(rule, expectation, exact, metrics, ids, result_format)


def _bindable(value: Any) -> Any:
    """Numbers that a driver binds whole.

    PostgreSQL's takes an int for a bigint, and SQLAlchemy gives a list the type of its first item, which
    rounds 20.50 beside 10 and refuses 3000000000 beside 1.
    """
    if isinstance(value, list):
        wide = any(isinstance(item, Decimal) or (type(item) is int and abs(item) >= 2**31) for item in value)
        return [Decimal(item) if wide and type(item) is int else _bindable(item) for item in value]
    if isinstance(value, tuple):
        return tuple(_bindable(item) for item in value)
    return Decimal(value) if type(value) is int and abs(value) >= 2**63 else value


def _metric(name: str, expectation: Any) -> gx.MetricConfiguration:
    keys = gx.get_metric_kwargs(name, configuration=expectation.configuration)
    return gx.MetricConfiguration(name, keys["metric_domain_kwargs"], keys["metric_value_kwargs"])


def _exactly(metric: gx.MetricConfiguration, exact: Mapping[str, Any]) -> gx.MetricConfiguration:
    value = {word: exact.get(word, kept) for word, kept in metric.metric_value_kwargs.items()}
    return gx.MetricConfiguration(metric.metric_name, metric.metric_domain_kwargs, value)


def compute(checks: Iterable[Check], engine: Engine) -> Mapping[Any, Any]:
    """The metrics of all checks, aggregates of one domain in one query.

    Raises:
        Exception: one of them failed; GX does not say which.
    """
    calculator = gx.MetricsCalculator(execution_engine=engine, show_progress_bars=False)
    wanted = [metric for check in checks for metric in check.metrics.values()]
    found, _ = calculator.compute_metrics(wanted, runtime_configuration={"catch_exceptions": False})
    return found


def judge(check: Check, found: Mapping[Any, Any], engine: Engine) -> Verdict:
    """The verdict of a check from its computed metrics."""
    values: dict[str, Any] = {name: found[metric.id] for name, metric in check.metrics.items()}
    values, bounds = _comparable(values, check.exact)
    expectation = check.expectation.copy(update=bounds)
    result = expectation.metrics_validate(
        metrics={key: values[name] for name, key in check.asked.items()},
        execution_engine=engine,
        runtime_configuration={"result_format": check.result_format},
    )
    used = next((value for name, value in values.items() if name.endswith(_USED)), None)
    looked_at = values.get(_ROWS) if used is None else used
    checked = int(looked_at) if looked_at else 0
    if _NULLS in values and check.rule.name not in _SEE_NULLS:
        checked -= int(values[_NULLS] or 0)
    observed: Any = (result.result or {}).get("observed_value")
    if not check.rule.points_at_rows:
        return Verdict(bool(result.success), checked, 0 if result.success else 1, observed)
    if check.rule.name == "unexpected_rows_expectation":
        return Verdict(bool(result.success), checked, int(observed), None)
    failed = values[f"{check.expectation.map_metric}{_FAILED}"]
    return Verdict(bool(result.success), checked, int(failed or 0), None)


def _comparable(values: dict[str, Any], bounds: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Figures and bounds that Python compares as SQL does."""
    both = [*values.values(), *bounds.values()]
    if any(isinstance(value, float) for value in values.values()):
        # A mean or a share is a float: 0.6 must meet a bound of 0.6, which as a decimal it does not.
        bounds = {name: float(one) if isinstance(one, Decimal) else one for name, one in bounds.items()}
    if any(isinstance(value, datetime.datetime) for value in both):
        # A date among time stamps is its midnight.
        values = {name: _midnight(value) for name, value in values.items()}
        bounds = {name: _midnight(one) for name, one in bounds.items()}
    return values, dict(bounds)


def _midnight(value: Any) -> Any:
    return datetime.datetime.combine(value, datetime.time()) if type(value) is datetime.date else value


def failing_records(check: Check, engine: Engine, record_column: str) -> NDArray[np.int64]:
    """The record numbers of all rows that fail a check, each once, ascending."""
    record: sa.ColumnClause[int] = sa.column(record_column)
    statement = _failing(check, engine, record).execution_options(yield_per=100_000)
    with engine.get_connection() as connection:
        found = np.fromiter(connection.execute(statement).scalars(), np.int64)
    return np.unique(found)


def _failing(check: Check, engine: Engine, record: sa.ColumnClause[int]) -> sa.Select[Any]:
    if check.rule.name == "unexpected_rows_expectation":
        query = check.expectation.unexpected_rows_query.format(batch="")
        rows: Any = sa.text(query).columns(record).subquery("failing")
        return sa.select(rows.c[record.name]).where(rows.c[record.name].is_not(None))
    name = f"{check.expectation.map_metric}.condition"
    metric = _exactly(_metric(name, check.expectation), check.exact)
    calculator = gx.MetricsCalculator(engine, show_progress_bars=False)
    condition, compute_domain, accessor_domain = calculator.get_metric(metric)
    source: Any = engine.get_domain_records({**compute_domain, **accessor_domain})
    if isinstance(source, sa.Select):
        source = source.subquery()
    if check.rule.name in _OWN_QUERY:
        return sa.select(record).where(condition)
    if check.rule.name == "expect_column_values_to_be_unique":
        # GX's condition here counts in a query that leaves the other columns out, the record number too.
        column: sa.ColumnClause[Any] = sa.column(check.rule.arguments["column"])
        times = sa.func.count().over(partition_by=column).label("times")
        counted = sa.select(record, times).select_from(source).where(column.is_not(None)).subquery("counted")
        return sa.select(counted.c[record.name]).where(counted.c.times > 1)
    return sa.select(record).select_from(source).where(condition)


def _condition(found: Mapping[str, Any]) -> Any:
    """A row condition as GX's object."""
    if "and" in found:
        return gx.AndCondition(conditions=[_condition(part) for part in found["and"]])
    if "or" in found:
        return gx.OrCondition(conditions=[_condition(part) for part in found["or"]])
    column = gx.Column(found["column"])
    if "is_null" in found:
        return gx.NullityCondition(column=column, is_null=found["is_null"])
    parameter = _bindable(found["parameter"])
    return gx.ComparisonCondition(column=column, operator=found["operator"], parameter=parameter)
