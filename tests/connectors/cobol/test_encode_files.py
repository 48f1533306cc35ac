"""Whole files there and back: every record format that can be written, and the proof of what frames the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.source import prove, write_file
from migrate.errors import SourceError

BOOK = """\
       01  REC.
           05  NUMBER-OF PIC 9.
           05  WORDS     OCCURS 0 TO 3 DEPENDING ON NUMBER-OF PIC X(2).
"""
TEXTS = ("0", "2ABCD", "1Z ", "3AABBCC", "0", "1QQ")
RECORDS = tuple(text.encode("cp037") for text in TEXTS)


def connector(folder: Path, data: bytes, book: str = BOOK, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text(book)
    (folder / "REC.bin").write_bytes(data)
    source = CobolSource.model_validate({"copybooks": ["REC.cpy"], "data": ["REC.bin"], **words})
    return CobolConnector("rec", source, folder)


def rows(found: CobolConnector) -> Iterator[Mapping[str, pa.RecordBatch]]:
    return (chunk.rows for partition in found.partitions(1 << 20) for chunk in found.read(partition))


def again(found: CobolConnector, **words: Any) -> bytes:
    out = found.folder / "again.bin"
    write_file(found, rows(found), out, origin="rows", **words)
    return out.read_bytes()


def framed(records: Sequence[bytes]) -> bytes:
    return b"".join((len(record) + 4).to_bytes(2, "big") + b"\x00\x00" + record for record in records)


def blocked(*blocks: Sequence[bytes]) -> bytes:
    found = b""
    for records in blocks:
        inner = framed(records)
        found += (len(inner) + 4).to_bytes(2, "big") + b"\x00\x00" + inner
    return found


def test_variable_records(tmp_path: Path) -> None:
    found = connector(tmp_path, framed(RECORDS), record_format="V")
    assert again(found) == framed(RECORDS)
    assert prove(found).holds


@pytest.mark.parametrize("batches", [1, 6])
def test_blocks_take_the_records_that_fit(tmp_path: Path, batches: int) -> None:
    """24 bytes hold a BDW and 20 bytes of records with their RDWs, whatever batches the rows come in."""
    expected = blocked(RECORDS[:2], RECORDS[2:4], RECORDS[4:])
    found = connector(tmp_path, blocked(RECORDS), record_format="VB")
    whole = [(name, batch) for each in rows(found) for name, batch in each.items()]
    pieces = [
        {name: batch.slice(n * 6 // batches, 6 // batches)} for name, batch in whole for n in range(batches)
    ]
    write_file(found, iter(pieces), tmp_path / "again.bin", origin="rows", block_size=24)
    assert (tmp_path / "again.bin").read_bytes() == expected
    with pytest.raises(SourceError, match="record 2: the record does not fit into a block of 12 bytes"):
        again(found, block_size=12)


@pytest.mark.parametrize(
    "word",
    [
        {"endian": "little"},
        {"length_includes_header": False},
        {"header_length": 3, "length_at": [1, 2], "adjustment": 1},
    ],
)
def test_descriptor_words_of_other_forms(tmp_path: Path, word: dict[str, Any]) -> None:
    plain = connector(tmp_path, framed(RECORDS), record_format="V")
    described = plain.source.model_copy(
        update={"rdw": CobolSource.model_validate({"copybooks": ["X"], "rdw": word}).rdw}
    )
    other = CobolConnector("rec", described, tmp_path)
    write_file(other, rows(plain), tmp_path / "REC.bin.new", origin="rows")
    (tmp_path / "REC.bin.new").rename(tmp_path / "REC.bin")
    assert (tmp_path / "REC.bin").read_bytes() != framed(RECORDS)
    (chunk,) = rows(other)
    assert chunk["REC"].num_rows == 6
    assert prove(other).holds


@pytest.mark.parametrize("page", ["cp037", "ascii"])
def test_lines(tmp_path: Path, page: str) -> None:
    end = b"\x15" if page == "cp037" else b"\n"
    book = "       01  REC.\n           05  A PIC X(3).\n           05  B PIC X(3).\n"
    lines = [text.encode(page) for text in ("ABCDEF", "ABC  F", "ABC   ")]
    found = connector(tmp_path, end.join(lines) + end, book, record_format="text", code_page=page)
    assert again(found) == end.join(lines) + end
    assert prove(found).holds
    short = connector(
        tmp_path, lines[0] + end + "ABC  ".encode(page), book, record_format="text", code_page=page
    )
    assert again(short) == lines[0] + end + lines[2] + end
    proof = prove(short)
    assert proof.holds
    names = {each.field: list(each.differences) for each in proof.fields if each.differences}
    assert names == {"B": ["blanks at the end of the record cut off"], "(line end)": ["no line end"]}


def test_a_line_that_holds_the_end_of_one(tmp_path: Path) -> None:
    book = "       01  REC.\n           05  A PIC X(3).\n"
    found = connector(tmp_path, b"ABC", book, record_format="F", code_page="ascii")
    (tmp_path / "REC.bin").write_bytes(b"ABCD\nE")
    lines = CobolConnector("rec", found.source.model_copy(update={"record_format": "text"}), tmp_path)
    with pytest.raises(SourceError, match="record 2: the record holds the byte that ends a line"):
        write_file(lines, rows(found), tmp_path / "again.bin", origin="rows")
    assert not (tmp_path / "again.bin").exists()
    assert not (tmp_path / "again.bin.part").exists()


def test_bytes_around_records_and_files(tmp_path: Path) -> None:
    """X'00' is written where nothing is described; what else stands there is not reproduced, and said."""
    words = {"header_bytes": 2, "trailer_bytes": 1, "record_prefix_bytes": 2, "record_suffix_bytes": 1}
    book = "       01  REC.\n           05  A PIC X(2).\n"
    data = b"\x00\x00" + b"\x00\x00\xc1\xc2\x00" * 3 + b"\x00"
    found = connector(tmp_path, data, book, **words)
    assert again(found) == data
    assert prove(found).holds
    found = connector(tmp_path, b"HD" + b"\x00\x01\xc1\xc2\x00" * 3 + b"T", book, **words)
    proof = prove(found)
    assert not proof.holds
    lost = {each.field: (each.unit, each.not_reproduced) for each in proof.fields if each.not_reproduced}
    assert lost == {
        "(file header)": ("bytes", 2),
        "(record prefix)": ("words", 3),
        "(file trailer)": ("bytes", 1),
    }


def test_length_words_that_would_be_others(tmp_path: Path) -> None:
    """A word of a form of its own, whose other bytes are not looked at when records are cut."""
    data = bytearray(b"".join(bytes([0, len(record), 0]) + record for record in RECORDS))
    data[2] = 0x01
    word = {"header_length": 3, "length_includes_header": False}
    proof = prove(connector(tmp_path, bytes(data), record_format="V", rdw=word))
    (lost,) = [each for each in proof.fields if each.not_reproduced]
    (difference,) = lost.differences.values()
    assert (lost.field, lost.count, lost.exact) == ("(RDW)", 6, 5)
    assert (difference.record, difference.offset, difference.source, difference.encoded) == (
        1,
        0,
        "000101",
        "000100",
    )
    assert not proof.holds


def test_records_that_say_their_own_length(tmp_path: Path) -> None:
    found = connector(tmp_path, b"".join(RECORDS), record_format="F", variable_occurs=True)
    assert again(found) == b"".join(RECORDS)
    assert prove(found).holds
    book = "       01  REC.\n           05  LEN PIC 9.\n           05  A PIC X(3).\n"
    by_field = connector(tmp_path, "4ABC4DEF".encode("cp037"), book, length_field={"field": "LEN"})
    assert again(by_field) == "4ABC4DEF".encode("cp037")
    batch = next(rows(by_field))["REC"]
    wrong = batch.set_column(1, batch.schema.field(1), pa.array([4, 5], batch.schema.field(1).type))
    with pytest.raises(
        SourceError, match="record 2: the record is not as long as its record format and length"
    ):
        write_file(by_field, iter([{"REC": wrong}]), tmp_path / "again.bin", origin="rows")


def test_records_of_several_types_in_their_order(tmp_path: Path) -> None:
    book = (
        "       01  ONE-REC.\n           05  KIND PIC X.\n           05  A PIC 9(3).\n"
        "       01  TWO-REC.\n           05  KIND PIC X.\n           05  B PIC X(5).\n"
    )
    records = [text.encode("cp037") for text in ("1001", "2AAAAA", "1002", "1003", "2B    ")]
    found = connector(
        tmp_path, framed(records), book, record_format="V",
        segments={"field": "KIND", "redefine_map": {"ONE-REC": "1", "TWO-REC": "2"}},
    )  # fmt: skip
    assert again(found) == framed(records)
    proof = prove(found)
    assert proof.holds
    assert [(each.segment, each.field, each.count) for each in proof.fields] == [
        ("ONE-REC", "KIND", 3), ("ONE-REC", "A", 3), ("TWO-REC", "KIND", 2), ("TWO-REC", "B", 2), ("(file)", "(RDW)", 5)
    ]  # fmt: skip


def test_refused_and_filtered_records_are_counted(tmp_path: Path) -> None:
    book = "       01  REC.\n           05  KIND PIC X.\n           05  A PIC 9(3).\n"
    data = "A001BZZZA0X1C001".encode("cp037")
    found = connector(
        tmp_path, data, book, segments={"field": "KIND", "redefine_map": {"REC": ["A", "B"]}, "filter": ["A"]}
    )
    proof = prove(found)
    assert (proof.records, proof.invalid, proof.filtered, proof.holds) == (4, 2, 1, False)
    assert proof.faults == {("REC", "A", "bad_digit"): 1, ("", "KIND", "unknown_type"): 1}


PLAIN = "       01  REC.\n           05  A PIC X(3).\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"ABCDEF", {"record_format": "FS"}),
        (b"ABCDEF", {"record_format": "FBS"}),
        (b"ABC\nDEF\n", {"record_format": "text", "line_end": "lf"}),
        (b"ABC\r\nDEF\r\n", {"record_format": "text", "line_end": "crlf"}),
        (b"A\nC\r\nDE\n\r\n", {"record_format": "text", "line_end": "crlf"}),
        (b"ABC\rDEF\r", {"record_format": "text", "line_end": "cr"}),
        (b"ABC\x85DEF\x85", {"record_format": "text", "line_end": "nel", "code_page": "latin-1"}),
        (
            b"\xc1\x15\xc2\x25\xc1\x15\xc3\x25",
            {"record_format": "text", "line_end": "lf", "code_page": "cp037"},
        ),
        (b"A\0\nC\n\0\r\0\0D\n", {"record_format": "text", "line_nulls": True}),
        (b"ABC", {"record_format": "U"}),
        (b"ABCDEF", {"record_format": "U", "record_length": 3}),
        (b"\0\7\0\0ABC\0\7\0\0DEF", {"record_format": "U", "bdw": {}}),
        (b"\0\7\0\0ABC\0\6\1\0DE\0\5\2\0F", {"record_format": "VS"}),
    ],
)
def test_every_format_there_and_back(tmp_path: Path, data: bytes, words: dict[str, Any]) -> None:
    found = connector(tmp_path, data, PLAIN, **{"code_page": "ascii", **words})
    proof = prove(found)
    assert proof.holds
    if words["record_format"] == "VS":  # segments of another size come back as they stand in the source
        assert len(again(found, block_size=9)) == 2 * 7
        return
    assert all(each.exact == each.count for each in proof.fields), proof.fields
    assert again(found) == data


def test_what_stands_between_records_by_name(tmp_path: Path) -> None:
    """Written by hand from the formats' descriptions; each difference has its rule, or has none."""
    null = b"\x80\0\0\0"
    cases: list[tuple[bytes, dict[str, Any], dict[str, list[str]], bool]] = [
        (
            b"\0\x0f\0\0" + b"\0\7\0\0ABC" + null + b"\x80\0\0\x0b" + b"\0\7\0\0DEF",
            {"record_format": "VBS"},
            {
                "(null segment)": ["null segment at the end of a block"],
                "(BDW)": ["extended block descriptor word"],
            },
            True,
        ),
        (b"\0\x0b\7\0" + b"\0\7\0\0ABC", {"record_format": "VBS"}, {"(BDW)": ["other bytes"]}, False),
        (
            b"\x80\0\0\x0b" + b"\0\7\0\0ABC",
            {"record_format": "VB"},
            {"(BDW)": ["extended block descriptor word"]},
            True,
        ),
        (
            b"A\tC\n\0\tBC\r\nDEF",
            {"record_format": "text", "line_nulls": True},
            {"(line end)": ["control character without its NUL", "line end X'0D0A'", "no line end"]},
            True,
        ),
    ]
    for data, words, expected, holds in cases:
        proof = prove(connector(tmp_path, data, PLAIN, code_page="ascii", **words))
        ruled = {each.field: sorted(each.differences) for each in proof.fields if each.exact < each.count}
        assert ruled == expected
        assert proof.holds is holds


def test_records_that_their_format_cannot_carry(tmp_path: Path) -> None:
    found = connector(tmp_path, b"AB\rCDE", PLAIN, code_page="ascii")
    lines = CobolConnector("rec", found.source.model_copy(update={"record_format": "text"}), tmp_path)
    with pytest.raises(SourceError, match="record 1: the record holds the byte that ends a line"):
        write_file(lines, rows(found), tmp_path / "again.bin", origin="rows")
    blocks = CobolConnector("rec", found.source.model_copy(update={"record_format": "U"}), tmp_path)
    with pytest.raises(SourceError, match="record 2: the block before it has no end that can be told"):
        write_file(blocks, rows(found), tmp_path / "again.bin", origin="rows")


def test_a_micro_focus_file(tmp_path: Path) -> None:
    """Deleted records frame the others and are not written; a long record takes headers of four bytes."""
    found = connector(tmp_path, b"ABCDEF", PLAIN, code_page="ascii")
    lines = CobolConnector("rec", found.source.model_copy(update={"record_format": "MF"}), tmp_path)
    write_file(lines, rows(found), tmp_path / "AGAIN.bin", origin="rows")
    data = (tmp_path / "AGAIN.bin").read_bytes()
    assert data[128:] == b"\x40\3ABC\0\0\0" + b"\x40\3DEF\0\0\0"
    assert (data[:4], data[39], data[41], data[54:58]) == (b"\x30\x7e\0\0", 1, 0, b"\0\0\0\3")
    assert prove(connector(tmp_path, data, PLAIN, code_page="ascii", record_format="MF")).holds
    deleted = data[:128] + b"\x20\3ABC\0\0\0" + data[128:]
    proof = prove(connector(tmp_path, deleted, PLAIN, code_page="ascii", record_format="MF"))
    lost = {each.field: (each.unit, each.not_reproduced) for each in proof.fields if each.not_reproduced}
    assert lost == {"(between records)": ("bytes", 8)}
    book = "       01  REC.\n           05  A PIC X(5000).\n"
    long = connector(tmp_path, b"A" * 5000, book, code_page="ascii")
    lines = CobolConnector("rec", long.source.model_copy(update={"record_format": "MF"}), tmp_path)
    write_file(lines, rows(long), tmp_path / "AGAIN.bin", origin="rows")
    data = (tmp_path / "AGAIN.bin").read_bytes()
    assert data[:4] + data[128:136] == b"\x30\0\0\x7c" + b"\x40\0\x13\x88AAAA"
    assert prove(connector(tmp_path, data, book, code_page="ascii", record_format="MF")).holds


def test_renamed_items_are_not_written_twice(tmp_path: Path) -> None:
    book = "       01  REC.\n           05  A PIC X.\n           05  B PIC S9(3) COMP-3.\n       66  ALL-OF RENAMES A THRU B.\n"
    data = b"\xc1\x12\x3f" * 3
    found = connector(tmp_path, data, book, renames=["ALL"])
    assert "ALL-OF" in next(rows(found))["REC"].schema.names
    proof = prove(found)
    assert proof.holds
    assert [(each.field, each.exact, each.by_rule) for each in proof.fields] == [("A", 3, 0), ("B", 0, 3)]
    assert again(found) == b"\xc1\x12\x3c" * 3


def test_families_keep_their_order(tmp_path: Path) -> None:
    book = (
        "       01  TOP-REC.\n           05  KIND PIC X.\n           05  A PIC 9(3).\n"
        "       01  SUB-REC.\n           05  KIND PIC X.\n           05  B PIC X(5).\n"
    )
    records = [text.encode("cp037") for text in ("1001", "2AAAAA", "2BBBBB", "1002", "1003", "2C    ")]
    found = connector(
        tmp_path, framed(records), book, record_format="V",
        segments={"field": "KIND", "redefine_map": {"TOP-REC": "1", "SUB-REC": "2"}},
        hierarchy={"TOP-REC": ["SUB-REC"]},
    )  # fmt: skip
    assert "_parent" in next(rows(found))["SUB-REC"].schema.names
    assert again(found) == framed(records)
    assert prove(found).holds
