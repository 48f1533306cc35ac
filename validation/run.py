"""Run suites on staging tables: all rules of a table together, every failing record by number."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from validation import sql
from validation.suite import RECORD_COLUMN, OnFailure, Rule, Suite

if TYPE_CHECKING:
    from validation.engine import Engine
    from validation.expectations import Check

__all__ = ["RuleResult", "run_suites"]

_OBSERVED_ITEMS = 20


def _none() -> NDArray[np.int64]:
    return np.empty(0, np.int64)


@dataclass(frozen=True, eq=False)
class RuleResult:
    """What came of one rule.

    Attributes:
        suite: the suite's name.
        table: the table's name, as mappings have it.
        rule: Great Expectations' name of the rule.
        arguments: as the suite has them.
        on_failure: quarantine, stop or warn.
        because: why the rule is there.
        outcome: PASS, FAIL, or ERROR when the rule could not be judged.
        checked: values looked at. A rule about a column's values skips nulls, as in GX, and does not count
            them; a rule about rows counts rows; a rule about the table's columns counts 0.
        failed: rows that fail; 1 when a rule without rows fails. With `mostly`, a PASS may have some.
        records: on FAIL, the numbers of all source records with a failing row, each once, ascending.
        message: one sentence for the report.
        observed: for a rule about a figure, the figure, as JSON; decimals are text, so that they stay exact.
        seconds: the rule's share of the table's common queries, and its own.
    """

    suite: str
    table: str
    rule: str
    arguments: Mapping[str, Any]
    on_failure: OnFailure
    because: str
    outcome: Literal["PASS", "FAIL", "ERROR"]
    checked: int = 0
    failed: int = 0
    records: NDArray[np.int64] = field(default_factory=_none)
    message: str = ""
    observed: Any = None
    seconds: float = 0.0


@dataclass(frozen=True)
class _Task:
    suite: Suite
    rule: Rule


def run_suites(
    engine: sa.Engine,
    suites: Sequence[Suite],
    *,
    schema: str,
    physical: Callable[[str], str] = str,
    record_column: str = RECORD_COLUMN,
    progress: Callable[[RuleResult], None] | None = None,
) -> list[RuleResult]:
    """Run every rule of every suite by Great Expectations.

    Args:
        engine: PostgreSQL or DuckDB.
        suites: as loaded from files or made in code.
        schema: where the staging tables are.
        physical: the staging table of a table's name.
        record_column: the bigint column with the source record's number.
        progress: called with each result as it is known.

    Returns:
        One result a rule, in the order of the suites. A rule that cannot be judged is an ERROR among them.
    """
    from validation.engine import open_engine
    from validation.gx import quiet

    tasks = [_Task(suite, rule) for suite in suites for rule in suite.rules]
    results: dict[int, RuleResult] = {}
    with quiet(), engine.connect() as connection:
        for table in dict.fromkeys(task.suite.table for task in tasks):
            mine = {number: task for number, task in enumerate(tasks) if task.suite.table == table}
            on_table = open_engine(connection, schema=schema, table=physical(table))
            for number, result in _run_table(on_table, mine, physical, record_column):
                results[number] = result
                if progress:
                    progress(result)
            connection.rollback()  # nothing was written; the next table sees what is committed by then
    return [results[number] for number in range(len(tasks))]


def _run_table(
    engine: Engine,
    tasks: Mapping[int, _Task],
    physical: Callable[[str], str],
    record_column: str,
) -> Iterator[tuple[int, RuleResult]]:
    """The results of one table's rules, each with the task's number."""
    from validation.expectations import prepare

    def quoted(name: str) -> str:
        return engine.quoted(physical(name))

    checks: dict[int, Check] = {}
    for number, task in tasks.items():
        given = task.rule.arguments
        query = given.get("unexpected_rows_query")
        other = given.get("other_table_name")
        try:
            checks[number] = prepare(
                task.rule,
                engine,
                query=None if query is None else sql.written(query, task.suite.table, quoted),
                other_table=None if other is None else physical(other),
            )
        except Exception as error:
            yield number, _error(task, error, 0.0)
    while checks:
        together: dict[int, Check] = {}
        for number, check in checks.items():
            if not check.conflicts(together.values()):
                together[number] = check
        for number, found, seconds in _computed(engine, together):
            yield number, _result(engine, tasks[number], together[number], found, seconds, record_column)
        checks = {number: check for number, check in checks.items() if number not in together}


def _computed(
    engine: Engine, checks: Mapping[int, Check]
) -> Iterator[tuple[int, Mapping[Any, Any] | Exception, float]]:
    """The metrics of each check, or what went wrong with it.

    One bad rule fails the common query of all, and GX cannot say which it was: the checks are halved until
    it stands alone, so that one ERROR costs a few queries more and no other rule its verdict.
    """
    from validation.expectations import compute

    started = time.perf_counter()
    found: Mapping[Any, Any] | Exception
    try:
        found = compute(checks.values(), engine)
    except Exception as error:
        found = error
    if isinstance(found, Exception) and len(checks) > 1:
        numbers = list(checks)
        half = len(numbers) // 2
        for part in (numbers[:half], numbers[half:]):
            yield from _computed(engine, {number: checks[number] for number in part})
        return
    share = (time.perf_counter() - started) / len(checks)
    for number in checks:
        yield number, found, share


def _result(
    engine: Engine,
    task: _Task,
    check: Check,
    found: Mapping[Any, Any] | Exception,
    seconds: float,
    record_column: str,
) -> RuleResult:
    from validation.expectations import failing_records, judge

    started = time.perf_counter()
    if isinstance(found, Exception):
        return _error(task, found, seconds)
    records = _none()
    try:
        verdict = judge(check, found, engine)
        if not verdict.success and task.rule.points_at_rows:
            records = failing_records(check, engine, record_column)
    except Exception as error:
        return _error(task, error, seconds + time.perf_counter() - started)
    observed = _json(verdict.observed)
    if verdict.success:
        message = ""
    elif task.rule.points_at_rows:
        message = f"{verdict.failed:,} of {verdict.checked:,} fail"
    else:
        message = f"observed {observed}" if observed is not None else "not met"
    return RuleResult(
        **_of(task),
        outcome="PASS" if verdict.success else "FAIL",
        checked=verdict.checked,
        failed=verdict.failed,
        records=records,
        message=message,
        observed=observed,
        seconds=seconds + time.perf_counter() - started,
    )


def _error(task: _Task, error: Exception, seconds: float) -> RuleResult:
    return RuleResult(**_of(task), outcome="ERROR", message=_reason(error), seconds=seconds)


def _of(task: _Task) -> dict[str, Any]:
    rule = task.rule
    return {
        "suite": task.suite.name,
        "table": task.suite.table,
        "rule": rule.name,
        "arguments": rule.arguments,
        "on_failure": rule.on_failure,
        "because": rule.because,
    }


def _reason(error: BaseException) -> str:
    """What lies at the bottom of GX's wrapping, in one line."""
    while error.__cause__ or error.__context__:
        if isinstance(error, sa.exc.DBAPIError):
            break
        error = error.__cause__ or error.__context__ or error
    original = getattr(error, "orig", None) or error
    lines = [line.strip() for line in str(original).splitlines() if line.strip()]
    return lines[0] if lines else type(original).__name__


def _json(value: Any) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        items = list(value)
        shown = [_json(item) for item in items[:_OBSERVED_ITEMS]]
        more = len(items) - _OBSERVED_ITEMS
        return [*shown, f"and {more} more"] if more > 0 else shown
    return str(value)
