"""All ways out of the house behind one face."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

import structlog

from hearthwatch.events import InvalidEventError, Topic, validated
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.errors import UnknownCameraError
from hearthwatch.outputs.machine import measure
from hearthwatch.outputs.parts import Parts, parts_of
from hearthwatch.outputs.protocol import Output, OutputState, RegisteredCamera
from hearthwatch.outputs.supervisor import Supervised, unbroken
from hearthwatch.outputs.webhooks.registry import Registry
from hearthwatch.settings.camera import slugify
from hearthwatch.store import StoreError

FLUSHED_WITHIN: Final = 5.0
"""Seconds that a stop waits for what is due; the rest is sent after the next start."""

_MOST_WAITING: Final = 10_000
_INTEGRATIONS: Final = ("home_assistant", "homekit", "mqtt", "webhooks", "nest", "kafka", "siem")

_log = structlog.get_logger(__name__)


class IntegrationManager:
    """Starts and stops the outputs, and gives them cameras, events and figures.

    Each output has a task of its own; one that fails is started anew and never stops another.
    """

    def __init__(
        self, config_file: str | Path = "config/integrations.yaml", *, parts: Parts | None = None
    ) -> None:
        """Prepare.

        Args:
            config_file: says what to open, for a program that has no engine around it.
            parts: of the running engine, which goes before the file.
        """
        self._config_file = Path(config_file)
        self._given = parts
        self._parts: Parts | None = parts
        self._opened = AsyncExitStack()
        self._outputs: dict[str, tuple[Output, Supervised]] = {}
        self._cameras: dict[str, RegisteredCamera] = {}
        self._failed = 0
        self._waiting: asyncio.Queue[tuple[Event, asyncio.Future[Event]]] | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def webhooks(self) -> Registry:
        """All webhooks.

        Raises:
            ConnectionError: the manager is not initialised.
        """
        return self._there.webhooks

    async def initialize(self) -> None:
        """Start all outputs, each in a task of its own.

        Raises:
            ValueError: the file says something that means nothing.
            ConnectionError: what it names cannot be opened.
        """
        if self._tasks:
            return
        if self._parts is None:
            try:
                self._parts = await self._opened.enter_async_context(parts_of(self._config_file))
            except StoreError as error:
                raise ConnectionError(str(error)) from error
        self._loop = asyncio.get_running_loop()
        self._waiting = asyncio.Queue(_MOST_WAITING)
        for output in self._parts.outputs:
            self.add_output(output)
        self._tasks = [asyncio.create_task(self._record())]
        if self._parts.cameras is not None:
            self._sync_cameras()
            self._tasks.append(asyncio.create_task(self._follow_cameras()))

    def add_output(self, output: Output) -> None:
        """Start one more output; it gets the cameras that are registered already."""
        for camera in self._cameras.values():
            output.add_camera(camera)
        supervised = Supervised(output.name, output.run)
        self._outputs[output.name] = output, supervised
        supervised.start()

    def register_camera(
        self,
        camera_id: str,
        camera_name: str,
        camera_source: Callable[[], Any] | None = None,
        stream_url: str | None = None,
        is_doorbell: bool = False,
    ) -> None:
        """Tell all outputs of a camera, or that one has changed."""
        try:
            number, slug = UUID(camera_id), slugify(camera_name)
        except ValueError:
            number, slug = uuid5(NAMESPACE_URL, f"hearthwatch:{camera_id}"), slugify(camera_id)
        self._register(
            RegisteredCamera(
                key=camera_id,
                id=number,
                slug=slug or "camera",
                name=camera_name,
                source=camera_source,
                stream_url=stream_url,
                is_doorbell=is_doorbell,
            )
        )

    def unregister_camera(self, camera_id: str) -> None:
        """Have all outputs forget a camera.

        Raises:
            KeyError: there is none of that id.
        """
        camera = self._cameras.pop(self._camera(camera_id).key)
        for output, _ in self._outputs.values():
            output.remove_camera(camera)

    def publish_event(
        self, event_type: str, camera_id: str | None, data: Mapping[str, Any] | None = None
    ) -> asyncio.Future[Event]:
        """Record an event and have it sent to everybody who wants it; never waits.

        It may be called from any thread. What happens after that is the outbox's business: an
        event that is recorded is delivered, now or after the next start.

        Args:
            event_type: one of the registry's.
            camera_id: of a registered camera, or its slug; None: it is about the whole system.
            data: what the type demands.

        Returns:
            A future for those who want to know when it is safe; nobody has to wait for it.

        Raises:
            ValueError: there is no such type, or the data are not what it demands.
            KeyError: there is no such camera.
            ConnectionError: the manager is not running, or too much is waiting.
        """
        if self._loop is None or self._waiting is None:
            raise ConnectionError("The outputs are not running.")
        event = self._made(event_type, camera_id, data or {})
        if self._waiting.qsize() >= _MOST_WAITING:
            self._failed += 1
            raise ConnectionError("Too many events wait to be recorded.")
        recorded: asyncio.Future[Event] = self._loop.create_future()
        recorded.add_done_callback(_seen)
        self._loop.call_soon_threadsafe(self._take, event, recorded)
        return recorded

    async def publish_system_metrics(self) -> None:
        """Tell listeners and outputs how the machine fares."""
        parts = self._there
        metrics = await asyncio.to_thread(measure, parts.disk, parts.active_cameras())
        parts.bus.publish(Topic.METRICS, metrics)
        for output, _ in self._outputs.values():
            await output.publish_metrics(metrics)

    def get_statistics(self) -> dict[str, Any]:
        """Return figures since the start."""
        outbox = None if self._parts is None else self._parts.outbox
        last = None if outbox is None else outbox.last
        enabled = {name for name, (output, _) in self._outputs.items() if output.enabled}
        return {
            "events_processed": 0 if outbox is None else outbox.taken,
            "events_failed": self._failed + (0 if outbox is None else outbox.failed),
            "last_event_time": None if last is None else to_rfc3339(last),
            "integrations": {name: name in enabled for name in _INTEGRATIONS},
            "webhook_count": 0 if self._parts is None else len(self._parts.webhooks.all()),
        }

    async def outputs(self) -> list[dict[str, Any]]:
        """Return how each output fares."""
        return [
            {
                "name": output.name,
                "enabled": output.enabled,
                "state": _state(output, supervised).value,
                "reason": output.problem or supervised.reason,
                "restarts": supervised.restarts,
                "statistics": dict(await output.statistics()),
            }
            for output, supervised in self._outputs.values()
        ]

    async def shutdown(self, within: float = FLUSHED_WITHIN) -> None:
        """Send what is due, as far as it goes in some seconds, and stop all outputs."""
        tasks, self._tasks = self._tasks, []
        if self._waiting is not None and tasks:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(within):
                    await self._waiting.join()
                    await asyncio.gather(*(self._flushed(name) for name in self._outputs))
        self._loop = self._waiting = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(supervised.stop() for _, supervised in self._outputs.values()))
        self._outputs.clear()
        await self._opened.aclose()
        self._parts = self._given

    @property
    def _there(self) -> Parts:
        if self._parts is None:
            raise ConnectionError("The outputs are not running.")
        return self._parts

    async def _flushed(self, name: str) -> None:
        output, _ = self._outputs[name]
        await output.flush()

    def _made(self, event_type: str, camera_id: str | None, data: Mapping[str, Any]) -> Event:
        """Return an event of now, checked."""
        now = time.time()
        kind = EventType(event_type)
        camera = None if camera_id is None else self._camera(camera_id)
        event = Event(
            random_id(now),
            kind,
            now,
            camera_id=None if camera is None else camera.id,
            camera=None if camera is None else camera.slug,
            data=data,
        )
        validated(event)
        return event

    def _camera(self, name: str) -> RegisteredCamera:
        for camera in [*self._cameras.values()]:
            if name in {camera.key, camera.slug, str(camera.id)}:
                return camera
        raise UnknownCameraError(name)

    def _register(self, camera: RegisteredCamera) -> None:
        if self._cameras.get(camera.key) != camera:
            self._cameras[camera.key] = camera
            for output, _ in self._outputs.values():
                output.add_camera(camera)

    def _take(self, event: Event, recorded: asyncio.Future[Event]) -> None:
        try:
            if self._waiting is None:
                raise ConnectionError("The outputs are not running any more.")  # noqa: TRY301
            self._waiting.put_nowait((event, recorded))
        except (ConnectionError, asyncio.QueueFull) as error:
            self._failed += 1
            recorded.set_exception(ConnectionError(str(error) or "Too many events wait."))

    async def _record(self) -> None:
        """Record what was published, in order."""
        waiting, recorder = self._waiting, self._there.recorder
        assert waiting is not None  # noqa: S101 - set before this begins
        while True:
            event, recorded = await waiting.get()
            try:
                made = await unbroken(recorder.record(EventMade(event=event)))
            except (StoreError, InvalidEventError) as error:
                self._failed += 1
                _log.error("event_not_recorded", event_id=str(event.id), reason=str(error))
                if not recorded.done():
                    recorded.set_exception(ConnectionError(str(error)))
            else:
                if not recorded.done():
                    recorded.set_result(made)
            finally:
                waiting.task_done()

    def _sync_cameras(self) -> None:
        """Know the cameras that are configured now, and no others."""
        parts = self._there
        configured = {camera.key: camera for camera in parts.cameras()} if parts.cameras else {}
        for key in self._cameras.keys() - configured.keys():
            self.unregister_camera(key)
        for camera in configured.values():
            self._register(camera)

    async def _follow_cameras(self) -> None:
        with self._there.bus.subscribe([Topic.CAMERAS]) as changes:
            while True:
                await changes.get()
                self._sync_cameras()


def _state(output: Output, supervised: Supervised) -> OutputState:
    """Return how an output fares: it may work, and yet reach nobody."""
    running = supervised.state is OutputState.RUNNING
    return OutputState.WAITING if running and output.problem else supervised.state


def _seen(recorded: asyncio.Future[Event]) -> None:
    """Take note of an error that perhaps nobody waits for."""
    if not recorded.cancelled():
        recorded.exception()
