"""A second opinion: one field decoded slowly, in plain Python, from the definitions.

    decode(Item("COMP-3", length=3, digits=5, scale=2, signed=True), b"\\x12\\x34\\x5d")   # Decimal("-123.45")
    decode(Item("COMP-3", length=3, digits=5), b"\\x12\\x34\\xa5")                         # Fault: bad_digit

Nothing of the compiled decoder is used here. Sources: z/Architecture Principles of Operation,
"Decimal Instructions" (zoned and packed format, "Decimal-Number Codes") and "Hexadecimal-Floating-Point
Data Formats"; Enterprise COBOL for z/OS Language Reference, "USAGE clause", "SIGN clause", "PICTURE clause".

Where the definitions leave a choice, the rules are those of strict decoding: an unsigned field takes plus
signs and refuses minus, a digit outside the PICTURE is a fault, bytes that are all blanks are BLANK where
they are no number.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

from tests.connectors.cobol.iconv import Iconv

DISPLAY = "DISPLAY"
TEXT = ("TEXT", "EDITED", "DISPLAY-1", "UTF-8")
MOST = 10**38
"""Numbers of more than 38 digits are beyond every database."""


@dataclass(frozen=True)
class Item:
    """One elementary field. `place` is where the sign stands: trailing or leading, and maybe separate."""

    usage: str
    length: int
    digits: int = 0
    scale: int = 0
    signed: bool = False
    place: str = "trailing"
    blank_when_zero: bool = False
    justified: bool = False
    page: str = "cp037"
    most: int = 0
    picture: str = ""
    """Of a numeric-edited field, repeats written out."""


CORRECTED = {
    "cp273": {0xBC: "\xaf"},
    "cp424": {0xB3: "\u2022", 0xBC: "\u203e"},
    "cp875": dict.fromkeys((0xDC, 0xE1, 0xEC, 0xED, 0xFC, 0xFD), ""),
    "cp1026": {0x9A: "\u20ba"},
}
"""Where Python's codecs are not IBM's pages: 875 makes substitute characters of what the page leaves undefined."""

IN_ICONV = {"cp300": "IBM939", "cp834": "IBM933", "cp837": "IBM935", "cp16684": "IBM1399"}
"""Double-byte pages, and the mixed page of iconv that holds them."""


@dataclass(frozen=True)
class Policies:
    trim: str = "right"
    control_characters: str = "keep"
    sign_overpunch: str = "lenient"
    float_format: str = "ibm"
    little_native: bool = False
    national: str = "utf-16be"
    double_byte_shifts: str = "invalid"
    edited: str = "text"


@dataclass(frozen=True)
class Fault:
    """`codes`: all that is wrong with the bytes. A decoder names one of them."""

    codes: frozenset[str]


BLANK = "blank"
ABSENT = "absent"

Value = Decimal | str | float | bytes | Fault


def decode(item: Item, data: bytes, policies: Policies = Policies()) -> Value:
    """The value of a field that is whole; BLANK for a number of blanks."""
    if item.usage == "EDITED" and item.picture and policies.edited == "value":
        return _amount(item, data)
    if item.usage in TEXT:
        return _text(item, data, policies)
    if item.usage == "NATIONAL":
        return _characters(data.decode, policies.national, item, policies)
    if item.usage in ("COMP-1", "COMP-2"):
        return _float(data, policies)
    if item.usage in ("INDEX", "POINTER"):
        return data
    number = _number(item, data, policies)
    if isinstance(number, Fault) and set(data) == set(" ".encode(item.page)):
        return BLANK
    if isinstance(number, Fault):
        return number
    return Decimal(f"{number}E{-item.scale}") if item.scale >= 0 else Decimal(number * 10**-item.scale)


def field(item: Item, record: bytes, offset: int, policies: Policies = Policies()) -> Value:
    """The field at `offset` of a record that may end before it does."""
    if offset >= len(record):
        return ABSENT
    data = record[offset : offset + item.length]
    amount = item.usage == "EDITED" and bool(item.picture) and policies.edited == "value"
    if len(data) < item.length and (amount or item.usage not in TEXT):
        return _fault("cut_short")
    return decode(item, data, policies)


def edit(item: Item, number: int, *, minus: bool = False) -> str:
    """The characters that a numeric-edited PICTURE writes, the number's digits counted from its last position.

    "PICTURE clause editing rules", step by step as they are told: all digits and insertions first, then what
    stands before the first figure is replaced, then the floating string is set before it.
    """
    picture = item.picture
    floating = next((symbol for symbol in "+-$" if picture.count(symbol) > 1), "")
    first_float = picture.index(floating) if floating else -1
    positions = [n for n, s in enumerate(picture) if s in "9Z*" or (s == floating and n != first_float)]
    figures = str(number).rjust(len(positions), "0")[-len(positions) :]
    minus = minus and figures.strip("0") != ""
    signs = {"+": "-" if minus else "+", "-": "-" if minus else " ", "$": "$"}
    written = dict(zip(positions, figures, strict=True))
    shown = [written.get(n, s if n == first_float else signs.get(s, s)) for n, s in enumerate(picture)]
    for pair in ("CR", "DB"):
        if picture.endswith(pair) and not minus:
            shown[-2:] = "  "
    if not figures.strip("0") and (item.blank_when_zero or "9" not in picture):
        return "".join("." if s == "." else "*" for s in picture) if "*" in picture else " " * len(picture)
    figure = next((n for n in positions if shown[n] != "0"), len(picture))
    stop = min([figure, *(n for n, s in enumerate(picture) if s in "9.")])
    begin = first_float if floating else min(positions)
    for n in range(begin, stop):
        shown[n] = "*" if "*" in picture else " "
    if floating:
        shown[stop - 1] = signs[floating]
    return "".join(shown)


def _amount(item: Item, data: bytes) -> Value:
    """The number whose editing gives these characters."""
    try:
        text = data.decode(item.page)
    except UnicodeDecodeError:
        return _fault("bad_editing")
    figures = "".join(character for character in text if character in "0123456789")
    for minus in (False, True):
        if edit(item, int(figures or "0"), minus=minus) == text:
            return Decimal(f"{'-' if minus else ''}{figures or '0'}E-{_decimals(item.picture)}")
    return BLANK if not text.strip(" ") else _fault("bad_editing")


def _decimals(picture: str) -> int:
    after = picture.partition(".")[2].removesuffix("CR").removesuffix("DB")
    return sum(symbol in "9Z*" or picture.count(symbol) > 1 for symbol in after)


def _fault(*codes: str) -> Fault:
    return Fault(frozenset(codes))


def _number(item: Item, data: bytes, policies: Policies) -> int | Fault:
    if item.usage == DISPLAY:
        return _zoned(item, data, policies)
    if item.usage in ("COMP-3", "COMP-6"):
        return _packed(item, data)
    little = item.usage == "COMP-5" and policies.little_native
    value = int.from_bytes(data, "little" if little else "big", signed=item.signed)
    return value if abs(value) < MOST else _fault("picture_overflow")


def _zoned(item: Item, data: bytes, policies: Policies) -> int | Fault:
    plain = {character.encode(item.page)[0]: digit for digit, character in enumerate("0123456789")}
    separate = item.signed and item.place.endswith("separate")
    leading = item.place.startswith("leading")
    codes, negative = set(), False
    text = list(data)
    figures = []
    if separate:
        sign = text.pop(0 if leading else -1)
        negative = sign == "-".encode(item.page)[0]
        if not negative and sign != "+".encode(item.page)[0]:
            codes.add("bad_sign")
    signed_at = 0 if leading and item.signed else len(text) - 1
    for position, byte in enumerate(text):
        if position != signed_at or separate:
            figure = plain.get(byte)
            codes |= {"bad_digit"} if figure is None else set()
        elif not item.signed and policies.sign_overpunch == "strict":
            figure = plain.get(byte)
            codes |= {"bad_sign"} if figure is None else set()
        else:
            figure, minus = _overpunched(byte, plain, ebcdic=plain.get(0xF0) == 0)
            codes |= {"bad_sign"} if figure is None else set()
            if minus and not item.signed:
                codes.add("negative_unsigned")
            negative = minus
        figures.append(figure or 0)
    if codes:
        return Fault(frozenset(codes))
    value = int("".join(map(str, figures)) or "0")
    return -value if negative else value


def _overpunched(byte: int, plain: dict[int, int], *, ebcdic: bool) -> tuple[int | None, bool]:
    """(digit, minus) of a byte that carries a digit and a sign."""
    if byte in plain:
        return plain[byte], False
    if ebcdic:
        zone, digit = divmod(byte, 16)
        return (digit, zone in (0xB, 0xD)) if zone >= 0xA and digit <= 9 and zone != 0xF else (None, False)
    for letters, minus in ((b"{ABCDEFGHI", False), (b"}JKLMNOPQR", True), (b"pqrstuvwxy", True)):
        if byte in letters:
            return letters.index(byte), minus
    return None, False


def _packed(item: Item, data: bytes) -> int | Fault:
    nibbles = [nibble for byte in data for nibble in divmod(byte, 16)]
    sign = nibbles.pop() if item.usage == "COMP-3" else 0xF
    codes = set()
    if any(nibble > 9 for nibble in nibbles):
        codes.add("bad_digit")
    if sign < 10:
        codes.add("bad_sign")
    if len(nibbles) > item.digits and nibbles[0] != 0:
        codes.add("picture_overflow")
    value = 0 if codes & {"bad_digit"} else int("".join(map(str, nibbles)))
    if sign in (0xB, 0xD):
        # a minus zero is zero, whatever the PICTURE
        if not item.signed and (value or codes):
            codes.add("negative_unsigned")
        value = -value
    return Fault(frozenset(codes)) if codes else value


def _text(item: Item, data: bytes, policies: Policies) -> str | Fault:
    if item.usage == "UTF-8" or item.page == "utf-8":
        found = _utf8(item, data, policies)
    elif item.usage == "DISPLAY-1" or item.page in IN_ICONV:
        found = _doubles(data, _iconv(item.page), policies)
    elif (mixed := _iconv(item.page)) is not None:
        found = _mixed(data, mixed, policies)
    else:
        found = _singles(data, item.page, policies)
    blanks = " " if item.usage == "UTF-8" or item.page == "utf-8" else " \u3000"
    return found if isinstance(found, Fault) else _trimmed(found, item, policies, blanks)


def _singles(data: bytes, page: str, policies: Policies) -> list[str] | Fault:
    found = []
    for byte in data:
        try:
            character = CORRECTED.get(page, {}).get(byte, bytes([byte]).decode(page))
        except UnicodeDecodeError:
            character = ""
        if not (character := _controlled(character, policies)):
            return _fault("bad_character")
        found.append(character)
    return found


def _mixed(data: bytes, page: Iconv, policies: Policies) -> list[str] | Fault:
    """Single bytes, and runs of pairs from X'0E' to X'0F'."""
    found: list[str] = []
    while data:
        before, shift_out, data = data.partition(b"\x0e")
        for byte in before:
            character = page.decode(bytes([byte])) or ""
            # glibc makes substitute characters of bytes that 1390 and 1399 leave undefined
            character = "" if character == "\x1a" and byte != 0x3F else _controlled(character, policies)
            if not character:
                return _fault("unpaired_shift" if byte == 0x0F else "bad_character")
            found.append(character)
        if shift_out:
            run, data = _run(data, page)
            if isinstance(run, Fault):
                return run
            found += run
    return found


def _run(data: bytes, page: Iconv) -> tuple[list[str] | Fault, bytes]:
    """The characters up to the shift-in, and the bytes behind it."""
    found: list[str] = []
    while data[:1] != b"\x0f":
        if not data or data[0] == 0x0E:
            return _fault("unpaired_shift"), b""
        if len(data) == 1:
            return _fault("cut_character"), b""
        if data[1] == 0x0F:
            return _fault("odd_shift"), b""
        if not (character := _pair(data[:2], page)):
            return _fault("bad_double_byte"), b""
        found.append(character)
        data = data[2:]
    return found, data[1:]


def _doubles(data: bytes, page: Iconv, policies: Policies) -> list[str] | Fault:
    if policies.double_byte_shifts == "accept" and data[:1] == b"\x0e":
        run, rest = _run(data[1:], page)
        rest = rest.lstrip(b"\x40")
        return run if not rest else _fault("unpaired_shift" if rest[0] == 0x0F else "shift_in_double_byte")
    found = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        if pair[0] in (0x0E, 0x0F):
            return _fault("shift_in_double_byte")
        if len(pair) < 2:
            return _fault("cut_character")
        if not (character := _pair(pair, page)):
            return _fault("bad_double_byte")
        found.append(character)
    return found


def _pair(pair: bytes, page: Iconv) -> str:
    return "" if {0x0E, 0x0F} & set(pair) else page.decode(b"\x0e" + pair + b"\x0f") or ""


@cache
def _iconv(page: str) -> Iconv | None:
    """The mixed page of iconv that a mixed or double-byte page is, or is part of; None for one of single bytes."""
    name = IN_ICONV.get(page, page.upper().replace("CP", "IBM"))
    mixed = (
        "IBM930",
        "IBM933",
        "IBM935",
        "IBM937",
        "IBM939",
        "IBM1364",
        "IBM1371",
        "IBM1388",
        "IBM1390",
        "IBM1399",
    )
    return Iconv(name) if name in mixed else None


def _utf8(item: Item, data: bytes, policies: Policies) -> list[str] | Fault:
    try:
        text, fault = data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8")
        fault = "cut_character" if error.reason == "unexpected end of data" else "bad_utf8"
    found: list[str] = []
    for character in text:
        if not (one := _controlled(character, policies)):
            return _fault("bad_character")
        found.append(one)
        if item.most and one != " " and len(found) > item.most:
            return _fault("picture_overflow")
    return _fault(fault) if fault else found


def _characters(decode: Callable[[str], str], codec: str, item: Item, policies: Policies) -> str | Fault:
    try:
        found = [_controlled(character, policies) for character in decode(codec)]
    except UnicodeDecodeError:
        return _fault("bad_character")
    return _trimmed(found, item, policies, " ") if all(found) else _fault("bad_character")


def _controlled(character: str, policies: Policies) -> str:
    """The character as the policy of control characters has it, "" where it is a fault."""
    if character and (ord(character[0]) < 0x20 or 0x7F <= ord(character[0]) <= 0x9F):
        return {"keep": character, "blank": " ", "invalid": ""}[policies.control_characters]
    return character


def _trimmed(characters: list[str], item: Item, policies: Policies, blanks: str) -> str:
    trim = "both" if item.justified and policies.trim == "right" else policies.trim
    found = "".join(characters)
    if trim in ("right", "both"):
        found = found.rstrip(blanks)
    if trim in ("left", "both"):
        found = found.lstrip(blanks)
    return found


def _float(data: bytes, policies: Policies) -> float:
    if policies.float_format == "ieee754":
        order = "<" if policies.little_native else ">"
        return float(struct.unpack(f"{order}{'f' if len(data) == 4 else 'd'}", data)[0])
    sign = -1.0 if data[0] & 0x80 else 1.0
    fraction = Fraction(int.from_bytes(data[1:], "big"), 256 ** (len(data) - 1))
    return sign * float(fraction * Fraction(16) ** ((data[0] & 0x7F) - 64))


def encode(item: Item, value: Decimal | str | float | bytes, policies: Policies = Policies()) -> bytes:
    """The bytes that a value is written as, with the preferred signs; the value fits."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        if item.usage == "NATIONAL":
            found, blank = value.encode("utf-16-be"), b"\x00\x20"
        elif item.usage == "UTF-8":
            found, blank = value.encode(), b" "
        else:
            found, blank = (
                bytes(_bytes_of(item.page)[character] for character in value),
                " ".encode(item.page),
            )
        missing = blank * ((item.length - len(found)) // len(blank))
        return missing + found if item.justified or policies.trim == "left" else found + missing
    if isinstance(value, float):
        return _write_float(value, item.length, policies)
    number = int(Fraction(value) * Fraction(10) ** item.scale)
    figures = str(abs(number)).rjust(item.digits, "0")
    if item.usage == "COMP-6":
        return bytes.fromhex(figures.rjust(item.length * 2, "0"))
    if item.usage == "COMP-3":
        sign = "d" if number < 0 else "c" if item.signed else "f"
        return bytes.fromhex((figures + sign).rjust(item.length * 2, "0"))
    if item.usage != DISPLAY:
        order: Literal["little", "big"] = (
            "little" if policies.little_native and item.usage == "COMP-5" else "big"
        )
        return number.to_bytes(item.length, order, signed=item.signed)
    if item.blank_when_zero and number == 0:
        return " ".encode(item.page) * item.length
    text = bytearray(figures.encode(item.page))
    leading = item.place.startswith("leading")
    if item.signed and item.place.endswith("separate"):
        sign_byte = ("-" if number < 0 else "+").encode(item.page)
        return sign_byte + text if leading else bytes(text) + sign_byte
    if item.signed:
        at = 0 if leading else -1
        digit = int(figures[at])
        if item.page != "ascii":
            text[at] = (0xD0 if number < 0 else 0xC0) | digit
        elif policies.little_native:  # GnuCOBOL
            text[at] = b"pqrstuvwxy"[digit] if number < 0 else b"0123456789"[digit]
        else:
            text[at] = b"}JKLMNOPQR"[digit] if number < 0 else b"{ABCDEFGHI"[digit]
    return bytes(text)


@cache
def _bytes_of(page: str) -> dict[str, int]:
    """The byte of each character, the lowest where there are two."""
    found: dict[str, int] = {}
    for byte in range(256):
        value = decode(Item("TEXT", 1, page=page), bytes([byte]), Policies(trim="none"))
        if isinstance(value, str):
            found.setdefault(value, byte)
    return found


def _write_float(value: float, length: int, policies: Policies) -> bytes:
    if policies.float_format == "ieee754":
        return struct.pack(("<" if policies.little_native else ">") + ("f" if length == 4 else "d"), value)
    sign = 0x80 if str(value).startswith("-") else 0
    if value == 0:
        return bytes([sign]) + bytes(length - 1)
    rest, exponent = abs(Fraction(value)), 64
    while rest >= 1:
        rest, exponent = rest / 16, exponent + 1
    while rest < Fraction(1, 16) and exponent > 0:
        rest, exponent = rest * 16, exponent - 1
    fraction = rest * 256 ** (length - 1)
    assert fraction.denominator == 1
    return bytes([sign | exponent]) + int(fraction).to_bytes(length - 1, "big")
