"""Arrow rows as JSON text: nested as the copybook nests them, decimals exact, no Python loop over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from connectors.base import RECORD

__all__ = ["json_lines", "json_lists", "nested"]


def nested(columns: Mapping[str, pa.Array]) -> pa.StructArray:
    """One struct a row: columns named `A.B` become member B of a struct A. No value is copied."""
    tree: dict[str, pa.Array | dict[str, pa.Array]] = {}
    for name, values in columns.items():
        head, _, rest = name.partition(".")
        if rest:
            inner = tree.setdefault(head, {})
            assert isinstance(inner, dict)  # noqa: S101 - a name is a group or a field, never both
            inner[rest] = _nested_lists(values)
        else:
            tree[head] = _nested_lists(values)
    members = {name: nested(value) if isinstance(value, dict) else value for name, value in tree.items()}
    return pa.StructArray.from_arrays(list(members.values()), names=list(members))


def _nested_lists(values: pa.Array) -> pa.Array:
    if not pa.types.is_list(values.type) or not pa.types.is_struct(values.type.value_type):
        return values
    elements = values.values
    members = {elements.type[n].name: elements.field(n) for n in range(elements.type.num_fields)}
    if not any("." in name or pa.types.is_list(member.type) for name, member in members.items()):
        return values
    return pa.ListArray.from_arrays(values.offsets, nested(members))


def json_lines(
    connection: duckdb.DuckDBPyConnection, batches: Sequence[pa.RecordBatch], limit: int | None = None
) -> str:
    """The rows of several record types as JSON objects, one a line, in record order.

    `limit` is the most rows wanted. Bytes are shown in hexadecimal.
    """
    parts = []
    for n, batch in enumerate(batches):
        columns = {name: batch.column(name) for name in batch.schema.names if name != RECORD}
        connection.register(f"rows_{n}", pa.table({RECORD: batch.column(RECORD), "row": nested(columns)}))
        parts.append(f'SELECT {RECORD}, to_json("row") AS line FROM rows_{n}')
    if not parts:
        return ""
    union = " UNION ALL ".join(parts)
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    found = connection.execute(
        f"SELECT string_agg(line, chr(10) ORDER BY {RECORD}) "
        f"FROM (SELECT * FROM ({union}) ORDER BY {RECORD}{bound})"
    ).fetchone()
    return f"{found[0]}\n" if found and found[0] is not None else ""


def json_lists(connection: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> pa.Table:
    """The batch with its tables (lists) as JSON text, and bytes as text, for forms that have neither."""
    connection.register("flat", batch)
    columns = []
    for field in batch.schema:
        quoted = '"' + field.name.replace('"', '""') + '"'
        if pa.types.is_list(field.type):
            columns.append(f"CAST(to_json({quoted}) AS VARCHAR) AS {quoted}")
        elif pa.types.is_fixed_size_binary(field.type):
            columns.append(f"CAST({quoted} AS VARCHAR) AS {quoted}")
        else:
            columns.append(quoted)
    return connection.execute(f"SELECT {', '.join(columns)} FROM flat").to_arrow_table()
