"""The truth of a scene against its pixels."""

from dataclasses import replace

import numpy as np
import pytest

from hearthwatch.studies.bench.cast import cut, drawn
from hearthwatch.studies.bench.mark import read
from hearthwatch.studies.bench.painter import Painting, paint
from hearthwatch.studies.bench.scenes import Scene, Visit, Weather

SIZE = (320, 180)
CROSSING = Visit(0.0, 2.0, 0.5, ((-0.2, 0.9), (1.2, 1.1)), 1)


def painted(scene: Scene) -> list[Painting]:
    return list(paint(scene, drawn(), width=SIZE[0], height=SIZE[1], rate=10))


def with_and_without(weather: Weather) -> list[tuple[Painting, Painting]]:
    scene = Scene("crossing", 2.0, weather, (CROSSING,), seed=3)
    return list(zip(painted(scene), painted(replace(scene, visits=())), strict=True))


@pytest.mark.parametrize("weather", Weather)
def test_boxes_hold_exactly_what_was_put_into_the_picture(weather: Weather) -> None:
    covered = 0
    for busy, empty in with_and_without(weather):
        luma = busy.planes[: SIZE[1]].astype(int) - empty.planes[: SIZE[1]]
        rows, columns = np.nonzero(luma)
        if not busy.sights:
            assert not rows.size
            continue
        (sight,) = busy.sights
        if not rows.size:
            assert sight.visible < 0.05
            continue
        covered += 1
        left, top = sight.box.x * SIZE[0], sight.box.y * SIZE[1]
        right, bottom = sight.box.right * SIZE[0], sight.box.bottom * SIZE[1]
        assert left - 0.01 <= columns.min() <= left + 4 or sight.visible < 0.2
        assert right - 5 <= columns.max() < right + 0.01 or sight.visible < 0.2
        assert rows.min() >= top - 0.01
        assert rows.max() < bottom + 0.01
    assert covered > 12


def test_the_visible_share_grows_to_one_and_shrinks_again() -> None:
    shares = [sum(sight.visible for sight in busy.sights) for busy, _ in with_and_without("day")]
    assert shares[0] == 0
    assert max(shares) > 0.85
    assert shares[-1] < 0.5


def test_the_same_seed_paints_the_same_and_another_does_not() -> None:
    scene = Scene("rain", 0.5, Weather.RAIN, (), seed=1)
    first, again, other = painted(scene), painted(scene), painted(replace(scene, seed=2))
    assert all(np.array_equal(a.planes, b.planes) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0].planes, other[0].planes)


def test_every_frame_has_its_number() -> None:
    frames = painted(Scene("night", 1.0, Weather.NIGHT))
    assert [read(frame.planes[: SIZE[1]]) for frame in frames] == list(range(10))


def test_weather_shows() -> None:
    def mean(weather: Weather, number: int = 0) -> float:
        return float(painted(Scene("w", 16.0, weather))[number].planes[20 : SIZE[1]].mean())

    assert mean(Weather.NIGHT) < 0.6 * mean(Weather.DAY)
    assert mean(Weather.LIGHT, 155) < 0.85 * mean(Weather.LIGHT, 145)
    assert mean(Weather.LAMP, 100) > mean(Weather.LIGHT, 100) + 2


def test_people_are_cut_out_of_real_footage(footage) -> None:
    cast = cut(footage("vtest.avi"))
    assert cast.plate.shape == (576, 768, 3)
    assert len(cast.people) == 4
    for poses in cast.people:
        heights = [pose.shape[0] for pose in poses]
        assert min(heights) > 40
        shares = [float((pose[..., 3] > 127).mean()) for pose in poses]
        assert all(0.25 < share < 0.9 for share in shares)


def test_footage_without_people_is_refused(footage) -> None:
    with pytest.raises(ValueError, match="nobody walks there"):
        cut(footage("tree.avi"))
