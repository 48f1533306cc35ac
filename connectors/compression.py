"""Reads what compressed files hold, as a plain stream of bytes that goes forward only.

gzip (RFC 1952), bzip2 and xz files may hold several members, one after another; all of them are read. A file
that ends early, fails its check sum, or goes on with bytes that are no further member is an error, never a
shorter file. zstd is read by Arrow.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from migrate.errors import SourceError

__all__ = ["compression_of", "decompressed", "forward_only"]

BLOCK = 1 << 18
"""Compressed bytes read, and bytes made of them, at a time."""

_SUFFIXES = {
    ".gz": "gzip", ".gzip": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd", ".zstd": "zstd",
}  # fmt: skip


def compression_of(address: str, word: str = "auto") -> str:
    """ "none", "gzip", "bzip2", "xz" or "zstd": `word`, unless it is "auto" and the file's name says it."""
    if word != "auto":
        return word
    name = address.split("::", 1)[0].split("?", 1)[0].lower() if "://" in address else address.lower()
    return next((kind for suffix, kind in _SUFFIXES.items() if name.endswith(suffix)), "none")


def forward_only(address: str, kind: str) -> bool:
    """Whether the bytes at an address can only be read from the first one on."""
    return kind != "none" or "::" in address


def decompressed(stream: BinaryIO, kind: str, address: str, archive: object = None) -> BinaryIO:
    """The bytes that a file compressed in a way of `compression_of` holds; read, seek forward and close work.

    `archive` is what the stream is read out of, kept open as long as the stream.
    Reading raises SourceError where the file is damaged or not compressed in this way.
    """
    if "::" in address:
        stream = cast(BinaryIO, io.BufferedReader(_Archived(stream, address, archive), BLOCK))
    if kind == "none":
        return stream
    raw = _Arrow(stream, address) if kind == "zstd" else _Members(stream, kind, address)
    return cast(BinaryIO, io.BufferedReader(raw, BLOCK))


class _Inflate:
    """zlib's decompressor of a gzip member, with the words of those of bz2 and lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    def decompress(self, data: bytes, most: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, most)

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data


_MACHINES: dict[str, Callable[[], Any]] = {
    "gzip": _Inflate,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ),
}


class _Forward(io.RawIOBase):
    """A stream that can be read on, and moved forward by reading."""

    def __init__(self, stream: BinaryIO, kind: str, address: str) -> None:
        self._stream, self._kind, self._address = stream, kind, address
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        target = offset + (self._position if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or target < self._position:
            raise io.UnsupportedOperation("a compressed file is read forward only")
        while self._position < target and self._take(target - self._position):
            pass
        return self._position

    def readinto(self, buffer: Any) -> int:
        found = self._take(len(buffer))
        buffer[: len(found)] = found
        return len(found)

    def _take(self, most: int) -> bytes:
        found = self._next(min(most, BLOCK)) if most else b""
        self._position += len(found)
        return found

    def _next(self, most: int) -> bytes:
        raise NotImplementedError

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()

    def _damaged(self, what: object) -> SourceError:
        return SourceError(
            f"is no whole {self._kind} file: {what}",
            "Transfer it again, in binary mode; if it is not compressed, write compression: none",
            file=self._address,
            offset=self._position,
        )


class _Members(_Forward):
    """The members of a gzip, bzip2 or xz file."""

    def __init__(self, stream: BinaryIO, kind: str, address: str) -> None:
        super().__init__(stream, kind, address)
        self._machine: Any = None
        self._pending = b""

    def _next(self, most: int) -> bytes:
        while True:
            if self._machine is None:
                if not self._begin():
                    return b""
                self._machine = _MACHINES[self._kind]()
            hungry = self._machine.needs_input
            data, self._pending = (
                (self._pending or self._stream.read(BLOCK), b"") if hungry else (b"", self._pending)
            )
            try:
                found = cast(bytes, self._machine.decompress(data, most))
            except (OSError, zlib.error, lzma.LZMAError) as error:
                raise self._damaged(error) from error
            if self._machine.eof:
                self._pending = self._machine.unused_data + self._pending
                self._machine = None
            elif not found and not data and hungry:
                raise self._damaged("it ends within its compressed data")
            if found:
                return found

    def _begin(self) -> bool:
        """Whether another member follows. Zero bytes behind a member pad it (not in bzip2)."""
        while True:
            self._pending = self._pending or self._stream.read(BLOCK)
            if self._kind == "bzip2" or not self._position:
                return bool(self._pending)
            rest = self._pending.lstrip(b"\0")
            if rest or not self._pending:
                self._pending = rest
                return bool(rest)
            self._pending = b""


class _Archived(_Forward):
    """A file within an archive (`zip://NAME::ARCHIVE`), whose reader has errors of its own."""

    def __init__(self, stream: BinaryIO, address: str, archive: object) -> None:
        super().__init__(stream, "archive", address)
        self._archive = archive  # closes itself when nothing refers to it

    def _next(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise self._damaged(error) from error


class _Arrow(_Forward):
    """A zstd file."""

    def __init__(self, stream: BinaryIO, address: str) -> None:
        import pyarrow as pa

        super().__init__(stream, "zstd", address)
        self._inner = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")

    def _next(self, most: int) -> bytes:
        try:
            return cast(bytes, self._inner.read(most))
        except OSError as error:  # Arrow's own errors are OSErrors without a number
            if error.errno is not None:
                raise
            raise self._damaged(error) from error
