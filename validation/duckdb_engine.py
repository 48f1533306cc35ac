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
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    column_condition_partial,
)
from great_expectations.expectations.metrics.util import CaseInsensitiveString
from sqlalchemy.dialects import postgresql

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
        names = postgresql.dialect()
        columns = self._inspector.get_columns(table_name, schema=schema)
        return [
            {**column, "type": CaseInsensitiveString(column["type"].compile(dialect=names))}
            for column in columns
        ]

    def get_pk_constraint(self, table_name: str, schema: str | None = None) -> Any:
        return self._inspector.get_pk_constraint(table_name, schema=schema)


def _matches(column: Any, regex: str) -> Any:
    """Whether any part of the value matches; `s` lets a dot match a line end, as in PostgreSQL."""
    return sa.func.regexp_matches(column, regex, "s")


class _MatchRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805  GX makes it a class method
        return _matches(column, regex)


class _NotMatchRegex(ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex"
    condition_value_keys = ("regex",)

    @column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex: str, **_: Any) -> Any:  # noqa: N805
        return sa.not_(_matches(column, regex))


class _MatchRegexList(ColumnMapMetricProvider):
    condition_metric_name = "column_values.match_regex_list"
    condition_value_keys = ("regex_list", "match_on")

    @column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex_list: list[str], match_on: str | None, **_: Any) -> Any:  # noqa: N805
        join = sa.and_ if match_on == "all" else sa.or_
        return join(*(_matches(column, regex) for regex in regex_list))


class _NotMatchRegexList(ColumnMapMetricProvider):
    condition_metric_name = "column_values.not_match_regex_list"
    condition_value_keys = ("regex_list",)

    @column_condition_partial(engine=DuckDBEngine)
    def _duckdb(cls, column: Any, regex_list: list[str], **_: Any) -> Any:  # noqa: N805
        return sa.not_(sa.or_(*(_matches(column, regex) for regex in regex_list)))
