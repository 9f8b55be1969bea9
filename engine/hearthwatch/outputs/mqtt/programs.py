"""MQTT for programs that have no engine around them, under the names that they know.

The layout of topics is the older one of `hearthwatch.outputs.mqtt.surveillance`, below any base. An
engine does not use this: `MqttOutput` is its way out.
"""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final
from uuid import uuid4

from aiomqtt import Client, MqttError, Topic, Will

from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs.mqtt.connection import BrokerError, connected, reason_of
from hearthwatch.outputs.mqtt.endpoint import Endpoint
from hearthwatch.outputs.mqtt.payloads import as_json, written
from hearthwatch.outputs.mqtt.topics import OFFLINE, ONLINE
from hearthwatch.settings import MqttSettings, slugify

_PAUSE: Final = 1.0
_CONNECTED_WITHIN: Final = 10.0

type Payload = str | bytes | Mapping[str, Any]
type Listener = Callable[[str, bytes], Awaitable[None] | None]
"""Hears a message, its topic and its payload; it must not fail."""


class QoS(IntEnum):
    """How surely a message arrives."""

    AT_MOST_ONCE = 0
    AT_LEAST_ONCE = 1
    EXACTLY_ONCE = 2


@dataclass(frozen=True, slots=True)
class MQTTConfig:
    """Where the broker is, and where topics begin."""

    host: str = "localhost"
    port: int = 1883
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    client_id: str = field(default_factory=lambda: f"hearthwatch_{uuid4().hex[:12]}")
    keepalive: int = 60
    base_topic: str = "hearthwatch"

    @property
    def status_topic(self) -> str:
        """Where it is said whether the program is connected."""
        return f"{self.base_topic}/status"

    @property
    def command_topic(self) -> str:
        """Where commands are expected."""
        return f"{self.base_topic}/command"

    def endpoint(self) -> Endpoint:
        """Return the broker to connect to."""
        usual = MqttSettings()
        return Endpoint(
            host=self.host,
            port=self.port,
            username=self.username,
            password=self.password,
            client_id=self.client_id,
            keepalive=self.keepalive,
            protocol=usual.protocol,
            transport=usual.transport,
            path=usual.websocket_path,
            tls=usual.tls,
        )


class MQTTIntegration:
    """A client that stays connected until it is told to stop."""

    def __init__(self, config: MQTTConfig | None = None) -> None:
        self.config = config or MQTTConfig()
        self._listeners: dict[str, tuple[Listener, QoS]] = {}
        self._client: Client | None = None
        self._connected = asyncio.Event()
        self._reason = "Not connected yet."
        self._task: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Connect, and from then on again whenever that is needed.

        Raises:
            ConnectionError: it does not come about within some seconds; says why. It is tried on.
        """
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="mqtt")
        try:
            async with asyncio.timeout(_CONNECTED_WITHIN):
                await self._connected.wait()
        except TimeoutError:
            raise BrokerError(self._reason) from None

    async def disconnect(self) -> None:
        """Say goodbye, and stay away."""
        task, self._task = self._task, None
        if task is not None:
            with contextlib.suppress(ConnectionError):
                await self._say_status(OFFLINE)
            task.cancel()
            await asyncio.wait([task])

    async def publish(
        self,
        topic: str,
        payload: Payload,
        qos: QoS = QoS.AT_LEAST_ONCE,
        retain: bool = False,
    ) -> None:
        """Send a message; a mapping becomes JSON.

        Raises:
            ConnectionError: there is no connection now, or it is lost meanwhile.
        """
        if self._client is None:
            raise BrokerError(self._reason)
        content = as_json(payload) if isinstance(payload, Mapping) else payload
        try:
            await self._client.publish(topic, content, qos=qos, retain=retain)
        except MqttError as error:
            raise BrokerError(reason_of(error)) from None

    async def subscribe(self, topic: str, callback: Listener, qos: QoS = QoS.AT_LEAST_ONCE) -> None:
        """Hear all messages on a topic, with the same surety after each new connection.

        Raises:
            ConnectionError: the connection is lost; it will be heard after the next.
        """
        self._listeners[topic] = callback, qos
        if self._client is not None:
            try:
                await self._client.subscribe(topic, qos=qos)
            except MqttError as error:
                raise BrokerError(reason_of(error)) from None

    async def publish_motion_detected(
        self,
        camera_id: str,
        detected: bool,
        confidence: float = 1.0,
        zones: Sequence[str] = (),
    ) -> None:
        """Tell whether something moves, and if so, that it began to."""
        await self.publish(self._topic(camera_id, "motion"), written(detected), retain=True)
        if detected:
            data = {"detected": True, "confidence": confidence, "zones": list(zones)}
            await self._tell(camera_id, "motion_detected", data)

    async def publish_face_detected(
        self,
        camera_id: str,
        face_name: str,
        confidence: float,
        location: Mapping[str, float],
        timestamp: float | None = None,
    ) -> None:
        """Tell that a face was recognised; `location` has x, y, width and height."""
        data = {"face_name": face_name, "confidence": confidence, "location": dict(location)}
        await self._tell(camera_id, "face_detected", data, timestamp)

    async def publish_system_metrics(
        self, cpu_percent: float, memory_percent: float, disk_usage_gb: float, active_cameras: int
    ) -> None:
        """Tell how the machine fares."""
        figures = {
            "cpu_usage": cpu_percent,
            "memory_usage": memory_percent,
            "disk_usage": disk_usage_gb,
            "active_cameras": active_cameras,
        }
        for name, value in figures.items():
            topic = f"{self.config.base_topic}/system/{name}"
            await self.publish(topic, written(value), retain=True)

    async def publish_picture(self, camera_id: str, jpeg: bytes) -> None:
        """Show the newest picture of a camera."""
        await self.publish(self._topic(camera_id, "image"), jpeg, retain=True)

    async def publish_availability(
        self,
        camera_id: str,
        available: bool,
    ) -> None:
        """Tell whether a camera delivers pictures."""
        word = ONLINE if available else OFFLINE
        await self.publish(self._topic(camera_id, "availability"), word, retain=True)

    def _topic(self, camera_id: str, what: str) -> str:
        return f"{self.config.base_topic}/camera/{slugify(camera_id)}/{what}"

    async def _tell(
        self, camera_id: str, kind: str, data: dict[str, Any], at: float | None = None
    ) -> None:
        moment = to_rfc3339(time.time() if at is None else at)
        said = {"camera_id": camera_id, "event_type": kind, "timestamp": moment, "data": data}
        await self.publish(self._topic(camera_id, "event"), said)
        await self.publish(f"{self.config.base_topic}/events/{kind}", said)

    async def _say_status(self, word: bytes) -> None:
        await self.publish(self.config.status_topic, word, retain=True)

    async def _run(self) -> None:
        will = Will(self.config.status_topic, OFFLINE, qos=1, retain=True)
        while True:
            try:
                async with connected(self.config.endpoint(), will) as client:
                    await self._serve(client)
            except BrokerError as error:
                self._reason = str(error)
            except MqttError as error:
                self._reason = reason_of(error)
            finally:
                self._client = None
                self._connected.clear()
            await asyncio.sleep(_PAUSE)

    async def _serve(self, client: Client) -> None:
        for topic, (_, qos) in self._listeners.items():
            await client.subscribe(topic, qos=qos)
        self._client = client
        await self._say_status(ONLINE)
        self._connected.set()
        async for message in client.messages:
            for pattern, (listener, _) in list(self._listeners.items()):
                if Topic(message.topic.value).matches(pattern):
                    heard = listener(message.topic.value, message.payload)
                    if heard is not None:
                        await heard
