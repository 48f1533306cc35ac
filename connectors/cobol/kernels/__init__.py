"""The compiled loops that turn bytes into column values.

Each kernel decodes one field of the records (or table elements) `low <= i < high`: element i starts at
`starts[i]` in `data` and its record ends at `ends[i]`, the field lies `offset` bytes after the start. A kernel
writes `out[i]` and a status, and gives the number of statuses that are not OK, so that the caller looks at
them only when there is something to see. Callers run all fields over a few thousand records before the
next few thousand: the bytes then stay in the processor's cache.

Numbers of up to 18 digits come out as int64; decimal128 columns are little-endian pairs of int64. Nothing
here knows a code page: tables of 256 entries say what a byte means. The kernels release the GIL.
"""

from connectors.cobol.kernels.binaries import binary, binary_wide, hexadecimal_float, ieee_float
from connectors.cobol.kernels.characters import copy_bytes, match, national, text, text_capacity
from connectors.cobol.kernels.decimals import packed, packed_wide, zoned, zoned_wide
from connectors.cobol.kernels.double_byte import double_byte, utf8
from connectors.cobol.kernels.edited import edited
from connectors.cobol.kernels.plain import BINARY, INSTRUCTION, PACKED, TEXT, ZONED, decode_plain
from connectors.cobol.kernels.status import (
    ABSENT,
    BAD_CHARACTER,
    BAD_DIGIT,
    BAD_DOUBLE_BYTE,
    BAD_EDITING,
    BAD_SIGN,
    BAD_UTF8,
    BLANK,
    BLANK_NUMBER,
    COUNTER_RANGE,
    CUT_CHARACTER,
    CUT_SHORT,
    FAULT,
    FAULTS,
    NEGATIVE,
    NEGATIVE_FLAG,
    NO_DIGIT,
    NO_REDEFINITION,
    ODD_SHIFT,
    OK,
    OVERFLOW,
    SHIFT_IN_DOUBLE,
    SHIFTED,
    SHORT,
    SURPLUS,
    TOO_LONG,
    UNPAIRED_SHIFT,
    UNSIGNED_NEGATIVE,
    ZERO,
)

__all__ = [
    "ABSENT",
    "BAD_CHARACTER",
    "BAD_DIGIT",
    "BAD_DOUBLE_BYTE",
    "BAD_EDITING",
    "BAD_SIGN",
    "BAD_UTF8",
    "BINARY",
    "BLANK",
    "BLANK_NUMBER",
    "COUNTER_RANGE",
    "CUT_CHARACTER",
    "CUT_SHORT",
    "FAULT",
    "FAULTS",
    "INSTRUCTION",
    "NEGATIVE",
    "NEGATIVE_FLAG",
    "NO_DIGIT",
    "NO_REDEFINITION",
    "ODD_SHIFT",
    "OK",
    "OVERFLOW",
    "PACKED",
    "SHIFTED",
    "SHIFT_IN_DOUBLE",
    "SHORT",
    "SURPLUS",
    "TEXT",
    "TOO_LONG",
    "UNPAIRED_SHIFT",
    "UNSIGNED_NEGATIVE",
    "ZERO",
    "ZONED",
    "binary",
    "binary_wide",
    "copy_bytes",
    "decode_plain",
    "double_byte",
    "edited",
    "hexadecimal_float",
    "ieee_float",
    "match",
    "national",
    "packed",
    "packed_wide",
    "text",
    "text_capacity",
    "utf8",
    "zoned",
    "zoned_wide",
]
