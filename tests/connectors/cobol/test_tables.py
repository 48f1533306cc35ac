"""Tables that vary within tables, tables without a largest size, and items of level 66."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from connectors.cobol.copybook import parse_copybook
from connectors.cobol.decode import Decoded, Decoder
from connectors.cobol.description import CobolSource
from connectors.cobol.framer import make_framer
from connectors.cobol.plan import Plan, PlanFault, make_plans
from connectors.cobol.raw import lay_out

NESTED = """\
       01  R.
           05  N  PIC 9.
           05  A  OCCURS 0 TO 3 DEPENDING ON N.
               10  H  PIC X.
               10  M  PIC 9.
               10  B  OCCURS 0 TO 4 DEPENDING ON M.
                   15  K  PIC 9.
                   15  C  PIC X OCCURS 0 TO 2 DEPENDING ON K.
               10  Z  PIC X(2).
               10  Q  PIC X OCCURS 1 TO 3 DEPENDING ON N.
           05  TAIL  PIC X(3).
"""


def plan_of(text: str, **words: Any) -> tuple[Plan, CobolSource]:
    source = CobolSource.model_validate({"copybooks": ["R.cpy"], "code_page": "ascii", **words})
    (plan,), _ = make_plans(parse_copybook(text), source)
    return plan, source


def decode(text: str, records: list[str], **words: Any) -> Decoded:
    plan, source = plan_of(text, **words)
    ends = np.cumsum([len(record) for record in records], dtype=np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
    numbers = np.arange(1, len(records) + 1, dtype=np.int64)
    return Decoder(plan, source).decode(
        np.frombuffer("".join(records).encode(), np.uint8), starts, ends, numbers
    )


def element(h: str, b: list[str], z: str, q: str) -> dict[str, Any]:
    return {"H": h, "M": len(b), "B": [{"K": len(c), "C": list(c)} for c in b], "Z": z, "Q": list(q)}


def test_elements_stand_where_the_ones_before_them_end() -> None:
    found = decode(NESTED, ["2a21x0ZZ!!b0YY??END", "0END", "1c12xyWW.END"], record_format="V")
    assert found.rejects.num_rows == 0
    assert [row["A"] for row in found.rows.to_pylist()] == [
        [element("a", ["x", ""], "ZZ", "!!"), element("b", [], "YY", "??")],
        [],
        [element("c", ["xy"], "WW", ".")],
    ]
    assert found.rows.column("TAIL").to_pylist() == ["END"] * 3


def test_with_room_for_the_maximum_every_element_stands_at_its_place() -> None:
    first = "a2" + "1x " + "0  " + "   " * 2 + "ZZ" + "!  "
    record = "1" + first + " " * len(first) * 2 + "END"
    found = decode(NESTED, [record])
    assert found.rows.to_pylist() == [
        {"_record": 1, "N": 1, "A": [element("a", ["x", ""], "ZZ", "!")], "TAIL": "END"}
    ]


def test_a_wrong_counter_in_an_element_is_the_only_fault_and_hurts_no_other_record() -> None:
    found = decode(NESTED, ["1c13xyWW.END", "1c12xyWW.END"], record_format="V")
    assert [(each["_record"], each["field"], each["code"]) for each in found.rejects.to_pylist()] == [
        (1, "A.B.K", "counter_range")
    ]
    assert found.rows.column("_record").to_pylist() == [2]


def test_people_see_the_same_places() -> None:
    plan, source = plan_of(NESTED, record_format="V")
    fields = {
        each.path: (each.offset, each.characters) for each in lay_out(plan, b"2a21x0ZZ!!b0YY??END", source)
    }
    assert fields["A[1].B[1].C[1]"] == (4, "x")
    assert fields["A[1].Z"] == (6, "ZZ")
    assert fields["A[2].Q[2]"] == (15, "?")
    assert fields["TAIL"] == (16, "END")


def test_counters_within_a_table_tell_the_length_too() -> None:
    text = "01 R. 05 T OCCURS 2. 10 N PIC 9. 10 X PIC X OCCURS 0 TO 3 DEPENDING ON N."
    source = CobolSource.model_validate({"copybooks": ["R.cpy"], "variable_occurs": True})
    data = np.frombuffer("1a2bc03xyz00".encode("cp037"), np.uint8)
    cut = make_framer(parse_copybook(text), source).cut(data, at_end=True)
    assert (cut.starts.tolist(), cut.ends.tolist(), cut.fault) == ([0, 5, 10], [5, 10, 12], "")


def test_a_table_of_fillers_alone_moves_what_is_behind_it() -> None:
    text = "01 R. 05 N PIC 9. 05 T OCCURS 0 TO 3 DEPENDING ON N. 10 FILLER PIC X(2). 05 E PIC X."
    found = decode(text, ["2....!", "0?"], record_format="V")
    found.rows.validate(full=True)
    assert found.rows.column("T").to_pylist() == [[{}, {}], []]
    assert found.rows.column("E").to_pylist() == ["!", "?"]


def test_unbounded() -> None:
    text = "01 R. 05 N PIC 99. 05 T PIC XX OCCURS 0 TO UNBOUNDED DEPENDING ON N. 05 E PIC X."
    found = decode(text, ["03aabbcc!", "00?"], record_format="V")
    assert found.rows.column("T").to_pylist() == [["aa", "bb", "cc"], []]
    assert found.rows.column("E").to_pylist() == ["!", "?"]
    with pytest.raises(PlanFault, match="no largest size"):
        plan_of(text)


RENAMED = "01 R. 05 A. 10 B PIC X(2). 10 C PIC 9(3). 05 D PIC X. 66 BC RENAMES B THRU C. 66 CC RENAMES C. 66 AD RENAMES A THRU D."


def test_renamed_items_are_read_where_the_description_names_them() -> None:
    assert "BC" not in decode(RENAMED, ["xy123!"]).rows.schema.names
    (row,) = decode(RENAMED, ["xy123!"], renames=["bc", "CC"]).rows.to_pylist()
    assert (row["BC"], row["CC"]) == ("xy123", 123)
    (row,) = decode(RENAMED, ["xy123!"], renames="all").rows.to_pylist()
    assert row["AD"] == "xy123!"
    with pytest.raises(PlanFault, match="renames nothing as 'BD'"):
        plan_of(RENAMED, renames=["BD"])
