"""Polygons and lines that owners draw: what is refused, and in which words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthwatch.model.geometry import (
    MAX_POINTS,
    Point,
    contains,
    polygon_problem,
    segment_problem,
    segments_meet,
    side_of,
)

SQUARE = ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))


@pytest.mark.parametrize(
    "points",
    [
        SQUARE,
        SQUARE[::-1],
        ((0, 0), (1, 0), (0, 1)),
        ((0, 0), (1, 0), (1, 1), (0.5, 0.2), (0, 1)),
        ((0, 0), (0.5, 0), (1, 0), (1, 1)),
    ],
    ids=["square", "the other way round", "triangle", "notched", "point on an edge"],
)
def test_accepts_simple_polygons(points: tuple[Point, ...]) -> None:
    assert polygon_problem(points) is None


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ((), "needs at least 3 points, has 0"),
        (SQUARE[:2], "needs at least 3 points, has 2"),
        (((0, 0),) * (MAX_POINTS + 1), "has 101 points, more than 100"),
        ((*SQUARE[:3], (0.2, 1.1)), "point (0.2, 1.1) lies outside the picture"),
        ((*SQUARE[:3], (math.nan, 0.5)), "point (nan, 0.5) lies outside the picture"),
        ((*SQUARE[:3], (math.inf, 0.5)), "point (inf, 0.5) lies outside the picture"),
        (
            (SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]),
            "crosses itself: the edge between points 1 and 2 meets the edge between points 3 and 4",
        ),
        (((0, 0), (1, 0), (0.5, 0)), "crosses itself"),
        (((0, 0), (1, 0), (0.5, 0), (0.5, 1)), "crosses itself"),
        ((*SQUARE, SQUARE[3]), "crosses itself"),
        (((0, 0), (1, 0), (1, 1), (0.5, 0), (0, 1)), "crosses itself"),
    ],
)
def test_says_what_is_wrong(points: tuple[Point, ...], problem: str) -> None:
    said = polygon_problem(points)
    assert said is not None
    assert said.startswith(problem)


unit = st.floats(0, 1)
point = st.tuples(unit, unit)


@given(st.lists(st.floats(0, 2 * math.pi), min_size=3, max_size=12, unique=True), point)
def test_star_shaped_polygons_are_fine_and_hold_their_middle(
    angles: list[float], shape: Point
) -> None:
    angles = sorted({round(angle, 2) for angle in angles})
    gaps = [b - a for a, b in zip(angles, [*angles[1:], angles[0] + 2 * math.pi], strict=True)]
    if len(angles) < 3 or max(gaps) >= math.pi - 0.05:
        return
    radii = [0.2 + 0.25 * shape[index % 2] for index in range(len(angles))]
    polygon = [
        (0.5 + radius * math.cos(angle), 0.5 + radius * math.sin(angle))
        for angle, radius in zip(angles, radii, strict=True)
    ]
    assert polygon_problem(polygon) is None
    assert contains(polygon, (0.5, 0.5))
    assert not contains(polygon, (0.01, 0.01))


@given(point, point, point, point)
def test_meeting_does_not_depend_on_the_order(a: Point, b: Point, c: Point, d: Point) -> None:
    assert segments_meet((a, b), (c, d)) == segments_meet((c, d), (a, b))


def test_segments_that_touch_or_lie_on_each_other_meet() -> None:
    assert segments_meet(((0, 0), (1, 0)), ((0.5, 0), (0.5, 1)))
    assert segments_meet(((0, 0), (1, 0)), ((0.5, 0), (2, 0)))
    assert not segments_meet(((0, 0), (1, 0)), ((1.5, 0), (2, 0)))
    assert not segments_meet(((0, 0), (1, 0)), ((0.5, 0.1), (0.5, 1)))


def test_right_hand_is_positive() -> None:
    assert side_of((0.5, 0.9), (0, 0.5), (1, 0.5)) > 0
    assert side_of((0.5, 0.1), (0, 0.5), (1, 0.5)) < 0
    assert side_of((0.5, 0.5), (0, 0.5), (1, 0.5)) == 0


def test_lines_need_length_and_the_picture() -> None:
    assert segment_problem((0, 0), (1, 1)) is None
    assert segment_problem((0.5, 0.5), (0.5, 0.5)) is not None
    assert segment_problem((0.5, 0.5), (0.5, -0.5)) is not None
