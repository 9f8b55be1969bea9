"""Filters: each limit on its own, with its number."""

import pytest

from hearthwatch.model.explanation import Gate
from hearthwatch.model.geometry import Box
from hearthwatch.vision.filters import Filter, counts, distance, filter_for

STANDING = Box(0.5, 0.2, 0.1, 0.4)


def test_the_default_lets_everything_pass_without_a_word() -> None:
    assert Filter().checks(box=STANDING, score=0.0, first=STANDING) == ()


@pytest.mark.parametrize(
    ("limits", "gate", "passed", "text"),
    [
        (Filter(min_score=0.5), Gate.SCORE, False, "score 0.41 < 0.50"),
        (Filter(min_score=0.4), Gate.SCORE, True, "score 0.41 ≥ 0.40"),
        (Filter(min_area=0.05), Gate.SIZE, False, "size 4 % < 5 %"),
        (Filter(max_area=0.03), Gate.SIZE, False, "size 4 % > 3 %"),
        (Filter(max_area=0.5), Gate.SIZE, True, "size 4 % ≤ 50 %"),
        (Filter(min_ratio=0.5), Gate.RATIO, False, "width/height 0.44 < 0.50"),
        (Filter(max_ratio=0.4), Gate.RATIO, False, "width/height 0.44 > 0.40"),
        (Filter(moved=0.05), Gate.MOVED, False, "moved 0 % < 5 %"),
    ],
)
def test_says_number_and_threshold(limits: Filter, gate: Gate, passed: bool, text: str) -> None:
    (check,) = limits.checks(box=STANDING, score=0.41, first=STANDING, aspect=16 / 9)
    assert (check.gate, check.passed, check.text) == (gate, passed, text)


def test_moved_is_asked_only_of_who_has_a_past() -> None:
    assert Filter(moved=0.05).checks(box=STANDING, score=1.0) == ()


def test_distance_is_a_share_of_the_diagonal_in_pixels() -> None:
    left, right, below = Box(0, 0, 0.1, 0.1), Box(0.9, 0, 0.1, 0.1), Box(0, 0.9, 0.1, 0.1)
    assert distance(left, right, aspect=4 / 3) == pytest.approx(0.9 * 0.8)
    assert distance(left, below, aspect=4 / 3) == pytest.approx(0.9 * 0.6)


def test_a_label_goes_before_its_group() -> None:
    filters = {"car": Filter(moved=0.05), "vehicle": Filter(moved=0.1)}
    assert filter_for(filters, "car") is filters["car"]
    assert filter_for(filters, "truck") is filters["vehicle"]
    assert filter_for(filters, "person") is None


def test_no_labels_mean_all() -> None:
    assert counts((), "kite")
    assert counts({"kite"}, "kite")
    assert not counts({"animal"}, "kite")
