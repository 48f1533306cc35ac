"""Write the provider register as XML, its planted faults and its control totals.

COBOL's single-byte text has no Ł and no 中, so this extract has a script of
its own. It decodes nothing and shares no code with any reader.

Usage: python3 providers.py XML FAULTS TOTALS GOODPROV
"""

import datetime
import sys
from xml.sax.saxutils import escape

COUNT = 1000
LONG_NAMES = {
    333: "Ośrodek Wsparcia Rodziny i Dziecka „Łąka” im. Świętej Jadwigi",
    666: "Trung tâm Hỗ trợ Gia đình và Trẻ em Việt Nam tại Thành phố Thủ phủ và Vùng lân cận",
}
# exactly 60 characters, so it fits; four of them take four bytes each in UTF-8
JUST_SIXTY = {500: "𠮷田𠮷田𠀋𠀋 ケアハウス Lakeside & Harbor Family Home for Young Persons"}
BAD_KIND = 404
BAD_POSTAL_CODE = 808
NOT_GOOD = {*LONG_NAMES, BAD_KIND, BAD_POSTAL_CODE}

PEOPLE = [
    "Łukasz Wiśniewski",
    "Zażółć Gęślą",
    "Ğülşen Yıldırım",
    "İbrahim Şahin",
    "Ștefan Țurcanu",
    "Nguyễn Thị Việt",
    "Phạm Đức Hạnh",
    "Ελλάδα Παπαδοπούλου",
    "Γιώργος Ξένος",
    "中文 王小明",
    "李美玲",
    "𠮷田 さくら",
    "山田 太郎",
    "김민준",
    "Олена Шевченко",
    "Дмитрий Ёлкин",
    "محمد الفارسي",
    "שרה כהן",
    "अनिता शर्मा",
    "สมชาย ใจดี",
    "Dvořák & Novák",
    "Žižka Čapek",
    "Ōtani Kūki",
    "Hawaiʻi Kealoha",
    "Ngũgĩ Wanjikũ",
    "Ọlábísí Adéyẹmí",
    "Gwynfor Ŵyn",
    "O'Brien & Sons",
    "Mary Johnson",
    "Robert Smith",
    "García Núñez",
    "Sørensen Bæk",
    "François Lefèvre",
    "Jürgen Groß",
    "Jāzeps Ķirsons",
    "Đorđe Đurić",
    "Ðóra Þórsdóttir",
    "Ħal Għaxaq",
    "Ŋari Sámi",
    "Mațe Ștefania",
]
WHAT = {
    "foster-home": "Foster Home",
    "day-care": "Day Care",
    "clinic": "Clinic",
    "counselling": "Counselling",
    "legal-aid": "Legal Aid",
    "residential": "House",
}
LICENCES = ["CARE", "HEALTH", "LEGAL", "FIRE"]
STREETS = [
    "Main Street",
    "Łazienki Ave",
    "Şehit Yolu",
    "Phố Huế",
    "Οδός Ερμού",
    "Cedar Lane",
    "Broadway <North>",
]
DISTRICTS = [
    ("HAR", 220, "Port Harlan", 98100),
    ("CEN", 400, "Capital City", 98500),
    ("NW", 520, "Northgate", 98220),
    ("SE", 620, "Cañon Verde", 99300),
    ("LKE", 700, "Lakeside", 98800),
    ("VAL", 770, "Valley View", 98900),
    ("PIN", 830, "Pine Ridge", 99100),
    ("RIV", 885, "Riverbend", 98600),
    ("MES", 925, "Mesa Alta", 99400),
    ("CRK", 960, "Cedar Creek", 98700),
    ("FAL", 985, "Twin Falls", 99000),
    ("ISL", 1000, "Ærø Island", 98050),
]


class Generator:
    """The linear congruential generator of RANDOM.cpy."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def below(self, limit: int) -> int:
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648
        return self.seed * limit // 2147483648


def money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def main(xml: str, faults: str, totals: str, good: str) -> None:
    random = Generator(19891120)
    below = random.below
    day = datetime.date.fromisoformat
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            '<p:providers xmlns:p="urn:example:family:provider:1"'
            ' xmlns:a="urn:example:common:address:1" extract-date="2024-07-01" agency="CFSA">'
        ),
    ]
    fault_lines: list[str] = []
    good_numbers: list[str] = []
    rate_sum = rating_sum = capacity_sum = licence_sum = 0

    for ordinal in range(1, COUNT + 1):
        number = str(200000 + ordinal * 7 + below(7))
        kind = list(WHAT)[below(6)]
        name = f"{PEOPLE[below(len(PEOPLE))]} {WHAT[kind]}"
        if below(10) == 0:
            name += f", Unit № {below(90) + 1}"
        name = LONG_NAMES.get(ordinal, JUST_SIXTY.get(ordinal, name))
        share = below(1000)
        district, _, city, zip_code = next(row for row in DISTRICTS if share < row[1])
        postal_code = str(zip_code + below(40)) + (f"-{1000 + below(9000)}" if below(4) == 0 else "")
        status = "closed" if below(20) == 0 else "suspended" if below(30) == 0 else "active"
        street = f"{below(1980) + 1} {STREETS[below(len(STREETS))]}"
        unit = f"Apt {below(90) + 1}" if below(5) == 0 else ""
        email = f"p{number}@provider.example.org" if below(10) < 7 else ""
        capacity = below(60)
        rate = below(45000) + 1500
        rating = below(401) + 100 if below(10) < 6 else None
        since = day("1985-01-01") + datetime.timedelta(below(14000))
        licences = [
            (
                LICENCES[below(4)],
                f"{'CHLF'[below(4)]}{'AEIOU'[below(5)]}-{below(1000000):06d}",
                day("2024-01-01") + datetime.timedelta(below(1800)),
            )
            for _ in range([0, 1, 1, 1, 2, 2, 3][below(7)])
        ]
        faults_here = []
        if ordinal == BAD_KIND:
            kind = "pet-care"
            faults_here = [
                "p:kind",
                "schema_violation",
                "decode",
                "pet-care is not among the kinds that the XSD names",
            ]
        if ordinal == BAD_POSTAL_CODE:
            postal_code = "9810"
            faults_here = [
                "a:address/a:postal-code",
                "schema_violation",
                "decode",
                "9810 has four digits; the XSD's pattern wants five",
            ]
        if ordinal in LONG_NAMES:
            faults_here = ["p:name", "too_long", "map", f"{len(name)} characters; the column holds 60"]
        if faults_here:
            fault_lines.append(",".join(["providers", str(ordinal), "p:provider", number, *faults_here]))
        else:
            good_numbers.append(number)
            rate_sum += rate
            rating_sum += rating or 0
            capacity_sum += capacity
            licence_sum += len(licences)

        lines.append(f'  <p:provider number="{number}" status="{status}">')
        lines.append(f"    <p:name>{escape(name)}</p:name>")
        lines.append(f"    <p:kind>{kind}</p:kind>")
        lines.append(f"    <p:district>{district}</p:district>")
        lines.append('    <a:address country="US">')
        lines.append(f"      <a:street>{escape(street)}</a:street>")
        if unit:
            lines.append(f"      <a:unit>{unit}</a:unit>")
        lines.append(f"      <a:city>{city}</a:city>")
        lines.append("      <a:state>WA</a:state>")
        lines.append(f"      <a:postal-code>{postal_code}</a:postal-code>")
        lines.append("    </a:address>")
        if email:
            lines.append(f"    <p:email>{email}</p:email>")
        lines.append(f"    <p:capacity>{capacity}</p:capacity>")
        lines.append(f'    <p:daily-rate currency="USD">{money(rate)}</p:daily-rate>')
        if rating is not None:
            lines.append(f"    <p:rating>{money(rating)}</p:rating>")
        lines.append(f"    <p:since>{since}</p:since>")
        for licence_kind, licence_number, valid_until in licences:
            lines.append(f'    <p:licence type="{licence_kind}">')
            lines.append(f"      <p:number>{licence_number}</p:number>")
            lines.append(f"      <p:valid-until>{valid_until}</p:valid-until>")
            lines.append("    </p:licence>")
        lines.append("  </p:provider>")
    lines.append("</p:providers>")

    total_lines = [
        f"n sources.providers.records_in {COUNT}",
        "n sources.providers.header 0",
        "n sources.providers.trailer 0",
        "n sources.providers.filtered 0",
        f"n sources.providers.quarantined {COUNT - len(good_numbers)}",
        f"n sources.providers.loaded {len(good_numbers)}",
        f"n tables.provider.rows {len(good_numbers)}",
        f"s tables.provider.sums.capacity {capacity_sum}",
        f"s tables.provider.sums.daily-rate {money(rate_sum)}",
        f"s tables.provider.sums.rating {money(rating_sum)}",
        f"n tables.provider_licence.rows {licence_sum}",
    ]
    for path, content in (xml, lines), (faults, fault_lines), (totals, total_lines), (good, good_numbers):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(content) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
