"""Tables as wholes: records, children, drops, keys, references, and that a record is loaded whole or not at all."""

from __future__ import annotations

import pickle
import uuid
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import pyarrow as pa
import pytest

import mappings
from mappings import Mapped, Mapper, Mappings

from .conftest import batch

INT, TEXT = pa.int64(), pa.string()
ADDRESS = pa.list_(
    pa.struct([("ADDR-TYPE", TEXT), ("WHERE.STREET", TEXT), ("PHONE", pa.list_(pa.struct([("NO", INT)])))])
)
Run = Callable[..., Mapped]
Load = Callable[..., Mappings]


def address(kind: str, street: str, *phones: int) -> dict[str, Any]:
    return {"ADDR-TYPE": kind, "WHERE.STREET": street, "PHONE": [{"NO": phone} for phone in phones]}


@pytest.fixture
def clients() -> pa.Table:
    return batch(
        CLIENT__NO=(INT, [10, 11, 12, 13]),
        STATUS__CD=(TEXT, ["A", "D", "A", "A"]),
        NAME=(TEXT, ["Ann", "Bob", "Cy", "Di"]),
        ADDRESS=(
            ADDRESS,
            [
                [address("H", "Elm", 1, 2), address("", ""), address("M", "Oak", 3)],
                [address("H", "Ash", 4)],
                [],
                None,
            ],
        ),
        SCORE=(pa.list_(INT), [[5, 6], [], [7], None]),
    )


CLIENT = """
    table: client
    from: s
    drop: {deleted: "STATUS-CD = 'D'"}
    key: [client_id]
    columns:
      client_id: {from: CLIENT-NO, type: bigint}
      name: {from: NAME, type: varchar(4)}
      first_score: {from: SCORE(1), type: smallint}
      first_street: {from: STREET(1), type: varchar(10)}
    children:
      client_address:
        each: ADDRESS
        skip: {unused-slot: "ADDR-TYPE = ''"}
        key: [client_id, seq]
        columns:
          client_id: {parent: client_id}
          seq: {position: true, type: smallint}
          street: {from: STREET, type: varchar(4)}
          owner: {from: NAME, type: varchar(10)}
        children:
          phone:
            each: PHONE
            key: [client_id, seq, n]
            columns:
              client_id: {parent: client_id}
              seq: {parent: seq}
              n: {position: true, type: smallint}
              number: {from: "NO", type: integer}
              status: {from: STATUS-CD, type: char(1)}
      score:
        each: SCORE
        key: [client_id, n]
        columns:
          client_id: {parent: client_id}
          n: {position: true, type: smallint}
          score: {from: SCORE, type: smallint}
          doubled: {expr: "target.score * 2 + parent.client_id", type: integer}
"""


def rows(table: pa.Table) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in table.to_pylist()]


def test_children_have_a_row_an_element_and_keep_its_number(run: Run, clients: pa.Table) -> None:
    mapped = run(CLIENT, rows=clients)
    assert rows(mapped.tables["client"]) == [
        (1, 10, "Ann", 5, "Elm"),
        (3, 12, "Cy", 7, None),
        (4, 13, "Di", None, None),
    ]
    assert rows(mapped.tables["client_address"]) == [(1, 10, 1, "Elm", "Ann"), (1, 10, 3, "Oak", "Ann")]
    assert rows(mapped.tables["phone"]) == [
        (1, 10, 1, 1, 1, "A"),
        (1, 10, 1, 2, 2, "A"),
        (1, 10, 3, 1, 3, "A"),
    ]
    assert rows(mapped.tables["score"]) == [(1, 10, 1, 5, 20), (1, 10, 2, 6, 22), (3, 12, 1, 7, 26)]
    assert rows(mapped.dropped) == [(2, "deleted")]
    assert mapped.rejects.num_rows == 0


def test_slices_and_chunks_of_a_table_map_alike(load: Load, clients: pa.Table) -> None:
    whole = load(CLIENT, rows=clients)
    with Mapper(whole, "s", threads=1) as mapper:
        expected = mapper.map({"R": clients})
        twice = mapper.map({"R": pa.concat_tables([clients, clients])})
        tail = mapper.map({"R": clients.slice(2).combine_chunks().to_batches()[0]})
        assert mapper.map({}).tables["client"].num_rows == 0
        assert mapper.map({"R": clients.slice(0, 0)}).tables["phone"].num_rows == 0
    assert twice.tables["phone"].num_rows == 2 * expected.tables["phone"].num_rows
    assert rows(tail.tables["client"]) == rows(expected.tables["client"])[1:]
    assert rows(tail.tables["score"]) == [(3, 12, 1, 7, 26)]


def test_a_fault_in_a_child_rejects_the_whole_record_with_all_its_faults(run: Run, clients: pa.Table) -> None:
    long = [[address("H", "Elmwood", 2**40), address("H", "Oak")], None, [address("H", "Ash", 9)], []]
    clients = clients.set_column(4, "ADDRESS", pa.array(long, ADDRESS))
    names = pa.array(["Annabel", "Bobby", "Cy", "Di"])
    clients = clients.set_column(3, "NAME", names)
    mapped = run(CLIENT, rows=clients)
    for table in mapped.tables.values():
        assert not {1, 2} & set(table["_record"].to_pylist())
    assert {(r["_record"], r["field"], r["code"]) for r in mapped.rejects.to_pylist()} == {
        (1, "client.name (NAME)", "too_long"),
        (1, "client_address.street (ADDRESS.WHERE.STREET)", "too_long"),
        (1, "phone.number (ADDRESS.PHONE.NO)", "out_of_range"),
    }
    assert rows(mapped.dropped) == [(2, "deleted")]
    assert rows(mapped.tables["phone"]) == [(3, 12, 1, 1, 9, "A")]


def test_results_have_exactly_the_schema_of_the_table(load: Load, clients: pa.Table) -> None:
    checked = load(CLIENT, rows=clients)
    with Mapper(checked, "s", threads=1) as mapper:
        for part in (clients, clients.slice(1, 1), clients.slice(0, 0)):
            for table in checked.tables:
                found = mapper.map({"R": part}).tables[table.name].schema
                assert found == pa.schema([pa.field("_record", pa.int64(), nullable=False), *table.schema])


def test_foreign_keys_follow_from_the_parents_key(load: Load, clients: pa.Table) -> None:
    checked = load(CLIENT, rows=clients)
    keys = {
        table.name: [(k.columns, k.table, k.references) for k in table.foreign_keys]
        for table in checked.tables
    }
    assert keys == {
        "client": [],
        "client_address": [(("client_id",), "client", ("client_id",))],
        "phone": [(("client_id", "seq"), "client_address", ("client_id", "seq"))],
        "score": [(("client_id",), "client", ("client_id",))],
    }
    assert [table.name for table in checked.tables].index("phone") > 1
    assert [table.one_row_a_record for table in checked.tables] == [True, False, False, False]


def test_lineage_names_source_fields_rule_and_line(load: Load, clients: pa.Table) -> None:
    checked = load(CLIENT, rows=clients)
    tables = {table.name: table for table in checked.tables}
    street = tables["client_address"].column("street")
    assert (street.origin, street.rule, street.line) == (("ADDRESS.WHERE.STREET",), "from STREET", 19)
    assert tables["score"].column("doubled").origin == ("CLIENT-NO", "SCORE")
    assert tables["phone"].column("client_id").origin == ("CLIENT-NO",)


def test_a_record_that_all_tables_skip_is_dropped_under_the_first_rule(run: Run) -> None:
    both = batch(TYPE=(TEXT, ["P", "O", "X"]), ID=(INT, [1, 2, 3]))
    person = "table: person\nfrom: s\nskip: {no-person: \"TYPE <> 'P'\"}\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}"
    other = "table: org\nfrom: s\nskip: {no-org: \"TYPE <> 'O'\"}\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}}"
    mapped = run(person, other, rows=both)
    assert rows(mapped.tables["person"]) == [(1, 1)]
    assert rows(mapped.tables["org"]) == [(2, 2)]
    assert rows(mapped.dropped) in ([(3, "no-person")], [(3, "no-org")])


def test_every_record_ends_in_exactly_one_place(run: Run) -> None:
    count = 5000
    table = batch(
        ID=(INT, list(range(count))),
        CD=(TEXT, [("A", "D", "B", " ")[n % 4] for n in range(count)]),
        V=(TEXT, [("x" * (n % 7)) for n in range(count)]),
    )
    text = """
        table: t
        from: s
        drop: {gone: "CD = 'D'"}
        key: [id]
        columns:
          id: {from: ID, type: smallint}
          v: {from: V, type: varchar(5)}
          cd: {from: CD, map: {A: a}, type: text, required: true}
    """
    mapped = run(text, rows=table)
    loaded, rejected, dropped = (
        set(part["_record"].to_pylist()) for part in (mapped.tables["t"], mapped.rejects, mapped.dropped)
    )
    assert not loaded & rejected and not loaded & dropped and not rejected & dropped  # noqa: PT018
    assert loaded | rejected | dropped == set(range(1, count + 1))
    assert mapped.rejects["_record"].to_pylist() == sorted(mapped.rejects["_record"].to_pylist())


def test_a_filter_that_cannot_be_computed_is_a_fault_of_the_record(run: Run) -> None:
    text = 'table: t\nfrom: s\ndrop: {odd: "10 // N = 3"}\nkey: [n]\ncolumns: {n: {from: N, type: bigint}}'
    mapped = run(text, rows=batch(N=(INT, [0, 3, 5, None])))
    assert [(r["_record"], r["field"], r["code"]) for r in mapped.rejects.to_pylist()] == [
        (1, "t.drop.odd", "expression_error"),
        (4, "t.n (N)", "required"),
    ]
    assert rows(mapped.dropped) == [(2, "odd")]
    assert rows(mapped.tables["t"]) == [(3, 5)]


def test_faults_that_follow_from_others_are_not_reported(run: Run) -> None:
    text = """
        table: t
        from: s
        key: [d]
        columns:
          d: {from: D, type: date, format: yyyymmdd}
          yr: {expr: year(target.d), type: integer, required: true}
          z: {expr: yr + 1, type: integer, required: true}
    """
    mapped = run(text, rows=batch(D=(INT, [20230231, None, 20240101])))
    assert [(r["_record"], r["field"], r["code"]) for r in mapped.rejects.to_pylist()] == [
        (1, "t.d (D)", "impossible_date"),
        (2, "t.d (D)", "required"),
    ]
    assert mapped.tables["t"]["z"].to_pylist() == [2025]


def test_generated_keys_are_the_same_everywhere(run: Run) -> None:
    table = batch(A=(INT, [1, -5, None, None]), B=(TEXT, ["x", "Zoë ", "y", None]))
    text = """
        table: client
        from: s
        key: [k]
        columns:
          k: {generate: [A, B], type: uuid}
          a: {from: A, type: bigint}
    """
    mapped = run(text, rows=table)
    keys = mapped.tables["client"]["k"].to_pylist()
    space = uuid.uuid3(uuid.NAMESPACE_URL, "urn:table:client")
    assert keys == [str(uuid.uuid3(space, name)) for name in ("1:11:x", "2:-54:Zoë", "-1:y")]
    assert keys[0] == "9d93bb65-d236-320d-9bd8-095b46ad078b"
    assert {uuid.UUID(key).version for key in keys} == {3}
    assert {uuid.UUID(key).variant for key in keys} == {uuid.RFC_4122}
    assert [(r["_record"], r["code"]) for r in mapped.rejects.to_pylist()] == [(4, "required")]


def test_a_generated_key_is_referred_to_by_its_namespace(run: Run) -> None:
    tables = {"A": batch(NO=(INT, [7])), "B": batch(C__NO=(pa.decimal128(9, 0), [D(7)]), N=(INT, [1]))}
    client = "table: client\nfrom: s.A\nkey: [k]\ncolumns: {k: {generate: ['NO'], type: uuid}}"
    case = (
        "table: case\nfrom: s.B\nkey: [n]\nreferences: {ck: client.k}\ncolumns:\n"
        "  n: {from: N, type: bigint}\n  ck: {generate: [C-NO], type: uuid, namespace: client}"
    )
    mapped = run(case, client, rows=tables)
    assert mapped.tables["case"]["ck"].to_pylist() == mapped.tables["client"]["k"].to_pylist()


def test_code_tables_come_from_csv(run: Run) -> None:
    text = """
        table: t
        from: s
        key: [id]
        columns:
          id: {from: ID, type: bigint}
          name: {from: CD, lookup: codes.csv, type: varchar(20)}
          valid: {from: CD, lookup: {table: codes.csv, key: code, value: code}, type: char(2)}
          order: {from: CD, lookup: {table: codes.csv, value: rank}, type: smallint, on_missing: null}
          by_number: {from: ID, lookup: numbers.csv, type: text, on_missing: keep}
    """
    files = {"codes": '\ufeffcode,name,rank\nN1,"North, one",1\nS1,South,\n', "numbers": "no,name\n001,one\n"}
    mapped = run(text, rows=batch(ID=(INT, [1, 2, 3, 4]), CD=(TEXT, ["N1 ", "S1", "", "n1"])), **files)
    assert rows(mapped.tables["t"]) == [
        (1, 1, "North, one", "N1", 1, "one"),
        (2, 2, "South", "S1", None, "2"),
        (3, 3, None, None, None, "3"),
    ]
    assert [(r["field"], r["code"]) for r in mapped.rejects.to_pylist()] == [
        ("t.name (CD)", "unknown_code"),
        ("t.valid (CD)", "unknown_code"),
    ]


def test_personal_fields_are_those_that_feed_a_personal_column(load: Load, run: Run) -> None:
    text = """
        table: t
        from: s.R
        key: [id]
        columns:
          id: {from: ID, type: bigint}
          full: {join: [A, B], type: text, pii: name}
          born: {from: D, type: date, format: yyyymmdd, pii: birth}
          again: {from: A, type: varchar(2)}
          year: {expr: year(born), type: integer}
    """
    table = batch(ID=(INT, [1]), A=(TEXT, ["Secret"]), B=(TEXT, ["x"]), D=(INT, [20230231]))
    checked = load(text, rows={"R": table, "HEADER": table})
    assert checked.personal_fields("s") == {"A", "B", "D"}
    assert checked.unused_segments("s") == ("HEADER",)
    for fault in run(text, rows={"R": table}).rejects.to_pylist():
        assert "Secret" not in fault["reason"]
        assert "20230231" not in fault["reason"]


@pytest.mark.parametrize("threads", [None, 1, 4])
@pytest.mark.parametrize("count", [0, 1, 2049, 300_001])
def test_order_of_records_is_kept(load: Load, count: int, threads: int | None) -> None:
    text = "table: t\nfrom: s\nkey: [id]\ncolumns: {id: {from: ID, type: bigint}, x: {expr: ID + 1, type: bigint}}"
    table = batch(ID=(INT, list(range(count))))
    with Mapper(load(text, rows=table), "s", threads=threads) as mapper:
        mapped = mapper.map({"R": table})
    assert mapped.tables["t"]["_record"].to_pylist() == list(range(1, count + 1))
    assert mapped.tables["t"]["x"].to_pylist() == list(range(1, count + 1))


def test_digest_changes_with_meaning_and_not_with_comments(load: Load) -> None:
    table = batch(ID=(INT, [1]), CD=(TEXT, ["a"]))
    text = "table: t\nfrom: s\nkey: [id]\ncolumns:\n  id: {from: ID, type: bigint}\n  v: {from: CD, lookup: c.csv, type: text}\n"
    one = load(text, rows=table, c="k,v\na,1\n").digest
    assert load(f"# a comment\n{text}", rows=table, c="k,v\na,1\n").digest == one
    assert load(text, rows=table, c="k,v\na,2\n").digest != one
    assert load(text.replace("bigint", "integer"), rows=table, c="k,v\na,1\n").digest != one


def test_mappings_travel_to_other_processes(load: Load, clients: pa.Table) -> None:
    checked = load(CLIENT, rows=clients)
    with Mapper(pickle.loads(pickle.dumps(checked)), "s", threads=1) as mapper:  # noqa: S301
        assert mapper.map({"R": clients}).tables["phone"].num_rows == 3


def test_the_mapper_cannot_leave_its_memory(load: Load, clients: pa.Table) -> None:
    with Mapper(load(CLIENT, rows=clients), "s") as mapper:
        for statement in (
            "SELECT * FROM read_text('/etc/hostname')",
            "SET enable_external_access = true",
            "INSTALL json",
        ):
            with pytest.raises(Exception, match=r"(?i)disabled|locked"):
                mapper._connection.execute(statement)


def test_public_surface() -> None:
    assert sorted(mappings.__all__) == mappings.__all__
    for name in mappings.__all__:
        assert getattr(mappings, name)
