"""Reads back what `migrate decode` wrote: Parquet, Arrow, CSV or JSON rows of one or several record types.

Rows come as Arrow batches by record type, in record order, of the very schema that the source's decoder gives;
no Python runs over rows. Numbers are read exactly, in JSON too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from connectors.base import RECORD
from migrate.errors import SourceError, did_you_mean

__all__ = ["FORMS", "TypeOf", "read_rows", "type_file"]

FORMS = ("jsonl", "csv", "parquet", "arrow")
ROWS = 1 << 16
"""Rows of a batch."""
BLOCK = 16 << 20
"""Bytes of CSV or JSON looked at in one go; no row may be longer."""

Batches = dict[str, pa.RecordBatch]


@dataclass(frozen=True)
class TypeOf:
    """Tells the record type of a JSON row: `column` of each type, and the values that mean it."""

    columns: Mapping[str, str]
    values: Mapping[str, Sequence[str]]


def type_file(path: Path, segment: str, count: int) -> Path:
    """The file of one record type, as `migrate decode` names it when there are several."""
    return path if count == 1 else path.with_name(f"{path.stem}.{segment}{path.suffix}")


def read_rows(
    form: str, path: Path, schemas: Mapping[str, pa.Schema], kinds: TypeOf | None
) -> Iterator[Batches]:
    """The rows of `path` (or of one file a record type, see `type_file`), a piece at a time, in record order.

    Args:
        schemas: of each record type, column `_record` first.
        kinds: what tells the types of JSON rows apart; None where there is one type.

    Raises:
        SourceError: a file is missing or damaged, has other columns than the source's description says, or a
            value that its column does not hold.
    """
    if form == "jsonl":
        yield from _json(path, schemas, kinds)
        return
    open_: Callable[[Path, pa.Schema], Iterator[pa.RecordBatch]] = {
        "parquet": _parquet,
        "arrow": _arrow,
        "csv": _csv,
    }[form]
    streams = {}
    for name, schema in schemas.items():
        file = type_file(path, name, len(schemas))
        if not file.is_file():
            remedy = (
                "`migrate decode` writes one file a record type" if len(schemas) > 1 else "Check the path"
            )
            raise SourceError("does not exist", remedy, file=str(file))
        streams[name] = _guarded(open_(file, schema), file)
    if len(streams) == 1:
        ((name, stream),) = streams.items()
        for batch in stream:
            yield {name: batch}
        return
    yield from _merged(streams)


def _guarded(stream: Iterator[pa.RecordBatch], file: Path) -> Iterator[pa.RecordBatch]:
    try:
        yield from stream
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, pa.ArrowKeyError) as error:
        raise _damaged(error, file) from None


def _damaged(error: Exception, file: Path) -> SourceError:
    reason = " ".join(str(error).split())
    return SourceError(f"cannot be read: {reason}", "Write it again with `migrate decode`", file=str(file))


def _merged(streams: Mapping[str, Iterator[pa.RecordBatch]]) -> Iterator[Batches]:
    """The rows of several files by record number: of each as many as are surely before all that follow."""
    waiting: Batches = {}
    open_ = dict(streams)
    while open_ or waiting:
        for name in [name for name in open_ if name not in waiting or not waiting[name].num_rows]:
            batch = next(open_[name], None)
            if batch is None:
                del open_[name]
                waiting.pop(name, None)
            else:
                waiting[name] = batch
        if not waiting:
            return
        ends = [pc.max(waiting[name].column(RECORD)).as_py() or 0 for name in waiting if name in open_]
        upto = min(ends, default=None)
        ready: Batches = {}
        for name, batch in list(waiting.items()):
            numbers = batch.column(RECORD).to_numpy(zero_copy_only=False)
            count = len(numbers) if upto is None else int(np.searchsorted(numbers, upto, side="right"))
            ready[name], waiting[name] = batch.slice(0, count), batch.slice(count)
            if not waiting[name].num_rows:
                del waiting[name]
        yield ready


def _fitted(batch: pa.RecordBatch | pa.Table, schema: pa.Schema, file: Path) -> pa.RecordBatch:
    """The batch with the columns of `schema` in its order and types."""
    _check_names(batch.schema.names, schema, file)
    arrays = []
    for field in schema:
        values = batch.column(field.name)
        values = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
        arrays.append(values if values.type == field.type else values.cast(field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _check_names(names: Sequence[str], schema: pa.Schema, file: Path) -> None:
    strange = [name for name in names if name not in schema.names]
    missing = [name for name in schema.names if name not in names]
    if strange or missing:
        name = (strange or missing)[0]
        reason = f"has a column {name} that the source does not" if strange else f"has no column {name}"
        raise SourceError(reason, did_you_mean(name, missing if strange else strange), file=str(file))


def _parquet(file: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    from pyarrow import parquet

    with parquet.ParquetFile(file) as found:
        for batch in found.iter_batches(ROWS):
            yield _fitted(batch, schema, file)


def _arrow(file: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    from pyarrow import ipc

    with ipc.open_file(file) as found:
        for n in range(found.num_record_batches):
            yield _fitted(found.get_batch(n), schema, file)


# -- CSV ------------------------------------------------------------------------------------------------------


def _csv(file: Path, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    from pyarrow import csv

    types = {field.name: pa.string() if _is_text(field.type) else field.type for field in schema}
    with csv.open_csv(
        file,
        read_options=csv.ReadOptions(block_size=BLOCK),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    ) as found:
        _check_names(found.schema.names, schema, file)
        for batch in found:
            columns = {
                name: _parsed(batch.column(name), schema.field(name).type)
                if types[name] != schema.field(name).type
                else batch.column(name)
                for name in batch.schema.names
            }
            yield _fitted(pa.RecordBatch.from_pydict(columns), schema, file)


def _is_text(kind: pa.DataType) -> bool:
    """Whether CSV holds the values as text of our own: JSON for a table, DuckDB's form for bytes."""
    return bool(pa.types.is_list(kind) or pa.types.is_fixed_size_binary(kind))


def _parsed(values: pa.Array, kind: pa.DataType) -> pa.Array:
    if pa.types.is_fixed_size_binary(kind):
        return _bytes(values, kind)
    lines = pc.binary_join_element_wise('{"v":', values.fill_null("null"), "}\n", "")
    read = _read_json(BytesIO(b"".join(_text(lines))), pa.schema([pa.field("v", _shown(kind))]))
    return _typed(read.column(0).combine_chunks(), kind)


def _shown(kind: pa.DataType) -> pa.DataType:
    """The type with bytes as text."""
    if pa.types.is_list(kind):
        return pa.list_(_shown(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(member.name, _shown(member.type)) for member in kind])
    return pa.string() if pa.types.is_fixed_size_binary(kind) else kind


def _text(lines: pa.Array) -> Iterator[memoryview]:
    """The characters of all strings, one behind the other."""
    _, offsets, characters = lines.buffers()
    places = np.frombuffer(offsets, np.int32)[lines.offset : lines.offset + len(lines) + 1]
    if characters is not None and len(places):
        yield memoryview(characters)[int(places[0]) : int(places[-1])]


def _bytes(values: pa.Array, kind: pa.DataType) -> pa.Array:
    """Bytes from DuckDB's form of them: printable ASCII as it is, X'00' as `\\x00`."""
    import duckdb

    with duckdb.connect() as connection:
        connection.register("shown", pa.table({"v": values}))
        found = connection.execute("SELECT CAST(v AS BLOB) AS v FROM shown").to_arrow_table()
    return found.column(0).combine_chunks().cast(pa.binary()).cast(kind)


# -- JSON -----------------------------------------------------------------------------------------------------


def _json(file: Path, schemas: Mapping[str, pa.Schema], kinds: TypeOf | None) -> Iterator[Batches]:
    first = 1
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        raise SourceError("does not exist", "Check the path", file=str(file)) from None
    with stream:
        rest = b""
        while block := stream.read(BLOCK):
            upto = block.rfind(b"\n") + 1
            if not upto:
                rest += block
                continue
            lines, rest = rest + block[:upto], block[upto:]
            yield (batches := _json_block(lines, first, file, schemas, kinds))
            first += sum(batch.num_rows for batch in batches.values())
        if rest.strip():
            yield _json_block(rest + b"\n", first, file, schemas, kinds)


def _json_block(
    lines: bytes, first: int, file: Path, schemas: Mapping[str, pa.Schema], kinds: TypeOf | None
) -> Batches:
    """The rows of whole lines; the first of them has the number `first`."""
    try:
        if kinds is None:
            ((name, schema),) = schemas.items()
            rows = _unnested(_read_json(BytesIO(lines), _nested(_columns(schema))), schema)
            numbers = np.arange(first, first + rows.num_rows)
            return {name: _numbered(rows, numbers, schema)}
        data = np.frombuffer(lines, np.uint8)
        ends = np.flatnonzero(data == 0x0A) + 1
        starts = np.concatenate([[0], ends[:-1]])
        filled = ends - starts > 1
        starts, ends = starts[filled], ends[filled]
        chosen = _chosen(lines, kinds, schemas)
        unknown = np.flatnonzero(chosen < 0)
        if len(unknown):
            raise SourceError(
                "the row is of none of the record types that redefine_map names", "Correct it",
                file=str(file), record=first + int(unknown[0]),
            )  # fmt: skip
        offsets = pa.py_buffer(np.append(starts, ends[-1:]).astype(np.int64))
        all_lines = pa.Array.from_buffers(
            pa.large_binary(), len(starts), [None, offsets, pa.py_buffer(lines)]
        )
        batches = {}
        for n, (name, schema) in enumerate(schemas.items()):
            rows_of = np.flatnonzero(chosen == n)
            if len(rows_of):
                taken = all_lines.take(pa.array(rows_of))
                rows = _unnested(_read_json(BytesIO(taken.buffers()[2]), _nested(_columns(schema))), schema)
                batches[name] = _numbered(rows, first + rows_of, schema)
        return batches
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError) as error:
        raise _damaged(error, file) from None


def _chosen(lines: bytes, kinds: TypeOf, schemas: Mapping[str, pa.Schema]) -> Any:
    """For each line the index of its record type, -1 for none."""
    types = {column: schemas[name].field(column).type for name, column in kinds.columns.items()}
    columns = pa.schema(list(types.items()))
    table = _read_json(BytesIO(lines), _nested(columns), ignore_others=True)
    found = _unnested(table, columns)
    chosen = np.full(found.num_rows, -1, np.int64)
    for n, (name, column) in enumerate(kinds.columns.items()):
        values = pc.utf8_rtrim(found.column(column).cast(pa.string()), " ")
        mine = pc.is_in(values, value_set=pa.array(list(kinds.values[name]), pa.string()))
        chosen[mine.to_numpy(zero_copy_only=False) & (chosen < 0)] = n
    return chosen


def _numbered(rows: pa.Table, numbers: Any, schema: pa.Schema) -> pa.RecordBatch:
    columns = [rows.column(name).combine_chunks() for name in schema.names if name != RECORD]
    return pa.RecordBatch.from_arrays([pa.array(numbers, pa.int64()), *columns], schema=schema)


def _columns(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field for field in schema if field.name != RECORD])


def _read_json(stream: BytesIO, schema: pa.Schema, *, ignore_others: bool = False) -> pa.Table:
    from pyarrow import json

    size = max(len(stream.getbuffer()), 1)
    others = "ignore" if ignore_others else "error"
    return json.read_json(
        stream,
        read_options=json.ReadOptions(block_size=size + 1, use_threads=False),
        parse_options=json.ParseOptions(explicit_schema=schema, unexpected_field_behavior=others),
    )


def _nested(schema: pa.Schema) -> pa.Schema:
    """The schema as JSON nests it: a column `A.B` is member B of A, in tables too; bytes are text."""
    return pa.schema(_nested_fields([(field.name, field.type) for field in schema]))


def _nested_fields(members: Sequence[tuple[str, pa.DataType]]) -> list[pa.Field]:
    tree: dict[str, Any] = {}
    for name, kind in members:
        head, _, rest = name.partition(".")
        if rest:
            tree.setdefault(head, []).append((rest, kind))
        else:
            tree[head] = _nested_type(kind)
    return [
        pa.field(name, pa.struct(_nested_fields(kind)) if isinstance(kind, list) else kind)
        for name, kind in tree.items()
    ]


def _nested_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_list(kind):
        return pa.list_(_nested_type(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct(_nested_fields([(member.name, member.type) for member in kind]))
    return _shown(kind)


def _unnested(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The columns of `schema` (`_record` apart) out of a table that is nested."""
    columns = {name: table.column(name).combine_chunks() for name in table.schema.names}
    arrays, fields = [], _columns(schema)
    for field in fields:
        arrays.append(_typed(_member(columns, field.name), field.type))
    return pa.Table.from_arrays(arrays, schema=fields)


def _member(columns: Mapping[str, pa.Array], path: str) -> pa.Array:
    if path in columns:
        return columns[path]
    head, _, rest = path.partition(".")
    values = columns[head]
    return _member(dict(zip((each.name for each in values.type), values.flatten(), strict=True)), rest)


def _typed(values: pa.Array, kind: pa.DataType) -> pa.Array:
    if pa.types.is_fixed_size_binary(kind):
        return _bytes(values, kind)
    if not pa.types.is_list(kind) or values.type == kind:
        return values if values.type == kind else values.cast(kind)
    elements, inner = values.values, kind.value_type
    if pa.types.is_struct(inner):
        members = dict(zip((each.name for each in elements.type), elements.flatten(), strict=True))
        arrays = [_typed(_member(members, each.name), each.type) for each in inner]
        elements = pa.StructArray.from_arrays(arrays, fields=list(inner))
    else:
        elements = _typed(elements, inner)
    return pa.ListArray.from_arrays(
        values.offsets, elements, mask=values.is_null() if values.null_count else None
    ).cast(kind)
