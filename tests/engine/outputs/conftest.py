"""A recorder with its outbox, and webhooks that send from it to real receivers."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.events import Bus, Outbox, Recorder
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.outputs import IntegrationManager, Parts
from hearthwatch.outputs.webhooks import Client, Registry, WebhookOutput, target_of
from hearthwatch.outputs.webhooks.guard import resolve
from hearthwatch.store import (
    ClipFiles,
    ClipStore,
    Database,
    Delivery,
    DeliveryState,
    EventFilter,
    EventStore,
    MediaFolder,
    OutboxStore,
    Pictures,
    Sealer,
    Tally,
    Webhook,
    WebhookStore,
)

from .receiver import Receiver, receiving

CAMERA = UUID(int=5)
SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class House:
    """All that is between an event and its receiver; its clock may run ahead."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.ahead = 0.0
        self.names: dict[str, list[str]] = {}
        self.observed: list[str] = []
        self.bus = Bus()
        self.events = EventStore(database)
        self.outbox = Outbox(OutboxStore(database), clock=self.clock)
        media = MediaFolder(folder / "media", home=folder)
        self.recorder = Recorder(
            self.events,
            Pictures(media),
            self.bus,
            clips=ClipStore(database, ClipFiles(media)),
            post=self.outbox,
        )
        self.build()

    def build(self) -> None:
        """Begin as after a start."""
        store = WebhookStore(self.database, Sealer(self.folder / "secret.key"))
        self.webhooks = Registry(
            store, self.outbox, Client(self._resolve), self._tell, clock=self.clock
        )
        output = WebhookOutput(self.webhooks, observe=self._observe, clock=self.clock)
        parts = Parts(self.recorder, self.outbox, self.bus, self.webhooks, (output,), self.folder)
        self.manager = IntegrationManager(parts=parts)

    async def start(self) -> None:
        await self.webhooks.load()
        await self.manager.initialize()

    async def restart(self) -> None:
        """Stop at once, and begin again over the same database."""
        await self.manager.shutdown(0)
        self.build()
        await self.start()

    def clock(self) -> float:
        return time.time() + self.ahead

    async def add(self, receiver: Receiver, **fields: Any) -> Webhook:
        usual = {
            "id": "hook",
            "name": "Hook",
            "url": receiver.url,
            "secret": SECRET,
            "created": time.time(),
            "allow_private": True,
            "retry_delay": 0.02,
            "rate": None,
        }
        return await self.webhooks.add(Webhook(**(usual | fields)))

    async def happen(self, number: int = 0, **fields: Any) -> Event:
        now = time.time()
        usual = {
            "type": EventType.MOTION_ENDED,
            "camera_id": CAMERA,
            "camera": "yard",
            "data": {"detected": False, "duration": float(number)},
        }
        event = Event(id=random_id(now), timestamp=now, **(usual | fields))
        return await self.recorder.record(EventMade(event=event))

    async def deliveries(self, webhook_id: str = "hook") -> list[Delivery]:
        """Return all deliveries to a webhook, the oldest first."""
        page = await self.webhooks.deliveries(webhook_id, None, limit=100, before=None)
        return [*reversed(page.items)]

    async def until(self, state: DeliveryState, count: int = 1, of: str = "hook") -> list[Delivery]:
        """Wait until so many deliveries are in a state."""

        async def enough() -> list[Delivery]:
            return [each for each in await self.deliveries(of) if each.state is state]

        return await eventually(enough, lambda found: len(found) >= count)

    async def tally(self, webhook_id: str = "hook") -> Tally:
        return await self.outbox.store.tally(target_of(webhook_id))

    async def alerts(self) -> list[str]:
        page = await self.events.page(EventFilter(type=EventType.SYSTEM_ALERT), limit=100)
        return [stored.event.data["message"] for stored in page.items]

    async def _resolve(self, host: str, port: int) -> Sequence[str]:
        return self.names.get(host) or await resolve(host, port)

    async def _tell(self, message: str, level: Any) -> None:
        await self.recorder.alert(message, level)

    def _observe(self, kind: str, status: str, seconds: float | None) -> None:
        assert kind == "webhook"
        assert seconds is None or seconds > 0
        self.observed.append(status)


async def eventually[Result](
    ask: Callable[[], Awaitable[Result]], holds: Callable[[Result], Any]
) -> Result:
    """Ask again until something holds of the answer."""
    async with asyncio.timeout(20):
        while not holds(answer := await ask()):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
    return answer


@pytest.fixture
async def database(tmp_path: Path, empty_database: Path) -> AsyncIterator[Database]:
    database = Database(shutil.copy(empty_database, tmp_path / "hearthwatch.db"))
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def house(database: Database, tmp_path: Path) -> AsyncIterator[House]:
    house = House(database, tmp_path)
    await house.start()
    yield house
    await house.manager.shutdown(0)


@pytest.fixture
async def receivers() -> AsyncIterator[Callable[[], Awaitable[Receiver]]]:
    """Start receivers; all are ended with the test."""
    async with AsyncExitStack() as started:
        yield lambda: started.enter_async_context(receiving())


@pytest.fixture
async def receiver(receivers: Callable[[], Awaitable[Receiver]]) -> Receiver:
    return await receivers()
