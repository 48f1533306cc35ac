"""Decisions and sign-offs: who may sign what, and what makes a signature void."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from migrate import pipeline
from migrate.errors import TerminalError
from migrate.evidence import matters
from migrate.evidence.signers import open_signer
from migrate.pipeline.signing import decide, sign, standing
from tests.cli.small import replace, write_project
from tests.evidence.conftest import Kept, migrated


def test_two_people_sign_and_then_data_changes(tmp_path: Path, keys: Path) -> None:
    folder = write_project(tmp_path / "small")
    replace(folder / "migration.yaml", "limits:", "sign_off: [steward, auditor]\nlimits:")
    kept = Kept(migrated(folder), keys)
    context, maria, omar = kept.context, open_signer(kept.key("maria")), open_signer(kept.key("omar"))
    with pytest.raises(TerminalError, match="asks for no sign-off as boss"):
        sign(context, None, "boss", "Maria", maria)
    subjects = sign(context, None, "steward", "Maria", maria)
    assert set(subjects) == {"project", "sources", "ledger", "report.json", "table person"}
    for role, person, signer in (
        ("auditor", "maria", omar),
        ("auditor", "Omar", maria),
        ("steward", "Maria", maria),
    ):
        with pytest.raises(TerminalError, match="Maria has signed run"):
            sign(context, None, role, person, signer)
    assert standing(context, None).missing == ["auditor"]
    sign(context, None, "auditor", "Omar", omar)
    stands = standing(context, None)
    assert (stands.missing, [each.void for each in stands.sign_offs]) == ([], ["", ""])
    with context.target.begin() as connection:
        connection.execute(
            sa.text("UPDATE small.small.person SET amount = amount + 0.01 WHERE person_no = 9")
        )
    stands = standing(context, None)
    assert {each.void for each in stands.sign_offs} == {"the published data changed after it: person"}
    assert stands.missing == ["steward", "auditor"]
    with pytest.raises(TerminalError, match="the published data is not what was compared: person"):
        sign(context, None, "steward", "Maria", maria)
    with context.target.begin() as connection:
        connection.execute(
            sa.text("UPDATE small.small.person SET amount = amount - 0.01 WHERE person_no = 9")
        )
    assert not standing(context, None).missing
    pipeline.context.close_run(str(folder), "r1")


def test_what_is_open_must_be_decided_first(tmp_path: Path, keys: Path) -> None:
    folder = write_project(tmp_path / "small")
    context = migrated(folder)
    kept = Kept(context, keys)
    maria, omar = open_signer(kept.key("maria")), open_signer(kept.key("omar"))
    with context.target.begin() as connection:
        connection.execute(sa.text("DELETE FROM small.small.person WHERE person_no = 9"))
    report = pipeline.stored_report(context, None)
    found = pipeline.reconcile_run(context, report.sources)
    pipeline.report_again(context, report, found)
    stands = standing(context, None)
    assert "row/person/every row and column" in {each.subject for each in stands.uncovered}
    with pytest.raises(TerminalError, match="covered by no approved decision"):
        sign(context, None, "steward", "Maria", maria)
    for matter in stands.matters:
        decide(context, None, matter.id, "approved", "withdrawn by order 12", "Omar", omar)
    decide(context, None, stands.matters[0].subject, "rejected", "not that one", "Omar", omar)
    assert standing(context, None).uncovered == stands.matters[:1]
    decide(context, None, stands.matters[0].id, "approved", "that one too", "Omar", omar)
    sign(context, None, "steward", "Maria", maria)
    assert not standing(context, None).sign_offs[0].void
    decide(context, None, stands.matters[0].id, "approved", "once more", "Omar", omar)
    assert "a decision was made after it" in standing(context, None).sign_offs[0].void
    with pytest.raises(TerminalError, match="has no open matter 'x'"):
        decide(context, None, "x", "approved", "", "Omar", omar)

    # another mapping is another project
    pipeline.context.close_run(str(folder), "r1")
    replace(folder / "person.yaml", "varchar(30)", "varchar(31)")
    context = pipeline.open_run(str(folder), "r1")
    with pytest.raises(TerminalError, match="a mapping, a suite or a copybook changed"):
        sign(context, None, "auditor", "Omar", omar)
    # a changed ledger is signed by nobody
    with context.target.begin() as connection:
        connection.execute(sa.text("UPDATE small.small_ledger.event SET body = '{}' WHERE number = 3"))
    with pytest.raises(TerminalError, match=r"entry 3 .* was changed"):
        standing(context, None)
    pipeline.context.close_run(str(folder), "r1")


def test_a_decision_covers_the_figures_it_saw(keys: Path) -> None:
    signer = open_signer(str(keys / "omar.pem"))
    was = matters.Matter("row/person/every row", "FAIL", "1 difference")
    now = matters.Matter("row/person/every row", "FAIL", "2 differences")
    made = matters.Decision(1, "", was.subject, was.digest, "approved", "", "Omar", "", "")
    assert matters.decision("r1", was, "approved", "why", "Omar", signer)["verdict"] == "approved"
    assert matters.uncovered([was], [made]) == []
    assert matters.uncovered([now], [made]) == [now]


def test_keys(keys: Path, tmp_path: Path) -> None:
    pem = (keys / "maria.pem").read_text()
    assert open_signer("env:KEY", {"KEY": pem}).public_key == open_signer(str(keys / "maria.pem")).public_key
    others = tmp_path / "others.pem"
    others.write_text(pem)
    others.chmod(0o640)
    for place, told in (
        (str(others), "others may use this private key"),
        (str(tmp_path / "none.pem"), "cannot be read"),
        ("env:NO_SUCH", "holds no key"),
        ("vault:x", "no signer called 'vault'"),
        (str(keys), "others may use|cannot be read"),
    ):
        with pytest.raises(TerminalError, match=told):
            open_signer(place, {})
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no key")
    wrong.chmod(0o600)
    with pytest.raises(TerminalError, match="no private key that can be opened"):
        open_signer(str(wrong))
