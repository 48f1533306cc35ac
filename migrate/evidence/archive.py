"""The zip of a bundle: written the same every time, and read with nothing taken on trust.

A bundle has members and nothing else: no comments, no extra fields, no gaps, one fixed date. So every byte
of the file is either a member's or can be told from the members, and a changed one is found. The exception
are a few bits at the end of a compressed member that no unpacker reads.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

__all__ = ["Broken", "read_members", "safe_name", "write_members"]

MOST_MEMBERS = 20_000
MOST_BYTES = 4 << 30
"""All members together, unpacked; a member of 2 GiB or a file of 4 GiB would need another form of zip."""
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_NAME = re.compile(r"[A-Za-z0-9_ .,@+=()/-]+\Z")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_ .,@+=()-]")
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")


class Broken(Exception):
    """The file is no bundle as this framework writes them; the text says where."""


def write_members(path: Path, members: Mapping[str, bytes]) -> None:
    """Write a bundle: members by name, compressed, all with one date. Raises Broken for a name that may not be."""
    part = path.with_name(f".{path.name}.part")
    if len(members) > MOST_MEMBERS or sum(map(len, members.values())) > MOST_BYTES:
        raise Broken("a bundle of so much cannot be written")
    try:
        with zipfile.ZipFile(part, "w", allowZip64=False) as file:
            for name in sorted(members):
                refuse_name(name)
                entry = zipfile.ZipInfo(name, _DATE)
                entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
                file.writestr(entry, members[name], compresslevel=6)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def safe_name(path: str) -> str:
    """A path as a member's name: what no bundle may hold becomes an underscore.

    >>> safe_name("../mappings/Größe.yaml")
    'mappings/Gr__e.yaml'
    """
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    return "/".join(_NOT_IN_NAMES.sub("_", part) for part in parts)


def refuse_name(name: str) -> None:
    """Raise Broken when a member's name could lead out of the folder it is unpacked into."""
    parts = name.split("/")
    if not _NAME.match(name) or name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise Broken(f"the name {name!r} may not stand in a bundle")


def read_members(path: Path) -> dict[str, bytes]:
    """Every member of a bundle by name.

    Raises:
        Broken: the file is damaged, cut, or holds anything beside its members.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        raw = stream.read(MOST_BYTES + 1)
    if len(raw) < _END.size or len(raw) > MOST_BYTES:
        raise Broken("the file is too short or too long for a bundle")
    tail = _END.unpack(raw[-_END.size :])
    mark, disk, other, here, count, size, start, comment = tail
    if mark != b"PK\5\6" or (disk, other, comment) != (0, 0, 0) or here != count:
        raise Broken("the end of the zip's directory is damaged or cut")
    if start + size + _END.size != len(raw) or count > MOST_MEMBERS:
        raise Broken("the zip's directory is not where it must be")
    members: dict[str, bytes] = {}
    folded: set[str] = set()  # a file system may take two cases for one name
    at, next_member, total = start, 0, 0
    for _ in range(count):
        name, at, next_member, content = _member(raw, at, next_member, start, MOST_BYTES - total)
        if name.casefold() in folded:
            raise Broken(f"{name} stands twice")
        folded.add(name.casefold())
        total += len(content)
        members[name] = content
    if next_member != start or at != start + size:
        raise Broken("the zip holds bytes that belong to no member")
    if list(members) != sorted(members):
        raise Broken("the members are not in their order")
    return members


def _member(raw: bytes, at: int, offset: int, end: int, room: int) -> tuple[str, int, int, bytes]:
    """(name, where the next entry of the directory is, where the next member is, content)."""
    if at + _ENTRY.size > len(raw):
        raise Broken("the zip's directory is cut")
    found = _ENTRY.unpack_from(raw, at)
    crc, packed, size, length = found[9], found[10], found[11], found[12]
    name_bytes = raw[at + _ENTRY.size : at + _ENTRY.size + length]
    try:
        name = name_bytes.decode("ascii")
    except UnicodeDecodeError as error:
        raise Broken("a member's name is damaged") from error
    refuse_name(name)
    local, entry = _headers(name_bytes, crc, packed, size, offset)
    if raw[at : at + len(entry)] != entry:
        raise Broken(f"{name}: its line in the zip's directory is damaged, or not as a bundle has it")
    body = offset + len(local)
    if raw[offset:body] != local or body + packed > end:
        raise Broken(f"{name}: its header in the zip is damaged, or not as a bundle has it")
    if size > room:
        raise Broken(f"{name}: the members are larger than a bundle may be")
    unpacker = zlib.decompressobj(-15)
    try:
        content = unpacker.decompress(raw[body : body + packed], size + 1)
    except zlib.error as error:
        raise Broken(f"{name}: cannot be unpacked ({error})") from error
    if len(content) != size or not unpacker.eof or unpacker.unused_data or zlib.crc32(content) != crc:
        raise Broken(f"{name}: is not of the size and checksum that the zip gives")
    return name, at + len(entry), body + packed, content


def _headers(name: bytes, crc: int, packed: int, size: int, offset: int) -> tuple[bytes, bytes]:
    """A member's two headers as `write_members` writes them."""
    info = zipfile.ZipInfo(name.decode(), _DATE)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
    info.CRC, info.compress_size, info.file_size = crc, packed, size
    local = info.FileHeader(zip64=False)
    date, hour = 1 << 5 | 1, 0
    entry = _ENTRY.pack(
        b"PK\1\2", 20, 3, 20, 0, 0, zipfile.ZIP_DEFLATED, hour, date, crc, packed, size,
        len(name), 0, 0, 0, 0, _MODE, offset,
    )  # fmt: skip
    return local, entry + name
