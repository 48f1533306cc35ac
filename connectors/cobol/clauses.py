"""The clauses of a data description entry, each read into the entry.

Source: Enterprise COBOL for z/OS Language Reference, "Data division -- data description entry"; TYPE, TYPEDEF,
SAME AS and constants are those of the 2002 standard, level 78 that of Micro Focus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from connectors.cobol.cursor import Cursor, Unexpected
from connectors.cobol.entry import Entry, OccursClause
from connectors.cobol.picture import parse_picture
from connectors.cobol.reference_format import Word
from connectors.cobol.usage import USAGES, Dialect
from connectors.cobol.vocabulary import AFTER_KEYS, CLAUSES, UNSUPPORTED
from migrate.errors import did_you_mean

__all__ = ["Clauses"]

_LARGEST = 9_999_999_999
_OPERATIONS: dict[str, Callable[[int, int], int | None]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left // right if right else None,
}


class Clauses:
    """Reads clauses from a cursor.

    Args:
        currency: PICTURE symbols of the currency signs, and what each writes.
    """

    def __init__(self, cursor: Cursor, dialect: Dialect, currency: Mapping[str, str]) -> None:
        self.cursor, self.dialect, self.currency = cursor, dialect, currency
        self.readers: dict[str, Callable[[Entry, Word], None]] = {
            "PIC": self._picture, "PICTURE": self._picture, "REDEFINES": self._redefines,
            "RENAMES": self._renames, "OCCURS": self._occurs, "USAGE": self.usage, "SIGN": self._sign,
            "LEADING": self._sign, "TRAILING": self._sign, "VALUE": self._value, "VALUES": self._value,
            "SYNC": self._synchronized, "SYNCHRONIZED": self._synchronized, "JUST": self._justified,
            "JUSTIFIED": self._justified, "BLANK": self._blank, "GROUP-USAGE": self._group_usage,
            "BYTE-LENGTH": self._byte_length, "DATE": self._date, "EXTERNAL": self._external,
            "TYPE": self._type, "SAME": self._type, "TYPEDEF": self._typedef,
        }  # fmt: skip

    def once(self, entry: Entry, clause: str, at: Word) -> None:
        if clause in entry.clauses:
            raise Unexpected(at, f"a second {clause} clause (column {at.column})", "Leave one of them out")
        entry.clauses.add(clause)

    def _picture(self, entry: Entry, word: Word) -> None:
        self.once(entry, "PICTURE", word)
        self.cursor.skip("IS")
        if self.cursor.over() or self.cursor.token.upper in CLAUSES or self.cursor.token.is_literal:
            raise self.cursor.expected(f"a PICTURE string after {word.upper}")
        entry.picture_at = string = self.cursor.next()
        text = string.text
        if self.cursor.token.text.startswith("(") and self.cursor.token.line == string.line:
            text += self.cursor.next().text  # PIC X (10): no compiler's syntax, and it has one meaning
        entry.picture = parse_picture(
            text,
            decimal_comma=self.cursor.decimal_comma,
            constants=self.cursor.constants,
            currency=self.currency,
        )

    def _redefines(self, entry: Entry, word: Word) -> None:
        self.once(entry, "REDEFINES", word)
        entry.redefines = self.cursor.data_name("REDEFINES")

    def _renames(self, entry: Entry, word: Word) -> None:
        self.once(entry, "RENAMES", word)
        if entry.level != 66:
            raise Unexpected(word, f"RENAMES stands at level 66, found level {entry.level:02d}")
        first = self.cursor.qualified("RENAMES")
        entry.renames = (
            (first, self.cursor.qualified("THRU")) if self.cursor.skip("THRU", "THROUGH") else (first,)
        )

    def _occurs(self, entry: Entry, word: Word) -> None:
        self.once(entry, "OCCURS", word)
        lowest = None
        unbounded = self.cursor.skip("UNBOUNDED")
        highest = 1 if unbounded else self.cursor.integer("a number after OCCURS")
        if not unbounded and self.cursor.skip("TO"):
            lowest = highest
            unbounded = self.cursor.skip("UNBOUNDED")
            highest = max(lowest, 1) if unbounded else self.cursor.integer("a number after TO")
        self.cursor.skip("TIMES", "TIME")
        counter: tuple[Word, ...] = ()
        while True:
            if self.cursor.skip("DEPENDING"):
                self.cursor.skip("ON")
                counter = self.cursor.qualified("DEPENDING ON")
            elif self.cursor.skip("ASCENDING", "DESCENDING", "INDEXED"):
                self.cursor.skip("KEY")
                self.cursor.skip("IS", "BY")
                self.cursor.qualified("KEY or INDEXED BY")
                while not self.cursor.over() and self.cursor.token.upper not in AFTER_KEYS:
                    self.cursor.qualified("KEY or INDEXED BY")
            else:
                break
        if (lowest is not None or unbounded) and not counter:
            raise self.cursor.expected(f"DEPENDING ON after OCCURS {'UNBOUNDED' if unbounded else 'n TO m'}")
        if lowest is not None and lowest > highest:
            raise Unexpected(
                word, f"expected OCCURS from a smaller to a larger number, found {lowest} TO {highest}"
            )
        if highest < 1:
            raise Unexpected(word, f"expected OCCURS of 1 or more, found {highest}")
        if counter:
            # Without a lower number the compiler assumes 1 and checks nothing at run time; records with no
            # element are written all the same, so none is allowed for.
            entry.occurs = OccursClause(lowest or 0, highest, counter, unbounded)
        else:
            entry.occurs = OccursClause(highest, highest, ())

    def usage(self, entry: Entry, word: Word) -> None:
        self.once(entry, "USAGE", word)
        self.cursor.skip("IS")
        name = self.cursor.token.upper.replace("COMPUTATIONAL", "COMP")
        if name == "OBJECT":
            self.cursor.next()
            if not self.cursor.skip("REFERENCE"):
                raise self.cursor.expected("REFERENCE after OBJECT")
            if not self.cursor.over() and self.cursor.token.upper not in CLAUSES:
                self.cursor.next()
            name = "OBJECT REFERENCE"
        elif name in UNSUPPORTED:
            raise self.cursor.expected("a USAGE word", UNSUPPORTED[name])
        elif name not in USAGES:
            raise self.cursor.expected("a USAGE word after USAGE", did_you_mean(name, USAGES))
        else:
            self.cursor.next()
        self.cursor.skip("NATIVE")  # taken as a comment: "USAGE clause", NATIVE phrase
        entry.usage = name
        if self.cursor.skip("UNSIGNED"):
            entry.unsigned = True
        else:
            self.cursor.skip("SIGNED")

    def _sign(self, entry: Entry, word: Word) -> None:
        self.once(entry, "SIGN", word)
        if word.upper == "SIGN":
            self.cursor.skip("IS")
            word = self.cursor.token
            if not self.cursor.skip("LEADING", "TRAILING"):
                raise self.cursor.expected("LEADING or TRAILING after SIGN")
        entry.sign = word.upper
        if self.cursor.skip("SEPARATE"):
            entry.separate = True
            self.cursor.skip("CHARACTER")

    def _value(self, entry: Entry, word: Word) -> None:
        self.once(entry, "VALUE", word)
        self.cursor.skip("IS", "ARE")
        entry.values = self.cursor.values(word)

    def _synchronized(self, entry: Entry, word: Word) -> None:
        self.once(entry, "SYNCHRONIZED", word)
        self.cursor.skip("LEFT", "RIGHT")
        entry.synchronized = True

    def _justified(self, entry: Entry, word: Word) -> None:
        self.once(entry, "JUSTIFIED", word)
        self.cursor.skip("RIGHT")
        entry.justified = True

    def _blank(self, entry: Entry, word: Word) -> None:
        self.once(entry, "BLANK WHEN ZERO", word)
        self.cursor.skip("WHEN")
        if not self.cursor.skip("ZERO", "ZEROS", "ZEROES"):
            raise self.cursor.expected("ZERO after BLANK WHEN")
        entry.blank_when_zero = True

    def _group_usage(self, entry: Entry, word: Word) -> None:
        self.once(entry, "GROUP-USAGE", word)
        self.cursor.skip("IS")
        if self.cursor.token.upper not in ("NATIONAL", "UTF-8"):
            raise self.cursor.expected("NATIONAL or UTF-8 after GROUP-USAGE")
        entry.group_usage = self.cursor.next().upper

    def _byte_length(self, entry: Entry, word: Word) -> None:
        self.once(entry, "BYTE-LENGTH", word)
        self.cursor.skip("IS")
        entry.byte_length = self.cursor.integer("a number after BYTE-LENGTH")

    def _date(self, entry: Entry, word: Word) -> None:
        # DATE FORMAT of the former millennium language extensions: says nothing about storage.
        self.once(entry, "DATE FORMAT", word)
        if not self.cursor.skip("FORMAT"):
            raise self.cursor.expected("FORMAT after DATE")
        self.cursor.skip("IS")
        self.cursor.next()

    def _external(self, entry: Entry, word: Word) -> None:
        if self.cursor.skip("AS"):
            self.cursor.next()

    def _type(self, entry: Entry, word: Word) -> None:
        """TYPE and SAME AS of the 2002 standard, which Micro Focus and GnuCOBOL have."""
        self._beyond_ibm(word)
        self.once(entry, "TYPE", word)
        if word.upper == "SAME":
            self.cursor.skip("AS")
        else:
            self.cursor.skip("TO")
        entry.type_name = self.cursor.data_name(word.upper)

    def _typedef(self, entry: Entry, word: Word) -> None:
        self._beyond_ibm(word)
        if entry.level != 1:
            raise Unexpected(word, f"TYPEDEF stands at level 01, found level {entry.level:02d}")
        self.cursor.skip("STRONG")
        entry.typedef = True

    def _beyond_ibm(self, word: Word) -> None:
        if self.dialect == "ibm":
            reason = f"the {word.upper} clause is not of Enterprise COBOL (column {word.column})"
            raise Unexpected(word, reason, "Say dialect: mf or dialect: gnucobol, or write the items out")

    def condition(self, entry: Entry) -> None:
        if not self.cursor.skip("VALUE", "VALUES"):
            raise self.cursor.expected("VALUE after the condition name")
        self.cursor.skip("IS", "ARE")
        entry.values = self.cursor.values(self.cursor.token)
        self.cursor.skip("WHEN")
        self.cursor.skip("SET")
        self.cursor.skip("TO")
        if self.cursor.skip("FALSE"):
            self.cursor.skip("IS")
            self.cursor.literal()
        if not self.cursor.skip("."):
            raise self.cursor.expected("a value or a period", "End the entry before it with a period")

    def constant(self, entry: Entry) -> None:
        if self.dialect == "ibm":
            raise Unexpected(
                entry.at, "level 78 is not of Enterprise COBOL", "Say dialect: mf or dialect: gnucobol"
            )
        if not (self.cursor.skip("VALUE", "=") or self.cursor.skip("VALUES")):
            raise self.cursor.expected("VALUE after the constant's name")
        self.cursor.skip("IS")
        self._set(entry)

    def constant_as(self, entry: Entry) -> None:
        """01 NAME CONSTANT AS 5 of the 2002 standard."""
        self._beyond_ibm(self.cursor.next())
        self.cursor.skip("IS")
        self.cursor.skip("GLOBAL")
        self.cursor.skip("AS")
        self._set(entry)

    def _set(self, entry: Entry) -> None:
        """The value of a constant: a literal, or numbers with + - * / taken from left to right."""
        text = self.cursor.literal()
        number = self._whole(text)
        while (sign := self.cursor.token.text) in _OPERATIONS and number is not None:
            self.cursor.next()
            other = self._whole(self.cursor.literal())
            number = None if other is None else _OPERATIONS[sign](number, other)
        if number is not None and 0 <= number <= _LARGEST:
            self.cursor.constants[entry.name.upper()] = number
        if not self.cursor.skip("."):
            raise self.cursor.expected("a period", "Write the value of the constant as one literal")

    def _whole(self, text: str) -> int | None:
        if text.upper() in self.cursor.constants:
            return self.cursor.constants[text.upper()]
        return int(text) if re.fullmatch(r"\d{1,10}", text) else None
