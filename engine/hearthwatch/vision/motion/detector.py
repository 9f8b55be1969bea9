"""Motion detection on small luma pictures."""

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.explanation import Check, Gate
from hearthwatch.model.geometry import Box, Point
from hearthwatch.vision.motion.background import STEPS, Background
from hearthwatch.vision.motion.caution import Caution
from hearthwatch.vision.motion.glare import Glare
from hearthwatch.vision.motion.learning import Learning
from hearthwatch.vision.motion.light import LightMeter
from hearthwatch.vision.motion.planes import Flags, Luma, Plane
from hearthwatch.vision.motion.shading import is_thing
from hearthwatch.vision.motion.spots import Spots, find_spots
from hearthwatch.vision.motion.values import Motion, MotionParameters

# Seconds of learning at the start, and after a change of the whole picture.
_LEARN: Final = 2.0
_RELEARN: Final = 1.0
# Seconds in which the trail of a thing fades.
_TRAIL: Final = 0.4
# Seconds without a look after which the background is no longer trusted.
_GAP: Final = 30.0
# Mean excess (over 5x5 pixels), in steps, that is unusual: in calm air and in rain. Lower finds
# smaller people, in worse light; higher leaves out drops.
_UNUSUAL: Final = (1.4 * STEPS, 2.0 * STEPS)
# Share of the picture that has to become unusual at once to learn anew.
_SUDDEN: Final = 0.3
# Share of it that has to be more than another light.
_OTHER: Final = 0.15
# Share that has to be unusual for three seconds to learn anew.
_LASTING: Final = 0.5
_LASTING_TIME: Final = 3.0
# Change of brightness from look to look that is told as a light change.
_GAIN_STEP: Final = 0.08
# Seconds until the place that something has left is background, and until another light is.
_GONE_TIME: Final = 6.0
_LIT_TIME: Final = 1.5
_SMOOTH: Final = (5, 5)
_MARGIN: Final = np.ones((15, 15), np.uint8)
_REACH: Final = np.ones((17, 17), np.uint8)
_WIDE: Final = np.ones((7, 7), np.uint8)
_SKIRT: Final = np.ones((5, 5), np.uint8)


class MotionDetector:
    """Tell what moves in front of a camera, look by look.

    Every pixel is compared with an adaptive background in the light of the moment. Lamps, clouds
    and their shadows, exposure steps, rain, noise and swaying leaves are not motion; a change of
    the whole picture (infrared light switched on, a camera that was turned) makes it learn anew
    for a second. Somebody who stops stays motion for 40 s; after that they are background until
    they go. The inside of something large and even may be taken for light: its edges are told.

    Looks may come at uneven times; all time constants are in seconds. Best at about five a second
    on about 320x180 pixels: sizes of noise and margins are counted in pixels.
    """

    def __init__(self, parameters: MotionParameters | None = None) -> None:
        """Start with no background."""
        self._parameters = self._in_force = parameters or MotionParameters()
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
        elif self._parameters is not self._in_force:
            self._watch()
        self._time = time
        clean = cv2.medianBlur(luma, 3)
        if self._background is None:
            return self._learn(clean, time)
        return self._compare(self._background, clean, max(elapsed, 1e-3))

    def apply(self, parameters: MotionParameters) -> None:
        """Follow other parameters from the next look on; what has been learned stays.

        May be called from another thread than `update`.
        """
        self._parameters = parameters

    def _watch(self) -> None:
        """Put the parameters in force."""
        self._in_force = self._parameters
        self._watched = rasterise(self._in_force.masks, self._shape)
        self._area = max(cv2.countNonZero(self._watched), 1) if self._watched.size else 1

    def _resize(self, shape: tuple[int, int]) -> None:
        """Begin again with pictures of a size."""
        self._shape = shape
        self._watch()
        self._nothing: Flags = np.zeros(shape, np.uint8)
        self._meter = LightMeter(shape)
        self._restart(_LEARN)

    def _restart(self, seconds: float) -> None:
        self._learning = Learning(seconds)
        self._background: Background | None = None
        self._caution = Caution()
        self._glare = Glare(self._shape)
        self._level: float | None = None
        self._changed = 0.0
        self._crowded = 0.0
        self._unusual: Flags | None = None
        self._things: Flags | None = None
        self._trail: Plane = np.zeros(self._shape, np.float32)

    def _learn(self, clean: Luma, time: float) -> Motion:
        if self._learning.add(clean, time):
            self._background = self._learning.result()
        text = "the background is being learned"
        check = Check(Gate.MOTION, passed=True, text=text)
        return Motion(0.0, (), active=False, learned=False, light_change=False, checks=(check,))

    def _compare(self, background: Background, clean: Luma, elapsed: float) -> Motion:
        light = self._meter.measure(
            clean, background.usual, watched=self._watched, things=self._things
        )
        step = self._is_step(light.level)
        excess = cv2.blur(background.excess(clean, light.gain), _SMOOTH)
        unusual = self._where_unusual(excess)
        changed, share = cv2.countNonZero(unusual) / self._area, 0.0
        moving, things, specks = self._nothing, self._nothing, 0
        if changed > 0:
            things = is_thing(background, clean, unusual)
            share = cv2.countNonZero(things) / self._area
        if self._changed_altogether(changed, share, elapsed):
            return self._relearn(clean, changed)
        lit = unusual ^ things
        if share > 0:
            spots = find_spots(
                unusual=things,
                excess=excess,
                trail=self._trail,
                luma=clean,
                expected=background.expected,
                restlessness=background.restlessness(),
                caution=self._caution,
            )
            glaring = self._glare.judge(
                spots, step=step, lit=self._newly(lit), share=share, elapsed=elapsed
            )
            specks = spots.specks
            moving = self._around(spots.of(spots.moving & ~glaring, self._shape))
            self._absorb(background, spots, glaring, clean, light.gain)
        if changed > share:
            self._absorb_lit(background, lit, clean, light.gain)
        self._caution.update(specks, elapsed)
        self._remember(unusual if changed > 0 else None, things if share > 0 else None, elapsed)
        background.learn(clean, light.gain, unusual=self._unusual, moving=moving, elapsed=elapsed)
        return self._answer(moving, step)

    def _where_unusual(self, excess: Luma) -> Flags:
        limit = self._caution.between(*_UNUSUAL)
        _, unusual = cv2.threshold(excess, limit, 1, cv2.THRESH_BINARY)
        return cv2.bitwise_and(unusual, self._watched)

    def _newly(self, lit: Flags) -> float:
        """Return the share of the picture that is in another light and was as usual before."""
        new = lit if self._unusual is None else lit & (self._unusual ^ 1)
        return cv2.countNonZero(new) / self._area

    def _around(self, seen: Flags) -> Flags:
        """Add the margin to what moves."""
        return cv2.bitwise_and(cv2.dilate(seen, _MARGIN), self._watched)

    def _relearn(self, clean: Luma, share: float) -> Motion:
        self._restart(_RELEARN)
        self._learning.add(clean, self._time)
        text = f"{100 * share:.0f} % of the picture changed at once: the background is learned anew"
        check = Check(Gate.MOTION, passed=True, text=text, value=share, limit=_SUDDEN)
        return Motion(0.0, (), active=False, learned=False, light_change=True, checks=(check,))

    def _is_step(self, level: float) -> bool:
        """Tell whether the light has changed suddenly."""
        before, self._level = self._level, level
        return before is not None and abs(level / before - 1) > _GAIN_STEP

    def _changed_altogether(self, changed: float, things: float, elapsed: float) -> bool:
        sudden = changed - self._changed > _SUDDEN and things > _OTHER * changed
        self._changed = changed
        self._crowded = self._crowded + elapsed if changed > _LASTING else 0.0
        return sudden or self._crowded > _LASTING_TIME

    def _absorb(
        self,
        background: Background,
        spots: Spots,
        glaring: NDArray[np.bool_],
        luma: Luma,
        gain: Plane,
    ) -> None:
        """Take glare, and places that something has left, into the background."""
        still = spots.mean(background.still)
        done = (spots.emptied & (still > _GONE_TIME)) | (glaring & (still > _LIT_TIME))
        if done.any():
            background.absorb(spots.of(done, self._shape) != 0, luma, gain)

    def _absorb_lit(self, background: Background, lit: Flags, luma: Luma, gain: Plane) -> None:
        """Take another light into the background, where there is much of it and it stays."""
        wide = cv2.morphologyEx(lit, cv2.MORPH_OPEN, _WIDE)
        done = (wide != 0) & (background.still > _LIT_TIME)
        if done.any():
            background.absorb(done, luma, gain)

    def _remember(self, unusual: Flags | None, things: Flags | None, elapsed: float) -> None:
        """Keep where the picture is unusual, where things are, and where they have been lately."""
        self._unusual = None if unusual is None else cv2.dilate(unusual, _SKIRT)
        self._things = None if things is None else cv2.dilate(things, _SKIRT)
        self._glare.keep(self._things)
        news = 1 - math.exp(-elapsed / _TRAIL)
        if things is None:
            self._trail *= 1 - news
            return
        near = cv2.dilate(things, _REACH).astype(np.float32)
        older = cv2.dilate(self._trail, _SKIRT)
        self._trail = cv2.addWeighted(older, 1 - news, near, news, 0)

    def _answer(self, moving: Flags, lighter: bool) -> Motion:
        share = cv2.countNonZero(moving) / self._area
        threshold = self._in_force.threshold
        active = share > 0 and share >= threshold
        sign = "≥" if active else "<"
        text = f"motion share {100 * share:.2g} % {sign} {100 * threshold:.2g} %"
        return Motion(
            share=share,
            regions=_boxes(moving) if share > 0 else (),
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
