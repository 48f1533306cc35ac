"""From tokens to data description entries.

Source: Enterprise COBOL for z/OS Language Reference, "Data division -- data description entry". A clause may
stand in any order, as the compiler takes them. An entry that cannot be read is kept as far as it was
understood and marked `broken`, so one fault does not bring others about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from connectors.cobol.picture import NO_PICTURE, Dialect, Picture, PictureError, parse_picture
from connectors.cobol.reference_format import Word
from migrate.errors import Fault, did_you_mean

__all__ = ["Entry", "OccursClause", "parse_entries"]

# Words of the dialect beyond Enterprise COBOL's are read under every dialect when they mean one thing only.
_USAGES = frozenset(
    {
        "DISPLAY", "DISPLAY-1", "NATIONAL", "UTF-8", "BINARY", "PACKED-DECIMAL", "COMP", "COMP-3", "COMP-4",
        "COMP-5", "COMP-6", "COMP-X", "COMP-N", *NO_PICTURE,
    }
)  # fmt: skip
_CLAUSES = frozenset(
    {
        "PIC", "PICTURE", "REDEFINES", "RENAMES", "OCCURS", "USAGE", "VALUE", "VALUES", "SIGN", "LEADING",
        "TRAILING", "SYNC", "SYNCHRONIZED", "JUST", "JUSTIFIED", "BLANK", "EXTERNAL", "GLOBAL", "VOLATILE",
        "GROUP-USAGE", "BYTE-LENGTH", "DATE", "OBJECT", "POINTER", "INDEX", *_USAGES,
    }
)  # fmt: skip
_AFTER_KEYS = _CLAUSES | {"ASCENDING", "DESCENDING", "INDEXED", "DEPENDING", "IS"}
_AFTER_VALUES = _CLAUSES | {"WHEN", "FALSE"}
_UNSUPPORTED = {
    "TYPE": "Write the items of the type out",
    "TYPEDEF": "Write the items of the type out where they are used",
    "SAME": "Write the items out",
    "LIKE": "Write the PICTURE and USAGE out",
    "DYNAMIC": "Such an item holds no bytes of a record; leave it out",
    "ANY": "Write the PICTURE with its length",
    "CONSTANT": "Write the number where the constant is used, or use level 78",
    "SQL": "Write the PICTURE and USAGE that the Db2 precompiler makes of it",
}
_LEVELS = frozenset({*range(1, 50), 66, 77, 78, 88})
_HEADINGS = frozenset({"DATA", "FILE", "WORKING-STORAGE", "LOCAL-STORAGE", "LINKAGE", "FD", "SD"})
_FIGURATIVE = frozenset(
    {
        "ZERO", "ZEROS", "ZEROES", "SPACE", "SPACES", "HIGH-VALUE", "HIGH-VALUES", "LOW-VALUE", "LOW-VALUES",
        "QUOTE", "QUOTES", "NULL", "NULLS",
    }
)  # fmt: skip
_AFTER_NUMBER = frozenset(
    {
        "THRU", "THROUGH", "TIMES", "TO", "DEPENDING", "ASCENDING", "DESCENDING", "INDEXED", "WHEN", "FALSE",
        "ALL", *_FIGURATIVE,
    }
)  # fmt: skip
_NAME = re.compile(r"(?=[\w-]*[^\W\d_])\w(?:[\w-]*\w)?")
_NUMBER = re.compile(r"[+-]?(?=[.,]?\d)[\d.,]+(?:E[+-]?\d+)?", re.IGNORECASE)

Value = str | tuple[str, str]


@dataclass(frozen=True)
class OccursClause:
    minimum: int
    maximum: int
    depending_on: tuple[Word, ...]
    """The counter and its qualifiers, innermost first; empty for a table of fixed length."""


@dataclass
class Entry:
    """One data description entry; `at` is its level number, for its place."""

    level: int
    name: str
    at: Word
    redefines: Word | None = None
    picture: Picture | None = None
    picture_at: Word | None = None
    usage: str = ""
    unsigned: bool = False
    sign: str = ""
    separate: bool = False
    occurs: OccursClause | None = None
    synchronized: bool = False
    justified: bool = False
    blank_when_zero: bool = False
    group_usage: str = ""
    byte_length: int | None = None
    values: tuple[Value, ...] = ()
    renames: tuple[tuple[Word, ...], ...] = ()
    broken: bool = False
    clauses: set[str] = field(default_factory=set)


class _Unexpected(Exception):
    """What stands here is not what the grammar asks for; the rest of the entry is skipped."""

    def __init__(self, at: Word, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.at, self.reason, self.remedy = at, reason, remedy


def parse_entries(
    tokens: Sequence[Word],
    file: str,
    faults: list[Fault],
    *,
    dialect: Dialect = "ibm",
    decimal_comma: bool = False,
) -> list[Entry]:
    """The data description entries of one copybook, in order.

    Args:
        tokens: of `glue_words`, COPY already carried out.
        file: its name, for a fault that has no token to point at.
        faults: takes every syntax fault; the good entries are returned all the same.
    """
    return _Parser(tokens, file, faults, dialect, decimal_comma).entries()


class _Parser:
    def __init__(
        self, tokens: Sequence[Word], file: str, faults: list[Fault], dialect: Dialect, decimal_comma: bool
    ) -> None:
        self.tokens, self.faults, self.dialect, self.decimal_comma = tokens, faults, dialect, decimal_comma
        last = tokens[-1] if tokens else Word("", file, 1, 1)
        self.end = Word("", last.file, last.line, last.column + len(last.text))
        self.position = 0
        self.constants: dict[str, int] = {}
        self.readers: dict[str, Callable[[Entry, Word], None]] = {
            "PIC": self._picture, "PICTURE": self._picture, "REDEFINES": self._redefines,
            "RENAMES": self._renames, "OCCURS": self._occurs, "USAGE": self._usage, "SIGN": self._sign,
            "LEADING": self._sign, "TRAILING": self._sign, "VALUE": self._value, "VALUES": self._value,
            "SYNC": self._synchronized, "SYNCHRONIZED": self._synchronized, "JUST": self._justified,
            "JUSTIFIED": self._justified, "BLANK": self._blank, "GROUP-USAGE": self._group_usage,
            "BYTE-LENGTH": self._byte_length, "DATE": self._date, "EXTERNAL": self._external,
        }  # fmt: skip

    # -- tokens

    @property
    def token(self) -> Word:
        return self.tokens[self.position] if self.position < len(self.tokens) else self.end

    def peek(self) -> Word:
        return self.tokens[self.position + 1] if self.position + 1 < len(self.tokens) else self.end

    def next(self) -> Word:
        token = self.token
        self.position += 1
        return token

    def skip(self, *words: str) -> bool:
        """Step over the next token if it is one of `words`."""
        if self.token.upper in words:
            self.position += 1
            return True
        return False

    def expected(self, what: str, remedy: str = "") -> _Unexpected:
        token = self.token
        if token is self.end:
            return _Unexpected(token, f"expected {what}, found the end of the copybook", remedy)
        return _Unexpected(token, f"expected {what}, found '{token.text}' (column {token.column})", remedy)

    def at_level(self) -> bool:
        """The next token is a level number that begins a line: a period is missing before it.

        A number that begins a line may also go on with a list of values or an OCCURS: the word after tells.
        """
        token, after = self.token, self.peek()
        level = token.first and token.text.isdecimal() and len(token.text) <= 2 and int(token.text) in _LEVELS
        word = any(letter.isalpha() for letter in after.text) and not after.is_literal
        return level and word and after.upper not in _AFTER_NUMBER

    def over(self) -> bool:
        return self.token is self.end or self.token.text == "." or self.at_level()

    def fault(self, entry: Entry | None, error: _Unexpected) -> None:
        name = entry.name if entry else ""
        self.faults.append(Fault(error.at.file, error.at.line, name, error.reason, error.remedy))

    # -- entries

    def entries(self) -> list[Entry]:
        found: list[Entry] = []
        while self.token is not self.end:
            if self.skip("."):
                continue
            if self.token.upper in _HEADINGS:
                self._recover()
                continue
            entry = None
            try:
                entry = self._head()
                if entry.level != 78:
                    found.append(entry)
                self._body(entry)
            except _Unexpected as error:
                self.fault(entry, error)
                if entry:
                    entry.broken = True
                self._recover()
        return found

    def _recover(self) -> None:
        start = self.position
        while self.token is not self.end and not (self.at_level() and self.position > start):
            if self.next().text == ".":
                return

    def _head(self) -> Entry:
        at = self.token
        if not (at.text.isdecimal() and len(at.text) <= 2):
            remedy = "Name the copybook's :TAG: under replacing" if ":" in at.text else ""
            raise self.expected("a level number", remedy)
        if int(at.text) not in _LEVELS:
            raise self.expected("a level number of 01-49, 66, 77, 78 or 88")
        self.next()
        entry = Entry(int(at.text), "FILLER", at)
        if self._names():
            token = self.next()
            entry.name = token.text
            if not _NAME.fullmatch(token.text):
                entry.broken = True
                remedy = (
                    "Name the copybook's :TAG: under replacing"
                    if ":" in token.text or "(" in token.text
                    else ""
                )
                column = f"(column {token.column})"
                error = _Unexpected(token, f"expected a data name, found '{token.text}' {column}", remedy)
                self.fault(entry, error)
        elif entry.level in (66, 78, 88):
            raise self.expected(f"a name after level {entry.level}")
        return entry

    def _names(self) -> bool:
        """Whether the next token is the item's name, not the first clause of an item without one."""
        if self.over():
            return False
        if self.token.upper not in _CLAUSES:
            return True
        # A few clause words are used as names: 05 DATE PIC X(8), 05 SIGN PIC X, 05 INDEX PIC 9.
        after = self.peek()
        return self.token.upper in ("DATE", "SIGN", "INDEX", "POINTER", "OBJECT", "BLANK") and (
            after.upper in ("PIC", "PICTURE", "REDEFINES", "OCCURS", "USAGE", *_USAGES)
        )

    def _body(self, entry: Entry) -> None:
        if entry.level == 88:
            return self._condition(entry)
        if entry.level == 78:
            return self._constant(entry)
        while not self.skip("."):
            if self.over():
                raise self.expected("a clause or a period", "End the entry before it with a period")
            word = self.next()
            name = word.upper.replace("COMPUTATIONAL", "COMP")
            if name in _UNSUPPORTED:
                raise _Unexpected(
                    word, f"the {name} clause is not supported (column {word.column})", _UNSUPPORTED[name]
                )
            try:
                if name in self.readers:
                    self.readers[name](entry, word)
                elif name in _USAGES or name == "OBJECT":
                    self.position -= 1
                    self._usage(entry, word)
                elif name not in ("GLOBAL", "VOLATILE", "IS"):
                    self.position -= 1
                    raise self.expected("a clause or a period", did_you_mean(name, _CLAUSES))
            except PictureError as error:
                # The string ended where it ended: the clauses after it can be read.
                at = entry.picture_at or word
                column = f"(column {at.column + error.index})"
                wrong = _Unexpected(at, f"PICTURE '{at.text}': {error.reason} {column}", error.remedy)
                entry.broken = True
                self.fault(entry, wrong)
        return None

    def once(self, entry: Entry, clause: str, at: Word) -> None:
        if clause in entry.clauses:
            raise _Unexpected(at, f"a second {clause} clause (column {at.column})", "Leave one of them out")
        entry.clauses.add(clause)

    # -- clauses

    def _picture(self, entry: Entry, word: Word) -> None:
        self.once(entry, "PICTURE", word)
        self.skip("IS")
        if self.over() or self.token.upper in _CLAUSES or self.token.is_literal:
            raise self.expected(f"a PICTURE string after {word.upper}")
        entry.picture_at = string = self.next()
        text = string.text
        if self.token.text.startswith("(") and self.token.line == string.line:
            text += self.next().text  # PIC X (10): no compiler's syntax, and it has one meaning
        entry.picture = parse_picture(text, decimal_comma=self.decimal_comma, constants=self.constants)

    def _redefines(self, entry: Entry, word: Word) -> None:
        self.once(entry, "REDEFINES", word)
        entry.redefines = self._data_name("REDEFINES")

    def _renames(self, entry: Entry, word: Word) -> None:
        self.once(entry, "RENAMES", word)
        if entry.level != 66:
            raise _Unexpected(word, f"RENAMES stands at level 66, found level {entry.level:02d}")
        first = self._qualified("RENAMES")
        entry.renames = (first, self._qualified("THRU")) if self.skip("THRU", "THROUGH") else (first,)

    def _occurs(self, entry: Entry, word: Word) -> None:
        self.once(entry, "OCCURS", word)
        lowest = None
        if self.skip("UNBOUNDED"):
            raise self._unbounded(word)
        highest = self._integer("a number after OCCURS")
        if self.skip("TO"):
            lowest = highest
            if self.skip("UNBOUNDED"):
                raise self._unbounded(word)
            highest = self._integer("a number after TO")
        self.skip("TIMES", "TIME")
        counter: tuple[Word, ...] = ()
        while True:
            if self.skip("DEPENDING"):
                self.skip("ON")
                counter = self._qualified("DEPENDING ON")
            elif self.skip("ASCENDING", "DESCENDING", "INDEXED"):
                self.skip("KEY")
                self.skip("IS", "BY")
                self._qualified("KEY or INDEXED BY")
                while not self.over() and self.token.upper not in _AFTER_KEYS:
                    self._qualified("KEY or INDEXED BY")
            else:
                break
        if lowest is not None and not counter:
            raise self.expected("DEPENDING ON after OCCURS n TO m")
        if lowest is not None and lowest > highest:
            raise _Unexpected(
                word, f"expected OCCURS from a smaller to a larger number, found {lowest} TO {highest}"
            )
        if highest < 1:
            raise _Unexpected(word, f"expected OCCURS of 1 or more, found {highest}")
        if counter:
            # Without a lower number the compiler assumes 1 and checks nothing at run time; records with no
            # element are written all the same, so none is allowed for.
            entry.occurs = OccursClause(lowest or 0, highest, counter)
        else:
            entry.occurs = OccursClause(highest, highest, ())

    def _unbounded(self, word: Word) -> _Unexpected:
        return _Unexpected(
            word,
            "OCCURS UNBOUNDED has no largest size, so the record has no layout",
            "Write the largest number that the file can hold",
        )

    def _usage(self, entry: Entry, word: Word) -> None:
        self.once(entry, "USAGE", word)
        self.skip("IS")
        name = self.token.upper.replace("COMPUTATIONAL", "COMP")
        if name == "OBJECT":
            self.next()
            if not self.skip("REFERENCE"):
                raise self.expected("REFERENCE after OBJECT")
            if not self.over() and self.token.upper not in _CLAUSES:
                self.next()
            name = "OBJECT REFERENCE"
        elif name in _UNSUPPORTED:
            raise self.expected("a USAGE word", _UNSUPPORTED[name])
        elif name not in _USAGES:
            raise self.expected("a USAGE word after USAGE", did_you_mean(name, _USAGES))
        else:
            self.next()
        self.skip("NATIVE")  # taken as a comment: "USAGE clause", NATIVE phrase
        entry.usage = name
        if self.skip("UNSIGNED"):
            entry.unsigned = True
        else:
            self.skip("SIGNED")

    def _sign(self, entry: Entry, word: Word) -> None:
        self.once(entry, "SIGN", word)
        if word.upper == "SIGN":
            self.skip("IS")
            word = self.token
            if not self.skip("LEADING", "TRAILING"):
                raise self.expected("LEADING or TRAILING after SIGN")
        entry.sign = word.upper
        if self.skip("SEPARATE"):
            entry.separate = True
            self.skip("CHARACTER")

    def _value(self, entry: Entry, word: Word) -> None:
        self.once(entry, "VALUE", word)
        self.skip("IS", "ARE")
        entry.values = self._values(word)

    def _synchronized(self, entry: Entry, word: Word) -> None:
        self.once(entry, "SYNCHRONIZED", word)
        self.skip("LEFT", "RIGHT")
        entry.synchronized = True

    def _justified(self, entry: Entry, word: Word) -> None:
        self.once(entry, "JUSTIFIED", word)
        self.skip("RIGHT")
        entry.justified = True

    def _blank(self, entry: Entry, word: Word) -> None:
        self.once(entry, "BLANK WHEN ZERO", word)
        self.skip("WHEN")
        if not self.skip("ZERO", "ZEROS", "ZEROES"):
            raise self.expected("ZERO after BLANK WHEN")
        entry.blank_when_zero = True

    def _group_usage(self, entry: Entry, word: Word) -> None:
        self.once(entry, "GROUP-USAGE", word)
        self.skip("IS")
        if self.token.upper not in ("NATIONAL", "UTF-8"):
            raise self.expected("NATIONAL or UTF-8 after GROUP-USAGE")
        entry.group_usage = self.next().upper

    def _byte_length(self, entry: Entry, word: Word) -> None:
        self.once(entry, "BYTE-LENGTH", word)
        self.skip("IS")
        entry.byte_length = self._integer("a number after BYTE-LENGTH")

    def _date(self, entry: Entry, word: Word) -> None:
        # DATE FORMAT of the former millennium language extensions: says nothing about storage.
        self.once(entry, "DATE FORMAT", word)
        if not self.skip("FORMAT"):
            raise self.expected("FORMAT after DATE")
        self.skip("IS")
        self.next()

    def _external(self, entry: Entry, word: Word) -> None:
        if self.skip("AS"):
            self.next()

    # -- conditions and constants

    def _condition(self, entry: Entry) -> None:
        if not self.skip("VALUE", "VALUES"):
            raise self.expected("VALUE after the condition name")
        self.skip("IS", "ARE")
        entry.values = self._values(self.token)
        self.skip("WHEN")
        self.skip("SET")
        self.skip("TO")
        if self.skip("FALSE"):
            self.skip("IS")
            self._literal()
        if not self.skip("."):
            raise self.expected("a value or a period", "End the entry before it with a period")

    def _constant(self, entry: Entry) -> None:
        if self.dialect == "ibm":
            raise _Unexpected(
                entry.at, "level 78 is not of Enterprise COBOL", "Say dialect: mf or dialect: gnucobol"
            )
        if not (self.skip("VALUE", "=") or self.skip("VALUES")):
            raise self.expected("VALUE after the constant's name")
        self.skip("IS")
        text = self._literal()
        if re.fullmatch(r"\d{1,10}", text):
            self.constants[entry.name.upper()] = int(text)
        if not self.skip("."):
            raise self.expected("a period", "Write the value of the constant as one literal")

    def _values(self, word: Word) -> tuple[Value, ...]:
        found: list[Value] = []
        while not self.over() and self.token.upper not in _AFTER_VALUES:
            texts = self._list()
            if self.skip("THRU", "THROUGH"):
                found += texts[:-1]
                high = self._list()
                found.append((texts[-1], high[0]))
                found += high[1:]
            else:
                found += texts
        if not found:
            raise self.expected(
                f"a literal after {word.upper}" if word.upper.startswith("VALUE") else "a literal"
            )
        return tuple(found)

    def _list(self) -> list[str]:
        """One literal, or numbers written `1,2,3` without a blank."""
        text = self._literal()
        if "," in text and not self.decimal_comma and _NUMBER.fullmatch(text):
            return [part for part in text.split(",") if part]
        return [text]

    def _literal(self) -> str:
        """A literal or figurative constant as written; parts joined by & are made one."""
        prefix = "ALL " if self.skip("ALL") else ""
        text = self._part()
        while self.skip("&"):
            more = self._part()
            text = text[:-1] + more[1:] if more[0] == text[0] == text[-1] else f"{text} & {more}"
        return prefix + text

    def _part(self) -> str:
        token = self.token
        known = token.upper in _FIGURATIVE or token.upper in self.constants
        if self.over() or not (token.is_literal or known or _NUMBER.fullmatch(token.text)):
            raise self.expected("a literal")
        return self.next().text

    # -- words

    def _integer(self, what: str) -> int:
        token = self.token
        goes_on = not self.at_level() or self.peek().upper in _CLAUSES
        if re.fullmatch(r"[0-9]{1,10}", token.text) and goes_on:
            return int(self.next().text)
        if token.upper in self.constants:
            return self.constants[self.next().upper]
        raise self.expected(what)

    def _data_name(self, after: str) -> Word:
        if self.over() or self.token.upper in _CLAUSES or not _NAME.fullmatch(self.token.text):
            raise self.expected(f"a data name after {after}")
        return self.next()

    def _qualified(self, after: str) -> tuple[Word, ...]:
        names = [self._data_name(after)]
        while self.skip("OF", "IN"):
            names.append(self._data_name("OF"))
        return tuple(names)
