"""Motion detection on small luma pictures."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box, Point
from hearthwatch.vision.motion.background import Background
from hearthwatch.vision.motion.learning import Learning
from hearthwatch.vision.motion.light import brightness_gain
from hearthwatch.vision.motion.planes import Flags, Luma, Plane
from hearthwatch.vision.motion.spots import Spots, find_spots
from hearthwatch.vision.motion.values import Motion, MotionParameters

# Seconds of learning at the start, and after a change of the whole picture.
_LEARN: Final = 2.0
_RELEARN: Final = 1.0
# Weight of the newest look in the trail: 0.4 reaches 0.64 in two looks.
_NEWS: Final = 0.4
# Seconds without a look after which the background is no longer trusted.
_GAP: Final = 30.0
# Mean excess (over 5x5 pixels) that is unusual. Lower: rain; higher: small people at night.
_UNUSUAL: Final = 2.0
# Share of the picture that has to become unusual at once to learn anew.
_SUDDEN: Final = 0.3
# Share of calm pixels below which the light is read from all of them.
_QUIET: Final = 0.3
# Share that has to be unusual for three seconds to learn anew.
_LASTING: Final = 0.5
_LASTING_TIME: Final = 3.0
# Share that has to change its light, beyond what the gain explains, to learn anew.
_LIT: Final = 0.1
# Change of brightness from look to look that is told as a light change.
_GAIN_STEP: Final = 0.08
# Seconds until the place that something has left is background.
_GONE_TIME: Final = 6.0
_SMOOTH: Final = (5, 5)
_MARGIN: Final = np.ones((15, 15), np.uint8)
_REACH: Final = np.ones((17, 17), np.uint8)
_SKIRT: Final = np.ones((5, 5), np.uint8)


class MotionDetector:
    """Tell what moves in front of a camera, look by look.

    Every pixel is compared with an adaptive background in the light of the moment. Lamps, clouds,
    exposure steps, rain, noise and swaying leaves are not motion; a change of the whole picture
    (infrared light switched on, a camera that was turned) makes it learn anew for a second.
    Somebody who stops stays motion for 40 s; after that they are background until they go.

    Looks may come at uneven times; all time constants are in seconds. Best at about five a second
    on about 320x180 pixels: sizes of noise and margins are counted in pixels.
    """

    def __init__(self, parameters: MotionParameters | None = None) -> None:
        """Start with no background."""
        self._parameters = parameters or MotionParameters()
        self._time = 0.0
        self._resize((0, 0))

    def update(self, luma: Luma, time: float) -> Motion:
        """Look at a picture.

        A picture of another size, a time before the last one, or a pause of more than 30 s starts
        the learning again.

        Args:
            luma: uint8 (h, w).
            time: of the picture in seconds, from any start.

        Raises:
            ValueError: the array is no luma picture.
        """
        if luma.ndim != 2 or luma.dtype != np.uint8 or min(luma.shape) < 16:
            raise ValueError(f"a uint8 luma picture is needed, not {luma.dtype} {luma.shape}")
        elapsed = time - self._time
        if luma.shape != self._shape or not 0 <= elapsed <= _GAP:
            self._resize(luma.shape)
        self._time = time
        clean = cv2.medianBlur(luma, 3)
        if self._background is None:
            return self._learn(clean, time)
        return self._compare(self._background, clean, max(elapsed, 1e-3))

    def _resize(self, shape: tuple[int, int]) -> None:
        """Begin again with pictures of a size."""
        self._shape = shape
        self._watched = rasterise(self._parameters.masks, shape)
        self._area = max(cv2.countNonZero(self._watched), 1) if self._watched.size else 1
        self._empty = np.zeros(shape, np.uint8)
        self._restart(_LEARN)

    def _restart(self, seconds: float) -> None:
        self._learning = Learning(seconds)
        self._background: Background | None = None
        self._level: float | None = None
        self._share = 0.0
        self._crowded = 0.0
        self._things: Flags = np.zeros(self._shape, np.uint8)
        self._trail: Plane = np.zeros(self._shape, np.float32)

    def _learn(self, clean: Luma, time: float) -> Motion:
        if self._learning.add(clean, time):
            self._background = self._learning.result()
        text = "the background is being learned"
        check = Check(Gate.MOTION, passed=True, text=text)
        return Motion(0.0, (), active=False, learned=False, light_change=False, checks=(check,))

    def _compare(self, background: Background, clean: Luma, elapsed: float) -> Motion:
        frame = clean.astype(np.float32)
        gain, lighter = self._follow_light(background, clean, frame)
        excess = cv2.blur(background.excess(frame, gain), _SMOOTH)
        unusual = (excess > _UNUSUAL).view(np.uint8) & self._watched
        share = cv2.countNonZero(unusual) / self._area
        if self._changed_altogether(share, elapsed):
            return self._relearn(clean, share)
        moving = self._empty
        if share > 0:
            spots = find_spots(
                unusual=unusual,
                excess=excess,
                trail=self._trail,
                frame=frame,
                expected=background.expected,
                restlessness=background.restlessness(),
            )
            lit = spots.of(spots.lit, self._shape)
            lit_share = cv2.countNonZero(lit) / self._area
            if lit_share > _LIT:
                return self._relearn(clean, lit_share)
            moving = cv2.dilate(spots.of(spots.moving, self._shape), _MARGIN) & self._watched
            self._absorb(background, spots, frame, gain)
            unusual ^= lit
        self._remember(unusual)
        background.learn(frame, gain, things=self._things, moving=moving, elapsed=elapsed)
        return self._answer(moving, lighter)

    def _relearn(self, clean: Luma, share: float) -> Motion:
        self._restart(_RELEARN)
        self._learning.add(clean, self._time)
        text = f"{100 * share:.0f} % of the picture changed at once: the background is learned anew"
        check = Check(Gate.MOTION, passed=True, text=text, value=share, limit=_SUDDEN)
        return Motion(0.0, (), active=False, learned=False, light_change=True, checks=(check,))

    def _follow_light(
        self, background: Background, clean: Luma, frame: Plane
    ) -> tuple[Plane, bool]:
        """Return what the light has done to each pixel, and whether it was sudden."""
        usable = cv2.inRange(clean, 5, 249) & self._watched
        quiet = usable & (self._things ^ 1)
        if cv2.countNonZero(quiet) < _QUIET * cv2.countNonZero(usable):
            quiet = usable
        gain = brightness_gain(frame, background.usual, quiet)
        before, self._level = self._level, float(np.median(gain[::16, ::16]))
        return gain, before is not None and abs(self._level / before - 1) > _GAIN_STEP

    def _changed_altogether(self, share: float, elapsed: float) -> bool:
        sudden = share - self._share > _SUDDEN
        self._share = share
        self._crowded = self._crowded + elapsed if share > _LASTING else 0.0
        return sudden or self._crowded > _LASTING_TIME

    def _absorb(self, background: Background, spots: Spots, frame: Plane, gain: Plane) -> None:
        """Take light, and places that something has left, into the background."""
        done = spots.lit | (spots.emptied & (spots.mean(background.still) > _GONE_TIME))
        if done.any():
            background.absorb(spots.of(done, self._shape) != 0, frame, gain)

    def _remember(self, unusual: Flags) -> None:
        """Keep where things may be, and where they have been lately."""
        self._things = cv2.dilate(unusual, _SKIRT)
        near = cv2.dilate(unusual, _REACH).astype(np.float32)
        older = cv2.dilate(self._trail, _SKIRT)
        self._trail = cv2.addWeighted(older, 1 - _NEWS, near, _NEWS, 0)

    def _answer(self, moving: Flags, lighter: bool) -> Motion:
        share = cv2.countNonZero(moving) / self._area
        threshold = self._parameters.threshold
        active = share > 0 and share >= threshold
        sign = "≥" if active else "<"
        text = f"motion share {100 * share:.2g} % {sign} {100 * threshold:.2g} %"
        return Motion(
            share=share,
            regions=_boxes(moving),
            active=active,
            learned=True,
            light_change=lighter,
            checks=(Check(Gate.MOTION, passed=active, text=text, value=share, limit=threshold),),
        )


def rasterise(masks: Sequence[Sequence[Point]], shape: tuple[int, int]) -> Flags:
    """Return uint8 (h, w) with 0 where a mask covers or touches a pixel and 1 elsewhere.

    >>> rasterise([[(0, 0), (0.5, 0), (0.5, 1), (0, 1)]], (2, 6)).tolist()
    [[0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 1, 1]]
    """
    height, width = shape
    watched = np.ones(shape, np.uint8)
    for mask in masks:
        corners = np.array(mask) * (width, height) - 0.5
        cv2.fillPoly(watched, [np.round(corners * 16).astype(np.int32)], (0,), shift=4)
    return watched


def _boxes(moving: Flags) -> tuple[Box, ...]:
    """Return the boxes of connected pixels, the largest first."""
    height, width = moving.shape
    outlines, _ = cv2.findContours(moving, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = sorted(map(cv2.boundingRect, outlines), key=lambda box: (-box[2] * box[3], box))
    return tuple(
        Box(left / width, top / height, across / width, down / height)
        for left, top, across, down in found
    )
