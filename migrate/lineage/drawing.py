"""The picture of a project's lineage: source fields on the left, target columns on the right, a line a mapping.

One SVG without script, the same bytes for the same project. Kinds are told apart by dashes as well as colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

__all__ = ["draw"]

ROW, HEAD, GAP = 18, 24, 14
WIDTH, LEFT, RIGHT = 1080, 380, 700
TOP = 84
LONGEST = 46
LINES = {
    "direct": ("#1d4e89", ""),
    "lookup": ("#7b3294", "7 4"),
    "derived": ("#a6550b", "2 3"),
    "key": ("#1b6b3a", "9 3 2 3"),
    "condition": ("#374151", "1 3"),
}
"""Colour and dashes of a kind's lines; "condition" is of a field that only decides which value it is."""
STYLE = (
    "text{font:12px system-ui,'Segoe UI',Roboto,sans-serif;fill:#1f2933}"
    ".h{font-weight:600;font-size:13px}.t{font-size:18px;font-weight:600}.n{fill:#52606d;font-style:italic}"
    "path{fill:none;stroke-width:1.4}path.condition{stroke-width:1}rect{fill:#eef2f6}"
)

Place = tuple[str, str, str]


def draw(document: Mapping[str, Any]) -> str:
    """The SVG of what `lineage_document` gives."""
    columns = _by_record_type(document["columns"])
    fields, lefts = _left(columns)
    places, rights = _right(columns)
    height = max(fields[1], places[1]) + GAP
    lines = [line for each in columns for line in _lines(each, fields[0], places[0])]
    name = escape(document["project"])
    sides = (
        f"{len(columns)} columns in {len(rights)} tables",
        f"{len(fields[0])} fields of {len(lefts)} record types",
    )
    about = " come from ".join(sides) + "."
    said = f"{about} Source fields stand on the left, target columns on the right; a line joins each column"
    page = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {page} role="img" aria-labelledby="title desc">',
        f'<title id="title">Column lineage of {name}</title>',
        f'<desc id="desc">{escape(said)} with the fields that it comes from.</desc>',
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" style="fill:#fff"/>',
        f'<text class="t" x="20" y="30">Column lineage of {name}</text>',
        f'<text class="n" x="20" y="50">{escape(about)}</text>',
        *_legend(),
        *(part for head, y, rows in lefts for part in _group(20, LEFT - 20, head, y, rows, anchor="end")),
        *(part for head, y, rows in rights for part in _group(RIGHT, WIDTH - 20 - RIGHT, head, y, rows)),
        *lines,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _by_record_type(columns: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Tables of one record type beside each other, so that few lines cross."""
    types: dict[str, int] = {}
    known: dict[tuple[str, str], int] = {}
    for each in columns:
        if each["fields"] and each["table"] not in types:
            segment = (each["source"], each["fields"][0]["segment"])
            types[each["table"]] = known.setdefault(segment, len(known))
    return sorted(columns, key=lambda each: types.get(each["table"], len(known)))


def _left(columns: Sequence[Mapping[str, Any]]) -> tuple[tuple[dict[Place, int], int], list[Any]]:
    """The fields by record type, in the order in which columns first take them."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for each in columns:
        for field in each["fields"]:
            groups.setdefault((each["source"], field["segment"]), {})[field["path"]] = None
    places: dict[Place, int] = {}
    drawn, y = [], TOP
    for (source, segment), paths in groups.items():
        rows = []
        for n, path in enumerate(paths):
            places[source, segment, path] = y + HEAD + n * ROW + ROW // 2
            rows.append((path, ""))
        drawn.append((f"{source} · {segment}", y, rows))
        y += HEAD + len(paths) * ROW + GAP
    return (places, y), drawn


def _right(columns: Sequence[Mapping[str, Any]]) -> tuple[tuple[dict[Place, int], int], list[Any]]:
    """The columns by table."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for each in columns:
        groups.setdefault(each["table"], []).append(each)
    places: dict[Place, int] = {}
    drawn, y = [], TOP
    for table, inside in groups.items():
        rows = []
        for n, each in enumerate(inside):
            places[table, each["column"], ""] = y + HEAD + n * ROW + ROW // 2
            rows.append(
                (each["column"], each["type"] if each["fields"] else f"{each['type']}, {each['kind']}")
            )
        drawn.append((table, y, rows))
        y += HEAD + len(inside) * ROW + GAP
    return (places, y), drawn


def _group(
    x: int, width: int, head: str, y: int, rows: Sequence[tuple[str, str]], anchor: str = "start"
) -> list[str]:
    at = x + width - 8 if anchor == "end" else x + 8
    put = f'x="{at}" text-anchor="{anchor}"'
    height = HEAD + len(rows) * ROW
    found = [
        f'<g><rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>',
        f'<text class="h" {put} y="{y + 17}">{_text(head)}</text>',
    ]
    for n, (name, more) in enumerate(rows):
        note = f' <tspan class="n">{escape(more)}</tspan>' if more else ""
        found.append(f'<text {put} y="{y + HEAD + n * ROW + 13}">{_text(name)}{note}</text>')
    return [*found, "</g>"]


def _text(name: str) -> str:
    """A name, its beginning left out where it is too long: its end tells more."""
    if len(name) <= LONGEST:
        return escape(name)
    return f"<title>{escape(name)}</title>…{escape(name[1 - LONGEST :])}"


def _lines(each: Mapping[str, Any], fields: Mapping[Place, int], places: Mapping[Place, int]) -> list[str]:
    end = places[each["table"], each["column"], ""]
    found = []
    for field in each["fields"]:
        begin = fields[each["source"], field["segment"], field["path"]]
        kind = "condition" if field["role"] == "condition" else each["kind"]
        colour, dashes = LINES[kind]
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        middle = (LEFT + RIGHT) // 2
        told = f"{each['table']}.{each['column']} from {field['path']}: {each['rule']}"
        found.append(
            f'<path class="{kind}" stroke="{colour}"{dash} '
            f'd="M{LEFT} {begin}C{middle} {begin} {middle} {end} {RIGHT} {end}">'
            f"<title>{escape(told)}</title></path>"
        )
    return found


def _legend() -> list[str]:
    found, x = [], 20
    for kind, (colour, dashes) in LINES.items():
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        found.append(f'<path stroke="{colour}"{dash} d="M{x} 67h34"/><text x="{x + 40}" y="71">{kind}</text>')
        x += 130
    return found
