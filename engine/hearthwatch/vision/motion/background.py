"""The background: what each pixel usually shows, and how restless it is."""

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags, Plane
from hearthwatch.vision.motion.restlessness import Restlessness

# Seconds in which calm pixels follow slow changes.
_ADAPT: Final = 8.0
# Seconds in which the light of now becomes the light that the background is kept in.
_REBASE: Final = 20.0
# Seconds after which what stands still is background.
_ABSORB: Final = 40.0
# Noise that every pixel is granted, in levels of luma: compression, rounding.
_FLOOR: Final = 1.2
# How much of the difference to its neighbours a pixel is granted: trembling edges.
_BESIDE: Final = 0.5
# Noises that are still usual, and where certainty ends.
_TOLERANCE: Final = 1.5
_CAP: Final = 6.0
# Luma from which a pixel may in truth be any brighter.
_WHITE: Final = 245.0
# Levels a second by which noise moves at most; far less where a thing passes.
_NOISE_RISE: Final = 0.5
_NOISE_RISE_THINGS: Final = 0.08
_NOISE_FALL: Final = 0.5
_NOISE_SCALE: Final = 1.5
# A deviation counts as noise up to so many times its recent change: what rests is none.
_FLUTTER: Final = 2.0
# Seconds of that recent past.
_RECENT: Final = 0.5
# Restlessness from which things are learned, in so many seconds at twice that.
_RESTLESS: Final = 1.5
_FOLLOW: Final = 5.0
_NEAR: Final = np.ones((3, 3), np.uint8)


class Background:
    """A picture without things, kept up to date while things come and go.

    Each pixel has a usual luma and a noise: its typical deviation, measured so that a passer-by
    hardly counts (a look moves it by a small step at most, as in a running median: T. Bouwmans,
    "Traditional and recent approaches in background modeling", 2014) but leaves that never rest
    do. The usual luma is that of the light in which it was learned; a gain brings it to the light
    of now.

    Attributes:
        usual: what each pixel shows in the light of then.
        expected: the same in the light of the last look.
        still: for how many seconds an unusual pixel has not changed.
    """

    def __init__(self, usual: Plane, noise: Plane, restlessness: Restlessness) -> None:
        self._noise = noise
        self._restlessness = restlessness
        self._difference = np.zeros_like(usual)
        self._recent = np.zeros_like(usual)
        self._former = usual.copy()
        self.usual = usual
        self.expected = usual
        self.still = np.zeros_like(usual)

    def restlessness(self) -> Plane:
        """Return how much the surroundings of each pixel move by themselves, float32 (h, w)."""
        return self._restlessness.around(self.usual.shape)

    def excess(self, frame: Plane, gain: Plane) -> Plane:
        """Say how far each pixel is from what it may show, in units of its noise.

        What its neighbours usually show counts half as usual, for edges tremble.

        Args:
            frame: luma, float32 (h, w).
            gain: what the light has done, float32 (h, w).

        Returns:
            float32 (h, w), from 0 (usual) to 6 (certainly not).
        """
        self.expected = np.minimum(cv2.multiply(self.usual, gain), 255)
        level = cv2.convertScaleAbs(self.expected)
        above = cv2.subtract(cv2.dilate(level, _NEAR), level)
        below = cv2.subtract(level, cv2.erode(level, _NEAR))
        above[self.usual > _WHITE] = 255
        self._difference = difference = cv2.subtract(frame, self.expected)
        outside: Plane = np.maximum(
            cv2.scaleAdd(above.astype(np.float32), -_BESIDE, difference),
            cv2.scaleAdd(below.astype(np.float32), -_BESIDE, -difference),
        )
        outside /= self._noise + _FLOOR
        outside -= _TOLERANCE
        return np.clip(outside, 0.0, _CAP, out=outside)

    def learn(
        self, frame: Plane, gain: Plane, *, things: Flags, moving: Flags, elapsed: float
    ) -> None:
        """Take in a look after `excess` has judged it.

        Args:
            frame: luma, float32 (h, w).
            gain: what the light has done, float32 (h, w).
            things: uint8 (h, w), 1 where a thing may be. Those pixels are not taken in before
                they have stood still for long, unless their surroundings are restless anyhow.
            moving: uint8 (h, w), not 0 where a thing is: its passing makes no place restless.
            elapsed: seconds since the look before.
        """
        level = cv2.divide(frame, gain)
        self.usual *= 1 + (gain - 1) * min(elapsed / _REBASE, 0.5)
        calm = cv2.inRange(frame, 0.0, _WHITE) | (level > self.usual).view(np.uint8)
        calm &= things ^ 1
        cv2.accumulateWeighted(level, self.usual, 1 - math.exp(-elapsed / _ADAPT), mask=calm)
        change = self._learn_noise(moving, elapsed)
        self._restlessness.learn(self._difference, moving, elapsed)
        if cv2.countNonZero(things) == 0:
            self.still[:] = 0
            return
        self._follow_restless(level, things, elapsed)
        self._absorb_still(frame, gain, change=change, things=things, elapsed=elapsed)

    def absorb(self, where: NDArray[np.bool_], frame: Plane, gain: Plane) -> None:
        """Declare that what is seen in some places is the background from now on.

        What was there before is remembered: when the new thing goes, it is known at once.
        """
        level = frame / gain
        news = where & (cv2.absdiff(level, self.usual) > 2 * (self._noise + _FLOOR))
        np.copyto(self._former, self.usual, where=news)
        np.copyto(self.usual, level, where=where)
        self.still[where] = 0.0

    def _learn_noise(self, moving: Flags, elapsed: float) -> Plane:
        """Let the noise follow, and return how much each pixel changed lately."""
        change = cv2.absdiff(self._difference, self._recent)
        cv2.accumulateWeighted(self._difference, self._recent, 1 - math.exp(-elapsed / _RECENT))
        deviation = cv2.min(np.abs(self._difference), change * _FLUTTER)
        step = deviation * _NOISE_SCALE - self._noise
        np.clip(step, -_NOISE_FALL, _NOISE_RISE, out=step)
        if cv2.countNonZero(moving):
            np.copyto(step, _NOISE_RISE_THINGS, where=(moving != 0) & (step > _NOISE_RISE_THINGS))
        cv2.scaleAdd(step, min(elapsed, 1.0), self._noise, dst=self._noise)
        return change

    def _follow_restless(self, level: Plane, things: Flags, elapsed: float) -> None:
        """Learn things after all where everything moves: a branch that came to rest elsewhere."""
        restless = np.clip(self.restlessness() / _RESTLESS - 1, 0, 1) * things
        self.usual += restless * (level - self.usual) * min(elapsed / _FOLLOW, 0.3)

    def _absorb_still(
        self, frame: Plane, gain: Plane, *, change: Plane, things: Flags, elapsed: float
    ) -> None:
        """Learn what has stood still for long, or looks as it did before something stood there."""
        tolerance = self._noise + _FLOOR
        self.still += elapsed
        self.still *= things * (change < 3 * tolerance)
        back = cv2.absdiff(frame, self._former * gain) < 2 * tolerance
        back &= (things != 0) & (np.abs(self._difference) > 2 * tolerance)
        done = back | (self.still > _ABSORB)
        if done.any():
            self.absorb(done, frame, gain)
