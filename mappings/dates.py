"""Dates and times as legacy systems write them: a format is read once and becomes integer arithmetic in SQL.

A format is made of `yyyy` `yy` `c` (IBM i century digit: 0 is 19xx) `mm` `dd` `ddd` (day of the year) `hh`
`mm` `ss` `f`... and the separators - . / : T and blank; `mm` after `hh` is minutes. One without separators
reads numbers as well as text. Day numbers are `days` with a `base`, or `lilian`.

Every date from 0001-01-01 to 9999-12-31 is possible, nothing else is: no day is moved, no century guessed.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise

from mappings.kinds import Kind
from migrate.errors import did_you_mean

__all__ = ["FORMATS", "DateFormat", "parse_format"]

FORMATS = {
    "yyyymmdd": "20240229",
    "yyyyddd": "2024060, the day of the year",
    "yymmdd": "240229, with `pivot`",
    "yyddd": "24060, with `pivot`",
    "cyymmdd": "1240229, century digit 0 for 19xx, 1 for 20xx (IBM i)",
    "cyyddd": "124060",
    "ddmmyyyy": "29022024",
    "mmddyyyy": "02292024",
    "ddmmyy": "290224, with `pivot`",
    "mmddyy": "022924, with `pivot`",
    "yyyymm": "202402, the first day of the month",
    "yyyy-mm-dd": "2024-02-29",
    "dd.mm.yyyy": "29.02.2024",
    "mm/dd/yyyy": "02/29/2024",
    "dd/mm/yyyy": "29/02/2024",
    "yyyymmddhhmmss": "20240229235959, a timestamp",
    "yyyy-mm-dd hh:mm:ss": "2024-02-29 23:59:59",
    "iso": "2024-02-29T23:59:59.123456; the T may be a blank, the fraction and the seconds may be missing",
    "db2": "2024-02-29-23.59.59.123456, Db2's timestamp (yyyy-mm-dd-hh.mm.ss.ffffff)",
    "lilian": "161210, days with 1582-10-15 as day 1",
    "days": "days from `base`, which is day 0",
}
"""The formats with an example each; any other order of the same parts may be written too."""

_TOKEN = re.compile(r"yyyy|yy|c|ddd|dd|mm|hh|ss|f{1,6}|[-./: T]")
_LILIAN = datetime.date(1582, 10, 14)
_ISO = r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?"


@dataclass(frozen=True)
class DateFormat:
    """A format that has been read.

    Args:
        text: as the user wrote it.
        parts: (token, position, length) of each number in it, positions 0-based.
        width: characters of a value.
        digits: True when a value is digits only, so that a number can be read.
        pivot: two-digit years below it are 20yy, the others 19yy.
        base: day 0 of a day number.
    """

    text: str
    parts: tuple[tuple[str, int, int], ...] = ()
    width: int = 0
    digits: bool = False
    pivot: int | None = None
    base: datetime.date | None = None

    @property
    def has_time(self) -> bool:
        return self.text == "iso" or "hh" in [part[0] for part in self.parts]

    @property
    def pattern(self) -> str:
        """Regular expression of a value's text."""
        if self.text == "iso":
            return _ISO
        if self.base:
            return r"[+-]?\d{1,7}"
        out, at = "", 0
        form = {"db2": "yyyy-mm-dd-hh.mm.ss.ffffff"}.get(self.text, self.text)
        for _, start, length in self.parts:
            out += re.escape(form[at:start]).replace("/", "[/]") + rf"\d{{{length}}}"
            at = start + length
        return out

    def sql(self, value: str, prefix: str, kind: Kind) -> tuple[list[tuple[str, str]], str]:
        """SQL that reads `value`.

        Args:
            value: a column name holding a number or text.
            prefix: what the names of the columns to compute begin with.
            kind: its kind: integer, decimal without scale, or text.

        Returns:
            Columns to compute first (name, SQL), in order, and the SQL of the result: a DATE, or a TIMESTAMP
            when the format has a time; NULL for what is no date.
        """
        number = kind.is_number
        if kind.name == "text":
            fits = f"regexp_full_match(trim({value}), '{self.pattern}')"
            if self.text == "iso":
                found = f"TRY_CAST(CASE WHEN {fits} THEN trim({value}) END AS TIMESTAMP)"
                return [(f"{prefix}x", found)], _in_calendar(
                    f"{prefix}x", f"substr(trim({value}), 12, 2) <> '24'"
                )
            text = f"CASE WHEN {fits} THEN trim({value}) END"
            if self.base or (self.digits and self.width <= 18):
                stages, number = [(f"{prefix}x", f"CAST({text} AS BIGINT)")], True
            else:
                stages = [(f"{prefix}x", text)]
        elif self.width > 18 and not self.base:
            padded = f"lpad(CAST({value} AS VARCHAR), {self.width}, '0')"
            fits = f"{value} BETWEEN 0 AND {10**self.width - 1}"
            stages, number = [(f"{prefix}x", f"CASE WHEN {fits} THEN {padded} END")], False
        else:
            most = 10**self.width - 1 if not self.base else 9_999_999
            fits = f"{value} BETWEEN {-most if self.base else 0} AND {most}"
            stages = [(f"{prefix}x", f"CAST(CASE WHEN {fits} THEN {value} END AS BIGINT)")]
        if self.base:
            first, last = ((day - self.base).days for day in (datetime.date.min, datetime.date.max))
            day = f"DATE '{self.base.isoformat()}' + CAST({prefix}x AS INTEGER)"
            return stages, f"CASE WHEN {prefix}x BETWEEN {first} AND {last} THEN {day} END"
        pieces = []
        for token, start, length in self.parts:
            if number:
                after = self.width - start - length
                sql = f"{prefix}x // {10**after}" if after else f"{prefix}x"
                sql += f" % {10**length}" if start else ""
            else:
                sql = f"CAST(substr({prefix}x, {start + 1}, {length}) AS BIGINT)"
            pieces.append((f"{prefix}{_LETTER.get(token, token[0])}", sql))
        return [*stages, *pieces], self._assemble(prefix)

    def _assemble(self, prefix: str) -> str:
        """The date or timestamp of the pieces that `sql` has computed."""
        names = [token for token, _, _ in self.parts]
        y, conditions = f"{prefix}y", []
        if "yyyy" in names:
            conditions.append(f"{y} BETWEEN 1 AND 9999")
        elif "c" in names:
            y = f"(1900 + 100 * {prefix}c + {y})"
        else:
            y = f"(CASE WHEN {y} < {self.pivot} THEN 2000 ELSE 1900 END + {y})"
        leap = f"({y} % 4 = 0 AND ({y} % 100 <> 0 OR {y} % 400 = 0))"
        if "ddd" in names:
            j = f"{prefix}j"
            conditions.append(f"{j} BETWEEN 1 AND CASE WHEN {leap} THEN 366 ELSE 365 END")
            day = f"make_date({y}, 1, 1) + CAST({j} - 1 AS INTEGER)"
        else:
            m, d = f"{prefix}m", f"{prefix}d"
            conditions.append(f"{m} BETWEEN 1 AND 12")
            if "dd" in names:
                february = f"CASE WHEN {leap} THEN 29 ELSE 28 END"
                last = f"CASE WHEN {m} = 2 THEN {february} WHEN {m} IN (4, 6, 9, 11) THEN 30 ELSE 31 END"
                conditions.append(f"{d} BETWEEN 1 AND 31 AND ({d} <= 28 OR {d} <= {last})")
            day = f"make_date({y}, {m}, {d if 'dd' in names else '1'})"
        if "hh" in names:
            micros = f"{prefix}h * 3600000000"
            conditions.append(f"{prefix}h <= 23")
            if "mi" in names:
                conditions.append(f"{prefix}i <= 59")
                micros += f" + {prefix}i * 60000000"
            if "ss" in names:
                conditions.append(f"{prefix}s <= 59")
                micros += f" + {prefix}s * 1000000"
            fraction = next((token for token in names if token.startswith("f")), "")
            if fraction:
                micros += f" + {prefix}f * {10 ** (6 - len(fraction))}"
            day = f"CAST({day} AS TIMESTAMP) + to_microseconds({micros})"
        return f"CASE WHEN {' AND '.join(conditions)} THEN {day} END"


_LETTER = {"ddd": "j", "mi": "i"}
"""What the column of a piece is called after, where it is not the first letter of its token."""


def parse_format(text: str, pivot: int | None = None, base: str | None = None) -> DateFormat:
    """Read a format.

    Raises:
        ValueError: reason and remedy, parted by ". ".
    """
    if text == "lilian":
        return DateFormat(text, base=_LILIAN)
    if text == "days":
        try:
            return DateFormat(text, base=datetime.date.fromisoformat(base or ""))
        except ValueError as error:
            raise ValueError("format days needs the date of day 0. Add 'base: \"1899-12-31\"'") from error
    if text == "iso":
        return DateFormat(text)
    form = "yyyy-mm-dd-hh.mm.ss.ffffff" if text == "db2" else text
    tokens, at = [], 0
    while at < len(form):
        match = _TOKEN.match(form, at)
        if match is None:
            break
        tokens.append((match[0], at, len(match[0])))
        at = match.end()
    parts: list[tuple[str, int, int]] = []
    for token, start, length in tokens:
        if not re.fullmatch(r"[-./: T]", token):
            after_hours = "hh" in [part[0] for part in parts]
            parts.append(("mi" if after_hours and token.startswith("m") else token, start, length))
    names = [token for token, _, _ in parts]
    if at < len(form) or not _complete(names):
        raise ValueError(
            f"unknown date format '{text}'. {did_you_mean(text, FORMATS) or 'See the list of formats'}"
        )
    if "yy" in names and "c" not in names and pivot is None:
        raise ValueError(
            f"format {text} has a year of two digits. "
            "Add 'pivot: 30': years below it are 20yy, the others 19yy"
        )
    touching = all(start + length == following for (_, start, length), (_, following, _) in pairwise(parts))
    return DateFormat(text, tuple(parts), len(form), touching and parts[0][1] == 0, pivot)


def _complete(names: list[str]) -> bool:
    """Whether the parts, each at most once, make a date or a timestamp."""
    if len(set(names)) != len(names) or sum(name.startswith("f") for name in names) > 1:
        return False
    year = "yyyy" in names or "yy" in names
    if not year or ("c" in names and "yyyy" in names) or ("yy" in names and "yyyy" in names):
        return False
    day = "ddd" in names and not {"mm", "dd"} & set(names)
    month = "mm" in names and "ddd" not in names
    if not day and not month:
        return False
    time = [name for name in names if name in ("hh", "mi", "ss") or name.startswith("f")]
    if time and month and "dd" not in names:
        return False
    order = ["hh", "mi", "ss", *(name for name in time if name.startswith("f"))]
    return time == order[: len(time)]


def _in_calendar(value: str, condition: str) -> str:
    span = f"{value} BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999'"
    return f"CASE WHEN {span} AND {condition} THEN {value} END"
