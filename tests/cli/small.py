"""A project so small that a run of it costs little more than the start of the orchestrator."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

HOUSE = Path(__file__).parents[2]
RECORD_LENGTH = 50
UNREADABLE = (7, 4711)
"""Records (from 1) whose number is no number."""

PROJECT = """\
project: small
target: {url: "duckdb:///small.duckdb", schema: small}
sources:
  people:
    connector: cobol
    copybooks: [PERSON.cpy]
    data: [PEOPLE.bin]
    record_format: FB
    code_page: cp037
mappings: [person.yaml]
suites: [rules.yaml]
limits: {quarantine: 2}
partition_mib: 1
tasks: 2
"""
COPYBOOK = """\
       01  PERSON-RECORD.
           05  PERSON-NO         PIC 9(9).
           05  PERSON-NAME       PIC X(30).
           05  AMOUNT            PIC 9(9)V99.
"""
MAPPING = """\
table: person
from: people
key: [person_no]
columns:
  person_no: {from: PERSON-NO, type: bigint, required: true}
  name: {from: PERSON-NAME, type: varchar(30)}
  amount: {from: AMOUNT, type: "decimal(11,2)"}
"""
SUITE = """\
suite: people
table: person
rules:
  - expect_column_values_to_be_between: {column: amount, min_value: 0, max_value: 99999999}
    on_failure: stop
"""


def write_project(folder: Path, records: int = 5000) -> Path:
    """Write the project with so many people; gives its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"migration.yaml": PROJECT, "PERSON.cpy": COPYBOOK, "person.yaml": MAPPING, "rules.yaml": SUITE}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    lines = (f"{n:09d}{f'PERSON {n}':<30}{n * 7:011d}" for n in range(1, records + 1))
    data = bytearray("".join(lines).encode("cp037"))
    for record in UNREADABLE:
        data[(record - 1) * RECORD_LENGTH] = 0x40
    (folder / "PEOPLE.bin").write_bytes(data)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def environment(prefect: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(HOUSE), "PREFECT_HOME": str(prefect), **more}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "migrate", *map(str, arguments)]


def migrate(*arguments: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would; whatever it does, it shows no traceback."""
    done = subprocess.run(
        command(*arguments), env=env, capture_output=True, text=True, timeout=280, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    assert "unexpected" not in done.stderr, done.stderr
    return done


def published(file: Path) -> dict[str, tuple[int, str]]:
    """Rows and digest of each published table of a DuckDB file that nobody has open."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS target (READ_ONLY)")
        query = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'small' ORDER BY ALL"
        found = {}
        for (table,) in connection.execute(query).fetchall():
            rows = connection.execute(f'SELECT * FROM target.small."{table}" ORDER BY ALL').fetchall()
            found[table] = (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())
        return found


def expected(word: str, records: int) -> dict[str, tuple[int, str]]:
    """What `published` must give for so many people whose names begin with `word`."""
    rows = [
        (n, f"{word} {n}", Decimal(n * 7).scaleb(-2)) for n in range(1, records + 1) if n not in UNREADABLE
    ]
    return {"person": (len(rows), hashlib.sha256(repr(rows).encode()).hexdigest())}


def staged(file: Path) -> int:
    """How many staging tables a DuckDB file holds."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{file}' AS target (READ_ONLY)")
        query = "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'small_staging'"
        found = connection.execute(query).fetchone()
        return int(found[0]) if found else 0
