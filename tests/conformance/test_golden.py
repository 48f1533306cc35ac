"""Files written by COBOL programs, decoded, against what the programs printed.

The programs, their copybooks and the script that runs them lie beside; README.md says how.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from connectors.base import Tally
from connectors.cobol import CobolConnector, extract
from connectors.cobol.copybook import read_copybooks
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.source import prove, write_file
from connectors.layout import Field, Layout
from tests.connectors.cobol.blocking import blocked, records_of, segmented, spanned

HERE = Path(__file__).parent
NUMBERS = ("ZONED", "PACKED", "BINARY", "NATIVE", "SCALED", "FLOATS", "EDITED", "EDITCOMM")
WORDS = {"EDITED": {"edited": "value"}, "EDITCOMM": {"edited": "value", "decimal_comma": True}}


def describe(name: str, **words: Any) -> CobolSource:
    files = {"copybooks": [f"programs/{name}.cpy"], "data": [f"golden/{name}.bin"], "code_page": "cp037"}
    return CobolSource.model_validate({**files, **words})


def decode(name: str, **words: Any) -> list[dict[str, Any]]:
    """Every record of a golden file; none may be refused, and no byte left over."""
    connector = CobolConnector(name, describe(name, **words), HERE)
    rows, total = [], Tally()
    for partition in connector.partitions(1 << 20):
        for chunk in connector.read(partition):
            assert chunk.rejects.to_pylist() == []
            assert chunk.policies == {}
            total += chunk.tally
            rows += chunk.rows[f"{name}-RECORD"].to_pylist()
    assert total.bytes == (HERE / "golden" / f"{name}.bin").stat().st_size
    return rows


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_is_the_one_that_cobol_printed(name: str) -> None:
    rows = decode(name, **WORDS.get(name, {}))
    shown = (line.split() for line in (HERE / "golden" / f"{name}.txt").read_text().splitlines())
    count = 0
    for row in rows:
        for field, value in row.items():
            if field != "_record":
                printed = next(shown)
                assert printed == [field, printed[-1]]
                assert value == Decimal(printed[-1].replace(",", ".")), f"record {row['_record']}, {field}"
                count += 1
    assert next(shown, None) is None
    assert count >= 20


@pytest.mark.parametrize("name", ["ZONED", "PACKED", "BINARY"])
def test_the_files_hold_both_signs_and_both_ends(name: str) -> None:
    """The files prove something only where they hold what they should."""
    rows = decode(name)
    for field in rows[0].keys() - {"_record"}:
        values = [Decimal(row[field]) for row in rows]
        kind, digits, scale = field.split("-")
        largest = Decimal((0, (9,) * int(digits), -int(scale)))
        assert Decimal(0) in values
        assert largest in values, field
        assert (largest.copy_negate() in values) == (kind[1] != "U"), field


def shown_as(value: Any) -> Any:
    """A decoded value as the program printed it: numbers without their leading zeros, flat tables."""
    if isinstance(value, Mapping):
        return {name: shown_as(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [shown_as(each) for each in value]
    return Decimal(value) if isinstance(value, (int, Decimal)) else value


def numbers(value: Any) -> Any:
    """The program's JSON with its edited numbers as numbers; 'A' and 'BC' are texts."""
    if isinstance(value, dict):
        return {name: numbers(each) for name, each in value.items()}
    if isinstance(value, list):
        return [numbers(each) for each in value]
    text = value.strip()
    return Decimal(text) if text.lstrip("-").replace(".", "").isdigit() else value


def test_tables_that_vary_and_a_redefinition() -> None:
    """RECFM V: fields behind a varying table stand where its counter puts them."""
    rows = decode("TABLES", record_format="V", redefines={"PERSON": "IS-PERSON", "FIRM": "IS-FIRM"})
    shown = [json.loads(line) for line in (HERE / "golden" / "TABLES.txt").read_text().splitlines()]
    assert len(rows) == len(shown) == 24
    for row, printed in zip(rows, shown, strict=True):
        number = row.pop("_record")
        counted = (row.pop("NO-A"), row.pop("NO-B"))
        assert counted == (len(printed["LINE-A"]), len(printed["LINE-B"]))
        found = shown_as(
            {name.removeprefix("PERSON.").removeprefix("FIRM."): each for name, each in row.items()}
        )
        found["GRID"] = [cell for each in found["GRID"] for cell in each["CELL"]]
        assert found == numbers(printed), f"record {number}"


def test_the_records_of_a_v_file_are_where_locate_says() -> None:
    words = {"record_format": "V", "redefines": {"PERSON": "IS-PERSON", "FIRM": "IS-FIRM"}}
    source = describe("TABLES", **words)
    connector = CobolConnector("TABLES", source, HERE)
    content = (HERE / "golden" / "TABLES.bin").read_bytes()
    position = 0
    for number, printed in enumerate((HERE / "golden" / "TABLES.txt").read_text().splitlines(), start=1):
        (raw,) = connector.locate([number])
        length = int.from_bytes(content[position : position + 2], "big") - 4
        assert (raw.offset, raw.bytes) == (position + 4, content[position + 4 : position + 4 + length])
        fields = {each.path: raw.bytes[each.offset : each.offset + each.length] for each in raw.fields}
        assert fields["MIDDLE"].decode("cp037") == "MID "
        tail = Decimal(json.loads(printed)["TAIL"].strip())
        assert Decimal(fields["TAIL"].decode("cp037")) == tail
        position += 4 + length
    assert position == len(content)


PAGES = (930, 933, 937, 939, 1364, 1388, 1390, 1399)


@pytest.mark.parametrize("page", PAGES)
def test_double_byte_text(page: int) -> None:
    """What the program moved to the fields; a run of characters that a MOVE cut off is refused."""
    words = {
        "copybooks": ["programs/WIDE.cpy"],
        "data": [f"golden/WIDE-{page}.bin"],
        "code_page": f"cp{page}",
    }
    connector = CobolConnector("WIDE", CobolSource.model_validate(words), HERE)
    (partition,) = connector.partitions(1 << 20)
    (chunk,) = connector.read(partition)
    faults = [(row["_record"], row["field"], row["code"]) for row in chunk.rejects.to_pylist()]
    assert faults == [(1, "SHORT-NAME", "unpaired_shift")]
    assert [list(row.values()) for row in chunk.rows["WIDE-RECORD"].to_pylist()] == [
        [2, "東京都東京", "東京都東", "東京都東", "東", 34],
        [3, "", "", "", "", 0],
        [4, "東 A 京", "東\u3000京", "東 京", "12345", 0],
    ]
    (raw,) = connector.locate([1])
    assert [field.characters for field in raw.fields] == [
        "AB·東京都·C ",
        "東京\u3000\u3000",
        "東京  ",
        "AB·東",
        "01K",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_double_byte_text_there_and_back(page: int) -> None:
    """Byte for byte, where the program's MOVE left whole characters."""
    words = {
        "copybooks": ["programs/WIDE.cpy"],
        "data": [f"golden/WIDE-{page}.bin"],
        "code_page": f"cp{page}",
    }
    proof = prove(CobolConnector("WIDE", CobolSource.model_validate(words), HERE))
    assert (proof.records, proof.invalid, proof.not_compared) == (4, 1, [])
    assert [(each.count, each.exact) for each in proof.fields] == [(3, 3)] * 5


# -- the same records in every frame ------------------------------------------------------------------------

LETTERS = records_of((HERE / "golden" / "LETTERS.bin").read_bytes())


def zstandard(data: bytes) -> bytes:
    made = pa.BufferOutputStream()
    with pa.CompressedOutputStream(made, "zstd") as stream:
        stream.write(data)
    return bytes(made.getvalue())


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes, ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstandard,
}  # fmt: skip


def frames() -> dict[str, tuple[bytes, dict[str, Any]]]:
    whole = (HERE / "golden" / "LETTERS.bin").read_bytes()
    micro_focus = bytearray(128)
    micro_focus[:4], micro_focus[39], micro_focus[48], micro_focus[54:58] = (
        b"\x30\x7e\0\0",
        1,
        1,
        b"\0\0\x01\x9a",
    )
    for record in LETTERS:
        micro_focus += (0x4000 + len(record)).to_bytes(2, "big") + record
        micro_focus += b" " * (-len(micro_focus) % 4)
    own = {"length_includes_header": False}
    return {
        "V": (whole, {"record_format": "V"}),
        "VB": (blocked(LETTERS, 1000), {"record_format": "VB"}),
        "VS": (segmented(LETTERS, 100), {"record_format": "VS"}),
        "VBS": (spanned(LETTERS, 256), {"record_format": "VBS"}),
        "VBS, larger blocks": (spanned(LETTERS, 1000), {"record_format": "VBS"}),
        "MF": (bytes(micro_focus), {"record_format": "MF"}),
        "GnuCOBOL 0": (
            b"".join(len(each).to_bytes(2, "big") + b"\0\0" + each for each in LETTERS),
            {"record_format": "V", "rdw": own},
        ),
        "GnuCOBOL 1": (
            b"".join(len(each).to_bytes(4, "big") + each for each in LETTERS),
            {"record_format": "V", "rdw": {**own, "length_at": [0, 4]}},
        ),
        "GnuCOBOL 2": (
            b"".join(len(each).to_bytes(4, "little") + each for each in LETTERS),
            {"record_format": "V", "rdw": {**own, "length_at": [0, 4], "endian": "little"}},
        ),
        "GnuCOBOL 3": (
            b"".join(len(each).to_bytes(2, "big") + each for each in LETTERS),
            {"record_format": "V", "rdw": {**own, "header_length": 2}},
        ),
        "measured by counter": (b"".join(LETTERS), {"record_format": "F", "variable_occurs": True}),
        "measured by expression": (
            b"".join(LETTERS),
            {
                "record_format": "F",
                "variable_occurs": True,
                "length_field": {"expression": "LINE-CNT * (16 + 4) + 20 / 2"},
            },
        ),
    }


@pytest.mark.parametrize("name", frames())
@pytest.mark.parametrize("packed", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_the_frame_of_a_record_changes_nothing_in_it(tmp_path: Path, name: str, packed: str) -> None:
    data, words = frames()[name]
    file = tmp_path / f"LETTERS.bin{packed}"
    file.write_bytes(PACKERS[packed](data))
    source = describe("LETTERS", **words).model_copy(update={"data": [str(file)]})
    connector = CobolConnector("letters", source, HERE)
    rows, total = [], Tally()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "READ", 900)
        partitions = connector.partitions(2000)
        for partition in partitions:
            for chunk in connector.read(partition):
                assert chunk.rejects.to_pylist() == []
                total += chunk.tally
                rows += chunk.rows["LETTERS-RECORD"].to_pylist()
        raw = connector.locate(range(1, 61))
    shown = [
        f"{row['LETTER-NO']:06} {row['LINE-CNT']:03} {row['DAYS-LATE']: 04} "
        + (row["LETTER-LINE"][-1]["LINE-TEXT"] if row["LETTER-LINE"] else "")
        for row in rows
    ]
    printed = (HERE / "golden" / "LETTERS.txt").read_text().splitlines()
    assert [line.rstrip() for line in shown] == [line.rstrip() for line in printed]
    assert [each.bytes for each in raw] == LETTERS
    for each in raw:  # the offset is that of the record's first byte in its file, before compression
        assert data[each.offset] == each.bytes[0]
    assert (total.bytes, total.record_bytes) == (len(data), sum(map(len, LETTERS)))
    assert [file.bytes for file in connector.files()] == [len(data)]
    assert len(partitions) == 1 if packed else len(partitions) > 2


@pytest.mark.parametrize("name", frames())
def test_every_frame_is_written_again(tmp_path: Path, name: str) -> None:
    """The same bytes as the script of its own wrote, in blocks of the same size; what it filled up is a rule."""
    data, words = frames()[name]
    (tmp_path / "LETTERS.bin.gz").write_bytes(gzip.compress(data))
    source = describe("LETTERS", **words).model_copy(update={"data": [str(tmp_path / "LETTERS.bin.gz")]})
    connector = CobolConnector("letters", source, HERE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "READ", 900)
        proof = prove(connector)
        chunks = [chunk.rows for part in connector.partitions(2000) for chunk in connector.read(part)]
    assert proof.holds
    assert (proof.records, proof.bytes) == (60, len(data))
    ruled = {each.field: list(each.differences) for each in proof.fields if each.exact < each.count}
    header = {"(file header)": ["header bytes that say nothing of the records"]}
    assert ruled == (header if name == "MF" else {})
    size = {"VB": 1000, "VS": 104, "VBS": 256, "VBS, larger blocks": 1000}.get(name)
    write_file(connector, iter(chunks), tmp_path / "again", origin=name, block_size=size)
    again = (tmp_path / "again").read_bytes()
    if name == "MF":
        assert len(again) == len(data)
        (tmp_path / "again").rename(tmp_path / "AGAIN.bin")
        other = source.model_copy(update={"data": [str(tmp_path / "AGAIN.bin")]})
        raw = CobolConnector("letters", other, HERE).locate(range(1, 61))
        assert [each.bytes for each in raw] == LETTERS
    else:
        assert again == data


def place(layout: Layout, name: str) -> tuple[int, int]:
    """(offset, length) of an item as COBOL names it: H-F(2,1)."""
    plain, _, subscripts = name.rstrip(")").partition("(")
    if plain == layout.records[0].name:
        return 0, layout.length
    wanted = [int(number) - 1 for number in subscripts.split(",") if number]

    def below(item: Field, at: int, chosen: list[int]) -> Iterator[tuple[int, int]]:
        for child in item.children:
            rest, start = chosen, at + child.offset - item.offset
            if child.occurs:
                start += child.length * (chosen[0] if chosen else 0)
                rest = chosen[1:]
            if child.name == plain:
                yield start, child.length
            yield from below(child, start, rest)

    return next(below(layout.records[0], 0, wanted))


def test_every_item_stands_where_cobol_writes_it() -> None:
    """Slack bytes, occurrences, inherited clauses: in each record of low values one item alone has others."""
    layout = read_copybooks([HERE / "programs" / "PLACES.cpy"])
    content = (HERE / "golden" / "PLACES.bin").read_bytes()
    shown = [line.split() for line in (HERE / "golden" / "PLACES.txt").read_text().splitlines()]
    assert len(content) == layout.length * len(shown)
    assert len(shown) >= 45
    for number, (name, length) in enumerate(shown):
        record = content[number * layout.length : (number + 1) * layout.length]
        written = [n for n, byte in enumerate(record) if byte]
        offset, size = place(layout, name)
        assert size == int(length), name
        assert written[-1] == offset + size - 1, name
        # -11 leaves the first digits of a packed item zero, and a national A begins with a zero byte
        zeros = name in ("L-1", "N-1", "R-A", "R-B")
        assert written[0] == offset or (zeros and written[0] > offset), name


@pytest.mark.parametrize("name", [*NUMBERS, "TABLES"])
def test_encoded_again_it_is_the_golden_file(name: str, tmp_path: Path) -> None:
    """What COBOL wrote, decoded and encoded, is byte for byte what COBOL wrote; and the proof says so."""
    words: dict[str, Any] = WORDS.get(name, {})
    if name == "TABLES":
        words = {"record_format": "V", "redefines": {"PERSON": "IS-PERSON", "FIRM": "IS-FIRM"}}
    connector = CobolConnector(name, describe(name, **words), HERE)
    chunks = (
        chunk.rows for partition in connector.partitions(1 << 20) for chunk in connector.read(partition)
    )
    write_file(connector, chunks, tmp_path / "again.bin", origin=name)
    assert (tmp_path / "again.bin").read_bytes() == (HERE / "golden" / f"{name}.bin").read_bytes()
    proof = prove(connector)
    assert proof.holds
    assert all(each.exact == each.count > 0 for each in proof.fields)
    assert proof.bytes == (HERE / "golden" / f"{name}.bin").stat().st_size
