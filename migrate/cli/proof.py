"""The byte proof for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from connectors.cobol.connector import CobolConnector
    from connectors.cobol.encode.proof import Difference, FieldProof, Proof

__all__ = ["as_json", "show"]


def as_json(proof: Proof, connector: CobolConnector, seconds: float) -> dict[str, Any]:
    """The whole proof as one JSON object: every field, those that came back exactly too."""
    return {
        "source": connector.name,
        "holds": proof.holds,
        "records": proof.records,
        "bytes": proof.bytes,
        "seconds": round(seconds, 3),
        "invalid_records": proof.invalid,
        "filtered_records": proof.filtered,
        "faults": [
            {"segment": segment, "field": field, "code": code, "count": count}
            for (segment, field, code), count in sorted(proof.faults.items())
        ],
        "not_compared": proof.not_compared,
        "fields": [_field(each) for each in proof.fields],
    }


def _field(each: FieldProof) -> dict[str, Any]:
    return {
        "segment": each.segment,
        "field": each.field,
        "usage": each.usage,
        "picture": each.picture,
        "unit": each.unit,
        "count": each.count,
        "exact": each.exact,
        "by_rule": each.by_rule,
        "not_reproduced": each.not_reproduced,
        "differences": [
            {
                "name": found.name,
                "is_rule": found.is_rule,
                "count": found.count,
                "example": {
                    "record": found.record,
                    "file": found.file,
                    "offset": found.offset,
                    "source": found.source,
                    "encoded": found.encoded,
                },
            }
            for found in each.differences.values()
        ],
    }


def show(proof: Proof, connector: CobolConnector, seconds: float) -> None:
    """Print the proof: a line for each field that did not come back exactly, the others as a number."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, markup=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("Field", "How it came back", "Example"):
        table.add_column(heading, overflow="fold")
    table.add_column("Times", justify="right", no_wrap=True)
    for each in proof.fields:
        for row in _rows(each):
            table.add_row(*row)
    if table.row_count:
        console.print(table)
    _sums(console, proof)
    for (segment, field, code), count in sorted(proof.faults.items()):
        name = f"{segment}.{field}" if segment else field
        console.print(f"Not valid: {name}: {code}, {count:,} times")
    for text in proof.not_compared:
        console.print(f"Not compared: {text}")
    rate = proof.bytes / max(seconds, 1e-9) / 1e6
    console.print(f"{proof.records:,} records, {proof.bytes:,} bytes, {seconds:.1f} s ({rate:,.0f} MB/s)")
    console.print(_answer(proof))


def _rows(each: FieldProof) -> Iterator[tuple[str, str, str, str]]:
    name = f"{each.segment}.{each.field}"
    for found in each.differences.values():
        words = f"by rule: {found.name}" if found.is_rule else f"NOT REPRODUCED: {found.name}"
        yield name, words, _example(found), f"{found.count:,}"
        name = ""


def _example(found: Difference) -> str:
    where = f"record {found.record}, byte {found.offset}" if found.record else f"byte {found.offset}"
    return f"{where}: {found.source or 'nothing'} → {found.encoded or 'nothing'}"


def _sums(console: Console, proof: Proof) -> None:
    for unit in ("fields", "bytes", "words"):
        mine = [each for each in proof.fields if each.unit == unit]
        if not mine:
            continue
        count, exact, ruled = (
            sum(getattr(each, word) for each in mine) for word in ("count", "exact", "by_rule")
        )
        name = {"fields": "Fields", "bytes": "Bytes of no field", "words": "Between records"}[unit]
        text = f"{name}: {exact:,} of {count:,} exactly"
        text += f", {ruled:,} by a named rule" if ruled else ""
        lost = count - exact - ruled
        console.print(text + (f", {lost:,} not" if lost else ""))


def _answer(proof: Proof) -> str:
    if proof.holds:
        filtered = (
            f" ({proof.filtered:,} records are filtered and were not looked at)" if proof.filtered else ""
        )
        return f"PROVEN: every byte comes back exactly or by a named rule{filtered}."
    parts = []
    if proof.invalid:
        parts.append(f"{proof.invalid:,} records are not valid and have no values to encode")
    lost = sum(each.not_reproduced for each in proof.fields)
    if lost:
        parts.append(f"{lost:,} fields, words or bytes of no field do not come back")
    if proof.not_compared:
        parts.append("some fields were not compared")
    return f"NOT PROVEN: {'; '.join(parts)}."
