"""An event's picture is the best of its thing so far, and says where in it the thing is."""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np

from hearthwatch.events.registry import validated
from hearthwatch.media import Sampler
from hearthwatch.model.detection import Detection
from hearthwatch.model.event import EventType
from hearthwatch.model.geometry import Box
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.look import LookRecord
from hearthwatch.model.messages import EventMade
from hearthwatch.settings import CameraSettings
from hearthwatch.studies.footage import Footage
from hearthwatch.vision.tracking import EndedTrack
from hearthwatch.watch.clock import FootageClock
from hearthwatch.watch.pipeline import Pipeline
from hearthwatch.watch.schedule import AtOnce

RATE = 10
CALM = 10.0
LARGE, SMALL = 100, 60
"""Heights in pixels of whoever passes, at first and from the middle of the picture on."""


class Bright:
    """A detector to which whatever is bright is a person."""

    name = "bright"
    labels = ("person",)
    inferences = 0

    def detect(
        self, pictures: Sequence[np.ndarray], *, side: int | None = None
    ) -> list[list[Detection]]:
        found = map(bright, pictures)
        return [[Detection("person", 0.9, box)] if box else [] for box in found]


class Told:
    """A listener that keeps events."""

    def __init__(self) -> None:
        self.events: dict[EventType, EventMade] = {}

    def event(self, made: EventMade) -> None:
        self.events[made.event.type] = made

    def looked(self, record: LookRecord) -> None:
        pass

    def ended(self, track: EndedTrack) -> None:
        pass


def bright(picture: np.ndarray) -> Box | None:
    """Return the box around what is bright in a picture."""
    rows, columns = np.nonzero(picture.min(axis=2) > 170)
    if len(rows) < 50:
        return None
    height, width = picture.shape[:2]
    left, top = columns.min() / width, rows.min() / height
    return Box.from_corners(left, top, (columns.max() + 1) / width, (rows.max() + 1) / height)


def test_a_breach_says_where_its_thing_is_in_its_picture(make_clip: Callable[..., Path]) -> None:
    rng = np.random.default_rng(3)

    def paint(number: int, width: int, height: int) -> np.ndarray:
        picture = rng.normal(80, 2, (height, width, 3))
        if (step := number - round(CALM * RATE)) >= 0:
            left = min(20 + 5 * step, 250)
            size = LARGE if left < width / 2 else SMALL
            picture[200 - size : 200, left : left + size // 2] = 220
        return np.clip(picture, 0, 255).astype(np.uint8)

    film = make_clip("pass.mp4", frames=round((CALM + 5) * RATE), rate=RATE, paint=paint)
    lawn = {"name": "Lawn", "points": [[0.7, 0], [1, 0], [1, 1], [0.7, 1]]}
    source = {"type": "file", "path": "pass.mp4"}
    settings = {"name": "Street", "sources": [source], "zones": [lawn]}
    told, sampler = Told(), Sampler(5)
    pipeline = Pipeline(
        CameraSettings.model_validate(settings),
        detector=Bright(),
        clock=FootageClock(),
        schedule=AtOnce(),
        ids=counted_ids(),
        listener=told,
    )
    for frame in Footage(film):
        if sampler.take(frame.time):
            pipeline.see(frame)

    made = told.events[EventType.ZONE_BREACH]
    data = validated(made.event)
    assert made.picture is not None
    picture = cv2.imdecode(np.frombuffer(made.picture, np.uint8), cv2.IMREAD_COLOR)
    shown = bright(picture)
    assert shown is not None
    assert Box(**data["picture_box"]).iou(shown) > 0.8
    assert Box(**data["box"]).iou(shown) < 0.2
