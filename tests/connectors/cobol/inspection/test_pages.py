"""Code pages, signs and floats of files in which they are known."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from connectors.cobol.inference import Candidate, inspect_file
from tests.connectors.cobol.inspection import files
from tests.connectors.cobol.inspection.files import CLIENT


def best(found: list[Candidate] | tuple[Candidate, ...]) -> set[str]:
    return {each.name for each in found if each.score == found[0].score}


@pytest.mark.parametrize(
    ("language", "page", "not_alike"),
    [
        ("German", "cp273", {"cp037", "cp500", "cp1026", "cp875"}),
        ("German", "cp037", {"cp273", "cp1026", "cp875", "cp424"}),
        ("French", "cp500", {"cp1026", "cp875", "cp424"}),
        ("Turkish", "cp1026", {"cp037", "cp273", "cp500"}),
        ("Greek", "cp875", {"cp037", "cp273", "cp424", "cp1026"}),
        ("Hebrew", "cp424", {"cp037", "cp273", "cp875", "cp1026"}),
        ("German", "latin-1", {"cp437", "cp850"}),
        ("German", "cp850", {"latin-1", "cp1252"}),
    ],
)
def test_words_of_a_language_tell_its_page(
    tmp_path: Path, language: str, page: str, not_alike: set[str]
) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(b"".join(files.prose(language, page)))
    found = inspect_file(str(path))
    assert page in best(found.code_pages), [(each.name, each.score) for each in found.code_pages[:4]]
    assert not best(found.code_pages) & not_alike


def test_utf_8_is_told_from_its_sequences(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(b"\n".join(files.prose("German", "utf-8")) + b"\n")
    found = inspect_file(str(path))
    assert found.code_pages[0].name == "utf-8"
    assert not found.damages


def test_pages_that_read_the_sample_alike_rank_alike(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes("".join(files.texts()).replace("&", " ").encode("cp037"))
    found = inspect_file(str(path))
    assert {"cp037", "cp500", "cp1140"} <= best(found.code_pages)
    assert found.code_pages[0].score <= 0.5
    assert "tells this page from others" in found.code_pages[0].evidence[-1]


def test_the_euro_tells_cp1140_from_cp037(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(b"".join(f"AMOUNT DUE {n:08d} €        ".encode("cp1140") for n in range(500)))
    alike = best(inspect_file(str(path)).code_pages)
    assert "cp1140" in alike
    assert "cp037" not in alike


def test_japanese_between_shifts(tmp_path: Path) -> None:
    """Hiragana stand in ward X'44': TO-U-KI-YO-U."""
    record = (
        "CUSTOMER ".encode("cp037") + b"\x0e" + bytes.fromhex("449644834489445944a6") + b"\x0f" + b"\x40" * 8
    )
    path = tmp_path / "FILE"
    path.write_bytes(record * 300)
    found = inspect_file(str(path))
    assert {"cp939", "cp930"} <= best(found.code_pages)
    assert "kana" in " ".join(found.code_pages[0].evidence)


def test_a_page_that_is_given_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(b"".join(files.clients(50)))
    found = inspect_file(str(path), [CLIENT], page="cp500")
    assert [each.name for each in found.code_pages] == ["cp500"]
    assert "code_page: cp500" in found.description


# -- numbers ------------------------------------------------------------------------------------------------


def book(folder: Path, *fields: str) -> Path:
    path = folder / "BOOK.cpy"
    path.write_text("\n".join(["       01 A-RECORD.", *(f"          05 {each}." for each in fields)]) + "\n")
    return path


def test_ebcdic_overpunch_and_packed_signs_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(b"".join(f"{n:04d}".encode("cp037")[:-1] + bytes([(0xC0 if n % 4 else 0xD0) | n % 10]) + bytes.fromhex(f"{n:05d}{'CD'[n % 3 == 0]}") + b"\xe7" * 3 for n in range(1, 400)))  # fmt: skip
    found = inspect_file(str(path), [book(tmp_path, "Z PIC S9(4)", "P PIC S9(5) COMP-3", "X PIC X(3)")])
    names = {each.name for each in found.signs}
    assert names == {"zoned: EBCDIC overpunch: zone C plus, D minus", "packed: C and D, F without sign"}
    packed = next(each for each in found.signs if each.name.startswith("packed"))
    assert packed.evidence[0] == "399 of 399 packed fields end with a sign nibble"
    assert "C plus (266), D minus (133)" in packed.evidence[1]


def test_ascii_overpunch(tmp_path: Path) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(
        b"".join(
            f"{n:04d}"[:-1].encode() + b"{ABCDEFGHI"[n % 10 : n % 10 + 1] + b"NAME  " for n in range(500)
        )
    )
    found = inspect_file(str(path), [book(tmp_path, "Z PIC S9(4)", "X PIC X(6)")])
    assert found.signs[0].name == "zoned: ASCII overpunch: { A to I plus, } J to R minus"


@pytest.mark.parametrize("form", ["ibm", "ieee754"])
def test_the_form_of_floats(tmp_path: Path, form: str) -> None:
    def hexadecimal(value: float) -> bytes:
        exponent, mantissa = 64, value
        while mantissa >= 1:
            mantissa, exponent = mantissa / 16, exponent + 1
        return bytes([exponent]) + int(mantissa * 2**56).to_bytes(7, "big")

    values = [n * 1.25 + 3 for n in range(300)]
    write = hexadecimal if form == "ibm" else lambda value: struct.pack(">d", value)
    path = tmp_path / "FILE"
    path.write_bytes(b"".join(f"{n:06d}".encode("cp037") + write(value) for n, value in enumerate(values)))
    found = inspect_file(str(path), [book(tmp_path, "N PIC 9(6)", "F COMP-2")])
    assert found.floats[0].words == {"float_format": form}
    assert found.floats[0].score > 0.6
    assert ("float_format: ieee754" in found.description) is (form == "ieee754")
