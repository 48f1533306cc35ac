"""COBOL copybooks: text to `Layout`.

    read_copybooks([Path("CLIENT.cpy")])                     # one file, its COPY members beside it
    read_copybooks([Path("A.cpy"), Path("B.cpy")], overlay=True)   # two descriptions of the same bytes
    parse_copybook("01 A. 05 B PIC X(5).")                   # text at hand

Five steps, a module each: `reference_format` takes lines to text words, `copy_statement` carries out COPY on
the words (`replacing` the REPLACE statement), `program` takes the data descriptions out of a program's text, `grammar`
takes them to entries, `storage` takes entries to fields with offsets. The language is that of the Enterprise COBOL
for z/OS Language Reference, version 6; docs/copybooks.md lists it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from connectors.cobol.copy_statement import Copier, read_text
from connectors.cobol.entry import Entry
from connectors.cobol.grammar import parse_entries
from connectors.cobol.program import data_part
from connectors.cobol.reference_format import SourceFormat, glue_words, read_words
from connectors.cobol.replacing import Replacement, carry_out_replace, replace_words, replacement_words
from connectors.cobol.storage import lay_out
from connectors.cobol.usage import Dialect
from connectors.layout import Layout
from migrate.errors import ConfigurationError, Fault, did_you_mean

__all__ = ["Reading", "parse_copybook", "read_copybooks"]

_DIALECTS: dict[str, Dialect] = {
    "ibm": "ibm", "mainframe": "ibm", "mf": "mf", "microfocus": "mf", "gnucobol": "gnucobol",
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How copybooks are read: the words of a source description that say so, under the same names.

    Args:
        dialect: `ibm`, `mf` or `gnucobol`.
        search: folders where COPY looks, after the folder of the copybook itself.
        source_format: `auto`, `fixed`, `free` or `variable`.
        decimal_comma: DECIMAL-POINT IS COMMA.
        currency_signs: PICTURE symbols of CURRENCY SIGN clauses, and the characters that each writes.
        replacing: text to replace in the books, as by COPY ... REPLACING ==key== BY ==value==.
        edited: `text`: the value of a numeric-edited item is its characters; `value`: its number.
    """

    dialect: str = "ibm"
    search: Sequence[Path] = ()
    source_format: SourceFormat = "auto"
    decimal_comma: bool = False
    currency_signs: Mapping[str, str] = field(default_factory=dict)
    replacing: Mapping[str, str] = field(default_factory=dict)
    edited: Literal["text", "value"] = "text"


def read_copybooks(paths: Sequence[Path], *, overlay: bool = False, **reading: Any) -> Layout:
    """The layout that some copybooks describe together; each level 01 is a record of its own from byte 0.

    Args:
        paths: copybook files. One that begins below level 01 gets an 01 named after the file.
        overlay: several copybooks describe the same bytes. They are laid from byte 0 in either case; without
            it, a second book that has no 01 of its own is mentioned in the notes.
        reading: see `Reading`.

    Raises:
        ConfigurationError: with everything that is wrong in all of the books.
    """
    faults: list[Fault] = []
    books: list[tuple[str, str, Path | None]] = []
    for path in paths:
        text = read_text(path, str(path), 0, faults)
        if text is not None:
            books.append((path.stem, text, path))
    return _layout(books, faults, overlay, Reading(**reading))


def parse_copybook(text: str, *, file: str = "<copybook>", **reading: Any) -> Layout:
    """The layout that one copybook's text describes.

    Args:
        reading: see `Reading`.

    Raises:
        ConfigurationError: with everything that is wrong in the text.

    >>> layout = parse_copybook("01 CLIENT. 05 CLIENT-NO PIC 9(7) COMP-3. 05 CLIENT-NAME PIC X(30).")
    >>> [(field.path, field.offset, field.length) for field in layout.records[0].children]
    [('CLIENT-NO', 0, 4), ('CLIENT-NAME', 4, 30)]
    """
    stem = re.sub(r"\W+", "-", Path(file).stem).strip("-") or "RECORD"
    return _layout([(stem, text, None)], [], True, Reading(**reading), file)


def _layout(
    books: Sequence[tuple[str, str, Path | None]],
    faults: list[Fault],
    overlay: bool,
    reading: Reading,
    file: str = "",
) -> Layout:
    dialect = _DIALECTS.get(re.sub(r"[\s_-]", "", reading.dialect.lower()))
    if not dialect:
        raise ConfigurationError(
            [Fault(file, 0, reading.dialect, "is no COBOL dialect", did_you_mean(reading.dialect, _DIALECTS))]
        )
    notes: list[str] = []
    described: list[tuple[str, Sequence[Entry]]] = []
    copier = Copier(reading.search, reading.source_format, faults)
    pairs = [
        Replacement(replacement_words(old), replacement_words(new)) for old, new in reading.replacing.items()
    ]
    for number, (stem, text, path) in enumerate(books):
        name = str(path) if path else file
        words = replace_words(read_words(text, name, reading.source_format, faults), pairs)
        words = carry_out_replace(copier.expand(words, (path,) if path else ()), faults)
        part = data_part(glue_words(words), faults, notes)
        entries = parse_entries(
            part.words,
            name,
            faults,
            dialect=dialect,
            decimal_comma=reading.decimal_comma or part.decimal_comma,
            currency={**part.currency, **reading.currency_signs},
        )
        if not entries and not faults:
            faults.append(Fault(name, 0, "", "expected a data description entry, found none"))
        if number and not overlay and entries and entries[0].level not in (1, 77):
            notes.append(
                f"{name}: has no level 01: read as record {stem} from byte 0, not after the book before it"
            )
        described.append((stem, entries))
    # What a missing copybook would have held cannot be told from what is wrong.
    laid: list[Fault] = []
    records = lay_out(described, dialect, laid, notes, edited_values=reading.edited == "value")
    faults += [] if copier.missing else laid
    if faults:
        raise ConfigurationError(
            [replace(fault, reason=fault.reason + copier.chain(fault.file)) for fault in faults]
        )
    if not records:
        raise ConfigurationError([Fault(file, 0, "", "expected a copybook, found none")])
    return Layout(records, name=books[0][0], notes=tuple(notes))
