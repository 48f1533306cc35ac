"""The project file: which sources go to which target by which mappings, checked whole before anything runs.

```yaml
# migration.yaml
project: family-services
target: {url: "${TARGET_URL:-duckdb:///family.duckdb}", schema: family}
sources:
  clients: {connector: cobol, copybooks: [copybooks/CLIENT.cpy], data: [extracts/CLIENTS.bin]}
mappings: [mappings/*.yaml]
suites: [validation/*.yaml]
controls:
  - {name: case records, source: cases, stated: CASE-TRAILER.CASE-COUNT, count: CASE-RECORD}
limits: {quarantine: 1%}
```
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from connectors.base import RECORD, Connector
from mappings import Mappings, SourceShape, load_mappings
from migrate.documents import Document, Model, read
from migrate.errors import ConfigurationError, Fault, SourceError, did_you_mean
from migrate.sources import open_source
from validation import Suite, load_suites

__all__ = [
    "PROJECT_FILE",
    "RUNS_VARIABLE",
    "TARGET_VARIABLE",
    "Control",
    "Limits",
    "Project",
    "Reconciling",
    "Schedule",
    "Schedules",
    "Tasks",
    "anchored",
    "load_project",
]

PROJECT_FILE = "migration.yaml"
TARGET_VARIABLE = "MIGRATE_TARGET_URL"
"""Carries `--target` to worker processes: an address may hold a password, so it is no flow parameter."""
RUNS_VARIABLE = "MIGRATE_RUNS"
"""Carries `--runs` to worker processes."""
_SCHEDULER = re.compile(r"(tcp|tls|ucx|wss?)://[^/@\s]+:\d+/?")


class TargetWords(Model):
    url: str
    schema_: str = Field("public", alias="schema", pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")


class Control(Model):
    """A control total that a source states, or that a person brings, and what it must equal.

    `stated` is a field of a header or trailer record, written SEGMENT.FIELD; `value` is a total typed in, with its
    `origin` (which paper or screen it stands on), `who` typed it and its `unit`. `count` names a record type
    whose records are counted; `sum` a field, SEGMENT.FIELD, whose values are added up: for amounts, and for
    keys, whose sum is a hash total.
    """

    name: str
    source: str
    stated: str | None = None
    value: str | None = None
    origin: str = ""
    who: str = ""
    unit: str = ""
    count: str | None = None
    sum: str | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _exact(cls, value: object) -> object:
        """YAML reads 3.10 as a binary float, so an amount must be quoted."""
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return None if value is None else str(value)
        if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
            raise ValueError(f"{value!r} is no exact number. Write it in quotation marks, as '1234.50'")
        return value

    @model_validator(mode="after")
    def _one(self) -> Control:
        if (self.stated is None) == (self.value is None):
            raise ValueError(
                "a total is stated by the source or typed in. Write stated: SEGMENT.FIELD, or value:"
            )
        if self.value is not None and not (self.origin and self.who):
            raise ValueError(
                "a total that is typed in needs its origin. Write origin: where it stands, and who: typed it"
            )
        if (self.count is None) == (self.sum is None):
            raise ValueError(
                "a control total is either a count or a sum. Write count: SEGMENT, or sum: SEGMENT.FIELD"
            )
        return self


class Limits(Model):
    """`quarantine`: how many records may be quarantined, as a number or as a share of all (`1%`)."""

    quarantine: str = "0%"

    @field_validator("quarantine", mode="before")
    @classmethod
    def _readable(cls, value: object) -> str:
        text = str(value).strip()
        number = text.removesuffix("%")
        if not number.replace(".", "", 1).isdigit() or (text == number and "." in text):
            raise ValueError(f"'{text}' is no limit. Write a number of records, or a share such as 1%")
        return text

    def allows(self, quarantined: int, records: int) -> bool:
        """Whether so many of `records` may be quarantined."""
        if self.quarantine.endswith("%"):
            return Decimal(quarantined) * 100 <= Decimal(self.quarantine[:-1]) * records
        return quarantined <= int(self.quarantine)


class Reconciling(Model):
    """`sample`: records of each COBOL source that the reference decoder reads too; `seed` chooses them.

    `by`: by source the field, SEGMENT.FIELD, whose values part the quarantined records into groups.
    """

    sample: int = Field(default=200, ge=0, le=100_000)
    seed: int | None = None
    by: dict[str, str] = Field(default_factory=dict)


class Tasks(Model):
    """Where partitions are read: on threads of the command, or on the workers of a Dask cluster.

    A number alone is `threads`. `dask` is `local`, for a cluster of `workers` processes on this machine, or a
    scheduler's address.
    """

    threads: int = Field(default=2, ge=1, le=256)
    dask: str | None = None
    workers: int | None = Field(default=None, ge=1, le=1024)

    @model_validator(mode="before")
    @classmethod
    def _number(cls, value: object) -> object:
        return {"threads": value} if isinstance(value, (int, str)) else value

    @field_validator("dask")
    @classmethod
    def _place(cls, value: str | None) -> str | None:
        if value not in (None, "local") and not _SCHEDULER.fullmatch(str(value)):
            remedy = did_you_mean(str(value), ["local"]) if "/" not in str(value) else ""
            raise ValueError(
                f"'{value}' is no Dask cluster. {remedy or 'Write local, or an address such as tcp://host:8786'}"
            )
        return value

    @model_validator(mode="after")
    def _fits(self) -> Tasks:
        if self.workers is not None and self.dask != "local":
            raise ValueError(
                "workers are started for dask: local only. Take workers out, or write dask: local"
            )
        return self


class Schedule(Model):
    """When a deployed flow runs: five fields of cron, in a time zone."""

    cron: str
    timezone: str = "UTC"

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, value: str) -> str:
        if len(value.split()) != 5 or not re.fullmatch(r"[A-Za-z0-9*,/# -]+", value):
            raise ValueError(
                f"'{value}' is no schedule. Write minute, hour, day, month, weekday: '30 2 * * 1-5'"
            )
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in (zones := zoneinfo.available_timezones()):
            raise ValueError(f"there is no time zone '{value}'. {did_you_mean(value, zones)}")
        return value


class Schedules(Model):
    """A schedule for each flow that `migrate deploy` registers; without one a flow runs when somebody asks."""

    run: Schedule | None = None
    reconcile: Schedule | None = None


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Paths = Annotated[list[str], BeforeValidator(_listed)]


class ProjectWords(Model):
    project: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _.-]*$")
    description: str = ""
    target: TargetWords
    sources: dict[str, Any] = Field(min_length=1)
    mappings: Paths
    suites: Paths = Field(default_factory=list)
    controls: list[Control] = Field(default_factory=list)
    limits: Limits = Limits()
    reconcile: Reconciling = Reconciling()
    runs: str = "runs"
    partition_mib: int = Field(32, ge=1, le=4096)
    tasks: Tasks = Tasks()
    schedules: Schedules = Schedules()
    personal_data: Literal["masked", "shown"] = "masked"
    sign_off: list[Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]] = Field(default_factory=list)


@dataclass(frozen=True)
class Project:
    """A project without faults. `left_out` gives the reason for each optional source that is not read here."""

    words: ProjectWords
    folder: Path
    file: Path
    target_url: str
    runs: Path
    sources: Mapping[str, Connector]
    left_out: Mapping[str, str]
    mappings: Mappings
    suites: tuple[Suite, ...]
    digest: str
    kinds: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.words.project

    def shown(self, address: str) -> str:
        """An address as reports show it: a path from the project's folder where it lies there."""
        path = Path(address)
        return str(path.relative_to(self.folder)) if path.is_relative_to(self.folder) else address

    @property
    def schema(self) -> str:
        return self.words.target.schema_


def load_project(
    folder: Path,
    *,
    target: str | None = None,
    runs: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Project:
    """Read a project and everything it names.

    Args:
        folder: the project's folder, or its project file.
        target: an address in place of the project's.
        runs: where reports go, in place of the project's.
        environment: variables that the project file may name; default the process's.

    Raises:
        ConfigurationError: every fault of the project, its copybooks, mappings and suites.
        SourceError: a source that is not optional is not available.
    """
    environment = os.environ if environment is None else environment
    file = folder / PROJECT_FILE if folder.is_dir() else folder
    if not file.exists():
        raise ConfigurationError(
            [
                Fault(
                    str(file),
                    0,
                    "",
                    "there is no project here",
                    "Name the project's folder, or start one with `migrate init`",
                )
            ]
        )
    document = read(file, environment=environment)
    words = document.parse(ProjectWords) or _sound_words(document)
    root = file.resolve().parent
    opened = {name: open_source(document, ("sources", name), name) for name in words.sources}
    connectors = {name: connector for name, connector in opened.items() if connector is not None}
    left_out = _left_out(document, connectors)
    for name in left_out:
        del connectors[name]
    shapes = _shapes(document, connectors)
    mappings, absent = _mappings(document, words, root, shapes, left_out)
    suite_files = _expanded(document, root, "suites", words.suites)
    suites: tuple[Suite, ...] = ()
    if mappings is not None:
        _check_segments(document, connectors, mappings)
        suites = _suites(document, suite_files, mappings, absent)
    _check_controls(document, words, connectors, left_out)
    _check_groups(document, words, connectors)
    document.raise_faults()
    assert mappings is not None  # noqa: S101 - as above
    url = anchored(target or environment.get(TARGET_VARIABLE) or words.target.url, root)
    return Project(
        words=words,
        folder=root,
        file=file,
        target_url=url,
        runs=runs or Path(environment.get(RUNS_VARIABLE) or root / words.runs),
        sources=connectors,
        left_out=left_out,
        mappings=mappings,
        suites=suites,
        digest=_digest(file, mappings, suites, connectors),
        kinds={name: str(found.get("connector", "cobol")) for name, found in words.sources.items()},
    )


def _sound_words(document: Document) -> ProjectWords:
    """What can be used of a faulty project file, so that the faults of other files are told in the same go."""
    data = document.data if isinstance(document.data, Mapping) else {}
    sources = data.get("sources")
    if not isinstance(sources, Mapping):
        document.raise_faults()
    lists = {word: _listed(data.get(word) or []) for word in ("mappings", "suites")}
    sound = {word: found for word, found in lists.items() if _are_texts(found)}
    return ProjectWords.model_construct(
        sources={name: found for name, found in dict(sources or {}).items() if isinstance(name, str)},
        mappings=sound.get("mappings", []),
        suites=sound.get("suites", []),
    )


def _are_texts(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(each, str) for each in found)


def anchored(url: str, folder: Path) -> str:
    """A target address whose relative DuckDB file starts from `folder`."""
    prefix = "duckdb:///"
    rest = url.removeprefix(prefix)
    if not url.startswith(prefix) or rest.startswith((":memory:", "/")) or not rest:
        return url
    return prefix + str((folder / rest).resolve())


def _left_out(document: Document, connectors: Mapping[str, Connector]) -> dict[str, str]:
    found = {}
    for name, connector in connectors.items():
        available = getattr(connector, "available", None)
        reason = available() if available else None
        if reason and document.data["sources"][name].get("optional"):
            found[name] = reason
        elif reason:
            raise SourceError(
                reason, "Mend it, or let the project run without it by optional: true", file=name
            )
    return found


def _shapes(document: Document, connectors: Mapping[str, Connector]) -> dict[str, SourceShape]:
    shapes = {}
    for name, connector in connectors.items():
        try:
            data = [segment for segment in connector.segments() if segment.role == "data"]
        except ConfigurationError as error:
            document.faults.extend(error.faults)
            continue
        parents = {segment.name: segment.parent for segment in data if segment.parent}
        shapes[name] = SourceShape(name, {segment.name: segment.schema for segment in data}, parents)
    return shapes


def _expanded(document: Document, root: Path, word: str, patterns: list[str]) -> list[Path]:
    found: list[Path] = []
    for position, pattern in enumerate(patterns):
        names = sorted(glob.glob(pattern, root_dir=root, recursive=True))  # noqa: PTH207 - also absolute
        files = [root / name for name in names if not (root / name).is_dir()]
        if not files:
            remedy = "Check the path; it starts from the project's folder"
            if names:
                remedy = f"It is a folder: write '{pattern.rstrip('/')}/*.yaml'"
            document.fault((word, position), f"no file matches '{pattern}'", remedy)
        found.extend(file for file in files if file not in found)
    return found


def _mappings(
    document: Document,
    words: ProjectWords,
    root: Path,
    shapes: Mapping[str, SourceShape],
    left_out: Mapping[str, str],
) -> tuple[Mappings | None, set[str]]:
    """(the mappings, the tables that are left out with their source)."""
    before = len(document.faults)
    paths = _expanded(document, root, "mappings", words.mappings)
    absent: set[str] = set()
    if set(shapes) | set(left_out) != set(words.sources) or not paths or len(document.faults) > before:
        # a source whose description is faulty has no fields yet: its mappings would all seem wrong, as do
        # mappings and suites that refer to one that is not there
        return None, absent
    wanted = []
    try:
        for path in paths:
            found = read(path).data if left_out else None
            if isinstance(found, dict) and str(found.get("from", "")).partition(".")[0] in left_out:
                absent |= {str(found.get("table")), *map(str, found.get("children") or ())}
            else:
                wanted.append(path)
        return load_mappings(wanted, shapes), absent
    except ConfigurationError as error:
        document.faults.extend(error.faults)
        return None, absent


def _suites(
    document: Document, paths: Sequence[Path], mappings: Mappings, absent: set[str]
) -> tuple[Suite, ...]:
    tables = {table.name: [column.name for column in table.columns] for table in mappings.tables}
    wanted = []
    try:
        for path in paths:
            found = read(path).data if absent else None
            if not (isinstance(found, dict) and str(found.get("table")) in absent):
                wanted.append(path)
        return load_suites(wanted, tables)
    except ConfigurationError as error:
        document.faults.extend(error.faults)
        return ()


def _check_segments(document: Document, connectors: Mapping[str, Connector], mappings: Mappings) -> None:
    """Records that no mapping takes would be lost without a word."""
    for name in connectors:
        for segment in mappings.unused_segments(name):
            document.fault(
                ("sources", name),
                f"no mapping takes the {segment} records of {name}",
                "Map them, or leave them out by segments: filter",
            )


def _check_groups(document: Document, words: ProjectWords, connectors: Mapping[str, Connector]) -> None:
    for source, text in words.reconcile.by.items():
        at = ("reconcile", "by", source)
        connector = connectors.get(source)
        if connector is None:
            if source not in words.sources:
                document.fault(at, f"there is no source '{source}'", did_you_mean(source, words.sources))
            continue
        try:
            segments = {segment.name: segment for segment in connector.segments()}
        except ConfigurationError:
            continue
        name, _, column = text.partition(".")
        if name not in segments:
            document.fault(at, f"{source} has no record type '{name}'", did_you_mean(name, segments))
            continue
        plain = [
            each.name
            for each in segments[name].schema
            if each.name != RECORD and not each.type.num_fields and "binary" not in str(each.type)
        ]
        if column not in plain:
            reason = f"{name} has no field '{column}' of text or numbers outside its tables"
            document.fault(at, reason, did_you_mean(column, plain))


def _check_controls(
    document: Document, words: ProjectWords, connectors: Mapping[str, Connector], left_out: Mapping[str, str]
) -> None:
    for position, control in enumerate(words.controls):
        at = ("controls", position)
        if control.source in left_out:
            continue
        connector = connectors.get(control.source)
        if connector is None:
            if control.source not in words.sources:
                document.fault(
                    (*at, "source"),
                    f"there is no source '{control.source}'",
                    did_you_mean(control.source, words.sources),
                )
            continue
        try:
            segments = {segment.name: segment for segment in connector.segments()}
        except ConfigurationError:
            continue
        for word, text in (("stated", control.stated), ("sum", control.sum), ("count", control.count)):
            if text is None:
                continue
            name, _, column = text.partition(".")
            if name not in segments:
                document.fault(
                    (*at, word), f"{control.source} has no record type '{name}'", did_you_mean(name, segments)
                )
            elif word != "count" and not _has_field(segments[name].schema, column):
                known = [each for each in segments[name].schema.names if each != RECORD]
                document.fault((*at, word), f"{name} has no field '{column}'", did_you_mean(column, known))


def _has_field(schema: Any, column: str) -> bool:
    """A column, or TABLE.MEMBER of a list of structs."""
    if column in schema.names:
        return True
    return any(
        column.startswith(f"{each.name}.")
        and hasattr(each.type, "value_type")
        and any(member.name == column[len(each.name) + 1 :] for member in each.type.value_type)
        for each in schema
    )


def _digest(
    file: Path, mappings: Mappings, suites: Sequence[Suite], connectors: Mapping[str, Connector]
) -> str:
    """SHA-256 over the project file, mappings, suites and layouts: two runs with one digest did the same."""
    found = hashlib.sha256(file.read_bytes())
    found.update(mappings.digest.encode())
    for suite in suites:
        rules = [
            (rule.name, sorted(map(str, rule.arguments.items())), rule.on_failure) for rule in suite.rules
        ]
        found.update(f"{suite.name} {suite.table} {rules}".encode())
    for name, connector in sorted(connectors.items()):
        found.update(f"{name} {connector.layout()!r} {connector.segments()!r}".encode())
    return found.hexdigest()
