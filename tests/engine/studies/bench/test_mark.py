import cv2
import numpy as np
import pytest

from hearthwatch.studies.bench.mark import NUMBERS, burn, mark_box, read


def grain(width: int, height: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (height, width), np.uint8)


@pytest.mark.parametrize("height", [90, 180, 360, 720, 1080])
@pytest.mark.parametrize("number", [0, 1, 2, 4711, NUMBERS - 1])
def test_a_number_is_read_again(height: int, number: int) -> None:
    luma = grain(height * 16 // 9, height)
    burn(luma, number)
    assert read(luma) == number


def test_numbers_begin_again() -> None:
    luma = grain(640, 360)
    burn(luma, NUMBERS + 5)
    assert read(luma) == 5


def test_it_survives_scaling_as_event_pictures_are_scaled() -> None:
    luma = grain(1920, 1080)
    burn(luma, 1234)
    assert read(cv2.resize(luma, (1280, 720), interpolation=cv2.INTER_AREA)) == 1234


def test_where_none_is_none_is_read() -> None:
    assert read(np.full((360, 640), 90, np.uint8)) is None
    assert read(np.full((360, 50), 90, np.uint8)) is None


def test_one_flipped_cell_is_noticed() -> None:
    luma = grain(640, 360)
    burn(luma, 77)
    luma[:8, 24:32] = 255 - luma[:8, 24:32]
    assert read(luma) is None


def test_the_next_number_changes_two_cells() -> None:
    before, after = (np.zeros((360, 640), np.uint8) for _ in range(2))
    burn(before, 255)
    burn(after, 256)
    assert np.count_nonzero(before != after) == 2 * 8 * 8


def test_the_mask_covers_the_mark_and_little_else() -> None:
    luma = np.full((360, 640), 128, np.uint8)
    burn(luma, 9)
    box = mark_box(640, 360)
    rows, columns = np.nonzero(luma != 128)
    assert rows.max() < box.bottom * 360
    assert columns.max() < box.right * 640
    assert box.area < 0.02
