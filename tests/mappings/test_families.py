"""Columns from the records above, where record types stand under one another."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from mappings import Mapped, Mapper, Mappings, SourceShape, load_mappings
from migrate.errors import ConfigurationError

NUMBERS = ("_record", "_parent", "_position")


def table(*numbers: tuple[int, ...], **fields: tuple[pa.DataType, list[Any]]) -> pa.Table:
    """Rows: (record) or (record, parent, place) of each, then the fields; `__` in a name stands for a hyphen."""
    count = max((len(row) for row in numbers), default=1)
    made = {name: pa.array([row[n] for row in numbers], pa.int64()) for n, name in enumerate(NUMBERS[:count])}
    return pa.table(
        made | {name.replace("__", "-"): pa.array(v, type_) for name, (type_, v) in fields.items()}
    )


LEAVES = pa.list_(pa.struct([("DAYS", pa.int64())]))
ROWS = {
    "CO": table(
        (1,), (6,), COMPANY__ID=(pa.int64(), [10, 20]), OPENED=(pa.string(), ["20240229", "20231301"]),
        STATUS=(pa.string(), ["A", "D"]),
    ),
    "DE": table((2, 1, 1), (4, 1, 2), (7, 6, 1), NAME=(pa.string(), ["SALES", "LABS", "OLD"])),
    "EM": table(
        (3, 2, 1), (5, 4, 1), (8, 7, 1), (9, 7, 3), NAME=(pa.string(), ["ANN", "BOB", "CY", "DI"]),
        LEAVE=(LEAVES, [[{"DAYS": 5}, {"DAYS": 6}], [], [{"DAYS": 7}], []]),
    ),
}  # fmt: skip
PARENTS = {"DE": "CO", "EM": "DE"}


def load(folder: Path, *texts: str) -> Mappings:
    paths = []
    for n, text in enumerate(texts):
        paths.append(folder / f"m{n}.yaml")
        paths[-1].write_text(textwrap.dedent(text), "utf-8")
    shape = SourceShape("s", {name: rows.schema for name, rows in ROWS.items()}, PARENTS)
    return load_mappings(paths, {"s": shape})


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Mapped]:
    def run(*texts: str, rows: dict[str, pa.Table] = ROWS, parents: Any = None) -> Mapped:
        with Mapper(load(tmp_path, *texts), "s", threads=1) as mapper:
            return mapper.map(rows, parents)

    return run


def values(mapped: Mapped, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in mapped.tables[name].to_pylist()]


EMPLOYEE = """
    table: employee
    from: s.EM
    key: [company, department, place]
    columns:
      company: {ancestor: COMPANY-ID, type: bigint}
      department: {parent: NAME, type: varchar(10)}
      place: {position: true, type: smallint}
      name: {from: NAME, type: varchar(10)}
"""


def test_fields_of_the_records_above(run: Callable[..., Mapped]) -> None:
    """The parent's NAME, not the record's own; a place is the one in the file, so it may leave gaps."""
    assert values(run(EMPLOYEE), "employee") == [
        (3, 10, "SALES", 1, "ANN"), (5, 10, "LABS", 1, "BOB"), (8, 20, "OLD", 1, "CY"), (9, 20, "OLD", 3, "DI"),
    ]  # fmt: skip


def test_parents_of_earlier_chunks_are_looked_into_and_not_mapped(run: Callable[..., Mapped]) -> None:
    department = "table: d\nfrom: s.DE\nkey: [name]\ncolumns: {name: {from: NAME, type: text}}\n"
    last = {name: rows.slice(len(rows) - 1) for name, rows in ROWS.items()}
    mapped = run(EMPLOYEE, department, rows={"EM": last["EM"]}, parents={"CO": last["CO"], "DE": last["DE"]})
    assert values(mapped, "employee") == [(9, 20, "OLD", 3, "DI")]
    assert values(mapped, "d") == []


def test_what_goes_with_from_goes_with_the_records_above(run: Callable[..., Mapped]) -> None:
    mapped = run(
        """
        table: d
        from: s.DE
        key: [name]
        columns:
          name: {from: NAME, type: text}
          opened: {parent: OPENED, type: date, format: yyyymmdd}
          status: {ancestor: STATUS, map: {A: active}, type: text}
          both: {expr: "parent.STATUS || '-' || NAME || ancestor.OPENED", type: text}
          parts: {join: [parent.STATUS, NAME], type: text}
          made: {generate: [parent.COMPANY-ID, NAME], type: uuid}
        """
    )
    assert [row[1:2] + row[4:6] for row in values(mapped, "d")] == [
        ("SALES", "A-SALES20240229", "A SALES"),
        ("LABS", "A-LABS20240229", "A LABS"),
    ]
    faults = {(row["_record"], row["code"], row["field"]) for row in mapped.rejects.to_pylist()}
    assert faults == {(7, "impossible_date", "d.opened (OPENED)"), (7, "unknown_code", "d.status (STATUS)")}


def test_rules_may_look_at_the_records_above(run: Callable[..., Mapped]) -> None:
    """A record that is dropped is still there for those below it, which have rules of their own."""
    company = """
        table: c
        from: s.CO
        key: [id]
        drop: {deleted: STATUS = 'D'}
        columns: {id: {from: COMPANY-ID, type: bigint}}
    """
    employee = EMPLOYEE + "    drop: {company-deleted: ancestor.STATUS = 'D' AND parent.NAME = 'OLD'}\n"
    mapped = run(company, EMPLOYEE.replace("employee", "every"), employee)
    assert values(mapped, "c") == [(1, 10)]
    assert mapped.dropped.to_pylist() == [
        {"_record": 6, "rule": "deleted"},
        {"_record": 8, "rule": "company-deleted"},
        {"_record": 9, "rule": "company-deleted"},
    ]
    assert [row[0] for row in values(mapped, "employee")] == [3, 5]


def test_a_table_within_a_record_sees_the_records_above_it(run: Callable[..., Mapped]) -> None:
    mapped = run(
        EMPLOYEE
        + """
    children:
      leave:
        each: LEAVE
        key: [company, seq, name]
        skip: {short: ancestor.COMPANY-ID = 10 AND DAYS = 5}
        columns:
          company: {ancestor: COMPANY-ID, type: bigint}
          name: {parent: name}
          seq: {position: true, type: smallint}
          days: {from: DAYS, type: integer}
          sum: {expr: DAYS + ancestor.COMPANY-ID, type: integer}
          department: {ancestor: DE.NAME, type: text}
"""
    )
    assert values(mapped, "leave") == [(3, 10, "ANN", 2, 6, 16, "SALES"), (8, 20, "CY", 1, 7, 27, "OLD")]


def test_a_parent_that_was_not_given_is_no_null(run: Callable[..., Mapped]) -> None:
    with pytest.raises(ValueError, match="parent whose row was not given"):
        run(EMPLOYEE, parents={name: ROWS[name].slice(1) for name in ("CO", "DE")})


def test_which_fields_are_used(tmp_path: Path) -> None:
    """A field that a record below takes is used; a field of the same name in the record itself is not."""
    text = EMPLOYEE.replace("      name: {from: NAME, type: varchar(10)}\n", "")
    company = "table: c\nfrom: s.CO\nkey: [o]\ncolumns: {o: {from: OPENED, type: text}}\n"
    assert load(tmp_path, text, company).unused_fields("s") == ["STATUS", "NAME", "LEAVE.DAYS"]


@pytest.mark.parametrize(
    ("segment", "rule", "reason", "remedy"),
    [
        ("EM", "{parent: COMPANY-ID, type: bigint}", "unknown field 'COMPANY-ID' of the parent record DE", ""),
        ("EM", "{ancestor: COMPANY-IX, type: bigint}", "of the records above", "Did you mean 'COMPANY-ID'"),
        ("EM", "{from: COMPANY-ID, type: bigint}", "unknown field", "CO has it, a record above: use 'ancestor'"),
        ("EM", "{expr: COMPANY-ID + 1, type: bigint}", "unknown field", "in an expression ancestor.COMPANY-ID"),
        ("EM", "{parent: NAME}", "'type' is missing", ""),
        ("CO", "{parent: NAME, type: text}", "only a child table has a parent, and a record type under", "from"),
        ("CO", "{ancestor: NAME, type: text}", "records of CO stand under no other", "hierarchy"),
        ("CO", "{position: true, type: integer}", "only a child table has positions, and a record type", ""),
        ("DE", "{from: _parent, type: bigint}", "unknown field '_parent'", ""),
        ("DE", "{parent: NAME, ancestor: NAME, type: text}", "parent and ancestor stand together", ""),
        ("DE", "{position: true, type: integer, format: '000'}", "'format' has no meaning without", ""),
    ],
)  # fmt: skip
def test_faults(segment: str, rule: str, reason: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path, f"table: t\nfrom: s.{segment}\nkey: [v]\ncolumns:\n  v: {rule}\n")
    (fault,) = caught.value.faults
    assert reason in fault.reason
    assert remedy in fault.remedy
    assert fault.line == 5
