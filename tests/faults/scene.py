"""One round's own: a copy of the database in which the former extract stands, the project, its commands, the questions."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg

from tests.faults.agency import PARTITIONS, TABLES, Digests, Expected, digests
from tests.faults.launcher import Launcher, Run
from tests.faults.proxy import Proxy

if TYPE_CHECKING:
    from tests.faults.stand import Stand

__all__ = ["ANY", "STAGES", "Failed", "Scene"]

STAGES = ("check", "extract", "validate", "publish", "reconcile", "report")
LIMIT = 90.0
"""Seconds in which a command must end, whatever was done to it; the timeouts of the network are 60."""
ANY = {0, 1, 3}
"""A run that was disturbed may succeed, fail for now, or ask for a change."""
OURS = re.compile(r"Traceback|unexpected [A-Z]\w+:|fault of the framework|fault of migrate")
"""What a command says only where it is itself at fault."""


class Failed(AssertionError):
    """A round found a fault of the product; says what and shows what the command said."""


@dataclass
class Scene:
    """One round: `run` starts a command on it, `moment` waits for the drawn moment, `check_*` ask how it stands."""

    stand: Stand
    target: str
    folder: Path
    database: str
    random: random.Random
    launcher: Launcher
    proxy: Proxy | None = None
    env: dict[str, str] = field(default_factory=dict)
    disk: Path | None = None
    runs: list[Run] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    settle: list[Callable[[], object]] = field(default_factory=list)
    stage: str = "extract"
    share: float = 0.5

    @classmethod
    @contextmanager
    def built(cls, stand: Stand, target: str, seed: int, folder: Path, bare: bool) -> Iterator[Scene]:
        folder.mkdir()
        name = folder.name if not bare else "former"
        scene = cls(stand, target, folder, name, random.Random(seed), stand.launcher)
        try:
            version = stand.folder / ("former" if bare else "next")
            shutil.copytree(version, scene.project)
            (folder / "tmp").mkdir()
            if not bare:
                scene._with_former()
            yield scene
        finally:
            for run in scene.runs:
                if run.code is None:
                    run.kill(signal.SIGKILL)
                    run.wait(5)
            for each in reversed(scene.settle):
                each()
            if not bare:
                scene._drop_database()
            shutil.rmtree(folder, ignore_errors=True)

    # -- the target -----------------------------------------------------------------------------------------

    @property
    def project(self) -> Path:
        return self.folder / "agency"

    @property
    def file(self) -> Path:
        return (self.disk or self.project) / "target.duckdb"

    @property
    def url(self) -> str:
        if self.target == "duckdb":
            return f"duckdb:///{self.file}"
        url = self.stand.server.url(self.database)
        return url.replace(f":{self.stand.server.port}/", f":{self.proxy.port}/") if self.proxy else url

    def _with_former(self) -> None:
        if self.target == "duckdb":
            shutil.copy(self.stand.folder / "former.duckdb", self.file)
        else:
            self.stand.server.sql(f'CREATE DATABASE "{self.database}" TEMPLATE former')

    def _drop_database(self) -> None:
        if self.target == "postgresql":
            self.stand.server.sql(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query, asked directly: no connection of the product has a part in it."""
        if self.target == "postgresql":
            with psycopg.connect(self.stand.server.url(self.database), autocommit=True) as connection:
                return connection.execute(query.encode()).fetchall()
        with duckdb.connect(str(self.file), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def published(self) -> Digests:
        return digests({name: self.ask(f"SELECT * FROM agency.{name}") for name in TABLES})

    # -- commands -------------------------------------------------------------------------------------------

    def run(self, *arguments: str, launcher: Launcher | None = None, **env: str) -> Run:
        """Start a command on the project; its progress goes to its standard error."""
        number = len(self.runs)
        words = [arguments[0], self.project, "--target", self.url, *arguments[1:]]
        if arguments[0] != "status":
            words += ["--runs", self.reports]
        run = (launcher or self.launcher).start(
            *words, out=self.folder / f"out{number}", err=self.folder / f"err{number}",
            env={"TMPDIR": str(self.folder / "tmp"), **self.env, **env},
        )  # fmt: skip
        self.runs.append(run)
        return run

    @property
    def reports(self) -> Path:
        return self.folder / "runs"

    def moment(self, run: Run, stage: str | None = None, share: float | None = None) -> bool:
        """Wait until the run is so far into the stage; False when it ended before."""
        stage, share = stage or self.stage, self.share if share is None else share
        spans = self.stand.spans[self.target]
        seconds = spans[stage] * share
        line = stage
        if stage == "report":
            line, seconds = "reconcile", spans["reconcile"] + seconds
        if not run.until(line, LIMIT):
            return False
        return not run.ended.wait(seconds)

    def end(self, run: Run, codes: set[int] | None = None) -> int:
        """Wait for the end of a run; it ends in time, with one of the codes, and tells no tale of our own faults."""
        code = run.wait(LIMIT)
        told = run.told() + (run.out.read_text("utf-8", "replace") if run.out.exists() else "")
        if code is None:
            run.kill(signal.SIGABRT)
            raise Failed(f"did not end within {LIMIT} s: {told}\n{run.told()}")
        if ours := OURS.search(told):
            raise Failed(f"says '{ours[0]}': {told}")
        if codes is not None and code not in codes:
            raise Failed(f"ended with {code}, not {sorted(codes)}: {told}")
        return code

    def undisturbed(self) -> dict[str, float]:
        """The seconds of each stage, as they are seen from outside."""
        run = self.run("run")
        seen = {}
        for stage in STAGES[:-1]:
            if not run.until(stage, LIMIT):
                raise Failed(f"no line of {stage}: {run.told()}")
            seen[stage] = time.monotonic()
        self.end(run, {0})
        end = time.monotonic()
        (report,) = self.reports.glob("*/report.json")
        (compared,) = (
            each["seconds"]
            for each in json.loads(report.read_bytes())["stages"]
            if each["name"] == "reconcile"
        )
        seen["report"] = seen["reconcile"] + compared
        order = [*STAGES, "end"]
        seen["end"] = max(end, seen["report"])
        return {name: seen[after] - seen[name] for name, after in itertools.pairwise(order)}

    def go_on(self) -> int:
        """Do what a person would: `migrate resume`, and `migrate run` where it says so; gives the commands needed."""
        run = self.run("resume", "--output", "json")
        code = self.end(run)
        if code == 3:
            words = json.loads(run.out.read_text("utf-8"))
            text = words["reason"] + words["remedy"]
            if words.get("error") != "TerminalError" and "no run yet" not in text:
                raise Failed(f"cannot be resumed: {words}")
            if "migrate run" not in text:
                raise Failed(f"the refusal to resume has no remedy: {words}")
            self.story.append("run anew")
            run = self.run("run", "--output", "json")
            code = self.end(run)
        else:
            self.story.append("resumed")
        if code != 0:
            raise Failed(f"ended with {code}: {run.out.read_text('utf-8')} {run.told()}")
        return code

    def report_again(self) -> None:
        """The reports did not get on their disk; the run said so, and how to have them yet."""
        if "`migrate report`" not in self.runs[0].told():
            raise Failed(f"there is no report, and nobody said so: {self.runs[0].told()}")
        self.end(self.run("report"), {0})
        self.story[-1] = "reported again"

    # -- questions ------------------------------------------------------------------------------------------

    def check_published(self, *allowed: Expected) -> int:
        """The published tables are those of one of these, whole; gives which."""
        found = self.published()
        for number, each in enumerate(allowed):
            if found == each.tables:
                return number
        raise Failed(f"published are {found}")

    def check_states(self) -> list[dict[str, str]]:
        """`migrate status` while nothing runs: no run is said to be under way; gives its runs, the newest first."""
        run = self.run("status", "--output", "json")
        self.end(run, {0})
        found: list[dict[str, str]] = json.loads(run.out.read_text("utf-8"))["runs"]
        for each in found:
            if each["state"] in ("running", "validating", "preparing"):
                raise Failed(f"a run that has ended is shown as {each['state']}: {each}")
        return found

    def check_finished(self) -> None:
        """Everything is as if nothing had happened."""
        self.check_published(self.stand.next)
        newest = self.check_states()[0]
        if (newest["state"], newest["outcome"]) != ("finished", "PASS"):
            raise Failed(f"the newest run is {newest}")
        run = newest["run"]
        self._check_ledger(run)
        self._check_report(run)
        self._check_nothing_left(run)

    def _check_ledger(self, run: str) -> None:
        parts = self.ask(
            f"SELECT source, number, records FROM agency_ledger.partition WHERE run = '{run}' ORDER BY 1, 2"
        )
        if len(parts) != PARTITIONS or len({each[:2] for each in parts}) != PARTITIONS:
            raise Failed(f"the ledger has these partitions: {parts}")
        for source, wanted in self.stand.next.dispositions.items():
            lines = self.ask(
                "SELECT disposition, count(*), count(DISTINCT record), count(DISTINCT (record, stage, field, code, rule)) "
                f"FROM agency_ledger.disposition WHERE run = '{run}' AND source = '{source}' GROUP BY 1"
            )
            found = {each[0]: each[2] for each in lines}
            if any(each[1] != each[3] for each in lines):
                raise Failed(f"a line of the ledger stands twice: {source} {lines}")
            if any(found.get(name, 0) != wanted[name] for name in ("quarantined", "filtered")):
                raise Failed(f"the ledger has {found} of {source}, wanted {wanted}")
            records = sum(int(each[2]) for each in parts if each[0] == source)
            if records != sum(wanted.values()):
                raise Failed(f"the ledger has {records} records of {source}")
        stands = self.ask("SELECT DISTINCT run FROM agency_ledger.published")
        if [each[0] for each in stands] != [run]:
            raise Failed(f"the ledger says {stands} stand published, not {run}")

    def _check_report(self, run: str) -> None:
        report = json.loads((self.reports / run / "report.json").read_bytes())
        for source in report["sources"]:
            wanted = self.stand.next.dispositions[source["name"]]
            found = (source["loaded"], source["quarantined"], sum(source["filtered"].values()))
            if found != (wanted["loaded"], wanted["quarantined"], wanted["filtered"]):
                raise Failed(f"the report has {found} of {source['name']}")
        if report["outcome"] != "PASS" or report["reconciliation"]["outcome"] != "PASS":
            raise Failed(f"the report says {report['outcome']}: {report['headline']}")

    def _check_nothing_left(self, run: str) -> None:
        left = self.ask(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'agency_staging'"
        )
        if left:
            raise Failed(f"left in staging: {left}")
        if self.target == "postgresql":
            query = (
                "SELECT pid, application_name, state, query FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            for _ in range(100):
                sessions = self.ask(query)
                if not sessions:
                    break
                time.sleep(0.1)
            else:
                raise Failed(f"sessions left at the server: {sessions}")
        elif self.disk is None and (wal := self.file.with_name(f"{self.file.name}.wal")).exists():
            # (where the disk was full, DuckDB had no room to take its log in; the next command does)
            raise Failed(f"{wal.name} is left, {wal.stat().st_size} bytes")
        alive = [each.pid for each in self.runs if each.code is None or _group(each.pid)]
        if alive:
            raise Failed(f"processes left: {alive}")
        names = [
            *self.reports.rglob("*.part"),
            *self.reports.rglob("*.partial"),
            *self.reports.rglob("*tmp*"),
        ]
        if left_over := [*names, *(self.folder / "tmp").iterdir()]:
            raise Failed(f"files left: {left_over}")


def _group(pid: int) -> bool:
    """Whether anything lives in the process group that a run led."""
    try:
        os.killpg(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True
