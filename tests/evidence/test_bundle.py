"""What is put into a bundle, and what never is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from migrate import pipeline
from migrate.errors import TerminalError
from migrate.evidence.archive import write_members
from migrate.evidence.project_files import _without_secrets
from migrate.evidence.verify import verify
from tests.cli.small import replace, write_project
from tests.evidence.conftest import Kept, migrated


def test_no_password_is_in_it() -> None:
    for text, wanted in (
        ("url: postgresql://me:s3cret@host/db", "url: postgresql://me:***@host/db"),
        ("connection: Driver={X};Uid=me;Pwd=s3cret;", "connection: Driver={X};Uid=me;Pwd=***;"),
        ("password: s3cret", "password: ***"),
        ("password: ${PASSWORD}", "password: ${PASSWORD}"),
        ("05  PASSWORD-DT PIC 9(8).", "05  PASSWORD-DT PIC 9(8)."),
    ):
        assert _without_secrets(text.encode()).decode() == wanted


def test_personal_data_is_masked_or_hashed(kept: Kept) -> None:
    masked, hashed = kept.members(), kept.members(MIGRATE_EVIDENCE_HASH_KEY="k" * 16)
    for members in (masked, hashed):
        assert not [name for name, content in members.items() if b"PERSON 7" in content]
    assert json.loads(masked["manifest.json"])["predicate"]["personal_data"] == "masked"
    assert json.loads(hashed["manifest.json"])["predicate"]["personal_data"] == "hashed"
    lines = hashed["ledger/records.csv"].decode().splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("people,7,PEOPLE.bin,300,50,hmac-sha256:")
    assert json.loads(kept.members(shown=True)["manifest.json"])["predicate"]["personal_data"] == "shown"
    with pytest.raises(TerminalError, match="can be found by trying"):
        kept.members(MIGRATE_EVIDENCE_HASH_KEY="short")


def test_the_manifest_names_every_member(kept: Kept) -> None:
    members = kept.members()
    document = json.loads(members["manifest.json"])
    assert document["_type"] == "https://in-toto.io/Statement/v1"
    listed = {each["name"]: each for each in document["subject"]}
    assert set(listed) == set(members) - {"manifest.json", "manifest.dsse.json"}
    assert listed["reports/index.html"]["mediaType"] == "text/html"
    assert set(listed) >= {
        "project/migration.yaml", "project/PERSON.cpy", "project/person.yaml", "project/rules.yaml",
        "results/comparisons.json", "ledger/chain.jsonl", "ledger/dispositions/people.csv", "sources.json",
    }  # fmt: skip
    started = json.loads(members["ledger/events/000001-started.json"])
    assert started["packages"]["cryptography"]
    assert started["sources"]["people"][0]["sha256"]


def test_of_a_run_that_failed(tmp_path: Path, keys: Path) -> None:
    folder = write_project(tmp_path / "small")
    replace(folder / "rules.yaml", "max_value: 99999999", "max_value: 1")
    replace(folder / "migration.yaml", "project: small", "project: small\npersonal_data: shown")
    with pytest.raises(TerminalError):
        migrated(folder)
    context = pipeline.open_run(str(folder), "r1")
    members = Kept(context, keys).members()
    (folder / "PEOPLE.bin").unlink()
    file = tmp_path / "bundle.zip"
    write_members(file, members)
    found = verify(file, [(keys / "agency.pub.pem").read_bytes()])
    assert found.sound, found.checks
    assert found.predicate["outcome"] == "FAIL"
    assert [each["what"] for each in found.predicate["left_out"]] == ["reports and differences"]
    assert b"PERSON 7" not in b"".join(members.values())
    pipeline.context.close_run(str(folder), "r1")
