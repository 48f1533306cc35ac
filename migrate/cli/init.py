"""`migrate init`: a project to begin with."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import click

FORMATS = ("F", "FB", "FS", "FBS", "V", "VB", "VS", "VBS", "U", "MF", "text")


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--name", help="The project's name; default the folder's.")
@click.option(
    "--copybook",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A copybook to draft the mapping from.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file that the copybook describes.",
)
@click.option(
    "--record-format",
    type=click.Choice(FORMATS),
    help="How records stand in it; default what the data shows, else FB.",
)
@click.option("--code-page", help="The file's code page; default what the data shows, else cp037.")
def command(
    folder: Path,
    name: str | None,
    copybook: Path | None,
    data: Path | None,
    record_format: str | None,
    code_page: str | None,
) -> None:
    """Start a project: a folder with a project file to fill in.

    With --copybook a mapping of every field is drafted from it, to be renamed and completed by you. With
    --data the file is inspected, as by `migrate inspect`, for what no option says; the draft gives the
    evidence. Files that are there already are never changed.
    """
    from migrate.draft import draft_mapping, draft_project, inspected_words
    from migrate.project import PROJECT_FILE

    file = folder / PROJECT_FILE
    if file.exists():
        raise click.UsageError(f"{file} is there already; remove it first, or choose another folder")
    words: dict[str, Any] = {"record_format": record_format or "FB", "code_page": code_page or "cp037"}
    reasons: list[str] = []
    if data and (record_format is None or code_page is None):
        words, reasons = inspected_words(data, copybook, record_format, code_page)
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("copybooks", "extracts", "codes", "mappings", "validation"):
        (folder / part).mkdir(exist_ok=True)
    copied = [
        _copied(path, folder / part) for path, part in ((copybook, "copybooks"), (data, "extracts")) if path
    ]
    project = name or folder.resolve().name
    written = [file]
    file.write_text(
        draft_project(
            project,
            copybook.name if copybook else None,
            data.name if data else None,
            words,
            reasons,
        ),
        "utf-8",
    )
    if copybook:
        mapping = folder / "mappings" / "records.yaml"
        if not mapping.exists():
            mapping.write_text(draft_mapping(folder / "copybooks" / copybook.name), "utf-8")
            written.append(mapping)
    for path in [*written, *copied]:
        click.echo(f"wrote {path}")
    click.echo(f"Next: fill in {file}, then `migrate plan {folder}`.")


def _copied(path: Path, folder: Path) -> Path:
    there = folder / path.name
    if not there.exists():
        shutil.copyfile(path, there)
    return there
