"""The canonical row of docs/canonical-row.md and its digest as SQL.

The database builds the text, hashes it and adds up: one GROUP BY gives all that must agree. Both engines must
write the very same bytes for every value of every type; tests/targets/test_rowform.py holds them against a third
implementation in plain Python.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from mappings.tables import SqlType, TargetTable

__all__ = [
    "BUCKETS", "DIGESTS", "DUCKDB_ROW", "POSTGRESQL_ROW", "RowForm", "as_buckets", "bucket_prefixes",
    "table_digest", "unsigned",
]  # fmt: skip

PREFIX = 3
"""Hexadecimal digits of a digest that are its bucket's number: 4,096 buckets."""

BUCKETS = pa.schema(
    [("bucket", pa.int32()), ("rows", pa.int64()), ("first", pa.uint64()), ("second", pa.uint64())]
)
"""One row a bucket that has rows: their number, and the sums of the two halves of their digests modulo 2^64."""

DIGESTS = pa.schema([("first", pa.uint64()), ("second", pa.uint64())])
"""One row a row: the two halves of its digest."""

_SHIFT = 64 - 4 * PREFIX
_GROUP = 20  # columns a call: PostgreSQL takes at most 100 arguments


@dataclass(frozen=True)
class RowForm:
    """How one database writes the canonical row; `{0}` is a quoted column.

    `value` gives the text of a type whose plain one is not canonical; `text` the arguments that write a text:
    its length in bytes, a colon, itself; `texts` the types that are written so. `halves` are the two halves of
    `{0}`, a canonical row, by a SELECT over `{1}` with `{2}` beside them; `bucket` is the bucket of the first
    half; `fraction` is for decimals that have all their digits, `{1}`, behind the point. `joined` puts `{0}`,
    its arguments, together and passes over nulls; `begin` is the first `{1}` digits of the digest of `{0}`.
    """

    value: Mapping[str, str]
    text: str
    halves: str
    bucket: str
    fraction: str = "{0}"
    joined: str = "concat({0})"
    begin: str = "left(md5({0}), {1})"

    def of(self, column: str, kind: SqlType) -> str:
        """A column's value as it is compared."""
        if kind.name == "decimal" and kind.precision == kind.scale:
            return self.fraction.format(column, kind.scale)
        return self.value.get(kind.name, "{0}").format(column)

    def row(self, table: TargetTable, quote: Callable[[str], str]) -> str:
        """The canonical row as an expression over the table's columns."""
        parts = []
        for column in table.columns:
            value = self.of(quote(column.name), column.type)
            parts.append(f"{self.text.format(value) if column.type.is_text else value}, '|'")
        groups = [
            self.joined.format(", ".join(parts[at : at + _GROUP])) for at in range(0, len(parts), _GROUP)
        ]
        return groups[0] if len(groups) == 1 else self.joined.format(", ".join(groups))

    def digests(self, table: TargetTable, relation: str, quote: Callable[[str], str], also: str = "") -> str:
        """A SELECT of `_first` and `_second` of every row, and of what `also` names."""
        return self.halves.format(self.row(table, quote), relation, f", {also}" if also else "")

    def buckets(self, digests: str) -> str:
        """A SELECT of bucket, rows and both sums over a relation that has `_first` and `_second`."""
        return (
            f"SELECT {self.bucket} AS bucket, count(*), sum(_first), sum(_second) FROM {digests} GROUP BY 1"
        )

    def begins(self, table: TargetTable, quote: Callable[[str], str], length: int) -> str:
        """The first `length` hexadecimal digits of a row's digest."""
        return self.begin.format(self.row(table, quote), length)


def _swapped(value: str) -> tuple[str, str, str]:
    """The bytes of a 64-bit number turned round in three steps, each over what the former gave."""
    return (
        f"(({value} & 71777214294589695::UBIGINT) << 8) | (({value} >> 8) & 71777214294589695::UBIGINT)",
        f"(({value} & 281470681808895::UBIGINT) << 16) | (({value} >> 16) & 281470681808895::UBIGINT)",
        f"(({value} & 4294967295::UBIGINT) << 32) | ({value} >> 32)",
    )


def _duckdb_halves() -> str:
    # md5_number has the digest's bytes in the machine's order, the last first; reading md5's hexadecimal
    # digits instead costs more than all the rest
    sql = (
        "SELECT (_digest & 18446744073709551615)::UBIGINT AS _first, (_digest >> 64)::UBIGINT AS _second, "
        "* EXCLUDE (_digest) FROM (SELECT md5_number({0}) AS _digest{2} FROM {1})"
    )
    for first, second in zip(_swapped("_first"), _swapped("_second"), strict=True):
        sql = f"SELECT {first} AS _first, {second} AS _second, * EXCLUDE (_first, _second) FROM ({sql})"
    return sql


DUCKDB_ROW = RowForm(
    value={
        "boolean": "CASE WHEN {0} THEN 't' WHEN NOT {0} THEN 'f' END",
        "double": "CASE WHEN isnan({0}) THEN 'nan' ELSE lower(hex(CAST(CAST({0} AS BIT) AS BLOB))) END",
        "char": "rtrim({0}, ' ')",
        "uuid": "CAST(CAST({0} AS UUID) AS VARCHAR)",
    },
    text="strlen({0}), ':', {0}",
    halves=_duckdb_halves(),
    bucket=f"CAST(_first >> {_SHIFT} AS INTEGER)",
    # DuckDB writes .5 here, and 0.5 elsewhere
    fraction="concat(CASE WHEN {0} < 0 THEN '-0.' WHEN {0} >= 0 THEN '0.' END, right(CAST({0} AS VARCHAR), {1}))",
)

POSTGRESQL_ROW = RowForm(
    value={
        "double": "CASE WHEN {0} = 'NaN' THEN 'nan' ELSE encode(float8send({0}), 'hex') END",
        "char": "CAST({0} AS text)",
    },
    text="octet_length({0}), ':', {0}",
    # unnest keeps PostgreSQL from writing the digest's expression, and so computing it, once for each use;
    # OFFSET 0 would, too, but not in parallel workers
    halves=(
        "SELECT CAST(CAST(_digest AS bit(64)) AS bigint) AS _first, "
        "CAST(CAST(substring(_digest FROM 65) AS bit(64)) AS bigint) AS _second "
        "FROM (SELECT unnest(ARRAY[CAST('x' || md5({0}) AS bit(128))]) AS _digest{2} FROM {1}) AS hashed"
    ),
    bucket=f"CAST((_first >> {_SHIFT}) & {(1 << 4 * PREFIX) - 1} AS integer)",
)


def as_buckets(rows: Sequence[Sequence[object]]) -> pa.Table:
    """What `RowForm.buckets` gave, as BUCKETS in the buckets' order."""
    found = sorted(
        (int(str(b)), int(str(n)), *(int(str(s)) % (1 << 64) for s in sums)) for b, n, *sums in rows
    )
    columns = [list(column) for column in zip(*found, strict=True)] or [[]] * len(BUCKETS)
    return pa.Table.from_arrays(
        [pa.array(column, field.type) for column, field in zip(columns, BUCKETS, strict=True)], schema=BUCKETS
    )


def table_digest(buckets: pa.Table) -> str:
    """One digest of all rows of a table: SHA-256 of its BUCKETS, a line of four numbers each.

    >>> table_digest(as_buckets([(0, 1, 2, 3)]))[:12]
    '3904e7e52775'
    """
    lines = (f"{row['bucket']},{row['rows']},{row['first']},{row['second']}\n" for row in buckets.to_pylist())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def bucket_prefixes(buckets: Sequence[int]) -> list[str]:
    """The first digits of the digests in some buckets.

    >>> bucket_prefixes([10, 4095])
    ['00a', 'fff']
    """
    return [format(bucket, f"0{PREFIX}x") for bucket in buckets]


def unsigned(values: pa.Array) -> pa.Array:
    """PostgreSQL's whole numbers have a sign: the same 64 bits without it."""
    return pa.array(np.asarray(values).view(np.uint64))
