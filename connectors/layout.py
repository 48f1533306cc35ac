"""What a record looks like: one model for every metadata source.

A copybook, an XSD, a database catalogue each become a `Layout`: a tree of fields with offset, length, usage,
digits, scale, sign, occurs, redefines and condition names. The table that prints it, the schema made of it
and the mapping that names its fields know nothing of where it came from.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

__all__ = ["Condition", "Editing", "Field", "Layout", "Occurs", "Sign", "Usage"]


class Usage(enum.StrEnum):
    """How the bytes of a field carry its value. Values are the words of the COBOL USAGE clause."""

    GROUP = "GROUP"
    TEXT = "DISPLAY"  # alphanumeric or alphabetic DISPLAY
    ZONED = "ZONED"  # numeric DISPLAY, one digit a byte
    EDITED = "EDITED"  # numeric-edited (see Field.editing) or alphanumeric-edited DISPLAY
    PACKED = "COMP-3"
    BINARY = "COMP"  # big-endian two's complement
    NATIVE = "COMP-5"  # binary with the whole range of its bytes; big-endian on the mainframe
    FLOAT = "COMP-1"
    DOUBLE = "COMP-2"
    NATIONAL = "NATIONAL"  # UTF-16 big-endian
    DBCS = "DISPLAY-1"  # two bytes a character
    UTF8 = "UTF-8"
    COMP_6 = "COMP-6"  # packed digits without a sign nibble
    COMP_X = "COMP-X"  # unsigned big-endian binary, as many bytes as the picture needs
    BYTES = "BYTES"  # INDEX, POINTER and the like: carried, not interpreted
    # fields that are no COBOL: XML elements and database columns
    STRING = "STRING"
    INTEGER = "INTEGER"
    DECIMAL = "DECIMAL"
    DATE = "DATE"
    TIMESTAMP = "TIMESTAMP"
    BOOLEAN = "BOOLEAN"


class Sign(enum.StrEnum):
    """Where the sign of a DISPLAY number stands."""

    NONE = "unsigned"
    TRAILING = "trailing"
    LEADING = "leading"
    TRAILING_SEPARATE = "trailing separate"
    LEADING_SEPARATE = "leading separate"


@dataclass(frozen=True)
class Occurs:
    """An OCCURS clause. `depending_on` is the path of the counter, as `Field.path` writes it; `unbounded`: the
    maximum is only what the counter can count."""

    minimum: int
    maximum: int
    depending_on: str | None = None
    unbounded: bool = False


@dataclass(frozen=True)
class Condition:
    """A level-88 condition name: `values` are single values or (low, high) ranges, as written."""

    name: str
    values: tuple[str | tuple[str, str], ...]


@dataclass(frozen=True)
class Editing:
    """How a numeric-edited field writes its number.

    Args:
        symbols: the PICTURE with its repeats written out; `.` is the decimal point, `,` the separator of
            thousands, `$` the currency sign, `C` and `D` stand for CR and DB.
        point, comma: the characters of the two.
        currency: the characters of the currency sign.
    """

    symbols: str
    point: str = "."
    comma: str = ","
    currency: str = "$"


@dataclass(frozen=True)
class Field:
    """One item of a layout.

    Args:
        name: as written; `FILLER` for an item without a name.
        level: 1 to 49, 66 or 77.
        offset: bytes from the start of the record to the first occurrence, every table at its maximum.
        length: bytes of one occurrence.
        picture: the PICTURE string as written, "" for a group.
        digits: decimal digits that the picture holds, P positions not counted.
        scale: digits after the assumed decimal point; negative for P on the right of the digits.
        path: names from below the 01 level down, joined by dots, FILLER groups left out: unique unless the
            copybook itself repeats a qualified name. The 01 itself has its own name as path.
        redefines: the name of the item whose storage this one shares.
        justified: JUSTIFIED RIGHT; blank_when_zero: BLANK WHEN ZERO.
        line: 1-based line of `file`, the copybook, XSD or "" where it is declared; COPY members have their own.
        address: how the source itself says where the field stands: the XPath of an element; "" in a record of bytes.
        editing: a numeric-edited field whose value is its number; None where its characters are its value.
    """

    name: str
    level: int
    offset: int
    length: int
    usage: Usage
    picture: str = ""
    digits: int = 0
    scale: int = 0
    sign: Sign = Sign.NONE
    occurs: Occurs | None = None
    redefines: str | None = None
    conditions: tuple[Condition, ...] = ()
    children: tuple[Field, ...] = ()
    path: str = ""
    line: int = 0
    justified: bool = False
    blank_when_zero: bool = False
    nullable: bool = True
    code_page: str | None = None
    editing: Editing | None = None
    # where it was read, and no part of what it is: a project's digest is the same in every folder
    file: str = field(default="", compare=False, repr=False)
    address: str = field(default="", compare=False, repr=False)

    @property
    def is_group(self) -> bool:
        return self.usage is Usage.GROUP

    @property
    def is_filler(self) -> bool:
        return self.name.upper() == "FILLER"

    @property
    def signed(self) -> bool:
        return self.sign is not Sign.NONE

    @property
    def size(self) -> int:
        """Bytes of all occurrences, a table at its maximum."""
        return self.length * (self.occurs.maximum if self.occurs else 1)

    def walk(self) -> Iterator[Field]:
        """This field and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Layout:
    """The record descriptions of one source.

    Several `records` (level 01) of one file describe the same bytes, as they do in a COBOL FD.
    """

    records: tuple[Field, ...]
    name: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def length(self) -> int:
        """Bytes of the longest record description."""
        return max(record.size for record in self.records)

    def walk(self) -> Iterator[Field]:
        """Every field in the order of the description."""
        for record in self.records:
            yield from record.walk()

    def find(self, name: str) -> list[Field]:
        """The fields that `name` may mean: a name, a dotted path or its tail, or `NAME OF GROUP`.

        Case and the difference between `-` and `_` do not matter. An empty list: no such field; more than
        one: the name must be qualified.
        """
        parts = [_fold(part) for part in name.split(".")]
        if len(parts) == 1 and (" of " in name.lower() or " in " in name.lower()):
            words = name.split()
            parts = [_fold(word) for word in reversed(words) if word.lower() not in ("of", "in")]
        found = []
        for record in self.records:
            for item in record.walk():
                whole = [_fold(record.name), *(_fold(part) for part in item.path.split("."))]
                if item is record:
                    whole = whole[1:]
                exact = whole[1:] == parts or whole == parts
                if _fold(item.name) == parts[-1] and (exact or _is_subsequence(parts, whole)):
                    found.append((exact, item))
        return [item for exact, item in found if exact] or [item for _, item in found]

    def overlay(self, other: Layout) -> Layout:
        """This layout and another one over the same bytes."""
        return replace(self, records=(*self.records, *other.records), notes=(*self.notes, *other.notes))


def _fold(name: str) -> str:
    return name.strip().upper().replace("_", "-")


def _is_subsequence(parts: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(part in rest for part in parts)
