"""The layouts of networks that answer for the cells of grids: NanoDet and the YOLO family."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector import nanodet
from hearthwatch.vision.detector.candidates import Candidates, corners_of, outstanding
from hearthwatch.vision.detector.layouts import (
    MOST_CANDIDATES,
    Entry,
    all_shares,
    alone,
    picture_entry,
)
from hearthwatch.vision.detector.letterbox import Letterbox
from hearthwatch.vision.detector.network import Network
from hearthwatch.vision.detector.protocol import SCORE_FLOOR, ModelError

_NANODET_MEAN: Final = (103.53, 116.28, 123.675)
_NANODET_DEVIATION: Final = (57.375, 57.12, 58.395)
_NANODET_GRIDS: Final = {(8, 16, 32): 0.5, (8, 16, 32, 64): 0.0}
"""The strides of its versions, and where the centre of a cell is: NanoDet-Plus has four."""

_YOLOX_STRIDES: Final = (8, 16, 32)
_MOST_ENDINGS: Final = 1000
"""So many boxes has a network that merges them itself; one that does not has more cells."""


class _OnEntry:
    """A layout whose pictures are floats."""

    most_at_once = 1

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """See `Layout.fit`."""
        return self._entry.fit(width, height, side)

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """See `Layout.feeds`."""
        return self._entry.feeds(canvases)


class NanodetLayout(_OnEntry):
    """NanoDet's export: (1, cells, labels + 4 * bins), scores first."""

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        alone(network, name)
        entry = picture_entry(
            network, name, mean=_NANODET_MEAN, deviation=_NANODET_DEVIATION, red_first=False
        )
        super().__init__(entry)
        answer, grey = _first_table(network, entry, name)
        self._count = len(labels)
        bins, odd = divmod(answer.shape[1] - self._count, 4)
        cells = {
            strides: nanodet.count_cells(grey.shape[2], grey.shape[1], strides)
            for strides in _NANODET_GRIDS
        }
        fitting = [strides for strides, count in cells.items() if count == len(answer)]
        if odd or bins < 2 or not fitting:
            raise ModelError(
                f"model {name}: a nanodet with {self._count} labels answers with (1, cells,"
                f" {self._count} + 4 x bins), cells {' or '.join(map(str, cells.values()))};"
                f" this one with (1, {len(answer)}, {answer.shape[1]}). Are these its labels?"
            )
        self._strides = fitting[0]
        all_shares(answer[:, : self._count], name)

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """See `Layout.candidates`."""
        answer = np.asarray(outputs[0][index], np.float32).T
        return nanodet.decode(
            answer[: self._count],
            answer[self._count :],
            width=box.width,
            height=box.height,
            floor=SCORE_FLOOR,
            limit=MOST_CANDIDATES,
            strides=self._strides,
            offset=_NANODET_GRIDS[self._strides],
        )


class YoloLayout(_OnEntry):
    """The usual exports of YOLO; which one it is, the shape of the answer says.

    (1, 4 + labels, cells): middle and size in pixels, then a score for each label. (1, cells,
    5 + labels): the same, with a score for there being anything before those. (1, boxes, 6): the
    corners in pixels, the score and the label of boxes that are merged already.
    """

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        alone(network, name)
        entry = picture_entry(network, name)
        super().__init__(entry)
        answer, _ = _first_table(network, entry, name)
        rows, columns = answer.shape
        self._count = count = len(labels)
        self._merged = columns == 6 and rows <= _MOST_ENDINGS and rows != 4 + count
        self._anything = columns == 5 + count and not self._merged
        if not (self._merged or self._anything or rows == 4 + count):
            raise ModelError(
                f"model {name}: a yolo with {count} labels answers with (1, {4 + count}, cells),"
                f" (1, cells, {5 + count}) or (1, boxes, 6); this one with (1, {rows}, {columns})."
                " Are these its labels?"
            )
        if self._merged:
            all_shares(answer[:, 4], name)
        else:
            all_shares(answer[:, 4:] if self._anything else answer[4:], name)

    def candidates(
        self,
        outputs: Sequence[NDArray[Any]],
        index: int,
        box: Letterbox,  # noqa: ARG002
    ) -> Candidates:
        """See `Layout.candidates`."""
        answer = np.asarray(outputs[0][index], np.float32)
        if self._merged:
            return _merged(answer, self._count)
        table = answer if self._anything else answer.T
        return _middles(table, anything=self._anything)


class YoloxLayout(_OnEntry):
    """YOLOX's export: (1, cells, 5 + labels); boxes in steps of their cell's grid."""

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        alone(network, name)
        entry = picture_entry(network, name, deviation=(1.0, 1.0, 1.0), red_first=False)
        super().__init__(entry)
        answer, grey = _first_table(network, entry, name)
        cells = nanodet.count_cells(grey.shape[2], grey.shape[1], _YOLOX_STRIDES)
        if answer.shape != (cells, 5 + len(labels)):
            raise ModelError(
                f"model {name}: a yolox with {len(labels)} labels answers with (1, {cells},"
                f" {5 + len(labels)}); this one with (1, {len(answer)}, {answer.shape[1]})."
                " Are these its labels?"
            )
        all_shares(answer[:, 4:], name)

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """See `Layout.candidates`."""
        answer = np.array(outputs[0][index], np.float32)
        corners, strides = nanodet.grid(box.width, box.height, _YOLOX_STRIDES, 0.0)
        answer[:, :2] = answer[:, :2] * strides[:, None] + corners
        answer[:, 2:4] = np.exp(np.minimum(answer[:, 2:4], 10)) * strides[:, None]
        return _middles(answer, anything=True)


def _first_table(
    network: Network, entry: Entry, name: str
) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Show the network a grey canvas; return its first answer as a table, and the canvas."""
    grey = entry.grey()
    answer = np.asarray(network.run(entry.feeds(grey))[0])
    if answer.ndim != 3 or answer.shape[0] != 1 or not answer.size:
        raise ModelError(
            f"model {name}: its answer should be (1, rows, columns), not {answer.shape}"
        )
    return answer[0].astype(np.float32), grey


def _merged(answer: NDArray[np.float32], labels: int) -> Candidates:
    scores, classes = answer[:, 4], answer[:, 5]
    real = (scores >= SCORE_FLOOR) & (classes >= 0) & (classes < labels)
    return Candidates.of(answer[real, :4], scores[real], classes[real])


def _middles(table: NDArray[np.float32], *, anything: bool) -> Candidates:
    """Read cells (n, 4 + labels), or with the score for there being anything in between."""
    scores = table[:, 5:] * table[:, 4:5] if anything else table[:, 4:]
    classes, cells, found = outstanding(scores.T, floor=SCORE_FLOOR, limit=MOST_CANDIDATES)
    return Candidates.of(corners_of(table[cells, :4]), found, classes)
