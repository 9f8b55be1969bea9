"""The layout of the model that comes along.

Its input ``pixels`` is bytes (batch, height, width, 3), blue first; its outputs are ``scores``
(batch, 80, cells) and ``sides`` (batch, 44, cells).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.labels import COCO
from hearthwatch.vision.detector import nanodet
from hearthwatch.vision.detector.candidates import Candidates
from hearthwatch.vision.detector.layouts import LARGEST_SIDE, MOST_CANDIDATES
from hearthwatch.vision.detector.letterbox import GRID, Letterbox
from hearthwatch.vision.detector.network import Network, spoken
from hearthwatch.vision.detector.protocol import SCORE_FLOOR, ModelError

_PICTURES_AT_ONCE: Final = 8


class PackagedLayout:
    """See the module's words."""

    most_at_once = _PICTURES_AT_ONCE

    def __init__(self, network: Network, labels: tuple[str, ...], name: str) -> None:
        """Look whether a network has it.

        Raises:
            ModelError: it has not; the text says what is different.
        """
        inputs = {port.name: port for port in network.inputs}
        outputs = [port.name for port in network.outputs]
        if set(inputs) != {"pixels"} or not {"scores", "sides"} <= set(outputs):
            raise ModelError(
                f"model {name}: expected pixels -> scores, sides; it has {spoken(network.inputs)}"
                f" -> {spoken(network.outputs)}. Another network needs its layout, in"
                " detector.models of the settings"
            )
        if inputs["pixels"].kind != "uint8":
            raise ModelError(f"model {name}: pixels are {inputs['pixels'].kind}, not bytes")
        if labels != COCO:
            raise ModelError(f"model {name}: this layout has COCO's labels and no others")
        self._scores, self._sides = outputs.index("scores"), outputs.index("sides")
        answer = network.run(self.feeds(np.zeros((1, GRID, GRID, 3), np.uint8)))
        scores, sides = answer[self._scores], answer[self._sides]
        cells = nanodet.count_cells(GRID, GRID)
        expected = (1, len(COCO), cells), (1, 4 * nanodet.BINS, cells)
        if (scores.shape, sides.shape) != expected:
            raise ModelError(
                f"model {name}: a {GRID} x {GRID} picture should give scores {expected[0]}"
                f" and sides {expected[1]}, not {scores.shape} and {sides.shape}"
            )

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """See `Layout.fit`."""
        return Letterbox.fit(width, height, min(side, LARGEST_SIDE))

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """See `Layout.feeds`."""
        return {"pixels": canvases}

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """See `Layout.candidates`."""
        return nanodet.decode(
            outputs[self._scores][index],
            outputs[self._sides][index],
            width=box.width,
            height=box.height,
            floor=SCORE_FLOOR,
            limit=MOST_CANDIDATES,
        )
