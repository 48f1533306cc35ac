"""COBOL copybooks: text to `Layout`.

    read_copybooks([Path("CLIENT.cpy")])                     # one file, its COPY members beside it
    read_copybooks([Path("A.cpy"), Path("B.cpy")], overlay=True)   # two descriptions of the same bytes
    parse_copybook("01 A. 05 B PIC X(5).")                   # text at hand

Four steps, a module each: `reference_format` takes lines to text words, `copy_statement` carries out COPY on
the words, `grammar` takes them to entries, `storage` takes entries to fields with offsets. The language is that
of the Enterprise COBOL for z/OS Language Reference, version 6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from connectors.cobol.copy_statement import Copier, Replacement, read_text, replacement_words
from connectors.cobol.grammar import Entry, parse_entries
from connectors.cobol.picture import Dialect
from connectors.cobol.reference_format import SourceFormat, glue_words, read_words
from connectors.cobol.storage import lay_out
from connectors.layout import Layout
from migrate.errors import ConfigurationError, Fault, did_you_mean

__all__ = ["parse_copybook", "read_copybooks"]

_DIALECTS: dict[str, Dialect] = {
    "ibm": "ibm", "mainframe": "ibm", "mf": "mf", "microfocus": "mf", "gnucobol": "gnucobol",
}  # fmt: skip


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
        text = read_text(path, str(path), 0, faults)
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
    pairs = [Replacement(replacement_words(old), replacement_words(new)) for old, new in replacing.items()]
    missing = False
    for number, (stem, text, path) in enumerate(books):
        name = str(path) if path else file
        copier = Copier(search, source_format, faults)
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
