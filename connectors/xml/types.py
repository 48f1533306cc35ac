"""XSD simple types as Arrow columns, and how the text of an element becomes a value. Never a binary float
on the way of a number that is not one: xs:decimal and xs:integer go through Decimal and int.

| XSD | Arrow |
|---|---|
| string and what derives from it, gYear, binary, list, union | string, white space as the type says |
| byte, short, int, long, unsignedByte to unsignedInt; integer bounded within 64 bits | int64 |
| unsignedLong; other integers | decimal128(20, 0); decimal128(totalDigits or 38, 0) |
| decimal with fractionDigits | decimal128(totalDigits + fractionDigits, fractionDigits), 38 at most |
| decimal without fractionDigits | string: there is no scale that surely holds every value |
| boolean, date, dateTime | bool, date32, timestamp("us") |
| float, double | float64, as the type itself is binary |

totalDigits counts the digits of a value, so decimal(totalDigits 5, fractionDigits 2) allows 12345: its column
needs seven digits (XML Schema part 2, 4.3.11 and 4.3.12).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Context, Decimal, Inexact, InvalidOperation

import pyarrow as pa

from connectors.layout import Condition, Usage
from connectors.xml.xsd import XS, Declared, XsdSet, local_name

__all__ = ["TEXT", "Invalid", "SimpleType", "has_zone", "simple_type"]

Convert = Callable[[str], object]

_INT64 = (-(1 << 63), (1 << 63) - 1)
_INTEGERS = {
    "byte": (-128, 127),
    "short": (-32768, 32767),
    "int": (-(1 << 31), (1 << 31) - 1),
    "long": _INT64,
    "unsignedByte": (0, 255),
    "unsignedShort": (0, 65535),
    "unsignedInt": (0, (1 << 32) - 1),
    "unsignedLong": (0, (1 << 64) - 1),
    "integer": None,
    "nonNegativeInteger": None,
    "positiveInteger": None,
    "nonPositiveInteger": None,
    "negativeInteger": None,
}
_DATE = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?")
_MOMENT = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?")
_BLANKS = re.compile("[ \t\r\n]+")


class Invalid(ValueError):
    """A text that is valid by the XSD and cannot stand in its column. Args: code, reason."""

    def __init__(self, code: str, reason: str) -> None:
        self.code, self.reason = code, reason
        super().__init__(reason)


@dataclass(frozen=True)
class SimpleType:
    """What the text of an element or attribute means.

    `convert` takes the text as it stands and gives the column's value, or raises Invalid. `zoned` finds the
    policy that a value's time zone made necessary, "" when it has none.
    """

    arrow: pa.DataType
    usage: Usage
    picture: str
    convert: Convert
    digits: int = 0
    scale: int = 0
    values: tuple[str, ...] = ()
    note: str = ""
    zoned: str = ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return tuple(Condition(value, (value,)) for value in self.values)


@dataclass
class _Facets:
    """The facets along a chain of restrictions; the nearest to the declaration wins."""

    builtin: str = "string"
    found: dict[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    kind: str = "atomic"


def simple_type(declared: Declared | None, builtin: str | None, schema: XsdSet) -> SimpleType:
    """The type of an `xs:simpleType` node, or of the built-in type `builtin` (local name)."""
    facets = _Facets(builtin or "string")
    while declared is not None:
        declared = _step(declared, facets, schema)
    return _made(facets)


def _step(declared: Declared, facets: _Facets, schema: XsdSet) -> Declared | None:
    """Note the facets of one xs:simpleType and go on to its base."""
    for kind in ("list", "union"):
        if declared.node.find(f"{XS}{kind}") is not None:
            facets.kind = kind
            return None
    restriction = declared.node.find(f"{XS}restriction")
    if restriction is None:
        return None
    values = tuple(each.get("value") for each in restriction.iterchildren(f"{XS}enumeration"))
    facets.values = facets.values or values
    for each in restriction.iterchildren():
        facets.found.setdefault(local_name(each.tag), each.get("value"))
    inner = restriction.find(f"{XS}simpleType")
    if inner is not None:
        return Declared(inner, declared.file)
    base = Declared(restriction, declared.file).name_of("base")
    if base.startswith(XS):
        facets.builtin = base.removeprefix(XS)
        return None
    return schema.find("simpleType", base)


def _made(facets: _Facets) -> SimpleType:
    name, found = facets.builtin, facets.found
    picture = f"xs:{name}" if facets.kind == "atomic" else f"xs:{facets.kind}"
    digits = int(found["totalDigits"]) if "totalDigits" in found else None
    if facets.kind == "atomic":
        if name in _INTEGERS:
            return _integer(facets, digits)
        if name == "decimal":
            return _decimal(facets, digits)
        if name == "boolean":
            return SimpleType(pa.bool_(), Usage.BOOLEAN, picture, _boolean, values=facets.values)
        if name == "date":
            return SimpleType(
                pa.date32(), Usage.DATE, picture, _date, values=facets.values, zoned="zone_dropped"
            )
        if name == "dateTime":
            moment = pa.timestamp("us")
            return SimpleType(
                moment, Usage.TIMESTAMP, picture, _moment, values=facets.values, zoned="zone_to_utc"
            )
        if name in ("float", "double"):
            return SimpleType(pa.float64(), Usage.DOUBLE, picture, lambda text: float(text.strip()))
    length = found.get("length") or found.get("maxLength")
    picture = f"{picture}({length})" if length else picture
    white = found.get("whiteSpace") or {"string": "preserve", "normalizedString": "replace"}.get(
        name, "collapse"
    )
    if facets.kind == "list":
        white = "collapse"
    elif facets.kind == "union":
        white = "preserve"
    return SimpleType(pa.string(), Usage.STRING, picture, _WHITE[white], values=facets.values)


def _integer(facets: _Facets, digits: int | None) -> SimpleType:
    bounds = _INTEGERS[facets.builtin]
    found = facets.found
    if bounds is None and "minInclusive" in found and "maxInclusive" in found:
        bounds = (int(found["minInclusive"]), int(found["maxInclusive"]))
    small = bounds is not None and bounds[0] >= _INT64[0] and bounds[1] <= _INT64[1]
    picture = f"xs:{facets.builtin}" + (f"({digits})" if digits else "")
    if small or (digits is not None and digits <= 18):
        return SimpleType(pa.int64(), Usage.INTEGER, picture, int, digits or 19, values=facets.values)
    held = 20 if facets.builtin == "unsignedLong" else min(digits or 38, 38)
    return SimpleType(
        pa.decimal128(held, 0), Usage.INTEGER, picture, _exact(held, 0), digits or held, values=facets.values
    )


def _decimal(facets: _Facets, digits: int | None) -> SimpleType:
    if "fractionDigits" not in facets.found or int(facets.found["fractionDigits"]) > 38:
        note = "has no fractionDigits and is kept as text"
        return SimpleType(
            pa.string(), Usage.DECIMAL, "xs:decimal", _WHITE["collapse"], values=facets.values, note=note
        )
    scale = int(facets.found["fractionDigits"])
    held = min(digits + scale if digits else 38, 38)
    picture = f"xs:decimal({digits or held},{scale})"
    arrow = pa.decimal128(held, scale)
    return SimpleType(
        arrow, Usage.DECIMAL, picture, _exact(held, scale), digits or held, scale, values=facets.values
    )


def _exact(digits: int, scale: int) -> Convert:
    quantum = Decimal(1).scaleb(-scale)
    context = Context(prec=digits, traps=[Inexact, InvalidOperation])

    def convert(text: str) -> Decimal:
        try:
            return Decimal(text.strip()).quantize(quantum, context=context)
        except (Inexact, InvalidOperation):
            raise Invalid("range", f"'{text.strip()}' does not fit decimal({digits},{scale})") from None

    return convert


def _boolean(text: str) -> bool:
    return text.strip() in ("true", "1")


def _date(text: str) -> date:
    match = _DATE.fullmatch(text.strip())
    if match is None or not 0 < int(match[1]) < 10000:
        raise Invalid("range", f"'{text.strip()}' lies outside the years 0001 to 9999")
    return date(int(match[1]), int(match[2]), int(match[3]))


def _moment(text: str) -> datetime:
    text = text.strip()
    match = _MOMENT.fullmatch(text)
    if match is None or not 0 < int(match[1]) < 10000:
        raise Invalid("range", f"'{text}' lies outside the years 0001 to 9999")
    year, month, day, hour, minute, second = (int(match[n]) for n in range(1, 7))
    fraction = (match[7] or "").rstrip("0")
    if len(fraction) > 6:
        raise Invalid("precision", f"'{text}' is finer than a microsecond")
    moment = datetime(year, month, day, 0, minute, second, int(fraction.ljust(6, "0") or 0))
    zone = timedelta()
    if match[8] and match[8] != "Z":
        zone = timedelta(hours=int(match[8][1:3]), minutes=int(match[8][4:])) * (
            -1 if match[8][0] == "-" else 1
        )
    try:
        return moment + timedelta(hours=hour) - zone  # 24:00:00 is the first moment of the next day
    except OverflowError:
        raise Invalid("range", f"'{text}' lies outside the years 0001 to 9999") from None


def has_zone(text: str) -> bool:
    """Whether the text of a date or dateTime ends in a time zone."""
    text = text.strip()
    return text.endswith("Z") or (text[-6:-5] in ("+", "-") and text[-3:-2] == ":")


def _keep(text: str) -> str:
    return text


def _replace(text: str) -> str:
    return text.translate({9: " ", 10: " ", 13: " "})


def _collapse(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


_WHITE: dict[str, Convert] = {"preserve": _keep, "replace": _replace, "collapse": _collapse}

TEXT = SimpleType(pa.string(), Usage.STRING, "text", _keep)
"""The type of a field that no XSD describes: its text as it stands."""
