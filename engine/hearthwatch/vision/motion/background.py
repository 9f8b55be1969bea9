"""The background: what each pixel usually shows, and how restless it is."""

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.vision.motion.planes import Flags, Luma, Plane
from hearthwatch.vision.motion.restlessness import Restlessness

STEPS: Final = 34
"""Excess is counted in so many steps to one noise: certainty (6 noises) is where uint8 ends."""

# Seconds in which calm pixels follow slow changes.
_ADAPT: Final = 8.0
# Seconds in which the light of now becomes the light that the background is kept in.
_REBASE: Final = 20.0
# Seconds after which what stands still is background.
_ABSORB: Final = 40.0
# Seconds from one measurement of noise to the next: it changes slowly.
_MEASURE: Final = 0.35
# Noise that every pixel is granted, in levels of luma: compression, rounding.
_FLOOR: Final = 1.2
# Noises that are still usual.
_TOLERANCE: Final = 1.5
# Luma from which a pixel may in truth be any brighter.
_WHITE: Final = 245
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
        self._recent = np.zeros_like(usual)
        self._change = np.zeros_like(usual)
        self._former = usual.copy()
        self._since_measured = 0.0
        self._sharpness = np.empty_like(usual, np.uint8)
        self._sharpen()
        self._tolerance = np.full(usual.shape, round(_TOLERANCE * STEPS), np.uint8)
        self.usual = usual
        self.expected = usual
        self.still = np.zeros_like(usual)

    def restlessness(self) -> Plane:
        """Return how much the surroundings of each pixel move by themselves, float32 (h, w)."""
        return self._restlessness.around(self.usual.shape)

    def excess(self, luma: Luma, gain: Plane) -> Luma:
        """Say how far each pixel is from what it may show.

        What its neighbours usually show counts half as usual, for edges tremble.

        Args:
            luma: uint8 (h, w).
            gain: what the light has done, float32 (h, w).

        Returns:
            uint8 (h, w), in `STEPS` a noise, from 0 (usual) to 255 (certainly not).
        """
        self.expected = cv2.multiply(self.usual, gain)
        return self.beyond(luma, cv2.convertScaleAbs(self.expected))

    def beyond(self, luma: Luma, level: Luma, top: int = 0, left: int = 0) -> Luma:
        """Say the same of a part of a picture of which something else is expected.

        Args:
            luma: uint8 (h, w).
            level: what is expected, uint8 (h, w).
            top: first row of the part.
            left: first column of the part.
        """
        height, width = luma.shape
        above = _half(cv2.subtract(cv2.dilate(level, _NEAR), level))
        below = _half(cv2.subtract(level, cv2.erode(level, _NEAR)))
        above[level > _WHITE] = 255
        too_bright = cv2.subtract(luma, cv2.add(level, above))
        too_dark = cv2.subtract(cv2.subtract(level, below), luma)
        part = slice(top, top + height), slice(left, left + width)
        noises = cv2.multiply(
            cv2.max(too_bright, too_dark), self._sharpness[part], scale=STEPS / (255 * _FLOOR)
        )
        return np.asarray(cv2.subtract(noises, self._tolerance[part]))

    def learn(
        self, luma: Luma, gain: Plane, *, unusual: Flags | None, moving: Flags, elapsed: float
    ) -> None:
        """Take in a look after `excess` has judged it.

        Args:
            luma: uint8 (h, w).
            gain: what the light has done, float32 (h, w).
            unusual: uint8 (h, w), 1 where the picture is not as usual, or None: nowhere. Those
                pixels are not taken in before they have stood still for long, unless their
                surroundings are restless anyhow.
            moving: uint8 (h, w), not 0 where a thing is: its passing makes no place restless.
            elapsed: seconds since the look before.
        """
        frame = luma.astype(np.float32)
        level = cv2.divide(frame, gain)
        calm: Flags = (luma <= _WHITE).view(np.uint8)
        if cv2.countNonZero(calm) < calm.size:
            calm |= (level > self.usual).view(np.uint8)
        if unusual is not None:
            calm &= unusual ^ 1
        cv2.accumulateWeighted(level, self.usual, 1 - math.exp(-elapsed / _ADAPT), mask=calm)
        self._since_measured += elapsed
        if self._since_measured >= _MEASURE:
            self._measure(frame, gain, moving, self._since_measured)
            self._since_measured = 0.0
        if unusual is None:
            self.still[:] = 0
            return
        self._follow_restless(level, unusual, elapsed)
        self._absorb_still(frame, gain, unusual=unusual, elapsed=elapsed)

    def absorb(self, where: NDArray[np.bool_], luma: Luma, gain: Plane) -> None:
        """Declare that what is seen in some places is the background from now on.

        What was there before is remembered: when the new thing goes, it is known at once.
        """
        level = luma / gain
        news = where & (cv2.absdiff(level, self.usual) > 2 * (self._noise + _FLOOR))
        np.copyto(self._former, self.usual, where=news)
        np.copyto(self.usual, level, where=where)
        self.still[where] = 0.0

    def _measure(self, frame: Plane, gain: Plane, moving: Flags, elapsed: float) -> None:
        """Let what changes slowly follow: noise, restlessness, the light of then."""
        difference = cv2.subtract(frame, self.expected)
        self._learn_noise(difference, moving, elapsed)
        self._restlessness.learn(difference, moving, elapsed)
        self._sharpen()
        rebase = 1 + (gain - 1) * min(elapsed / _REBASE, 0.5)
        self.usual *= rebase
        self._former *= rebase

    def _learn_noise(self, difference: Plane, moving: Flags, elapsed: float) -> None:
        self._change = change = cv2.absdiff(difference, self._recent)
        cv2.accumulateWeighted(difference, self._recent, 1 - math.exp(-elapsed / _RECENT))
        deviation = cv2.min(np.abs(difference), change * _FLUTTER)
        step = deviation * _NOISE_SCALE - self._noise
        np.clip(step, -_NOISE_FALL, _NOISE_RISE, out=step)
        if cv2.countNonZero(moving):
            np.copyto(step, _NOISE_RISE_THINGS, where=(moving != 0) & (step > _NOISE_RISE_THINGS))
        cv2.scaleAdd(step, min(elapsed, 1.0), self._noise, dst=self._noise)

    def _sharpen(self) -> None:
        """Turn noise into a factor: 255 where there is none, less where there is much."""
        np.divide(255 * _FLOOR, self._noise + _FLOOR, out=self._sharpness, casting="unsafe")

    def _follow_restless(self, level: Plane, unusual: Flags, elapsed: float) -> None:
        """Learn where everything moves after all: a branch that came to rest elsewhere."""
        restless = np.clip(self.restlessness() / _RESTLESS - 1, 0, 1) * unusual
        self.usual += restless * (level - self.usual) * min(elapsed / _FOLLOW, 0.3)

    def _absorb_still(self, frame: Plane, gain: Plane, *, unusual: Flags, elapsed: float) -> None:
        """Learn what has stood still for long, or looks as it did before something stood there."""
        tolerance = self._noise + _FLOOR
        self.still += elapsed
        self.still *= unusual * (self._change < 3 * tolerance)
        back = cv2.absdiff(frame, self._former * gain) < 2 * tolerance
        back &= (unusual != 0) & (cv2.absdiff(frame, self.expected) > 2 * tolerance)
        done = back | (self.still > _ABSORB)
        if done.any():
            self.absorb(done, frame, gain)


def _half(plane: Luma) -> Luma:
    return plane >> 1
