"""Validation of the staging tables: the project's suites, and the rules that the mapping itself implies."""

from __future__ import annotations

from mappings import TargetTable
from migrate.errors import ValidationStopped
from migrate.pipeline.context import RunContext
from migrate.pipeline.quarantine import quarantine, quarantine_orphans
from migrate.reports.model import Outcome, RuleReport
from validation import Rule, RuleResult, Suite, run_suites

__all__ = ["refuse_broken", "validate"]


def validate(context: RunContext) -> list[RuleReport]:
    """Run every rule on staging; quarantine the records that break one which says so, then their dependants.

    Rules see the rows as they were staged, so one faulty record can break several and is listed under each.
    """
    suites = [*(suite for table in context.tables if (suite := _implied(table))), *context.project.suites]
    target = context.target
    with target.faults(), target.staged_for_rules(context.tables) as engine:
        results = run_suites(engine, suites, schema=f"{target.schema}_staging")
    tables = {table.name: table for table in context.tables}
    reports = []
    for result in results:
        records = 0
        if result.outcome == "FAIL" and result.on_failure == "quarantine":
            records = quarantine(
                context,
                tables[result.table],
                result.records,
                stage="validate",
                field=_field(result),
                code=_code(result),
                reason=result.because or result.rule.replace("_", " "),
                rule=f"{result.suite}: {result.rule}",
            )
        reports.append(_report(result, records))
    return reports + quarantine_orphans(context)


def refuse_broken(reports: list[RuleReport]) -> None:
    """Raise ValidationStopped when a rule failed that stops the run, or could not be run at all.

    A rule that ends in ERROR has checked nothing: going on would be skipping it in silence.
    """
    for report in reports:
        if report.outcome is Outcome.ERROR and report.on_failure != "warn":
            raise ValidationStopped(
                f"the rule {report.rule} on {report.table} could not be run: {report.message.rstrip('.')}",
                "Mend the rule; nothing was published",
                field=f"suite {report.suite}",
            )
        if report.outcome is Outcome.FAIL and report.on_failure == "stop":
            raise ValidationStopped(
                f"the rule {report.rule} on {report.table} failed, and it stops the run. {report.because}".rstrip(
                    ". "
                ),
                "Look at the validation page of the report; nothing was published",
                field=f"suite {report.suite}",
            )


def _implied(table: TargetTable) -> Suite | None:
    """The key of a table must be unique; where it numbers the elements of a parent whose key is, it is."""
    if not table.key or table.unique_by_position:
        return None
    because = "The key must tell rows apart, and nothing says which of two is right."
    if len(table.key) == 1:
        rule = Rule("expect_column_values_to_be_unique", {"column": table.key[0]}, because=because)
    else:
        rule = Rule("expect_compound_columns_to_be_unique", {"column_list": list(table.key)}, because=because)
    return Suite("mapping", table.name, (rule,))


def _field(result: RuleResult) -> str:
    columns = result.arguments.get("column_list") or [
        result.arguments[name] for name in ("column", "column_A", "column_B") if name in result.arguments
    ]
    return f"{result.table}.{', '.join(columns)}" if columns else result.table


def _code(result: RuleResult) -> str:
    """`expect_column_values_to_be_unique` on a key is a duplicate key; else the rule's own name."""
    if result.suite == "mapping":
        return "duplicate_key"
    name = result.rule.removesuffix("_expectation").removeprefix("expect_").removeprefix("column_")
    return name.removeprefix("values_to_").removeprefix("be_")


def _report(result: RuleResult, records: int) -> RuleReport:
    return RuleReport(
        suite=result.suite,
        table=result.table,
        rule=result.rule,
        arguments=dict(result.arguments),
        on_failure=result.on_failure,
        outcome=Outcome(result.outcome),
        checked=result.checked,
        failed=result.failed,
        records=records,
        because=result.because,
        message=result.message,
    )
