"""REPLACING of the COPY statement and the REPLACE statement: text words put in the place of others.

Source: Enterprise COBOL for z/OS Language Reference, "Compiler-directing statements", COPY statement (Replacement
and comparison rules) and REPLACE statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from connectors.cobol.reference_format import Word, read_words
from migrate.errors import Fault

__all__ = [
    "Replacement", "carry_out_replace", "end_of_statement", "refuse_pairs", "replace_words",
    "replacement_words", "replacements",
]  # fmt: skip


def replacement_words(text: str) -> tuple[Word, ...]:
    return tuple(read_words(text, "<replacing>", "free", []))


@dataclass(frozen=True)
class Replacement:
    """One pair of REPLACING. `part` is LEADING or TRAILING for a part of a word, else empty."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    part: str = ""


def end_of_statement(words: Sequence[Word], at: int) -> int:
    """Where the period of a COPY or REPLACE stands; periods within pseudo-text do not end it."""
    inside = False
    for n in range(at, len(words)):
        if words[n].text == "==":
            inside = not inside
        elif words[n].text == "." and not inside:
            return n
    return len(words)


def carry_out_replace(words: Sequence[Word], faults: list[Fault]) -> list[Word]:
    """The words with REPLACE in force from each statement to the next, or to REPLACE OFF.

    REPLACE ALSO and REPLACE LAST OFF of the 2002 standard put pairs on a stack.
    """
    found: list[Word] = []
    stack: list[list[Replacement]] = []
    at = start = 0

    def flush(end: int) -> None:
        pairs = [pair for each in reversed(stack) for pair in each]
        found.extend(replace_words(words[start:end], pairs))

    while at < len(words):
        if words[at].upper != "REPLACE" or (at and words[at - 1].text != "."):
            at += 1
            continue
        flush(at)
        end = end_of_statement(words, at)
        said = list(words[at + 1 : end])
        if end == len(words):
            reason = f"expected REPLACE ... and a period, found no period (column {words[at].column})"
            faults.append(Fault(words[at].file, words[at].line, "REPLACE", reason))
        last = bool(said) and said[0].upper == "LAST"
        if said[last:] and said[last].upper == "OFF" and len(said) == 1 + last:
            stack = stack[:-1] if last else []
        else:
            also = bool(said) and said[0].upper == "ALSO"
            if not said[also:]:
                refuse_pairs("REPLACE", words[at], faults)
            else:
                stack = [*(stack if also else []), replacements("REPLACE", said[also:], faults)]
        at = start = end + 1
    flush(len(words))
    return found


def refuse_pairs(statement: str, near: Word, faults: list[Fault]) -> None:
    word = "REPLACING" if statement == "COPY" else statement
    reason = f"expected {word} ==text== BY ==text==, found '{near.text}' (column {near.column})"
    faults.append(Fault(near.file, near.line, statement, reason))


def replacements(statement: str, operands: Sequence[Word], faults: list[Fault]) -> list[Replacement]:
    """The pairs that stand after REPLACING, or after REPLACE."""
    pairs: list[Replacement] = []
    at = 0
    good = bool(operands)

    def operand() -> tuple[Word, ...] | None:
        nonlocal at
        if at >= len(operands):
            return None
        start = at
        if operands[at].text == "==":
            at += 1
            while at < len(operands) and operands[at].text != "==":
                at += 1
            at += 1
            return tuple(operands[start + 1 : at - 1]) if at <= len(operands) else None
        at += 1
        while at < len(operands) and not operands[at].spaced and operands[at].text != "==":
            at += 1
        return tuple(operands[start:at])

    while good and at < len(operands):
        part = ""
        if operands[at].upper in ("LEADING", "TRAILING"):
            part = operands[at].upper
            at += 1
        old = operand()
        good = at < len(operands) and operands[at].upper == "BY"
        at += 1
        new = operand()
        good = good and bool(old) and new is not None
        if good and old and new is not None:
            pairs.append(Replacement(old, new, part))
    if not good:
        refuse_pairs(statement, operands[min(at, len(operands) - 1)], faults)
    return pairs


def replace_words(words: Sequence[Word], pairs: Sequence[Replacement]) -> list[Word]:
    """The words with the first pair that matches at each place put in."""
    if not pairs:
        return list(words)
    found: list[Word] = []
    at = 0
    spaced = False  # a blank before words that were replaced by nothing
    while at < len(words):
        used = 1
        new: tuple[Word, ...] = (words[at],)
        for pair in pairs:
            if pair.part:
                changed = _replace_part(words[at], pair)
                if changed is not None:
                    new = changed
                    break
            elif _matches(words, at, pair.old):
                used = len(pair.old)
                place = words[at]
                new = tuple(
                    replace(
                        word, file=place.file, line=place.line, column=place.column,
                        spaced=word.spaced if n else place.spaced, first=place.first and n == 0,
                    )
                    for n, word in enumerate(pair.new)
                )  # fmt: skip
                break
        if new:
            first = replace(new[0], spaced=True) if spaced else new[0]
            found += [first, *new[1:]]
            spaced = False
        else:
            spaced = spaced or words[at].spaced
        at += used
    return found


def _matches(words: Sequence[Word], at: int, old: Sequence[Word]) -> bool:
    if at + len(old) > len(words):
        return False
    return all(
        word.text == other.text if word.is_literal else word.upper == other.upper
        for word, other in zip(words[at : at + len(old)], old, strict=True)
    )


def _replace_part(word: Word, pair: Replacement) -> tuple[Word, ...] | None:
    """LEADING and TRAILING replace a part of one word."""
    old = "".join(part.text for part in pair.old).upper()
    new = "".join(part.text for part in pair.new)
    if word.is_literal or not old:
        return None
    if pair.part == "LEADING" and word.upper.startswith(old):
        text = new + word.text[len(old) :]
    elif pair.part == "TRAILING" and word.upper.endswith(old):
        text = word.text[: len(word.text) - len(old)] + new
    else:
        return None
    return (replace(word, text=text),) if text else ()
