from collections.abc import Sequence

import numpy as np

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.studies.shared_detector import SharedDetector
from hearthwatch.vision.detector import Picture


class Brightness:
    """Finds one thing in every picture, whose score is how bright it is."""

    name = "brightness"
    labels = ("person",)
    inferences = 0

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        self.inferences += len(pictures)
        return [
            [Detection("person", float(picture.mean()) / 255, Box(0, 0, 1, 1))]
            for picture in pictures
        ]


def grey(level: int, width: int = 8) -> Picture:
    return np.full((8, width, 3), level, np.uint8)


def test_the_same_crop_is_looked_at_once_a_frame() -> None:
    inner = Brightness()
    shared = SharedDetector(inner)
    first = shared.detect([grey(10), grey(200)], side=64)
    assert inner.inferences == shared.inferences == 2
    assert shared.detect([grey(200), grey(10)], side=64) == first[::-1]
    assert shared.detect([grey(10), grey(10), grey(11)], side=64)[:2] == [first[0]] * 2
    assert inner.inferences == 3
    shared.detect([grey(10)], side=32)
    shared.detect([grey(10, width=16)], side=64)
    assert inner.inferences == 5
    shared.next_frame()
    shared.detect([grey(10)], side=64)
    assert inner.inferences == 6
    assert shared.detect([]) == []
    assert (shared.name, shared.labels) == ("brightness", ("person",))


def test_what_was_given_out_may_be_changed() -> None:
    shared = SharedDetector(Brightness())
    shared.detect([grey(10)])[0].clear()
    assert len(shared.detect([grey(10)])[0]) == 1
