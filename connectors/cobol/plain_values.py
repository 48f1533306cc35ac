"""The bytes of one field to its value, for the plain decoder: each rule as its definition has it.

    read_value(item, b"\\x12\\x34\\x5d", "cp037", source)     # Decimal("-123.45"); None: the bytes say no value

Characters come from Python's codecs, from IBM's published tables only where Python has no such page or another one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource
from connectors.layout import Field, Sign, Usage

__all__ = ["TEXTS", "UnknownValue", "Value", "holds", "read_value", "write_type"]

Value = Decimal | str | float | bytes | None

TEXTS = (Usage.TEXT, Usage.EDITED, Usage.DBCS, Usage.UTF8)
"""Fields whose value may be read from a part of their bytes."""
_BINARY = (Usage.BINARY, Usage.NATIVE, Usage.COMP_X)
_MOST = 10**38
"""Numbers of more than 38 digits are beyond every database."""
_OTHERWISE = ("cp273", "cp424", "cp875", "cp1026")
"""Where Python's codec is not IBM's page of the number."""


class UnknownValue(ValueError):
    """A usage or code page that this decoder does not know; the text says which."""


def read_value(item: Field, data: bytes, page: str, source: CobolSource) -> Value:
    """The value of a field's bytes; None where they say none, "" for a number of blanks.

    Raises:
        UnknownValue: the usage, or the code page, is not read here.
    """
    if item.editing:
        raise UnknownValue("numeric-edited, read as a number")
    if item.usage in (Usage.TEXT, Usage.EDITED, Usage.UTF8):
        return _text(item, data, page, source)
    if item.usage is Usage.NATIONAL:
        codec = "utf-16-le" if source.national == "utf-16le" else "utf-16-be"
        return _trimmed(_decoded(data, codec), item, source, " ")
    if item.usage in (Usage.FLOAT, Usage.DOUBLE):
        return _float(data, source)
    if item.usage is Usage.BYTES:
        return data
    if item.usage is Usage.ZONED:
        number = _zoned(item, data, page, source)
    elif item.usage in (Usage.PACKED, Usage.COMP_6):
        number = _packed(item, data)
    elif item.usage in _BINARY:
        number = _binary(item, data, source)
    else:
        raise UnknownValue(f"USAGE {item.usage.value}")
    if number is None:
        return "" if set(data) == {_blank(page)} else None
    return Decimal(f"{number}E{-item.scale}")


def write_type(item: Field, page: str, value: str) -> bytes:
    """The bytes of a record type as the description writes it."""
    if item.usage is Usage.ZONED:
        value = value.rjust(item.length, "0")
    kind = code_page(page).kind
    if kind == "utf-8":
        return value.encode().ljust(item.length)
    # of a mixed page the single bytes alone are looked at: a type needs no more
    characters = code_page(page).characters if kind == "mixed" else _characters(page)
    if any(one not in characters for one in value) or item.usage is Usage.DBCS:
        raise UnknownValue(f"the record type {value} in code page {page}")
    return bytes(characters.index(one) for one in value.ljust(item.length))


def holds(value: Value, wanted: Sequence[str | tuple[str, str]], *, numeric: bool) -> bool:
    """Whether a value is one of those that a condition names, or in one of its ranges."""
    if value is None or (numeric and value == ""):
        return False
    have = _side(str(value), numeric=numeric)
    for each in wanted:
        low, high = each if isinstance(each, tuple) else (each, each)
        if _side(low, numeric=numeric) <= have <= _side(high, numeric=numeric):  # type: ignore[operator]
            return True
    return False


def _side(text: str, *, numeric: bool) -> Decimal | str:
    word = text.upper()
    if word in ("SPACE", "SPACES"):
        text = ""
    elif len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1].replace(text[0] * 2, text[0])
    if not numeric:
        return text.rstrip(" \u3000")
    return Decimal(0 if word in ("ZERO", "ZEROS", "ZEROES") else text)


# -- numbers ----------------------------------------------------------------------------------------------------


def _zoned(item: Field, data: bytes, page: str, source: CobolSource) -> int | None:
    first = 0xF0 if code_page(page).is_ebcdic else 0x30
    separate = item.sign in (Sign.LEADING_SEPARATE, Sign.TRAILING_SEPARATE)
    leading = item.sign in (Sign.LEADING, Sign.LEADING_SEPARATE)
    text, negative = list(data), False
    if separate:
        byte = text.pop(0 if leading else -1)
        plus, minus = (0x4E, 0x60) if first == 0xF0 else (0x2B, 0x2D)
        if byte not in (plus, minus):
            return None
        negative = byte == minus
    elif text:
        at = 0 if leading else len(text) - 1
        if text[at] not in range(first, first + 10):
            if not item.signed and source.sign_overpunch == "strict":
                return None
            read = _overpunched(text[at], ebcdic=first == 0xF0)
            if read is None or (read[1] and not item.signed):
                return None
            digit, negative = read
            text[at] = first + digit
    number = 0
    for byte in text:
        if not 0 <= byte - first <= 9:
            return None
        number = number * 10 + byte - first
    return -number if negative else number


def _overpunched(byte: int, *, ebcdic: bool) -> tuple[int, bool] | None:
    """(digit, minus) of a byte that carries a digit and a sign."""
    if ebcdic:
        zone, digit = divmod(byte, 16)
        return (digit, zone in (0xB, 0xD)) if zone >= 0xA and digit <= 9 else None
    for letters, minus in (("{ABCDEFGHI", False), ("}JKLMNOPQR", True), ("pqrstuvwxy", True)):
        if chr(byte) in letters:
            return letters.index(chr(byte)), minus
    return None


def _packed(item: Field, data: bytes) -> int | None:
    nibbles = data.hex()
    digits, sign = (nibbles[:-1], nibbles[-1]) if item.usage is Usage.PACKED else (nibbles, "f")
    if not all(nibble in "0123456789" for nibble in digits) or sign in "0123456789":
        return None
    number = int(digits or "0")
    if number >= 10 ** min(item.digits, len(digits)) or (sign in "bd" and number and not item.signed):
        return None
    return -number if sign in "bd" else number


def _binary(item: Field, data: bytes, source: CobolSource) -> int | None:
    little = item.usage is Usage.NATIVE and source.dialect == "gnucobol"
    number = 0
    for byte in reversed(data) if little else data:
        number = number << 8 | byte
    if item.signed and number >> (8 * len(data) - 1):
        number -= 1 << (8 * len(data))
    return number if abs(number) < _MOST else None


def _float(data: bytes, source: CobolSource) -> float:
    kind = "f" if len(data) == 4 else "d"
    if source.float_format == "ieee754":
        return float(struct.unpack(("<" if source.dialect == "gnucobol" else ">") + kind, data)[0])
    fraction = Fraction(int.from_bytes(data[1:], "big"), 256 ** (len(data) - 1))
    value = float(fraction * Fraction(16) ** ((data[0] & 0x7F) - 64))
    return -value if data[0] & 0x80 else value


# -- characters -------------------------------------------------------------------------------------------------


@cache
def _characters(name: str) -> tuple[str, ...]:
    """The character of each byte, "" where there is none."""
    page = code_page(name)
    if page.kind != "single":
        raise UnknownValue(f"code page {page.name}")
    if page.name in _OTHERWISE:
        return page.characters
    found = []
    for byte in range(256):
        try:
            found.append(bytes([byte]).decode(page.name))
        except UnicodeDecodeError:
            found.append("")
        except LookupError:
            return page.characters
    return tuple(found)


def _blank(name: str) -> int:
    return 0x40 if code_page(name).is_ebcdic else 0x20


def _text(item: Field, data: bytes, page: str, source: CobolSource) -> str | None:
    if item.usage is not Usage.UTF8 and code_page(page).kind != "utf-8":
        characters = _characters(page)
        found = [characters[byte] for byte in data]
        return _trimmed(found if all(found) else None, item, source, " \u3000")
    text = _controlled(_decoded(data, "utf-8"), source)
    single = item.picture.strip().upper() in ("U", "U(1)")
    if text is None:
        return None
    if item.usage is Usage.UTF8 and not single and text[item.length // 4 :].strip(" "):
        return None  # more characters than the PICTURE has
    return _trimmed(list(text), item, source, " ")


def _decoded(data: bytes, codec: str) -> list[str] | None:
    try:
        return list(data.decode(codec))
    except UnicodeDecodeError:
        return None


def _controlled(characters: list[str] | None, source: CobolSource) -> str | None:
    """The text as the policy of control characters has it; None where it refuses one."""
    if characters is None:
        return None
    policy, text = source.control_characters, ""
    for one in characters:
        control = ord(one) < 0x20 or 0x7F <= ord(one) <= 0x9F
        if control and policy == "invalid":
            return None
        text += " " if control and policy == "blank" else one
    return text


def _trimmed(characters: list[str] | None, item: Field, source: CobolSource, blanks: str) -> str | None:
    """The text as the policies have it: control characters, then the blanks at its ends."""
    text = _controlled(characters, source)
    if text is None:
        return None
    trim = "both" if item.justified and source.trim == "right" else source.trim
    if trim in ("right", "both"):
        text = text.rstrip(blanks)
    return text.lstrip(blanks) if trim in ("left", "both") else text
