"""What a USAGE makes of a PICTURE: bytes, digits, sign and boundary.

Source: Enterprise COBOL for z/OS Language Reference, "USAGE clause", "SYNCHRONIZED clause". Sizes of binary
items under Micro Focus and GnuCOBOL are those of their own manuals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from connectors.cobol.picture import MAXIMUM_DIGITS, Category, Picture, PictureError
from connectors.layout import Sign, Usage

__all__ = ["NO_PICTURE", "USAGES", "Dialect", "Storage", "storage_of"]

Dialect = Literal["ibm", "mf", "gnucobol"]


@dataclass(frozen=True)
class Storage:
    """Bytes of an elementary item and the boundary that SYNCHRONIZED puts it on."""

    usage: Usage
    length: int
    boundary: int = 1
    digits: int = 0
    scale: int = 0
    sign: Sign = Sign.NONE


# "USAGE clause": bytes of the items that have no PICTURE. Pointers are those of LP(32), which is how files
# were written; the two words of a procedure-pointer are kept for both.
_POINTERS = {
    "INDEX": 4, "POINTER": 4, "POINTER-32": 4, "FUNCTION-POINTER": 4, "OBJECT REFERENCE": 4,
    "PROCEDURE-POINTER": 8, "PROGRAM-POINTER": 8,
}  # fmt: skip
# Floating point that is carried as bytes: no column type holds it exactly. 2002 and 2014 standards, GnuCOBOL.
_CARRIED = {"FLOAT-EXTENDED": 16, "FLOAT-BINARY-128": 16, "FLOAT-DECIMAL-16": 8, "FLOAT-DECIMAL-34": 16}
_FLOATS = {
    "COMP-1": (Usage.FLOAT, 4), "FLOAT-SHORT": (Usage.FLOAT, 4),
    "COMP-2": (Usage.DOUBLE, 8), "FLOAT-LONG": (Usage.DOUBLE, 8),
    "FLOAT-BINARY-32": (Usage.FLOAT, 4), "FLOAT-BINARY-64": (Usage.DOUBLE, 8),
}  # fmt: skip
# Bytes, decimal digits of the whole range signed and unsigned.
_BINARY_INTEGERS = {
    "BINARY-CHAR": (1, 3, 3), "BINARY-SHORT": (2, 5, 5), "BINARY-LONG": (4, 10, 10),
    "BINARY-DOUBLE": (8, 19, 20), "SIGNED-SHORT": (2, 5, 5), "SIGNED-INT": (4, 10, 10),
    "SIGNED-LONG": (8, 19, 20), "UNSIGNED-SHORT": (2, 5, 5), "UNSIGNED-INT": (4, 10, 10),
    "UNSIGNED-LONG": (8, 19, 20),
}  # fmt: skip
# Words that Enterprise COBOL does not have, and that are sizes of their own elsewhere.
_OTHER_DIALECTS = frozenset({*_CARRIED, *_BINARY_INTEGERS, "PROGRAM-POINTER"})
_BINARY = {
    "BINARY": Usage.BINARY, "COMP": Usage.BINARY, "COMP-4": Usage.BINARY, "COMP-5": Usage.NATIVE,
    "COMP-N": Usage.NATIVE, "COMP-X": Usage.COMP_X,
}  # fmt: skip
_ALIGNED = (2, 4, 8, 16)
_PACKED = {"COMP-3": Usage.PACKED, "PACKED-DECIMAL": Usage.PACKED, "COMP-6": Usage.COMP_6}
NO_PICTURE = frozenset({*_POINTERS, *_FLOATS, *_CARRIED, *_BINARY_INTEGERS})
USAGES = frozenset({"DISPLAY", "DISPLAY-1", "NATIONAL", "UTF-8", *_BINARY, *_PACKED, *NO_PICTURE})
"""Every word of the USAGE clause; OBJECT REFERENCE, of two words, stands with its first."""


def storage_of(
    usage: str,
    picture: Picture | None,
    *,
    sign: Sign = Sign.TRAILING,
    unsigned: bool = False,
    bytes_given: int | None = None,
    dialect: Dialect = "ibm",
) -> Storage:
    """Bytes, digits and boundary of an elementary item.

    Args:
        usage: the word of the USAGE clause, `COMP` for COMPUTATIONAL; "" when there is none.
        picture: None for the usages that take none.
        sign: where the SIGN clause puts the sign of a signed DISPLAY or NATIONAL number.
        unsigned: UNSIGNED after BINARY-LONG and the like.
        bytes_given: BYTE-LENGTH after a UTF-8 picture.

    Raises:
        PictureError: the usage does not go with the picture, or there are too many digits.
    """
    if usage in NO_PICTURE:
        if picture:
            raise PictureError(f"USAGE {usage} takes no PICTURE", remedy="Leave one of them out")
        return _without_picture(usage, unsigned, dialect)
    if not picture:
        raise PictureError(
            "expected a PICTURE clause, found none", remedy="Add PIC, or items of a higher level"
        )
    if picture.digits + picture.scaled > MAXIMUM_DIGITS and picture.category is Category.NUMERIC:
        raise PictureError(
            f"{picture.digits + picture.scaled} digits are more than the {MAXIMUM_DIGITS} that are supported",
            remedy="Read the item as PIC X",
        )
    if usage in _BINARY or usage in _PACKED:
        return _computational(usage, picture, dialect)
    return _characters(usage, picture, sign, bytes_given)


def _without_picture(usage: str, unsigned: bool, dialect: Dialect) -> Storage:
    if usage in _OTHER_DIALECTS and dialect == "ibm":
        raise PictureError(
            f"USAGE {usage} is not of Enterprise COBOL", remedy="Say dialect: mf or dialect: gnucobol"
        )
    if usage in _CARRIED:
        return Storage(Usage.BYTES, _CARRIED[usage], _CARRIED[usage])
    if usage in _POINTERS:
        wide = dialect == "gnucobol" and usage.endswith("POINTER")  # of a 64-bit machine
        return Storage(Usage.BYTES, 8, 8) if wide else Storage(Usage.BYTES, _POINTERS[usage], 4)
    if usage in _FLOATS:
        kind, length = _FLOATS[usage]
        return Storage(kind, length, length, sign=Sign.TRAILING)
    length, digits, digits_unsigned = _BINARY_INTEGERS[usage]
    if unsigned or usage.startswith("UNSIGNED"):
        return Storage(Usage.NATIVE, length, length, digits_unsigned)
    return Storage(Usage.NATIVE, length, length, digits, sign=Sign.TRAILING)


def _computational(usage: str, picture: Picture, dialect: Dialect) -> Storage:
    if usage == "COMP-N" and dialect == "gnucobol":
        usage = "COMP-X"  # the same bytes, whatever the machine (GnuCOBOL 3.1)
    alphanumeric = picture.category is Category.ALPHANUMERIC
    if alphanumeric and dialect != "ibm" and usage in ("COMP-X", "COMP-N", "COMP-5") and picture.size <= 15:
        # PIC X(n) COMP-X (COMP-5): an unsigned number of n whole bytes (Micro Focus, "USAGE clause").
        length = picture.size
        if dialect == "gnucobol" and usage == "COMP-5":  # to the next size of binary-size 1-2-4-8
            length = next(size for size in (1, 2, 4, 8, 16) if length <= size)
        boundary = length if dialect == "gnucobol" and length in _ALIGNED else 1
        return Storage(_BINARY[usage], length, boundary, len(str(256**length - 1)))
    if picture.category is not Category.NUMERIC:
        raise PictureError(f"USAGE {usage} needs a numeric PICTURE, found {picture.category.value}")
    signed = Sign.TRAILING if picture.signed else Sign.NONE
    if usage in _PACKED:
        if usage == "COMP-6" and picture.signed:
            raise PictureError("USAGE COMP-6 has no sign, found S in its PICTURE")
        length = (picture.digits + 1) // 2 if usage == "COMP-6" else picture.digits // 2 + 1
        return Storage(_PACKED[usage], length, 1, picture.digits, picture.scale, signed)
    length = _binary_length(picture, dialect, usage)
    if picture.scale < 0 and len(str(256**length)) + picture.scaled > MAXIMUM_DIGITS:
        # the bytes hold more than the picture says, and each value stands for one with P zeros
        raise PictureError(
            f"{length} bytes with {picture.scaled} P hold more than the {MAXIMUM_DIGITS} digits that are supported",
            remedy="Read the item as PIC X",
        )
    # "SYNCHRONIZED clause": 1-4 digits halfword, 5-18 fullword; a doubleword item stands on a fullword.
    boundary = min(length, 4) if dialect == "ibm" else (length if length in _ALIGNED else 1)
    return Storage(_BINARY[usage], length, boundary, picture.digits, picture.scale, signed)


def _binary_length(picture: Picture, dialect: Dialect, usage: str) -> int:
    if dialect == "mf" or usage == "COMP-X":
        # As few bytes as hold the digits: 1-2 in one, 3-4 in two, 5-6 in three (unsigned 5-7) ...
        # GnuCOBOL gives a signed COMP-X the bytes of an unsigned one.
        largest: int = 10**picture.digits - 1
        return (largest.bit_length() + (picture.signed and dialect != "gnucobol") + 7) // 8
    steps = ((2, 1), (4, 2), (9, 4), (18, 8)) if dialect == "gnucobol" else ((4, 2), (9, 4), (18, 8))
    # 19 digits and more are beyond the compiler: 16 bytes is the next power of two.
    return next((length for digits, length in steps if picture.digits <= digits), 16)


def _characters(usage: str, picture: Picture, sign: Sign, bytes_given: int | None) -> Storage:
    category = picture.category
    if usage == "UTF-8" or (usage in ("", "DISPLAY") and category is Category.UTF8):
        if category is not Category.UTF8:
            raise PictureError(f"USAGE UTF-8 needs a PICTURE of U, found {category.value}")
        # "PICTURE clause", symbol U: four bytes are kept for each character unless BYTE-LENGTH says.
        return Storage(Usage.UTF8, bytes_given or picture.size * 4)
    if usage == "DISPLAY-1" or (usage == "" and category is Category.DBCS):
        if category not in (Category.DBCS, Category.NATIONAL):
            raise PictureError(f"USAGE DISPLAY-1 needs a PICTURE of G or N, found {category.value}")
        return Storage(Usage.DBCS, picture.size * 2)
    own = Sign.NONE
    if category is Category.NUMERIC and picture.signed:
        own = sign
    separate = own in (Sign.LEADING_SEPARATE, Sign.TRAILING_SEPARATE)
    if usage == "NATIONAL" or (usage == "" and category in (Category.NATIONAL, Category.NATIONAL_EDITED)):
        if category in (
            Category.ALPHABETIC,
            Category.ALPHANUMERIC,
            Category.ALPHANUMERIC_EDITED,
            Category.DBCS,
        ):
            raise PictureError(f"USAGE NATIONAL needs a national or numeric PICTURE, found {category.value}")
        length = (picture.size + separate) * 2
        return Storage(Usage.NATIONAL, length, 1, picture.digits, picture.scale, own)
    if category in (Category.NATIONAL, Category.NATIONAL_EDITED, Category.DBCS):
        raise PictureError(f"USAGE DISPLAY does not go with a {category.value} PICTURE")
    if category is Category.NUMERIC:
        return Storage(Usage.ZONED, picture.size + separate, 1, picture.digits, picture.scale, own)
    if category in (Category.ALPHABETIC, Category.ALPHANUMERIC):
        return Storage(Usage.TEXT, picture.size)
    return Storage(Usage.EDITED, picture.size, 1, picture.digits, picture.scale)
