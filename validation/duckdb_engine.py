"""DuckDB for Great Expectations, which has no DuckDB of its own (1.24).

Three things are needed beyond `Engine`:

* `dialect_module` and `dialect_name`, by which GX chooses SQL: LIKE (expectations.metrics.util.
  get_dialect_like_pattern_expression), quantiles, how types are compared (expectations.type_comparison).
  DuckDB reads PostgreSQL's SQL, so both say PostgreSQL.
* Regular expressions. With PostgreSQL's module GX would write `column ~ regex`
  (get_dialect_regex_expression), which in DuckDB matches the *whole* value, in PostgreSQL any part of it.
  GX looks a metric's provider up by the class of the engine (expectations.registry.get_metric_provider),
  so providers for `DuckDBEngine` are the supported way in; nothing is patched.
* Column types by PostgreSQL's names, so that a rule about types reads the same for both. One difference
  stays: DuckDB keeps no length of a VARCHAR.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from validation import gx
from validation.engine import Engine

__all__ = ["DuckDBEngine"]


class DuckDBEngine(Engine):
    """`Engine` on DuckDB."""

    def __init__(self, connection: sa.Connection, *, schema: str, table: str) -> None:
        # With the database's name before it: in family.duckdb, `family.client` is ambiguous.
        database = connection.execute(sa.select(sa.func.current_database())).scalar_one()
        super().__init__(connection, schema=f"{database}.{schema}", table=table)
        self.dialect_module = postgresql

    @property
    def dialect_name(self) -> str:
        return "postgresql"

    def get_inspector(self) -> Any:
        if self._inspector is None:
            self._inspector = _Inspector(self._held)
        return self._inspector


class _Inspector:
    """The part of SQLAlchemy's inspector that GX uses."""

    def __init__(self, connection: sa.Connection) -> None:
        self._inspector = sa.inspect(connection)
        self.dialect = connection.dialect

    def get_columns(self, table_name: str, schema: str | None = None) -> list[dict[str, Any]]:
        columns = self._inspector.get_columns(table_name, schema=schema)
        return [
            {**column, "type": gx.CaseInsensitiveString(column["type"].compile(dialect=self.dialect))}
            for column in columns
        ]

    def get_pk_constraint(self, table_name: str, schema: str | None = None) -> Any:
        return self._inspector.get_pk_constraint(table_name, schema=schema)


def _matches(column: Any, regex: str) -> Any:
    """Whether any part of the value matches; `s` lets a dot match a line end, as in PostgreSQL."""
    return sa.func.regexp_matches(column, regex, "s")


# GX's decorator makes a class method of each condition, hence `cls`.


class _MatchRegex(gx.ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex"
    condition_value_keys = ("regex",)

    @gx.column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:
        return _matches(column, regex)


class _NotMatchRegex(gx.ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex"
    condition_value_keys = ("regex",)

    @gx.column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:
        return sa.not_(_matches(column, regex))


class _MatchRegexList(gx.ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex_list"
    condition_value_keys = ("regex_list", "match_on")

    @gx.column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex_list: list[str], match_on: str | None, **_: Any) -> Any:
        join = sa.and_ if match_on == "all" else sa.or_
        return join(*(_matches(column, regex) for regex in regex_list))


class _NotMatchRegexList(gx.ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex_list"
    condition_value_keys = ("regex_list",)

    @gx.column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex_list: list[str], **_: Any) -> Any:
        return sa.not_(sa.or_(*(_matches(column, regex) for regex in regex_list)))
