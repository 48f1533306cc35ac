"""Many records at a time, against the reference decoder, in memory with nothing around it.

Records are decoded a block at a time and eight bytes at a time where they are plain; so there are more records
here than a block has, most of them valid, and one in a thousand is damaged. Bytes around the input may not be
read, and bytes around the output may not be written.

    MIGRATE_FUZZ=300000 pytest tests/connectors/cobol/test_blocks.py
"""

from __future__ import annotations

import ctypes
import mmap
import os
import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from connectors.cobol import columns, decode, wide_text
from connectors.cobol.copybook import parse_copybook
from connectors.cobol.kernels.plain import BLOCK
from connectors.cobol.plan import make_plans
from tests.connectors.cobol import reference
from tests.connectors.cobol.agreement import compare_decoded, describe
from tests.connectors.cobol.fields import PAGES, Leaf, make_leaf, make_text
from tests.connectors.cobol.layouts import Form, Node, Table, copybook, random_form, write
from tests.connectors.cobol.reference import Policies
from tests.connectors.cobol.test_fuzz import damaged, words_of

INPUTS = int(os.environ.get("MIGRATE_FUZZ", "9000"))
FIRST = int(os.environ.get("MIGRATE_FUZZ_SEED", "0"))
GUARD = 64
MARK = 0xA5


class Fenced:
    """Memory for `data` that begins, or ends, where no byte may be read."""

    def __init__(self, data: bytes, *, at_end: bool) -> None:
        page = mmap.PAGESIZE
        size = -(-max(len(data), 1) // page) * page
        self._map = mmap.mmap(-1, size + 2 * page)
        first = np.frombuffer(self._map, np.uint8)
        begin = page + (size - len(data) if at_end else 0)
        first[begin : begin + len(data)] = np.frombuffer(data, np.uint8)
        self.data = first[begin : begin + len(data)]
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._fences = [(first.ctypes.data + at, page) for at in (0, page + size)]
        self._protect(0)

    def _protect(self, allowed: int) -> None:
        for address, size in self._fences:
            assert not self._libc.mprotect(ctypes.c_void_p(address), ctypes.c_size_t(size), allowed)

    def open(self) -> None:
        """Take the fences away, before the memory is given back."""
        self._protect(mmap.PROT_READ | mmap.PROT_WRITE)


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every array that a decoder writes has marked bytes around it, and holds rubbish at first."""
    taken: list[tuple[NDArray[np.uint8], int]] = []

    def room(count: int, kind: type[np.generic]) -> NDArray[Any]:
        size = count * np.dtype(kind).itemsize
        whole = np.frombuffer(pa.allocate_buffer(size + 2 * GUARD), np.uint8)
        whole[:] = MARK
        taken.append((whole, size))
        return whole[GUARD : GUARD + size].view(kind)

    for module in (columns, decode, wide_text):
        if hasattr(module, "room"):
            monkeypatch.setattr(module, "room", room)
    yield
    assert taken
    for whole, size in taken:
        assert (whole[:GUARD] == MARK).all(), "written before the beginning"
        assert (whole[GUARD + size :] == MARK).all(), "written behind the end"


def plain_form(rng: random.Random) -> Form:
    """Fields of the fast way, of every width, some in tables."""
    page, number = rng.choice(PAGES), 0

    def leaf() -> Leaf:
        nonlocal number
        number += 1
        name, dialect = f"F{number}", "ibm"
        kind = rng.random()
        if kind < 0.4:
            return make_text(name, rng.choice([rng.randint(1, 40), rng.randint(1, 9), 8, 16]), page)
        usage = rng.choice([reference.DISPLAY, reference.DISPLAY, "COMP-3", "COMP-3", "COMP", "COMP-5"])
        digits = rng.randint(1, 31 if usage == "COMP-3" else 18)
        place = rng.choice(["trailing"] * 4 + ["leading", "trailing separate", "leading separate"])
        scale = rng.choice([0, 0, digits // 2, digits])
        return make_leaf(
            name, usage, digits, scale, signed=rng.random() < 0.6, place=place, dialect=dialect, page=page
        )

    members: list[Node] = [leaf() for _ in range(rng.randint(1, 6))]
    kind = rng.random()
    if kind < 0.3:
        one = leaf()
        members.append(Table(one.name, (one,), size := rng.choice([1, 2, 7, 64, 65]), size))
    elif kind < 0.5:
        number += 1
        name, size = f"T{number}", rng.choice([1, 3, 8])
        members.append(Table(name, (leaf(), leaf()), size, size))
    elif kind < 0.7:
        counter = make_leaf("COUNTER", rng.choice([reference.DISPLAY, "COMP-3", "COMP"]), 2, page=page)
        one = leaf()
        members += [counter, Table(one.name, (one,), 0, rng.choice([1, 3, 9]), counter.name)]
        members += [leaf() for _ in range(rng.randint(0, 2))]
    elif kind < 0.75:
        members.append(make_text("LONG", 1000, page))
    return Form(tuple(members), "ibm", page)


def records_of(form: Form, rng: random.Random, count: int, *, varies: bool, bad: float) -> list[bytes]:
    """Valid records, a share of them damaged, and a few with characters that take more bytes in UTF-8."""
    records = []
    for _ in range(count):
        record = write(form, rng, slide=varies)
        chance = rng.random()
        if chance < bad:
            record = damaged(record, form, rng, varies=varies)
        elif chance < bad + 0.02:
            record = record.replace(".".encode(form.page), rng.choice("é€").encode(form.page, "replace"))
        records.append(record)
    return records


def check(
    form: Form, records: list[bytes], rng: random.Random, *, varies: bool, words: dict[str, Any]
) -> None:
    """Decode the records, in whatever order they lie in memory, and compare."""
    source = describe(form, record_format="V" if varies else "F", **words)
    policies = Policies(
        **{key: word for key, word in words.items() if key != "blank_numbers"},
        little_native=form.dialect == "gnucobol",
    )
    order = list(range(len(records)))
    if rng.random() < 0.3:
        rng.shuffle(order)
    starts, ends = np.empty(len(records), np.int64), np.empty(len(records), np.int64)
    at = 0
    for n in order:
        starts[n], at = at, at + len(records[n])
        ends[n] = at
    fenced = Fenced(b"".join(records[n] for n in order), at_end=rng.random() < 0.7)
    try:
        layout = parse_copybook(copybook(form), dialect=form.dialect, edited=source.edited)
        (plan,), _ = make_plans(layout, source)
        numbers = np.arange(1, len(records) + 1, dtype=np.int64)
        decoded = decode.Decoder(plan, source).decode(fenced.data, starts, ends, numbers)
        decoded.rows.validate(full=True)
    finally:
        fenced.open()
    compare_decoded(form, records, decoded, source, slide=varies, policies=policies)


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("make", [plain_form, random_form])
def test_many_blocks(make: Callable[[random.Random], Form]) -> None:
    done, seed = 0, FIRST
    while done < INPUTS // 2:
        rng = random.Random(seed)
        form, words, varies = make(rng), words_of(rng), rng.random() < 0.4
        count = rng.choice([BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 3, 2049])
        if form.length > 800:
            count = BLOCK + 1
        bad = rng.choice([0, 0, 0.001, 0.001, 0.05])
        check(form, records_of(form, rng, count, varies=varies, bad=bad), rng, varies=varies, words=words)
        done, seed = done + count, seed + 1
