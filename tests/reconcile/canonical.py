"""The canonical row in plain Python, written from docs/canonical-row.md and nothing else."""

from __future__ import annotations

import hashlib
import math
import struct
from collections.abc import Sequence
from typing import Any

from mappings.tables import SqlType


def canonical_row(kinds: Sequence[SqlType], values: Sequence[Any]) -> bytes:
    return b"".join(_value(kind, value) + b"|" for kind, value in zip(kinds, values, strict=True))


def digest(kinds: Sequence[SqlType], values: Sequence[Any]) -> tuple[int, int]:
    """The two halves of a row's digest."""
    whole = hashlib.md5(canonical_row(kinds, values), usedforsecurity=False).digest()
    return int.from_bytes(whole[:8], "big"), int.from_bytes(whole[8:], "big")


def _value(kind: SqlType, value: Any) -> bytes:
    if kind.name in ("varchar", "char", "text"):
        if value is None:
            return b":"
        text = (value.rstrip(" ") if kind.name == "char" else value).encode()
        return str(len(text)).encode() + b":" + text
    if value is None:
        return b""
    if kind.name == "decimal":
        return format(value, f".{kind.scale}f").encode()
    if kind.name == "boolean":
        return b"t" if value else b"f"
    if kind.name == "double":
        return b"nan" if math.isnan(value) else struct.pack(">d", value).hex().encode()
    if kind.name == "timestamp":
        text = f"{value:%H:%M:%S.%f}".rstrip("0").rstrip(".")
        return f"{value.date().isoformat()} {text}".encode()
    return str(value).encode()  # whole numbers, dates as 0001-01-01, UUIDs in small letters
