"""`migrate inspect`: what a file is, with the evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from connectors.cobol.inference import Candidate, Fit, Inspection

SHOWN = 4
"""Candidates of a question that are shown; --output json has them all."""
MANY = 8
LIKELY, NEAR = 0.02, 0.5
"""A candidate is named from LIKELY on, and told with its evidence from this share of the best one's score on."""
WIDTH = 80


@click.command("inspect")
@click.argument("file", metavar="FILE")
@click.option(
    "--copybook",
    "copybooks",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A copybook that may describe the file; may be repeated.",
)
@click.option(
    "--copy-path",
    "search",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where COPY looks; may be repeated.",
)
@click.option("--code-page", "page", help="The code page, where it is known.")
@click.option("--output", type=click.Choice(["text", "json"]), default="text", help="Form of the answer.")
def command(
    file: str, copybooks: tuple[Path, ...], search: tuple[Path, ...], page: str | None, output: str
) -> None:
    """Find out what a file is: record format, code page, signs, fit.

    At most 4 MiB of FILE are read. Every answer is ranked and comes with its evidence; candidates of equal
    score cannot be told apart. A file that was ruined in its transfer is recognised. The best answer is
    printed as a source description for `migrate decode`.
    """
    from connectors.cobol.codepage import KNOWN, code_page
    from connectors.cobol.inference import inspect_file
    from migrate.errors import did_you_mean

    if page is not None:
        try:
            code_page(page)
        except LookupError:
            raise click.UsageError(f"unknown code page '{page}'. {did_you_mean(page, KNOWN)}") from None
    found = inspect_file(file, copybooks, search=search, page=page)
    if output == "json":
        click.echo(json.dumps(found.as_dict(), indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)))


def _lines(found: Inspection) -> Iterator[str]:
    yield from wrap(
        f"{found.file}: {found.size:,} {'byte' if found.size == 1 else 'bytes'}",
        WIDTH,
        break_on_hyphens=False,
    )
    if found.whole:
        yield "The whole file was looked at."
    else:
        places = ", ".join(f"{length >> 20} MiB from byte {offset:,}" for offset, length in found.pieces)
        yield from _text(f"A sample was looked at: {places}.", "")
    for damage in found.damages:
        yield ""
        yield from _text(f"Damage: {damage.reason} ({damage.code}).", "")
        for said in damage.evidence:
            yield from _text(f"{_capital(said)}.", "  ")
        yield from _text(f"{damage.remedy}.", "  ")
    for heading, candidates in (
        ("Record format", found.formats),
        ("Code page", found.code_pages),
        ("Signs", found.signs),
        ("Floats", found.floats),
    ):
        if any(each.score >= LIKELY for each in candidates):
            yield ""
            yield heading
            yield from _candidates(candidates)
    if found.fits:
        yield ""
        yield "Copybooks"
        for fit in found.fits:
            yield from _fit(fit, found.formats[0].name if found.formats else "")
    if found.notes:
        yield ""
        for note in found.notes:
            yield from _text(f"Note: {note}.", "")
    if found.description:
        yield ""
        yield "Source description"
        yield from (f"  {line}" for line in found.description.splitlines())


def _candidates(candidates: Sequence[Candidate]) -> Iterator[str]:
    told: set[str] = set()
    likely = [each for each in candidates if each.score >= LIKELY]
    groups = [list(group) for _, group in groupby(likely, lambda each: round(each.score, 3))]
    near = sum(group[0].score >= NEAR * likely[0].score for group in groups[:SHOWN])
    for group in groups[:near]:
        alike = [each for each in group if each.words.keys() == {"code_page"}]
        for each in group[:1] if alike else group[:SHOWN]:
            names = ", ".join(other.name for other in alike[:MANY]) or each.name
            names += f" and {len(alike) - MANY} more" if len(alike) > MANY else ""
            yield from _text(f"{each.score:.3f}  {names}", "  ", "         ")
            for said in each.evidence:
                if said not in told:
                    yield from _text(f"{_capital(said)}.", "         ")
            told.update(each.evidence)
    if rest := [each for group in groups[near:] for each in group]:
        yield from _text(f"and {len(rest)} more, of {rest[0].score:.3f} and less", "         ")


def _fit(fit: Fit, best: str) -> Iterator[str]:
    share = "100%" if fit.records and fit.valid == fit.records else f"{min(fit.share, 0.999):.1%}"
    yield from _text(f"{share.replace('%', ' %'):>7}  {fit.copybook}", " ", "          ")
    inner = "          "
    if fit.records:
        yield from _text(
            f"{fit.valid:,} of {fit.records:,} records of the sample are valid in every field.", inner
        )
        if fit.framing != best:
            yield from _text(f"They were cut as {fit.framing}.", inner)
    if fit.by_chance > 0.25 and fit.records:
        chance = f"{fit.by_chance:.0%}".replace("%", " %")
        yield from _text(f"It fits at {chance} of arbitrary bytes as well, so this says little.", inner)
    if fit.kinds:
        yield from _text("; ".join(f"{name} {count:,}" for name, count in fit.kinds.items()) + ".", inner)
    if fit.note:
        yield from _text(f"{_capital(fit.note)}.", inner)
    for each in fit.offenders if fit.valid else fit.offenders[:2]:
        shown = f", as {each.example}" if each.example else ""
        yield from _text(
            f"{each.field}: not valid in {each.count:,}{shown}: {each.reason} ({each.code}).", inner
        )


def _text(text: str, first: str, then: str | None = None) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if then is None else then,
        break_on_hyphens=False,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:2].islower() else text
