"""Cutting files into records: exact cuts whatever the buffers, errors that name the byte, no byte lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.base import Tally
from connectors.cobol import CobolConnector
from connectors.cobol import extract as module
from connectors.cobol.description import CobolSource
from migrate.errors import ConfigurationError, FramingError, MigrateError, SourceError

TEXT = "       01  REC.\n           05  BODY PIC X(20).\n"
COUNTED = """\
       01  REC.
           05  CNT  PIC 9(2).
           05  PART OCCURS 0 TO 9 DEPENDING ON CNT PIC X(2).
           05  LAST PIC X(1).
"""
MEASURED = "       01  REC.\n           05  SIZE-B PIC 9(4) COMP.\n           05  BODY PIC X(20).\n"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    where = Path(tempfile.mkdtemp())
    yield where
    shutil.rmtree(where)


def connect(folder: Path, content: bytes, copybook: str = TEXT, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text(copybook)
    (folder / "REC.bin").write_bytes(content)
    description = {
        "copybooks": ["REC.cpy"],
        "data": ["REC.bin"],
        "code_page": "ascii",
        "trim": "none",
        **words,
    }
    return CobolConnector("records", CobolSource.model_validate(description), folder)


def rdw(body: bytes, **shape: Any) -> bytes:
    """A record behind its descriptor word, IBM's unless told."""
    size = len(body) + (shape.get("header", 4) if shape.get("inclusive", True) else 0)
    word = size.to_bytes(shape.get("size", 2), shape.get("endian", "big"))
    return word.rjust(shape.get("at", 0) + len(word), b"\0").ljust(shape.get("header", 4), b"\0") + body


def blocks(records: list[bytes], each: int) -> bytes:
    groups = [b"".join(map(rdw, records[n : n + each])) for n in range(0, len(records), each)]
    return b"".join(map(rdw, groups))


def bodies(connector: CobolConnector, target: int = 1 << 30) -> tuple[list[bytes], Tally]:
    """Every record's bytes, and what the tallies of all partitions add up to."""
    total = Tally()
    partitions = connector.partitions(target)
    for partition in partitions:
        piece = Tally()
        for chunk in connector.read(partition):
            piece += chunk.tally
        assert piece.records == partition.records
        assert piece.bytes == partition.end - partition.start
        total += piece
    starts = [partition.first_record for partition in partitions]
    sizes = [partition.records for partition in partitions]
    assert starts == [1 + sum(sizes[:n]) for n in range(len(sizes))]
    found = connector.locate(range(1, total.records + 1))
    content = (connector.folder / "REC.bin").read_bytes()
    for raw in found:
        assert content[raw.offset : raw.offset + len(raw.bytes)] == raw.bytes
    return [raw.bytes for raw in found], total


letters = st.integers(0, 20).flatmap(lambda size: st.binary(min_size=size, max_size=size))
lines = letters.map(lambda body: body.replace(b"\n", b"x").replace(b"\r", b"y"))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes, list[bytes], dict[str, Any]]:
    """(copybook, file, its records, words) of any kind of file."""
    kind = draw(st.sampled_from(["F", "FB", "V", "VB", "text", "measured", "counted", "other words"]))
    around = draw(st.sampled_from([{}, {"header_bytes": 7, "trailer_bytes": 3}]))
    words: dict[str, Any] = {**around, "record_format": kind}
    records: list[bytes] = draw(st.lists(letters, max_size=12))
    copybook = TEXT
    if kind in ("F", "FB"):
        records = [record.ljust(20, b".") for record in records]
        words |= draw(st.sampled_from([{}, {"record_prefix_bytes": 2, "record_suffix_bytes": 1}]))
        before, after = (
            b"pp"[: words.get("record_prefix_bytes", 0)],
            b"s"[: words.get("record_suffix_bytes", 0)],
        )
        data = b"".join(before + record + after for record in records)
    elif kind == "V":
        data = b"".join(map(rdw, records))
    elif kind == "VB":
        data = blocks(records, draw(st.integers(1, 4)))
    elif kind == "text":
        records = draw(st.lists(lines, max_size=12))
        end = draw(st.sampled_from([b"\n", b"\r\n"]))
        data = b"".join(record + end for record in records)
    elif kind == "measured":
        copybook = MEASURED
        records = [(len(record) + 2).to_bytes(2, "big") + record for record in records]
        words |= {"record_format": "F", "length_field": {"field": "SIZE-B"}}
        data = b"".join(records)
    elif kind == "counted":
        copybook = COUNTED
        records = [b"%02d" % (len(record) % 10) + b"ab" * (len(record) % 10) + b"." for record in records]
        words |= {"record_format": "F", "variable_occurs": True}
        data = b"".join(records)
    else:
        shape: dict[str, Any] = draw(
            st.sampled_from(
                [
                    {"endian": "little"},
                    {"inclusive": False},
                    {"header": 2},
                    {"header": 4, "at": 2},
                    {"header": 4, "size": 4},
                ]
            )
        )
        word = {
            "header_length": shape.get("header", 4),
            "length_at": [shape.get("at", 0), shape.get("size", 2)],
            "endian": shape.get("endian", "big"),
            "length_includes_header": shape.get("inclusive", True),
        }
        words |= {"record_format": "V", "rdw": word}
        data = b"".join(rdw(record, **shape) for record in records)
    data = b"H" * words.get("header_bytes", 0) + data + b"T" * words.get("trailer_bytes", 0)
    return copybook, data, records, words


@settings(max_examples=150, deadline=None)
@given(files(), st.integers(1, 60), st.integers(1, 200))
def test_any_buffers_and_partitions_give_the_same_cut(
    folder: Path, file: tuple[str, bytes, list[bytes], dict[str, Any]], buffer: int, target: int
) -> None:
    copybook, data, records, words = file
    connector = connect(folder, data or b"", copybook, **words)
    if not data:
        with pytest.raises(SourceError, match="is empty"):
            connector.partitions(1)
        return
    with pytest.MonkeyPatch.context() as patch:
        whole, total = bodies(connector)
        patch.setattr(module, "READ", buffer)
        cut, pieces = bodies(connect(folder, data, copybook, **words), target)
    assert whole == cut == records
    assert total == pieces
    assert total.bytes == len(data)
    assert total.header_bytes == words.get("header_bytes", 0)
    assert total.trailer_bytes == words.get("trailer_bytes", 0)
    assert total.record_bytes == sum(map(len, records))


def test_several_files_are_one_source(folder: Path) -> None:
    connector = connect(folder, b"a" * 40, data=["REC.bin", "MORE.bin"])
    (folder / "MORE.bin").write_bytes(b"b" * 60)
    partitions = connector.partitions(20)
    assert [(p.file[-8:], p.first_record, p.records) for p in partitions] == [
        ("/REC.bin", 1, 1),
        ("/REC.bin", 2, 1),
        ("MORE.bin", 3, 1),
        ("MORE.bin", 4, 1),
        ("MORE.bin", 5, 1),
    ]
    third = connector.locate([3, 1])
    assert [(raw.record, raw.offset, raw.bytes) for raw in third] == [(3, 0, b"b" * 20), (1, 0, b"a" * 20)]


WRONG: dict[str, tuple[bytes, dict[str, Any], int, str]] = {
    # file, words, byte that the error names, words of its reason
    "RDW of zero": (rdw(b"abc") + b"\0\0\0\0xyz", {"record_format": "V"}, 7, "length of 0"),
    "RDW that does not count itself": (
        rdw(b"abc") + b"\0\3\0\0xyz",
        {"record_format": "V"},
        7,
        "length of 3",
    ),
    "RDW over the end": (
        rdw(b"abc") + b"\0\x63\0\0xyz",
        {"record_format": "V"},
        7,
        "ends within a record: 7 bytes",
    ),
    "half an RDW": (rdw(b"abc") + b"\0\x63", {"record_format": "V"}, 7, "ends within a record: 2 bytes"),
    "little-endian RDW": (b"\7\0\0\0abc", {"record_format": "V"}, 0, "ends within a record: 7 bytes"),
    "BDW of zero": (
        blocks([b"a"], 1) + bytes(4),
        {"record_format": "VB"},
        9,
        "block descriptor word gives a length of 0",
    ),
    "BDW too small": (b"\0\3\0\0" + rdw(b"abc"), {"record_format": "VB"}, 0, "length of 3"),
    "BDW over the end": (b"\0\x20\0\0" + rdw(b"abc"), {"record_format": "VB"}, 0, "ends within a block"),
    "BDW that cuts a record": (
        b"\0\x09\0\0" + rdw(b"abc"),
        {"record_format": "VB"},
        4,
        "over the end of its block",
    ),
    "BDW that cuts an RDW": (
        b"\0\x0d\0\0" + rdw(b"abc") + rdw(b"de"),
        {"record_format": "VB"},
        11,
        "over the end of its block",
    ),
    "RDW of zero in a block": (
        b"\0\x0f\0\0" + rdw(b"abc") + bytes(4),
        {"record_format": "VB"},
        11,
        "length of 0",
    ),
    "record over its block": (
        b"\0\x0f\0\0" + rdw(b"abc") + b"\0\x10\0\0" + bytes(20),
        {"record_format": "VB"},
        11,
        "a record of 12 bytes reaches over the end of its block",
    ),
    "V file read as VB": (rdw(b"abcdef"), {"record_format": "VB"}, 4, "over the end of its block"),
    "prefix in a short record": (
        rdw(b"abcd") + rdw(b"ab") + rdw(b"abcd"),
        {"record_format": "V", "record_prefix_bytes": 2, "record_suffix_bytes": 2},
        8,
        "record_prefix_bytes",
    ),
    "not a multiple": (b"a" * 45, {"record_format": "F"}, 40, "5 are left over"),
    "not a multiple behind a header": (
        b"a" * 45,
        {"record_format": "F", "header_bytes": 4},
        44,
        "1 are left over",
    ),
    "record cut off": (b"a" * 19, {"record_format": "FB"}, 0, "19 are left over"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_file_that_cannot_be_cut(folder: Path, kind: str) -> None:
    data, words, offset, reason = WRONG[kind]
    for buffer in (module.READ, 5):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "READ", buffer)
            with pytest.raises(FramingError, match=reason) as caught:
                bodies(connect(folder, data, **words))
        assert caught.value.offset == offset
        assert str(caught.value.file).endswith("REC.bin")
        assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "words", "offset", "reason"),
    [
        (b"\0\5abc\0\0ab", {"length_field": {"field": "SIZE-B"}}, 5, "does not hold a record length"),
        (b"\0\5abc\0\x09ab", {"length_field": {"field": "SIZE-B"}}, 5, "ends within a record: 4 bytes"),
        (b"\0\5abc\0", {"length_field": {"field": "SIZE-B"}}, 5, "ends within a record: 1 bytes"),
        (
            b"\0\5abc",
            {"length_field": {"field": "SIZE-B", "adjustment": -5}},
            0,
            "does not hold a record length",
        ),
    ],
)
def test_a_length_field_that_is_wrong(
    folder: Path, data: bytes, words: dict[str, Any], offset: int, reason: str
) -> None:
    with pytest.raises(FramingError, match=reason) as caught:
        bodies(connect(folder, data, MEASURED, **words))
    assert caught.value.offset == offset


def test_a_length_field_that_is_enormous(folder: Path) -> None:
    """Eight bytes hold a length that runs over every sum: an error, no access outside the file."""
    copybook = MEASURED.replace("9(4)", "9(18)")
    record = (30).to_bytes(8, "big") + b"a" * 22
    for size in (2**63 - 1, 2**63 - 40, 2**64 - 1, 2**50):
        with pytest.raises(FramingError, match="does not hold a record length") as caught:
            bodies(
                connect(
                    folder,
                    record + size.to_bytes(8, "big") + b"b" * 22,
                    copybook,
                    length_field={"field": "SIZE-B"},
                )
            )
        assert caught.value.offset == 30


def test_a_length_by_record_type(folder: Path) -> None:
    copybook = "       01  REC.\n           05  KIND PIC X(1).\n           05  BODY PIC X(9).\n"
    field = {"field": "KIND", "map": {"A": 4, "B": 10}}
    records, total = bodies(connect(folder, b"A123B123456789A456", copybook, length_field=field))
    assert records == [b"A123", b"B123456789", b"A456"]
    assert total.bytes == 18
    with pytest.raises(FramingError, match="does not hold") as caught:
        bodies(connect(folder, b"A123C123", copybook, length_field=field))
    assert caught.value.offset == 4
    with pytest.raises(ConfigurationError, match="longer than the 1 bytes"):
        bodies(connect(folder, b"A123", copybook, length_field={"field": "KIND", "map": {"AB": 4}}))


@pytest.mark.parametrize(
    ("clause", "two"),
    [
        ("PIC 9(2)", b"02"),
        ("PIC S9(2)", b"0B"),
        ("PIC S9(2)", b"02"),
        ("PIC S9(2) SIGN LEADING SEPARATE", b"+02"),
        ("PIC S9(2) SIGN TRAILING SEPARATE", b"02+"),
        ("PIC 9(2) COMP", b"\0\2"),
        ("PIC S9(4) COMP-5", b"\0\2"),
        ("PIC 9(3) COMP-3", b"\x00\x2f"),
    ],
)
def test_counters_of_every_usage_measure_records(folder: Path, clause: str, two: bytes) -> None:
    copybook = COUNTED.replace("PIC 9(2)", clause)
    records = [two + b"abcd."] * 3
    found, total = bodies(connect(folder, b"".join(records), copybook, variable_occurs=True))
    assert found == records
    assert total.control_bytes == 0


def test_a_native_counter_of_gnucobol_is_little_endian(folder: Path) -> None:
    copybook = COUNTED.replace("PIC 9(2)", "PIC 9(4) COMP-5")
    records = [b"\2\0abcd.", b"\1\0ab."]
    found, _ = bodies(connect(folder, b"".join(records), copybook, variable_occurs=True, dialect="gnucobol"))
    assert found == records


def test_a_zero_written_as_an_over_punch_measures_records(folder: Path) -> None:
    copybook = COUNTED.replace("PIC 9(2)", "PIC S9(2)")
    found, _ = bodies(connect(folder, b"0{.0A12.", copybook, variable_occurs=True))
    assert found == [b"0{.", b"0A12."]


@pytest.mark.parametrize("counter", [b"10", b"  ", b"A1", b"\0\0"])
def test_a_counter_that_measures_nothing_stops_the_file(folder: Path, counter: bytes) -> None:
    """Without length words a wrong counter hides where the next record begins."""
    with pytest.raises(FramingError, match="counter") as caught:
        bodies(connect(folder, b"01ab." + counter + b"ab.", COUNTED, variable_occurs=True))
    assert caught.value.offset == 5


def test_a_missing_file(folder: Path) -> None:
    with pytest.raises(SourceError, match="does not exist") as caught:
        connect(folder, b"", data=["NONE.bin"]).partitions(1)
    assert caught.value.remedy
    assert caught.value.file


def test_an_empty_file(folder: Path) -> None:
    with pytest.raises(SourceError, match="is empty") as caught:
        connect(folder, b"").partitions(1)
    assert caught.value.remedy


def test_a_header_longer_than_the_file(folder: Path) -> None:
    with pytest.raises(FramingError, match="shorter than header_bytes") as caught:
        connect(folder, b"abc", header_bytes=2, trailer_bytes=2).partitions(1)
    assert caught.value.remedy


@pytest.mark.parametrize("record_format", ["F", "V", "VB", "text"])
def test_a_file_of_header_and_trailer_alone(folder: Path, record_format: str) -> None:
    connector = connect(folder, b"HHT", header_bytes=2, trailer_bytes=1, record_format=record_format)
    assert bodies(connector) == ([], Tally(header_bytes=2, trailer_bytes=1))


@pytest.mark.parametrize("size", [20, 60])
def test_a_file_that_changes_while_it_is_read(folder: Path, size: int) -> None:
    connector = connect(folder, b"a" * 80)
    partitions = connector.partitions(40)
    (folder / "REC.bin").write_bytes(b"a" * size)
    with pytest.raises(FramingError, match="when it was cut"):
        _ = [list(connector.read(partition)) for partition in partitions]


def test_a_record_number_that_is_not_there(folder: Path) -> None:
    connector = connect(folder, b"a" * 40)
    with pytest.raises(SourceError, match="no record of this number"):
        connector.locate([3])


@pytest.mark.parametrize(("name", "size"), [("V", 1 << 25), ("text", (16 << 20) + 9), ("measured", 1 << 25)])
def test_a_record_without_an_end(folder: Path, name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A length that is none must not draw a whole file into memory."""
    words: dict[str, Any] = {"record_format": name, "rdw": {"length_at": [0, 4]}}
    copybook = TEXT
    if name == "measured":
        copybook = MEASURED.replace("9(4)", "9(9)")
        words = {"length_field": {"field": "SIZE-B"}}
    data = size.to_bytes(4, "big") + b"a" * (17 << 20)
    if name == "text":
        data = b"a" * size + b"\n" * 9 + b"a" * (8 << 20)
    monkeypatch.setattr(module, "READ", (16 << 20) + 6)
    connector = connect(folder, data, copybook, **words)
    with pytest.raises(FramingError, match="16 MiB"):
        connector.partitions(1)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["F", "V", "VB", "text", "measured", "counted"]),
    st.lists(
        st.sampled_from([0, 1, 3, 4, 5, 9, 10, 48, 49, 57, 255]) | st.integers(0, 255),
        min_size=1,
        max_size=60,
    ),
    st.integers(1, 30),
    st.integers(1, 60),
)
def test_any_bytes_are_cut_the_same_or_refused_the_same(
    folder: Path, kind: str, data: list[int], buffer: int, target: int
) -> None:
    copybook = {"measured": MEASURED, "counted": COUNTED}.get(kind, TEXT)
    words: dict[str, Any] = {"record_format": kind}
    if kind in ("measured", "counted"):
        words = {"length_field": {"field": "SIZE-B"}} if kind == "measured" else {"variable_occurs": True}

    def outcome() -> object:
        try:
            found, total = bodies(connect(folder, bytes(data), copybook, **words), target)
        except MigrateError as error:
            return error.reason, error.offset
        assert total.bytes == len(data)
        return found, total

    with pytest.MonkeyPatch.context() as patch:
        whole = outcome()
        patch.setattr(module, "READ", buffer)
        assert outcome() == whole
