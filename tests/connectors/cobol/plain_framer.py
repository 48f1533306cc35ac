"""A second opinion on where records begin and end: plain loops over bytes, made from the manuals' words.

It shares nothing with the product. `cut` gives (offset of its first byte, bytes) of every record, or raises
`Refused` with the offset that an error must name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Records = list[tuple[int, bytes]]


class Refused(Exception):
    def __init__(self, offset: int) -> None:
        super().__init__(f"byte {offset}")
        self.offset = offset


def cut(data: bytes, words: dict[str, Any]) -> Records:
    """Args: words: as in a source description; `code_page` is "ascii" or "cp037"."""
    begin, stop = words.get("header_bytes", 0), len(data) - words.get("trailer_bytes", 0)
    body = data[begin:stop]
    try:
        found = list(_KINDS[words["record_format"]](body, words))
    except Refused as refused:
        raise Refused(refused.offset + begin) from None
    return [(begin + at, record) for at, record in found]


def _bare(at: int, record: bytes, words: dict[str, Any], fault_at: int) -> tuple[int, bytes]:
    before, after = words.get("record_prefix_bytes", 0), words.get("record_suffix_bytes", 0)
    if len(record) < before + after:
        raise Refused(fault_at)
    return at + before, record[before : len(record) - after]


def _fixed(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    before, after = words.get("record_prefix_bytes", 0), words.get("record_suffix_bytes", 0)
    step = before + words["record_length"] + after
    if len(data) % step:
        raise Refused(len(data) - len(data) % step)
    for at in range(0, len(data), step):
        yield at + before, data[at + before : at + step - after]


def _length(data: bytes, at: int, word: dict[str, Any]) -> int:
    """Bytes behind the length word at `at`."""
    offset, size = word.get("length_at", (0, 2))
    value = int.from_bytes(data[at + offset : at + offset + size], word.get("endian", "big"))
    value += word.get("adjustment", 0)
    return value - (word.get("header_length", 4) if word.get("length_includes_header", True) else 0)


def _is_ibm(word: dict[str, Any]) -> bool:
    same = word.get("header_length", 4) == 4 and tuple(word.get("length_at", (0, 2))) == (0, 2)
    return same and word.get("endian", "big") == "big"


def _words(
    data: bytes, start: int, end: int, word: dict[str, Any], words: dict[str, Any], *, block: bool
) -> Any:
    at, size = start, word.get("header_length", 4)
    while at < end:
        if at + size > end:
            raise Refused(at)
        length = _length(data, at, word)
        if (
            length < 0
            or at + size + length > end
            or (_is_ibm(word) and not block and any(data[at + 2 : at + 4]))
        ):
            raise Refused(at)
        yield at, at + size, data[at + size : at + size + length]
        at += size + length


def _variable(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    for word_at, at, record in _words(data, 0, len(data), words.get("rdw", {}), words, block=False):
        yield _bare(at, record, words, word_at)


def _blocks(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """(first byte behind the BDW, end) of each block."""
    word = words.get("bdw", {})
    at, size = 0, word.get("header_length", 4)
    while at < len(data):
        if at + size > len(data):
            raise Refused(at)
        length = _length(data, at, word)
        if _is_ibm(word) and data[at] >= 0x80:
            length = int.from_bytes(data[at : at + 4], "big") - (1 << 31)
            length -= 4 if word.get("length_includes_header", True) else 0
            length += word.get("adjustment", 0)
        if length < 0:
            raise Refused(at)
        yield at, at + size + length
        at += size + length


def _variable_blocked(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    size = words.get("bdw", {}).get("header_length", 4)
    for at, end in _blocks(data, words):
        if end > len(data):
            raise Refused(at)
        for word_at, place, record in _words(data, at + size, end, words.get("rdw", {}), words, block=False):
            yield _bare(place, record, words, word_at)


def _spanned(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    blocked = words["record_format"] == "VBS"
    parts: list[bytes] = []
    place = resume = 0
    blocks = _blocks(data, words) if blocked else iter([(-4, len(data))])
    end = 0
    while True:
        if blocked and parts and 0 < len(data) - end < 4:
            raise Refused(resume)  # the file ends within a record, whatever the few bytes are
        if (block := next(blocks, None)) is None:
            break
        at, end = block[0] + 4, block[1]
        if not parts:
            resume = at
        while at < end:
            if at + 4 > end and blocked:
                raise Refused(at if at < len(data) else resume)
            if at + 4 > len(data):
                raise Refused(resume)
            length = data[at] << 8 | data[at + 1]
            code, last = data[at + 2], data[at + 3]
            if length >= 0x8000:
                if not blocked or data[at] != 0x80 or code or last:
                    raise Refused(at)
                if end > len(data):
                    raise Refused(resume)
                at = end
                resume = resume if parts else at
                continue
            if length < 4 or code > 3 or last or (code in (0, 1)) == bool(parts):
                raise Refused(at)
            if blocked and at + length > end:
                raise Refused(at)
            if at + length > len(data):
                raise Refused(resume)
            if code in (0, 1):
                place = at + 4
            parts.append(data[at + 4 : at + length])
            at += length
            if code in (0, 2):
                yield _bare(place, b"".join(parts), words, place - 4)
                parts, resume = [], at
        if end > len(data):
            raise Refused(resume)
    if parts:
        raise Refused(resume)


def _undefined(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    if "bdw" in words:
        for word_at, at, record in _words(data, 0, len(data), words["bdw"], words, block=False):
            yield _bare(at, record, words, word_at)
        return
    size = words.get("record_length", len(data)) or 1
    for at in range(0, len(data), size):
        yield at, data[at : at + size]


def _micro_focus(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    if not data:
        return
    if len(data) < 128 or data[:4].hex() not in ("307e0000", "3000007c") or data[39] != 1 or data[41]:
        raise Refused(0)
    size = 2 if data[1] == 0x7E else 4
    longest = int.from_bytes(data[54:58], "big")
    at = 128
    while at < len(data):
        word = data[at : at + size]
        if len(word) < size:
            raise Refused(at)
        kind, length = word[0] >> 4, int.from_bytes(word, "big") & ((1 << (8 * size - 4)) - 1)
        if kind not in (1, 2, 3, 4) or (kind == 4 and 0 < longest < length):
            raise Refused(at)
        if at + size + length > len(data):
            raise Refused(at)
        if kind == 4:
            yield _bare(at + size, data[at + size : at + size + length], words, at)
        at = max(at + 8, at + size + length)
        while at % 4:
            at += 1


def _text(data: bytes, words: dict[str, Any]) -> Iterator[tuple[int, bytes]]:
    ebcdic = words["code_page"] != "ascii"
    feed = b"\x25" if ebcdic else b"\n"
    end = words.get("line_end", "auto")
    stops = {
        "auto": [b"\x15", b"\x25"] if ebcdic else [b"\n"], "lf": [feed], "cr": [b"\r"], "crlf": [b"\r" + feed],
        "nel": [b"\x15" if ebcdic else b"\x85"],
    }[end]  # fmt: skip
    at = start = 0
    if words.get("line_nulls"):
        yield from _escaped(data)
        return
    while at < len(data):
        for stop in stops:
            if data.startswith(stop, at):
                line = data[start:at]
                yield start, line[:-1] if end == "auto" and line.endswith(b"\r") else line
                at += len(stop)
                start = at
                break
        else:
            at += 1
    if start < len(data):
        line = data[start:]
        yield start, line[:-1] if end == "auto" and line.endswith(b"\r") else line


def _escaped(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = start = 0
    line: list[tuple[int, bool]] = []
    while at < len(data):
        if data[at] == 0:
            if at + 1 == len(data) or data[at + 1] >= 0x20:
                raise Refused(at)
            line.append((data[at + 1], True))
            at += 1
        elif data[at] == 0x0A:
            if line and line[-1] == (0x0D, False):
                line.pop()
            yield start, bytes(byte for byte, _ in line)
            start, line = at + 1, []
        else:
            line.append((data[at], False))
        at += 1
    if start < len(data):
        yield start, bytes(byte for byte, _ in line)


_KINDS: dict[str, Any] = {
    "F": _fixed, "FB": _fixed, "V": _variable, "VB": _variable_blocked, "VS": _spanned, "VBS": _spanned,
    "U": _undefined, "MF": _micro_focus, "text": _text,
}  # fmt: skip
