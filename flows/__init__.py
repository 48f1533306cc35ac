"""Prefect's settings for this framework: Prefect reads them when it is imported, which is after this."""

import logging
import os

# No telemetry, and Prefect's own log kept off the terminal.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")
# A call that gets no answer is made again after 2, 4 and 8 seconds; five times add up to minutes a call.
os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
for _worker in ("EventsWorker", "APILogWorker"):  # threads of Prefect whose log has names of its own
    logging.getLogger(_worker).setLevel(logging.CRITICAL)
