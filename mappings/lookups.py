"""`lookup` and `map`: a field's code becomes its meaning."""

from __future__ import annotations

from dataclasses import replace

from mappings.codes import Code, CodeTable, build, read_codes
from mappings.convert import Check, Conversion, Unfit, convert, literal
from mappings.dates import DateFormat
from mappings.fields import FieldRef
from mappings.kinds import Kind
from mappings.model import Column
from mappings.raw import Raw
from mappings.scope import FaultSink, Scope
from mappings.tables import SqlType

__all__ = ["code_table", "look_up"]


def code_table(
    column: Column, raw: Raw, scope: Scope, type_: SqlType, fault: FaultSink
) -> tuple[FieldRef, CodeTable] | None:
    """The field and the code table of a `lookup` or a `map`; None for a column without."""
    if column.lookup is None and column.map is None:
        return None
    if column.lookup is not None and column.map is not None:
        raise Unfit("a column has 'lookup' or 'map', not both", "Leave one out", "map")
    if raw.ref is None or column.split is not None:
        raise Unfit("codes are looked up from a field as it is", "Leave 'split' out", "split")
    word = "lookup" if column.lookup is not None else "map"
    written = [pair for pair in (column.map or {}).items() if not isinstance(pair[0], bool)]
    codes = [Code(key, value, f"'{key}'") for key, value in written]
    if (lookup := column.lookup) is not None:
        codes = read_codes(scope.folder / lookup.table, lookup.key, lookup.value)
        scope.codes[f"{scope.table}: {lookup.table}"] = [[code.key, code.value] for code in codes]
    table, faults = build(codes, raw.ref.type, type_)
    for reason, remedy in faults:
        fault(word, reason, remedy)
    return raw.ref, table


def look_up(
    n: str,
    c: str,
    column: Column,
    kind: Kind,
    codes: tuple[FieldRef, CodeTable],
    scope: Scope,
    type_: SqlType,
    form: DateFormat | None,
) -> Conversion:
    """How the codes in column `n` become values in column `c`: see `convert`."""
    number = scope.inputs.lookup(*codes)
    found, known = f"l{number}", f"k{number}"
    unknown = f"{n} IS NOT NULL AND NOT {known}"
    if column.on_missing == "keep":
        kept = convert(n, c, kind, type_, form)
        checks = [replace(check, when=f"NOT {known} AND ({check.when})") for check in kept.checks]
        quick = [f"NOT {known} AND ({each})" for each in kept.quick]
        return Conversion(
            f"CASE WHEN {known} AND {n} IS NOT NULL THEN {found} ELSE {kept.sql} END",
            kept.stages,
            checks,
            quick,
        )
    if form is not None:
        raise Unfit("a code table's values are dates already (yyyy-mm-dd)", "Leave the format out", "format")
    conversion = Conversion(f"CASE WHEN {n} IS NOT NULL THEN {found} END")
    if column.on_missing != "null":
        name = "map" if column.map is not None else "code table"
        conversion.checks = [Check("unknown_code", unknown, literal(f"is not in the {name}"))]
        conversion.quick = [unknown]
    return conversion
