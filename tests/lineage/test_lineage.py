"""Lineage as a table, as a picture and as OpenLineage events, of the orders and of the demo agency."""

from __future__ import annotations

import http.server
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import etree
from openlineage.client.serde import Serde

from migrate.cli import cli
from migrate.lineage import Telling, draw, lineage_document, run_event, sending
from migrate.pipeline import open_run
from migrate.pipeline.run import session
from migrate.project import Project, load_project
from tests.lineage.spec import RUN_EVENT
from tests.trace.conftest import run, write_orders

DEMO = Path(__file__).parents[2] / "examples" / "family_services"
POSTGRES = sa.make_url("postgresql+psycopg://me:secret@db.example:6432/agency")
SLOW = 60
"""Seconds that a slow receiver takes: far more than a busy machine adds to what must not wait for it."""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def demo() -> Project:
    """The demo without its workers, who stand in a database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MIGRATE_CONNECTION_LEGACY", raising=False)
        return load_project(DEMO, environment={})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(write_orders(tmp_path_factory.mktemp("lineage") / "orders"), environment={})


def columns(project: Project) -> dict[str, dict[str, Any]]:
    return {f"{each['table']}.{each['column']}": each for each in lineage_document(project)["columns"]}


def test_each_kind_is_told_with_its_fields(project: Project) -> None:
    found = columns(project)
    told = {
        name: (each["kind"], [(f["segment"], f["path"], f["role"]) for f in each["fields"]])
        for name, each in found.items()
    }
    order, line = "ORDER-RECORD", "LINE-RECORD"
    assert told["purchase.purchase_no"] == ("direct", [(order, "ORDER-NO", "value")])
    assert told["purchase.land"] == ("lookup", [(order, "LAND", "value")])
    assert told["purchase.origin"] == ("constant", [])
    assert told["parcel.seq"] == ("position", [])
    assert told["parcel.first_stamp"] == ("direct", [(order, "PARCEL.STAMP", "value")])
    assert told["stamp.purchase_no"] == ("direct", [(order, "ORDER-NO", "value")])
    assert found["stamp.purchase_no"]["through"] == ["parcel.purchase_no", "purchase.purchase_no"]
    assert sorted(told["stamp.heavy"][1]) == [
        (order, "PARCEL.STAMP", "value"),
        (order, "PARCEL.WEIGHT", "condition"),
    ]
    assert told["line.line_key"] == ("key", [(order, "ORDER-NO", "value"), (line, "ITEM", "value")])
    assert told["line.purchase_no"] == ("direct", [(order, "ORDER-NO", "value")])
    assert told["line.total"] == ("derived", [(line, "PRICE", "value"), (line, "AMOUNT", "value")])


def test_every_column_of_the_demo_has_its_lineage_and_agrees_with_its_origin(demo: Project) -> None:
    """The mapping language notes a column's origin while it reads the rule; here it comes from what is run."""
    found = columns(demo)
    every = {
        f"{table.name}.{column.name}": column for table in demo.mappings.tables for column in table.columns
    }
    assert found.keys() == every.keys()
    for name, each in found.items():
        assert {field["path"] for field in each["fields"]} == set(every[name].origin), name
        text = (DEMO / each["file"]).read_text("utf-8").splitlines()[each["line"] - 1]
        assert text.strip().startswith(f"{each['column']}: {each['words'].splitlines()[0]}"), name


def test_the_picture_names_everything_and_is_the_same_every_time(demo: Project) -> None:
    document = lineage_document(demo)
    text = draw(document)
    assert text == draw(lineage_document(demo))
    root = etree.fromstring(text.encode())
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    labels = [root.find(f"{SVG}{name}").get("id") for name in ("title", "desc")]
    assert labels == (root.get("aria-labelledby") or "").split()
    lines = root.findall(f"{SVG}path[@class]")
    assert len(lines) == sum(len(each["fields"]) for each in document["columns"])
    assert all(line.find(f"{SVG}title") is not None for line in lines)
    said = " ".join(root.itertext())
    for each in document["columns"]:
        assert each["column"] in said
        assert each["table"] in said
        assert all(field["path"] in said for field in each["fields"])
    assert "<script" not in text
    assert (DEMO.parents[1] / "docs" / "lineage.svg").read_text("utf-8") == text


def as_json(event: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Serde.to_json(event))
    Draft202012Validator.check_schema(RUN_EVENT)
    faults = [
        f"{'/'.join(map(str, f.path))}: {f.message}"
        for f in Draft202012Validator(RUN_EVENT).iter_errors(found)
    ]
    assert faults == []
    return found


def test_events_are_as_openlineage_publishes_them(demo: Project) -> None:
    files = {"clients": ["/data/CLIENTS.bin"], "cases": ["s3://bucket/a/1.bin", "s3://bucket/a/2.bin"]}
    when = "2026-01-02T03:04:05+00:00"
    begun = as_json(run_event(demo, POSTGRES, "r1", "START", when, files))
    ended = as_json(run_event(demo, POSTGRES, "r1", "COMPLETE", when, files, rows={"client": 4879}))
    failed = as_json(run_event(demo, POSTGRES, "r1", "FAIL", when, files, error="The disk is full."))
    assert begun["run"]["runId"] == ended["run"]["runId"] == failed["run"]["runId"]
    assert failed["run"]["facets"]["errorMessage"]["message"] == "The disk is full."
    assert "secret" not in json.dumps([begun, ended, failed])
    names = {(each["namespace"], each["name"]) for each in ended["inputs"]}
    assert {("file", "/data/CLIENTS.bin"), ("s3://bucket", "/a")} <= names
    outputs = {each["name"]: each for each in ended["outputs"]}
    client = outputs["agency.family.client"]
    assert client["namespace"] == "postgres://db.example:6432"
    assert client["outputFacets"]["outputStatistics"]["rowCount"] == 4879
    facet = client["facets"]["columnLineage"]
    assert facet["fields"].keys() == {field["name"] for field in client["facets"]["schema"]["fields"]}
    (field,) = facet["fields"]["client_id"]["inputFields"]
    assert (field["namespace"], field["name"], field["field"]) == ("file", "/data/CLIENTS.bin", "CLIENT-NO")
    assert (field["transformations"][0]["type"], field["transformations"][0]["subtype"]) == (
        "DIRECT",
        "IDENTITY",
    )
    (field,) = facet["fields"]["cohort"]["inputFields"]
    assert (field["transformations"][0]["type"], field["transformations"][0]["subtype"]) == (
        "INDIRECT",
        "CONDITIONAL",
    )
    (field,) = facet["fields"]["client_key"]["inputFields"]
    assert field["transformations"][0]["masking"] is True
    (field,) = facet["dataset"]
    assert (field["field"], field["transformations"][0]["description"]) == (
        "STATUS-CD",
        "deleted-on-mainframe",
    )


def test_each_field_that_lineage_names_stands_in_the_schema_of_its_dataset(demo: Project) -> None:
    files = {name: [f"/data/{name}"] for name in demo.sources}
    event = as_json(run_event(demo, POSTGRES, "r1", "START", "2026-01-02T03:04:05+00:00", files))

    def names(fields: list[dict[str, Any]], above: str = "") -> Iterator[str]:
        for field in fields:
            yield above + field["name"]
            yield from names(field.get("fields", []), f"{above}{field['name']}.")

    known = {each["name"]: set(names(each["facets"]["schema"]["fields"])) for each in event["inputs"]}
    for output in event["outputs"]:
        facet = output["facets"]["columnLineage"]
        inputs = [each for column in facet["fields"].values() for each in column["inputFields"]]
        for each in [*inputs, *facet["dataset"]]:
            assert each["field"] in known[each["name"]]


@pytest.mark.parametrize(
    ("url", "namespace", "name"),
    [
        ("mysql+pymysql://u:p@h/agency", "mysql://h:3306", "family.client"),
        ("mssql+pyodbc://u:p@h:1444/agency", "mssql://h:1444", "agency.family.client"),
        ("duckdb:////data/a.duckdb", "duckdb:///data/a.duckdb", "family.client"),
    ],
)
def test_tables_are_named_by_their_database(demo: Project, url: str, namespace: str, name: str) -> None:
    event = as_json(run_event(demo, sa.make_url(url), "r", "START", "2026-01-02T03:04:05Z", {}))
    found = next(each for each in event["outputs"] if each["name"].endswith("family.client"))
    assert (found["namespace"], found["name"]) == (namespace, name)


@contextmanager
def receiver(status: int = 201, delay: float = 0) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Somebody who takes events."""
    taken: list[dict[str, Any]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(delay)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing to say."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", taken
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The client notes what it was told in the environment; this puts it back."""
    import os

    for name in [name for name in os.environ if name.startswith("OPENLINEAGE")]:
        monkeypatch.delenv(name)
    for part in ("TYPE", "URL"):
        name = f"OPENLINEAGE__TRANSPORT__TRANSPORTS__DEFAULT_HTTP__{part}"
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return monkeypatch


def test_a_run_tells_its_beginning_and_its_end(tmp_path: Path, environment: pytest.MonkeyPatch) -> None:
    folder = write_orders(tmp_path / "orders")
    with receiver() as (url, taken):
        environment.setenv("OPENLINEAGE_URL", url)
        environment.setattr(sending, "PATIENCE", SLOW)
        context = open_run(str(folder), "told")
        run(context)
        context.close()
    assert [event["eventType"] for event in taken] == ["START", "COMPLETE"]
    for event in taken:
        assert list(Draft202012Validator(RUN_EVENT).iter_errors(event)) == []
    rows = {
        each["name"]: each["outputFacets"]["outputStatistics"]["rowCount"] for each in taken[1]["outputs"]
    }
    assert rows["shop.stamp"] == 8


def test_a_run_that_fails_says_so(tmp_path: Path, environment: pytest.MonkeyPatch) -> None:
    folder = write_orders(tmp_path / "orders")
    with receiver() as (url, taken):
        environment.setenv("OPENLINEAGE_URL", url)
        environment.setattr(sending, "PATIENCE", SLOW)
        context = open_run(str(folder), "failing")
        with pytest.raises(ValueError, match="no"), session(context):
            raise ValueError("no")
        context.close()
    assert [event["eventType"] for event in taken] == ["START", "FAIL"]


@pytest.mark.parametrize("kind", ["absent", "refusing", "slow"])
def test_who_does_not_listen_neither_fails_nor_holds_up_a_run(
    project: Project, environment: pytest.MonkeyPatch, kind: str
) -> None:
    warned: list[str] = []
    environment.setattr(sending, "PATIENCE", 1.0)
    with receiver(403 if kind == "refusing" else 201, SLOW if kind == "slow" else 0) as (url, _):
        if kind == "absent":
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                url = f"http://127.0.0.1:{held.getsockname()[1]}"
        environment.setenv("OPENLINEAGE_URL", url)
        telling = Telling(project, POSTGRES, "r", addresses=dict, warn=warned.append)
        began = time.monotonic()
        telling.begin("2026-01-02T03:04:05Z")
        telling.end("COMPLETE", "2026-01-02T03:05:05Z", {}, "")
        assert time.monotonic() - began < SLOW / 2
    assert len(warned) == 1
    assert warned[0].startswith("The run's OpenLineage events were not sent: ")
    assert "127.0.0.1" not in warned[0]


def command(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, words, env={"COLUMNS": "80"}, catch_exceptions=False)
    return done.exit_code, done.output


def test_the_command(orders: Path, tmp_path: Path) -> None:
    code, text = command("lineage", str(orders), "--table", "line")
    assert code == 0
    assert "ancestor.ORDER-NO" in text.replace("\n", "") or "generated from" in text
    assert max(map(len, text.splitlines())) <= 80
    code, text = command("lineage", str(orders), "--output", "json")
    assert {each["table"] for each in json.loads(text)["columns"]} == {"purchase", "parcel", "stamp", "line"}
    command("lineage", str(orders), "--svg", str(tmp_path / "l.svg"))
    assert etree.fromstring((tmp_path / "l.svg").read_bytes()).tag == f"{SVG}svg"
    command("lineage", str(orders), "--openlineage", str(tmp_path / "events.jsonl"), "--run", "first")
    events = [json.loads(each) for each in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]
    assert [event["eventType"] for event in events] == ["START", "COMPLETE"]
    for event in events:
        assert list(Draft202012Validator(RUN_EVENT).iter_errors(event)) == []
    code, text = command("lineage", str(orders), "--table", "lines")
    assert (code, "Did you mean 'line'?" in text) == (2, True)
