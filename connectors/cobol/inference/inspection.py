"""Puts the questions to a file in order: wrapping, code page family, framing, copybooks, pages, signs, damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from connectors.cobol.codepage import code_page
from connectors.cobol.inference.alignment import aligned_framings
from connectors.cobol.inference.answer import CERTAIN, Candidate, Damage, Fit, Inspection, ranked
from connectors.cobol.inference.damage import (
    PAST_READING,
    bytes_lost,
    cut_off,
    end_to_end,
    text_mode,
    trimmed,
    utf8_again,
)
from connectors.cobol.inference.describe import describe_source
from connectors.cobol.inference.fit import Book, fit_book, read_book, valid_cuts
from connectors.cobol.inference.fixed import fixed_framing, fixed_framings
from connectors.cobol.inference.framing import Cuts, Framing, spread
from connectors.cobol.inference.lines import line_framings
from connectors.cobol.inference.measured import measured_framing
from connectors.cobol.inference.numbers import (
    column,
    float_candidates,
    sign_candidates,
    sign_candidates_blind,
    steady_fields,
)
from connectors.cobol.inference.pages import double_byte_candidates, is_ebcdic, page_candidates, text_runs
from connectors.cobol.inference.sample import Sample, take_sample
from connectors.cobol.inference.variable import variable_framings
from connectors.cobol.inference.wrapping import find_wrapping
from connectors.layout import Layout, Usage

__all__ = ["inspect_file"]

_TRIED = 6
"""Framings that are decoded with each copybook: the best by their own evidence."""
_THIN = 0.5
"""Below this score nothing is called likely."""


def inspect_file(
    address: str, copybooks: Sequence[Path] = (), *, search: Sequence[Path] = (), page: str | None = None
) -> Inspection:
    """Inspect one file.

    Args:
        address: a path or fsspec address.
        copybooks: candidate descriptions, each alone; search: where COPY looks besides their folders.
        page: the code page, where it is known.

    Raises:
        SourceError, SourceUnreachable: the file cannot be read, or is empty.
        ConfigurationError: a copybook is wrong.
        LookupError: there is no such code page.
    """
    books = [read_book(path, search) for path in copybooks]
    sample = take_sample(address)
    pieces = [(piece.offset, len(piece.data)) for piece in sample.pieces]
    wrapping = find_wrapping(sample.head[:64].tobytes(), sample.size)
    if wrapping is not None:
        return Inspection(address, sample.size, pieces, damages=[wrapping])
    return _Questions(sample, books, page).answer(pieces)


@dataclass
class _Questions:
    sample: Sample
    books: Sequence[Book]
    page: str | None
    refused: Sequence[Book] = ()
    """Those whose fields the code page cannot hold."""

    def answer(self, pieces: Sequence[tuple[int, int]]) -> Inspection:
        sample = self.sample
        raw = sample.bytes
        ebcdic, share, family = is_ebcdic(raw)
        if self.page is not None:
            ebcdic = code_page(self.page).is_ebcdic
        runs = text_runs(raw, ebcdic=ebcdic)
        pages = self._pages(runs, raw, share, family, ebcdic=ebcdic)
        words: dict[str, Any] = {"code_page": self._readable(pages, ebcdic=ebcdic)}
        self.refused = [each for each in self.books if each.refusal(words)]
        self.books = [each for each in self.books if each not in self.refused]
        framings = list(self._framings(words["code_page"], ebcdic=ebcdic))
        framings.sort(key=lambda each: -each.candidate.score)
        floats: list[Candidate] = []
        fits: list[Fit] = []
        if self.books:
            framings, fits, floats = self._fitted(framings, words)
        fits += [Fit(each.name, "", 0, 0, 1.0, note=each.refusal(words)) for each in self.refused]
        framings = [each for each in framings if each.candidate.score > 0.02][:8]
        best = framings[0] if framings and framings[0].candidate.score >= _THIN else None
        fit = next((each for each in fits if best and each.framing == best.candidate.name), None)
        book = next(
            (each for each in self.books if fit and each.name == fit.copybook and fit.share >= 0.5), None
        )
        signs = sign_candidates_blind(raw, ebcdic=ebcdic)
        if book and best:
            records = valid_cuts(book, best, {**words, **(floats[0].words if floats else {})})
            if self.page is None:  # the fields say better than runs of bytes what is text
                pages = self._pages(_texts(records), raw, share, family, ebcdic=ebcdic)
            signs = sign_candidates(records, ebcdic=ebcdic) or signs
        words["code_page"] = self._readable(pages, ebcdic=ebcdic)
        damages = list(self._damages(framings, fits, words, ebcdic=ebcdic))
        ruined = any(each.code in PAST_READING for each in damages)
        said, description, notes = self._described(
            None if ruined else best, book, fit, pages, floats if book else [], ebcdic=ebcdic
        )
        if best is None:
            notes.insert(
                0, "the evidence for a record format is thin: nothing here is likely enough to act on"
            )
        if best is not None and book is not None and best.candidate.words.get("record_format") == "text":
            notes += filter(None, [trimmed(best, book.layout.length)])
        notes += _of_the_bytes(raw)
        formats = [replace(each.candidate, score=min(each.candidate.score, CERTAIN)) for each in framings]
        return Inspection(
            sample.address,
            sample.size,
            pieces,
            formats,
            pages,
            signs,
            floats,
            fits,
            damages,
            notes,
            said,
            description,
        )

    def _pages(
        self, texts: Sequence[bytes], raw: bytes, share: float, family: str, *, ebcdic: bool
    ) -> list[Candidate]:
        if self.page is not None:
            return [Candidate(self.page, 1.0, ("as given",), {"code_page": self.page})]
        found = page_candidates(texts, ebcdic=ebcdic, share=share, family=family)
        mixed = double_byte_candidates(raw) if ebcdic else _utf8(raw)
        return ranked([*mixed, *found])

    def _readable(self, pages: Sequence[Candidate], *, ebcdic: bool) -> str:
        """The best page that the connector reads, and that has double-byte characters where a copybook asks for
        them."""
        known = []
        for each in pages:
            with suppress(LookupError):
                known.append(code_page(each.name))
        doubles = (
            [page for page in known if page.kind == "mixed"] if any(b.doubles for b in self.books) else []
        )
        return next((page.name for page in (*doubles, *known)), "cp037" if ebcdic else "ascii")

    def _framings(self, page: str, *, ebcdic: bool) -> Iterator[Framing]:
        chains = list(variable_framings(self.sample))
        lines = list(line_framings(self.sample, ebcdic=ebcdic, page=page))
        # where length words or line ends explain every byte, a length at which the bytes repeat is their echo
        explained = max((each.candidate.score for each in (*chains, *lines)), default=0.0)
        yield from chains
        yield from lines
        owners = {book.layout.length: book.name for book in self.books}
        for each in fixed_framings(self.sample, list(owners)):
            score, said = each.candidate.score * (0.4 if explained > 0.95 else 1.0), []
            if each.length in owners and not each.left_over and each.length > 15 and explained < 0.95:
                described = f"{owners[each.length]} describes {each.length:,} bytes"
                said = [f"{described}; one size of a file in {each.length:,} is a multiple of that"]
                score = max(score, 0.5)
            yield each.scored(score, *said)

    # -- copybooks ------------------------------------------------------------------------------------------

    def _fitted(
        self, framings: Sequence[Framing], words: dict[str, Any]
    ) -> tuple[list[Framing], list[Fit], list[Candidate]]:
        """Framings ranked anew by how the copybooks fit, the best fit of each copybook, float forms."""
        fits: list[Fit] = []
        floats: list[Candidate] = []
        owned: list[Book] = []
        scored: dict[str, Framing] = {each.candidate.name: each for each in framings}
        for book in self.books:
            found: list[tuple[float, Fit]] = []
            for framing in self._tries(book, framings, words):
                said = dict(words)
                forms = float_candidates(book.kinds[0], spread(framing.cut()))
                if forms:
                    said |= forms[0].words
                fit = fit_book(book, framing, said)
                described = min(book.layout.length / framing.length, 1.0) if framing.length else 1.0
                strong = framing.scored(_together(framing.candidate.score, fit, described), *_fit_said(fit))
                found.append((strong.candidate.score, fit))
                before = scored.get(framing.candidate.name)
                if before is None or strong.candidate.score > before.candidate.score or before is framing:
                    scored[framing.candidate.name] = strong
                if framing.length == book.layout.length and not framing.left_over and fit.share > 0.9:
                    owned.append(book)
                if forms and (not floats or fit.share > max((each.share for each in fits), default=0.0)):
                    floats = forms
            if found:
                fits.append(max(found, key=lambda pair: (pair[0], pair[1].share))[1])
        for book in owned:  # what repeats at a multiple of its length is explained by it
            for name, each in scored.items():
                times, rest = divmod(each.length, book.layout.length)
                if times > 1 and not rest:
                    echo_of = f"it is {times} times the {book.layout.length:,} bytes of {book.name}"
                    scored[name] = each.scored(each.candidate.score * 0.5, echo_of)
        ranking = sorted(scored.values(), key=lambda each: -each.candidate.score)
        fits.sort(key=lambda each: (-each.share, each.by_chance))
        return ranking, fits, floats

    def _tries(self, book: Book, framings: Sequence[Framing], words: dict[str, Any]) -> Iterator[Framing]:
        yield from framings[:_TRIED]
        if not any(each.length == book.layout.length for each in framings[:_TRIED]):
            found = [each for each in framings if each.length == book.layout.length]
            yield from found or [fixed_framing(self.sample, book.layout.length, 0.0, ())]
        yield from aligned_framings(book, self.sample, framings, words)
        measured = measured_framing(book, self.sample, words["code_page"])
        if measured is not None:
            yield measured

    # -- the end --------------------------------------------------------------------------------------------

    def _damages(
        self, framings: Sequence[Framing], fits: Sequence[Fit], words: dict[str, Any], *, ebcdic: bool
    ) -> Iterator[Damage]:
        found = [
            utf8_again(self.sample),
            text_mode(self.sample, self.books, fits, ebcdic=ebcdic),
        ]
        clear = (
            bool(framings)
            and framings[0].candidate.score > 0.9
            and max((fit.share for fit in fits), default=1.0) > 0.9
        )
        if not clear:
            found.append(bytes_lost(self.sample, ebcdic=ebcdic))
        if framings and not any(found):
            found.append(cut_off(framings[0], self.sample))
        chained = any(
            str(each.candidate.words.get("record_format", "F"))[0] == "V" and each.candidate.score > 0.9
            for each in framings
        )
        if (not chained and max((fit.share for fit in fits), default=0.0) < 0.9) or any(
            "variable_occurs" in each.candidate.words for each in framings[:1]
        ):
            found += [end_to_end(book, self.sample, words) for book in self.books]
        yield from filter(None, found)

    def _described(
        self, best: Framing | None, book: Book | None, fit: Fit | None, pages: Sequence[Candidate],
        floats: Sequence[Candidate], *, ebcdic: bool,
    ) -> tuple[dict[str, Any], str, list[str]]:  # fmt: skip
        if best is None:
            return {}, "", []
        notes = []
        words = {**best.candidate.words, "code_page": self._readable(pages, ebcdic=ebcdic)}
        if pages and words["code_page"] != pages[0].name:
            seen = f"the text looks like {pages[0].name}, which `migrate decode` does not read here"
            notes.append(f"{seen}; the description says {words['code_page']}")
        if floats:
            words |= floats[0].words
        if book is not None and fit is not None:
            words |= fit.words
            if words.get("record_length") == book.layout.length:
                del words["record_length"]
        path = [str(book.path)] if book else [str(each.path) for each in [*self.books, *self.refused][:1]]
        said, text, note = describe_source(self.sample.address, path, words)
        return said, text, [*notes, *([note] if note else [])]


def _of_the_bytes(raw: bytes) -> list[str]:
    counts = np.bincount(np.frombuffer(raw, np.uint8), minlength=256)
    shares = counts[counts > 0] / len(raw)
    if len(shares) == 1:
        return [f"every byte that was looked at is X'{raw[0]:02X}'"]
    if len(raw) > 1 << 16 and -(shares * np.log2(shares)).sum() > 7.95:
        return ["all 256 bytes occur alike: this looks compressed, encrypted or random"]
    if len(raw) < 1024:
        return [f"the file is small ({len(raw):,} bytes): a larger one would say more"]
    return []


def _together(score: float, fit: Fit, described: float = 1.0) -> float:
    """The framing's own evidence and the copybook's: either alone may convince. `described` is the share of a
    record's bytes that the copybook says anything of."""
    evidence = described * fit.share**2 * (1 - fit.by_chance) * (1 - 0.2**fit.valid)
    return 1 - (1 - score) * (1 - evidence)


def _texts(records: Sequence[tuple[Layout, Sequence[Cuts]]]) -> list[bytes]:
    found = []
    for layout, cuts in records:
        for item in steady_fields(layout):
            if item.usage is Usage.TEXT and item.length > 2:
                found += [row.tobytes() for row in column(item, cuts)]
    return found[:100_000]


def _fit_said(fit: Fit) -> list[str]:
    if not fit.records:
        return []
    said = f"{fit.copybook}: {fit.valid:,} of {fit.records:,} records cut so are valid in every field"
    said += f"; at arbitrary bytes {fit.by_chance:.1%} are".replace("%", " %")
    return [said]


def _utf8(raw: bytes) -> list[Candidate]:
    """UTF-8, where bytes above X'7F' stand in its sequences only."""
    if not (np.frombuffer(raw, np.uint8) > 0x7F).any():
        return []
    text = raw[:-4] if len(raw) > 8 else raw  # a character may be cut at the end of the sample
    wrong = len(text) - len(text.decode("utf-8", "ignore").encode())
    count = (
        sum(1 for byte in text if byte >= 0xC2)
        if len(text) < 1 << 16
        else int((np.frombuffer(text, np.uint8) >= 0xC2).sum())
    )
    if wrong > count * 0.01 + 8:
        return []
    said = f"{count:,} characters above U+007F are valid UTF-8 sequences, {wrong:,} bytes are not"
    return [Candidate("utf-8", min(1 - 0.5**count, CERTAIN), (said,), {"code_page": "utf-8"})]
