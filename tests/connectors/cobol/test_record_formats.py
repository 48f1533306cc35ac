"""Each record format written by hand: its records, their places, and what is said of files that are not in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from connectors.base import Tally
from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from migrate.errors import ConfigurationError, FramingError

BOOK = "       01  REC.\n           05  BODY PIC X(3).\n"


def connect(folder: Path, data: bytes, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text(BOOK)
    (folder / "REC.bin").write_bytes(data)
    found = {"copybooks": ["REC.cpy"], "data": ["REC.bin"], "code_page": "ascii", **words}
    return CobolConnector("records", CobolSource.model_validate(found), folder)


def found(connector: CobolConnector) -> tuple[list[tuple[int, bytes]], Tally]:
    """(offset, bytes) of the records, and the tally of all that was read."""
    total = Tally()
    for partition in connector.partitions(1):
        for chunk in connector.read(partition):
            total += chunk.tally
    raw = connector.locate(range(1, total.records + 1))
    return [(each.offset, each.bytes) for each in raw], total


WHOLE, FIRST, LAST, MIDDLE = 0, 1, 2, 3


def sdw(code: int, body: bytes) -> bytes:
    return (len(body) + 4).to_bytes(2, "big") + bytes([code, 0]) + body


def block(*segments: bytes) -> bytes:
    body = b"".join(segments)
    return (len(body) + 4).to_bytes(2, "big") + b"\0\0" + body


NULL = b"\x80\0\0\0"

GOOD: dict[str, tuple[bytes, dict[str, Any], list[tuple[int, bytes]]]] = {
    "FS": (b"abcdef", {"record_format": "FS"}, [(0, b"abc"), (3, b"def")]),
    "FBS": (b"abcdef", {"record_format": "FBS"}, [(0, b"abc"), (3, b"def")]),
    "VS": (
        sdw(WHOLE, b"abc") + sdw(FIRST, b"d") + sdw(MIDDLE, b"e") + sdw(MIDDLE, b"") + sdw(LAST, b"f"),
        {"record_format": "VS"},
        [(4, b"abc"), (11, b"def")],
    ),
    "VBS, a record in three blocks": (
        block(sdw(WHOLE, b"abc"), sdw(FIRST, b"d")) + block(sdw(MIDDLE, b"e")) + block(sdw(LAST, b"f"), sdw(0, b"")),
        {"record_format": "VBS"},
        [(8, b"abc"), (15, b"def"), (38, b"")],
    ),
    "VBS, a null segment ends a block": (
        block(sdw(WHOLE, b"abc"), NULL, b"rubbish") + block(NULL) + block() + block(sdw(WHOLE, b"def")),
        {"record_format": "VBS"},
        [(8, b"abc"), (42, b"def")],
    ),
    "VBS, a null segment within a record": (
        block(sdw(FIRST, b"ab"), NULL) + block(sdw(LAST, b"c")),
        {"record_format": "VBS"},
        [(8, b"abc")],
    ),
    "VB, an extended block word": (
        b"\x80\0\0\x0b" + sdw(0, b"abc") + block(sdw(0, b"def")),
        {"record_format": "VB"},
        [(8, b"abc"), (19, b"def")],
    ),
    "VB, a block of 70,000 bytes": (
        (0x80000000 + 4 + 10000 * 7).to_bytes(4, "big") + sdw(0, b"abc") * 10000,
        {"record_format": "VB"},
        [(8 + 7 * n, b"abc") for n in range(10000)],
    ),
    "U, blocks of one length": (b"abcdefgh", {"record_format": "U", "record_length": 3}, [(0, b"abc"), (3, b"def"), (6, b"gh")]),
    "U, the file is one block": (b"abc", {"record_format": "U"}, [(0, b"abc")]),
    "U, blocks behind words": (sdw(0, b"abc") + sdw(0, b"d"), {"record_format": "U", "bdw": {}}, [(4, b"abc"), (11, b"d")]),
    "text, carriage returns": (b"abc\rd\n\re", {"record_format": "text", "line_end": "cr"}, [(0, b"abc"), (4, b"d\n"), (7, b"e")]),
    "text, both": (b"a\nb\r\n\rc", {"record_format": "text", "line_end": "crlf"}, [(0, b"a\nb"), (5, b"\rc")]),
    "text, line feeds alone": (b"a\r\nb", {"record_format": "text", "line_end": "lf"}, [(0, b"a\r"), (3, b"b")]),
    "text, EBCDIC new lines": (
        b"\x81\x15\x82\x25\x83\x0d\x25",
        {"record_format": "text", "code_page": "cp037"},
        [(0, b"\x81"), (2, b"\x82"), (4, b"\x83")],
    ),
    "text, EBCDIC new lines alone": (
        b"\x81\x25\x15\x82",
        {"record_format": "text", "code_page": "cp037", "line_end": "nel"},
        [(0, b"\x81\x25"), (3, b"\x82")],
    ),
    "text, NULs before data": (
        b"a\0\n\0\x01\nb\0\r\r\n",
        {"record_format": "text", "line_nulls": True},
        [(0, b"a\n\x01"), (6, b"b\r")],
    ),
    "MF, records of all sizes, one deleted": (
        bytes.fromhex("307e0000") + bytes(35) + b"\1" + bytes(8) + b"\1" + bytes(5) + b"\0\0\0\x09" + bytes(70)
        + b"\x40\x03abc" + b"   " + b"\x20\x06deadly" + b"\x40\x00" + bytes(6) + b"\x40\x09123456789" + b" ",
        {"record_format": "MF"},
        [(130, b"abc"), (146, b""), (154, b"123456789")],
    ),
    "MF, long records": (
        bytes.fromhex("3000007c") + bytes(35) + b"\1" + bytes(8) + b"\1" + bytes(5) + b"\0\0\x20\0" + bytes(70)
        + b"\x40\0\0\x03abc" + b" " + b"\x40\0\x10\x01" + b"x" * 4097,
        {"record_format": "MF"},
        [(132, b"abc"), (140, b"x" * 4097)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_records_and_every_byte(tmp_path: Path, name: str) -> None:
    data, words, expected = GOOD[name]
    records, total = found(connect(tmp_path, data, on_invalid="null", **words))
    assert records == expected
    assert total.bytes == len(data)
    assert total.record_bytes == sum(len(body) for _, body in expected)


MF_HEAD = GOOD["MF, records of all sizes, one deleted"][0][:128]

BAD: dict[str, tuple[bytes, str, int, str, str]] = {
    # file, format, byte that the error names, words of reason and of remedy
    "first segment read as V": (sdw(0, b"abc") + sdw(1, b"d"), "V", 7, "first segment of a spanned record", "record_format: VS"),
    "last segment read as VB": (block(sdw(0, b"abc"), sdw(2, b"d")), "VB", 11, "last segment", "record_format: VBS"),
    "other bytes in an RDW": (sdw(0, b"abc") + b"\0\5\4\0a", "V", 7, "hold X'0400'", "record_prefix_bytes: 2"),
    "a middle segment first": (sdw(0, b"abc") + sdw(3, b"d"), "VS", 7, "middle segment of a record follows", "may be missing"),
    "a last segment first": (block(sdw(2, b"abc")), "VBS", 4, "last segment of a record follows", "may be missing"),
    "first after first": (sdw(1, b"ab") + sdw(1, b"c") + sdw(2, b"d"), "VS", 6, "first segment follows before", "may be missing"),
    "whole within a record": (sdw(1, b"ab") + sdw(0, b"c"), "VS", 6, "whole record follows before", "may be missing"),
    "a file that ends within a record": (sdw(0, b"abc") + sdw(1, b"d"), "VS", 7, "ends within a spanned record", "record_format"),
    "a file that ends within a segment": (sdw(0, b"abc") + sdw(0, b"def")[:-1], "VS", 7, "ends within a segment: 6 bytes", "record_format"),
    "a file that ends within a block": (block(sdw(0, b"abc"), sdw(0, b"def"))[:-7], "VBS", 11, "ends within a block", "record_format"),
    "SDW of zero": (sdw(0, b"abc") + bytes(4), "VS", 7, "gives a length of 0", "record_format"),
    "SDW of three": (b"\0\3\0\0", "VS", 0, "gives a length of 3", "record_format"),
    "no segment code": (b"\0\5\4\0a", "VS", 0, "hold X'0400', which marks no segment", "record_format"),
    "the fourth byte": (b"\0\5\1\1a", "VS", 0, "hold X'0101', which marks no segment", "record_format"),
    "a segment over its block": (block(sdw(0, b"abc"))[:3] + b"\0\0\x09\0\0abc", "VBS", 4, "over the end of its block", "record_format"),
    "a null segment without blocks": (sdw(0, b"abc") + NULL, "VS", 7, "null segment", "VS or VBS"),
    "a null segment that holds more": (block(b"\x80\0\0\1"), "VBS", 4, "null segment", "VS or VBS"),
    "BDW too small": (b"\0\3\0\0", "VBS", 0, "block descriptor word gives a length of 3", "record_format"),
    "extended BDW too small": (b"\x80\0\0\3", "VB", 0, "block descriptor word gives a length of 3", "record_format"),
    "no MF header": (b"abc" * 50, "MF", 0, "does not begin with the header", "rdw"),
    "half an MF header": (MF_HEAD[:99], "MF", 0, "ends within its header", "record_format"),
    "an indexed MF file": (MF_HEAD[:39] + b"\2" + MF_HEAD[40:], "MF", 0, "an indexed file", "Unload"),
    "a compressed MF file": (MF_HEAD[:41] + b"\1" + MF_HEAD[42:], "MF", 0, "compressed (routine 1)", "DATACOMPRESS"),
    "an MF record of no type": (MF_HEAD + b"\x40\6abcdef\x90\1a", "MF", 136, "says type 9", "header_bytes"),
    "an MF record too long": (MF_HEAD + b"\x40\x0a" + b"x" * 10, "MF", 128, "longer than the file's longest, 9", "transfer"),
    "half an MF record": (MF_HEAD + b"\x40\6abc", "MF", 128, "ends within a record: 5 bytes", "record_format"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_cut_says_where_and_why(tmp_path: Path, name: str) -> None:
    data, record_format, offset, reason, remedy = BAD[name]
    with pytest.raises(FramingError) as caught:
        found(connect(tmp_path, data, record_format=record_format))
    assert reason in caught.value.reason
    assert remedy in caught.value.remedy
    assert (caught.value.offset, Path(str(caught.value.file)).name) == (offset, "REC.bin")


def test_a_nul_that_escapes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FramingError, match="NUL") as caught:
        found(connect(tmp_path, b"a\nb\0c\n", record_format="text", line_nulls=True))
    assert caught.value.offset == 3


def test_partitions_of_a_spanned_file_begin_at_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No block of this file ends between two records, and yet it is read in many pieces."""
    segments = [sdw(FIRST, b"a")]
    for n in range(200):
        segments += [sdw(LAST, b"%02d" % (n % 100)), sdw(FIRST, b"b")]
    segments[-1] = sdw(WHOLE, b"end")
    data = block(segments[0])
    for n in range(1, len(segments) - 1, 2):
        data += block(segments[n], segments[n + 1])
    monkeypatch.setattr("connectors.cobol.extract.READ", 100)
    connector = connect(tmp_path, data, record_format="VBS")
    partitions = connector.partitions(300)
    assert len(partitions) > 5
    assert all(data[each.start - 1 : each.start] in b"0123456789" for each in partitions[1:])
    bodies = []
    for partition in connector.partitions(300):
        for chunk in connector.read(partition):
            bodies += [row["BODY"] for row in chunk.rows["REC"].to_pylist()]
    assert bodies == ["a00", *(f"b{n % 100:02}" for n in range(1, 200)), "end"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"record_format": "VS", "rdw": {"endian": "little"}}, "IBM's descriptor words"),
        ({"record_format": "text", "record_prefix_bytes": 1}, "lines of text have no bytes around"),
        ({"record_format": "U", "record_suffix_bytes": 1}, "blocks of undefined records"),
        ({"record_format": "text", "line_nulls": True, "code_page": "cp037"}, "ASCII lines"),
    ],
)
def test_words_that_do_not_go_together(tmp_path: Path, words: dict[str, Any], reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        connect(tmp_path, b"abc", **words).partitions(1)
