"""An engine without cameras' processes, its MQTT output, and real brokers."""

import asyncio
import json
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import Bus, Outbox, Recorder, States, Topic
from hearthwatch.model.broker import Broker
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade, Picture, Stats
from hearthwatch.outputs.machine import measure
from hearthwatch.outputs.mqtt import TARGET, Controls, Home, MqttOutput
from hearthwatch.outputs.supervisor import Supervised
from hearthwatch.service.desk import SettingsDesk
from hearthwatch.settings import Settings, SettingsFile
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipStore,
    Database,
    EventStore,
    Latest,
    MediaFolder,
    OutboxStore,
    Pictures,
    Room,
    Swept,
)

from .mosquitto import Mosquitto

YARD = UUID("0199f3c2-0000-7000-8000-000000000001")
DOOR = UUID("0199f3c2-0000-7000-8000-000000000002")
INSTANCE = UUID("0199f3c2-0000-7000-8000-0000000000aa")
JPEG = b"\xff\xd8\xff a picture"


def camera(camera_id: UUID, slug: str, name: str, **more: Any) -> dict[str, Any]:
    source = {"type": "file", "path": "/nowhere.mp4"}
    return {"id": str(camera_id), "slug": slug, "name": name, "sources": [source], **more}


class Fleet:
    """Stands where the worker processes begin."""

    def __init__(self) -> None:
        self.statuses: dict[UUID, CameraStatus] = {}
        self.did: list[tuple[Any, ...]] = []
        self.jpeg: bytes | None = JPEG

    async def snapshot(self, camera_id: UUID) -> Picture:
        return Picture(camera_id=camera_id, timestamp=time.time(), jpeg=self.jpeg)

    async def record(self, camera_id: UUID, seconds: float) -> None:
        self.did.append(("record", camera_id, seconds))

    async def restart(self, camera_id: UUID) -> None:
        self.did.append(("restart", camera_id))


class Engine:
    """Everything between an event and the broker."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.bus = Bus()
        self.fleet = Fleet()
        self.known: Broker | None = None
        self.observed: list[str] = []
        self.outbox = Outbox(OutboxStore(database))
        media = MediaFolder(folder / "media", home=folder)
        media.claim()
        clips = ClipStore(database, ClipFiles(media))
        self.pictures, self.events = Pictures(media), EventStore(database)
        self.file = SettingsFile(folder / "hearthwatch.yaml", folder / "secrets.yaml")
        self.desk = SettingsDesk(self.file, Settings(), self._follow)
        self.recorder = Recorder(
            self.events,
            self.pictures,
            self.bus,
            clips=clips,
            settings=self.settings,
            post=self.outbox,
        )
        self.states = States(
            self.bus,
            settings=self.settings,
            statuses=lambda: self.fleet.statuses,
            events=self.events,
            clips=clips,
            alerts=AlertStore(database),
            latest=Latest(database),
            version="1.2.3",
            started=400.0,
        )
        self.output: MqttOutput
        self._supervised: Supervised | None = None

    def settings(self) -> Settings:
        return self.desk.settings

    async def begin(self, **mqtt: Any) -> None:
        """Write the settings, with two cameras, and start the output."""
        zone = {"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}
        cameras = [
            camera(YARD, "yard", "Yard", zones=[zone]),
            camera(DOOR, "door", "Front / + # dür"),
        ]
        self.file.path.write_text(json.dumps({"cameras": cameras, "outputs": {"mqtt": mqtt}}))
        await self.desk.reload()
        await self.states.load()
        for camera_id in (YARD, DOOR):
            self.put_online(camera_id)
        self.start()

    def start(self) -> None:
        async def cleanup() -> tuple[Swept, Room]:
            self.fleet.did.append(("cleanup",))
            return Swept(3, 0), Room((), 0, 0)

        async def picture(event_id: UUID) -> bytes | None:
            stored = await self.events.get(event_id)
            return None if stored is None else self.pictures.read(stored.event)

        async def known() -> Broker | None:
            return self.known

        async def machine() -> Any:
            return measure(self.folder, 2)

        controls = Controls(self.settings, self.desk, self.fleet, self.recorder, cleanup)
        home = Home(INSTANCE, self.bus, self.states, controls, picture, machine)
        self.output = MqttOutput(
            home, self.outbox, known_broker=known, observe=self._observe, first_pause=0.05
        )
        self._supervised = Supervised("mqtt", self.output.run, first=0.01)
        self._supervised.start()

    async def stop(self) -> None:
        if self._supervised is not None:
            await self._supervised.stop()
            assert self._supervised.reason is None, self._supervised.reason

    def put_online(self, camera_id: UUID, state: CameraState = CameraState.ONLINE) -> None:
        status = CameraStatus(state, time.time() - 5, width=320, height=240)
        self.fleet.statuses[camera_id] = status
        self.bus.publish(Topic.CAMERAS, Stats(camera_id=camera_id, status=status))

    async def change(self, alter: Callable[[dict[str, Any]], None]) -> None:
        await self.desk.alter(alter)

    async def set_mqtt(self, **mqtt: Any) -> None:
        await self.change(lambda tree: tree["outputs"]["mqtt"].update(mqtt))

    async def happen(
        self, kind: EventType = EventType.MOTION_ENDED, *, of: UUID | None = YARD, **more: Any
    ) -> Event:
        data = more.pop("data", {"detected": False, "duration": 1.0})
        now = time.time()
        slug = None if of is None else self.settings().camera(str(of)).slug
        event = Event(random_id(now), kind, now, camera_id=of, camera=slug, data=data)
        return await self.recorder.record(EventMade(event=event, picture=more.get("picture")))

    async def move(self, camera_id: UUID = YARD, picture: bytes | None = None) -> Event:
        data = {"detected": True, "confidence": 0.9, "share": 0.1, "zones": ["Porch"]}
        return await self.happen(
            EventType.MOTION_DETECTED, of=camera_id, data=data, picture=picture
        )

    async def pending(self) -> int:
        return int((await self.output.statistics())["pending"])

    async def until(self, holds: Callable[[], Any]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(30):
            while True:
                found = holds()
                if await found if isinstance(found, Awaitable) else found:
                    return
                await asyncio.sleep(0.01)

    async def connected(self) -> None:
        async def is_connected() -> Any:
            return (await self.output.statistics())["connected"]

        await self.until(is_connected)

    async def _follow(self, _: Settings, after: Settings) -> None:
        self.bus.publish(Topic.CAMERAS, None)

    def _observe(self, kind: str, status: str, seconds: float | None) -> None:
        assert kind == TARGET.output
        self.observed.append(status)


@pytest.fixture
async def database(tmp_path: Path, empty_database: Path) -> AsyncIterator[Database]:
    database = Database(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def engine(database: Database, tmp_path: Path) -> AsyncIterator[Engine]:
    engine = Engine(database, tmp_path)
    yield engine
    await engine.stop()


type MakeBroker = Callable[..., Mosquitto]


@pytest.fixture
def brokers(tmp_path: Path) -> Iterator[MakeBroker]:
    """Make brokers; all are ended with the test."""
    with ExitStack() as ending:

        def make(*listener: str, general: tuple[str, ...] = (), start: bool = True) -> Mosquitto:
            folder = tmp_path / f"broker-{time.monotonic_ns()}"
            broker = Mosquitto(folder, listener or ("allow_anonymous true",), general)
            ending.callback(broker.kill)
            if start:
                broker.start()
            return broker

        yield make


@pytest.fixture
def broker(brokers: MakeBroker) -> Mosquitto:
    return brokers()
