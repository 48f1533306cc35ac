"""The words that describe a table of a legacy database."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from migrate.documents import Model

__all__ = ["OdbcSource"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_. -]*")
_SELECT = re.compile(r"\s*(select|with)\b", re.IGNORECASE)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


class OdbcSource(Model):
    """One table, or the result of one query.

    Args:
        connection: a name; the connection string stands in MIGRATE_CONNECTION_<NAME>.
        table: `TABLE` or `SCHEMA.TABLE`; upper and lower case do not matter where only one table fits.
        query: one SELECT, in place of `table`.
        key: columns whose values tell rows apart; rows are numbered in their order. By default the
            primary key of `table`.
        trim: `right` takes the padding blanks off columns of type CHAR(n), `none` keeps them; a list names
            the columns. The types of a query's columns are not known, so there only a list has an effect.
        on_invalid: what becomes of a row with a value that its column's type does not hold.
    """

    connector: Literal["odbc"] = "odbc"
    optional: bool = False
    connection: str
    table: str | None = None
    query: str | None = None
    key: Annotated[list[str], BeforeValidator(_listed)] = Field(default_factory=list)
    trim: Literal["right", "none"] | list[str] = "right"
    on_invalid: Literal["quarantine", "stop"] = "quarantine"

    @field_validator("connection")
    @classmethod
    def _is_name(cls, value: str) -> str:
        if not _NAME.fullmatch(value):
            raise ValueError(
                "this is no name; a connection string may hold a password and stands in no project file. "
                "Write a name, as 'legacy', and put the string into MIGRATE_CONNECTION_LEGACY"
            )
        return value

    @model_validator(mode="after")
    def _one_source(self) -> OdbcSource:
        if (self.table is None) == (self.query is None):
            raise ValueError("needs one of 'table' and 'query'. Write 'table: NAME'")
        if self.query is not None:
            if not _SELECT.match(self.query) or ";" in self.query.rstrip().rstrip(";"):
                raise ValueError("'query' is not one SELECT. Write a single SELECT without ';'")
            if not self.key:
                raise ValueError("a query has no primary key, so its rows have no order. Add 'key: [COLUMN]'")
        return self

    @property
    def variable(self) -> str:
        """The environment variable that holds the connection string."""
        return "MIGRATE_CONNECTION_" + re.sub(r"[^A-Za-z0-9]", "_", self.connection).upper()

    @property
    def select(self) -> str:
        """The query without a closing semicolon."""
        return (self.query or "").strip().rstrip(";").strip()
