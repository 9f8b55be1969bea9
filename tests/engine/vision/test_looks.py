"""What the detector is shown, and how its answers are joined."""

import pytest

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState
from hearthwatch.vision.looks import WHOLE, Crop, LookParameters, LookPlan, LookPlanner, merge
from hearthwatch.vision.tracking import Track

LARGE = LookParameters(picture=(1920, 1080), detector=(512, 288))
SMALL = LookParameters(picture=(768, 576), detector=(512, 384))


def track(box: Box, state: TrackState = TrackState.CONFIRMED, last_seen: float = 0.0) -> Track:
    return Track(
        id=1,
        label="person",
        score=0.8,
        box=box,
        state=state,
        first_seen=0.0,
        last_seen=last_seen,
        looks=5,
        seen=True,
        speed=0.0,
    )


def plan(
    planner: LookPlanner, time: float, *regions: Box, tracks: tuple[Track, ...] = ()
) -> LookPlan:
    share = sum(region.area for region in regions)
    return planner.plan(time=time, share=share, regions=regions, learned=True, tracks=tracks)


def settled(parameters: LookParameters) -> LookPlanner:
    """Return a planner that has just looked at the whole picture."""
    planner = LookPlanner(parameters)
    assert plan(planner, 0.0).seen == (WHOLE,)
    return planner


def test_the_whole_picture_is_shown_until_the_background_is_learned() -> None:
    planner = LookPlanner(LARGE)
    for n in range(5):
        looked = planner.plan(time=n / 5, share=0.0, regions=(), learned=False)
        assert looked.seen == (WHOLE,)
        assert looked.check.text.endswith("the background is not learned yet")


def test_nothing_is_shown_where_nothing_moves_and_nothing_is_due() -> None:
    looked = plan(settled(LARGE), 1.0)
    assert looked.crops == ()
    assert not looked.check.passed
    assert looked.check.text == "nothing moves and nothing is due"


def test_a_distant_mover_in_a_large_picture_is_shown_large() -> None:
    mover = Box(0.7, 0.4, 0.02, 0.06)
    (crop,) = plan(settled(LARGE), 1.0, mover).crops
    assert crop.box.intersection(mover) == pytest.approx(mover.area)
    assert crop.box.width * 1920 == pytest.approx(512)
    assert crop.box.height * 1080 == pytest.approx(288)
    assert crop.reason == "1 moving region"


def test_a_picture_that_is_hardly_reduced_is_shown_whole() -> None:
    looked = plan(settled(SMALL), 1.0, Box(0.2, 0.2, 0.05, 0.15), Box(0.7, 0.7, 0.05, 0.15))
    assert looked.seen == (WHOLE,)


def test_neighbours_share_a_crop() -> None:
    looked = plan(settled(LARGE), 1.0, Box(0.4, 0.4, 0.02, 0.05), Box(0.45, 0.42, 0.02, 0.05))
    assert len(looked.crops) == 1


def test_movement_all_over_the_picture_makes_one_look_at_all_of_it() -> None:
    places = [Box(x, y, 0.03, 0.05) for x in (0.1, 0.5, 0.9) for y in (0.1, 0.85)]
    assert plan(settled(LARGE), 1.0, *places).seen == (WHOLE,)


def test_a_moving_track_is_looked_at_even_where_motion_sees_nothing() -> None:
    person = track(Box(0.5, 0.5, 0.03, 0.1))
    (crop,) = plan(settled(LARGE), 1.0, tracks=(person,)).crops
    assert crop.box.intersection(person.box) == pytest.approx(person.box.area)


def test_what_stands_still_is_checked_slowly() -> None:
    planner = settled(LARGE)
    parked = track(Box(0.5, 0.5, 0.1, 0.1), TrackState.STATIONARY)
    shown = [n / 5 for n in range(1, 76) if plan(planner, n / 5, tracks=(parked,)).crops]
    assert shown == [5.0, 10.0, 15.0]


def test_the_whole_picture_is_looked_at_now_and_then() -> None:
    planner = settled(LARGE)
    mover = Box(0.7, 0.4, 0.02, 0.06)
    whole = [n / 5 for n in range(1, 31) if plan(planner, n / 5, mover).seen == (WHOLE,)]
    assert whole == [2.0, 4.0, 6.0]
    assert plan(planner, 20.0).crops == ()
    assert plan(planner, 36.0).seen == (WHOLE,)


def test_merging_puts_boxes_where_they_belong() -> None:
    crop = Crop(Box(0.5, 0.25, 0.25, 0.5), "")
    (found,) = merge([crop], [[Detection("person", 0.8, Box(0.4, 0.4, 0.2, 0.2))]])
    assert found.box == Box(0.6, 0.45, 0.05, 0.1)


def test_merging_drops_what_an_inner_edge_cuts_but_not_what_the_picture_does() -> None:
    left = Crop(Box(0.0, 0.0, 0.5, 1.0), "")
    at_picture_edge = Detection("person", 0.8, Box(0.0, 0.4, 0.2, 0.2))
    at_inner_edge = Detection("person", 0.8, Box(0.8, 0.4, 0.2, 0.2))
    assert [d.box.x for d in merge([left], [[at_picture_edge, at_inner_edge]])] == [0.0]


def test_merging_keeps_the_best_of_what_two_crops_show() -> None:
    crops = [Crop(Box(0.0, 0.0, 0.6, 1.0), ""), Crop(Box(0.4, 0.0, 0.6, 1.0), "")]
    first = Detection("car", 0.6, Box(0.45 / 0.6, 0.4, 0.1 / 0.6, 0.2))
    second = Detection("truck", 0.7, Box(0.05 / 0.6, 0.4, 0.1 / 0.6, 0.2))
    person = Detection("person", 0.5, first.box)
    kept = merge(crops, [[first, person], [second]])
    assert sorted(detection.label for detection in kept) == ["person", "truck"]
