"""A look: one frame that was examined, with what was decided about it."""

from dataclasses import dataclass

from hearthwatch.model.explanation import Check
from hearthwatch.model.numbers import Finite
from hearthwatch.model.track import TrackView


@dataclass(frozen=True, slots=True)
class LookRecord:
    """What one look, or an unbroken run of equal quiet looks, saw and decided.

    Attributes:
        start: timestamp of the first frame in the run, in seconds since 1970 UTC.
        end: timestamp of the last one.
        looks: how many frames the run holds.
        share: largest share of the picture with motion.
        inferences: crops that the detector was shown.
        checks: gates of the frame itself (stream, motion, look).
        tracks: every track alive, with its own gates; empty in a quiet run.
    """

    start: Finite
    end: Finite
    looks: int
    share: Finite
    inferences: int
    checks: tuple[Check, ...] = ()
    tracks: tuple[TrackView, ...] = ()
