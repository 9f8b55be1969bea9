"""A network and its layout: pictures in, things out."""

from collections import defaultdict
from collections.abc import Sequence
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.detection import Detection
from hearthwatch.model.geometry import Box
from hearthwatch.vision.detector.candidates import Candidates
from hearthwatch.vision.detector.layouts import Layout
from hearthwatch.vision.detector.letterbox import Letterbox
from hearthwatch.vision.detector.network import Network
from hearthwatch.vision.detector.nms import keep_best
from hearthwatch.vision.detector.protocol import Picture

_OVERLAP: Final = 0.5


class NetworkDetector:
    """A detector on the processor.

    The same picture gives the same answer on the same machine, whatever else is in the batch and
    however many threads compute.
    """

    def __init__(
        self, network: Network, layout: Layout, labels: tuple[str, ...], *, name: str, side: int
    ) -> None:
        """Put one together.

        Args:
            network: that computes.
            layout: that it has.
            labels: in the order of its scores; empty for what means nothing.
            name: how to call the model before people.
            side: longer side of a picture as the network sees it, unless a call says otherwise.
        """
        self._network = network
        self._layout = layout
        self._all_labels = labels
        self._labels = tuple(dict.fromkeys(filter(None, labels)))
        self._name = name
        self._side = side
        self._inferences = 0
        self._counting = Lock()

    @property
    def name(self) -> str:
        """The model's name and the runtime's."""
        return f"{self._name} on {self._network.runtime}"

    @property
    def labels(self) -> tuple[str, ...]:
        """See `Detector.labels`."""
        return self._labels

    @property
    def inferences(self) -> int:
        """How many pictures it was shown so far."""
        return self._inferences

    def detect(
        self, pictures: Sequence[Picture], *, side: int | None = None
    ) -> list[list[Detection]]:
        """Find things in each picture; see `Detector.detect`."""
        groups: dict[tuple[int, int], list[tuple[int, Letterbox]]] = defaultdict(list)
        for index, picture in enumerate(pictures):
            _check(picture)
            box = self._layout.fit(picture.shape[1], picture.shape[0], side or self._side)
            groups[box.height, box.width].append((index, box))
        found: list[list[Detection]] = [[] for _ in pictures]
        at_once = self._layout.most_at_once
        for size, members in groups.items():
            for first in range(0, len(members), at_once):
                some = members[first : first + at_once]
                canvases = np.empty((len(some), *size, 3), np.uint8)
                for row, (index, box) in zip(canvases, some, strict=True):
                    box.place(pictures[index], row)
                outputs = self._network.run(self._layout.feeds(canvases))
                for position, (index, box) in enumerate(some):
                    candidates = self._layout.candidates(outputs, position, box)
                    found[index] = self._detections(candidates, box)
        with self._counting:
            self._inferences += len(pictures)
        return found

    def _detections(self, found: Candidates, box: Letterbox) -> list[Detection]:
        corners = box.normalise(found.corners)
        kept = keep_best(corners, found.scores, found.classes, overlap=_OVERLAP)
        return [
            Detection(label, float(found.scores[i]), Box.from_corners(*corners[i].tolist()))
            for i in kept
            if (label := self._all_labels[found.classes[i]])
        ]


def _check(picture: NDArray[np.uint8]) -> None:
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 3:
        raise ValueError(
            f"expected a picture of bytes (height, width, 3), got {picture.dtype} {picture.shape}"
        )
    if not picture.size:
        raise ValueError(f"a picture without pixels: {picture.shape}")
