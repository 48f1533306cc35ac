"""YAML files that users write: read once, checked whole, every fault with its line.

    document = read("mappings/client.yaml")
    table = document.parse(TableMapping)        # a pydantic model; all faults raised together
    document.fault(("columns", "born_on", "format"), "unknown date format 'yymmd'", "...")

Models say what may stand in a file; this module turns what pydantic finds into faults with line numbers
and did-you-mean, so that no model needs a message of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from migrate.errors import ConfigurationError, Fault, did_you_mean

__all__ = ["Document", "Model", "read"]

Loc = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_KINDS = {
    "model_type": "words with values",
    "dict_type": "words with values",
    "list_type": "a list",
    "tuple_type": "a list",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
}
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}")


class Model(BaseModel):
    """Base of everything a user may write in YAML: frozen, and unknown words are faults."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True
    )


@dataclass
class Document:
    """One YAML file: its data, the line of every word in it, and the faults found so far."""

    path: Path
    data: Any
    lines: dict[Loc, int]
    faults: list[Fault] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """The line of the deepest part of `loc` that stands in the file (1-based)."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def fault(self, loc: Loc, reason: str, remedy: str = "") -> None:
        """Note a fault at `loc`; `raise_faults` raises all of them together."""
        at = ".".join(str(part) for part in loc)
        self.faults.append(Fault(str(self.path), self.line(loc), at, reason, remedy))

    def parse(self, model: type[M], *, at: Loc = ()) -> M | None:
        """The part of the document under `at` as `model`, or None with faults noted."""
        data = self.data
        for part in at:
            data = data[part]
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                self._note(at, data, model, problem)
            return None

    def raise_faults(self) -> None:
        """Raise ConfigurationError with all faults noted so far, if there are any."""
        if self.faults:
            raise ConfigurationError(self.faults)

    def _note(self, at: Loc, data: Any, model: type[BaseModel], problem: Any) -> None:
        loc = _written(data, tuple(problem["loc"]))
        kind, reason = problem["type"], str(problem["msg"])
        reason = reason.removeprefix("Value error, ").removeprefix("Assertion failed, ")
        remedy = ""
        if kind == "extra_forbidden":
            reason = f"unknown word '{loc[-1]}'"
            remedy = did_you_mean(str(loc[-1]), _words(model, loc[:-1]))
        elif kind == "missing":
            reason = f"'{problem['loc'][-1]}' is missing"
            remedy = f"Add '{problem['loc'][-1]}: ...'"
        elif kind in ("literal_error", "enum"):
            expected = re.findall(r"'([^']*)'", str(problem["ctx"]["expected"]))
            reason = f"'{problem['input']}' is not one of {', '.join(expected)}"
            remedy = did_you_mean(str(problem["input"]), expected)
        elif kind in _KINDS:
            reason = f"must be {_KINDS[kind]}, not {_short(problem['input'])}"
        elif kind == "string_pattern_mismatch":
            reason = f"'{problem['input']}' may not stand here"
            remedy = f"Write it so that it fits {problem['ctx']['pattern']}"
        elif ". " in reason:
            reason, remedy = reason.split(". ", 1)
        else:
            reason = reason.replace("Input should be", "must be").replace("Input should", "must")
        self.fault(at + loc, reason, remedy)


def read(path: str | Path, *, environment: Mapping[str, str] | None = None) -> Document:
    """Read a YAML file.

    Args:
        path: the file.
        environment: when given, `${NAME}` and `${NAME:-default}` in text are replaced from it; a name
            that is not set and has no default is a fault.

    Raises:
        ConfigurationError: the file cannot be read, is not YAML, or a word stands twice in one mapping.
    """
    path = Path(path)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        remedy = "Check the path and its permissions"
        raise ConfigurationError(
            [Fault(str(path), 0, "", f"cannot be read ({error.strerror})", remedy)]
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            [Fault(str(path), 0, "", "is not UTF-8 text", "Save the file as UTF-8")]
        ) from error
    document = Document(path, None, {})
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        document.data = _plain(document, root, (), yaml.SafeLoader(""), environment) if root else {}
    except yaml.YAMLError as error:
        raise ConfigurationError([_no_yaml(path, text, error)]) from error
    except RecursionError as error:
        fault = Fault(str(path), 0, "", "is nested too deeply, or an alias stands in itself", "Write it out")
        raise ConfigurationError([fault]) from error
    document.raise_faults()
    return document


def _no_yaml(path: Path, text: str, error: yaml.YAMLError) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, int(error.position)) + 1
        reason = f"holds the character U+{int(error.character):04X}, which no YAML file may hold"
        return Fault(
            str(path), line, "", reason, "Take it out, or write it as an escape between double quotes"
        )
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "is not YAML"
    return Fault(str(path), mark.line + 1 if mark else 0, "", str(problem), "Mend the YAML at this line")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}..."


def _plain(
    document: Document,
    node: yaml.Node,
    loc: Loc,
    loader: yaml.SafeLoader,
    environment: Mapping[str, str] | None,
) -> Any:
    """The node as plain data, noting the line of every part on the way."""
    document.lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node, deep=True)
            key = key if isinstance(key, (str, int)) else str(key)
            document.lines[(*loc, key)] = key_node.start_mark.line + 1
            if key in found:
                document.fault((*loc, key), f"'{key}' stands twice", "Keep one of the two")
            found[key] = _plain(document, value_node, (*loc, key), loader, environment)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(document, item, (*loc, n), loader, environment) for n, item in enumerate(node.value)]
    try:
        value = loader.construct_object(node)
    except ValueError as error:  # such as 2024-13-45, which YAML takes for a date
        document.fault(
            loc, f"{_short(node.value)} is no value: {error}", "Put it between quotes if it is text"
        )
        return None
    if environment is not None and isinstance(value, str):
        return _VARIABLE.sub(lambda match: _variable(document, loc, match, environment), value)
    return value


def _variable(document: Document, loc: Loc, match: re.Match[str], environment: Mapping[str, str]) -> str:
    name, default = match[1], match[2]
    if name in environment:
        return environment[name]
    if default is None:
        document.fault(
            loc, f"the environment variable {name} is not set", f"Set {name}, or write ${{{name}:-default}}"
        )
    return default or ""


def _written(data: Any, loc: Loc) -> Loc:
    """The parts of a pydantic location that stand in the file: union tags and the like left out."""
    out: list[str | int] = []
    for position, part in enumerate(loc):
        known: Any = data if isinstance(data, Mapping) else range(len(data)) if isinstance(data, list) else ()
        if part in known:
            data = data[part]
        elif position == len(loc) - 1 and isinstance(data, Mapping):
            pass
        else:
            continue
        out.append(part)
    return tuple(out)


def _words(model: Any, loc: Loc) -> list[str]:
    """The words that may stand at `loc` under `model`, as far as the model's schema tells."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})

    def step(node: dict[str, Any], part: str | int) -> list[dict[str, Any]]:
        found = []
        for branch in branches(node):
            if part in branch.get("properties", {}):
                found.append(branch["properties"][part])
            elif isinstance(branch.get("additionalProperties"), dict):
                found.append(branch["additionalProperties"])
            if isinstance(part, int) and isinstance(branch.get("items"), dict):
                found.append(branch["items"])
        return found

    def branches(node: dict[str, Any]) -> list[dict[str, Any]]:
        if "$ref" in node:
            return branches(definitions[node["$ref"].rsplit("/", 1)[-1]])
        options = node.get("anyOf", []) + node.get("oneOf", []) + node.get("allOf", [])
        return [found for option in options for found in branches(option)] or [node]

    nodes = [schema]
    for part in loc:
        nodes = [found for node in nodes for found in step(node, part)]
    return sorted(
        {word for node in nodes for branch in branches(node) for word in branch.get("properties", {})}
    )


def environment() -> Mapping[str, str]:
    """The process environment, read where a project file is read and nowhere else."""
    return os.environ
