"""Arrow rows as JSON text: nested as the copybook nests them, decimals exact, no Python loop over rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
import pyarrow as pa

from connectors.base import PARENT, POSITION, RECORD, Segment

__all__ = ["FamilyLines", "json_lines", "json_lists", "nested"]


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
    return _joined(connection, " UNION ALL ".join(parts), limit)


def _joined(connection: duckdb.DuckDBPyConnection, union: str, limit: int | None) -> str:
    """The column `line` of a query, in record order, a line each."""
    bound = f" LIMIT {int(limit)}" if limit is not None else ""
    found = connection.execute(
        f"SELECT string_agg(line, chr(10) ORDER BY {RECORD}) "
        f"FROM (SELECT * FROM ({union}) ORDER BY {RECORD}{bound})"
    ).fetchone()
    return f"{found[0]}\n" if found and found[0] is not None else ""


class FamilyLines:
    """Records of types that stand under one another, as JSON: each record in an array of its parent's object.

    A family is written when the next one begins, so that memory holds the longest family and one chunk.

    lines = FamilyLines(connection, connector.segments(), chosen)
    lines.add(chunk.rows)       # the text of the families that are whole
    lines.rest()                # the text of the last one

    Args:
        chosen: names of the record types that are shown; one whose parent is not stands for itself.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, segments: Sequence[Segment], chosen: Sequence[str]
    ) -> None:
        self._connection = connection
        self._schemas = {each.name: each.schema for each in segments if each.name in chosen}
        self._above = {each.name: each.parent for each in segments if each.parent}
        self._roots = {parent for parent in self._above.values() if parent not in self._above}
        self._held: dict[str, list[pa.RecordBatch]] = {name: [] for name in self._schemas}

    def add(self, rows: Mapping[str, pa.RecordBatch], limit: int | None = None) -> str:
        for name, held in self._held.items():
            if name in rows:
                held.append(rows[name])
        last = [batch.column(RECORD)[-1].as_py() for name in self._roots if len(batch := rows.get(name, ()))]
        return self._text(max(last), limit) if last else ""

    def rest(self, limit: int | None = None) -> str:
        return self._text(None, limit)

    def _text(self, end: int | None, limit: int | None) -> str:
        """The held rows before the record `end`; the others stay held."""
        whole: dict[str, pa.Table] = {}
        for name, held in self._held.items():
            table = pa.Table.from_batches(held, self._schemas[name] if not held else held[0].schema)
            at = len(table) if end is None else int(np.searchsorted(table.column(RECORD).to_numpy(), end))
            whole[name] = table.slice(0, at)
            self._held[name] = table.slice(at).to_batches()
        return self._lines(whole, limit)

    def _lines(self, tables: Mapping[str, pa.Table], limit: int | None) -> str:
        numbers = {name: n for n, name in enumerate(tables)}
        for name, n in numbers.items():
            table = tables[name].combine_chunks()
            batch = table.to_batches()[0] if len(table) else _no_rows(table.schema)
            columns = {key: batch.column(key) for key in batch.schema.names if key not in _NUMBERS}
            parent = {PARENT: batch.column(PARENT)} if name in self._above else {}
            self._connection.register(
                f"rows_{n}", pa.table({RECORD: batch.column(RECORD), **parent, "row": nested(columns)})
            )
        top = " UNION ALL ".join(
            f'SELECT {RECORD}, to_json("row") AS line FROM {self._family(name, numbers)}'
            for name in tables
            if self._above.get(name) not in tables
        )
        return _joined(self._connection, top, limit)

    def _family(self, name: str, numbers: Mapping[str, int]) -> str:
        """SQL of the rows of a type, each with the rows below it in arrays."""
        query, added = f"rows_{numbers[name]} r", []
        for child in numbers:
            if self._above.get(child) == name:
                n = numbers[child]
                query += (
                    f' LEFT JOIN (SELECT {PARENT}, list("row" ORDER BY {RECORD}) AS found '
                    f"FROM {self._family(child, numbers)} GROUP BY {PARENT}) c{n} ON c{n}.{PARENT} = r.{RECORD}"
                )
                added.append(f"{_quoted(child)} := coalesce(c{n}.found, [])")
        row = f'struct_insert(r."row", {", ".join(added)})' if added else 'r."row"'
        own = f", r.{PARENT}" if name in self._above else ""
        return f'(SELECT r.{RECORD}{own}, {row} AS "row" FROM {query})'


_NUMBERS = (RECORD, PARENT, POSITION)


def _no_rows(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema)


def json_lists(connection: duckdb.DuckDBPyConnection, batch: pa.RecordBatch) -> pa.Table:
    """The batch with its tables (lists) as JSON text, and bytes as text, for forms that have neither."""
    connection.register("flat", batch)
    columns = []
    for field in batch.schema:
        quoted = _quoted(field.name)
        if pa.types.is_list(field.type):
            columns.append(f"CAST(to_json({quoted}) AS VARCHAR) AS {quoted}")
        elif pa.types.is_fixed_size_binary(field.type):
            columns.append(f"CAST({quoted} AS VARCHAR) AS {quoted}")
        else:
            columns.append(quoted)
    return connection.execute(f"SELECT {', '.join(columns)} FROM flat").to_arrow_table()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
