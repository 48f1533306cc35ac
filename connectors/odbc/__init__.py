"""Tables of a legacy relational database, read through ODBC.

    source = OdbcConnector("workers", OdbcSource(connection="legacy", table="WORKER"), folder)
    source.available()             # None, or in plain words why this machine cannot read it

The connection string is not in the project: `connection: legacy` means the environment variable
MIGRATE_CONNECTION_LEGACY. pyodbc asks the catalogue; arrow-odbc brings the rows as Arrow batches.

**PostgreSQL through psqlODBC.** These settings are added to the connection string where it does not have
them: `BoolsAsChar=0` (booleans come as booleans), `UseDeclareFetch=1;Fetch=10000` (a cursor; without it the
driver holds the whole result in memory), `MaxVarcharSize` and `MaxLongVarcharSize` (the room for varchar
without length and for text; made larger when a value needs it). The driver itself writes a date before year 1
without its `BC`; such a table must be read by a `query` that casts the column to text. A timestamp with time
zone comes in the time zone of the session, which `ConnSettings=set time zone 'UTC'` sets. NUMERIC without
precision is announced as (28,6); a value that needs more goes to quarantine, or a `query` casts it.
"""

from connectors.odbc.connector import OdbcConnector
from connectors.odbc.description import OdbcSource

__all__ = ["OdbcConnector", "OdbcSource"]
