"""Networks of the owner's: tiny ones of every layout, and ones that are not what was declared."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.model.geometry import Box
from hearthwatch.vision.detector import Backend, LayoutKind, ModelError, open_detector

from ...tiny_networks import Output, tiny_network  # noqa: TID252

LABELS = ("fox", "", "parcel")
SIDE = 64
CELLS = 84  # of the grids of stride 8, 16 and 32 over 64 x 64
ANY = ("batch", 3, "height", "width")
FIXED = (1, 3, SIDE, SIDE)

both = pytest.mark.parametrize("backend", list(Backend))


def bright(width: int = 128, height: int = 128) -> NDArray[np.uint8]:
    return np.full((height, width, 3), 204, np.uint8)  # 0.8 of white


def dark() -> NDArray[np.uint8]:
    return np.zeros((128, 128, 3), np.uint8)


def tables(*shape: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return np.zeros(shape, np.float32), np.zeros(shape, np.float32)


def yolo_v8() -> bytes:
    base, gain = tables(1, 4 + len(LABELS), CELLS)
    base[0, :4, 7] = 32, 32, 32, 16  # middle and size in pixels
    gain[0, 4 + 2, 7] = 1
    return tiny_network(FIXED, Output("output0", base, gain))


def yolo_v5() -> bytes:
    base, gain = tables(1, 3 * CELLS, 5 + len(LABELS))
    base[0, 7] = 32, 32, 32, 16, 1, 0, 0, 0
    gain[0, 7, 5 + 2] = 1
    return tiny_network(FIXED, Output("output", base, gain))


def yolo_merged() -> bytes:
    base, gain = tables(1, 300, 6)
    base[0, 0] = 16, 24, 48, 40, 0, 2
    base[0, 1] = 16, 24, 48, 40, 0.9, 17  # a label that there is not
    gain[0, 0, 4] = 1
    return tiny_network(FIXED, Output("output0", base, gain))


def yolox() -> bytes:
    base, gain = tables(1, CELLS, 5 + len(LABELS))
    row = 64 + 2 * 4 + 2  # of the grid of stride 16, the cell that begins in the middle
    base[0, row] = 0, 0, np.log(2), 0, 1, 0, 0, 0
    gain[0, row, 5 + 2] = 1 / 255
    return tiny_network(FIXED, Output("output", base, gain))


def nanodet() -> bytes:
    bins, centre = 8, 64 + 2 * 4 + 2
    base, gain = tables(1, CELLS, len(LABELS) + 4 * bins)
    for side, steps in enumerate((1, 1, 1, 0)):
        base[0, centre, len(LABELS) + side * bins + steps] = 50
    base[0, centre, 2] = 0.5
    gain[0, centre, 2] = 0.1
    return tiny_network(FIXED, Output("output", base, gain))


def detr_sorted() -> bytes:
    scores, gain = tables(1, 3)
    gain[0, 0] = 1
    boxes = np.array([[[16, 24, 48, 40], [0, 0, 1, 1], [0, 0, 1, 1]]], np.float32)
    return tiny_network(
        FIXED,
        Output("labels", np.array([[2, 0, 0]], np.int64)),
        Output("boxes", boxes, np.zeros_like(boxes)),
        Output("scores", scores, gain),
        others={"orig_target_sizes": ("int64", (1, 2))},
    )


def detr_queries(extra: int) -> bytes:
    boxes, still = tables(1, 5, 4)
    boxes[0, 1] = 0.5, 0.5, 0.5, 0.25
    numbers, gain = tables(1, 5, len(LABELS) + extra)
    numbers -= 20
    if extra:
        numbers[..., -1] = 0
    numbers[0, 1, 2] = 3
    return tiny_network(FIXED, Output("dets", boxes, still), Output("numbers", numbers, gain))


NETWORKS: list[tuple[LayoutKind, Callable[[], bytes], Box]] = [
    (LayoutKind.YOLO, yolo_v8, Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.YOLO, yolo_v5, Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.YOLO, yolo_merged, Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.YOLOX, yolox, Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.NANODET, nanodet, Box(0.375, 0.375, 0.5, 0.25)),
    (LayoutKind.DETR, detr_sorted, Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.DETR, lambda: detr_queries(0), Box(0.25, 0.375, 0.5, 0.25)),
    (LayoutKind.DETR, lambda: detr_queries(1), Box(0.25, 0.375, 0.5, 0.25)),
]
NAMES = ["v8", "v5", "merged", "yolox", "nanodet", "d-fine", "rf-detr", "detr"]


@both
@pytest.mark.parametrize(("layout", "make", "box"), NETWORKS, ids=NAMES)
def test_finds_what_the_network_sees(
    backend: Backend, layout: LayoutKind, make: Callable[[], bytes], box: Box
) -> None:
    detector = open_detector(make(), name="own", layout=layout, labels=LABELS, backend=backend)
    (found,) = detector.detect([bright()])
    assert detector.labels == ("fox", "parcel")
    assert [one.label for one in found] == ["parcel"]
    assert found[0].box.x == pytest.approx(box.x, abs=0.02)
    assert found[0].box.y == pytest.approx(box.y, abs=0.02)
    assert found[0].box.width == pytest.approx(box.width, abs=0.02)
    assert found[0].box.height == pytest.approx(box.height, abs=0.02)
    assert found[0].score > 0.6


@both
def test_sees_how_bright_it_is(backend: Backend) -> None:
    detector = open_detector(
        yolo_v8(), name="own", layout=LayoutKind.YOLO, labels=LABELS, backend=backend
    )
    (first,), nothing, (last,) = detector.detect([bright(), dark(), bright() // 2])
    assert first.score == pytest.approx(0.8, abs=0.01)
    assert last.score == pytest.approx(0.4, abs=0.01)
    assert nothing == []
    assert detector.inferences == 3


def test_a_wide_picture_is_not_stretched() -> None:
    detector = open_detector(yolo_v8(), name="own", layout=LayoutKind.YOLO, labels=LABELS)
    (found,) = detector.detect([bright(256, 128)])[0]
    assert found.box.y == pytest.approx(0.75)  # the lower half of the canvas is no picture
    assert found.box.bottom == 1


def test_takes_pictures_of_any_size_where_the_network_does() -> None:
    base, gain = tables(1, 4 + len(LABELS), 9)
    base[0, :4, 1] = 64, 32, 64, 64
    gain[0, 4, 1] = 1
    data = tiny_network(ANY, Output("output0", base, gain))
    detector = open_detector(data, name="own", layout=LayoutKind.YOLO, labels=LABELS)
    (found,) = detector.detect([bright(640, 320)], side=128)[0]
    assert (found.label, found.box) == ("fox", Box(0.25, 0, 0.5, 1))


def test_an_answer_that_is_no_number_is_no_detection() -> None:
    base, gain = tables(1, 4 + len(LABELS), CELLS)
    base[0, :4, 7] = np.nan, 32, 32, 16
    base[0, :4, 8] = 32, 32, np.inf, 16
    gain[0, 4:, 7:9] = 0.5
    base[0, :4, 9] = 32, 32, 32, 16
    gain[0, 6, 9] = 1
    data = tiny_network(FIXED, Output("output0", base, gain))
    found = open_detector(data, name="own", layout=LayoutKind.YOLO, labels=LABELS).detect(
        [bright()]
    )
    assert [one.label for one in found[0] if one.score > 0.6] == ["parcel"]
    assert all(one.box == one.box.clipped() for one in found[0])


def wrong_input(*shape: int | str, kind: str = "float32") -> bytes:
    base, gain = tables(1, 4 + len(LABELS), CELLS)
    return tiny_network(shape, Output("output0", base, gain), kind=kind)


def unfinished() -> bytes:
    base, gain = tables(1, 4 + len(LABELS), CELLS)
    base[0, 4:] = -7
    return tiny_network(FIXED, Output("output0", base, gain))


def two_inputs() -> bytes:
    base, gain = tables(1, 4 + len(LABELS), CELLS)
    return tiny_network(FIXED, Output("output0", base, gain), others={"scale": ("float32", (1, 2))})


@pytest.mark.parametrize(
    ("layout", "data", "complaint"),
    [
        (LayoutKind.YOLO, wrong_input(1, SIDE, SIDE, 3), "own: its first input should be pictures"),
        (LayoutKind.YOLO, wrong_input(*FIXED, kind="uint8"), "it takes images uint8"),
        (LayoutKind.YOLO, wrong_input(8, 3, SIDE, SIDE), "it takes 8 pictures at once"),
        (LayoutKind.YOLO, wrong_input(1, 3, 8192, 8192), "8192 x 8192 pixels; a side may"),
        (LayoutKind.YOLO, wrong_input(1, 3, SIDE, "width"), "one side of its pictures is fixed"),
        (LayoutKind.YOLO, unfinished(), "scores go from -7 to -7, not from 0 to 1"),
        (LayoutKind.YOLO, two_inputs(), r"it takes images float32 \(1, 3, 64, 64\), scale"),
        (LayoutKind.YOLO, yolox()[:-9], "own: not a usable ONNX model"),
        (LayoutKind.YOLOX, yolo_v8(), r"a yolox with 3 labels answers with \(1, 84, 8\)"),
        (LayoutKind.NANODET, yolo_v8(), "a nanodet with 3 labels"),
        (LayoutKind.DETR, yolo_v8(), "a detr with 3 labels"),
        (LayoutKind.PACKAGED, yolo_v8(), "Another network needs its layout"),
    ],
    ids=[
        "channels last",
        "bytes",
        "batch",
        "huge",
        "half fixed",
        "logits",
        "two inputs",
        "cut off",
        "yolox",
        "nanodet",
        "detr",
        "packaged",
    ],
)
def test_says_what_is_wrong(layout: LayoutKind, data: bytes, complaint: str) -> None:
    with pytest.raises(ModelError, match=complaint):
        open_detector(data, name="own", layout=layout, labels=LABELS)


@pytest.mark.parametrize("count", [1, 80])
@pytest.mark.parametrize(
    ("layout", "make"), [(layout, make) for layout, make, _ in NETWORKS if make is not yolo_merged]
)
def test_labels_of_another_network_are_refused(
    layout: LayoutKind, make: Callable[[], bytes], count: int
) -> None:
    labels = tuple(f"thing {number}" for number in range(count))
    if make is detr_sorted and count == 80:
        (found,) = open_detector(make(), layout=layout, labels=labels).detect([bright()])
        assert found[0].label == "thing 2"  # How many it knows, such a network does not say.
        return
    with pytest.raises(ModelError, match=r"Are these its labels\?"):
        open_detector(make(), name="own", layout=layout, labels=labels)
