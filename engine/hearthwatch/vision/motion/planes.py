"""The arrays that motion detection is made of.

OpenCV's types promise no more than numbers, so these names say what the numbers are.
"""

from typing import Any

from numpy.typing import NDArray

type Luma = NDArray[Any]
"""Brightness as a camera gives it: uint8 (h, w)."""

type Plane = NDArray[Any]
"""A number for each pixel: float32 (h, w)."""

type Flags = NDArray[Any]
"""Yes or no for each pixel: uint8 (h, w), 1 or 0."""
