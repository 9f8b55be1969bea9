"""The service process: builds everything once, starts it, stops it."""

import asyncio
import contextlib
import os
import signal
import socket
import time
from collections.abc import Iterator
from uuid import UUID

import structlog
import uvicorn
import watchfiles

from hearthwatch import __version__
from hearthwatch.api import Access, House, Signer, create_app, server_config
from hearthwatch.events import Bus, Explanations, InvalidEventError, Jobs, Level, Recorder, Topic
from hearthwatch.model.camera import CameraState
from hearthwatch.model.messages import ClipClosed, EventMade, Looks, Stats, Tracks, Up
from hearthwatch.service.alert_closer import close_alerts
from hearthwatch.service.housekeeping import Housekeeper
from hearthwatch.service.keys import link
from hearthwatch.service.media_watch import MediaWatch
from hearthwatch.service.opening import opened
from hearthwatch.service.places import StartError
from hearthwatch.service.start import Announce, Configuration
from hearthwatch.settings import ApiSettings, Settings, SettingsError
from hearthwatch.store import (
    AlertStore,
    Clerk,
    ClipFiles,
    ClipRetention,
    ClipStore,
    Credentials,
    Database,
    EventStore,
    InvalidClipError,
    MediaFolder,
    Pictures,
    Room,
    StoreError,
    Swept,
    instance_id,
    instance_secret,
)
from hearthwatch.studies.studies import Studies
from hearthwatch.watch.fleet import Fleet, NotTakenError
from hearthwatch.watch.process import WorkerProcess

_log = structlog.get_logger()


class Service:
    """One engine: the API, the database, the events and the fleet of cameras."""

    def __init__(
        self, configuration: Configuration, settings: Settings, worker: WorkerProcess
    ) -> None:
        """Prepare to start.

        Args:
            configuration: where things are kept, and where settings come from.
            settings: those in force at the beginning.
            worker: runs the cameras already.
        """
        self._places = configuration.places
        self._configuration = configuration
        self._settings = settings
        self._bus = Bus()
        self._explanations = Explanations()
        self._fleet = Fleet(self._receive, self._places.media, worker)
        self._started = time.time()
        self._recorder: asyncio.Future[Recorder]
        self._keeper: Housekeeper
        self._states: dict[UUID, CameraState] = {}

    async def run(self, announce: Announce) -> None:
        """Serve until SIGINT or SIGTERM.

        Args:
            announce: is told once the API answers.

        Raises:
            StartError: something it needs is missing, broken or in use.
        """
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
            async with opened(self._places.database) as database:
                house = await self._build(database)
                with contextlib.suppress(OSError):
                    await Clerk().do(house.clips.files.folder.claim)
                await house.recorder.keeper.begin()
                self._recorder.set_result(house.recorder)
                await self._serve(house, stopping, announce)
        finally:
            if not self._recorder.done():
                self._recorder.set_exception(NotTakenError("there is no database"))
                self._recorder.exception()  # Perhaps nobody waits for it: that is no error.
            await self._fleet.stop()

    async def _build(self, database: Database) -> House:
        folder = MediaFolder(self._places.media.absolute(), home=self._places.data)
        clips = ClipStore(database, ClipFiles(folder))
        events, pictures = EventStore(database), Pictures(folder)
        jobs = Jobs(self._bus)
        return House(
            settings=lambda: self._settings,
            database=database,
            events=events,
            alerts=AlertStore(database),
            pictures=pictures,
            clips=clips,
            retention=ClipRetention(clips),
            bus=self._bus,
            recorder=Recorder(
                events, pictures, self._bus, clips=clips, settings=lambda: self._settings
            ),
            explanations=self._explanations,
            access=Access(Credentials(database), supervised="SUPERVISOR_TOKEN" in os.environ),
            signer=Signer(await instance_secret(database, "media")),
            fleet=self._fleet,
            jobs=jobs,
            studies=Studies(clips, events, jobs, self._bus, lambda: self._settings),
            cleanup=self._clean,
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
                media = MediaWatch(house, self._fleet, self._alert)
                self._keeper = Housekeeper(house, self._fleet, media, self._alert)
                works = (media, self._keeper, house.jobs)
                keeping = [tasks.create_task(work.run()) for work in works]
                keeping.append(tasks.create_task(close_alerts(house.recorder.keeper)))
                host, port = ear.getsockname()[:2]
                announce(link(host, port, await house.access.new_code()))
                await stopping.wait()
                for work in keeping:
                    work.cancel()
                await self._fleet.stop()
                server.should_exit = True

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
                settings = self._configuration.load()
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

    async def _clean(self) -> tuple[Swept, Room]:
        """Let go now of what is too old or too much; the API asks for it, so there is a keeper."""
        return await self._keeper.clean()

    async def _alert(self, message: str, level: Level = "warning") -> None:
        recorder = await self._recorder
        try:
            await recorder.alert(message[:1000], level)
        except StoreError as error:
            _log.warning("system_alert_not_recorded", reason=str(error))


class _Server(uvicorn.Server):
    """Uvicorn without hands on the signals: the service stops its parts in order."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
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
