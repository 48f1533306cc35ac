"""The run ledger: what was read, where it went, and what stands published. It lives in the target database.

    ledger = target.ledger                                        # made by every target
    ledger.start_run("r1", "family-services", digest, version)
    # in the note of target.stage, so that the rows and these lines commit together:
    ledger.note_partition(connection, "r1", partition, {"client": 5000}, tally)
    ledger.note_dispositions(connection, "r1", "clients", "quarantined", chunk.rejects, stage="decode")
    ledger.note_dispositions(connection, "r1", "clients", "filtered", chunk.dropped)
    ledger.counts("r1")                                           # records by source, disposition and rule
    ledger.finish_run("r1", "finished", "PASS", report.as_dict())

A record that was loaded has no line: loaded = records of the partitions - records of the dispositions. A
quarantined record has a line for each of its faults. Times are ISO 8601 texts in UTC.

Methods that take a connection write in the caller's transaction; the others use one of their own.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any, Literal
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv
import sqlalchemy as sa
from sqlalchemy.sql.elements import quoted_name

from connectors.base import RECORD, Partition, Tally
from migrate.canonical import sha256
from migrate.chain import Chain
from migrate.errors import TerminalError
from migrate.texts import KEY, TEXT
from migrate.turns import Turns
from migrate.versions import Versions

__all__ = [
    "DISPOSITIONS",
    "LATE",
    "SEALED",
    "Count",
    "Disposition",
    "Ledger",
    "Published",
    "Run",
    "disposition_csv",
    "disposition_digest",
]

Disposition = Literal["quarantined", "filtered", "header", "trailer"]
State = Literal["running", "validating", "finished", "failed", "interrupted"]
Begin = Callable[[], AbstractContextManager[sa.Connection]]
Append = Callable[[sa.Connection, str, str, Iterable[pa.RecordBatch]], int]

_UNDER_WAY = ("running", "validating")
_BATCH = 65_536
_TEXTS = ("segment", "stage", "field", "code", "reason", "rule")
DISPOSITIONS = pa.schema(
    [
        pa.field("run", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("record", pa.int64(), nullable=False),
        pa.field("disposition", pa.string(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in _TEXTS),
    ]
)
"""The disposition table: `segment` ... `rule` are "" where they mean nothing."""

SEALED = ("record", "disposition", "segment", "stage", "field", "code", "rule")
"""What digests of dispositions are taken of: all but the reason, whose words may quote a value."""
LATE = ("validate", "integrity")
"""Stages that take records out when all partitions are staged."""


@dataclass(frozen=True)
class Run:
    """One run; `ended`, `outcome` and `report` are empty while its state is "running"."""

    run: str
    project: str
    started: str
    ended: str
    state: State
    outcome: str
    project_digest: str
    version: str
    report: Mapping[str, Any]


@dataclass(frozen=True)
class Count:
    """So many records of a source ended in this disposition (`rule`: of a filter, else "")."""

    source: str
    disposition: str
    rule: str
    records: int


@dataclass(frozen=True)
class Published:
    """A table that stands published: by which run, how many rows, and a digest of its columns."""

    table: str
    run: str
    rows: int
    columns: str
    published: str


class Ledger:
    """The ledger tables of one target schema, in the schema `<schema>_ledger`.

    Args:
        schema: the schema of the published tables.
        begin: opens a transaction on the target, with its faults translated.
        append: the target's bulk path: (connection, schema, table, batches) -> rows.
    """

    def __init__(self, schema: str, begin: Begin, append: Append) -> None:
        self.target_schema = schema
        self.schema = f"{schema}_ledger"
        self._begin = begin
        self._append = append
        metadata = sa.MetaData(schema=quoted_name(self.schema, quote=True))
        self._metadata = metadata
        self._run = sa.Table(
            "run",
            metadata,
            sa.Column("run", KEY, primary_key=True),
            *(
                _text(n)
                for n in ("project", "started", "ended", "state", "outcome", "project_digest", "version")
            ),
            _text("report"),
        )
        self._partition = sa.Table(
            "partition",
            metadata,
            sa.Column("run", KEY, primary_key=True),
            sa.Column("source", KEY, primary_key=True),
            sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
            _text("file"),
            *(_number(name) for name in ("start", "end", "first_record", "records")),
            *(_text(name) for name in ("rows", "tally", "state")),
        )
        self._disposition = sa.Table(
            "disposition",
            metadata,
            _text("run"),
            _text("source"),
            _number("record"),
            _text("disposition"),
            *(_text(name) for name in _TEXTS),
        )
        self._policy = sa.Table(
            "policy",
            metadata,
            _text("run"),
            _text("source"),
            _number("number"),
            _text("field"),
            _text("policy"),
            _number("count"),
        )
        self._published = sa.Table(
            "published",
            metadata,
            sa.Column("schema", KEY, primary_key=True),
            sa.Column("table", KEY, primary_key=True),
            _text("run"),
            _number("rows"),
            _text("columns"),
            _text("published"),
        )

        self.turns = Turns(metadata)
        self.chain = Chain(metadata, begin)
        self.versions = Versions(metadata, schema, self._published)
        self._noted: WeakKeyDictionary[sa.Connection, list[pa.Table]] = WeakKeyDictionary()

    def create(self, connection: sa.Connection) -> None:
        """Make the tables that are missing; the schema must exist."""
        self._metadata.create_all(connection, checkfirst=True)
        self.chain.begin(connection)

    # ------------------------------------------------------------------------------------- writing

    def next_turn(self) -> None:
        """Say that the staging tables are about to become another run's; nothing where there is no ledger yet."""
        with self._begin() as connection:
            if self.turns.exists(connection):
                self.turns.next(connection)

    def start_run(
        self,
        run: str,
        project: str,
        project_digest: str = "",
        version: str = "",
        told: Mapping[str, Any] | None = None,
        connection: sa.Connection | None = None,
    ) -> None:
        """Begin a run, whose turn it is now; one that still counts as under way was killed.

        Args:
            told: what else its first entry in the chain says.
            connection: writes within its transaction; None makes one.
        """
        first = {"project": project, "project_digest": project_digest, "version": version}
        with nullcontext(connection) if connection is not None else self._begin() as going:
            self.chain.append(going, run, "started", {**(told or {}), **first})
            self._bury(going)
            self.turns.take(going, run)
            going.execute(
                self._run.insert().values(
                    run=run,
                    project=project,
                    started=_now(),
                    ended="",
                    state="running",
                    outcome="",
                    project_digest=project_digest,
                    version=version,
                    report="{}",
                )
            )

    def _bury(self, connection: sa.Connection) -> None:
        """Runs that were killed could not say so themselves."""
        for said, state in (("running", "interrupted"), ("validating", "failed")):
            connection.execute(self._run.update().where(self._run.c.state == said).values(state=state))

    def set_state(self, run: str, state: State) -> None:
        """Change a run's state alone: "running" when it is resumed."""
        with self._begin() as connection:
            connection.execute(self._run.update().where(self._run.c.run == run).values(state=state))

    def keep_report(self, run: str, report: Mapping[str, Any]) -> None:
        """Keep what a run under way has found so far, for whoever takes it up."""
        text = json.dumps(report, ensure_ascii=False, default=str)
        with self._begin() as connection:
            connection.execute(self._run.update().where(self._run.c.run == run).values(report=text))

    def finish_run(
        self, run: str, state: State, outcome: str = "", report: Mapping[str, Any] | None = None
    ) -> None:
        text = json.dumps(report or {}, ensure_ascii=False, default=str)
        with self._begin() as connection:
            self.chain.append(
                connection, run, "finished", {"state": state, "outcome": outcome, **_verdict(report or {})}
            )
            connection.execute(
                self._run.update()
                .where(self._run.c.run == run)
                .values(state=state, outcome=outcome, ended=_now(), report=text)
            )

    def note_partition(
        self,
        connection: sa.Connection,
        run: str,
        partition: Partition,
        rows: Mapping[str, int],
        tally: Tally,
        policies: Mapping[tuple[str, str], int] | None = None,
        *,
        state: str = "staged",
    ) -> None:
        """Say that a partition is there: its rows by table, what its bytes were, the policies it used.

        Raises:
            TerminalError: the run has ended or another began: this comes from a worker that was given up.
        """
        self._refuse_ended(connection, run)
        values = asdict(partition)
        connection.execute(
            self._partition.insert().values(
                run=run, **values, rows=json.dumps(dict(rows)), tally=json.dumps(asdict(tally)), state=state
            )
        )
        lines = self._noted.pop(connection, [])
        sealed = {
            **values,
            "rows": dict(rows),
            "tally": asdict(tally),
            "policies": [
                {"field": name, "policy": policy, "count": count}
                for (name, policy), count in sorted((policies or {}).items())
            ],
            "dispositions": disposition_digest(pa.concat_tables(lines)) if lines else NO_DISPOSITIONS,
        }
        self.chain.seal(connection, run, partition.source, partition.number, sealed)
        used = [
            {
                "run": run,
                "source": partition.source,
                "number": partition.number,
                "field": name,
                "policy": policy,
                "count": count,
            }
            for (name, policy), count in (policies or {}).items()
        ]
        if used:
            connection.execute(self._policy.insert(), used)

    def _refuse_ended(self, connection: sa.Connection, run: str) -> None:
        query = sa.select(self._run.c.state).where(self._run.c.run == run)
        state = connection.execute(query).scalar()
        if state is not None and state not in _UNDER_WAY:
            raise TerminalError(
                f"run {run} is no longer under way: it is {state}", "See `migrate status` for the run that is"
            )

    def note_dispositions(
        self,
        connection: sa.Connection,
        run: str,
        source: str,
        disposition: Disposition,
        records: pa.Table | pa.RecordBatch,
        *,
        stage: str = "",
    ) -> int:
        """Write a line for each row of `records`, by the target's bulk path.

        Args:
            records: RECORD and any of `segment`, `stage`, `field`, `code`, `reason`, `rule` as text:
                REJECTS and DROPPED of connectors.base fit as they are. Other columns are left out.
            stage: for the rows' `stage` where `records` has no such column.
        """
        if not records.num_rows:
            return 0
        table = pa.Table.from_batches([records]) if isinstance(records, pa.RecordBatch) else records
        count = table.num_rows
        fixed = {"run": run, "source": source, "disposition": disposition, "stage": stage}
        columns = []
        for field in DISPOSITIONS:
            name = RECORD if field.name == "record" else field.name
            if name in table.column_names:
                column = table.column(name).cast(field.type)
                columns.append(column.fill_null("") if field.type == pa.string() else column)
            else:
                columns.append(pa.chunked_array([pa.repeat(pa.scalar(fixed.get(name, "")), count)]))
        lines = pa.Table.from_arrays(columns, schema=DISPOSITIONS)
        self._noted.setdefault(connection, []).append(lines)
        return self._append(connection, self.schema, "disposition", lines.to_batches())

    def note_published(
        self, connection: sa.Connection, run: str, table: str, rows: int, columns: str
    ) -> None:
        """Say that the table now stands published by this framework; `columns` is a digest of its columns."""
        where = sa.and_(self._published.c.schema == self.target_schema, self._published.c.table == table)
        values = {"run": run, "rows": rows, "columns": columns, "published": _now()}
        if connection.execute(sa.select(self._published.c.table).where(where)).first():
            connection.execute(self._published.update().where(where).values(**values))
        else:
            connection.execute(
                self._published.insert().values(schema=self.target_schema, table=table, **values)
            )

    # ------------------------------------------------------------------------------------- reading

    def runs(self, project: str | None = None) -> list[Run]:
        """All runs, the newest first."""
        turn = self.turns.table
        query = sa.select(self._run).outerjoin(turn, turn.c.run == self._run.c.run)
        query = query.order_by(sa.func.coalesce(turn.c.number, 0).desc(), self._run.c.started.desc())
        if project is not None:
            query = query.where(self._run.c.project == project)
        with self._begin() as connection:
            found = connection.execute(query).mappings().all()
        return [Run(**{**row, "report": json.loads(row["report"])}) for row in found]

    def latest_run(self, project: str) -> Run | None:
        return next(iter(self.runs(project)), None)

    def run(self, run: str) -> Run | None:
        return next((each for each in self.runs() if each.run == run), None)

    def partitions(
        self, run: str, source: str | None = None, number: int | None = None
    ) -> list[tuple[Partition, dict[str, int], Tally]]:
        """The partitions that are there, of all sources or one, all numbers or one, with rows by table and tally."""
        query = sa.select(self._partition).where(self._partition.c.run == run)
        if source is not None:
            query = query.where(self._partition.c.source == source)
        if number is not None:
            query = query.where(self._partition.c.number == number)
        query = query.order_by(self._partition.c.source, self._partition.c.number)
        with self._begin() as connection:
            found = connection.execute(query).mappings().all()
        names = tuple(Partition.__dataclass_fields__)
        return [
            (
                Partition(**{name: row[name] for name in names}),
                json.loads(row["rows"]),
                Tally(**json.loads(row["tally"])),
            )
            for row in found
        ]

    def policies(self, run: str) -> dict[tuple[str, str, str], int]:
        """How often each named policy was used, by (source, field, policy)."""
        kept = self._policy.c
        by = (kept.source, kept.field, kept.policy)
        query = sa.select(*by, sa.func.sum(kept["count"])).where(kept.run == run).group_by(*by).order_by(*by)
        with self._begin() as connection:
            return {(row[0], row[1], row[2]): int(row[3]) for row in connection.execute(query)}

    def counts(self, run: str) -> list[Count]:
        """Records (not lines) by source and disposition; of filters also by rule."""
        kept = self._disposition.c
        rule = sa.case((kept.disposition == "filtered", kept.rule), else_="")
        # named by a query of its own: SQL Server groups neither by a number nor by a parameter
        named = sa.select(kept.source, kept.disposition, kept.record, rule.label("rule"))
        lines = named.where(kept.run == run).subquery("lines").c
        by = (lines.source, lines.disposition, lines.rule)
        query = sa.select(*by, sa.func.count(lines.record.distinct())).group_by(*by).order_by(*by)
        with self._begin() as connection:
            return [Count(row[0], row[1], row[2], int(row[3])) for row in connection.execute(query)]

    def by_partition(self, run: str, source: str) -> dict[int, dict[str, int]]:
        """By partition, the records (not lines) of a source in each disposition."""
        kept, piece = self._disposition.c, self._partition.c
        within = sa.and_(
            piece.run == kept.run,
            piece.source == kept.source,
            kept.record >= piece.first_record,
            kept.record < piece.first_record + piece.records,
        )
        query = (
            sa.select(piece.number, kept.disposition, sa.func.count(kept.record.distinct()))
            .select_from(self._disposition.join(self._partition, within))
            .where(kept.run == run, kept.source == source)
            .group_by(piece.number, kept.disposition)
        )
        found: dict[int, dict[str, int]] = {}
        with self._begin() as connection:
            for number, disposition, records in connection.execute(query):
                found.setdefault(int(number), {})[disposition] = int(records)
        return found

    def stages(self, run: str) -> set[str]:
        """The stages that took records out of the run, or gave them a place of their own."""
        query = sa.select(self._disposition.c.stage).distinct().where(self._disposition.c.run == run)
        with self._begin() as connection:
            return set(connection.execute(query).scalars())

    def quarantined_records(self, run: str, source: str) -> npt.NDArray[np.int64]:
        """The numbers of the quarantined records of a source, rising, each once."""
        kept = self._disposition.c
        query = sa.select(kept.record).distinct().order_by(kept.record)
        query = query.where(kept.run == run, kept.source == source, kept.disposition == "quarantined")
        with self._begin() as connection:
            return np.fromiter((row[0] for row in connection.execute(query)), dtype=np.int64)

    def without_rows(self, run: str, source: str) -> npt.NDArray[np.int64]:
        """The numbers of the records of a source that are quarantined or filtered, rising, each once."""
        kept = self._disposition.c
        query = sa.select(kept.record).distinct().order_by(kept.record)
        query = query.where(kept.run == run, kept.source == source)
        query = query.where(kept.disposition.in_(("quarantined", "filtered")))
        with self._begin() as connection:
            return np.fromiter((row[0] for row in connection.execute(query)), dtype=np.int64)

    def exists(self) -> bool:
        """Whether the target has this ledger at all; makes nothing."""
        with self._begin() as connection:
            return bool(sa.inspect(connection).has_table("run", schema=self.schema))

    def faults(self, run: str, source: str | None = None, *, limit: int | None = None) -> pa.Table:
        """The lines of quarantined records in the order of source and record, as DISPOSITIONS."""
        kept = self._disposition.c
        query = sa.select(*(kept[name] for name in DISPOSITIONS.names))
        query = query.where(kept.run == run, kept.disposition == "quarantined").limit(limit)
        if source is not None:
            query = query.where(kept.source == source)
        query = query.order_by(kept.source, kept.record, kept.stage, kept.field, kept.code)
        with self._begin() as connection:
            found = connection.execute(query).all()
        columns = list(zip(*found, strict=True)) or [()] * len(DISPOSITIONS)
        return pa.Table.from_arrays(
            [pa.array(column, field.type) for column, field in zip(columns, DISPOSITIONS, strict=True)],
            schema=DISPOSITIONS,
        )

    def lines(self, run: str, source: str, record: int) -> list[dict[str, str]]:
        """What the ledger says of one record: DISPOSITIONS without run, source and record; [] for a loaded one."""
        kept = self._disposition.c
        query = sa.select(*(kept[name] for name in ("disposition", *_TEXTS)))
        query = query.where(kept.run == run, kept.source == source, kept.record == record)
        query = query.order_by(kept.stage, kept.field, kept.code)
        with self._begin() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def dispositions(
        self, run: str, source: str, stages: Collection[str] | None = None, *, reasons: bool = False
    ) -> pa.Table:
        """The lines of a source in their canonical order: SEALED, and with `reasons` the reason too.

        Args:
            stages: only those of these stages.
        """
        kept = self._disposition.c
        names = (*SEALED, "reason") if reasons else SEALED
        query = sa.select(*(kept[name] for name in names)).where(kept.run == run, kept.source == source)
        if stages is not None:
            query = query.where(kept.stage.in_(stages))
        schema = pa.schema([DISPOSITIONS.field(name) for name in names])
        batches = []
        with self._begin() as connection:
            result = connection.execution_options(stream_results=True).execute(query)
            for rows in result.partitions(_BATCH):
                columns = zip(*rows, strict=True)
                arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
                batches.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
        return _ordered(pa.Table.from_batches(batches, schema))

    def published(self, connection: sa.Connection) -> dict[str, Published]:
        """The tables of this schema that this framework published, by name."""
        kept = self._published.c
        query = sa.select(kept.table, kept.run, kept.rows, kept.columns, kept.published)
        found = connection.execute(query.where(kept.schema == self.target_schema)).all()
        return {row[0]: Published(*row) for row in found}


def disposition_digest(lines: pa.Table) -> dict[str, Any]:
    """How many lines, and the SHA-256 of them in canonical order, as lines of CSV (migrate.canonical.csv_line)."""
    content = disposition_csv(_ordered(lines.select(SEALED)))
    return {"lines": lines.num_rows, "sha256": sha256(content)}


def disposition_csv(lines: pa.Table) -> bytes:
    """The lines as CSV without a heading: every text in quotes."""
    sink = pa.BufferOutputStream()
    pa_csv.write_csv(lines, sink, pa_csv.WriteOptions(include_header=False))
    return bytes(sink.getvalue())


NO_DISPOSITIONS = {"lines": 0, "sha256": sha256(b"")}


def _ordered(lines: pa.Table) -> pa.Table:
    """By record, then by the bytes of the other columns: the same in every database."""
    return lines.sort_by([(name, "ascending") for name in lines.column_names]) if lines.num_rows else lines


def _verdict(report: Mapping[str, Any]) -> dict[str, Any]:
    return {name: report[name] for name in ("headline", "exit_code", "quarantined_total") if name in report}


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
