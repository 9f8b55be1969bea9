"""How well motion detection does on clips whose truth is known, against a plain reference."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.media import Sampler
from hearthwatch.model.geometry import Box
from hearthwatch.studies.bench.scenes import Sight, Truth
from hearthwatch.studies.bench.stages import mask_of
from hearthwatch.studies.bench.studio import Clip
from hearthwatch.studies.footage import Footage
from hearthwatch.vision.motion import MotionDetector, MotionParameters

type Luma = NDArray[np.uint8]

LOOKS: Final = 5.0
"""Looks per second."""

_SIZE: Final = (320, 180)
_WARM_UP: Final = 10.0
_GONE: Final = 1.0
_COVERED: Final = 0.1


class Finder(Protocol):
    """Finds motion in pictures that come one after the other."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    def find(self, luma: Luma, time: float) -> Sequence[Box]:
        """Return where something moves.

        Args:
            luma: uint8 (180, 320).
            time: of the picture in seconds.
        """


class Ours:
    """The engine's own motion detection: the regions of looks on which it acts."""

    name: Final = "hearthwatch"

    def __init__(self, mask: Box) -> None:
        """Begin anew; `mask` is where nothing counts."""
        corners = (
            (mask.x, mask.y),
            (mask.right, mask.y),
            (mask.right, mask.bottom),
            (mask.x, mask.bottom),
        )
        self._detector = MotionDetector(MotionParameters(masks=(corners,)))

    def find(self, luma: Luma, time: float) -> Sequence[Box]:
        """See `Finder.find`."""
        motion = self._detector.update(luma, time)
        return motion.regions if motion.active else ()


class Mixture:
    """OpenCV's mixture of Gaussians (Z. Zivkovic, ICPR 2004) as it is mostly used."""

    name: Final = "OpenCV MOG2"

    _HISTORY: Final = 500
    _DISTANCE: Final = 16
    _LEAST: Final = 30
    _GRAIN: Final = np.ones((3, 3), np.uint8)

    def __init__(self, mask: Box) -> None:
        """Begin anew; `mask` is where nothing counts."""
        self._model = cv2.createBackgroundSubtractorMOG2(
            self._HISTORY, self._DISTANCE, detectShadows=False
        )
        self._mask = mask

    def find(self, luma: Luma, time: float) -> Sequence[Box]:  # noqa: ARG002 - it counts frames
        """See `Finder.find`."""
        height, width = luma.shape
        moving = self._model.apply(cv2.GaussianBlur(luma, (3, 3), 0))
        moving[: round(self._mask.bottom * height), : round(self._mask.right * width)] = 0
        moving = cv2.morphologyEx(moving, cv2.MORPH_OPEN, self._GRAIN)
        moving = cv2.dilate(moving, self._GRAIN, iterations=2)
        _, _, stats, _ = cv2.connectedComponentsWithStats(moving)
        return [
            Box(left / width, top / height, across / width, down / height)
            for left, top, across, down, area in stats[1:].tolist()
            if area >= self._LEAST
        ]


@dataclass(slots=True)
class Verdict:
    """What a finder did on clips.

    A look counts as *shown* when at least a quarter of somebody is in the picture, as *idle* when
    nobody is and nobody was a second ago.

    Attributes:
        finder: who.
        shown: looks that showed somebody.
        found: those of them with a box on somebody.
        idle: looks that showed nobody.
        false: those of them with a box anywhere.
        visits: how many there were.
        delays: seconds from somebody's becoming visible to the first box, for each who was found.
    """

    finder: str
    shown: int = 0
    found: int = 0
    idle: int = 0
    false: int = 0
    visits: int = 0
    delays: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Share of the looks at somebody that found them."""
        return self.found / self.shown if self.shown else None

    @property
    def false_rate(self) -> float | None:
        """Share of the idle looks that found something."""
        return self.false / self.idle if self.idle else None

    @property
    def delay(self) -> float | None:
        """Median delay in seconds."""
        return statistics.median(self.delays) if self.delays else None

    def add(self, truth: Truth, number: int, boxes: Sequence[Box], seen: set[int]) -> None:
        """Judge one look; `seen` collects who has been found."""
        sights = truth.visible(number)
        hits = [sight for sight in sights if _covers(boxes, sight)]
        if sights:
            self.shown += 1
            self.found += bool(hits)
        elif _is_idle(truth, number):
            self.idle += 1
            self.false += bool(boxes)
        for sight in hits:
            if sight.visit not in seen:
                seen.add(sight.visit)
                first, _ = truth.spans()[sight.visit]
                self.delays.append((number - first) / truth.rate)


def judge(clips: Iterable[Clip], finder: type[Ours | Mixture]) -> Verdict:
    """Let a finder look at clips five times a second and compare with the truth.

    What it says in the first ten seconds of a clip is left out: so long it may learn.
    """
    verdict = Verdict(finder.name)
    for clip in clips:
        finding, sampler, seen = finder(mask_of(clip.encoding)), Sampler(LOOKS), set[int]()
        truth = clip.truth
        verdict.visits += len(truth.spans())
        for number, frame in enumerate(Footage(clip.path)):
            if sampler.take(frame.time):
                boxes = finding.find(frame.luma(*_SIZE), frame.time)
                if frame.time >= _WARM_UP:
                    verdict.add(truth, number, boxes, seen)
    return verdict


def _covers(boxes: Iterable[Box], sight: Sight) -> bool:
    return any(box.intersection(sight.box) >= _COVERED * sight.box.area for box in boxes)


def _is_idle(truth: Truth, number: int) -> bool:
    before = max(0, number - round(_GONE * truth.rate))
    return not any(truth.frames[before : number + 1])
