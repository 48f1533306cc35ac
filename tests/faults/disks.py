"""Disks that fill: of the database, of the run's folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.faults.scene import ANY, Failed, Scene


@contextmanager
def _small_disk(scene: Scene, mib: int) -> Iterator[Path]:
    folder = scene.folder / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", str(folder)], check=True)
    scene.settle.append(lambda: subprocess.run(["umount", "--lazy", str(folder)], check=False))
    yield folder


def _fill(disk: Path, left: int = 0) -> None:
    """Use up what is free but for so many bytes."""
    with (disk / "filler").open("wb") as file, suppress(OSError):
        free = shutil.disk_usage(disk).free - left
        os.posix_fallocate(file.fileno(), 0, max(free, 1))


def _full_disk(scene: Scene, disk: Path) -> None:
    run = scene.run("run")
    if scene.moment(run):
        _fill(disk, scene.random.choice((0, 0, 4096, 65536, 1 << 20)))
    code = scene.end(run, ANY)
    if code and "full" not in run.told():
        raise Failed(f"ended with {code} and does not name the disk: {run.told()}")
    (disk / "filler").unlink(missing_ok=True)


def database_full(scene: Scene) -> None:
    with _small_disk(scene, 256) as disk:
        if scene.target == "duckdb":
            shutil.move(scene.file, disk / "target.duckdb")
            scene.disk = disk
        else:
            server = scene.stand.server
            place = disk / "place"
            place.mkdir()
            disk.chmod(0o755)
            if server.system_user:
                shutil.chown(place, server.system_user)
            scene.folder.chmod(0o755)
            scene.stand.folder.chmod(0o755)
            name = f"small_{scene.database}"
            server.sql(
                f"CREATE TABLESPACE {name} LOCATION '{place}'",
                f'ALTER DATABASE "{scene.database}" SET TABLESPACE {name}',
            )

            def gone() -> None:
                scene._drop_database()
                server.sql(f"DROP TABLESPACE {name}")

            scene.settle.append(gone)
        _full_disk(scene, disk)


def reports_full(scene: Scene) -> None:
    with _small_disk(scene, 64) as disk:
        scene.reports.symlink_to(disk)
        _full_disk(scene, disk)
