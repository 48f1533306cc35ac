"""A migration on paper: hours of each stage and what holds it up, from measured costs and your own machines.

    python benchmarks/scale.py --gigabytes 10000 --partition-mib 512 --workers 64 --database-cores 32

docs/scale.md says what was measured and how; every cost below can be measured again with benchmarks/load.py.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """Measured: CPU seconds and bytes for each GB (10^9 bytes) of source."""

    digest: float = 1 / 1.5
    index: float = 1 / 3.6
    extract: float = 19.2
    copy: float = 16.3
    validate: float = 2.8
    publish: float = 19.2
    compare: float = 69.0
    compare_database: float = 100.0
    wal_extract: float = 1.37
    wal_publish: float = 0.47
    heap: float = 1.83
    indexes: float = 0.52
    task_client: float = 0.0037
    task_server: float = 0.0076


def stages(words: argparse.Namespace, cost: Costs) -> dict[str, dict[str, float]]:
    """By stage, the hours that each resource alone would take; the largest is the stage's."""
    size, hour = words.gigabytes, 3600.0
    network, disk, scan = words.network_gbit / 8, words.disk_write, words.disk_read
    tasks = size * 1e9 / (words.partition_mib * 2**20)
    copied = cost.wal_extract  # what COPY sends is taken to be what the log keeps of it
    seconds = {
        "digest of the sources": {"one core": size * cost.digest, "network": size / network},
        "index of variable files": {"one core": size * cost.index, "network": size / network},
        "extract": {
            "workers": size * cost.extract / words.workers,
            "database cores": size * cost.copy / words.database_cores,
            "database disk": size * (cost.wal_extract + cost.heap) / disk,
            "network": size * max(1.0, copied) / network,
            "orchestration": tasks * (cost.task_client + cost.task_server),
        },
        "validate": {
            "database cores": size * cost.validate / words.database_cores,
            "database disk": size * cost.heap / scan,
        },
        "publish": {
            "database cores": size * cost.publish / words.index_cores,
            "database disk": size * (3 * cost.heap / scan + (cost.indexes + cost.wal_publish) / disk),
        },
        "reconcile": {
            "command": size * cost.compare / words.threads,
            "database cores": size * cost.compare_database / words.database_cores,
            "network": size / network,
        },
    }
    return {stage: {what: each / hour for what, each in found.items()} for stage, found in seconds.items()}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default, unit in (
        ("gigabytes", 10_000.0, "GB of source"), ("partition-mib", 512.0, "MiB a partition"),
        ("workers", 64.0, "worker cores"), ("threads", 16.0, "cores of the command, for reconciliation"),
        ("database-cores", 32.0, "cores of the database"), ("index-cores", 8.0, "cores that build one index"),
        ("disk-write", 1.0, "GB/s the database's disk writes"), ("disk-read", 2.0, "GB/s it reads"),
        ("network-gbit", 10.0, "Gbit/s between sources, workers and database"),
    ):  # fmt: skip
        words.add_argument(f"--{name}", type=float, default=default, help=f"{unit} (default {default:g})")
    asked = words.parse_args()
    total = 0.0
    print(
        f"{asked.gigabytes:,.0f} GB in {asked.gigabytes * 1e9 / (asked.partition_mib * 2**20):,.0f} partitions"
    )
    for stage, found in stages(asked, Costs()).items():
        slowest = max(found, key=lambda what: found[what])
        total += found[slowest]
        others = ", ".join(f"{what} {hours:.1f}" for what, hours in found.items() if what != slowest)
        print(f"  {stage:<24}{found[slowest]:6.1f} h  {slowest:<16} ({others})")
    print(f"  {'all':<24}{total:6.1f} h")


if __name__ == "__main__":
    main()
