"""Finds the record that a row of a target table comes from: by reading its source again, through the mapping."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from mappings import TargetTable
from mappings.lineage import ColumnLineage, lineage
from migrate.errors import TerminalError
from migrate.pipeline import RunContext
from migrate.trace.keys import published_row
from migrate.trace.probe import records_with_key

__all__ = ["GONE", "Search"]

GONE = ("quarantined", "filtered")
"""The dispositions of records without rows."""
CHARACTERS_READ = 10_000
"""Quarantined records looked into for a key, where the connector does not decode a record with a fault."""


class Search:
    """What a run, its source and its target know of keys.

    search.find(table, {"client_id": 100000014})     # (2, ""): record 2 gives the row
    search.published(table, {"client_id": 7})        # the published row, or None
    """

    def __init__(self, context: RunContext, run: str) -> None:
        self.context = context
        self.run = run
        self.tables = {table.name: table for table in context.tables}

    def find(self, table: TargetTable, key: Mapping[str, object]) -> tuple[int, str]:
        """The record that gives the row; with a headline where it is only the record of the parent row.

        Of several records with one key the loaded one, else the first.
        """
        source, project = table.source, self.context.project
        connector, partitions = project.sources[source], self.context.partitions(source)
        first = None
        for record in records_with_key(connector, partitions, project.mappings, table, key):
            first = first or record
            lines = self.context.target.ledger.lines(self.run, source, record)
            if not any(line["disposition"] in GONE for line in lines):
                return record, ""
        first = first or self._unread(table, key)
        if first is not None:
            return first, ""
        above = table.own_parent
        if above is not None and set(above.columns) <= set(key):
            parent = self.tables[above.table]
            theirs = {other: key[own] for own, other in zip(above.columns, above.references, strict=True)}
            try:
                record, _ = self.find(parent, theirs)
            except TerminalError as error:
                raise self._nowhere(table) from error
            headline = f"No row of {table.name} has this key; its {parent.name} comes from record {record:,}."
            return record, headline
        stands = self.published(table, key)
        if stands is not None:
            raise TerminalError(
                f"the row stands in the published table {table.name}, and no record of {table.source} gives it",
                "Compare the table with `migrate reconcile`",
                file=table.source,
            )
        raise self._nowhere(table)

    def _nowhere(self, table: TargetTable) -> TerminalError:
        return TerminalError(
            f"neither the table {table.name} nor the source {table.source} has this key",
            f"Check the key: {', '.join(table.key)}",
        )

    def _unread(self, table: TargetTable, key: Mapping[str, object]) -> int | None:
        """A quarantined record that was refused before its key was decoded, known by the key's characters."""
        wanted = {each.column: each for each in self.lineage(table.name) if each.column in key}
        origins = {name: each.fields[0].path for name, each in wanted.items() if len(each.fields) == 1}
        if len(origins) < len(key):
            return None
        numbers = self.context.target.ledger.quarantined_records(self.run, table.source)
        numbers = numbers[:CHARACTERS_READ]
        if not len(numbers):
            return None
        for raw in self.context.project.sources[table.source].locate(numbers.tolist()):
            texts = {each.path: each.characters.strip().lstrip("0") for each in raw.fields}
            if raw.segment == table.segment and all(
                texts.get(origins[name]) == str(value).strip().lstrip("0") for name, value in key.items()
            ):
                return raw.record
        return None

    def lineage(self, table: str) -> list[ColumnLineage]:
        if table not in self._lineages:
            self._lineages[table] = lineage(self.context.project.mappings, table)
        return self._lineages[table]

    @cached_property
    def _lineages(self) -> dict[str, list[ColumnLineage]]:
        return {}

    @cached_property
    def standing(self) -> dict[str, str]:
        """By table, the run whose rows stand published."""
        with self.context.target.begin() as connection:
            return {name: each.run for name, each in self.context.target.ledger.published(connection).items()}

    def published(self, table: TargetTable, key: Mapping[str, object]) -> dict[str, str | None] | None:
        if table.name not in self.standing:
            return None
        return published_row(self.context.target, table, key)
