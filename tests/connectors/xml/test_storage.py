"""Files of this machine and of stores: found, described, or refused in plain words."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest

from connectors.storage import describe, expand, open_binary
from migrate.errors import SourceError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "extracts [x]"  # a folder whose name looks like a pattern
    (place / "sub").mkdir(parents=True)
    for name in ("CLIENTS.bin", "CASES.bin", "A[1].bin", "sub/DEEP.bin"):
        (place / name).write_bytes(name.encode())
    (place / "sub" / "EMPTY.dat").touch()
    return place


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (["CLIENTS.bin"], ["CLIENTS.bin"]),
        (["C*.bin"], ["CASES.bin", "CLIENTS.bin"]),
        (["CLIENTS.bin", "C*.bin"], ["CLIENTS.bin", "CASES.bin"]),
        (["A[1].bin"], ["A[1].bin"]),
        (["**/*.bin"], ["A[1].bin", "CASES.bin", "CLIENTS.bin", "sub/DEEP.bin"]),
    ],
)
def test_paths_and_patterns(folder: Path, data: list[str], names: list[str]) -> None:
    assert expand(data, folder) == [str(folder / name) for name in names]


@pytest.mark.parametrize(
    ("word", "reason", "remedy"),
    [
        ("CLINTS.bin", "does not exist", "Did you mean 'CLIENTS.bin'?"),
        ("*.xyz", "does not exist (no file matches the pattern)", "Known: A[1].bin, CASES.bin, CLIENTS.bin"),
        ("nowhere/X.bin", "does not exist", "There is no folder"),
        ("sub", "is a folder, not a file", "'folder/*'"),
        ("sub/EMPTY.dat", "is empty", "Transfer the extract again"),
        ("sub/*.dat", "is empty", "Transfer the extract again"),
        ("CLIENTS.bin/x", "cannot be read (Not a directory)", "Check"),
        ("memory://none/x.bin", "does not exist", "Check the path"),
        ("memory://none/*.bin", "does not exist (no file matches the pattern)", "Check the pattern"),
        ("nosuch://x/y", "cannot be opened", "fsspec"),
        ("sftp://me:hunter22@host/x", "carries a password", "environment"),
    ],
)
def test_refusals_say_reason_and_remedy(folder: Path, word: str, reason: str, remedy: str) -> None:
    with pytest.raises(SourceError) as caught:
        expand([word], folder)
    assert caught.value.reason.startswith(reason) or reason in caught.value.reason
    assert remedy in caught.value.remedy
    assert "hunter22" not in str(caught.value)


def test_permission_denied(folder: Path) -> None:
    """Root may read everything, so root lends the test another user's eyes."""
    (folder / "CLIENTS.bin").chmod(0)
    is_root = os.geteuid() == 0
    for parent in [folder, *folder.parents][:-1] if is_root else ():
        parent.chmod(parent.stat().st_mode | 0o755)
    if is_root:
        os.seteuid(65534)
    try:
        with pytest.raises(SourceError, match="permission denied"):
            open_binary("CLIENTS.bin", folder)
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_is_described_with_size_hash_and_time(folder: Path) -> None:
    path = folder / "big.bin"
    path.write_bytes(b"x" * (3 << 20))
    os.utime(path, (0, 0))
    found = describe(str(path))
    assert (found.bytes, found.modified) == (3 << 20, "1970-01-01T00:00:00+00:00")
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert describe(path.as_uri()).sha256 == found.sha256


def test_a_store_is_read_through_fsspec(folder: Path) -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/bucket/b.bin": b"bb", "/bucket/a.bin": b"a"})
    addresses = expand(["memory://bucket/*.bin"], folder)
    assert [describe(address).bytes for address in addresses] == [1, 2]
    with open_binary(addresses[1]) as stream:
        assert stream.read() == b"bb"
    store.rm("/bucket", recursive=True)


def test_fsspec_is_not_imported_for_files_of_this_machine(folder: Path) -> None:
    program = (
        "import sys; sys.path[:0] = {!r}\n"
        "from pathlib import Path\nfrom connectors.storage import describe, expand\n"
        "describe(expand(['CLIENTS.bin'], Path({!r}))[0])\nassert 'fsspec' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program.format(sys.path, str(folder))], check=True)
