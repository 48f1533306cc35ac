"""Blocks and spans the records of a V file, as QSAM would: a small script of its own, for golden files.

"z/OS DFSMS Using Data Sets", "Record formats": a block holds as many records as fit; of spanned records a block
is filled to its end with the first part of a record, and the rest goes on in the next ones.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["blocked", "records_of", "segmented", "spanned"]


def records_of(v_file: bytes) -> list[bytes]:
    """The records of a file with RDWs."""
    found, at = [], 0
    while at < len(v_file):
        size = int.from_bytes(v_file[at : at + 2], "big")
        found.append(v_file[at + 4 : at + size])
        at += size
    return found


def blocked(records: list[bytes], block_size: int) -> bytes:
    """VB: BDW, RDW and record, RDW and record ..."""
    made, block = b"", b""
    for record in records:
        if block and len(block) + len(record) + 8 > block_size:
            made, block = made + _word(len(block) + 4) + block, b""
        block += _word(len(record) + 4) + record
    return made + _word(len(block) + 4) + block


def spanned(records: list[bytes], block_size: int) -> bytes:
    """VBS: every block but the last is as full as a segment of one byte allows."""
    made, block = b"", b""
    for record in records:
        rest, first = record, True
        while first or rest:
            room = block_size - 4 - len(block) - 4
            if room < 1:
                made, block = made + _word(len(block) + 4) + block, b""
                continue
            part, rest = rest[:room], rest[room:]
            code = (0 if not rest else 1) if first else (3 if rest else 2)
            block += _word(len(part) + 4, code) + part
            first = False
    return made + _word(len(block) + 4) + block


def segmented(records: list[bytes], most: int) -> bytes:
    """VS without block words: segments of at most so many bytes."""
    return b"".join(_segments(records, most))


def _segments(records: list[bytes], most: int) -> Iterator[bytes]:
    for record in records:
        parts = [record[at : at + most] for at in range(0, len(record), most)] or [b""]
        for n, part in enumerate(parts):
            last = n == len(parts) - 1
            yield _word(len(part) + 4, (0 if last else 1) if n == 0 else (2 if last else 3)) + part


def _word(length: int, code: int = 0) -> bytes:
    return length.to_bytes(2, "big") + bytes([code, 0])
