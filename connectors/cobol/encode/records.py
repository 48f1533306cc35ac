"""Rows of one record type into the bytes of their records: the inverse of `Decoder`.

    encoder = Encoder(plan, decoder.schema, source)
    encoded = encoder.encode(rows)                 # the batch that the decoder gave, or one of its schema
    encoded.data[encoded.starts[0]:encoded.ends[0]]    # the bytes of the first record

Bytes that no field describes are filled by rule: a FILLER as its PICTURE says, with blanks or zero, and what
lies between or behind the fields (slack bytes, the rest of a shorter redefinition) with blanks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import RECORD, REJECTS
from connectors.cobol.codepage import code_page
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.placing import Placing, Slot, place
from connectors.cobol.encode.texts import blank_of
from connectors.cobol.encode.writers import Writer, make_filler, make_writer
from connectors.cobol.kernels import writing, writing_text
from connectors.cobol.plan import Leaf, Node, Plan

__all__ = ["BLOCK", "Encoded", "Encoder"]

BLOCK = 2048
"""Records written before the next field is turned to, as in the decoder."""

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Encoded:
    """Record i is data[starts[i]:ends[i]] and has the number records[i].

    `faults` are REJECTS rows: a value that its field cannot hold. A record with one is not to be used.
    """

    data: NDArray[np.uint8]
    starts: Positions
    ends: Positions
    records: Positions
    faults: pa.Table


class Encoder:
    """Encodes rows of one plan. `plan` is made with `fillers: keep`, so that it has every byte that is named.

    Args:
        schema: of the rows, as the decoder of this record type gives it.
        record_length: of the file, where its records have one length.
    """

    def __init__(
        self, plan: Plan, schema: pa.Schema, source: CobolSource, record_length: int | None = None
    ) -> None:
        self.plan, self.schema, self.source = plan, schema, source
        self.record_length = record_length
        self._shared = _overlaps(plan.nodes)

    def encode(self, rows: pa.RecordBatch) -> Encoded:
        """The bytes of these rows.

        Raises:
            CannotEncode: a field's usage has no writer yet.
        """
        placing = place(self.plan, rows)
        starts, ends = self.lay_out(placing)
        data = self.room(ends)
        faults = list(placing.faults)
        fillers = [(slot, self.writer(slot)) for slot in placing.slots if slot.values is None]
        fields = [(slot, self.writer(slot)) for slot in placing.slots if slot.values is not None]
        self._write(fillers, data, starts)
        if self.is_shared(placing):
            self._merge(fields, data, starts)
        else:
            self._write(fields, data, starts)
        for slot, writer in fields:
            faults += faults_of(slot, writer)
        records = rows.column(RECORD).to_numpy()
        return Encoded(data, starts, ends, records, self.rejects(faults, records))

    def lay_out(self, placing: Placing, found: Positions | None = None) -> tuple[Positions, Positions]:
        """(starts, ends) of the records, one behind the other.

        Where length words or line ends say how long a record is, it ends with the last field that is live in
        it. `found` are the lengths of records that are there already: one that goes on to where a longer
        redefinition would end is as long as it is.
        """
        whole = placing.moved + self.plan.length
        lengths = whole
        if self.record_length is not None:
            lengths = np.maximum(whole, self.record_length)
        elif self.plan.conditions and not self.source.is_fixed:
            lengths = placing.reach
            if found is not None:
                lengths = np.clip(found, lengths, np.maximum(whole, lengths))
        ends = np.cumsum(lengths)
        return ends - lengths, ends

    def room(self, ends: Positions) -> NDArray[np.uint8]:
        """Blanks for as many bytes as the records take: what no field describes stays blank."""
        return np.full(
            int(ends[-1]) if len(ends) else 0, blank_of(code_page(self.source.code_page)), np.uint8
        )

    def writer(self, slot: Slot) -> Writer:
        if slot.values is None:
            return make_filler(slot.leaf, len(slot.frame.starts), slot.alive, self.source)
        return make_writer(slot.leaf, slot.values, slot.alive, self.source)

    def rejects(self, faults: list[tuple[Positions, str, int]], records: Positions) -> pa.Table:
        """REJECTS rows, in record order."""
        if not faults:
            return REJECTS.empty_table()
        sizes = [len(rows) for rows, _, _ in faults]
        texts = [(path, *writing.ENCODE_FAULTS[code]) for _, path, code in faults]
        table = pa.table(
            [
                pa.array(records[np.concatenate([rows for rows, _, _ in faults])], pa.int64()),
                pa.array([self.plan.segment] * sum(sizes), pa.string()),
                *(pa.array(np.repeat([text[n] for text in texts], sizes), pa.string()) for n in range(3)),
            ],
            schema=REJECTS,
        )
        return table.sort_by([(RECORD, "ascending")])

    def is_shared(self, placing: Placing) -> bool:
        """Whether two descriptions of the same bytes are live in the same record of these."""
        for one, other in self._shared:
            both = [placing.met[n] for n in {*one, *other}]
            if not both or bool(np.logical_and.reduce(both).any()):
                return True
        return False

    def _write(self, fields: list[tuple[Slot, Writer]], data: NDArray[np.uint8], starts: Positions) -> None:
        places = {id(slot.frame): slot.frame.placed(starts) for slot, _ in fields}
        for low in range(0, len(starts), BLOCK):
            high = min(low + BLOCK, len(starts))
            for slot, writer in fields:
                writer.run(data, places[id(slot.frame)], *slot.frame.span(low, high))

    def _merge(self, fields: list[tuple[Slot, Writer]], data: NDArray[np.uint8], starts: Positions) -> None:
        """As `_write`, where several fields may describe the same bytes: they must agree on them."""
        known, scratch = np.zeros(len(data), np.uint8), np.empty(len(data), np.uint8)
        for slot, writer in fields:
            places, leaf = slot.frame.placed(starts), slot.leaf
            writer.run(scratch, places, 0, len(places))
            writer.bad += writing_text.merge(
                scratch, known, data, places, 0, len(places), leaf.offset, leaf.field.length, writer.status
            )


def faults_of(slot: Slot, writer: Writer) -> list[tuple[Positions, str, int]]:
    """(rows, path, code) of the values that do not fit."""
    if not writer.bad:
        return []
    wrong = np.flatnonzero(writer.status >= writing.FULL)
    found = []
    for code in np.unique(writer.status[wrong]):
        elements = wrong[writer.status[wrong] == code]
        rows = elements if slot.frame.rows is None else slot.frame.rows[elements]
        found.append((np.unique(rows), slot.name, int(code)))
    return found


def _overlaps(nodes: tuple[Node, ...]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The conditions of each two fields that may describe the same bytes. FILLERs count for nothing here."""
    found: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    spans = sorted(
        (node.offset, node.offset + _size(node), node.live) for node in nodes if not node.field.is_filler
    )
    reached: list[tuple[int, tuple[int, ...]]] = []
    for start, stop, live in spans:
        reached = [each for each in reached if each[0] > start]
        found |= {(other, live) for _, other in reached}
        reached.append((stop, live))
    for node in nodes:
        if not isinstance(node, Leaf):
            found |= {((), ()) for _ in _overlaps(node.nodes)}
    return found


def _size(node: Node) -> int:
    return node.field.length if isinstance(node, Leaf) else node.stride * node.maximum
