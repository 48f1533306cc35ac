"""`report.json`: the run's document on disk, written whole or not at all, and read back as the same types."""

from __future__ import annotations

import errno
import json
import types
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from numbers import Integral
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from migrate.errors import SourceError, StorageFull
from migrate.reports.model import RunReport

__all__ = ["REPORT", "dump", "load_report", "report_from", "write_bytes"]

REPORT = "report.json"


def dump(report: RunReport) -> bytes:
    """The document as JSON: keys in the order of the model, decimals and dates as text, UTF-8.

    A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape and so comes back as it was.
    """
    text = json.dumps(report, ensure_ascii=False, indent=1, default=_plain)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Collection):
        return list(value)
    return str(value)


def load_report(folder: Path) -> RunReport:
    """Read the document of a run back.

    Args:
        folder: the run's folder, where `write_reports` wrote `report.json`.

    Raises:
        SourceError: the file is missing, is not JSON, or is not a document that this version can read.
    """
    path = folder / REPORT
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        remedy = "Name a run that has finished with `--run ID`"
        raise SourceError(
            f"the run's report cannot be read ({error.strerror})", remedy, file=str(path)
        ) from error
    except ValueError as error:
        raise _unreadable(path, "is not JSON") from error
    try:
        return report_from(document)
    except (TypeError, ValueError) as error:
        raise _unreadable(path, str(error)) from error


def report_from(document: Any) -> RunReport:
    """A run's document of plain JSON data, as its types. Raises TypeError, ValueError where it is none."""
    report: RunReport = _build(RunReport, document, "")
    return report


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Raises:
        StorageFull: the disk is full; the old file stands.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            remedy = "Free some space, then run `migrate report`"
            raise StorageFull(
                "the disk is full, the report was not written", remedy, file=str(path)
            ) from error
        raise


def _unreadable(path: Path, reason: str) -> SourceError:
    return SourceError(
        f"is not a report that this version reads: {reason}",
        "Read it with the version that wrote it",
        file=str(path),
    )


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, value: Any, at: str) -> Any:
    """`value` of the JSON as `kind`, one of the annotations of the model."""
    origin = get_origin(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _document(kind, value, at)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (each for each in get_args(kind) if each is not type(None))
        return _build(inner, value, at)
    if origin is Sequence:
        if not isinstance(value, list):
            raise TypeError(f"{at} is no list")
        return tuple(_build(get_args(kind)[0], each, f"{at}[{number}]") for number, each in enumerate(value))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise TypeError(f"{at} is no object")
        return value
    if kind is Any:
        return value
    if kind is float and isinstance(value, int):
        return float(value)
    if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
        return kind(value)
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{at} is no {kind.__name__}")
    return value


def _document(kind: type, value: Any, at: str) -> Any:
    if not isinstance(value, dict):
        raise TypeError(f"{at or 'the document'} is no object")
    known = {each.name for each in fields(kind)}
    if unknown := sorted(set(value) - known):
        raise ValueError(f"unknown word '{unknown[0]}' in {at or 'the document'}")
    hints = _types(kind)
    return kind(
        **{name: _build(hints[name], each, f"{at}.{name}".lstrip(".")) for name, each in value.items()}
    )
