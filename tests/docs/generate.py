"""Writes the parts of the manual that are made from the code: `python -m tests.docs.generate`.

A part stands between `<!-- generated: name -->` and `<!-- end -->`; a test compares it with what is made here.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from connectors.cobol.clauses import Clauses
from connectors.cobol.codepage import ASCII_PAGES, code_page
from connectors.cobol.cursor import Cursor
from connectors.cobol.pages import PAGES, UNDEFINED, Page
from connectors.cobol.pages.catalogue import GLIBC
from connectors.cobol.picture import parse_picture
from connectors.cobol.usage import NO_PICTURE, USAGES, storage_of
from mappings.dates import FORMATS
from mappings.functions import FUNCTIONS
from migrate import errors
from migrate.cli import COMMANDS, cli
from tests.connectors.cobol.page_differences import DIFFERENCES
from tests.docs.pages import MANUAL, ROOT
from validation.catalogue import KINDS, NOT_IN_A_DATABASE

__all__ = ["PARTS", "renewed"]

_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(text: str) -> str:
    """The page with every generated part made again."""
    return _PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}\n{found[3]}", text)


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _formats() -> str:
    return _table(["format", "example"], ([f"`{name}`", example] for name, example in FORMATS.items()))


def _functions() -> str:
    headings = ["function", "gives", "example", "result"]
    rows = (
        [f"`{each.name}`", each.description, f"`{each.example}`", f"`{each.result}`"]
        for each in FUNCTIONS.values()
    )
    return _table(headings, rows)


def _rules() -> str:
    def arguments(name: str) -> str:
        given = KINDS[name].arguments.items()
        return ", ".join(f"`{word}`" if each.required else f"*{word}*" for word, each in given)

    rows = (
        [f"`{name}`", arguments(name), "yes" if kind.points_at_rows else "no"] for name, kind in KINDS.items()
    )
    return _table(["rule", "arguments", "points at rows"], rows)


def _refused() -> str:
    return "\n".join(f"- `{name}`" for name in sorted(NOT_IN_A_DATABASE))


def _tree() -> str:
    lines = inspect.cleandoc(errors.__doc__ or "").splitlines()
    drawn = [line.removeprefix("    ").rstrip() for line in lines if line.startswith("    ")]
    return "\n".join(["```text", *drawn, "```"])


def _commands() -> str:
    parts = [_table(["command", "does"], ([f"[`{n}`](#migrate-{n})", text] for n, text in COMMANDS.items()))]
    with click.Context(cli, info_name="migrate") as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            assert command is not None
            parts.append(_command(command, name, context))
    return "\n\n".join(parts)


def _command(command: click.Command, name: str, above: click.Context) -> str:
    context = click.Context(command, info_name=name, parent=above)
    usage = " ".join(["migrate", name, *command.collect_usage_pieces(context)])
    help_ = "\n\n".join(" ".join(each.split()) for each in inspect.cleandoc(command.help or "").split("\n\n"))
    options = [each for each in command.params if isinstance(each, click.Option)]
    rows = ([_option(each), each.help or "", _default(each, context)] for each in options)
    made = [f"## migrate {name}", f"```text\n{usage}\n```", help_]
    return "\n\n".join([*made, _table(["option", "meaning", "default"], rows)] if options else made)


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{each}`" for each in option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {' or '.join(f'`{each}`' for each in option.type.choices)}"
    return f"{names} {option.metavar or option.type.name.upper().split()[0]}"


def _default(option: click.Option, context: click.Context) -> str:
    if option.is_flag or option.multiple:
        return ""
    found = option.get_default(context)
    return f"`{found}`" if isinstance(found, (str, int, Path)) else ""


def _ebcdic_pages() -> str:
    def iconv(page: Page) -> str:
        if not page.iconv:
            return "not known"
        if page.origin == GLIBC:
            return "its own"
        return "differs" if page.name in DIFFERENCES else "agrees"

    def row(page: Page) -> list[str]:
        characters = code_page(page.name).characters
        euro = f"X'{characters.index('€'):02X}'" if "€" in characters else ""
        undefined = str(characters.count("") or "")
        return [f"`{page.name}`", page.language, euro, undefined, page.origin, iconv(page)]

    pages = [page for page in PAGES.values() if page.kind == "single"]
    return _table(["page", "for", "euro", "undefined", "origin", "iconv"], map(row, pages))


def _mixed_pages() -> str:
    def row(page: Page) -> list[str]:
        doubles = code_page(page.name).doubles
        count = f"{int((doubles != UNDEFINED).sum()):,}" if doubles is not None else ""
        parts = " and ".join(f"`cp{part:03d}`" for part in page.parts if part)
        return [f"`{page.name}`", page.kind, page.language, parts, count]

    pages = [page for page in PAGES.values() if page.kind != "single"]
    return _table(["page", "kind", "for", "parts", "double-byte characters"], map(row, pages))


def _ascii_pages() -> str:
    return ", ".join(f"`{name}`" for name in ASCII_PAGES)


def _bytes(listed: bytes) -> str:
    return " ".join(f"X'{byte:02X}'" for byte in listed) if len(listed) < 16 else f"{len(listed)} bytes"


def _page_differences() -> str:
    rows = ([f"`{name}`", _bytes(bytes.fromhex(each.hex)), each.why] for name, each in DIFFERENCES.items())
    return _table(["page", "bytes", "why"], rows)


CLAUSES = {
    "PICTURE": "[below](#pictures) | PICTURE clause",
    "USAGE": "[above all of it: bytes](#usages); at a group it holds for what stands below | USAGE clause",
    "REDEFINES": "shares the storage of the item before it at the same level, and is nested freely | REDEFINES clause",
    "RENAMES": "of level 66 | RENAMES clause",
    "OCCURS": "[tables](#tables) | OCCURS clause",
    "SIGN": "LEADING or TRAILING, SEPARATE takes a byte of its own; at a group it holds for the signed items below"
    " | SIGN clause",
    "SYNCHRONIZED": "puts binary items on their boundary, with slack bytes before them and between the elements of a"
    " table; at a group it holds for all below | SYNCHRONIZED clause, Slack bytes within records",
    "JUSTIFIED": "trimming takes blanks off the left as well | JUSTIFIED clause",
    "BLANK": "BLANK WHEN ZERO: blanks are read as zero | BLANK WHEN ZERO clause",
    "VALUE": "of every kind of literal and figurative constant; read over, but for conditions | VALUE clause",
    "GROUP-USAGE": "NATIONAL and UTF-8 hold for what stands below | GROUP-USAGE clause",
    "BYTE-LENGTH": "bytes of a UTF-8 item | PICTURE clause, symbol U",
    "DATE": "DATE FORMAT of former compilers: no effect |",
    "EXTERNAL": "no effect, as GLOBAL and VOLATILE | EXTERNAL clause",
    "TYPE": "the description of a TYPEDEF (`dialect: mf`, `gnucobol`) | of the 2002 standard",
    "SAME": "SAME AS: the description of another item, likewise | of the 2002 standard",
    "TYPEDEF": "a description without storage, likewise | of the 2002 standard",
}
_SAME_CLAUSE = {
    "PIC": "PICTURE", "SYNC": "SYNCHRONIZED", "JUST": "JUSTIFIED", "LEADING": "SIGN", "TRAILING": "SIGN",
    "VALUES": "VALUE",
}  # fmt: skip


def _clauses() -> str:
    known = {_SAME_CLAUSE.get(name, name) for name in Clauses(Cursor([], ""), "ibm", {}).readers}
    assert known == CLAUSES.keys(), known ^ CLAUSES.keys()
    rows = ((name, *CLAUSES[name].split(" |")) for name in sorted(known))
    return _table(
        ["clause", "how it is read", "section"],
        ([_spelt(name), meaning, section.strip()] for name, meaning, section in rows),
    )


def _spelt(name: str) -> str:
    return ", ".join(
        f"`{each}`" for each in (name, *(n for n, other in _SAME_CLAUSE.items() if other == name))
    )


def _usages() -> str:
    dialects = ("ibm", "mf", "gnucobol")
    samples = {
        "UTF-8": ("U(5)",),
        "NATIONAL": ("N(5)", "S9(5)"),
        "DISPLAY-1": ("G(5)",),
        "DISPLAY": ("X(5)", "S9(5)"),
    }
    numbers = ("S9(2)", "S9(4)", "S9(9)", "S9(18)", "S9(31)")
    rows = []
    for usage in sorted(USAGES):
        pictures = ("",) if usage in NO_PICTURE else samples.get(usage, numbers)
        for text in pictures:
            text = text.replace("S", "") if usage == "COMP-6" else text
            picture = parse_picture(text) if text else None
            cells = []
            for dialect in dialects:
                try:
                    cells.append(storage_of(usage, picture, dialect=dialect))
                except ValueError:
                    cells.append(None)
            kind = next(cell.usage for cell in cells if cell)
            value = {"COMP-1": "float", "COMP-2": "float", "BYTES": "bytes"}.get(kind.value, "")
            value = value or ("text" if text[:1] in tuple("XNGU") else "number")
            shown = [str(cell.length) if cell else "refused" for cell in cells]
            rows.append([f"`{usage}`", f"`{text}`" if text else "", *shown, value])
    return _table(["usage", "PICTURE", *(f"`{name}`" for name in dialects), "value"], rows)


def _figures(name: str) -> Callable[[], str]:
    """The figures that a benchmark saved, and the machine they are of."""

    def table() -> str:
        saved = json.loads((ROOT / "docs" / "performance" / f"{name}.json").read_text("utf-8"))
        rows = (
            [each["group"], each["name"], f"{each['value']:,.4g} {each['unit']}"] for each in saved["figures"]
        )
        machine = ", ".join(f"{what} {value}" for what, value in saved["machine"].items())
        return f"{_table(['input', 'what', 'figure'], rows)}\n\nMachine: {machine}."

    return table


PARTS: dict[str, Callable[[], str]] = {
    "ascii_pages": _ascii_pages,
    "clauses": _clauses,
    "commands": _commands,
    "decode_figures": _figures("decode"),
    "load_figures": _figures("load"),
    "ebcdic_pages": _ebcdic_pages,
    "formats": _formats,
    "functions": _functions,
    "mixed_pages": _mixed_pages,
    "page_differences": _page_differences,
    "refused": _refused,
    "rules": _rules,
    "tree": _tree,
    "usages": _usages,
}


def main() -> None:
    for page in MANUAL:
        text = page.read_text("utf-8")
        if (new := renewed(text)) != text:
            page.write_text(new, "utf-8")
            print(f"wrote {page.name}")


if __name__ == "__main__":
    main()
