"""The pages, rendered from the document with one set of templates and written beside `report.json`."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from migrate.reports import balance, rules, words
from migrate.reports.comparison import comparison
from migrate.reports.junit import junit
from migrate.reports.model import FaultReport, Outcome, RuleReport, RunReport, SourceReport
from migrate.reports.objectives import objectives
from migrate.reports.quarantine import Quarantine, quarantine, refuses
from migrate.reports.rehearsals import rehearsals
from migrate.reports.store import REPORT, dump, write_bytes
from migrate.reports.workbook import WORKBOOK, workbook

__all__ = ["write_reports"]

_TEMPLATES = Path(__file__).parent / "templates"
_OUTCOME_NAMES = {outcome: outcome.value.lower().replace(" ", "-") for outcome in Outcome}


def write_reports(report: RunReport, folder: Path) -> Path:
    """Write the pages, `report.json`, `report.xlsx` and `junit.xml` of a run; what an earlier call wrote is replaced.

    Args:
        report: the document.
        folder: the run's folder, made when missing.

    Returns:
        The path of `index.html`.

    Raises:
        StorageFull: the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = {REPORT: dump(report), "junit.xml": junit(report), WORKBOOK: workbook(report)}
    written |= _pages(report)
    for name, content in written.items():
        write_bytes(folder / name, content)
    for old in folder.glob("quarantine-*.html"):
        if old.name not in written:
            old.unlink()
    return folder / "index.html"


def _pages(report: RunReport) -> dict[str, bytes]:
    environment = _environment()
    held = quarantine(report)
    compared = comparison(report)
    common: dict[str, Any] = {
        "report": report,
        "held": held,
        "compared": compared,
        "rule_counts": _rule_counts(report),
    }
    own: dict[str, dict[str, Any]] = {
        "index.html": _summary(report),
        "reconciliation.html": {
            "balanced": _balanced(report, [source for source in report.sources if not source.left_out]),
            "rehearsals": rehearsals(report),
        },
        "objectives.html": {"objectives": objectives(report)},
        "validation.html": {"tables": _by_table(report, held)},
    }
    pages = {
        name: environment.get_template(name).render(common, page=name, **values)
        for name, values in own.items()
    }
    common["rule_anchor"] = lambda fault: _rule_anchor(report, fault)
    template = environment.get_template("quarantine.html")
    for number, (name, entries) in enumerate(held.pages, 1):
        pages[name] = template.render(common, page=name, number=number, entries=entries)
    return {name: text.encode("utf-8") for name, text in pages.items()}


def _summary(report: RunReport) -> dict[str, Any]:
    read = [source for source in report.sources if not source.left_out]
    return {
        "read": read,
        "left_out": [source for source in report.sources if source.left_out],
        "flows": [balance.flow(source) for source in read],
        "balance": balance,
        "balanced": _balanced(report, read),
        "longest": max((stage.seconds for stage in report.stages), default=0.0),
    }


def _balanced(report: RunReport, read: list[SourceReport]) -> Outcome:
    """The gravest of the accounting checks and of the sums, which are added up here once more."""
    sums: list[Outcome] = [Outcome.PASS if balance.balances(source) else Outcome.FAIL for source in read]
    checks = [check.outcome for check in balance.accounting(report)]
    return (
        words.worst(sums + [each for each in checks if each is not Outcome.NOT_COMPARED])
        if read
        else Outcome.NOT_COMPARED
    )


def _rule_counts(report: RunReport) -> dict[Outcome, int]:
    return {outcome: sum(rule.outcome is outcome for rule in report.rules) for outcome in Outcome}


def _anchored(report: RunReport) -> list[tuple[str, RuleReport]]:
    return [(f"rule-{number}", rule) for number, rule in enumerate(report.rules, 1)]


def _by_table(report: RunReport, held: Quarantine) -> list[tuple[str, list[dict[str, Any]]]]:
    """Tables with their rules, the gravest first in both."""
    found: list[dict[str, Any]] = [
        {"rule": rule, "anchor": anchor, "plain": rules.plain(rule.rule, rule.arguments),
         "arguments": rules.arguments(rule.arguments), "refused": held.refused_by(rule)}
        for anchor, rule in _anchored(report)
    ]  # fmt: skip
    found.sort(key=lambda each: each["rule"].table)
    groups = [
        (table, sorted(some, key=lambda each: words.severity(each["rule"].outcome)))
        for table, some in itertools.groupby(found, key=lambda each: each["rule"].table)
    ]
    return sorted(groups, key=lambda group: words.severity(group[1][0]["rule"].outcome))


def _rule_anchor(report: RunReport, fault: FaultReport) -> str:
    """The anchor on the validation page of the rule that a fault names, or nothing."""
    return next((anchor for anchor, rule in _anchored(report) if refuses(rule, fault)), "")


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_TEMPLATES / "style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    environment.filters |= {
        "breakable": _breakable,
        "byte_groups": words.byte_groups,
        "differing": words.differing,
        "figure": words.figure,
        "key_text": words.key_text,
        "moment": words.moment,
        "n": words.count,
        "percent": _unbroken(words.percent),
        "plural": _unbroken(words.plural),
        "seconds": _unbroken(words.seconds),
        "sentence": words.sentence,
        "size": _unbroken(words.size),
        "trace": words.trace,
    }
    environment.globals |= {
        "Outcome": Outcome,
        "marks": words.MARKS,
        "outcome_class": _OUTCOME_NAMES,
        "run_title": words.title,
        "style": Markup(style),  # noqa: S704 - our own file
        "style_hash": f"sha256-{digest}",
    }
    return environment


def _unbroken(function: Callable[..., str]) -> Callable[..., str]:
    """A number and its unit, never at two ends of a line."""

    def joined(*arguments: Any) -> str:
        return function(*arguments).replace(" ", "\u00a0")

    return joined


def _breakable(name: str) -> Markup:
    """A name that may go on in the next line after an underscore, a point or a slash."""
    parts = re.split(r"(?<=[_./])(?=\w)", words.visible(name))
    return Markup("<wbr>").join(parts)


def _finalize(value: Any) -> Any:
    """Every value on its way into a page: what HTML cannot hold, or what reorders text, made visible."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else words.visible(value)
