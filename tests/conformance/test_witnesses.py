"""The second witness: what GnuCOBOL wrote, against the first one's bytes and against what it printed itself.

Where the two differ the manual decides; each field of a difference is named here with its section. README.md
tells how the files were written.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.cobol import CobolConnector
from connectors.cobol.copybook import parse_copybook, read_copybooks
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.source import prove, write_file
from connectors.layout import Field, Usage
from tests.conformance.test_golden import place

HERE = Path(__file__).parent
FIRST, SECOND = HERE / "golden", HERE / "golden" / "gnucobol"
GNUCOBOL = {"dialect": "gnucobol", "code_page": "ascii", "float_format": "ieee754"}

# The characters that the programs write, ASCII to code page 37 (IBM, "Code page 37"). In over-punched signs the
# brace and the letters have the zones C and D.
EBCDIC = dict(
    zip(
        b" $*+,-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ{}?",
        bytes.fromhex(
            "405b5c4e6b604b61 f0f1f2f3f4f5f6f7f8f9 c1c2c3c4c5c6c7c8c9 d1d2d3d4d5d6d7d8d9 e2e3e4e5e6e7e8e9 c0d06f"
        ),
        strict=True,
    )
)


def translated(text: bytes) -> bytes:
    return bytes(EBCDIC[byte] for byte in text)


SCALING = "PICTURE clause, symbol P: a scaling position takes no digit of the item"
FIXED = "PICTURE clause editing, fixed insertion: + writes a minus for a negative number"
FLOATING = "PICTURE clause editing, floating insertion: insertions within the floating string are part of it"
HEXADECIMAL = "USAGE clause, COMP-1 and COMP-2: hexadecimal floating point"
DIFFERENCES: dict[str, dict[str, str]] = {
    "ZONED": {},
    "PACKED": {},
    "BINARY": {},
    "SCALED": {f"P{sign}-P{n}": SCALING for sign in "US" for n in range(3)},
    "FLOATS": {"SHORT-FLOAT": HEXADECIMAL, "LONG-FLOAT": HEXADECIMAL},
    "EDITED": {"E-21": FIXED, "E-22": FIXED, "E-42": FLOATING, "E-46": SCALING},
    "EDITCOMM": {},
}
"""Fields that the witnesses write differently, and what of IBM's Language Reference decides: always for the first."""


def pairs(name: str) -> Iterator[tuple[Field, bytes, bytes]]:
    """Each field of each record as the two witnesses wrote it, characters in EBCDIC."""
    layout = read_copybooks([HERE / "programs" / f"{name}.cpy"])
    first, second = ((folder / f"{name}.bin").read_bytes() for folder in (FIRST, SECOND))
    assert len(first) == len(second) > 0
    for start in range(0, len(first), layout.length):
        for field in layout.records[0].children:
            at = slice(start + field.offset, start + field.offset + field.length)
            characters = field.usage in (Usage.ZONED, Usage.EDITED)
            yield field, first[at], translated(second[at]) if characters else second[at]


@pytest.mark.parametrize("name", DIFFERENCES)
def test_two_witnesses_write_the_same_bytes(name: str) -> None:
    compared, differing = set(), set()
    for field, first, second in pairs(name):
        compared.add(field.name)
        if first != second:
            differing.add(field.name)
    assert differing == set(DIFFERENCES[name])
    assert len(compared) >= 2


def test_the_witnesses_write_native_binary_from_opposite_ends() -> None:
    """COMP-5: the first as IBM, the second as its machine, which has one byte for a PICTURE of one digit."""
    layouts = [
        read_copybooks([HERE / "programs" / "NATIVE.cpy"], dialect=dialect) for dialect in ("ibm", "gnucobol")
    ]
    files = [(folder / "NATIVE.bin").read_bytes() for folder in (FIRST, SECOND)]
    own_size = set()
    for number in range(8):
        for one, two in zip(*(each.records[0].children for each in layouts), strict=True):
            first, second = (
                file[number * layout.length + field.offset :][: field.length]
                for file, layout, field in zip(files, layouts, (one, two), strict=True)
            )
            if len(first) == len(second):
                assert first == second[::-1], (number, one.name)
            else:
                own_size.add(one.name)
                assert first[1:] == second
    assert own_size == {"NU-1-0", "NU-1-1", "NS-1-0", "NS-1-1"}


def test_the_witnesses_write_the_same_varying_records() -> None:
    """OCCURS DEPENDING ON. IBM's RDW counts itself, GnuCOBOL's word does not."""
    first, second = ((folder / "LETTERS.bin").read_bytes() for folder in (FIRST, SECOND))
    position, count = 0, 0
    while position < len(first):
        length = int.from_bytes(first[position : position + 2], "big")
        assert second[position : position + 4] == (length - 4).to_bytes(2, "big") + b"\0\0"
        one, two = (file[position + 4 : position + length] for file in (first, second))
        assert one == translated(two[:6]) + two[6:10] + translated(two[10:])
        position += length
        count += 1
    assert position == len(second)
    assert count == 60


# -- GnuCOBOL's own files -----------------------------------------------------------------------------------


def connect(copybook: str, data: str, **words: Any) -> CobolConnector:
    files = {"copybooks": [f"programs/{copybook}.cpy"], "data": [f"golden/gnucobol/{data}.bin"]}
    return CobolConnector("own", CobolSource.model_validate({**files, **GNUCOBOL, **words}), HERE)


def decode(copybook: str, data: str, **words: Any) -> list[dict[str, Any]]:
    connector = connect(copybook, data, **words)
    rows, size = [], 0
    for partition in connector.partitions(1 << 20):
        for chunk in connector.read(partition):
            assert chunk.rejects.to_pylist() == []
            assert chunk.policies == {}
            size += chunk.tally.bytes
            (table,) = chunk.rows.values()
            rows += table.to_pylist()
    assert size == (SECOND / f"{data}.bin").stat().st_size
    return rows


OWN: dict[str, tuple[str, str, Path, dict[str, Any]]] = {
    "its own usages": ("gnucobol/OWN", "OWN", SECOND / "OWN.txt", {}),
    "FLOAT-SHORT, FLOAT-LONG": ("gnucobol/IEEE", "IEEE", SECOND / "IEEE.txt", {}),
    "COMP-1, COMP-2": ("FLOATS", "FLOATS", FIRST / "FLOATS.txt", {}),
    "COMP-5 of -std=ibm": ("NATIVE", "NATIVE", SECOND / "NATIVE.txt", {}),
    "signs of -fsign=EBCDIC": ("ZONED", "ZONED", FIRST / "ZONED.txt", {}),
    "COMP-3": ("PACKED", "PACKED", FIRST / "PACKED.txt", {}),
    "COMP of -std=ibm": ("BINARY", "BINARY", FIRST / "BINARY.txt", {"dialect": "ibm"}),
    "edited": ("EDITCOMM", "EDITCOMM", FIRST / "EDITCOMM.txt", {"edited": "value", "decimal_comma": True}),
}


@pytest.mark.parametrize("name", OWN)
def test_every_number_is_the_one_that_gnucobol_printed(name: str) -> None:
    copybook, data, printed, words = OWN[name]
    shown = [line.split() for line in printed.read_text().splitlines()]
    found = [
        (field, value)
        for row in decode(copybook, data, **words)
        for field, value in row.items()
        if field != "_record"
    ]
    assert [field for field, _ in found] == [field for field, _ in shown]
    for (field, value), (_, text) in zip(found, shown, strict=True):
        assert value == Decimal(text.replace(",", ".")), field
    assert len(found) >= 20


def test_what_micro_focus_has_too_is_read_as_its_dialect() -> None:
    """-std=mf: as few bytes as hold the digits. COMP-5 is of the machine, which `dialect: mf` cannot know."""
    shown = iter((SECOND / "OWN.txt").read_text().splitlines())
    layout = read_copybooks([HERE / "programs/gnucobol/OWN.cpy"], dialect="mf")
    native = {field.name for field in layout.records[0].children if field.usage is Usage.NATIVE}
    compared = set()
    for row in decode("gnucobol/OWN", "OWN-mf", dialect="mf"):
        for field, value in row.items():
            if field == "_record":
                continue
            name, text = next(shown).split()
            assert name == field
            if name not in native:
                assert value == Decimal(text), name
                compared.add(name)
    assert len(compared) > 80
    assert {name[:2] for name in compared} == {"ZU", "ZT", "ZL", "BU", "BS", "XU", "XX", "S-"}


@pytest.mark.parametrize("name", ["OWN", "IEEE"])
def test_encoded_again_it_is_what_gnucobol_wrote(name: str, tmp_path: Path) -> None:
    connector = connect(f"gnucobol/{name}", name)
    chunks = (
        chunk.rows for partition in connector.partitions(1 << 20) for chunk in connector.read(partition)
    )
    write_file(connector, chunks, tmp_path / "again.bin", origin=name)
    assert (tmp_path / "again.bin").read_bytes() == (SECOND / f"{name}.bin").read_bytes()
    assert prove(connector).holds


def printed(kind: str) -> list[tuple[int, Decimal, int, str]]:
    """(number, amount, count, text) of each line that FILES printed for one of its files."""
    lines = (SECOND / "FILES.txt").read_text().splitlines()
    return [
        (int(line[6:10]), Decimal(line[10:20].strip()), int(line[21:27]), line[28:].rstrip())
        for line in lines
        if line.startswith(kind)
    ]


OWN_LENGTH = {"length_includes_header": False}
WORDS: list[dict[str, Any]] = [
    OWN_LENGTH,
    {**OWN_LENGTH, "length_at": [0, 4]},
    {**OWN_LENGTH, "length_at": [0, 4], "endian": "little"},
    {**OWN_LENGTH, "header_length": 2},
]


@pytest.mark.parametrize("form", range(4))
def test_variable_sequential_files(form: int) -> None:
    rows = decode("gnucobol/FILES", f"FILES-{form}", record_format="V", rdw=WORDS[form])
    found = [
        (row["ENTRY-NO"], row["AMOUNT"], row["LETTERS"], "".join(each or "" for each in row["LETTER"]))
        for row in rows
    ]
    assert found == printed("ENTRY")
    assert len(found) == 12


def test_a_line_sequential_file() -> None:
    rows = decode("gnucobol/LINES", "LINES", record_format="text")
    found = [(row["LINE-NO"], row["LINE-AMOUNT"], row["LINE-TEXT"] or "") for row in rows]
    assert found == [(number, amount, text) for number, amount, _, text in printed("ENTRY")]


def test_a_line_sequential_file_with_nulls_before_what_is_no_character() -> None:
    rows = decode("gnucobol/NULLS", "NULLS", record_format="text", line_nulls=True)
    assert [(row["NULLS-NO"], row["NULLS-COUNT"]) for row in rows] == [line[::2] for line in printed("NULLS")]
    assert {row["NULLS-TEXT"] for row in rows} == {"NULL"}
    assert b"\0" in (SECOND / "NULLS.bin").read_bytes()


def test_an_indexed_file_copied_to_a_sequential_one() -> None:
    rows = decode("gnucobol/KEYED", "KEYED")
    found = [(row["KEYED-NO"], row["KEYED-AMOUNT"], row["KEYED-TEXT"]) for row in rows]
    assert found == [(number, amount, text) for number, amount, _, text in printed("KEYED")]
    assert [number for number, *_ in found] == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12]


# -- its sizes and places -----------------------------------------------------------------------------------


def sizes(name: str) -> Iterator[tuple[str, str, int]]:
    for line in (SECOND / f"SIZES-{name}.txt").read_text().splitlines():
        usage, *picture, length = line.split()
        yield usage, "".join(picture), int(length)


def length_of(usage: str, picture: str, dialect: str) -> int:
    clauses = f"PIC {picture} {usage}" if picture else usage
    return parse_copybook(f"01 R.\n 05 A {clauses}.\n", dialect=dialect).length


def test_every_usage_has_the_length_that_gnucobol_prints() -> None:
    compared = [*sizes("1-2-4-8")]
    for usage, picture, length in compared:
        assert length_of(usage, picture, "gnucobol") == length, (usage, picture)
    assert len(compared) >= 250


@pytest.mark.parametrize(
    ("name", "usages", "dialect"),
    [("2-4-8", {"COMP", "COMP-3"}, "ibm"), ("1--8", {"COMP", "COMP-5", "COMP-3", "COMP-6"}, "mf")],
)
def test_other_binary_sizes_are_those_of_other_dialects(name: str, usages: set[str], dialect: str) -> None:
    compared = [each for each in sizes(name) if each[0] in usages]
    for usage, picture, length in compared:
        assert length_of(usage, picture, dialect) == length, (usage, picture)
    assert len(compared) >= 100


def test_every_item_stands_where_gnucobol_puts_it() -> None:
    """SYNCHRONIZED, tables, redefinitions and RENAMES, against addresses that the program printed."""
    layout = read_copybooks([HERE / "programs/gnucobol/GROUND.cpy"], dialect="gnucobol")
    lines = [line.split() for line in (SECOND / "GROUND.txt").read_text().splitlines()]
    for name, offset, length in lines:
        assert place(layout, name) == (int(offset), int(length)), name
    assert len(lines) == 99
