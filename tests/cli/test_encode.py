"""`migrate encode`: what decode wrote, in each form, becomes the file it came from; and the byte proof."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from migrate.cli import cli
from migrate.cli.errors import reported
from migrate.errors import SourceError

COPYBOOK = """\
       01  ONE-REC.
           05  KIND              PIC X.
           05  PERSON.
               10  PERSON-NO     PIC 9(9).
               10  AMOUNT        PIC S9(25)V99 COMP-3.
           05  RATE              COMP-2.
           05  PLACE             INDEX.
           05  NOTES             OCCURS 2.
               10  NOTE.
                   15  NOTE-TEXT PIC X(4).
                   15  NOTE-AMT  PIC S9(3)V9.
       01  TWO-REC.
           05  KIND              PIC X.
           05  COUNT-OF          PIC 9.
           05  WORDS             OCCURS 0 TO 3 DEPENDING ON COUNT-OF PIC X(3).
"""
SOURCE = """\
copybooks: [REC.cpy]
data: [REC.bin]
record_format: V
segments:
  field: KIND
  redefine_map: {ONE-REC: "1", TWO-REC: "2"}
"""


def one(number: int, amount: str, note: bytes) -> bytes:
    rate = bytes.fromhex("41199999 9999999A" if number % 2 else "00000000 00000000")
    place = bytes([0, number % 256, 0xFF, 0x22])
    notes = note + "012C".encode("cp037") + 'a," '.encode("cp037") + "001}".encode("cp037")
    return f"1{number:09d}".encode("cp037") + bytes.fromhex(amount) + rate + place + notes


def two(*words: str) -> bytes:
    return f"2{len(words)}{''.join(each.ljust(3) for each in words)}".encode("cp037")


RECORDS = [
    one(1, "234567890123456789012345670c", "Ü\u0085x ".encode("cp037")),
    two("A", "", "B C"),
    two(),
    one(2, "000000000000000000000000001d", "    ".encode("cp037")),
    two("É"),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "REC.cpy").write_text(COPYBOOK)
    (tmp_path / "REC.bin").write_bytes(
        b"".join((len(each) + 4).to_bytes(2, "big") + b"\x00\x00" + each for each in RECORDS)
    )
    (tmp_path / "rec.yaml").write_text(SOURCE)
    return tmp_path / "rec.yaml"


def call(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "100"}).invoke(cli, [str(each) for each in arguments])


def done(*arguments: str | Path) -> str:
    found = call(*arguments)
    if found.exception:
        raise found.exception
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.mark.parametrize(
    ("to", "back"), [("json", "jsonl"), ("csv", "csv"), ("parquet", "parquet"), ("arrow", "arrow")]
)
def test_decode_and_encode_give_the_file_again(source: Path, to: str, back: str) -> None:
    rows, out = source.with_name(f"rows.{to}"), source.with_name("again.bin")
    done("decode", source, "--to", to, "--out", rows)
    before = (source.parent / "REC.bin").read_bytes()
    said = done("encode", source, "--from", back, "--in", rows, "--out", out)
    assert out.read_bytes() == before
    assert said == f"5 records, {len(before):,} bytes: {out}\n"
    said = done("encode", source, "--from", back, "--in", rows, "--out", out, "--output", "json")
    assert json.loads(said) == {"file": str(out), "records": 5, "bytes": len(before)}


def test_the_proof_for_people_and_for_programs(source: Path) -> None:
    text = done("encode", source, "--prove")
    assert "Fields: 28 of 28 exactly\n" in text
    assert text.endswith("PROVEN: every byte comes back exactly or by a named rule.\n")
    found = json.loads(done("encode", source, "--prove", "--output", "json"))
    assert (found["holds"], found["records"], found["invalid_records"]) == (True, 5, 0)
    assert found["bytes"] == (source.parent / "REC.bin").stat().st_size
    names = {(each["segment"], each["field"]): (each["count"], each["exact"]) for each in found["fields"]}
    assert names["ONE-REC", "NOTES.NOTE.NOTE-AMT"] == (4, 4)
    assert names["TWO-REC", "WORDS"] == (4, 4)


def test_what_is_not_as_it_would_be_written(source: Path) -> None:
    data = bytearray((source.parent / "REC.bin").read_bytes())
    sign = 4 + 10 + 13
    assert data[sign] == 0x0C
    data[sign] = 0x0F
    data[2] = 0xFF  # between the first record's length and its fields
    (source.parent / "REC.bin").write_bytes(bytes(data))
    source.write_text(SOURCE + "rdw: {header_length: 2}\nrecord_prefix_bytes: 2\n")
    found = call("encode", source, "--prove")
    assert found.exit_code == 5
    assert "by rule: sign X'F' for X'C'" in found.stdout
    assert "NOT REPRODUCED: other bytes" in found.stdout
    assert found.stdout.endswith("NOT PROVEN: 1 fields, words or bytes of no field do not come back.\n")
    fields = json.loads(call("encode", source, "--prove", "--output", "json").stdout)["fields"]
    (amount,) = [each for each in fields if each["field"] == "PERSON.AMOUNT"]
    assert (amount["count"], amount["exact"], amount["by_rule"], amount["not_reproduced"]) == (2, 1, 1, 0)
    (difference,) = amount["differences"]
    assert difference["example"]["record"] == 1
    assert difference["example"]["offset"] == 4 + 10
    assert difference["example"]["source"] == difference["example"]["encoded"][:-1] + "f"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "encode needs --in FILE and --out FILE, or --prove"),
        (("--prove", "--out", "x"), "--prove takes no --in and no --out"),
        (("--in", "x", "--out", "nowhere/x"), "there is no folder"),
    ],
)
def test_usage(source: Path, arguments: tuple[str, ...], words: str) -> None:
    found = call("encode", source, *arguments)
    assert found.exit_code == 2
    assert words in found.output


@pytest.mark.parametrize(
    ("form", "rows", "words"),
    [
        ("jsonl", "none.jsonl", "none.jsonl: does not exist"),
        ("parquet", "none.parquet", "none.ONE-REC.parquet: does not exist"),
        ("jsonl", '{"KIND":"2","COUNT-OF":1,"WORDS":["A"]}\n{"KIND":"3"}\n', "record 2: the row is of none of the record types"),
        ("jsonl", '{"KIND":"2","COUNT-OF":1,"WORDS":["ABCD"]}\n', "record 1, WORDS: the text is longer than the field"),
        ("jsonl", '{"KIND":"2","COUNT-OF":10,"WORDS":["A"]}\n', "record 1, COUNT-OF: "),
        ("jsonl", '{"KIND":"2","COUNT-OF":1,"WORDS":["A"]\n', "cannot be read: JSON parse error"),
        ("jsonl", '{"KIND":"2","COUNT-OF":1.5,"WORDS":["A"]}\n', "cannot be read: Failed to convert JSON to int64"),
        ("jsonl", '{"KIND":"2","COUNT-OF":1,"WORDS":["A"],"MORE":1}\n', "cannot be read: JSON parse error"),
    ],
)  # fmt: skip
def test_faults(source: Path, form: str, rows: str, words: str) -> None:
    file = source.parent / (rows if rows.startswith("none") else "rows.jsonl")
    if not rows.startswith("none"):
        file.write_text(rows)
    found = call("encode", source, "--from", form, "--in", file, "--out", source.parent / "again.bin")
    assert isinstance(found.exception, SourceError)
    assert words in str(found.exception)
    assert not (source.parent / "again.bin").exists()
    with pytest.raises(SystemExit) as ended, reported():
        raise found.exception
    assert ended.value.code == 3


def test_a_file_of_other_columns(source: Path) -> None:
    csv = "_record,KIND,COUNT-OFF,WORDS\n"
    (source.parent / "rows.TWO-REC.csv").write_text(csv)
    (source.parent / "rows.ONE-REC.csv").write_text(csv)
    found = call(
        "encode", source, "--from", "csv", "--in", source.parent / "rows.csv", "--out", source.parent / "x"
    )
    assert isinstance(found.exception, SourceError)
    assert "has a column COUNT-OFF that the source does not" in str(found.exception)


def test_only_cobol_records_can_be_encoded(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("connector: odbc\nconnection: a\ntable: T\n")
    found = call("encode", tmp_path / "x.yaml", "--prove")
    assert found.exit_code == 2
    assert "only records that a copybook describes can be encoded" in found.output


def test_record_types_that_are_numbers(source: Path) -> None:
    book = COPYBOOK.replace("KIND              PIC X.", "KIND              PIC 9.")
    (source.parent / "REC.cpy").write_text(book)
    rows, out = source.with_name("rows.json"), source.with_name("again.bin")
    done("decode", source, "--out", rows)
    done("encode", source, "--from", "jsonl", "--in", rows, "--out", out)
    assert out.read_bytes() == (source.parent / "REC.bin").read_bytes()
