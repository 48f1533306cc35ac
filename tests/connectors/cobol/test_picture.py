"""PICTURE and USAGE: what each says of digits, scale and bytes."""

from __future__ import annotations

import pytest

from connectors.cobol.picture import Category, PictureError, parse_picture
from connectors.cobol.usage import storage_of
from connectors.layout import Sign, Usage


@pytest.mark.parametrize(
    ("text", "category", "size", "digits", "scale"),
    [
        ("X", Category.ALPHANUMERIC, 1, 0, 0),
        ("x(10)", Category.ALPHANUMERIC, 10, 0, 0),
        ("X(3)9A", Category.ALPHANUMERIC, 5, 0, 0),
        ("A(7)", Category.ALPHABETIC, 7, 0, 0),
        ("XXBXX/X", Category.ALPHANUMERIC_EDITED, 7, 0, 0),
        ("9", Category.NUMERIC, 1, 1, 0),
        ("S9(05)V9(2)", Category.NUMERIC, 7, 7, 2),
        ("S99V", Category.NUMERIC, 2, 2, 0),
        ("V999", Category.NUMERIC, 3, 3, 3),
        ("S9(3)PPP", Category.NUMERIC, 3, 3, -3),
        ("9PV", Category.NUMERIC, 1, 1, -1),
        ("VPP99", Category.NUMERIC, 2, 2, 4),
        ("PP99", Category.NUMERIC, 2, 2, 4),
        ("SPP99", Category.NUMERIC, 2, 2, 4),
        ("ZZ,ZZ9.99", Category.NUMERIC_EDITED, 9, 7, 2),
        ("9(8).9(2)", Category.NUMERIC_EDITED, 11, 10, 2),
        ("$$$,$$9.99CR", Category.NUMERIC_EDITED, 12, 7, 2),
        ("€€€.99", Category.NUMERIC_EDITED, 6, 4, 2),
        ("-(5)9.99", Category.NUMERIC_EDITED, 9, 7, 2),
        ("+ZZ9", Category.NUMERIC_EDITED, 4, 3, 0),
        ("ZZ9-", Category.NUMERIC_EDITED, 4, 3, 0),
        ("***9.99", Category.NUMERIC_EDITED, 7, 6, 2),
        ("99/99/9999", Category.NUMERIC_EDITED, 10, 8, 0),
        ("9(3)B9(3)", Category.NUMERIC_EDITED, 7, 6, 0),
        ("--,---,---,---,---,--9.99", Category.NUMERIC_EDITED, 25, 18, 2),
        ("$$.$$", Category.NUMERIC_EDITED, 5, 3, 2),
        ("+9.99E+99", Category.FLOAT, 9, 0, 0),
        ("-9V9(5)E-99", Category.FLOAT, 11, 0, 0),
        ("N(4)", Category.NATIONAL, 4, 0, 0),
        ("NN/NN", Category.NATIONAL_EDITED, 5, 0, 0),
        ("G(5)", Category.DBCS, 5, 0, 0),
        ("U(6)", Category.UTF8, 6, 0, 0),
    ],
)
def test_picture_is_read(text: str, category: Category, size: int, digits: int, scale: int) -> None:
    read = parse_picture(text)
    assert (read.category, read.size, read.digits, read.scale) == (category, size, digits, scale)


def test_decimal_comma_changes_the_places_of_period_and_comma() -> None:
    read = parse_picture("Z.ZZ9,99", decimal_comma=True)
    assert (read.size, read.digits, read.scale) == (8, 6, 2)


def test_a_constant_stands_for_a_repeat_count() -> None:
    assert parse_picture("X(Max-Len)", constants={"MAX-LEN": 12}).size == 12


@pytest.mark.parametrize(
    ("text", "reason", "index"),
    [
        ("X(0)", "1 or more, found 0", 1),
        ("X(", "expected a number in parentheses", 1),
        ("X()", "found ''", 1),
        ("X(A)", "found 'A'", 1),
        ("9Q9", "'Q' is no PICTURE symbol", 1),
        ("S", "S stands first", 0),
        ("9S9", "S stands first", 1),
        ("SX", "takes no S", 0),
        ("9V9V9", "at most one V", 0),
        ("9.9.9", "at most one decimal point", 0),
        ("ZZ**9", "Z and *", 0),
        ("9Z", "order", 0),
        ("V", "at least one digit", 0),
        ("P", "at least one digit", 0),
        ("+", "at least one digit", 0),
        ("CR9", "order", 0),
    ],
)
def test_a_wrong_picture_says_why_and_where(text: str, reason: str, index: int) -> None:
    with pytest.raises(PictureError) as caught:
        parse_picture(text)
    assert reason in caught.value.reason
    assert caught.value.index == index


@pytest.mark.parametrize(
    ("picture", "usage", "dialect", "expected"),
    [
        ("9(5)", "", "ibm", (Usage.ZONED, 5)),
        ("X(5)", "DISPLAY", "ibm", (Usage.TEXT, 5)),
        ("ZZ9", "", "ibm", (Usage.EDITED, 3)),
        *[(f"S9({n})", "COMP", "ibm", (Usage.BINARY, 2)) for n in range(1, 5)],
        *[(f"S9({n})", "COMP", "ibm", (Usage.BINARY, 4)) for n in range(5, 10)],
        *[(f"S9({n})", "COMP", "ibm", (Usage.BINARY, 8)) for n in range(10, 19)],
        ("S9(19)", "COMP", "ibm", (Usage.BINARY, 16)),
        ("S9(3)PPP", "COMP", "ibm", (Usage.BINARY, 2)),
        ("S9(9)", "COMP-5", "ibm", (Usage.NATIVE, 4)),
        ("9(4)", "COMP-4", "ibm", (Usage.BINARY, 2)),
        ("S9(2)", "BINARY", "gnucobol", (Usage.BINARY, 1)),
        ("9(5)", "COMP-3", "ibm", (Usage.PACKED, 3)),
        ("S9(4)", "PACKED-DECIMAL", "ibm", (Usage.PACKED, 3)),
        ("S9(3)PPP", "COMP-3", "ibm", (Usage.PACKED, 2)),
        ("9(5)", "COMP-6", "ibm", (Usage.COMP_6, 3)),
        ("9(8)", "COMP-X", "mf", (Usage.COMP_X, 4)),
        ("X(3)", "COMP-X", "mf", (Usage.COMP_X, 3)),
        ("N(4)", "", "ibm", (Usage.NATIONAL, 8)),
        ("9(4)", "NATIONAL", "ibm", (Usage.NATIONAL, 8)),
        ("N(4)", "DISPLAY-1", "ibm", (Usage.DBCS, 8)),
        ("G(4)", "", "ibm", (Usage.DBCS, 8)),
        ("U(4)", "", "ibm", (Usage.UTF8, 16)),
    ],
)
def test_bytes_of_a_usage(picture: str, usage: str, dialect: str, expected: tuple[Usage, int]) -> None:
    found = storage_of(usage, parse_picture(picture), dialect=dialect)  # type: ignore[arg-type]
    assert (found.usage, found.length) == expected


# "Numeric data types", storage by digits without IBMCOMP, signed and unsigned.
SIGNED = [1, 1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8]
UNSIGNED = [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 7, 7, 8, 8]


@pytest.mark.parametrize("digits", range(1, 19))
def test_micro_focus_binary_takes_as_few_bytes_as_hold_the_digits(digits: int) -> None:
    signed = storage_of("COMP", parse_picture(f"S9({digits})"), dialect="mf")
    unsigned = storage_of("COMP", parse_picture(f"9({digits})"), dialect="mf")
    assert (signed.length, unsigned.length) == (SIGNED[digits - 1], UNSIGNED[digits - 1])


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        ("COMP-1", (Usage.FLOAT, 4, 4)),
        ("COMP-2", (Usage.DOUBLE, 8, 8)),
        ("INDEX", (Usage.BYTES, 4, 4)),
        ("POINTER", (Usage.BYTES, 4, 4)),
        ("PROCEDURE-POINTER", (Usage.BYTES, 8, 4)),
    ],
)
def test_usages_without_a_picture(usage: str, expected: tuple[Usage, int, int]) -> None:
    found = storage_of(usage, None)
    assert (found.usage, found.length, found.boundary) == expected


def test_a_separate_sign_takes_a_character() -> None:
    picture = parse_picture("S9(4)")
    assert storage_of("", picture, sign=Sign.LEADING_SEPARATE).length == 5
    assert storage_of("NATIONAL", picture, sign=Sign.TRAILING_SEPARATE).length == 10
    assert storage_of("COMP-3", picture, sign=Sign.LEADING_SEPARATE).sign is Sign.TRAILING


@pytest.mark.parametrize(
    ("picture", "usage", "reason"),
    [
        ("X(5)", "COMP", "needs a numeric PICTURE, found alphanumeric"),
        ("X(5)", "COMP-3", "needs a numeric PICTURE"),
        ("9(5)", "COMP-1", "takes no PICTURE"),
        ("9(39)", "", "39 digits are more than the 38"),
        ("9(30)P(9)", "", "39 digits are more than the 38"),
        ("S9", "COMP-6", "has no sign"),
        ("X", "NATIONAL", "needs a national or numeric"),
        ("N", "DISPLAY", "does not go with a national"),
        ("X", "DISPLAY-1", "needs a PICTURE of G or N"),
        ("X", "UTF-8", "needs a PICTURE of U"),
    ],
)
def test_a_usage_refuses_a_picture(picture: str, usage: str, reason: str) -> None:
    with pytest.raises(PictureError, match=reason):
        storage_of(usage, parse_picture(picture))
