"""Random records of random descriptions, some of them damaged, against the reference decoder.

`MIGRATE_FUZZ` is the number of inputs (records) to try: a share of a second or two when it is not set.

    MIGRATE_FUZZ=200000 pytest tests/connectors/cobol/test_fuzz.py
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from connectors.base import Tally
from connectors.cobol import CobolConnector
from migrate.errors import MigrateError
from tests.connectors.cobol import layouts
from tests.connectors.cobol.agreement import compare, describe
from tests.connectors.cobol.blocking import spanned
from tests.connectors.cobol.layouts import Form, copybook, random_form, write
from tests.connectors.cobol.reference import Policies

INPUTS = int(os.environ.get("MIGRATE_FUZZ", "1500"))
FIRST = int(os.environ.get("MIGRATE_FUZZ_SEED", "0"))
A_FORM = 20
"""Records of one description."""
FILES = max(INPUTS // 50, 10)

TELLING = (0x00, 0x0C, 0x0D, 0x0F, 0x20, 0x40, 0x60, 0xC0, 0xD0, 0xF0, 0xFF)


def words_of(rng: random.Random) -> dict[str, Any]:
    return {
        "trim": rng.choice(["right", "both", "left", "none"]),
        "control_characters": rng.choice(["keep", "blank", "invalid"]),
        "sign_overpunch": rng.choice(["lenient", "strict"]),
        "float_format": rng.choice(["ibm", "ibm", "ieee754"]),
        "edited": rng.choice(["value", "value", "text"]),
        "blank_numbers": rng.choice(["invalid", "null", "zero"]),
    }


def damaged(record: bytes, form: Form, rng: random.Random, *, varies: bool) -> bytes:
    """The record, or one that something happened to."""
    kind = rng.random()
    if kind < 0.4:
        changed = bytearray(record)
        for _ in range(rng.randint(1, 3)):
            changed[rng.randrange(len(changed))] = rng.choice([*TELLING, rng.randrange(256)])
        record = bytes(changed)
    elif kind < 0.5:
        record = rng.randbytes(len(record))
    elif kind < 0.6:
        record = " ".encode(form.page) * len(record)
    if varies and kind > 0.8:
        record = record[: rng.randint(1, len(record))]
    elif varies and kind > 0.7:
        record += rng.randbytes(rng.randint(1, 9))
    return record


def seeds(count: int) -> Iterator[random.Random]:
    for seed in range(FIRST, FIRST + count):
        yield random.Random(seed)


def test_values_and_faults() -> None:
    for rng in seeds(max(INPUTS // A_FORM, 1)):
        form, varies, words = random_form(rng), rng.random() < 0.5, words_of(rng)
        source = describe(form, record_format="V" if varies else "F", **words)
        words.pop("blank_numbers")
        policies = Policies(**words, little_native=form.dialect == "gnucobol")
        records = [damaged(write(form, rng, slide=varies), form, rng, varies=varies) for _ in range(A_FORM)]
        compare(form, records, source, slide=varies, policies=policies)


def framed(records: list[bytes], record_format: str, rng: random.Random) -> bytes:
    words = [(len(record) + 4).to_bytes(2, "big") + b"\x00\x00" + record for record in records]
    if record_format == "V":
        return b"".join(words)
    if record_format == "VB":
        blocks = []
        while words:
            take = rng.randint(1, len(words))
            block = b"".join(words[:take])
            blocks.append((len(block) + 4).to_bytes(2, "big") + b"\x00\x00" + block)
            words = words[take:]
        return b"".join(blocks)
    if record_format == "VBS":
        return spanned(records, rng.randint(10, 100))
    return b"".join(records)


def test_files_that_are_damaged(tmp_path: Path) -> None:
    """Whatever the bytes: a decoded file whose bytes and records add up, or one of our own errors."""
    for number, rng in enumerate(seeds(FILES)):
        form, words = random_form(rng), words_of(rng)
        record_format = rng.choice(["F", "V", "VB", "VBS", "text"])
        words["on_invalid"] = rng.choice(["quarantine", "null", "stop"])
        words["variable_occurs"] = rng.choice([True, None])
        slides = words["variable_occurs"] or record_format != "F"
        records = [write(form, rng, slide=bool(slides)) for _ in range(rng.randint(1, 6))]
        data = bytearray(framed(records, record_format, rng))
        for _ in range(rng.randint(0, 3)):
            at = rng.randrange(len(data) + 1)
            change = rng.choice(["set", "insert", "cut", "end"])
            if change == "set" and at < len(data):
                data[at] = rng.choice([*TELLING, rng.randrange(256)])
            elif change == "insert":
                data[at:at] = rng.randbytes(rng.randint(1, 5))
            elif change == "cut":
                del data[at : at + rng.randint(1, 5)]
            elif change == "end" and at:
                del data[at:]
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "REC.cpy").write_text(copybook(form))
        (folder / "REC.bin").write_bytes(data)
        source = describe(form, data=["REC.bin"], record_format=record_format, **words)
        with suppress(MigrateError):
            settle(CobolConnector("fuzz", source, folder), len(data), rng)


def settle(connector: CobolConnector, size: int, rng: random.Random) -> None:
    """Read everything; every byte and record must be accounted for, and every rejected record found again."""
    total, rejected, kept = Tally(), set(), 0
    for partition in connector.partitions(rng.choice([1, 50, 1 << 20])):
        for chunk in connector.read(partition):
            total += chunk.tally
            rejected |= set(chunk.rejects.column(0).to_pylist())
            for rows in chunk.rows.values():
                rows.validate(full=True)
                kept += rows.num_rows
    assert total.bytes == size
    assert total.records == kept + len(rejected)
    wanted = sorted(rejected)[:3] + list(range(1, min(total.records, 2) + 1))
    for raw, number in zip(connector.locate(wanted), wanted, strict=True):
        assert raw.record == number
        for each in raw.fields:
            assert each.offset >= 0
            assert each.offset + each.length <= len(raw.bytes) or not each.length


@pytest.mark.slow
def test_long_records_in_many_blocks() -> None:
    """More records than are decoded at a time, tables included."""
    for rng in seeds(max(INPUTS // 10_000, 1)):
        form = random_form(rng)
        records = [damaged(write(form, rng, slide=True), form, rng, varies=True) for _ in range(2500)]
        policies = Policies(little_native=form.dialect == "gnucobol")
        compare(form, records, describe(form, record_format="V"), slide=True, policies=policies)


def test_the_generator_makes_every_kind() -> None:
    text = "".join(copybook(random_form(rng)) for rng in seeds(300))
    for word in (
        "REDEFINES",
        "DEPENDING",
        "OCCURS",
        "COMP-3",
        "COMP-6",
        "SEPARATE",
        "P(",
        "BLANK",
        "JUST",
        "INDEX",
    ):
        assert word in text, word
    assert layouts.random_form(random.Random(7)) == layouts.random_form(random.Random(7))
