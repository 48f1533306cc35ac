"""The byte proof: every record decoded, encoded again, and held against the bytes it came from.

For each field it counts how often its bytes came back exactly, by a named rule (a sign that is not the
preferred one, blanks that were trimmed), or not at all, with the first record of each. Bytes that no field
describes are held against the rule that fills them, the length words against those that would be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.base import RECORD
from connectors.cobol.codepage import code_page
from connectors.cobol.encode.placing import Slot, place
from connectors.cobol.encode.records import BLOCK, Encoder
from connectors.cobol.encode.rules import BLANKS_CUT, INVALID, classify
from connectors.cobol.encode.writers import CannotEncode, Writer
from connectors.cobol.kernels import writing, writing_text
from connectors.layout import Usage

__all__ = ["Difference", "FieldProof", "Piece", "Proof", "SegmentProver"]

NO_FIELD = "(bytes of no field)"
FILL_RULE = "FILLER as its PICTURE says, blanks or zero; other bytes X'00'"

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """Some records of one type as they stand in a file: `data` begins at byte `base` of `file`."""

    file: str
    base: int
    data: NDArray[np.uint8]
    starts: Positions
    ends: Positions
    records: Positions


@dataclass
class Difference:
    """Fields that did not come back exactly, for one reason; the rest tells of the first of them."""

    name: str
    is_rule: bool
    count: int
    record: int
    file: str
    offset: int
    source: str
    """Bytes in hexadecimal, as `encoded` is."""
    encoded: str


@dataclass
class FieldProof:
    """What became of one field. `unit` is what `count` counts: "fields", elements of tables each, or "bytes"."""

    segment: str
    field: str
    usage: str = ""
    picture: str = ""
    unit: str = "fields"
    count: int = 0
    exact: int = 0
    differences: dict[str, Difference] = field(default_factory=dict)

    @property
    def by_rule(self) -> int:
        return sum(each.count for each in self.differences.values() if each.is_rule)

    @property
    def not_reproduced(self) -> int:
        return self.count - self.exact - self.by_rule

    def note(self, found: Difference) -> None:
        """Count a difference; the first of its kind stays the example."""
        known = self.differences.get(found.name)
        if known is None:
            self.differences[found.name] = found
        else:
            known.count += found.count


@dataclass
class Proof:
    """What the whole source came to. `invalid` counts refused records, `filtered` those taken out by a rule."""

    fields: list[FieldProof] = field(default_factory=list)
    records: int = 0
    invalid: int = 0
    filtered: int = 0
    bytes: int = 0
    faults: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """Refused records by (segment, field, code)."""
    not_compared: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether every byte came back exactly or by a named rule."""
        return not (self.invalid or self.not_compared or any(each.not_reproduced for each in self.fields))


class SegmentProver:
    """Proves the records of one type, piece by piece."""

    def __init__(self, encoder: Encoder, decode: Callable[..., Any]) -> None:
        self.encoder, self.decode = encoder, decode
        self.segment = encoder.plan.segment
        self.found: dict[str, FieldProof] = {}
        self.refused: dict[str, str] = {}
        """Fields that cannot be encoded yet, and why."""

    def fields(self) -> list[FieldProof]:
        """In the order of the record, with what no field describes at the end."""
        return sorted(self.found.values(), key=lambda each: each.field == NO_FIELD)

    def prove(self, piece: Piece) -> Any:
        """Decode, encode and compare; gives what the decoder gave, for its rejects."""
        decoded = self.decode(piece.data, piece.starts, piece.ends, piece.records)
        rows = decoded.rows
        numbers = rows.column(RECORD).to_numpy()
        kept = piece
        if len(numbers) != len(piece.records):
            at = np.searchsorted(piece.records, numbers)
            kept = Piece(piece.file, piece.base, piece.data, piece.starts[at], piece.ends[at], numbers)
        self._compare(kept, rows)
        return decoded

    def _compare(self, piece: Piece, rows: pa.RecordBatch) -> None:
        placing = place(self.encoder.plan, rows)
        # a fixed record is compared to its end, whatever the description leaves of it
        starts, ends = self.encoder.lay_out(placing)
        written = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
        compared = [
            _Compared(slot, writer, piece, starts, self._field(slot))
            for slot in placing.slots
            if slot.values is not None and (writer := self._writer(slot))
        ]
        for low in range(0, len(starts), BLOCK):
            high = min(low + BLOCK, len(starts))
            for each in compared:
                each.run(written, low, high, self.encoder.source)
        self._rest(piece, placing.slots, compared, starts, ends)

    def _writer(self, slot: Slot) -> Writer | None:
        try:
            return self.encoder.writer(slot)
        except CannotEncode as error:
            self.refused[slot.name] = str(error)
            return None

    def _field(self, slot: Slot) -> FieldProof:
        item = slot.leaf.field
        return self.found.setdefault(
            slot.name, FieldProof(self.segment, slot.name, item.usage.value, item.picture)
        )

    def _rest(
        self, piece: Piece, slots: Sequence[Slot], compared: list[_Compared], starts: Positions, ends: Positions
    ) -> None:
        """The bytes that no field describes, against the rule that fills them."""
        expected = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
        known = np.zeros(len(piece.data), np.uint8)
        fillers = [(slot, self.encoder.writer(slot)) for slot in slots if slot.values is None]
        for low in range(0, len(starts), BLOCK):
            high = min(low + BLOCK, len(starts))
            for slot, writer in fillers:
                span = slot.frame.span(low, high)
                writer.run(expected, slot.frame.placed(starts), *span)
            for each in compared:
                each.cover(known, low, high)
        stops = np.minimum(piece.ends, piece.starts + (ends - starts))
        total, other, first, at = writing_text.uncovered(
            known, piece.data, piece.starts, stops, expected, starts, 0, len(starts)
        )
        surplus = np.maximum(piece.ends - stops, 0)
        if not total and not surplus.any():
            return
        proof = self.found.setdefault(NO_FIELD, FieldProof(self.segment, NO_FIELD, unit="bytes"))
        proof.count += int(total)
        proof.exact += int(total - other)
        if surplus.any():
            row = int(np.argmax(surplus > 0))
            at_end = int(stops[row])
            behind = piece.data[at_end : min(at_end + 16, int(piece.ends[row]))].tobytes().hex()
            count, record = int(surplus.sum()), int(piece.records[row])
            proof.count += count
            proof.note(
                Difference("behind the last field", False, count, record, piece.file, piece.base + at_end, behind, "")
            )
        if other:
            stop = min(at + 16, int(stops[first]))
            begin = int(starts[first] + at - piece.starts[first])
            theirs, ours = piece.data[at:stop], expected[begin : begin + stop - at]
            record, place_ = int(piece.records[first]), piece.base + int(at)
            proof.note(
                Difference(
                    "not as the rule fills them", False, int(other), record, piece.file, place_,
                    theirs.tobytes().hex(), ours.tobytes().hex(),
                )
            )  # fmt: skip


class _Compared:
    """One field of a piece while it is written and compared."""

    def __init__(self, slot: Slot, writer: Writer, piece: Piece, starts: Positions, proof: FieldProof) -> None:
        self.slot, self.writer, self.piece, self.proof = slot, writer, piece, proof
        frame = slot.frame
        self.ours = frame.placed(starts)
        self.theirs = frame.placed(piece.starts)
        self.ends = frame.of_rows(piece.ends)
        self.found = np.empty(len(self.ours), np.uint8)
        page = code_page(slot.leaf.code_page)
        self.blank = np.uint8(page.blank if slot.leaf.field.usage is not Usage.NATIONAL else 0x20)

    def run(self, written: NDArray[np.uint8], low: int, high: int, source: Any) -> None:
        """Write the field of records [low, high), and hold it against the source before the next is written."""
        low, high = self.slot.frame.span(low, high)
        leaf = self.slot.leaf
        self.writer.run(written, self.ours, low, high)
        different = writing_text.compare(
            self.piece.data, self.theirs, self.ends, written, self.ours, low, high,
            leaf.offset, leaf.field.length, self.blank, self.writer.status, self.found,
        )  # fmt: skip
        self.proof.count += high - low
        self.proof.exact += high - low - int(different)
        if not different:
            return
        found = self.found[low:high]
        self.proof.count -= int(np.count_nonzero(found == writing_text.ABSENT_THERE))
        wrong = low + np.flatnonzero((found == writing_text.DIFFERENT) | (found == writing_text.CUT_THERE))
        if len(wrong):
            self._explain(wrong, written, source)

    def cover(self, known: NDArray[np.uint8], low: int, high: int) -> None:
        leaf, span = self.slot.leaf, self.slot.frame.span(low, high)
        writing_text.cover(known, self.theirs, self.ends, *span, leaf.offset, leaf.field.length, self.writer.status)

    def _explain(self, wrong: Positions, written: NDArray[np.uint8], source: Any) -> None:
        leaf, status = self.slot.leaf, self.writer.status
        width = leaf.field.length
        theirs, ours = (np.empty((len(wrong), width), np.uint8) for _ in range(2))
        writing_text.gather(self.piece.data, self.theirs, self.ends, wrong, leaf.offset, width, self.blank, theirs)
        far = np.full(len(self.ours), len(written), np.int64)
        writing_text.gather(written, self.ours, far, wrong, leaf.offset, width, self.blank, ours)
        for name, is_rule, marks in self._reasons(wrong, status[wrong], theirs, ours, source):
            n = int(np.argmax(marks))
            element = int(wrong[n])
            row = element if self.slot.frame.rows is None else int(self.slot.frame.rows[element])
            at = int(self.theirs[element]) + leaf.offset
            there = max(min(width, int(self.ends[element]) - at), 0)
            count, record = int(np.count_nonzero(marks)), int(self.piece.records[row])
            shown = theirs[n, :there].tobytes().hex(), ours[n].tobytes().hex()
            self.proof.note(
                Difference(name, is_rule, count, record, self.piece.file, self.piece.base + at, *shown)
            )

    def _reasons(
        self, wrong: Positions, status: NDArray[np.uint8], theirs: Any, ours: Any, source: Any
    ) -> Iterator[tuple[str, bool, NDArray[np.bool_]]]:
        cut = self.found[wrong] == writing_text.CUT_THERE
        if cut.any():
            yield BLANKS_CUT, True, cut
        null = ~cut & (status == writing.BLANKS)
        if null.any():
            yield INVALID, False, null
        for code in np.unique(status[status >= writing.FULL]):
            yield writing.ENCODE_FAULTS[int(code)][1], False, status == code
        valued = np.flatnonzero(~cut & (status == writing.WRITE))
        if len(valued):
            for name, is_rule, marks in classify(self.slot.leaf, source, theirs[valued], ours[valued]):
                whole = np.zeros(len(wrong), np.bool_)
                whole[valued[marks]] = True
                yield name, is_rule, whole


def add_faults(proof: Proof, rejects: pa.Table) -> None:
    """Count the refused records and their faults."""
    if not rejects.num_rows:
        return
    proof.invalid += int(pc.count_distinct(rejects.column(RECORD)).as_py())
    counted = rejects.group_by(["segment", "field", "code"]).aggregate([([], "count_all")])
    for row in counted.to_pylist():
        key = (row["segment"], row["field"], row["code"])
        proof.faults[key] = proof.faults.get(key, 0) + int(row["count_all"])
