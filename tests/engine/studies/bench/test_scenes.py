import itertools

import pytest

from hearthwatch.studies.bench.scenes import (
    FLASH,
    SEEN_FROM,
    Weather,
    busy,
    flashes,
    idle,
    mixed,
)


def test_walks_are_of_many_speeds_and_distances_and_never_together() -> None:
    visits = busy(120.0).visits
    assert {2.0, 5.0, 10.0} <= {visit.seconds for visit in visits}
    assert min(visit.height for visit in visits) < 0.1
    assert max(visit.height for visit in visits) > 0.25
    assert visits[0].start >= 10
    assert all(a.end + 3 < b.start for a, b in itertools.pairwise(visits))
    assert visits[-1].end <= 119


def test_seeds_make_other_walks_and_weather_does_not() -> None:
    assert busy(60.0, seed=1).visits != busy(60.0, seed=2).visits
    assert busy(60.0, weather=Weather.RAIN).visits == busy(60.0).visits


@pytest.mark.parametrize("gop", [1.0, 2.0, 4.0, 10.0])
def test_flashes_fall_between_keyframes(gop: float) -> None:
    visits = flashes(60.0, gop=gop).visits
    assert len(visits) >= 3
    for visit in visits:
        assert visit.seconds == 0.5
        assert int(visit.start / gop) == int(visit.end / gop)
        assert visit.start % gop > 0
        assert visit.end < 60


def test_flashes_need_room() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        flashes(60.0, gop=0.5)


def test_nobody_comes_to_an_idle_scene() -> None:
    assert idle(20.0).visits == ()


def test_spans_say_when_somebody_can_be_seen(make_clip) -> None:
    truth = make_clip().truth
    ((first, last),) = truth.spans().values()
    assert (first, last) == (5, 24)
    assert not truth.visible(first - 1)
    assert all(sight.visible >= SEEN_FROM for sight in truth.visible(first))


@pytest.mark.parametrize("gop", [1.0, 2.0, 4.0, 10.0])
def test_mixed_visits_are_longer_shorter_and_between_keyframes(gop: float) -> None:
    scene = mixed(150.0, gop=gop, seed=3)
    walks, flashed = scene.visits[::2], scene.visits[1::2]
    assert any(walk.seconds > gop for walk in walks)
    assert all(flash.seconds == FLASH for flash in flashed)
    for flash in flashed:
        assert flash.start // gop == flash.end // gop, "no keyframe shows them"
    for before, after in itertools.pairwise(scene.visits):
        assert after.start - before.end > gop, "a keyframe shows nobody"
    assert scene.visits[-1].end < scene.seconds
