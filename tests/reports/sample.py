"""Reports of an invented family services agency, for the tests of the pages: real in shape and in length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace

from migrate.reports.model import (
    Check,
    CutOff,
    Outcome,
    PartitionReport,
    RunReport,
    StageReport,
    TrendPoint,
)
from tests.reports import agency, compared, rejects

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}\x00\u202e</title></svg>]]>"
"""A value that must stay text wherever it stands: element, attribute, SVG, JSON, XML, terminal."""


def green() -> RunReport:
    """Everything balanced, agreed and passed; nothing was held back or left out."""
    clients, cases, providers, _ = agency.sources()
    sources = (
        replace(clients, loaded=4900, quarantined=0, policies=()),
        replace(cases, loaded=19998, quarantined=0),
        replace(providers, loaded=1000, quarantined=0),
    )
    rules = tuple(
        replace(rule, outcome=Outcome.PASS, failed=0, records=0, message="") for rule in agency.rules()
    )
    return replace(
        differing(),
        run="2026-11-14T090211Z-7c1e",
        outcome=Outcome.PASS,
        headline="All 26,000 records of 3 sources are accounted for; source and target agree to the cent.",
        exit_code=0,
        sources=sources,
        rules=rules,
        quarantine=(),
        quarantined_total=0,
        reconciliation=compared.reconciliation(clean=True),
    )


def differing() -> RunReport:
    """A run with quarantined records, one source left out, a warning and three differences."""
    records = rejects.quarantined(40)
    return RunReport(
        run="2026-11-14T101503Z-4f2a",
        project="State Child and Family Services: legacy case system",
        outcome=Outcome.FAIL,
        headline="Three values in the target differ from the source; all 26,000 records are accounted for.",
        exit_code=5,
        started="2026-11-14T10:15:03Z",
        ended="2026-11-14T10:15:24Z",
        seconds=20.918,
        target="postgresql+psycopg://migrator@db.family.example.gov/casework, schema family",
        stages=(
            StageReport("extract", 3.412, "26,000 records of 3 sources decoded"),
            StageReport("map", 2.204, "20 tables, 61,204 rows"),
            StageReport("stage", 4.871, "61,204 rows into staging tables by COPY"),
            StageReport("validate", 5.310, "11 rules on the staged rows"),
            StageReport("publish", 0.842, "one transaction"),
            StageReport("reconcile", 4.1, "the sources read again, every row compared"),
            StageReport("report", 0.179),
        ),
        sources=agency.sources(),
        tables=agency.tables(),
        rules=agency.rules(),
        quarantine=records,
        quarantined_total=len(records),
        reconciliation=compared.reconciliation(clean=False),
        allowed="at most 1 % of the records",
        versions={
            "legacy-migrate": "0.1.0",
            "Python": "3.11.7",
            "DuckDB": "1.5.6",
            "PostgreSQL": "18.1",
            "Great Expectations": "1.24.1",
            "Prefect": "3.8.8",
            "project files": "sha256 " + agency.digest("project"),
        },
    )


def rehearsed() -> RunReport:
    """With what the ledger knows of partitions, files and an earlier run."""
    base = differing()
    assert base.reconciliation is not None
    clients, *others = base.sources
    piece = PartitionReport(
        0, "extracts/CLIENTS.bin", 0, 1_500_000, 1, 5000, 1_500_000,
        {"quarantined": 27, "filtered": 100}, {"client": 4900},
    )  # fmt: skip
    before, after = (
        {"bytes": size, "sha256": digest, "modified": ""} for size, digest in ((10, "aa"), (11, "bb"))
    )
    moment = "2026-11-14T10:15:24+00:00"
    file = CutOff("CLIENTS", "extracts/CLIENTS.bin", Outcome.FAIL, before, after, moment)
    earlier = TrendPoint("r1", "2026-11-10T08:00:00+00:00", "FAIL", 26000, 25000, 500, 100, None, 30.5)
    return replace(
        base,
        sources=(replace(clients, partitions=(piece,)), *others),
        reconciliation=replace(base.reconciliation, cut_off=(file,)),
        trend=(earlier,),
    )


def failed() -> RunReport:
    """A run that ended before publishing: a rule and a check could not run, records are missing."""
    clients, cases, *_ = agency.sources()
    broken = replace(clients, loaded=4100)
    message = 'column "progamme" does not exist; did you mean "programme"?'
    rules = (
        replace(agency.rules()[0], outcome=Outcome.ERROR, checked=0, failed=0, message=message),
        *agency.rules()[1:],
    )
    return replace(
        differing(),
        run="2026-11-14T093344Z-a01d",
        outcome=Outcome.ERROR,
        headline="The target database stopped answering while rows were staged; nothing was published.",
        exit_code=1,
        sources=(broken, cases),
        tables=(),
        rules=rules,
        reconciliation=None,
    )


def stress() -> RunReport:
    """5,000 checks and 1,000 quarantined records."""
    base = differing()
    checks = tuple(
        Check(
            "column",
            f"table_{number // 250:02d}.column_{number % 250 // 5:03d}",
            name,
            Outcome.PASS,
            value,
            value,
        )
        for number in range(5000)
        for name, value in [
            (("rows", "nulls", "minimum", "sum", "length_total")[number % 5], str(number * 7919))
        ]
    )
    assert base.reconciliation is not None
    records = rejects.quarantined(1000)
    return replace(
        base,
        quarantine=records,
        quarantined_total=len(records),
        reconciliation=replace(base.reconciliation, checks=checks),
    )


def hostile() -> RunReport:
    """Every text of the document, keys of mappings too, is an attack."""
    differing_ = differing()
    found = _poisoned(replace(differing_, quarantine=differing_.quarantine[:6]))
    assert isinstance(found, RunReport)
    return found


def _poisoned(value: object) -> object:
    if isinstance(value, Outcome):
        return value
    if isinstance(value, str):
        return HOSTILE if value else ""
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"level", "on_failure"}
        return type(value)(
            **{
                each.name: getattr(value, each.name)
                if each.name in kept
                else _poisoned(getattr(value, each.name))
                for each in fields(value)
            }
        )
    if isinstance(value, dict):
        # Names that the pages look up stay; the others are as hostile as values.
        known = {
            "field",
            "policy",
            "count",
            "address",
            "bytes",
            "sha256",
            "modified",
            "name",
            "type",
            "column",
        }
        return {
            name if name in known else f"{name}{HOSTILE}": _poisoned(each) for name, each in value.items()
        }
    if isinstance(value, Sequence):
        return tuple(_poisoned(each) for each in value)
    return value
