"""Decoding to Arrow on one core, beside the floor of `bytes.translate` over the same bytes in the same run.

python benchmarks/bench_decode.py [records]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from customers import LENGTH, write_customers

from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource

RUNS = 5


def best(work: Callable[[], object]) -> float:
    """The fastest of some runs, in seconds: what the code can do when nobody disturbs it."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "customers.bin"
        write_customers(data, records)
        copybook = str(Path(__file__).with_name("customer.cpy"))
        connector = CobolConnector(
            "customers", CobolSource(copybooks=[copybook], data=[str(data)]), Path(folder)
        )

        def decode() -> int:
            parts = connector.partitions(1 << 40)
            return sum(chunk.tally.records for part in parts for chunk in connector.read(part))

        assert decode() == records  # compiles the kernels, too
        content, table = data.read_bytes(), bytes(range(256))
        floor, ours = best(lambda: content.translate(table)), best(decode)
    size = records * LENGTH / 1e6
    print(f"{records:,} records, {size:,.0f} MB, best of {RUNS}")
    print(f"bytes.translate   {size / floor:7,.0f} MB/s")
    print(f"decode to Arrow   {size / ours:7,.0f} MB/s   {floor / ours:.2f} of the floor")


if __name__ == "__main__":
    main()
