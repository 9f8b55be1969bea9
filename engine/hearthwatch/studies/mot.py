"""Tracks as MOTChallenge rows, for judging them against labelled footage.

Format: P. Dendorfer et al., "MOTChallenge: A Benchmark for Single-Camera Multiple Target
Tracking", 2020: ``frame,id,left,top,width,height,confidence,-1,-1,-1``, frames from 1, pixels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from hearthwatch.studies.replay import ReplayResult
from hearthwatch.vision.tracking import boxes_at


@dataclass(frozen=True, slots=True)
class Row:
    """One track in one frame; the box is in pixels."""

    frame: int
    track: int
    left: float
    top: float
    width: float
    height: float
    confidence: float

    def __str__(self) -> str:
        box = f"{self.left:.2f},{self.top:.2f},{self.width:.2f},{self.height:.2f}"
        return f"{self.frame},{self.track},{box},{self.confidence:.3f},-1,-1,-1"


def rows(result: ReplayResult, label: str) -> list[Row]:
    """Return a row for every frame between the first and the last sighting of each track.

    Between sightings boxes are interpolated; nothing is said about what was only predicted.

    Args:
        result: of a replay.
        label: of the tracks wanted.
    """
    return sorted(_rows(result, label), key=lambda row: (row.frame, row.track))


def write(result: ReplayResult, label: str, stream: TextIO) -> int:
    """Write the rows of a replay and return how many there are."""
    found = rows(result, label)
    stream.writelines(f"{row}\n" for row in found)
    return len(found)


def _rows(result: ReplayResult, label: str) -> Iterator[Row]:
    width, height = result.size
    for ended in result.tracks:
        if ended.track.confirmed_at is None or ended.track.label != label:
            continue
        for number, sighting in enumerate(boxes_at(ended.history, result.times), 1):
            if sighting is not None:
                box = sighting.box.clipped()
                yield Row(
                    number,
                    ended.track.id,
                    box.x * width,
                    box.y * height,
                    box.width * width,
                    box.height * height,
                    sighting.score,
                )
