"""The invented agency: its sources, tables and rules, real in shape and length."""

from __future__ import annotations

import hashlib

from migrate.reports.model import (
    Outcome,
    RuleReport,
    SourceReport,
    TableReport,
)

NUMBER, DATE, TEXT = "number", "date", "text"
TABLES: dict[str, tuple[str, str, int, list[tuple[str, str]]]] = {
    "client": (
        "CLIENTS",
        "CLIENT-RECORD",
        4873,
        [
            ("client_id", NUMBER),
            ("full_name", TEXT),
            ("born_on", DATE),
            ("sex", TEXT),
            ("district", TEXT),
            ("preferred_language", TEXT),
            ("balance", NUMBER),
            ("opened_on", DATE),
            ("status", TEXT),
        ],
    ),
    "client_address": (
        "CLIENTS",
        "ADDRESS",
        8112,
        [("client_id", NUMBER), ("seq", NUMBER), ("street", TEXT), ("city", TEXT), ("postal_code", TEXT)],
    ),
    "organisation": (
        "CLIENTS",
        "ORG-DATA",
        411,
        [("client_id", NUMBER), ("org_name", TEXT), ("tax_no", TEXT)],
    ),
    "case_file": (
        "CASES",
        "CASE-RECORD",
        5214,
        [
            ("case_id", NUMBER),
            ("client_id", NUMBER),
            ("programme", TEXT),
            ("opened_on", DATE),
            ("closed_on", DATE),
        ],
    ),
    "participant": (
        "CASES",
        "PARTICIPANT-RECORD",
        6033,
        [("case_id", NUMBER), ("participant_no", NUMBER), ("role", TEXT), ("born_on", DATE)],
    ),
    "service": (
        "CASES",
        "SERVICE-RECORD",
        4587,
        [
            ("case_id", NUMBER),
            ("service_no", NUMBER),
            ("provider_id", TEXT),
            ("units", NUMBER),
            ("from_date", DATE),
        ],
    ),
    "payment": (
        "CASES",
        "PAYMENT-RECORD",
        4080,
        [("case_id", NUMBER), ("payment_no", NUMBER), ("amount", NUMBER), ("paid_on", DATE), ("fund", TEXT)],
    ),
    "payment_line": (
        "CASES",
        "PAY-LINE",
        11962,
        [("case_id", NUMBER), ("payment_no", NUMBER), ("seq", NUMBER), ("line_amount", NUMBER)],
    ),
    "provider": (
        "PROVIDERS",
        "provider",
        989,
        [
            ("provider_id", TEXT),
            ("name", TEXT),
            ("licence", TEXT),
            ("rate", NUMBER),
            ("licensed_until", DATE),
        ],
    ),
}
CODE_TABLES = (
    "district",
    "language",
    "sex",
    "programme",
    "fund",
    "role",
    "service_kind",
    "status",
    "county",
    "licence_kind",
    "closing_reason",
)


def sources() -> tuple[SourceReport, SourceReport, SourceReport, SourceReport]:
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
            left_out="No ODBC driver named 'PostgreSQL Unicode' is installed on this machine. "
            "Install odbc-postgresql, then run again.",
        ),
    )


def _file(address: str, size: int) -> dict[str, object]:
    return {"address": address, "bytes": size, "sha256": digest(address), "modified": "2026-11-01T04:10:22Z"}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def tables() -> tuple[TableReport, ...]:
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
                    "origin": [column.upper().replace("_", "-")],
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


def rules() -> tuple[RuleReport, ...]:
    suite = "family"
    unique = {"column_list": ["case_id", "payment_no"]}
    return (
        RuleReport(
            suite,
            "case_file",
            "expect_column_values_to_be_in_set",
            {"column": "programme", "value_set": ["FOSTER", "ADOPT", "TANF", "CHILDCARE"]},
            "quarantine",
            Outcome.PASS,
            5214,
            because="The four programmes of the 2019 administrative code, section 4.",
        ),
        RuleReport(
            suite,
            "case_file",
            "expect_column_pair_values_a_to_be_greater_than_b",
            {"column_A": "closed_on", "column_B": "opened_on", "or_equal": True},
            "warn",
            Outcome.FAIL,
            5214,
            12,
            because="Twelve cases are known to close before they open; the district corrects them by hand.",
        ),
        RuleReport(
            suite,
            "client",
            "expect_column_values_to_not_be_null",
            {"column": "client_id"},
            "stop",
            Outcome.PASS,
            4876,
        ),
        RuleReport(
            suite,
            "client",
            "expect_column_values_to_be_unique",
            {"column": "client_id"},
            "quarantine",
            Outcome.FAIL,
            4876,
            6,
            3,
            "The newest of each pair is not known, so neither is loaded.",
        ),
        RuleReport(
            suite,
            "client",
            "expect_column_values_to_be_between",
            {"column": "born_on", "min_value": "1900-01-01", "max_value": "2026-11-01"},
            "quarantine",
            Outcome.PASS,
            4876,
        ),
        RuleReport(
            suite,
            "client",
            "expect_column_values_to_match_regex",
            {"column": "postal_code", "regex": r"^\d{5}(-\d{4})?$", "mostly": 0.99},
            "warn",
            Outcome.PASS,
            4876,
        ),
        RuleReport(
            suite, "payment", "expect_compound_columns_to_be_unique", unique, "stop", Outcome.PASS, 4080
        ),
        RuleReport(
            suite,
            "payment",
            "expect_column_values_to_be_between",
            {"column": "amount", "min_value": "0.00", "max_value": "25000.00"},
            "warn",
            Outcome.PASS,
            4080,
        ),
        RuleReport(
            "mapping",
            "payment",
            "foreign_key",
            {"columns": ["case_id"], "references": "case_file(case_id)"},
            "quarantine",
            Outcome.FAIL,
            4080,
            1,
            1,
            "A row of payment must belong to a row of case_file.",
        ),
        RuleReport(
            suite,
            "provider",
            "expect_column_value_lengths_to_be_between",
            {"column": "licence", "min_value": 6, "max_value": 10},
            "quarantine",
            Outcome.PASS,
            989,
        ),
        RuleReport(
            suite,
            "provider",
            "expect_column_values_to_match_regex",
            {"column": "licence", "regex": "^[A-Z]{2}[0-9]{4,8}$"},
            "warn",
            Outcome.ERROR,
            message="the database refused the pattern: invalid regular expression, quantifier operand",
        ),
    )
