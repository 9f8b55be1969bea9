"""How finders of motion are judged."""

from collections.abc import Sequence

import numpy as np
import pytest

from hearthwatch.model.geometry import Box
from hearthwatch.studies.bench import motion
from hearthwatch.studies.bench.motion import Mixture, Ours, Verdict, judge
from hearthwatch.studies.bench.scenes import Scene, Sight, Truth, Visit, Weather

from .conftest import MakeClip, small_scene

SOMEBODY = Sight(0, Box(0.4, 0.4, 0.2, 0.4), 1.0)
HALF_IN = Sight(0, Box(0.0, 0.4, 0.02, 0.4), 0.1)
HIT, MISS = Box(0.5, 0.5, 0.1, 0.1), Box(0.8, 0.1, 0.1, 0.1)


def truth(*frames: tuple[Sight, ...]) -> Truth:
    return Truth(Scene("test", 4.0), 320, 180, 5, frames)


def judged(boxes: Sequence[Sequence[Box]], *frames: tuple[Sight, ...]) -> Verdict:
    verdict, seen = Verdict("test"), set[int]()
    for number, found in enumerate(boxes):
        verdict.add(truth(*frames), number, found, seen)
    return verdict


def test_only_a_box_on_somebody_finds_them() -> None:
    frames = ((SOMEBODY,),) * 4
    verdict = judged([[], [MISS], [HIT], [MISS, HIT]], *frames)
    assert (verdict.shown, verdict.found, verdict.idle) == (4, 2, 0)
    assert verdict.recall == 0.5
    assert verdict.delays == [0.4]


def test_the_second_after_a_visit_is_neither_idle_nor_shown() -> None:
    frames = ((SOMEBODY,), *[()] * 9)
    verdict = judged([[HIT], *[[MISS]] * 9], *frames)
    assert verdict.shown == 1
    assert verdict.idle == verdict.false == 4


def test_somebody_who_is_hardly_in_is_neither() -> None:
    verdict = judged([[MISS]], (HALF_IN,))
    assert (verdict.shown, verdict.idle, verdict.recall, verdict.delay) == (0, 0, None, None)


@pytest.mark.parametrize("finder", [Ours, Mixture])
def test_walkers_are_found_and_calm_is_calm(make_clip: MakeClip, finder: type) -> None:
    visit = Visit(12.0, 3.0, 0.4, ((0.1, 0.9), (0.9, 0.9)), 0)
    clip = make_clip(small_scene(Weather.NIGHT, visit, seconds=18.0))
    verdict = judge([clip], finder)
    assert verdict.visits == len(verdict.delays) == 1
    assert verdict.recall > 0.9
    assert verdict.false_rate == 0


@pytest.mark.parametrize("finder", [Ours, Mixture])
def test_nothing_counts_under_the_mask(finder: type) -> None:
    finding = finder(Box(0, 0, 1, 0.2))
    rng = np.random.default_rng(1)
    found = []
    for number in range(40):
        luma = np.full((180, 320), 90, np.uint8)
        luma[:30] = rng.integers(0, 255, (30, 320))
        found.append([*finding.find(luma, number / 5)])
    assert not any(found[15:])


def test_what_is_said_while_learning_does_not_count(make_clip: MakeClip, monkeypatch) -> None:
    clip = make_clip(small_scene(seconds=3.0))
    assert judge([clip], Mixture).shown == 0
    monkeypatch.setattr(motion, "_WARM_UP", 0.0)
    assert judge([clip], Mixture).shown > 0
