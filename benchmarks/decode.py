"""Decoding to Arrow beside the floor of `bytes.translate` over the same bytes, in the same run.

    python benchmarks/decode.py [records] [--save docs/performance]

The floor looks at every byte once and writes it once, by a table: what any translation must do at the least.
Prints MB/s of input; `--save` also writes the figures as JSON and as a picture.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from extracts import LENGTH, write_customers, write_transactions
from figures import Bar, save

from connectors.cobol import CobolConnector
from connectors.cobol.description import CobolSource

HERE = Path(__file__).parent
RUNS = 7
FIXED = {"copybooks": [str(HERE / "customer.cpy")], "record_format": "FB"}
VARIABLE = {
    "copybooks": [str(HERE / "transaction.cpy")],
    "record_format": "V",
    "segments": {"field": "RECORD-TYPE", "redefine_map": {"CUSTOMER-DATA": "C", "ENTRY-DATA": "T"}},
}


def best(*works: Callable[[], object]) -> list[float]:
    """The fastest of some runs of each, in seconds, taken in turn: whatever disturbs one disturbs the others."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(RUNS):
        for work, taken in zip(works, times, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return [min(taken) for taken in times]


def decoding(words: dict[str, object], data: Path, threads: int) -> Callable[[], int]:
    connector = CobolConnector("bench", CobolSource.model_validate({**words, "data": [str(data)]}), HERE)
    pieces = connector.partitions(data.stat().st_size // (4 * threads) + 1)

    def read(number: int) -> int:
        return sum(chunk.tally.records for chunk in connector.read(pieces[number]))

    def decode() -> int:
        if threads == 1:
            return sum(map(read, range(len(pieces))))
        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(read, range(len(pieces))))

    return decode


def peer(data: Path) -> float | None:
    """MB/s of coboljsonifier, a reader in Python, over the first records of the fixed file; None: not installed."""
    if find_spec("coboljsonifier") is None:
        return None
    extractor = import_module("coboljsonifier.copybookextractor").CopybookExtractor
    kind = import_module("coboljsonifier.config.parser_type_enum").ParseType.BINARY_EBCDIC
    structure = extractor(str(HERE / "customer.cpy")).dict_book_structure
    parser = import_module("coboljsonifier.parser").Parser(structure, kind).build()
    with data.open("rb") as stream:
        records = [stream.read(LENGTH) for _ in range(2000)]
    began = time.perf_counter()
    for record in records:
        parser.parse(record)
        assert parser.value
    return len(records) * LENGTH / 1e6 / (time.perf_counter() - began)


def command(data: Path, folder: Path) -> tuple[float, int]:
    """Seconds and MiB at the peak of `migrate decode --to parquet`, start-up included."""
    description = folder / "customers.yaml"
    description.write_text(f"copybooks: [{HERE / 'customer.cpy'}]\ndata: [{data}]\nrecord_format: FB\n")
    migrate = Path(sys.executable).with_name("migrate")
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        words = [migrate, "decode", description, "--to", "parquet", "--out", folder / "customers.parquet"]
        subprocess.run(words, check=True)
        taken.append(time.perf_counter() - began)
    return min(taken), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("records", nargs="?", type=int, default=1_000_000)
    words.add_argument("--save", type=Path, help="folder for decode.json and decode.svg")
    asked = words.parse_args()
    bars: list[Bar] = []
    with tempfile.TemporaryDirectory() as name:
        fixed, variable = Path(name) / "customers.bin", Path(name) / "transactions.bin"
        write_customers(fixed, asked.records)
        write_transactions(variable, asked.records)
        # first: the peak of a child is at least that of its parent when it starts
        seconds, peak = command(fixed, Path(name))
        print(
            f"migrate decode --to parquet of the {fixed.stat().st_size / 1e6:,.0f} MB: {seconds:.2f} s, {peak} MiB"
        )
        for data, source, label in ((fixed, FIXED, "fixed"), (variable, VARIABLE, "variable")):
            size, content, table = data.stat().st_size / 1e6, data.read_bytes(), bytes(range(256))
            one, two = decoding(source, data, 1), decoding(source, data, 2)
            assert one() == two() == asked.records  # compiles the kernels, too
            floor, alone, both = best(lambda c=content, t=table: c.translate(t), one, two)  # type: ignore[misc]
            print(f"{label} records: {asked.records:,}, {size:,.0f} MB, best of {RUNS}")
            for who, taken in (
                ("bytes.translate", floor), ("one thread", alone), ("two threads", both)
            ):  # fmt: skip
                print(f"  {who:16} {size / taken:7,.0f} MB/s   {floor / taken:.2f} of the floor")
                bars.append(Bar(label, who, size / taken, "MB/s"))
            other = peer(data) if label == "fixed" else None
            if other:
                print(f"  coboljsonifier   {other:7,.1f} MB/s   {other * floor / size:.4f} of the floor")
                bars.append(Bar(label, "coboljsonifier", other, "MB/s"))
            print(f"  two threads are {alone / both:.2f} times one")
        bars += [
            Bar("parquet", "whole command", seconds, "s"),
            Bar("parquet", "peak memory", float(peak), "MiB"),
        ]
    if asked.save:
        save(asked.save / "decode", "Decoding to Arrow, MB of input a second", bars, shown="MB/s")


if __name__ == "__main__":
    main()
