"""Non-maximum suppression against its definition."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hearthwatch.model.geometry import Box
from hearthwatch.vision.detector.nms import keep_best

_OVERLAP = 0.5
_shares = st.integers(0, 40).map(lambda step: step / 64)
_things = st.lists(
    st.tuples(_shares, _shares, _shares, _shares, st.integers(10, 99), st.integers(0, 2)),
    max_size=25,
)
type _Things = list[tuple[float, float, float, float, int, int]]


def _arrays(
    things: _Things,
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.intp]]:
    corners = [(x, y, x + w, y + h) for x, y, w, h, *_ in things]
    return (
        np.array(corners, np.float32).reshape(-1, 4),
        np.array([score / 100 for *_, score, _ in things], np.float32),
        np.array([label for *_, label in things], np.intp),
    )


@given(_things)
def test_keeps_what_no_surer_box_of_its_class_covers(things: _Things) -> None:
    corners, scores, classes = _arrays(things)
    boxes = [Box.from_corners(*corner.tolist()) for corner in corners]
    expected: list[int] = []
    for index in sorted(range(len(boxes)), key=lambda one: -scores[one]):
        rivals = [other for other in expected if classes[other] == classes[index]]
        if boxes[index].area > 0 and all(
            boxes[index].iou(boxes[other]) <= _OVERLAP for other in rivals
        ):
            expected.append(index)
    assert keep_best(corners, scores, classes, overlap=_OVERLAP).tolist() == expected


def test_things_of_different_classes_do_not_hide_each_other() -> None:
    corners = np.array([[0.1, 0.1, 0.5, 0.5]] * 3, np.float32)
    scores = np.array([0.3, 0.9, 0.6], np.float32)
    kept = keep_best(corners, scores, np.array([4, 0, 4]), overlap=_OVERLAP)
    assert kept.tolist() == [1, 2]


def test_nothing_gives_nothing() -> None:
    corners, scores, classes = _arrays([])
    assert keep_best(corners, scores, classes, overlap=_OVERLAP).tolist() == []
