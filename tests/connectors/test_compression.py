"""Compressed files and archives: every member is read, and damage is an error, never a shorter file."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pytest

from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource
from connectors.compression import compression_of
from connectors.storage import describe, expand, open_binary
from migrate.errors import MigrateError, SourceError

DATA = bytes(random.Random(1).getrandbits(5) for _ in range(700_000))


def zstandard(data: bytes) -> bytes:
    made = pa.BufferOutputStream()
    with pa.CompressedOutputStream(made, "zstd") as stream:
        stream.write(data)
    return bytes(made.getvalue())


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress, "bzip2": bz2.compress, "xz": lzma.compress, "zstd": zstandard,
}  # fmt: skip


def content(folder: Path, data: bytes, kind: str) -> bytes:
    (folder / "X").write_bytes(data)
    with open_binary("X", folder, kind) as stream:
        return stream.read()


@pytest.mark.parametrize("kind", PACK)
def test_all_members_are_read(tmp_path: Path, kind: str) -> None:
    packed = b"".join(PACK[kind](part) for part in (DATA[:300_000], b"", DATA[300_000:]))
    assert content(tmp_path, packed, kind) == DATA
    found = describe(str(tmp_path / "X"), compression=kind)
    assert (found.bytes, found.sha256) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    with open_binary("X", tmp_path, kind) as stream:
        stream.seek(650_000)
        assert stream.read(1000) == DATA[650_000:651_000]


@pytest.mark.parametrize("kind", ["gzip", "xz"])
def test_zero_bytes_may_pad_a_member(tmp_path: Path, kind: str) -> None:
    assert content(tmp_path, PACK[kind](DATA) + bytes(512) + PACK[kind](b"x") + bytes(8), kind) == DATA + b"x"


@pytest.mark.parametrize("kind", PACK)
@pytest.mark.parametrize("damage", ["half", "its last byte", "rubbish behind", "none of it", "a second half"])
def test_damage_is_an_error(tmp_path: Path, kind: str, damage: str) -> None:
    whole = PACK[kind](DATA)
    data = {
        "half": whole[: len(whole) // 2],
        "its last byte": whole[:-1],
        "rubbish behind": whole + b"rubbish",
        "none of it": DATA,
        "a second half": whole + whole[: len(whole) // 2],
    }[damage]
    with pytest.raises(SourceError, match=f"is no whole {kind} file") as caught:
        content(tmp_path, data, kind)
    assert "binary mode" in caught.value.remedy
    assert "compression: none" in caught.value.remedy


@pytest.mark.parametrize("kind", ["gzip", "bzip2", "xz"])
def test_a_changed_byte_is_found(tmp_path: Path, kind: str) -> None:
    """By the format's own check sum; zstd has one only where its writer was told so."""
    whole = bytearray(PACK[kind](DATA))
    rng = random.Random(3)
    for _ in range(20):
        at = rng.randrange(20, len(whole))
        whole[at] ^= 0x10
        with suppress(SourceError):
            assert content(tmp_path, bytes(whole), kind) == DATA
        whole[at] ^= 0x10


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("a/CUST.bin", "none"),
        ("a/CUST.BIN.GZ", "gzip"),
        ("s3://b/c.bz2", "bzip2"),
        ("https://h/c.zst?version=3", "zstd"),
        ("zip://c.xz::/a/b.zip", "xz"),
        ("zip://c.bin::/a/b.gz", "none"),
        ("what?.gz", "gzip"),
    ],
)
def test_the_name_says_the_compression(address: str, kind: str) -> None:
    assert compression_of(address) == kind
    assert compression_of(address, "none") == "none"


def connect(folder: Path, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text("       01  REC.\n           05  BODY PIC X(4).\n")
    found = {"copybooks": ["REC.cpy"], "code_page": "ascii", **words}
    return CobolConnector("records", CobolSource.model_validate(found), folder)


def bodies(connector: CobolConnector) -> str:
    rows = []
    for partition in connector.partitions(8):
        for chunk in connector.read(partition):
            rows += [row["BODY"] for row in chunk.rows["REC"].to_pylist()]
    assert [raw.bytes.decode() for raw in connector.locate(range(1, len(rows) + 1))] == rows
    return " ".join(rows)


def test_sources_in_every_place(tmp_path: Path) -> None:
    data = b"aaaabbbbcccc"
    (tmp_path / "A.bin").write_bytes(data)
    (tmp_path / "A.bin.gz").write_bytes(gzip.compress(data[:4]) + gzip.compress(data[4:]))
    with zipfile.ZipFile(tmp_path / "A.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("IN.bin", data)
        archive.writestr("IN.bin.xz", lzma.compress(data))
    fsspec.filesystem("memory").pipe({"/place/A.bin": data, "/place/A.zst": zstandard(data)})
    for address in (
        "A.bin",
        "A.bin.gz",
        (tmp_path / "A.bin").as_uri(),
        (tmp_path / "A.bin.gz").as_uri(),
        "memory://place/A.bin",
        "memory://place/A.zst",
        "zip://IN.bin::A.zip",
        f"zip://IN.bin.xz::file://{tmp_path}/A.zip",
    ):
        assert bodies(connect(tmp_path, data=[address])) == "aaaa bbbb cccc", address
        assert connect(tmp_path, data=[address]).files()[0].bytes == 12, address
    assert [each.rpartition("::")[0] for each in expand(["zip://*.bin::A.zip"], tmp_path)] == ["zip://IN.bin"]
    fsspec.filesystem("memory").rm("/place", recursive=True)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("zip://IN.bin::BAD.zip", "is in no whole archive"),
        ("zip://NONE.bin::A.zip", "does not exist"),
        ("zip://IN.bin::NONE.zip", "does not exist"),
        ("zip://IN.bin::CRC.zip", "is no whole archive file"),
        ("EMPTY.gz", "holds nothing"),
        ("CUT.gz", "ends within its compressed data"),
    ],
)
def test_what_is_said_of_damaged_sources(tmp_path: Path, address: str, reason: str) -> None:
    with zipfile.ZipFile(tmp_path / "A.zip", "w") as archive:
        archive.writestr("IN.bin", b"aaaabbbb")
    whole = (tmp_path / "A.zip").read_bytes()
    (tmp_path / "CRC.zip").write_bytes(whole.replace(b"aaaabbbb", b"aaaabbbc"))
    (tmp_path / "BAD.zip").write_bytes(b"no archive")
    (tmp_path / "EMPTY.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "CUT.gz").write_bytes(gzip.compress(DATA)[:-9])
    with pytest.raises(MigrateError) as caught:
        bodies(connect(tmp_path, data=[address]))
    assert reason in caught.value.reason  # type: ignore[attr-defined]
    assert caught.value.remedy  # type: ignore[attr-defined]
