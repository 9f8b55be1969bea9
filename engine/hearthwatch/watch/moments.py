"""The best picture of each track so far."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hearthwatch.media import Frame
from hearthwatch.model.geometry import Box
from hearthwatch.vision.tracking import Track

_WIDTH: Final = 1280
_MARGIN: Final = 0.01
_GAIN: Final = 1.3


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a track: the JPEG, and where the track is in it."""

    quality: float
    jpeg: bytes
    box: Box


class BestMoments:
    """Keeps one JPEG per confirmed track: large, surely recognised, whole in the picture.

    A picture is encoded only when it is clearly better than the one before, which happens a few
    times in the life of a track.
    """

    def __init__(self) -> None:
        self._best: dict[int, Moment] = {}

    def update(self, frame: Frame, tracks: Iterable[Track]) -> None:
        """Take in one look."""
        jpeg: bytes | None = None
        for track in tracks:
            if not track.seen or track.confirmed_at is None:
                continue
            quality = _quality(track)
            best = self._best.get(track.id)
            if best is None or quality > best.quality * _GAIN:
                jpeg = jpeg or frame.jpeg(_WIDTH)
                self._best[track.id] = Moment(quality, jpeg, track.box)

    def of(self, track_id: int) -> Moment | None:
        """Return a track's best moment; None before it was confirmed."""
        return self._best.get(track_id)

    def forget(self, track_id: int) -> None:
        """Drop the moment of a track that has ended."""
        self._best.pop(track_id, None)


def _quality(track: Track) -> float:
    return track.score * math.sqrt(track.box.area) * (1.0 if _is_whole(track.box) else 0.5)


def _is_whole(box: Box) -> bool:
    return (
        box.x > _MARGIN and box.y > _MARGIN and box.right < 1 - _MARGIN and box.bottom < 1 - _MARGIN
    )
