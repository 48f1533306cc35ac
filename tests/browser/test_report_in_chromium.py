"""The report in a browser: nothing sticks out on a phone, nothing is asked of the network, nothing runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from migrate.reports import write_reports
from tests.browser import chromium
from tests.reports import rejects, sample

pytestmark = pytest.mark.browser

REPORTS = {
    "green": sample.green,
    "differing": sample.differing,
    "failed": sample.failed,
    "rehearsed": sample.rehearsed,
    "stress": sample.stress,
    "hostile": sample.hostile,
}
DARK = "--blink-settings=preferredColorScheme=0"
PHONE = 360
DESK_TO_PHONE = [1280, 768, PHONE, 320]


@pytest.mark.parametrize("name", REPORTS)
def test_pages_fit_every_window_and_keep_to_themselves(name: str, tmp_path: Path) -> None:
    write_reports(REPORTS[name](), tmp_path / "run")
    pages = sorted((tmp_path / "run").glob("*.html"))
    widths = [PHONE] if name == "stress" else DESK_TO_PHONE
    found, seen = chromium.measure(pages, tmp_path, widths)
    assert [(each["page"], each["window"]) for each in found] == [
        (page.name, width) for page in pages for width in widths
    ]
    assert [each for each in found if _broken(each)] == []
    assert seen.console == []
    assert seen.requests == []


def _broken(page: dict[str, Any]) -> bool:
    too_wide = page["width"] > page["window"] or page["outside"] or page["cut"]
    return bool(too_wide or page["active"] or page["letters"] < 200)


def test_the_measure_finds_what_it_is_for(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><h1 style='width: 900px'>wide</h1>"
        "<img src='http://pages.invalid/x'><script>oh no</script>",
        "utf-8",
    )
    (found,), seen = chromium.measure([page], tmp_path, [360])
    assert found["width"] > 900
    assert found["outside"] == ["H1 wide"]
    assert found["active"] == 2
    assert seen.requests == ["http://pages.invalid/x"]
    assert "SyntaxError" in seen.console[0]


def test_without_chromium_ci_fails_and_others_skip_aloud(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Chromium is not installed"):
        chromium.program()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="Chromium is not installed"):
        chromium.program()


def test_dark_and_light_are_drawn_differently(tmp_path: Path) -> None:
    write_reports(sample.green(), tmp_path / "run")
    pictures = []
    for name, flags in (("light", ()), ("dark", (DARK,))):
        folder = tmp_path / name
        folder.mkdir()
        picture = folder / "page.png"
        chromium.visit(tmp_path / "run" / "index.html", folder, f"--screenshot={picture}", *flags)
        pictures.append(picture.read_bytes())
    assert pictures[0].startswith(b"\x89PNG")
    assert pictures[0] != pictures[1]


def test_a_printed_report_has_every_folded_part(tmp_path: Path) -> None:
    """Closed details are printed too: 60 records of 14 fields are more paper than their headings."""
    write_reports(replace(sample.differing(), quarantine=rejects.quarantined(60)), tmp_path / "run")
    paper = tmp_path / "page.pdf"
    chromium.visit(tmp_path / "run" / "quarantine.html", tmp_path, f"--print-to-pdf={paper}")
    assert paper.read_bytes().count(b"/Type /Page\n") > 25
