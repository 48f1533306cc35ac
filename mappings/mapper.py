"""Runs checked mappings over the batches of one source.

mapper = Mapper(mappings, "clients", threads=1)
mapped = mapper.map(chunk.rows)
mapped.tables["client"]         # RECORD and the table's columns, exactly TargetTable.schema
mapped.rejects                  # a row for each fault; no row of such a record is in any table
mapped.dropped                  # records that a named rule took out
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from mappings.carry import carry
from mappings.compile import BAD, Condition, TablePlan, condition_query, details_query, quick_query
from mappings.fields import RECORD, FieldRef
from mappings.mappings import Mappings
from mappings.rows import Rows
from mappings.scope import POSITION
from migrate.errors import TerminalError

__all__ = ["DROPPED", "REJECTS", "Mapped", "Mapper"]

REJECTS = pa.schema(
    [
        pa.field(RECORD, pa.int64(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in ("segment", "field", "code", "reason")),
    ]
)
"""One row for each fault of a record that cannot be mapped."""

DROPPED = pa.schema(
    [pa.field(RECORD, pa.int64(), nullable=False), pa.field("rule", pa.string(), nullable=False)]
)
"""One row for each record that a named rule takes out."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Mapped:
    """What became of the records: each is in `tables`, in `rejects` or in `dropped`, in one only.

    Args:
        tables: by target table, RECORD and the table's columns; every table of the source is there.
        rejects: REJECTS rows, every fault of every record that has one.
        dropped: DROPPED rows.
    """

    tables: dict[str, pa.Table]
    rejects: pa.Table
    dropped: pa.Table


@dataclass(frozen=True)
class _Compiled:
    """A table's plan with its SQL."""

    plan: TablePlan
    quick: str | None
    details: str
    labels: list[tuple[str, str]]


@dataclass
class _Found:
    """What has been found so far in one call of `map`."""

    rejects: list[pa.Table] = field(default_factory=list)
    dropped: list[pa.Table] = field(default_factory=list)
    rows: dict[str, Rows] = field(default_factory=dict)
    values: dict[str, dict[str, pa.Array]] = field(default_factory=dict)


class Mapper:
    """Maps one source's batches. Not for use by several threads at once; make one for each.

    Args:
        mappings: checked mappings.
        source: name of the source.
        threads: how many threads a query may use; None leaves it to DuckDB (one a core).
    """

    def __init__(self, mappings: Mappings, source: str, *, threads: int | None = None) -> None:
        personal = mappings.personal_fields(source)
        self._tables = [
            _Compiled(plan, quick_query(plan), *details_query(plan, personal))
            for plan in mappings.plans_for(source)
        ]
        self._parents = mappings.shapes[source].parents
        self._segments = list(dict.fromkeys(each.plan.table.segment for each in self._tables))
        settings: dict[str, str | bool | int | float | list[str]] = {
            "enable_external_access": "false",
            "autoload_known_extensions": "false",
            "preserve_insertion_order": "true",  # rows of a child find their parent's by its place
            "lock_configuration": "true",
        }
        if threads:
            settings["threads"] = threads
        self._connection = duckdb.connect(":memory:", config=settings)

    def map(
        self,
        rows: Mapping[str, pa.RecordBatch | pa.Table],
        parents: Mapping[str, pa.RecordBatch | pa.Table] | None = None,
    ) -> Mapped:
        """Map some records.

        Args:
            rows: by segment, RECORD and the fields that the source's shape names; a segment may be missing.
            parents: by segment, the rows that records of a type below it stand under, in record order; they are
                looked into and not mapped. Left out: all of them are among `rows`.
        """
        found = _Found()
        above = self._above(rows if parents is None else parents)
        for segment in self._segments:
            if segment in rows and len(rows[segment]):
                parent = above.get(self._parents.get(segment, ""))
                self._segment(segment, Rows.of_batch(rows[segment], parent), found)
        rejects = _concat(found.rejects, REJECTS)
        dropped = _concat(found.dropped, DROPPED)
        out = np.unique(np.concatenate([np.asarray(rejects[RECORD]), np.asarray(dropped[RECORD])]))
        if len(dropped) and len(rejects):
            rejects = rejects.filter(pc.invert(pc.is_in(rejects[RECORD], dropped[RECORD].combine_chunks())))
        tables = {each.plan.table.name: self._table(each.plan, found, out) for each in self._tables}
        return Mapped(tables, rejects.sort_by(RECORD) if len(rejects) else rejects, dropped)

    def _above(self, parents: Mapping[str, pa.RecordBatch | pa.Table]) -> dict[str, Rows]:
        """The rows of each type that has others below it."""
        found: dict[str, Rows] = {}

        def settle(segment: str) -> Rows | None:
            if segment not in found and segment in parents:
                over = self._parents.get(segment)
                found[segment] = Rows.of_batch(parents[segment], settle(over) if over else None)
            return found.get(segment)

        for segment in set(self._parents.values()):
            settle(segment)
        return found

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Mapper:
        return self

    def __exit__(
        self, type_: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _segment(self, segment: str, rows: Rows, found: _Found) -> None:
        """Map the records of one segment into all of its tables."""
        own = [each for each in self._tables if each.plan.table.segment == segment]
        for each in own:
            rows = self._drop(each.plan, rows, found)
        skipped: Flags | None = None
        rule = ""
        for each in own:
            plan = each.plan
            if plan.parent is not None and plan.each is not None:
                taken, _, _ = self._skip(plan, found.rows[plan.parent].elements(plan.each), found)
            else:
                taken, skip, name = self._skip(plan, rows, found)
                skipped = skip if skipped is None else skipped & skip
                rule = rule or name
            found.rows[plan.table.name] = taken
            self._values(each, taken, found)
        if skipped is not None and skipped.any():
            records = rows.records.filter(pa.array(skipped))
            found.dropped.append(_drops(records, [rule] * len(records)))

    def _drop(self, plan: TablePlan, rows: Rows, found: _Found) -> Rows:
        """The rows that no `drop` rule of a table takes out."""
        if not plan.drops or not len(rows):
            return rows
        flags = self._conditions(plan, "drop", plan.drops, rows, found)
        out = np.zeros(len(rows), bool)
        for condition, flag in zip(plan.drops, flags, strict=True):
            records = rows.records.filter(pa.array(flag & ~out))
            found.dropped.append(_drops(records, [condition.rule] * len(records)))
            out |= flag
        return rows.filter(~out) if out.any() else rows

    def _skip(self, plan: TablePlan, rows: Rows, found: _Found) -> tuple[Rows, Flags, str]:
        """The rows that no `skip` rule takes out, which those are, and the first rule's name."""
        skip = np.zeros(len(rows), bool)
        if not plan.skips or not len(rows):
            return rows, skip, ""
        for flag in self._conditions(plan, "skip", plan.skips, rows, found):
            skip |= flag
        return (rows.filter(~skip) if skip.any() else rows), skip, plan.skips[0].rule

    def _conditions(
        self, plan: TablePlan, word: str, conditions: Sequence[Condition], rows: Rows, found: _Found
    ) -> list[Flags]:
        """Which rows each condition holds for; a row it cannot be computed for is a fault."""
        answers = []
        for condition in conditions:
            columns = {name: rows.field(ref) for name, ref in condition.fields.items()}
            answer = self._run(condition_query([condition]), {RECORD: rows.records, **columns})["d0"]
            if answer.null_count:
                records = rows.records.filter(answer.is_null())
                label = f"{plan.table.name}.{word}.{condition.rule}"
                reason = "the rule cannot be computed from the record's values"
                found.rejects.append(_faults(records, plan.table.segment, label, "expression_error", reason))
            answers.append(np.asarray(answer.fill_null(False)))
        return answers

    def _values(self, each: _Compiled, rows: Rows, found: _Found) -> None:
        """Compute a table's columns and note its faults."""
        if not len(rows):
            return
        plan = each.plan
        inputs = self._inputs(plan, rows, found)
        values: dict[str, pa.Array] = {}
        bad = np.zeros(len(rows), bool)
        for column in plan.carried:
            name = next(
                name
                for name, origin in (plan.parents if isinstance(column.carry, str) else plan.fields).items()
                if origin == column.carry
            )
            values[column.target.name], flags = carry(column, inputs[name])
            if flags is not None:
                bad |= flags
        if each.quick is not None:
            result = self._run(each.quick, inputs)
            bad |= np.asarray(result[BAD])
            for column in plan.columns:
                if column.target.name not in values:
                    values[column.target.name] = result[column.value]
        found.values[plan.table.name] = values
        if bad.any():
            chosen = pa.array(np.flatnonzero(bad))
            self._details(each, {name: array.take(chosen) for name, array in inputs.items()}, found)

    def _inputs(self, plan: TablePlan, rows: Rows, found: _Found) -> dict[str, pa.Array]:
        """What the table's queries read, by the names they have there."""
        inputs = {RECORD: rows.records}
        known: dict[FieldRef, pa.Array] = {}
        for name, ref in plan.fields.items():
            inputs[name] = known[ref] = rows.field(ref)
        for number, (ref, codes) in plan.lookups.items():
            inputs[f"l{number}"], inputs[f"k{number}"] = codes.look_up(
                known[ref] if ref in known else rows.field(ref)
            )
        if rows.positions is not None:
            inputs[POSITION] = pa.array(rows.positions)
        if plan.parent is not None:
            above = found.values[plan.parent]
            index = pa.array(rows.index)
            for name, column in plan.parents.items():
                inputs[name] = above[column].take(index)
        return inputs

    def _details(self, each: _Compiled, inputs: dict[str, pa.Array], found: _Found) -> None:
        """Note every fault of rows that may have some."""
        result = self._run(each.details, inputs)
        records, segment = result[RECORD], each.plan.table.segment
        for n, (label, code) in enumerate(each.labels):
            reasons = result[f"f{n}"]
            if reasons.null_count < len(reasons):
                has = reasons.is_valid()
                found.rejects.append(_faults(records.filter(has), segment, label, code, reasons.filter(has)))

    def _run(self, sql: str, inputs: Mapping[str, pa.Array]) -> dict[str, pa.Array]:
        """The columns that a query over the inputs gives, in the inputs' order."""
        self._connection.register("input", pa.table(dict(inputs)))
        try:
            result = self._connection.execute(sql).to_arrow_table()
        except duckdb.Error as error:
            # its message may hold values of records, so that only its kind is shown
            raise TerminalError(
                f"a mapping cannot be run: {type(error).__name__}",
                "Give the process more memory when it is OutOfMemoryException; else report it as an error",
            ) from error
        finally:
            self._connection.unregister("input")
        return {name: result[name].combine_chunks() for name in result.column_names}

    def _table(self, plan: TablePlan, found: _Found, out: npt.NDArray[np.int64]) -> pa.Table:
        """A table's good rows with exactly the columns and types it says."""
        table = plan.table
        schema = pa.schema([pa.field(RECORD, pa.int64(), nullable=False), *table.schema])
        values = found.values.get(table.name)
        if not values:
            return schema.empty_table()
        records = found.rows[table.name].records
        arrays = [records, *(values[column.name] for column in table.columns)]
        if len(out):
            keep = np.isin(np.asarray(records), out, invert=True)
            if not keep.all():
                mask = pa.array(keep)
                arrays = [array.filter(mask) for array in arrays]
        return pa.Table.from_arrays(arrays, schema=schema)


def _concat(tables: Sequence[pa.Table], schema: pa.Schema) -> pa.Table:
    return pa.concat_tables(tables) if tables else schema.empty_table()


def _drops(records: pa.Array, rules: list[str]) -> pa.Table:
    return pa.Table.from_arrays([records, pa.array(rules, pa.string())], schema=DROPPED)


def _faults(records: pa.Array, segment: str, label: str, code: str, reason: str | pa.Array) -> pa.Table:
    count = len(records)
    reasons = pa.repeat(pa.scalar(reason), count) if isinstance(reason, str) else reason
    same = [pa.repeat(pa.scalar(text), count) for text in (segment, label, code)]
    return pa.Table.from_arrays([records, *same, reasons], schema=REJECTS)
