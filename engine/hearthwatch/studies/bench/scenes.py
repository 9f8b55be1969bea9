"""What happens in front of a synthetic camera: plain values from which any picture is painted.

Places are shares of the picture and moments seconds, so that a main stream and its sub stream, at
whatever size and rate, show the same scene.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from hearthwatch.model.geometry import Box, Point

SEEN_FROM: Final = 0.25
"""Share of somebody's silhouette that must be in the picture to call them visible."""

FLASH: Final = 0.5
"""Seconds for which somebody is there who only flashes by."""

_LEAD: Final = 12.0
_SHORT_LEAD: Final = 4.0
_WALKS: Final = (5.0, 8.0, 2.0, 10.0, 3.0, 6.0)
_HEIGHTS: Final = (0.30, 0.17, 0.10, 0.22, 0.08, 0.13)
_GAPS: Final = (4.0, 7.0)
_CALM: Final = 1.5


class Weather(StrEnum):
    """What the air and the light are like.

    Attributes:
        LIGHT: clouds pass slowly, and every 15 s all the light changes at once.
        LAMP: the same, and a lamp in the picture is switched on and off.
    """

    DAY = "day"
    NIGHT = "night"
    RAIN = "rain"
    LIGHT = "light"
    LAMP = "lamp"


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who passes through the picture in a straight line.

    Attributes:
        start: when they appear, in seconds.
        seconds: for how long they are there.
        height: of the person, as a share of the picture's height.
        path: where their feet are at the beginning and at the end; may lie outside the picture.
        person: which of the cast, counted round and round.
    """

    start: float
    seconds: float
    height: float
    path: tuple[Point, Point]
    person: int

    @property
    def end(self) -> float:
        """When they are gone."""
        return self.start + self.seconds

    def foot(self, time: float) -> Point:
        """Return where the feet are at a moment of the visit."""
        share = (time - self.start) / self.seconds
        (x0, y0), (x1, y1) = self.path
        return x0 + share * (x1 - x0), y0 + share * (y1 - y0)


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, its weather, and who comes by.

    Attributes:
        name: of a clip that shows it, as people may read it.
        seconds: that it lasts; cameras play it round and round.
        seed: of everything in it that is random.
    """

    name: str
    seconds: float
    weather: Weather = Weather.DAY
    visits: tuple[Visit, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody in one frame.

    Attributes:
        visit: whose, as its place in the scene's list.
        box: of the pixels they cover.
        visible: share of their silhouette that is inside the picture.
    """

    visit: int
    box: Box
    visible: float


@dataclass(frozen=True, slots=True)
class Truth:
    """What a clip really shows, frame by frame."""

    scene: Scene
    width: int
    height: int
    rate: int
    frames: tuple[tuple[Sight, ...], ...]

    def visible(self, number: int) -> tuple[Sight, ...]:
        """Return who can be seen in a frame."""
        return tuple(sight for sight in self.frames[number] if sight.visible >= SEEN_FROM)

    def entries(self) -> dict[int, int]:
        """Return for every visit the first frame with anything of it."""
        found: dict[int, int] = {}
        for number, sights in enumerate(self.frames):
            for sight in sights:
                found.setdefault(sight.visit, number)
        return found

    def spans(self) -> dict[int, tuple[int, int]]:
        """Return for every visit that can be seen its first and its last visible frame."""
        found: dict[int, tuple[int, int]] = {}
        for number in range(len(self.frames)):
            for sight in self.visible(number):
                first, _ = found.get(sight.visit, (number, number))
                found[sight.visit] = (first, number)
        return found


def idle(seconds: float, *, weather: Weather = Weather.DAY, seed: int = 0) -> Scene:
    """Return a scene to which nobody comes."""
    return Scene(f"idle {weather}", seconds, weather, (), seed)


def busy(seconds: float, *, weather: Weather = Weather.DAY, seed: int = 0) -> Scene:
    """Return a scene of walks, one after the other, with calm in between.

    They last 2 to 10 s, so speeds differ, and happen at all distances. The first comes after a
    time in which a background can be learned; the last is over before the scene ends.
    """
    rng = np.random.default_rng((seed, 1))
    visits = tuple(_walks(rng, seconds))
    return Scene(f"busy {weather}", seconds, weather, visits, seed)


def flashes(seconds: float, *, gop: float, weather: Weather = Weather.DAY, seed: int = 0) -> Scene:
    """Return a scene in which somebody is there for half a second at a time.

    Each falls between two keyframes, which therefore never show anybody.

    Args:
        seconds: that it lasts.
        gop: seconds from keyframe to keyframe; longer than the half second by a margin.
        weather: while it happens.
        seed: of places and moments.

    Raises:
        ValueError: no half second fits between two keyframes.
    """
    rng = np.random.default_rng((seed, 2))
    every = max(1, round(6.0 / gop))
    first = -(-_LEAD // gop)
    visits = tuple(
        _flash(rng, float(place) * gop, gop, number)
        for number, place in enumerate(np.arange(first, seconds / gop - 1, every))
    )
    return Scene(f"flashes {weather}", seconds, weather, visits, seed)


def mixed(seconds: float, *, gop: float, weather: Weather = Weather.DAY, seed: int = 0) -> Scene:
    """Return a scene of walks and flashes in turn, for who looks at keyframes only at times.

    Every other walk lasts longer than a group of pictures, and in each gap there is a keyframe
    that shows nobody.

    Args:
        seconds: that it lasts.
        gop: seconds from keyframe to keyframe.
        weather: while it happens.
        seed: of places and moments.

    Raises:
        ValueError: no half second fits between two keyframes.
    """
    rng = np.random.default_rng((seed, 3))
    name = f"walks and flashes {weather}, {gop:g} s"
    return Scene(name, seconds, weather, tuple(_mixed(rng, seconds, gop)), seed)


def _mixed(rng: np.random.Generator, seconds: float, gop: float) -> Iterator[Visit]:
    start = _SHORT_LEAD
    for number in itertools.count():
        lasts = _WALKS[number % len(_WALKS)]
        lasts = max(lasts, 1.3 * gop) if number % 2 == 0 else lasts
        height = _HEIGHTS[number % len(_HEIGHTS)]
        walk = Visit(start, lasts, height, _crossing(rng, height), number)
        keyframe = -(-(walk.end + _gap(rng, gop)) // gop) * gop
        flash = _flash(rng, keyframe, gop, number)
        for visit in (walk, flash):
            if visit.end > seconds - 1:
                return
            yield visit
        start = flash.end + _gap(rng, gop)


def _gap(rng: np.random.Generator, gop: float) -> float:
    return max(float(rng.uniform(*_GAPS)), gop + _CALM)


def _flash(rng: np.random.Generator, keyframe: float, gop: float, number: int) -> Visit:
    """Return half a second between a keyframe and the next.

    Raises:
        ValueError: it does not fit.
    """
    room = gop - FLASH
    if room < 0.2:
        raise ValueError(f"half a second does not fit between keyframes {gop:g} s apart")
    x, height = float(rng.uniform(0.2, 0.8)), _HEIGHTS[number % 4]
    start = keyframe + float(rng.uniform(0.3, 0.7)) * room
    path = ((x, 0.9), (x + float(rng.choice([-0.05, 0.05])), 0.9))
    return Visit(start, FLASH, height, path, number)


def _walks(rng: np.random.Generator, seconds: float) -> Iterator[Visit]:
    start, number = _LEAD, 0
    while True:
        lasts = _WALKS[number % len(_WALKS)]
        if start + lasts > seconds - 1:
            return
        height = _HEIGHTS[number % len(_HEIGHTS)]
        yield Visit(start, lasts, height, _crossing(rng, height), number)
        start += lasts + float(rng.uniform(*_GAPS))
        number += 1


def _crossing(rng: np.random.Generator, height: float) -> tuple[Point, Point]:
    """Return a way from one side to the other; who is far away walks near the horizon."""
    level = 0.38 + 1.9 * height + float(rng.uniform(-0.03, 0.03))
    climb = float(rng.uniform(-0.08, 0.08))
    ends = ((-0.06, min(level, 0.98)), (1.06, min(level + climb, 0.98)))
    return ends if rng.random() < 0.5 else (ends[1], ends[0])
