"""The key of a row as a person writes it, and the published row that has it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import quoted_name

from mappings import SqlType, TargetTable
from mappings.convert import constant
from migrate.errors import TerminalError
from migrate.targets import Target

__all__ = ["parse_key", "published_row", "shown"]


def parse_key(table: TargetTable, text: str) -> dict[str, object]:
    """`17`, `17,2` in the key's order, or `payment_no=17,seq=2`, as values of the key's columns.

    Raises:
        ValueError: another number of values, an unknown column, or no value of its type; says what to write.
    """
    form = ",".join(f"{name}=..." for name in table.key)
    named = re.split(rf",\s*(?=(?:{'|'.join(map(re.escape, table.key))})\s*=)", text)
    if re.match(r"\s*[A-Za-z]\w*\s*=", text):
        parted = [part.partition("=") for part in named]
        given = {name.strip(): value for name, _, value in parted}
        for name in given:
            if name not in table.key:
                raise ValueError(f"the key of {table.name} has no column '{name}': write {form}")
    elif len(table.key) == 1:
        given = {table.key[0]: text}
    else:
        given = dict(zip(table.key, text.split(","), strict=False))
        if len(text.split(",")) != len(table.key):
            raise ValueError(f"the key of {table.name} has {len(table.key)} columns: write {form}")
    if missing := [name for name in table.key if name not in given]:
        raise ValueError(f"the key has no {', '.join(missing)}: write {form}")
    found = {}
    for name in table.key:
        try:
            found[name] = constant(given[name], table.column(name).type)
        except ValueError as error:
            raise ValueError(
                f"{table.name}.{name} is {table.column(name).type}, and what is given is no such value"
            ) from error
    return found


def published_row(
    target: Target, table: TargetTable, key: Mapping[str, object]
) -> dict[str, str | None] | None:
    """The published row of a key, each value as text; None where there is none."""
    columns: list[sa.ColumnElement[Any]] = [
        sa.column(quoted_name(column.name, quote=True)) for column in table.columns
    ]
    where = []
    for name, value in key.items():
        column: sa.ColumnElement[Any] = sa.column(quoted_name(name, quote=True))
        type_ = table.column(name).type
        if type_.name == "uuid":  # the database's own type, or its 36 characters, in small or capital letters
            where.append(sa.func.lower(sa.cast(column, sa.String(36))) == value)
        else:
            where.append(column == sa.literal(value))
    query = sa.select(*columns).select_from(sa.text(target.published(table.name))).where(*where)
    with target.begin() as connection:
        rows = connection.execute(query).fetchmany(2)
    if len(rows) > 1:
        raise TerminalError(
            f"{table.name} holds several rows of this key", "Compare it with `migrate reconcile`"
        )
    if not rows:
        return None
    return {c.name: shown(value, c.type) for c, value in zip(table.columns, rows[0], strict=True)}


def shown(value: Any, type_: SqlType) -> str | None:
    """A value as text, the same from Arrow and from any database's driver."""
    if value is None:
        return None
    if type_.name == "decimal":
        return f"{Decimal(str(value)).quantize(Decimal(1).scaleb(-type_.scale)):f}"
    if type_.name == "boolean":
        return "true" if value else "false"
    if type_.name == "char":
        return str(value).rstrip(" ")
    if type_.name == "uuid":
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        if type_.name == "date":
            return value.date().isoformat()
        return value.isoformat(" ")
    if type_.name == "double":
        return repr(float(value))
    return str(value)
