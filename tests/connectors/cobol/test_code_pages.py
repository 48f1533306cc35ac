"""Every code page against glibc's iconv, whose tables were made by others."""

from __future__ import annotations

import numpy as np
import pytest

from connectors.cobol.codepage import ASCII_PAGES, KNOWN, code_page
from connectors.cobol.pages import PAGES, SEQUENCE, UNDEFINED, sequences
from tests.connectors.cobol import agreement
from tests.connectors.cobol.agreement import describe
from tests.connectors.cobol.fields import make_text
from tests.connectors.cobol.iconv import Iconv, needs_iconv
from tests.connectors.cobol.layouts import Form
from tests.connectors.cobol.page_differences import DIFFERENCES

SHIFTS = (0x0E, 0x0F)
SINGLE = [page for page in PAGES.values() if page.kind == "single" and page.iconv]
MIXED = [page for page in PAGES.values() if page.kind == "mixed"]
DOUBLE = [page for page in PAGES.values() if page.kind == "double"]
NAMES = {"ascii": "ASCII", "latin-1": "ISO-8859-1"}

ICONV_ONE_WAY = {
    "cp930": "~\\", "cp939": "~\\", "cp1371": "\\",
}  # fmt: skip
"""Characters that glibc reads from one byte and writes as another, which holds another character."""


def ids(page: object) -> str:
    return getattr(page, "name", str(page))


def text_of(point: int) -> str:
    return chr(point) if point < SEQUENCE else "".join(map(chr, sequences()[point - SEQUENCE]))


@needs_iconv
@pytest.mark.parametrize("page", SINGLE, ids=ids)
def test_every_byte_of_an_ebcdic_page(page: object) -> None:
    """All 256 bytes are iconv's, or a difference that is listed with its reason."""
    name, iconv = page.name, Iconv(page.iconv)
    shifts = SHIFTS if page.iconv in {f"IBM{mixed.number}" for mixed in MIXED} else ()
    listed = DIFFERENCES[name].table() if name in DIFFERENCES else {}
    characters = code_page(name).characters
    for byte in set(range(256)) - set(shifts):
        theirs = iconv.decode(bytes([byte])) or ""
        if byte in listed:
            assert (characters[byte], theirs) == listed[byte], hex(byte)
            assert characters[byte] != theirs
        else:
            assert characters[byte] == theirs, hex(byte)


@needs_iconv
@pytest.mark.parametrize("name", ASCII_PAGES)
def test_every_byte_of_an_ascii_page(name: str) -> None:
    iconv = Iconv(NAMES.get(name) or name.upper().replace("ISO8859", "ISO-8859"))
    theirs = tuple(iconv.decode(bytes([byte])) or "" for byte in range(256))
    assert code_page(name).characters == theirs


def test_924_is_latin_9() -> None:
    """iconv does not know this page: its characters are those of ISO 8859-15, each once."""
    page = code_page("cp924")
    assert sorted(page.characters) == sorted(bytes(range(256)).decode("iso8859-15"))
    same = [byte for byte, one in enumerate(code_page("cp1047").characters) if one == page.characters[byte]]
    assert len(same) == 256 - 11


def test_the_line_ends_of_ebcdic() -> None:
    for page in PAGES.values():
        if page.kind != "double":
            characters = code_page(page.name).characters
            assert (characters[0x15], characters[0x25]) == ("\x85", "\n")


@pytest.mark.parametrize("name", ["cp274", "cp275"])
def test_a_page_of_the_archive_is_latin_1(name: str) -> None:
    assert sorted(code_page(name).characters) == [chr(point) for point in range(256)]


@pytest.mark.parametrize(("old", "new", "byte"), [
    (37, 1140, 0x9F), (273, 1141, 0x9F), (277, 1142, 0x5A), (278, 1143, 0x5A), (280, 1144, 0x9F), (284, 1145, 0x9F),
    (285, 1146, 0x9F), (297, 1147, 0x9F), (500, 1148, 0x9F), (871, 1149, 0x9F), (870, 1153, 0x9F), (1025, 1154, 0xE1),
    (1026, 1155, 0x9F), (1112, 1156, 0x9F), (1122, 1157, 0x5A), (1123, 1158, 0xE1), (1130, 1164, 0x9F),
    (290, 8482, 0xE1), (1027, 5123, 0xE1),
])  # fmt: skip
def test_a_page_with_the_euro_differs_in_one_byte(old: int, new: int, byte: int) -> None:
    before, after = code_page(str(old)).characters, code_page(str(new)).characters
    assert [at for at in range(256) if before[at] != after[at]] == [byte]
    assert after[byte] == "€"


@needs_iconv
@pytest.mark.parametrize("page", DOUBLE, ids=ids)
def test_every_pair_of_bytes_of_a_double_byte_page(page: object) -> None:
    """All 65,536 codes, from bytes to characters."""
    iconv, doubles = Iconv(page.iconv), code_page(page.name).doubles
    assert doubles is not None
    for code in range(1 << 16):
        high, low = divmod(code, 256)
        ours = "" if doubles[code] == UNDEFINED else text_of(int(doubles[code]))
        if high in SHIFTS or low in SHIFTS:
            assert not ours
        else:
            assert ours == (iconv.decode(bytes([0x0E, high, low, 0x0F])) or ""), hex(code)


@needs_iconv
@pytest.mark.parametrize("page", MIXED, ids=ids)
def test_every_character_of_a_mixed_page_is_written_back(page: object) -> None:
    """From characters to bytes: what iconv writes, and what is read again."""
    iconv, mixed = Iconv(page.iconv), code_page(page.name)
    assert mixed.doubles is not None
    found = set(mixed.characters) | {
        text_of(int(one)) for one in np.unique(mixed.doubles) if one != UNDEFINED
    }
    for character in sorted(found - {""} - set(ICONV_ONE_WAY.get(page.name, ""))):
        data = mixed.encode(character)
        assert data == iconv.encode(character), (character, data)
        assert iconv.decode(data) == character


@needs_iconv
@pytest.mark.parametrize("page", MIXED, ids=ids)
def test_the_single_bytes_of_a_mixed_page(page: object) -> None:
    iconv, mixed = Iconv(page.iconv), code_page(page.name)
    single = f"cp{page.parts[0]:03d}"
    listed = DIFFERENCES[single].table() if single in DIFFERENCES else {}
    for byte in set(range(256)) - set(SHIFTS):
        ours, theirs = listed.get(byte, (mixed.characters[byte],) * 2)
        assert (mixed.characters[byte], iconv.decode(bytes([byte])) or "") == (ours, theirs)
    assert [mixed.characters[shift] for shift in SHIFTS] == ["", ""]


def test_a_text_goes_to_bytes_and_back_on_every_page() -> None:
    for name in KNOWN:
        page = code_page(name)
        if page.kind == "double":
            continue
        text = "".join(dict.fromkeys(one for one in page.characters if one.isprintable() and one))
        data = page.encode(text, 300)
        assert len(data) == max(300, len(text))
        assert page.decode(data).rstrip(" ") == text.rstrip(" ")


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        (
            ("cp037", "CP037", "cp37", "37", "037", "ibm-37", "IBM037", "ibm037", "ccsid 37", "csibm037"),
            "cp037",
        ),
        (("1140", "cp1140", "IBM01140", "ibm-1140"), "cp1140"),
        (("939", "IBM939", "cp939", "5035"), "cp939"),
        (("300", "4396"), "cp300"),
        (("utf-8", "UTF8", "1208", "ibm-1208"), "utf-8"),
        (("latin-1", "819"), "latin-1"),
        (("850", "cp850", "ibm-850"), "cp850"),
    ],
)
def test_the_names_of_a_page(names: tuple[str, ...], canonical: str) -> None:
    assert {code_page(name).name for name in names} == {canonical}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "cp1",
        "cp0377",
        "cp99999",
        "hex",
        "idna",
        "utf-16",
        "utf-7",
        "shift_jis",
        "gb18030",
        "unicode_escape",
    ],
)
def test_what_is_no_page(name: str) -> None:
    with pytest.raises(LookupError):
        code_page(name)


def test_a_character_that_the_page_does_not_carry() -> None:
    with pytest.raises(ValueError, match="cp930 cannot write 'A😀'"):
        code_page("cp930").encode("A😀")


def test_runs_of_double_byte_characters_stand_between_shifts() -> None:
    """Written by hand from the page: X'C1' A, X'4481' あ, X'4482' い; か with its mark is one code of JIS X 0213."""
    page = code_page("cp1399")
    assert page.encode("AあいA") == bytes.fromhex("c1 0e 4481 4482 0f c1")
    assert page.encode("あ", 6) == bytes.fromhex("0e 4481 0f 40 40")
    assert page.double_part().encode("あ", 6) == bytes.fromhex("4481 4040 4040")
    assert page.encode("か゚")[1:3] != page.encode("か")[1:3]
    assert len(page.encode("か゚")) == 4
    assert code_page("utf-8").decode(b"a\xc3\xa9\xff\x00\xe3\x81\x82") == "aé··あ"
    assert page.decode(bytes.fromhex("c1 0e 4481 ffff 0f ff 0e 44")) == "A·あ····" + "·"


@needs_iconv
@pytest.mark.parametrize("page", SINGLE, ids=ids)
def test_what_iconv_wrote_is_decoded(page: object) -> None:
    """Through the whole decoder: each character of a single-byte page in a record of its own."""
    iconv, name = Iconv(page.iconv), page.name
    differing = (
        {one for both in DIFFERENCES[name].table().values() for one in both} if name in DIFFERENCES else set()
    )
    one_way = set("~\\") if page.iconv in ("IBM930", "IBM939", "IBM1371") else set()
    found = [one for one in code_page(name).characters if one and one.isprintable() and one != " "]
    texts = [one for one in found if one not in differing | one_way]
    assert len(texts) > 80
    form = Form((make_text("WORD", 1, name),), page=name)
    records = [iconv.encode(text) or b"" for text in texts]
    assert agreement.decode(form, records, describe(form)).rows.column("WORD").to_pylist() == texts
