"""From the commit of an event to a subscriber at a real broker."""

import asyncio
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal
from uuid import UUID

from hearthwatch.events import Bus, Outbox, Recorder, States
from hearthwatch.model.event import EventType
from hearthwatch.outputs.machine import measure
from hearthwatch.outputs.mqtt import Controls, Home, MqttOutput
from hearthwatch.outputs.supervisor import Supervised
from hearthwatch.settings import MqttSettings, OutputsSettings, Settings
from hearthwatch.store import (
    AlertStore,
    ClipFiles,
    ClipStore,
    Database,
    EventStore,
    Latest,
    MediaFolder,
    OutboxStore,
    Pictures,
)
from hearthwatch.studies.bench.children import Child, running

_PLACES: Final = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_STARTS_WITHIN: Final = 10.0
_HELLO: Final = "hearthwatch/hub/echo"
"""What the output says first over a connection."""

_READY: Final = "hearthwatch/hub/status"
"""What it says once everything else is right."""

_FACTS: Final = ("hearthwatch/+/event/{}", "hearthwatch/camera/+/event/{}")


def broker_program() -> str | None:
    """Return where mosquitto is; None: it is not installed."""
    return shutil.which("mosquitto", path=_PLACES)


class MqttBench:
    """An engine's way to a broker, with a subscriber behind it."""

    def __init__(self, database: Database, folder: Path, settings: Settings, port: int) -> None:
        mqtt = MqttSettings(host="127.0.0.1", port=port)
        whole = settings.model_copy(update={"outputs": OutputsSettings(mqtt=mqtt)})
        bus, outbox, media = Bus(), Outbox(OutboxStore(database)), MediaFolder(folder, home=folder)
        clips, events = ClipStore(database, ClipFiles(media)), EventStore(database)

        def now() -> Settings:
            return whole

        self.recorder = Recorder(
            events, Pictures(media), bus, clips=clips, settings=now, post=outbox
        )
        states = States(
            bus,
            settings=now,
            statuses=dict,
            events=events,
            clips=clips,
            alerts=AlertStore(database),
            latest=Latest(database),
            version="bench",
            started=time.time(),
        )

        async def picture(_: UUID) -> bytes | None:
            return None

        nobody: Any = None  # Nobody gives orders here.
        home = Home(
            UUID(int=1),
            bus,
            states,
            Controls(now, nobody, nobody, self.recorder, nobody),
            picture,
            lambda: asyncio.to_thread(measure, folder, 0),
        )
        self._states = states
        self.output = MqttOutput(home, outbox)
        self._supervised = Supervised("mqtt", self.output.run)

    async def start(self) -> None:
        """Connect.

        Raises:
            TimeoutError: that does not come about.
        """
        await self._states.load()
        self._supervised.start()
        async with asyncio.timeout(_STARTS_WITHIN):
            while not await self._connected():  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)

    async def stop(self) -> None:
        """Hang up."""
        await self._supervised.stop()

    async def _connected(self) -> bool:
        return bool((await self.output.statistics())["connected"])


@contextmanager
def broker(folder: Path, program: str) -> Iterator[int]:
    """Run a broker on a free port of this machine alone.

    Raises:
        ChildError: it does not start.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    lines = (f"listener {port} 127.0.0.1", "allow_anonymous true", "max_queued_messages 100000")
    configuration = folder / "mosquitto.conf"
    configuration.write_text("\n".join(lines) + "\n")
    with running([program, "-c", str(configuration)], folder / "broker.log", talks=False) as child:
        until = time.monotonic() + _STARTS_WITHIN
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if child.process.poll() is not None or time.monotonic() > until:
                raise child.failure("does not listen")
            time.sleep(0.02)
        yield port


def facts(kinds: Iterable[EventType]) -> list[str]:
    """Return filters of the topics on which facts of some types are told."""
    return [form.format(kind.value) for form in _FACTS for kind in kinds]


@contextmanager
def subscriber(
    folder: Path, port: int, topics: Iterable[str], *, by: Literal["ids", "topics"] = "ids"
) -> Iterator[Child]:
    """Run somebody who hears some topics, and tells what came by its id or its topic.

    Raises:
        ChildError: they do not start.
    """
    module = "hearthwatch.studies.bench.subscriber"
    command = [sys.executable, "-m", module, str(port), by, *topics]
    with running(command, folder / "subscriber.log") as child:
        child.word("ready")
        yield child


def heard(child: Child, count: int) -> list[tuple[str, float]]:
    """Return the ids of so many facts, and the moments at which they came; it waits for them."""
    found: list[tuple[str, float]] = []
    for line in child.process.stdout or ():
        name, moment = line.split()
        found.append((name, float(moment)))
        if len(found) == count:
            break
    return found


def shown(child: Child) -> list[float]:
    """Return when each topic became right, in seconds since the connection; it waits for all."""
    began: float | None = None
    moments: dict[str, float] = {}
    for line in child.process.stdout or ():
        topic, moment = line.rsplit(maxsplit=1)
        if topic == _HELLO:
            began = began or float(moment)
        elif began is not None:
            moments[topic] = float(moment) - began
        if topic == _READY:
            break
    return sorted(moments.values())
