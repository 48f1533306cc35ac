"""Question: do length words stand before the records (V, VB, VBS and their relatives)?

Each known form is tried as a chain: a word says where the next one stands. Over the head of the file the chain
is walked from byte 0; in the tail of a large one, the longest chain that ends exactly at the last byte is looked
for. A chain of many words that covers every byte is next to impossible by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import Candidate
from connectors.cobol.inference.framing import Cuts, Framing
from connectors.cobol.inference.sample import Piece, Sample
from connectors.cobol.kernels.chains import NONE, reach, walk
from connectors.descriptor_words import IBM, SpannedFramer

__all__ = ["variable_framings"]

_TRIALS = 100
"""As many forms and lengths are tried: one that holds by chance is found that much more easily."""
_SPANNED, _FIRST = 1, 1
"""The kind of words that are SDWs, and the code of a first segment; 0 is one that is a whole record."""
_SYNCHRONISED = 4
"""Words after which a chain begun at a wrong byte of the tail has all but surely met the true one."""


@dataclass(frozen=True)
class _Form:
    name: str
    rdw: tuple[int, ...]
    bdw: tuple[int, ...] | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    skip: int = 0
    """Bytes of a file header before the first word."""

    @property
    def word(self) -> NDArray[np.int64]:
        return np.array(self.rdw, np.int64)

    @property
    def block(self) -> NDArray[np.int64]:
        return NONE if self.bdw is None else np.array(self.bdw, np.int64)


def _shape(header: int, at: int, size: int, little: bool, counted: bool, kind: int = 0) -> tuple[int, ...]:
    return (header, at, size, int(little), -header if counted else 0, 0, 1, kind)


def _words(header: int, at: int, size: int, little: bool, counted: bool) -> dict[str, Any]:
    """The words of `rdw:` or `bdw:` that differ from IBM's."""
    said: dict[str, Any] = {}
    if header != 4:
        said["header_length"] = header
    if (at, size) != (0, 2):
        said["length_at"] = [at, size]
    if little:
        said["endian"] = "little"
    if not counted:
        said["length_includes_header"] = False
    return said


def _said(header: int, at: int, size: int, little: bool, counted: bool) -> str:
    order = "little" if little else "big"
    place = f"bytes {at}-{at + size - 1} of {header}" if size != header else f"{header} bytes"
    known = {
        (4, 0, 2, False, True): "IBM's",
        (4, 0, 2, False, False): "GnuCOBOL's COB_VARSEQ_FORMAT 0",
        (4, 0, 4, False, False): "GnuCOBOL's COB_VARSEQ_FORMAT 1",
        (4, 0, 4, True, False): "GnuCOBOL's COB_VARSEQ_FORMAT 2",
        (2, 0, 2, False, False): "GnuCOBOL's COB_VARSEQ_FORMAT 3",
    }.get((header, at, size, little, counted))
    counts = "counting itself" if counted else "not counting itself"
    return (
        known if known == "IBM's" else f"{order}-endian, {place}, {counts}" + (f"; {known}" if known else "")
    )


_PLAIN = [
    (header, at, size, little, counted)
    for header, at, size, little in (
        (4, 0, 2, False), (4, 0, 4, False), (4, 2, 2, True), (4, 0, 4, True), (2, 0, 2, False), (2, 0, 2, True),
    )
    for counted in (True, False)
]  # fmt: skip


def _forms(head: NDArray[np.uint8]) -> Iterator[_Form]:
    ibm = (4, 0, 2, False, True)
    for shape in _PLAIN:
        said = _words(*shape)
        words = {"record_format": "V", **({"rdw": said} if said else {})}
        yield _Form(f"V: a length word before each record ({_said(*shape)})", _shape(*shape), None, words)
    yield _Form(
        "VBS: spanned records in blocks", _shape(*ibm, _SPANNED), _shape(*ibm), {"record_format": "VBS"}
    )
    yield _Form("VS: spanned records, no block words", _shape(*ibm, _SPANNED), None, {"record_format": "VS"})
    for outer in _PLAIN:
        for inner in _PLAIN:
            if outer[:4] != inner[:4]:
                continue
            name = "VB: blocks with a length word each, records with another"
            kind = "IBM's" if outer == inner == ibm else f"blocks: {_said(*outer)}; records: {_said(*inner)}"
            words = {"record_format": "VB"}
            words |= {key: said for key, said in (("bdw", _words(*outer)), ("rdw", _words(*inner))) if said}
            yield _Form(f"{name} ({kind})", _shape(*inner), _shape(*outer), words)
    start = head[:4].tobytes()
    if start in (b"\x30\x7e\x00\x00", b"\x30\x00\x00\x7c") and len(head) > 128:
        width = 2 if start[1] else 4
        mask = (1 << (width * 8 - 4)) - 1
        header = (width, 0, width, 0, 0, mask, 4, 2)
        name = f"Micro Focus variable: a file header of 128 bytes, then {width}-byte record headers"
        yield _Form(name, header, None, {"record_format": "MF"}, skip=128)


def variable_framings(sample: Sample) -> list[Framing]:
    """Every form of length words whose chain holds over the head of the file.

    Block words are a chain of their own, and the first half of a word may be read as a word: a form whose words
    another form explains as well, and more bytes besides, is ranked below it.
    """
    found = [each for form in _forms(sample.head) if (each := _try(form, sample)) is not None]
    known: list[Framing] = []
    for framing, form, places in found:
        clear = [
            (other.candidate.name, rival, there) for other, rival, there in found
            if rival is not form and other.candidate.score > 0.9
        ]  # fmt: skip
        finer = (
            name for name, rival, there in clear
            if (rival.bdw is not None and form.bdw is None and len(there) > len(places) > 1)
            or (rival.rdw[0] > form.rdw[0] and np.array_equal(places, there))
        )  # fmt: skip
        by = next(finer, "")
        known.append(framing.scored(framing.candidate.score * 0.3, f"explained by {by}") if by else framing)
    return known


def _try(form: _Form, sample: Sample) -> tuple[Framing, _Form, NDArray[np.int64]] | None:
    data = sample.head[form.skip :]
    first = _walk(data[: 1 << 16], 0, form)
    hopeless = first.problem == 1 or (first.problem and not len(first.starts))
    if hopeless and (first.position < len(data) * 0.98 or len(first.starts) < 20):
        return None
    chain = _walk(data, 0, form)
    count, longest = len(chain.starts), int((chain.ends - chain.starts).max(initial=0))
    left = len(data) - chain.position
    cut_short = chain.problem == 2 and sample.whole
    reach_on = 4 * (longest + 8) + (32760 if form.bdw else 0)  # what one more record or block may need
    broken = chain.problem == 1 or (chain.problem == 2 and left > reach_on) or (cut_short and count < 3)
    if not count or broken or not longest:
        return None
    spanned = form.rdw[7] == _SPANNED
    if spanned and not _is_spanned(data, chain.starts):
        return None
    covered = chain.position / len(data)
    records = int((data[chain.starts - 2] <= _FIRST).sum()) if spanned else count
    what = (
        f"{records:,} records"
        + (f" in {count:,} segments" if spanned else "")
        + (f" in {chain.blocks:,} blocks" if chain.blocks else "")
    )
    where = "the file" if sample.whole else f"the first {len(data) >> 20} MiB"
    evidence = [
        f"the length words of {what} follow each other from byte {form.skip} and cover {_share(covered)} of {where}"
    ]
    shortest = int((chain.ends - chain.starts).min())
    pieces = ("segments", "segment") if spanned else ("records", "record")
    evidence.append(
        f"{pieces[0]} have {shortest:,} to {longest:,} bytes"
        if shortest < longest
        else f"every {pieces[1]} has {longest:,} bytes"
    )
    chance = _chance(form, data, chain)
    if sample.whole and not cut_short:
        chance *= (
            longest / len(data) if count > 1 else 0.5
        )  # it ends at the last byte, which any byte could be
    score = (1 - min(chance * _TRIALS, 1.0)) * (0.95 if cut_short else 1.0)
    if cut_short:
        if form.rdw[0] == 2:  # any two bytes are such a word, so bytes of any kind make a chain until the end
            score *= 0.5
        evidence.append(f"the last {left:,} bytes are a record that the file's end cuts off")
    if not sample.whole:
        last = _tail(form, sample.pieces[-1])
        if last is None:
            evidence.append(
                "in the tail no chain of them leads to the last byte: the file is cut off or damaged behind its head"
            )
            score *= 0.4 if form.rdw[0] == 2 else 0.8
        else:
            evidence.append(f"in the tail {len(last.starts):,} more end exactly at the file's last byte")
    if _extended(form, data, chain):
        form = _Form(
            form.name + ", blocks over 32 KiB",
            form.rdw,
            form.bdw,
            {**form.words, "bdw": {"length_at": [0, 4], "adjustment": -(1 << 31)}},
        )
        evidence.append("the block words have bit 0 set: large blocks, a length of 31 bits")
    candidate = Candidate(form.name, score, tuple(evidence), form.words)
    framing = Framing(candidate, partial(_cuts, form, sample), left_over=left if cut_short else 0)
    return framing, form, chain.starts - form.rdw[0]


@dataclass(frozen=True)
class _Chain:
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    blocks: int
    position: int
    problem: int


def _walk(data: NDArray[np.uint8], start: int, form: _Form) -> _Chain:
    room = (len(data) - start) // form.rdw[0] + 1
    starts, ends = np.empty(room, np.int64), np.empty(room, np.int64)
    count, blocks, position, problem = walk(data, start, form.word, form.block, starts, ends)
    return _Chain(starts[:count], ends[:count], int(blocks), int(position), int(problem))


def _tail(form: _Form, piece: Piece) -> _Chain | None:
    """The records of the tail behind the point where the chain is surely found; None where there is no chain."""
    shift = (-piece.offset) % form.rdw[6]  # record headers that stand at multiples of four bytes
    data = piece.data[shift:]
    found = np.zeros(len(data) + 1, np.int32)
    reach(data, form.word, form.block, found)
    start = int(found.argmax())
    if found[start] < 3 or start > len(data) // 2:
        return None
    chain = _walk(data, start, form)
    skipped = _SYNCHRONISED if len(chain.starts) > 2 * _SYNCHRONISED else 0
    return _Chain(
        chain.starts[skipped:] + shift,
        chain.ends[skipped:] + shift,
        chain.blocks,
        chain.position,
        chain.problem,
    )


def _cuts(form: _Form, sample: Sample) -> list[Cuts]:
    if form.rdw[7] == _SPANNED:
        return _joined(form, sample)
    first = _walk(sample.head[form.skip :], 0, form)
    cuts = [Cuts(sample.pieces[0], first.starts + form.skip, first.ends + form.skip)]
    last = None if sample.whole else _tail(form, sample.pieces[-1])
    if last is not None:
        cuts.append(Cuts(sample.pieces[-1], last.starts, last.ends))
    return cuts


def _joined(form: _Form, sample: Sample) -> list[Cuts]:
    """Spanned records: those of the head put together, those of the tail that are of one segment."""
    cut = SpannedFramer(IBM if form.bdw else None).cut(sample.head, at_end=False)
    together = sample.head if cut.data is None else cut.data
    cuts = [Cuts(Piece(0, together), cut.starts, cut.ends)]
    last = None if sample.whole else _tail(form, sample.pieces[-1])
    if last is not None:
        whole = sample.pieces[-1].data[last.starts - 2] == 0
        cuts.append(Cuts(sample.pieces[-1], last.starts[whole], last.ends[whole]))
    return cuts


def _is_spanned(data: NDArray[np.uint8], starts: NDArray[np.int64]) -> bool:
    """Whether the segment codes are those of spanned records: whole (0), or first (1), middle (3), last (2)."""
    codes = data[starts - 2]
    if not codes.any():
        return False
    open_before = np.concatenate([[False], np.isin(codes[:-1], (1, 3))])
    return bool(np.array_equal(open_before, np.isin(codes, (2, 3))))


def _chance(form: _Form, data: NDArray[np.uint8], chain: _Chain) -> float:
    """Probability of a chain as long as this in bytes where no length words stand: the share of arbitrary bytes
    at which a word of one of these lengths could be read, for every link."""
    looked = data[: 1 << 16].astype(np.int64)
    header, at, size, little, counted, mask, _, kind = form.rdw
    count = len(looked) - header + 1
    if count < 1:
        return 1.0
    order = range(size - 1, -1, -1) if little else range(size)
    value = np.zeros(count, np.int64)
    for k in order:
        value = value * 256 + looked[at + k : at + k + count]
    if kind == 2:
        value = np.where(value & ~mask == (mask + 1) * 4, value & mask, 0)
    lengths = chain.ends - chain.starts
    fits = (value > 0) & (value + counted >= lengths.min()) & (value + counted <= lengths.max())
    for k in range(header):
        if not at <= k < at + size:
            fits &= looked[k : k + count] <= (3 if kind == 1 and k == 2 else 0)
    # the chain's own words are among these bytes; they must not speak against it
    own = int((chain.starts < len(looked)).sum())
    part = max(int(fits.sum()) - own, 1) / max(count - own, 1)
    return float(min(part, 1.0) ** min(len(lengths), 1000))


def _extended(form: _Form, data: NDArray[np.uint8], chain: _Chain) -> bool:
    if form.bdw is None or form.bdw[1:4] != (0, 2, 0):
        return False
    return bool(data[0] & 0x80) and chain.blocks > 0


def _share(part: float) -> str:
    return "100 %" if part == 1 else f"{min(part, 0.999):.1%}".replace("%", " %")
