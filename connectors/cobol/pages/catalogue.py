"""The code pages by number: what each is for and where its table comes from.

A single-byte page has 256 characters at most. A mixed page is a single-byte and a double-byte part: X'0E'
(shift-out) begins a run of double-byte characters, X'0F' (shift-in) ends it. A double-byte part by itself is
the page of a field that holds nothing else, as PIC G fields do.

Numbers are IBM's CCSIDs, from its Character Data Representation Architecture (CDRA).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ALIASES", "PAGES", "Page"]

ICU = "IBM (CDRA), as ICU publishes it"
ARCHIVE = "IBM (CDRA), ICU's archive"
GLIBC = "glibc's charmaps"


@dataclass(frozen=True)
class Page:
    """One code page. `parts` are the single- and double-byte pages of a mixed one; `iconv` is its name in
    glibc, "" where glibc does not know it; `origin` is who published the table."""

    number: int
    language: str
    iconv: str = ""
    kind: Literal["single", "mixed", "double"] = "single"
    parts: tuple[int, int] = (0, 0)
    origin: str = ICU

    @property
    def name(self) -> str:
        return f"cp{self.number:03d}"


def _single(number: int, language: str, iconv: str | None = None, origin: str = ICU) -> Page:
    return Page(number, language, f"IBM{number:03d}" if iconv is None else iconv, origin=origin)


def _mixed(number: int, single: int, double: int, language: str) -> Page:
    return Page(number, language, f"IBM{number}", "mixed", (single, double))


PAGES: dict[int, Page] = {
    page.number: page
    for page in (
        _single(37, "United States, Canada, Netherlands, Portugal, Brazil, Australia, New Zealand"),
        _single(256, "Netherlands, older international Latin", origin=GLIBC),
        _single(273, "Germany, Austria"),
        _single(274, "Belgium, older; see 500", origin=ARCHIVE),
        _single(275, "Brazil, older; see 037", origin=ARCHIVE),
        _single(277, "Denmark, Norway"),
        _single(278, "Finland, Sweden"),
        _single(280, "Italy"),
        _single(281, "Japan, Latin letters, older", origin=GLIBC),
        _single(284, "Spain, Latin America"),
        _single(285, "United Kingdom, Ireland"),
        # glibc's own IBM290 is another table, without small letters: its 930 holds the one meant here
        _single(290, "Japan, Katakana", "IBM930"),
        _single(297, "France"),
        _single(420, "Arabic"),
        _single(423, "Greek, older; see 875", origin=ARCHIVE),
        _single(424, "Hebrew"),
        _single(500, "Belgium, Switzerland, Canada, international"),
        _single(803, "Hebrew, older"),
        _single(833, "Korea, single-byte", "IBM933"),
        _single(836, "China, simplified, single-byte", "IBM935"),
        _single(838, "Thai", "IBM9030"),
        _single(870, "Central Europe: Poland, Czechia, Slovakia, Hungary, Slovenia, Croatia, Romania"),
        _single(871, "Iceland"),
        _single(875, "Greek"),
        _single(880, "Cyrillic, older; see 1025", origin=ARCHIVE),
        _single(905, "Turkey, older; see 1026", origin=ARCHIVE),
        _single(918, "Urdu"),
        _single(924, "Latin-9, open systems", "", origin=ARCHIVE),
        _single(1025, "Cyrillic: Bulgaria, Serbia, North Macedonia, Russia"),
        _single(1026, "Turkey"),
        _single(1027, "Japan, Latin letters", "IBM939"),
        _single(1047, "Latin-1, open systems: z/OS UNIX"),
        _single(1097, "Farsi"),
        _single(1112, "Latvia, Lithuania"),
        _single(1122, "Estonia"),
        _single(1123, "Ukraine"),
        _single(1130, "Vietnam"),
        _single(1132, "Lao"),
        _single(1137, "Devanagari"),
        _single(1140, "as 037, with the euro"),
        _single(1141, "as 273, with the euro"),
        _single(1142, "as 277, with the euro"),
        _single(1143, "as 278, with the euro"),
        _single(1144, "as 280, with the euro"),
        _single(1145, "as 284, with the euro"),
        _single(1146, "as 285, with the euro"),
        _single(1147, "as 297, with the euro"),
        _single(1148, "as 500, with the euro"),
        _single(1149, "as 871, with the euro"),
        _single(1153, "as 870, with the euro"),
        _single(1154, "as 1025, with the euro"),
        _single(1155, "as 1026, with the euro"),
        _single(1156, "as 1112, with the euro"),
        _single(1157, "as 1122, with the euro"),
        _single(1158, "as 1123, with the euro"),
        _single(1159, "Taiwan, single-byte, with the euro", "IBM1371"),
        _single(1160, "as 838, with the euro"),
        _single(1164, "as 1130, with the euro"),
        _single(1166, "Kazakhstan", origin=GLIBC),
        _single(4517, "Arabic, French"),
        _single(4899, "Hebrew, as 803 with the euro and the new shekel"),
        _single(4971, "as 875, with the euro"),
        _single(5123, "as 1027, with the euro", "IBM1399"),
        _single(8482, "as 290, with the euro", "IBM1390"),
        _single(9067, "Greek, as 875 with the euro and more letters", ""),
        _single(12712, "as 424, with the euro and the new shekel"),
        _single(13121, "Korea, single-byte", "IBM1364"),
        _single(13124, "China, simplified, single-byte", "IBM1388"),
        _single(16804, "as 420, with the euro"),
        _single(28709, "Taiwan, single-byte", "IBM937"),
        _mixed(930, 290, 300, "Japan, Katakana and Kanji"),
        _mixed(933, 833, 834, "Korea"),
        _mixed(935, 836, 837, "China, simplified"),
        _mixed(937, 28709, 835, "Taiwan, traditional"),
        _mixed(939, 1027, 300, "Japan, Latin letters and Kanji"),
        _mixed(1364, 13121, 4930, "Korea, all Hangul"),
        _mixed(1371, 1159, 9027, "as 937, with the euro"),
        _mixed(1388, 13124, 4933, "China, simplified, with the characters of GBK"),
        _mixed(1390, 8482, 16684, "Japan, Katakana and Kanji with JIS X 0213 and the euro"),
        _mixed(1399, 5123, 16684, "Japan, Latin letters and Kanji with JIS X 0213 and the euro"),
        Page(300, "Japan, double-byte part of 930 and 939", "IBM939", "double"),
        Page(834, "Korea, double-byte part of 933", "IBM933", "double"),
        Page(835, "Taiwan, double-byte part of 937", "IBM937", "double"),
        Page(837, "China, double-byte part of 935", "IBM935", "double"),
        Page(4930, "Korea, double-byte part of 1364", "IBM1364", "double"),
        Page(4933, "China, double-byte part of 1388", "IBM1388", "double"),
        Page(9027, "Taiwan, double-byte part of 1371", "IBM1371", "double"),
        Page(16684, "Japan, double-byte part of 1390 and 1399", "IBM1399", "double"),
    )
}

ALIASES = {
    367: "ascii", 819: "latin-1", 912: "iso8859-2", 915: "iso8859-5", 920: "iso8859-9", 923: "iso8859-15",
    1208: "utf-8", 4396: "cp300", 5026: "cp930", 5035: "cp939", 9030: "cp838",
}  # fmt: skip
"""Numbers of pages that have another name here. 5026 and 5035 are 930 and 939 with fewer user-defined characters."""
