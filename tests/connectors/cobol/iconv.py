"""glibc's iconv, called within the process: the independent judge of every code page.

Iconv("IBM939").decode(b"\\x0e\\x44\\x81\\x0f")   # "あ"
Iconv("IBM939").decode(b"\\x0e\\x44")             # None: these bytes are no text of the page
"""

from __future__ import annotations

import ctypes
from functools import cache

import pytest

__all__ = ["Iconv", "needs_iconv"]

_ROOM = 1 << 16
_FAILED = ctypes.c_size_t(-1).value


@cache
def _library() -> ctypes.CDLL | None:
    """The C library, where its iconv knows EBCDIC (musl's and macOS's do not)."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        library.iconv_open.restype = ctypes.c_void_p
        library.iconv.restype = ctypes.c_size_t
    except (OSError, AttributeError):
        return None
    ends = [ctypes.POINTER(ctypes.c_char_p), ctypes.POINTER(ctypes.c_size_t)]
    library.iconv.argtypes = [ctypes.c_void_p, *ends, *ends]
    return library if library.iconv_open(b"UTF-8", b"IBM1390") != ctypes.c_void_p(-1).value else None


needs_iconv = pytest.mark.skipif(_library() is None, reason="needs glibc's iconv with its IBM code pages")


class Iconv:
    """One code page of iconv, both ways.

    Raises:
        LookupError: iconv does not know the page.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._from, self._to = _open("UTF-8", name), _open(name, "UTF-8")
        self._out = ctypes.create_string_buffer(_ROOM)

    def decode(self, data: bytes) -> str | None:
        """The text, or None where iconv refuses the bytes or stops within a character."""
        found = self._convert(self._from, data)
        return None if found is None else found.decode("utf-8", "surrogatepass")

    def encode(self, text: str) -> bytes | None:
        """The bytes, shifts included, or None where the page does not carry a character."""
        return self._convert(self._to, text.encode("utf-8"))

    def _convert(self, converter: int, data: bytes) -> bytes | None:
        library = _library()
        assert library is not None
        library.iconv(converter, None, None, None, None)
        source, left = ctypes.c_char_p(data), ctypes.c_size_t(len(data))
        out, room = ctypes.c_char_p(ctypes.addressof(self._out)), ctypes.c_size_t(_ROOM)
        ends = ctypes.byref(out), ctypes.byref(room)
        if library.iconv(converter, ctypes.byref(source), ctypes.byref(left), *ends) == _FAILED:
            return None
        library.iconv(converter, None, None, *ends)  # back to the initial shift state
        return ctypes.string_at(self._out, _ROOM - room.value) if not left.value else None


def _open(to: str, origin: str) -> int:
    library = _library()
    if library is None:
        raise LookupError(origin)
    found = library.iconv_open(to.encode(), origin.encode())
    if found is None or found == ctypes.c_void_p(-1).value:
        raise LookupError(origin)
    return int(found)
