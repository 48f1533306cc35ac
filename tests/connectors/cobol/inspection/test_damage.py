"""Files ruined on their way, each by the code of its damage; and whole ones, which have none."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.cobol.inference import Inspection, inspect_file
from migrate.errors import SourceError
from tests.connectors.cobol.inspection import files
from tests.connectors.cobol.inspection.files import CASES, CLIENT, FTP, LRECL


def inspected(folder: Path, data: bytes, *books: Path) -> Inspection:
    path = folder / "FILE"
    path.write_bytes(data)
    return inspect_file(str(path), books)


def packed_file() -> bytes:
    """Records of text and packed numbers, every one of whose bytes occurs."""
    records = []
    for n in range(2000):
        digits = f"{n * 7919 % 10_000_000:07d}"
        records.append(
            f"CLIENT {n:05d}".encode("cp037") + bytes.fromhex(digits + ("C" if n % 9 else "D")) + b"\x40\x40"
        )
    return b"".join(records)


def zipped(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("CLIENTS.bin", data)
    return stream.getvalue()


def whole() -> bytes:
    return b"".join(files.clients())


def with_line_ends(data: bytes) -> bytes:
    """A text tool put a carriage return before each line feed."""
    return data.replace(b"\x25", b"\x0a").replace(b"\x0a", b"\r\n")


RUINED: list[tuple[str, str, Callable[[], bytes], list[Path]]] = [
    ("translated, book", "text_mode_transfer", lambda: whole().translate(FTP), [CLIENT]),
    ("translated", "text_mode_transfer", lambda: whole().translate(FTP), []),
    (
        "translated, in lines, book",
        "text_mode_transfer",
        lambda: b"".join(r.translate(FTP) + b"\r\n" for r in files.clients()),
        [CLIENT],
    ),
    ("translated, in lines", "text_mode_transfer", lambda: b"".join(r.translate(FTP) + b"\n" for r in files.clients()), []),
    ("written as UTF-8", "utf8_reencoded", lambda: whole().decode("latin-1").encode(), []),
    ("written as UTF-8, book", "utf8_reencoded", lambda: whole().decode("latin-1").encode(), [CLIENT]),
    ("text written twice as UTF-8", "utf8_reencoded", lambda: (files.SENTENCES["German"] * 40).encode().decode("latin-1").encode(), []),
    ("read as UTF-8", "replaced_bytes", lambda: whole().decode("utf-8", "replace").encode(), []),
    ("without RDW", "rdw_stripped", lambda: b"".join(files.cases()), [CASES]),
    ("cut off, F", "incomplete_record", lambda: whole()[:-100], []),
    ("cut off, F, book", "incomplete_record", lambda: whole()[:-100], [CLIENT]),
    ("cut off, V", "incomplete_record", lambda: files.with_words(files.cases(), files.IBM)[:-7], []),
    ("cut off, VB", "incomplete_record", lambda: files.blocked(files.cases())[:-7], []),
    ("X'15' and X'25' taken out", "line_ends_changed", lambda: packed_file().replace(b"\x25", b"").replace(b"\x15", b""), []),
    ("carriage returns put in", "line_ends_changed", lambda: with_line_ends(packed_file()), []),
    ("gzip", "wrapped_gzip", lambda: gzip.compress(whole()), []),
    ("bzip2", "wrapped_bzip2", lambda: bz2.compress(whole()), []),
    ("xz", "wrapped_xz", lambda: lzma.compress(whole()), []),
    ("zip", "wrapped_zip", lambda: zipped(whole()), []),
    ("zstd", "wrapped_zstd", lambda: b"\x28\xb5\x2f\xfd" + os.urandom(100), []),
    ("XMIT", "wrapped_xmit", lambda: b"\x50\xe0" + "INMR01".encode("cp037") + bytes(74), []),
    ("AMATERSE", "wrapped_terse", lambda: bytes.fromhex("0200014a00006afe0000014a") + os.urandom(1000), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "make", "books"), [row[1:] for row in RUINED], ids=[row[0] for row in RUINED]
)
def test_what_was_done_is_named_with_its_remedy(
    tmp_path: Path, code: str, make: Callable[[], bytes], books: list[Path]
) -> None:
    found = inspected(tmp_path, make(), *books)
    assert code in [each.code for each in found.damages], found
    damage = next(each for each in found.damages if each.code == code)
    assert damage.evidence
    assert damage.remedy


def test_packed_bytes_as_they_were_are_no_damage(tmp_path: Path) -> None:
    assert not inspected(tmp_path, packed_file()).damages


def test_the_way_to_keep_length_words_is_told(tmp_path: Path) -> None:
    (damage,) = inspected(tmp_path, b"".join(files.cases()), CASES).damages
    assert "quote site rdw" in damage.remedy
    assert "BLOCK" in damage.remedy


def test_lines_whose_blanks_were_trimmed_are_noted(tmp_path: Path) -> None:
    book = tmp_path / "LINE.cpy"
    book.write_text("       01 LINE-RECORD.\n          05 WHOLE-LINE PIC X(96).\n")
    data = "\n".join(text.rstrip() for text in files.texts()).encode() + b"\n"
    found = inspected(tmp_path, data, book)
    assert found.formats[0].words["record_format"] == "text"
    assert any("blanks were trimmed" in note for note in found.notes)


# -- thin evidence ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_have_no_format(tmp_path: Path, seed: int) -> None:
    found = inspected(tmp_path, random.Random(seed).randbytes(400_000))
    assert all(each.score < 0.5 for each in found.formats), found.formats
    assert found.description == ""
    assert any("compressed, encrypted or random" in note for note in found.notes)


@pytest.mark.parametrize("data", [b"\x40", b"\x00", b"\xf1\xf2", bytes(7), b"ABC"])
def test_next_to_nothing_is_called_thin(tmp_path: Path, data: bytes) -> None:
    found = inspected(tmp_path, data)
    assert all(each.score < 0.5 for each in found.formats)
    assert "thin" in found.notes[0]


def test_a_file_of_zeros_is_read_in_pieces_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ZEROS"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)
    found = inspect_file(str(path))
    assert not found.whole
    assert sum(length for _, length in found.pieces) == 4 << 20
    assert found.formats == []
    assert "every byte that was looked at is X'00'" in found.notes


def test_a_book_of_text_fits_everywhere_and_says_so(tmp_path: Path) -> None:
    book = tmp_path / "TEXT.cpy"
    book.write_text("       01 TEXT-RECORD.\n          05 ALL-OF-IT PIC X(97).\n")
    found = inspected(tmp_path, whole(), book)
    assert found.formats[0].words["record_length"] == LRECL
    assert found.fits[0].by_chance > 0.9


@pytest.mark.parametrize("name", ["nowhere", "empty", "."])
def test_what_cannot_be_read_is_an_error_of_the_source(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(SourceError):
        inspect_file(str(tmp_path / name))
