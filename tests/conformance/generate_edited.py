"""Writes the COBOL program of the numeric-edited file: many PICTUREs, each with the same values.

    python generate_edited.py programs

Each value is moved to a field through an item with the digits and scale of its PICTURE, whose number the program
prints as it stands: the decoder must give that number.
"""

from __future__ import annotations

import sys
from pathlib import Path

PICTURES = (
    "ZZ9", "ZZZ", "ZZ,ZZ9.99", "Z,ZZZ,ZZZ.ZZ", "ZZZ,ZZZ.99CR", "ZZ9.99DB", "-ZZ9.99", "+ZZ9", "ZZ9-", "ZZZ.ZZ-",
    "ZZ9.9+", "---9", "--,---,--9.99", "----.--", "++++.++", "+++,++9", "$ZZ9.99", "$ZZ.ZZ", "$$$,$$9.99CR",
    "$$,$$$.$$", "$$9-", "+$ZZ9.99", "+$$.$$", "$**,**9.99", "**,***.**", "***9.99-", "**.**CR", "9(5).99",
    "-9(5).99", "+9.9(4)", "9,999", "$.99", "$9.99", "$B99", "B$$9", "ZZBZZ9", "99B99-", "0ZZ9", "9900.9", "ZZVZZ",
    "Z99V9", "--B--9", "$0$$9", "*B*9", "ZZ,999", "$$,999", "ZZ9PP", "-9(9).9(9)", "-(12)9.9(6)",
    "Z(17)9.9(13)", "-(18)9.9(12)", "$(12)9",
)  # fmt: skip
COMMA = ("Z.ZZ9,99", "--.--9,99", "$$$.$$9,99-")
VALUES = (
    "0", "1", "-1", "5", "-7", "10", "20", "-20", "0.05", "-0.05", "0.5", "-0.5", "9.99", "-9.99", "12.34", "100",
    "-100", "123.45", "-123.45", "999", "1000", "-1000", "1234.56", "-1234.56", "12345.67", "100000", "-999999.99",
    "1234567.89", "123456789012.345678", "-123456789012345678.9012345678901", "99999999999999999.9999999999999",
)  # fmt: skip


def plain(picture: str) -> tuple[int, int, int]:
    """(digits before the point, after it, P positions) of a picture, counted by hand's rule."""
    written, at = "", 0
    while at < len(picture):
        count = 1
        if picture[at + 1 : at + 2] == "(":
            end = picture.index(")", at)
            count = int(picture[at + 2 : end])
        written += picture[at] * count
        at = end + 1 if count > 1 else at + 1
    point = written.index(".") if "." in written else written.index("V") if "V" in written else len(written)
    floats = next((symbol for symbol in "+-$" if written.count(symbol) > 1), "")
    digit = set("9Z*" + floats)
    before = sum(symbol in digit for symbol in written[:point]) - bool(floats)
    return before, sum(symbol in digit for symbol in written[point:]), written.count("P")


def item(picture: str) -> str:
    before, after, scaled = plain(picture)
    body = f"9({before})" if before else ""
    return f"S{body}{f'P({scaled})' if scaled else ''}{f'V9({after})' if after else ''}"


def shown(picture: str) -> str:
    before, after, scaled = plain(picture)
    return f"-9({max(before + scaled, 1)})" + (f".9({after})" if after else "")


def program(name: str, pictures: tuple[str, ...]) -> str:
    comma = name == "EDITCOMM"
    lines = [
        "       CBL CODEPAGE(37),ARITH(EXTEND)",
        f"      * {name}: NUMERIC-EDITED FIELDS WITH THE SAME VALUES.",
        "      * WRITTEN BY GENERATE_EDITED.PY.",
        "       IDENTIFICATION DIVISION.",
        f"       PROGRAM-ID. {name}.",
        "       ENVIRONMENT DIVISION.",
    ]
    if comma:
        lines += [
            "       CONFIGURATION SECTION.",
            "       SPECIAL-NAMES.",
            "           DECIMAL-POINT IS COMMA.",
        ]
    lines += [
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
        "       01  ITEMS.",
    ]
    for n, picture in enumerate(pictures):
        read = picture.replace(",", "#").replace(".", ",").replace("#", ".") if comma else picture
        signed = any(symbol in read for symbol in "+-CD")
        body = item(read) if signed else item(read)[1:]
        lines.append(f"           05  I-{n:<18}PIC {body} COMP-3.")
        point = shown(read).replace(".", ",") if comma else shown(read)
        lines.append(f"           05  S-{n:<18}PIC {point}.")
    lines += [
        "       PROCEDURE DIVISION.",
        "       MAIN-LINE.",
        "           OPEN OUTPUT DATA-FILE SHOWN-FILE.",
    ]
    for number in range(len(VALUES)):
        lines.append(f"           PERFORM MOVE-{number}.")
        lines.append("           PERFORM WRITE-RECORD.")
    lines += ["           CLOSE DATA-FILE SHOWN-FILE.", "           STOP RUN."]
    for number, value in enumerate(VALUES):
        text = value.replace(".", ",") if comma else value
        lines.append(f"       MOVE-{number}.")
        lines += [f"           MOVE {text} TO I-{n}." for n in range(len(pictures))]
    lines.append("       WRITE-RECORD.")
    for n in range(len(pictures)):
        lines += [
            f"           MOVE I-{n} TO E-{n}",
            f"           MOVE I-{n} TO S-{n}",
            f"           MOVE 'E-{n}' TO SHOWN-NAME",
            f"           MOVE S-{n} TO SHOWN-VALUE",
            "           WRITE SHOWN-LINE.",
        ]
    lines.append(f"           WRITE {name}-RECORD.")
    return "\n".join(lines) + "\n"


def copybook(name: str, pictures: tuple[str, ...]) -> str:
    lines = [f"       01  {name}-RECORD."]
    lines += [f"           05  E-{n:<10}PIC {picture}." for n, picture in enumerate(pictures)]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    for name, pictures in (("EDITED", PICTURES), ("EDITCOMM", COMMA)):
        (folder / f"{name}.cpy").write_text(copybook(name, pictures))
        (folder / f"{name}.cbl").write_text(program(name, pictures))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
