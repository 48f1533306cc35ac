"""Code pages as tables of 256 entries: what each byte is as text, as a digit and as a sign.

The characters come from Python's own codecs; a byte that the codec does not define stays undefined, so
that it is refused instead of guessed.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.kernels import NEGATIVE_FLAG, NO_DIGIT, UNSIGNED_NEGATIVE

__all__ = ["KNOWN", "CodePage", "code_page", "digit_table", "sign_table", "text_table"]

KNOWN = (
    "cp037",
    "cp273",
    "cp424",
    "cp500",
    "cp875",
    "cp1026",
    "cp1140",
    "ascii",
    "latin-1",
    "cp437",
    "cp850",
    "cp1252",
)
"""The pages named in messages; every single-byte codec of Python may be used."""


@dataclass(frozen=True)
class CodePage:
    """A single-byte code page. `characters[b]` is the character of byte b, or "" where it has none."""

    name: str
    characters: tuple[str, ...]

    @property
    def is_ebcdic(self) -> bool:
        return self.characters[0xF0] == "0"

    @property
    def blank(self) -> int:
        return self.characters.index(" ")

    def encode(self, text: str) -> bytes:
        """The bytes of a text. Raises ValueError for a character that the page does not carry."""
        try:
            return bytes(self.characters.index(character) for character in text)
        except ValueError:
            raise ValueError(f"code page {self.name} cannot write {text!r}") from None

    def decode(self, data: bytes) -> str:
        """Text for people: undefined and control bytes are shown as a middle dot."""
        found = (self.characters[byte] for byte in data)
        return "".join(c if c and (c.isprintable()) else "·" for c in found)


@lru_cache
def code_page(name: str) -> CodePage:
    """The code page called `name`.

    Raises:
        LookupError: there is no such page, or it is not a single-byte one.
    """
    codec = codecs.lookup(name)
    characters = []
    for byte in range(256):
        try:
            text, _ = codec.decode(bytes([byte]), "strict")
        except UnicodeDecodeError:
            text = ""
        if len(text) > 1 or (not text and byte == 0x20 and name != "ascii"):
            raise LookupError(name)
        characters.append(text)
    if " " not in characters or "0" not in characters:
        raise LookupError(name)
    return CodePage(name, tuple(characters))


@lru_cache
def text_table(page: CodePage, control_characters: str) -> NDArray[np.uint32]:
    """For the text kernel: each byte's UTF-8 bytes, lowest first, and how many in the top byte."""
    table = np.zeros(256, np.uint32)
    for byte, character in enumerate(page.characters):
        if character and (ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0):
            character = {"blank": " ", "invalid": "", "keep": character}[control_characters]
        encoded = character.encode("utf-8")
        table[byte] = int.from_bytes(encoded, "little") | len(encoded) << 24
    return table


@lru_cache
def single_table(page: CodePage, control_characters: str) -> NDArray[np.uint8]:
    """Each byte's character where that is one byte of UTF-8, else 0x80: look it up in `text_table`."""
    table = text_table(page, control_characters)
    return np.where(table >> 24 == 1, table & 0x7F, 0x80).astype(np.uint8)


@lru_cache
def digit_table(page: CodePage) -> NDArray[np.uint8]:
    """Byte to the digit it is in an unsigned zoned position, or NO_DIGIT."""
    table = np.full(256, NO_DIGIT, np.uint8)
    for digit in range(10):
        table[page.characters.index(str(digit))] = digit
    return table


@lru_cache
def sign_table(page: CodePage, *, signed: bool, separate: bool, strict: bool) -> NDArray[np.uint8]:
    """Byte of the sign position to digit | NEGATIVE_FLAG, UNSIGNED_NEGATIVE or NO_DIGIT.

    Over-punched EBCDIC: zones A C E F are plus, B D minus (Principles of Operation, "Zoned Format"). In
    ASCII data the over-punch is what translation makes of the EBCDIC letters (`{ABCDEFGHI`, `}JKLMNOPQR`),
    or Micro Focus's and GnuCOBOL's own `p` to `y` for minus. An unsigned PICTURE accepts plus, and with
    `strict` no over-punch at all.
    """
    table = np.full(256, NO_DIGIT, np.uint8)
    if separate:
        table[page.characters.index("+")] = 0
        table[page.characters.index("-")] = NEGATIVE_FLAG
        return table
    for digit in range(10):
        plain = page.characters.index(str(digit))
        if page.is_ebcdic:
            plus = [zone << 4 | digit for zone in (0xA, 0xC, 0xE)]
            minus = [zone << 4 | digit for zone in (0xB, 0xD)]
        else:
            plus = [ord("{ABCDEFGHI"[digit])]
            minus = [ord("}JKLMNOPQR"[digit]), ord("pqrstuvwxy"[digit])]
        if signed or not strict:
            table[plus] = digit
            table[minus] = digit | NEGATIVE_FLAG if signed else UNSIGNED_NEGATIVE
        table[plain] = digit
    return table


@lru_cache
def plain_zones(page: CodePage, *, signed: bool, strict: bool) -> tuple[int, int, int]:
    """What the fast way through over-punched zoned numbers needs of their tables: (zones, plus, minus).

    `zones`: the high nibble of all digits, as in X'F0', or 0 where they have several. `plus` and `minus`: a bit
    for each zone that makes the last digit's byte a positive or a negative number, whatever the digit.
    """
    digits, signs = digit_table(page), sign_table(page, signed=signed, separate=False, strict=strict)
    (places,) = np.nonzero(digits != NO_DIGIT)
    zones = int(places[0]) & 0xF0
    if not np.array_equal(places, zones + np.arange(10)) or not np.array_equal(digits[places], np.arange(10)):
        return 0, 0, 0
    plus = minus = 0
    for zone in range(16):
        found = signs[zone << 4 : (zone << 4) + 10]
        plus |= int(np.array_equal(found, np.arange(10))) << zone
        minus |= int(np.array_equal(found, np.arange(10) | NEGATIVE_FLAG)) << zone
    return zones, plus, minus
