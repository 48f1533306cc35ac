"""Words that YAML reads as something else than what stands there.

An unquoted 01 is the octal number 1, 12:30 has base sixty, and NO, YES, ON and OFF are booleans: all of them are
common as codes and field names. Quotes are asked for, so that no code is changed silently.
"""

from __future__ import annotations

import yaml

from migrate.documents import Document, Loc
from migrate.errors import Fault

__all__ = ["refuse_traps"]


def refuse_traps(document: Document) -> None:
    """Note a fault for each such word, in place of what the models said of it."""
    root = yaml.compose(document.path.read_text("utf-8"), Loader=yaml.SafeLoader)
    found = _traps(root, (), str(document.path)) if root is not None else []
    trapped = {(fault.line, fault.at) for fault in found}
    said = [fault for fault in document.faults if (fault.line, fault.at) not in trapped]
    document.faults[:] = [*said, *found]


def _traps(node: yaml.Node, loc: Loc, file: str) -> list[Fault]:
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, value, (*loc, str(key.value))) for key, value in node.value]
        return [
            fault
            for key, value, at in pairs
            for fault in (*_trap(key, at, file, key=True), *_traps(value, at, file))
        ]
    if isinstance(node, yaml.SequenceNode):
        return [fault for n, item in enumerate(node.value) for fault in _traps(item, (*loc, n), file)]
    return _trap(node, loc, file)


def _trap(node: yaml.Node, loc: Loc, file: str, *, key: bool = False) -> list[Fault]:
    text = str(node.value)
    digits = text.lstrip("+-")
    number = (
        node.tag.endswith(":int") and (digits[:1] == "0" or ":" in digits or "_" in digits) and digits != "0"
    )
    sixty = node.tag.endswith(":float") and ":" in text
    word = node.tag.endswith(":bool") and (key or text.lower() not in ("true", "false"))
    if not (number or sixty or word):
        return []
    read = "a boolean" if word else "another number"
    at = ".".join(map(str, loc))
    return [
        Fault(
            file, node.start_mark.line + 1, at, f"YAML reads {text} as {read}", f'Put it in quotes: "{text}"'
        )
    ]
