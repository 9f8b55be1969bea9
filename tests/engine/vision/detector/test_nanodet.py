"""Heads with known content decode to known boxes."""

import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.vision.detector.nanodet import BINS, decode

_WIDTH, _HEIGHT = 96, 64
_CELLS = 12 * 8 + 6 * 4 + 3 * 2


def _heads() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    return np.zeros((80, _CELLS), np.float32), np.zeros((4 * BINS, _CELLS), np.float32)


def _point(sides: NDArray[np.float32], cell: int, steps: tuple[float, ...]) -> None:
    """Put nearly all probability on the two bins around each distance."""
    for side, step in enumerate(steps):
        low, share = int(step), step % 1
        bins = np.full(BINS, -50.0)
        bins[low] = np.log(1 - share)
        if share:
            bins[low + 1] = np.log(share)
        sides[side * BINS : (side + 1) * BINS, cell] = bins


@pytest.mark.parametrize(
    ("cell", "corners"),
    [
        (0, (4 - 8, 4 - 16, 4 + 20, 4 + 24)),
        (12 + 5, (44 - 8, 12 - 16, 44 + 20, 12 + 24)),
        (96 + 6 + 2, (40 - 16, 24 - 32, 40 + 40, 24 + 48)),
        (96 + 24 + 3 + 1, (48 - 32, 48 - 64, 48 + 80, 48 + 96)),
    ],
    ids=["first", "stride 8", "stride 16", "stride 32"],
)
def test_a_cell_gives_the_box_that_its_distances_tell(
    cell: int, corners: tuple[float, ...]
) -> None:
    scores, sides = _heads()
    scores[7, cell] = 0.8
    _point(sides, cell, (1.0, 2.0, 2.5, 3.0))
    found = decode(scores, sides, width=_WIDTH, height=_HEIGHT, floor=0.1, limit=9)
    assert found.classes.tolist() == [7]
    assert found.scores.tolist() == pytest.approx([0.8])
    assert found.corners[0].tolist() == pytest.approx(corners, abs=1e-3)


def test_evenly_spread_distributions_mean_their_middle() -> None:
    scores, sides = _heads()
    scores[0, 0] = 0.5
    found = decode(scores, sides, width=_WIDTH, height=_HEIGHT, floor=0.1, limit=9)
    assert found.corners[0].tolist() == pytest.approx([4 - 40, 4 - 40, 4 + 40, 4 + 40])


def test_a_cell_may_mean_several_things_and_those_below_the_floor_are_left_out() -> None:
    scores, sides = _heads()
    scores[[0, 2, 5], 9] = 0.3, 0.0999, 0.1
    found = decode(scores, sides, width=_WIDTH, height=_HEIGHT, floor=0.1, limit=9)
    assert found.classes.tolist() == [0, 5]


def test_only_the_surest_are_read_when_there_are_too_many() -> None:
    scores, sides = _heads()
    scores[3] = np.linspace(0.2, 0.9, _CELLS)
    found = decode(scores, sides, width=_WIDTH, height=_HEIGHT, floor=0.1, limit=5)
    assert found.scores.tolist() == pytest.approx(scores[3, -5:].tolist())
