"""Text columns of the ledger, as every target database can hold them.

MySQL and SQL Server have no index over a text without a length; MySQL's TEXT ends at 64 KiB, and what
SQLAlchemy calls Text on SQL Server is of one code page.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import mssql, mysql

__all__ = ["KEY", "TEXT"]

_UNICODE = "Latin1_General_100_BIN2"
KEY = (
    sa.Text()
    .with_variant(mysql.VARCHAR(255), "mysql")
    .with_variant(mssql.NVARCHAR(200, collation=_UNICODE), "mssql")
)
"""A text that is part of a key."""
TEXT = (
    sa.Text()
    .with_variant(mysql.LONGTEXT(), "mysql")
    .with_variant(mssql.NVARCHAR(None, collation=_UNICODE), "mssql")
)
"""A text of any length."""
