"""Conditions on a record that say which redefinition is live.

CLIENT-IS-ORG                         a condition name (level 88)
CLIENT-TYPE = 'O'                     a field and a value; also <>
CLIENT-TYPE IN ('O', 'G')             ... and several; also NOT IN
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pyarrow as pa
import pyarrow.compute as pc

from connectors.layout import Condition as ConditionName
from connectors.layout import Field, Layout, Usage
from migrate.errors import did_you_mean

__all__ = ["Condition", "ConditionFault", "parse_condition"]

_COMPARISON = re.compile(
    r"""\s*([A-Za-z0-9][\w-]*(?:\s+(?:OF|IN)\s+[A-Za-z0-9][\w-]*)*?)\s*
        (=|<>|!=|NOT\s+IN\b|IN\b)\s*(\(.*\)|.+?)\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_VALUE = re.compile(r"\s*('(?:[^']|'')*'|\"[^\"]*\"|[+-]?\d+(?:\.\d+)?)\s*(,|$)")


_NUMBERS = (Usage.ZONED, Usage.PACKED, Usage.BINARY, Usage.NATIVE, Usage.COMP_6, Usage.COMP_X)
_WIDEST = pa.decimal256(76, 38)
"""Every number of a copybook fits: 38 digits on either side of the point."""


_BLANKS = " \u3000"
"""The blank, and that of double-byte characters."""


class ConditionFault(ValueError):
    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.remedy = remedy


@dataclass(frozen=True)
class _Test:
    path: str
    values: tuple[str | tuple[str, str], ...]
    numeric: bool
    negated: bool


@dataclass(frozen=True)
class Condition:
    """Any of `tests`, or none of them when `negate`."""

    tests: tuple[_Test, ...]
    negate: bool

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(test.path for test in self.tests)

    def evaluate(self, column: Callable[[str], pa.Array]) -> pa.BooleanArray:
        """Which records meet the condition; `column` gives the values of a field by its path. Null is no."""
        found = None
        for test in self.tests:
            one = _evaluate(test, column(test.path))
            found = one if found is None else pc.or_(found, one)
        return pc.invert(found) if self.negate else found


def _evaluate(test: _Test, values: pa.Array) -> pa.BooleanArray:
    if test.numeric:
        values = pc.cast(values, _WIDEST)
    else:
        values = pc.utf8_rtrim(values, _BLANKS)
    found = None
    for wanted in test.values:
        if isinstance(wanted, tuple):
            low, high = (_scalar(end, test, values.type) for end in wanted)
            one = pc.and_(pc.greater_equal(values, low), pc.less_equal(values, high))
        else:
            one = pc.equal(values, _scalar(wanted, test, values.type))
        found = one if found is None else pc.or_(found, one)
    found = pc.fill_null(found, False)
    return pc.invert(found) if test.negated else found


def _scalar(text: str, test: _Test, kind: pa.DataType) -> pa.Scalar:
    if test.numeric:
        return pa.scalar(_decimal(text), _WIDEST)
    return pa.scalar(_unquoted(text).rstrip(_BLANKS), kind)


def _decimal(text: str) -> Decimal:
    """Raises ValueError where the text is no number that a field can hold."""
    number = _unquoted(text)
    try:
        value = Decimal(0 if number.upper() in ("ZERO", "ZEROS", "ZEROES") else number)
        pa.scalar(value, _WIDEST)
    except (InvalidOperation, pa.ArrowInvalid):
        raise ValueError(text) from None
    return value


def parse_condition(texts: Sequence[str], layout: Layout, *, negate: bool = False) -> Condition:
    """The condition that any of `texts` holds, or with `negate` none.

    Raises:
        ConditionFault: a text is no condition, or names no field.
    """
    return Condition(tuple(_parse(text, layout) for text in texts), negate)


def _parse(text: str, layout: Layout) -> _Test:
    names = {
        condition.name.upper(): (item, condition) for item in layout.walk() for condition in item.conditions
    }
    if named := names.get(text.strip().upper().replace("_", "-")):
        return _from_name(*named)
    match = _COMPARISON.fullmatch(text)
    if not match:
        known = [*names, *(item.name for item in layout.walk() if not item.is_group)]
        raise ConditionFault(
            f"'{text}' is no condition",
            did_you_mean(text, known)
            or "Write a condition name (level 88), FIELD = 'value' or FIELD IN ('a', 'b')",
        )
    found = layout.find(match[1])
    if len(found) != 1:
        known = [item.name for item in layout.walk() if not item.is_group]
        reason = "names several fields" if found else "names no field"
        raise ConditionFault(f"'{match[1]}' {reason} of the copybook", did_you_mean(match[1], known))
    operator = " ".join(match[2].upper().split())
    listed = match[3][1:-1] if operator.endswith("IN") and match[3].startswith("(") else match[3]
    values, position = [], 0
    while position < len(listed):
        value = _VALUE.match(listed, position)
        if not value:
            raise ConditionFault(f"'{match[3]}' is no value", "Write 'text' in quotes, or a number")
        values.append(value[1])
        position = value.end()
    _refuse_no_number(found[0], values)
    return _Test(found[0].path, tuple(values), _is_numeric(found[0]), operator in ("<>", "!=", "NOT IN"))


def _from_name(item: Field, condition: ConditionName) -> _Test:
    _refuse_unreadable(item, condition)
    for value in condition.values:
        _refuse_no_number(item, value if isinstance(value, tuple) else (value,))
    return _Test(item.path, tuple(condition.values), _is_numeric(item), False)


def _is_numeric(item: Field) -> bool:
    return item.editing is not None or item.usage in _NUMBERS


def _unquoted(text: str) -> str:
    if text.upper() in ("SPACE", "SPACES"):
        return ""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace(text[0] * 2, text[0])
    return text


def _refuse_no_number(item: Field, values: Sequence[str]) -> None:
    for value in values if _is_numeric(item) else ():
        try:
            _decimal(value)
        except ValueError:
            raise ConditionFault(
                f"{item.name} is a number, and {value} is none", "Compare it with a number"
            ) from None


def _refuse_unreadable(item: Field, condition: ConditionName) -> None:
    """A value that is a byte rather than a text cannot be compared with decoded characters."""
    for value in condition.values:
        for end in value if isinstance(value, tuple) else (value,):
            word = end.upper()
            if word.startswith(("X'", 'X"', "ALL ", "HIGH-VALUE", "LOW-VALUE", "QUOTE", "NULL")):
                raise ConditionFault(
                    f"the condition {condition.name} of {item.name} has the value {end}, which is no text",
                    "Write the condition out: FIELD = 'value'",
                )
