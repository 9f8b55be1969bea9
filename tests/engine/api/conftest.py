import asyncio
import json
import shutil
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
from fastapi import FastAPI

from hearthwatch.api import Access, House, Signer, create_app, server_config
from hearthwatch.events import Bus, Explanations, Jobs, Outbox, Recorder, States, Telemetry
from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.clip import Clip, ClipCause, SpriteLayout
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import ClipClosed, Down, EventMade, Picture, Probed, Show
from hearthwatch.outputs import IntegrationManager, Parts
from hearthwatch.outputs.webhooks import Client, Registry, WebhookOutput
from hearthwatch.service.desk import SettingsDesk
from hearthwatch.service.housekeeping import Housekeeper
from hearthwatch.service.places import Places
from hearthwatch.service.program import Program
from hearthwatch.settings import Settings, SettingsFile, Source
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipRetention,
    ClipStore,
    Database,
    EventFilter,
    EventStore,
    Latest,
    MediaFolder,
    OutboxStore,
    Pictures,
    Role,
    Scope,
    Sealer,
    User,
    WebhookStore,
    instance_id,
    instance_secret,
)
from hearthwatch.studies.studies import Studies
from hearthwatch.watch.live.viewers import Viewers
from hearthwatch.watch.uploads import Uploads

FRONT = UUID("0199f3c2-0000-7000-8000-000000000001")
YARD = UUID("0199f3c2-0000-7000-8000-000000000002")
JPEG = b"\xff\xd8\xff a picture"
PASSWORD = "a horse and a battery"
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
    woken: list[tuple[UUID, str]] = field(default_factory=list)
    restarted: list[UUID] = field(default_factory=list)
    worker_pid: int | None = None

    def __post_init__(self) -> None:
        self.viewers = Viewers(self._hear)

    def _hear(self, message: Down) -> None:
        if isinstance(message, Show):
            self.shows.put_nowait(message)

    probed: Callable[[Source], Probed | Exception] = lambda _: TimeoutError()
    trials: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(100))

    async def probe(self, source: Source, within: float) -> Probed:
        async with self.trials:
            answer = self.probed(source)
        if isinstance(answer, Exception):
            raise answer
        return answer

    still_jpeg: bytes | None = None
    stills: list[tuple[Path, SpriteLayout | None]] = field(default_factory=list)

    async def snapshot(self, camera_id: UUID, width: int = 0, height: int = 0) -> Picture:
        if camera_id not in self.pictures:
            raise TimeoutError
        self.widths.append(width)
        return Picture(camera_id=camera_id, timestamp=1_000.0, jpeg=self.pictures[camera_id])

    async def record(self, camera_id: UUID, seconds: float) -> None:
        self.recorded.append((camera_id, seconds))

    async def wake(self, camera_id: UUID, reason: str) -> None:
        self.woken.append((camera_id, reason))

    async def restart(self, camera_id: UUID) -> None:
        self.restarted.append(camera_id)

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

    app: FastAPI
    house: House
    fleet: FakeFleet
    port: int
    settings: dict[str, Settings]
    disk: dict[str, int]
    clock: dict[str, float]
    places: Places
    restarts: list[float]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, key: str | None = None, *, local: str | None = None) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        transport = httpx.AsyncHTTPTransport(verify=False, local_address=local)
        return httpx.AsyncClient(base_url=self.url, headers=headers, transport=transport)

    async def key(self, scope: Scope = Scope.READ, name: str = "test", **more: Any) -> str:
        return await self.house.access.create_key(name, scope, **more)

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
        day = datetime.fromtimestamp(at, UTC)
        clip = Clip(
            id=clip_id,
            path=f"clips/{fields['camera']}/{day:%Y-%m-%d}/{clip_id}.mp4",
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

    async def user(self, name: str = "ada", role: Role = Role.VIEWER, **more: Any) -> User:
        """Let somebody in with `PASSWORD`."""
        user = User(random_id(), name, role, time.time(), **more)
        kept = await self.house.access.grants.passwords.hash(PASSWORD)
        await self.house.access.users.add(user, kept)
        return user

    async def told(self, kind: str) -> list[dict[str, Any]]:
        """Return the security events of a kind, newest first."""
        page = await self.house.events.page(EventFilter(type=EventType.SECURITY_EVENT), limit=100)
        data = [dict(stored.event.data) for stored in page.items]
        return [event for event in data if event["kind"] == kind]


class Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


async def ways_out(
    database: Database, recorder: Recorder, outbox: Outbox, bus: Bus, folder: Path
) -> IntegrationManager:
    """Build the outputs over a database."""

    async def tell(message: str, level: Any) -> None:
        await recorder.alert(message, level)

    store = WebhookStore(database, Sealer(folder / "secret.key"))
    webhooks = Registry(store, outbox, Client(), tell)
    await webhooks.load()
    output = WebhookOutput(webhooks)
    return IntegrationManager(parts=Parts(recorder, outbox, bus, webhooks, (output,), folder))


async def _tell_nobody(message: str, level: str) -> None:
    """Stands where the owner would be told."""


async def _hear_nothing(message: str) -> None:
    """Stands where the owner would be told."""


Serve = Callable[..., AbstractAsyncContextManager[Site]]


@pytest.fixture
async def database(tmp_path: Path, empty_database: Path) -> AsyncIterator[Database]:
    database = Database(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def serve(database: Database, tmp_path: Path) -> Serve:
    """Start a real server on a free port of the loopback."""

    @asynccontextmanager
    async def start(*, supervised: bool = False, **api: Any) -> AsyncIterator[Site]:
        settings = {"now": Settings.model_validate(SETTINGS | {"api": api})}
        file = SettingsFile(tmp_path / "hearthwatch.yaml", tmp_path / "secrets.yaml")
        file.path.write_text(json.dumps(SETTINGS | {"api": api}))

        async def follow(_: Settings, after: Settings) -> None:
            settings["now"] = after

        fleet = FakeFleet()
        fleet.statuses[FRONT] = CameraStatus(
            CameraState.ONLINE, 500.0, width=768, height=576, last_frame=time.time()
        )
        media = MediaFolder(tmp_path / "media", home=tmp_path)
        media.claim()
        clips = ClipStore(database, ClipFiles(media))
        secret = await instance_secret(database, "tokens")
        disk, clock = {"total": 100_000, "free": 50_000}, {"ahead": 0.0}
        bus, outbox = Bus(), Outbox(OutboxStore(database))
        events, pictures = EventStore(database), Pictures(media)
        recorder = Recorder(
            events,
            pictures,
            bus,
            clips=clips,
            settings=lambda: settings["now"],
            post=outbox,
        )
        jobs, telemetry = Jobs(bus), Telemetry()
        uploads = Uploads(media.path, lambda: disk["free"], _hear_nothing, lambda host: host)
        places = Places(tmp_path, file.path, media.path)
        restarts: list[float] = []
        instance = await instance_id(database)
        states = States(
            bus,
            settings=lambda: settings["now"],
            statuses=lambda: fleet.statuses,
            events=events,
            clips=clips,
            alerts=AlertStore(database),
            latest=Latest(database),
            version="1.2.3",
            started=400.0,
        )
        await states.load()
        house = House(
            settings=lambda: settings["now"],
            desk=SettingsDesk(file, settings["now"], follow),
            database=database,
            events=events,
            alerts=AlertStore(database),
            pictures=pictures,
            clips=clips,
            retention=ClipRetention(
                clips, lambda _: (disk["total"], disk["total"] - disk["free"], disk["free"])
            ),
            bus=bus,
            states=states,
            explanations=Explanations(),
            access=Access(
                database,
                secret,
                supervised=supervised,
                supervisor=INGRESS,
                clock=lambda: time.time() + clock["ahead"],
            ),
            signer=Signer(
                await instance_secret(database, "urls"), clock=lambda: time.time() + clock["ahead"]
            ),
            fleet=fleet,
            recorder=recorder,
            outputs=await ways_out(database, recorder, outbox, bus, tmp_path),
            jobs=jobs,
            studies=Studies(clips, events, jobs, bus, lambda: settings["now"]),
            uploads=uploads,
            cleanup=lambda: Housekeeper(house, fleet, media, _tell_nobody).clean(),
            telemetry=telemetry,
            program=Program(
                places,
                database,
                instance,
                settings=lambda: settings["now"],
                restart=lambda: restarts.append(time.time()),
            ),
            instance=instance,
            version="1.2.3",
            started=400.0,
        )
        with socket.create_server(("127.0.0.1", 0)) as listener, telemetry.follow(bus):
            app = create_app(house)
            server = Server(server_config(app))
            serving = asyncio.create_task(server.serve(sockets=[listener]))
            working = asyncio.create_task(jobs.run())
            await server.ready.wait()
            await house.outputs.initialize()
            port = listener.getsockname()[1]
            yield Site(app, house, fleet, port, settings, disk, clock, places, restarts)
            await house.uploads.close()
            await house.outputs.shutdown()
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


@pytest.fixture
async def admin(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    """A client that may do everything."""
    async with site.client(await site.key(Scope.ADMIN, "admin")) as client:
        yield client
