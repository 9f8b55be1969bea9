"""Why something was, or was not, said: the gates that a frame or a track went through."""

from dataclasses import dataclass
from enum import StrEnum

from hearthwatch.model.numbers import Finite


class Gate(StrEnum):
    """What had to be passed: by a frame, a track, and then by an event to alert."""

    STREAM = "stream"
    MOTION = "motion"
    LOOK = "look"
    SCORE = "score"
    SIZE = "size"
    RATIO = "ratio"
    LABEL = "label"
    EVIDENCE = "evidence"
    MOVED = "moved"
    STATIONARY = "stationary"
    ZONE = "zone"
    LINE = "line"
    SOUND = "sound"
    STEADY = "steady"
    PATTERN = "pattern"
    SPEECH = "speech"
    ENABLED = "enabled"
    TYPE = "type"
    MODE = "mode"
    QUIET = "quiet"
    SEVERITY = "severity"
    COOLDOWN = "cooldown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Check:
    """One gate with the number that was compared and the threshold.

    Attributes:
        value: what was measured; shares and scores are 0..1, times in seconds.
        limit: what it was compared with.
        text: the same as a sentence a person can read, numbers included.
    """

    gate: Gate
    passed: bool
    text: str
    value: Finite | None = None
    limit: Finite | None = None
