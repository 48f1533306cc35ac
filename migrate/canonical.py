"""The bytes that digests are taken of: canonical JSON, lines of CSV, and the links of the ledger's chain.

Nothing here needs a database, so that `migrate verify` can make every digest again on a bare machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["GENESIS", "Event", "canonical", "csv_line", "link", "sha256"]

GENESIS = "0" * 64
"""What stands as the previous digest in the first entry of a chain."""


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def canonical(value: Any) -> bytes:
    """JSON in ASCII, names sorted, no blanks; what JSON does not know is written as text.

    >>> canonical({"b": [1, None], "a": "Zoë"})
    b'{"a":"Zo\\\\u00eb","b":[1,null]}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False, default=str).encode()


def csv_line(record: int, texts: Sequence[str]) -> bytes:
    """A line of dispositions: the record's number, then every text in quotes.

    >>> csv_line(7, ["quarantined", 'say "no"'])
    b'7,"quarantined","say ""no\"""\\n'
    """
    quoted = (f'"{text}"' for text in (each.replace('"', '""') for each in texts))
    return f"{record},{','.join(quoted)}\n".encode("utf-8", "surrogatepass")


def link(number: int, time: str, run: str, kind: str, body: str, previous: str) -> bytes:
    """The line of an entry in the chain; its SHA-256 is the entry's digest.

    Args:
        body: SHA-256 of the entry's body.
        previous: digest of the entry before it.
    """
    return canonical(
        {"number": number, "time": time, "run": run, "kind": kind, "body": body, "previous": previous}
    )


@dataclass(frozen=True)
class Event:
    """One entry of the chain: `body` is canonical JSON as it was written."""

    number: int
    time: str
    run: str
    kind: str
    body: str
    previous: str
    digest: str

    @property
    def told(self) -> dict[str, Any]:
        """The body as data."""
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def line(self) -> bytes:
        """The entry's line in the chain, made again from what it holds."""
        body = sha256(self.body.encode())
        return link(self.number, self.time, self.run, self.kind, body, self.previous)
