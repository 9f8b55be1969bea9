"""Lines: crossings by the way of the feet, with their direction."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthwatch.model.geometry import Box
from hearthwatch.model.track import TrackState, TrackView
from hearthwatch.vision.lines import Line, LineWatch
from hearthwatch.vision.places import Change, Direction, Transition

FENCE = Line("Fence", (0.2, 0.5), (0.8, 0.5))


def seen(x: float, y: float, *, label: str = "person", track: int = 1) -> TrackView:
    """Return a track whose foot is at a point."""
    return TrackView(track, label, 0.8, Box(x - 0.02, y - 0.1, 0.04, 0.1), TrackState.CONFIRMED)


def follow(line: Line, *feet: tuple[float, float]) -> list[Transition]:
    watch = LineWatch([line])
    looks = [watch.update(seen(x, y), number * 0.2) for number, (x, y) in enumerate(feet)]
    return [transition for look in looks for transition in look.transitions]


def test_coming_down_over_a_line_drawn_to_the_right_is_forward() -> None:
    (crossed,) = follow(FENCE, (0.5, 0.4), (0.5, 0.45), (0.5, 0.55), (0.5, 0.6))
    assert crossed.change is Change.CROSSED
    assert (crossed.place, crossed.direction) == ("Fence", Direction.FORWARD)
    assert crossed.time == pytest.approx(0.4)


def test_the_way_back_and_the_line_turned_round_are_backward() -> None:
    down, up = ((0.5, 0.4), (0.5, 0.6)), ((0.5, 0.6), (0.5, 0.4))
    turned = Line("Fence", FENCE.end, FENCE.start)
    assert [t.direction for t in follow(FENCE, *up)] == [Direction.BACKWARD]
    assert [t.direction for t in follow(turned, *down)] == [Direction.BACKWARD]


def test_there_and_back_counts_twice() -> None:
    found = follow(FENCE, (0.5, 0.4), (0.5, 0.6), (0.5, 0.4))
    assert [t.direction for t in found] == [Direction.FORWARD, Direction.BACKWARD]


@pytest.mark.parametrize("way", [((0.1, 0.4), (0.1, 0.6)), ((0.9, 0.4), (0.9, 0.6))])
def test_beside_the_line_is_not_across_it(way: tuple[tuple[float, float], ...]) -> None:
    assert follow(FENCE, *way) == []


def test_round_the_end_and_back_across_counts_once() -> None:
    round_the_end = ((0.5, 0.4), (0.1, 0.4), (0.1, 0.6), (0.5, 0.6), (0.5, 0.4))
    assert [t.direction for t in follow(FENCE, *round_the_end)] == [Direction.BACKWARD]


def test_what_turns_round_within_the_band_has_not_crossed() -> None:
    assert follow(FENCE, (0.5, 0.4), (0.5, 0.505), (0.5, 0.4)) == []


def test_a_slow_crossing_counts_when_clear_and_tells_when_it_was() -> None:
    ys = (0.48, 0.495, 0.499, 0.501, 0.505, 0.509, 0.52)
    (crossed,) = follow(FENCE, *((0.5, y) for y in ys))
    assert crossed.time == pytest.approx(1.2)
    assert crossed.since == pytest.approx(0.6)


def test_a_foot_that_rests_on_the_line_itself_crosses_once() -> None:
    assert len(follow(FENCE, (0.5, 0.4), (0.5, 0.5), (0.5, 0.5), (0.5, 0.6))) == 1
    assert len(follow(FENCE, (0.5, 0.6), (0.5, 0.5), (0.5, 0.5), (0.5, 0.4))) == 1


def test_labels_decide_who_counts() -> None:
    watch = LineWatch([Line("Gate", FENCE.start, FENCE.end, labels=frozenset({"vehicle"}))])
    for track, label in enumerate(("person", "car"), 1):
        watch.update(seen(0.5, 0.4, label=label, track=track), 0.0)
    person = watch.update(seen(0.5, 0.6, track=1), 0.2)
    car = watch.update(seen(0.5, 0.6, label="car", track=2), 0.2)
    assert person.transitions == ()
    assert car.checks[0].text == "crossed Gate forward"


def test_an_ended_track_is_forgotten() -> None:
    watch = LineWatch([FENCE])
    watch.update(seen(0.5, 0.4), 0.0)
    watch.end(1)
    assert watch.update(seen(0.5, 0.6), 0.2).transitions == ()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"end": (0.2, 0.5)}, r"line 'Fence' starts and ends at the same point \(0.2, 0.5\)"),
        ({"end": (1.2, 0.5)}, r"line 'Fence' point \(1.2, 0.5\) lies outside"),
        ({"band": -0.1}, "dead band of -0.1, below 0"),
    ],
)
def test_refuses_what_is_no_line(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Line(**{"name": "Fence", "start": (0.2, 0.5), "end": (0.8, 0.5), **fields})  # type: ignore[arg-type]


trembles = st.lists(st.floats(-0.0099, 0.0099), max_size=40)


@given(before=trembles, after=trembles, x=st.floats(0.21, 0.79))
def test_trembling_on_the_line_never_counts_twice(
    before: list[float], after: list[float], x: float
) -> None:
    feet = [(x, 0.4), *((x, 0.5 + y) for y in before), *((x, 0.5 + y) for y in after), (x, 0.6)]
    assert [t.direction for t in follow(FENCE, *feet)] == [Direction.FORWARD]


@given(trembles, st.floats(0.21, 0.79))
def test_trembling_on_the_line_and_going_back_counts_nothing(ys: list[float], x: float) -> None:
    assert follow(FENCE, (x, 0.4), *((x, 0.5 + y) for y in ys), (x, 0.4)) == []


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99)), max_size=60))
def test_across_a_line_from_edge_to_edge_directions_alternate(
    way: list[tuple[float, float]],
) -> None:
    whole = Line("Whole", (0.0, 0.5), (1.0, 0.5))
    told = [t.direction for t in follow(whole, *way)]
    assert all(first != second for first, second in itertools.pairwise(told))
