"""Where the records of a file stand, found once and kept.

    store = IndexStore(folder)                     # or None: kept in memory alone
    index = store.index(address, described, build) # build() is called when nothing is kept of this file

Files without records of one length must be gone through once before they can be cut into partitions. What was
found is kept as a small file beside the runs, under the file's identity (address, size, times of change, or the
store's own mark) and the words that say how it is cut. A file that was changed has another identity, so an old
index is never used for it. An index of a file whose store tells no identity is not kept beyond this process, and the
records are counted again as they are read.
"""

from __future__ import annotations

import bisect
import hashlib
import json
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from connectors.storage import identity
from migrate.errors import SourceError

__all__ = ["Index", "IndexStore", "Indexed", "Mark"]

FORMAT = 1
"""Changes when an index of before must not be read any more."""


@dataclass(frozen=True)
class Mark:
    """A place between two records: byte offset, records before it, what the framer must know there."""

    offset: int
    records: int
    state: int = 0


@dataclass(frozen=True)
class Index:
    """`size` bytes of content with `records` records; `marks` in order, the first before the first record."""

    size: int
    records: int
    marks: tuple[Mark, ...]

    def before(self, record: int) -> int:
        """The index of the last mark with no more than `record` records before it (0-based)."""
        return max(bisect.bisect_right(self.marks, record, key=lambda mark: mark.records) - 1, 0)

    def at(self, offset: int) -> Mark | None:
        """The mark at an offset: of several, where records of no bytes stand between, the last."""
        place = bisect.bisect_right(self.marks, offset, key=lambda mark: mark.offset) - 1
        return self.marks[place] if place >= 0 and self.marks[place].offset == offset else None


class IndexStore:
    """The indexes of a connector's files: in memory, and in `folder` where there is one."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._known: dict[str, Index] = {}
        self._lock = threading.Lock()

    def index(self, address: str, described: str, build: Callable[[], Index]) -> Index:
        """The index of a file that is cut as `described` says.

        Raises:
            SourceError: the file changed while it was gone through; and what `build` raises.
        """
        with self._lock:
            now = identity(address)
            key = json.dumps([FORMAT, address, now, described])
            file = self._file(key) if now else None
            found = self._known.get(key) or self._load(file, key)
            if found is None:
                found = build()
                if identity(address) != now:
                    raise SourceError(
                        "was changed while it was read",
                        "Let nothing write to the extract while it is read, and start again",
                        file=address,
                    )
                self._keep(file, key, found)
            self._known[key] = found
            return found

    def _file(self, key: str) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def _load(self, file: Path | None, key: str) -> Index | None:
        if file is None:
            return None
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(file.read_text("utf-8"))
            if kept["key"] == key:
                return Index(kept["size"], kept["records"], tuple(Mark(*mark) for mark in kept["marks"]))
        return None

    def _keep(self, file: Path | None, key: str, index: Index) -> None:
        """An index that cannot be written is made again the next time: it only saves time."""
        if file is None:
            return
        marks = [[mark.offset, mark.records, mark.state] for mark in index.marks]
        text = json.dumps({"key": key, "size": index.size, "records": index.records, "marks": marks})
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            partial = file.with_suffix(f".{os.getpid()}.partial")
            partial.write_text(text, "utf-8")
            partial.replace(file)


@runtime_checkable
class Indexed(Protocol):
    """A connector that indexes its files."""

    indexes: IndexStore
