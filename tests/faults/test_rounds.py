"""A bounded share of the rounds; `python -m tests.faults 200` plays many (docs/faults.md)."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.faults.kinds import KINDS
from tests.faults.rounds import Round, play
from tests.faults.stand import Stand

SEED = int(os.environ.get("MIGRATE_TEST_SEED", "0"))
"""The same rounds each time unless asked otherwise: what fails here can be played again."""

ROUNDS = [
    Round(SEED + 1, "killed", "duckdb", "extract", 0.6),
    Round(SEED + 2, "source changed", "duckdb", "extract", 0.4),
    Round(SEED + 3, "network broken", "postgresql", "extract", 0.2),
    Round(SEED + 4, "woken", "postgresql", "extract", 0.7),
]


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    with Stand.built() as built:
        yield built


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.parametrize("drawn", ROUNDS, ids=str)
def test_a_round(stand: Stand, drawn: Round) -> None:
    played = play(stand, drawn)
    assert not played.failed, f"{drawn}: {', '.join(played.story)}: {played.failed}"


def test_a_round_is_drawn_by_its_seed_alone() -> None:
    assert Round.drawn(7) == Round.drawn(7)
    assert {Round.drawn(seed).kind for seed in range(len(KINDS))} == set(KINDS)
    for seed in range(200):
        drawn = Round.drawn(seed)
        assert drawn.target in KINDS[drawn.kind].targets
        assert drawn.stage in KINDS[drawn.kind].stages
        assert 0 <= drawn.share < 1


def test_the_wrong_rows_would_be_found() -> None:
    """The oracle itself: it knows one extract from the other, and a table with a row missing from the whole."""
    from tests.faults.agency import digests, expected

    first, second = expected(1), expected(2)
    assert first.tables != second.tables
    assert first.dispositions == second.dispositions
    rows: list[tuple[object, ...]] = [(1, "a"), (2, "b")]
    assert digests({"t": rows}) == digests({"t": rows[::-1]})
    assert digests({"t": rows[:1]}) != digests({"t": rows})
