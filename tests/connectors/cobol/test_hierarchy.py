"""Families of records: who belongs to whom, across every border, and what becomes of those without a parent."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from connectors.base import PARENT, POSITION, RECORD, Chunk
from connectors.cobol import CobolConnector, extract
from mappings import Mapper, SourceShape, load_mappings
from migrate.errors import ConfigurationError, DecodingStopped
from migrate.rows import FamilyLines
from tests.connectors.cobol.hierarchies import (
    UNKNOWN,
    Record,
    Tree,
    Written,
    nested,
    places,
    random_files,
    random_tree,
)

FAMILIES = int(os.environ.get("HIERARCHY_FAMILIES", "240"))
"""How many random families are tried; more by hand."""
EACH = 30

COMPANY = Tree({"DE": "CO", "EM": "DE", "OF": "DE", "CT": "CO"}, ("CO",))


def chunks(source: CobolConnector, target: int) -> list[Chunk]:
    """Every chunk of every partition, the partitions held against what they say of themselves."""
    found: list[Chunk] = []
    first = 1
    for partition in source.partitions(target):
        assert partition.first_record == first
        mine = list(source.read(partition))
        assert sum(each.tally.records for each in mine) == partition.records
        assert sum(each.tally.bytes for each in mine) == partition.end - partition.start
        first += partition.records
        found += mine
    return found


def check(written: Written, target: int) -> None:
    """The connector and the reference agree on what becomes of every record, and on its parent."""
    found = chunks(written.connector(), target)
    expected = places(written.files, written.tree)
    records = [record for file in written.files for record in file]
    rows: dict[int, tuple[int, int]] = {}
    codes: dict[int, set[str]] = {}
    for chunk in found:
        for name, batch in chunk.rows.items():
            for row in batch.to_pylist():
                assert (row["TY"], row["NR"]) == (name, row[RECORD])
                assert row[RECORD] not in rows
                rows[row[RECORD]] = (row.get(PARENT, 0), row.get(POSITION, 0))
        for fault in chunk.rejects.to_pylist():
            codes.setdefault(fault[RECORD], set()).add(fault["code"])
        _check_parents(chunk)
    assert codes == {number: set(place.codes) for number, place in expected.items() if place.codes}
    assert rows == {n: (place.parent, place.position) for n, place in expected.items() if not place.codes}
    assert rows.keys() | codes.keys() == set(range(1, len(records) + 1))


def check_nested(written: Written, target: int) -> None:
    """Each family as one JSON object, whatever chunks it lies in."""
    source = written.connector()
    found = chunks(source, target)
    with duckdb.connect() as connection:
        lines = FamilyLines(connection, source.segments(), written.tree.kinds)
        text = "".join(lines.add(chunk.rows) for chunk in found) + lines.rest()
    assert [json.loads(line) for line in text.splitlines()] == nested(written.files, written.tree)


def _check_parents(chunk: Chunk) -> None:
    """Each row's parent is among the rows given with the chunk."""
    for batch in chunk.rows.values():
        if PARENT in batch.schema.names:
            above = {n for table in chunk.parents.values() for n in table.column(RECORD).to_pylist()}
            assert set(batch.column(PARENT).to_pylist()) <= above


@pytest.mark.parametrize("seed", range(FAMILIES // EACH))
def test_random_families(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = random.Random(seed)
    tree = random_tree(made, seed % 6 + 1)
    assert tree.depth() == seed % 6 + 1
    files = random_files(made, tree, EACH)
    written = Written(
        tmp_path, tree, files, made.choice(["F", "V", "VB", "VBS", "text"]), block=made.randint(1, 9)
    )
    monkeypatch.setattr(extract, "READ", made.choice([50, 333, 2000, 1 << 20]))
    check(written, made.choice([1, 100, 2000, 1 << 30]))
    if seed % 5 == 3:
        check_mapping(written, made.choice([1, 300]), tmp_path)
    if seed % 5 == 4:
        check_nested(written, made.choice([1, 300]))


def check_mapping(written: Written, target: int, folder: Path) -> None:
    """Every type as a table with its parent's number, its root's number and its place."""
    source, tree = written.connector(), written.tree
    data = [each for each in source.segments() if each.role == "data"]
    shape = SourceShape("t", {s.name: s.schema for s in data}, {s.name: s.parent for s in data if s.parent})
    paths = []
    for each in data:
        columns = "  nr: {from: NR, type: bigint}\n"
        if each.parent:
            root = tree.above(each.name)[-1]
            columns += "  parent_nr: {parent: NR, type: bigint, required: true}\n"
            columns += f"  root_nr: {{ancestor: {root}.NR, type: integer}}\n"
            columns += "  place: {position: true, type: integer}\n"
            columns += "  both: {expr: parent.NR + ancestor.NR, type: bigint}\n"
        paths.append(folder / f"{each.name}.yaml")
        paths[-1].write_text(f"table: t_{each.name}\nfrom: t.{each.name}\nkey: [nr]\ncolumns:\n{columns}")
    expected = places(written.files, tree)
    records = [record for file in written.files for record in file]
    found: dict[int, Any] = {}
    with Mapper(load_mappings(paths, {"t": shape}), "t", threads=1) as mapper:
        for chunk in chunks(source, target):
            mapped = mapper.map(
                {name: rows for name, rows in chunk.rows.items() if name not in tree.control}, chunk.parents
            )
            assert not mapped.rejects.num_rows
            for table in mapped.tables.values():
                for row in table.to_pylist():
                    found[row[RECORD]] = (
                        row.get("parent_nr"),
                        row.get("root_nr"),
                        row.get("place"),
                        row.get("both"),
                    )
    for number, place in expected.items():
        if place.codes or records[number - 1].kind in tree.control:
            assert number not in found
        elif not place.parent:
            assert found[number] == (None, None, None, None)
        else:
            root = place.parent
            while expected[root].parent:
                root = expected[root].parent
            assert found[number] == (place.parent, root, place.position, 2 * place.parent)


# --------------------------------------------------------------------------------------------- by hand


def company(folder: Path, kinds: str, **words: Any) -> tuple[CobolConnector, dict[int, Any]]:
    """Records by their types; a type in small letters is undecodable. Gives row or fault codes by record."""
    records = [Record(kind.upper(), valid=kind.isupper() or kind == UNKNOWN) for kind in kinds.split()]
    source = Written(folder, COMPANY, [records], "V", words=words).connector()
    found: dict[int, Any] = {}
    for chunk in chunks(source, 1):
        for batch in chunk.rows.values():
            found |= {row[RECORD]: (row.get(PARENT), row.get(POSITION)) for row in batch.to_pylist()}
        for fault in chunk.rejects.to_pylist():
            found.setdefault(fault[RECORD], []).append(fault["code"])
    return source, dict(sorted(found.items()))


def test_a_record_belongs_to_the_last_one_of_its_parents_type(tmp_path: Path) -> None:
    """Siblings of another type close nothing; a record higher up closes all below it."""
    _, found = company(tmp_path, "CO DE EM CT EM OF DE EM CO CT DE")
    none, co, de, last = (None, None), 1, 2, 9
    assert found == {
        1: none, 2: (co, 1), 3: (de, 1), 4: (co, 1), 5: (de, 2), 6: (de, 1), 7: (co, 2), 8: (7, 1),
        9: none, 10: (last, 1), 11: (last, 2 - 1),
    }  # fmt: skip


def test_an_orphan_is_a_fault_and_takes_its_own_children_with_it(tmp_path: Path) -> None:
    _, found = company(tmp_path, "DE EM CO EM DE EM")
    assert found == {
        1: ["no_parent"], 2: ["parent_quarantined"], 3: (None, None), 4: ["no_parent"], 5: (3, 1), 6: (5, 1),
    }  # fmt: skip


def test_children_of_an_undecodable_record_follow_it(tmp_path: Path) -> None:
    """They are not given to the record before it."""
    _, found = company(tmp_path, "CO DE EM de EM OF CT DE EM co DE EM CO DE")
    held = ["parent_quarantined"]
    assert found == {
        1: (None, None), 2: (1, 1), 3: (2, 1), 4: ["bad_digit"], 5: held, 6: held, 7: (1, 1), 8: (1, 3), 9: (8, 1),
        10: ["bad_digit"], 11: held, 12: held, 13: (None, None), 14: (13, 1),
    }  # fmt: skip


def test_behind_a_record_of_unknown_type_no_parent_is_sure_until_it_is_read_again(tmp_path: Path) -> None:
    _, found = company(tmp_path, "CO DE ?? EM DE EM CT CO DE EM")
    unsure = ["parent_unknown"]
    assert found == {
        1: (None, None), 2: (1, 1), 3: ["unknown_type"], 4: unsure, 5: unsure, 6: ["parent_quarantined"], 7: unsure,
        8: (None, None), 9: (8, 1), 10: (9, 1),
    }  # fmt: skip


def test_reasons_name_the_parent(tmp_path: Path) -> None:
    source, _ = company(tmp_path, "DE CO de EM")
    faults = [fault for chunk in chunks(source, 1 << 30) for fault in chunk.rejects.to_pylist()]
    assert [
        (each[RECORD], each["segment"], each["field"], each["reason"])
        for each in faults
        if each["field"] == "TY"
    ] == [
        (1, "DE", "TY", "no CO record is open before it"),
        (4, "EM", "TY", "its DE, record 3 of the source, is itself in quarantine"),
    ]


def test_a_second_file_begins_anew(tmp_path: Path) -> None:
    files = [[Record("CO"), Record("DE")], [Record("EM"), Record("CO"), Record("DE")]]
    source = Written(tmp_path, COMPANY, files, "F").connector()
    codes = [fault for chunk in chunks(source, 1 << 30) for fault in chunk.rejects.to_pylist()]
    assert [(fault[RECORD], fault["code"]) for fault in codes] == [(3, "no_parent")]


@pytest.mark.parametrize(("form", "size"), [("F", 8), ("V", 12), ("VB", 28), ("VB", 12), ("text", 9)])
def test_pieces_begin_with_a_family(
    form: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A family longer than a piece is one piece; blocks are not taken apart."""
    monkeypatch.setattr(extract, "READ", size)
    records = [Record("CO"), *[Record("DE")] * 50, Record("CO"), Record("CO"), Record("DE")]
    source = Written(tmp_path, COMPANY, [records], form, block=2).connector()
    assert [each.records for each in source.partitions(1)] == ([52, 2] if form == "VB" else [51, 1, 2])
    assert [each.records for each in source.partitions(1 << 20)] == [54]


def test_the_lenient_reading_keeps_every_record(tmp_path: Path) -> None:
    """Control totals count what is in the file; the number 0 is no parent's."""
    source, _ = company(tmp_path, "DE EM CO de EM")
    (chunk,) = chunks(source.lenient(), 1 << 30)
    assert not chunk.rejects.num_rows
    assert chunk.rows["DE"].column(PARENT).to_pylist() == [0, 3]
    assert chunk.rows["EM"].column(PARENT).to_pylist() == [1, 4]


def test_on_invalid(tmp_path: Path) -> None:
    """An orphan is quarantined even where undecodable fields are null: nobody knows where it belongs."""
    _, found = company(tmp_path, "CO EM de EM", on_invalid="null")
    assert found == {1: (None, None), 2: ["no_parent"], 3: (1, 1), 4: (3, 1)}
    with pytest.raises(DecodingStopped, match="no DE record is open before it"):
        company(tmp_path, "CO EM", on_invalid="stop")


def test_a_filter_leaves_types_out_from_below(tmp_path: Path) -> None:
    kinds = {kind: kind for kind in COMPANY.kinds}
    segments = {"field": "TY", "redefine_map": kinds, "filter": ["CO", "DE"]}
    source, found = company(tmp_path, "CO DE EM CT DE", segments=segments)
    assert found == {1: (None, None), 2: (1, 1), 5: (1, 2)}
    assert [(each.name, each.parent) for each in source.segments()] == [("CO", None), ("DE", "CO")]


@pytest.mark.parametrize(
    ("hierarchy", "segments", "at", "reason", "remedy"),
    [
        ({"CO": ["DF"]}, {}, "hierarchy.CO", "'DF' is no record type of redefine_map", "Known: CO, CT, DE"),
        ({"CP": ["DE"]}, {}, "hierarchy.CP", "'CP' is no record type", "Known: CO"),
        ({"CO": ["DE"], "OF": ["DE"]}, {}, "hierarchy.OF", "'DE' has two parents: CO and OF", "one parent"),
        ({"CO": ["DE"], "DE": ["EM"], "EM": ["CO"]}, {}, "hierarchy", "their own parents: CO -> DE -> EM -> CO", "circle"),
        ({"CO": ["CO"]}, {}, "hierarchy.CO", "their own parents: CO -> CO", "circle"),
        ({"CO": ["DE"]}, {"trailer": "DE"}, "hierarchy.CO", "'DE' is a header or trailer", "Leave it out"),
        ({"CO": ["DE"]}, {"filter": "DE"}, "segments.filter", "leaves out CO records", "Add CO"),
    ],
)  # fmt: skip
def test_what_is_no_tree_is_refused(
    hierarchy: dict[str, Sequence[str]],
    segments: dict[str, Any],
    at: str,
    reason: str,
    remedy: str,
    tmp_path: Path,
) -> None:
    base = {"field": "TY", "redefine_map": {kind: kind for kind in COMPANY.kinds}}
    source = Written(
        tmp_path, COMPANY, [[]], "V", words={"hierarchy": hierarchy, "segments": base | segments}
    ).connector()
    with pytest.raises(ConfigurationError) as caught:
        source.segments()
    (fault,) = caught.value.faults
    assert fault.at.startswith(f"t.{at}")
    assert reason in fault.reason
    assert remedy in fault.remedy


def test_a_hierarchy_needs_record_types(tmp_path: Path) -> None:
    source = Written(tmp_path, COMPANY, [[]], "V", words={"segments": None}).connector()
    with pytest.raises(ConfigurationError, match="names record types, and there are none"):
        source.segments()
