"""How networks take pictures and what their answers mean.

A layout is declared by the owner and proved by trying: the network is shown a grey picture, and
what comes out must have the shapes that the layout says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector.candidates import Candidates
from hearthwatch.vision.detector.letterbox import Letterbox
from hearthwatch.vision.detector.network import Network, Port, spoken
from hearthwatch.vision.detector.protocol import ModelError

LARGEST_SIDE: Final = 2048
"""Longer side, in pixels, of what a network is shown at most."""

MOST_CANDIDATES: Final = 1000
"""Boxes of one picture that are considered at most, the surest."""

_TRIED_WITH: Final = 320
_PICTURES: Final = ("float32", "float16")


class LayoutKind(StrEnum):
    """The layouts that a network may have.

    Attributes:
        PACKAGED: of the model that comes along: ``pixels`` to ``scores`` and ``sides``.
        NANODET: NanoDet's own export.
        YOLO: the usual exports: v5, v7, v8, v11 and those without non-maximum suppression.
        YOLOX: YOLOX's export, whose boxes are told in steps of its grids.
        DETR: transformers: D-FINE, RT-DETR, RF-DETR, DETR.
    """

    PACKAGED = "packaged"
    NANODET = "nanodet"
    YOLO = "yolo"
    YOLOX = "yolox"
    DETR = "detr"


class Layout(Protocol):
    """One network's way to take pictures and to answer."""

    @property
    def most_at_once(self) -> int:
        """How many pictures of one size may be fed together."""

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """Choose the canvas for a picture of that size; `side` is the longer side that is asked."""

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """Turn canvases (n, height, width, 3), blue first, into what the network takes."""

    def candidates(self, outputs: Sequence[NDArray[Any]], index: int, box: Letterbox) -> Candidates:
        """Read what was found in one of the pictures that were fed together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The input for pictures of floats, (n, 3, height, width).

    Attributes:
        width: of the canvas in pixels; None: any. Likewise `height`.
        mean: by channel, taken off each pixel; then `deviation` divides.
        red_first: the order of the channels is red, green, blue.
        stretched: pictures fill the canvas, whatever that does to their shape.
    """

    port: Port
    width: int | None
    height: int | None
    mean: tuple[float, float, float]
    deviation: tuple[float, float, float]
    red_first: bool
    stretched: bool = False

    @property
    def most_at_once(self) -> int:
        """See `Layout.most_at_once`."""
        return 1

    def fit(self, width: int, height: int, side: int) -> Letterbox:
        """See `Layout.fit`."""
        if self.width is None or self.height is None:
            return Letterbox.fit(width, height, min(side, LARGEST_SIDE))
        if self.stretched:
            return Letterbox(self.width, self.height, self.width, self.height)
        return Letterbox.within(width, height, self.width, self.height)

    def feeds(self, canvases: NDArray[np.uint8]) -> Mapping[str, NDArray[Any]]:
        """See `Layout.feeds`."""
        ordered = canvases[..., ::-1] if self.red_first else canvases
        mean, deviation = np.array(self.mean, np.float32), np.array(self.deviation, np.float32)
        scaled = (ordered.astype(np.float32) - mean) / deviation
        planes = np.ascontiguousarray(scaled.transpose(0, 3, 1, 2), self.port.kind)
        return {self.port.name: planes}

    def grey(self) -> NDArray[np.uint8]:
        """Return a canvas to try the network with."""
        return np.full((1, self.height or _TRIED_WITH, self.width or _TRIED_WITH, 3), 114, np.uint8)


def picture_entry(
    network: Network,
    name: str,
    *,
    mean: tuple[float, float, float] = (0.0, 0.0, 0.0),
    deviation: tuple[float, float, float] = (255.0, 255.0, 255.0),
    red_first: bool = True,
    stretched: bool = False,
) -> Entry:
    """Find the input for pictures.

    Raises:
        ModelError: there is none that can be used; the text says what there is.
    """
    port = network.inputs[0] if network.inputs else Port("nothing", "", ())
    if port.kind not in _PICTURES or len(port.shape) != 4 or port.shape[1] != 3:
        raise ModelError(
            f"model {name}: its first input should be pictures of floats, (n, 3, height, width);"
            f" it takes {spoken(network.inputs)}"
        )
    batch, _, height, width = port.shape
    if batch not in {None, 1}:
        raise ModelError(f"model {name}: it takes {batch} pictures at once; export it for one")
    if any(side is not None and not 32 <= side <= LARGEST_SIDE for side in (width, height)):
        raise ModelError(
            f"model {name}: its pictures have {width} x {height} pixels; a side may have 32 to"
            f" {LARGEST_SIDE}"
        )
    if (width is None) != (height is None):
        raise ModelError(f"model {name}: one side of its pictures is fixed and the other is not")
    return Entry(port, width, height, mean, deviation, red_first, stretched)


def alone(network: Network, name: str) -> None:
    """Make sure that nothing but pictures has to be fed.

    Raises:
        ModelError: more has to be.
    """
    if len(network.inputs) != 1:
        raise ModelError(
            f"model {name}: it takes {spoken(network.inputs)}; this layout feeds pictures alone"
        )


def all_shares(scores: NDArray[Any], name: str) -> None:
    """Make sure that scores are scores.

    Raises:
        ModelError: they are not between 0 and 1.
    """
    if scores.size and not (
        np.isfinite(scores).all() and -1e-3 <= scores.min() <= scores.max() <= 1.001
    ):
        raise ModelError(
            f"model {name}: its scores go from {scores.min():.3g} to {scores.max():.3g}, not from"
            " 0 to 1; export it with its last activation"
        )
