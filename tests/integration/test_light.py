"""The command answers at once: what its import loads is listed here, and nothing heavy is on the list."""

from __future__ import annotations

import importlib
import subprocess
import sys
import time
from pathlib import Path

import click
import pyarrow.parquet as pq
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


def test_decode_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    """Numba would load SciPy, and pyarrow pandas: together half a second, most of reading a small file."""
    (tmp_path / "one.cpy").write_text("       01  ONE-REC.\n           05  AMOUNT PIC S9(3) COMP-3.\n")
    (tmp_path / "one.bin").write_bytes(bytes.fromhex("123C 456D"))
    (tmp_path / "one.yaml").write_text("copybooks: [one.cpy]\ndata: [one.bin]\nrecord_format: F\n")
    code = (
        "import sys; from migrate.cli import cli;"
        "cli(['decode', sys.argv[1], '--to', 'parquet', '--out', sys.argv[2]], standalone_mode=False);"
        "print(*{'scipy', 'pandas', 'prefect', 'great_expectations'} & set(sys.modules), file=sys.stderr)"
    )
    out = tmp_path / "one.parquet"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "one.yaml"), str(out)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert pq.read_table(out).column("AMOUNT").to_pylist() == [123, -456]
    assert done.stderr == "\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_itself(name: str) -> None:
    command: click.Command = importlib.import_module(f"migrate.cli.{name}").command
    assert command.name == name
    assert (command.help or "").split("\n")[0] == COMMANDS[name]
