"""The words that data descriptions are made of."""

from __future__ import annotations

import re

from connectors.cobol.usage import USAGES

__all__ = [
    "AFTER_KEYS", "AFTER_NUMBER", "AFTER_VALUES", "CLAUSES", "FIGURATIVE", "LEVELS", "NAME", "NUMBER",
    "UNSUPPORTED",
]  # fmt: skip

CLAUSES = frozenset(
    {
        "PIC", "PICTURE", "REDEFINES", "RENAMES", "OCCURS", "USAGE", "VALUE", "VALUES", "SIGN", "LEADING",
        "TRAILING", "SYNC", "SYNCHRONIZED", "JUST", "JUSTIFIED", "BLANK", "EXTERNAL", "GLOBAL", "VOLATILE",
        "GROUP-USAGE", "BYTE-LENGTH", "DATE", "OBJECT", "POINTER", "INDEX", *USAGES,
    }
)  # fmt: skip
AFTER_KEYS = CLAUSES | {"ASCENDING", "DESCENDING", "INDEXED", "DEPENDING", "IS"}
AFTER_VALUES = CLAUSES | {"WHEN", "FALSE"}
UNSUPPORTED = {
    "LIKE": "Write the PICTURE and USAGE out",
    "DYNAMIC": "Such an item holds no bytes of a record; leave it out",
    "ANY": "Write the PICTURE with its length",
    "BASED": "Such an item stands at an address, not in a record; leave it out",
    "SQL": "Write the PICTURE and USAGE that the Db2 precompiler makes of it",
}
LEVELS = frozenset({*range(1, 50), 66, 77, 78, 88})
FIGURATIVE = frozenset(
    {
        "ZERO", "ZEROS", "ZEROES", "SPACE", "SPACES", "HIGH-VALUE", "HIGH-VALUES", "LOW-VALUE", "LOW-VALUES",
        "QUOTE", "QUOTES", "NULL", "NULLS",
    }
)  # fmt: skip
AFTER_NUMBER = frozenset(
    {
        "THRU", "THROUGH", "TIMES", "TO", "DEPENDING", "ASCENDING", "DESCENDING", "INDEXED", "WHEN", "FALSE",
        "ALL", *FIGURATIVE,
    }
)  # fmt: skip
NAME = re.compile(r"(?=[\w-]*[^\W\d_])\w(?:[\w-]*\w)?")
NUMBER = re.compile(r"[+-]?(?=[.,]?\d)[\d.,]+(?:E[+-]?\d+)?", re.IGNORECASE)
