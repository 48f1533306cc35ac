"""Whatever changes in a published table is found and named, and nothing else is."""

from __future__ import annotations

import datetime as dt
import os
import random
import unicodedata
from decimal import Decimal
from typing import Any

import pytest

from mappings.tables import TargetTable
from migrate.reconcile import rows as level
from tests.reconcile.conftest import ENTRY, EVENT, PERSON, TABLES, Published

CHANGES = int(os.environ.get("MUTATIONS", "120"))
"""Random single changes planted in each database; 1,000 by hand."""
SEED = int(os.environ.get("MUTATION_SEED", "5"))


def changed_value(made: random.Random, column: str, old: Any) -> tuple[str, str]:
    """(SQL of another value for a column, its text)."""
    if column == "amount":
        new = old + made.choice([Decimal("0.01"), Decimal("-0.01")])
        return str(new), str(new)
    if column == "share":
        new = old - Decimal("0.0001")
        return f"{new:.4f}", ""
    if column in ("born", "on_day"):
        new = old + dt.timedelta(made.choice([1, -1]))
        return f"DATE '{new.isoformat()}'", new.isoformat()
    if column == "seen":
        new = old + dt.timedelta(microseconds=1)
        return f"TIMESTAMP '{new.isoformat(sep=' ')}'", ""
    if column == "active":
        return str(not old).lower(), str(not old).lower()
    if column == "score":
        new = 5e-324 if old == 0 else old * (1 + 2**-52)  # the next one
        return f"CAST('{new!r}' AS double precision)", ""
    if column == "ref":
        new = ("0" if old[0] != "0" else "1") + old[1:]
        return f"'{new}'", new
    if column == "code":
        return "'zz'", "zz"
    if column == "note" and old is None:
        return "''", ""
    if column == "note":
        return ("NULL", "None") if old == "" else (f"concat(note, {made.choice(CHARACTERS)!r})", "")
    new = made.choice([old + " ", old.upper(), unicodedata.normalize("NFD", old), old[1] + old[0] + old[2:]])
    return f"'{new if new != old else old + ' '}'", new if new != old else old + " "


CHARACTERS = [" ", "\u200d", "|", "0"]


def key_of(table: TargetTable, row: tuple[Any, ...]) -> str:
    return ",".join(str(value) for value in row[: len(table.key)])


def where(table: TargetTable, row: tuple[Any, ...]) -> str:
    names = [column.name for column in table.columns][: max(len(table.key), 1)]
    return " AND ".join(f"{name} = {value}" for name, value in zip(names, row, strict=False))


def listed(table: TargetTable, compared: level.Compared) -> list[tuple[str, str, str]]:
    """The differences as (kind, key, column)."""
    return sorted(
        (each.kind, ",".join(each.key[name] for name in table.key or ("person_no",)), each.column)
        for each in compared.differences
    )


def told(published: Published, table: TargetTable) -> tuple[list[tuple[str, str, str]], int]:
    """What the comparison lists of a table, and how many differences it counts."""
    compared = published.compare(table)
    return listed(table, compared), compared.total


def test_every_random_change_is_found_and_named(published: Published) -> None:
    made = random.Random(SEED)
    for number in range(CHANGES):
        table = made.choice([PERSON, PERSON, ENTRY, EVENT])
        rows = published.rows[table.name]
        place = made.randrange(len(rows))
        row, name, at = rows[place], published.target.published(table.name), where(table, rows[place])
        act = made.choice(["value", "value", "value", "value", "lost", "doubled", "swapped"])
        key = key_of(table, row) or str(row[0])
        kept = published.target.published(f"kept_{table.name}")
        values: dict[str, str] = {}
        if act == "lost":
            published.sql(f"DELETE FROM {name} WHERE {at}")
            wanted = [("missing", key, "")]
        elif act == "doubled":
            published.sql(f"INSERT INTO {name} SELECT * FROM {kept} WHERE {at}")
            wanted = [("duplicate" if table.key else "extra", key, "")]
        elif act == "swapped":
            other = rows[(place + 7) % len(rows)]
            amount = [column.name for column in table.columns].index("amount")
            if other[amount] == row[amount]:
                continue
            at = f"(({at}) OR ({where(table, other)}))"
            published.sql(
                f"UPDATE {name} SET amount = CASE WHEN {where(table, row)} THEN {other[amount]} "
                f"ELSE {row[amount]} END WHERE {at}"
            )
            keys = [key, key_of(table, other) or str(other[0])]
            wanted = (
                [("changed", each, "amount") for each in keys]
                if table.key
                else [(kind, each, "") for kind in ("missing", "extra") for each in keys]
            )
        else:
            column = made.choice(table.columns[max(len(table.key), 1) :]).name
            old = row[[each.name for each in table.columns].index(column)]
            new, text = changed_value(made, column, old)
            published.sql(f"UPDATE {name} SET {column} = {new} WHERE {at}")
            wanted = [("changed", key, column)] if table.key else [("extra", key, ""), ("missing", key, "")]
            values = {column: text} if text else {}
        compared = published.compare(table)
        assert listed(table, compared) == sorted(wanted), f"change {number}: {act} in {table.name}"
        assert compared.total == len(wanted)
        for each in compared.differences if values and table.key else []:
            assert each.target == (None if values[each.column] == "None" else values[each.column])
            assert each.record == place + 1
        published.mend(table, at)
    for table in TABLES:
        assert told(published, table) == ([], 0)


def test_clean_tables_raise_no_alarm(published: Published) -> None:
    for table in TABLES:
        compared = published.compare(table)
        assert (compared.rows, compared.total) == (len(published.rows[table.name]), 0)


@pytest.mark.parametrize(("fetched", "asked"), [(200_000, 500_000), (10, 500_000), (10, 5)])
def test_many_differences_are_all_counted(
    published: Published, monkeypatch: pytest.MonkeyPatch, fetched: int, asked: int
) -> None:
    """By buckets, by digests, and by whole buckets where the digests are too many."""
    monkeypatch.setattr(level, "FETCHED", fetched)
    monkeypatch.setattr(level, "ASKED", asked)
    name = published.target.published("person")
    published.sql(f"UPDATE {name} SET amount = amount + 0.01 WHERE person_no % 4 = 0")
    found, total = told(published, PERSON)
    assert found == sorted(("changed", str(number), "amount") for number in range(4, 401, 4))
    assert (total, published.compare(PERSON, limit=3).total) == (100, 100)
    assert published.compare(PERSON).rows == 400
    published.mend(PERSON, "person_no % 4 = 0")
    assert told(published, PERSON) == ([], 0)


def test_a_changed_row_beside_the_right_one_is_a_duplicate(published: Published) -> None:
    """The right row agrees and is in no bucket that differs; the other one of its key must not seem new."""
    name, kept = published.target.published("person"), published.target.published("kept_person")
    published.sql(
        f"CREATE TABLE {published.target.published('one')} AS SELECT * FROM {kept} WHERE person_no = 9",
        f"UPDATE {published.target.published('one')} SET amount = amount + 1",
        f"INSERT INTO {name} SELECT * FROM {published.target.published('one')}",
        f"DROP TABLE {published.target.published('one')}",
    )
    (difference,) = published.compare(PERSON).differences
    assert (difference.kind, difference.key, difference.source, difference.target, difference.record) == (
        "duplicate", {"person_no": "9"}, "1 rows", "2 rows", 9,
    )  # fmt: skip
    published.mend(PERSON, "person_no = 9")


def test_an_unknown_row_is_extra(published: Published) -> None:
    name = published.target.published("entry")
    published.sql(f"INSERT INTO {name} VALUES (77777, 1, 1.00, DATE '2000-01-01')")
    assert told(published, ENTRY) == ([("extra", "77777,1", "")], 1)
    published.sql(f"DELETE FROM {name} WHERE person_no = 77777")
