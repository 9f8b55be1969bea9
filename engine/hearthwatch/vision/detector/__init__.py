"""Say what is in a picture and where."""

from hearthwatch.vision.detector.layouts import LayoutKind
from hearthwatch.vision.detector.network import Backend
from hearthwatch.vision.detector.opening import has, open_detector
from hearthwatch.vision.detector.protocol import SCORE_FLOOR, Detector, ModelError, Picture

__all__ = [
    "SCORE_FLOOR",
    "Backend",
    "Detector",
    "LayoutKind",
    "ModelError",
    "Picture",
    "has",
    "open_detector",
]
