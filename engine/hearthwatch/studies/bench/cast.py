"""What scenes are made of: an empty place, and people to walk through it.

Both are cut from real footage of people who walk past, or drawn where there is none.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.studies.footage import Footage

type Picture = NDArray[np.uint8]

POSES_A_SECOND: Final = 10
"""How fast the poses of a person follow each other."""

_PLATE_EVERY: Final = 16
_SEARCHED: Final = 300
_PEOPLE: Final = 4
_POSES: Final = 40
_FEWEST_POSES: Final = 12
_STEP: Final = 7.0
_DIFFERENT: Final = 28
_OUTLINE: Final = 24
_AREAS: Final = (300, 2250)
_SHAPES: Final = (1.6, 4.0)
_MARGIN: Final = 12
_JOIN: Final = np.ones((5, 5), np.uint8)
_FILL: Final = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9))


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The material of scenes.

    Attributes:
        plate: the empty place, BGR uint8 (h, w, 3).
        people: for each person the poses of a walk, ten a second: BGRA uint8 (h, w, 4) with the
            silhouette as its fourth channel.
    """

    plate: Picture
    people: tuple[tuple[Picture, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Blob:
    """Something that moves: its box as left, top, width and height, and its centre."""

    box: tuple[int, int, int, int]
    centre: NDArray[np.float64]


@dataclass(slots=True)
class _Walk:
    """A blob that was followed from frame to frame."""

    blobs: list[tuple[int, _Blob]] = field(default_factory=list)
    ended: bool = False


def cut(footage: Path) -> Cast:
    """Cut the empty place and the people that walk best out of footage.

    The place is the median of the frames; people are what differs from it, followed from frame to
    frame, the longest walks first.

    Args:
        footage: of a camera that stands still; about 768x576 pixels and 10 frames a second suit.

    Raises:
        SourceError: it cannot be played.
        ValueError: nobody walks there who could be cut out.
    """
    frames = [frame.bgr().copy() for frame in Footage(footage)]
    plate = _median(frames[::_PLATE_EVERY])
    walks = sorted(_walks(frames[:_SEARCHED], plate), key=lambda walk: -len(walk.blobs))
    people = tuple(
        tuple(_pose(frames[number], plate, blob) for number, blob in walk.blobs[:_POSES])
        for walk in walks[:_PEOPLE]
        if len(walk.blobs) >= _FEWEST_POSES
    )
    if not people:
        raise ValueError(f"{footage}: nobody walks there who could be cut out")
    return Cast(plate, people)


def drawn(seed: int = 0) -> Cast:
    """Draw a place and two people, for where there is no footage.

    They move pixels as real ones do; an object detector need not recognise them.
    """
    rng = np.random.default_rng(seed)
    coats = ((150, 70, 40), (50, 60, 170))
    return Cast(_street(rng), tuple(tuple(_strides(coat)) for coat in coats))


def _median(frames: list[Picture]) -> Picture:
    middle = len(frames) // 2
    return np.asarray(np.partition(np.stack(frames), middle, axis=0)[middle], np.uint8)


def _walks(frames: list[Picture], plate: Picture) -> list[_Walk]:
    """Follow what moves, in pictures of half the size."""
    walks: list[_Walk] = []
    empty = _half(plate)
    for number, frame in enumerate(frames):
        blobs = _blobs(_half(frame), empty)
        for walk in walks:
            if not walk.ended:
                _follow(walk, number, blobs)
        walks += [_Walk([(number, blob)]) for blob in blobs]
    return walks


def _half(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[::2, ::2])


def _follow(walk: _Walk, number: int, blobs: list[_Blob]) -> None:
    """Let a walk go on with the nearest blob, which is taken from the others, or end it."""
    _, last = walk.blobs[-1]
    distances = [float(np.hypot(*(blob.centre - last.centre))) for blob in blobs]
    if not distances or min(distances) > _STEP:
        walk.ended = True
    else:
        walk.blobs.append((number, blobs.pop(distances.index(min(distances)))))


def _blobs(frame: Picture, plate: Picture) -> list[_Blob]:
    """Return what has the size and shape of a whole walking person."""
    changed = (_difference(frame, plate) > _DIFFERENT).astype(np.uint8)
    joined = cv2.morphologyEx(changed, cv2.MORPH_CLOSE, _JOIN)
    _, _, stats, centres = cv2.connectedComponentsWithStats(joined)
    return [
        _Blob((int(left), int(top), int(width), int(height)), np.asarray(centre, np.float64))
        for (left, top, width, height, area), centre in zip(stats[1:], centres[1:], strict=True)
        if _AREAS[0] < area < _AREAS[1] and _SHAPES[0] < height / width < _SHAPES[1]
    ]


def _pose(frame: Picture, plate: Picture, blob: _Blob) -> Picture:
    """Cut a silhouette out of the frame in which its blob was found at half the size."""
    left, top, width, height = (2 * side for side in blob.box)
    rows = slice(max(0, top - _MARGIN), top + height + _MARGIN)
    columns = slice(max(0, left - _MARGIN), left + width + _MARGIN)
    colour = frame[rows, columns]
    inside = (_difference(colour, plate[rows, columns]) > _OUTLINE).astype(np.uint8) * 255
    closed = np.asarray(cv2.morphologyEx(inside, cv2.MORPH_CLOSE, _FILL), np.uint8)
    silhouette = _largest(closed)
    (x, y, across, down) = cv2.boundingRect(silhouette)
    pose = np.dstack([colour, cv2.GaussianBlur(silhouette, (3, 3), 0)])
    return np.asarray(pose[y : y + down, x : x + across], np.uint8)


def _largest(mask: Picture) -> Picture:
    """Keep the largest of the connected parts of a mask."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if len(stats) < 2:
        return mask
    chosen = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    return np.where(labels == chosen, np.uint8(255), np.uint8(0))


def _difference(picture: Picture, plate: Picture) -> Picture:
    changed = cv2.absdiff(picture, plate).max(axis=2)
    return np.asarray(cv2.GaussianBlur(changed, (5, 5), 0), np.uint8)


def _street(rng: np.random.Generator) -> Picture:
    """Draw a wall with windows over paving, all of it with a grain that an encoder has to code."""
    height, width = 432, 768
    plate = np.empty((height, width, 3), np.float32)
    plate[: height // 2] = (120, 130, 140)
    plate[height // 2 :] = (105, 110, 108)
    for left in range(60, width - 80, 140):
        cv2.rectangle(plate, (left, 60), (left + 60, 140), (70, 60, 55), -1)
        cv2.rectangle(plate, (left, 60), (left + 60, 140), (200, 205, 210), 3)
    for row in range(height // 2, height, 36):
        cv2.line(plate, (0, row), (width, row), (80, 85, 85), 1)
    for octave in (8, 32, 128):
        grain = rng.standard_normal((height // octave + 2, width // octave + 2)).astype(np.float32)
        plate += 9 * cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    return np.clip(plate, 0, 255).astype(np.uint8)


def _strides(coat: tuple[int, int, int]) -> Iterator[Picture]:
    """Draw the poses of one stride of a figure 120 pixels tall."""
    for pose in range(POSES_A_SECOND):
        swing = round(14 * math.sin(2 * math.pi * pose / POSES_A_SECOND))
        figure = np.zeros((120, 60, 4), np.uint8)
        for side in (-1, 1):
            leg = np.array([[30, 66], [30 + side * swing, 116]])
            arm = np.array([[30, 32], [30 - side * swing, 66]])
            cv2.polylines(figure, [leg], False, (45, 40, 35, 255), 9)
            cv2.polylines(figure, [arm], False, (*coat, 255), 7)
        cv2.ellipse(figure, (30, 46), (12, 26), 0, 0, 360, (*coat, 255), -1)
        cv2.circle(figure, (30, 12), 9, (130, 160, 205, 255), -1)
        yield figure
