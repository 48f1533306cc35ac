"""Whole-number arithmetic over fields, for `length_field: {expression: "HDR-LEN * 80 + 4"}`.

An expression is numbers, fields, `+ - * /` and parentheses, nothing else. It becomes a program for a stack
machine of a few lines, which runs for every record in compiled code.
"""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["ADD", "DIVIDE", "FIELD", "MULTIPLY", "NUMBER", "SUBTRACT", "ExpressionFault", "parse_expression"]

NUMBER, FIELD, ADD, SUBTRACT, MULTIPLY, DIVIDE = range(6)
_DEEPEST = 50

# A hyphen within a name belongs to it, as in COBOL: a minus stands between blanks.
_NAME = r"[A-Za-z0-9_]*[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*|(?=[0-9.-]*[A-Za-z])[0-9]+(?:[-.][A-Za-z0-9_]+)+"
_TOKEN = re.compile(
    rf"\s*(?:(?P<name>(?:{_NAME})(?:\s+(?:OF|IN)\s+(?:{_NAME}))*)|(?P<number>\d+)|(?P<sign>[-+*/()]))",
    re.IGNORECASE,
)


class ExpressionFault(ValueError):
    """What is wrong with an expression, and how to mend it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def parse_expression(text: str, field: Callable[[str], int]) -> list[tuple[int, int]]:
    """The program of an expression: (operation, operand) in the order they are done.

    Args:
        field: gives the number by which the program calls a field, or raises what is to be said of it.

    Raises:
        ExpressionFault: it is no such expression.
    """
    return _Parser(text, field).program()


class _Parser:
    def __init__(self, text: str, field: Callable[[str], int]) -> None:
        self.text, self.field, self.at, self.depth = text, field, 0, 0
        self.steps: list[tuple[int, int]] = []

    def program(self) -> list[tuple[int, int]]:
        self.sum()
        if self.text[self.at :].strip():
            raise self.fault("an operator")
        return self.steps

    def fault(self, expected: str) -> ExpressionFault:
        rest = self.text[self.at :].strip()
        column = len(self.text) - len(self.text[self.at :].lstrip()) + 1
        found = f"'{rest.split()[0]}' stands" if rest else "it ends"
        remedy = "Write numbers, fields, + - * / and parentheses, with blanks around a minus"
        return ExpressionFault(f"{found} at column {column} where {expected} is expected", remedy)

    def sign(self, signs: str) -> str:
        found = _TOKEN.match(self.text, self.at)
        if found and found["sign"] and found["sign"] in signs:
            self.at = found.end()
            return found["sign"]
        return ""

    def sum(self) -> None:
        self.product()
        while sign := self.sign("+-"):
            self.product()
            self.steps.append((ADD if sign == "+" else SUBTRACT, 0))

    def product(self) -> None:
        self.operand()
        while sign := self.sign("*/"):
            self.operand()
            self.steps.append((MULTIPLY if sign == "*" else DIVIDE, 0))

    def operand(self) -> None:
        if self.sign("("):
            self.depth += 1
            if self.depth > _DEEPEST:
                raise ExpressionFault(f"more than {_DEEPEST} parentheses are open", "Write it more simply")
            self.sum()
            if not self.sign(")"):
                raise self.fault("')'")
            self.depth -= 1
            return
        found = _TOKEN.match(self.text, self.at)
        if not found or found["sign"]:
            raise self.fault("a number, a field or '('")
        if found["number"]:
            if len(found["number"]) > 12:
                raise self.fault("a number of at most 12 digits")
            self.steps.append((NUMBER, int(found["number"])))
        else:
            self.steps.append((FIELD, self.field(found["name"])))
        self.at = found.end()
