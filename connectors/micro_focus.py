"""Cuts files of Micro Focus COBOL: variable-length sequential ones, and lines with NULs in front of data bytes.

"File Handling", chapter "File Structures" of its manual: the file begins with a header of 128 bytes, itself a
system record. Each record stands behind a header of two bytes, or four where the longest record has 4,095 bytes
or more; the first four bits say what the record is, the others how long. The next header begins at a multiple
of four bytes, and no record takes less than eight bytes with its header.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from connectors.compiled import jit
from connectors.framing import LONGEST, Bytes, Cut

__all__ = ["EscapedLineFramer", "MicroFocusFramer"]

HEADER = 128
_SHORT, _LONG = bytes.fromhex("307e0000"), bytes.fromhex("3000007c")
_ORGANIZATIONS = {2: "an indexed", 3: "a relative"}


@dataclass(frozen=True)
class MicroFocusFramer:
    """Normal records; deleted and system records, headers and padding frame them.

    The state is the size of the record headers (2 or 4) and, above three bits, the longest record.
    """

    prefix: int = 0
    suffix: int = 0

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        none = np.empty(0, np.int64)
        first = 0
        if not state:
            if len(data) < HEADER:
                fault = f"the file ends within its header of {HEADER} bytes" if at_end and len(data) else ""
                return Cut(none, none, 0, fault)
            state, fault, remedy = _file_header(data[:HEADER].tobytes())
            if fault:
                return Cut(none, none, 0, fault, remedy)
            first = HEADER
        room = len(data) // 4 + 1
        starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
        count, used, problem, value = _cut_records(data, first, state & 7, state >> 3, at_end, starts, ends)
        fault = remedy = ""
        if problem == 1:
            fault = f"a record header says type {value}, which no sequential file has"
            remedy = "Check header_bytes: these bytes may be no record header. Indexed files must be unloaded first"
        elif problem == 2:
            fault = f"a record of {value} bytes is longer than the file's longest, {state >> 3}"
            remedy = "The file is damaged here: transfer it again, in binary mode"
        elif at_end and used < len(data):
            fault = f"the file ends within a record: {len(data) - used} bytes are left"
        elif len(data) - used > LONGEST:
            fault = "no record ends within 16 MiB"
        starts, ends = starts[:count] + self.prefix, ends[:count] - self.suffix
        short = np.flatnonzero(starts > ends)
        if len(short):
            at = int(short[0])
            used = int(starts[at]) - self.prefix - (state & 7)
            fault = "a record is shorter than record_prefix_bytes and record_suffix_bytes together"
            starts, ends, remedy = starts[:at], ends[:at], ""
        return Cut(starts, ends, int(used), fault, remedy, state=state)


@dataclass(frozen=True)
class EscapedLineFramer:
    """Lines whose data may hold control characters, each behind a NUL that is no part of it.

    So writes a line sequential file with the run-time switch N (Micro Focus) or COB_LS_NULLS (GnuCOBOL): an
    X'0A' behind a NUL is data, and ends no line.
    """

    def cut(self, data: Bytes, *, at_end: bool, state: int = 0) -> Cut:
        room = len(data) + 1
        starts, ends, places = np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.int64)
        joined = np.empty(len(data), np.uint8)
        count, used, problem = _cut_escaped(data, at_end, starts, ends, places, joined)
        fault = "no line ends within 16 MiB" if len(data) - used > LONGEST else ""
        if problem:
            fault = "a NUL does not stand before a control character"
        return Cut(
            starts[:count], ends[:count], int(used), fault,
            "Leave out line_nulls, if the file was written without them" if problem else "",
            joined, places[:count],
        )  # fmt: skip


def _file_header(header: bytes) -> tuple[int, str, str]:
    """(state, fault, remedy) of a file's first 128 bytes."""
    if header[:4] not in (_SHORT, _LONG):
        return 0, "the file does not begin with the header of a Micro Focus file", (
            "Check header_bytes. A file without header may be fixed (F), or GnuCOBOL's (V with rdw)"
        )  # fmt: skip
    if header[39] != 1:
        kind = _ORGANIZATIONS.get(header[39], "no sequential")
        return 0, f"the header says that this is {kind} file", "Unload it to a sequential file first"
    if header[41]:
        return 0, f"its records are compressed (routine {header[41]})", "Write it without DATACOMPRESS first"
    longest = int.from_bytes(header[54:58], "big")
    return (2 if header[:4] == _SHORT else 4) | longest << 3, "", ""


@jit
def _cut_records(data, position, header, longest, at_end, starts, ends):  # type: ignore[no-untyped-def]
    """(records, bytes used, problem, its value)."""
    count, size = 0, len(data)
    while position + header <= size:
        kind = data[position] >> 4
        length = np.int64(data[position] & 0x0F)
        for k in range(1, header):
            length = length * 256 + np.int64(data[position + k])
        if kind < 1 or kind > 4:
            return count, position, 1, np.int64(kind)
        if kind == 4 and longest and length > longest:
            return count, position, 2, length
        slot = max((header + length + 3) // 4 * 4, 8)
        if position + slot > size:
            if not at_end or position + header + length > size:
                break
            slot = size - position  # no padding behind the last record
        if kind == 4:
            starts[count], ends[count] = position + header, position + header + length
            count += 1
        position += slot
    return count, position, 0, np.int64(0)


@jit
def _cut_escaped(data, at_end, starts, ends, places, joined):  # type: ignore[no-untyped-def]
    """(lines, bytes used, whether a NUL there precedes no control character)."""
    count, filled, begin, place, size = 0, 0, 0, 0, len(data)
    position, plain = 0, -1
    while position < size:
        byte = data[position]
        if byte == 0:
            if position + 1 == size:
                return count, position if at_end else place, at_end
            if data[position + 1] >= 0x20:
                return count, position, True
            joined[filled] = data[position + 1]
            filled += 1
            position += 2
            continue
        position += 1
        if byte != 0x0A:
            joined[filled] = byte
            plain = filled
            filled += 1
            continue
        # a carriage return that is no data ends the line too
        short = filled > begin and plain == filled - 1 and joined[plain] == 0x0D
        starts[count], ends[count], places[count] = begin, filled - (1 if short else 0), place
        count += 1
        begin, place, plain = filled, position, -1
    if at_end and place < size:
        starts[count], ends[count], places[count] = begin, filled, place
        return count + 1, size, False
    return count, place, False
