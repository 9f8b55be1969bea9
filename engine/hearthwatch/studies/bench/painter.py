"""Painting a scene: frame by frame, with the truth about each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from hearthwatch.model.geometry import Box
from hearthwatch.studies.bench.cast import POSES_A_SECOND, Cast
from hearthwatch.studies.bench.mark import burn
from hearthwatch.studies.bench.scenes import Scene, Sight, Visit
from hearthwatch.studies.bench.weather import Atmosphere

type Plane = NDArray[np.uint8]

_SHARPEN: Final = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Painting:
    """One frame.

    Attributes:
        planes: YUV 4:2:0, uint8 (h * 3 / 2, w), as ``yuv420p`` lies in memory.
        sights: who is in it.
    """

    planes: Plane
    sights: tuple[Sight, ...]


def paint(scene: Scene, cast: Cast, *, width: int, height: int, rate: int) -> Iterator[Painting]:
    """Paint a scene.

    Args:
        scene: what happens.
        cast: who plays, and where.
        width: in pixels, even.
        height: in pixels, even.
        rate: frames per second.
    """
    atmosphere = Atmosphere(scene, width, height)
    empty = _Canvas.of(_stage(cast.plate, width, height))
    for number in range(round(scene.seconds * rate)):
        time = number / rate
        canvas, sights = empty, []
        for index, visit in enumerate(scene.visits):
            if visit.start <= time < visit.end:
                canvas = canvas.copy() if canvas is empty else canvas
                sight = _place(canvas, _figure(cast, visit, time, height), visit, index, time)
                sights += [sight] if sight else []
        luma = atmosphere.apply(canvas.luma, number, time)
        burn(luma, number)
        chroma = [atmosphere.fade(plane).reshape(-1, width) for plane in canvas.chroma]
        yield Painting(np.concatenate([luma, *chroma]), tuple(sights))


@dataclass(frozen=True, slots=True, eq=False)
class _Canvas:
    """A picture as its luma (h, w) and its two colour planes (h / 2, w / 2)."""

    luma: Plane
    chroma: tuple[Plane, Plane]

    @classmethod
    def of(cls, bgr: Plane) -> "_Canvas":
        height, width = bgr.shape[:2]
        flat = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV_I420), np.uint8).reshape(-1)
        size, half = height * width, (height // 2, width // 2)
        u, v = flat[size:].reshape(2, *half)
        return cls(flat[:size].reshape(height, width), (u, v))

    def copy(self) -> "_Canvas":
        u, v = self.chroma
        return _Canvas(self.luma.copy(), (u.copy(), v.copy()))


def _stage(plate: Plane, width: int, height: int) -> Plane:
    """Cut the plate to the picture's shape and size, and sharpen it as cameras do."""
    rows, columns = plate.shape[:2]
    wanted = round(columns * height / width)
    if wanted < rows:
        top = (rows - wanted) // 2
        plate = plate[top : top + wanted]
    else:
        across = round(rows * width / height)
        left = (columns - across) // 2
        plate = plate[:, left : left + across]
    large = cv2.resize(plate, (width, height), interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 2)
    return np.asarray(cv2.addWeighted(large, 1 + _SHARPEN, soft, -_SHARPEN, 0), np.uint8)


def _figure(cast: Cast, visit: Visit, time: float, height: int) -> Plane:
    """Return the pose of a moment, BGRA with even sides, in the size of the visit."""
    poses = cast.people[visit.person % len(cast.people)]
    pose = poses[int((time - visit.start) * POSES_A_SECOND) % len(poses)]
    scale = visit.height * height / float(np.median([each.shape[0] for each in poses]))
    size = [max(2, 2 * round(side * scale / 2)) for side in (pose.shape[1], pose.shape[0])]
    return np.asarray(cv2.resize(pose, size, interpolation=cv2.INTER_AREA), np.uint8)


def _place(canvas: _Canvas, figure: Plane, visit: Visit, index: int, time: float) -> Sight | None:
    """Put a figure with its feet where the visit has them; None if it is outside the picture."""
    height, width = canvas.luma.shape
    tall, broad = figure.shape[:2]
    x, y = visit.foot(time)
    left, top = 2 * round((x * width - broad / 2) / 2), 2 * round((y * height - tall) / 2)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + broad), min(height, top + tall)
    if x1 <= x0 or y1 <= y0:
        return None
    whole = int(figure[..., 3].sum(dtype=np.int64))
    figure = figure[y0 - top : y1 - top, x0 - left : x1 - left]
    rows, columns = np.nonzero(figure[..., 3])
    if not rows.size:
        return None
    _blend(canvas, figure, x0, y0)
    box = Box.from_corners(
        (x0 + int(columns.min())) / width,
        (y0 + int(rows.min())) / height,
        (x0 + int(columns.max()) + 1) / width,
        (y0 + int(rows.max()) + 1) / height,
    )
    return Sight(index, box, round(int(figure[..., 3].sum(dtype=np.int64)) / whole, 3))


def _blend(canvas: _Canvas, figure: Plane, left: int, top: int) -> None:
    """Lay a figure of even sides over a canvas, at even coordinates."""
    colours = _Canvas.of(np.ascontiguousarray(figure[..., :3]))
    alpha = figure[..., 3]
    tall, broad = alpha.shape
    _mix(canvas.luma[top : top + tall, left : left + broad], colours.luma, alpha)
    thin = np.asarray(cv2.resize(alpha, (broad // 2, tall // 2), interpolation=cv2.INTER_AREA))
    rows, columns = slice(top // 2, (top + tall) // 2), slice(left // 2, (left + broad) // 2)
    for under, over in zip(canvas.chroma, colours.chroma, strict=True):
        _mix(under[rows, columns], over, thin.astype(np.uint8))


def _mix(under: Plane, over: Plane, alpha: Plane) -> None:
    opaque = alpha.astype(np.uint16)
    under[:] = (over * opaque + under * (255 - opaque)) // 255
