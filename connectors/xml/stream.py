"""Reads the record elements of one file as a stream, safely.

    with open_binary(address) as stream:
        for element in records(stream, address, record, steps):
            ...                                   # an lxml element, valid until the next one is asked for

Nothing in a file makes this machine read another file or the network: a document type declaration is refused
before anything else is read (so there are no entities to expand), XInclude and stylesheet instructions are
not followed, and libxml2 keeps its limits on depth and on the size of one text. Two parsers must agree on
the encoding, so only those that both know are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO
from xml.parsers import expat

from lxml import etree

from connectors.xml.model import Record
from connectors.xml.xsd import local_name, plain
from migrate.errors import SourceError, did_you_mean

__all__ = ["prolog", "records"]

BLOCK = 1 << 16
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-?8859-\d+|latin-?1|windows-125\d|cp125\d", re.I
)


class _Enough(Exception):
    """The root element has begun: the prolog is known."""


def prolog(stream: BinaryIO, address: str, root: str) -> None:
    """Check what stands before the root element, and the root's name; goes back to the start of the file.

    Raises:
        SourceError: a document type declaration, an encoding that is not read, another root element, or
            no XML at all.
    """
    parser = expat.ParserCreate(namespace_separator="}")

    def doctype(*_: object) -> None:
        raise SourceError(
            "has a document type declaration (DOCTYPE), which can read other files or fill the memory",
            "Have the extract written without DOCTYPE and entities; an XSD does its work",
            file=address,
            line=parser.CurrentLineNumber,
        )

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        if encoding and not _ENCODINGS.fullmatch(encoding):
            raise SourceError(
                f"is written in '{encoding}', which is not read",
                f"Convert it: iconv -f {encoding} -t UTF-8, and change its first line",
                file=address,
                line=1,
            )

    def start(name: str, attributes: dict[str, str]) -> None:
        found = f"{{{name}" if "}" in name else name
        if found != root:
            reason = f"the root element is '{found}', and the source description says '{root}'"
            raise SourceError(
                reason, "Mend 'record' or 'namespaces'", file=address, line=parser.CurrentLineNumber
            )
        raise _Enough

    parser.StartDoctypeDeclHandler = doctype
    parser.XmlDeclHandler = declaration
    parser.StartElementHandler = start
    try:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except _Enough:
        pass
    except expat.ExpatError as error:
        raise _broken(address, expat.ErrorString(error.code), error.lineno, error.offset + 1, 1) from error
    stream.seek(0)


def records(
    stream: BinaryIO, address: str, record: Record, steps: Sequence[str], first: int = 1
) -> Iterator[Any]:
    """The record elements of a file in their order, each with all that stands in it.

    Each element is emptied when the next is asked for, with all that stands before it: what is in memory is
    one record and one block of the file.

    Args:
        steps: the path of the record element, in Clark notation.
        first: number of the first record, for messages.

    Raises:
        SourceError: the file is not well-formed, or holds an element outside of the records that the XSD
            does not allow there.
    """
    prolog(stream, address, steps[0])
    number = first
    beside = {tag for level in record.beside for tag in level}
    events = etree.iterparse(
        stream,
        events=("end",),
        tag=[steps[-1], *sorted(beside - {steps[-1]})],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    element = None
    try:
        for _, element in events:
            depth = _depth(element, steps)
            if not depth:
                continue
            if depth == len(steps) and element.tag == steps[-1]:
                if number == first and element.getroottree().docinfo.internalDTD is not None:
                    raise SourceError(
                        "has a document type declaration (DOCTYPE)", "Write it without", file=address
                    )
                yield element
                number += 1
            elif depth == len(steps) or element.tag != steps[depth - 1]:
                _allowed(element, depth, record, address)
            element.clear()
            _forget(element, depth, record, address)
        if events.root is not None and len(steps) > 1:
            for level, holder in enumerate(_spine(events.root), start=2):
                for each in holder:
                    _allowed(each, level, record, address)
    except etree.XMLSyntaxError as error:
        log: Any = events.error_log  # the exception's own log holds what other parsers said before
        fatal = next((entry for entry in log if entry.level_name == "FATAL"), None)
        message = plain(fatal.message) if fatal is not None else str(error.msg)
        line, column = (fatal.line, fatal.column) if fatal is not None else (error.lineno, error.offset)
        raise _broken(address, message, line or 0, column or 0, number) from error


def _depth(element: Any, steps: Sequence[str]) -> int:
    """How deep a child of the record's ancestors stands (the root is 1), 0 for all other elements."""
    above = [each.tag for each in element.iterancestors()]
    depth = len(above) + 1
    return depth if depth <= len(steps) and above[::-1] == list(steps[: depth - 1]) else 0


def _forget(element: Any, depth: int, record: Record, address: str) -> None:
    """Drop what stands before an element, and before its ancestors."""
    while (parent := element.getparent()) is not None:
        while element.getprevious() is not None:
            _allowed(parent[0], depth, record, address)
            del parent[0]
        element, depth = parent, depth - 1


def _spine(root: Any) -> Iterator[Any]:
    holder = root
    while len(holder):
        yield holder
        holder = holder[-1]


def _allowed(element: Any, depth: int, record: Record, address: str) -> None:
    """Refuse an element beside the records that the XSD does not know there: it may be a lost record."""
    if depth < 2 or depth - 2 >= len(record.beside) or element.tag in record.beside[depth - 2]:
        return
    known = [local_name(tag) for tag in record.beside[depth - 2]]
    raise SourceError(
        f"the element '{local_name(element.tag)}' outside of the records is not in the XSD",
        did_you_mean(local_name(element.tag), known) or "Take it out, or add it to the XSD",
        file=address,
        line=element.sourceline,
    )


def _broken(address: str, message: str, line: int, column: int, record: int) -> SourceError:
    return SourceError(
        f"is not well-formed XML at column {column}: {message}",
        "Transfer the extract again, or have it written anew",
        file=address,
        line=line,
        record=record,
    )
