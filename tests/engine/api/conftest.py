import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
import uvicorn

from hearthwatch.api import Access, House, Signer, create_app, server_config
from hearthwatch.events import Bus, Explanations, Jobs, Recorder
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.clip import Clip, ClipCause, SpriteLayout
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import ClipClosed, Down, EventMade, Picture, Show
from hearthwatch.service.housekeeping import Housekeeper
from hearthwatch.settings import Settings
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipRetention,
    ClipStore,
    Credentials,
    Database,
    EventStore,
    MediaFolder,
    Pictures,
    Scope,
    instance_id,
    instance_secret,
)
from hearthwatch.studies.studies import Studies
from hearthwatch.watch.live.viewers import Viewers

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff a picture"
INGRESS = "127.0.0.2"
"""Stands in for the Supervisor's address; clients may connect from any address of the loopback."""

SETTINGS = {
    "cameras": [
        {
            "id": str(FRONT),
            "name": "Front door",
            "sources": [
                {
                    "type": "rtsp",
                    "url": "rtsp://admin:hunter2@192.0.2.10/main?token=tok3n",
                    "roles": ["detect"],
                },
                {"type": "rtsp", "url": "rtsp://admin:p@ss/w0rd@192.0.2.10/user=a_password=b1g"},
            ],
            "zones": [{"name": "Porch", "points": [[0, 0], [1, 0], [1, 1]]}],
            "lines": [{"name": "Gate", "from": [0, 0], "to": [1, 1]}],
        },
        {
            "id": str(YARD),
            "name": "Yard",
            "enabled": False,
            "sources": [{"type": "file", "path": "/nowhere/yard.avi"}],
        },
    ]
}


@dataclass
class FakeFleet:
    """Stands where the worker processes begin."""

    statuses: dict[UUID, CameraStatus] = field(default_factory=dict)
    pictures: dict[UUID, bytes | None] = field(default_factory=dict)
    widths: list[int] = field(default_factory=list)
    watched: dict[UUID, int] = field(default_factory=dict)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    recorded: list[tuple[UUID, float]] = field(default_factory=list)
    shows: asyncio.Queue[Show] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.viewers = Viewers(self._hear)

    def _hear(self, message: Down) -> None:
        if isinstance(message, Show):
            self.shows.put_nowait(message)

    still_jpeg: bytes | None = None
    stills: list[tuple[Path, SpriteLayout | None]] = field(default_factory=list)

    async def snapshot(self, camera_id: UUID, width: int = 0, height: int = 0) -> Picture:
        if camera_id not in self.pictures:
            raise TimeoutError
        self.widths.append(width)
        return Picture(camera_id=camera_id, timestamp=1_000.0, jpeg=self.pictures[camera_id])

    async def record(self, camera_id: UUID, seconds: float) -> None:
        self.recorded.append((camera_id, seconds))

    async def still(self, path: Path, layout: SpriteLayout | None = None) -> bytes | None:
        self.stills.append((path, layout))
        return self.still_jpeg

    @contextmanager
    def watch(self, camera_id: UUID) -> Iterator[None]:
        self.watched[camera_id] = self.watched.get(camera_id, 0) + 1
        try:
            yield
        finally:
            self.watched[camera_id] -= 1
            self.left.set()


@dataclass
class Site:
    """A running service and the ways into it."""

    house: House
    fleet: FakeFleet
    port: int
    settings: dict[str, Settings]
    disk: dict[str, int]
    clock: dict[str, float]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, key: str | None = None, *, local: str | None = None) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        transport = httpx.AsyncHTTPTransport(verify=False, local_address=local)
        return httpx.AsyncClient(base_url=self.url, headers=headers, transport=transport)

    async def key(self, scope: Scope = Scope.READ, name: str = "test") -> str:
        return await self.house.access.create_key(name, scope)

    async def record(
        self, kind: EventType = EventType.MOTION_ENDED, *, at: float | None = None, **more: Any
    ) -> Event:
        """Have an event happen on the front door's camera."""
        data = more.pop("data", {"detected": False, "duration": 1.0})
        picture = more.pop("picture", None)
        timestamp = time.time() if at is None else at
        fields = {"camera_id": FRONT, "camera": "front_door"} | more
        event = Event(random_id(timestamp), kind, timestamp, data=data, **fields)
        return await self.recorder.record(EventMade(event=event, picture=picture))

    async def keep(
        self, content: bytes, *, at: float, thumbnail: bytes | None = JPEG, **more: Any
    ) -> Clip:
        """Have a clip of the front door's camera end."""
        clip_id = random_id(at)
        fields = {"camera_id": FRONT, "camera": "front_door", "duration": 2.0} | more
        clip = Clip(
            id=clip_id,
            path=f"clips/front_door/{datetime.fromtimestamp(at, UTC):%Y-%m-%d}/{clip_id}.mp4",
            start=at,
            size=0,
            codec="h264",
            width=320,
            height=240,
            has_audio=False,
            **({"cause": ClipCause.EVENT} | fields),
        )
        path = self.house.clips.files.path(clip)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        stored = await self.recorder.keep(ClipClosed(clip=clip, thumbnail=thumbnail))
        return stored.clip

    @property
    def recorder(self) -> Recorder:
        return self.house.recorder


class Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


async def _tell_nobody(message: str, level: str) -> None:
    """Stands where the owner would be told."""


Serve = Callable[..., AbstractAsyncContextManager[Site]]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "hearthwatch.db")
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def serve(database: Database, tmp_path: Path) -> Serve:
    """Start a real server on a free port of the loopback."""

    @asynccontextmanager
    async def start(*, supervised: bool = False, **api: Any) -> AsyncIterator[Site]:
        settings = {"now": Settings.model_validate(SETTINGS | {"api": api})}
        fleet = FakeFleet()
        fleet.statuses[FRONT] = CameraStatus(
            CameraState.ONLINE, 500.0, width=768, height=576, last_frame=time.time()
        )
        media = MediaFolder(tmp_path / "media", home=tmp_path)
        media.claim()
        clips = ClipStore(database, ClipFiles(media))
        events, pictures, bus = EventStore(database), Pictures(media), Bus()
        jobs = Jobs(bus)
        disk, clock = {"total": 100_000, "free": 50_000}, {"ahead": 0.0}
        house = House(
            settings=lambda: settings["now"],
            database=database,
            events=events,
            alerts=AlertStore(database),
            pictures=pictures,
            clips=clips,
            retention=ClipRetention(
                clips, lambda _: (disk["total"], disk["total"] - disk["free"], disk["free"])
            ),
            bus=bus,
            recorder=Recorder(events, pictures, bus, clips=clips, settings=lambda: settings["now"]),
            explanations=Explanations(),
            access=Access(Credentials(database), supervised=supervised, supervisor=INGRESS),
            signer=Signer(
                await instance_secret(database, "urls"), clock=lambda: time.time() + clock["ahead"]
            ),
            fleet=fleet,
            jobs=jobs,
            studies=Studies(clips, events, jobs, bus, lambda: settings["now"]),
            cleanup=lambda: Housekeeper(house, fleet, media, _tell_nobody).clean(),
            instance=await instance_id(database),
            version="1.2.3",
            started=400.0,
        )
        with socket.create_server(("127.0.0.1", 0)) as listener:
            server = Server(server_config(create_app(house)))
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            working = asyncio.create_task(jobs.run())
            await server.ready.wait()
            yield Site(house, fleet, listener.getsockname()[1], settings, disk, clock)
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
            server.should_exit = True
            await serving

    return start


@pytest.fixture
async def site(serve: Serve) -> AsyncIterator[Site]:
    async with serve() as site:
        yield site


@pytest.fixture
async def reader(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A client that may read."""
    async with site.client(await site.key()) as client:
        yield client


@pytest.fixture
async def writer(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A client that may change things."""
    async with site.client(await site.key(Scope.WRITE, "writer")) as client:
        yield client
