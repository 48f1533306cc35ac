"""Dates in every form: exactly the days of the calendar, against Python's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from mappings.dates import FORMATS, parse_format

from .conftest import batch

Column = Callable[..., tuple[list[Any], list[tuple[int, str, str]]]]
TEXT, INT = pa.string(), pa.int64()
PROPERTY = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LAST = dt.date(9999, 12, 31)

PAIRS: list[tuple[str, pa.DataType, Any, Any]] = [
    ("yyyymmdd", INT, 20240229, dt.date(2024, 2, 29)),
    ("yyyymmdd", INT, 20230229, None),
    ("yyyymmdd", INT, 19000229, None),
    ("yyyymmdd", INT, 20000229, dt.date(2000, 2, 29)),
    ("yyyymmdd", INT, 10101, dt.date(1, 1, 1)),
    ("yyyymmdd", INT, 99991231, LAST),
    ("yyyymmdd", INT, 101, None),
    ("yyyymmdd", INT, 20241301, None),
    ("yyyymmdd", INT, 20240431, None),
    ("yyyymmdd", INT, 20240400, None),
    ("yyyymmdd", INT, -20240101, None),
    ("yyyymmdd", INT, 120240101, None),
    ("yyyymmdd", pa.int8(), 1, None),
    ("yyyymmdd", pa.decimal128(8, 0), D(20240229), dt.date(2024, 2, 29)),
    ("yyyymmdd", pa.decimal128(38, 0), D(10) ** 30, None),
    ("yyyymmdd", TEXT, "20240229", dt.date(2024, 2, 29)),
    ("yyyymmdd", TEXT, "20240229  ", dt.date(2024, 2, 29)),
    ("yyyymmdd", TEXT, "2024022", None),
    ("yyyymmdd", TEXT, "2024-2-9", None),
    ("yyyymmdd", TEXT, "2024022９", None),
    ("yyyyddd", INT, 2024366, dt.date(2024, 12, 31)),
    ("yyyyddd", INT, 2023366, None),
    ("yyyyddd", INT, 2023000, None),
    ("yyyyddd", TEXT, "0001001", dt.date(1, 1, 1)),
    ("yymmdd, pivot: 30", INT, 290101, dt.date(2029, 1, 1)),
    ("yymmdd, pivot: 30", INT, 300101, dt.date(1930, 1, 1)),
    ("yymmdd, pivot: 30", INT, 101, dt.date(2000, 1, 1)),
    ("yymmdd, pivot: 0", TEXT, "000229", None),
    ("yyddd, pivot: 100", INT, 24060, dt.date(2024, 2, 29)),
    ("cyymmdd", INT, 1240229, dt.date(2024, 2, 29)),
    ("cyymmdd", INT, 240229, dt.date(1924, 2, 29)),
    ("cyyddd", INT, 124060, dt.date(2024, 2, 29)),
    ("ddmmyyyy", INT, 1022024, dt.date(2024, 2, 1)),
    ("mmddyyyy", INT, 2292024, dt.date(2024, 2, 29)),
    ("ddmmyy, pivot: 50", INT, 290224, dt.date(2024, 2, 29)),
    ("mmddyy, pivot: 50", INT, 22924, dt.date(2024, 2, 29)),
    ("yyyymm", INT, 202402, dt.date(2024, 2, 1)),
    ("yyyymm", INT, 202413, None),
    ("yyyy-mm-dd", TEXT, "2024-02-29", dt.date(2024, 2, 29)),
    ("yyyy-mm-dd", TEXT, "2024-2-29", None),
    ("dd.mm.yyyy", TEXT, "29.02.2024", dt.date(2024, 2, 29)),
    ("dd.mm.yyyy", TEXT, "29-02-2024", None),
    ("mm/dd/yyyy", TEXT, "02/29/2024", dt.date(2024, 2, 29)),
    ("dd/mm/yyyy", TEXT, "29/02/2024", dt.date(2024, 2, 29)),
    ("lilian", INT, 1, dt.date(1582, 10, 15)),
    ("lilian", INT, 161210, dt.date(2024, 2, 29)),
    ("lilian", TEXT, "161210", dt.date(2024, 2, 29)),
    ("days, base: '1899-12-31'", INT, 1, dt.date(1900, 1, 1)),
    ("days, base: '1899-12-31'", INT, -700000, None),
    ("days, base: 1600-12-31", INT, 154557, dt.date(2024, 2, 29)),
    ("days, base: '1899-12-31'", INT, 3000000, None),
]

MOMENTS: list[tuple[str, pa.DataType, Any, Any]] = [
    ("yyyymmddhhmmss", INT, 20240229235959, dt.datetime(2024, 2, 29, 23, 59, 59)),
    ("yyyymmddhhmmss", INT, 20240229240000, None),
    ("yyyymmddhhmmss", TEXT, "20240229236059", None),
    ("yyyymmddhhmmssffffff", TEXT, "20240229235959000001", dt.datetime(2024, 2, 29, 23, 59, 59, 1)),
    (
        "yyyymmddhhmmssffffff",
        pa.decimal128(20, 0),
        D(20240229235959000001),
        dt.datetime(2024, 2, 29, 23, 59, 59, 1),
    ),
    ("yyyy-mm-dd hh:mm:ss", TEXT, "2024-02-29 00:00:00", dt.datetime(2024, 2, 29)),
    ("yyyy-mm-dd hh:mm:ss.ff", TEXT, "2024-02-29 00:00:00.25", dt.datetime(2024, 2, 29, 0, 0, 0, 250000)),
    ("db2", TEXT, "2024-02-29-23.59.59.123456", dt.datetime(2024, 2, 29, 23, 59, 59, 123456)),
    ("db2", TEXT, "2024-02-30-23.59.59.123456", None),
    ("iso", TEXT, "2024-02-29T23:59:59.5", dt.datetime(2024, 2, 29, 23, 59, 59, 500000)),
    ("iso", TEXT, "2024-02-29", dt.datetime(2024, 2, 29)),
    ("iso", TEXT, "2024-02-29 10:20", dt.datetime(2024, 2, 29, 10, 20)),
    ("iso", TEXT, "2024-02-29T24:00:00", None),
    ("iso", TEXT, "2024-02-29T10:00:00Z", None),
    ("iso", TEXT, "2023-02-29T10:00:00", None),
    ("iso", TEXT, "0000-01-01", None),
    ("yyyymmdd", INT, 20240229, dt.datetime(2024, 2, 29)),
]


@pytest.mark.parametrize(("words", "type_", "value", "expected"), PAIRS)
def test_date(column: Column, words: str, type_: pa.DataType, value: Any, expected: Any) -> None:
    values, faults = column(f"{{from: F, type: date, format: {words}}}", type_, [value])
    assert (values, [code for _, code, _ in faults]) == (
        ([expected], []) if expected else (["rejected"], ["impossible_date"])
    )


@pytest.mark.parametrize(("form", "type_", "value", "expected"), MOMENTS)
def test_timestamp(column: Column, form: str, type_: pa.DataType, value: Any, expected: Any) -> None:
    values, faults = column(f"{{from: F, type: timestamp, format: '{form}'}}", type_, [value])
    assert (values, [code for _, code, _ in faults]) == (
        ([expected], []) if expected else (["rejected"], ["impossible_date"])
    )


@PROPERTY
@given(st.lists(st.dates(), min_size=1, max_size=40))
def test_every_day_of_the_calendar_is_read(column: Column, days: list[dt.date]) -> None:
    written = {
        "yyyymmdd": [day.year * 10000 + day.month * 100 + day.day for day in days],
        "yyyyddd": [day.year * 1000 + day.timetuple().tm_yday for day in days],
        "ddmmyyyy": [day.day * 1000000 + day.month * 10000 + day.year for day in days],
        "lilian": [(day - dt.date(1582, 10, 14)).days for day in days],
    }
    for form, values in written.items():
        assert column(f"{{from: F, type: date, format: {form}}}", INT, values) == (days, [])
    iso = [day.isoformat() for day in days]
    assert column("{from: F, type: date, format: yyyy-mm-dd}", TEXT, iso) == (days, [])


@PROPERTY
@given(st.lists(st.integers(0, 99999999) | st.integers(19000000, 20301399), min_size=1, max_size=60))
def test_numbers_that_are_no_day_are_rejected(column: Column, numbers: list[int]) -> None:
    def reference(number: int) -> dt.date | str:
        try:
            return dt.date(number // 10000, number // 100 % 100, number % 100)
        except ValueError:
            return "rejected"

    expected = [reference(number) for number in numbers]
    assert column("{from: F, type: date, format: yyyymmdd}", INT, numbers)[0] == expected
    assert (
        column("{from: F, type: date, format: yyyymmdd}", TEXT, [f"{n:08}" for n in numbers])[0] == expected
    )


@PROPERTY
@given(st.lists(st.datetimes(), min_size=1, max_size=30))
def test_every_moment_is_read(column: Column, moments: list[dt.datetime]) -> None:
    for form, python in (("db2", "%Y-%m-%d-%H.%M.%S.%f"), ("iso", "%Y-%m-%dT%H:%M:%S.%f")):
        written = [f"{moment.year:04}" + moment.strftime(python.removeprefix("%Y")) for moment in moments]
        assert column(f"{{from: F, type: timestamp, format: {form}}}", TEXT, written) == (moments, [])


def test_sentinels_are_null_before_they_are_impossible(column: Column) -> None:
    rule = '{from: F, type: date, format: yyyymmdd, null_when: ["00000000", "99999999"]}'
    assert column(rule, INT, [0, 99999999, 20240101]) == ([None, None, dt.date(2024, 1, 1)], [])
    assert column(rule, TEXT, ["00000000", "99999999 ", " "]) == ([None, None, None], [])


def test_one_field_may_be_read_in_two_ways(run: Callable[..., Any]) -> None:
    text = """
        table: t
        from: s
        key: [id]
        columns:
          id: {from: ID, type: bigint}
          a: {from: F, type: date, format: yyyymmdd}
          b: {from: F, type: date, format: ddmmyyyy}
          c: {from: F, type: timestamp, format: yyyymmdd}
    """
    mapped = run(text, rows=batch(ID=(INT, [1]), F=(INT, [10101202])))
    assert mapped.tables["t"].select(["a", "b", "c"]).to_pylist() == [
        {"a": dt.date(1010, 12, 2), "b": dt.date(1202, 10, 10), "c": dt.datetime(1010, 12, 2)}
    ]


def test_dates_of_a_source_need_no_format(column: Column) -> None:
    day, moment = dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 1, 2, 3)
    assert column("{from: F, type: date}", pa.date32(), [day, None]) == ([day, None], [])
    assert column("{from: F, type: timestamp}", pa.timestamp("s"), [moment]) == ([moment], [])
    assert column("{from: F, type: timestamp}", pa.date32(), [day]) == ([dt.datetime(2024, 2, 29)], [])


def test_every_listed_format_is_read() -> None:
    for form in FORMATS:
        parse_format(form, pivot=30, base="1900-01-01")


@pytest.mark.parametrize(
    "form", ["yyyymmd", "yyyy", "mmdd", "yyyymmddd", "yyyyddmmdd", "hhmmss", "yyyymmhh", "yyyymmddss"]
)
def test_an_unknown_format_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="unknown date format"):
        parse_format(form, pivot=30)
