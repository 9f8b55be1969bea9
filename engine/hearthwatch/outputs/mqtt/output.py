"""The output that tells everything to an MQTT broker, and takes orders from it."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import structlog
from aiomqtt import MqttError, Will

from hearthwatch.events import Notice, Outbox, Topic
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.alert import Severity
from hearthwatch.model.broker import Broker, FindBroker
from hearthwatch.model.event import Event, EventType
from hearthwatch.outputs.mqtt.board import Board
from hearthwatch.outputs.mqtt.connection import BrokerError, connected, reason_of
from hearthwatch.outputs.mqtt.endpoint import Endpoint
from hearthwatch.outputs.mqtt.facts import Facts
from hearthwatch.outputs.mqtt.session import Home, Session, clear
from hearthwatch.outputs.mqtt.topics import OFFLINE, Topics
from hearthwatch.outputs.protocol import RegisteredCamera
from hearthwatch.outputs.queue import Observe
from hearthwatch.outputs.supervisor import unbroken
from hearthwatch.settings import MqttSettings
from hearthwatch.store import StoreError, Target

TARGET: Final = Target("mqtt", "broker")

_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 30.0
_HEALTHY: Final = 30.0
"""Seconds of connection after which a failure counts as the first again."""

_ASK_EVERY: Final = 60.0
_ANSWERS_WITHIN: Final = 5.0
_CLEARED_WITHIN: Final = 5.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Connection:
    """What goes on while there is one."""

    session: Session
    facts: Facts


class MqttOutput:
    """One client at one broker; it is connected anew for ever.

    Facts come from the outbox, so none is lost while the broker is away. States are told as they
    are once it is back.
    """

    name = TARGET.output

    def __init__(
        self,
        home: Home,
        outbox: Outbox,
        *,
        known_broker: FindBroker | None = None,
        observe: Observe | None = None,
        clock: Callable[[], float] = time.time,
        first_pause: float = _FIRST_PAUSE,
    ) -> None:
        """Put facts on their way from now on, if the settings name a broker.

        Args:
            home: that is told of.
            outbox: facts come from there.
            known_broker: for settings that name none.
            observe: hears of every attempt.
            clock: returns the present in seconds since 1970 UTC.
            first_pause: seconds after a first failure; each further pause is twice as long.
        """
        self._home = home
        self._outbox = outbox
        self._known_broker = known_broker
        self._observe = observe
        self._clock = clock
        self._first_pause = first_pause
        self._known: Broker | None = None
        self._endpoint: Endpoint | None = None
        self._board = Board()
        self._now: _Connection | None = None
        self._problem: str | None = None
        self._follow(Endpoint.of(self._settings, None, home.instance))

    @property
    def enabled(self) -> bool:
        """Whether there is a broker to send to."""
        return self._endpoint is not None

    @property
    def problem(self) -> str | None:
        """Why nothing can be sent now; None: it can, or there is nobody to send to."""
        return self._problem if self.enabled else None

    async def run(self) -> None:
        """Be connected until cancelled."""
        with self._home.bus.subscribe([Topic.CAMERAS], where=_about_settings) as changes:
            while True:
                settings = self._settings
                working = asyncio.create_task(self._work(settings))
                try:
                    while self._settings == settings and not working.done():
                        waiting = asyncio.ensure_future(changes.get())
                        try:
                            await asyncio.wait([working, waiting], return_when="FIRST_COMPLETED")
                        finally:
                            waiting.cancel()
                finally:
                    await _ended(working)

    async def flush(self) -> None:
        """Return once nothing that can be sent now waits any more."""
        if self._now is not None:
            await self._now.facts.drained()
            await self._board.flushed()

    def add_camera(self, camera: RegisteredCamera) -> None:
        """Nothing is to be done: cameras are shown as the settings have them."""

    def remove_camera(self, camera: RegisteredCamera) -> None:
        """Nothing is to be done: cameras are shown as the settings have them."""

    async def publish_metrics(self, metrics: SystemMetrics) -> None:
        """Send how the machine fares, for older programs that ask for it."""
        if self._now is not None:
            self._now.session.show_metrics(metrics)

    async def statistics(self) -> Mapping[str, Any]:
        """Return whether there is a connection, and what waits for it."""
        backlog = (await self._outbox.store.backlog(TARGET.output)).get(TARGET.name)
        tally = await self._outbox.store.tally(TARGET)
        oldest = None if backlog is None else backlog.oldest
        return {
            "connected": int(self._now is not None),
            "delivered": tally.total - tally.failed,
            "pending": 0 if backlog is None else backlog.pending,
            "lag_seconds": 0.0 if oldest is None else round(max(0.0, self._clock() - oldest), 3),
        }

    @property
    def _settings(self) -> MqttSettings:
        return self._home.controls.mqtt

    async def _work(self, settings: MqttSettings) -> None:
        """Be connected, under settings that do not change, until cancelled."""
        pause = self._first_pause
        while True:
            endpoint = await self._found(settings)
            await self._take_leave(endpoint)
            if endpoint is None:
                await asyncio.sleep(_ASK_EVERY)
                continue
            self._problem = self._problem or "Not connected yet."
            began = time.monotonic()
            reason = await self._connect(endpoint, settings)
            self._now = None
            if time.monotonic() - began > _HEALTHY:
                pause = self._first_pause
            if reason != self._problem:
                _log.warning("mqtt_not_connected", broker=str(endpoint), reason=reason)
            self._problem = reason
            await asyncio.sleep(pause * random.uniform(0.7, 1.0))  # noqa: S311 - not a secret
            pause = min(_LONGEST_PAUSE, 2 * pause)

    async def _found(self, settings: MqttSettings) -> Endpoint | None:
        """Return the broker to use now; what the house has once known it may forget for a while."""
        if settings.enabled and settings.host is None and self._known_broker is not None:
            patience = None if self._known is None else _ANSWERS_WITHIN
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    self._known = await self._known_broker() or self._known
        return Endpoint.of(settings, self._known, self._home.instance)

    def _follow(self, endpoint: Endpoint | None) -> None:
        """Put facts on their way if there is somebody to send them to."""
        self._endpoint = endpoint
        if endpoint is None:
            self._outbox.unsubscribe(TARGET)
        else:
            self._outbox.subscribe(TARGET, _wanted)

    async def _take_leave(self, endpoint: Endpoint | None) -> None:
        """Follow to another broker, and leave nothing behind at the one before."""
        before = self._endpoint
        self._follow(endpoint)
        if before is not None and not before.same_place(endpoint):
            with contextlib.suppress(BrokerError, MqttError, ExceptionGroup, TimeoutError):
                async with asyncio.timeout(_CLEARED_WITHIN), connected(before) as client:
                    await clear(self._board, client)
            self._board = Board()
        if endpoint is None and not self._settings.enabled:
            try:
                await unbroken(self._outbox.store.forget(TARGET))
            except StoreError as error:
                _log.warning("outbox_unavailable", output=self.name, reason=str(error))

    async def _connect(self, endpoint: Endpoint, settings: MqttSettings) -> str:
        """Be connected until that ends, and return why it did."""
        home = self._home
        discovers = settings.discovery.enabled or endpoint.own
        self._board.rate = settings.rate
        session = Session(home, settings, self._board, discovers=discovers)
        facts = Facts(
            self._outbox.line(TARGET),
            self._outbox,
            session.facts,
            observe=self._observe,
            clock=self._clock,
        )

        def ready() -> None:
            self._now, self._problem = _Connection(session, facts), None
            _log.info("mqtt_connected", broker=str(endpoint))

        will = Will(Topics(settings.base_topic).status, OFFLINE, qos=1, retain=True)
        try:
            async with connected(endpoint, will) as client:
                await session.run(client, facts, ready)
        except BrokerError as error:
            return str(error)
        except MqttError as error:
            return reason_of(error)
        except ExceptionGroup as group:
            lost, others = group.split(MqttError)
            if others is not None:
                raise others from None
            return reason_of(next(_leaves(lost)))
        raise AssertionError("a session ends with an error")


def _wanted(event: Event, _severity: Severity | None) -> bool:
    """Tell whether an event is told: who failed to sign in is not everybody's business."""
    return event.type is not EventType.SECURITY_EVENT


def _about_settings(notice: Notice) -> bool:
    return notice.payload is None


def _leaves(error: BaseException | None) -> Iterator[BaseException]:
    """Return the errors in a group of groups."""
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from _leaves(each)
    elif error is not None:
        yield error


async def _ended(working: asyncio.Task[None]) -> None:
    """End some work, and raise what it failed with, if it did."""
    working.cancel()
    await asyncio.wait([working])
    if not working.cancelled():
        working.result()
