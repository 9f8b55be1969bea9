"""Detections made ready for the matching."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hearthwatch.model.detection import Detection
from hearthwatch.vision.tracking.appearance import Look, Picture, describe
from hearthwatch.vision.tracking.kalman import Vector
from hearthwatch.vision.tracking.shapes import areas, edges_of, kind_of, shared_areas

_MIXED: Final = 0.25
_SOLID: Final = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """A detection in one look.

    Attributes:
        edges: left, top, right and bottom in picture heights.
        kind: its group, or its label where that belongs to none.
        time: of the look, in seconds.
        look: its appearance, if there is a picture and the box is large enough.
        alone: whether no other box of the look covers a good part of it, so that its
            appearance is its own.
    """

    detection: Detection
    edges: Vector
    kind: str
    time: float
    look: Look | None = None
    alone: bool = True

    @property
    def score(self) -> float:
        """The detector's score."""
        return self.detection.score


def observe(
    detections: Sequence[Detection], time: float, aspect: float, picture: Picture | None
) -> list[Observation]:
    """Prepare the detections of one look."""
    return [
        Observation(
            detection,
            edges_of(detection.box, aspect),
            kind_of(detection.label),
            time,
            None if picture is None else describe(picture, detection.box),
        )
        for detection in detections
    ]


def set_apart(observations: Sequence[Observation]) -> list[Observation]:
    """Mark the observations that another one covers in part."""
    if not observations:
        return []
    edges = np.array([seen.edges for seen in observations])
    shared = shared_areas(edges, edges)
    np.fill_diagonal(shared, 0.0)
    shared[:, [seen.score < _SOLID for seen in observations]] = 0.0
    mixed = shared.max(axis=1) >= _MIXED * areas(edges)
    return [
        replace(seen, alone=not covered) for seen, covered in zip(observations, mixed, strict=True)
    ]
