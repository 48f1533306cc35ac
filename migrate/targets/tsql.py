"""SQL Server's SQL: types, comments, the canonical row and its digest.

Text is NVARCHAR in a binary collation. NVARCHAR counts UTF-16 units, of which a character beyond U+FFFF takes
two, so varchar(n) of the mapping, n characters, is nvarchar(2n); its n characters are the mapping's to check.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.dialects.mssql.base import MSDialect, MSIdentifierPreparer

from mappings.tables import SqlType, TargetTable
from migrate.errors import TargetError
from migrate.targets.rowform import RowForm
from migrate.targets.sql import Writer, column_comment, literal, table_comment

__all__ = ["COLLATION", "TSQL_ROW", "TSqlWriter", "national", "preparer", "utf16_room"]

COLLATION = "Latin1_General_100_BIN2"
_UTF8 = "Latin1_General_100_BIN2_UTF8"  # SQL Server 2019 and later
_COMMENT = 3_700  # UTF-16 units: an extended property holds 7,500 bytes
_CLUSTERED, _KEY = 900, 1_700  # bytes that the key of an index may have

_TYPES = {
    "integer": "int",
    "double": "float(53)",
    "boolean": "bit",
    "timestamp": "datetime2(6)",
    "uuid": "uniqueidentifier",
}
_BYTES = {"smallint": 2, "integer": 4, "bigint": 8, "decimal": 17, "double": 8, "boolean": 1, "date": 3} | {
    "timestamp": 8,
    "uuid": 16,
}


def preparer() -> MSIdentifierPreparer:
    """Quotes names in square brackets."""
    return MSIdentifierPreparer(MSDialect(paramstyle="named"))  # type: ignore[no-untyped-call]


def national(text: str) -> str:
    """A text as an SQL string of any character."""
    return "N" + literal(text)


def utf16_room(kind: SqlType) -> int | None:
    """UTF-16 units that a column of text has room for; None for no limit.

    >>> utf16_room(SqlType.parse("varchar(60)")), utf16_room(SqlType.parse("varchar(3000)"))
    (120, None)
    """
    return 2 * kind.length if kind.length and 2 * kind.length <= 4_000 else None


@dataclass(frozen=True)
class TSqlWriter(Writer):
    """Statements for SQL Server."""

    def type(self, kind: SqlType) -> str:
        if kind.is_text:
            return f"nvarchar({utf16_room(kind) or 'max'}) COLLATE {COLLATION}"
        return super().type(kind) if kind.name == "decimal" else _TYPES.get(kind.name, kind.name)

    def primary_key(self, table: TargetTable) -> str:
        clustered = "" if self.key_bytes(table) <= _CLUSTERED else " NONCLUSTERED"
        return f"PRIMARY KEY{clustered} ({self.names(table.key)})"

    def key_bytes(self, table: TargetTable) -> int:
        """Bytes that the longest key may have.

        Raises:
            TargetError: more than an index of SQL Server takes.
        """
        total = 0
        for name in table.key:
            kind = table.column(name).type
            total += 2 * (utf16_room(kind) or _KEY) if kind.is_text else _BYTES[kind.name]
        if total > _KEY:
            raise TargetError(
                f"the key of table {table.name} may have {total} bytes, and SQL Server's longest has {_KEY}",
                "Give the columns of the key shorter types; varchar(n) takes 4n bytes",
                field=f"{table.name}.{table.key[0]}",
            )
        return total

    def make_schema(self, schema: str) -> str:
        """Makes the schema when it is missing: CREATE SCHEMA must stand alone."""
        made = national(f"CREATE SCHEMA {self.quote(schema)}")
        return f"IF SCHEMA_ID({national(schema)}) IS NULL EXEC({made})"

    def comments(self, schema: str, table: TargetTable) -> list[str]:
        """Extended properties by the name MS_Description, which tools show as comments."""
        found = [self._comment(table_comment(table), schema, table.name)]
        for column in table.columns:
            if text := column_comment(column, table):
                found.append(self._comment(text, schema, table.name, column.name))
        return found

    def _comment(self, text: str, schema: str, table: str, column: str = "") -> str:
        cut = text.encode("utf-16-le")[: 2 * _COMMENT].decode("utf-16-le", "ignore")
        levels = [("SCHEMA", schema), ("TABLE", table), *([("COLUMN", column)] if column else [])]
        where = ", ".join(
            f"@level{n}type = N'{kind}', @level{n}name = {national(name)}"
            for n, (kind, name) in enumerate(levels)
        )
        value = f"@name = N'MS_Description', @value = {national(cut)}"
        return f"EXEC sys.sp_addextendedproperty {value}, {where}"


@dataclass(frozen=True)
class _TSqlRow(RowForm):
    def buckets(self, digests: str) -> str:
        sums = ", ".join(f"SUM(CONVERT(decimal(38, 0), {half}))" for half in ("_first", "_second"))
        return (
            f"SELECT b.bucket, COUNT_BIG(*), {sums} FROM {digests} "
            f"CROSS APPLY (SELECT {self.bucket} AS bucket) AS b GROUP BY b.bucket"
        )


_MICROSECONDS = "CONVERT(varchar(27), {0}, 121)"  # 2024-02-29 23:59:59.500000
_FRACTION = f"RIGHT({_MICROSECONDS}, 6)"

TSQL_ROW = _TSqlRow(
    value={
        "smallint": "CONVERT(varchar(20), {0})",
        "integer": "CONVERT(varchar(20), {0})",
        "bigint": "CONVERT(varchar(20), {0})",
        "decimal": "CONVERT(varchar(41), {0})",
        "double": "LOWER(CONVERT(char(16), CONVERT(binary(8), {0}), 2))",
        "boolean": "CASE {0} WHEN 1 THEN 't' WHEN 0 THEN 'f' END",
        "date": "CONVERT(char(10), {0}, 23)",
        "timestamp": (
            f"LEFT({_MICROSECONDS}, 19) + CASE WHEN {_FRACTION} = '000000' THEN '' "
            f"ELSE '.' + REPLACE(RTRIM(REPLACE({_FRACTION}, '0', ' ')), ' ', '0') END"
        ),
        "uuid": "LOWER(CONVERT(char(36), {0}))",
        "char": f"CONVERT(varchar(max), RTRIM({{0}}) COLLATE {_UTF8})",
        "varchar": f"CONVERT(varchar(max), {{0}} COLLATE {_UTF8})",
        "text": f"CONVERT(varchar(max), {{0}} COLLATE {_UTF8})",
    },
    text="DATALENGTH({0}), ':', {0}",
    fraction="CONVERT(varchar(41), {0})",
    joined="CONCAT(CONVERT(varchar(max), ''), {0})",
    halves=(
        "SELECT CONVERT(bigint, SUBSTRING(_digest, 1, 8)) AS _first, "
        "CONVERT(bigint, SUBSTRING(_digest, 9, 8)) AS _second "
        "FROM (SELECT HASHBYTES('MD5', {0}) AS _digest{2} FROM {1}) AS hashed"
    ),
    bucket="CONVERT(int, SUBSTRING(CONVERT(binary(8), _first), 1, 2)) / 16",
    begin="LEFT(CONVERT(char(32), HASHBYTES('MD5', {0}), 2), {1})",
)
"""The canonical row as UTF-8, which SQL Server 2019 and later can write; `begin` is in capital letters."""
