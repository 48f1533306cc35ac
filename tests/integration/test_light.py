"""The command answers at once: what its import loads is listed here, and nothing heavy is on the list."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time

import click
import pytest

from migrate.cli import COMMANDS

ALLOWED = {"click", "colorama", "migrate"}
HEAVY = {
    "connectors", "mappings", "validation", "flows", "prefect", "great_expectations", "pandas", "numpy", "numba",
    "pyarrow", "duckdb", "sqlalchemy", "lxml", "rich", "pydantic", "yaml", "jinja2",
}  # fmt: skip


def test_the_command_imports_click_and_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules); import migrate.cli;"
        "print(' '.join({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert not loaded & HEAVY
    assert loaded - set(sys.stdlib_module_names) <= ALLOWED


def test_help_answers_at_once() -> None:
    """The best of a few tries: a busy machine says nothing of the command."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "migrate", "--help"], capture_output=True, text=True, check=True
        )
        times.append(time.perf_counter() - began)
    assert all(name in done.stdout for name in COMMANDS)
    assert min(times) < 0.3


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_itself(name: str) -> None:
    command: click.Command = importlib.import_module(f"migrate.cli.{name}").command
    assert command.name == name
    assert (command.help or "").split("\n")[0] == COMMANDS[name]
