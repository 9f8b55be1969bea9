"""A real broker, and somebody who listens there."""

import asyncio
import json
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiomqtt

PROGRAM = "/usr/sbin/mosquitto"
WITHIN = 30.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Mosquitto:
    """A broker on a port of its own; what it retains survives only an orderly end.

    Attributes:
        listener: lines of its configuration that belong to the port.
        general: lines that belong to the whole.
    """

    folder: Path
    listener: tuple[str, ...] = ("allow_anonymous true",)
    general: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.folder.mkdir(parents=True, exist_ok=True)
        configuration = self.folder / "mosquitto.conf"
        lines = [
            "per_listener_settings false",
            "persistence false",
            "max_queued_messages 100000",
            f"log_dest file {self.folder / 'mosquitto.log'}",
            "log_type all",
            "user root",
            *self.general,
            f"port {self.port}",
            "bind_address 127.0.0.1",
            *self.listener,
        ]
        configuration.write_text("\n".join(lines) + "\n")
        self._process = subprocess.Popen([PROGRAM, "-c", str(configuration)])
        until = time.monotonic() + WITHIN
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                assert self._process.poll() is None, "mosquitto ended"
                assert time.monotonic() < until, "mosquitto does not listen"
                time.sleep(0.02)
            else:
                return

    def kill(self) -> None:
        """End it at once, with everything it retained."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def log(self) -> str:
        return (self.folder / "mosquitto.log").read_text()

    @asynccontextmanager
    async def listening(self, *topics: str, **more: Any) -> AsyncIterator["Listener"]:
        """Listen to some topics, or to everything."""
        async with aiomqtt.Client("127.0.0.1", self.port, **more) as client:
            client.pending_calls_threshold = 10_000
            listener = Listener(client)
            collecting = asyncio.create_task(listener.collect())
            await client.subscribe([(topic, 1) for topic in topics or ("#",)])
            try:
                yield listener
            finally:
                collecting.cancel()
                await asyncio.wait([collecting])


@dataclass(frozen=True)
class Heard:
    topic: str
    payload: bytes
    retain: bool

    @property
    def json(self) -> Any:
        return json.loads(self.payload)

    @property
    def text(self) -> str:
        return self.payload.decode()


@dataclass
class Listener:
    """Hears everything, and can speak."""

    client: aiomqtt.Client
    heard: list[Heard] = field(default_factory=list)
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    async def collect(self) -> None:
        try:
            async for message in self.client.messages:
                heard = Heard(message.topic.value, message.payload, bool(message.retain))
                self.heard.append(heard)
                self._more.set()
        except aiomqtt.MqttError:
            return

    async def say(self, topic: str, payload: Any = None, *, retain: bool = False) -> None:
        content = json.dumps(payload) if isinstance(payload, dict) else payload
        await self.client.publish(topic, content, qos=1, retain=retain)

    def all(self, topic: str) -> list[Heard]:
        return [heard for heard in self.heard if aiomqtt.Topic(heard.topic).matches(topic)]

    async def until(
        self, topic: str, wanted: Callable[[Heard], Any] = lambda _: True, *, after: int = 0
    ) -> Heard:
        """Wait for a message on a topic of which something holds."""
        async with asyncio.timeout(WITHIN):
            while True:
                self._more.clear()
                for heard in self.heard[after:]:
                    if aiomqtt.Topic(heard.topic).matches(topic) and wanted(heard):
                        return heard
                await self._more.wait()

    async def count(self, topic: str, number: int) -> list[Heard]:
        """Wait for so many messages on a topic."""
        async with asyncio.timeout(WITHIN):
            while len(found := self.all(topic)) < number:
                self._more.clear()
                await self._more.wait()
        return found

    def last(self) -> dict[str, bytes]:
        """Return the newest payload of every topic."""
        return {heard.topic: heard.payload for heard in self.heard}


def topics_of(heard: Iterable[Heard]) -> set[str]:
    return {each.topic for each in heard}
