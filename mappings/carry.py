"""Columns that are taken over from the source as they are: no query, no copy, but every check.

Most columns of a mainframe record are carried. Their faults are found on the Arrow buffers; what exactly is
wrong with a row is then said by the details query, as for every other column.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mappings.columns import ColumnPlan

__all__ = ["carry"]

Flags = npt.NDArray[np.bool_]


def carry(column: ColumnPlan, values: pa.Array) -> tuple[pa.Array, Flags | None]:
    """The column's values, and which rows may have a fault (None: none has)."""
    bad = None
    if column.target.type.is_text and not isinstance(column.carry, str):
        values, bad = _text(values, column.target.type.length, column.keep_blank)
    elif values.type != column.target.type.arrow:
        values = values.cast(column.target.type.arrow)
    if any(check.code == "required" for check in column.checks) and values.null_count:
        missing = np.asarray(values.is_null())
        bad = missing if bad is None else bad | missing
    return values, bad


def _text(values: pa.Array, limit: int, keep_blank: bool) -> tuple[pa.Array, Flags | None]:
    """Blank text made NULL; flags of text that is too long or holds U+0000."""
    count, offset = len(values), values.offset
    validity, offsets_buffer, data_buffer = values.buffers()
    if not count or offsets_buffer is None:
        return values, None
    offsets = np.frombuffer(offsets_buffer, np.int32, count + 1, offset * 4)
    data = np.frombuffer(data_buffer, np.uint8) if data_buffer is not None else np.empty(0, np.uint8)
    lengths = np.diff(offsets)
    bad: Flags | None = None
    if limit and int(lengths.max()) > limit:
        bad = np.asarray(pc.fill_null(pc.greater(pc.utf8_length(values), limit), False))
    used = data[offsets[0] : offsets[-1]]
    if len(used) and not used.all():
        nul = np.asarray(pc.fill_null(pc.match_substring(values, "\0"), False))
        bad = nul if bad is None else bad | nul
    if not keep_blank:
        blank = lengths == 0
        if len(used):
            starts = np.minimum(offsets[:-1], len(data) - 1)
            if ((data[starts] == 0x20) & ~blank).any():
                blank = np.asarray(pc.fill_null(pc.equal(pc.utf8_trim(values, " "), ""), False))
        if blank.any():
            valid = ~blank if validity is None else ~blank & np.asarray(values.is_valid())
            bits = pa.py_buffer(np.packbits(valid, bitorder="little").tobytes())
            values = pa.Array.from_buffers(pa.string(), count, [bits, pa.py_buffer(offsets), data_buffer])
    return values, bad
