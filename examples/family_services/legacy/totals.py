"""Make faults.csv and totals.json of the plain lists the writers left.

A list's line is `n NAME COUNT`, `s NAME AMOUNT` (an amount stays text) or
`q RECORD PAYMENT-NO FAULT PAY-AMT LINE-TOTAL` for a payment that is not
loaded, `none` where the record says no such amount. Nothing is decoded here.

Usage: python3 totals.py WORK-FOLDER EXPECTED-FOLDER
"""

import json
import pathlib
import sys
from decimal import Decimal

SOURCES = ["clients", "cases", "providers", "workers"]


def main(work: pathlib.Path, expected: pathlib.Path) -> None:
    tree: dict = {}
    payments = []
    for source in SOURCES:
        for line in (work / f"{source}.totals").read_text(encoding="utf-8").splitlines():
            mark, *words = line.split()
            if mark == "q":
                record, number, fault, pay, lines = words
                payments.append(
                    {
                        "record": int(record),
                        "payment_no": number,
                        "fault": fault,
                        "PAY-AMT": None if pay == "none" else pay,
                        "LINE-AMT": None if lines == "none" else lines,
                    }
                )
                continue
            name, value = words
            *path, last = name.split(".")
            node = tree
            for step in path:
                node = node.setdefault(step, {})
            node[last] = int(value) if mark == "n" else value

    controls = {}
    for control, column, table in (
        ("TRL-PAY-TOTAL", "PAY-AMT", "payment"),
        ("TRL-LINE-TOTAL", "LINE-AMT", "payment_line"),
    ):
        loaded = tree["tables"][table]["sums"][column]
        quarantined = sum((Decimal(row[column]) for row in payments if row[column]), Decimal("0.00"))
        if Decimal(loaded) + quarantined != Decimal(tree["trailer"][control]):
            sys.exit(f"{control} does not balance")
        controls[control] = {
            "trailer": tree["trailer"][control],
            "loaded": loaded,
            "quarantined": str(quarantined),
            "not_decodable_records": [row["record"] for row in payments if row[column] is None],
        }

    faults = "source,record,segment,key,field,fault,stage,why\n"
    for source in SOURCES:
        faults += (work / f"{source}.faults").read_text(encoding="utf-8")
    for source, entry in tree["sources"].items():
        parts = sum(entry[part] for part in ("header", "trailer", "filtered", "quarantined", "loaded"))
        if parts != entry["records_in"] or faults.count(f"\n{source},") != entry["quarantined"]:
            sys.exit(f"{source}: the dispositions do not add up")

    result = {
        "sources": tree["sources"],
        "tables": tree["tables"],
        "control_totals": {"trailer": tree["trailer"], "amounts": controls, "quarantined_payments": payments},
    }
    (expected / "faults.csv").write_text(faults, encoding="utf-8", newline="\n")
    text = json.dumps(result, indent=2, ensure_ascii=False) + "\n"
    (expected / "totals.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
