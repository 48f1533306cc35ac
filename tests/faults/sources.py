"""Sources that change while they are read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.faults.agency import extracts
from tests.faults.scene import ANY, Scene


def source_changed(scene: Scene) -> None:
    """An extract is overwritten, cut off, appended to, replaced or taken away, and then put back as it was."""
    name = scene.random.choice(("CLIENTS.bin", "PAYMENTS.bin"))
    how = scene.random.choice(("overwritten", "one byte", "cut off", "appended", "replaced", "taken away"))
    file = scene.project / name
    kept = scene.folder / name
    shutil.copy2(file, kept)
    run = scene.run("run")
    if scene.moment(run):
        _change(scene, file, how)
        scene.story.append(how)
    scene.end(run, {*ANY, 5})
    shutil.copy2(kept, file)


def _change(scene: Scene, file: Path, how: str) -> None:
    size = file.stat().st_size
    other = extracts(3)[file.name]
    if how == "overwritten":
        with file.open("r+b") as stream:
            stream.write(other)
    elif how == "one byte":  # a digit of a number that is mapped
        with file.open("r+b") as stream:
            stream.seek(scene.random.randrange(1000) * (900 if "CLIENTS" in file.name else 500) + 6)
            stream.write(b"\xf3")
    elif how == "cut off":
        os.truncate(file, size // 2 // 4500 * 4500)
    elif how == "appended":
        with file.open("ab") as stream:
            stream.write(other[: 4500 * 20])
    elif how == "replaced":
        made = file.with_suffix(".new")
        made.write_bytes(other)
        made.replace(file)
    else:
        file.unlink()
