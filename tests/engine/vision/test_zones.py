"""Zones: entering, leaving and loitering by where the feet are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthwatch.model.explanation import Gate
from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.vision.filters import Filter
from hearthwatch.vision.places import Change, Transition
from hearthwatch.vision.zones import Zone, ZoneWatch

PORCH = ((0.4, 0.4), (0.8, 0.4), (0.8, 1.0), (0.4, 1.0))


def seen(
    x: float, y: float, *, label: str = "person", track: int = 1, size: float = 0.1
) -> TrackView:
    """Return a track whose foot is at a point."""
    box = Box(x - size / 4, y - size, size / 2, size)
    return TrackView(track, label, 0.8, box, TrackState.CONFIRMED)


def follow(watch: ZoneWatch, *feet: tuple[float, float], step: float = 0.2) -> list[Transition]:
    looks = [watch.update(seen(x, y), number * step) for number, (x, y) in enumerate(feet)]
    return [transition for look in looks for transition in look.transitions]


def kinds(transitions: list[Transition]) -> list[Change]:
    return [transition.change for transition in transitions]


INSIDE, OUTSIDE = (0.6, 0.6), (0.2, 0.6)


def test_entering_counts_after_the_inertia_and_dates_back() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    (entered,) = follow(watch, OUTSIDE, OUTSIDE, INSIDE, INSIDE, INSIDE, INSIDE)
    assert entered.change is Change.ENTERED
    assert entered.place == "Porch"
    assert entered.time == pytest.approx(0.8)
    assert entered.since == pytest.approx(0.4)


def test_a_short_visit_is_none() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    assert follow(watch, OUTSIDE, INSIDE, INSIDE, OUTSIDE, INSIDE, INSIDE, OUTSIDE) == []


def test_inertia_of_one_tells_every_look() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH, inertia=1)])
    found = follow(watch, OUTSIDE, INSIDE, OUTSIDE)
    assert kinds(found) == [Change.ENTERED, Change.LEFT]


def test_who_appears_inside_has_entered_at_once() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    look = watch.update(seen(*INSIDE), 5.0)
    assert look.zones == ("Porch",)
    assert kinds(list(look.transitions)) == [Change.ENTERED]


def test_leaving_tells_the_stay() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    _, left = follow(watch, *[INSIDE] * 10, *[OUTSIDE] * 3)
    assert left.change is Change.LEFT
    assert left.stay == pytest.approx(2.0)


def test_a_track_that_ends_inside_leaves() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH), Zone("Other", ((0, 0), (0.1, 0), (0, 0.1)))])
    follow(watch, INSIDE)
    (left,) = watch.end(1, 3.0)
    assert (left.change, left.place, left.stay) == (Change.LEFT, "Porch", 3.0)
    assert watch.end(1, 3.0) == ()


def test_loitering_is_told_once_a_stay() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH, loiter=2)])
    first = follow(watch, *[INSIDE] * 20)
    assert kinds(first) == [Change.ENTERED, Change.LOITERED]
    assert first[1].time == pytest.approx(2.0)
    assert first[1].stay == pytest.approx(2.0)
    again = [
        watch.update(seen(*foot), 4 + 0.2 * number)
        for number, foot in enumerate([OUTSIDE] * 3 + [INSIDE] * 15)
    ]
    assert kinds([t for look in again for t in look.transitions]) == [
        Change.LEFT,
        Change.ENTERED,
        Change.LOITERED,
    ]


def test_says_how_long_and_why_not() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH, loiter=20)])
    watch.update(seen(*INSIDE), 0.0)
    (check,) = watch.update(seen(*INSIDE), 3.2).checks
    assert check.text == "in Porch for 3.2 s < 20 s loiter"
    assert (check.gate, check.value, check.limit) == (Gate.ZONE, 3.2, 20)
    (outside,) = watch.update(seen(*OUTSIDE, track=2), 3.2).checks
    assert (outside.passed, outside.text) == (False, "outside all zones")


def test_labels_and_groups_decide_who_counts() -> None:
    watch = ZoneWatch([Zone("Drive", PORCH, labels=frozenset({"vehicle", "dog"}))])
    assert watch.update(seen(*INSIDE, label="truck", track=1), 0).zones == ("Drive",)
    assert watch.update(seen(*INSIDE, label="dog", track=2), 0).zones == ("Drive",)
    look = watch.update(seen(*INSIDE, track=3), 0)
    assert look.zones == ()
    assert look.checks[0].text == "Drive wants dog, vehicle, not person"


def test_filters_of_a_zone_refuse_with_the_number() -> None:
    zone = Zone("Porch", PORCH, filters={"person": Filter(min_area=0.02)})
    watch = ZoneWatch([zone])
    small, large = seen(*INSIDE, size=0.1), seen(*INSIDE, size=0.3, track=2)
    assert watch.update(small, 0).checks[0].text == "size 0.5 % < 2 %"
    assert watch.update(large, 0).zones == ("Porch",)


def test_a_zone_to_the_edge_holds_whom_the_edge_cuts() -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    assert watch.update(seen(0.6, 1.0), 0).zones == ("Porch",)
    assert watch.update(seen(0.6, 1.05, track=2), 0).zones == ("Porch",)


def test_zones_may_overlap() -> None:
    watch = ZoneWatch([Zone("A", PORCH), Zone("B", ((0.5, 0.5), (1, 0.5), (1, 1), (0.5, 1)))])
    assert watch.update(seen(*INSIDE), 0).zones == ("A", "B")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"points": ((0, 0), (1, 1))}, "zone 'Porch' needs at least 3 points, has 2"),
        ({"points": ((0, 0), (1, 1), (1, 0), (0, 1))}, "zone 'Porch' crosses itself"),
        ({"loiter": -1.0}, "loiter time of -1 s, below 0"),
        ({"inertia": 0}, "inertia of 0, below 1 look"),
    ],
)
def test_refuses_what_is_no_zone(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Zone(**{"name": "Porch", "points": PORCH, **fields})  # type: ignore[arg-type]


unit = st.floats(0.01, 0.99)


@given(
    start=st.tuples(st.floats(0.01, 0.35), unit),
    through=st.tuples(st.floats(0.45, 0.75), st.floats(0.45, 0.95)),
    end=st.tuples(st.floats(0.85, 0.99), unit),
)
def test_a_way_through_enters_and_leaves_exactly_once(
    start: tuple[float, float], through: tuple[float, float], end: tuple[float, float]
) -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    way = [_between(start, through, share / 100) for share in range(101)]
    way += [_between(through, end, share / 100) for share in range(101)] + [end] * 3
    assert kinds(follow(watch, *way)) == [Change.ENTERED, Change.LEFT]


@given(st.lists(st.tuples(unit, unit), min_size=1, max_size=60))
def test_entering_and_leaving_alternate_whatever_the_way(way: list[tuple[float, float]]) -> None:
    watch = ZoneWatch([Zone("Porch", PORCH)])
    told = kinds(follow(watch, *way)) + kinds(list(watch.end(1, 100.0)))
    assert told == [Change.ENTERED, Change.LEFT] * (len(told) // 2)


def _between(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    return (
        start[0] + share * (end[0] - start[0]),
        start[1] + share * (end[1] - start[1]),
    )
