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
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

DISPLAY = "DISPLAY"
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


@dataclass(frozen=True)
class Policies:
    trim: str = "right"
    control_characters: str = "keep"
    sign_overpunch: str = "lenient"
    float_format: str = "ibm"
    little_native: bool = False


@dataclass(frozen=True)
class Fault:
    """`codes`: all that is wrong with the bytes. A decoder names one of them."""

    codes: frozenset[str]


BLANK = "blank"
ABSENT = "absent"

Value = Decimal | str | float | bytes | Fault


def decode(item: Item, data: bytes, policies: Policies = Policies()) -> Value:
    """The value of a field that is whole; BLANK for a number of blanks."""
    if item.usage in ("TEXT", "EDITED"):
        return _text(item, data, policies)
    if item.usage == "NATIONAL":
        return _characters(data, "utf-16-be", item, policies)
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
    if len(data) < item.length and item.usage not in ("TEXT", "EDITED"):
        return _fault("cut_short")
    return decode(item, data, policies)


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
    return _characters(data, item.page, item, policies)


def _characters(data: bytes, codec: str, item: Item, policies: Policies) -> str | Fault:
    blank = " ".encode(codec)
    trim = "both" if item.justified and policies.trim == "right" else policies.trim
    try:
        found = data.decode(codec)
    except UnicodeDecodeError:
        return _fault("bad_character")
    assert blank.decode(codec) == " "
    controls = {character for character in found if ord(character) < 0x20 or 0x7F <= ord(character) <= 0x9F}
    if controls and policies.control_characters == "invalid":
        return _fault("bad_character")
    if policies.control_characters == "blank":
        found = "".join(" " if character in controls else character for character in found)
    if trim in ("right", "both"):
        found = found.rstrip(" ")
    if trim in ("left", "both"):
        found = found.lstrip(" ")
    return found


def _float(data: bytes, policies: Policies) -> float:
    if policies.float_format == "ieee754":
        order = "<" if policies.little_native else ">"
        return float(struct.unpack(f"{order}{'f' if len(data) == 4 else 'd'}", data)[0])
    sign = -1.0 if data[0] & 0x80 else 1.0
    fraction = Fraction(int.from_bytes(data[1:], "big"), 256 ** (len(data) - 1))
    return sign * float(fraction * Fraction(16) ** ((data[0] & 0x7F) - 64))
