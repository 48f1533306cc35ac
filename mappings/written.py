"""The rules of a table in their own words: what its mapping file says, character by character, and where."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from mappings.codes import Code, read_codes
from mappings.model import Child, Column, Table
from mappings.tables import TargetTable
from migrate.documents import Document, Loc, read

__all__ = ["Written", "written_columns"]


@dataclass(frozen=True)
class Written:
    """One column's rule: its parsed words, its text, and the document that it stands in.

    Args:
        text: as written; the lines of a block without their common indent.
        line: 1-based, of the column's name.
    """

    column: Column
    text: str
    file: Path
    line: int
    document: Document
    at: Loc

    def codes(self) -> Sequence[Code]:
        """The code table that the rule looks into, each code with its file and line; none where it has none."""
        if (lookup := self.column.lookup) is not None:
            return read_codes((self.file.parent / lookup.table).resolve(), lookup.key, lookup.value)
        return [
            Code(key, value, f"{self.file}:{self.document.line((*self.at, 'map', key))}")
            for key, value in (self.column.map or {}).items()
        ]


def written_columns(tables: Mapping[str, TargetTable], name: str) -> dict[str, Written]:
    """By column, the rules of a table.

    Args:
        tables: every table by name; a child stands in the file of the table at its top.

    Raises:
        ConfigurationError: the file is no longer what it was when the project was read.
    """
    chain = [tables[name]]
    while chain[0].parent is not None:
        chain.insert(0, tables[chain[0].parent])
    file = Path(chain[-1].columns[0].file)
    document = read(file)
    model: Table | Child | None = document.parse(Table)
    document.raise_faults()
    at: Loc = ()
    for table in chain[1:]:
        assert model is not None  # noqa: S101 - faults were raised
        model, at = model.children[table.name], (*at, "children", table.name)
    assert model is not None  # noqa: S101 - as above
    text = file.read_text("utf-8")
    nodes = _columns(yaml.compose(text, Loader=yaml.SafeLoader), (*at, "columns"))
    return {
        name: Written(
            column,
            _own_words(text, nodes[name]),
            file,
            document.line((*at, "columns", name)),
            document,
            (*at, "columns", name),
        )
        for name, column in model.columns.items()
    }


def _columns(node: yaml.Node | None, at: Loc) -> dict[str, yaml.Node]:
    """The nodes of the columns, by name."""
    inside: dict[str, yaml.Node] = {}
    for part in (None, *at):
        node = node if part is None else inside[str(part)]
        assert isinstance(node, yaml.MappingNode)  # noqa: S101 - the model has parsed it
        inside = {key.value: value for key, value in node.value}
    return inside


def _own_words(text: str, node: yaml.Node) -> str:
    begin = node.start_mark.index - (0 if node.flow_style else node.start_mark.column)  # type: ignore[attr-defined]
    return textwrap.dedent(text[begin : node.end_mark.index]).strip()
