"""Pictures go into canvases and boxes come back to where they were."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearthwatch.vision.detector.letterbox import GRID, Letterbox

_lengths = st.integers(1, 4000)
_sides = st.integers(1, 1280)


@given(_lengths, _lengths, _sides)
def test_the_canvas_is_on_the_grid_and_holds_the_content(
    width: int, height: int, side: int
) -> None:
    box = Letterbox.fit(width, height, side)
    assert box.width % GRID == box.height % GRID == 0
    assert 0 < box.content_width <= box.width
    assert 0 < box.content_height <= box.height
    assert max(box.width, box.height) == max(GRID, round(side / GRID) * GRID)


@given(st.integers(100, 4000), st.integers(100, 4000), st.integers(128, 1280))
def test_shapes_are_kept_but_for_a_slight_stretch(width: int, height: int, side: int) -> None:
    box = Letterbox.fit(width, height, side)
    across, along = box.content_width / width, box.content_height / height
    one_pixel = 1 / min(box.content_width, box.content_height)
    assert max(across, along) / min(across, along) <= 1.12 * (1 + one_pixel)


@pytest.mark.parametrize(
    ("size", "side", "canvas"),
    [
        ((768, 576), 416, (416, 320)),
        ((640, 480), 512, (512, 384)),
        ((1920, 1080), 640, (640, 352)),
        ((1080, 1920), 416, (224, 416)),
        ((200, 200), 256, (256, 256)),
    ],
)
def test_common_pictures_fill_the_canvas(
    size: tuple[int, int], side: int, canvas: tuple[int, int]
) -> None:
    box = Letterbox.fit(*size, side)
    assert (box.width, box.height) == canvas
    assert (box.content_width, box.content_height) == canvas


@given(
    st.sampled_from([(640, 480), (1920, 1080), (300, 700), (900, 120), (150, 1200)]),
    st.sampled_from([256, 416, 640]),
    st.floats(0.0, 0.6),
    st.floats(0.0, 0.6),
)
def test_what_is_drawn_comes_back_where_it_was(
    size: tuple[int, int], side: int, x: float, y: float
) -> None:
    width, height = size
    left, top = int(x * width), int(y * height)
    right, bottom = left + int(0.4 * width), top + int(0.4 * height)
    picture = np.zeros((height, width, 3), np.uint8)
    picture[top:bottom, left:right] = 255
    box = Letterbox.fit(width, height, side)
    canvas = np.empty((box.height, box.width, 3), np.uint8)
    box.place(picture, canvas)

    rows, columns = np.nonzero(canvas[..., 0] > 127)
    corners = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
    shares = box.normalise(np.array([corners], np.float32))[0]
    pixel = np.array([1 / box.content_width, 1 / box.content_height] * 2)
    truth = np.array([left / width, top / height, right / width, bottom / height])
    assert (np.abs(shares - truth) <= pixel).all()


def test_what_the_picture_does_not_cover_is_grey() -> None:
    box = Letterbox.fit(900, 120, 416)
    canvas = np.empty((box.height, box.width, 3), np.uint8)
    box.place(np.zeros((120, 900, 3), np.uint8), canvas)
    assert box.content_height < box.height
    assert (canvas[box.content_height :] == 114).all()
    assert (canvas[: box.content_height, : box.content_width] == 0).all()


def test_boxes_beyond_the_picture_are_cut() -> None:
    box = Letterbox.fit(768, 576, 416)
    shares = box.normalise(np.array([[-20, -5, 500, 400]], np.float32))
    assert shares.tolist() == [[0, 0, 1, 1]]
