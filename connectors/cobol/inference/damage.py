"""Question: was the file ruined on its way, and how is that mended?

Nothing here repairs a file: what a translation or an editor took out of it is gone. The remedy is always to
transfer it again, and how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import Damage, Fit
from connectors.cobol.inference.fit import Book, fit_book
from connectors.cobol.inference.fixed import fixed_framing
from connectors.cobol.inference.framing import Framing
from connectors.cobol.inference.sample import Piece, Sample

__all__ = ["PAST_READING", "bytes_lost", "cut_off", "end_to_end", "text_mode", "trimmed", "utf8_again"]

PAST_READING = {"text_mode_transfer", "utf8_reencoded", "replaced_bytes", "line_ends_changed"}
"""Damages after which no description reads the file as it was."""
BINARY = "Transfer it again in binary (FTP `binary`, SFTP without conversion), and keep the copybook's record length"
WITH_RDW = (
    "Transfer it again with its record descriptor words: FTP `binary` and `quote site rdw`, or BLOCK mode "
    "(`quote mode b`); read that as record_format V"
)
_TO_EBCDIC = np.array([(chr(b).encode("cp037", "replace") or b"o")[0] for b in range(256)], np.uint8)
_PACKED = re.compile(
    rb"(?<=[\x40\x81-\x89\x91-\x99\xa2-\xa9\xc1-\xc9\xd1-\xd9\xe2-\xe9\xf0-\xf9])"
    rb"(?:[\x00-\x09\x10-\x19\x20-\x29\x30-\x39\x41-\x49\x50-\x59\x62-\x69\x70-\x79]){1,8}[\x0c\x1c\x2c\x3c\x4c\x5c\x6c\x7c\x8c\x9c"
    rb"\x0d\x1d\x2d\x3d\x4d\x5d\x6d\x7d\x8d\x9d\x0f\x1f\x2f\x3f\x4f\x5f\x6f\x7f\x8f\x9f]"
)


def text_mode(sample: Sample, books: Sequence[Book], fits: Sequence[Fit], *, ebcdic: bool) -> Damage | None:
    """EBCDIC that was translated to ASCII, binary fields and all."""
    if ebcdic or max((fit.share for fit in fits), default=0.0) > 0.5:
        return None
    code, reason = (
        "text_mode_transfer",
        "the file was transferred in text mode: EBCDIC was translated to ASCII, and binary and packed fields with it",
    )
    back = _back(sample)
    for book in books:
        for length in (book.layout.length, book.layout.length + 1, book.layout.length + 2):
            fit = fit_book(book, fixed_framing(back, length, 0.0, ()), {"code_page": "cp037"})
            if fit.share > 0.3 and fit.by_chance < fit.share / 2:
                said = (
                    f"translated back to EBCDIC, {fit.valid:,} of {fit.records:,} records of "
                    f"{length:,} bytes are valid for {book.name}; as they are, none or few"
                )
                return Damage(
                    code,
                    reason,
                    BINARY,
                    (said.replace("none or few", f"{max(f.share for f in fits):.0%}".replace("%", " %")),),
                )
        lines = _lines_of(sample, book.layout.length)
        if lines is not None:
            fit = fit_book(book, fixed_framing(lines, book.layout.length, 0.0, ()), {"code_page": "cp037"})
            if fit.share > 0.3 and fit.by_chance < fit.share / 2:
                said = (
                    f"its lines of {book.layout.length:,} bytes, translated back to EBCDIC, "
                    f"are valid for {book.name} in {fit.valid:,} of {fit.records:,} cases"
                )
                return Damage(code, reason, BINARY, (said,))
    raw = sample.bytes
    strange = len(re.findall(rb"[\x00-\x08\x0b\x0e-\x1f\x7f-\xff]", raw))
    if strange < max(20, len(raw) // 500):
        return None
    packed = sum(len(hit) for hit in _PACKED.findall(back.bytes))
    hits = len(_PACKED.findall(back.bytes))
    if hits < 20 or packed < strange * 0.3:
        return None
    said = (
        f"{strange:,} bytes of the sample are no ASCII text; translated back "
        f"to EBCDIC, {packed:,} bytes are packed numbers with their signs"
    )
    lost = raw.count(b"\x1a") + raw.count(b"\xef\xbf\xbd")
    more = (
        (f"{lost:,} substitution characters (X'1A', X'EFBFBD') stand where no translation was known",)
        if lost > 5
        else ()
    )
    return Damage(code, reason, BINARY, (said, *more))


def _back(sample: Sample) -> Sample:
    return replace(
        sample, pieces=tuple(replace(piece, data=_TO_EBCDIC[piece.data]) for piece in sample.pieces)
    )


def _lines_of(sample: Sample, length: int) -> Sample | None:
    """The lines of exactly this length, without their ends, translated back."""
    lines = [line.rstrip(b"\r") for line in sample.head.tobytes().split(b"\n")]
    right = [line for line in lines if len(line) == length]
    if len(right) * 4 < len(lines):
        return None
    data = _TO_EBCDIC[np.frombuffer(b"".join(right[:3000]), np.uint8)]
    return Sample(sample.address, len(data), (Piece(0, data),))


def utf8_again(sample: Sample) -> Damage | None:
    """Bytes above X'7F' that were taken for Latin-1 and written as UTF-8, or for UTF-8 and lost."""
    raw = sample.head.tobytes()
    lost = raw.count(b"\xef\xbf\xbd")
    pairs = len(re.findall(rb"[\xc2\xc3][\x80-\xbf]", raw))
    alone = len(re.findall(rb"[\x80-\xff]", raw)) - 2 * pairs - 3 * lost
    if lost > 3 and lost + pairs > alone:
        return Damage(
            "replaced_bytes",
            "bytes were replaced: the file was read as UTF-8, which it is not, and written again",
            BINARY,
            (f"X'EFBFBD', the replacement character, stands {lost:,} times in the first {len(raw):,} bytes",),
        )
    twice = len(re.findall(rb"\xc3[\x82\x83]\xc2[\x80-\xbf]", raw))
    control = len(re.findall(rb"[\x00-\x08\x0b\x0e-\x1f]", raw))
    if pairs < 20 or alone > pairs // 50 or (control < 10 and twice < 5 and pairs * 2 < len(raw) // 3):
        return None
    what = f"every byte above X'7F' stands in a pair X'C2..' or X'C3..' ({pairs:,} pairs), as UTF-8 writes Latin-1"
    if twice >= 5:
        more = f"{twice:,} of them are pairs of pairs (as in 'Ã¼'): it was done twice"
    else:
        more = f"{control:,} control characters stand between them, so the file is no text"
    return Damage(
        "utf8_reencoded",
        "its bytes were taken for characters and written again as UTF-8",
        BINARY,
        (what, more),
    )


def bytes_lost(sample: Sample, *, ebcdic: bool) -> Damage | None:
    """Line-end bytes of a binary file that a text tool took out, or carriage returns that it put in."""
    if not ebcdic:
        return None
    counts = np.bincount(np.concatenate([piece.data for piece in sample.pieces]), minlength=256)
    raw = sample.bytes
    feeds, pairs = int(counts[0x0A]), raw.count(b"\r\n")
    evidence = []
    if feeds >= 8 and pairs == feeds and counts[0x0B] * 3 < feeds + 24:
        evidence.append(f"each of the {feeds:,} bytes X'0A' has an X'0D' before it")
    for byte, others in (
        (0x15, (*range(0x11, 0x15), *range(0x16, 0x1A))),
        (0x25, (*range(0x21, 0x25), *range(0x26, 0x2A))),
    ):
        usual = int(np.median(counts[list(others)]))
        if usual >= 20 and not counts[byte]:
            evidence.append(f"X'{byte:02X}' does not occur, while its neighbours occur {usual:,} times each")
    if not evidence:
        return None
    reason = "a tool for text changed its line-end bytes, so bytes are missing or were added within records"
    return Damage("line_ends_changed", reason, BINARY, tuple(evidence))


def cut_off(framing: Framing, sample: Sample) -> Damage | None:
    """The best format leaves an incomplete record at the end."""
    if not framing.left_over or framing.candidate.score < 0.5:
        return None
    said = f"its last {framing.left_over:,} bytes are not a whole record"
    if framing.length:
        said += f" of {framing.length:,} bytes"
    return Damage(
        "incomplete_record",
        "the records do not fill the file: it was cut off, or other bytes stand before or behind them",
        (
            "Compare its size with the data set's and transfer it again; if bytes before "
            "or behind the records belong there, say header_bytes or trailer_bytes"
        ),
        (said,),
    )


def end_to_end(book: Book, sample: Sample, words: dict[str, object]) -> Damage | None:
    """Records of several lengths that follow each other without length words."""
    data = sample.head
    valid, lengths = book.valid_everywhere(data, {**words, "record_format": "V"})
    if valid.shape[1] < 2 or valid.any(axis=0).mean() > 0.2:
        return None
    best, count = _follow(valid, lengths)
    looked = min(valid.shape[1], len(data))
    if best < looked * 0.95 or count < 5 or len(set(lengths[valid].tolist())) < 2:
        return None
    said = (
        f"{count:,} records of {book.name}, of different lengths, follow "
        f"each other from byte 0 to byte {best:,} with nothing between them"
    )
    return Damage(
        "rdw_stripped",
        "its records vary in length, and their length words (RDW) were taken off in the transfer",
        WITH_RDW,
        (said, "no chain of length words leads through the file"),
    )


def _follow(valid: NDArray[np.bool_], lengths: NDArray[np.int64]) -> tuple[int, int]:
    """(farthest byte that valid records laid end to end reach, how many they are)."""
    count = valid.shape[1]
    records = {0: 0}
    waiting, best = [0], 0
    while waiting and len(records) < 5000:
        at = waiting.pop()
        for n in np.flatnonzero(valid[:, at]):
            after = at + int(lengths[n, at])
            if after > at and after not in records:
                records[after] = records[at] + 1
                best = max(best, after)
                if after < count:
                    waiting.append(after)
    return best, records[best]


def trimmed(framing: Framing, length: int) -> str:
    """A note for lines of text whose blanks an editor took off; they can be read all the same."""
    cuts = framing.cut()
    sizes = np.concatenate([each.ends - each.starts for each in cuts]) if cuts else np.zeros(0, np.int64)
    if not len(sizes) or sizes.max() > length or not (sizes < length).any():
        return ""
    ends = [each.piece.data[each.ends[each.ends > each.starts] - 1] for each in cuts]
    blank = sum(int(np.isin(last, (0x20, 0x40)).sum()) for last in ends)
    if blank:
        return ""
    short = int((sizes < length).sum())
    return (
        f"{short:,} of {len(sizes):,} lines are shorter than the copybook's {length:,} bytes and no line "
        f"ends with a blank: blanks were trimmed. Lines are read so; in a binary file that would be a loss"
    )
