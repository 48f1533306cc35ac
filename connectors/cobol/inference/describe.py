"""The best answers as a source description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from connectors.cobol.description import CobolSource

__all__ = ["describe_source"]


def describe_source(
    data: str, copybooks: Sequence[str], words: Mapping[str, Any]
) -> tuple[dict[str, Any], str, str]:
    """(words that differ from their defaults, YAML that `migrate decode` takes, a note).

    The first two are empty where `migrate decode` cannot read the format, and the note says so.
    """
    said = {"copybooks": list(copybooks) or ["COPYBOOK.cpy"], "data": [data], **words}
    try:
        parsed = CobolSource.model_validate(said)
    except ValidationError as error:
        places = ", ".join(
            sorted({f"{'.'.join(map(str, each['loc']))}: {each['input']}" for each in error.errors()})
        )
        return {}, "", f"`migrate decode` does not read this form yet ({places})"
    shown = parsed.model_dump(exclude_defaults=True, mode="json")
    ordered = {word: shown[word] for word in CobolSource.model_fields if word in shown}
    text = yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=76, default_flow_style=None)
    return {word: ordered[word] for word in ordered if word not in ("copybooks", "data")}, text, ""
