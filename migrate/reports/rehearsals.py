"""The trend over rehearsals: earlier runs and this one, as lines of a table and bars of a small plot."""

from __future__ import annotations

from dataclasses import dataclass

from migrate.reports.model import RunReport, TrendPoint

__all__ = ["Rehearsal", "rehearsals"]

HEIGHT = 60.0


@dataclass(frozen=True)
class Rehearsal:
    """A run, and its bar: records not loaded and differences, as heights of a plot of HEIGHT units."""

    point: TrendPoint
    x: float
    width: float
    quarantined: float
    differences: float
    here: bool


def rehearsals(report: RunReport) -> list[Rehearsal]:
    """Every run that is known, the oldest first; this one last. Each kind of bar is to a scale of its own."""
    points = [each for each in report.trend if each.run != report.run]
    points.append(_own(report))
    most = max((each.quarantined for each in points), default=0)
    worst = max((each.differences or 0 for each in points), default=0)
    step = 100 / len(points)
    return [
        Rehearsal(
            each,
            round(number * step, 3),
            round(min(step * 0.36, 8), 3),
            round(HEIGHT * each.quarantined / most, 2) if most else 0.0,
            round(HEIGHT * (each.differences or 0) / worst, 2) if worst else 0.0,
            each.run == report.run,
        )
        for number, each in enumerate(points)
    ]


def _own(report: RunReport) -> TrendPoint:
    read = [source for source in report.sources if not source.left_out]
    return TrendPoint(
        report.run,
        report.started,
        report.outcome.value,
        sum(source.records_in for source in read),
        sum(source.loaded for source in read),
        sum(source.quarantined for source in read),
        sum(sum(source.filtered.values()) for source in read),
        report.reconciliation.differences_total if report.reconciliation else None,
        report.seconds,
    )
