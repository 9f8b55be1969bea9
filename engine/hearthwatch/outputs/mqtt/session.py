"""What is done while there is a connection: everything is told, and orders are taken."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog
from aiomqtt import Client, MqttError

from hearthwatch.events import Bus, Notice, States, Topic, entities_of, hub_entities_of
from hearthwatch.events.metrics import SystemMetrics
from hearthwatch.model.event import Event
from hearthwatch.outputs.mqtt.board import LET_GO, Board
from hearthwatch.outputs.mqtt.connection import IN_FLIGHT
from hearthwatch.outputs.mqtt.controls import Controls
from hearthwatch.outputs.mqtt.discovery import MIGRATE, Discovery
from hearthwatch.outputs.mqtt.facts import Facts
from hearthwatch.outputs.mqtt.homesec import HomeSecLayout
from hearthwatch.outputs.mqtt.layout import Layout, OwnLayout
from hearthwatch.outputs.mqtt.orders import Orders
from hearthwatch.outputs.mqtt.payloads import Device, Message, first
from hearthwatch.outputs.mqtt.pictures import PictureBoard, PictureOf
from hearthwatch.outputs.mqtt.surveillance import SurveillanceLayout, metrics_messages
from hearthwatch.outputs.mqtt.survey import collected, remains, survey
from hearthwatch.outputs.mqtt.topics import Topics
from hearthwatch.settings import CameraSettings, MqttSettings

_METRICS_EVERY: Final = 30.0
_BORN: Final = b"online"
_FAREWELL: Final = 1.0
_HANDED_OVER: Final = 2 * IN_FLIGHT
"""Messages that the client has at once; the broker's time to answer runs for no others."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Home:
    """The engine, as far as MQTT tells of it.

    Attributes:
        picture: returns the picture of an event, if there is one.
        measure: returns how the machine fares.
    """

    instance: UUID
    bus: Bus
    states: States
    controls: Controls
    picture: PictureOf
    measure: Callable[[], Awaitable[SystemMetrics]]

    def devices(self) -> Iterator[Device]:
        """Return the hub and all cameras that show something."""
        for camera_id in (None, *(camera.id for camera in self.controls.settings().cameras)):
            if device := self.device(camera_id):
                yield device

    def device(self, camera_id: UUID | None) -> Device | None:
        """Return the device of a camera, or the hub."""
        settings = self.controls.settings()
        if camera_id is None:
            return Device(None, hub_entities_of(settings), self.states.hub)
        camera = first(each for each in settings.cameras if each.id == camera_id)
        values = self.states.camera(camera_id)
        if camera is None or values is None:
            return None
        return Device(camera, entities_of(camera), values)

    def camera_of(self, event: Event) -> CameraSettings | None:
        """Return the camera of an event, if it has one that is configured."""
        cameras = self.controls.settings().cameras
        return first(camera for camera in cameras if camera.id == event.camera_id)


class Session:
    """The life of one connection.

    Attributes:
        discovers: announce devices to Home Assistant.
    """

    def __init__(
        self, home: Home, settings: MqttSettings, board: Board, *, discovers: bool
    ) -> None:
        self._home = home
        self._settings = settings
        self._board = board
        self.discovers = discovers
        self._topics = Topics(settings.base_topic)
        self._discovery = Discovery(
            settings.discovery,
            self._topics,
            home.instance,
            control=settings.commands != "none",
        )
        self.layouts = layouts_of(settings, home.instance)
        self._pictures = PictureBoard(board, home.picture)
        self._orders = Orders(home.controls, settings)

    def facts(self, event: Event) -> Iterable[Message]:
        """Return what is told of an event, once, in all layouts."""
        camera = self._home.camera_of(event)
        return [m for layout in self.layouts for m in layout.facts(event, camera)]

    async def run(self, client: Client, facts: Facts, ready: Callable[[], None]) -> None:
        """Tell everything until cancelled.

        Args:
            client: connected.
            facts: are told when the states are right.
            ready: is called once everything is there.

        Raises:
            ExceptionGroup: of `MqttError`s, the connection is lost.
        """
        turns = asyncio.Semaphore(_HANDED_OVER)

        async def tell(message: Message) -> None:
            async with turns:
                await client.publish(
                    message.topic, message.payload, qos=self._settings.qos, retain=message.retain
                )

        async def keep(topic: str, payload: bytes) -> None:
            await tell(Message(topic, payload, retain=True))

        try:
            with self._home.bus.subscribe([Topic.STATES, Topic.CAMERAS], where=_changes) as changes:
                await self._tidy_up(client)
                self._fill()
                await client.subscribe([(each, 1) for each in self._listens_to()])
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(self._board.run(keep))
                    tasks.create_task(self._pictures.run())
                    tasks.create_task(self._orders.run(tell))
                    tasks.create_task(self._receive(client))
                    await self._board.flushed()
                    for message in self._said(online=True):
                        await tell(message)
                    ready()
                    tasks.create_task(facts.run(tell))
                    if "surveillance" in self._settings.compat_topics:
                        tasks.create_task(self._measure())
                    while True:
                        self._follow(await changes.get())
        finally:
            with contextlib.suppress(MqttError, TimeoutError):
                async with asyncio.timeout(_FAREWELL):
                    for message in self._said(online=False):
                        await tell(message)

    def show_metrics(self, metrics: SystemMetrics) -> None:
        """Tell how the machine fares, where somebody wants to know."""
        if "surveillance" in self._settings.compat_topics:
            for topic, payload in metrics_messages(metrics).items():
                self._board.put(topic, payload)

    def _said(self, *, online: bool) -> list[Message]:
        return [m for layout in self.layouts for m in layout.status(online=online)]

    def _listens_to(self) -> list[str]:
        birth = self._settings.discovery
        listens = self.discovers and birth.subscribe_to_birth
        return [*self._orders.topics, *([birth.birth_topic] if listens else [])]

    async def _tidy_up(self, client: Client) -> None:
        """Have the broker forget what is no more, and go over to another form if need be."""
        home, discovery = self._home, self._discovery
        kept = await survey(
            client, self._topics, home.instance, discovery.places, discovery.is_ours
        )
        for topic, payload in kept.announced.items():
            self._board.put(topic, discovery.without_stubs(payload))
        others = [topic for topic in kept.announced if discovery.is_of_the_other_form(topic)]
        if others and self.discovers:
            for topic in others:
                await client.publish(topic, MIGRATE, qos=1)
            await asyncio.sleep(LET_GO)
        slugs = {camera.slug for camera in home.controls.settings().cameras}
        for topic in await collected(client, self._topics, remains(kept, self._topics, slugs)):
            self._board.forget(topic)

    def _fill(self) -> None:
        """Say everything, beginning with what is announced."""
        self._board.begin()
        self._show_all()

    def _show_all(self) -> None:
        devices = list(self._home.devices())
        before = {topic: self._board.get(topic) or b"" for topic in self._board.topics()}
        wanted = self._discovery.announcements(devices, before) if self.discovers else {}
        pictures: dict[str, str] = {}
        for device in devices:
            for layout in self.layouts:
                wanted |= layout.retained(device)
                pictures |= layout.pictures(device)
        metrics = self._board.topics("surveillance/system/")
        if "surveillance" in self._settings.compat_topics:
            wanted |= {topic: before[topic] for topic in metrics}
        wanted |= {topic: before[topic] for topic in pictures if topic in before}
        self._board.replace(wanted)
        for device in devices:
            self._show_pictures(device)

    def _follow(self, notice: object) -> None:
        match notice:
            case Notice(topic=Topic.STATES, payload=change):
                if device := self._home.device(change.camera_id):
                    self._show(device)
            case _:
                self._show_all()

    def _show(self, device: Device) -> None:
        for layout in self.layouts:
            for topic, payload in layout.retained(device).items():
                self._board.put(topic, payload)
        self._show_pictures(device)

    def _show_pictures(self, device: Device) -> None:
        for layout in self.layouts:
            for topic, key in layout.pictures(device).items():
                self._pictures.show(topic, device.values.attributes(key).get("event_id"))

    async def _receive(self, client: Client) -> None:
        async for message in client.messages:
            topic, payload = message.topic.value, message.payload
            if topic != self._settings.discovery.birth_topic:
                self._orders.take(topic, payload, retained=message.retain)
            elif payload == _BORN and not message.retain:
                _log.info("home_assistant_started")
                self._fill()

    async def _measure(self) -> None:
        while True:
            self.show_metrics(await self._home.measure())
            await asyncio.sleep(_METRICS_EVERY)


async def clear(board: Board, client: Client) -> None:
    """Have a broker forget all that is on a board.

    Raises:
        ExceptionGroup: of `MqttError`s, the connection is lost.
    """
    board.replace({})

    async def keep(topic: str, payload: bytes) -> None:
        await client.publish(topic, payload, qos=1, retain=True)

    async with asyncio.TaskGroup() as tasks:
        sending = tasks.create_task(board.run(keep))
        await board.flushed()
        sending.cancel()


def layouts_of(settings: MqttSettings, instance: UUID) -> tuple[Layout, ...]:
    """Return our own layout of topics, and the older ones that are wanted."""
    layouts: list[Layout] = [OwnLayout(Topics(settings.base_topic), instance)]
    if "surveillance" in settings.compat_topics:
        layouts.append(SurveillanceLayout(time.time()))
    if "homesec" in settings.compat_topics:
        layouts.append(HomeSecLayout(settings.topic_template))
    return tuple(layouts)


def _changes(notice: Notice) -> bool:
    """Tell whether a notice is about what is shown; a camera's own state is shown with its rest."""
    return notice.topic is Topic.STATES or notice.payload is None
