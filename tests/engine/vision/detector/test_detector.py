"""The packaged model on real pictures."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import COCO
from hearthwatch.vision.detector import SCORE_FLOOR, Detector, open_detector
from hearthwatch.vision.detector.detector import NetworkDetector

_WIDTH, _HEIGHT = 768, 576
_PEOPLE = {  # left, top, right, bottom in pixels, as a person would draw them
    "man in black coat": (203, 173, 225, 240),
    "man at the kerb": (257, 195, 280, 277),
    "man in jeans": (302, 168, 335, 249),
    "man in red": (596, 182, 625, 266),
    "woman": (628, 185, 655, 264),
}


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box.from_corners(left / _WIDTH, top / _HEIGHT, right / _WIDTH, bottom / _HEIGHT)


def _best(found: list[Detection], label: str, box: Box) -> Detection:
    return max((one for one in found if one.label == label), key=lambda one: one.box.iou(box))


@pytest.mark.parametrize("side", [416, 512, 640])
def test_finds_everybody_in_plain_sight(
    detector: NetworkDetector, street: NDArray[np.uint8], side: int
) -> None:
    found = detector.detect([street], side=side)[0]
    for who, corners in _PEOPLE.items():
        best = _best(found, "person", _box(*corners))
        assert best.box.iou(_box(*corners)) > 0.75, who
        assert best.score > 0.5, who
    assert sum(one.label == "person" and one.score > 0.5 for one in found) <= len(_PEOPLE) + 1


def test_finds_the_man_behind_the_lamp_post_with_less_certainty(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    hidden = _box(431, 149, 451, 206)
    best = _best(detector.detect([street])[0], "person", hidden)
    assert best.box.iou(hidden) > 0.6
    assert 0.25 < best.score < 0.6


def test_finds_the_parked_van(detector: NetworkDetector, street: NDArray[np.uint8]) -> None:
    van = _box(650, 43, 729, 100)
    found = detector.detect([street])[0]
    assert any(
        one.label in {"car", "truck", "bus"} and one.score > 0.3 and one.box.iou(van) > 0.8
        for one in found
    )


def test_answers_are_sorted_and_within_the_picture(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    found = detector.detect([street])[0]
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= SCORE_FLOOR
    assert any(score < 0.2 for score in scores)
    for one in found:
        assert one.label in COCO
        assert one.box == one.box.clipped()
        assert one.box.width > 0
        assert one.box.height > 0


def test_a_batch_gives_what_single_pictures_give(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    pictures = [street, street[100:300, 150:400], street[:, ::-1], street[140:260, 160:280]]
    before = detector.inferences
    together = detector.detect(pictures, side=320)
    assert detector.inferences == before + len(pictures)
    assert together == [detector.detect([picture], side=320)[0] for picture in pictures]
    assert all(together)


def test_threads_do_not_change_the_answer(
    detector: NetworkDetector, model: bytes, street: NDArray[np.uint8]
) -> None:
    other = open_detector(model, threads=2)
    assert other.detect([street]) == detector.detect([street])


def test_a_crop_gives_boxes_of_the_crop(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    left, top, right, bottom = _PEOPLE["man in jeans"]
    crop = street[top - 50 : bottom + 50, left - 60 : right + 60]
    height, width = crop.shape[:2]
    expected = Box.from_corners(
        60 / width, 50 / height, (60 + right - left) / width, (50 + bottom - top) / height
    )
    best = _best(detector.detect([crop], side=256)[0], "person", expected)
    assert best.box.iou(expected) > 0.75
    assert best.score > 0.5


def test_a_mirrored_picture_gives_mirrored_boxes(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    found = detector.detect([street[:, ::-1]])[0]
    for who, (left, top, right, bottom) in _PEOPLE.items():
        mirrored = _box(_WIDTH - right, top, _WIDTH - left, bottom)
        assert _best(found, "person", mirrored).box.iou(mirrored) > 0.7, who


def test_sees_blue_first(detector: NetworkDetector, street: NDArray[np.uint8]) -> None:
    def certainty(picture: NDArray[np.uint8]) -> float:
        found = detector.detect([picture], side=640)[0]
        return sum(_best(found, "person", _box(*corners)).score for corners in _PEOPLE.values())

    assert certainty(street) > certainty(street[..., ::-1]) + 0.03


@pytest.mark.parametrize("shape", [(1, 1), (7, 1000), (1000, 7), (31, 33), (1, 4000)])
def test_takes_pictures_of_any_shape(detector: NetworkDetector, shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(7).integers(0, 256, (*shape, 3), np.uint8)
    for one in detector.detect([noise])[0]:
        assert one.box == one.box.clipped()
        assert one.box.area > 0


def test_says_nothing_about_the_grey_beside_the_picture(
    detector: NetworkDetector, street: NDArray[np.uint8]
) -> None:
    for strip in (street[180:215], street[:, 300:312]):
        found = detector.detect([strip])[0]
        assert found
        assert all(one.box.width > 0 and one.box.height > 0 for one in found)


def test_shows_nothing_when_there_is_nothing_to_show(detector: NetworkDetector) -> None:
    assert detector.detect([]) == []
    assert not [
        one for one in detector.detect([np.zeros((480, 640, 3), np.uint8)])[0] if one.score > 0.3
    ]


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((32, 32), np.uint8),
        np.zeros((32, 32, 1), np.uint8),
        np.zeros((32, 32, 4), np.uint8),
        np.zeros((32, 32, 3), np.float32),
        np.zeros((0, 32, 3), np.uint8),
    ],
    ids=["grey", "one channel", "with alpha", "floats", "no rows"],
)
def test_refuses_what_is_no_colour_picture(
    detector: NetworkDetector, picture: NDArray[np.uint8]
) -> None:
    with pytest.raises(ValueError, match="picture"):
        detector.detect([picture])


def test_is_a_detector(detector: NetworkDetector) -> None:
    plain: Detector = detector
    assert plain.labels == COCO
    assert "nanodet-g" in plain.name
