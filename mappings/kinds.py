"""The kinds of value between source and target: what an Arrow field, a DuckDB expression or a column yields.

A `Kind` knows its DuckDB type and its range, so that a conversion that cannot fail is not checked row by row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyarrow as pa

from mappings.tables import SqlType

__all__ = ["INTEGERS", "Kind", "from_arrow", "from_duckdb", "from_target"]

INTEGERS = {
    "TINYINT": (-(2**7), 2**7 - 1),
    "UTINYINT": (0, 2**8 - 1),
    "SMALLINT": (-(2**15), 2**15 - 1),
    "USMALLINT": (0, 2**16 - 1),
    "INTEGER": (-(2**31), 2**31 - 1),
    "UINTEGER": (0, 2**32 - 1),
    "BIGINT": (-(2**63), 2**63 - 1),
    "UBIGINT": (0, 2**64 - 1),
    "HUGEINT": (-(2**127), 2**127 - 1),
}
"""Least and greatest value of DuckDB's integer types."""

_ARROW_INTEGERS = {
    pa.int8(): "TINYINT",
    pa.uint8(): "UTINYINT",
    pa.int16(): "SMALLINT",
    pa.uint16(): "USMALLINT",
    pa.int32(): "INTEGER",
    pa.uint32(): "UINTEGER",
    pa.int64(): "BIGINT",
    pa.uint64(): "UBIGINT",
}
_DECIMAL = re.compile(r"DECIMAL\((\d+),\s*(\d+)\)")


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    Args:
        name: integer, decimal, text, boolean, date, timestamp, double, null, or other (cannot be mapped).
        duckdb: its DuckDB type.
        precision, scale: of a decimal.
    """

    name: str
    duckdb: str
    precision: int = 0
    scale: int = 0

    @property
    def range(self) -> tuple[int, int]:
        """Least and greatest whole number that a value's integer part can be."""
        if self.name == "integer":
            return INTEGERS[self.duckdb]
        bound = 10 ** (self.precision - self.scale) - 1
        return -bound, bound

    @property
    def is_number(self) -> bool:
        return self.name in ("integer", "decimal")

    def __str__(self) -> str:
        if self.name == "decimal":
            return f"a decimal of {self.precision} digits with {self.scale} after the point"
        return {
            "integer": "a whole number",
            "text": "text",
            "boolean": "a boolean",
            "date": "a date",
            "timestamp": "a timestamp",
            "double": "a binary float",
            "null": "always NULL",
        }.get(self.name, f"of type {self.duckdb}")


def from_arrow(type_: pa.DataType) -> Kind:
    """The kind of a source field."""
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    if type_ in _ARROW_INTEGERS:
        return Kind("integer", _ARROW_INTEGERS[type_])
    if pa.types.is_decimal(type_) and type_.precision <= 38 and 0 <= type_.scale <= type_.precision:
        return Kind("decimal", f"DECIMAL({type_.precision},{type_.scale})", type_.precision, type_.scale)
    if pa.types.is_string(type_) or pa.types.is_large_string(type_) or pa.types.is_string_view(type_):
        return Kind("text", "VARCHAR")
    if pa.types.is_boolean(type_):
        return Kind("boolean", "BOOLEAN")
    if pa.types.is_date32(type_):
        return Kind("date", "DATE")
    if pa.types.is_timestamp(type_) and type_.tz is None and type_.unit != "ns":
        return Kind("timestamp", "TIMESTAMP")
    if pa.types.is_float32(type_) or pa.types.is_float64(type_):
        return Kind("double", "DOUBLE")
    if pa.types.is_null(type_):
        return Kind("null", "VARCHAR")
    return Kind("other", str(type_))


def from_duckdb(name: str) -> Kind:
    """The kind of a DuckDB expression by the name of its type."""
    if name in INTEGERS:
        return Kind("integer", name)
    if match := _DECIMAL.fullmatch(name):
        return Kind("decimal", name, int(match[1]), int(match[2]))
    known = {"VARCHAR": "text", "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "timestamp"}
    known |= {"DOUBLE": "double", "FLOAT": "double", '"NULL"': "null", "NULL": "null"}
    return Kind(known.get(name, "other"), name)


def from_target(type_: SqlType) -> Kind:
    """The kind of a target column's values."""
    if type_.name == "decimal":
        return Kind("decimal", f"DECIMAL({type_.precision},{type_.scale})", type_.precision, type_.scale)
    return from_duckdb("VARCHAR" if type_.is_text or type_.name == "uuid" else type_.name.upper())
