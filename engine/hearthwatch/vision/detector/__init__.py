"""Say what is in a picture and where."""

from hearthwatch.vision.detector.protocol import SCORE_FLOOR, Detector, ModelError, Picture

__all__ = ["SCORE_FLOOR", "Detector", "ModelError", "Picture"]
