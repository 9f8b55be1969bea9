"""Sound: samples and their times in, what is heard out.

An `Ear` listens to one camera: how loud it is there and what stands out (`loudness`), alarms by the
rhythm of their pulses (`patterns`), and, with networks that are loaded elsewhere (`silero`,
`yamnet`), speech and sounds by name.
"""

from hearthwatch.vision.audio.classifier import RATE as CLASSIFIER_RATE
from hearthwatch.vision.audio.classifier import Classifier
from hearthwatch.vision.audio.ear import Ear, EarParameters
from hearthwatch.vision.audio.loudness import LoudnessParameters
from hearthwatch.vision.audio.speech import VoiceModel
from hearthwatch.vision.audio.values import Heard, Samples, SoundModelError

__all__ = [
    "CLASSIFIER_RATE",
    "Classifier",
    "Ear",
    "EarParameters",
    "Heard",
    "LoudnessParameters",
    "Samples",
    "SoundModelError",
    "VoiceModel",
]
