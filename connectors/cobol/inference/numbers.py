"""Questions: how are signs written, and in which form are the floats? Told from the fields of a copybook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.inference.answer import CERTAIN, Candidate
from connectors.cobol.inference.framing import Cuts
from connectors.layout import Field, Layout, Sign, Usage

__all__ = ["column", "float_candidates", "sign_candidates", "sign_candidates_blind", "steady_fields"]

_PACKED = {
    0xC: "C plus", 0xD: "D minus", 0xF: "F no sign", 0xA: "A plus, not preferred", 0xE: "E plus, not preferred",
    0xB: "B minus, not preferred",
}  # fmt: skip


def steady_fields(layout: Layout) -> list[Field]:
    """The elementary fields that stand at one place in every record: before every table that varies."""
    found = []
    for item in layout.records[0].walk():
        if item.occurs and item.occurs.depending_on:
            break
        if not item.is_group and item.level not in (66, 88) and not item.redefines:
            found.append(item)
    return found


def column(item: Field, cuts: Sequence[Cuts]) -> NDArray[np.uint8]:
    """The bytes of a field in every record that is long enough, a row each."""
    rows = []
    for each in cuts:
        starts = each.starts[each.ends - each.starts >= item.offset + item.length] + item.offset
        rows.append(each.piece.data[starts[:, None] + np.arange(item.length)])
    return np.concatenate(rows) if rows else np.empty((0, item.length), np.uint8)


def sign_candidates(records: Sequence[tuple[Layout, Sequence[Cuts]]], *, ebcdic: bool) -> list[Candidate]:
    """Sign styles found in the signed fields of each record description, with how often each stands there."""
    zoned: Counter[str] = Counter()
    packed: Counter[int] = Counter()
    fields = [
        (item, column(item, cuts))
        for layout, cuts in records
        for item in steady_fields(layout)
        if item.length
    ]
    for item, rows in fields:
        if item.usage is Usage.PACKED:
            packed.update((rows[:, -1] & 0x0F).tolist())
        elif item.usage is Usage.ZONED and item.signed:
            at = 0 if item.sign in (Sign.LEADING, Sign.LEADING_SEPARATE) else -1
            zoned.update(_style(byte, ebcdic=ebcdic) for byte in rows[:, at].tolist())
    return _candidates("zoned", zoned) + _packed(packed)


def _style(byte: int, *, ebcdic: bool) -> str:
    high, low = byte >> 4, byte & 0x0F
    if ebcdic:
        if byte in (0x4E, 0x60):
            return "separate + and -"
        if low > 9:
            return ""
        if high in (0xC, 0xD):
            return "EBCDIC overpunch: zone C plus, D minus"
        return (
            "unsigned zone F"
            if high == 0xF
            else "EBCDIC overpunch: zones A, B, E"
            if high in (0xA, 0xB, 0xE)
            else ""
        )
    character = chr(byte)
    if character in "+-":
        return "separate + and -"
    if character in "{ABCDEFGHI}JKLMNOPQR":
        return "ASCII overpunch: { A to I plus, } J to R minus"
    if character in "pqrstuvwxy":
        return "ASCII overpunch: p to y minus"
    return "unsigned digit" if character.isdigit() else ""


def _candidates(kind: str, found: Counter[str]) -> list[Candidate]:
    total = found.total()
    return [
        Candidate(f"{kind}: {style}", min(count / total, CERTAIN), (f"{count:,} of {total:,} signed fields",))
        for style, count in found.most_common()
        if style
    ]


def _packed(found: Counter[int]) -> list[Candidate]:
    total = found.total()
    if not total:
        return []
    known = [
        (f"{_PACKED[nibble]} ({count:,})", count)
        for nibble, count in found.most_common()
        if nibble in _PACKED
    ]
    valid = sum(count for _, count in known)
    said = "last nibbles: " + ", ".join(text for text, _ in known) if known else "no last nibble is a sign"
    evidence = (f"{valid:,} of {total:,} packed fields end with a sign nibble", said)
    return [
        Candidate(
            "packed: " + ("C and D, F without sign" if valid else "no valid signs"),
            min(valid / total, CERTAIN),
            evidence,
        )
    ]


def sign_candidates_blind(data: bytes, *, ebcdic: bool) -> list[Candidate]:
    """Without a copybook: runs of digits that end with an overpunched byte."""
    digits, plain = (rb"[\xf0-\xf9]{3,}", rb"\xf0-\xf9") if ebcdic else (rb"[0-9]{3,}", b"0-9")
    last = rb"[\xc0-\xc9\xd0-\xd9]" if ebcdic else rb"[{}A-IJ-Rp-y]"
    after = rb"(?![\x81-\xa9\xc1-\xe9])" if ebcdic else b"(?![A-Za-z])"
    found: Counter[str] = Counter(
        _style(hit[-1], ebcdic=ebcdic) for hit in re.findall(digits + last + after, data)
    )
    separate = rb"[\x4e\x60](?:[" + plain + rb"]{4,})" if ebcdic else rb"[+-](?:[0-9]{4,})"
    found["separate + and -"] += len(re.findall(separate, data))
    total = found.total()
    return [
        Candidate(
            f"zoned: {style}",
            0.5 * count / total,
            (
                f"{count:,} runs of digits of the sample carry it; a copybook would show which fields they are",
            ),
        )
        for style, count in found.most_common()
        if style and count > 4
    ]


def float_candidates(layout: Layout, cuts: Sequence[Cuts]) -> list[Candidate]:
    """IBM hexadecimal or IEEE: the form under which the values are of ordinary size and few digits."""
    fields = [item for item in steady_fields(layout) if item.usage in (Usage.FLOAT, Usage.DOUBLE)]
    plain: Counter[str] = Counter()
    digits: Counter[str] = Counter()
    total = 0
    for item in fields:
        rows = column(item, cuts)[:500]
        rows = rows[rows.any(axis=1)]  # zero is the same bytes in both
        total += len(rows)
        for form, values in (("ibm", _hexadecimal(rows)), ("ieee754", _ieee(rows))):
            ordinary = np.isfinite(values) & (np.abs(values) >= 1e-6) & (np.abs(values) <= 1e12)
            plain[form] += int(ordinary.sum())
            digits[form] += sum(_digits(value, item.length) for value in values[ordinary].tolist())
    if not total:
        return []
    merit = {
        form: plain[form] / total / (1 + digits[form] / max(plain[form], 1)) for form in ("ibm", "ieee754")
    }
    whole = sum(merit.values()) or 1.0
    found = []
    for form, name in (("ibm", "IBM hexadecimal"), ("ieee754", "IEEE 754, big-endian")):
        mean = digits[form] / max(plain[form], 1)
        said = f"{plain[form]:,} of {total:,} values are of ordinary size, with {mean:.1f} digits on average"
        found.append(
            Candidate(f"{name} floats", min(merit[form] / whole, CERTAIN), (said,), {"float_format": form})
        )
    return sorted(found, key=lambda each: -each.score)


def _hexadecimal(rows: NDArray[np.uint8]) -> NDArray[np.float64]:
    fraction = np.zeros(len(rows))
    for k in range(rows.shape[1] - 1, 0, -1):
        fraction = (fraction + rows[:, k]) / 256
    value = fraction * 16.0 ** ((rows[:, 0] & 0x7F).astype(np.float64) - 64)
    return np.where(rows[:, 0] & 0x80, -value, value)


def _ieee(rows: NDArray[np.uint8]) -> NDArray[np.float64]:
    kind = ">f4" if rows.shape[1] == 4 else ">f8"
    with np.errstate(invalid="ignore"):
        return np.ascontiguousarray(rows).view(kind).ravel().astype(np.float64)


def _digits(value: float, width: int) -> int:
    text = str(np.float32(value)) if width == 4 else repr(value)
    return len(text.split("e")[0].strip("-").replace(".", "").strip("0")) or 1
