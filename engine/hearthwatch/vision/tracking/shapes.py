"""Boxes in square units: x in picture heights as y is, so that distances mean something."""

import numpy as np

from hearthwatch.model.geometry import Box
from hearthwatch.model.labels import group_of
from hearthwatch.vision.tracking.kalman import Matrix, Vector


def edges_of(box: Box, aspect: float) -> Vector:
    """Return left, top, right and bottom of a box in picture heights."""
    return np.array([box.x * aspect, box.y, box.right * aspect, box.bottom])


def box_of(edges: Vector, aspect: float) -> Box:
    """Return the normalised box of edges in picture heights."""
    left, top, right, bottom = (float(edge) for edge in edges)
    return Box.from_corners(left / aspect, top, right / aspect, bottom)


def kind_of(label: str) -> str:
    """Return what may be the same thing seen twice: the group of a label, else itself."""
    return group_of(label) or label


def grown(edges: Matrix, share: float) -> Matrix:
    """Return boxes widened on every side by a share of their own size; one row is one box."""
    margin = share * (edges[:, 2:] - edges[:, :2])
    return np.hstack([edges[:, :2] - margin, edges[:, 2:] + margin])


def areas(edges: Matrix) -> Vector:
    """Return the area of each box."""
    return np.prod(np.clip(edges[:, 2:] - edges[:, :2], 0, None), axis=1)


def shared_areas(first: Matrix, second: Matrix) -> Matrix:
    """Return the area that each pair of boxes shares: rows by `first`, columns by `second`."""
    start = np.maximum(first[:, None, :2], second[None, :, :2])
    end = np.minimum(first[:, None, 2:], second[None, :, 2:])
    return np.prod(np.clip(end - start, 0, None), axis=2)


def overlaps(first: Matrix, second: Matrix) -> Matrix:
    """Return intersection over union of each pair of boxes."""
    shared = shared_areas(first, second)
    union = areas(first)[:, None] + areas(second)[None, :] - shared
    return shared / np.maximum(union, 1e-12)
