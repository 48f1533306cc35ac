"""Numbers that YAML reads as others than those written: an unquoted 01 is octal, 12:30 has base sixty."""

from __future__ import annotations

import yaml

from migrate.documents import Document, Loc
from migrate.errors import Fault

__all__ = ["refuse_octals"]


def refuse_octals(document: Document) -> None:
    """YAML reads an unquoted 01 as the octal number 1, which no one means by it."""

    def walk(node: yaml.Node, loc: Loc) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = str(getattr(key, "value", ""))
                refuse(key, (*loc, name))
                walk(value, (*loc, name))
        elif isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                refuse(item, (*loc, n))
                walk(item, (*loc, n))
        else:
            refuse(node, loc)

    def refuse(node: yaml.Node, loc: Loc) -> None:
        text = str(node.value)
        odd = node.tag == "tag:yaml.org,2002:int" and (
            text.lstrip("+-")[:1] == "0" or ":" in text or "_" in text
        )
        if odd and text.lstrip("+-") != "0":
            at = ".".join(map(str, loc))
            line = node.start_mark.line + 1
            reason = f"YAML reads {text} as another number"
            document.faults.append(Fault(str(document.path), line, at, reason, f'Put it in quotes: "{text}"'))

    root = yaml.compose(document.path.read_text("utf-8"), Loader=yaml.SafeLoader)
    if root is not None:
        walk(root, ())
