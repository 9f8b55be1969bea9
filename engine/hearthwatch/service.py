"""The service process: builds everything once, starts it, stops it."""

import asyncio
import contextlib
import fcntl
import os
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog
import uvicorn
import watchfiles

from hearthwatch import __version__
from hearthwatch.api import Access, House, Signer, clip_limits, create_app, server_config
from hearthwatch.events import (
    Bus,
    ClipChange,
    ClipChanged,
    Explanations,
    InvalidEventError,
    Recorder,
    Topic,
)
from hearthwatch.model.camera import CameraState
from hearthwatch.model.messages import ClipClosed, EventMade, Looks, Stats, Tracks, Up
from hearthwatch.settings import ApiSettings, Settings, SettingsError, SettingsFile
from hearthwatch.store import (
    ApiKey,
    ClipFiles,
    ClipRetention,
    ClipStore,
    Credentials,
    Database,
    DatabaseUnusableError,
    EventStore,
    InvalidClipError,
    NameTakenError,
    Pictures,
    Retention,
    Scope,
    StoreError,
    instance_id,
    instance_secret,
)
from hearthwatch.watch.fleet import Fleet, NotTakenError

_log = structlog.get_logger()

_SWEEP_EVERY: Final = 60.0
_SETTLED: Final = 60.0
"""Seconds after which a file without a row is no longer on its way to one."""

_TELL_AGAIN: Final = 86_400.0

type Announce = Callable[[str], None]
"""Hears a link to the page, with a one-time code, once it works."""


class StartError(Exception):
    """The service cannot start; the text says why and names the thing."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept.

    Attributes:
        data: folder of the database.
        settings: the settings file.
        media: folder of pictures and, later, clips.
    """

    data: Path
    settings: Path
    media: Path

    @property
    def secrets(self) -> Path:
        """The file that ``!secret`` refers to."""
        return self.data / "secrets.yaml"

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "hearthwatch.db"

    def prepare(self) -> None:
        """Make the data folder, for its owner alone.

        Raises:
            StartError: it cannot be made or written to.
        """
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StartError(f"{self.data}: cannot be made ({error.strerror})") from error
        if not os.access(self.data, os.W_OK):
            raise StartError(f"{self.data}: cannot be written to")


class Service:
    """One engine: the API, the database, the events and the fleet of cameras."""

    def __init__(self, places: Places, *, host: str | None = None, port: int | None = None) -> None:
        """Prepare to start.

        Args:
            places: where things are kept.
            host: to listen on in place of the settings' one.
            port: to listen on in place of the settings' one; 0 takes a free one.
        """
        self._places = places
        self._host = host
        self._port = port
        self._file = SettingsFile(places.settings, places.secrets)
        self._settings = Settings()
        self._bus = Bus()
        self._explanations = Explanations()
        self._fleet = Fleet(self._receive, places.media)
        self._started = time.time()
        self._told_full = 0.0
        self._recorder: asyncio.Future[Recorder]
        self._states: dict[UUID, CameraState] = {}

    async def run(self, announce: Announce) -> None:
        """Serve until SIGINT or SIGTERM.

        Args:
            announce: is told once the API answers.

        Raises:
            StartError: something it needs is missing, broken or in use.
        """
        self._places.prepare()
        with _alone(self._places.data):
            self._settings = self._first_settings()
            self._recorder = asyncio.get_running_loop().create_future()
            stopping = _stop_signal()
            try:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._fleet.run(self._settings))
                    await self._work(stopping, announce)
            except* StartError as group:
                raise group.exceptions[0] from None

    async def _work(self, stopping: asyncio.Event, announce: Announce) -> None:
        """Serve while the fleet runs; its cameras connect while the database is being opened."""
        try:
            async with _opened(self._places.database) as database:
                house = await self._build(database)
                self._recorder.set_result(
                    Recorder(house.events, house.pictures, self._bus, clips=house.clips)
                )
                await self._serve(house, stopping, announce)
        finally:
            if not self._recorder.done():
                self._recorder.set_exception(NotTakenError("there is no database"))
            await self._fleet.stop()

    async def _build(self, database: Database) -> House:
        clips = ClipStore(database, ClipFiles(self._places.media))
        return House(
            settings=lambda: self._settings,
            database=database,
            events=EventStore(database),
            pictures=Pictures(self._places.media),
            clips=clips,
            retention=ClipRetention(clips),
            bus=self._bus,
            explanations=self._explanations,
            access=Access(Credentials(database), supervised="SUPERVISOR_TOKEN" in os.environ),
            signer=Signer(await instance_secret(database, "media")),
            fleet=self._fleet,
            instance=await instance_id(database),
            version=__version__,
            started=self._started,
        )

    async def _serve(self, house: House, stopping: asyncio.Event, announce: Announce) -> None:
        with _listening(self._settings.api) as ear:
            server = _Server(server_config(create_app(house)))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(server.serve(sockets=[ear]))
                tasks.create_task(self._follow_settings(stopping))
                sweeping = tasks.create_task(self._sweep(house))
                host, port = ear.getsockname()[:2]
                announce(link(host, port, await house.access.new_code()))
                await stopping.wait()
                sweeping.cancel()
                await self._fleet.stop()
                server.should_exit = True

    def _first_settings(self) -> Settings:
        try:
            return self._load()
        except (SettingsError, OSError) as error:
            raise StartError(str(error)) from error

    def _load(self) -> Settings:
        """Read the settings; what the command line says about the API goes before them."""
        settings = self._file.load_complete()
        said = {"host": self._host, "port": self._port}
        said = {key: value for key, value in said.items() if value is not None}
        return settings.model_copy(update={"api": settings.api.model_copy(update=said)})

    async def _follow_settings(self, stopping: asyncio.Event) -> None:
        """Apply the settings file whenever it changes; a bad edit leaves the last good one."""
        folder = self._places.settings.parent
        name = self._places.settings.name
        folder.mkdir(parents=True, exist_ok=True)
        async for changes in watchfiles.awatch(
            folder,
            stop_event=stopping,
            recursive=False,
            watch_filter=lambda _, path: path.endswith(name),
        ):
            _log.debug("settings_touched", files=len(changes))
            try:
                settings = self._load()
            except (SettingsError, OSError) as error:
                _log.error("settings_refused", problems=str(error))
                await self._alert(f"The settings file has mistakes and is not used: {error}")
                continue
            if settings != self._settings:
                self._forget_cameras(settings)
                self._settings = settings
                await self._fleet.apply(settings)
                self._bus.publish(Topic.CAMERAS, None)
                _log.info("settings_applied", cameras=len(settings.cameras))

    def _forget_cameras(self, settings: Settings) -> None:
        kept = {camera.id for camera in settings.cameras}
        for camera in self._settings.cameras:
            if camera.id not in kept:
                self._explanations.forget_camera(camera.id)

    async def _sweep(self, house: House) -> None:
        """Let go of what is too old or too much, and find what was forgotten, once a minute."""
        adopted_for = 0.0
        while True:
            try:
                await self._sweep_events(Retention(house.events, house.pictures))
                await self._sweep_clips(house)
                if self._fleet.worker_since != adopted_for:
                    adopted_for = self._fleet.worker_since
                    await self._adopt_clips(house.clips, adopted_for)
            except (StoreError, OSError) as error:
                _log.warning("sweep_failed", reason=str(error))
            await asyncio.sleep(_SWEEP_EVERY)

    async def _sweep_events(self, retention: Retention) -> None:
        now = time.time()
        keep = self._settings.storage.events_days * 86_400
        swept = await retention.sweep(before=now - keep, settled=now - _SETTLED)
        if swept.events or swept.orphans:
            _log.info("events_swept", events=swept.events, orphans=swept.orphans)

    async def _sweep_clips(self, house: House) -> None:
        now = time.time()
        gone = await house.clips.drop_gone()
        room = await house.retention.sweep(clip_limits(self._settings.storage), now=now)
        for stored in (*gone, *(removed.clip for removed in room.removed)):
            self._bus.publish(Topic.CLIPS, ClipChange(ClipChanged.DELETED, stored))
        await asyncio.to_thread(house.clips.files.tidy, before=now - _SETTLED)
        if room.failed:
            _log.error("clips_not_deleted", clips=room.failed)
        if room.missing and now - self._told_full > _TELL_AGAIN:
            self._told_full = now
            missing = f"{room.missing / 1e9:.1f} GB"
            await self._alert(f"The disk lacks {missing} and no clip is left that may go.")

    async def _adopt_clips(self, clips: ClipStore, worker_since: float) -> None:
        """Have clips that no row knows put right: a crash left them, or a backup brought them.

        What was touched since the worker started may still be written by it.
        """
        cameras = {camera.slug: camera.id for camera in self._settings.cameras}
        unknown = await clips.unknown(settled=worker_since)
        slugs = ((path.parent.parent.name, path) for path in unknown)
        await self._fleet.adopt((cameras[slug], path) for slug, path in slugs if slug in cameras)

    async def _receive(self, message: Up) -> None:
        """Take what a worker sent to where it belongs."""
        match message:
            case EventMade():
                try:
                    recorder = await self._recorder
                    await recorder.record(message)
                except InvalidEventError as error:
                    _log.error("event_refused", reason=str(error))
                except StoreError as error:
                    raise NotTakenError(str(error)) from error
            case ClipClosed():
                recorder = await self._recorder
                try:
                    await recorder.keep(message)
                except InvalidClipError as error:
                    _log.error("clip_refused", reason=str(error))
                except StoreError as error:
                    raise NotTakenError(str(error)) from error
            case Tracks():
                self._bus.publish(Topic.TRACKS, message)
            case Looks():
                self._explanations.add(message)
            case Stats():
                self._explanations.add_state(message)
                self._bus.publish(Topic.METRICS, message)
                state = message.status.state
                if self._states.get(message.camera_id) is not state:
                    self._states[message.camera_id] = state
                    self._bus.publish(Topic.CAMERAS, message)

    async def _alert(self, message: str) -> None:
        recorder = await self._recorder
        try:
            await recorder.alert(message[:1000])
        except StoreError as error:
            _log.warning("system_alert_not_recorded", reason=str(error))


class _Server(uvicorn.Server):
    """Uvicorn without hands on the signals: the service stops its parts in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def link(host: str, port: int, code: str) -> str:
    """Return the address of the page with a one-time code.

    >>> link("0.0.0.0", 8099, "abc")
    'http://127.0.0.1:8099/#code=abc'
    """
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - not bound
    name = f"[{reachable}]" if ":" in reachable else reachable
    return f"http://{name}:{port}/#code={code}"


async def create_key(places: Places, name: str, scope: str) -> str:
    """Make an API key and return it.

    Raises:
        StartError: the name is taken or unfit, or the database cannot be used.
    """
    async with _access(places) as (access, _):
        try:
            return await access.create_key(name, Scope(scope))
        except NameTakenError as error:
            raise StartError(f"there is a key called {name!r} already") from error
        except ValueError as error:
            raise StartError(str(error)) from error


async def list_keys(places: Places) -> list[ApiKey]:
    """Return all API keys, without the keys themselves.

    Raises:
        StartError: the database cannot be used.
    """
    async with _access(places) as (_, credentials):
        return await credentials.keys()


async def revoke_key(places: Places, name: str) -> None:
    """Withdraw an API key.

    Raises:
        StartError: there is none of that name, or the database cannot be used.
    """
    async with _access(places) as (_, credentials):
        if not await credentials.delete_key(name):
            raise StartError(f"there is no key called {name!r}")


async def create_code(places: Places) -> str:
    """Return a new one-time code.

    Raises:
        StartError: the database cannot be used.
    """
    async with _access(places) as (access, _):
        return await access.new_code()


@contextlib.asynccontextmanager
async def _access(places: Places) -> AsyncIterator[tuple[Access, Credentials]]:
    places.prepare()
    async with _opened(places.database) as database:
        credentials = Credentials(database)
        try:
            yield Access(credentials), credentials
        except StoreError as error:
            raise StartError(str(error)) from error


@contextlib.asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[Database]:
    database = Database(path)
    try:
        await database.open()
    except DatabaseUnusableError as error:
        raise StartError(str(error)) from error
    try:
        yield database
    finally:
        await database.close()


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Make sure that no second engine works on the same folder."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StartError(f"{folder}: another Hearthwatch runs on this folder") from None
        yield


@contextlib.contextmanager
def _listening(api: ApiSettings) -> Iterator[socket.socket]:
    host, port = api.host, api.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ear.bind((host, port))
        except OSError as error:
            where = f"{host}:{port}"
            raise StartError(
                f"cannot listen on {where} ({error.strerror}): see api.port"
            ) from error
        yield ear


def _stop_signal() -> asyncio.Event:
    """Return an event that SIGINT and SIGTERM set."""
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    return stopping
