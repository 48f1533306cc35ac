"""What every test finds: the command leaves --target and --runs in the environment, for its workers."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from migrate.project import RUNS_VARIABLE, TARGET_VARIABLE


@pytest.fixture(autouse=True)
def nothing_is_left_in_the_environment() -> Iterator[None]:
    yield
    for name in (RUNS_VARIABLE, TARGET_VARIABLE):
        os.environ.pop(name, None)
