"""Personal data on its way into a bundle: masked, hashed with a key that stays at home, or left as it is.

A keyed hash (HMAC-SHA-256) lets whoever holds key and source show that a value or record is the one meant;
without the key it cannot be found by trying values, as a plain hash of a birth date could.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Mapping

from migrate.errors import TerminalError
from migrate.personal import personal_columns, personal_fields
from migrate.project import Project

__all__ = ["HASH_KEY", "Concealment"]

HASH_KEY = "MIGRATE_EVIDENCE_HASH_KEY"
"""Environment variable with the key of the hash, as text of at least 16 bytes."""
_SHORTEST = 16
_QUOTED = re.compile(r"'.*'", re.DOTALL)
_PART = re.compile(r"[^\s(),]+")
MASK = "•••"


class Concealment:
    """What stands in a bundle in place of a personal value.

    Args:
        shown: leave values as they are.
        environment: where HASH_KEY is looked for.
    """

    def __init__(
        self, project: Project, *, shown: bool, environment: Mapping[str, str] | None = None
    ) -> None:
        self.shown = shown
        key = (os.environ if environment is None else environment).get(HASH_KEY, "").encode()
        if key and len(key) < _SHORTEST:
            raise TerminalError(
                f"the key in {HASH_KEY} has {len(key)} bytes, so it can be found by trying",
                "Make one with `openssl rand -hex 32`",
            )
        self._key = key
        columns = {f"{table}.{column}" for table, column in personal_columns(project)}
        self._personal = {name: personal_fields(project, name) | columns for name in project.sources}

    @property
    def form(self) -> str:
        """shown, hashed or masked."""
        return "shown" if self.shown else "hashed" if self._key else "masked"

    @property
    def hashed(self) -> Callable[[bytes], str] | None:
        """The keyed hash, where there is a key."""
        return self._hash if self._key else None

    def reason(self, source: str, field: str, reason: str) -> str:
        """Why a record was refused, without the value that the words quote where its field is personal."""
        parts = {re.sub(r"\[\d+\]", "", part) for part in _PART.findall(field)}
        if self.shown or parts.isdisjoint(self._personal.get(source, ())):
            return reason
        return _QUOTED.sub(lambda found: f"'{self._value(found[0][1:-1])}'", reason)

    def _value(self, text: str) -> str:
        return self._hash(text.encode("utf-8", "surrogatepass")) if self._key else MASK

    def _hash(self, content: bytes) -> str:
        return f"hmac-sha256:{hmac.new(self._key, content, hashlib.sha256).hexdigest()}"
