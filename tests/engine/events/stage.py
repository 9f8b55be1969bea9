"""States over a recorder, for tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from hearthwatch.events import (
    CameraValues,
    ClipChange,
    ClipChanged,
    Gauge,
    States,
    Topic,
    Wish,
)
from hearthwatch.model.alert import Severity
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.clip import Clip, ClipCause
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.labels import group_of
from hearthwatch.model.messages import EventMade, Stats
from hearthwatch.settings import Settings
from hearthwatch.store import Latest, StoredClip

from .conftest import House

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff a picture"
ZONE = {"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}
CAMERAS = [
    {"id": str(FRONT), "name": "Front", "sources": [{"type": "file", "path": "/f"}],
     "zones": [ZONE]},
    {"id": str(YARD), "name": "Yard", "sources": [{"type": "file", "path": "/y"}]},
]  # fmt: skip
NOON = (
    datetime.now(UTC).astimezone().replace(hour=12, minute=0, second=0, microsecond=0).timestamp()
)


@asynccontextmanager
async def kept(states: States, gauge: Gauge | None = None) -> AsyncIterator[None]:
    """Have the states kept up for the length of the block."""
    running = asyncio.create_task(states.run(gauge))
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


class Stage:
    """States over a recorder, with a clock that is set by hand; the front camera is online."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.settings = Settings.model_validate({"cameras": CAMERAS})
        self.statuses: dict[UUID, CameraStatus] = {}
        self.now = house.now = NOON
        self.states = self.new_states()
        self.status(CameraState.ONLINE)

    def new_states(self) -> States:
        return States(
            self.house.bus,
            settings=lambda: self.settings,
            statuses=lambda: self.statuses,
            events=self.house.events,
            clips=self.house.clips,
            alerts=self.house.alerts,
            latest=Latest(self.house.database),
            version="1.2.3",
            started=NOON,
            clock=lambda: self.now,
        )

    def values(self, camera_id: UUID = FRONT) -> CameraValues:
        found = self.states.camera(camera_id)
        assert found
        return found

    def configure(self, *cameras: dict[str, Any]) -> None:
        self.settings = Settings.model_validate({"cameras": cameras})
        self.house.bus.publish(Topic.CAMERAS, None)

    def status(
        self, state: CameraState, camera_id: UUID = FRONT, *, since: float = 0.0, **more: Any
    ) -> None:
        status = CameraStatus(state, since, **more)
        self.statuses[camera_id] = status
        self.house.bus.publish(Topic.METRICS, Stats(camera_id=camera_id, status=status))

    async def tell(
        self,
        kind: EventType,
        *,
        at: float | None = None,
        camera_id: UUID | None = FRONT,
        picture: bytes | None = None,
        trace: Trace | None = None,
        **data: Any,
    ) -> Event:
        moment = self.now if at is None else at
        event = Event(
            random_id(moment), kind, moment, camera_id, "front", data=data, trace=trace or Trace()
        )
        return await self.house.recorder.record(EventMade(event=event, picture=picture))

    async def thing(self, kind: EventType, track: int, label: str = "person", **more: Any) -> Event:
        more = {"confidence": 0.8} | more
        group = group_of(label)
        box = {"x": 0.1, "y": 0.1, "width": 0.2, "height": 0.4}
        data = {"object_type": label, "group": group, "track_id": track}
        return await self.tell(kind, **data, box=box, **more)

    async def comes(self, track: int, label: str = "person", **more: Any) -> Event:
        more = {"looks": 3, "first_seen": "2026-01-01T00:00:00Z"} | more
        return await self.thing(EventType.OBJECT_DETECTED, track, label, **more)

    async def leaves(self, track: int, label: str = "person", **more: Any) -> Event:
        more |= {"looks": 3, "first_seen": "2026-01-01T00:00:00Z", "duration": 3, "reason": "lost"}
        return await self.thing(EventType.OBJECT_LEFT, track, label, **more)

    async def opens(
        self,
        severity: Severity = Severity.HIGH,
        *,
        at: float | None = None,
        camera_id: UUID | None = FRONT,
    ) -> UUID:
        self.house.now = self.now if at is None else at
        camera = camera_id and "front"
        wish = Wish(
            title="Glass broke",
            severity=severity,
            description="The window is broken.",
            camera_id=camera_id,
            camera=camera,
        )
        return (await self.house.recorder.keeper.open(wish)).id

    async def closes(self, alert_id: UUID) -> None:
        await self.house.recorder.keeper.close(alert_id, by="Ann")

    def keeps(self, start: float, what: ClipChanged = ClipChanged.READY) -> Clip:
        clip_id = random_id(start)
        path = f"clips/front/2026-01-01/{clip_id}.mp4"
        clip = Clip(
            clip_id, FRONT, "front", path, start, 10.0, 5, "h264", 2, 2, False, ClipCause.EVENT
        )
        self.house.bus.publish(Topic.CLIPS, ClipChange(what, StoredClip(clip, 1, False, True)))
        return clip
