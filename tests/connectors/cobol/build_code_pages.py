"""Writes the tables of connectors/cobol/pages: `python -m tests.connectors.cobol.build_code_pages`.

They are IBM's own definitions (CDRA), which ICU publishes and this takes from libicuuc; pages that the library
does not carry come from ICU's archive, and the last few from glibc's charmaps. `test_code_pages.py` holds
all of them against glibc's iconv, which has its tables from elsewhere.
"""

from __future__ import annotations

import ctypes
import re
from ctypes.util import find_library
from dataclasses import replace

import numpy as np

from connectors.cobol.pages.catalogue import GLIBC, PAGES, Page
from connectors.cobol.pages.tables import DOUBLE_BYTE, SEQUENCE, SINGLE_BYTE
from tests.connectors.cobol.iconv import Iconv

SHIFTS = (0x0E, 0x0F)
IN_ICU = {833: 933, 836: 935, 1027: 939, 1159: 1371, 13121: 1364, 13124: 1388, 28709: 937} | {
    300: 939, 834: 933, 835: 937, 837: 935, 4930: 1364, 4933: 1388, 9027: 1371, 16684: 1399,
}  # fmt: skip
"""Pages that are taken from a mixed page of ICU's, of which they are a part."""

ARCHIVE: dict[int, tuple[int, dict[int, str]]] = {
    274: (500, {
        0x44: "@", 0x48: "\\", 0x51: "{", 0x54: "}", 0x6A: "ù", 0x7C: "à", 0xA1: "¨", 0xBD: "~", 0xC0: "é",
        0xD0: "è", 0xDD: "¦", 0xE0: "ç",
    }),
    275: (500, {
        0x46: "`", 0x48: "¦", 0x4A: "É", 0x51: "}", 0x5A: "$", 0x5B: "Ç", 0x66: "@", 0x68: "]", 0x6A: "ç",
        0x71: "[", 0x79: "ã", 0x7B: "Õ", 0x7C: "Ã", 0xC0: "õ", 0xCF: "{", 0xD0: "é", 0xEF: "#",
    }),
    423: (0, {0x6A: "|", 0x74: "\xa0", 0xAF: "σ", 0xBA: "ς", 0xCA: "\xad", 0xCC: "â"}),
    880: (0, {
        0x41: "\xa0", 0x45: "є", 0x55: "ў", 0x64: "Є", 0x6A: "|", 0x73: "\xad", 0x74: "Ў", 0x79: "`", 0xA1: "~",
        0xC0: "{", 0xD0: "}",
    }),
    905: (0, {0x41: "\xa0", 0x9D: "¸", 0xB0: "\u02d9", 0xB7: "·"}),
    924: (1047, {
        0x4A: "Ý", 0x6A: "Š", 0x9D: "ž", 0x9F: "€", 0xB0: "¢", 0xB7: "Œ", 0xB8: "œ", 0xB9: "Ÿ", 0xBA: "¬",
        0xBB: "š", 0xBE: "Ž",
    }),
}  # fmt: skip
"""Pages of ICU's archive (ibm-274_P100-2000.ucm and so on), as what they have otherwise than another page, or
than glibc's table of the same number (0)."""


class Icu:
    """One of ICU's converters; it refuses what a page does not define."""

    def __init__(self, name: str) -> None:
        file = find_library("icuuc") or ""
        version = re.findall(r"\d+", file)[0]  # it stands in the name of every function
        library = ctypes.CDLL(file)
        failed = ctypes.c_int(0)
        open_ = library[f"ucnv_open_{version}"]
        open_.restype = ctypes.c_void_p
        self._convert = library[f"ucnv_toUChars_{version}"]
        self._converter = ctypes.c_void_p(open_(name.encode(), ctypes.byref(failed)))
        if failed.value > 0:
            raise LookupError(name)
        stop = ctypes.cast(library[f"UCNV_TO_U_CALLBACK_STOP_{version}"], ctypes.c_void_p)
        set_ = library[f"ucnv_setToUCallBack_{version}"]
        set_(self._converter, stop, None, None, None, ctypes.byref(failed))

    def decode(self, data: bytes) -> str | None:
        out, failed = ctypes.create_string_buffer(64), ctypes.c_int(0)
        units = self._convert(self._converter, out, 32, data, len(data), ctypes.byref(failed))
        return None if failed.value > 0 else out.raw[: 2 * units].decode("utf-16-le")


def single(page: Page) -> list[str]:
    if page.number in ARCHIVE:
        base, changed = ARCHIVE[page.number]
        characters = single(PAGES[base] if base else replace(page, number=0))
        return [changed.get(byte, character) for byte, character in enumerate(characters)]
    if page.origin == GLIBC or not page.number:
        source: Iconv | Icu = Iconv(page.iconv)
    else:
        source = Icu(f"ibm-{IN_ICU.get(page.number, page.number)}")
    # a converter of a mixed page takes the shifts for what they are; as a page they are two control characters
    return [chr(byte) if byte in SHIFTS else source.decode(bytes([byte])) or "" for byte in range(256)]


def double(page: Page, pairs: list[str]) -> tuple[list[int], list[int]]:
    source = Icu(f"ibm-{IN_ICU[page.number]}")
    codes, points = [], []
    for code in range(1 << 16):
        high, low = divmod(code, 256)
        if high in SHIFTS or low in SHIFTS:
            continue
        text = source.decode(bytes([0x0E, high, low, 0x0F]))
        if text is None:
            continue
        if len(text) > 1 and text not in pairs:
            pairs.append(text)
        codes.append(code)
        points.append(ord(text) if len(text) == 1 else SEQUENCE + pairs.index(text))
    return codes, points


def main() -> None:
    lines = [
        "# Written by tests/connectors/cobol/build_code_pages.py. Rows of 16 bytes; ---- is no character."
    ]
    arrays: dict[str, np.ndarray] = {}
    pairs: list[str] = []
    for page in sorted(PAGES.values(), key=lambda page: page.number):
        if page.kind == "single":
            words = [f"{ord(character):04x}" if character else "----" for character in single(page)]
            lines += ["", f"page {page.number}", *(" ".join(words[at : at + 16]) for at in range(0, 256, 16))]
        elif page.kind == "double":
            codes, points = double(page, pairs)
            arrays[f"{page.number}.codes"] = np.array(codes, np.uint16)
            arrays[f"{page.number}.points"] = np.array(points, np.uint32)
    arrays["sequences"] = np.array([[ord(one) for one in pair] for pair in pairs], np.uint32)
    SINGLE_BYTE.write_text("\n".join(lines) + "\n", "ascii")
    np.savez_compressed(DOUBLE_BYTE, **arrays)


if __name__ == "__main__":
    main()
