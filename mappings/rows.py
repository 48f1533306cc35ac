"""The rows a table is made from, as Arrow arrays: records of a segment, or elements of a table in them.

Elements are laid out by Arrow's own list offsets, so nothing is copied but what a deeper row takes from the
rows around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mappings.fields import PARENT, PLACE, RECORD, FieldRef

__all__ = ["Rows"]


class Rows:
    """Some rows and how to find a field of each.

    Args:
        records: record number of each row.
        columns: arrays by name: the fields of a record, or the members of an element.
        outer: the rows that these are elements of.
        index: for each row, which of the outer rows it belongs to.
        positions: for each row, its 1-based number within it.
        kept: which of the arrays' values are rows, None for all.
        above: the records that these stand under, and for each row its parent's record number.
    """

    def __init__(
        self,
        records: pa.Array,
        columns: Mapping[str, pa.Array],
        element: pa.Array | None = None,
        outer: Rows | None = None,
        index: npt.NDArray[np.int64] | None = None,
        positions: npt.NDArray[np.int64] | None = None,
        kept: npt.NDArray[np.bool_] | None = None,
        above: tuple[Rows, npt.NDArray[np.int64]] | None = None,
    ) -> None:
        self.records = records
        self._columns = columns
        self._element = element
        self._outer = outer
        self.index = index
        self.positions = positions
        self._kept = kept
        self._above = above

    @classmethod
    def of_batch(cls, batch: pa.RecordBatch | pa.Table, above: Rows | None = None) -> Rows:
        """The records of a segment; `above` are those that they stand under."""
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        records = _one(columns[RECORD]).cast(pa.int64())
        if above is None:
            return cls(records, columns)
        parents, places = (np.asarray(_one(columns[name])) for name in (PARENT, PLACE))
        return cls(records, columns, positions=places, above=(above, parents))

    def __len__(self) -> int:
        return len(self.records)

    def field(self, ref: FieldRef) -> pa.Array:
        """The values of a field, one a row."""
        if ref.up and self._outer is not None and self.index is not None:
            return self._outer.field(replace(ref, up=ref.up - 1)).take(pa.array(self.index))
        if ref.above and self._above is not None:
            rows, parents = self._above
            return rows.field(replace(ref, above=ref.above - 1)).take(rows.find(parents))
        steps = list(ref.steps)
        found = self._element if self._element is not None else _one(self._columns[str(steps.pop(0))])
        for step in steps:
            found = _nth(found, step) if isinstance(step, int) else _member(found, str(step))
        found = _plain(found)
        return found if self._kept is None else found.filter(pa.array(self._kept))

    def find(self, numbers: npt.NDArray[np.int64]) -> pa.Array:
        """Which of these rows, in record order, are the records with these numbers."""
        own = np.asarray(self.records)
        places = np.searchsorted(own, numbers)
        if len(numbers) and not (len(own) and (own[np.minimum(places, len(own) - 1)] == numbers).all()):
            raise ValueError("a record stands under a parent whose row was not given with it")
        return pa.array(places)

    def elements(self, ref: FieldRef) -> Rows:
        """A row for each element of a table (OCCURS) in these rows."""
        lists = self.field(ref)
        lengths = _lengths(lists)
        index = np.repeat(np.arange(len(lists), dtype=np.int64), lengths)
        starts = np.cumsum(lengths) - lengths
        positions = np.arange(len(index), dtype=np.int64) - starts[index] + 1
        return Rows(self.records.take(pa.array(index)), {}, lists.flatten(), self, index, positions)

    def filter(self, mask: npt.NDArray[np.bool_]) -> Rows:
        """The rows where `mask` is true."""
        kept = mask
        if self._kept is not None:
            kept = self._kept.copy()
            kept[self._kept] = mask
        index = None if self.index is None else self.index[mask]
        positions = None if self.positions is None else self.positions[mask]
        records = self.records.filter(pa.array(mask))
        above = None if self._above is None else (self._above[0], self._above[1][mask])
        return Rows(records, self._columns, self._element, self._outer, index, positions, kept, above)


def _one(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    if not isinstance(column, pa.ChunkedArray):
        return column
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _plain(array: pa.Array) -> pa.Array:
    """Text in one Arrow type; other values as they are."""
    type_ = array.type
    if pa.types.is_dictionary(type_):
        return _plain(array.dictionary_decode())
    if pa.types.is_large_string(type_) or pa.types.is_string_view(type_) or pa.types.is_null(type_):
        return array.cast(pa.string())
    return array.cast(pa.float64()) if pa.types.is_float32(type_) else array


def _lengths(lists: pa.Array) -> npt.NDArray[np.int64]:
    return np.asarray(pc.fill_null(pc.list_value_length(lists), 0).cast(pa.int64()))


def _member(structs: pa.Array, name: str) -> pa.Array:
    """A member of structs; NULL where the struct is."""
    return structs.flatten()[structs.type.get_field_index(name)]


def _nth(lists: pa.Array, number: int) -> pa.Array:
    """The element with a number (1-based); NULL where the list is shorter."""
    lengths = _lengths(lists)
    starts = np.cumsum(lengths) - lengths
    places = pa.array(starts + number - 1, mask=lengths < number)
    return lists.flatten().take(places)
