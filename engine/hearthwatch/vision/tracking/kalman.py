"""A motion model for upright boxes that are seen at uneven intervals.

Source: R. E. Kalman, "A New Approach to Linear Filtering and Prediction Problems", 1960, with a
nearly constant velocity (white acceleration noise) and edges as measurements: each edge has its
own noise, so a box of which one side is hidden still tells where the other three are.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Vector = NDArray[np.float64]
"""Edges left, top, right, bottom in picture heights, or a state (below)."""

type Matrix = NDArray[np.float64]

# The state: centre x, centre y, width, height, velocity x, velocity y.
_EDGES: Final = np.array(
    [
        [1.0, 0.0, -0.5, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, -0.5, 0.0, 0.0],
        [1.0, 0.0, 0.5, 0.0, 0.0, 0.0],
        [0.0, 1.0, 0.0, 0.5, 0.0, 0.0],
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionNoise:
    """How things move and how well they are measured, all in box heights.

    Attributes:
        acceleration: per second squared. More: turns are followed at once, and a hidden thing is
            expected anywhere.
        size: change of width and height per square root of a second.
        edge: error of a measured edge of a box with score 1; weaker boxes err more.
        speed: standard deviation of the speed of a thing that was just found, per second.
        memory: seconds in which the speed of an unseen thing fades to a third.
    """

    acceleration: float = 1.0
    size: float = 0.15
    edge: float = 0.06
    speed: float = 1.0
    memory: float = 4.0


class BoxFilter:
    """The estimate of one box: where it is, how large, and how it moves."""

    def __init__(self, edges: Vector, noise: MotionNoise) -> None:
        self._noise = noise
        left, top, right, bottom = edges
        width, height = right - left, bottom - top
        self.state = np.array([(left + right) / 2, (top + bottom) / 2, width, height, 0.0, 0.0])
        scale = max(width, height)
        self.covariance = np.diag(
            np.square(
                scale * np.array([*[noise.edge] * 2, *[2 * noise.edge] * 2, *[noise.speed] * 2])
            )
        )

    @property
    def edges(self) -> Vector:
        """Left, top, right and bottom of the estimate."""
        edges: Vector = _EDGES @ self.state
        return edges

    @property
    def scale(self) -> float:
        """The longer side, the ruler for everything that depends on distance to the camera."""
        return float(max(self.state[2], self.state[3]))

    @property
    def centre(self) -> Vector:
        """The x and y of the middle."""
        return self.state[:2].copy()

    @property
    def velocity(self) -> Vector:
        """Of the centre, per second."""
        return self.state[4:].copy()

    def predict(self, seconds: float) -> None:
        """Move the estimate on by some seconds."""
        fade = float(np.exp(-seconds / self._noise.memory))
        travel = self._noise.memory * (1 - fade)
        step = np.eye(6)
        step[0, 4] = step[1, 5] = travel
        step[4, 4] = step[5, 5] = fade
        self.state = step @ self.state
        self.covariance = step @ self.covariance @ step.T + self._drift(seconds)

    def rest(self) -> None:
        """Take it that the box stands still."""
        self.state[4:] = 0.0

    def _drift(self, seconds: float) -> Matrix:
        push = (self._noise.acceleration * self.scale) ** 2
        drift = np.zeros((6, 6))
        for place in (0, 1):
            drift[place, place] = push * seconds**3 / 3
            drift[place, place + 4] = drift[place + 4, place] = push * seconds**2 / 2
            drift[place + 4, place + 4] = push * seconds
            drift[place + 2, place + 2] = (self._noise.size * self.scale) ** 2 * seconds
        return drift

    def update(self, edges: Vector, doubt: Vector) -> None:
        """Correct the estimate by a measured box.

        Args:
            edges: the measurement.
            doubt: factor on each edge's usual error; 1 for a clear one, more for a hidden one.
        """
        error = np.diag(np.square(self._noise.edge * self.scale * doubt))
        innovation = edges - _EDGES @ self.state
        total = _EDGES @ self.covariance @ _EDGES.T + error
        gain = np.linalg.solve(total, _EDGES @ self.covariance).T
        self.state = self.state + gain @ innovation
        keep = np.eye(6) - gain @ _EDGES
        self.covariance = keep @ self.covariance @ keep.T + gain @ error @ gain.T
