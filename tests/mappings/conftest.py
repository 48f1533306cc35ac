"""A mapping file from a few lines, run over a few records."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from mappings import Mapped, Mapper, Mappings, SourceShape, load_mappings
from migrate.errors import ConfigurationError, Fault

RECORD = pa.field("_record", pa.int64(), nullable=False)

Load = Callable[..., Mappings]
Map = Callable[..., Mapped]
Faults = Callable[..., list[Fault]]


def batch(**fields: tuple[pa.DataType, list[Any]]) -> pa.Table:
    """Records 1, 2, ...; `__` in a name stands for a hyphen."""
    columns = {name.replace("__", "-"): pa.array(values, type_) for name, (type_, values) in fields.items()}
    count = len(next(iter(columns.values())))
    return pa.table(
        {"_record": pa.array(range(1, count + 1), pa.int64()), **columns},
        schema=pa.schema([RECORD, *(pa.field(name, array.type) for name, array in columns.items())]),
    )


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load mapping files, given as texts, over the record types of source `s`."""

    def run(*texts: str, rows: Mapping[str, pa.Table] | pa.Table, **files: str) -> Mappings:
        rows = rows if isinstance(rows, Mapping) else {"R": rows}
        for name, content in files.items():
            (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
        paths = []
        for n, text in enumerate(texts):
            paths.append(tmp_path / f"m{n}.yaml")
            paths[-1].write_text(textwrap.dedent(text), encoding="utf-8")
        return load_mappings(paths, {"s": SourceShape("s", {name: t.schema for name, t in rows.items()})})

    return run


@pytest.fixture
def run(load: Load) -> Map:
    """Load and map in one go."""

    def run(*texts: str, rows: Mapping[str, pa.Table] | pa.Table, **files: str) -> Mapped:
        mappings = load(*texts, rows=rows, **files)
        with Mapper(mappings, "s", threads=1) as mapper:
            return mapper.map(rows if isinstance(rows, Mapping) else {"R": rows})

    return run


@pytest.fixture
def column(run: Map) -> Callable[..., tuple[list[Any], list[tuple[int, str, str]]]]:
    """The values of one column computed from field F, and the faults as (record, code, reason)."""

    def one(
        rule: str, type_: pa.DataType, values: list[Any], **files: str
    ) -> tuple[list[Any], list[tuple[int, str, str]]]:
        rows = batch(ID=(pa.int64(), list(range(1, len(values) + 1))), F=(type_, values))
        text = "table: t\nfrom: s\nkey: [id]\ncolumns:\n  id: {from: ID, type: bigint}\n  v: " + rule + "\n"
        mapped = run(text, rows=rows, **files)
        found = dict(
            zip(mapped.tables["t"]["id"].to_pylist(), mapped.tables["t"]["v"].to_pylist(), strict=True)
        )
        faults = [(row["_record"], row["code"], row["reason"]) for row in mapped.rejects.to_pylist()]
        assert {record for record, _, _ in faults} == set(range(1, len(values) + 1)) - set(found)
        return [found.get(n, "rejected") for n in range(1, len(values) + 1)], faults

    return one


@pytest.fixture
def faults(load: Load) -> Faults:
    """The faults of mapping files."""

    def found(*texts: str, rows: Mapping[str, pa.Table] | pa.Table, **files: str) -> list[Fault]:
        with pytest.raises(ConfigurationError) as caught:
            load(*texts, rows=rows, **files)
        return caught.value.faults

    return found
