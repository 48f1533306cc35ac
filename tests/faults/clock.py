"""A clock that can be put back or forward under a run: MIGRATE_TEST_CLOCK names a file that holds seconds.

Only the time of day is put, as an operator or a time server puts it; the clock that measures durations goes on.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

VARIABLE = "MIGRATE_TEST_CLOCK"
OURS = ("migrate.", "flows.", "connectors.", "validation.")


def take(environment: Mapping[str, str]) -> None:
    """Let the product, and whatever asks `time.time`, live by the clock in the file, if the environment names one."""
    if VARIABLE not in environment:
        return
    file, real = Path(environment[VARIABLE]), time.time

    def put() -> float:
        return float(file.read_text())

    class Put(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:  # type: ignore[override]
            return datetime.datetime.fromtimestamp(real() + put(), tz)

    time.time = lambda: real() + put()
    for name, module in list(sys.modules.items()):
        if not name.startswith(OURS) or not hasattr(module, "datetime"):
            continue
        if module.datetime is datetime:
            module.datetime = SimpleNamespace(**{**vars(datetime), "datetime": Put})
        elif module.datetime is datetime.datetime:
            module.datetime = Put
