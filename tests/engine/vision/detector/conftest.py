"""The packaged model and real pictures."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from hearthwatch.vision.detector import open_detector
from hearthwatch.vision.detector.detector import NetworkDetector


@pytest.fixture(scope="session")
def model() -> bytes:
    return (files("hearthwatch.vision") / "models/nanodet-g-int8.onnx").read_bytes()


@pytest.fixture(scope="session")
def detector(model: bytes) -> NetworkDetector:
    return open_detector(model)


@pytest.fixture(scope="session")
def street(footage: Callable[[str], Path]) -> NDArray[np.uint8]:
    """Frame 320 of vtest.avi, 768 x 576: six people, one of them hidden by a lamp post."""
    with av.open(footage("vtest.avi")) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number == 320:
                return frame.to_ndarray(format="bgr24")
    raise AssertionError("vtest.avi has 795 frames")
