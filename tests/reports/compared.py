"""What reconciliation found in the invented agency: balances, control totals, columns, rows, differences."""

from __future__ import annotations

from migrate.reports.model import Check, Difference, Outcome, Reconciliation
from tests.reports.agency import CODE_TABLES, DATE, NUMBER, TABLES, TEXT, digest


def reconciliation(*, clean: bool) -> Reconciliation:
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
    for name, records, size in (
        ("CLIENTS", 5000, 1_500_000),
        ("CASES", 20000, 1_874_332),
        ("PROVIDERS", 1000, 412_889),
    ):
        found.append(
            Check(
                "accounting",
                name,
                "records",
                Outcome.PASS,
                str(records),
                str(records),
                "every record in one disposition",
            )
        )
        found.append(
            Check(
                "accounting",
                name,
                "bytes",
                Outcome.PASS,
                str(size),
                str(size),
                "header + records + padding = file size",
            )
        )
    return found


def _control() -> list[Check]:
    equal = [
        ("payment records", "4081", ""),
        ("sum of PAY-AMT", "3128840.17", "includes the quarantined record 18,220 with 412.00"),
        ("hash total of CASE-NO", "104284710", "sum of all case numbers"),
    ]
    found = [
        Check("control", "CASES trailer", name, Outcome.PASS, text, text, why) for name, text, why in equal
    ]
    return [
        *found,
        Check("control", "CLIENTS", "trailer", Outcome.NOT_COMPARED, detail="the file carries no trailer"),
    ]


def _columns(clean: bool) -> list[Check]:
    found = []
    every = {
        **TABLES,
        **{f"code_{name}": ("", "", 12, [("code", TEXT), ("meaning", TEXT)]) for name in CODE_TABLES},
    }
    for table, (_, _, rows, columns) in every.items():
        for column, kind in columns:
            for name, value in _figures(table, column, kind, rows).items():
                target, outcome = value, Outcome.PASS
                if not clean and (table, column, name) == ("payment", "amount", "sum"):
                    target, outcome = "3128428.18", Outcome.FAIL
                found.append(Check("column", f"{table}.{column}", name, outcome, value, target))
    return found


def _figures(table: str, column: str, kind: str, rows: int) -> dict[str, str]:
    seed = int(digest(f"{table}.{column}")[:8], 16)
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
        Difference(
            "payment",
            {"case_id": "104233", "payment_no": "3"},
            "changed",
            "amount",
            "1204.10",
            "1204.11",
            "extracts/CASES.vb",
            18221,
            1_702_118,
        ),
        Difference(
            "client",
            {"client_id": "700412"},
            "changed",
            "full_name",
            "Núñez, José María",
            "Nunez, José María ",
            "extracts/CLIENTS.bin",
            412,
            123_300,
        ),
        Difference(
            "participant",
            {"case_id": "104107", "participant_no": "2"},
            "missing",
            "",
            "",
            "",
            "extracts/CASES.vb",
            441,
            41_090,
        ),
    )
