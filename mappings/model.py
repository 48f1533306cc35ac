"""What may stand in a mapping file: the words, their types, and nothing about what they mean together.

A column says where its value comes from with exactly one of `from`, `join`, `expr`, `generate`, `value`,
`position`, `parent` and `ancestor`; the other words refine it. Which of them fit together is checked by
`mappings.columns`, with the record at hand.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from mappings.tables import SqlType
from migrate.documents import Model

__all__ = ["SOURCES", "Child", "Column", "Lookup", "Reference", "Table"]

SOURCES = ("from", "join", "expr", "generate", "value", "position", "parent", "ancestor")
"""The words that say where a column's value comes from; a column has exactly one."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError(
            f"'{text}' is no name for a table or column. Write letters, digits and _, a letter first"
        )
    if len(text) > 63:
        raise ValueError(f"'{text}' is longer than 63 characters. Shorten it: PostgreSQL would cut it")
    return text


def _type(text: str) -> str:
    SqlType.parse(text)
    return text


def _null(value: Any) -> Any:
    """`empty: null` without quotes means the word "null"."""
    return "null" if value is None else value


def _scalar(value: Any) -> Any:
    """A single value; a date that YAML has read is its text again."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise ValueError(
            f"a {type(value).__name__} is no single value. Write a text, a number or true or false"
        )
    return value


Name = Annotated[str, AfterValidator(_name)]
Names = Annotated[list[str], Field(min_length=1)]
Scalar = Annotated[Any, AfterValidator(_scalar)]


class Lookup(Model):
    """A code table: a CSV file with a header line."""

    table: str
    key: str | None = None
    value: str | None = None


def _lookup(value: Any) -> Any:
    """A path alone is the code table."""
    return {"table": value} if isinstance(value, str) else value


class Reference(Model):
    """A foreign key of several columns."""

    columns: Names
    table: str
    references: Names


References = Annotated[
    Annotated[dict[str, str], Tag("dict")] | Annotated[list[Reference], Tag("list")],
    Discriminator(lambda value: "list" if isinstance(value, list) else "dict"),
]


class Column(Model):
    """One column of a target table."""

    from_: str | None = Field(None, alias="from")
    join: Names | None = None
    expr: str | None = None
    generate: Names | None = None
    value: Scalar = None
    position: Literal[True] | None = None
    parent: str | None = None
    ancestor: str | None = None

    type: Annotated[str, AfterValidator(_type)] | None = None
    required: bool | None = None
    description: str = ""
    pii: str | None = None

    null_when: list[Scalar] = Field(default_factory=list)
    empty: Annotated[Literal["null", "keep"] | None, BeforeValidator(_null)] = Field(
        "null", validate_default=False
    )
    format: str | None = None
    pivot: int | None = Field(None, ge=0, le=100)
    base: Annotated[str | None, BeforeValidator(_scalar)] = None
    with_: str | None = Field(None, alias="with")
    split: str | None = Field(None, min_length=1)
    part: int | None = None
    lookup: Annotated[Lookup | None, BeforeValidator(_lookup)] = None
    map: dict[Scalar, Scalar] | None = None
    on_missing: Annotated[Literal["quarantine", "null", "keep"] | None, BeforeValidator(_null)] = Field(
        "quarantine", validate_default=False
    )
    namespace: str | None = None


Columns = Annotated[dict[Name, Column], Field(min_length=1)]


class Child(Model):
    """A table with a row for each element of a table (OCCURS) of the record."""

    each: str
    description: str = ""
    skip: dict[str, str] = Field(default_factory=dict)
    key: Names
    columns: Columns
    references: References = Field(default_factory=dict)
    children: dict[Name, Child] = Field(default_factory=dict)


class Table(Model):
    """A mapping file: one target table and its child tables."""

    table: Name
    from_: str = Field(alias="from")
    description: str = ""
    drop: dict[str, str] = Field(default_factory=dict)
    skip: dict[str, str] = Field(default_factory=dict)
    key: Names
    columns: Columns
    references: References = Field(default_factory=dict)
    children: dict[Name, Child] = Field(default_factory=dict)
