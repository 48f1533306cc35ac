"""The checked mappings of a project: what the pipeline asks of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from mappings.compile import TablePlan
from mappings.fields import SourceShape
from mappings.tables import TargetTable

__all__ = ["Mappings"]


@dataclass(frozen=True)
class Mappings:
    """Checked mappings.

    Args:
        tables: every target table, parents before children.
        digest: SHA-256 over the files' content and the code tables they use; comments do not count.
        plans: the compiled tables, in the order of `tables`.
    """

    tables: tuple[TargetTable, ...]
    digest: str
    plans: tuple[TablePlan, ...]
    shapes: Mapping[str, SourceShape]

    @classmethod
    def of(
        cls, plans: Sequence[TablePlan], shapes: Mapping[str, SourceShape], written: Mapping[str, Any]
    ) -> Mappings:
        text = json.dumps(
            {part: dict(sorted(written[part].items())) for part in sorted(written)}, default=str
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(tuple(plan.table for plan in plans), digest, tuple(plans), dict(shapes))

    def for_source(self, name: str) -> tuple[TargetTable, ...]:
        """The tables that a source fills, parents before children."""
        return tuple(table for table in self.tables if table.source == name)

    def plans_for(self, source: str) -> tuple[TablePlan, ...]:
        """The compiled tables that a source fills, parents before children."""
        return tuple(plan for plan in self.plans if plan.table.source == source)

    def unused_fields(self, source: str) -> list[str]:
        """Fields of the source's mapped record types that no column, filter or child table takes."""
        used: set[tuple[str, str]] = set()
        for plan in self.plans_for(source):
            taken = [*plan.fields.values(), *(ref for ref, _ in plan.lookups.values())]
            used |= {(ref.segment or plan.table.segment, ref.origin) for ref in taken}
            above = {ref.origin for ref in taken if ref.segment}
            used |= {
                (plan.table.segment, origin)
                for column in plan.table.columns
                for origin in column.origin
                if origin not in above
            }
        found = []
        for segment in dict.fromkeys(table.segment for table in self.for_source(source)):
            paths = (path for each in self.shapes[source].fields(segment) for path in _leaves(each))
            found += [path for path in paths if (segment, path) not in used]
        return list(dict.fromkeys(found))

    def record_tables(self) -> dict[str, list[tuple[TargetTable, ...]]]:
        """By source, for each record type that is mapped the tables that tell which records are loaded.

        One table where one has a row for each record; else all top tables of the type, since each may skip some.
        """
        found: dict[str, list[tuple[TargetTable, ...]]] = {source: [] for source in self.shapes}
        top = [table for table in self.tables if table.parent is None]
        for source, segment in dict.fromkeys((table.source, table.segment) for table in top):
            mine = [table for table in top if (table.source, table.segment) == (source, segment)]
            whole = [table for table in mine if table.one_row_a_record]
            found[source].append(tuple(whole[:1] or mine))
        return found

    def personal_fields(self, source: str) -> frozenset[str]:
        """Paths of the source's fields that feed a column with `pii`."""
        columns = [column for table in self.for_source(source) for column in table.columns]
        return frozenset(path for column in columns if column.pii for path in column.origin)

    def unused_segments(self, source: str) -> tuple[str, ...]:
        """The record types of a source that no table is made from."""
        used = {table.segment for table in self.for_source(source)}
        return tuple(name for name in self.shapes[source].segments if name not in used)


def _leaves(each: pa.Field, above: str = "") -> list[str]:
    """Paths of the fields with a value in a column: its own, or those of a table's members."""
    path = f"{above}.{each.name}" if above and each.name else above or each.name
    kind = each.type.value_type if pa.types.is_list(each.type) else each.type
    if pa.types.is_struct(kind):
        return [leaf for member in kind for leaf in _leaves(member, path)]
    return [path]
