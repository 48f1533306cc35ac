"""Level 2: the totals that a source states of itself, or that a person brings, against what was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from pathlib import PurePath

from migrate.project import Control
from migrate.reconcile.again import WIDEST, Again
from migrate.reports.model import Check, Outcome

__all__ = ["control_checks", "control_fields"]


def control_fields(controls: Sequence[Control], source: str) -> set[str]:
    """The fields of a source that must be added up."""
    mine = [control for control in controls if control.source == source]
    return {control.stated for control in mine if control.stated} | {
        control.sum for control in mine if control.sum
    }


def control_checks(controls: Sequence[Control], again: Again, left_out: Sequence[str]) -> list[Check]:
    """One check a control total. A total that no header or trailer record states is an ERROR, not a pass.

    Each file is held against its own header and trailer; the check shows the totals of all of them.
    """
    return [_check(control, again, left_out) for control in controls]


def _check(control: Control, again: Again, left_out: Sequence[str]) -> Check:
    source = control.source
    if source in left_out:
        return Check("control", source, control.name, Outcome.NOT_COMPARED, detail="the source was left out")
    if control.value is not None:
        return _typed(control, control.value, again)
    field = str(control.stated)
    segment = field.partition(".")[0]
    stated_all = found_all = Decimal(0)
    unreadable, wrong, silent = 0, [], []
    for file in again.files[source]:
        name = PurePath(file).name
        if not again.records[source, file, segment] or again.unreadable[source, file, field]:
            silent.append(name)
            continue
        stated = again.sums[source, file, field]
        found, unread = _found(control, again, file)
        unreadable += unread
        if stated != found:
            wrong.append(name)
        with localcontext(prec=WIDEST):
            stated_all, found_all = stated_all + stated, found_all + found
    if silent:
        reason = f"no readable {control.stated} in {', '.join(silent)}"
        return Check("control", source, control.name, Outcome.ERROR, detail=reason)
    outcome = Outcome.FAIL if wrong else Outcome.PASS
    detail = f"{control.stated}; {_how(control, unreadable)}"
    if wrong and len(again.files[source]) > 1:
        detail += f"; differs in {', '.join(wrong)}"
    return Check("control", source, control.name, outcome, f"{stated_all:f}", f"{found_all:f}", detail)


def _typed(control: Control, value: str, again: Again) -> Check:
    """A total that a person brought speaks of all files of the source together."""
    total, unreadable = Decimal(0), 0
    for file in again.files[control.source]:
        found, unread = _found(control, again, file)
        unreadable += unread
        with localcontext(prec=WIDEST):
            total += found
    outcome = Outcome.PASS if Decimal(value) == total else Outcome.FAIL
    unit = f", in {control.unit}" if control.unit else ""
    detail = f"typed in by {control.who} from {control.origin}{unit}, compared without rounding; "
    return Check(
        "control",
        control.source,
        control.name,
        outcome,
        value,
        f"{total:f}",
        detail + _how(control, unreadable),
    )


def _found(control: Control, again: Again, file: str) -> tuple[Decimal, int]:
    """(what was read of a file, values that could not be read)."""
    if control.count:
        return Decimal(again.records[control.source, file, control.count]), 0
    key = (control.source, file, str(control.sum))
    return again.sums.get(key, Decimal(0)), again.unreadable[key]


def _how(control: Control, unreadable: int) -> str:
    if control.count:
        return f"{control.count} records, quarantined ones included"
    how = f"sum of {control.sum} over all records, quarantined ones included"
    return f"{how}; {unreadable} values cannot be read and are in no sum" if unreadable else how
