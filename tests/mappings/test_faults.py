"""Faults of mapping files: all at once, each with its line, its reason and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from mappings import SourceShape, load_mappings
from migrate.errors import ConfigurationError, Fault

from .conftest import batch

INT, TEXT = pa.int64(), pa.string()
Faults = Callable[..., list[Fault]]

ROWS = (
    batch(
        ID=(INT, [1]),
        NAME=(TEXT, ["a"]),
        BIRTH__DT=(INT, [1]),
        AMT=(pa.decimal128(9, 2), [None]),
        DAY=(pa.date32(), [None]),
        RATE=(pa.float64(), [None]),
        FLAG=(pa.bool_(), [None]),
        TAG=(pa.binary(), [None]),
        PHONE=(pa.list_(INT), [None]),
        ADDRESS=(pa.list_(pa.struct([("STREET", TEXT)])), [None]),
    )
    .append_column("HOME.CITY", pa.array(["x"]))
    .append_column("WORK.CITY", pa.array(["y"]))
)

HEAD = "table: t\nfrom: s\nkey: [id]\ncolumns:\n  id: {from: ID, type: bigint}\n"

COLUMNS = [
    ("{from: NAM, type: text}", "unknown field 'NAM'", "Did you mean 'NAME'?"),
    ("{from: CITY, type: text}", "'CITY' may mean HOME.CITY or WORK.CITY", "Write HOME.CITY or WORK.CITY"),
    ("{from: STREET, type: text}", "'STREET' lies in the table ADDRESS", "STREET(1)"),
    ("{from: PHONE, type: text}", "'PHONE' is a table (OCCURS)", "PHONE(1)"),
    ("{from: PHONE(0), type: text}", "elements are numbered from 1", "Write 1"),
    ("{from: NAME(1), type: text}", "is no table (OCCURS)", "Leave the number out"),
    ("{from: NAME, typ: text}", "unknown word 'typ'", "Did you mean 'type'?"),
    ("{from: NAME}", "'type' is missing", "Add 'type: ...'"),
    ("{from: NAME, type: varchar}", "'varchar' is no column type", "varchar(n)"),
    ("{type: text}", "nothing says where the value comes from", "Write one of from, join"),
    ("{from: NAME, value: x, type: text}", "from and value stand together", "Write one of"),
    ("{expr: , type: text}", "'expr' is empty", "value: null"),
    (
        "{from: BIRTH-DT, type: date}",
        "a whole number needs a format to become a date",
        "Add 'format: yyyymmdd'",
    ),
    (
        "{from: BIRTH-DT, type: date, format: yyyymd}",
        "unknown date format 'yyyymd'",
        "Did you mean 'yyyymmdd'?",
    ),
    ("{from: BIRTH-DT, type: date, format: yymmdd}", "a year of two digits", "Add 'pivot: 30'"),
    ("{from: BIRTH-DT, type: date, format: dd.mm.yyyy}", "reads text", "Use a format of digits"),
    ("{from: BIRTH-DT, type: date, format: days}", "needs the date of day 0", "Add 'base:"),
    ("{from: NAME, type: date, format: db2}", "a date loses the time", "Write 'type: timestamp'"),
    ("{from: DAY, type: date, format: yyyymmdd}", "a date already", "Leave the format out"),
    (
        "{from: NAME, type: integer, format: yyyymmdd}",
        "a date format with type integer",
        "Write 'type: date'",
    ),
    ("{from: NAME, type: text, format: '000'}", "writes whole numbers as text", "Leave the format out"),
    ("{from: AMT, type: date, format: yyyymmdd}", "is no date", "Use the field that holds the date"),
    ("{from: DAY, type: integer}", "a date is no integer", "Write 'type: date'"),
    (
        "{from: RATE, type: 'decimal(9,2)'}",
        "a binary float has no exact decimal(9,2)",
        "Write 'type: double'",
    ),
    ("{from: RATE, type: text}", "a binary float has no exact text", "Write 'type: double'"),
    ("{from: FLAG, type: integer}", "a boolean is no integer", "Write 'type: boolean'"),
    ("{from: AMT, type: boolean}", "is no boolean", "map:"),
    ("{from: ID, type: uuid}", "a whole number is no uuid", "Use 'generate: [...]'"),
    ("{from: TAG, type: text}", "values of type binary cannot be mapped", ""),
    ("{from: NAME, split: ',', type: text}", "which part is not said", "Add 'part: 1'"),
    ("{from: ID, split: ',', part: 1, type: text}", "cannot be split", "Split text"),
    ("{from: NAME, part: 1, type: text}", "'part' has no meaning without split", "Leave 'part' out"),
    (
        "{from: NAME, on_missing: keep, type: text}",
        "'on_missing' has no meaning without lookup or map",
        "Leave",
    ),
    ("{from: NAME, type: text, empty: blank}", "'blank' is not one of null, keep", ""),
    ("{join: [NAME, DAY], type: text}", "'DAY' is a date, and cannot be joined", "Use expr"),
    ("{join: [NAME, XX], type: text}", "unknown field 'XX'", ""),
    (
        "{generate: [NAME], type: varchar(20)}",
        "a generated key does not fit varchar(20)",
        "Write 'type: uuid'",
    ),
    ("{generate: [RATE], type: uuid}", "cannot be generated from values a binary float", "Use other fields"),
    ("{value: abc, type: integer}", "'abc' is no value of type integer", ""),
    ("{value: null, type: integer, required: true}", "may not be NULL", ""),
    ("{from: NAME, null_when: [0], type: text}", "the field is text, and 0 is none", 'Put it in quotes: "0"'),
    (
        "{from: AMT, null_when: ['99999999.99'], type: 'decimal(9,2)'}",
        "'99999999.99' is no value of the field",
        "",
    ),
    ("{from: ID, null_when: [abc], type: bigint}", "'abc' is no value of the field", ""),
    ("{from: ID, null_when: [00010101], type: bigint}", "YAML reads 00010101 as another number", "quotes"),
    ("{from: NO, type: text}", "YAML reads NO as a boolean", 'Put it in quotes: "NO"'),
    ("{from: NAME, map: {Y: true, no: false}, type: boolean}", "YAML reads no as a boolean", "quotes"),
    ("{from: NAME, map: {1: x}, type: text}", "the field is text, and code 1 is a number", 'quotes: "1"'),
    ("{from: ID, map: {a: x}, type: text}", "code 'a' is no whole number", "Mend"),
    ("{from: ID, map: {1: x, '01': y}, type: text}", "code '01' stands in '1' already", "Keep one"),
    ("{from: NAME, map: {a: xyz}, type: char(2)}", "'xyz' has 3 characters, the column takes 2", "Widen"),
    ("{from: NAME, map: {a: x}, type: integer}", "'x' is no value of type integer", ""),
    ("{from: AMT, map: {1: x}, type: text}", "cannot be codes", "Look up a text"),
    ("{from: NAME, lookup: missing.csv, type: text}", "missing.csv cannot be read", "mapping file's folder"),
    (
        "{from: NAME, lookup: {table: codes.csv, key: cod}, type: text}",
        "no column 'cod'",
        "Did you mean 'code'?",
    ),
    ("{from: NAME, lookup: ragged.csv, type: text}", "3 values for 2 columns", "quotes"),
    ("{from: NAME, lookup: twice.csv, type: text}", "code 'a ' stands in", "Keep one of the two"),
    ("{from: NAME, lookup: empty.csv, type: text}", "has no line below its header", "Fill it"),
    ("{from: NAME, lookup: one.csv, type: text}", "has one column", "Say which"),
    ("{from: NAME, lookup: codes.csv, type: smallint}", "'North' is no value of type smallint", ""),
    (
        "{from: NAME, lookup: {table: codes.csv, kee: x}, type: text}",
        "unknown word 'kee'",
        "Did you mean 'key'?",
    ),
    ("{expr: upper(NAM), type: text}", "unknown field 'NAM'", "Did you mean 'NAME'?"),
    (
        "{expr: id + ID, type: text}",
        "'id' is a source field and a column of t",
        "Write source.id or target.id",
    ),
    ("{expr: target.x, type: text}", "unknown column 'x' of t", ""),
    ("{expr: AMT * 2, type: date, format: yyyymmdd}", "is no date", ""),
    ("{position: true, type: integer}", "only a child table has positions", "Leave 'position' out"),
    ("{parent: id, type: bigint}", "only a child table has a parent", "Use 'from'"),
]

FILES = {
    "codes": "code,name\na,North\n",
    "ragged": "code,name\na,North,1\n",
    "twice": "code,name\na,North\na ,South\n",
    "empty": "code,name\n",
    "one": "code\na\n",
}


@pytest.mark.parametrize(("rule", "reason", "remedy"), COLUMNS)
def test_fault_of_a_column(faults: Faults, rule: str, reason: str, remedy: str) -> None:
    found = faults(HEAD + f"  v: {rule}\n", rows=ROWS, **FILES)
    assert len(found) == 1, found
    assert reason in found[0].reason
    assert remedy in found[0].remedy
    assert found[0].line == 6
    assert "v" in found[0].at


TABLES = [
    (
        "table: t\nfrom: x\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}",
        2,
        "unknown source 'x'",
        "Known: s",
    ),
    ("table: t\nfrom: s.X\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}", 2, "no record type 'X'", ""),
    (
        "table: t-1\nfrom: s\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}",
        1,
        "'t-1' is no name",
        "letters",
    ),
    ("from: s\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}", 1, "'table' is missing", "Add"),
    ("table: t\nfrom: s\ncolumns: {id: {from: ID, type: bigint}}", 1, "'key' is missing", "Add"),
    (
        "table: t\nfrom: s\nkey: [no_id]\ncolumns: {id: {from: ID, type: bigint}}",
        3,
        "the key has no column 'no_id'",
        "Known: id",
    ),
    (
        "table: t\nfrom: s\nkey: [id, id]\ncolumns: {id: {from: ID, type: bigint}}",
        3,
        "stands twice in the key",
        "",
    ),
    (
        "table: t\nfrom: s\nkey: [r]\ncolumns: {r: {from: RATE, type: double}}",
        3,
        "a binary float is no key",
        "",
    ),
    (
        "table: t\nfrom: s\nkey: [id]\ncolumns:\n  id: {from: ID, type: bigint, required: false}",
        5,
        "may not be NULL",
        "",
    ),
    (HEAD + "  Id: {from: ID, type: bigint}", 6, "column 'Id' differs from 'id' by case only", "Rename"),
    (HEAD + "  id: {from: ID, type: bigint}", 6, "'id' stands twice", "Keep one"),
    (HEAD + "drop: {x: NAME}", 6, "the rule gives text, not true or false", "Write a condition"),
    (HEAD + "drop: {x: NAM = 'a'}", 6, "unknown field 'NAM'", "Did you mean 'NAME'?"),
    (HEAD + "skip: {x: now() > DAY}", 6, "unknown function 'now'", ""),
    (HEAD + "references: {x: t.id}", 6, "unknown column 'x' of t", ""),
    (HEAD + "references: {id: u.id}", 6, "unknown table 'u'", "Known: t"),
    (HEAD + "references: {id: t}", 6, "'t' names no column", "Write table.column"),
    (HEAD + "references: {id: 5}", 6, "must be text, not 5", ""),
    (HEAD + "references: {id: t.x}", 6, "unknown column 'x' of t", ""),
    (
        HEAD + "references:\n  - {columns: [id], table: t, references: [id, id]}",
        7,
        "1 columns refer to 2",
        "",
    ),
    (
        HEAD + "  b: {expr: target.c, type: text}\n  c: {expr: target.b, type: text}",
        6,
        "computed from each other: b -> c -> b",
        "",
    ),
    (
        HEAD + "children: {c: {each: ADDRES, key: [k], columns: {k: {value: 1, type: integer}}}}",
        6,
        "unknown table 'ADDRES'",
        "ADDRESS",
    ),
    (
        HEAD + "children: {c: {each: NAME, key: [k], columns: {k: {value: 1, type: integer}}}}",
        6,
        "'NAME' is no table",
        "ADDRESS",
    ),
    (
        HEAD + "children: {t: {each: PHONE, key: [k], columns: {k: {position: true, type: integer}}}}",
        6,
        "table 't' is defined in",
        "Rename",
    ),
    (
        HEAD + "children: {c: {each: PHONE, key: [k], columns: {k: {parent: idd}}}}",
        6,
        "no column 'idd'",
        "Columns: id",
    ),
    (
        HEAD + "children: {c: {each: PHONE, key: [k], columns: {k: {parent: id, type: text}}}}",
        6,
        "is bigint, not text",
        "Leave",
    ),
]


@pytest.mark.parametrize(("text", "line", "reason", "remedy"), TABLES)
def test_fault_of_a_table(faults: Faults, text: str, line: int, reason: str, remedy: str) -> None:
    found = faults(text, rows=ROWS)
    assert len(found) == 1, found
    assert reason in found[0].reason
    assert remedy in found[0].remedy
    assert found[0].line == line


def test_all_faults_of_all_files_are_raised_together(faults: Faults) -> None:
    one = (
        HEAD
        + "  a: {from: NAM, type: text}\n  b: {from: AMT, type: date}\n  c: {expr: uper(NAM), type: text}\n"
    )
    two = HEAD.replace("table: t", "table: u") + "  a: {from: XX, type: text}\nkeys: [a]\n"
    broken = "table: [\n"
    found = faults(one, two, broken, rows=ROWS)
    assert [Path(fault.file).name for fault in found].count("m0.yaml") == 4
    assert {Path(fault.file).name for fault in found} == {"m0.yaml", "m1.yaml", "m2.yaml"}
    assert str(ConfigurationError(found)).count("\n") == len(found) - 1


def test_tables_that_refer_in_a_circle(faults: Faults) -> None:
    a = HEAD.replace("table: t", "table: a") + "references: {id: b.id}\n"
    b = HEAD.replace("table: t", "table: b") + "references: {id: a.id}\n"
    found = faults(a, b, rows=ROWS)
    assert [fault.reason for fault in found] == ["tables refer to each other: a -> b -> a"]


def test_a_table_defined_twice(faults: Faults) -> None:
    found = faults(HEAD, HEAD.replace("table: t", "table: T"), rows=ROWS)
    assert len(found) == 1
    assert "table 'T' is defined in" in found[0].reason


def test_references_of_other_types_and_part_of_a_key(faults: Faults) -> None:
    parent = "table: p\nfrom: s\nkey: [id, name]\ncolumns: {id: {from: ID, type: bigint}, name: {from: NAME, type: text}}"
    found = faults(HEAD + "references: {id: p.id}\n", parent, rows=ROWS)
    assert found[0].reason == "a foreign key must name the whole key of p, which is id, name"
    other = "table: p\nfrom: s\nkey: [name]\ncolumns: {name: {from: NAME, type: text}}"
    found = faults(HEAD + "references: {id: p.name}\n", other, rows=ROWS)
    assert found[0].reason == "id is bigint, and p.name is text"


def test_generated_keys_of_different_namespaces_never_agree(faults: Faults) -> None:
    parent = "table: p\nfrom: s\nkey: [k]\ncolumns: {k: {generate: [ID], type: uuid}}"
    child = HEAD + "  pk: {generate: [ID], type: uuid}\nreferences: {pk: p.k}\n"
    found = faults(child, parent, rows=ROWS)
    assert [fault.remedy for fault in found] == ["Add 'namespace: p' to the column pk"]


def test_several_record_types_must_be_told_apart(faults: Faults) -> None:
    found = faults(HEAD, rows={"A": ROWS, "B": ROWS})
    assert found[0].remedy == "Write one of s.A, s.B"


def test_a_missing_file_is_a_fault_among_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("table: t\n")
    with pytest.raises(ConfigurationError) as caught:
        load_mappings([tmp_path / "none.yaml", bad], {"s": SourceShape("s", {"R": ROWS.schema})})
    assert {Path(fault.file).name for fault in caught.value.faults} == {"none.yaml", "bad.yaml"}


def test_codes_that_are_faults_name_their_line(faults: Faults) -> None:
    found = faults(HEAD + "  v: {from: NAME, lookup: twice.csv, type: text}\n", rows=ROWS, **FILES)
    assert "twice.csv:3: code 'a ' stands in" in found[0].reason
