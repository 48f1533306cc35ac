"""From tokens to data description entries.

Source: Enterprise COBOL for z/OS Language Reference, "Data division -- data description entry". A clause may
stand in any order, as the compiler takes them. An entry that cannot be read is kept as far as it was
understood and marked `broken`, so one fault does not bring others about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from connectors.cobol.clauses import Clauses
from connectors.cobol.cursor import Cursor, Unexpected
from connectors.cobol.entry import Entry
from connectors.cobol.picture import PictureError
from connectors.cobol.reference_format import Word
from connectors.cobol.usage import USAGES, Dialect
from connectors.cobol.vocabulary import CLAUSES, LEVELS, NAME, UNSUPPORTED
from migrate.errors import Fault, did_you_mean

__all__ = ["parse_entries"]


def parse_entries(
    tokens: Sequence[Word],
    file: str,
    faults: list[Fault],
    *,
    dialect: Dialect = "ibm",
    decimal_comma: bool = False,
    currency: Mapping[str, str] | None = None,
) -> list[Entry]:
    """The data description entries of one copybook, in order.

    Args:
        tokens: of `glue_words`, COPY already carried out.
        file: its name, for a fault that has no token to point at.
        faults: takes every syntax fault; the good entries are returned all the same.
    """
    cursor = Cursor(tokens, file, decimal_comma=decimal_comma)
    return _Parser(cursor, Clauses(cursor, dialect, currency or {}), faults).entries()


class _Parser:
    def __init__(self, cursor: Cursor, clauses: Clauses, faults: list[Fault]) -> None:
        self.cursor, self.clauses, self.faults = cursor, clauses, faults

    def _fault(self, entry: Entry | None, error: Unexpected) -> None:
        name = entry.name if entry else ""
        self.faults.append(Fault(error.at.file, error.at.line, name, error.reason, error.remedy))

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        while self.cursor.token is not self.cursor.end:
            if self.cursor.skip("."):
                continue
            entry = None
            try:
                entry = self._head()
                if entry.level != 78 and self.cursor.token.upper != "CONSTANT":
                    found.append(entry)
                self._body(entry)
            except Unexpected as error:
                self._fault(entry, error)
                if entry:
                    entry.broken = True
                self._recover()
        return found

    def _recover(self) -> None:
        cursor, start = self.cursor, self.cursor.position
        while cursor.token is not cursor.end and not (cursor.at_level() and cursor.position > start):
            if cursor.next().text == ".":
                return

    def _head(self) -> Entry:
        at = self.cursor.token
        if not (at.text.isdecimal() and len(at.text) <= 2):
            remedy = "Name the copybook's :TAG: under replacing" if ":" in at.text else ""
            raise self.cursor.expected("a level number", remedy)
        if int(at.text) not in LEVELS:
            raise self.cursor.expected("a level number of 01-49, 66, 77, 78 or 88")
        self.cursor.next()
        entry = Entry(int(at.text), "FILLER", at)
        if self._names():
            token = self.cursor.next()
            entry.name = token.text
            if not NAME.fullmatch(token.text):
                entry.broken = True
                remedy = (
                    "Name the copybook's :TAG: under replacing"
                    if ":" in token.text or "(" in token.text
                    else ""
                )
                column = f"(column {token.column})"
                error = Unexpected(token, f"expected a data name, found '{token.text}' {column}", remedy)
                self._fault(entry, error)
        elif entry.level in (66, 78, 88):
            raise self.cursor.expected(f"a name after level {entry.level}")
        return entry

    def _names(self) -> bool:
        """Whether the next token is the item's name, not the first clause of an item without one."""
        if self.cursor.over():
            return False
        if self.cursor.token.upper not in CLAUSES:
            return True
        # A few clause words are used as names: 05 DATE PIC X(8), 05 SIGN PIC X, 05 INDEX PIC 9.
        after = self.cursor.peek()
        return self.cursor.token.upper in ("DATE", "SIGN", "INDEX", "POINTER", "OBJECT", "BLANK") and (
            after.upper in ("PIC", "PICTURE", "REDEFINES", "OCCURS", "USAGE", *USAGES)
        )

    def _body(self, entry: Entry) -> None:
        if entry.level == 88:
            return self.clauses.condition(entry)
        if entry.level == 78:
            return self.clauses.constant(entry)
        if self.cursor.token.upper == "CONSTANT":
            return self.clauses.constant_as(entry)
        while not self.cursor.skip("."):
            if self.cursor.over():
                raise self.cursor.expected("a clause or a period", "End the entry before it with a period")
            word = self.cursor.next()
            name = word.upper.replace("COMPUTATIONAL", "COMP")
            if name in UNSUPPORTED:
                raise Unexpected(
                    word, f"the {name} clause is not supported (column {word.column})", UNSUPPORTED[name]
                )
            try:
                if name in self.clauses.readers:
                    self.clauses.readers[name](entry, word)
                elif name in USAGES or name == "OBJECT":
                    self.cursor.position -= 1
                    self.clauses.usage(entry, word)
                elif name not in ("GLOBAL", "VOLATILE", "IS"):
                    self.cursor.position -= 1
                    raise self.cursor.expected("a clause or a period", did_you_mean(name, CLAUSES))
            except PictureError as error:
                # The string ended where it ended: the clauses after it can be read.
                at = entry.picture_at or word
                column = f"(column {at.column + error.index})"
                wrong = Unexpected(at, f"PICTURE '{at.text}': {error.reason} {column}", error.remedy)
                entry.broken = True
                self._fault(entry, wrong)
        return None
