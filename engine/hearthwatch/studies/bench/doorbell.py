"""How soon an ONVIF doorbell's ring is an event, and whether there is a picture with it."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from hearthwatch.model.event import EventType
from hearthwatch.studies.bench.doorbell_device import Doorbell, doorbell
from hearthwatch.studies.bench.engine import Engine, household
from hearthwatch.studies.bench.listener import Listener, listening
from hearthwatch.studies.bench.progress import Progress
from hearthwatch.studies.bench.report import Column, Row, Table, quantile
from hearthwatch.studies.bench.stages import Rig, on_stage

_APART: Final = 1.13
"""Seconds between two rings: two within a second are one to the engine."""

_WITHIN: Final = 30.0
_TABLE: Final = Table(
    "doorbell",
    "Doorbell",
    "From the press of an ONVIF doorbell's button to the event in the hands of a program that"
    " listens, through the whole engine with its database. A camera that is looked at has a picture"
    " of the moment anyway; where nothing is looked for, the doorbell is asked for one.",
    (
        Column("camera", "camera"),
        Column("rings", "rings"),
        Column("not told", "lost"),
        Column("with a picture", "pictures"),
        Column("p50, ms", "p50_ms", 1),
        Column("p95, ms", "p95_ms", 1),
        Column("worst, ms", "worst_ms", 1),
    ),
)


@dataclass(frozen=True, slots=True)
class Bell:
    """A camera with a doorbell.

    Attributes:
        name: and slug of the camera.
        address: of the device.
        looked_at: things are looked for.
    """

    name: str
    address: str
    looked_at: bool

    def settings(self) -> dict[str, Any]:
        """Return the camera's settings."""
        return {
            "name": self.name,
            "slug": self.name,
            "sources": [{"type": "onvif", "address": self.address, "stream": "main"}],
            "detect": {"enabled": self.looked_at},
            "record": {"mode": "off"},
        }


def doorbell_table(rig: Rig, *, rings: int, progress: Progress) -> Iterator[Table]:
    """Ring again and again at cameras that are looked at, and at such as are not."""

    def measured(name: str, *, looked_at: bool) -> list[Row]:
        progress(name)
        delays, pictures = ring_often(rig, rings, looked_at=looked_at)
        figures = (quantile(delays, 0.5), quantile(delays, 0.95), max(delays, default=None))
        times = (None if figure is None else 1000 * figure for figure in figures)
        return [(name, rings, rings - len(delays), pictures, *times)]

    return _TABLE.growing(
        measured(name, looked_at=looked_at)
        for name, looked_at in (("looked at", True), ("not looked at", False))
    )


def ring_often(rig: Rig, rings: int, *, looked_at: bool) -> tuple[list[float], int]:
    """Run the engine on a doorbell and ring.

    Returns:
        The delay of each ring that was told, in seconds, and how many had a picture.

    Raises:
        ChildError: a program does not do its part.
    """
    with ExitStack() as held:
        stage = held.enter_context(on_stage([rig]))
        bell = held.enter_context(doorbell(stage.cameras.url("camera_0"), _picture()))
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="hearthwatch-bench-")))
        camera = Bell("bell", bell.address, looked_at)
        engine = held.enter_context(household([camera], folder).engine())
        listener = held.enter_context(listening(engine))
        if not bell.asked.wait(_WITHIN):
            raise engine.child.failure("asks the doorbell for nothing")
        _wait_until_online(engine)
        return _rung(engine, bell, listener, rings)


def _rung(
    engine: Engine, bell: Doorbell, listener: Listener, rings: int
) -> tuple[list[float], int]:
    delays, pictures, known = list[float](), 0, set[str]()
    for _ in range(rings):
        pressed = bell.ring()
        event = _heard(listener, known)
        if event is not None:
            known.add(event["id"])
            delays.append(listener.moments[event["id"]] - pressed)
            pictures += bool(event.get("picture"))
        time.sleep(_APART)
    if not delays:
        raise engine.child.failure("tells of no ring")
    return delays, pictures


def _wait_until_online(engine: Engine) -> None:
    deadline = time.monotonic() + _WITHIN
    while any(status["state"] != "online" for status in engine.statuses().values()):
        if time.monotonic() > deadline:
            raise engine.child.failure("does not come to see the doorbell's stream")
        time.sleep(0.1)


def _heard(listener: Listener, known: set[str]) -> Mapping[str, Any] | None:
    """Wait for a ring that is not known yet."""
    deadline = time.monotonic() + _WITHIN
    while time.monotonic() < deadline:
        for event in list(listener.told.values()):
            if event["type"] == EventType.DOORBELL_PRESSED and event["id"] not in known:
                return event
        time.sleep(0.002)
    return None


def _picture() -> bytes:
    return bytes(cv2.imencode(".jpg", np.full((720, 1280, 3), 128, np.uint8))[1])
