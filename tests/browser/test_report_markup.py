"""The pages as a screen reader, a keyboard and weak eyes meet them: structure, names, links, contrast."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import migrate.reports
from migrate.reports import write_reports
from tests.reports import sample

REPORTS = {
    "green": sample.green,
    "differing": sample.differing,
    "failed": sample.failed,
    "rehearsed": sample.rehearsed,
    "hostile": sample.hostile,
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
STYLE = Path(migrate.reports.__file__).parent / "templates" / "style.css"


@pytest.fixture(scope="module", params=REPORTS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp(request.param)
    write_reports(REPORTS[request.param](), folder)
    return {path.name: html.fromstring(path.read_text("utf-8")) for path in folder.glob("*.html")}


@pytest.mark.parametrize("make", REPORTS.values(), ids=REPORTS)
def test_every_element_is_closed_in_order(make: Any, tmp_path: Path) -> None:
    write_reports(make(), tmp_path)
    for path in tmp_path.glob("*.html"):
        _Balanced(path.name).check(path.read_text("utf-8"))


class _Balanced(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.open = name, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (self.name, tag, names)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open, (self.name, f"<{tag}/> outside SVG")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, (self.name, tag)
        assert self.open.pop() == tag, (self.name, tag, self.getpos())

    def check(self, source: str) -> None:
        self.feed(source)
        assert self.open == [], self.name


def test_the_frame_of_a_page(site: dict[str, Any]) -> None:
    for name, page in site.items():
        assert page.get("lang") == "en", name
        assert page.findtext(".//title").strip(), name
        assert len(page.xpath("//h1")) == 1, name
        assert len(page.xpath("//main")) == len(page.xpath("//header")) == 1, name
        skip = page.xpath("//body//a")[0]
        assert skip.get("class") == "skip", name
        assert skip.get("href") == "#" + page.xpath("//main/@id")[0], name
        labels = [nav.get("aria-label") for nav in page.xpath("//nav")]
        assert all(labels), name
        assert len(labels) == len(set(labels)), name
        assert len(page.xpath("//nav[1]//*[@aria-current]")) == 1, name
        assert "user-scalable" not in page.xpath("//meta[@name='viewport']/@content")[0]


def test_headings_go_down_one_step_at_a_time(site: dict[str, Any]) -> None:
    for name, page in site.items():
        levels = [int(each.tag[1]) for each in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (
            name,
            levels,
        )
        assert all(each.text_content().strip() for each in page.xpath("//h1 | //h2 | //h3")), name


def test_tables_have_captions_and_headers_with_scope(site: dict[str, Any]) -> None:
    for name, page in site.items():
        for table in page.xpath("//table"):
            assert table[0].tag == "caption", name
            assert table[0].text_content().strip(), name
            assert table.xpath("thead/tr/th"), name
            assert all(th.get("scope") in ("col", "row") for th in table.iter("th")), name
            assert all(th.text_content().strip() for th in table.xpath("thead//th")), name
            columns = len(table.xpath("thead/tr/th"))
            for row in table.xpath("tbody/tr | tfoot/tr"):
                assert sum(int(cell.get("colspan", "1")) for cell in row) == columns, (
                    name,
                    html.tostring(row),
                )
                assert row.xpath("th[@scope='row']"), name


def test_what_scrolls_can_be_reached_and_has_a_name(site: dict[str, Any]) -> None:
    for name, page in site.items():
        for table in page.xpath("//table"):
            box = table.getparent()
            assert box.get("class") == "scroll", name
            assert box.get("tabindex") == "0", name
            assert box.get("role") in ("region", "group"), name
            assert box.get("aria-label") or box.get("aria-labelledby"), name
        assert all(each.get("aria-label") for each in page.xpath("//pre")), name


def test_ids_are_unique_and_every_reference_has_its_target(site: dict[str, Any]) -> None:
    ids = {name: page.xpath("//@id") for name, page in site.items()}
    for name, page in site.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for reference in page.xpath("//@aria-labelledby"):
            assert set(reference.split()) <= set(ids[name]), (name, reference)
        for link in page.xpath("//a/@href | //use/@href"):
            target, _, anchor = link.partition("#")
            target = target or name
            assert target in site or target in ("report.json", "report.xlsx", "junit.xml"), (name, link)
            assert not anchor or anchor in ids[target], (name, link)
        for link in page.xpath("//a"):
            assert link.text_content().strip() or link.get("aria-label"), name


def test_pictures_have_a_text_or_are_hidden(site: dict[str, Any]) -> None:
    for name, page in site.items():
        for svg in page.xpath("//svg[not(ancestor::svg)]"):
            if svg.get("role") == "img":
                assert svg.findtext("title").strip(), name
                assert svg.findtext("desc").strip(), name
                assert svg.get("aria-labelledby"), name
            else:
                assert svg.get("aria-hidden") == "true", name


def test_an_outcome_is_never_told_by_colour_alone(site: dict[str, Any]) -> None:
    for name, page in site.items():
        for badge in page.xpath("//*[contains(@class, 'badge')]"):
            assert badge.text_content().strip(), name
            assert badge.xpath(".//use"), name
        for cell in page.xpath(
            "//table[@class='matrix']//td[contains(@class, 'fail') or contains(@class, 'error')]"
        ):
            assert re.search("FAIL|ERROR", cell.text_content()), name


def test_pages_hold_all_they_need_and_forbid_the_rest(site: dict[str, Any]) -> None:
    for name, page in site.items():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'; style-src 'sha256-"), name
        assert "unsafe" not in policy, name
        assert page.xpath("//script | //img | //iframe | //form | //@style | //@onclick | //@onload") == [], (
            name
        )
        assert [link.get("href")[:5] for link in page.xpath("//link")] == ["data:"], name
        assert not re.search(r"url\(|@import", page.findtext(".//style")), name


# -------------------------------------------------------------------------------- contrast

TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("paper", "card")),
    ("ink", "well"), ("soft", "well"),
    ("ink", "mark"), ("ink", "warn-tint"), ("soft", "warn-tint"), ("warn", "warn-tint"),
    ("mast-ink", "mast"), ("mast-soft", "mast"), ("card", "quarantined"), ("pass", "card"), ("fail", "card"),
    *((tone, f"{tone}-tint") for tone in ("pass", "fail", "error", "none")),
    *(("ink", f"{tone}-tint") for tone in ("pass", "fail", "error", "none")),
]  # fmt: skip
SHAPES = [
    *((part, "card") for part in ("loaded", "quarantined", "filtered", "framing", "lost", "edge", "none")),
    ("loaded", "well"), ("quarantined", "well"), ("focus", "paper"), ("focus", "card"), ("edge", "paper"),
]  # fmt: skip


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def _schemes() -> dict[str, dict[str, str]]:
    css = STYLE.read_text("utf-8")
    light = _colours(css[: css.index("@media")])
    dark = _colours(re.search(r"prefers-color-scheme: dark\) \{(.*?)\n\}", css, re.DOTALL)[1])  # type: ignore[index]
    paper = _colours(css[css.index("@media print") :])
    assert set(dark) == set(light)
    return {
        "light": light,
        "dark": light | dark,
        "print from light": light | paper,
        "print from dark": light | dark | paper,
    }


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", _schemes())
def test_contrast_is_wcag_aa(scheme: str) -> None:
    colours = _schemes()[scheme]
    low = {
        pair: round(ratio, 2)
        for pair in TEXT
        if (ratio := _contrast(*(colours[name] for name in pair))) < 4.5
    }
    low |= {
        pair: round(ratio, 2)
        for pair in SHAPES
        if (ratio := _contrast(*(colours[name] for name in pair))) < 3
    }
    assert low == {}
    assert (
        _contrast("#ffd27a", colours["mast"]) >= 3 or "print" in scheme
    )  # focus on the masthead; paper has none


def test_contrast_is_computed_as_wcag_does() -> None:
    assert round(_contrast("#000000", "#ffffff"), 2) == 21
    assert round(_contrast("#777777", "#ffffff"), 2) == 4.48
