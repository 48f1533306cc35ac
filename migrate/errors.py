"""Every error the framework raises on purpose.

    MigrateError
    ├── ConfigurationError      the project, a mapping, a suite, a copybook is wrong     exit 2
    ├── RetryableError          the same command may succeed later                       exit 1
    │   ├── TargetUnreachable       the target database does not answer
    │   ├── SourceUnreachable       a legacy database or remote file does not answer
    │   └── RunLocked               another run of this project is under way
    └── TerminalError           the same command cannot succeed unless something changes exit 3
        ├── SourceError             a source is missing, empty or not what its description says
        │   ├── FramingError            the file cannot be cut into records
        │   └── DecodingStopped         an invalid record met `on_invalid: stop`
        ├── TargetError             the target refuses: password, permission, disk, foreign table
        │   └── TargetReadOnly          the target may be read, and not written to
        ├── StorageFull             the disk that holds the run's folder is full
        ├── BalanceError            records or bytes do not add up                       exit 1
        └── ValidationStopped       a rule with `on_failure: stop` failed                exit 1

A retryable error may be tried again as it is; a terminal one needs a change. The type decides the exit
code and whether a flow retries, so callers never read the message to find out.
"""

from __future__ import annotations

import copyreg
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

__all__ = [
    "BalanceError",
    "ConfigurationError",
    "DecodingStopped",
    "Fault",
    "FramingError",
    "MigrateError",
    "RetryableError",
    "RunLocked",
    "SourceError",
    "SourceUnreachable",
    "StorageFull",
    "TargetError",
    "TargetReadOnly",
    "TargetUnreachable",
    "TerminalError",
    "ValidationStopped",
    "did_you_mean",
]


class MigrateError(Exception):
    """An error a user can act on: where, the reason, and the remedy.

    Args:
        reason: what is wrong, one sentence without a full stop.
        remedy: what to do about it, an imperative sentence without a full stop.
        file: the file or address concerned.
        line: 1-based line of `file`, for text files.
        record: 1-based record number within the source.
        offset: 0-based byte offset within `file`.
        field: the field, column or rule concerned.
    """

    exit_code: ClassVar[int] = 3

    def __init__(
        self,
        reason: str,
        remedy: str = "",
        *,
        file: str | None = None,
        line: int | None = None,
        record: int | None = None,
        offset: int | None = None,
        field: str | None = None,
    ) -> None:
        self.reason = reason
        self.remedy = remedy
        self.file = file
        self.line = line
        self.record = record
        self.offset = offset
        self.field = field
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """With its fields, from a worker process to the command: Exception's own way would lose them."""
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]

    @property
    def where(self) -> str:
        """The place in words: `CLIENTS.bin, record 12, byte 3630, BALANCE-AMT`."""
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        parts = [
            place,
            f"record {self.record}" if self.record is not None else None,
            f"byte {self.offset}" if self.offset is not None else None,
            self.field or None,
        ]
        return ", ".join(part for part in parts if part)

    def as_dict(self) -> dict[str, object]:
        """The error for programs; empty places are left out."""
        found = {
            "error": type(self).__name__,
            "reason": self.reason,
            "remedy": self.remedy,
            "file": self.file,
            "line": self.line,
            "record": self.record,
            "offset": self.offset,
            "field": self.field,
        }
        return {name: value for name, value in found.items() if value not in (None, "")}

    def __str__(self) -> str:
        text = f"{self.where}: {self.reason}" if self.where else self.reason
        return f"{_sentence(text)} {_sentence(self.remedy)}" if self.remedy else _sentence(text)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file that a user wrote."""

    file: str
    line: int
    at: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = f"{place}: {self.at}: {self.reason}" if self.at else f"{place}: {self.reason}"
        return f"{_sentence(text)} {_sentence(self.remedy)}" if self.remedy else _sentence(text)


class ConfigurationError(MigrateError):
    """Everything wrong in the files a user wrote, found in one go."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        first = self.faults[0]
        super().__init__(first.reason, first.remedy, file=first.file, line=first.line or None, field=first.at)

    def as_dict(self) -> dict[str, object]:
        return {"error": type(self).__name__, "faults": [vars(fault) for fault in self.faults]}

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class RetryableError(MigrateError):
    """The same command may succeed when tried again."""

    exit_code = 1


class TargetUnreachable(RetryableError):
    """The target database does not answer."""


class SourceUnreachable(RetryableError):
    """A legacy database or a remote file does not answer."""


class RunLocked(RetryableError):
    """Another run of this project holds the target."""


class TerminalError(MigrateError):
    """The same command fails again until something is changed."""


class SourceError(TerminalError):
    """A source is missing, empty, or not what its description says."""


class FramingError(SourceError):
    """A file cannot be cut into records."""


class DecodingStopped(SourceError):
    """A record is not valid and the source says `on_invalid: stop`."""


class TargetError(TerminalError):
    """The target refuses: password, permission, a full disk, a table that is not ours."""


class TargetReadOnly(TargetError):
    """The user has no right to write what was to be written, or the database may only be read."""


class StorageFull(TerminalError):
    """The disk that holds the run's folder is full."""


class BalanceError(TerminalError):
    """The records or bytes of a source do not add up."""

    exit_code = 1


class ValidationStopped(TerminalError):
    """A rule that may stop the run failed."""

    exit_code = 1


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest known word, or lists them all when there are few.

    >>> did_you_mean("recrd_format", ["record_format", "record_length"])
    "Did you mean 'record_format'?"
    """
    known = list(known)
    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{folded[near[0]]}'?"
    return f"Known: {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
