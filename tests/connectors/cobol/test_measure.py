"""Records that say their own length: by an expression, by counters one behind the other and within elements."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from connectors.cobol import CobolConnector
from connectors.cobol.arithmetic import ExpressionFault, parse_expression
from connectors.cobol.copybook import read_copybooks
from connectors.cobol.description import CobolSource
from connectors.cobol.framer import make_framer
from connectors.framing import Framer
from migrate.errors import ConfigurationError, FramingError

INPUTS = int(os.environ.get("FRAMING_INPUTS", "1500"))


def connect(folder: Path, book: str, data: bytes, **words: Any) -> CobolConnector:
    (folder / "REC.cpy").write_text("".join(f"       {line}\n" for line in book.strip().splitlines()))
    (folder / "REC.bin").write_bytes(data)
    found = {"copybooks": ["REC.cpy"], "data": ["REC.bin"], "code_page": "ascii", **words}
    return CobolConnector("records", CobolSource.model_validate(found), folder)


def framer(folder: Path, book: str, **words: Any) -> Framer:
    connect(folder, book, b"x")
    source = CobolSource.model_validate(
        {"copybooks": ["REC.cpy"], "code_page": "ascii", "variable_occurs": True, **words}
    )
    return make_framer(read_copybooks([folder / "REC.cpy"]), source)


def bodies(connector: CobolConnector) -> list[bytes]:
    (partition,) = connector.partitions(1 << 30)
    return [raw.bytes for raw in connector.locate(range(1, partition.records + 1))]


SIZES = """
01  REC.
    05  KIND PIC X.
    05  ITEM-CNT PIC 9(2).
    05  ITEM-LEN PIC S9(4) COMP.
    05  TAIL.
        10  TAIL-LEN PIC S9(3) COMP-3.
    05  BODY PIC X(90).
"""


def sized(count: int, size: int, tail: int, length: int) -> bytes:
    packed = bytes.fromhex(f"{tail:03}c")
    return (b"K" + b"%02d" % count + size.to_bytes(2, "big") + packed).ljust(length, b".")


@pytest.mark.parametrize(
    ("expression", "length"),
    [
        ("ITEM-CNT * ITEM-LEN + 7", lambda c, s, t: c * s + 7),
        ("7+ITEM-CNT*ITEM-LEN", lambda c, s, t: c * s + 7),
        ("(ITEM-CNT + 1) * (ITEM-LEN + 1) + TAIL-LEN", lambda c, s, t: (c + 1) * (s + 1) + t),
        ("TAIL.TAIL-LEN + 40 - ITEM-CNT - 2", lambda c, s, t: t + 38 - c),
        ("TAIL-LEN OF TAIL / 2 + 8", lambda c, s, t: t // 2 + 8),
        ("item_cnt * 2 / 3 * 4 + 7", lambda c, s, t: c * 2 // 3 * 4 + 7),
    ],
)
def test_an_expression_gives_the_length(tmp_path: Path, expression: str, length: Any) -> None:
    made = []
    for count, size, tail in [(0, 3, 9), (4, 5, 12), (9, 4, 33), (3, 1, 7)]:
        made.append(sized(count, size, tail, length(count, size, tail)))
    found = bodies(connect(tmp_path, SIZES, b"".join(made), length_field={"expression": expression}))
    assert found == made


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("ITEM-CNT +", "it ends at column 11 where a number, a field or '(' is expected"),
        ("(ITEM-CNT * 2", "it ends at column 14 where ')' is expected"),
        ("ITEM-CNT 2", "'2' stands at column 10 where an operator is expected"),
        ("ITEM-CNT ** 2", "'*' stands at column 11"),
        ("__import__('os')", "no field '__import__'"),
        ("ITEM-CNT % 2", "'%' stands at column 10"),
        ("ITEM-CMT * 2", "no field 'ITEM-CMT'"),
        ("ITEM-CNT-2", "no field 'ITEM-CNT-2'"),
        ("KIND * 2", "KIND is no whole number"),
        ("40 + 2", "names no field"),
        ("", "it ends at column 1"),
        ("(" * 60 + "1" + ")" * 60, "more than 50 parentheses"),
        ("1234567890123 + ITEM-CNT", "at most 12 digits"),
    ],
)
def test_an_expression_that_is_none(tmp_path: Path, expression: str, reason: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        bodies(connect(tmp_path, SIZES, b"x", length_field={"expression": expression}))
    (fault,) = caught.value.faults
    assert reason in fault.reason
    assert fault.remedy
    assert fault.at == "records.length_field.expression"


@pytest.mark.parametrize(
    ("expression", "record"),
    [
        ("ITEM-LEN / ITEM-CNT", sized(0, 9, 1, 9)),
        ("ITEM-LEN - 9", sized(0, 9, 1, 9)),
        ("ITEM-LEN - 30", sized(0, 9, 1, 9)),
        ("TAIL-LEN + 7", b"K01\0\x01\x00\x1d"),
        ("TAIL-LEN + 7", b"K01\0\x01\x0a\x1c"),
        ("TAIL-LEN + 7", b"K01\0\x01\x00\x13"),
        ("ITEM-CNT + 7", b"K0?\0\x01\x00\x1c"),
        ("ITEM-CNT + 7", b"K  \0\x01\x00\x1c"),
        ("ITEM-LEN + 7", b"K01\xff\xfe\x00\x1c"),
        (" * ".join(["ITEM-LEN"] * 12), sized(1, 30000, 1, 9)),
        ("ITEM-LEN" + " * 999999999999" * 3, sized(1, 30000, 1, 9)),
    ],
)
def test_a_length_that_is_none_stops_at_its_record(tmp_path: Path, expression: str, record: bytes) -> None:
    good = sized(1, 2, 3, 9)
    with pytest.raises(FramingError, match="does not hold a record length") as caught:
        bodies(connect(tmp_path, SIZES, record + good, length_field={"expression": expression}))
    assert caught.value.offset == 0


def test_an_expression_reads_as_arithmetic_does() -> None:
    """Against Python's own arithmetic, on expressions without spaces and with them."""
    rng = random.Random(7)

    def made(depth: int) -> str:
        if depth == 0 or rng.random() < 0.3:
            return str(rng.randint(0, 50))
        left, right = made(depth - 1), made(depth - 1)
        text = f"{left}{rng.choice([' ', ''])}{rng.choice('+-*/')}{rng.choice([' ', ''])}{right}"
        return f"({text})" if rng.random() < 0.5 else text

    def run(steps: list[tuple[int, int]]) -> int | None:
        stack: list[int] = []
        for kind, operand in steps:
            if kind == 0:
                stack.append(operand)
                continue
            b, a = stack.pop(), stack.pop()
            if kind == 5 and b == 0:
                return None
            stack.append([a + b, a - b, a * b, int(a / b) if b else 0][kind - 2])
        (value,) = stack
        return value

    class Whole(int):
        """int whose division cuts towards zero."""

        def __truediv__(self, other: Any) -> Any:
            return Whole(int(int(self) / int(other)))

        def __add__(self, other: Any) -> Any:
            return Whole(int(self) + int(other))

        def __sub__(self, other: Any) -> Any:
            return Whole(int(self) - int(other))

        def __mul__(self, other: Any) -> Any:
            return Whole(int(self) * int(other))

    for _ in range(300):
        text = made(4)
        try:
            expected = int(eval(re.sub(r"\d+", r"Whole(\g<0>)", text), {"Whole": Whole}))  # noqa: S307 - of our making
        except ZeroDivisionError:
            expected = None
        assert run(parse_expression(text, lambda name: 0)) == expected, text
    with pytest.raises(ExpressionFault):
        parse_expression("1 +", lambda name: 0)


BEHIND = """
01  REC.
    05  N PIC 9(1).
    05  A OCCURS 0 TO 3 DEPENDING ON N PIC X(2).
    05  M PIC S9(3) COMP-3.
    05  B OCCURS 1 TO 4 DEPENDING ON M PIC X(1).
    05  Z PIC X(1).
"""


def test_a_counter_behind_a_table_that_varies(tmp_path: Path) -> None:
    records = [b"2aabb\x00\x1cx.", b"0\x00\x4cwxyz.", b"3aabbcc\x00\x2cxy."]
    connector = connect(tmp_path, BEHIND, b"".join(records), variable_occurs=True)
    assert bodies(connector) == records
    (partition,) = connector.partitions(1 << 30)
    (chunk,) = connector.read(partition)
    assert [(row["A"], row["B"], row["Z"]) for row in chunk.rows["REC"].to_pylist()] == [
        (["aa", "bb"], ["x"], "."),
        ([], ["w", "x", "y", "z"], "."),
        (["aa", "bb", "cc"], ["x", "y"], "."),
    ]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"4aabbccdd\x00\x1cx.", "counter N of A is no number from 0 to 3"),
        (b"1aa\x00\x0cx.", "counter M of B is no number from 1 to 4"),
        (b"1aa\x00\x1dx.", "counter M of B"),
        (b"?aa\x00\x1cx.", "counter N of A"),
    ],
)
def test_a_wrong_counter_is_named(tmp_path: Path, bad: bytes, reason: str) -> None:
    good = b"0\x00\x1cx."
    with pytest.raises(FramingError, match=reason) as caught:
        bodies(connect(tmp_path, BEHIND, good + bad + good, variable_occurs=True))
    assert caught.value.offset == len(good)


NESTED = """
01  REC.
    05  N PIC 9(1).
    05  HOUSE OCCURS 0 TO 3 DEPENDING ON N.
        10  STREET PIC X(2).
        10  M PIC 9(1).
        10  PERSON OCCURS 0 TO 4 DEPENDING ON M.
            15  K PIC 9(1).
            15  NAME OCCURS 1 TO 2 DEPENDING ON K PIC X(3).
        10  FLOOR PIC X(1).
    05  FIXED-TABLE OCCURS 2.
        10  L PIC 9(1).
        10  WORD OCCURS 0 TO 2 DEPENDING ON L PIC X(1).
    05  Z PIC X(2).
"""


class Short(Exception):
    pass


def nested(data: bytes, at: int) -> int:
    """Where the record at `at` ends; ValueError where a counter is wrong. Written for NESTED alone."""

    def digit(at: int, low: int, high: int) -> int:
        if at >= len(data):
            raise Short
        value = (
            int(chr(data[at]))
            if 0x30 <= data[at] <= 0x39
            else data[at] - 0x40
            if 0x41 <= data[at] <= 0x49
            else -1
        )
        value = 0 if data[at] == 0x7B else value
        if not low <= value <= high:
            raise ValueError
        return value

    houses = digit(at, 0, 3)
    at += 1
    for _ in range(houses):
        persons = digit(at + 2, 0, 4)
        at += 3
        for _ in range(persons):
            at += 1 + 3 * digit(at, 1, 2)
        at += 1
    for _ in range(2):
        at += 1 + digit(at, 0, 2)
    if at + 2 > len(data):
        raise Short
    return at + 2


def written(rng: random.Random) -> bytes:
    made = b""
    houses = rng.randint(0, 3)
    made += b"%d" % houses
    for _ in range(houses):
        persons = rng.randint(0, 4)
        made += b"ss%d" % persons
        for _ in range(persons):
            names = rng.randint(1, 2)
            made += b"%d" % names + b"nnn" * names
        made += b"f"
    for _ in range(2):
        words = rng.randint(0, 2)
        made += b"%d" % words + b"w" * words
    return made + b"zz"


def test_nested_tables_measure_a_record(tmp_path: Path) -> None:
    cutter = framer(tmp_path, NESTED)
    for seed in range(INPUTS):
        rng = random.Random(seed)
        data = bytearray(b"".join(written(rng) for _ in range(rng.randint(1, 5))))
        for _ in range(rng.choice([0, 0, 1, 3])):
            data[rng.randrange(len(data))] = rng.choice(b"0123459 ?wA{")
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        expected, at, fault = [], 0, False
        try:
            while at < len(data):
                end = nested(data, at)
                expected.append((at, end))
                at = end
        except ValueError:
            fault = True
        except Short:
            fault = True
        cut = cutter.cut(np.frombuffer(bytes(data), np.uint8), at_end=True)
        assert list(zip(cut.starts.tolist(), cut.ends.tolist(), strict=True)) == expected, seed
        assert (cut.used, bool(cut.fault)) == (at, fault), (seed, cut.fault)


@pytest.mark.parametrize(
    ("book", "reason"),
    [
        (
            """
01  REC.
    05  N PIC 9(1).
    05  A.
        10  B OCCURS 0 TO 3 DEPENDING ON N PIC X(2).
    05  C REDEFINES A PIC X(6).
""",
            "A is redefined and has a table that varies",
        ),
        (
            """
01  REC.
    05  N PIC 9(1).
    05  A OCCURS 0 TO 3 DEPENDING ON N PIC X(2).
01  OTHER.
    05  M PIC 9(1).
    05  B OCCURS 0 TO 3 DEPENDING ON M PIC X(2).
""",
            "several record descriptions",
        ),
    ],
)
def test_counters_that_settle_no_length(tmp_path: Path, book: str, reason: str) -> None:
    with pytest.raises((ConfigurationError, ValueError), match=reason):
        framer(tmp_path, book)
