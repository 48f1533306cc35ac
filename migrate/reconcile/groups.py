"""Whom quarantine strikes: the refused records by the value of one field, beside those that could be loaded.

The value is read leniently, so that a refused record has its group too wherever that field can be read. Filtered
records count nowhere: a rule took them out on purpose.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from connectors.base import RECORD, Chunk
from migrate.personal import personal_fields
from migrate.project import Project
from migrate.reports.model import Group, Grouping

__all__ = ["LEAST", "Groups"]

LEAST = 5
"""Quarantined records that a group, and all others together, would have at the share of the whole source: where it
is fewer, no ratio is given. Below that a record more or less makes the ratio."""
LISTED = 200
"""Groups listed a source, the largest; the others stand together in the last line."""
MASK = "•••"
NO_VALUE = "no value that can be read"


class Groups:
    """Counts the records of `reconcile: {by: ...}` while the sources are read again, from any thread.

    Args:
        excluded: by source, the numbers of the records that are quarantined or filtered, rising.
        quarantined: by source, those that are quarantined.
        unmask: show the values of personal fields, and of fields that no mapping takes.
    """

    def __init__(
        self,
        project: Project,
        excluded: Mapping[str, NDArray[np.int64]],
        quarantined: Mapping[str, NDArray[np.int64]],
        *,
        unmask: bool,
    ) -> None:
        self.project, self.unmask = project, unmask
        self._by = {name: each.partition(".")[::2] for name, each in project.words.reconcile.by.items()}
        self._quarantined = quarantined
        none = np.empty(0, np.int64)
        self._filtered = {
            name: np.setdiff1d(excluded.get(name, none), quarantined.get(name, none)) for name in self._by
        }
        self._records: dict[str, Counter[str | None]] = {name: Counter() for name in self._by}
        self._refused: dict[str, Counter[str | None]] = {name: Counter() for name in self._by}
        self._lock = threading.Lock()

    def take(self, source: str, chunk: Chunk) -> None:
        """Count the records of a chunk."""
        segment, column = self._by.get(source, ("", ""))
        batch = chunk.rows.get(segment)
        if batch is None or not batch.num_rows:
            return
        numbers = batch.column(RECORD).to_numpy()
        values = batch.column(column).cast(pa.string())
        kept = ~np.isin(numbers, self._filtered[source])
        refused = kept & np.isin(numbers, self._quarantined.get(source, np.empty(0, np.int64)))
        with self._lock:
            for counter, mask in ((self._records, kept), (self._refused, refused)):
                for each in pc.value_counts(values.filter(pa.array(mask))).to_pylist():
                    counter[source][each["values"]] += each["counts"]

    def found(self) -> list[Grouping]:
        """The groups of each source, the highest rate first."""
        return [self._grouping(name) for name in self._by if name not in self.project.left_out]

    def _grouping(self, name: str) -> Grouping:
        records, refused = self._records[name], self._refused[name]
        segment, column = self._by[name]
        field = f"{segment}.{column}"
        whole, bad = sum(records.values()), sum(refused.values())
        first = [value for value, _ in records.most_common(LISTED)]
        groups = [_group(_shown(value), records[value], refused[value], whole, bad) for value in first]
        groups.sort(key=lambda each: -each.quarantined / each.records)
        hidden = not self.unmask and (
            column in personal_fields(self.project, name) or self._is_untaken(name, segment, column)
        )
        if hidden:
            groups = [each if each.name == NO_VALUE else replace(each, name=MASK) for each in groups]
        listed = set(first)
        rest = [value for value in records if value not in listed]
        if rest:
            counts = sum(records[value] for value in rest), sum(refused[value] for value in rest)
            groups.append(_group(f"{len(rest):,} other groups", *counts, whole, bad))
        return Grouping(name, field, whole, bad, LEAST, tuple(groups))

    def _is_untaken(self, name: str, segment: str, column: str) -> bool:
        """Whether no mapping takes the field: then nobody has said what is in it."""
        tables = self.project.mappings.for_source(name)
        return not any(
            column in each.origin for table in tables if table.segment == segment for each in table.columns
        )


def _shown(value: str | None) -> str:
    return NO_VALUE if value is None else value or "(blank)"


def _group(name: str, records: int, refused: int, whole: int, bad: int) -> Group:
    others, others_bad = whole - records, bad - refused
    if not bad:
        ratio = "none quarantined"
    elif min(records, others) * bad < LEAST * whole:
        ratio = "too few to say"
    elif not others_bad:
        ratio = "only here"
    else:
        ratio = f"{(refused / records) / (others_bad / others):.2f}"
    return Group(name, records, refused, f"{100 * refused / records:.2f} %", ratio)
