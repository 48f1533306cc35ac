"""Writes the COBOL programs of the number files: every usage, sign, number of digits and scale.

    python generate.py programs

A program moves the same figures to all its fields, to each the last that it can hold (a literal that is cut off
would prove what MOVE does), and prints every field by moving it to a numeric-edited item. Nothing of the decoder
under test is used: the values are those that COBOL prints.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

DIGITS = (1, 4, 5, 9, 10, 18, 31)
MIDDLE = "1234567890123456789012345678905"
NINES = "9" * 31

Field = tuple[str, str, int, int, bool]
"""name, clauses, digits, scale, signed"""


def scales(digits: int) -> list[int]:
    return sorted({0, 2, digits} if digits > 2 else {0, digits})


def picture(digits: int, scale: int, signed: bool) -> str:
    whole = f"9({digits - scale})" if digits > scale else ""
    return ("S" if signed else "") + whole + (f"V9({scale})" if scale else "")


def zoned() -> list[Field]:
    found: list[Field] = []
    for letter, clause in (
        ("U", ""),
        ("T", "SIGN TRAILING"),
        ("L", "SIGN LEADING"),
        ("TS", "SIGN TRAILING SEPARATE"),
        ("LS", "SIGN LEADING SEPARATE"),
    ):
        for digits in DIGITS:
            for scale in scales(digits):
                signed = letter != "U"
                text = f"PIC {picture(digits, scale, signed)} {clause}".strip()
                found.append((f"Z{letter}-{digits}-{scale}", text, digits, scale, signed))
    return found


def computational(letter: str, usage: str, most: int) -> list[Field]:
    found: list[Field] = []
    for signed in (False, True):
        for digits in DIGITS:
            for scale in scales(digits) if digits <= most else ():
                text = f"PIC {picture(digits, scale, signed)} {usage}"
                found.append(
                    (f"{letter}{'S' if signed else 'U'}-{digits}-{scale}", text, digits, scale, signed)
                )
    return found


def scaled() -> list[Field]:
    found: list[Field] = []
    for letter, usage in (("Z", ""), ("P", "COMP-3"), ("B", "COMP")):
        for number, (body, digits, scale) in enumerate(
            (("9(3)P(3)", 3, -3), ("9P(8)", 1, -8), ("VP(2)9(2)", 2, 4))
        ):
            for signed in (False, True):
                text = f"PIC {'S' if signed else ''}{body} {usage}".strip()
                found.append((f"{letter}{'S' if signed else 'U'}-P{number}", text, digits, scale, signed))
    return found


def literal(figures: str, digits: int, scale: int) -> str:
    """The last of the figures, as many as a field of these digits holds: nothing is left to be cut off."""
    if scale < 0:
        return figures[31 + scale - digits : 31 + scale].lstrip("0") + "0" * -scale
    kept = figures[31 - digits :].rjust(scale, "0")
    return f"{kept[: len(kept) - scale]}.{kept[len(kept) - scale :]}" if scale else kept


def edited(digits: int, scale: int) -> str:
    if scale < 0:
        return f"-9({digits - scale})"
    digits = max(digits, scale)
    whole = f"9({digits - scale})" if digits > scale else ""
    return f"-{whole}.9({scale})" if scale else f"-{whole}"


def moves(fields: list[Field], negative: bool, figures: str) -> list[str]:
    """One MOVE to the fields of each number of digits and scale."""
    lines = []
    for shape in sorted({(field[2], field[3]) for field in fields}):
        value = literal(figures, *shape)
        minus = "-" if negative and value.strip("0.") else ""  # implementations differ in the sign of -0
        lines.append(f"           MOVE {minus}{value} TO")
        lines += [f"             {field[0]}" for field in fields if (field[2], field[3]) == shape]
        lines[-1] += "."
    return lines


def program(name: str, fields: list[Field], extremes: Sequence[str] = ()) -> str:
    """`extremes`: MOVE statements of a last record, of values beyond the digits of the PICTUREs."""
    cases = [
        (False, "0" * 31), (False, "0" * 30 + "1"), (True, "0" * 30 + "1"), (False, NINES), (True, NINES),
        (False, MIDDLE), (True, MIDDLE),
    ]  # fmt: skip
    lines = [
        "       CBL CODEPAGE(37),ARITH(EXTEND)",
        f"      * {name}: EVERY FIELD OF ITS COPYBOOK WITH THE SAME LITERALS.",
        "      * WRITTEN BY GENERATE.PY.",
        "       IDENTIFICATION DIVISION.",
        f"       PROGRAM-ID. {name}.",
        "       ENVIRONMENT DIVISION.",
        "       INPUT-OUTPUT SECTION.",
        "       FILE-CONTROL.",
        "           SELECT DATA-FILE ASSIGN TO DATAF",
        "               ORGANIZATION IS SEQUENTIAL.",
        "           SELECT SHOWN-FILE ASSIGN TO SHOWN",
        "               ORGANIZATION IS SEQUENTIAL.",
        "       DATA DIVISION.",
        "       FILE SECTION.",
        "       FD  DATA-FILE RECORDING MODE F.",
        f"           COPY {name}.",
        "       FD  SHOWN-FILE RECORDING MODE F.",
        "       01  SHOWN-LINE.",
        "           05  SHOWN-NAME          PIC X(11).",
        "           05  SHOWN-VALUE         PIC X(40).",
        "       WORKING-STORAGE SECTION.",
        "       01  EDITED-ITEMS.",
    ]
    shapes = sorted({(max(digits, 20 if extremes else 0), scale) for _, _, digits, scale, _ in fields})
    names = {shape: f"E-{shape[0]}-{shape[1]}".replace("--", "-M") for shape in shapes}
    lines += [f"           05  {names[shape]:<20}PIC {edited(*shape)}." for shape in shapes]
    lines += [
        "       PROCEDURE DIVISION.",
        "       MAIN-LINE.",
        "           OPEN OUTPUT DATA-FILE SHOWN-FILE.",
    ]
    for negative, figures in cases:
        lines += [*moves(fields, negative, figures), "           PERFORM WRITE-RECORD."]
    if extremes:
        lines += [*extremes, "           PERFORM WRITE-RECORD."]
    lines += ["           CLOSE DATA-FILE SHOWN-FILE.", "           STOP RUN.", "       WRITE-RECORD."]
    for field_name, _, digits, scale, _ in fields:
        item = names[max(digits, 20 if extremes else 0), scale]
        lines += [
            f"           MOVE {field_name} TO {item}",
            f"           MOVE '{field_name}' TO SHOWN-NAME",
            f"           MOVE {item} TO SHOWN-VALUE",
            "           WRITE SHOWN-LINE.",
        ]
    lines += [f"           WRITE {name}-RECORD."]
    return "\n".join(lines) + "\n"


def whole_range(fields: list[Field]) -> list[str]:
    """COMP-5 holds what its bytes hold, beyond the digits of its PICTURE."""
    lines = []
    for name, _, digits, scale, signed in fields:
        size = 2 if digits <= 4 else 4 if digits <= 9 else 8
        value = -(1 << size * 8 - 1) if signed else (1 << size * 8) - 1
        text = str(abs(value)).rjust(scale, "0")
        body = f"{text[: len(text) - scale]}.{text[len(text) - scale :]}" if scale else text
        lines.append(f"           MOVE {'-' if value < 0 else ''}{body} TO {name}.")
    return lines


def copybook(name: str, fields: list[Field]) -> str:
    lines = [f"       01  {name}-RECORD."]
    lines += [f"           05  {field:<12}{text}." for field, text, *_ in fields]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    native = computational("N", "COMP-5", 18)
    for name, fields, extremes in (
        ("ZONED", zoned(), ()),
        ("PACKED", computational("P", "COMP-3", 31), ()),
        ("BINARY", computational("B", "COMP", 18), ()),
        ("NATIVE", native, whole_range(native)),
        ("SCALED", scaled(), ()),
    ):
        (folder / f"{name}.cpy").write_text(copybook(name, fields))
        (folder / f"{name}.cbl").write_text(program(name, fields, extremes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
