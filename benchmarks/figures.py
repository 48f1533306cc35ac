"""Keeps the figures of a benchmark: as JSON, and as a picture for the manual."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

__all__ = ["Bar", "save"]

ROW, LEFT, WIDTH = 26, 190, 640


@dataclass(frozen=True)
class Bar:
    """One figure: what was measured on which input."""

    group: str
    name: str
    value: float
    unit: str


def save(stem: Path, title: str, bars: Sequence[Bar], *, shown: str) -> None:
    """Write `stem`.json with all figures and `stem`.svg with those of the unit `shown`."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    machine = {
        "cores": os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
    }
    document = {
        "title": title,
        "machine": machine,
        "figures": [asdict(bar) | {"value": round(bar.value, 3)} for bar in bars],
    }
    stem.with_suffix(".json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    stem.with_suffix(".svg").write_text(
        _picture(title, [bar for bar in bars if bar.unit == shown]), encoding="utf-8"
    )


def _picture(title: str, bars: Sequence[Bar]) -> str:
    """Horizontal bars, grouped; readable in light and dark, each with its figure as text."""
    most = max(bar.value for bar in bars)
    room, y, rows, group = WIDTH - LEFT - 90, 40, [], ""
    for bar in bars:
        if bar.group != group:
            group, y = bar.group, y + (10 if rows else 0)
        length = bar.value / most * room
        figure = f"{bar.value:,.0f}" if bar.value >= 20 else f"{bar.value:,.2f}"
        rows.append(
            f'<text x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(f"{bar.group}, {bar.name}")}</text>'
            f'<rect x="{LEFT}" y="{y + 3}" width="{length:.1f}" height="16" rx="2"/>'
            f'<text x="{LEFT + length + 6:.1f}" y="{y + 15}">{figure} {escape(bar.unit)}</text>'
        )
        y += ROW
    words = "; ".join(f"{bar.group}, {bar.name}: {bar.value:,.1f} {bar.unit}" for bar in bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" role="img" '
        f'aria-labelledby="t d" font-family="system-ui, sans-serif" font-size="13">'
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(words)}</desc>'
        "<style>text{fill:#1b1b1b}rect{fill:#1f5f8b}.back{fill:#fff}</style>"
        f'<rect class="back" width="{WIDTH}" height="{y + 10}"/>'
        f'<text x="12" y="24" font-size="15" font-weight="600">{escape(title)}</text>{"".join(rows)}</svg>\n'
    )
