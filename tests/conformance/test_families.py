"""A file of three levels of records that a COBOL program wrote, through the whole product.

The mappings are those of the manual. The program printed for each record what it belongs to, which stands in
no field of the file.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from connectors.base import Partition
from connectors.cobol import CobolConnector, extract
from migrate import pipeline
from migrate.cli import cli
from migrate.reports.model import Outcome
from tests.docs.pages import ROOT, fences

HERE = Path(__file__).parent
SHOWN = [json.loads(line) for line in (HERE / "golden" / "FAMILY.txt").read_text().splitlines()]
PROJECT = """\
project: family
target: {url: "duckdb:///family.duckdb", schema: family}
sources:
  family:
%s
mappings: [mappings/*.yaml]
limits: {quarantine: 100}
"""


def example(page: str, start: str) -> list[str]:
    """The manual's code blocks of a page that speak of this file."""
    found = [each.text for each in fences(ROOT / "docs" / page) if start in each.text]
    assert found
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (source,) = example("project.md", "FAMILY.cpy")
    (tmp_path / "migration.yaml").write_text(
        PROJECT % "".join(f"    {line}\n" for line in source.splitlines()).rstrip()
    )
    (tmp_path / "family.yaml").write_text(source)
    (tmp_path / "mappings").mkdir()
    for n, text in enumerate(example("mappings.md", "from: family.")):
        (tmp_path / "mappings" / f"{n}.yaml").write_text(text)
    (tmp_path / "FAMILY.cpy").write_text((HERE / "programs" / "FAMILY.cpy").read_text())
    (tmp_path / "FAMILY.bin").write_bytes((HERE / "golden" / "FAMILY.bin").read_bytes())
    return tmp_path


def call(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli, [str(each) for each in arguments])
    assert done.exit_code == 0, done.output + repr(done.exception)
    return done


def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Families lie across chunks and partitions, in both readings."""
    partitions = CobolConnector.partitions

    def small(self: CobolConnector, target_bytes: int) -> Any:
        found: list[Partition] = list(partitions(self, 100))
        assert len(found) > 5
        return found

    monkeypatch.setattr(CobolConnector, "partitions", small)
    monkeypatch.setattr(extract, "READ", 60)


def run(project: Path) -> pipeline.Progressing:
    """Every stage of a run, without the orchestrator."""
    context = pipeline.open_run(str(project), "one")
    pipeline.look(context)
    with pipeline.session(context) as going:
        for source, number in pipeline.pieces(context):
            pipeline.extract(context, source, number)
        pipeline.check(going)
        assert not going.over_limit
        pipeline.publish(going)
        going.reconciliation = pipeline.reconcile_run(context, going.sources)
    pipeline.close_run(str(project), "one")
    return going


def tables(project: Path) -> dict[str, list[dict[str, Any]]]:
    with duckdb.connect(project / "family.duckdb", read_only=True) as connection:
        names = ("company", "department", "employee", "contract")
        return {
            name: connection.sql(f"SELECT * FROM family.family.{name} ORDER BY ALL")
            .to_arrow_table()
            .to_pylist()
            for name in names
        }


def expected() -> dict[str, list[dict[str, Any]]]:
    """The rows that the program's printed lines say."""
    found: dict[str, list[dict[str, Any]]] = {"company": [], "department": [], "employee": [], "contract": []}
    for line in SHOWN:
        own = {"company_id": int(line.get("COMPANY", line.get("ID", 0)))}
        if line["TABLE"] == "company":
            own |= {"name": line["NAME"]}
        elif line["TABLE"] == "department":
            own |= {
                "dept_no": int(line["PLACE"]),
                "name": line["NAME"],
                "budget": Decimal(line["BUDGET"].strip()),
            }
        elif line["TABLE"] == "employee":
            since = f"{line['SINCE'][:4]}-{line['SINCE'][4:6]}-{line['SINCE'][6:]}"
            own |= {
                "dept_no": int(line["DEPT"]),
                "place": int(line["PLACE"]),
                "dept": "DEPT",
                "name": line["NAME"],
            }
            own |= {"pay": Decimal(line["PAY"].strip()), "since": since, "label": f"COMPANY {line['NAME']}"}
        else:
            own = {"contract_no": int(line["NO"]), **own}
        found[line["TABLE"]].append(own)
    return found


def test_every_record_arrives_under_its_parent(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_small_pieces(monkeypatch)
    going = run(project)
    found = tables(project)
    for row in found["employee"]:
        row["since"] = row["since"].isoformat()
    assert found == expected()
    assert [len(rows) for rows in found.values()] == [9, 13, 18, 9]
    assert going.reconciliation is not None
    assert going.reconciliation.outcome is Outcome.PASS
    (source,) = going.sources
    assert (source.records_in, source.loaded, source.quarantined) == (49, 49, 0)


def test_what_has_no_parent_is_quarantined_and_the_rest_reconciles(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An orphan before the first company, a department whose budget is no number, a company that is refused later."""
    in_small_pieces(monkeypatch)
    good = expected()["employee"]
    orphan = "DLOST    ".encode("cp037") + b"\0\0\0\0\x1c"
    broken = "DBROKEN  ".encode("cp037") + b"\0\0\0\0\x11"
    employee = "ENEW       ".encode("cp037") + b"\0\0\0\x1c" + "20240230".encode("cp037")
    twice = "C000101TWICE       ".encode("cp037")
    contract = "K99999".encode("cp037")
    data = (project / "FAMILY.bin").read_bytes()
    tail = (broken, employee, contract, twice, contract.replace(b"\xf9", b"\xf8"))
    (project / "FAMILY.bin").write_bytes(_framed(orphan) + data + b"".join(_framed(each) for each in tail))
    going = run(project)
    report = json.loads((project / "runs" / "one" / "report.json").read_text("utf-8"))
    codes = {each["record"]: [f["code"] for f in each["faults"]] for each in report["quarantine"]}
    pages = "".join(page.read_text("utf-8") for page in (project / "runs" / "one").rglob("*.html"))
    assert "no_parent" in pages
    assert "no COMPANY-RECORD record is open before it" in pages
    # 000101 stands twice, so both companies go, and what refers to them
    assert codes.pop(1) == ["no_parent"]
    assert codes.pop(51) == ["bad_sign"]
    assert codes.pop(52) == ["parent_quarantined"]
    assert codes.pop(2) == codes.pop(54) == ["duplicate_key"]
    followers = Counter(code for each in codes.values() for code in each)
    # a department and two contracts; two employees, whose department's key stands in no field of its own record
    assert followers == {"parent_quarantined": 3, "orphan": 2}
    found = tables(project)
    assert [len(rows) for rows in found.values()] == [8, 12, len(good) - 2, 9]
    assert 99999 in {row["contract_no"] for row in found["contract"]}
    assert going.reconciliation is not None
    assert going.reconciliation.outcome is Outcome.PASS
    (source,) = going.sources
    assert source.records_in == 49 + 6 == source.loaded + source.quarantined


def _framed(record: bytes) -> bytes:
    return (len(record) + 4).to_bytes(2, "big") + b"\0\0" + record


def test_decode_nests_the_families(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_small_pieces(monkeypatch)
    lines = [json.loads(line) for line in call("decode", project / "family.yaml").stdout.splitlines()]
    assert len(lines) == 9
    third = lines[2]
    assert [len(each["EMPLOYEE-RECORD"]) for each in third["DEPT-RECORD"]] == [0, 1, 2]
    assert third["CONTRACT-RECORD"] == []
    names = [(name, type(value)) for name, value in third.items()]
    assert names[2:] == [("COMPANY-NAME", str), ("DEPT-RECORD", list), ("CONTRACT-RECORD", list)]
    employees = [e for each in lines for dept in each["DEPT-RECORD"] for e in dept["EMPLOYEE-RECORD"]]
    assert [e["SINCE"] for e in employees] == [int(each["SINCE"]) for each in SHOWN if "SINCE" in each]
    assert len(call("decode", project / "family.yaml", "--limit", "2").stdout.splitlines()) == 2
    flat = call("decode", project / "family.yaml", "--select", "EMPLOYEE-RECORD").stdout.splitlines()
    assert [json.loads(line) for line in flat] == employees


def test_decode_writes_a_table_a_type(project: Path) -> None:
    call("decode", project / "family.yaml", "--to", "parquet", "--out", project / "f.parquet")
    query = """
        SELECT c."COMPANY-ID", d._position, e._position FROM '{0}.EMPLOYEE-RECORD.parquet' e
        JOIN '{0}.DEPT-RECORD.parquet' d ON d._record = e._parent
        JOIN '{0}.COMPANY-RECORD.parquet' c ON c._record = d._parent ORDER BY e._record
    """
    rows = duckdb.sql(query.format(project / "f")).fetchall()
    assert rows == [
        tuple(int(each[w]) for w in ("COMPANY", "DEPT", "PLACE")) for each in SHOWN if "DEPT" in each
    ]


TREE = ["Hierarchy:", "  COMPANY-RECORD", "    DEPT-RECORD", "      EMPLOYEE-RECORD", "    CONTRACT-RECORD"]


def test_layout_and_plan_show_the_hierarchy(project: Path) -> None:
    assert [line.rstrip() for line in call("layout", project / "family.yaml").stdout.splitlines()][
        -5:
    ] == TREE
    as_json = json.loads(call("layout", project / "family.yaml", "--output", "json").stdout)
    assert as_json["hierarchy"]["DEPT-RECORD"] == ["EMPLOYEE-RECORD"]
    plan = call("plan", project).stdout.splitlines()
    assert [line.rstrip() for line in plan if line.startswith("family: ")] == [
        f"family: {line}" for line in TREE
    ]
    as_json = json.loads(call("plan", project, "--output", "json").stdout)
    assert as_json["sources"][0]["hierarchy"]["DEPT-RECORD"] == ["EMPLOYEE-RECORD"]
