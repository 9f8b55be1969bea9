"""The detectors of a worker: chosen, loaded, watched over, and replaced when they fail."""

from hearthwatch.watch.detectors.pool import DetectorPool, Seat

__all__ = ["DetectorPool", "Seat"]
