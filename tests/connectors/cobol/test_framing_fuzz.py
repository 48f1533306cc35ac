"""Files of every record format, whole and damaged: the same records as a plain second framer, or its refusal.

FRAMING_INPUTS is how many files are made, FRAMING_SEED the first seed; a failure names its seed.
"""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path
from typing import Any

import pytest

from connectors.cobol import extract as module
from connectors.cobol.description import CobolSource
from connectors.cobol.extract import Extract
from connectors.cobol.framer import make_framer
from connectors.index import IndexStore
from connectors.layout import Field, Layout, Usage
from migrate.errors import FramingError, SourceError
from tests.connectors.cobol.plain_framer import Records, Refused, cut

INPUTS = int(os.environ.get("FRAMING_INPUTS", "1500"))
FIRST = int(os.environ.get("FRAMING_SEED", "1"))
LAYOUT = Layout(
    (Field("REC", 1, 0, 5, Usage.GROUP, children=(Field("A", 5, 0, 5, Usage.TEXT, path="A"),), path="REC"),)
)

WORDS: list[dict[str, Any]] = [
    {"record_format": "F", "record_length": 5},
    {"record_format": "FB", "record_length": 7, "record_prefix_bytes": 2, "record_suffix_bytes": 1},
    {"record_format": "V"},
    {"record_format": "V", "record_prefix_bytes": 1, "record_suffix_bytes": 2},
    {"record_format": "V", "rdw": {"length_includes_header": False}},
    {"record_format": "V", "rdw": {"length_includes_header": False, "length_at": [0, 4]}},
    {"record_format": "V", "rdw": {"length_includes_header": False, "length_at": [0, 4], "endian": "little"}},
    {"record_format": "V", "rdw": {"length_includes_header": False, "header_length": 2}},
    {"record_format": "VB"},
    {"record_format": "VB", "rdw": {"endian": "little"}, "bdw": {"header_length": 2, "length_includes_header": False}},
    {"record_format": "VS"},
    {"record_format": "VBS"},
    {"record_format": "VBS", "record_prefix_bytes": 1},
    {"record_format": "U"},
    {"record_format": "U", "record_length": 6},
    {"record_format": "U", "bdw": {}},
    {"record_format": "MF"},
    {"record_format": "MF", "record_suffix_bytes": 1},
    {"record_format": "text", "line_end": "auto"},
    {"record_format": "text", "line_end": "crlf"},
    {"record_format": "text", "line_nulls": True},
    {"record_format": "text", "line_end": "cr"},
    {"record_format": "text", "line_end": "lf", "code_page": "cp037"},
    {"record_format": "text", "line_end": "auto", "code_page": "cp037"},
    {"record_format": "text", "line_end": "nel", "code_page": "cp037"},
]  # fmt: skip
TELLING = [0, 1, 2, 3, 4, 5, 8, 9, 0x0A, 0x0D, 0x15, 0x25, 0x20, 0x30, 0x40, 0x7E, 0x80, 0xFF]


def word(length: int, shape: dict[str, Any]) -> bytes:
    size = shape.get("header_length", 4)
    at, width = shape.get("length_at", (0, 2))
    value = length + (size if shape.get("length_includes_header", True) else 0)
    return (bytes(at) + value.to_bytes(width, shape.get("endian", "big"))).ljust(size, b"\0")


def segments(records: list[bytes], rng: random.Random) -> list[bytes]:
    found = []
    for record in records:
        parts, rest = [], record
        while len(rest) > 1 and rng.random() < 0.5:
            take = rng.randint(0, len(rest))
            parts.append(rest[:take])
            rest = rest[take:]
        parts.append(rest)
        for n, part in enumerate(parts):
            code = 0 if len(parts) == 1 else 1 if n == 0 else 2 if n == len(parts) - 1 else 3
            found.append((len(part) + 4).to_bytes(2, "big") + bytes([code, 0]) + part)
    return found


def blocked(parts: list[bytes], shape: dict[str, Any], rng: random.Random, *, null: bool) -> bytes:
    made = b""
    while parts:
        take = rng.randint(0, min(len(parts), 4))
        block = b"".join(parts[:take])
        parts = parts[take:]
        if null and rng.random() < 0.2:
            block += bytes([0x80, rng.choice([0, 4]), 0, 0]) + rng.randbytes(rng.randint(0, 5))
        if not shape and rng.random() < 0.2:
            made += (len(block) + 4 + (1 << 31)).to_bytes(4, "big") + block
        else:
            made += word(len(block), shape) + block
    return made


def micro_focus(records: list[bytes], rng: random.Random) -> bytes:
    size = rng.choice([2, 4])
    header = bytearray(128)
    header[:4] = bytes.fromhex("307e0000" if size == 2 else "3000007c")
    header[39], header[48] = 1, 1
    header[54:58] = rng.choice([0, 60, 5000]).to_bytes(4, "big")
    made = bytes(header)
    for record in records:
        kind = rng.choice([4, 4, 4, 4, 2, 3])
        made += (kind << (8 * size - 4) | len(record)).to_bytes(size, "big") + record
        slot = max(size + len(record), 8)
        made += b" " * (slot - size - len(record))
        made += b" " * (-len(made) % 4)
    return made


def written(words: dict[str, Any], rng: random.Random) -> bytes:
    """A whole file in this format."""
    records = [rng.randbytes(rng.choice([0, 1, 3, 5, 9, 30])) for _ in range(rng.randint(0, 8))]
    kind = words["record_format"]
    around = words.get("record_prefix_bytes", 0) + words.get("record_suffix_bytes", 0)
    records = [record.ljust(around, b"x") for record in records]
    if kind in ("F", "FB"):
        return b"".join(record.ljust(60)[: words["record_length"] + around] for record in records)
    if kind == "U":
        shape = words.get("bdw")
        return b"".join((b"" if shape is None else word(len(record), shape)) + record for record in records)
    if kind == "MF":
        return micro_focus(records, rng)
    if words.get("line_nulls"):
        escaped = [b"".join(bytes([0, b] if b < 0x20 else [b]) for b in record) for record in records]
        return b"".join(record + rng.choice([b"\n", b"\r\n"]) for record in escaped)
    if kind == "text":
        ends = [b"\n", b"\r\n", b"\r", b"\x15", b"\x25", b"\r\x25"]
        return b"".join(record + rng.choice(ends) for record in records)
    parts = [word(len(record), words.get("rdw", {})) + record for record in records]
    if kind in ("VS", "VBS"):
        parts = segments(records, rng)
    if kind in ("VB", "VBS"):
        return blocked(parts, words.get("bdw", {}), rng, null=kind == "VBS")
    return b"".join(parts)


def damaged(data: bytes, rng: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
        at = rng.randrange(len(made) + 1)
        match rng.randrange(5):
            case 0 if at < len(made):
                made[at] = rng.choice(TELLING)
            case 1 if at < len(made):
                made[at] ^= 1 << rng.randrange(8)
            case 2:
                made[at:at] = bytes(rng.choice(TELLING) for _ in range(rng.randint(1, 5)))
            case 3:
                del made[at : at + rng.randint(1, 6)]
            case 4:
                del made[at:]
    return bytes(made)


def one(seed: int, folder: Path, framers: dict[str, Any]) -> None:
    rng = random.Random(seed)
    words = dict(rng.choice(WORDS))
    words.setdefault("code_page", "ascii")
    if rng.random() < 0.2:
        words |= {"header_bytes": rng.randint(0, 3), "trailer_bytes": rng.randint(0, 3)}
    data = damaged(written(words, rng), rng)
    if rng.random() < 0.1:
        data = bytes(rng.choice(TELLING) for _ in range(rng.randint(1, 60)))
    around = words.get("header_bytes", 0) + words.get("trailer_bytes", 0)
    data = b"h" * words.get("header_bytes", 0) + data + b"t" * words.get("trailer_bytes", 0)
    if not data:
        return
    key = repr(words)
    if key not in framers:
        source = CobolSource.model_validate({"copybooks": ["REC.cpy"], **words})
        framers[key] = source, make_framer(LAYOUT, source)
    source, framer = framers[key]
    packed = rng.random() < 0.1
    file = folder / ("REC.bin.gz" if packed else "REC.bin")
    file.write_bytes(gzip.compress(data, 1) if packed else data)
    expected: Records | int
    try:
        expected = cut(data, words)
    except Refused as refused:
        expected = refused.offset
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "READ", rng.choice([1, 3, 7, 20, 64, 8 << 20]))
        extract = Extract(str(file), source, framer, "", IndexStore())
        try:
            found: Records | int = [
                (place, bytes(body)) for _, place, body in extract.find(range(extract.index.records))
            ]
        except FramingError as error:
            found = -1 if error.offset is None else error.offset
        assert found == expected, (seed, words, data)
        if isinstance(expected, int):
            return
        read, framing = [], around
        end, counted = 0, 0
        for low, high, records in extract.pieces(rng.choice([1, 10, 100, 1 << 20])):
            assert low == end, (seed, words, data)
            end, before = high, len(read)
            for base, content, each in extract.cuts(low, high):
                read += [
                    (base + int(place), bytes(content[start:stop]))
                    for place, start, stop in zip(each.first_bytes, each.starts, each.ends, strict=True)
                ]
                framing += each.used - int((each.ends - each.starts).sum())
            assert len(read) - before == records, (seed, words, data)
            counted += records
        assert (read, end) == (expected, len(data)), (seed, words, data)
        assert framing + sum(len(body) for _, body in read) == len(data), (seed, words, data)


def test_every_format_against_a_plain_framer(tmp_path: Path) -> None:
    framers: dict[str, Any] = {}
    for seed in range(FIRST, FIRST + INPUTS):
        try:
            one(seed, tmp_path, framers)
        except (FramingError, SourceError) as error:
            raise AssertionError(f"seed {seed}: {error}") from error
