"""From the lines of a copybook to text words, each with its place.

COBOL text is written in a reference format: what a column means depends on it.

    fixed      1-6 sequence number, 7 indicator, 8-72 text, 73-80 identification (ignored)
    variable   the same without the limit at 72
    free       the whole line is text; comments begin with `*>`

Source: Enterprise COBOL for z/OS Language Reference, "Reference format"; Micro Focus and GnuCOBOL manuals
for free and variable format. Copybooks that passed through editors and repositories keep to none of them
exactly, so `auto` looks at the lines, and text in column 7 after blank sequence numbers is taken as text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from migrate.errors import Fault

__all__ = ["SourceFormat", "Word", "detect_format", "glue_words", "read_words"]

SourceFormat = Literal["auto", "fixed", "free", "variable"]

_END_OF_LINE = re.compile(r"\r\n|\n|\r")
_LEVEL_AT_START = re.compile(r" {0,5}(?:\d{1,2}\s+[A-Za-z:(]|(?:COPY|EXEC)\s)", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{6}(?:[ *\-/Dd$]|$)")
_IDENTIFICATION = re.compile(r"[A-Z0-9@#$\-]{1,8}\s*", re.IGNORECASE)
_FORMAT_DIRECTIVE = re.compile(
    r"\s*(?:\d{6})?\s*(?:>>\s*SOURCE\s+(?:FORMAT\s+)?(?:IS\s+)?|\$\s*SET\s+SOURCEFORMAT\s*\(?\s*[\"']?)"
    r"(FREE|FIXED|VARIABLE)",
    re.IGNORECASE,
)
# Compiler-directing statements that take a line of their own and describe no data: "Compiler-directing
# statements", EJECT, SKIP1/2/3, TITLE, CBL (PROCESS); >> and $ are directives of other compilers.
_LISTING = re.compile(
    r"\s*(?:(?:EJECT|SKIP[123])\s*\.?\s*$|TITLE\s+['\"]|(?:CBL|PROCESS)\s|\*(?:CBL|CONTROL)\b|>>|\$\s*SET\b)",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r"(?:\d{6})?\s{0,6}(?:CBL|PROCESS)\s", re.IGNORECASE)  # may begin in column 1
_CONDITIONAL = re.compile(r"\s*(?:>>\s*(?:IF|EVALUATE)|\$\s*IF)\b", re.IGNORECASE)
_QUOTED_OR_COMMENT = re.compile(r"'[^']*'?|\"[^\"]*\"?|(?<!\S)\*>.*")
_WORD = re.compile(
    r"""(?P<space>\s+)
      | (?P<literal>(?:NX|UX|[XNGZUBH])?(?:'(?:[^'\n]|'')*'|"(?:[^"\n]|"")*"))
      | (?P<open>(?:NX|UX|[XNGZUBH])?['"][^\n]*)
      | (?P<mark>==|[():]|\.(?=\s|$|==))
      | (?P<comma>[,;](?=\s|$|['"]))
      | (?P<run>(?:(?![.,;](?:\s|$))(?!\.?==)[^\s()'":])+)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Word:
    """A text word: what COPY REPLACING compares, and what tokens are glued of.

    Args:
        text: as written; a literal with its quotes.
        line, column: 1-based, tabs counted to the next multiple of eight.
        spaced: white space stands before it.
        first: it is the first word of its line.
    """

    text: str
    file: str
    line: int
    column: int
    spaced: bool = True
    first: bool = False

    @property
    def upper(self) -> str:
        return self.text.upper()

    @property
    def is_literal(self) -> bool:
        return self.text[-1:] in ("'", '"')


def read_words(text: str, file: str, source_format: SourceFormat, faults: list[Fault]) -> list[Word]:
    """The text words of a copybook, comments and listing directives left out.

    Args:
        text: the whole copybook.
        file: its name for faults.
        source_format: `auto` looks at the lines.
        faults: takes what is wrong with the lines; reading goes on.
    """
    lines = [line.expandtabs(8).replace("\0", " ") for line in _END_OF_LINE.split(text.rstrip("\x1a\0 "))]
    chosen = detect_format(lines) if source_format == "auto" else source_format
    return _split(_join(_clean(lines, chosen, file, faults)), file, faults)


def detect_format(lines: Sequence[str]) -> SourceFormat:
    """The reference format that the lines seem to keep.

    >>> detect_format(["       01  A.", "           05  B PIC X."])
    'fixed'
    >>> detect_format(["01 A.", "  05 B PIC X."])
    'free'
    """
    free = numbered = wide = False
    for line in lines:
        if directive := _FORMAT_DIRECTIVE.match(line):
            named: dict[str, SourceFormat] = {"FREE": "free", "FIXED": "fixed", "VARIABLE": "variable"}
            return named[directive[1].upper()]
        if not line.strip() or line.lstrip().startswith("*") or line[6:7] in ("*", "/"):
            continue
        numbered = numbered or bool(_NUMBERED.match(line))
        free = free or bool(_LEVEL_AT_START.match(line))
        # Identification is up to eight characters and no sentence: text that runs over column 72, or a
        # period after it, shows that the lines were never cut there.
        beyond = line[72:].rstrip()
        if beyond and (
            beyond.endswith(".") or (line[71] != " " != line[72] and not _IDENTIFICATION.fullmatch(beyond))
        ):
            wide = True
    if free and not numbered:
        return "free"
    return "variable" if wide else "fixed"


@dataclass(frozen=True)
class _Text:
    """The text of one line: `continues` the line before it when its indicator says so."""

    line: int
    column: int
    text: str
    continues: bool = False


def _clean(lines: Iterable[str], form: SourceFormat, file: str, faults: list[Fault]) -> Iterable[_Text]:
    for number, line in enumerate(lines, start=1):
        if directive := _FORMAT_DIRECTIVE.match(line):
            form = "free" if directive[1].upper() == "FREE" else "fixed"
            continue
        if _CONDITIONAL.match(line if form == "free" else line[6:]):
            reason = "conditional compilation is not carried out: which lines count cannot be told"
            faults.append(Fault(file, number, "", reason, "Leave in the copybook the lines that count"))
            continue
        if form != "free" and _OPTIONS.match(line):
            continue
        if form == "free":
            if not line.lstrip().startswith("*") and not _LISTING.match(line):
                yield _Text(number, 1, line)
            continue
        indicator, text, column = line[6:7], line[7:72] if form == "fixed" else line[7:], 8
        # A fixed line is 72 columns long whatever the editor left of it: a literal continued on the next
        # line holds the blanks up to column 72.
        if form == "fixed":
            text = text.ljust(65)
        if indicator in ("*", "/", "D", "d", "$"):
            continue
        if indicator not in ("", " ", "-"):
            if line[:6].strip():
                reason = f"expected an indicator (blank * / - D) in column 7, found '{indicator}'"
                faults.append(Fault(file, number, "", reason, "Shift the text, or say source_format: free"))
                continue
            text, column = indicator + text, 7
        if not _LISTING.match(text):
            yield _Text(number, column, text, continues=indicator == "-")


def _without_comment(text: str) -> tuple[str, str]:
    """The text up to a floating comment, and the quote that is still open at its end."""
    for match in _QUOTED_OR_COMMENT.finditer(text):
        part = match[0]
        if part.startswith("*>"):
            return text[: match.start()], ""
        if len(part) == 1 or part[-1] != part[0]:
            return text, part[0]
    return text, ""


def _join(lines: Iterable[_Text]) -> list[list[_Text]]:
    """Logical lines: each a line and its continuations ("Reference format", Continuation lines)."""
    logical: list[list[_Text]] = []
    quote = ""
    for line in lines:
        if not line.text.strip():
            continue
        if not line.continues or not logical:
            text, quote = _without_comment(line.text)
            logical.append([replace(line, text=text if quote else text.rstrip())])
            continue
        before = logical[-1]
        text = line.text.lstrip()
        column = line.column + len(line.text) - len(text)
        if quote and text.startswith(quote):
            text, column = text[1:], column + 1
        elif before[-1].text[-1:] in ("'", '"') and text.startswith(before[-1].text[-1] * 2):
            # A literal whose last character on the line is a quote is continued by two of them.
            text, column = text[1:], column + 1
        opened = quote
        text, quote = _without_comment(opened + text)
        text = text[len(opened) :]
        before.append(replace(line, column=column, text=text if quote else text.rstrip()))
    return logical


def _split(logical: Iterable[Sequence[_Text]], file: str, faults: list[Fault]) -> list[Word]:
    parts: list[str] = []
    starts: list[int] = []
    places: list[_Text] = []
    length = 0
    for lines in logical:
        for part in lines:
            starts.append(length)
            places.append(part)
            parts.append(part.text)
            length += len(part.text)
        parts.append("\n")
        length += 1
    words: list[Word] = []
    spaced, last_line = True, 0
    for match in _WORD.finditer("".join(parts)):
        kind = match.lastgroup
        if kind in ("space", "comma"):
            spaced = True
            continue
        index = bisect.bisect_right(starts, match.start()) - 1
        line, column = places[index].line, places[index].column + match.start() - starts[index]
        if kind == "open":
            reason = f"expected a closing quote of the literal, found the end of the line (column {column})"
            faults.append(
                Fault(file, line, "", reason, "Close the literal, or continue it with - in column 7")
            )
        else:
            words.append(Word(match[0], file, line, column, spaced, line != last_line))
        spaced, last_line = False, line
    return words


def glue_words(words: Iterable[Word]) -> list[Word]:
    """Tokens: words that touch become one, so `X`, `(`, `5`, `)` is the picture `X(5)`.

    A period that ends an entry, and a literal, stay alone. Blanks within parentheses are dropped.
    """
    tokens: list[Word] = []
    depth = 0
    for word in words:
        alone = word.text == "." or word.is_literal
        touches = tokens and not alone and tokens[-1].text != "." and not tokens[-1].is_literal
        if touches and (depth > 0 or not word.spaced):
            tokens[-1] = replace(tokens[-1], text=tokens[-1].text + word.text)
        else:
            tokens.append(word)
            depth = 0
        depth = 0 if alone else max(0, depth + (word.text == "(") - (word.text == ")"))
    return tokens
