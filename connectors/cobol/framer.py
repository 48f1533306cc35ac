"""Chooses how a COBOL file is cut into records, from its description and its layout."""

from __future__ import annotations

from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource, LengthWord
from connectors.cobol.measure import by_counters, by_field, varies
from connectors.cobol.plan import PlanFault
from connectors.descriptor_words import SpannedFramer, VariableFramer, WordShape
from connectors.framing import BlockFramer, DelimitedFramer, FixedFramer, Framer, MeasuredFramer
from connectors.layout import Layout
from connectors.micro_focus import EscapedLineFramer, MicroFocusFramer

__all__ = ["line_framer", "make_framer", "word_shape"]


def make_framer(layout: Layout, source: CobolSource) -> Framer:
    """The framer for these records.

    Raises:
        PlanFault: the description and the layout do not go together.
    """
    prefix, suffix = source.record_prefix_bytes, source.record_suffix_bytes
    match source.record_format:
        case "V" | "VB":
            bdw = word_shape(source.bdw) if source.record_format == "VB" else None
            return VariableFramer(word_shape(source.rdw), bdw, prefix=prefix, suffix=suffix)
        case "VS" | "VBS":
            if (
                not word_shape(source.rdw).is_ibm
                or source.rdw.adjustment
                or not source.rdw.length_includes_header
            ):
                raise PlanFault(
                    ("rdw",),
                    "segments have IBM's descriptor words",
                    f"Leave rdw out for {source.record_format}",
                )
            bdw = word_shape(source.bdw) if source.record_format == "VBS" else None
            return SpannedFramer(bdw, prefix=prefix, suffix=suffix)
        case "MF":
            return MicroFocusFramer(prefix, suffix)
        case "text":
            _no_bytes_around(source, "lines of text")
            return line_framer(source)
        case "U":
            if "bdw" in source.model_fields_set:
                return VariableFramer(word_shape(source.bdw), prefix=prefix, suffix=suffix)
            _no_bytes_around(source, "blocks of undefined records without bdw")
            return BlockFramer(source.record_length)
    if source.length_field:
        return MeasuredFramer(by_field(layout, source))
    if source.tables_vary and source.record_length is None and any(map(varies, layout.records)):
        return MeasuredFramer(by_counters(layout, source))
    length = source.record_length or layout.length
    if length < layout.length:
        raise PlanFault(
            ("record_length",),
            f"{length} is less than the {layout.length} bytes of the copybook",
            "Correct one of them",
        )
    return FixedFramer(length, prefix, suffix)


def _no_bytes_around(source: CobolSource, what: str) -> None:
    for word in ("record_prefix_bytes", "record_suffix_bytes"):
        if getattr(source, word):
            raise PlanFault((word,), f"{what} have no bytes around their records", "Leave the word out")


def line_framer(source: CobolSource) -> Framer:
    """The framer of lines of text."""
    if source.line_nulls:
        if source.line_end != "auto" or code_page(source.code_page).is_ebcdic:
            raise PlanFault(
                ("line_nulls",),
                "goes with ASCII lines that end with a line feed",
                "Leave line_end out, and check code_page",
            )
        return EscapedLineFramer()
    match source.line_end:
        case "nel":
            return DelimitedFramer(b"\x15" if code_page(source.code_page).is_ebcdic else b"\x85", before=None)
        case "lf":
            return DelimitedFramer(_line_feed(source), before=None)
        case "crlf":
            return DelimitedFramer(_line_feed(source), strict=True)
        case "cr":
            return DelimitedFramer(b"\r", before=None)
    # EBCDIC text ends its lines with NL (X'15') or, as some transfers leave it, LF (X'25')
    return DelimitedFramer(b"\x15\x25" if code_page(source.code_page).is_ebcdic else b"\n")


def _line_feed(source: CobolSource) -> bytes:
    return b"\x25" if code_page(source.code_page).is_ebcdic else b"\n"


def word_shape(word: LengthWord) -> WordShape:
    at, size = word.length_at
    counted = word.header_length if word.length_includes_header else 0
    return WordShape(word.header_length, at, size, word.endian == "little", word.adjustment - counted)
