"""Which kernel reads text whose characters may take more than one byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from connectors.cobol import kernels
from connectors.cobol.codepage import CodePage, code_page, point_table
from connectors.cobol.description import CobolSource
from connectors.cobol.kernels.double_byte import ACCEPTED, MIXED, PURE
from connectors.cobol.pages import sequences
from connectors.cobol.plan import Leaf
from connectors.layout import Field, Usage

__all__ = ["TEXTS", "WideText", "most_characters", "shown", "wide_text"]

TEXTS = (Usage.TEXT, Usage.EDITED, Usage.NATIONAL, Usage.DBCS, Usage.UTF8)
"""Usages whose values are strings."""

WideText = Callable[[Any, Any, Any, int, int, int, Any, Any, Any], tuple[int, int]]
"""(data, starts, ends, low, high, position, out, offsets, status) to (not OK, position after). What it writes
takes three bytes for one of the field at most."""


def wide_text(leaf: Leaf, page: CodePage, source: CobolSource, trim: int) -> WideText | None:
    """The reader of the field, or None where its characters are single bytes."""
    field, at, width = leaf.field, leaf.offset, leaf.field.length
    controls = ("keep", "blank", "invalid").index(source.control_characters)
    if field.usage is Usage.NATIONAL:
        little = int(source.national == "utf-16le")

        def read_utf16(
            data: Any, starts: Any, ends: Any, low: int, high: int, position: int, *out: Any
        ) -> tuple[int, int]:
            call = (data, starts, ends, low, high, at, width, little, controls, trim, position, *out)
            bad, after = kernels.national(*call)
            return int(bad), int(after)

        return read_utf16
    if field.usage is Usage.UTF8 or page.kind == "utf-8":
        most = most_characters(field)

        def read_utf8(
            data: Any, starts: Any, ends: Any, low: int, high: int, position: int, *out: Any
        ) -> tuple[int, int]:
            call = (data, starts, ends, low, high, at, width, controls, most, trim, position, *out)
            bad, after = kernels.utf8(*call)
            return int(bad), int(after)

        return read_utf8
    if page.kind == "single":
        return None
    singles = point_table(page, source.control_characters)
    doubles = page.doubles
    assert doubles is not None  # noqa: S101 - mixed and double-byte pages have them
    if page.kind == "mixed" and field.usage is not Usage.DBCS:
        shifts = MIXED
    else:
        shifts = ACCEPTED if source.double_byte_shifts == "accept" else PURE

    def read(
        data: Any, starts: Any, ends: Any, low: int, high: int, position: int, *out: Any
    ) -> tuple[int, int]:
        call = (data, starts, ends, low, high, at, width, singles, doubles, sequences(), shifts, trim)
        bad, after = kernels.double_byte(*call, position, *out)
        return int(bad), int(after)

    return read


def most_characters(field: Field) -> int:
    """Characters that a UTF-8 item holds: four bytes are kept for each, unless BYTE-LENGTH says (0: no limit).

    Enterprise COBOL 6.3 Programming Guide, "Defining UTF-8 data items". A single U may have either meaning.
    """
    single = field.picture.strip().upper() in ("U", "U(1)")
    return 0 if field.usage is not Usage.UTF8 or single else field.length // 4


def shown(leaf: Leaf, data: bytes, source: CobolSource) -> str:
    """The characters of the field's bytes, for people; a middle dot where there is none."""
    page = code_page(leaf.code_page)
    if leaf.field.usage is Usage.NATIONAL:
        codec = "utf-16-le" if source.national == "utf-16le" else "utf-16-be"
        found = data.decode(codec, "replace")
        return "".join(c if c.isprintable() and c != "\ufffd" else "·" for c in found)
    if leaf.field.usage is Usage.UTF8:
        return code_page("utf-8").decode(data)
    if leaf.field.usage is Usage.DBCS and page.doubles is not None:
        shifted = data[:1] == b"\x0e"  # wrong in such a field, or accepted: readable for people all the same
        page = replace(page, kind="mixed") if shifted else page.double_part()
    elif leaf.field.usage not in TEXTS:
        page = CodePage(page.name, page.characters)  # digits, not characters: no shift has a meaning there
    return page.decode(data)
