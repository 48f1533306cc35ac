"""Level 2: the totals that a source states of itself, against what was read from it."""

from __future__ import annotations

from collections.abc import Sequence

from migrate.project import Control
from migrate.reconcile.again import Again
from migrate.reports.model import Check, Outcome

__all__ = ["control_checks", "control_fields"]


def control_fields(controls: Sequence[Control], source: str) -> set[str]:
    """The fields of a source that must be added up."""
    mine = [control for control in controls if control.source == source]
    return {control.stated for control in mine} | {control.sum for control in mine if control.sum}


def control_checks(controls: Sequence[Control], again: Again, left_out: Sequence[str]) -> list[Check]:
    """One check a control total. A total that no header or trailer record states is an ERROR, not a pass."""
    return [_check(control, again, left_out) for control in controls]


def _check(control: Control, again: Again, left_out: Sequence[str]) -> Check:
    if control.source in left_out:
        return Check(
            "control", control.source, control.name, Outcome.NOT_COMPARED, detail="the source was left out"
        )
    key = (control.source, control.stated)
    segment = control.stated.partition(".")[0]
    if not again.records[control.source, segment] or again.unreadable[key]:
        reason = (
            f"no {segment} record states it"
            if not again.records[control.source, segment]
            else f"{control.stated} cannot be read"
        )
        return Check("control", control.source, control.name, Outcome.ERROR, detail=reason)
    stated = again.sums[key]
    if control.count:
        found, unreadable = again.records[control.source, control.count], 0
        how = f"{control.count} records, quarantined ones included"
    else:
        column = (control.source, str(control.sum))
        found, unreadable = again.sums.get(column, 0), again.unreadable[column]  # type: ignore[assignment]
        how = f"sum of {control.sum} over all records, quarantined ones included"
        if unreadable:
            how += f"; {unreadable} values cannot be read and are in no sum"
    outcome = Outcome.PASS if stated == found else Outcome.FAIL
    return Check(
        "control", control.source, control.name, outcome, str(stated), str(found), f"{control.stated}; {how}"
    )
