"""Great Expectations, imported in one place, where what its import does to a process is undone.

Importing it takes seconds, so only functions that run rules import the modules that import this one. No
data context is made: nothing is written to a folder and nothing is sent.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_shown = warnings.showwarning
with warnings.catch_warnings():
    # great_expectations.datasource.fluent.data_connector.file_path_data_connector
    warnings.filterwarnings("ignore", "module 'sre_(constants|parse)' is deprecated", DeprecationWarning)
    import great_expectations.expectations.core as core  # registers the expectations
    from great_expectations.execution_engine.sqlalchemy_batch_data import SqlAlchemyBatchData
    from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
    from great_expectations.expectations.metrics.map_metric_provider.column_condition_partial import (
        column_condition_partial,
    )
    from great_expectations.expectations.metrics.map_metric_provider.column_map_metric_provider import (
        ColumnMapMetricProvider,
    )
    from great_expectations.expectations.metrics.metric_provider import metric_value
    from great_expectations.expectations.metrics.query_metric_provider import QueryMetricProvider
    from great_expectations.expectations.metrics.util import CaseInsensitiveString
    from great_expectations.expectations.registry import get_expectation_impl, get_metric_kwargs
    from great_expectations.expectations.row_conditions import (
        AndCondition,
        Column,
        ComparisonCondition,
        NullityCondition,
        OrCondition,
    )
    from great_expectations.validator.metric_configuration import MetricConfiguration
    from great_expectations.validator.metrics_calculator import MetricsCalculator
if warnings.showwarning is not _shown:
    # great_expectations.core.batch_manager and others make a log line of every warning of the process.
    logging.captureWarnings(False)

__all__ = [
    "AndCondition",
    "CaseInsensitiveString",
    "Column",
    "ColumnMapMetricProvider",
    "ComparisonCondition",
    "MetricConfiguration",
    "MetricsCalculator",
    "NullityCondition",
    "OrCondition",
    "QueryMetricProvider",
    "SqlAlchemyBatchData",
    "SqlAlchemyExecutionEngine",
    "column_condition_partial",
    "core",
    "get_expectation_impl",
    "get_metric_kwargs",
    "metric_value",
    "quiet",
]


@contextmanager
def quiet() -> Iterator[None]:
    """GX without log lines: what it logs on the way comes back as results."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
