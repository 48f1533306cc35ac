"""What every stage of a run needs: the project, the target, the run's folder.

Stages get only a project's folder and a run's id, so that any worker can do any of them; a process opens
each run once.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from connectors.base import Partition, SourceFile
from mappings import Mapper, TargetTable
from migrate.project import Project, load_project
from migrate.targets import Target, open_target

__all__ = ["RunContext", "close_run", "open_run"]


@dataclass
class RunContext:
    """An open run. `mapper` gives each thread its own, since a mapper works for one at a time."""

    project: Project
    target: Target
    run: str
    folder: Path
    _local: threading.local = field(default_factory=threading.local)
    _mappers: list[Mapper] = field(default_factory=list)

    @property
    def tables(self) -> tuple[TargetTable, ...]:
        return self.project.mappings.tables

    def files(self, source: str) -> tuple[SourceFile, ...]:
        """What is read of a source, as it was when the run first looked."""
        return self._files[source]

    @cached_property
    def _files(self) -> dict[str, tuple[SourceFile, ...]]:
        return {name: tuple(connector.files()) for name, connector in self.project.sources.items()}

    def partitions(self, source: str) -> tuple[Partition, ...]:
        """The pieces of a source, cut once."""
        return self._cut[source]

    @cached_property
    def _cut(self) -> dict[str, tuple[Partition, ...]]:
        size = self.project.words.partition_mib << 20
        return {name: tuple(connector.partitions(size)) for name, connector in self.project.sources.items()}

    def mapper(self, source: str) -> Mapper:
        """The calling thread's mapper of a source."""
        mappers = self._local.__dict__.setdefault("mappers", {})
        if source not in mappers:
            mappers[source] = Mapper(self.project.mappings, source, threads=1)
            self._mappers.append(mappers[source])
        found: Mapper = mappers[source]
        return found

    def close(self) -> None:
        for mapper in self._mappers:
            mapper.close()
        self._mappers.clear()
        self.target.close()


_open: dict[tuple[str, str], RunContext] = {}
_lock = threading.Lock()


def open_run(folder: str, run: str, runs: str | None = None) -> RunContext:
    """The run called `run` of the project in `folder`, opened once a process."""
    key = (str(folder), run)
    with _lock:
        if key not in _open:
            project = load_project(Path(folder), runs=Path(runs) if runs else None)
            target = open_target(project.target_url, project.schema)
            _open[key] = RunContext(project, target, run, project.runs / run)
        return _open[key]


def close_run(folder: str, run: str) -> None:
    """Let go of the run's connections."""
    with _lock:
        context = _open.pop((str(folder), run), None)
    if context is not None:
        context.close()
