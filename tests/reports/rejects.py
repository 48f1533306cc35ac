"""Refused records of the invented agency, with their bytes in code page 037."""

from __future__ import annotations

from migrate.reports.model import FaultReport, FieldReport, QuarantinedRecord

_FIELDS = (
    ("CLIENT-NO", 6, "9(6)", "DISPLAY"),
    ("LAST-NAME", 25, "X(25)", "DISPLAY"),
    ("FIRST-NAME", 20, "X(20)", "DISPLAY"),
    ("BIRTH-DT", 8, "9(8)", "DISPLAY"),
    ("SEX-CD", 1, "X", "DISPLAY"),
    ("DIST-CD", 3, "X(3)", "DISPLAY"),
    ("BAL-AMT", 6, "S9(9)V99", "COMP-3"),
    ("OPEN-DT", 4, "9(7)", "COMP-3"),
    ("STATUS-CD", 1, "X", "DISPLAY"),
    ("ADDRESS-COUNT", 2, "9(4)", "COMP"),
    ("ADDRESS(1).STREET", 40, "X(40)", "DISPLAY"),
    ("ADDRESS(1).CITY", 30, "X(30)", "DISPLAY"),
    ("ADDRESS(1).POSTAL-CODE", 10, "X(10)", "DISPLAY"),
    ("FILLER", 44, "X(44)", "DISPLAY"),
)
_FAULTS = (
    ("decode", "BAL-AMT", "packed_sign", "the last half byte is F0, no sign that packed decimal knows", ""),
    ("decode", "OPEN-DT", "packed_digit", "the byte 4A holds a half byte that is no digit", ""),
    ("map", "BIRTH-DT", "impossible_date", "19990230 is no day of the calendar", "client.born_on"),
    ("map", "DIST-CD", "unknown_code", "'Q77' is not in codes/district.csv", "client.district"),
    (
        "validate",
        "client.client_id",
        "duplicate_key",
        "the value stands in 2 rows",
        "family: expect_column_values_to_be_unique",
    ),
)


def quarantined(number: int) -> tuple[QuarantinedRecord, ...]:
    """That many refused records: 4 of CASES, 9 of an XML source (no fields by byte), the rest of CLIENTS."""
    clients = [_client(at) for at in range(number - 13)]
    count = FaultReport(
        "decode", "PAY-COUNT", "odo_range", "17 lies outside 0 to 12, the range of OCCURS DEPENDING ON"
    )
    orphan = FaultReport(
        "integrity",
        "payment.case_id",
        "orphan",
        "no row of case_file has this case_id",
        "payment.case_id references case_file",
    )
    cases = [_payment(at, (count, orphan) if at == 3 else (count,)) for at in range(4)]
    wrong = FaultReport(
        "decode", "licence", "xsd_pattern", "'n/a' breaks the pattern [A-Z]{2}[0-9]{4,8}", "PROVIDERS.xsd"
    )
    providers = [
        QuarantinedRecord(
            "PROVIDERS",
            101 + 97 * at,
            "extracts/PROVIDERS.xml",
            41_118 + 39_871 * at,
            412,
            "provider",
            (wrong,),
        )
        for at in range(9)
    ]
    return (*clients, *cases, *providers)


def _payment(at: int, faults: tuple[FaultReport, ...]) -> QuarantinedRecord:
    fields = (
        FieldReport("REC-TYPE", 0, 1, "X", "DISPLAY", "D7", "P"),
        FieldReport("CASE-NO", 1, 9, "9(9)", "DISPLAY", "F0F0F0F9F9F9F0F0F1", "000999001"),
        FieldReport("PAY-NO", 10, 2, "9(4)", "COMP", "0003", ".."),
        FieldReport("PAY-COUNT", 12, 2, "9(4)", "COMP", "0011", "..", at_fault=True),
    )
    return QuarantinedRecord(
        "CASES", 18220 + at, "extracts/CASES.vb", 1_701_990 + 128 * at, 128, "PAYMENT-RECORD", faults, fields
    )


def _client(at: int) -> QuarantinedRecord:
    fault = FaultReport(*_FAULTS[at % len(_FAULTS)])
    record, offset, found = 17 + at * 4, 0, []
    for path, length, picture, usage in _FIELDS:
        masked = path in ("LAST-NAME", "FIRST-NAME", "ADDRESS(1).STREET")
        raw = _bytes(path, length, record)
        text = "".join(char if char.isprintable() else "." for char in raw.decode("cp037"))
        hex_, text = ("•" * length, "•" * length) if masked else (raw.hex(" "), text)
        found.append(
            FieldReport(path, offset, length, picture, usage, hex_, text, masked, path == fault.field)
        )
        offset += length
    return QuarantinedRecord(
        "CLIENTS",
        record,
        "extracts/CLIENTS.bin",
        (record - 1) * 300,
        300,
        "CLIENT-RECORD",
        (fault,),
        tuple(found),
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
