"""Writes the COBOL program that shows where items stand: slack bytes, lengths, inherited clauses.

    python generate_places.py programs

For each item one record of low values in which the item alone has none, and a line with its LENGTH OF.
"""

from __future__ import annotations

import sys
from pathlib import Path

TEXTS = [
    "A-1",
    "C-1",
    "E-1",
    "G-A",
    "G-C",
    "H-A(2)",
    "H-D(3)",
    "H-G(2,2)",
    "H-G(3,1)",
    "I-1",
    "J-B",
    "K-1",
    "M-0",
    "N-1",
    "S-A",
    "S-C",
    "Z-1",
]
BINARIES = [
    "B-1",
    "D-1",
    "F-1",
    "G-B",
    "H-S",
    "H-B(1)",
    "H-B(2)",
    "H-B(3)",
    "H-C(3)",
    "H-F(1,1)",
    "H-F(2,2)",
    "J-A",
    "M-1",
    "S-B",
    "S-D",
]
DECIMALS = ["L-1", "O-1", "P-1", "Q-A", "Q-B", "R-A", "R-B"]
GROUPS = ["G-1", "H-0", "J-1", "Q-1", "R-1", "S-1", "H-1(1)", "H-1(2)", "H-E(3,2)", "PLACES-RECORD"]


def main(folder: Path) -> None:
    lines = """\
       CBL CODEPAGE(37)
      * PLACES: EACH ITEM ALONE IN A RECORD OF LOW VALUES.
      * WRITTEN BY GENERATE_PLACES.PY.
       IDENTIFICATION DIVISION.
       PROGRAM-ID. PLACES.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT DATA-FILE ASSIGN TO DATAF
               ORGANIZATION IS SEQUENTIAL.
           SELECT SHOWN-FILE ASSIGN TO SHOWN
               ORGANIZATION IS SEQUENTIAL.
       DATA DIVISION.
       FILE SECTION.
       FD  DATA-FILE RECORDING MODE F.
           COPY PLACES.
       FD  SHOWN-FILE RECORDING MODE F.
       01  SHOWN-LINE.
           05  SHOWN-NAME              PIC X(15).
           05  SHOWN-LENGTH            PIC 9(5).
       PROCEDURE DIVISION.
       MAIN-LINE.
           OPEN OUTPUT DATA-FILE SHOWN-FILE.
""".splitlines()
    moves = dict.fromkeys(TEXTS, "ALL 'A'") | dict.fromkeys(BINARIES, "-1") | dict.fromkeys(DECIMALS, "-11")
    moves["N-1"] = "ALL N'A'"
    for name in [*moves, *GROUPS]:
        lines.append("           MOVE LOW-VALUES TO PLACES-RECORD.")
        if name in GROUPS:
            lines.append(f"           MOVE HIGH-VALUES TO {name.replace(',', ' ')}.")
        else:
            value = "-0.01" if name.startswith("H-B") else "-11000" if name == "Q-B" else moves[name]
            lines.append(f"           MOVE {value} TO {name.replace(',', ' ')}.")
        lines.append(f"           MOVE '{name}' TO SHOWN-NAME.")
        plain = name.replace(",", " ")
        lines.append(f"           MOVE LENGTH OF {plain} TO SHOWN-LENGTH.")
        lines += ["           WRITE SHOWN-LINE.", "           WRITE PLACES-RECORD."]
    lines += ["           CLOSE DATA-FILE SHOWN-FILE.", "           STOP RUN."]
    (folder / "PLACES.cbl").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
