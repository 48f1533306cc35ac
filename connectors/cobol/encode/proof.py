"""The byte proof: every record decoded, encoded again, and held against the bytes it came from.

For each field it counts how often its bytes came back exactly, by a named rule (a sign that is not the
preferred one, blanks that were trimmed), or not at all, with the first record of each. Bytes that no field
describes are held against the rule that fills them, the length words against those that would be written.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.base import RECORD
from connectors.cobol.description import CobolSource
from connectors.cobol.encode.placing import Frame, Slot, place
from connectors.cobol.encode.records import BLOCK, Encoder
from connectors.cobol.encode.rules import BLANKS_CUT, INVALID, classify
from connectors.cobol.encode.texts import blanks
from connectors.cobol.encode.writers import CannotEncode, Writer
from connectors.cobol.kernels import writing, writing_text

__all__ = ["Difference", "FieldProof", "Piece", "Proof", "SegmentProver"]

NO_FIELD = "(bytes of no field)"

Positions = NDArray[np.int64]


@dataclass(frozen=True)
class Piece:
    """Some records of one type as they stand in a file: `data` begins at byte `base` of `file`.

    `places` say where each record's first byte is, where that is not `starts`: `data` was put together from
    segments. Offsets of the bytes behind it are then those that they would have in one segment.
    """

    file: str
    base: int
    data: NDArray[np.uint8]
    starts: Positions
    ends: Positions
    records: Positions
    places: Positions | None = None

    def difference(
        self, name: str, count: int, row: int, at: int, theirs: str, ours: str, *, is_rule: bool = False
    ) -> Difference:
        """`count` differences, of which that at byte `at` of `data`, in the record `row`, is the first."""
        if self.places is not None:
            at += int(self.places[row] - self.starts[row])
        return Difference(
            name, is_rule, count, int(self.records[row]), self.file, self.base + at, theirs, ours
        )


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
    differences: dict[str, Difference] = dataclasses.field(default_factory=dict)

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

    fields: list[FieldProof] = dataclasses.field(default_factory=list)
    records: int = 0
    invalid: int = 0
    filtered: int = 0
    bytes: int = 0
    faults: dict[tuple[str, str, str], int] = dataclasses.field(default_factory=dict)
    """Refused records by (segment, field, code)."""
    not_compared: list[str] = dataclasses.field(default_factory=list)

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
            places = None if piece.places is None else piece.places[at]
            kept = Piece(
                piece.file, piece.base, piece.data, piece.starts[at], piece.ends[at], numbers, places
            )
        self._compare(kept, rows)
        return decoded

    def _compare(self, piece: Piece, rows: pa.RecordBatch) -> None:
        placing = place(self.encoder.plan, rows)
        starts, ends = self.encoder.lay_out(placing, piece.ends - piece.starts)
        written = self.encoder.room(ends)
        seats: dict[int, _Seats] = {}
        for slot in placing.slots:
            seats.setdefault(id(slot.frame), _Seats(slot.frame, piece, starts))
        fillers = [
            (self.encoder.writer(slot), seats[id(slot.frame)])
            for slot in placing.slots
            if slot.values is None
        ]
        compared = [
            _Compared(slot, writer, piece, seats[id(slot.frame)], self._field(slot), self.encoder.source)
            for slot in placing.slots
            if slot.values is not None and (writer := self._writer(slot))
        ]
        changed = np.ones(len(starts), np.uint8)
        apart = self.encoder.is_shared(placing) or bool(self.refused)
        # where fields share bytes each is compared before the next is written, and the FILLERs stand elsewhere
        filled = self.encoder.room(ends) if apart else written
        known = np.zeros(0, np.uint8)
        for low in range(0, len(starts), BLOCK):
            high = min(low + BLOCK, len(starts))
            for writer, seat in fillers:
                writer.run(filled, seat.ours, *seat.frame.span(low, high))
            if not apart:
                for each in compared:
                    each.write(written, low, high)
                if not writing_text.compare_records(
                    piece.data, piece.starts, piece.ends, written, starts, ends, low, high, changed
                ):
                    described = sum(each.count_all(low, high) for each in compared)
                    self._no_field(int((ends[low:high] - starts[low:high]).sum()) - described)
                    continue
            for each in compared:
                if apart:
                    each.write(written, low, high)
                each.compare(written, changed, low, high, self.encoder.source)
            known = known if len(known) else np.zeros(len(piece.data), np.uint8)
            for each in compared:
                each.cover(known, low, high)
            for slot in placing.slots:
                if slot.name in self.refused:  # not compared, but a field's all the same
                    item, seat = slot.leaf, seats[id(slot.frame)]
                    everywhere = np.zeros(len(seat.theirs), np.uint8)
                    writing_text.cover(
                        known, seat.theirs, seat.ends, *slot.frame.span(low, high), item.offset,
                        item.field.length, everywhere,
                    )  # fmt: skip
            self._rest(piece, known, filled, starts, ends, low, high)

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

    def _no_field(self, count: int) -> FieldProof | None:
        """Count bytes that no field describes, which came back as the rule fills them."""
        if not count:
            return None
        proof = self.found.setdefault(NO_FIELD, FieldProof(self.segment, NO_FIELD, unit="bytes"))
        proof.count += count
        proof.exact += count
        return proof

    def _rest(
        self, piece: Piece, known: NDArray[np.uint8], filled: NDArray[np.uint8], starts: Positions,
        ends: Positions, low: int, high: int,
    ) -> None:  # fmt: skip
        """The bytes that no field describes, against the rule that fills them."""
        stops = np.minimum(piece.ends, piece.starts + (ends - starts))
        total, other, first, at = writing_text.uncovered(
            known, piece.data, piece.starts, stops, filled, starts, low, high
        )
        surplus = np.maximum(piece.ends[low:high] - stops[low:high], 0)
        proof = self._no_field(int(total) + int(surplus.sum()))
        if proof is None:
            return
        if other:
            stop = min(at + 16, int(stops[first]))
            begin = int(starts[first] + at - piece.starts[first])
            shown = piece.data[at:stop].tobytes().hex(), filled[begin : begin + stop - at].tobytes().hex()
            proof.exact -= int(other)
            proof.note(
                piece.difference("not as the rule fills them", int(other), int(first), int(at), *shown)
            )
        if surplus.any():
            row = low + int(np.argmax(surplus > 0))
            at = int(stops[row])
            behind = piece.data[at : min(at + 16, int(piece.ends[row]))].tobytes().hex()
            proof.exact -= int(surplus.sum())
            proof.note(piece.difference("behind the last field", int(surplus.sum()), row, at, behind, ""))


@dataclass
class _Seats:
    """The elements of a frame: where they are written, and where they stand in the source."""

    frame: Frame
    piece: Piece
    starts: Positions

    @cached_property
    def ours(self) -> Positions:
        return self.frame.placed(self.starts)

    @cached_property
    def theirs(self) -> Positions:
        return self.frame.placed(self.piece.starts)

    @cached_property
    def ends(self) -> Positions:
        return self.frame.of_rows(self.piece.ends)

    @cached_property
    def changed(self) -> NDArray[np.uint8]:
        """Room for what `compare` must look at."""
        return np.empty(len(self.frame.starts), np.uint8)


class _Compared:
    """One field of a piece while it is written and compared."""

    def __init__(
        self, slot: Slot, writer: Writer, piece: Piece, seats: _Seats, proof: FieldProof, source: CobolSource
    ) -> None:
        self.slot, self.writer, self.piece, self.seats, self.proof = slot, writer, piece, seats, proof
        self.found = np.empty(len(slot.frame.starts), np.uint8)
        self.blanks = blanks(slot.leaf, source)

    def write(self, written: NDArray[np.uint8], low: int, high: int) -> None:
        self.writer.run(written, self.seats.ours, *self.slot.frame.span(low, high))

    def count_all(self, low: int, high: int) -> int:
        """Count the field in records that are the same as a whole; gives its bytes in them."""
        low, high = self.slot.frame.span(low, high)
        count = high - low
        if self.slot.alive is not None:
            count -= int(np.count_nonzero(self.writer.status[low:high] == writing.SKIP))
        self.proof.count += count
        self.proof.exact += count
        return count * self.slot.leaf.field.length

    def compare(
        self, written: NDArray[np.uint8], changed: NDArray[np.uint8], low: int, high: int, source: Any
    ) -> None:
        """Hold the field of records [low, high) against the source; `changed` records need a look."""
        frame, leaf, seats = self.slot.frame, self.slot.leaf, self.seats
        low, high = frame.span(low, high)
        marks = changed
        if frame.rows is not None:
            marks = seats.changed
            marks[low:high] = changed[frame.rows[low:high]]
        there, alike = writing_text.compare(
            self.piece.data, seats.theirs, seats.ends, written, seats.ours, low, high,
            leaf.offset, leaf.field.length, self.blanks, self.writer.status, marks, self.found,
        )  # fmt: skip
        self.proof.count += int(there)
        self.proof.exact += int(alike)
        if there != alike:
            found = self.found[low:high]
            wrong = (found == writing_text.DIFFERENT) | (found == writing_text.CUT_THERE)
            self._explain(low + np.flatnonzero(wrong), written, source)

    def cover(self, known: NDArray[np.uint8], low: int, high: int) -> None:
        leaf, span, seats = self.slot.leaf, self.slot.frame.span(low, high), self.seats
        writing_text.cover(
            known, seats.theirs, seats.ends, *span, leaf.offset, leaf.field.length, self.writer.status
        )

    def _explain(self, wrong: Positions, written: NDArray[np.uint8], source: Any) -> None:
        leaf, seats, status = self.slot.leaf, self.seats, self.writer.status
        width = leaf.field.length
        theirs, ours = (np.empty((len(wrong), width), np.uint8) for _ in range(2))
        writing_text.gather(
            self.piece.data, seats.theirs, seats.ends, wrong, leaf.offset, width, self.blanks, theirs
        )
        whole = np.full(len(seats.ours), len(written), np.int64)
        writing_text.gather(written, seats.ours, whole, wrong, leaf.offset, width, self.blanks, ours)
        for name, is_rule, marks in self._reasons(wrong, status[wrong], theirs, ours, source):
            n = int(np.argmax(marks))
            element = int(wrong[n])
            row = element if self.slot.frame.rows is None else int(self.slot.frame.rows[element])
            at = int(seats.theirs[element]) + leaf.offset
            there = max(min(width, int(seats.ends[element]) - at), 0)
            shown = theirs[n, :there].tobytes().hex(), ours[n].tobytes().hex()
            count = int(np.count_nonzero(marks))
            self.proof.note(self.piece.difference(name, count, row, at, *shown, is_rule=is_rule))

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
