"""Code pages as tables: what each byte, or pair of bytes, is as text, as a digit and as a sign.

IBM's EBCDIC pages come from `pages`, those of ASCII kind from Python's own codecs. A byte that a page does
not define stays undefined, so that it is refused instead of guessed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.kernels import NEGATIVE_FLAG, NO_DIGIT, UNSIGNED_NEGATIVE
from connectors.cobol.pages import ALIASES, PAGES, SEQUENCE, UNDEFINED, double_byte, sequences, single_byte

__all__ = [
    "ASCII_PAGES",
    "KNOWN",
    "CodePage",
    "code_page",
    "digit_table",
    "point_table",
    "sign_table",
    "text_table",
]

ASCII_PAGES = (
    "ascii", "latin-1", *(f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *(f"cp{number}" for number in range(1250, 1259)),
    "cp437", "cp737", "cp775", "cp850", "cp852", "cp855", "cp857", "cp858", "cp860", "cp861", "cp862",
    "cp863", "cp864", "cp865", "cp866", "cp869", "cp874", "koi8-r", "koi8-u",
)  # fmt: skip
"""Pages of Python that are named in messages; every single-byte codec of Python may be used."""

KNOWN = (*(page.name for page in PAGES.values()), *ASCII_PAGES, "utf-8")

_NUMBER = re.compile(r"(?:x-)?(?:cp|ibm|ccsid)?[-_ ]?0*(\d{1,5})", re.IGNORECASE)
_SHIFT_OUT, _SHIFT_IN = 0x0E, 0x0F


@dataclass(frozen=True)
class CodePage:
    """A code page. `characters[b]` is the character of the single byte b, or "" where it has none.

    `doubles` are the characters of pairs of bytes, as `pages.double_byte` gives them: of a `mixed` page between
    shift-out X'0E' and shift-in X'0F', of a `double` one everywhere.
    """

    name: str
    characters: tuple[str, ...]
    kind: Literal["single", "mixed", "double", "utf-8"] = "single"
    doubles: NDArray[np.uint32] | None = field(default=None, compare=False, repr=False)

    @property
    def is_ebcdic(self) -> bool:
        return self.characters[0xF0] == "0"

    @property
    def blank(self) -> int:
        return self.characters.index(" ")

    def encode(self, text: str, length: int = 0) -> bytes:
        """The bytes of a text, with blanks up to `length` bytes; runs of double-byte characters between shifts.

        Raises:
            ValueError: a character that the page does not carry.
        """
        if self.kind == "utf-8":
            return text.encode("utf-8").ljust(length)
        singles, pairs = _codes(self)
        found, inside, at = bytearray(), False, 0
        while at < len(text):
            size = 2 if text[at : at + 2] in pairs else 1  # a letter with its mark is one character
            one = text[at : at + size]
            if one not in singles and one not in pairs:
                raise ValueError(f"code page {self.name} cannot write {text!r}")
            shifted = self.kind == "mixed" and one not in singles
            if shifted != inside:
                found.append(_SHIFT_OUT if shifted else _SHIFT_IN)
            inside = shifted
            found += pairs[one] if one not in singles else bytes([singles[one]])
            at += size
        if inside:
            found.append(_SHIFT_IN)
        return bytes(found).ljust(length, bytes([singles.get(" ", 0x40)]))

    def decode(self, data: bytes) -> str:
        """Text for people: undefined, control and shift bytes are shown as a middle dot."""
        if self.kind == "utf-8":
            return "".join(_shown(c) if c != "\ufffd" else "·" for c in data.decode("utf-8", "replace"))
        found, inside, at = "", self.kind == "double", 0
        while at < len(data):
            if self.kind == "mixed" and data[at] in (_SHIFT_OUT, _SHIFT_IN):
                inside = data[at] == _SHIFT_OUT
            elif inside and self.doubles is not None and at + 1 < len(data):
                found += _shown(_text_of(int(self.doubles[data[at] << 8 | data[at + 1]])))
                at += 2
                continue
            found += _shown(self.characters[data[at]] if not inside else "")
            at += 1
        return found

    def double_part(self) -> CodePage:
        """The page of a field that holds nothing but the double-byte characters of this one."""
        return replace(self, characters=("",) * 256, kind="double")


@lru_cache
def _codes(page: CodePage) -> tuple[dict[str, int], dict[str, bytes]]:
    """The byte, or the pair of bytes, of each character. Of a few pairs for one character IBM writes the last."""
    singles = {c: byte for byte, c in reversed(list(enumerate(page.characters))) if c}
    if page.doubles is None:
        return singles, {}
    codes = np.flatnonzero(page.doubles != UNDEFINED)
    return singles, {_text_of(int(page.doubles[code])): int(code).to_bytes(2, "big") for code in codes}


def _text_of(point: int) -> str:
    if point == UNDEFINED:
        return ""
    return chr(point) if point < SEQUENCE else "".join(map(chr, sequences()[point - SEQUENCE]))


def _shown(character: str) -> str:
    printable = character and (character == "\u3000" or character[0].isprintable())
    return character if printable else "·"


@lru_cache
def code_page(name: str) -> CodePage:
    """The code page called `name`: cp037, IBM037, ibm-37, 37 and CCSID 37 are one.

    Raises:
        LookupError: there is no such page, or Python's codec of that name is not a single-byte one.
    """
    number = _NUMBER.fullmatch(name.strip())
    ccsid = int(number[1]) if number else 0
    if ccsid in ALIASES:
        return code_page(ALIASES[ccsid])
    page = PAGES.get(ccsid)
    if page is None:
        return _python_page(f"cp{ccsid}" if number else name)
    if page.kind == "single":
        return CodePage(page.name, single_byte(ccsid))
    if page.kind == "double":
        return CodePage(page.name, ("",) * 256, "double", double_byte(ccsid))
    single, double = page.parts
    characters = list(single_byte(single))
    characters[_SHIFT_OUT] = characters[_SHIFT_IN] = ""
    return CodePage(page.name, tuple(characters), "mixed", double_byte(double))


def _python_page(name: str) -> CodePage:
    codec = codecs.lookup(name).name
    if codec.startswith("cp") and int(codec[2:]) in PAGES:  # one of IBM's by another name: csIBM037
        return code_page(codec)
    single = codec == "ascii" or hasattr(_module(codec), "decoding_table")
    if not single and codec != "utf-8":
        raise LookupError(name)
    characters = []
    for byte in range(256):
        try:
            characters.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError:
            characters.append("")
    return CodePage(name if single else codec, tuple(characters), "single" if single else "utf-8")


def _module(codec: str) -> ModuleType | None:
    """Python's module of a codec. Those of single-byte pages have a `decoding_table`."""
    try:
        return import_module(f"encodings.{codec.replace('-', '_')}")
    except ImportError:
        return None


@lru_cache
def text_table(page: CodePage, control_characters: str) -> NDArray[np.uint32]:
    """For the text kernel: each byte's UTF-8 bytes, lowest first, and how many in the top byte."""
    table = np.zeros(256, np.uint32)
    for byte, character in enumerate(page.characters):
        encoded = _controlled(character, control_characters).encode("utf-8")
        table[byte] = int.from_bytes(encoded, "little") | len(encoded) << 24
    return table


@lru_cache
def single_table(page: CodePage, control_characters: str) -> NDArray[np.uint8]:
    """Each byte's character where that is one byte of UTF-8, else 0x80: look it up in `text_table`."""
    table = text_table(page, control_characters)
    return np.where(table >> 24 == 1, table & 0x7F, 0x80).astype(np.uint8)


@lru_cache
def point_table(page: CodePage, control_characters: str) -> NDArray[np.uint32]:
    """For the kernels of mixed text: the code point of each single byte, or UNDEFINED."""
    table = np.full(256, UNDEFINED, np.uint32)
    for byte, character in enumerate(page.characters):
        if character := _controlled(character, control_characters):
            table[byte] = ord(character)
    return table


def _controlled(character: str, control_characters: str) -> str:
    """The character as the policy has it, "" where it is a fault."""
    if character and (ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0):
        return {"blank": " ", "invalid": "", "keep": character}[control_characters]
    return character


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
