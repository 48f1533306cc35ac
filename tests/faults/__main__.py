"""Many rounds by hand: python -m tests.faults 200 [--seed 7] [--kind killed] [--target duckdb]."""

from __future__ import annotations

import argparse
import signal
import sys

from tests.faults.kinds import KINDS
from tests.faults.rounds import Played, Round, play, table
from tests.faults.stand import Stand


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("rounds", nargs="?", type=int, default=len(KINDS), help="how many rounds")
    words.add_argument(
        "--seed", type=int, default=0, help="the seed of the first round; each next has the next"
    )
    words.add_argument("--kind", action="append", choices=list(KINDS), help="only these kinds of faults")
    words.add_argument(
        "--target", action="append", choices=("duckdb", "postgresql"), help="only these targets"
    )
    asked = words.parse_args()
    kinds = asked.kind or [
        each for each in KINDS if not asked.target or set(KINDS[each].targets) & set(asked.target)
    ]
    played: list[Played] = []
    for number in (signal.SIGINT, signal.SIGTERM):  # also where a shell started it in the background
        signal.signal(number, signal.default_int_handler)
    with Stand.built() as stand:
        print(f"undisturbed: {stand.spans}", flush=True)
        try:
            for seed in range(asked.seed, asked.seed + asked.rounds):
                found = play(stand, Round.drawn(seed, kinds, asked.target or ()))
                played.append(found)
                print(f"{'FAILED' if found.failed else 'ok':<7}{found.seconds:6.1f} s  {found.round}: "
                      f"{', '.join(found.story)}", flush=True)  # fmt: skip
                if found.failed:
                    print(f"       {found.failed}", flush=True)
        except KeyboardInterrupt:
            pass
    print(table(played))
    sys.exit(any(each.failed for each in played))


if __name__ == "__main__":
    main()
