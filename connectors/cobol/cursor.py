"""A place in a list of tokens, and the small things read there: words, numbers, names, literals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from connectors.cobol.entry import Value
from connectors.cobol.reference_format import Word
from connectors.cobol.vocabulary import (
    AFTER_NUMBER,
    AFTER_VALUES,
    CLAUSES,
    FIGURATIVE,
    LEVELS,
    NAME,
    NUMBER,
)

__all__ = ["Cursor", "Unexpected"]


class Unexpected(Exception):
    """What stands here is not what the grammar asks for; the rest of the entry is skipped."""

    def __init__(self, at: Word, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.at, self.reason, self.remedy = at, reason, remedy


class Cursor:
    """Reads tokens one after another.

    Args:
        tokens: of `glue_words`.
        file: for a fault that has no token to point at.
        decimal_comma: DECIMAL-POINT IS COMMA: `1,5` is one number.
    """

    def __init__(self, tokens: Sequence[Word], file: str, *, decimal_comma: bool = False) -> None:
        self.tokens, self.decimal_comma = tokens, decimal_comma
        last = tokens[-1] if tokens else Word("", file, 1, 1)
        self.end = Word("", last.file, last.line, last.column + len(last.text))
        self.position = 0
        self.constants: dict[str, int] = {}

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

    def expected(self, what: str, remedy: str = "") -> Unexpected:
        token = self.token
        if token is self.end:
            return Unexpected(token, f"expected {what}, found the end of the copybook", remedy)
        return Unexpected(token, f"expected {what}, found '{token.text}' (column {token.column})", remedy)

    def at_level(self) -> bool:
        """The next token is a level number that begins a line: a period is missing before it.

        A number that begins a line may also go on with a list of values or an OCCURS: the word after tells.
        """
        token, after = self.token, self.peek()
        level = token.first and token.text.isdecimal() and len(token.text) <= 2 and int(token.text) in LEVELS
        word = any(letter.isalpha() for letter in after.text) and not after.is_literal
        return level and word and after.upper not in AFTER_NUMBER

    def over(self) -> bool:
        return self.token is self.end or self.token.text == "." or self.at_level()

    def values(self, word: Word) -> tuple[Value, ...]:
        found: list[Value] = []
        while not self.over() and self.token.upper not in AFTER_VALUES:
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
        text = self.literal()
        if "," in text and not self.decimal_comma and NUMBER.fullmatch(text):
            return [part for part in text.split(",") if part]
        return [text]

    def literal(self) -> str:
        """A literal or figurative constant as written; parts joined by & are made one."""
        prefix = "ALL " if self.skip("ALL") else ""
        text = self._part()
        while self.skip("&"):
            more = self._part()
            text = text[:-1] + more[1:] if more[0] == text[0] == text[-1] else f"{text} & {more}"
        return prefix + text

    def _part(self) -> str:
        token = self.token
        known = token.upper in FIGURATIVE or token.upper in self.constants
        if self.over() or not (token.is_literal or known or NUMBER.fullmatch(token.text)):
            raise self.expected("a literal")
        return self.next().text

    def integer(self, what: str) -> int:
        token = self.token
        goes_on = not self.at_level() or self.peek().upper in CLAUSES
        if re.fullmatch(r"[0-9]{1,10}", token.text) and goes_on:
            return int(self.next().text)
        if token.upper in self.constants:
            return self.constants[self.next().upper]
        raise self.expected(what)

    def data_name(self, after: str) -> Word:
        if self.over() or self.token.upper in CLAUSES or not NAME.fullmatch(self.token.text):
            raise self.expected(f"a data name after {after}")
        return self.next()

    def qualified(self, after: str) -> tuple[Word, ...]:
        names = [self.data_name(after)]
        while self.skip("OF", "IN"):
            names.append(self.data_name("OF"))
        return tuple(names)
