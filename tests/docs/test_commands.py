"""The commands that the manual shows exist, with their options; the quick ones are run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from migrate.cli import COMMANDS, cli
from tests.docs.pages import MANUAL, ROOT, fences, prose

EXAMPLE = ROOT / "examples" / "family_services"


def lines(program: str) -> list[str]:
    """The lines of every `sh` block that call a program."""
    found = [
        line
        for page in MANUAL
        for fence in fences(page)
        if fence.label == "sh"
        for line in fence.text.splitlines()
        if line.startswith(f"{program} ")
    ]
    return list(dict.fromkeys(found))


def invoke(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize("line", lines("migrate"))
def test_a_command_of_the_manual_is_one(line: str) -> None:
    _, name, *arguments = shlex.split(line, comments=True)
    with click.Context(cli, info_name="migrate") as above:
        command = cli.get_command(above, name)
        assert command is not None, f"no command '{name}'"
        context = click.Context(command, info_name=name, parent=above)
        _, left, _ = command.make_parser(context).parse_args(list(arguments))
        assert not left


def test_commands_named_in_sentences_exist() -> None:
    named = {name for page in MANUAL for name in re.findall(r"`migrate ([a-z]\w*)", prose(page))}
    assert named <= set(COMMANDS)
    options = {each for page in MANUAL for each in re.findall(r"`(--[a-z-]+)", prose(page))}
    with click.Context(cli) as above:
        known = {
            option
            for name in COMMANDS
            if (command := cli.get_command(above, name))
            for each in command.params
            for option in each.opts
        }
    assert options <= known | {"--help"}


def test_make_targets_of_the_manual_exist() -> None:
    named = {name for page in MANUAL for name in re.findall(r"`make ([a-z]+)`", page.read_text("utf-8"))}
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"demo", "test"} <= named <= set(targets)


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    result = invoke(name, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: cli {name}")


def test_the_readme_starts_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`init`, `layout` and `plan` as the README shows them: the draft plans as it is, and says what in it is a guess."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLE / "copybooks" / "CLIENT.cpy", tmp_path)
    shutil.copy(EXAMPLE / "extracts" / "CLIENTS.bin", tmp_path)
    shown = [shlex.split(line, comments=True)[1:] for line in lines("migrate")]
    init, layout, plan = (
        next(each for each in shown if each[0] == name) for name in ("init", "layout", "plan")
    )
    assert "Next: fill in" in invoke(*init).output
    assert "CLIENT-NO" in invoke(*layout).output
    planned = invoke(*plan)
    assert planned.exit_code == 0
    assert 'CREATE TABLE "agency"."agency"."client_address"' in planned.output
    assert "key: [client_no]    # a guess" in (tmp_path / "agency/mappings/records.yaml").read_text("utf-8")


def test_plan_touches_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIGRATE_TARGET_URL", raising=False)
    monkeypatch.delenv("TARGET_URL", raising=False)
    folder = tmp_path / "agency"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("runs", "*.duckdb", "legacy"))
    before = sorted(folder.rglob("*"))
    result = invoke("plan", str(folder), "--output", "json")
    assert result.exit_code == 0
    assert json.loads(result.output)["project"] == "family-services"
    assert sorted(folder.rglob("*")) == before


def test_the_source_description_of_the_manual_decodes(tmp_path: Path) -> None:
    """The first source example of docs/project.md, beside the example's own folders."""
    fence = next(each for each in fences(ROOT / "docs" / "project.md") if each.label == "yaml source")
    for name in ("copybooks", "extracts"):
        (tmp_path / name).symlink_to(EXAMPLE / name)
    (tmp_path / "clients.yaml").write_text(fence.text, "utf-8")
    result = invoke("decode", str(tmp_path / "clients.yaml"), "--limit", "2")
    assert [json.loads(line)["CLIENT-NO"] for line in result.stdout.splitlines()] == [100000008, 100000014]
