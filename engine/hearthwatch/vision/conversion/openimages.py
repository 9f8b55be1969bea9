"""The detector that MediaPipe's Objectron looks for things with, trained on Open Images."""

from dataclasses import dataclass
from typing import Final

from hearthwatch.vision.conversion.ssd import SsdGrids, yolo_from_ssd

_LABELS_END: Final = 184
"""Its labels and its network are one behind the other in one file."""

_GRIDS: Final = SsdGrids((19, 10, 5, 3, 2, 1), smallest=0.2, largest=0.95)


@dataclass(frozen=True, slots=True)
class Converted:
    """A network that the engine can use.

    Attributes:
        model: an ONNX file.
        labels: a file of labels, one a line.
    """

    model: bytes
    labels: bytes


def openimages_ssd(packed: bytes) -> Converted:
    """Convert the file with the labels and the network.

    Raises:
        ConversionError: it is another file.
    """
    _nothing, *labels = packed[:_LABELS_END].splitlines(keepends=True)
    return Converted(yolo_from_ssd(packed[_LABELS_END:], _GRIDS), b"".join(labels))
