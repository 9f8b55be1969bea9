"""All cameras of all workers: starts them, restarts them, applies settings live."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

import msgspec
import structlog

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.clip import SpriteLayout
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import (
    Adopt,
    Alive,
    ClipClosed,
    Committed,
    Configure,
    Down,
    EventMade,
    LiveAway,
    LiveBegun,
    LiveData,
    LiveFailed,
    MakeStill,
    Picture,
    Probe,
    Probed,
    Record,
    Restart,
    Snapshot,
    Stats,
    Still,
    Stop,
    Storing,
    Up,
    Wake,
    Watch,
)
from hearthwatch.settings import REVEAL, CameraSettings, Settings, Source
from hearthwatch.watch.channel import ChannelError, ServiceEnd
from hearthwatch.watch.live.viewers import Viewers
from hearthwatch.watch.process import WorkerProcess
from hearthwatch.watch.questions import Questions

type Receiver = Callable[[Up], Awaitable[None]]
"""Takes what workers send. An event is acknowledged when it returns, and comes again if it raises
`NotTakenError`. It is called with the next one before it has returned, in their order."""

_log = structlog.get_logger()

_SILENCE: Final = 20.0
_STOP_WITHIN: Final = 8.0
_SNAPSHOT_WITHIN: Final = 5.0
_STILL_WITHIN: Final = 20.0
_PROBE_SLACK: Final = 3.0
_FIRST_DELAY: Final = 0.5
_LONGEST_DELAY: Final = 30.0
_HEALTHY_AFTER: Final = 60.0
_COMMITTED_AT_ONCE: Final = 64
"""So many events wait for the disk together; behind them the worker waits."""


class NotTakenError(Exception):
    """What a worker sent cannot be taken now; it will be sent again."""


class Fleet:
    """Runs the cameras of the settings in a worker process and keeps that process alive.

    It owns no camera itself: a crash in a decoder ends the worker, never the service.

    Attributes:
        viewers: who watches cameras live.
    """

    def __init__(
        self,
        receive: Receiver,
        media: Path,
        first: WorkerProcess | None = None,
        *,
        cache: Path | None = None,
    ) -> None:
        """Prepare.

        Args:
            receive: takes what workers send.
            media: the folder in which clips are written.
            first: a worker that was started early.
            cache: the folder for what can be found out again; None: there is none.
        """
        self._receive = receive
        self._media = media
        self._cache = cache
        self._settings = Settings()
        self._statuses: dict[UUID, CameraStatus] = {}
        self.viewers = Viewers(self._tell)
        self._telling: set[asyncio.Future[None]] = set()
        self._watchers: Counter[UUID] = Counter()
        self._questions = Questions(self._send)
        self._room = asyncio.Semaphore(_COMMITTED_AT_ONCE)
        self._storing: Storing | None = None
        self._first = first
        self._worker: ServiceEnd | None = None
        self._worker_since = 0.0
        self._worker_pid: int | None = None
        self._stopping = asyncio.Event()
        self._ended = asyncio.Event()

    @property
    def worker_since(self) -> float:
        """When the present worker was started, in seconds since 1970 UTC; 0 before the first."""
        return self._worker_since

    @property
    def worker_pid(self) -> int | None:
        """The present worker's process; None while there is none."""
        return self._worker_pid

    @property
    def statuses(self) -> Mapping[UUID, CameraStatus]:
        """The newest status of every configured camera."""
        return self._statuses

    async def run(self, settings: Settings) -> None:
        """Run the cameras of the settings until `stop` is called."""
        self._adopt(settings)
        await self._tell_switched_off({})
        delay = _FIRST_DELAY
        try:
            while not self._stopping.is_set():
                started = time.monotonic()
                code = await self._run_worker()
                if self._stopping.is_set():
                    return
                delay = _FIRST_DELAY if time.monotonic() - started > _HEALTHY_AFTER else delay
                await self._report_end(_spoken(code), delay)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), delay)
                delay = min(delay * 2, _LONGEST_DELAY)
        finally:
            self._ended.set()

    async def apply(self, settings: Settings) -> None:
        """Let the running cameras follow new settings; unchanged ones notice nothing."""
        before = self._statuses
        self._adopt(settings)
        await self._send(self._configuration())
        await self._tell_switched_off(before)

    async def stop(self) -> None:
        """Stop the cameras, take their last words, and end the worker, by force if need be."""
        self._stopping.set()
        self.viewers.close()
        await self._send(Stop())
        try:
            await asyncio.wait_for(self._ended.wait(), _STOP_WITHIN)
        except TimeoutError:
            _log.error("worker_does_not_stop", seconds=_STOP_WITHIN)
            if self._worker:
                self._worker.close()
            await self._ended.wait()

    async def snapshot(self, camera_id: UUID, width: int = 0, height: int = 0) -> Picture:
        """Ask for the newest picture of a camera.

        Args:
            camera_id: of a configured camera.
            width: in pixels at most; 0 for the picture as it comes.
            height: likewise.

        Raises:
            KeyError: there is no such camera.
            TimeoutError: the worker does not answer.
        """
        if camera_id not in self._statuses:
            raise KeyError(camera_id)
        return await self._questions.ask(
            lambda request: Snapshot(
                camera_id=camera_id, request=request, width=width, height=height
            ),
            _SNAPSHOT_WITHIN,
        )

    async def record(self, camera_id: UUID, seconds: float) -> None:
        """Record a camera from now on for some seconds; 0 ends what a command began."""
        await self._send(Record(camera_id=camera_id, seconds=seconds))

    async def wake(self, camera_id: UUID, reason: str) -> None:
        """Have a camera looked at closely now, for something else has noticed movement.

        Args:
            camera_id: of a configured camera; others do nothing.
            reason: what noticed it, for the owner.
        """
        await self._send(Wake(camera_id=camera_id, reason=reason))

    async def restart(self, camera_id: UUID) -> None:
        """Have a camera's streams closed and opened anew, whatever they are waiting for."""
        await self._send(Restart(camera_id=camera_id))

    async def adopt(self, paths: Iterable[Path]) -> None:
        """Have clips that are on disk but unknown put right and told of."""
        if found := tuple(str(path.absolute()) for path in paths):
            await self._send(Adopt(paths=found))

    async def store(self, storing: Storing) -> None:
        """Let this and every later worker write what is said from now on."""
        self._storing = storing
        await self._send(storing)

    async def still(self, path: Path, layout: SpriteLayout | None = None) -> bytes | None:
        """Have a small picture made of a clip, where a crash in a decoder takes no API down.

        Args:
            path: of the clip's file, absolute.
            layout: of its sprite; None for the picture with which it begins.

        Returns:
            A JPEG, or None when there is no picture in the file.

        Raises:
            TimeoutError: the worker does not answer.
        """
        made: Still = await self._questions.ask(
            lambda request: MakeStill(request=request, path=str(path), layout=layout),
            _STILL_WITHIN,
        )
        return made.jpeg

    async def probe(self, source: Source, within: float) -> Probed:
        """Have a source tried out, where a crash in a decoder takes no API down.

        Args:
            source: of the settings; no camera needs to have it.
            within: seconds that it may take.

        Raises:
            TimeoutError: the worker does not answer.
        """
        data = source.model_dump_json(context=REVEAL).encode()
        return await self._questions.ask(
            lambda request: Probe(request=request, source=data, within=within),
            within + _PROBE_SLACK,
        )

    @contextlib.contextmanager
    def watch(self, camera_id: UUID) -> Iterator[None]:
        """While this is open, every look of the camera is sent up as `Tracks`."""
        self._watchers[camera_id] += 1
        self._tell_watchers(camera_id)
        try:
            yield
        finally:
            self._watchers[camera_id] -= 1
            self._tell_watchers(camera_id)

    def _tell_watchers(self, camera_id: UUID) -> None:
        if self._watchers[camera_id] in {0, 1}:
            watch = Watch(camera_id=camera_id, on=self._watchers[camera_id] > 0)
            self._tell(watch)

    def _tell(self, message: Down) -> None:
        """Send a message without waiting; messages keep their order."""
        telling = asyncio.ensure_future(self._send(message))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)

    def _configuration(self) -> Configure:
        media = str(self._media.absolute())
        cache = str(self._cache.absolute()) if self._cache else ""
        return Configure(settings=self._settings.revealed(), media=media, cache=cache)

    def _adopt(self, settings: Settings) -> None:
        self._settings = settings
        now = time.time()
        self._statuses = {
            camera.id: _adopted(camera, self._statuses.get(camera.id), now)
            for camera in settings.cameras
        }

    async def _tell_switched_off(self, before: Mapping[UUID, CameraStatus]) -> None:
        """Say of cameras that are switched off from now on that they are; no worker does."""
        for camera_id, status in list(self._statuses.items()):
            if status.state is CameraState.DISABLED and before.get(camera_id) is not status:
                await self._receive(Stats(camera_id=camera_id, status=status))

    async def _send(self, message: Down) -> None:
        if self._worker:
            with contextlib.suppress(ConnectionError):
                await self._worker.send(message)

    async def _run_worker(self) -> int:
        process, self._first = self._first or WorkerProcess(), None
        reader, writer = await asyncio.open_connection(sock=process.channel)
        self._worker = ServiceEnd(reader, writer)
        try:
            await self._send(self._configuration())
            if self._stopping.is_set():  # It was told before there was a worker to pass it on to.
                await self._send(Stop())
            if self._storing:
                await self._send(self._storing)
            self._worker_since, self._worker_pid = process.since, process.pid
            for camera_id in +self._watchers:
                await self._send(Watch(camera_id=camera_id, on=True))
            for view in self.viewers.resume():
                await self._send(view)
            await self._listen(self._worker)
        finally:
            self._worker.close()
            self._worker = self._worker_pid = None
            code = await asyncio.to_thread(process.wait)
        return code

    async def _listen(self, worker: ServiceEnd) -> None:
        """Take messages until the worker is gone, says nothing any more, or talks nonsense."""
        async with asyncio.TaskGroup() as commits:
            while (message := await _next(worker)) is not None:
                await self._take(message, commits)

    async def _take(self, message: Up, commits: asyncio.TaskGroup) -> None:
        match message:
            case EventMade() | ClipClosed():
                await self._room.acquire()
                commits.create_task(self._commit(message))
            case Alive():
                pass
            case LiveData() | LiveBegun() | LiveAway() | LiveFailed():
                self.viewers.take(message)
            case (
                Picture(request=int() as request) | Still(request=request) | Probed(request=request)
            ):
                self._questions.answer(request, message)
            case Stats(camera_id=camera_id) if camera_id in self._statuses:
                if self._statuses[camera_id].state is not CameraState.DISABLED:
                    self._statuses[camera_id] = message.status
                    await self._receive(message)
            case _:
                await self._receive(message)

    async def _commit(self, message: EventMade | ClipClosed) -> None:
        """Have something committed, beside others that come meanwhile, and tell the worker."""
        thing = message.event if isinstance(message, EventMade) else message.clip
        try:
            await self._receive(message)
        except NotTakenError as error:
            _log.warning("not_committed", id=str(thing.id), why=str(error))
        else:
            await self._send(Committed(ids=(thing.id,)))
        finally:
            self._room.release()

    async def _report_end(self, reason: str, delay: float) -> None:
        _log.error("worker_ended", reason=reason, restart_in=delay)
        now = time.time()
        text = f"The process that runs the cameras ended ({reason}); it is started again."
        self.viewers.interrupt(text)
        for camera_id, status in self._statuses.items():
            if status.state is CameraState.DISABLED:
                continue
            offline = replace(status, state=CameraState.OFFLINE, since=now, reason=text)
            self._statuses[camera_id] = offline
            await self._receive(Stats(camera_id=camera_id, status=offline))
        alert = Event(
            id=random_id(now),
            type=EventType.SYSTEM_ALERT,
            timestamp=now,
            data={"message": text, "level": "error"},
            trace=Trace(captured=now, confirmed=now),
        )
        with contextlib.suppress(NotTakenError):
            await self._receive(EventMade(event=alert))


async def _next(worker: ServiceEnd) -> Up | None:
    """Wait for a message; None when the worker is gone, is silent, or talks nonsense."""
    try:
        async with asyncio.timeout(_SILENCE):
            return await worker.receive()
    except TimeoutError:
        _log.error("worker_silent", seconds=_SILENCE)
    except (ChannelError, msgspec.DecodeError) as error:
        _log.error("worker_nonsense", error=str(error))
    return None


def _adopted(camera: CameraSettings, known: CameraStatus | None, now: float) -> CameraStatus:
    """Return the status with which a camera goes on under new settings."""
    if known is not None and (known.state is not CameraState.DISABLED) is camera.enabled:
        return known
    return CameraStatus(CameraState.CONNECTING if camera.enabled else CameraState.DISABLED, now)


def _spoken(code: int) -> str:
    """Say how a process ended.

    >>> _spoken(-11)
    'signal 11'
    """
    return f"signal {-code}" if code < 0 else f"exit code {code}"
