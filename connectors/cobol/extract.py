"""One file of COBOL records: its partitions, its records in buffers, and records by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from connectors.cobol.columns import room
from connectors.cobol.description import CobolSource
from connectors.compression import compression_of, forward_only
from connectors.framing import Cut, FixedFramer, Framer
from connectors.index import Index, IndexStore, Mark
from connectors.storage import open_binary
from migrate.errors import FramingError, SourceError

__all__ = ["READ", "Extract"]

READ = 4 << 20
"""Bytes read at a time: a chunk's columns then take some tens of MiB."""

_CUTTING = {
    "compression", "record_format", "record_length", "line_end", "line_nulls", "rdw", "bdw", "header_bytes",
    "trailer_bytes", "record_prefix_bytes", "record_suffix_bytes", "length_field", "variable_occurs", "code_page",
    "code_pages", "dialect", "sign_overpunch",
}  # fmt: skip
"""The words of a description that say where records begin and end; the layout's digest completes them."""

_TYPES = {"segments", "hierarchy"}
"""The words that say which records begin a family."""

_TRIES = 16
"""Families of a buffer that are tried before the next buffer is: blocks that are not taken apart may hold several."""

_CHANGED = "the records here are not those that were there when it was cut"
_ENDLESS = 1 << 62
"""More bytes than any file has: the end of one whose size is not known yet."""
_LEAVE_IT = "Let nothing write to the extract while it is read, and start again"

Bytes = NDArray[np.uint8]


class Extract:
    """A file and how it is cut. Of a compressed file all offsets and sizes are those of what it holds.

    Args:
        layout: a text that changes with the record descriptions.
        begins: which records of a buffer a partition may begin with, where a family must not be parted; None: all.
    """

    def __init__(
        self,
        address: str,
        source: CobolSource,
        framer: Framer,
        layout: str,
        store: IndexStore,
        begins: Callable[[Bytes, Cut], NDArray[np.bool_]] | None = None,
    ) -> None:
        self.address, self.source, self.framer = address, source, framer
        self._store = store
        self._compression = compression_of(address, source.compression)
        self._begins = begins
        self._described = layout + source.model_dump_json(include=_CUTTING | (_TYPES if begins else set()))

    @property
    def _is_computed(self) -> bool:
        """Whether the place of every record follows from its number, and any of them may begin a partition."""
        return isinstance(self.framer, FixedFramer) and self._begins is None

    @property
    def forward_only(self) -> bool:
        """Whether it can only be read from its first byte on, and so is one partition."""
        return forward_only(self.address, self._compression)

    # -- where its records stand ----------------------------------------------------------------------------

    @property
    def index(self) -> Index:
        """Found by one pass over the file, or kept from an earlier one; computed for records of one length.

        Asked for anew each time, so that a file that changed is found out.

        Raises:
            FramingError: the file cannot be cut into records.
            SourceError: it cannot be read, holds nothing, or changed while it was read.
        """
        if isinstance(self.framer, FixedFramer) and self._is_computed and not self.forward_only:
            return self._computed(self.framer.stride, self._measured())
        return self._store.index(self.address, self._described, self._built)

    def body(self) -> tuple[int, int, int]:
        """(first byte of the records, byte after them, size)."""
        return self._body(self.index.size)

    def _body(self, size: int) -> tuple[int, int, int]:
        begin, stop = self.source.header_bytes, size - self.source.trailer_bytes
        if stop < begin:
            raise FramingError(
                "is shorter than header_bytes and trailer_bytes together", "Correct them", file=self.address
            )
        return begin, stop, size

    def _measured(self) -> int:
        """Bytes of the file's content."""
        with open_binary(self.address, compression=self._compression) as stream:
            if not self.forward_only:
                return stream.seek(0, 2)
            size = 0
            while block := stream.read(1 << 20):
                size += len(block)
        return self._not_empty(size)

    def _not_empty(self, size: int) -> int:
        if not size:
            raise SourceError("holds nothing", "Transfer the extract again", file=self.address)
        return size

    def _computed(self, stride: int, size: int) -> Index:
        begin, stop, _ = self._body(size)
        count, rest = divmod(stop - begin, stride)
        if rest:
            raise FramingError(
                f"its {size} bytes are not a whole number of records of {stride} bytes: {rest} are left over",
                "Check record_length, header_bytes and trailer_bytes; a text-mode transfer also changes the size",
                file=self.address,
                record=count + 1,
                offset=begin + count * stride,
            )
        each = max(READ // stride, 1)
        marks = [Mark(begin + low * stride, low) for low in range(0, max(count, 1), each)]
        return Index(size, count, tuple(marks))

    def _built(self) -> Index:
        if isinstance(self.framer, FixedFramer):
            computed = self._computed(
                self.framer.stride, self._measured()
            )  # refuses a rest that is no record
            if self._is_computed:
                return computed
        # where the records go on to the end, the size of a compressed file is found with them, in one pass
        known = not self.forward_only or self.source.header_bytes or self.source.trailer_bytes
        begin, stop, size = self._body(self._measured()) if known else (0, _ENDLESS, 0)
        marks, records, end = [Mark(begin, 0)], 0, begin
        for mark, raw, cut in self._buffers(marks[0], stop, stop):
            if self._begins and (found := self._family(mark, raw, cut)) and found.records > marks[-1].records:
                marks.append(found)
            records, end = records + len(cut.starts), mark.offset + cut.used
            if cut.used and not self._begins:
                marks.append(Mark(end, records, cut.state))
        if not known:
            size = stop = self._not_empty(end)
        return Index(size, records, tuple(mark for mark in marks if mark.offset < stop or mark is marks[0]))

    def pieces(self, target_bytes: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, records) of each partition: the first has the file's header, the last its trailer."""
        index = self.index
        begin, _, size = self._body(index.size)
        if self.forward_only:
            yield 0, size, index.records
            return
        if isinstance(self.framer, FixedFramer) and self._is_computed:
            stride = self.framer.stride
            each = max(target_bytes // stride, 1)
            marks = [Mark(begin + low * stride, low) for low in range(0, max(index.records, 1), each)]
        else:
            marks = [index.marks[0]]
            for mark in index.marks[1:]:
                if mark.offset - (marks[-1].offset if len(marks) > 1 else 0) >= target_bytes:
                    marks.append(mark)
        ends = [*marks[1:], Mark(size, index.records)]
        for n, (low, high) in enumerate(zip(marks, ends, strict=True)):
            yield (0 if n == 0 else low.offset), high.offset, high.records - low.records

    def _family(self, mark: Mark, raw: Bytes, cut: Cut) -> Mark | None:
        """The place before the first record of a buffer that begins a family."""
        assert self._begins is not None  # noqa: S101 - the caller looked
        roots = np.flatnonzero(self._begins(raw if cut.data is None else cut.data, cut))
        for n in roots[:_TRIES].tolist():
            if n == 0:
                return mark
            # cut anew up to that record: what the framer must know there is what it knows at the end of this
            head = self.framer.cut(raw[: cut.first_bytes[n]], at_end=False, state=mark.state)
            if len(head.starts) == n and not head.fault:
                return Mark(mark.offset + head.used, mark.records + n, head.state)
        return None

    # -- its records ----------------------------------------------------------------------------------------

    def cuts(self, start: int, end: int) -> Iterator[tuple[int, Bytes, Cut]]:
        """(offset in the file, bytes, the records in them) over the records of a partition's [start, end).

        Raises:
            FramingError: the file is not what it was when it was cut.
        """
        for place, raw, cut in self.buffers(start, end):
            yield place.offset, raw if cut.data is None else cut.data, cut

    def buffers(self, start: int, end: int) -> Iterator[tuple[Mark, Bytes, Cut]]:
        """As `cuts`, with the file's own bytes, and with what the framer was told of them."""
        index = self.index
        begin, stop, _ = self._body(index.size)
        computed = isinstance(self.framer, FixedFramer)
        first = Mark(max(start, begin), 0) if computed or start <= begin else index.at(start)
        if first is None:
            raise FramingError(_CHANGED, _LEAVE_IT, file=self.address, offset=start)
        yield from self._buffers(first, min(end, stop), stop)

    def _cut(self, mark: Mark, limit: int, stop: int) -> Iterator[tuple[int, Bytes, Cut]]:
        for place, raw, cut in self._buffers(mark, limit, stop):
            yield place.offset, raw if cut.data is None else cut.data, cut

    def _buffers(self, mark: Mark, limit: int, stop: int) -> Iterator[tuple[Mark, Bytes, Cut]]:
        """(where each buffer begins, its bytes, the records in it), from a mark to the offset `limit`."""
        position, state, records = mark.offset, mark.state, mark.records
        rest = room(0, np.uint8)
        size = READ
        with open_binary(self.address, compression=self._compression) as stream:
            stream.seek(position)
            while position < limit or len(rest):
                wanted = min(size, limit - position - len(rest))
                data = room(len(rest) + wanted, np.uint8)
                data[: len(rest)] = rest
                found = _fill(stream, data[len(rest) :])
                data = data[: len(rest) + found]
                ended = position + len(data) >= limit or not found
                # a partition may end within a block, behind a whole record
                cut = self.framer.cut(data, at_end=ended and limit == stop, state=state)
                if ended and not cut.fault and cut.used < len(data):
                    raise FramingError(_CHANGED, _LEAVE_IT, file=self.address, offset=position + cut.used)
                if cut.fault:
                    raise FramingError(
                        cut.fault,
                        cut.remedy
                        or "Check record_format, rdw and bdw, and whether the transfer kept the length words",
                        file=self.address,
                        record=records + len(cut.starts) + 1,
                        offset=position + cut.used,
                    )
                yield Mark(position, records, state), data, cut
                if ended:
                    return
                rest = data[cut.used :]
                # a block or record longer than what was read: read on in larger steps
                size = READ if cut.used else size * 2
                position += cut.used
                state = cut.state
                records += len(cut.starts)

    def find(self, records: Sequence[int]) -> Iterator[tuple[int, int, Bytes]]:
        """(record, offset of its first byte, its bytes) of some records, counted from 0 and in order."""
        index = self.index
        wanted = np.unique(np.asarray(records, np.int64))
        wanted = wanted[(wanted >= 0) & (wanted < index.records)]
        _, stop, _ = self._body(index.size)
        while len(wanted):
            at = index.before(int(wanted[0]))
            mark, after = index.marks[at], index.marks[at + 1 : at + 2]
            # what can only be read forward is read once, up to the last record that is wanted
            limit = stop if self.forward_only or not after else after[0].offset
            first = mark.records
            for base, data, cut in self._cut(mark, limit, stop):
                here = wanted[wanted < first + len(cut.starts)]
                for record in here.tolist():
                    n = record - first
                    yield record, base + int(cut.first_bytes[n]), data[int(cut.starts[n]) : int(cut.ends[n])]
                wanted = wanted[len(here) :]
                first += len(cut.starts)
                if not len(wanted):
                    return
            if limit == stop or wanted[0] < after[0].records:
                raise FramingError(_CHANGED, _LEAVE_IT, file=self.address, offset=mark.offset)


def _fill(stream: Any, place: Bytes) -> int:
    """Read until `place` is full or the stream ends; gives the bytes read."""
    done = 0
    while done < len(place) and (found := stream.readinto(place[done:])):
        done += found
    return done
