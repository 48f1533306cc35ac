"""The words that describe an XML source in a project or a source description."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from migrate.documents import Model
from migrate.errors import did_you_mean

__all__ = ["Step", "XmlSource"]

_NAME = r"[^\W\d][\w.-]*"
_STEP = re.compile(rf"(?:({_NAME}):)?({_NAME})")

Step = str
"""One name of a path in Clark notation: `{urn:agency}provider`, or `provider` in no namespace."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


class XmlSource(Model):
    """One or several XML files of one record element.

    Args:
        data: paths, patterns and fsspec addresses.
        xsd: the schema; columns and their types come from it, and each record is checked against it.
        record: path of the record element from the root, as `/p:providers/p:provider`.
        namespaces: the prefixes that `record` and `fields` use; a name without prefix is in no namespace.
        fields: columns by name, each the path of an element or attribute below the record, as
            `p:address/p:street` or `p:address/@kind`. Without `xsd` they are text.
        on_invalid: what becomes of a record that breaks the XSD.
    """

    connector: Literal["xml"] = "xml"
    optional: bool = False
    data: Annotated[list[str], BeforeValidator(_listed), Field(min_length=1)]
    xsd: str | None = None
    record: str
    namespaces: dict[str, str] = Field(default_factory=dict)
    fields: dict[str, str] | None = Field(default=None, min_length=1)
    on_invalid: Literal["quarantine", "stop"] = "quarantine"

    @model_validator(mode="after")
    def _complete(self) -> XmlSource:
        if not self.xsd and not self.fields:
            raise ValueError("neither 'xsd' nor 'fields' says which columns there are. Add 'xsd: FILE.xsd'")
        _ = self.record_steps
        for name in self.fields or {}:
            self.field_steps(name)
        return self

    @property
    def record_steps(self) -> list[Step]:
        """The names on the way from the root to the record element, both included."""
        if not self.record.startswith("/"):
            raise ValueError(f"'{self.record}' does not start at the root. Write it as '/p:root/p:record'")
        return [self._step(part, self.record) for part in self.record[1:].split("/")]

    def field_steps(self, name: str) -> list[Step]:
        """The names below the record element; that of an attribute starts with `@`."""
        path = (self.fields or {})[name]
        *parents, last = path.split("/")
        steps = [self._step(part, path) for part in parents]
        return [*steps, f"@{self._step(last[1:], path)}" if last.startswith("@") else self._step(last, path)]

    def _step(self, part: str, path: str) -> Step:
        match = _STEP.fullmatch(part)
        if not match:
            raise ValueError(f"'{part}' in '{path}' is no name. Write element names parted by '/'")
        prefix, name = match[1], match[2]
        if prefix is None:
            return name
        if prefix not in self.namespaces:
            remedy = did_you_mean(prefix, self.namespaces) or f"Add 'namespaces: {{{prefix}: ...}}'"
            raise ValueError(f"the prefix '{prefix}' in '{path}' is not under 'namespaces'. {remedy}")
        return f"{{{self.namespaces[prefix]}}}{name}"
