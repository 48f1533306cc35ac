"""Files written by COBOL programs, decoded, against what the programs printed.

The programs, their copybooks and the script that runs them lie beside; README.md says how.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Tally
from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.source import prove, write_file

HERE = Path(__file__).parent
NUMBERS = ("ZONED", "PACKED", "BINARY", "NATIVE", "SCALED", "FLOATS")


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
    rows = decode(name)
    shown = (line.split() for line in (HERE / "golden" / f"{name}.txt").read_text().splitlines())
    count = 0
    for row in rows:
        for field, value in row.items():
            if field != "_record":
                printed = next(shown)
                assert printed == [field, printed[-1]]
                assert value == Decimal(printed[-1]), f"record {row['_record']}, {field}"
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


@pytest.mark.parametrize("name", [*NUMBERS, "TABLES"])
def test_encoded_again_it_is_the_golden_file(name: str, tmp_path: Path) -> None:
    """What COBOL wrote, decoded and encoded, is byte for byte what COBOL wrote; and the proof says so."""
    words: dict[str, Any] = {}
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
