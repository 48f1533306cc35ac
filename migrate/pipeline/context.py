"""What every stage of a run needs: the project, the target, the run's folder.

Stages get only a project's folder and a run's id, so that any worker can do any of them; a process opens
each run once.
"""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path

from connectors.base import Partition, SourceFile
from connectors.index import Indexed
from connectors.storage import identity
from mappings import Mapper, TargetTable
from migrate.errors import ConfigurationError, Fault, SourceError
from migrate.pipeline import progress
from migrate.project import TARGET_VARIABLE, Project, load_project
from migrate.targets import Target, open_target

__all__ = ["RunContext", "close_run", "look", "open_run", "refuse_processes"]


@dataclass
class RunContext:
    """An open run. `mapper` gives each thread its own, since a mapper works for one at a time.

    `stopping` tells the threads that still work on a partition to give it up.
    """

    project: Project
    target: Target
    run: str
    folder: Path
    stopping: threading.Event = field(default_factory=threading.Event)
    _local: threading.local = field(default_factory=threading.local)
    _mappers: list[Mapper] = field(default_factory=list)
    _files: dict[str, tuple[SourceFile, ...]] = field(default_factory=dict)
    _cut: dict[str, tuple[Partition, ...]] = field(default_factory=dict)
    _identities: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[TargetTable, ...]:
        return self.project.mappings.tables

    def files(self, source: str) -> tuple[SourceFile, ...]:
        """What is read of a source, as it was when the run first looked."""
        if source not in self._files:
            self._identities_of(source)  # before the files are hashed, so that no change falls between
            self._files[source] = tuple(self.project.sources[source].files())
        return self._files[source]

    def refuse_changed(self, source: str) -> None:
        """Raise SourceError when a file of a source is no longer the one that was hashed.

        Asked when bytes of it have been read and nothing is done with them yet. A store that tells no identity is
        found out by reconciliation alone, which hashes the files again.
        """
        for address, was in self._identities_of(source).items():
            now = identity(address)
            if was and was != now:
                raise SourceError(
                    "was changed while it was read" if now else "is gone, or does not answer any more",
                    "Let nothing write to the extract while it is read, and start again with `migrate run`",
                    file=self.project.shown(address),
                )

    def _identities_of(self, source: str) -> dict[str, str]:
        """By address, what tells a source's files from what they may be later; as they were first seen."""
        if source not in self._identities:
            self._identities[source] = {each.file: identity(each.file) for each in self.partitions(source)}
        return self._identities[source]

    @property
    def digest(self) -> str:
        """Two digests: of the project with all it names, and of the sources' content."""
        found = hashlib.sha256()
        for name in self.project.sources:
            for file in self.files(name):
                found.update(f"{name}\0{file.address}\0{file.bytes}\0{file.sha256}\n".encode())
        return f"{self.project.digest} {found.hexdigest()}"

    def partitions(self, source: str) -> tuple[Partition, ...]:
        """The pieces of a source, cut once."""
        if source not in self._cut:
            size = self.project.words.partition_mib << 20
            self._cut[source] = tuple(self.project.sources[source].partitions(size))
        return self._cut[source]

    def addresses(self) -> dict[str, list[str]]:
        """By source, the files or the table that it is read from."""
        return {
            name: list(dict.fromkeys(each.file for each in self.partitions(name)))
            for name in self.project.sources
        }

    @property
    def indexes(self) -> Path:
        """Where connectors keep what they found of their files, for every run of the project."""
        return self.project.runs / ".index"

    def keep_indexes(self) -> None:
        for connector in self.project.sources.values():
            if isinstance(connector, Indexed):
                connector.indexes.folder = self.indexes

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


def look(context: RunContext) -> None:
    """Look at target and sources before anything begins, so that what is missing is told at once.

    Raises:
        ConfigurationError: the target is a file of one process, and the tasks run in several.
        TargetUnreachable, TargetError, RunLocked: the target cannot be used.
        SourceError: a source is missing, empty, or cannot be cut into records.
        OSError: the folder of the reports cannot be made.
    """
    progress.stage("check")
    refuse_processes(context)
    context.target.check()
    context.keep_indexes()
    for source in context.project.sources:
        context.files(source)
        context.partitions(source)
    context.folder.mkdir(parents=True, exist_ok=True)  # after the run it is too late to find that it cannot


def refuse_processes(context: RunContext) -> None:
    """Raise ConfigurationError where Dask's workers would have to write a file that one process may have open."""
    if not context.project.words.tasks.dask or not context.target.one_process:
        return
    reason = "the target is a DuckDB file, which one process may write, and Dask's workers are several"
    remedy = "Write tasks: 2 for threads, or name a database server as target"
    raise ConfigurationError([Fault(str(context.project.file), 0, "tasks.dask", reason, remedy)])


_open: dict[tuple[str, str], RunContext] = {}
_lock = threading.Lock()


def open_run(folder: str, run: str, runs: str | None = None) -> RunContext:
    """The run called `run` of the project in `folder`, opened once a process."""
    key = (str(folder), run)
    with _lock:
        if key not in _open:
            project = load_project(Path(folder), runs=Path(runs) if runs else None)
            context = _open[key] = RunContext(project, _target(project), run, project.runs / run)
            if context.indexes.is_dir():  # to look at a project alone makes no folder
                context.keep_indexes()
        return _open[key]


def _target(project: Project) -> Target:
    try:
        return open_target(project.target_url, project.schema)
    except ConfigurationError as error:
        place = "--target" if os.environ.get(TARGET_VARIABLE) else str(project.file)
        raise ConfigurationError(
            replace(each, file=place, at="target.url") for each in error.faults
        ) from None


def close_run(folder: str, run: str) -> None:
    """Let go of the run's connections."""
    with _lock:
        context = _open.pop((str(folder), run), None)
    if context is not None:
        context.close()
