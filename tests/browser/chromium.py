"""Chromium from its command line: measure pages, collect what its console and its network log say.

No driver is needed: a page of ours holds the pages under test in frames and writes what it measures into its
own document, which `--dump-dom` prints.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest

_BROWSER = "not an origin"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    # Chromium would ask its maker for the time and for updates; nobody is to be found.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
    "--enable-logging=stderr",
    "--virtual-time-budget=20000",
)


@dataclass(frozen=True)
class Visit:
    """What came of opening a page: the document after loading, console lines, addresses asked for."""

    dom: str
    console: list[str]
    requests: list[str]


def program() -> str:
    """The path of Chromium. Without it the test fails where `CI` is set, and is skipped aloud elsewhere."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "Chromium is not installed, so the report's pages were not looked at"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def visit(page: Path, folder: Path, *flags: str) -> Visit:
    """Open a file. `folder` takes the profile and the logs."""
    log = folder / "net.json"
    command = [program(), *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", *flags]
    if os.geteuid() == 0:
        command.append("--no-sandbox")
    command += ["--dump-dom", page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    console = [line for line in done.stderr.splitlines() if ":CONSOLE" in line]
    return Visit(done.stdout, console, sorted(set(_asked(log))))


def _asked(log: Path) -> Iterator[str]:
    """What pages asked of the network; what the browser asks for itself has no initiator."""
    for event in json.loads(log.read_text("utf-8", "replace"))["events"]:
        given = event.get("params", {})
        url = str(given.get("url", ""))
        if given.get("initiator", _BROWSER) != _BROWSER and not url.startswith(("file:", "data:")):
            yield url


_MEASURE = """<!DOCTYPE html><title>measure</title><body>%s<pre id="found"></pre><script>
addEventListener("load", () => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const page = frame.contentDocument, width = frame.clientWidth;
    const inside = (element) => element.closest(".scroll, pre, .vh, .skip, defs");
    const all = [...page.body.querySelectorAll("*")].filter((element) => !inside(element));
    const named = (some) => some.slice(0, 5).map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`);
    found.push({
      page: frame.getAttribute("src"),
      window: width,
      width: page.documentElement.scrollWidth,
      outside: named(all.filter((each) => each.getBoundingClientRect().right > width + 1)),
      cut: named(all.filter((each) => each.matches(".badge, h1, h2, h3, dd, li, a")
        && each.clientWidth && each.scrollWidth > each.clientWidth + 1)),
      active: page.querySelectorAll("script, img, iframe, [onerror]").length,
      letters: page.body.innerText.length,
    });
  }
  document.getElementById("found").textContent = JSON.stringify(found);
});
</script>"""


def measure(pages: list[Path], folder: Path, widths: list[int]) -> tuple[list[dict[str, Any]], Visit]:
    """Lay pages out at widths: how wide each became, what stands outside or is cut, what could act."""
    frames = [
        f'<iframe src="{page.name}" width="{width}" height="900" frameborder="0"></iframe>'
        for page in pages
        for width in widths
    ]
    harness = pages[0].parent / "_measure.html"
    harness.write_text(_MEASURE % "".join(frames), "utf-8")
    seen = visit(harness, folder)
    found = re.search(r'<pre id="found">(.+?)</pre>', seen.dom, re.DOTALL)
    assert found, seen.dom[-2000:]
    return json.loads(unescape(found[1])), seen
