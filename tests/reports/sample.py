"""Reports of an invented family services agency, for the tests of the pages: real in shape and in length."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from migrate.reports.model import (
    Check,
    Difference,
    FaultReport,
    FieldReport,
    Outcome,
    QuarantinedRecord,
    Reconciliation,
    RuleReport,
    RunReport,
    SourceReport,
    StageReport,
    TableReport,
)

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}\x00\u202e</title></svg>]]>"
"""A value that must stay text wherever it stands: element, attribute, SVG, JSON, XML, terminal."""

NUMBER, DATE, TEXT = "number", "date", "text"
TABLES: dict[str, tuple[str, str, int, list[tuple[str, str]]]] = {
    "client": ("CLIENTS", "CLIENT-RECORD", 4873, [
        ("client_id", NUMBER), ("full_name", TEXT), ("born_on", DATE), ("sex", TEXT), ("district", TEXT),
        ("preferred_language", TEXT), ("balance", NUMBER), ("opened_on", DATE), ("status", TEXT)]),
    "client_address": ("CLIENTS", "ADDRESS", 8112, [
        ("client_id", NUMBER), ("seq", NUMBER), ("street", TEXT), ("city", TEXT), ("postal_code", TEXT)]),
    "organisation": ("CLIENTS", "ORG-DATA", 411, [("client_id", NUMBER), ("org_name", TEXT), ("tax_no", TEXT)]),
    "case_file": ("CASES", "CASE-RECORD", 5214, [
        ("case_id", NUMBER), ("client_id", NUMBER), ("programme", TEXT), ("opened_on", DATE), ("closed_on", DATE)]),
    "participant": ("CASES", "PARTICIPANT-RECORD", 6033, [
        ("case_id", NUMBER), ("participant_no", NUMBER), ("role", TEXT), ("born_on", DATE)]),
    "service": ("CASES", "SERVICE-RECORD", 4587, [
        ("case_id", NUMBER), ("service_no", NUMBER), ("provider_id", TEXT), ("units", NUMBER), ("from_date", DATE)]),
    "payment": ("CASES", "PAYMENT-RECORD", 4080, [
        ("case_id", NUMBER), ("payment_no", NUMBER), ("amount", NUMBER), ("paid_on", DATE), ("fund", TEXT)]),
    "payment_line": ("CASES", "PAY-LINE", 11962, [
        ("case_id", NUMBER), ("payment_no", NUMBER), ("seq", NUMBER), ("line_amount", NUMBER)]),
    "provider": ("PROVIDERS", "provider", 989, [
        ("provider_id", TEXT), ("name", TEXT), ("licence", TEXT), ("rate", NUMBER), ("licensed_until", DATE)]),
}  # fmt: skip
CODE_TABLES = ("district", "language", "sex", "programme", "fund", "role", "service_kind", "status", "county", "licence_kind", "closing_reason")  # fmt: skip


def green() -> RunReport:
    """Everything balanced, agreed and passed; nothing was held back or left out."""
    clients, cases, providers, _ = _sources()
    sources = (
        replace(clients, loaded=4900, quarantined=0, policies=()),
        replace(cases, loaded=19998, quarantined=0),
        replace(providers, loaded=1000, quarantined=0),
    )
    rules = tuple(replace(rule, outcome=Outcome.PASS, failed=0, records=0, message="") for rule in _rules())
    return replace(
        differing(),
        run="2026-11-14T090211Z-7c1e",
        outcome=Outcome.PASS,
        headline="All 26,000 records of 3 sources are accounted for, and source and target agree to the cent.",
        exit_code=0,
        sources=sources,
        rules=rules,
        quarantine=(),
        quarantined_total=0,
        reconciliation=_reconciliation(clean=True),
    )


def differing() -> RunReport:
    """A run with quarantined records, one source left out, a warning, and three differences found after it."""
    records = quarantined(40)
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
        sources=_sources(),
        tables=_tables(),
        rules=_rules(),
        quarantine=records,
        quarantined_total=len(records),
        reconciliation=_reconciliation(clean=False),
        allowed="at most 1 % of the records",
        versions={
            "legacy-migrate": "0.1.0",
            "Python": "3.11.7",
            "DuckDB": "1.5.6",
            "PostgreSQL": "18.1",
            "Great Expectations": "1.24.1",
            "Prefect": "3.8.8",
            "project files": "sha256 " + _hash("project"),
        },
    )


def failed() -> RunReport:
    """A run that ended before publishing: a rule and a check could not run, records are missing."""
    clients, cases, *_ = _sources()
    broken = replace(clients, loaded=4100)
    message = 'column "progamme" does not exist; did you mean "programme"?'
    rules = (replace(_rules()[0], outcome=Outcome.ERROR, checked=0, failed=0, message=message), *_rules()[1:])
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
        Check("column", f"table_{number // 250:02d}.column_{number % 250 // 5:03d}", name, Outcome.PASS, value, value)
        for number in range(5000)
        for name, value in [(("rows", "nulls", "minimum", "sum", "length_total")[number % 5], str(number * 7919))]
    )
    assert base.reconciliation is not None
    records = quarantined(1000)
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
    from dataclasses import fields, is_dataclass

    if isinstance(value, Outcome):
        return value
    if isinstance(value, str):
        return HOSTILE
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"level", "on_failure"}
        return type(value)(
            **{
                each.name: getattr(value, each.name) if each.name in kept else _poisoned(getattr(value, each.name))
                for each in fields(value)
            }
        )
    if isinstance(value, dict):
        # Names that the pages look up stay; the others are as hostile as values.
        known = {"field", "policy", "count", "address", "bytes", "sha256", "modified", "name", "type", "column"}
        return {name if name in known else f"{name}{HOSTILE}": _poisoned(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return tuple(_poisoned(each) for each in value)
    return value


def _sources() -> tuple[SourceReport, SourceReport, SourceReport, SourceReport]:
    return (
        SourceReport(
            name="CLIENTS",
            connector="cobol",
            files=(_file("extracts/CLIENTS.bin", 1_500_000),),
            bytes_in=1_500_000,
            records_in=5000,
            loaded=4873,
            quarantined=27,
            filtered={"deleted-on-mainframe": 88, "test-record": 12},
            tally={"record_bytes": 1_500_000, "control_bytes": 0, "header_bytes": 0, "trailer_bytes": 0},
            policies=({"field": "CLIENT-RECORD.BIRTH-DT", "policy": "blank_numbers: null", "count": 318},),
        ),
        SourceReport(
            name="CASES",
            connector="cobol",
            files=(_file("extracts/CASES.vb", 1_874_332),),
            bytes_in=1_874_332,
            records_in=20000,
            loaded=19994,
            quarantined=4,
            header=1,
            trailer=1,
            tally={"record_bytes": 1_792_564, "control_bytes": 81_768, "header_bytes": 0, "trailer_bytes": 0},
        ),
        SourceReport(
            name="PROVIDERS",
            connector="xml",
            files=(_file("extracts/PROVIDERS.xml", 412_889),),
            bytes_in=412_889,
            records_in=1000,
            loaded=991,
            quarantined=9,
            tally={"record_bytes": 411_902, "control_bytes": 640, "header_bytes": 322, "trailer_bytes": 25},
        ),
        SourceReport(
            name="WORKERS",
            connector="odbc",
            left_out="No ODBC driver named 'PostgreSQL Unicode' is installed on this machine. Install odbc-postgresql, "
            "then run again.",
        ),
    )


def _file(address: str, size: int) -> dict[str, object]:
    return {"address": address, "bytes": size, "sha256": _hash(address), "modified": "2026-11-01T04:10:22Z"}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _tables() -> tuple[TableReport, ...]:
    found = [
        TableReport(
            name=name,
            source=source,
            segment=segment,
            rows=rows,
            key=[column for column, _ in columns if column.endswith(("_id", "_no", "seq"))][:2],
            columns=[
                {
                    "name": column,
                    "type": {NUMBER: "decimal(11,2)", DATE: "date", TEXT: "varchar(60)"}[kind],
                    "nullable": not column.endswith("_id"),
                    "origin": column.upper().replace("_", "-"),
                    "rule": "from",
                    "pii": "name" if "name" in column else "",
                    "description": "",
                }
                for column, kind in columns
            ],
        )
        for name, (source, segment, rows, columns) in TABLES.items()
    ]
    return (*found, *(TableReport(f"code_{name}", "", "", 12, ["code"]) for name in CODE_TABLES))


def _rules() -> tuple[RuleReport, ...]:
    suite = "family"
    unique = {"column_list": ["case_id", "payment_no"]}
    return (
        RuleReport(suite, "case_file", "expect_column_values_to_be_in_set",
                   {"column": "programme", "value_set": ["FOSTER", "ADOPT", "TANF", "CHILDCARE"]}, "quarantine",
                   Outcome.PASS, 5214, because="The four programmes of the 2019 administrative code, section 4."),
        RuleReport(suite, "case_file", "expect_column_pair_values_a_to_be_greater_than_b",
                   {"column_A": "closed_on", "column_B": "opened_on", "or_equal": True}, "warn", Outcome.FAIL, 5214,
                   12, because="Twelve cases are known to close before they open; the district corrects them by hand."),
        RuleReport(suite, "client", "expect_column_values_to_not_be_null", {"column": "client_id"}, "stop",
                   Outcome.PASS, 4876),
        RuleReport(suite, "client", "expect_column_values_to_be_unique", {"column": "client_id"}, "quarantine",
                   Outcome.FAIL, 4876, 6, 3, "The newest of each pair is not known, so neither is loaded."),
        RuleReport(suite, "client", "expect_column_values_to_be_between",
                   {"column": "born_on", "min_value": "1900-01-01", "max_value": "2026-11-01"}, "quarantine",
                   Outcome.PASS, 4876),
        RuleReport(suite, "client", "expect_column_values_to_match_regex",
                   {"column": "postal_code", "regex": r"^\d{5}(-\d{4})?$", "mostly": 0.99}, "warn", Outcome.PASS, 4876),
        RuleReport(suite, "payment", "expect_compound_columns_to_be_unique", unique, "stop", Outcome.PASS, 4080),
        RuleReport(suite, "payment", "expect_column_values_to_be_between",
                   {"column": "amount", "min_value": "0.00", "max_value": "25000.00"}, "warn", Outcome.PASS, 4080),
        RuleReport(suite, "payment", "unexpected_rows_expectation",
                   {"unexpected_rows_query": "SELECT p.* FROM {batch} p LEFT JOIN case_file c USING (case_id) "
                    "WHERE c.case_id IS NULL", "description": "Every payment belongs to a case"}, "quarantine",
                   Outcome.FAIL, 4080, 1, 1, "An orphan payment cannot be shown to anyone who may approve it."),
        RuleReport(suite, "provider", "expect_column_value_lengths_to_be_between",
                   {"column": "licence", "min_value": 6, "max_value": 10}, "quarantine", Outcome.PASS, 989),
        RuleReport(suite, "provider", "expect_column_values_to_match_regex",
                   {"column": "licence", "regex": "^[A-Z]{2}[0-9]{4,8}$"}, "warn", Outcome.ERROR, message=
                   "the database refused the pattern: invalid regular expression: quantifier operand invalid"),
    )  # fmt: skip


def _reconciliation(*, clean: bool) -> Reconciliation:
    rows = sum(table[2] for table in TABLES.values()) + 12 * len(CODE_TABLES)
    columns = sum(len(table[3]) for table in TABLES.values()) + 2 * len(CODE_TABLES)
    differences = () if clean else _differences()
    return Reconciliation(
        outcome=Outcome.PASS if clean else Outcome.FAIL,
        checks=(*_balance(), *_control(), *_columns(clean), *_rows(clean)),
        rows_compared=rows,
        columns_compared=columns,
        coverage=f"100 % of rows, {columns} of {columns} columns",
        differences=differences,
        differences_total=len(differences),
        seconds=4.1,
    )


def _balance() -> list[Check]:
    found = []
    for name, records, size in (("CLIENTS", 5000, 1_500_000), ("CASES", 20000, 1_874_332), ("PROVIDERS", 1000, 412_889)):
        found.append(Check("accounting", name, "records", Outcome.PASS, str(records), str(records), "every record in one disposition"))
        found.append(Check("accounting", name, "bytes", Outcome.PASS, str(size), str(size), "header + records + padding = file size"))
    return found


def _control() -> list[Check]:
    equal = [
        ("payment records", "4081", ""),
        ("sum of PAY-AMT", "3128840.17", "includes the quarantined record 18,220 with 412.00"),
        ("hash total of CASE-NO", "104284710", "sum of all case numbers"),
    ]
    found = [Check("control", "CASES trailer", name, Outcome.PASS, text, text, why) for name, text, why in equal]
    return [*found, Check("control", "CLIENTS", "trailer", Outcome.NOT_COMPARED, detail="the file carries no trailer")]


def _columns(clean: bool) -> list[Check]:
    found = []
    every = {**TABLES, **{f"code_{name}": ("", "", 12, [("code", TEXT), ("meaning", TEXT)]) for name in CODE_TABLES}}
    for table, (_, _, rows, columns) in every.items():
        for column, kind in columns:
            for name, value in _figures(table, column, kind, rows).items():
                target, outcome = value, Outcome.PASS
                if not clean and (table, column, name) == ("payment", "amount", "sum"):
                    target, outcome = "3128428.18", Outcome.FAIL
                found.append(Check("column", f"{table}.{column}", name, outcome, value, target))
    return found


def _figures(table: str, column: str, kind: str, rows: int) -> dict[str, str]:
    seed = int(_hash(f"{table}.{column}")[:8], 16)
    found = {"rows": str(rows), "nulls": str(seed % 40 if kind == DATE else 0)}
    if column.endswith(("_id", "_no", "code")):
        found["distinct"] = str(rows)
    if kind == NUMBER:
        total = "3128428.17" if (table, column) == ("payment", "amount") else f"{seed * 3}.{seed % 100:02d}"
        return {**found, "minimum": "-812.40", "maximum": f"{seed % 90000}.15", "sum": total}
    if kind == DATE:
        return {**found, "minimum": "1931-02-28", "maximum": "2026-10-31", "hash_total": str(seed * 17)}
    text = {"minimum": "Aaberg, Åse", "maximum": "Zúñiga, Íñigo", "hash_total": str(seed * 10**9 + 77)}
    return {**found, **text, "length_total": str(rows * 14)}


def _rows(clean: bool) -> list[Check]:
    found = []
    for table, (_, _, rows, columns) in TABLES.items():
        wrong = 0 if clean else {"payment": 1, "client": 1, "participant": 1}.get(table, 0)
        detail = f"{rows:,} rows of {len(columns)} columns compared, {wrong} differ"
        outcome = Outcome.FAIL if wrong else Outcome.PASS
        found.append(Check("row", table, "every row and column", outcome, f"{rows:,}", f"{rows:,}", detail))
    return found


def _differences() -> tuple[Difference, ...]:
    return (
        Difference("payment", {"case_id": "104233", "payment_no": "3"}, "changed", "amount", "1204.10", "1204.11",
                   "extracts/CASES.vb", 18221, 1_702_118),
        Difference("client", {"client_id": "700412"}, "changed", "full_name", "Núñez, José María", "Nunez, José María ",
                   "extracts/CLIENTS.bin", 412, 123_300),
        Difference("participant", {"case_id": "104107", "participant_no": "2"}, "missing", "", "", "",
                   "extracts/CASES.vb", 441, 41_090),
    )  # fmt: skip


_FIELDS = (
    ("CLIENT-NO", 6, "9(6)", "DISPLAY"), ("LAST-NAME", 25, "X(25)", "DISPLAY"), ("FIRST-NAME", 20, "X(20)", "DISPLAY"),
    ("BIRTH-DT", 8, "9(8)", "DISPLAY"), ("SEX-CD", 1, "X", "DISPLAY"), ("DIST-CD", 3, "X(3)", "DISPLAY"),
    ("BAL-AMT", 6, "S9(9)V99", "COMP-3"), ("OPEN-DT", 4, "9(7)", "COMP-3"), ("STATUS-CD", 1, "X", "DISPLAY"),
    ("ADDRESS-COUNT", 2, "9(4)", "COMP"), ("ADDRESS(1).STREET", 40, "X(40)", "DISPLAY"),
    ("ADDRESS(1).CITY", 30, "X(30)", "DISPLAY"), ("ADDRESS(1).POSTAL-CODE", 10, "X(10)", "DISPLAY"),
    ("FILLER", 44, "X(44)", "DISPLAY"),
)  # fmt: skip
_FAULTS = (
    ("decode", "BAL-AMT", "packed_sign", "the last half byte is F0, no sign that packed decimal knows", ""),
    ("decode", "OPEN-DT", "packed_digit", "the byte 4A holds a half byte that is no digit", ""),
    ("map", "BIRTH-DT", "impossible_date", "19990230 is no day of the calendar", "client.born_on"),
    ("map", "DIST-CD", "unknown_code", "'Q77' is not in codes/district.csv", "client.district"),
    ("validate", "client_id", "expect_column_values_to_be_unique", "the value stands in 2 rows",
     "expect_column_values_to_be_unique"),
)  # fmt: skip


def quarantined(number: int) -> tuple[QuarantinedRecord, ...]:
    """That many refused records: 4 of CASES, 9 of an XML source that has no fields by byte, the rest of CLIENTS."""
    clients = [_client(at) for at in range(number - 13)]
    count = FaultReport("decode", "PAY-COUNT", "odo_range", "17 lies outside 0 to 12, the range of OCCURS DEPENDING ON")
    orphan = FaultReport("validate", "case_id", "orphan", "no case has the number 999001", "unexpected_rows_expectation")
    cases = [_payment(at, (count, orphan) if at == 3 else (count,)) for at in range(4)]
    wrong = FaultReport("decode", "licence", "xsd_pattern", "'n/a' breaks the pattern [A-Z]{2}[0-9]{4,8}", "PROVIDERS.xsd")
    providers = [
        QuarantinedRecord("PROVIDERS", 101 + 97 * at, "extracts/PROVIDERS.xml", 41_118 + 39_871 * at, 412, "provider", (wrong,))
        for at in range(9)
    ]  # fmt: skip
    return (*clients, *cases, *providers)


def _payment(at: int, faults: tuple[FaultReport, ...]) -> QuarantinedRecord:
    fields = (
        FieldReport("REC-TYPE", 0, 1, "X", "DISPLAY", "D7", "P"),
        FieldReport("CASE-NO", 1, 9, "9(9)", "DISPLAY", "F0F0F0F9F9F9F0F0F1", "000999001"),
        FieldReport("PAY-NO", 10, 2, "9(4)", "COMP", "0003", ".."),
        FieldReport("PAY-COUNT", 12, 2, "9(4)", "COMP", "0011", "..", at_fault=True),
    )
    return QuarantinedRecord("CASES", 18220 + at, "extracts/CASES.vb", 1_701_990 + 128 * at, 128, "PAYMENT-RECORD", faults, fields)


def _client(at: int) -> QuarantinedRecord:
    fault = FaultReport(*_FAULTS[at % len(_FAULTS)])
    record, offset, found = 17 + at * 4, 0, []
    for path, length, picture, usage in _FIELDS:
        masked = path in ("LAST-NAME", "FIRST-NAME", "ADDRESS(1).STREET")
        raw = _bytes(path, length, record)
        text = "".join(char if char.isprintable() else "." for char in raw.decode("cp037"))
        hex_, text = ("." * (2 * length), "." * length) if masked else (raw.hex().upper(), text)
        found.append(FieldReport(path, offset, length, picture, usage, hex_, text, masked, path == fault.field))
        offset += length
    return QuarantinedRecord(
        "CLIENTS", record, "extracts/CLIENTS.bin", (record - 1) * 300, 300, "CLIENT-RECORD", (fault,), tuple(found)
    )


def _bytes(path: str, length: int, record: int) -> bytes:
    known = {
        "CLIENT-NO": f"{700000 + record}".encode("cp037"),
        "BIRTH-DT": "19990230".encode("cp037"),
        "SEX-CD": b"\xc6",
        "DIST-CD": "Q77".encode("cp037"),
        "BAL-AMT": bytes.fromhex("00000012340F")[:5] + b"\xf0",
        "OPEN-DT": bytes.fromhex("2019" + "4A5C"),
        "STATUS-CD": b"\xc1",
        "ADDRESS-COUNT": b"\x00\x01",
        "ADDRESS(1).CITY": "SPRINGFIELD".ljust(30).encode("cp037"),
        "ADDRESS(1).POSTAL-CODE": "62704".ljust(10).encode("cp037"),
    }
    return known.get(path, "".ljust(length).encode("cp037"))[:length]
