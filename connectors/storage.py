"""Opens the files of a source, on this machine or behind an fsspec address.

    addresses = expand(["CUST*.bin", "s3://bucket/CUST.D2024.bin"], folder)
    with open_binary(addresses[0]) as stream: ...
    describe(addresses[0])                       # SourceFile: size, SHA-256, when it was changed
    identity(addresses[0])                       # changes whenever the file does

An address may lead into an archive (`zip://CUST.bin::s3://bucket/CUST.zip`), and the file itself may be
compressed; size and SHA-256 are then those of the bytes it holds.

A path without `://` is a file of this machine and never passes through fsspec: it is opened as a plain
file, which can be memory-mapped. fsspec is imported only for the other addresses.
"""

from __future__ import annotations

import glob
import hashlib
import re
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import unquote

from connectors.base import SourceFile
from connectors.compression import decompressed
from migrate.errors import SourceError, SourceUnreachable, did_you_mean

__all__ = ["describe", "expand", "identity", "open_binary"]

BLOCK = 1 << 20
"""Bytes read at a time while a file is hashed."""

_CREDENTIALS = re.compile(r"([A-Za-z0-9+.-]+)://[^/@:]*:[^/@]*@")
_SIGNED = re.compile(
    r"(?<=.)\?.*(?:sig|signature|token|key|secret|password|credential)[^=]*=.*", re.IGNORECASE
)
"""A signed address: its query is as good as a password (Azure SAS, S3 and GCS signed URLs)."""
_MARKS = (
    "ETag",
    "etag",
    "md5Hash",
    "content_md5",
    "mtime",
    "LastModified",
    "last_modified",
    "updated",
    "modified",
    "created",
)
"""What the stores that fsspec knows say of a file that changes with it."""
_REASONS = {
    FileNotFoundError: ("does not exist", "Check the path"),
    IsADirectoryError: ("is a folder, not a file", "Name the files in it: 'folder/*'"),
    PermissionError: ("may not be read (permission denied)", "Give this user the right to read it"),
}


def open_binary(address: str, folder: Path | None = None, compression: str = "none") -> BinaryIO:
    """Open a file for reading bytes.

    Args:
        address: as `expand` gives it, or a path relative to `folder`.
        compression: as `compression_of` gives it; a compressed file can be read and sought forward only.

    Raises:
        SourceError: it does not exist, is a folder, or may not be read; when read: it is damaged.
        SourceUnreachable: the remote store does not answer.
    """
    filesystem = None
    try:
        path = _local(address, folder)
        if path is not None:
            stream = cast(BinaryIO, path.open("rb"))
        else:
            filesystem, name = _remote(address)
            stream = cast(BinaryIO, filesystem.open(name, "rb"))
    except OSError as error:
        raise _refused(address, error, folder) from error
    return decompressed(stream, compression, address, filesystem)


def expand(data: Sequence[str], folder: Path) -> list[str]:
    """The addresses that paths, patterns and fsspec URLs stand for.

    Args:
        data: in the order of the source description; the files of one pattern are sorted by name, and a
            file that several entries name stands once, where it is named first.
        folder: where relative paths start.

    Raises:
        SourceError: a file does not exist or is empty, or a pattern matches nothing.
        SourceUnreachable: the remote store does not answer.
    """
    found: dict[str, None] = {}
    for entry in data:
        word = entry
        if _CREDENTIALS.match(word) or ("://" in word and _SIGNED.search(word)):
            raise SourceError(
                "the address carries a password or a signature, which would stand in every report",
                "Give fsspec the credentials by environment or its configuration file",
                file=_SIGNED.sub("", _CREDENTIALS.sub(r"\1://", word)),
            )
        inner, within, outer = word.rpartition("::")
        if within and "://" not in outer:
            word = f"{inner}::{folder / outer}"
        path = _local(word, folder)
        addresses = _remote_matches(word) if path is None else _local_matches(word, path, folder)
        for address in addresses:
            found.setdefault(address)
    return list(found)


def describe(address: str, folder: Path | None = None, compression: str = "none") -> SourceFile:
    """Size, SHA-256 (read in pieces of 1 MiB) and time of change (ISO 8601, UTC) of one file.

    Of a compressed file, size and SHA-256 are those of the bytes it holds.

    Raises:
        SourceError: it does not exist or may not be read.
        SourceUnreachable: the remote store does not answer.
    """
    digest, size = hashlib.sha256(), 0
    with open_binary(address, folder, compression) as stream:
        try:
            while block := stream.read(BLOCK):
                digest.update(block)
                size += len(block)
        except OSError as error:
            raise _refused(address, error, folder) from error
    return SourceFile(address, size, digest.hexdigest(), _modified(address, folder))


def identity(address: str) -> str:
    """A text that is another one whenever the file at an address is; "" where its store does not tell.

    Of a file on this machine: its size, and when its content and its entry were changed (nanoseconds). Of any
    other: its size with the store's own mark (ETag, checksum) or time of change.
    """
    path = _local(address, None)
    with suppress(OSError, NotImplementedError, SourceError):
        if path is not None:
            found = path.stat()
            return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
        if "::" in address:  # within an archive: the archive is what may change
            return identity(address.rsplit("::", 1)[1])
        filesystem, name = _remote(address)
        details = filesystem.info(name)
        marks = [str(details[mark]) for mark in _MARKS if details.get(mark)]
        return " ".join([str(details.get("size")), *marks]) if marks else ""
    return ""


def _local(address: str, folder: Path | None) -> Path | None:
    """The path on this machine, None for an address that fsspec must open."""
    if address.startswith("file://"):
        return Path(unquote(address.removeprefix("file://")))
    if "://" in address:
        return None
    return (folder / address) if folder else Path(address)


def _local_matches(word: str, path: Path, folder: Path) -> list[str]:
    # A name such as `CUST[1].bin` is both a pattern and a name; the file that bears it comes first.
    try:
        if path.is_file():
            matches = [str(path)]
        elif glob.has_magic(word):
            names = glob.glob(word, root_dir=folder, recursive=True)  # noqa: PTH207 - and no pattern of folder
            matches = sorted(str(folder / name) for name in names if (folder / name).is_file())
        else:
            matches = []
            path.stat()
            raise IsADirectoryError(word) if path.is_dir() else FileNotFoundError(word)
        for name in matches:
            if not Path(name).stat().st_size:
                raise _empty(name)
    except OSError as error:
        raise _refused(word, error, folder) from error
    if not matches:
        raise SourceError(
            "does not exist (no file matches the pattern)", _neighbour(path) or "Check the pattern", file=word
        )
    return matches


def _remote_matches(word: str) -> list[str]:
    try:
        filesystem, path = _remote(word)
        inner, within, outer = word.partition("::")
        # Only stores can list; of an address such as https://host/file?x=1 the `?` is no pattern.
        pattern = glob.has_magic(inner) and inner.split("://", 1)[0] not in ("http", "https")
        names = sorted(filesystem.glob(path)) if pattern else [path]
        if not names:
            raise SourceError("does not exist (no file matches the pattern)", "Check the pattern", file=word)
        matches = []
        for name in names:
            address = filesystem.unstrip_protocol(name) + within + outer if pattern else word
            if not filesystem.exists(name):
                raise FileNotFoundError(name)
            if filesystem.info(name).get("size") == 0:
                raise _empty(address)
            matches.append(address)
    except OSError as error:
        raise _refused(word, error, None) from error
    return matches


def _remote(address: str) -> tuple[Any, str]:
    """The file system of an address, and the file's name in it."""
    import fsspec

    try:
        return cast(tuple[Any, str], fsspec.core.url_to_fs(address))
    except zipfile.BadZipFile as error:
        raise SourceError(
            f"is in no whole archive: {error}", "Transfer the archive again, in binary mode", file=address
        ) from error
    except (ImportError, ValueError) as error:
        raise SourceError(
            f"cannot be opened: {error}", "Install the fsspec package of this kind of address", file=address
        ) from error


def _modified(address: str, folder: Path | None) -> str:
    path = _local(address, folder)
    moment: datetime | None = None
    # Not every remote store knows when a file was changed; then it is left out.
    with suppress(OSError, NotImplementedError):
        if path is not None:
            moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        else:
            filesystem, name = _remote(address)
            moment = filesystem.modified(name)
    return moment.astimezone(UTC).isoformat() if moment else ""


def _empty(address: str) -> SourceError:
    return SourceError("is empty", "Transfer the extract again, or take the file out of 'data'", file=address)


def _refused(address: str, error: OSError, folder: Path | None) -> SourceError | SourceUnreachable:
    for kind, (reason, remedy) in _REASONS.items():
        if isinstance(error, kind):
            path = _local(address, folder)
            if kind is FileNotFoundError and path is not None:
                remedy = _neighbour(path) or remedy
            return SourceError(reason, remedy, file=address)
    if "://" in address and not address.startswith("file://"):
        return SourceUnreachable(
            f"does not answer ({error})", "Try again, or check the network", file=address
        )
    return SourceError(
        f"cannot be read ({error.strerror or error})", "Check the file and its disk", file=address
    )


def _neighbour(path: Path) -> str:
    """A remedy that names the file of the same folder whose name is nearest."""
    parent = path.parent
    with suppress(OSError):
        names = [entry.name for entry in parent.iterdir() if entry.is_file()]
        return did_you_mean(path.name, names)
    return f"There is no folder '{parent}'" if not parent.exists() else ""
