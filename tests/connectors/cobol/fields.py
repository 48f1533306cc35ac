"""Single fields: as a clause of a copybook, as an item of the reference, and as bytes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.connectors.cobol import reference
from tests.connectors.cobol.reference import Item

BINARY_LENGTHS = {
    "ibm": ((4, 2), (9, 4), (18, 8), (38, 16)),
    "gnucobol": ((2, 1), (4, 2), (9, 4), (18, 8), (38, 16)),
}
PAGES = ("cp037", "cp500", "cp1140", "cp273", "ascii")


@dataclass(frozen=True)
class Leaf:
    name: str
    item: Item
    clause: str

    @property
    def length(self) -> int:
        return self.item.length


def make_leaf(
    name: str, usage: str, digits: int, scale: int = 0, *, signed: bool = False, place: str = "trailing",
    dialect: str = "ibm", blank_when_zero: bool = False, page: str = "cp037",
) -> Leaf:  # fmt: skip
    """A numeric field, with its length from the manual's table."""
    if scale < 0:
        body = f"9({digits})P({-scale})"
    elif scale > digits:
        body = f"VP({scale - digits})9({digits})"
    elif scale == digits:
        body = f"V9({digits})"
    else:
        body = f"9({digits - scale})V9({scale})" if scale else f"9({digits})"
    separate = signed and place.endswith("separate")
    if usage == reference.DISPLAY:
        length = digits + separate
    elif usage == "COMP-3":
        length = digits // 2 + 1
    elif usage == "COMP-6":
        length = (digits + 1) // 2
    else:
        length = next(size for most, size in BINARY_LENGTHS[dialect] if digits <= most)
    clause = f"PIC {'S' if signed else ''}{body}" + (f" {usage}" if usage != reference.DISPLAY else "")
    if signed and usage == reference.DISPLAY and place != "trailing":
        clause += f" SIGN {place.upper()}"
    if blank_when_zero:
        clause += " BLANK WHEN ZERO"
    return Leaf(name, Item(usage, length, digits, scale, signed, place, blank_when_zero, page=page), clause)


WHOLE = {
    "BINARY-CHAR": (1, 3, 3),
    "BINARY-SHORT": (2, 5, 5),
    "BINARY-LONG": (4, 10, 10),
    "BINARY-DOUBLE": (8, 19, 20),
}
"""Bytes of the 2002 standard's whole numbers, and the digits of their largest value with a sign and without."""


def whole_leaf(name: str, word: str, *, signed: bool, page: str = "cp037") -> Leaf:
    length, with_sign, without = WHOLE[word]
    item = Item("COMP-5", length, with_sign if signed else without, signed=signed, page=page)
    return Leaf(name, item, f"{word} {'SIGNED' if signed else 'UNSIGNED'}")


def make_text(name: str, length: int, page: str = "cp037", justified: bool = False) -> Leaf:
    clause = f"PIC X({length})" + (" JUSTIFIED RIGHT" if justified else "")
    return Leaf(name, Item("TEXT", length, page=page, justified=justified), clause)


def other_leaf(name: str, usage: str, size: int, page: str = "cp037") -> Leaf:
    """NATIONAL, UTF-8, COMP-1, COMP-2, edited characters, and an index, which is carried as bytes."""
    length, clause = {
        "NATIONAL": (2 * size, f"PIC N({size})"),
        "UTF-8": (4 * size, f"PIC U({size})"),
        "COMP-1": (4, "COMP-1"),
        "COMP-2": (8, "COMP-2"),
        "EDITED": (size + 4, f"PIC Z({size})9.99"),
        "INDEX": (4, "INDEX"),
    }[usage]
    most = size if usage == "UTF-8" and size > 1 else 0
    picture = "Z" * size + "9.99" if usage == "EDITED" else ""
    return Leaf(name, Item(usage, length, page=page, most=most, picture=picture), clause)


def random_edited(name: str, rng: random.Random, page: str) -> Leaf:
    """A numeric-edited field, of symbols that the reference can edit again."""
    size = rng.randint(1, 6)
    most = rng.choice([size, size, 19, 24])
    whole = rng.choice(
        ["Z" * most + "9", "9" * most, "*" * most + "9", "-" * (most + 1) + "9", "$" * (most + 1) + "9", "Z,ZZZ,ZZ9",
         "$$,$$$,$$9", "+++,+++", "**,***", "ZZZ", "--,--9", "$ZZ,ZZ9", "$9,999"]
    )  # fmt: skip
    symbol = next((s for s in "Z*+-$" if whole.count(s) > 1), "9")
    fraction = rng.choice(["", ".99", ".99", ".9" if "9" in whole else f".{symbol * 2}"])
    if fraction and "9" not in fraction and "9" in whole:
        fraction = ".99"
    signed = any(s in whole for s in "+-")
    sign = "" if signed else rng.choice(["", "", "-", "+", "CR", "DB"])
    picture = whole + fraction + sign
    if set(picture) == {"9"}:
        picture += ".99"
    zero = rng.random() < 0.2 and "*" not in picture
    item = Item("EDITED", len(picture), page=page, picture=picture, blank_when_zero=zero)
    return Leaf(name, item, f"PIC {picture}" + (" BLANK WHEN ZERO" if zero else ""))


def encode(item: Item, value: int, rng: random.Random, *, little: bool = False) -> bytes:
    """A number as bytes, with a sign that is not always the preferred one."""
    figures = str(abs(value)).rjust(item.digits, "0")
    negative = value < 0
    if item.usage in ("COMP-3", "COMP-6"):
        if item.usage == "COMP-3":
            figures += (
                rng.choice("bd")
                if negative
                else rng.choice("acef")
                if rng.random() < 0.3
                else "fc"[item.signed]
            )
        return bytes.fromhex(figures.rjust(item.length * 2, "0"))
    if item.usage != reference.DISPLAY:
        return value.to_bytes(item.length, "little" if little else "big", signed=item.signed)
    text = bytearray(figures.encode(item.page))
    if not item.signed:
        return bytes(text)
    if item.place.endswith("separate"):
        sign = ("-" if negative else "+").encode(item.page)
        return sign + text if item.place.startswith("leading") else bytes(text) + sign
    at = 0 if item.place.startswith("leading") else -1
    figure = int(figures[at])
    if item.page == "ascii":
        letters = (
            rng.choice(["}JKLMNOPQR", "pqrstuvwxy"]) if negative else rng.choice(["0123456789", "{ABCDEFGHI"])
        )
        text[at] = ord(letters[figure])
    else:
        zone = rng.choice([0xB, 0xD]) if negative else rng.choice([0xA, 0xC, 0xE, 0xF])
        text[at] = zone << 4 | figure
    return bytes(text)


def limits(item: Item) -> tuple[int, int]:
    """The least and greatest integer that the bytes of a number hold."""
    if item.usage in ("COMP", "COMP-5", "COMP-X"):
        bits = item.length * 8 - item.signed
        low, high = (-(1 << bits) if item.signed else 0), (1 << bits) - 1
        return max(low, 1 - 10**38), min(high, 10**38 - 1)
    return (1 - 10**item.digits if item.signed else 0), 10**item.digits - 1


def fill(leaf: Leaf, rng: random.Random, *, little: bool) -> bytes:
    """Bytes of a field: most often a value that fits."""
    item = leaf.item
    if item.picture and rng.random() < 0.9:
        number = rng.choice([0, 0, 1, rng.randrange(10**3), rng.randrange(10**28)])
        return reference.edit(item, number, minus=rng.random() < 0.4).encode(item.page)
    if item.usage in ("TEXT", "EDITED"):
        return "".join(rng.choice("AZ az09.-") for _ in range(item.length)).encode(item.page)
    if item.usage == "NATIONAL":
        return "".join(rng.choice("A é€") for _ in range(item.length // 2)).encode("utf-16-be")
    if item.usage == "UTF-8":
        return "".join(rng.choice("A é€😀") for _ in range(item.length // 4)).encode().ljust(item.length)
    if item.usage in ("COMP-1", "COMP-2", "INDEX"):
        return rng.randbytes(item.length)
    low, high = limits(item)
    value = rng.choice([low, high, 0, 0 if low == 0 else -1, rng.randint(low, high)])
    return encode(item, value, rng, little=little and item.usage == "COMP-5")
