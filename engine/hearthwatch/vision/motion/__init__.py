"""Motion: which parts of the picture differ from what is usually there."""

from hearthwatch.vision.motion.detector import MotionDetector
from hearthwatch.vision.motion.values import Motion, MotionParameters

__all__ = ["Motion", "MotionDetector", "MotionParameters"]
