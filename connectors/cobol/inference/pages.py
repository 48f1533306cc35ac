"""Question: in which code page is the text?

First the family: EBCDIC and ASCII put digits, letters and blanks at different bytes. Then the page: pages of a
family differ at a few bytes only. Where such bytes stand next to letters, each page makes other words of them,
and the letters of some language fit one page better (`languages`). Where no such byte occurs, the pages read the
sample alike, and are ranked alike.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.codepage import CodePage, code_page
from connectors.cobol.inference.answer import CERTAIN, Candidate
from connectors.cobol.inference.languages import LANGUAGES

__all__ = ["double_byte_candidates", "is_ebcdic", "page_candidates", "text_runs"]

_PAGES = (
    "cp037", "cp500", "cp1140", "cp1148", "cp1047", "cp273", "cp1141", "cp277", "cp1142", "cp278", "cp1143",
    "cp280", "cp1144", "cp284", "cp1145", "cp285", "cp1146", "cp297", "cp1147", "cp871", "cp1149", "cp870",
    "cp875", "cp424", "cp1026", "ascii", "latin-1", "cp1252", "cp437", "cp850",
)  # fmt: skip
"""The single-byte pages that are usual, the most usual first; of these, those that the connector knows are tried."""
_ALIKE = 1.0
"""Pages whose log likelihoods differ by less are told apart by nothing."""
_STRANGE, _IMPOSSIBLE, _SIGN, _RARE, _FOREIGN = 1e-5, 1e-8, 1e-3, 1e-4, 1e-4
_TOUCHING = 3e-5
"""A sign such as $ or [ that touches a letter."""
_PUNCTUATION = set("!\"'(),-./:;?&#")
_EDGE, _LATIN, _ALONE, _LOWER, _UPPER, _LONE, _SIGNED = range(7)
"""The company of a byte: at the edge of a word, in a word, among its like, behind small or capital letters, alone."""
_COMMON = set("!\"#$%&'()*+,-./:;<=>?@_|€£§°")

_EBCDIC = b"\x40\x4b\x60\x61\x6b\x7d" + bytes(range(0xF0, 0xFA))
_EBCDIC += b"".join(bytes(range(low, high)) for low, high in ((0xC1, 0xCA), (0xD1, 0xDA), (0xE2, 0xEA)))
_EBCDIC += b"".join(bytes(range(low, high)) for low, high in ((0x81, 0x8A), (0x91, 0x9A), (0xA2, 0xAA)))
_ASCII = b" ',-./" + b"0123456789" + bytes(range(0x41, 0x5B)) + bytes(range(0x61, 0x7B))
_EBCDIC_RUN = re.compile(
    b"[" + re.escape(_EBCDIC) + rb"]{2}[\x40-\xfe]{2,}(?<=[" + re.escape(_EBCDIC) + b"])"
)
_ASCII_RUN = re.compile(
    b"[" + re.escape(_ASCII) + rb"]{2}[\x20-\x7e\x80-\xff]{2,}(?<=[" + re.escape(_ASCII) + b"])"
)


def is_ebcdic(data: bytes) -> tuple[bool, float, str]:
    """(EBCDIC rather than ASCII, share of bytes in runs of its text, the evidence in words)."""
    shares = []
    for inside in (_EBCDIC, _ASCII):
        runs = re.findall(b"[" + re.escape(inside) + b"]{4,}", data)
        # a run of one and the same byte, such as packed zeros or a table of blanks, tells little
        shares.append(sum(len(run) for run in runs if len(set(run)) > 1) / max(len(data), 1))
    ebcdic, ascii_ = shares
    blanks = data.count(b"\x40"), data.count(b"\x20")
    if not blanks[1] and blanks[0] * 20 > len(data):
        ascii_ = (
            0.0  # text without blanks, and full of '@', is none: the letters of some EBCDIC pages lie there
        )
    if max(ebcdic, ascii_) < 0.02 and data:
        ebcdic, ascii_ = (sum(map(data.count, inside)) / len(data) / 10 for inside in (_EBCDIC, _ASCII))
        if abs(ebcdic - ascii_) < 0.03:
            return True, 0.0, "there is next to no text; EBCDIC is assumed"
    said = f"{ebcdic:.0%} of the bytes stand in runs of EBCDIC letters, digits and blanks, "
    said += f"{ascii_:.0%} in runs of ASCII ones"
    return ebcdic >= ascii_, max(ebcdic, ascii_), said.replace("%", " %")


def text_runs(data: bytes, *, ebcdic: bool) -> list[bytes]:
    """The stretches of the sample that look like text."""
    found = (_EBCDIC_RUN if ebcdic else _ASCII_RUN).findall(data)
    if ebcdic and sum(map(len, found)) * 5 < len(data):  # a script whose letters are none of Latin's
        return re.findall(rb"[\x40-\xfe]{6,}", data)
    return found


def page_candidates(texts: Sequence[bytes], *, ebcdic: bool, share: float, family: str) -> list[Candidate]:
    """The pages of a family, best first.

    Args:
        texts: stretches of text; share: how much of the sample is text; family: the evidence of the family.
    """
    joined = b"\x40".join(texts) if ebcdic else b" ".join(texts)
    joined = joined[: 1 << 19] or (b"\x40" if ebcdic else b" ")
    pages = [page for page in map(_page, _PAGES) if page is not None and page.is_ebcdic is ebcdic]
    sure = min(CERTAIN, 0.5 + share * 2) if share else 0.0
    counts = np.bincount(np.frombuffer(joined, np.uint8), minlength=256)
    if not ebcdic:
        high = int(counts[0x80:].sum())
        if not high:
            said = "no byte of the text is above X'7F': every ASCII page reads it alike"
            others = [
                Candidate(page.name, sure * 0.5, (said,), {"code_page": page.name})
                for page in pages
                if page.name != "ascii"
            ]
            return [Candidate("ascii", sure, (family, said), {"code_page": "ascii"}), *others]
        pages = [page for page in pages if page.name != "ascii"]
    differing = [b for b in range(256) if counts[b] and len({page.characters[b] for page in pages}) > 1]
    seen = _neighbours(joined, differing, pages[0])
    scores = {page.name: _likelihood(page, counts, seen) for page in pages}
    best = max(score for score, _ in scores.values())
    if _is_noise(counts[differing]):
        said = "what looks like text holds bytes that make words in no page; the pages cannot be told apart by it"
        return [Candidate(page.name, sure * 0.3, (family, said), {"code_page": page.name}) for page in pages]
    found = []
    for page in pages:
        score, language = scores[page.name]
        behind = best - score
        part = 1.0 if behind < _ALIKE else math.exp(-min(behind / 4, 12))
        said = _said(page, counts, differing, language)
        found.append(Candidate(page.name, sure * part, (family, said), {"code_page": page.name}))
    found.sort(key=lambda each: -each.score)
    first = [each for each in found if each.score == found[0].score]
    if len(first) > 1:
        alike = "nothing in the sample tells this page from others of equal score"
        found = [
            replace(
                each, score=each.score / 2, evidence=(*each.evidence, *([alike] if n < len(first) else []))
            )
            for n, each in enumerate(found)
        ]
    return found


def _page(name: str) -> CodePage | None:
    try:
        return code_page(name)
    except LookupError:
        return None


def _is_noise(counts: NDArray[np.int64]) -> bool:
    """Whether many bytes occur about equally often: so random data does, and no language."""
    if len(counts) < 50:
        return False
    shares = counts / counts.sum()
    return float(-(shares * np.log(shares)).sum()) > 0.97 * math.log(len(counts))


def _neighbours(joined: bytes, differing: Sequence[int], page: CodePage) -> Counter[tuple[int, int]]:
    """How often each of these bytes stands in which company."""
    kind = np.zeros(256, np.uint8)
    for byte in _EBCDIC if page.is_ebcdic else _ASCII:
        character = page.characters[byte]
        kind[byte] = 1 if character.islower() else 2 if character.isupper() else 0
    kind[list(differing)] = 3
    data = np.frombuffer(joined, np.uint8)
    kinds = kind[data]
    before, after = np.concatenate([[0], kinds[:-1]]), np.concatenate([kinds[1:], [0]])
    inside = (before > 0) & (after > 0)
    company = np.full(len(data), _EDGE)
    company[inside] = _LATIN
    company[(before == 0) & (after == 0)] = _LONE
    company[(before == 3) & (after == 3)] = _ALONE
    company[inside & (before == 1)] = _LOWER
    company[inside & (before == 2) & (after == 2)] = _UPPER
    if page.is_ebcdic:  # X'C0' and X'D0' behind a digit are the signs of zoned numbers, not characters
        behind_digit = np.concatenate([[False], (data[:-1] >= 0xF0) & (data[:-1] <= 0xF9)])
        company[behind_digit & np.isin(data, (0xC0, 0xD0))] = _SIGNED
    found: Counter[tuple[int, int]] = Counter()
    for byte in differing:
        for where, count in Counter(company[data == byte].tolist()).items():
            if where != _SIGNED:
                found[byte, where] = count
    return found


def _likelihood(
    page: CodePage, counts: NDArray[np.int64], seen: Counter[tuple[int, int]]
) -> tuple[float, str]:
    """(log likelihood of the bytes that differ, language under which it is best)."""
    invariant = _EBCDIC if page.is_ebcdic else _ASCII
    letters = [(b, page.characters[b].lower()) for b in invariant if page.characters[b].isalpha()]
    best = (-math.inf, "")
    for language, table in LANGUAGES.items():
        # in a file of another script, codes and names stand in Latin letters
        plain = (
            table if "a" in table else {letter: share / 2 for letter, share in LANGUAGES["English"].items()}
        )
        score = sum(int(counts[b]) * math.log(plain.get(c, 1e-4)) for b, c in letters)
        score += sum(
            n * math.log(_chance(page.characters[byte], table, where)) for (byte, where), n in seen.items()
        )
        best = max(best, (score, language))
    return best


def _chance(character: str, table: dict[str, float], where: int) -> float:
    if not character or ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0:
        return _IMPOSSIBLE
    inside = where != _EDGE
    if where == _LONE:
        return _SIGN if character in _COMMON else _RARE
    if character.isalpha():
        latin = ord(character) < 0x250
        if not latin and where in (_LOWER, _UPPER, _LATIN):
            return _STRANGE  # two scripts in one word
        chance = max(
            table.get(character.lower(), 0.0) * (1.0 if inside else 0.3), _FOREIGN if latin else _STRANGE
        )
        odd = (where == _LOWER and character.isupper()) or (where == _UPPER and character.islower())
        return chance * (0.1 if odd and character != "ß" else 1.0)
    if inside and where != _ALONE:
        return _RARE if character in "'-.&" else _STRANGE
    return _SIGN if character in _PUNCTUATION else _TOUCHING


def _said(page: CodePage, counts: NDArray[np.int64], differing: Sequence[int], language: str) -> str:
    if not differing:
        return "no byte of the text is one in which the pages of this family differ"
    order = sorted(differing, key=lambda b: -int(counts[b]))[:5]
    shown = ", ".join(f"X'{b:02X}' {_shown(page.characters[b])} ({counts[b]:,})" for b in order)
    return f"the bytes in which pages differ read {shown}" + (
        f"; letters as in {language}" if language else ""
    )


def _shown(character: str) -> str:
    return (
        character
        if character.strip() and character.isprintable()
        else "no character"
        if not character
        else f"U+{ord(character):04X}"
    )


def double_byte_candidates(data: bytes) -> list[Candidate]:
    """Mixed pages, where shift-out X'0E' and shift-in X'0F' stand in balance around pairs of bytes."""
    stretches = re.findall(rb"\x0e((?:[\x41-\xfe]{2}|\x40\x40)+)\x0f", data)
    opened, closed = data.count(b"\x0e"), data.count(b"\x0f")
    if not stretches or len(stretches) < 0.8 * max(opened, closed, 1):
        return []
    leads = Counter(lead for stretch in stretches for lead in stretch[::2] if lead != 0x40)
    total = sum(leads.values()) or 1
    balance = (
        f"{len(stretches):,} of {opened:,} shift-out bytes have a shift-in behind an even number of bytes"
    )
    # CDRA, double-byte EBCDIC: the wards in which each script has its characters
    scripts = (
        ("Japanese", ("cp939", "cp930", "cp1399", "cp1390"), range(0x43, 0x69)),
        ("Korean", ("cp933", "cp1364"), range(0x84, 0xD4)),
        ("simplified Chinese", ("cp935", "cp1388"), range(0x48, 0x6D)),
        ("traditional Chinese", ("cp937", "cp1371"), range(0x4C, 0x92)),
    )
    kana = (leads[0x43] + leads[0x44]) / total
    found = []
    for script, names, inside in scripts:
        share = sum(count for lead, count in leads.items() if lead in inside) / total
        score = share * (1 - 0.5 ** len(stretches)) * 0.6
        said = [
            balance,
            f"{share:.0%} of the double-byte characters stand in the wards of {script}".replace("%", " %"),
        ]
        if script == "Japanese" and kana > 0.1:
            score = min(score + 0.35, 0.95)
            said.append(f"{kana:.0%} of them are kana".replace("%", " %"))
        elif script != "Korean":
            score *= 1 - kana
        found += [Candidate(name, score, tuple(said), {"code_page": name}) for name in names]
    return sorted(found, key=lambda each: -each.score)
