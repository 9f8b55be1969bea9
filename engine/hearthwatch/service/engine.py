"""The service process: builds everything once, starts it, stops it."""

import asyncio
import contextlib
import os
import signal
import socket
import threading
import time
from dataclasses import replace
from typing import Final
from uuid import UUID

import structlog
import watchfiles

from hearthwatch.api import House, create_app, server_config
from hearthwatch.events import (
    Bus,
    Explanations,
    InvalidEventError,
    Level,
    Recorder,
    Topic,
)
from hearthwatch.model.camera import CameraState
from hearthwatch.model.messages import ClipClosed, EventMade, Logged, Looks, Stats, Tracks, Up
from hearthwatch.service.advertising import Advertiser
from hearthwatch.service.alert_closer import close_alerts
from hearthwatch.service.building import Ground, build_house
from hearthwatch.service.desk import SettingsDesk
from hearthwatch.service.housekeeping import Housekeeper
from hearthwatch.service.keys import link
from hearthwatch.service.logs import RING
from hearthwatch.service.media_watch import MediaWatch
from hearthwatch.service.opening import opened
from hearthwatch.service.places import StartError
from hearthwatch.service.server import Server, listening
from hearthwatch.service.start import Announce, Configuration
from hearthwatch.service.supervised.supervision import Supervision, supervised
from hearthwatch.service.uploading import Uploading
from hearthwatch.service.vitals import Vitals
from hearthwatch.settings import Settings, SettingsError
from hearthwatch.store import (
    Clerk,
    InvalidClipError,
    Room,
    StoreError,
    Swept,
)
from hearthwatch.watch.fleet import Fleet, NotTakenError
from hearthwatch.watch.process import WorkerProcess

_log = structlog.get_logger()

_SETTINGS_STEP: Final = 250
"""Milliseconds from look to look at what has happened in the folder of the settings."""

_STOPPED_WITHIN: Final = 3.0
"""Seconds for cameras and outputs together; what is due then is sent after the next start."""

_FLUSHED_AT_LEAST: Final = 0.5
_FORCED_AFTER: Final = 4.5


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
        self._app = configuration.app
        self._desk = SettingsDesk(
            configuration.file, settings, self._follow, said=configuration.said
        )
        self._bus = Bus()
        self._explanations = Explanations()
        places = self._places
        self._fleet = Fleet(self._receive, places.media, worker, cache=places.cache)
        self._started = time.time()
        self._recorder: asyncio.Future[Recorder]
        self._keeper: Housekeeper
        self._states: dict[UUID, CameraState] = {}
        self._stopping = asyncio.Event()
        self._again = False
        self._last_resort: threading.Timer | None = None

    async def run(self, announce: Announce) -> bool:
        """Serve until SIGINT or SIGTERM, or until somebody wants to begin anew.

        Args:
            announce: is told once the API answers.

        Returns:
            Whether it is to begin anew.

        Raises:
            StartError: something it needs is missing, broken or in use.
        """
        self._recorder = asyncio.get_running_loop().create_future()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self._end)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._fleet.run(self._desk.settings))
                await self._work(self._stopping, announce)
        except* StartError as group:
            raise group.exceptions[0] from None
        return self._again

    def _restart(self) -> None:
        if not self._stopping.is_set():
            self._again = True
            self._stopping.set()

    def _end(self) -> None:
        """End, and soon; whoever asks twice does not get more time."""
        self._again = False
        self._stopping.set()
        if self._last_resort is None:
            self._last_resort = threading.Timer(_FORCED_AFTER, self._end_by_force)
            self._last_resort.daemon = True
            self._last_resort.start()

    def _end_by_force(self) -> None:
        """End, though a thread hangs in a share that is away or in a name that nobody resolves.

        What counts was committed, and clips are whole up to their last second.
        """
        _log.warning("ended_by_force", seconds=_FORCED_AFTER)
        if (worker := self._fleet.worker_pid) is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        os._exit(0)

    async def _work(self, stopping: asyncio.Event, announce: Announce) -> None:
        """Serve while the fleet runs; its cameras connect while the database is being opened."""
        try:
            async with opened(self._places.database) as database, supervised(self._app) as above:
                house = await build_house(
                    database,
                    Ground(
                        places=self._places,
                        desk=self._desk,
                        bus=self._bus,
                        fleet=self._fleet,
                        explanations=self._explanations,
                        started=self._started,
                        alert=self._alert,
                        clean=self._clean,
                        restart=self._restart,
                        broker=above.broker if above and above.offers_mqtt else None,
                    ),
                )
                with contextlib.suppress(OSError):
                    await Clerk().do(house.clips.files.folder.claim)
                await house.states.load()
                await house.recorder.keeper.begin()
                self._recorder.set_result(house.recorder)
                with house.telemetry.follow(self._bus):
                    await self._serve(house, stopping, announce, above)
        finally:
            if not self._recorder.done():
                self._recorder.set_exception(NotTakenError("there is no database"))
                self._recorder.exception()  # Perhaps nobody waits for it: that is no error.
            await self._fleet.stop()

    async def _serve(
        self,
        house: House,
        stopping: asyncio.Event,
        announce: Announce,
        above: Supervision | None,
    ) -> None:
        with listening(self._desk.settings.api) as ear:
            server = Server(server_config(create_app(house)))
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(server.serve(sockets=[ear]))
                tasks.create_task(self._follow_settings(stopping))
                await house.outputs.initialize()
                media = MediaWatch(house, self._fleet, self._alert)
                self._keeper = Housekeeper(house, self._fleet, media, self._alert)
                host, port = ear.getsockname()[:2]
                advertiser, uploading = Advertiser(house, host, port), Uploading(house)
                works = (media, self._keeper, house.jobs, advertiser, uploading)
                keeping = [tasks.create_task(work.run()) for work in works]
                keeping.append(tasks.create_task(close_alerts(house.recorder.keeper)))
                keeping.append(tasks.create_task(house.states.run(Vitals(house))))
                await server.up.wait()
                if above is not None:
                    discovery = above.discovery(house.access, self._places.data, port)
                    keeping.append(tasks.create_task(discovery.run()))
                if above is not None:
                    # Home Assistant signs people in itself, and shows the log of an app.
                    announce(link(socket.gethostname(), port))
                else:
                    announce(link(host, port, await house.access.new_code()))
                await stopping.wait()
                for work in keeping:
                    work.cancel()
                server.end()
                await self._stop(house)

    async def _stop(self, house: House) -> None:
        """Stop the cameras, and then what their last words go through."""
        began = time.monotonic()
        await self._fleet.stop()
        spent = time.monotonic() - began
        await house.outputs.shutdown(max(_FLUSHED_AT_LEAST, _STOPPED_WITHIN - spent))

    async def _follow_settings(self, stopping: asyncio.Event) -> None:
        """Apply the settings file whenever it changes; a bad edit leaves the last good one."""
        places = self._places
        folder = places.settings.parent
        names = (places.settings.name, places.secrets.name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _log.warning("settings_not_followed", folder=str(folder), reason=error.strerror)
            return
        async for changes in watchfiles.awatch(
            folder,
            stop_event=stopping,
            step=_SETTINGS_STEP,
            recursive=False,
            watch_filter=lambda _, path: path.endswith(names),
        ):
            _log.debug("settings_touched", files=len(changes))
            try:
                await self._desk.reload()
            except (SettingsError, OSError) as error:
                _log.error("settings_refused", problems=str(error))
                await self._alert(f"The settings file has mistakes and is not used: {error}")

    async def _follow(self, before: Settings, settings: Settings) -> None:
        """Let the running engine be as the settings say."""
        kept = {camera.id for camera in settings.cameras}
        for camera in before.cameras:
            if camera.id not in kept:
                self._explanations.forget_camera(camera.id)
        await self._fleet.apply(settings)
        self._bus.publish(Topic.CAMERAS, None)

    async def _receive(self, message: Up) -> None:
        """Take what a worker sent to where it belongs."""
        match message:
            case EventMade(event=event):
                try:
                    recorder = await self._recorder
                    with structlog.contextvars.bound_contextvars(correlation_id=str(event.id)):
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
            case Logged(line=line):
                RING.add(replace(line, process="worker"))
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
