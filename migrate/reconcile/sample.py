"""A sample of records, decoded once more by code of its own.

All other levels compare what one decoder reads with what became of it. Here the records' bytes go through the plain
reference decoder of the connector as well, and every value is compared with the connector's own. What is chosen can
be chosen again: by the seed, the source's name and the number of its records.
"""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np
from numpy.typing import NDArray

from connectors.base import PARENT, POSITION, RECORD, Chunk, Connector, RawRecord
from migrate.project import Project
from migrate.reports.model import Check, Outcome

if TYPE_CHECKING:  # a project without COBOL does not load the compiled decoder
    from connectors.cobol import CobolConnector
    from connectors.cobol.plain import Cell, PlainDecoder, PlainRecord

__all__ = ["Samples", "differing"]

NAME = "sample read by the reference decoder"
NAMED = 5
"""Differences named in a check; all are counted."""
_ABSENT = object()


class Samples:
    """The samples of a project's sources.

    samples = Samples(project, run)
    samples.choose("clients", 5000)       # before its first chunk
    samples.take("clients", chunk)        # each chunk, from any thread
    samples.checks()                      # one a source, and one of the fields that could not be compared
    """

    def __init__(self, project: Project, run: str) -> None:
        words = project.words.reconcile
        self.project = project
        self.size = words.sample
        self.seed = run if words.seed is None else str(words.seed)
        self._chosen: dict[str, NDArray[np.int64]] = {}
        self._rows: dict[str, dict[int, tuple[str, dict[str, Any]]]] = {}
        self._refused: dict[str, set[int]] = {}
        self._lock = threading.Lock()

    def choose(self, source: str, records: int) -> None:
        """Choose among records 1 to `records`."""
        if not _has_reference(self.project.sources[source]):
            return
        # the sequence is fixed by the seed's text: Python promises it for random() alone, not for sample()
        draw = random.Random(f"{self.seed} {source}")  # noqa: S311 - it shall be repeatable
        chosen: set[int] = set()
        while len(chosen) < min(self.size, records):
            chosen.add(1 + int(draw.random() * records))
        self._chosen[source] = np.array(sorted(chosen), np.int64)
        self._rows[source], self._refused[source] = {}, set()

    def take(self, source: str, chunk: Chunk) -> None:
        """Keep the rows of the records that were chosen."""
        chosen = self._chosen.get(source)
        if chosen is None or not len(chosen):
            return
        for segment, batch in chunk.rows.items():
            wanted = np.flatnonzero(np.isin(batch.column(RECORD).to_numpy(), chosen))
            if not len(wanted):
                continue
            # the parent of a record is no matter of its bytes
            fields = [name for name in batch.schema.names if name not in (PARENT, POSITION)]
            rows = batch.select(fields).take(wanted).to_pylist()
            with self._lock:
                self._rows[source].update({row.pop(RECORD): (segment, row) for row in rows})
        if chunk.rejects.num_rows:
            refused = chunk.rejects.filter(np.isin(chunk.rejects[RECORD].to_numpy(), chosen)).to_pylist()
            with self._lock:
                self._refused[source] |= {r[RECORD] for r in refused if r["code"] != "unknown_type"}

    def checks(self) -> list[Check]:
        """Decode the chosen records by the reference decoder, and compare."""
        found = []
        for name, reason in self.project.left_out.items():
            found.append(Check("sample", name, NAME, Outcome.NOT_COMPARED, detail=reason))
        for name, connector in self.project.sources.items():
            reason = ""
            if not _has_reference(connector):
                kind = self.project.kinds.get(name, "other")
                reason = f"there is no reference decoder for sources of the kind {kind}"
            elif not self.size:
                reason = "switched off by reconcile: {sample: 0} in the project file"
            elif not len(self._chosen[name]):
                reason = "the source has no records"
            if reason or not _has_reference(connector):
                found.append(Check("sample", name, NAME, Outcome.NOT_COMPARED, detail=reason))
                continue
            found += self._compared(name, connector)
        return found

    def _compared(self, name: str, connector: CobolConnector) -> Iterator[Check]:
        comparing = _Comparing(self.project, connector.plain())
        rows, refused = self._rows[name], self._refused[name]
        for raw in connector.locate(self._chosen[name].tolist()):
            if raw.record not in refused:
                comparing.record(raw, rows.get(raw.record))
        counts = (
            f"{comparing.records:,} records, {comparing.fields:,} fields, {comparing.total:,} differences"
        )
        detail = f"{counts}; seed {self.seed}"
        if comparing.unreadable:
            detail += f"; {comparing.unreadable:,} of the fields can be read by neither"
        if refused:
            detail += f"; {len(refused):,} more records are refused for their place among others"
        if comparing.named:
            more = comparing.total - len(comparing.named)
            detail += f"; {'; '.join(comparing.named)}{f'; and {more:,} more' if more else ''}"
        outcome = Outcome.FAIL if comparing.total else Outcome.PASS
        if not comparing.records:
            outcome = Outcome.NOT_COMPARED
        yield Check("sample", name, NAME, outcome, "0", str(comparing.total), detail)
        if comparing.unknown:
            named = ", ".join(f"{field} ({why})" for field, why in sorted(comparing.unknown.items()))
            what = "fields that the reference decoder does not read"
            yield Check("sample", name, what, Outcome.NOT_COMPARED, detail=named)


class _Comparing:
    """Counts, and the first differences by record, field and byte. No value is kept: it may be personal."""

    def __init__(self, project: Project, decoder: PlainDecoder) -> None:
        self.project, self.decoder = project, decoder
        self.records = self.fields = self.unreadable = self.total = 0
        self.named: list[str] = []
        self.unknown: dict[str, str] = {}

    def record(self, raw: RawRecord, row: tuple[str, dict[str, Any]] | None) -> None:
        found = self.decoder.decode(raw.bytes)
        if found.unread:
            self.unknown.setdefault("whole records", f"the first is record {raw.record:,}: {found.unread}")
            return
        self.records += 1
        segment, values = row or (None, {})
        if segment != found.segment:
            self._differs(
                raw, f"the record's type ({segment or 'none'}, reference {found.segment or 'none'})", 0
            )
            return
        self.unknown.update({_without_places(name): why for name, why in found.unknown.items()})
        self.fields += len(found.cells)
        self.unreadable += sum(cell.broken for cell in found.cells.values())
        for name, offset in differing(found, values):
            self._differs(raw, name, offset)

    def _differs(self, raw: RawRecord, name: str, offset: int) -> None:
        self.total += 1
        if len(self.named) < NAMED:
            begins = f"which begins at byte {raw.offset:,} of {self.project.shown(raw.file)}"
            self.named.append(f"record {raw.record:,}: {name} at byte {offset:,} of the record, {begins}")


def _has_reference(connector: Connector) -> TypeGuard[CobolConnector]:
    return hasattr(connector, "plain")


def differing(found: PlainRecord, values: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """(field, byte of the record) of every value of a row, as a dictionary, that the reference reads otherwise."""
    have = dict(_flat(values, ""))
    for name, cell in found.cells.items():
        if not _same(have.pop(name, _ABSENT), cell):
            yield name, cell.offset
    for name in sorted(have.keys() - found.unknown.keys()):
        yield f"{name}, which the reference does not have,", 0


def _flat(values: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    """The values of a row by name, those of tables by number: `A`, `T[]` (how many), `T[1].B`."""
    for name, value in values.items():
        if not isinstance(value, list):
            yield prefix + name, value
            continue
        yield f"{prefix}{name}[]", len(value)
        for n, element in enumerate(value, 1):
            if isinstance(element, Mapping):
                yield from _flat(element, f"{prefix}{name}[{n}].")
            else:
                yield f"{prefix}{name}[{n}]", element


def _same(value: Any, cell: Cell) -> bool:
    if isinstance(value, float) and isinstance(cell.value, float) and math.isnan(value):
        return math.isnan(cell.value)
    if isinstance(value, float) and isinstance(cell.value, float):
        return math.copysign(1, value) == math.copysign(1, cell.value) and value == cell.value
    return type(value) is not float and value == cell.value


def _without_places(name: str) -> str:
    """`T[2].B` as `T.B`."""
    return "".join(part.partition("]")[2] if n else part for n, part in enumerate(name.split("[")))
