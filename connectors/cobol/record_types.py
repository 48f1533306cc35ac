"""Which record description each record is of: the field that says so, and the values that mean each type."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from connectors.base import DROPPED, RECORD, REJECTS, no_drops, no_rejects
from connectors.cobol import kernels
from connectors.cobol.codepage import CodePage, code_page
from connectors.cobol.columns import as_array
from connectors.cobol.description import CobolSource, Segments
from connectors.cobol.plan import Leaf, Plan, PlanFault
from connectors.framing import Cut
from connectors.layout import Field, Layout, Usage

__all__ = ["UNKNOWN", "RecordTypes", "make_record_types"]

UNKNOWN = -1
_FILTERED = -2


def make_record_types(layout: Layout, source: CobolSource, plans: Sequence[Plan]) -> RecordTypes | None:
    """None where the description names no record types.

    Raises:
        PlanFault: the field is not one field at one place, or a value does not fit into it.
    """
    segments = source.segments
    if segments is None:
        return None
    found = layout.find(segments.field)
    places = {(item.offset, item.length) for item in found}
    if len(places) != 1 or found[0].usage not in (Usage.TEXT, Usage.ZONED, Usage.DBCS):
        reason = (
            f"the record type '{segments.field}' must be one DISPLAY or DISPLAY-1 field, "
            "at one place in every record"
        )
        raise PlanFault(("segments", "field"), reason)
    return RecordTypes(found[0], segments, _page(found[0], source), plans)


def _page(item: Field, source: CobolSource) -> CodePage:
    pages = {name.upper().replace("_", "-"): page for name, page in source.code_pages.items()}
    page = code_page(pages.get(item.name.upper(), pages.get(item.path.upper(), source.code_page)))
    return page.double_part() if item.usage is Usage.DBCS else page


class RecordTypes:
    """Tells the type of each record: the number of its plan.

    types = made.of(data, cut)                      # UNKNOWN for a value that nothing describes
    kinds, dropped, strange = made.kinds(types, data, cut, records)

    Args:
        item: the field that holds the type; it stands at the same place in every record description.
    """

    def __init__(self, item: Field, segments: Segments, page: CodePage, plans: Sequence[Plan]) -> None:
        self.field = item
        self._page = page
        self._plans = plans
        self._maps = bool(segments.redefine_map)
        self._owners = np.array(
            [*(n for n, plan in enumerate(plans) for _ in plan.values), UNKNOWN], np.int64
        )
        self._values = self._table([value for plan in plans for value in plan.values])
        self._kept = self._table(segments.filter) if segments.filter else None
        self._control = [n for n, plan in enumerate(plans) if plan.role != "data"]

    def of(self, data: NDArray[np.uint8], cut: Cut) -> NDArray[np.int64]:
        """The number of each record's plan, UNKNOWN for a type that nothing describes."""
        if not self._maps:
            return np.zeros(len(cut.starts), np.int64)
        return self._owners[self._match(self._values, data, cut)]

    def kinds(
        self, types: NDArray[np.int64], data: NDArray[np.uint8], cut: Cut, records: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], pa.Table, pa.Table]:
        """(the types, negative where a record is not decoded; DROPPED rows of `filter`; REJECTS of UNKNOWN)."""
        kinds = types.copy()
        dropped, strange = no_drops(), no_rejects()
        if self._kept is not None:
            out = self._match(self._kept, data, cut) < 0
            kinds[out & (kinds >= 0) & ~np.isin(kinds, self._control)] = _FILTERED
            taken = records[kinds == _FILTERED]
            dropped = pa.table(
                [as_array(taken, pa.int64()), pa.array(["segments.filter"] * len(taken), pa.string())],
                schema=DROPPED,
            )
        unknown = records[kinds == UNKNOWN]
        if len(unknown):
            reason = "the record type is none of those that redefine_map names"
            texts = {"field": self.field.path, "code": "unknown_type", "reason": reason}
            strange = pa.table(
                [
                    as_array(unknown, pa.int64())
                    if each.name == RECORD
                    else pa.array([texts.get(each.name, "")] * len(unknown), pa.string())
                    for each in REJECTS
                ],
                schema=REJECTS,
            )
        return kinds, dropped, strange

    def columns(self) -> tuple[dict[str, str], dict[str, Sequence[str]]]:
        """By record type, the column that holds the type, and the values that mean it, as its rows show them."""
        item = self.field
        columns: dict[str, str] = {}
        values: dict[str, Sequence[str]] = {}
        for plan in self._plans:
            columns[plan.segment] = next(
                node.name
                for node in plan.nodes
                if isinstance(node, Leaf)
                and (node.field.offset, node.field.length) == (item.offset, item.length)
            )
            numeric = item.usage is Usage.ZONED
            values[plan.segment] = [str(int(value)) if numeric else value.rstrip() for value in plan.values]
        return columns, values

    def _match(self, table: NDArray[np.uint8], data: NDArray[np.uint8], cut: Cut) -> NDArray[np.int64]:
        """The number of the value that each record has, -1 for none of them."""
        found = np.empty(len(cut.starts), np.int64)
        kernels.match(data, cut.starts, cut.ends, self.field.offset, self.field.length, table, found)
        return found

    def _table(self, values: Sequence[str]) -> NDArray[np.uint8]:
        """The bytes of each value, a row each."""
        joined = b"".join(self._bytes(value) for value in values)
        return np.frombuffer(joined, np.uint8).reshape(-1, self.field.length)

    def _bytes(self, value: str) -> bytes:
        """The bytes of a record type as the description writes it."""
        item = self.field
        padded = value.rjust(item.length, "0") if item.usage is Usage.ZONED else value
        try:
            found = self._page.encode(padded, item.length)
        except ValueError as error:
            raise PlanFault(("segments",), str(error), "Correct the value") from None
        if len(found) != item.length:
            reason = f"the record type '{value}' is longer than the {item.length} bytes of {item.name}"
            raise PlanFault(("segments",), reason, "Correct the value")
        return found
