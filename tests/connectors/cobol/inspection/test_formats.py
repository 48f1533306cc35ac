"""The confusion table: files of known form, and the form that the inspection ranks first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.cobol.inference import inspect_file
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
