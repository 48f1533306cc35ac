"""One field at a time: how each usage becomes bytes again.

WRITERS holds one function a usage. Each takes the field and its values and gives the loop that writes them;
a usage that is not there cannot be encoded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.cobol.codepage import CodePage, code_page
from connectors.cobol.columns import arrow_type
from connectors.cobol.description import CobolSource
from connectors.cobol.edited import editing_table
from connectors.cobol.encode.texts import Loop, blanks, write_text
from connectors.cobol.kernels import writing, writing_edited, writing_text
from connectors.cobol.plan import Leaf
from connectors.cobol.wide_text import TEXTS
from connectors.layout import Sign, Usage

__all__ = ["WRITERS", "CannotEncode", "Writer", "make_filler", "make_writer", "stored_type"]

_PLACE = {
    Sign.NONE: 0,
    Sign.TRAILING: 0,
    Sign.LEADING: 1,
    Sign.TRAILING_SEPARATE: 2,
    Sign.LEADING_SEPARATE: 3,
}
_LETTERS = ("{ABCDEFGHI", "}JKLMNOPQR")
"""What translation makes of the EBCDIC zones C and D."""


class CannotEncode(ValueError):
    """There is no writer for this field."""

    def __init__(self, leaf: Leaf, reason: str = "") -> None:
        super().__init__(reason or f"USAGE {leaf.field.usage.value} cannot be encoded")
        self.leaf = leaf


@dataclass
class Writer:
    """The values of one field on their way to bytes. `status` says of each element what became of it."""

    leaf: Leaf
    status: NDArray[np.uint8]
    loop: Loop
    empty: NDArray[np.uint8]
    """What stands for no value where a policy allows it."""
    bad: int = 0

    def run(self, out: NDArray[np.uint8], starts: NDArray[np.int64], low: int, high: int) -> None:
        """Write the elements `low <= i < high` into `out`."""
        if high <= low:
            return
        self.bad += self.loop(out, starts, low, high)
        if self.has_empty:
            at = self.leaf.offset
            writing_text.write_pattern(
                self.empty, out, starts, low, high, at, self.status, np.uint8(writing.BLANKS)
            )

    has_empty: bool = False


def stored_type(leaf: Leaf, source: CobolSource) -> pa.DataType:
    """The Arrow type of the field's column, as the decoder gives it."""
    if leaf.field.usage is Usage.FLOAT and source.float_format == "ibm":
        return pa.float64()
    return arrow_type(leaf.field)


def make_writer(leaf: Leaf, values: pa.Array, alive: NDArray[np.bool_] | None, source: CobolSource) -> Writer:
    """The writer of these values; `alive` marks the elements whose redefinition is live.

    Raises:
        CannotEncode: the usage has no writer, or its characters do not fill the field.
    """
    make = _chosen(leaf, values.type)
    status = np.zeros(len(values), np.uint8)
    empty, allowed = _nothing(leaf, source)
    if values.null_count:
        status[values.is_null().to_numpy(zero_copy_only=False)] = (
            writing.BLANKS if allowed else writing.NO_VALUE
        )
    if alive is not None:
        status[~alive & (status == writing.WRITE)] = writing.NOT_LIVE
        status[~alive & (status != writing.NOT_LIVE)] = writing.SKIP
    bad = int(np.count_nonzero(status >= writing.FULL))
    writer = Writer(leaf, status, lambda out, starts, low, high: 0, empty, bad)
    writer.has_empty = bool((status == writing.BLANKS).any())
    writer.loop = make(leaf, values, writer, source)
    return writer


def make_filler(leaf: Leaf, count: int, alive: NDArray[np.bool_] | None, source: CobolSource) -> Writer:
    """The writer of a field without a column: blanks for text, zero for a number, X'00' for the rest."""
    kind = stored_type(leaf, source)
    if pa.types.is_string(kind):
        pattern = _nothing(leaf, source)[0]
    elif pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        one = make_writer(leaf, pa.array([0], pa.int64()).cast(kind), None, source)
        pattern = np.zeros(leaf.field.length, np.uint8)
        one.run(pattern, np.array([-leaf.offset], np.int64), 0, 1)
    else:
        pattern = np.zeros(leaf.field.length, np.uint8)
    status = np.full(count, writing.BLANKS, np.uint8)
    if alive is not None:
        status[~alive] = writing.SKIP
    return Writer(leaf, status, lambda out, starts, low, high: 0, pattern, has_empty=True)


def _chosen(leaf: Leaf, kind: pa.DataType) -> Callable[..., Loop]:
    if kind.equals(pa.binary(leaf.field.length)):
        return _bytes
    found = WRITERS.get(leaf.field.usage)
    if found is None:
        raise CannotEncode(leaf)
    double = found is _text and code_page(leaf.code_page).kind == "double"
    if double and leaf.field.length % 2 and leaf.field.usage in TEXTS:
        raise CannotEncode(leaf, "double-byte characters alone do not fill an odd number of bytes")
    return found


def _nothing(leaf: Leaf, source: CobolSource) -> tuple[NDArray[np.uint8], bool]:
    """(the bytes that stand for no value, whether a policy lets a field have none)."""
    usage = leaf.field.usage
    open_ends = source.short_records == "null" or source.record_format == "text"
    numeric = usage in (Usage.ZONED, Usage.PACKED, Usage.COMP_6) or leaf.field.editing is not None
    if numeric or usage in TEXTS:
        allowed = source.on_invalid == "null" or open_ends
        return blanks(leaf, source), allowed or (numeric and source.blank_numbers == "null")
    return np.zeros(leaf.field.length, np.uint8), open_ends


# -- numbers --------------------------------------------------------------------------------------------------


def _words(leaf: Leaf, values: pa.Array, writer: Writer) -> tuple[NDArray[np.int64], int]:
    """(the digits as integers, words a value): without the zeros of P positions."""
    step = 1 if values.type == pa.int64() else 2
    whole = np.frombuffer(values.buffers()[1], np.int64)
    words = whole[values.offset * step : (values.offset + len(values)) * step]
    if leaf.field.scale < 0:
        words = words.copy()
        writer.bad += writing.unscale(words, step, len(values), -leaf.field.scale, writer.status)
    return words, step


def _zoned(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    field, page = leaf.field, code_page(leaf.code_page)
    words, step = _words(leaf, values, writer)
    figures, plus, minus = signs(page, field.sign, source.dialect)
    blank = page.blank if field.blank_when_zero else -1
    place = _PLACE[field.sign]
    at, digits, signed, status = leaf.offset, field.digits, field.signed, writer.status

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(
            writing.write_zoned(
                words, step, out, starts, low, high, at, digits, figures, plus, minus, place, signed, blank, status
            )
        )  # fmt: skip

    return loop


@lru_cache
def signs(page: CodePage, sign: Sign, dialect: str) -> tuple[NDArray[Any], ...]:
    """(bytes of the digits, of plus and of minus in the sign's position, by digit): the preferred ones.

    In EBCDIC the zones C and D (Principles of Operation, "Zoned Format"). In ASCII what translation makes of
    them; with Micro Focus and GnuCOBOL plain digits and `p` to `y`. A separate sign is `+` or `-`.
    """
    figures = np.frombuffer(page.encode("0123456789"), np.uint8)
    if sign is Sign.NONE:
        return figures, figures, figures
    if sign in (Sign.TRAILING_SEPARATE, Sign.LEADING_SEPARATE):
        plus, minus = (np.frombuffer(page.encode(each * 10), np.uint8) for each in "+-")
        return figures, plus, minus
    if page.is_ebcdic:
        return figures, figures & 0x0F | 0xC0, figures & 0x0F | 0xD0
    if dialect == "ibm":
        plus, minus = (np.frombuffer(each.encode("ascii"), np.uint8) for each in _LETTERS)
        return figures, plus, minus
    return figures, figures, np.frombuffer(b"pqrstuvwxy", np.uint8)


def _packed(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    field, at, status = leaf.field, leaf.offset, writer.status
    words, step = _words(leaf, values, writer)
    has_sign = field.usage is Usage.PACKED

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(
            writing.write_packed(
                words, step, out, starts, low, high, at, field.length, field.digits, has_sign, field.signed, status
            )
        )  # fmt: skip

    return loop


def _binary(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    field, at, status = leaf.field, leaf.offset, writer.status
    words, step = _words(leaf, values, writer)
    little = field.usage is Usage.NATIVE and source.dialect == "gnucobol"

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(
            writing.write_binary(
                words, step, out, starts, low, high, at, field.length, field.signed, little, status
            )
        )

    return loop


def _float(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    at, width, status = leaf.offset, leaf.field.length, writer.status
    if source.float_format == "ibm":
        numbers = np.frombuffer(values.buffers()[1], np.float64)[values.offset :][: len(values)]

        def loop(out: Any, starts: Any, low: int, high: int) -> int:
            return int(writing.write_hexadecimal(numbers, out, starts, low, high, at, width, status))

        return loop
    kind: Any = np.uint32 if width == 4 else np.uint64
    bits = np.frombuffer(values.buffers()[1], kind)[values.offset :][: len(values)].astype(np.uint64)
    little = source.dialect == "gnucobol"

    def loop_ieee(out: Any, starts: Any, low: int, high: int) -> int:
        return int(writing.write_ieee(bits, out, starts, low, high, at, width, little, status))

    return loop_ieee


# -- text and bytes -------------------------------------------------------------------------------------------


def _text(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    if pa.types.is_string(values.type):
        return write_text(leaf, values, writer.status, source)
    return _edited(leaf, values, writer)


def _edited(leaf: Leaf, values: pa.Array, writer: Writer) -> Loop:
    field, page, at, status = leaf.field, code_page(leaf.code_page), leaf.offset, writer.status
    words, step = _words(leaf, values, writer)
    assert field.editing is not None  # noqa: S101 - its values would be strings
    table = editing_table(page, field.editing, blank_when_zero=field.blank_when_zero)
    figures = np.frombuffer(page.encode("0123456789"), np.uint8)

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(
            writing_edited.write_edited(
                words, step, out, starts, low, high, at, field.length, table.kinds, table.shown, table.floats,
                table.zero, table.fill, table.limit, table.signed, table.count, figures, status,
            )
        )  # fmt: skip

    return loop


def _bytes(leaf: Leaf, values: pa.Array, writer: Writer, source: CobolSource) -> Loop:
    at, width, status = leaf.offset, leaf.field.length, writer.status
    raw = np.frombuffer(values.buffers()[1] or b"", np.uint8)[values.offset * width :]

    def loop(out: Any, starts: Any, low: int, high: int) -> int:
        return int(writing_text.write_bytes(raw, out, starts, low, high, at, width, status))

    return loop


WRITERS: dict[Usage, Callable[..., Loop]] = {
    Usage.TEXT: _text,
    Usage.EDITED: _text,
    Usage.NATIONAL: _text,
    Usage.DBCS: _text,
    Usage.UTF8: _text,
    Usage.ZONED: _zoned,
    Usage.PACKED: _packed,
    Usage.COMP_6: _packed,
    Usage.BINARY: _binary,
    Usage.NATIVE: _binary,
    Usage.COMP_X: _binary,
    Usage.FLOAT: _float,
    Usage.DOUBLE: _float,
}
