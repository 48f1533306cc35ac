"""A round: what is drawn from its seed, how it is played, and the table of many."""

from __future__ import annotations

import random
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.faults.kinds import KINDS, watching
from tests.faults.scene import Failed, Scene
from tests.faults.stand import Stand

__all__ = ["Played", "Round", "play", "table"]


@dataclass(frozen=True)
class Round:
    """Everything about it follows from its seed and the kinds it is drawn among."""

    seed: int
    kind: str
    target: str
    stage: str
    share: float

    @classmethod
    def drawn(cls, seed: int, kinds: Sequence[str] = tuple(KINDS), targets: Sequence[str] = ()) -> Round:
        draw = random.Random(f"round {seed}")
        kind = kinds[seed % len(kinds)]
        among = [each for each in KINDS[kind].targets if not targets or each in targets]
        return cls(
            seed,
            kind,
            draw.choice(among or KINDS[kind].targets),
            draw.choice(KINDS[kind].stages),
            draw.random(),
        )

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.kind}, {self.target}, {self.share:.0%} into {self.stage}"


@dataclass(frozen=True)
class Played:
    """A round that was played; `failed` is empty when all was as it must be."""

    round: Round
    seconds: float
    story: tuple[str, ...]
    failed: str = ""


def play(stand: Stand, drawn: Round) -> Played:
    """Play a round; a fault of the product is told, not raised."""
    began = time.monotonic()
    story: list[str] = []
    failed = ""
    try:
        with stand.scene(drawn.target, drawn.seed) as scene:
            story = scene.story
            _play(scene, drawn)
    except Failed as error:
        failed = str(error)
    except Exception:
        failed = traceback.format_exc()
    return Played(drawn, time.monotonic() - began, tuple(story), failed)


def _play(scene: Scene, drawn: Round) -> None:
    scene.stage, scene.share = drawn.stage, drawn.share
    with watching(scene) as surprises:
        KINDS[drawn.kind].do(scene)
        before = scene.check_published(scene.stand.former, scene.stand.next)
        scene.story.append("next" if before else "former")
        newest = scene.check_states()
        if newest and newest[0]["state"] == "finished" and newest[0]["outcome"] == "PASS" and before:
            scene.story.append("was finished")
            if not (scene.reports / newest[0]["run"] / "report.json").exists():
                scene.report_again()
        else:
            scene.go_on()
        scene.check_finished()
    if surprises:
        raise Failed(f"seen in the published tables: {surprises[:5]}")


def table(played: Iterable[Played]) -> str:
    """Rounds by kind: how many, which ended how, their seconds."""
    rows: dict[str, list[Played]] = {}
    for each in played:
        rows.setdefault(each.round.kind, []).append(each)
    lines = [f"{'kind':<22}{'rounds':>7}{'failed':>7}{'seconds':>9}  what it took"]
    for kind, found in sorted(rows.items()):
        ways = Counter(each.story[-1] for each in found if each.story and not each.failed)
        told = ", ".join(f"{name} {count}" for name, count in ways.most_common())
        seconds = sum(each.seconds for each in found) / len(found)
        failed = sum(bool(each.failed) for each in found)
        lines.append(f"{kind:<22}{len(found):>7}{failed:>7}{seconds:>9.1f}  {told}")
    every = [each for found in rows.values() for each in found]
    lines.append(f"{'all':<22}{len(every):>7}{sum(bool(each.failed) for each in every):>7}")
    return "\n".join(lines)
