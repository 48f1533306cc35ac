"""A copybook that was cut out of a program: which of its words describe data, and what the program says of them.

    FILE SECTION.  FD  CASES.  01 ...        the records of the file
    WORKING-STORAGE SECTION.  01 ...         read where there is no FILE SECTION
    SPECIAL-NAMES.  DECIMAL-POINT IS COMMA.  what a PICTURE means
    PROCEDURE DIVISION. ...                  left out

Source: Enterprise COBOL for z/OS Language Reference, "Data division" and "SPECIAL-NAMES paragraph".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from connectors.cobol.reference_format import Word
from migrate.errors import Fault

__all__ = ["DataPart", "data_part"]

_DIVISIONS = frozenset({"IDENTIFICATION", "ID", "ENVIRONMENT", "DATA", "PROCEDURE"})
_SECTIONS = frozenset(
    {"FILE", "WORKING-STORAGE", "LOCAL-STORAGE", "LINKAGE", "REPORT", "SCREEN", "COMMUNICATION"}
)
_FILES = frozenset({"FD", "SD", "RD", "CD"})
_PARAGRAPHS = frozenset({"INPUT-OUTPUT", "FILE-CONTROL", "I-O-CONTROL", "REPOSITORY", *_DIVISIONS})


@dataclass
class DataPart:
    """The words that describe data, and what SPECIAL-NAMES says."""

    words: list[Word] = field(default_factory=list)
    decimal_comma: bool = False
    currency: dict[str, str] = field(default_factory=dict)


def data_part(words: Sequence[Word], faults: list[Fault], notes: list[str]) -> DataPart:
    """The data descriptions among the words of a copybook, or of a whole program.

    Args:
        words: tokens, with COPY and REPLACE carried out.
        faults: takes what is wrong with the headings.
        notes: takes what is left out.
    """
    reader = _Reader(words, faults)
    reader.read()
    sections = {name: found for name, found in reader.sections.items() if found}
    if "FILE" in sections and len(sections) > 1:
        left = ", ".join(name for name in sections if name not in ("FILE", ""))
        if left:
            place = sections["FILE"][0]
            notes.append(f"{place.file}: the FILE SECTION is read, and not: {left}")
        sections = {name: found for name, found in sections.items() if name in ("FILE", "")}
    reader.part.words = [word for found in sections.values() for word in found]
    return reader.part


class _Reader:
    def __init__(self, words: Sequence[Word], faults: list[Fault]) -> None:
        self.words, self.faults = words, faults
        self.at = 0
        self.part = DataPart()
        self.sections: dict[str, list[Word]] = {"": []}

    def _upper(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.words[at].upper if at < len(self.words) else ""

    def read(self) -> None:
        section, described, begins = "", True, True
        while self.at < len(self.words):
            word = self.words[self.at]
            upper = word.upper
            if begins and upper in _DIVISIONS and self._upper(1) == "DIVISION":
                if upper == "PROCEDURE":
                    return
                described, section = upper == "DATA", ""
                self._sentence()
            elif begins and upper in _SECTIONS and self._upper(1) == "SECTION":
                described, section = True, upper
                self.sections.setdefault(section, [])
                self._sentence()
            elif begins and upper == "SPECIAL-NAMES":
                self._special_names()
            elif begins and described and upper in _FILES:
                self._file(word)
            else:
                if described:
                    self.sections[section].append(word)
                self.at += 1
                begins = word.text == "."
                continue
            begins = True

    def _sentence(self) -> list[Word]:
        """Step over the words up to a period."""
        start = self.at
        while self.at < len(self.words) and self.words[self.at].text != ".":
            self.at += 1
        self.at += 1
        return list(self.words[start : self.at - 1])

    def _file(self, word: Word) -> None:
        said = self._sentence()
        for n, other in enumerate(said):
            after = said[n + 1].upper if n + 1 < len(said) else ""
            level = other.first and other.text in ("01", "1") and after[:1].isalpha()
            if n and level and after not in ("CHARACTERS", "CHARACTER", "RECORDS", "RECORD", "TO"):
                reason = f"expected a period, found '{other.text}' (column {other.column})"
                self.faults.append(
                    Fault(other.file, other.line, word.upper, reason, "End the FD with a period")
                )
                self.at -= len(said) - n + 1
                return

    def _special_names(self) -> None:
        self._sentence()
        while self.at < len(self.words):
            upper = self._upper()
            if upper in _PARAGRAPHS or upper in _SECTIONS or self.words[self.at].text.isdecimal():
                return
            self._clauses(self._sentence())

    def _clauses(self, said: Sequence[Word]) -> None:
        for n, word in enumerate(said):
            after = [other for other in said[n + 1 : n + 8] if other.upper not in ("IS", "SIGN", "WITH")]
            if word.upper == "DECIMAL-POINT" and after and after[0].upper == "COMMA":
                self.part.decimal_comma = True
            elif word.upper == "CURRENCY" and after:
                self._currency(after)

    def _currency(self, after: Sequence[Word]) -> None:
        """CURRENCY SIGN IS 'EUR' WITH PICTURE SYMBOL 'E'; without a symbol the sign stands for itself."""
        sign = _characters(after[0])
        symbol = sign
        if len(after) > 3 and after[1].upper == "PICTURE" and after[2].upper == "SYMBOL":
            symbol = _characters(after[3])
        if sign and symbol and len(symbol) == 1:
            self.part.currency[symbol] = sign
            return
        reason = f"expected CURRENCY SIGN IS a literal, found '{after[0].text}' (column {after[0].column})"
        remedy = "Give the PICTURE symbol and what it writes as currency_signs"
        self.faults.append(Fault(after[0].file, after[0].line, "CURRENCY SIGN", reason, remedy))


def _characters(word: Word) -> str:
    """The characters of a literal in quotes; none for any other word, and for a hexadecimal literal."""
    text = word.text
    if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace(text[0] * 2, text[0])
    return ""
