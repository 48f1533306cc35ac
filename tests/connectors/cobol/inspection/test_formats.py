"""The confusion table: files of known form, and the form that the inspection ranks first."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.cobol.inference import inspect_file, sample
from tests.connectors.cobol.inspection import files
from tests.connectors.cobol.inspection.files import CASES, CLIENT, HOUSE, IBM, LRECL

GOLDEN = HOUSE / "tests" / "conformance"
Truth = dict[str, Any]
Case = tuple[str, Callable[[], bytes], Truth, list[Path]]


def table() -> Iterator[Case]:
    yield "F", lambda: b"".join(files.clients()), {"record_format": "F", "record_length": LRECL}, []
    yield "F, book", lambda: b"".join(files.clients()), {"record_format": "F"}, [CLIENT]
    yield "F, other book too", lambda: b"".join(files.clients()), {"record_format": "F"}, [CASES, CLIENT]
    for name, (word, said) in files.WORDS.items():
        for books in ([], [CASES]):
            truth: Truth = {"record_format": "V"} | ({"rdw": said} if said else {})
            yield (
                f"V {name}{', book' * len(books)}",
                lambda word=word: files.with_words(files.cases(), word),
                truth,
                books,
            )
    for name in ("IBM", "GnuCOBOL 0", "GnuCOBOL 2", "little at 2"):
        word, said = files.WORDS[name]
        truth = {"record_format": "VB"} | ({"bdw": said, "rdw": said} if said else {})
        for books in ([], [CASES]):
            make = lambda word=word: files.blocked(files.cases(), word=word, block=word)  # noqa: E731
            yield f"VB {name}{', book' * len(books)}", make, truth, books
    large = {"record_format": "VB", "bdw": {"length_at": [0, 4], "adjustment": -(1 << 31)}}
    yield "VB, large blocks", lambda: files.blocked(files.cases(), 60_000, block=files.large_block), large, []
    yield "VB of records of one length", lambda: files.blocked(files.clients()), {"record_format": "VB"}, []
    yield (
        "V of records of one length",
        lambda: files.with_words(files.clients(), IBM),
        {"record_format": "V"},
        [],
    )
    yield (
        "V of records of one length, book",
        lambda: files.with_words(files.clients(), IBM),
        {"record_format": "V"},
        [CLIENT],
    )
    yield "VBS", lambda: files.spanned(files.cases()), {"record_format": "VBS"}, []
    yield "VS", lambda: files.spanned(files.cases(), blocks=False), {"record_format": "VS"}, []
    yield "Micro Focus", lambda: files.micro_focus(files.cases()), {"record_format": "MF"}, []
    yield (
        "Micro Focus, wide",
        lambda: files.micro_focus(files.cases(), wide=True),
        {"record_format": "MF"},
        [],
    )
    lines: Truth = {"record_format": "text"}
    yield "ASCII LF", lambda: "\n".join(files.texts()).encode() + b"\n", lines | {"code_page": "ascii"}, []
    yield (
        "ASCII CR LF",
        lambda: "\r\n".join(files.texts()).encode() + b"\r\n",
        lines | {"code_page": "ascii"},
        [],
    )
    yield "ASCII LF, trimmed", lambda: "\n".join(map(str.rstrip, files.texts())).encode(), lines, []
    yield (
        "EBCDIC NL",
        lambda: b"".join(t.encode("cp037") + b"\x15" for t in files.texts()),
        lines | {"code_page": "cp037"},
        [],
    )
    yield (
        "EBCDIC LF",
        lambda: b"".join(t.encode("cp037") + b"\x25" for t in files.texts()),
        lines | {"code_page": "cp037"},
        [],
    )
    yield (
        "EBCDIC card images",
        lambda: "".join(files.texts()).encode("cp037"),
        {"record_format": "F", "record_length": 96},
        [],
    )
    yield (
        "ASCII card images",
        lambda: "".join(files.texts()).encode(),
        {"record_format": "F", "record_length": 96},
        [],
    )
    for name in ("BINARY", "PACKED", "ZONED", "TABLES"):
        make = lambda name=name: (GOLDEN / "golden" / f"{name}.bin").read_bytes()  # noqa: E731
        form = "V" if name == "TABLES" else "F"
        yield f"golden {name}", make, {"record_format": form}, [GOLDEN / "programs" / f"{name}.cpy"]


ROWS = list(table())


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 50


@pytest.mark.parametrize(("make", "truth", "books"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_truth_ranks_first(
    tmp_path: Path, make: Callable[[], bytes], truth: Truth, books: list[Path]
) -> None:
    path = tmp_path / "FILE"
    path.write_bytes(make())
    found = inspect_file(str(path), books)
    best, second = found.formats[0], [*found.formats, None][1]
    said = {word: best.words.get(word) for word in (*truth, "rdw", "bdw")}
    assert said == {"rdw": None, "bdw": None, **truth}, [(each.name, each.score) for each in found.formats]
    assert best.score >= 0.5
    assert second is None or second.score < best.score
    assert best.evidence
    assert not found.damages
    if books:
        assert found.fits[0].copybook == books[-1].name
        assert found.fits[0].share >= 0.5


def test_records_in_segments_are_put_together_before_a_copybook_is_tried(tmp_path: Path) -> None:
    path = tmp_path / "FILE.bin"
    for blocks in (True, False):
        path.write_bytes(files.spanned(files.cases(), blocks=blocks))
        found = inspect_file(str(path), [CASES])
        assert found.fits[0].share > 0.999
        assert found.formats[0].words["record_format"] == ("VBS" if blocks else "VS")
        assert f"{len(files.cases()):,} records in" in found.formats[0].evidence[0]
        assert "segments" in found.words


@pytest.mark.parametrize(
    ("ending", "compress"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_a_compressed_file_is_looked_into(
    tmp_path: Path, ending: str, compress: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "FILE.bin"
    plain.write_bytes(b"".join(files.clients()))
    packed = tmp_path / f"FILE.bin{ending}"
    packed.write_bytes(compress(plain.read_bytes()))
    for head, middle, tail in ((2 << 20, 1 << 20, 1 << 20), (20_000, 10_000, 10_000)):
        for name, length in (("HEAD", head), ("MIDDLE", middle), ("TAIL", tail)):
            monkeypatch.setattr(sample, name, length)
        expected, found = inspect_file(str(plain), [CLIENT]), inspect_file(str(packed), [CLIENT])
        assert found.pieces == expected.pieces
        assert found.formats == expected.formats
        assert found.fits == expected.fits
        assert found.words == expected.words


def test_a_copybook_that_needs_double_byte_characters(tmp_path: Path) -> None:
    """Where no page with such characters is likely, the copybook is refused in words; where one is, it is taken."""
    book, path = tmp_path / "NAMES.cpy", tmp_path / "NAMES.bin"
    book.write_text(
        "       01  REC.\n           05  NR PIC 9(6).\n           05  KANJI PIC G(4) DISPLAY-1.\n"
    )
    path.write_bytes(
        b"".join(f"{n:06d}".encode("cp037") + b"\x45\x66\x45\x67\x40\x40\x40\x40" for n in range(400))
    )
    (fit,) = inspect_file(str(path), [book]).fits
    assert "no double-byte characters" in fit.note
    found = inspect_file(str(path), [book], page="cp939")
    assert found.fits[0].share == 1
    assert found.words["code_page"] == "cp939"
