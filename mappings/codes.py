"""Code tables: CSV files, or `map` in the mapping file, that say what a code means.

Codes of text fields are compared without trailing blanks and otherwise exactly, case included; codes of
number fields as numbers, so that `007` in a file is the number 7.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from mappings.convert import Unfit, constant
from mappings.kinds import Kind, from_arrow
from mappings.tables import SqlType
from migrate.errors import did_you_mean

__all__ = ["Code", "CodeTable", "build", "read_codes"]


@dataclass(frozen=True)
class Code:
    """One line of a code table; `where` is the line or the key, for messages."""

    key: object
    value: object
    where: str


@dataclass(frozen=True)
class CodeTable:
    """Keys of the source field's type, and the value of each in the column's type."""

    keys: pa.Array
    values: pa.Array

    def look_up(self, field: pa.Array) -> tuple[pa.Array, pa.Array]:
        """The value of each code, and whether it is known. NULL is looked up as NULL, unknown."""
        if pa.types.is_string(field.type):
            field = pc.utf8_rtrim(field, " ")
        places = pc.index_in(field, value_set=self.keys, skip_nulls=True)
        return self.values.take(places), places.is_valid()


def read_codes(path: Path, key: str | None, value: str | None) -> list[Code]:
    """The lines of a CSV file with a header; `key` and `value` name its columns (else the first two).

    Raises:
        Unfit: the file cannot be read, or has no such columns.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise Unfit(
            f"code table {path} cannot be read ({error.strerror})",
            "Check the path: it starts from the mapping file's folder",
            "lookup",
        ) from error
    except UnicodeDecodeError as error:
        raise Unfit(f"code table {path} is not UTF-8 text", "Save it as UTF-8", "lookup") from error
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        if len(set(header)) != len(header) or not header:
            raise Unfit(
                f"code table {path} has no header line with different names",
                "Name each column once in line 1",
                "lookup",
            )
        if value is None and key is None and len(header) < 2:
            raise Unfit(
                f"code table {path} has one column",
                "Say which with 'lookup: {table: ..., key: ..., value: ...}'",
                "lookup",
            )
        for wanted in (key, value):
            if wanted is not None and wanted not in header:
                raise Unfit(
                    f"code table {path} has no column '{wanted}'", did_you_mean(wanted, header), "lookup"
                )
        at_key = header.index(key) if key is not None else 0
        at_value = header.index(value) if value is not None else min(1, len(header) - 1)
        found = []
        for row in rows:
            if not row:
                continue
            if len(row) != len(header):
                raise Unfit(
                    f"{path}:{rows.line_num}: {len(row)} values for {len(header)} columns",
                    "Put values that hold a comma in quotes",
                    "lookup",
                )
            found.append(Code(row[at_key], row[at_value] or None, f"{path}:{rows.line_num}"))
    except csv.Error as error:
        raise Unfit(f"{path}:{rows.line_num}: {error}", "Mend the CSV at this line", "lookup") from error
    if not found:
        raise Unfit(f"code table {path} has no line below its header", "Fill it", "lookup")
    return found


def build(
    codes: Iterable[Code], field: pa.DataType, target: SqlType
) -> tuple[CodeTable, list[tuple[str, str]]]:
    """A code table for a source field and a column.

    Args:
        codes: its lines.
        field: Arrow type of the source field.
        target: type of the column.

    Returns:
        The table, and a (reason, remedy) for each line that is wrong.

    Raises:
        Unfit: values of that field cannot be codes.
    """
    kind = from_arrow(field)
    if kind.name not in ("text", "integer") and not (kind.name == "decimal" and not kind.scale):
        raise Unfit(f"values {kind} cannot be codes", "Look up a text or whole-number field", "from")
    faults: list[tuple[str, str]] = []
    seen: dict[object, str] = {}
    values: list[object] = []
    for code in codes:
        try:
            key, value = _key(code.key, kind), constant(code.value, target)
        except ValueError as error:
            reason, _, remedy = str(error).partition(". ")
            faults.append((f"{code.where}: {reason}", remedy))
            continue
        if key in seen:
            faults.append(
                (f"{code.where}: code {code.key!r} stands in {seen[key]} already", "Keep one of the two")
            )
            continue
        seen[key] = code.where
        values.append(value)
    type_ = field.value_type if pa.types.is_dictionary(field) else field
    type_ = pa.string() if kind.name == "text" else type_
    fitting = [(key, value) for key, value in zip(seen, values, strict=True) if _holds(kind, key)]
    keys = pa.array([key for key, _ in fitting], type_)
    return CodeTable(keys, pa.array([value for _, value in fitting], target.arrow)), faults


def _key(key: object, kind: Kind) -> object:
    if isinstance(key, float) or key is None:
        raise ValueError(f"YAML reads this code as {key!r}. Put the code in quotes")
    if kind.name == "text":
        if isinstance(key, int):
            raise ValueError(
                f'the field is text, and code {key} is a number. Put the code in quotes: "{key}"'
            )
        return str(key).rstrip(" ")
    try:
        number = Decimal(str(key).strip())
        if number != int(number):
            raise ValueError
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise ValueError(
            f"code {key!r} is no whole number, and the field is {kind}. Mend the code"
        ) from error
    return int(number)


def _holds(kind: Kind, key: object) -> bool:
    """Whether a field of this kind can hold the key at all; a table may serve wider fields too."""
    low, high = kind.range if kind.is_number else (0, 0)
    return not isinstance(key, int) or low <= key <= high
