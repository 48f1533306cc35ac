"""Text of characters that take several bytes, and edited numbers, there and back.

`MIGRATE_FUZZ` is the number of fields of each kind to try: a second or two when it is not set.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest

from connectors.cobol.codepage import code_page
from tests.connectors.cobol import reference, writing
from tests.connectors.cobol.agreement import describe
from tests.connectors.cobol.fields import Leaf, fill, make_text, random_edited
from tests.connectors.cobol.iconv import Iconv, needs_iconv
from tests.connectors.cobol.layouts import Form
from tests.connectors.cobol.test_wide_text import MIXED, PURE, UTF8_PARTS, Writer, wide_leaf, words_of

FIELDS = int(os.environ.get("MIGRATE_FUZZ", "4000"))
A_FORM = 200


def check(leaf: Leaf, records: list[bytes], page: str = "cp939", **words: Any) -> int:
    """What can be decoded means the same again, takes the same bytes from then on, and has a rule."""
    form = Form((leaf,), page=leaf.item.page)
    if page != leaf.item.page:
        words["code_page"], words["code_pages"] = page, {leaf.name: leaf.item.page}
    source = describe(form, record_format="F", **words)
    pair = decoder, encoder = writing.pair(form, source)
    rows = writing.decode(decoder, records).rows
    texts = rows.column(1).to_pylist()
    once = writing.written(encoder.encode(rows))
    assert {len(record) for record in once} <= {leaf.length}
    again = writing.decode(decoder, once)
    assert again.rejects.num_rows == 0
    if words.get("trim") == "none":  # shifts that are left out make room for blanks
        found = [text.rstrip(" \u3000") for text in again.rows.column(1).to_pylist()]
        assert found == [text.rstrip(" \u3000") for text in texts]
    else:
        assert again.rows.column(1).to_pylist() == texts
        assert writing.written(encoder.encode(again.rows)) == once
    proof = writing.prove(pair, records).found.get(leaf.name)
    if proof is not None:
        kept = [records[number - 1] for number in rows.column(0).to_pylist()]
        assert proof.exact == sum(one == two for one, two in zip(kept, once, strict=True))
        assert proof.not_reproduced == 0, [
            (one, two) for one, two in zip(kept, once, strict=True) if one != two
        ]
    return rows.num_rows


@needs_iconv
@pytest.mark.parametrize("usage", ["TEXT", "DISPLAY-1"])
def test_double_byte_text(usage: str) -> None:
    count = 0
    for seed in range(FIELDS // A_FORM):
        rng = random.Random(f"{usage} {seed}")
        page = rng.choice(MIXED if rng.random() < 0.8 else PURE)
        size = rng.randint(1, 14) if page in MIXED else 2 * rng.randint(1, 7)
        leaf, writer = wide_leaf(usage, size, page), Writer(page, rng)
        records = [
            writer.shifted(leaf.length) if rng.random() < 0.2 else writer.text(leaf.length)
            for _ in range(A_FORM)
        ]
        count += check(leaf, records, "cp939" if page in PURE else page, **words_of(rng))
    assert count > FIELDS // 10


@pytest.mark.parametrize("usage", ["TEXT", "UTF-8", "NATIONAL"])
def test_unicode_text(usage: str) -> None:
    count = 0
    for seed in range(FIELDS // A_FORM):
        rng = random.Random(f"{usage} {seed}")
        leaf = wide_leaf(usage, rng.randint(1, 14), "utf-8" if usage == "TEXT" else "cp037")
        words = words_of(rng)
        if words["trim"] == "left":  # a control character of two bytes leaves no room for its blanks
            words["control_characters"] = "keep"
        parts = [part.decode() for part in UTF8_PARTS[:14]] if usage == "NATIONAL" else UTF8_PARTS[:16]
        if usage == "NATIONAL":
            codec = words["national"].replace("utf-16", "utf-16-")
            data = ["".join(map(str, rng.choices(parts, k=leaf.length))).encode(codec) for _ in range(A_FORM)]
        else:
            most = leaf.item.most or leaf.length
            data = [b"".join(rng.choices(UTF8_PARTS[:16], k=rng.randint(0, most))) for _ in range(A_FORM)]
            data = [each.ljust(leaf.length) for each in data]
        count += check(leaf, [each[: leaf.length] for each in data], leaf.item.page, **words)
    assert count > FIELDS // 20


@needs_iconv
@pytest.mark.parametrize("page", MIXED)
def test_the_bytes_are_those_that_iconv_writes(page: str) -> None:
    rng, found, iconv = random.Random(page), code_page(page), Iconv(page.replace("cp", "IBM"))
    singles = [one for one in found.characters if one.isprintable() and one and one not in "~\\"]
    form = Form((make_text("WORDS", 80, page),), page=page)
    pair = decoder, encoder = writing.pair(form, describe(form, record_format="F"))
    texts, expected, writer = [], [], Writer(page, rng)
    for _ in range(200):
        pairs = found.decode(b"\x0e" + writer.run() + b"\x0f").replace("·", "")
        text = "".join(rng.choices(singles, k=rng.randint(1, 4))) + pairs + rng.choice(singles)
        written = iconv.encode(text)
        if written and iconv.decode(written) == text:
            texts.append(text.rstrip(" \u3000"))
            expected.append(written.ljust(80, b"\x40"))
    rows = writing.rows_of(decoder.schema, WORDS=texts)
    ours = writing.written(encoder.encode(rows))
    # a letter that both parts of the page have may be written in either
    assert sum(one == two for one, two in zip(ours, expected, strict=True)) > 0.9 * len(texts) > 100
    assert writing.decode(decoder, ours).rows.column(1).to_pylist() == texts
    assert writing.prove(pair, expected).found["WORDS"].not_reproduced == 0


@pytest.mark.parametrize(("clause", "words", "source", "encoded", "name"), [
    ("PIC X(8)", {}, "0e0f c1 40 40 40 40 40", "c1 40 40 40 40 40 40 40", "shifts that are not needed"),
    ("PIC X(8)", {}, "0e 4481 0f 0e0f 40 40", "0e 4481 0f 40 40 40 40", "shifts that are not needed"),
    ("PIC X(8)", {}, "0e 4481 4040 0f 40 40", "0e 4481 0f 40 40 40 40", "double-byte blanks trimmed, and single ones written"),
    ("PIC X(8)", {"trim": "none"}, "0e0f c1 40 40 40 40 40", "c1 40 40 40 40 40 40 40", "shifts that are not needed"),
    ("PIC G(3) DISPLAY-1", {"double_byte_shifts": "accept"}, "0e 4481 0f 4040", "4481 4040 4040", "shifts that are not needed"),
    ("PIC G(3) DISPLAY-1", {"trim": "both"}, "4040 4481 4040", "4481 4040 4040", "blanks trimmed on a side that is not filled again"),
    ("PIC N(2)", {"national": "utf-16le", "trim": "both"}, "20004100", "41002000", "blanks trimmed on a side that is not filled again"),
    ("PIC U(2)", {"control_characters": "blank"}, "4100202020202020", "4120202020202020", "control characters read as blanks"),
])  # fmt: skip
def test_each_rule_by_name(clause: str, words: dict[str, Any], source: str, encoded: str, name: str) -> None:
    text = f"       01  REC.\n           05  WORDS {clause}.\n"
    described = describe(Form(()), record_format="F", code_page="cp939", **words)
    data = bytes.fromhex(source)
    prover = writing.prove(writing.pair_of(text.replace("X(8)", f"X({len(data)})"), described), [data])
    (difference,) = prover.found["WORDS"].differences.values()
    assert (difference.name, difference.is_rule) == (name, True)
    assert (difference.source, difference.encoded) == (data.hex(), bytes.fromhex(encoded).hex())


def test_edited_numbers() -> None:
    """What the reference edits comes back byte for byte."""
    count = 0
    for seed in range(FIELDS // A_FORM):
        rng = random.Random(seed)
        leaf = random_edited("AMOUNT", rng, "cp037")
        form = Form((leaf,))
        pair = decoder, encoder = writing.pair(form, describe(form, record_format="F", edited="value"))
        records = [fill(leaf, rng, little=False) for _ in range(A_FORM)]
        decoded = writing.decode(decoder, records)
        rows = decoded.rows
        kept = [records[number - 1] for number in rows.column(0).to_pylist()]
        assert writing.written(encoder.encode(rows)) == kept, leaf.clause
        if kept:
            proof = writing.prove(pair, records).found["AMOUNT"]
            assert proof.exact == proof.count == len(kept)
        count += len(kept)
    assert count > FIELDS // 2


@pytest.mark.parametrize(("picture", "value", "code"), [
    ("ZZ9", 1000, "too_many_digits"), ("ZZ9", -1, "minus_in_unsigned"), ("Z9.99-", 99, ""), ("--9", -99, ""),
    ("--9", -100, "too_many_digits"), ("ZZ9PP", 12345, "inexact"), ("Z99", 100, ""),
])  # fmt: skip
def test_a_number_that_its_picture_cannot_show(picture: str, value: int | None, code: str) -> None:
    text = f"       01  REC.\n           05  AMOUNT PIC {picture}.\n"
    decoder, encoder = writing.pair_of(text, describe(Form(()), record_format="F", edited="value"))
    found = encoder.encode(writing.rows_of(decoder.schema, AMOUNT=[value])).faults.to_pylist()
    assert [each["code"] for each in found] == ([code] if code else [])


def test_the_reference_and_the_encoder_edit_alike() -> None:
    item = reference.Item("EDITED", 8, picture="$$,$$9.9", page="cp037")
    text = "       01  REC.\n           05  AMOUNT PIC $$,$$9.9.\n"
    decoder, encoder = writing.pair_of(text, describe(Form(()), record_format="F", edited="value"))
    values = [0, 5, 90, 12345, 999999][:4]
    rows = writing.rows_of(decoder.schema, AMOUNT=[reference.Decimal(value).scaleb(-1) for value in values])
    expected = [reference.edit(item, value).encode("cp037") for value in values]
    assert writing.written(encoder.encode(rows)) == expected
