"""COBOL copybooks: text to `Layout`.

    read_copybooks([Path("CLIENT.cpy")])                     # one file, its COPY members beside it
    read_copybooks([Path("A.cpy"), Path("B.cpy")], overlay=True)   # two descriptions of the same bytes
    parse_copybook("01 A. 05 B PIC X(5).")                   # text at hand

Four steps, a module each: `reference_format` takes lines to text words, COPY is carried out here on the
words, `grammar` takes them to entries, `storage` takes entries to fields with offsets. The language is that
of the Enterprise COBOL for z/OS Language Reference, version 6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.cobol.grammar import Entry, parse_entries
from connectors.cobol.picture import Dialect
from connectors.cobol.reference_format import SourceFormat, Word, glue_words, read_words
from connectors.cobol.storage import lay_out
from connectors.layout import Layout
from migrate.errors import ConfigurationError, Fault, did_you_mean

__all__ = ["parse_copybook", "read_copybooks"]

_DIALECTS: dict[str, Dialect] = {
    "ibm": "ibm", "mainframe": "ibm", "mf": "mf", "microfocus": "mf", "gnucobol": "gnucobol",
}  # fmt: skip
_SUFFIXES = ("", ".cpy", ".cbl", ".cob", ".copy", ".cobol", ".txt", ".inc")
_MAXIMUM_DEPTH = 30
_MAXIMUM_WORDS = 2_000_000  # a copybook that copies itself tenfold ends here, not in memory


def read_copybooks(
    paths: Sequence[Path],
    *,
    overlay: bool = False,
    dialect: str = "ibm",
    search: Sequence[Path] = (),
    source_format: SourceFormat = "auto",
    decimal_comma: bool = False,
    replacing: Mapping[str, str] | None = None,
) -> Layout:
    """The layout that some copybooks describe together; each level 01 is a record of its own from byte 0.

    Args:
        paths: copybook files. One that begins below level 01 gets an 01 named after the file.
        overlay: several copybooks describe the same bytes. They are laid from byte 0 in either case; without
            it, a second book that has no 01 of its own is mentioned in the notes.
        dialect: `ibm`, `mf` or `gnucobol`: how many bytes a binary item has.
        search: folders where COPY looks, after the folder of the copybook itself.
        source_format: `auto`, `fixed`, `free` or `variable`.
        decimal_comma: DECIMAL-POINT IS COMMA.
        replacing: text to replace in the books, as by COPY ... REPLACING ==key== BY ==value==.

    Raises:
        ConfigurationError: with everything that is wrong in all of the books.
    """
    faults: list[Fault] = []
    books: list[tuple[str, str, Path | None]] = []
    for path in paths:
        text = _read(path, str(path), 0, faults)
        if text is not None:
            books.append((path.stem, text, path))
    return _layout(books, faults, overlay, dialect, search, source_format, decimal_comma, replacing or {})


def parse_copybook(
    text: str,
    *,
    file: str = "<copybook>",
    dialect: str = "ibm",
    search: Sequence[Path] = (),
    source_format: SourceFormat = "auto",
    decimal_comma: bool = False,
    replacing: Mapping[str, str] | None = None,
) -> Layout:
    """The layout that one copybook's text describes; the arguments are those of `read_copybooks`.

    Raises:
        ConfigurationError: with everything that is wrong in the text.

    >>> layout = parse_copybook("01 CLIENT. 05 CLIENT-NO PIC 9(7) COMP-3. 05 CLIENT-NAME PIC X(30).")
    >>> [(field.path, field.offset, field.length) for field in layout.records[0].children]
    [('CLIENT-NO', 0, 4), ('CLIENT-NAME', 4, 30)]
    """
    stem = re.sub(r"\W+", "-", Path(file).stem).strip("-") or "RECORD"
    book = (stem, text, None)
    return _layout([book], [], True, dialect, search, source_format, decimal_comma, replacing or {}, file)


def _layout(
    books: Sequence[tuple[str, str, Path | None]],
    faults: list[Fault],
    overlay: bool,
    dialect: str,
    search: Sequence[Path],
    source_format: SourceFormat,
    decimal_comma: bool,
    replacing: Mapping[str, str],
    file: str = "",
) -> Layout:
    spoken = _DIALECTS.get(re.sub(r"[\s_-]", "", dialect.lower()))
    if not spoken:
        raise ConfigurationError(
            [Fault(file, 0, dialect, "is no COBOL dialect", did_you_mean(dialect, _DIALECTS))]
        )
    notes: list[str] = []
    described: list[tuple[str, Sequence[Entry]]] = []
    pairs = [_Replacement(_words(old), _words(new)) for old, new in replacing.items()]
    missing = False
    for number, (stem, text, path) in enumerate(books):
        name = str(path) if path else file
        copier = _Copier(search, source_format, faults)
        words = copier.replace(read_words(text, name, source_format, faults), pairs)
        tokens = glue_words(copier.expand(words, (path,) if path else ()))
        missing = missing or copier.missing
        entries = parse_entries(tokens, name, faults, dialect=spoken, decimal_comma=decimal_comma)
        if not entries and not faults:
            faults.append(Fault(name, 0, "", "expected a data description entry, found none"))
        if number and not overlay and entries and entries[0].level not in (1, 77):
            notes.append(
                f"{name}: has no level 01: read as record {stem} from byte 0, not after the book before it"
            )
        described.append((stem, entries))
    # What a missing copybook would have held cannot be told from what is wrong.
    records = lay_out(described, spoken, [] if missing else faults, notes)
    if faults:
        raise ConfigurationError(faults)
    if not records:
        raise ConfigurationError([Fault(file, 0, "", "expected a copybook, found none")])
    return Layout(records, name=books[0][0], notes=tuple(notes))


def _read(path: Path, file: str, line: int, faults: list[Fault]) -> str | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.append(
            Fault(file, line, "", f"cannot be read: {error.strerror}", "Check the path of the copybook")
        )
        return None
    if raw.count(b"\x40") > len(raw) // 4 and b" " not in raw:
        faults.append(
            Fault(file, line, "", "is EBCDIC", "Transfer the copybook as text, or convert it to UTF-8")
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")  # names and literals beyond ASCII do not move a byte


def _words(text: str) -> tuple[Word, ...]:
    return tuple(read_words(text, "<replacing>", "free", []))


@dataclass(frozen=True)
class _Replacement:
    """One pair of REPLACING. `part` is LEADING or TRAILING for a part of a word, else empty."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    part: str = ""


class _Copier:
    """Carries out COPY ("Compiler-directing statements", COPY statement) and EXEC SQL INCLUDE."""

    def __init__(self, search: Sequence[Path], source_format: SourceFormat, faults: list[Fault]) -> None:
        self.search, self.source_format, self.faults = search, source_format, faults
        self.missing = False
        self.count = 0

    def expand(self, words: Sequence[Word], inside: tuple[Path, ...]) -> list[Word]:
        found: list[Word] = []
        at = 0
        while at < len(words):
            word = words[at]
            if word.upper == "COPY":
                at = self._copy(words, at, inside, found)
            elif word.upper == "EXEC":
                at = self._exec(words, at, inside, found)
            else:
                found.append(word)
                at += 1
        return found

    def _copy(self, words: Sequence[Word], at: int, inside: tuple[Path, ...], found: list[Word]) -> int:
        copy = words[at]
        end = at + 1
        while end < len(words) and words[end].text != ".":
            end += 1
        operands = list(words[at + 1 : end])
        if end == len(words) or not operands:
            reason = f"expected COPY name ... and a period, found no {'name' if not operands else 'period'}"
            self.faults.append(Fault(copy.file, copy.line, "COPY", f"{reason} (column {copy.column})"))
            self.missing = True
            return len(words) if end == len(words) else end + 1
        member, library = operands.pop(0), None
        if len(operands) > 1 and operands[0].upper in ("OF", "IN"):
            library = operands[1]
            del operands[:2]
        while operands and operands[0].upper in ("SUPPRESS", "PRINTING"):
            del operands[0]
        pairs = self._pairs(copy, operands)
        found += self._member(member, library, pairs, inside)
        return end + 1

    def _exec(self, words: Sequence[Word], at: int, inside: tuple[Path, ...], found: list[Word]) -> int:
        # DCLGEN puts EXEC SQL DECLARE ... END-EXEC before the 01; INCLUDE is the precompiler's COPY.
        end = next((n for n in range(at, len(words)) if words[n].upper == "END-EXEC"), len(words) - 1)
        said = words[at + 1 : end]
        if (
            len(said) > 2
            and said[0].upper == "SQL"
            and said[1].upper == "INCLUDE"
            and said[2].upper != "SQLCA"
        ):
            found += self._member(said[2], None, [], inside)
        after = end + 1
        return after + 1 if after < len(words) and words[after].text == "." else after

    def _pairs(self, copy: Word, operands: list[Word]) -> list[_Replacement]:
        pairs: list[_Replacement] = []
        if not operands:
            return pairs
        at, part = 1, ""

        def operand() -> tuple[Word, ...] | None:
            nonlocal at
            if at >= len(operands):
                return None
            start = at
            if operands[at].text == "==":
                at += 1
                while at < len(operands) and operands[at].text != "==":
                    at += 1
                at += 1
                return tuple(operands[start + 1 : at - 1]) if at <= len(operands) else None
            at += 1
            while at < len(operands) and not operands[at].spaced and operands[at].text != "==":
                at += 1
            return tuple(operands[start:at])

        good = operands[0].upper == "REPLACING"
        while good and at < len(operands):
            part = ""
            if operands[at].upper in ("LEADING", "TRAILING"):
                part = operands[at].upper
                at += 1
            old = operand()
            good = at < len(operands) and operands[at].upper == "BY"
            at += 1
            new = operand()
            good = good and bool(old) and new is not None
            if good and old and new is not None:
                pairs.append(_Replacement(old, new, part))
        if not good:
            near = operands[min(at, len(operands) - 1)]
            reason = f"expected REPLACING ==text== BY ==text==, found '{near.text}' (column {near.column})"
            self.faults.append(Fault(near.file, near.line, "COPY", reason))
        return pairs

    def _member(
        self, member: Word, library: Word | None, pairs: Sequence[_Replacement], inside: tuple[Path, ...]
    ) -> list[Word]:
        name = Path(member.text.strip("'\"")).name
        folders = [*([inside[-1].parent] if inside else []), *self.search]
        if library:
            shelf = Path(library.text.strip("'\"")).name
            folders = [folder / shelf for folder in folders] + folders
        path = next((file for folder in folders if (file := _find(folder, name))), None)
        remedy = ""
        if path is None:
            searched = ", ".join(dict.fromkeys(str(folder) for folder in folders)) or "no folder"
            reason = f"COPY {name}: no such copybook, searched: {searched} (column {member.column})"
            remedy = "Put the copybook there, or name its folder as a search folder"
        elif path in inside or len(inside) > _MAXIMUM_DEPTH:
            reason = f"COPY {name}: the copybook copies itself (column {member.column})"
        elif self.count > _MAXIMUM_WORDS:
            reason = f"COPY {name}: the copybooks together have more than {_MAXIMUM_WORDS} words"
        else:
            text = _read(path, str(path), 0, self.faults)
            if text is not None:
                words = read_words(text, str(path), self.source_format, self.faults)
                self.count += len(words) + 1
                return self.expand(self.replace(words, pairs), (*inside, path))
            self.missing = True
            return []
        self.missing = True
        self.faults.append(Fault(member.file, member.line, "COPY", reason, remedy))
        return []

    def replace(self, words: Sequence[Word], pairs: Sequence[_Replacement]) -> list[Word]:
        """The words with the first pair that matches at each place put in."""
        if not pairs:
            return list(words)
        found: list[Word] = []
        at = 0
        spaced = False  # a blank before words that were replaced by nothing
        while at < len(words):
            used = 1
            new: tuple[Word, ...] = (words[at],)
            for pair in pairs:
                if pair.part:
                    changed = _replace_part(words[at], pair)
                    if changed is not None:
                        new = changed
                        break
                elif _matches(words, at, pair.old):
                    used = len(pair.old)
                    place = words[at]
                    new = tuple(
                        replace(
                            word, file=place.file, line=place.line, column=place.column,
                            spaced=word.spaced if n else place.spaced, first=place.first and n == 0,
                        )
                        for n, word in enumerate(pair.new)
                    )  # fmt: skip
                    break
            if new:
                first = replace(new[0], spaced=True) if spaced else new[0]
                found += [first, *new[1:]]
                spaced = False
            else:
                spaced = spaced or words[at].spaced
            at += used
        return found


def _find(folder: Path, name: str) -> Path | None:
    """The file of a member: libraries know no case and no suffix."""
    wanted = {f"{name}{suffix}".lower() for suffix in _SUFFIXES}
    try:
        found = sorted(path for path in folder.iterdir() if path.name.lower() in wanted and path.is_file())
    except OSError:
        return None
    return min(found, key=lambda path: len(path.name), default=None)


def _matches(words: Sequence[Word], at: int, old: Sequence[Word]) -> bool:
    if at + len(old) > len(words):
        return False
    return all(
        word.text == other.text if word.is_literal else word.upper == other.upper
        for word, other in zip(words[at : at + len(old)], old, strict=True)
    )


def _replace_part(word: Word, pair: _Replacement) -> tuple[Word, ...] | None:
    """LEADING and TRAILING replace a part of one word."""
    old = "".join(part.text for part in pair.old).upper()
    new = "".join(part.text for part in pair.new)
    if word.is_literal or not old:
        return None
    if pair.part == "LEADING" and word.upper.startswith(old):
        text = new + word.text[len(old) :]
    elif pair.part == "TRAILING" and word.upper.endswith(old):
        text = word.text[: len(word.text) - len(old)] + new
    else:
        return None
    return (replace(word, text=text),) if text else ()
