"""What a person reads of a trace, good at 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mappings.lineage import KINDS
from migrate.trace import MASK, TracedCheck, TracedColumn, TracedField, TracedRecord, TracedRow, TracedTable

__all__ = ["column", "record", "row"]

BYTES_SHOWN = 24
_STYLES = {"PASS": "green", "FAIL": "red", "ERROR": "red", "WARN": "yellow"}


def column(found: TracedRow) -> None:
    """One value, all the way."""
    console = Console()
    if not _headed(console, found):
        return
    assert found.row is not None  # noqa: S101 - else only the record is shown
    one = found.row.columns[0]
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    grid.add_row(
        "value", Group(Text(_value(one.published if one.same is not None else one.mapped)), _standing(one))
    )
    grid.add_row("column", Text(f"{found.table}.{one.column}, {one.type}"))
    way = f", from {' from '.join(one.through)}" if one.through else ""
    grid.add_row(
        "rule",
        Group(
            Text(f"{one.file}:{one.line}"),
            Text(one.words),
            Text(f"{one.kind}: {KINDS[one.kind]}{way}", style="dim"),
        ),
    )
    if one.made:
        grid.add_row("made", Text(one.made))
    if one.code:
        where = f"{one.code['file']}:{one.code['line']}" if one.code["line"] else str(one.code["file"])
        grid.add_row("code", Group(Text(where), Text(f"{one.code['code']} is {one.code['meaning']}")))
    for each in one.fields:
        grid.add_row("field", _field(each))
        grid.add_row("bytes", _bytes(each, found.record))
    grid.add_row("record", _place(found.record))
    for check in one.checks:
        if check.kind != "reconciliation" or check.outcome != "PASS":
            grid.add_row(check.kind, _check(check))
    if agreed := [
        check.name for check in one.checks if (check.kind, check.outcome) == ("reconciliation", "PASS")
    ]:
        words = Text("PASS", style=_STYLES["PASS"])
        words.append(f"   source and target agree: {', '.join(agreed)}", style="default")
        grid.add_row("compared", words)
    for used in one.policies:
        grid.add_row("policy", f"{used['policy']} of {used['field']}: {used['count']:,} times in the run")
    console.print(Padding(grid, (1, 0, 1, 1)))


def row(found: TracedRow) -> None:
    """Every column of a row in short."""
    console = Console()
    if not _headed(console, found):
        return
    assert found.row is not None  # noqa: S101 - else only the record is shown
    console.print(Padding(_place(found.record), (0, 0, 0, 1)))
    console.print(_columns(found.row))


def record(found: TracedRecord) -> None:
    """A record, its fields and its rows."""
    console = Console()
    _notes(console, found.notes)
    _record(console, found)
    for each in found.rows:
        key = ", ".join(f"{name} {value}" for name, value in each.key.items())
        stands = {True: "published", False: "not in the published table", None: "not published by this run"}
        console.print(Text(f" {each.table} [{key}], {stands[each.stands]}", style="bold"), soft_wrap=True)
        console.print(_columns(each))


def _headed(console: Console, found: TracedRow) -> bool:
    """Print what was asked for; of a row that is not there, its record. Whether there is a row."""
    key = ", ".join(f"{name} {value}" for name, value in found.key.items())
    console.print(Text(f" {found.table} [{key}], run {found.record.run}", style="bold"), soft_wrap=True)
    _notes(console, (*found.notes, *found.record.notes))
    if found.row is None:
        console.print(Text(f" {found.headline}", style="yellow"), soft_wrap=True)
        console.print()
        _record(console, found.record)
    return found.row is not None


def _notes(console: Console, notes: Iterable[str]) -> None:
    for note in notes:
        console.print(Text(f" {note}", style="yellow"), soft_wrap=True)


def _record(console: Console, found: TracedRecord) -> None:
    console.print(Padding(_place(found), (0, 0, 0, 1)))
    if not found.lines:
        console.print(f" {found.disposition}")
    for line in found.lines:
        what = " ".join(part for part in (line.code, line.field and f"in {line.field}") if part)
        why = line.reason or (line.rule and f"by the rule {line.rule}") or ""
        stage = f" ({line.stage})" if line.stage else ""
        text = Text(f" {line.disposition}{stage}", style="yellow")
        text.append(f" {': '.join(part for part in (what, why) if part)}", style="default")
        console.print(text, soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Field", overflow="fold", ratio=5)
    table.add_column("At", justify="right", no_wrap=True)
    table.add_column("Len", justify="right", no_wrap=True)
    table.add_column("Bytes", overflow="fold", ratio=5)
    table.add_column("Characters", overflow="fold", ratio=3)
    table.add_column("Value", overflow="fold", ratio=3)
    for each in found.fields:
        characters = MASK if each.masked else each.characters[:BYTES_SHOWN]
        cells = (
            _short_path(each, found.fields),
            f"{each.offset}",
            f"{each.length}",
            _short_hex(each),
            characters,
            _value(each.value),
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)


def _place(found: TracedRecord) -> Text:
    unchanged = {
        True: "; the file is the one that the run read, by SHA-256",
        False: "; the file is another one than the run read",
        None: "",
    }
    at = f", byte {found.offset:,}" if any(field.at is not None for field in found.fields) else ""
    partition = f", partition {found.partition}" if found.partition is not None else ""
    return Text(
        f"{found.file}, record {found.record:,}{at}, {found.length:,} bytes, {found.segment}{partition}, "
        f"{found.disposition}{unchanged[found.unchanged]}"
    )


def _field(each: TracedField) -> RenderableType:
    words = Text(each.path)
    picture = f"PIC {each.picture}" if each.picture and each.declared and not each.address else each.picture
    words.append(f"  {picture} {each.usage}", style="default")
    if each.role == "condition":
        words.append("  (only decides which value it is)", style="dim")
    places = [Text(f"{each.declared}:{each.line}")] if each.declared else []
    if each.address:
        places.append(Text(each.address))
    return Group(words, *places)


def _bytes(each: TracedField, own: TracedRecord) -> RenderableType:
    if each.offset is None:
        return Text("the record has no such field")
    place = f"byte {each.offset:,} of the record"
    if each.at is not None:
        place += f", {each.at:,} of the file"
    if each.record != own.record:
        place = f"record {each.record:,} ({each.segment}): {place}"
    size = f"{each.length:,} byte{'s' if each.length != 1 else ''}"
    return Group(
        Text(f"{place}, {size}"), Text(each.hex), Text(f"'{each.characters}' is {_value(each.value)}")
    )


def _columns(found: TracedTable) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Column", overflow="fold", ratio=4)
    table.add_column("Value", overflow="fold", ratio=5)
    table.add_column("From", overflow="fold", ratio=5)
    table.add_column("At", justify="right", no_wrap=True)
    table.add_column("Bytes", overflow="fold", ratio=5)
    for each in found.columns:
        fields: Sequence[TracedField] = each.fields
        every = [field for other in found.columns for field in other.fields]
        paths = {field.path: field for field in every}
        source = [_short_path(field, [*paths.values()]) for field in fields] or [each.kind]
        value = Text(_value(each.published if each.same is not None else each.mapped))
        if each.same is False:
            value.append(f"\nsource: {_value(each.mapped)}", style="red")
        table.add_row(
            Text(each.column),
            value,
            Text("\n".join(source)),
            Text("\n".join("absent" if field.offset is None else f"{field.offset}" for field in fields)),
            Text("\n".join(_short_hex(field) for field in fields)),
        )
    return table


def _check(check: TracedCheck) -> Text:
    words = Text(f"{check.outcome:<5}", style=_STYLES.get(check.outcome, ""))
    words.append(f"  {check.name}", style="default")
    if check.message:
        words.append(f"\n{check.message}", style="default")
    if check.records:
        words.append(
            f"; {check.records:,} {'record' if check.records == 1 else 'records'} quarantined for it"
        )
    if check.detail:
        words.append(f"\n{check.detail}", style="dim")
    return words


def _standing(one: TracedColumn) -> Text:
    if one.same is None:
        return Text("what source and mapping give; no published row of this run is there", style="yellow")
    if one.same:
        return Text("published, and the source gives the same", style="green")
    return Text(f"published, but the source gives {_value(one.mapped)}", style="red")


def _value(value: str | None) -> str:
    return "NULL" if value is None else value if value.strip() else f"'{value}'"


def _short_path(each: TracedField, others: Sequence[TracedField] = ()) -> str:
    """The field's name, without the groups around it where none other is called so; a table on its own line."""
    table, _, name = each.path.rpartition("].")
    own = name.rpartition(".")[2]
    alone = sum(other.path.rpartition(".")[2] == own for other in others) <= 1
    name = own if not table and alone else name
    return f"{table}].\n  {name}" if table else name


def _short_hex(each: TracedField) -> str:
    if each.masked:
        return MASK
    if each.length <= BYTES_SHOWN // 2:
        return each.hex[: BYTES_SHOWN * 2]
    return f"{each.hex[: BYTES_SHOWN // 2 * 3 - 1]} ..."
