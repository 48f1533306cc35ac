"""`migrate inspect` as it is typed: what it prints, in 80 columns, and that its description decodes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from migrate.errors import ConfigurationError, SourceError
from tests.cli.test_commands import call, shown
from tests.connectors.cobol.inspection import files
from tests.connectors.cobol.inspection.files import CASES, CLIENT


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    path = tmp_path / "CLIENTS.bin"
    path.write_bytes(b"".join(files.clients()))
    return path


def described(lines: list[str]) -> str:
    """The YAML at the end of the answer."""
    return "\n".join(line.removeprefix("  ") for line in lines[lines.index("Source description") + 1 :])


def decoded(folder: Path, lines: list[str]) -> Result:
    path = folder / "found.yaml"
    path.write_text(described(lines), "utf-8")
    return call("decode", path)


def test_the_answer_is_ranked_and_fits_80_columns(clients: Path) -> None:
    lines = shown(call("inspect", clients, "--copybook", CLIENT))
    assert max(len(line) for line in lines if str(clients) not in line) <= 80
    assert lines[lines.index("Record format") + 1].endswith("  F: records of 330 bytes")
    assert "         300 records fill the file exactly." in lines
    assert any(line.startswith("  0.499  cp037, ") for line in lines)
    assert any(line.strip().startswith("PERSON-DATA.BIRTH-DT: not valid in") for line in lines)


def test_the_description_decodes(clients: Path, tmp_path: Path) -> None:
    lines = shown(call("inspect", clients, "--copybook", CLIENT))
    assert yaml.safe_load(described(lines)) == {"copybooks": [str(CLIENT)], "data": [str(clients)]}
    rows = decoded(tmp_path, lines).stdout.splitlines()
    assert len(rows) > 250
    assert json.loads(rows[0])["CLIENT-NO"] == 100000008


def test_a_description_with_record_types_decodes(tmp_path: Path) -> None:
    path = tmp_path / "CASES.bin"
    records = files.cases()
    path.write_bytes(files.with_words(records, files.WORDS["little at 2"][0]))
    lines = shown(call("inspect", path, "--copybook", CASES, "--copybook", CLIENT))
    words = yaml.safe_load(described(lines))
    assert words["rdw"] == {"length_at": [2, 2], "endian": "little", "length_includes_header": False}
    assert words["segments"]["redefine_map"]["PAYMENT-RECORD"] == ["Y"]
    assert len(decoded(tmp_path, lines).stdout.splitlines()) > len(records) * 0.99


def test_bytes_around_each_record_are_found(tmp_path: Path) -> None:
    path = tmp_path / "WRAPPED"
    path.write_bytes(b"".join(b"\x00\x07" + record + b"\xff" * 5 for record in files.clients()))
    lines = shown(call("inspect", path, "--copybook", CLIENT))
    words = yaml.safe_load(described(lines))
    assert (words["record_prefix_bytes"], words["record_suffix_bytes"]) == (2, 5)
    assert len(decoded(tmp_path, lines).stdout.splitlines()) > 250


def test_json_has_everything(clients: Path) -> None:
    done = call("inspect", clients, "--copybook", CLIENT, "--output", "json")
    found = json.loads(done.stdout)
    assert found["formats"][0]["words"] == {"record_format": "F", "record_length": 330}
    assert found["fits"][0]["copybook"] == "CLIENT.cpy"
    assert 0.8 < found["fits"][0]["share"] < 1
    assert found["whole"] is True


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    book = tmp_path / "WRONG.cpy"
    book.write_text("       01 A.\n          05 B PIC Q.\n")
    (tmp_path / "one").write_bytes(b"\x40")
    assert isinstance(call("inspect", tmp_path / "nowhere").exception, SourceError)
    assert isinstance(call("inspect", tmp_path).exception, SourceError)
    assert isinstance(call("inspect", tmp_path / "one", "--copybook", book).exception, ConfigurationError)
    done = call("inspect", tmp_path / "one", "--code-page", "cp38")
    assert done.exit_code == 2
    assert "unknown code page 'cp38'" in done.stderr


# -- migrate init -------------------------------------------------------------------------------------------


def test_init_takes_the_format_from_the_data(tmp_path: Path) -> None:
    data = tmp_path / "CASES.bin"
    data.write_bytes(files.blocked(files.cases(), word=files.WORDS["GnuCOBOL 0"][0]))
    folder = tmp_path / "agency"
    assert call("init", folder, "--copybook", CASES, "--data", data).exit_code == 0
    text = (folder / "migration.yaml").read_text("utf-8")
    source = yaml.safe_load(text)["sources"]["records"]
    assert source["record_format"] == "VB"
    assert source["rdw"] == {"length_includes_header": False}
    assert "# - the length words of 1,500 records in" in text
    assert "nothing tells cp037 from" in text


@pytest.mark.parametrize("given", [("--record-format", "V"), ("--code-page", "cp273"), ()])
def test_an_option_of_init_is_kept(clients: Path, tmp_path: Path, given: tuple[str, ...]) -> None:
    folder = tmp_path / "agency"
    assert call("init", folder, "--copybook", CLIENT, "--data", clients, *given).exit_code == 0
    source = yaml.safe_load((folder / "migration.yaml").read_text("utf-8"))["sources"]["records"]
    options = dict(zip(given[::2], given[1::2], strict=True))
    assert source["record_format"] == options.get("--record-format", "F")
    assert source["code_page"] == options.get("--code-page", "cp037")


def test_init_without_data_writes_the_usual_words(tmp_path: Path) -> None:
    assert call("init", tmp_path / "agency").exit_code == 0
    source = yaml.safe_load((tmp_path / "agency" / "migration.yaml").read_text("utf-8"))["sources"]["records"]
    assert (source["record_format"], source["code_page"]) == ("FB", "cp037")


def test_the_examples_of_the_manual_are_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (files.HOUSE / "docs" / "inspect.md").read_text("utf-8")
    first, second = re.findall(r"```text\n(.*?)```", page, re.DOTALL)

    def steady(text: str) -> list[str]:
        """Without the line that names the pages of equal rank, which grows with the pages that are known."""
        return [line for line in text.splitlines() if not line.startswith("  0.499  cp037, ")]

    monkeypatch.chdir(files.HOUSE / "examples" / "family_services")
    printed = call("inspect", "extracts/CASES.bin", "--copybook", "copybooks/CASES.cpy").stdout
    assert steady(printed) == steady(first)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "CLIENT.cpy").write_bytes(CLIENT.read_bytes())
    (tmp_path / "CLIENTS.txt").write_bytes(b"".join(files.clients(5000)).translate(files.FTP))
    assert call("inspect", "CLIENTS.txt", "--copybook", "CLIENT.cpy").stdout == second
