"""Writes the demo's records, which a COBOL program wrote, in every form that a file may come in.

Nothing here knows the code under test: each form is written from its description in the manuals, with `struct`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

HOUSE = Path(__file__).parents[4]
EXTRACTS = HOUSE / "examples" / "family_services" / "extracts"
BOOKS = HOUSE / "examples" / "family_services" / "copybooks"
CLIENT, CASES = BOOKS / "CLIENT.cpy", BOOKS / "CASES.cpy"
LRECL = 330


def clients(count: int = 300) -> list[bytes]:
    data = (EXTRACTS / "CLIENTS.bin").read_bytes()[: count * LRECL]
    return [data[at : at + LRECL] for at in range(0, len(data), LRECL)]


def cases(count: int = 1500) -> list[bytes]:
    """The records of the blocked file, taken out of their blocks by hand."""
    data, found, at = (EXTRACTS / "CASES.bin").read_bytes(), [], 0
    while at < len(data):
        end = at + struct.unpack(">H", data[at : at + 2])[0]
        at += 4
        while at < end:
            length = struct.unpack(">H", data[at : at + 2])[0]
            found.append(data[at + 4 : at + length])
            at += length
    return [*found[: count - 1], found[-1]]


def with_words(records: Sequence[bytes], word: Callable[[int], bytes]) -> bytes:
    return b"".join(word(len(record)) + record for record in records)


def packed_by(form: str, add: int, zeros_before: int = 0, zeros_behind: int = 0) -> Callable[[int], bytes]:
    return lambda length: bytes(zeros_before) + struct.pack(form, length + add) + bytes(zeros_behind)


IBM = packed_by(">H", 4, 0, 2)
WORDS: dict[str, tuple[Callable[[int], bytes], dict[str, object]]] = {
    "IBM": (IBM, {}),
    "GnuCOBOL 0": (packed_by(">H", 0, 0, 2), {"length_includes_header": False}),
    "GnuCOBOL 1": (packed_by(">I", 0), {"length_at": [0, 4], "length_includes_header": False}),
    "big, 4 bytes, all": (packed_by(">I", 4), {"length_at": [0, 4]}),
    "GnuCOBOL 2": (packed_by("<I", 0), {"length_at": [0, 4], "endian": "little", "length_includes_header": False}),
    "little, 4 bytes, all": (packed_by("<I", 4), {"length_at": [0, 4], "endian": "little"}),
    "little at 2": (packed_by("<H", 0, 2), {"length_at": [2, 2], "endian": "little", "length_includes_header": False}),
    "little at 2, all": (packed_by("<H", 4, 2), {"length_at": [2, 2], "endian": "little"}),
    "GnuCOBOL 3": (packed_by(">H", 0), {"header_length": 2, "length_includes_header": False}),
    "big, 2 bytes, all": (packed_by(">H", 2), {"header_length": 2}),
    "little, 2 bytes": (packed_by("<H", 0), {"header_length": 2, "endian": "little", "length_includes_header": False}),
    "little, 2 bytes, all": (packed_by("<H", 2), {"header_length": 2, "endian": "little"}),
}  # fmt: skip


def blocked(
    records: Sequence[bytes],
    size: int = 4000,
    word: Callable[[int], bytes] = IBM,
    block: Callable[[int], bytes] = IBM,
) -> bytes:
    found, one = [], b""
    for record in records:
        if one and len(one) + len(record) + 4 > size:
            found.append(block(len(one)) + one)
            one = b""
        one += word(len(record)) + record
    return b"".join([*found, block(len(one)) + one])


def large_block(length: int) -> bytes:
    """The extended BDW: bit 0 set, then 31 bits that count the word too."""
    return struct.pack(">I", 0x80000000 | (length + 4))


def spanned(records: Sequence[bytes], size: int = 300, *, blocks: bool = True) -> bytes:
    """VBS: a segment that does not fit is continued in the next block (codes: 0 whole, 1 first, 3 middle, 2 last)."""
    found, one = [], b""
    for record in records:
        rest, first = record, True
        while True:
            room = size - len(one) - 4
            if room < 5:
                found.append(one)
                one = b""
                continue
            part, rest = rest[:room], rest[room:]
            code = (1 if first else 3) if rest else (0 if first else 2)
            one += struct.pack(">HBB", len(part) + 4, code, 0) + part
            first = False
            if not rest:
                break
    found.append(one)
    return b"".join((IBM(len(each)) if blocks else b"") + each for each in found)


def micro_focus(records: Sequence[bytes], *, wide: bool = False) -> bytes:
    """A file header of 128 bytes; records behind a header of 2 or 4 bytes, each at a multiple of four bytes."""
    head = bytearray(128)
    head[0:4] = b"\x30\x00\x00\x7c" if wide else b"\x30\x7e\x00\x00"
    head[36:38] = b"\x00\x3e"
    head[39], head[48] = 1, 1
    head[54:58] = struct.pack(">I", max(map(len, records)))
    head[58:62] = struct.pack(">I", min(map(len, records)))
    found = bytes(head)
    for record in records:
        word = (
            struct.pack(">I", 0x40000000 | len(record)) if wide else struct.pack(">H", 0x4000 | len(record))
        )
        found += word + record + bytes(-(len(word) + len(record)) % 4)
    return found


def texts(count: int = 300) -> list[str]:
    """The names and addresses of the clients as lines of 96 characters, plain ASCII."""
    found = []
    for record in clients(count):
        text = record[:68].decode("cp037") + record[130:158].decode("cp037")
        found.append("".join(c if c.isascii() and c.isprintable() else "x" for c in text).ljust(96)[:96])
    return found


FTP = bytes.maketrans(bytes(range(256)), bytes(range(256)).decode("cp037").encode("latin-1"))
"""What a text-mode transfer does to each byte."""

SENTENCES = {
    "German": "Größe, Straße, Müller, Köln, Jäger, für, über, schön, Übung, natürlich; die Wohngeldstelle prüft den Antrag der Familie und hört die Behörde an. Außerdem müssen Änderungen unverzüglich gemeldet werden. ",
    "Turkish": "Müşteri adı ve soyadı, İstanbul, Şişli; çocuğun doğum günü ağustos ayında, öğretmen işçi değil. Güneşli bir günde yağmur yağdı, kışın ısı düştü. ",
    "Greek": "Ο αιτών κατοικεί στην Αθήνα και έχει δύο παιδιά, η υπηρεσία εξετάζει την αίτηση. Παπαδόπουλος Γεώργιος, οδός Ερμού, Θεσσαλονίκη. ",
    "Hebrew": "הלקוח גר בירושלים ויש לו שני ילדים, המשרד בודק את הבקשה שלו. כהן, לוי, מזרחי. ",
    "French": "Élève, société, garçon, père, mère, où, être, déjà, façade; le bénéficiaire a reçu une aide après la décision de l'été, à côté de Besançon. ",
}


def prose(language: str, page: str, width: int = 80, count: int = 200) -> list[bytes]:
    """Lines of one length, of words of a language."""
    words, found, line = (SENTENCES[language] * 400).split(), [], ""
    for word in words:
        if len(line) + len(word) + 1 > width:
            found.append(line.ljust(width).encode(page))
            line = ""
            if len(found) == count:
                break
        line = f"{line} {word}".strip()
    return found
