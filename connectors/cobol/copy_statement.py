"""COPY: the copybooks that a copybook names, with REPLACING, put in where they are named.

Source: Enterprise COBOL for z/OS Language Reference, "Compiler-directing statements", COPY statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from connectors.cobol.reference_format import SourceFormat, Word, read_words
from migrate.errors import Fault

__all__ = ["Copier", "Replacement", "read_text", "replacement_words"]

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


def replacement_words(text: str) -> tuple[Word, ...]:
    return tuple(read_words(text, "<replacing>", "free", []))


@dataclass(frozen=True)
class Replacement:
    """One pair of REPLACING. `part` is LEADING or TRAILING for a part of a word, else empty."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    part: str = ""


class Copier:
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

    def _pairs(self, copy: Word, operands: list[Word]) -> list[Replacement]:
        pairs: list[Replacement] = []
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
                pairs.append(Replacement(old, new, part))
        if not good:
            near = operands[min(at, len(operands) - 1)]
            reason = f"expected REPLACING ==text== BY ==text==, found '{near.text}' (column {near.column})"
            self.faults.append(Fault(near.file, near.line, "COPY", reason))
        return pairs

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
            text = read_text(path, str(path), 0, self.faults)
            if text is not None:
                words = read_words(text, str(path), self.source_format, self.faults)
                self.count += len(words) + 1
                return self.expand(self.replace(words, pairs), (*inside, path))
            self.missing = True
            return []
        self.missing = True
        self.faults.append(Fault(member.file, member.line, "COPY", reason, remedy))
        return []

    def replace(self, words: Sequence[Word], pairs: Sequence[Replacement]) -> list[Word]:
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


def _replace_part(word: Word, pair: Replacement) -> tuple[Word, ...] | None:
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
