"""Mixed and double-byte text, UTF-8 and UTF-16, against the reference decoder, whose characters are iconv's.

`MIGRATE_FUZZ` is the number of fields to try: a second or two when it is not set.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Chunk
from connectors.cobol import CobolConnector
from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource
from migrate.errors import ConfigurationError
from tests.connectors.cobol import agreement
from tests.connectors.cobol.agreement import compare, describe
from tests.connectors.cobol.fields import Leaf, make_text
from tests.connectors.cobol.iconv import Iconv, needs_iconv
from tests.connectors.cobol.layouts import Form
from tests.connectors.cobol.reference import Item, Policies

FIELDS = int(os.environ.get("MIGRATE_FUZZ", "12000"))
A_FORM = 200
MIXED = ("cp930", "cp933", "cp935", "cp937", "cp939", "cp1364", "cp1371", "cp1388", "cp1390", "cp1399")
PURE = ("cp300", "cp834", "cp837", "cp16684")

pytestmark = needs_iconv


def wide_leaf(usage: str, size: int, page: str) -> Leaf:
    """`size` is the number of bytes of a TEXT item, of characters else."""
    if usage == "TEXT":
        return make_text("WORDS", size, page)
    clause = {
        "DISPLAY-1": f"PIC G({size}) DISPLAY-1",
        "UTF-8": f"PIC U({size})",
        "NATIONAL": f"PIC N({size}) NATIONAL",
    }
    length = size * {"DISPLAY-1": 2, "UTF-8": 4, "NATIONAL": 2}[usage]
    most = size if usage == "UTF-8" and size > 1 else 0
    return Leaf("WORDS", Item(usage, length, page=page, most=most), clause[usage])


def check(leaf: Leaf, records: list[bytes], page: str = "cp939", **words: Any) -> None:
    """Decode `records`, each the field and perhaps less, and compare with the reference."""
    form = Form((leaf,), page=leaf.item.page)
    if page != leaf.item.page:
        words["code_page"], words["code_pages"] = page, {"WORDS": leaf.item.page}
    source = describe(form, record_format="V", **words)
    policies = Policies(
        trim=source.trim,
        control_characters=source.control_characters,
        national=source.national,
        double_byte_shifts=source.double_byte_shifts,
    )
    compare(form, records, source, slide=True, policies=policies)


def words_of(rng: random.Random) -> dict[str, str]:
    return {
        "trim": rng.choice(["right", "both", "left", "none"]),
        "control_characters": rng.choice(["keep", "blank", "invalid"]),
        "double_byte_shifts": rng.choice(["invalid", "accept"]),
        "national": rng.choice(["utf-16be", "utf-16le"]),
    }


class Writer:
    """Bytes of a page: most often well formed, by iconv; then damaged."""

    def __init__(self, page: str, rng: random.Random) -> None:
        self.rng, self.mixed = rng, page in MIXED
        found = code_page(page)
        self.singles = [bytes([byte]) for byte, one in enumerate(found.characters) if one]
        assert found.doubles is not None
        self.doubles = [int(code).to_bytes(2, "big") for code in (found.doubles < 0xFFFF_FFFF).nonzero()[0]]

    def run(self) -> bytes:
        pairs = [self.rng.choice(self.doubles) for _ in range(self.rng.randint(0, 3))]
        return b"".join(b"\x40\x40" if self.rng.random() < 0.2 else pair for pair in pairs)

    def text(self, length: int) -> bytes:
        found = b""
        while self.mixed and len(found) < length:
            kind = self.rng.random()
            if kind < 0.4:
                found += b"\x0e" + self.run() + b"\x0f"
            else:
                found += b"\x40" if kind < 0.6 else self.rng.choice(self.singles)
        while len(found) < length:
            found += self.run()
        return found[:length]

    def shifted(self, length: int) -> bytes:
        """A double-byte field as some programs write it: with shifts."""
        return (b"\x0e" + self.run() + b"\x0f").ljust(length, b"\x40")[:length]

    def damaged(self, data: bytes) -> bytes:
        changed, rng = bytearray(data), self.rng
        kind = rng.random()
        if kind < 0.3:
            for _ in range(rng.randint(1, 2)):
                changed[rng.randrange(len(changed))] = rng.choice(
                    [0x0E, 0x0F, 0x40, 0, 0xFF, rng.randrange(256)]
                )
        elif kind < 0.4:
            del changed[rng.randrange(len(changed))]
        elif kind < 0.5:
            changed = changed[: rng.randint(1, len(changed))]
        elif kind < 0.55:
            return rng.randbytes(len(data))
        return bytes(changed) or b"\x40"


def forms(usage: str, share: int) -> Iterator[tuple[random.Random, int]]:
    for seed in range(max(FIELDS // A_FORM // share, 1)):
        rng = random.Random(f"{usage} {seed}")
        yield rng, rng.randint(1, 14)


@pytest.mark.parametrize("usage", ["TEXT", "DISPLAY-1"])
def test_any_bytes_of_double_byte_pages(usage: str) -> None:
    for rng, size in forms(usage, 3):
        page = rng.choice(MIXED if rng.random() < 0.8 else PURE)
        leaf, writer = wide_leaf(usage, size, page), Writer(page, rng)
        records = [
            writer.damaged(writer.shifted(leaf.length) if rng.random() < 0.2 else writer.text(leaf.length))
            for _ in range(A_FORM)
        ]
        check(leaf, records, "cp939" if page in PURE else page, **words_of(rng))


UTF8_PARTS = [
    *(text.encode() for text in " \tA\x7fé\x85\xa0ߟਠ퟿\ue000￿𐀀\U0010ffff"),
    b" ", b" ", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xf0\x8f\xbf\xbf", b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80", b"\x80", b"\xff", b"\xc3", b"\xe2\x82", b"\xf0\x9f\x98", b"\xe2\x28", b"\xf0\x9f\x28",
]  # fmt: skip
"""Ends of every range of table 3-7, and what lies just beyond them: overlong, surrogates, cut."""


@pytest.mark.parametrize("usage", ["TEXT", "UTF-8"])
def test_any_bytes_of_utf8(usage: str) -> None:
    for rng, size in forms(usage, 6):
        leaf = wide_leaf(usage, size, "utf-8" if usage == "TEXT" else "cp037")
        good = rng.choice([14, 16, len(UTF8_PARTS)])
        records = []
        for _ in range(A_FORM):
            data = b"".join(rng.choice(UTF8_PARTS[:good]) for _ in range(leaf.length))
            records.append(data[: leaf.length if rng.random() < 0.5 else rng.randint(1, leaf.length)])
        check(leaf, records, leaf.item.page, **words_of(rng))


def test_every_two_bytes_of_utf8() -> None:
    check(
        wide_leaf("TEXT", 2, "utf-8"), [bytes([a, b]) for a in range(0x7F, 256) for b in range(256)], "utf-8"
    )


def test_any_bytes_of_utf16() -> None:
    for rng, size in forms("NATIONAL", 10):
        units = [0x20, 0x41, 0x85, 0x20AC, 0xD83D, 0xDE00, 0xFFFF, 0]
        records = [
            b"".join(rng.choice([*units, rng.randrange(1 << 16)]).to_bytes(2, "big") for _ in range(size))
            for _ in range(A_FORM)
        ]
        check(wide_leaf("NATIONAL", size, "cp037"), records, "cp037", **words_of(rng))


@pytest.mark.parametrize("page", MIXED)
def test_what_iconv_wrote_comes_back(page: str) -> None:
    """Text of the page's own characters, written by iconv."""
    rng, found, iconv = random.Random(page), code_page(page), Iconv(page.replace("cp", "IBM"))
    singles = [one for one in found.characters if one.isprintable() and one and one not in "~\\"]
    texts, writer = [], Writer(page, rng)
    for _ in range(200):
        pairs = found.decode(b"\x0e" + writer.run() + b"\x0f").replace("·", "")
        texts.append("".join(rng.choices(singles, k=rng.randint(1, 4))) + pairs + rng.choice(singles))
    written = [iconv.encode(text) for text in texts]
    form = Form((make_text("WORDS", 80, page),), page=page)
    decoded = decode(form, [data.ljust(80, b"\x40") for data in written if data])
    assert decoded == [text.rstrip(" \u3000") for text in texts]


def decode(form: Form, records: list[bytes], **words: Any) -> list[str]:
    return agreement.decode(form, records, describe(form, **words)).rows.column(1).to_pylist()


def faults(leaf: Leaf, data: str, **words: Any) -> list[str]:
    """The codes of a field whose bytes are written in hexadecimal."""
    form = Form((leaf,), page=leaf.item.page)
    record = bytes.fromhex(data)
    rejects = agreement.decode(form, [record], describe(form, record_format="V", **words)).rejects
    return rejects.column("code").to_pylist()


@pytest.mark.parametrize(("data", "code"), [
    ("0e 4481 0f", ""), ("0e 0f", ""), ("0e 4040 0f", ""), ("c1 0e 4481 0f c1 0e 4482 0f", ""),
    ("0e 4481", "unpaired_shift"), ("0f", "unpaired_shift"), ("c1 0f 40", "unpaired_shift"), ("0e", "unpaired_shift"),
    ("0e 0e 4481 0f", "unpaired_shift"), ("0e 4481 0e 4482 0f", "unpaired_shift"), ("0e 4481 0f 0f", "unpaired_shift"),
    ("0e 44 0f", "odd_shift"), ("0e 4481 44 0f", "odd_shift"), ("0e 4481 44", "cut_character"), ("0e 44", "cut_character"),
    ("0e ffff 0f", "bad_double_byte"), ("0e 0000 0f", "bad_double_byte"), ("0e 4040", "unpaired_shift"),
    ("6a", "bad_character"), ("0e 4481 0f 6a", "bad_character"),
])  # fmt: skip
def test_malformed_shifts_each_have_a_reason(data: str, code: str) -> None:
    leaf = make_text("WORDS", 12, "cp939")
    assert faults(leaf, data) == ([code] if code else [])


@pytest.mark.parametrize(("data", "invalid", "accept"), [
    ("4481 4482 4040", "", ""),
    ("4040 4040 4040", "", ""),
    ("0e 4481 4482 0f", "shift_in_double_byte", ""),
    ("0e 4481 0f 4040", "shift_in_double_byte", ""),
    ("0e 4481 0f 40c1", "shift_in_double_byte", "shift_in_double_byte"),
    ("4481 0e44 820f", "shift_in_double_byte", "shift_in_double_byte"),
    ("0e 4481 4482 40", "shift_in_double_byte", "cut_character"),
    ("0000 0000 0000", "bad_double_byte", "bad_double_byte"),
    ("4481 4482 44", "cut_character", "cut_character"),
])  # fmt: skip
def test_shifts_in_a_double_byte_field(data: str, invalid: str, accept: str) -> None:
    leaf = wide_leaf("DISPLAY-1", 3, "cp939")
    assert faults(leaf, data) == ([invalid] if invalid else [])
    assert faults(leaf, data, double_byte_shifts="accept") == ([accept] if accept else [])


def test_each_use_of_the_policy_is_counted() -> None:
    form = Form((wide_leaf("DISPLAY-1", 3, "cp939"),), page="cp939")
    records = [bytes.fromhex(data) for data in ("0e448144820f", "448144824040", "0e44810f4040")]
    decoded = agreement.decode(form, records, describe(form, double_byte_shifts="accept"))
    assert decoded.rows.column(1).to_pylist() == ["あい", "あい", "あ"]
    assert decoded.policies == {("WORDS", "double_byte_shifts: accept"): 2}


def test_a_utf8_item_holds_as_many_characters_as_its_picture() -> None:
    leaf = wide_leaf("UTF-8", 2, "cp037")
    assert decode(Form((leaf,)), ["é😀".encode().ljust(8)]) == ["é😀"]
    assert faults(leaf, b"abc     ".hex()) == ["picture_overflow"]
    by_bytes = Leaf("WORDS", Item("UTF-8", 8), "PIC U BYTE-LENGTH 8")
    assert decode(Form((by_bytes,)), [b"abcdefgh"]) == ["abcdefgh"]


# ------------------------------------------------------------------------------- through a description

BOOK = """
       01  REC.
           05  KIND    PIC X(6).
           05  NAME    PIC X(12).
           05  TITLE   PIC G(3) DISPLAY-1.
           05  AMOUNT  PIC S9(3).
"""


def connector(folder: Path, data: bytes, book: str = BOOK, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text(book)
    (folder / "REC.bin").write_bytes(data)
    description = {"copybooks": ["REC.cpy"], "data": ["REC.bin"], "code_page": "cp939", **words}
    return CobolConnector("source", CobolSource.model_validate(description), folder)


def chunks(source: CobolConnector) -> list[Chunk]:
    return [chunk for partition in source.partitions(1 << 20) for chunk in source.read(partition)]


def record(kind: str, name: str, title: str, amount: str) -> bytes:
    """By iconv alone."""
    page = Iconv("IBM939")
    parts = [(kind, 6, 0), (name, 12, 0), (title, 6, 1), (amount, 3, 0)]
    written = [(page.encode(text) or b"")[cut:].removesuffix(b"\x0f" * cut) for text, _, cut in parts]
    return b"".join(data.ljust(size, b"\x40") for data, (_, size, _) in zip(written, parts, strict=True))


def test_segments_and_conditions_of_double_byte_values(tmp_path: Path) -> None:
    data = (
        record("本", "A京B", "東京", "123") + record("他", "B", "大阪", "12L") + record("本", "C", "", "001")
    )
    source = connector(tmp_path, data, segments={"field": "KIND", "filter": ["本"]})
    (chunk,) = chunks(source)
    (rows,) = chunk.rows.values()
    assert [row["NAME"] for row in rows.to_pylist()] == ["A京B", "C"]
    by_title = connector(tmp_path, data, segments={"field": "TITLE", "filter": ["大阪"]})
    (rows,) = chunks(by_title)[0].rows.values()
    assert rows.to_pylist() == [{"_record": 2, "KIND": "他", "NAME": "B", "TITLE": "大阪", "AMOUNT": -123}]


def test_a_condition_compares_double_byte_text(tmp_path: Path) -> None:
    book = BOOK + "           05  OTHER REDEFINES AMOUNT PIC X(3).\n"
    data = record("本", "A", "東京", "123") + record("本", "B", "大阪", "A") + record("本", "C", "", "C")
    words = {"redefines": {"AMOUNT": "TITLE = '東京'", "OTHER": "TITLE IN ('大阪', SPACES)"}, "trim": "none"}
    with pytest.raises(ConfigurationError, match="is no value"):
        chunks(connector(tmp_path, data, book, **words))
    words["redefines"]["OTHER"] = "TITLE IN ('大阪', '')"
    (rows,) = chunks(connector(tmp_path, data, book, **words))[0].rows.values()
    assert rows.column("AMOUNT").to_pylist() == [123, None, None]
    assert rows.column("OTHER").to_pylist() == [None, "A  ", "C  "]


def test_a_condition_on_a_field_whose_shifts_are_accepted(tmp_path: Path) -> None:
    book = BOOK + "           05  OTHER REDEFINES AMOUNT PIC X(3).\n"
    data = record("本", "A", "", "B")
    data = data[:18] + bytes.fromhex("0e44810f4040") + data[24:]
    words = {"redefines": {"OTHER": "TITLE = 'あ'"}, "double_byte_shifts": "accept"}
    (chunk,) = chunks(connector(tmp_path, data, book, **words))
    (rows,) = chunk.rows.values()
    assert (rows.column("TITLE").to_pylist(), rows.column("OTHER").to_pylist()) == (["あ"], ["B"])
    assert chunk.policies == {("TITLE", "double_byte_shifts: accept"): 1}


def test_people_see_the_characters(tmp_path: Path) -> None:
    source = connector(tmp_path, record("本", "A京", "東京", "123"))
    (raw,) = source.locate([1])
    shown = {field.path: field.characters for field in raw.fields}
    assert shown == {"KIND": "·本·  ", "NAME": "A·京·       ", "TITLE": "東京\u3000", "AMOUNT": "123"}
    data = record("本", "A", "", "123")
    source = connector(tmp_path, data[:18] + bytes.fromhex("0e44810f4040") + data[24:])
    assert [field.characters for field in next(iter(source.locate([1]))).fields][2] == "·あ·  "


def test_pages_of_single_fields(tmp_path: Path) -> None:
    """A double-byte page for one field, UTF-8 for another, in a file of page 037."""
    data = (
        "abc   ".encode("cp037")
        + "naïve €".encode().ljust(12)
        + b"\x44\x81\x44\x82\x40\x40"
        + b"\xf0\xf0\xc1"
    )
    source = connector(tmp_path, data, code_page="37", code_pages={"NAME": "utf-8", "TITLE": "300"})
    (rows,) = chunks(source)[0].rows.values()
    assert rows.to_pylist() == [
        {"_record": 1, "KIND": "abc", "NAME": "naïve €", "TITLE": "あい", "AMOUNT": 1}
    ]


@pytest.mark.parametrize(("words", "reason"), [
    ({"code_page": "cp037"}, "TITLE has USAGE DISPLAY-1, and code page cp037 has no double-byte characters"),
    ({"code_pages": {"AMOUNT": "cp300"}}, "AMOUNT has USAGE ZONED, and code page cp300 has no single-byte characters"),
])  # fmt: skip
def test_a_page_that_does_not_fit_its_field(tmp_path: Path, words: dict[str, Any], reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason):
        chunks(connector(tmp_path, b"\x40" * 27, **words))


@pytest.mark.parametrize(("page", "reason"), [
    ("cp300", "'cp300' holds double-byte characters alone"),
    ("cp9399", "unknown code page 'cp9399'. Did you mean 'cp939'?"),
    (31, "YAML reads 037 as 31: write cp037"),
    ("shift_jis", "unknown code page 'shift_jis'. Write its number or name, such as cp037"),
])  # fmt: skip
def test_a_page_that_is_none(page: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace("?", r"\?")):
        CobolSource.model_validate({"copybooks": ["x"], "code_page": page})


def test_a_number_is_a_name() -> None:
    assert CobolSource.model_validate({"copybooks": ["x"], "code_page": 939}).code_page == "939"
