"""From detections to tracks: the same thing followed from look to look.

>>> from hearthwatch.model.detection import Detection
>>> from hearthwatch.model.geometry import Box
>>> tracker = Tracker(TrackerParameters(aspect=4 / 3))
>>> for look in range(5):
...     box = Box(0.2 + 0.01 * look, 0.4, 0.06, 0.2)
...     update = tracker.update([Detection("person", 0.8, box)], look / 5)
...     for track in update.confirmed:
...         print(f"{track.label} {track.id} after {track.looks} looks")
person 1 after 2 looks
"""

from hearthwatch.vision.tracking.parameters import (
    MatchParameters,
    ReunionParameters,
    TrackerParameters,
)
from hearthwatch.vision.tracking.results import (
    EndedTrack,
    EndReason,
    Refusal,
    Sighting,
    Track,
    TrackerUpdate,
)
from hearthwatch.vision.tracking.tracker import Tracker
from hearthwatch.vision.tracking.trajectory import boxes_at

__all__ = [
    "EndReason",
    "EndedTrack",
    "MatchParameters",
    "Refusal",
    "ReunionParameters",
    "Sighting",
    "Track",
    "Tracker",
    "TrackerParameters",
    "TrackerUpdate",
    "boxes_at",
]
