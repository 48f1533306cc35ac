"""Mapping files to checked mappings: everything wrong in all of them is found in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from mappings.columns import ColumnPlan, compile_column
from mappings.compile import Condition, TablePlan, with_origins
from mappings.expressions import Binder, ExpressionFault, Term, compile_expression
from mappings.fields import FieldRef, Level, NameFault, SourceShape
from mappings.kinds import from_arrow
from mappings.mappings import Mappings
from mappings.model import Child, Column, Table
from mappings.references import check_references, in_order
from mappings.scope import FaultSink, Inputs, Scope
from mappings.tables import SqlType, TargetColumn, TargetTable
from mappings.traps import refuse_traps
from migrate.documents import Document, Loc, read
from migrate.errors import ConfigurationError, Fault, did_you_mean

__all__ = ["load_mappings"]


def load_mappings(paths: Sequence[Path], shapes: Mapping[str, SourceShape]) -> Mappings:
    """Read mapping files and check them against the sources they name.

    Args:
        paths: the files; each holds one table and its child tables.
        shapes: by name, the record types of every source.

    Raises:
        ConfigurationError: everything that is wrong in any of them.
    """
    loader = _Loader(shapes)
    faults: list[Fault] = []
    documents: list[Document] = []
    parsed: list[tuple[Document, Table]] = []
    for path in paths:
        try:
            document = read(path)
        except ConfigurationError as error:
            faults += error.faults
            continue
        documents.append(document)
        table = document.parse(Table)
        refuse_traps(document)
        if table is not None:
            parsed.append((document, table))
    try:
        for document, table in parsed:
            loader.add(document, table)
        check_references(loader.drafts)
        plans = in_order(loader.drafts)
    finally:
        loader.binder.close()
    faults += [fault for document in documents for fault in document.faults]
    if faults:
        raise ConfigurationError(faults)
    written = {table.table: table.model_dump(mode="json", by_alias=True) for _, table in parsed}
    return Mappings.of(plans, shapes, {"tables": written, "codes": loader.codes})


class Draft:
    """A table on its way: where it stands in its file, and what is known of it so far."""

    def __init__(
        self, name: str, model: Table | Child, document: Document, at: Loc, parent: Draft | None
    ) -> None:
        self.name = name
        self.model = model
        self.document = document
        self.at = at
        self.parent = parent
        self.types: dict[str, SqlType] = {}
        self.plan: TablePlan | None = None

    def fault(self, loc: Loc, reason: str, remedy: str = "") -> None:
        self.document.fault((*self.at, *loc), reason, remedy)


class _Loader:
    def __init__(self, shapes: Mapping[str, SourceShape]) -> None:
        self.shapes = shapes
        self.binder = Binder()
        self.drafts: list[Draft] = []
        self.codes: dict[str, list[list[object]]] = {}
        self._names: dict[str, Draft] = {}

    def add(self, document: Document, table: Table) -> None:
        """Compile a file's table and its children."""
        draft = self._draft(table.table, table, document, (), None, ("table",))
        found = self._segment(draft, table.from_)
        if found is None:
            return
        source, segment = found
        level = self.shapes[source].level(segment)
        self._table(draft, source, segment, level, None)

    def _draft(
        self, name: str, model: Table | Child, document: Document, at: Loc, parent: Draft | None, where: Loc
    ) -> Draft:
        draft = Draft(name, model, document, at, parent)
        other = self._names.setdefault(name.casefold(), draft)
        if other is not draft:
            draft.fault(
                where, f"table '{name}' is defined in {other.document.path} too", "Rename one of the two"
            )
        else:
            self.drafts.append(draft)
        return draft

    def _segment(self, draft: Draft, text: str) -> tuple[str, str] | None:
        """The source and record type that `from` names: `clients` or `cases.PAYMENT`."""
        if text in self.shapes:
            segments = list(self.shapes[text].segments)
            if len(segments) == 1:
                return text, segments[0]
            draft.fault(
                ("from",),
                f"source '{text}' has several record types",
                f"Write one of {', '.join(f'{text}.{s}' for s in segments)}",
            )
            return None
        source = max((s for s in self.shapes if text.startswith(f"{s}.")), key=len, default=None)
        if source is None:
            name = text.split(".", maxsplit=1)[0]
            draft.fault(("from",), f"unknown source '{name}'", did_you_mean(name, self.shapes))
            return None
        name = text[len(source) + 1 :]
        found = [s for s in self.shapes[source].segments if s == name] or [
            s
            for s in self.shapes[source].segments
            if s.upper().replace("_", "-") == name.upper().replace("_", "-")
        ]
        if len(found) != 1:
            draft.fault(
                ("from",),
                f"source '{source}' has no record type '{name}'",
                did_you_mean(name, self.shapes[source].segments),
            )
            return None
        return source, found[0]

    def _table(self, draft: Draft, source: str, segment: str, level: Level, each: FieldRef | None) -> None:
        model = draft.model
        inputs = Inputs()
        above = draft.parent.plan.table if draft.parent and draft.parent.plan else None
        parent = {column.name: column for column in above.columns} if above else None
        draft.types = self._types(draft, parent, level)
        _check_key(draft)
        folder = draft.document.path.parent
        scope = Scope(draft.name, level, draft.types, parent, inputs, folder, self.binder, self.codes)
        columns: list[ColumnPlan] = []
        for name, column in model.columns.items():
            if name in draft.types:
                place = self._place(draft, name, column, draft.types[name])
                sink = _sink(draft, ("columns", name))
                compiled = compile_column(name, column, scope, place, sink)
                if compiled is not None:
                    columns.append(compiled)
        columns = with_origins(columns, _sink(draft, ("columns",)))
        drops = self._conditions(draft, "drop", model.drop, level) if isinstance(model, Table) else ()
        skips = self._conditions(draft, "skip", model.skip, level)
        table = TargetTable(
            name=draft.name,
            columns=tuple(column.target for column in columns),
            key=tuple(model.key),
            source=source,
            segment=segment,
            description=model.description,
            parent=draft.parent.name if draft.parent else None,
            selective=bool(model.skip),
        )
        draft.plan = TablePlan(
            table, each, inputs.fields, inputs.lookups, inputs.parents, tuple(columns), drops, skips
        )
        for name, child in model.children.items():
            at: Loc = (*draft.at, "children", name)
            below = self._draft(name, child, draft.document, at, draft, ())
            try:
                ref, inside = level.table(child.each)
            except NameFault as error:
                below.fault(("each",), error.reason, error.remedy)
                continue
            self._table(below, source, segment, inside, ref)

    def _types(
        self, draft: Draft, parent: Mapping[str, TargetColumn] | None, level: Level
    ) -> dict[str, SqlType]:
        """The type of each column, known before any rule is read."""
        types: dict[str, SqlType] = {}
        seen: dict[str, str] = {}
        for name, column in draft.model.columns.items():
            if other := seen.get(name.casefold()):
                draft.fault(
                    ("columns", name),
                    f"column '{name}' differs from '{other}' by case only",
                    "Rename one of the two",
                )
                continue
            seen[name.casefold()] = name
            if column.type is not None:
                types[name] = SqlType.parse(column.type)
            elif column.parent is not None and parent is not None and column.parent in parent:
                types[name] = parent[column.parent].type
            elif column.parent is None or (parent is None and level.has_parent):
                draft.fault(("columns", name), "'type' is missing", "Add 'type: ...'")
            else:
                remedy = f"Columns: {', '.join(parent)}" if parent else "Use 'from'"
                reason = (
                    f"the parent table has no column '{column.parent}'"
                    if parent
                    else "only a child table has a parent, and a record type under another"
                )
                draft.fault(("columns", name, "parent"), reason, remedy)
        return types

    def _place(self, draft: Draft, name: str, column: Column, type_: SqlType) -> TargetColumn:
        in_key = name in draft.model.key
        if in_key and column.required is False:
            draft.fault(
                ("columns", name, "required"), "a column of the key may not be NULL", "Leave 'required' out"
            )
        nullable = not (in_key or column.required)
        line = draft.document.line((*draft.at, "columns", name))
        file = str(draft.document.path)
        return TargetColumn(name, type_, nullable, (), "", column.pii, column.description, file, line)

    def _conditions(
        self, draft: Draft, word: str, rules: Mapping[str, str], level: Level
    ) -> tuple[Condition, ...]:
        """The named filters of a table."""
        found = []
        for rule, text in rules.items():
            fields: dict[str, FieldRef] = {}

            def resolve(name: str, fields: dict[str, FieldRef] = fields) -> Term:
                plain = name.removeprefix("source.") if not level.has(name) else name
                ref = level.field(plain)
                known = next((column for column, other in fields.items() if other == ref), f"s{len(fields)}")
                fields[known] = ref
                return Term(known, from_arrow(ref.type))

            try:
                compiled = compile_expression(text, resolve, self.binder, is_field=level.has)
            except ExpressionFault as error:
                for reason, remedy in error.faults:
                    draft.fault((word, rule), reason, remedy)
                continue
            if compiled.kind.name not in ("boolean", "null"):
                draft.fault(
                    (word, rule), f"the rule gives {compiled.kind}, not true or false", "Write a condition"
                )
                continue
            found.append(Condition(rule, compiled.sql, fields))
        return tuple(found)


def _check_key(draft: Draft) -> None:
    seen: set[str] = set()
    for n, name in enumerate(draft.model.key):
        if name not in draft.model.columns:
            draft.fault(
                ("key", n), f"the key has no column '{name}'", did_you_mean(name, draft.model.columns)
            )
        elif name in seen:
            draft.fault(("key", n), f"'{name}' stands twice in the key", "Keep one")
        elif (type_ := draft.types.get(name)) and type_.name == "double":
            draft.fault(("key", n), "a binary float is no key", "Use another column")
        seen.add(name)


def _sink(draft: Draft, at: Loc) -> FaultSink:
    """Notes faults of what stands at `at`."""

    def fault(word: str, reason: str, remedy: str) -> None:
        draft.fault((*at, word) if word else at, reason, remedy)

    return fault
