"""COPY: the copybooks that a copybook names, with REPLACING, put in where they are named.

Source: Enterprise COBOL for z/OS Language Reference, "Compiler-directing statements", COPY statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from connectors.cobol.reference_format import SourceFormat, Word, read_words
from connectors.cobol.replacing import (
    Replacement,
    end_of_statement,
    refuse_pairs,
    replace_words,
    replacements,
)
from migrate.errors import Fault

__all__ = ["Copier", "read_text"]

_SUFFIXES = ("", ".cpy", ".cbl", ".cob", ".copy", ".cobol", ".txt", ".inc")
_MAXIMUM_DEPTH = 30
_MAXIMUM_WORDS = 2_000_000  # a copybook that copies itself tenfold ends here, not in memory


def read_text(path: Path, file: str, line: int, faults: list[Fault]) -> str | None:
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


class Copier:
    """Carries out COPY ("Compiler-directing statements", COPY statement) and EXEC SQL INCLUDE."""

    def __init__(self, search: Sequence[Path], source_format: SourceFormat, faults: list[Fault]) -> None:
        self.search, self.source_format, self.faults = search, source_format, faults
        self.missing = False
        self.count = 0
        self.copied: dict[str, tuple[str, int]] = {}
        """Where each book was copied first: file and line."""

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
        end = end_of_statement(words, at)
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
        pairs: list[Replacement] = []
        if operands and operands[0].upper == "REPLACING" and len(operands) > 1:
            pairs = replacements("COPY", operands[1:], self.faults)
        elif operands:
            refuse_pairs("COPY", operands[0], self.faults)
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

    def _member(
        self, member: Word, library: Word | None, pairs: Sequence[Replacement], inside: tuple[Path, ...]
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
            self.copied.setdefault(str(path), (member.file, member.line))
            text = read_text(path, str(path), 0, self.faults)
            if text is not None:
                words = read_words(text, str(path), self.source_format, self.faults)
                self.count += len(words) + 1
                return self.expand(replace_words(words, pairs), (*inside, path))
            self.missing = True
            return []
        self.missing = True
        self.faults.append(Fault(member.file, member.line, "COPY", reason, remedy))
        return []

    def chain(self, file: str) -> str:
        """`, copied at A.cpy:3, copied at B.cpy:7` for a book that was copied."""
        found, seen = "", set()
        while file in self.copied and file not in seen:
            seen.add(file)
            file, line = self.copied[file]
            found += f", copied at {file}:{line}"
        return found


def _find(folder: Path, name: str) -> Path | None:
    """The file of a member: libraries know no case and no suffix."""
    wanted = {f"{name}{suffix}".lower() for suffix in _SUFFIXES}
    try:
        found = sorted(path for path in folder.iterdir() if path.name.lower() in wanted and path.is_file())
    except OSError:
        return None
    return min(found, key=lambda path: len(path.name), default=None)
