"""The flow of a run: each stage a task that gets a project's folder and a run's id, never rows or secrets.

The stages themselves are plain functions in `migrate.pipeline`; what Prefect adds is their order, their
retries (only for errors that are retryable by type), their concurrency and their history.
"""

from __future__ import annotations

import os

# Prefect reads these when it is imported: no telemetry, and its own log kept off a terminal that shows progress.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
