"""Writes the COBOL programs of GnuCOBOL's own world: its usages, sizes, places and files.

    PYTHONPATH=../.. python generate_gnucobol.py programs/gnucobol

Like the programs of generate.py, they share nothing with the decoder under test.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.conformance.generate import Field, copybook, picture, program, scales

SIZED = ("COMP", "COMP-5", "COMP-X", "COMP-N", "COMP-3", "COMP-6")
UNPICTURED = (
    "BINARY-CHAR", "BINARY-SHORT", "BINARY-LONG", "BINARY-DOUBLE", "SIGNED-SHORT", "SIGNED-INT", "SIGNED-LONG",
    "UNSIGNED-SHORT", "UNSIGNED-INT", "UNSIGNED-LONG", "COMP-1", "COMP-2", "FLOAT-SHORT", "FLOAT-LONG",
    "FLOAT-DECIMAL-16", "FLOAT-DECIMAL-34", "INDEX", "POINTER", "PROGRAM-POINTER", "PROCEDURE-POINTER",
)  # fmt: skip


def sizes() -> str:
    """LENGTH OF every usage with every number of digits."""
    items = [
        (f"{usage} {sign}9({digits})", f"PIC {sign}9({digits}) {usage}")
        for usage in SIZED
        for sign in (("",) if usage == "COMP-6" else ("", "S"))
        for digits in range(1, 39 if usage in ("COMP-3", "COMP-6") else 19)
    ]
    items += [(f"{usage} X({n})", f"PIC X({n}) {usage}") for usage in SIZED[1:4] for n in range(1, 9)]
    items += [(usage, usage) for usage in UNPICTURED]
    lines = [
        "      * SIZES: LENGTH OF EVERY USAGE.",
        "      * WRITTEN BY GENERATE_GNUCOBOL.PY.",
        "       IDENTIFICATION DIVISION.",
        "       PROGRAM-ID. SIZES.",
        "       DATA DIVISION.",
        "       WORKING-STORAGE SECTION.",
        *(f"       01  I-{n:<6} {clauses}." for n, (_, clauses) in enumerate(items)),
        "       PROCEDURE DIVISION.",
        *(f"           DISPLAY '{shown} ' LENGTH OF I-{n}." for n, (shown, _) in enumerate(items)),
        "           STOP RUN.",
    ]
    return "\n".join(lines) + "\n"


def own_numbers() -> tuple[list[Field], list[str]]:
    """Fields of the usages whose bytes are GnuCOBOL's own, and the MOVEs of what their bytes hold at most."""
    fields: list[Field] = []
    extremes = []

    def add(name: str, clauses: str, digits: int, scale: int, signed: bool, size: int = 0) -> None:
        fields.append((name, clauses, digits, scale, signed))
        if size:
            value = -(1 << size * 8 - 1) if signed else (1 << size * 8) - 1
            extremes.append(f"           MOVE {value} TO {name}.")

    for letter, clause in (("U", ""), ("T", ""), ("L", "SIGN LEADING"), ("TS", "SIGN TRAILING SEPARATE")):
        for digits in (1, 5, 18, 31):
            for scale in scales(digits):
                text = f"PIC {picture(digits, scale, letter != 'U')} {clause}".strip()
                add(f"Z{letter}-{digits}-{scale}", text, digits, scale, letter != "U")
    for letter, usage in (("B", "COMP"), ("N", "COMP-5"), ("X", "COMP-X"), ("M", "COMP-N")):
        for signed in (False, True) if usage in ("COMP", "COMP-5") else (False,):
            for digits in (1, 2, 3, 4, 5, 7, 9, 10, 12, 14, 16, 18):
                text = f"PIC {picture(digits, 0, signed)} {usage}"
                add(f"{letter}{'S' if signed else 'U'}-{digits}-0", text, digits, 0, signed)
        add(f"{letter}U-9-2", f"PIC 9(7)V99 {usage}", 9, 2, False)
    for digits in (1, 2, 3, 4, 9, 18, 31):
        for scale in scales(digits):
            add(f"S-{digits}-{scale}", f"PIC {picture(digits, scale, False)} COMP-6", digits, scale, False)
    for letter, usage in (("X", "COMP-X"), ("M", "COMP-N"), ("N", "COMP-5")):
        for n, digits in enumerate((2, 4, 7, 9, 12, 14, 16, 18), start=1):
            size = 0 if letter == "N" and n not in (1, 2, 4, 8) else n
            add(f"{letter}X-{n}", f"PIC X({n}) {usage}", digits, 0, False, size)
    for word, digits, size in (("CHAR", 2, 1), ("SHORT", 4, 2), ("LONG", 9, 4), ("DOUBLE", 18, 8)):
        add(f"S-{word}", f"BINARY-{word} SIGNED", digits, 0, True, size)
        add(f"U-{word}", f"BINARY-{word} UNSIGNED", digits, 0, False, size)
    for word, digits, size in (("SHORT", 4, 2), ("INT", 9, 4), ("LONG", 18, 8)):
        add(f"C-S{word}", f"SIGNED-{word}", digits, 0, True, size)
        add(f"C-U{word}", f"UNSIGNED-{word}", digits, 0, False, size)
    return fields, extremes


def ground(copybook: str) -> str:
    """Where each item of the copybook stands, by its address, and its LENGTH OF; of tables each corner."""
    lines = [
        "      * GROUND: OFFSET AND LENGTH OF EVERY ITEM.",
        "      * WRITTEN BY GENERATE_GNUCOBOL.PY.",
        "       IDENTIFICATION DIVISION.",
        "       PROGRAM-ID. GROUND.",
        "       DATA DIVISION.",
        "       WORKING-STORAGE SECTION.",
        "           COPY GROUND.",
        "       01  PLACE                       POINTER.",
        "       01  PLACE-NO REDEFINES PLACE    BINARY-DOUBLE UNSIGNED.",
        "       01  ORIGIN                      BINARY-DOUBLE UNSIGNED.",
        "       01  SHOWN-NO                    PIC 9(5).",
        "       PROCEDURE DIVISION.",
        "           SET PLACE TO ADDRESS OF GROUND-RECORD.",
        "           MOVE PLACE-NO TO ORIGIN.",
    ]
    tables: list[tuple[int, int]] = []
    for entry in copybook.replace("\n", " ").split("."):
        words = entry.split()
        if len(words) < 2 or not words[0].isdigit():
            continue
        level, name = int(words[0]), words[1]
        tables = [table for table in tables if table[0] < level and level != 66]
        if "OCCURS" in words:
            tables.append((level, int(words[words.index("OCCURS") + 1])))
        corners = {tuple(1 for _ in tables), tuple(most for _, most in tables)}
        for corner in sorted(corners):
            item = f"{name} ({' '.join(map(str, corner))})" if corner else name
            shown = f"{name}({','.join(map(str, corner))})" if corner else name
            lines += [
                f"           SET PLACE TO ADDRESS OF {item}.",
                "           COMPUTE SHOWN-NO = PLACE-NO - ORIGIN.",
                f"           DISPLAY '{shown} ' SHOWN-NO ' ' LENGTH OF",
                f"             {item}.",
            ]
    return "\n".join([*lines, "           STOP RUN."]) + "\n"


def main(folder: Path) -> None:
    (folder / "GROUND.cbl").write_text(ground((folder / "GROUND.cpy").read_text()))
    fields, extremes = own_numbers()
    (folder / "OWN.cpy").write_text(copybook("OWN", fields))
    (folder / "OWN.cbl").write_text(program("OWN", fields, extremes))
    for ending in ("cpy", "cbl"):
        text = (folder.parent / f"FLOATS.{ending}").read_text()
        for old, new in (("FLOATS", "IEEE"), ("COMP-1", "FLOAT-SHORT"), ("COMP-2", "FLOAT-LONG")):
            text = text.replace(old, new)
        (folder / f"IEEE.{ending}").write_text(text)
    (folder / "SIZES.cbl").write_text(sizes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
