"""Where glibc's single-byte tables differ from IBM's, byte by byte, and why IBM's is kept."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DIFFERENCES", "Difference"]


@dataclass(frozen=True)
class Difference:
    """`ours` and `theirs` are the characters of the bytes in turn; `?` stands for none."""

    hex: str
    ours: str
    theirs: str
    why: str

    def table(self) -> dict[int, tuple[str, str]]:
        """By byte, (IBM's character, glibc's)."""
        pairs = zip(self.ours.replace("?", "\0"), self.theirs.replace("?", "\0"), strict=True)
        both = [(one.strip("\0"), other.strip("\0")) for one, other in pairs]
        return dict(zip(bytes.fromhex(self.hex), both, strict=True))


DIFFERENCES = {
    "cp274": Difference(
        "4142434445464748495152535455565758596263646566676869707172737475767778808a8b8c8d8e8f909a9b9c9d9e9fa0aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfcacbcccdcecfdadbdcdddedfe1eaebecedeeeffafbfcfdfe",
        "\xa0\xe2\xe4@\xe1\xe3\xe5\\\xf1{\xea\xeb}\xed\xee\xef\xec\xdf\xc2\xc4\xc0\xc1\xc3\xc5\xc7\xd1\xf8\xc9\xca\xcb\xc8\xcd\xce\xcf\xcc\xd8\xab\xbb\xf0\xfd\xfe\xb1\xb0\xaa\xba\xe6\xb8\xc6\xa4\xb5\xa1\xbf\xd0\xdd\xde\xae\xa2\xa3\xa5\xb7\xa9\xa7\xb6\xbc\xbd\xbe\xac|\xaf~\xb4\xd7\xad\xf4\xf6\xf2\xf3\xf5\xb9\xfb\xfc\xa6\xfa\xff\xf7\xb2\xd4\xd6\xd2\xd3\xd5\xb3\xdb\xdc\xd9\xda",
        "????????????????????????????????????????????????????????????????????????????????????????????????",
        "glibc has the letters of the page before it was extended to Latin-1",
    ),
    "cp275": Difference(
        "4142434445464748495152535455565758596263646566676869707172737475767778808a8b8c8d8e8f909a9b9c9d9e9fa0aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfcacbcccdcecfdadbdcdddedfe1eaebecedeeeffafbfcfdfe",
        "\xa0\xe2\xe4\xe0\xe1`\xe5\xa6\xf1}\xea\xeb\xe8\xed\xee\xef\xec\xdf\xc2\xc4\xc0\xc1@\xc5]\xd1\xf8[\xca\xcb\xc8\xcd\xce\xcf\xcc\xd8\xab\xbb\xf0\xfd\xfe\xb1\xb0\xaa\xba\xe6\xb8\xc6\xa4\xb5\xa1\xbf\xd0\xdd\xde\xae\xa2\xa3\xa5\xb7\xa9\xa7\xb6\xbc\xbd\xbe\xac|\xaf\xa8\xb4\xd7\xad\xf4\xf6\xf2\xf3{\xb9\xfb\xfc\xf9\xfa\xff\xf7\xb2\xd4\xd6\xd2\xd3#\xb3\xdb\xdc\xd9\xda",
        "????????????????????????????????????????????????????????????????????????????????????????????????",
        "glibc has the letters of the page before it was extended to Latin-1",
    ),
    "cp278": Difference(
        "71e0",
        "\\\xc9",
        "\xc9\\",
        "glibc exchanges the two; its 1143, the same page with the euro, has IBM's",
    ),
    "cp285": Difference(
        "a1",
        "\xaf",
        "\u203e",
        "macron in IBM's page and in glibc's own 1146",
    ),
    "cp420": Difference(
        "45",
        "\u200b",
        "?",
        "glibc leaves the byte undefined in 420, not in 16804",
    ),
    "cp423": Difference(
        "6a74afbacacc",
        "|\xa0\u03c3\u03c2\xad\xe2",
        "??\u03c2\u03c3?\xc2",
        "vertical line, required space, syllable hyphen; glibc exchanges the two sigmas and has a capital for â",
    ),
    "cp424": Difference(
        "788fb3bc",
        "\u2017\xb1\u2022\u203e",
        "\u21d4?\xb7\xaf",
        "double low line, plus-minus, bullet and overline",
    ),
    "cp870": Difference(
        "b0",
        "\u02d9",
        "\xb7",
        "dot accent",
    ),
    "cp871": Difference(
        "4ac0",
        "\xde\xfe",
        "\xfe\xde",
        "glibc exchanges the two; its 1149, the same page with the euro, has IBM's",
    ),
    "cp875": Difference(
        "6a74dd",
        "|\xa0\u0387",
        "?\u2207\xb7",
        "vertical line, required space and ano teleia",
    ),
    "cp880": Difference(
        "414555646a737479a1c0d0",
        "\xa0\u0454\u045e\u0404|\xad\u040e`~{}",
        "????\xa6??????",
        "letters and signs that glibc lacks; vertical line",
    ),
    "cp905": Difference(
        "419db0b7",
        "\xa0\xb8\u02d9\xb7",
        "?\u02db\xb7?",
        "required space and middle dot, which glibc lacks; cedilla and dot above",
    ),
    "cp918": Difference(
        "45464849525354555758596365666769707172737475767778798a8b8c8d8e8f909a9c9ea0abacadb1b5b7b9bcbdbebfcbcccecfdbdcdddedfe1eaebecedeeeffafbfcfd",
        "\ufe81\ufe8d\uf8fb\ufe8f\ufb56\ufb58\ufe93\ufe95\ufb66\ufb68\ufe99\ufe9d\ufb7a\ufb7c\ufea1\ufea5\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\ufea9\ufb88\ufeab\ufead\ufb8c\ufeaf\ufb8a\ufeb1\ufeb5\ufeb9\ufebd\ufec3\ufec7\ufec9\ufecd\ufed1\ufed5\ufb8e\ufb92\ufb94\ufedd\ufedf\ufee0\ufee1\ufb9e\ufee5\ufe85\ufeed\ufba6\ufba8\ufba9\ufbaa\ufe80\ufe89\ufe8a\ufe8b\ufbfc\ufbfd\ufbfe\ufbb0\ufbae\ufe7c",
        "\u0623\u0627?\u0628\u067e?\u0629\u062a??\u062b\u062c??\u062d\u062e\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u062f?\u0630\u0631?\u0632?\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643??\u0644\ufede?\u0645?\u0646?\u0648????\u0621????????\u0651",
        "glibc writes letters where IBM's page holds their presentation forms, and Arabic digits for Urdu's",
    ),
    "cp1026": Difference(
        "9a9dbc",
        "\u20ba\xb8\xaf",
        "\xaa\u02db\u2014",
        "the Turkish lira sign has taken the place of the feminine ordinal; cedilla and macron as in 1155",
    ),
    "cp1132": Difference(
        "70",
        "\u20ad",
        "k",
        "kip sign; glibc has the letter k",
    ),
    "cp1155": Difference(
        "9a",
        "\u20ba",
        "\xaa",
        "the Turkish lira sign has taken the place of the feminine ordinal",
    ),
    "cp5123": Difference(
        "416a8090cacbcccdcecfdadbdcdddedfeaebecedeeeffafbfcfdfe",
        "?" * 27,
        "\x1a" * 27,
        "glibc reads bytes that the page does not define as substitute characters",
    ),
    "cp8482": Difference(
        "57596a9ccacbcccdcecfdadbdcdddedfeaebecedeeeffafbfcfdfe",
        "?" * 27,
        "\x1a" * 27,
        "glibc reads bytes that the page does not define as substitute characters",
    ),
}
