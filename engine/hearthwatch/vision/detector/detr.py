"""The layouts of transformers, which answer with boxes instead of grids.

D-FINE and RT-DETR take the picture's size as well and answer with ``labels``, ``boxes`` (corners
in pixels) and ``scores``. RF-DETR and DETR answer with boxes (1, n, 4), middle and size as shares
of the picture, and a number for each label (1, n, labels), or one more for there being nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector.candidates import Candidates, corners_of, outstanding
from hearthwatch.vision.detector.layouts import (
    MOST_CANDIDATES,
    Layout,
    all_shares,
    alone,
    picture_entry,
)
from hearthwatch.vision.detector.letterbox import Letterbox
from hearthwatch.vision.detector.network import Network, spoken
from hearthwatch.vision.detector.protocol import SCORE_FLOOR, ModelError

_MEAN: Final = (123.675, 116.28, 103.53)
_DEVIATION: Final = (58.395, 57.12, 57.375)
_SIZES: Final = "orig_target_sizes"
_SORTED: Final = ("labels", "boxes", "scores")


def detr_layout(network: Network, labels: tuple[str, ...], name: str) -> Layout:
    """Find out which of the two layouts a network has.

    Raises:
        ModelError: neither; the text says what is different.
    """
    if set(_SORTED) <= {port.name for port in network.outputs}:
        return SortedLayout(network, labels, name)
    return QueryLayout(network, labels, name)


class SortedLayout:
    """Boxes that are sorted and labelled: D-FINE, RT-DETR."""

    most_at_once = 1

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        others = [port for port in network.inputs[1:] if port.name != _SIZES]
        if others:
            raise ModelError(
                f"model {name}: it takes {spoken(network.inputs)}; a detr takes pictures and"
                f" {_SIZES}"
            )
        self._entry = picture_entry(network, name, stretched=True)
        self._sized = len(network.inputs) > 1
        self._count = len(labels)
        names = [port.name for port in network.outputs]
        self._places = [names.index(wanted) for wanted in _SORTED]
        answer = network.run(self.feeds(self._entry.grey()))
        classes, boxes, scores = (np.asarray(answer[place]) for place in self._places)
        count = scores.shape[-1:]
        if (classes.shape, boxes.shape, scores.shape) != ((1, *count), (1, *count, 4), (1, *count)):
            raise ModelError(
                f"model {name}: labels, boxes and scores should be (1, n), (1, n, 4), (1, n); they"
                f" are {classes.shape}, {boxes.shape}, {scores.shape}"
            )
        all_shares(scores, name)
        if classes.size and classes.max() >= self._count:
            raise ModelError(
                f"model {name}: it answers with label number {classes.max()}, but there are"
                f" {self._count} labels. Are these its labels?"
            )

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """See `Layout.fit`."""
        return self._entry.fit(width, height, side)

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """See `Layout.feeds`."""
        size = {_SIZES: np.array([canvases.shape[2:0:-1]], np.int64)} if self._sized else {}
        return {**self._entry.feeds(canvases), **size}

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """See `Layout.candidates`."""
        classes, boxes, scores = (outputs[place][index] for place in self._places)
        real = (scores >= SCORE_FLOOR) & (classes >= 0) & (classes < self._count)
        size = np.array([1.0, 1.0, 1.0, 1.0]) if self._sized else _size_of(box)
        return Candidates.of(boxes[real] * size, scores[real], classes[real])


class QueryLayout:
    """A box and numbers for all labels from each query: RF-DETR, DETR."""

    most_at_once = 1

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        alone(network, name)
        self._entry = picture_entry(network, name, mean=_MEAN, deviation=_DEVIATION, stretched=True)
        self._count = len(labels)
        answer = network.run(self.feeds(self._entry.grey()))
        shapes = [np.asarray(part).shape for part in answer]
        boxes = [i for i, shape in enumerate(shapes) if len(shape) == 3 and shape[2] == 4]
        counts = (self._count, self._count + 1)
        numbers = [
            i
            for i, shape in enumerate(shapes)
            if len(shape) == 3 and shape[2] in counts and i not in boxes[:1]
        ]
        if not boxes or not numbers or shapes[boxes[0]][:2] != shapes[numbers[0]][:2]:
            raise ModelError(
                f"model {name}: a detr with {self._count} labels answers with boxes (1, n, 4) and"
                f" (1, n, {counts[0]}) or (1, n, {counts[1]}); this one with"
                f" {', '.join(map(str, shapes))}. Are these its labels?"
            )
        self._boxes, self._numbers = boxes[0], numbers[0]
        self._nothing = shapes[self._numbers][2] == counts[1]

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """See `Layout.fit`."""
        return self._entry.fit(width, height, side)

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """See `Layout.feeds`."""
        return self._entry.feeds(canvases)

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """See `Layout.candidates`."""
        numbers = np.clip(np.asarray(outputs[self._numbers][index], np.float32), -60, 60)
        if self._nothing:
            weights = np.exp(numbers - numbers.max(axis=1, keepdims=True))
            scores = (weights / weights.sum(axis=1, keepdims=True))[:, :-1]
        else:
            scores = 1 / (1 + np.exp(-numbers))
        classes, queries, found = outstanding(scores.T, floor=SCORE_FLOOR, limit=MOST_CANDIDATES)
        corners = corners_of(outputs[self._boxes][index][queries]) * _size_of(box)
        return Candidates.of(corners, found, classes)


def _size_of(box: Letterbox) -> NDArray[np.float64]:
    return np.array([box.width, box.height] * 2, np.float64)
