"""Figures and outcomes in words: the same text on the pages, in the terminal and in JUnit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from migrate.reports.model import Difference, Outcome, RunReport

__all__ = [
    "MARKS",
    "byte_groups",
    "count",
    "differing",
    "figure",
    "key_text",
    "moment",
    "percent",
    "plural",
    "seconds",
    "sentence",
    "severity",
    "size",
    "slug",
    "title",
    "trace",
    "visible",
    "worst",
]

MARKS = {Outcome.PASS: "✓", Outcome.FAIL: "✗", Outcome.ERROR: "!", Outcome.NOT_COMPARED: "–"}
"""A sign beside each outcome's word, so that nothing is told by colour alone."""

_SEVERITY = [Outcome.ERROR, Outcome.FAIL, Outcome.NOT_COMPARED, Outcome.PASS]
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?\Z")
_AMOUNT = re.compile(r"\b(records?|bytes|rows?|counts?|sum|totals?|amounts?)\b")
_NAME = re.compile(r"\b(date|day|month|year|period|numbers?|id|key|code)\b")
_GROUPED = {"rows", "nulls", "distinct", "sum", "hash_total", "length_total"}
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and line feed
    "\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"  # marks that reorder or break lines
    "\ud800-\udfff\ufffe\uffff]"  # no characters at all
)


def count(number: int) -> str:
    """
    >>> count(1234567)
    '1,234,567'
    """
    return f"{number:,}"


def plural(number: int, one: str, many: str = "") -> str:
    """
    >>> plural(1, "record"), plural(2000, "record"), plural(0, "entry", "entries")
    ('1 record', '2,000 records', '0 entries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(part: int, whole: int) -> str:
    """A share to two decimals that never reads 100 % or 0 % unless it is.

    >>> percent(26000, 26000), percent(25999, 26000), percent(1, 90000), percent(127, 26000)
    ('100 %', '99.99 %', 'under 0.01 %', '0.48 %')
    """
    if whole <= 0:
        return "–"
    hundredths = part * 10_000 // whole
    if part == whole:
        return "100 %"
    if part and not hundredths:
        return "under 0.01 %"
    return f"{hundredths // 100}.{hundredths % 100:02d} %" if part else "0 %"


def seconds(value: float) -> str:
    """
    >>> seconds(0.004), seconds(3.14159), seconds(75.2), seconds(7325)
    ('under 0.01 s', '3.14 s', '1 min 15 s', '2 h 2 min')
    """
    if 0 < value < 0.01:
        return "under 0.01 s"
    if value < 60:
        return f"{value:.2f} s"
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def size(number: int) -> str:
    """Bytes in the nearest unit, for orientation beside the exact number.

    >>> size(999), size(1_500_000), size(8_000_000_000)
    ('999 bytes', '1.4 MiB', '7.5 GiB')
    """
    value, unit = float(number), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return plural(number, "byte") if unit == "bytes" else f"{value:.1f} {unit}"


def figure(text: str, name: str, level: str) -> str:
    """A figure of a check with its thousands grouped; no digit changes, and text is left alone.

    A minimum may be the text of a ZIP code and a control total a date, so only figures that are amounts by
    their name are grouped.

    >>> figure("1234567.80", "sum", "column"), figure("12345", "minimum", "column")
    ('1,234,567.80', '12345')
    >>> figure("5000", "payment records", "control"), figure("20261101", "extract date", "control")
    ('5,000', '20261101')
    """
    grouped = name in _GROUPED if level == "column" else _AMOUNT.search(name) or not _NAME.search(name)
    if not grouped or not _NUMBER.match(text):
        return text
    whole, point, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{fraction}"


def differing(one: str, other: str) -> list[tuple[str, bool]]:
    """`one` cut into parts, each with whether it differs from `other`.

    >>> differing("1204.10", "1204.11")
    [('1204.1', False), ('0', True)]
    """
    if not other or max(len(one), len(other)) > 400:
        return [(one, False)]
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [(one[start:end], step != "equal") for step, start, end, _, _ in steps if end > start]


def moment(text: str) -> str:
    """
    >>> moment("2026-11-14T10:15:24.372004+00:00"), moment("2026-11-14T10:15:24-05:00"), moment("")
    ('2026-11-14 10:15:24 UTC', '2026-11-14 10:15:24 -05:00', '')
    """
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    zone = "" if found.tzinfo is None else "UTC" if not found.utcoffset() else found.isoformat()[-6:]
    return f"{found:%Y-%m-%d %H:%M:%S} {zone}".rstrip()


def sentence(text: str) -> str:
    """
    >>> sentence("the variable X is not set"), sentence("Gone.")
    ('The variable X is not set.', 'Gone.')
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def key_text(key: Mapping[str, Any]) -> str:
    """
    >>> key_text({"client_id": "7", "seq": "2"})
    'client_id = 7, seq = 2'
    """
    return ", ".join(f"{name} = {value}" for name, value in key.items())


def trace(difference: Difference) -> str:
    """The command that shows the whole life of a differing value; by record where the key is masked or unknown.

    >>> trace(Difference("payment", {"case_id": "7", "payment_no": "2"}, "changed", "amount"))
    'migrate trace payment 7,2 amount'
    >>> trace(Difference("client", {"name": "•••"}, "missing", file="C.bin", record=12))
    'migrate trace --record C.bin:12'
    """
    values = list(difference.key.values())
    if values and all(re.fullmatch(r"[\w.-]+", value, re.ASCII) for value in values):
        return f"migrate trace {difference.table} {','.join(values)} {difference.column}".rstrip()
    if difference.record is not None and re.fullmatch(r"[\w./-]+", difference.file, re.ASCII):
        return f"migrate trace --record {difference.file}:{difference.record}"
    return ""


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of a group: ERROR before FAIL before NOT COMPARED before PASS; of nothing, NOT COMPARED."""
    return min(outcomes, key=_SEVERITY.index, default=Outcome.NOT_COMPARED)


def severity(outcome: Outcome) -> int:
    """0 for the gravest; a sort key."""
    return _SEVERITY.index(outcome)


def slug(*parts: object) -> str:
    """An id for an anchor, of letters, digits, `.`, `_` and `-` only.

    >>> slug("CLIENTS", 123), slug('a "b"', 1)
    ('CLIENTS-123', 'a-b-1')
    """
    text = "-".join(str(part) for part in parts)
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9_.-]+", "-", text)) or "-"


def byte_groups(hex_: str) -> str:
    """Hex digits a byte at a time, so that they can be counted and may wrap; dots of a mask likewise.

    >>> byte_groups("C1d2F040"), byte_groups("C1 D2")
    ('C1 D2 F0 40', 'C1 D2')
    """
    digits = "".join(hex_.split()).upper()
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def visible(text: str) -> str:
    """Text of a record as it may be shown: control, direction and broken characters become signs for them.

    They could reorder what stands beside them, and XML cannot hold them.

    >>> visible("A\\x00B"), visible("a\\u202eb")
    ('A[U+0000]B', 'a[U+202E]b')
    """
    return _UNSAFE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def title(report: RunReport) -> str:
    """What became of the run, in a few words: the first heading of the summary."""
    reconciled = report.reconciliation.outcome if report.reconciliation else Outcome.NOT_COMPARED
    if report.outcome is Outcome.PASS:
        return "Migrated and reconciled" if reconciled is Outcome.PASS else "Migrated, not reconciled"
    if report.outcome is Outcome.FAIL:
        if reconciled is Outcome.FAIL:
            return "Source and target differ"
        return "The run did not pass"
    return "The run could not finish" if report.outcome is Outcome.ERROR else "The run was not checked"
