"""A bundle is checked alone: whatever is changed, dropped, cut or swapped in it is found and named."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from migrate.canonical import sha256
from migrate.evidence.archive import Broken, read_members, write_members
from migrate.evidence.signers import open_signer
from migrate.evidence.verify import Verified, verify
from migrate.pipeline.signing import sign
from tests.evidence.conftest import Kept

Members = dict[str, bytes]
OWN = ("manifest.json", "manifest.dsse.json")


@pytest.fixture(scope="module")
def members(kept: Kept) -> Members:
    sign(kept.context, None, "steward", "Maria Lopez", open_signer(kept.key("maria")))
    return kept.members()


@pytest.fixture
def checked(kept: Kept, tmp_path: Path) -> Callable[..., Verified]:
    def check(members: Members, *people: str) -> Verified:
        file = tmp_path / "bundle.zip"
        write_members(file, members)
        return verify(file, [kept.public(name) for name in people])

    return check


def failed(found: Verified) -> str:
    return "\n".join(f"{each.name}: {each.words}" for each in found.checks.made if each.outcome == "FAIL")


def forged(members: Members) -> Members:
    """What somebody makes who writes sums and manifest anew, and has no key: the old envelope stays."""
    found = {name: content for name, content in members.items() if name not in (*OWN, "SHA256SUMS")}
    sums = "".join(f"{sha256(content)}  {name}\n" for name, content in sorted(found.items()))
    found["SHA256SUMS"] = sums.encode()
    document = json.loads(members["manifest.json"])
    document["subject"] = [
        {"name": name, "digest": {"sha256": sha256(content)}, "annotations": {"size": len(content)}}
        for name, content in sorted(found.items())
    ]
    found["manifest.json"] = json.dumps(document).encode()
    return found


def test_a_bundle_as_it_was_made(members: Members, checked: Callable[..., Verified]) -> None:
    found = checked(members, "agency", "maria")
    assert found.sound, failed(found)
    outcomes = {(each.name, each.outcome) for each in found.checks.made}
    for name in (
        "file",
        "members",
        "signature",
        "ledger",
        "project",
        "sources",
        "partitions",
        "dispositions",
    ):
        assert (name, "PASS") in outcomes
    for name in ("reports", "figures", "decisions", "sign-off"):
        assert (name, "PASS") in outcomes
    assert ("sign-off", "OPEN") in outcomes  # the auditor has not signed


def test_without_a_key_the_signature_is_not_checked(
    members: Members, checked: Callable[..., Verified]
) -> None:
    found = checked(members)
    assert found.sound
    assert ("signature", "NOT CHECKED") in {(each.name, each.outcome) for each in found.checks.made}
    assert "not signed by a key that you named" in failed(checked(members, "omar"))
    unsigned = {name: content for name, content in members.items() if name != OWN[1]}
    assert checked(unsigned).sound
    assert "the bundle is not signed" in failed(checked(unsigned, "agency"))


def test_every_changed_or_cut_member_is_named(members: Members, checked: Callable[..., Verified]) -> None:
    for name, content in members.items():
        if not content:
            continue
        places = sorted({0, len(content) // 2, len(content) - 1})
        changes = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in places]
        changes += [content[: len(content) // 2], content[1:], content + b"\n"]
        for changed in changes:
            found = checked({**members, name: changed}, "agency")
            assert not found.sound, name
            assert name in failed(found) or name == "manifest.json", (name, failed(found))
        missing = checked({each: c for each, c in members.items() if each != name}, "agency")
        assert not missing.sound
        assert name in failed(missing) or (name == OWN[1] and "not signed" in failed(missing))
    assert "more.txt is not in the manifest" in failed(checked({**members, "more.txt": b"x"}, "agency"))


def test_whoever_writes_the_manifest_anew_cannot_sign_it(
    members: Members, checked: Callable[..., Verified]
) -> None:
    other = {**members, "reports/index.html": members["reports/index.html"] + b" "}
    found = checked({**forged(other), OWN[1]: members[OWN[1]]}, "agency")
    assert "manifest.dsse.json is over another manifest" in failed(found)
    assert "not signed" in failed(checked(forged(other), "agency"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("reports/index.html", "reports/index.html is not the report that the run wrote"),
        ("reports/junit.xml", "reports/junit.xml is not the report"),
        ("project/person.yaml", "project/person.yaml was changed after the run began"),
        ("ledger/dispositions/people.csv", "dispositions"),
        ("ledger/partitions.jsonl", "partition"),
        ("ledger/events/000004-published.json", "000004-published.json was changed"),
        ("results/comparisons.json", "results/comparisons.json"),
    ],
)
def test_figures_are_held_against_the_ledger(
    members: Members, checked: Callable[..., Verified], name: str, told: str
) -> None:
    """Also with sums and manifest made anew: the ledger's chain says something else."""
    content = members[name]
    at = max(place for place, byte in enumerate(content) if chr(byte).isdigit())
    changed = content[:at] + (b"1" if content[at : at + 1] != b"1" else b"2") + content[at + 1 :]
    assert told in failed(checked(forged({**members, name: changed})))


def test_a_cut_or_changed_chain_is_found(members: Members, checked: Callable[..., Verified]) -> None:
    lines = members["ledger/chain.jsonl"].splitlines(keepends=True)
    cut = forged({**members, "ledger/chain.jsonl": b"".join(lines[:-1])})
    assert "the chain ends at entry" in failed(checked(cut))
    dropped = forged({**members, "ledger/chain.jsonl": b"".join(lines[:3] + lines[4:])})
    assert "entry 4 of the chain is missing" in failed(checked(dropped))
    changed = lines[2].replace(b'"number":3', b'"number":3 ')
    assert "line 3" in failed(
        checked(forged({**members, "ledger/chain.jsonl": b"".join([*lines[:2], changed, *lines[3:]])}))
    )
    short = {n: c for n, c in members.items() if not n.startswith("ledger/events/") or int(n[14:20]) < 7}
    document = json.loads(members["manifest.json"])
    document["predicate"]["head"] = {"entry": 6, "sha256": sha256(lines[5].rstrip(b"\n"))}
    short |= {"ledger/chain.jsonl": b"".join(lines[:6]), "manifest.json": json.dumps(document).encode()}
    assert "the chain is cut: the run has ended" in failed(checked(forged(short)))


def test_the_same_state_gives_the_same_bundle(kept: Kept, members: Members, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_members(tmp_path / name, kept.members())
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_file_that_is_no_bundle(members: Members, tmp_path: Path) -> None:
    file = tmp_path / "bundle.zip"
    write_members(file, {"a/b.txt": b"hello" * 99, "c.txt": b"x"})
    raw = file.read_bytes()
    for at in range(len(raw)):
        file.write_bytes(raw[:at])
        with pytest.raises(Broken):
            read_members(file)
    for change in (
        raw + b"x",
        b"x" + raw,
        raw.replace(b"a/b.txt", b"../.txt"),
        raw.replace(b"c.txt", b"/.txt"),
    ):
        file.write_bytes(change)
        with pytest.raises(Broken):
            read_members(file)
    for name in ("../a", "/a", "a//b", "a/../b", "a\\b", "ü", ""):
        with pytest.raises(Broken):
            write_members(file, {name: b""})
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as other:
        other.writestr("bomb", b"\0" * 1_000_000)
    with pytest.raises(Broken):
        read_members(file)


def test_verify_needs_no_database_and_no_project(members: Members, kept: Kept, tmp_path: Path) -> None:
    """What the command loads is click, cryptography and this package: nothing that reads or moves data."""
    file = tmp_path / "bundle.zip"
    write_members(file, members)
    code = (
        "import sys; from migrate.cli.verify import command\n"
        "try: command(sys.argv[1:])\n"
        "finally: print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file), "--key", str(kept.keys / "agency.pub.pem")],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith("which ended PASS")
    heavy = {
        "sqlalchemy",
        "duckdb",
        "pyarrow",
        "numpy",
        "pydantic",
        "yaml",
        "connectors",
        "mappings",
        "prefect",
    }
    assert not heavy & set(done.stderr.split())
