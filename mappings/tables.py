"""The target's shape as the mappings say it: what every later stage knows of a table.

Targets create it, validation checks it, reconciliation compares it; none of them reads a mapping file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyarrow as pa

__all__ = ["POSITION_RULE", "ForeignKey", "SqlType", "TargetColumn", "TargetTable"]

_TYPE = re.compile(r"\s*([a-z]+)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*", re.IGNORECASE)
_ARROW = {
    "smallint": pa.int16(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
    "varchar": pa.string(),
    "char": pa.string(),
    "text": pa.string(),
    "uuid": pa.string(),
}


POSITION_RULE = "position of the element"
"""The rule of a column that numbers the elements of a table within their record."""


@dataclass(frozen=True)
class SqlType:
    """A column type: `decimal(11,2)`, `varchar(60)`, `date`, ... the same words on every target."""

    name: str
    precision: int = 0
    scale: int = 0
    length: int = 0

    @classmethod
    def parse(cls, text: str) -> SqlType:
        """Read a type as a mapping file writes it.

        Raises:
            ValueError: reason and remedy, parted by ". ".
        """
        match = _TYPE.fullmatch(text)
        name = match[1].lower() if match else ""
        name = {"int": "integer", "numeric": "decimal", "string": "text"}.get(name, name)
        first, second = (int(match[2] or 0), int(match[3] or 0)) if match else (0, 0)
        if name == "decimal" and 1 <= first <= 38 and second <= first:
            return cls(name, precision=first, scale=second)
        if name in ("varchar", "char") and first >= 1 and not second:
            return cls(name, length=first)
        if name in _ARROW and name not in ("varchar", "char") and not first:
            return cls(name)
        words = ", ".join(sorted({*_ARROW, "decimal(p,s)", "varchar(n)", "char(n)"} - {"varchar", "char"}))
        raise ValueError(f"'{text}' is no column type. Write one of {words}")

    @property
    def arrow(self) -> pa.DataType:
        """The Arrow type of the column's values; decimal is decimal128, uuid is its 36 characters."""
        return pa.decimal128(self.precision, self.scale) if self.name == "decimal" else _ARROW[self.name]

    @property
    def is_text(self) -> bool:
        return self.name in ("varchar", "char", "text")

    def __str__(self) -> str:
        if self.name == "decimal":
            return f"decimal({self.precision},{self.scale})"
        return f"{self.name}({self.length})" if self.length else self.name


@dataclass(frozen=True)
class TargetColumn:
    """One column: `origin` names the source fields it comes from, `rule` how, `pii` its kind of personal data."""

    name: str
    type: SqlType
    nullable: bool = True
    origin: tuple[str, ...] = ()
    rule: str = ""
    pii: str | None = None
    description: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class ForeignKey:
    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class TargetTable:
    """One table: filled by the records of one segment of one source; children hold a row for each element."""

    name: str
    columns: tuple[TargetColumn, ...]
    key: tuple[str, ...]
    source: str
    segment: str
    foreign_keys: tuple[ForeignKey, ...] = ()
    description: str = ""
    parent: str | None = None
    """The table whose `children` this one stands under: it has a row an element, not a row a record."""
    selective: bool = False
    """Whether a `skip` rule may leave a record without a row here."""

    @property
    def own_parent(self) -> ForeignKey | None:
        """The foreign key to the row of the same record that this child row was made with: it always holds."""
        return next((key for key in self.foreign_keys if key.table == self.parent), None)

    @property
    def unique_by_position(self) -> bool:
        """Whether the key is the parent's key and the element's number: unique as long as the parent's is."""
        numbered = {column.name for column in self.columns if column.rule == POSITION_RULE}
        parent = self.own_parent
        return parent is not None and set(parent.columns) < set(self.key) <= set(parent.columns) | numbered

    @property
    def one_row_a_record(self) -> bool:
        """Whether each record of the segment that is loaded has exactly one row here."""
        return self.parent is None and not self.selective

    def column(self, name: str) -> TargetColumn:
        return next(column for column in self.columns if column.name == name)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema of the table's rows, without RECORD."""
        return pa.schema([pa.field(c.name, c.type.arrow, c.nullable) for c in self.columns])
