"""The values that databases, drivers and file formats get wrong, by column type.

Every type's list ends with None. Texts are without NUL, which no target takes.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pyarrow as pa

from connectors.base import RECORD
from mappings.tables import SqlType, TargetColumn, TargetTable

_PLANES = [chr(plane * 0x10000 + 0x1234) for plane in range(17) if plane]

# fmt: off
TEXTS = [
    "", " ", "   ", "\t", "\n", "\r", "\r\n", "a\nb", "a\r\nb\r", "\\", "\\N", "\\.", "\\n", '"', '""',
    "'", "''", '","', ",", ";", "|", "%", "%s", "%%", ":x", "$1", "{}", "NULL", "null", "NaN", "t", "true",
    "0", "-0", "1e5",
    "\u00e9", "e\u0301", "\u0301", "\ufb01", "\u00df", "\u0130", "\u0131", "\u00c5", "\u212b", "A\u030a",
    "\u200d", "\u202e", "\u2028", "\u0085", "\u00a0", "\ufeff", "\ufeffbom", "\ufffd", "\uffff", "\ud7ff",
    "\ue000", "\u0001", "\u007f", "\u009f", "\u5e74", "\U0001f600", "\U0001f469\u200d\U0001f467", *_PLANES,
    " lead", "trail ", " both ", "a" * 1000, "\u00fc" * 1000, "x'; DROP TABLE client; --", "--", "/*",
    None,
]

VALUES: dict[str, list[Any]] = {
    "smallint": [0, 1, -1, -(2**15), 2**15 - 1, None],
    "integer": [0, 1, -1, -(2**31), 2**31 - 1, None],
    "bigint": [0, 1, -1, -(2**63), 2**63 - 1, 2**53 + 1, None],
    "decimal(1,0)": [Decimal(0), Decimal(9), Decimal(-9), None],
    "decimal(1,1)": [Decimal("0.0"), Decimal("0.1"), Decimal("-0.9"), None],
    "decimal(4,4)": [Decimal("0.0001"), Decimal("-0.9999"), Decimal("0.1000"), None],
    "decimal(9,2)": [Decimal("0.00"), Decimal("-0.01"), Decimal("9999999.99"), Decimal("-9999999.99"), None],
    "decimal(18,3)": [Decimal("0.001"), Decimal("-999999999999999.999"), Decimal("10000.000"), None],
    "decimal(27,5)": [Decimal("9" * 22 + ".99999"), Decimal("-" + "9" * 22 + ".99999"), None],
    "decimal(28,5)": [Decimal("9" * 23 + ".99999"), Decimal("-0.00001"), None],
    "decimal(38,0)": [Decimal("9" * 38), Decimal("-" + "9" * 38), Decimal(10**37), Decimal("9" * 38), None],
    "decimal(38,10)": [Decimal("9" * 28 + "." + "9" * 10), Decimal("-" + "9" * 28 + ".0000000001"), None],
    "decimal(38,38)": [Decimal("0." + "9" * 38), Decimal("-0." + "0" * 37 + "1"), Decimal("0E-38"), None],
    "double": [0.0, -0.0, 0.1, 5e-324, -1.7976931348623157e308, 1e16, 1e-5, 1 / 3, float("inf"), None],
    "boolean": [True, False, None],
    "date": [
        dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2024, 2, 29), dt.date(1900, 2, 28),
        dt.date(2000, 2, 29), dt.date(1582, 10, 10), dt.date(1969, 12, 31), dt.date(1970, 1, 1), None,
    ],
    "timestamp": [
        dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59, 59, 999999), dt.datetime(1970, 1, 1),
        dt.datetime(1969, 12, 31, 23, 59, 59, 999999), dt.datetime(2026, 3, 29, 2, 30),
        dt.datetime(2024, 2, 29, 12, 0, 0, 1), None,
    ],
    "varchar(1000)": TEXTS,
    "text": TEXTS,
    "char(10)": ["", "a", "ab  c", "1234567890", "é", "😀😀", "\t", " x", None],
    "uuid": [
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479", None,
    ],
}
# fmt: on


def nasty_table(name: str = "nasty") -> TargetTable:
    """A table with a key and a column of every type in VALUES; the names are nasty too."""
    columns = [TargetColumn("id", SqlType.parse("bigint"), nullable=False, origin=("ID",))]
    columns += [
        TargetColumn(
            f'Value of "{kind}" %s :x é',
            SqlType.parse(kind),
            origin=("FIELD-1", "FIELD-2"),
            rule="it's \\ 5 %",
        )
        for kind in VALUES
    ]
    return TargetTable(
        name, tuple(columns), ("id",), "clients", "CLIENT-RECORD", description="Nasty; don't break"
    )


def nasty_rows(table: TargetTable) -> pa.RecordBatch:
    """One row for each value, the shorter lists repeated; RECORD is 1000 and up."""
    count = max(len(values) for values in VALUES.values())
    arrays = [pa.array(range(1000, 1000 + count), pa.int64()), pa.array(range(count), pa.int64())]
    for column, values in zip(table.columns[1:], VALUES.values(), strict=True):
        arrays.append(pa.array([values[i % len(values)] for i in range(count)], column.type.arrow))
    return pa.RecordBatch.from_arrays(arrays, schema=with_record(table))


def with_record(table: TargetTable) -> pa.Schema:
    return pa.schema([pa.field(RECORD, pa.int64()), *table.schema])
