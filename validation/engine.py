"""Great Expectations' SQL engine, kept to one connection and to exact decimals.

`Engine` is what rules run on. It differs from GX 1.24's own (great_expectations.execution_engine.
sqlalchemy_execution_engine) in three points, each of which a migration needs:

* One connection for a whole table, read while it is open. GX reads a result after it has closed its
  connection, which psycopg allows and DuckDB answers with "list index out of range".
* Aggregates stay what the database sent. GX makes JSON of them at once, and a decimal a binary float.
* Closing it leaves the caller's engine alone. GX disposes of it, which drops an in-memory database.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from validation import gx

__all__ = ["Engine", "open_engine"]


class Engine(gx.SqlAlchemyExecutionEngine):
    """Runs GX's metrics for one table on a connection that the caller opened."""

    def __init__(self, connection: sa.Connection, *, schema: str, table: str) -> None:
        super().__init__(engine=connection.engine, create_temp_table=False)
        self._held = connection
        self._schema = schema
        self.load_batch_data(
            "staging",
            gx.SqlAlchemyBatchData(self, schema_name=schema, table_name=table, create_temp_table=False),
        )

    def quoted(self, table: str) -> str:
        """The name of another table of the schema as SQL has it."""
        return self._held.dialect.identifier_preparer.format_table(sa.table(table, schema=self._schema))

    @contextmanager
    def get_connection(self) -> Generator[sa.Connection, None, None]:
        """The one connection; after a failed statement it can be used again."""
        try:
            yield self._held
        except Exception:
            self._held.rollback()
            raise

    def get_inspector(self) -> Any:
        """What the connection itself sees, uncommitted tables included."""
        if self._inspector is None:
            self._inspector = sa.inspect(self._held)
        return self._inspector

    def resolve_metric_bundle(self, metric_fn_bundle: Iterable[Any]) -> dict[Any, Any]:
        """All aggregates of one domain in one SELECT, as the database returns them."""
        found: dict[Any, Any] = {}
        for query in self._organize_metrics_by_domain(metric_fn_bundle):
            source: Any = self.get_domain_records(domain_kwargs=query["domain_kwargs"])
            if isinstance(source, sa.Select):
                source = source.subquery()
            row = self.execute_query(sa.select(*query["select"]).select_from(source)).one()
            found.update(zip(query["metric_ids"], row, strict=True))
        return found

    def close(self) -> None:
        """Leave connection and engine to the caller."""


class _NoRows(gx.QueryMetricProvider):
    """GX would read every row of an `unexpected_rows_query` into memory; only its count is needed here."""

    metric_name = "unexpected_rows_query.table"
    value_keys = ("unexpected_rows_query",)

    @gx.metric_value(engine=Engine)
    def _none(cls, **_: Any) -> list[Any]:
        return []


def open_engine(connection: sa.Connection, *, schema: str, table: str) -> Engine:
    """The engine for the database of `connection`."""
    if connection.dialect.name == "duckdb":
        from validation.duckdb_engine import DuckDBEngine

        return DuckDBEngine(connection, schema=schema, table=table)
    return Engine(connection, schema=schema, table=table)
