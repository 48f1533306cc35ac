"""Each command's text, JSON and exit code; what needs no run of the orchestrator."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner, Result

from connectors.cobol.description import CobolSource
from migrate.cli import COMMANDS, cli
from migrate.cli.init import FORMATS
from tests.cli.small import HOUSE, environment, migrate, replace, write_project

SOURCE = """\
copybooks: [PERSON.cpy]
data: [PEOPLE.bin]
record_format: FB
code_page: cp037
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "small", 5000)


@pytest.fixture
def source(project: Path) -> Path:
    (project / "people.yaml").write_text(SOURCE, "utf-8")
    return project / "people.yaml"


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def call(*arguments: str | Path, columns: int = 80) -> Result:
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(cli, [str(each) for each in arguments])


def shown(done: Result) -> list[str]:
    assert done.exit_code == 0, done.output + repr(done.exception)
    return done.stdout.splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_its_help_within_80_columns(name: str) -> None:
    lines = shown(call(name, "--help"))
    assert lines[0].startswith(f"Usage: cli {name}")
    assert max(map(len, lines)) <= 80
    command: click.Command = importlib.import_module(f"migrate.cli.{name}").command
    without = [each.name for each in command.params if isinstance(each, click.Option) and not each.help]
    assert not without


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rnu",), "no such command 'rnu'. Did you mean 'run'?"),
        (("plan", "--nope"), "No such option '--nope'"),
        (("plan", "--output", "xml"), "'xml' is not one of 'text', 'json'"),
        (("decode",), "Missing argument 'SOURCE'"),
        (("decode", "x.yaml", "--limit", "-1"), "-1 is not in the range"),
        (("init", "--copybook", "nowhere.cpy"), "'nowhere.cpy' does not exist"),
        (("init", "--record-format", "VBX"), "'VBX' is not one of 'F', 'FB'"),
    ],
)
def test_usage_errors(arguments: tuple[str, ...], words: str) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_layout_shows_start_length_and_picture(project: Path) -> None:
    lines = shown(call("layout", project / "PERSON.cpy"))
    rows = [line.split() for line in lines]
    assert ["05", "PERSON-NAME", "10", "30", "X(30)", "DISPLAY"] in rows
    assert lines[-1] == "PERSON-RECORD: 50 bytes"
    fields = [json.loads(line) for line in shown(call("layout", project / "PERSON.cpy", "--output", "jsonl"))]
    keys = {"name", "start", "length", "level", "picture", "usage", "occurs", "redefines"}
    assert all(keys <= set(field) for field in fields)
    assert [(field["name"], field["start"], field["length"]) for field in fields] == [
        ("PERSON-RECORD", 1, 50),
        ("PERSON-NO", 1, 9),
        ("PERSON-NAME", 10, 30),
        ("AMOUNT", 40, 11),
    ]


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", ["CLIENT", "CASES"])
def test_layout_fits_the_terminal_and_cuts_nothing_off(name: str, columns: int) -> None:
    copybook = HOUSE / "examples" / "family_services" / "copybooks" / f"{name}.cpy"
    lines = shown(call("layout", copybook, columns=columns))
    assert max(map(len, lines)) <= columns
    assert "…" not in "".join(lines)


def test_decode_writes_a_line_a_record(source: Path) -> None:
    done = call("decode", source, "--limit", "2")
    assert [json.loads(line) for line in shown(done)] == [
        {"PERSON-NO": 1, "PERSON-NAME": "PERSON 1", "AMOUNT": 0.07},
        {"PERSON-NO": 2, "PERSON-NAME": "PERSON 2", "AMOUNT": 0.14},
    ]
    assert '"AMOUNT":0.07' in done.stdout
    every = call("decode", source)
    assert len(shown(every)) == 4998
    assert every.stderr.endswith("2 records are not valid and were left out; see them with `migrate run`\n")


@pytest.mark.parametrize("form", ["csv", "parquet", "arrow"])
def test_decode_to_a_file(source: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"people.{form}"
    assert shown(call("decode", source, "--to", form, "--out", out, "--limit", "3")) == []
    if form == "csv":
        assert out.read_text("utf-8").splitlines()[1] == '1,1,"PERSON 1",0.07'
    assert out.stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "csv"), "--to csv needs --out FILE"),
        (("--out", "/nowhere/x.json"), "there is no folder /nowhere to write x.json into"),
        (("--select", "PERSON-RECRD"), "no record type 'PERSON-RECRD'. Did you mean 'PERSON-RECORD'?"),
    ],
)
def test_decode_says_what_it_needs(source: Path, arguments: tuple[str, ...], words: str) -> None:
    done = call("decode", source, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.parametrize("columns", [80, 120])
def test_plan_shows_all_and_touches_nothing(project: Path, columns: int) -> None:
    before = names(project)
    lines = shown(call("plan", project, columns=columns))
    rows = [line.split() for line in lines]
    assert ["people", "cobol", "5,000", "250,000", "1"] in rows
    assert ["person", "people.PERSON-RECORD", "person_no", "3"] in rows
    assert "1 rules, 0 control totals, at most 2 of the records quarantined" in lines or any(
        line.startswith("1 rule") for line in lines
    )
    assert any(line.startswith("CREATE TABLE") for line in lines)
    tables = lines[: next(n for n, line in enumerate(lines) if line.startswith("CREATE"))]
    assert max(map(len, tables)) <= columns
    assert names(project) == before


@pytest.mark.parametrize("name", ["plan", "status", "reconcile", "report", "resume", "validate", "run"])
def test_where_there_is_no_project(name: str, tmp_path: Path) -> None:
    done = migrate(name, tmp_path, "--output", "json", env=environment(tmp_path / "prefect"))
    assert (done.returncode, done.stderr) == (2, "")
    (fault,) = json.loads(done.stdout)["faults"]
    assert fault["reason"] == "there is no project here"
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["status", "reconcile", "report", "resume"])
def test_where_there_was_no_run(name: str, project: Path) -> None:
    before = names(project)
    done = migrate(name, project, env=environment(project / "prefect"))
    assert "small has no run yet in duckdb:///" in done.stdout + done.stderr
    assert done.returncode == (0 if name == "status" else 3)
    assert names(project) == before


def test_init_knows_the_record_formats_of_a_description() -> None:
    assert get_args(CobolSource.model_fields["record_format"].annotation) == FORMATS


def test_init_drafts_a_project_that_plans(project: Path, tmp_path: Path) -> None:
    new = tmp_path / "my agency"
    lines = shown(
        call("init", new, "--copybook", project / "PERSON.cpy", "--data", project / "PEOPLE.bin", columns=200)
    )
    assert lines[0] == f"wrote {new / 'migration.yaml'}"
    assert lines[-1].endswith(f"then `migrate plan {new}`.")
    planned = json.loads("\n".join(shown(call("plan", new, "--output", "json"))))
    assert planned["project"] == "my agency"
    assert [source["records"] for source in planned["sources"]] == [5000]
    assert [table["columns"] for table in planned["tables"]] == [3]
    before = (new / "migration.yaml").read_bytes()
    again = call("init", new)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert (new / "migration.yaml").read_bytes() == before


def test_one_object_also_for_a_wrong_option(project: Path) -> None:
    done = migrate("run", project, "--output", "json", "--nope", env=environment(project))
    assert (done.returncode, done.stderr) == (2, "")
    assert json.loads(done.stdout) == {"error": "NoSuchOption", "reason": "No such option '--nope'."}


def test_a_target_that_cannot_be(project: Path) -> None:
    """The place says whether the project file or the command line must be mended; no password is shown."""
    env = environment(project)
    done = migrate("plan", project, "--target", "postgres://me:s3cret@host/db", env=env)
    assert done.returncode == 2
    assert (
        "--target: target.url: no target database is called 'postgres', and SQLAlchemy has no dialect of that "
        "name here. Did you mean 'postgresql'?" in done.stderr
    )
    replace(project / "migration.yaml", "duckdb:///small.duckdb", "postgresql://me:s3@cr/et@host/db")
    done = migrate("plan", project, env=env)
    assert done.returncode == 2
    assert "migration.yaml: target.url: the password holds a character that must be encoded" in done.stderr
    assert "cr/et" not in done.stdout + done.stderr
