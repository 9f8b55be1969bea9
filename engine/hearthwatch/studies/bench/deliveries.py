"""From the commit of an event to a receiver: how many a second, how late, and whether in order."""

import asyncio
import contextlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import httpx

from hearthwatch.events import Bus, Level, Outbox, Recorder
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import random_id
from hearthwatch.model.messages import EventMade
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.outputs import IntegrationManager, Parts
from hearthwatch.outputs.webhooks import Client, Registry, WebhookOutput, new_secret
from hearthwatch.settings import Settings
from hearthwatch.store import (
    ClipFiles,
    ClipStore,
    Database,
    EventStore,
    MediaFolder,
    OutboxStore,
    Pictures,
    Sealer,
    Webhook,
    WebhookStore,
)
from hearthwatch.studies.bench.children import running
from hearthwatch.studies.bench.mqtt import (
    MqttBench,
    broker,
    broker_program,
    facts,
    heard,
    shown,
    subscriber,
)
from hearthwatch.studies.bench.report import Column, Row, Table, quantile

_ARRIVES_WITHIN: Final = 60.0
_DEFAULT_RATE: Final = 5.0
_DEFAULT_EVENTS: Final = 25
_EASY_RATE: Final = 20.0
_EASY_SECONDS: Final = 5.0
_CAMERAS: Final = 20
_TOLD: Final = (EventType.MOTION_ENDED, EventType.OBJECT_DETECTED)


def _settings(cameras: int) -> Settings:
    """Return settings with so many cameras, the first of which is the door's."""
    source = {"type": "file", "path": "/nowhere.mp4"}
    named = [("Door", "door"), *((f"Camera {n}", f"camera_{n}") for n in range(2, cameras + 1))]
    return Settings.model_validate(
        {
            "cameras": [
                {
                    "id": str(UUID(int=(7 << 76) + (2 << 62) + number)),
                    "name": name,
                    "slug": slug,
                    "sources": [source],
                }
                for number, (name, slug) in enumerate(named)
            ]
        }
    )


_SETTINGS: Final = _settings(1)
_CAMERA: Final = _SETTINGS.cameras[0].id

type _Make = Callable[[int], Event]
"""Makes the event of a number, as it happens."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was committed, in that order, and what came.

    Attributes:
        committed: ids, and the moments of their commits in seconds since 1970 UTC.
        came: ids, and the moments of their arrival.
    """

    committed: tuple[tuple[str, float], ...]
    came: tuple[tuple[str, float], ...]

    @property
    def delays(self) -> list[float]:
        """Seconds from commit to first arrival."""
        first: dict[str, float] = {}
        for name, at in self.came:
            first.setdefault(name, at)
        return [first[name] - at for name, at in self.committed if name in first]

    @property
    def lost(self) -> int:
        """How many never came."""
        return len({name for name, _ in self.committed} - {name for name, _ in self.came})

    @property
    def in_order(self) -> bool:
        """Whether they came in the order of their commits."""
        came = list(dict.fromkeys(name for name, _ in self.came))
        return came == [name for name, _ in self.committed]

    @property
    def rate(self) -> float | None:
        """How many came a second, from the first commit to the last arrival."""
        if not self.came:
            return None
        return len(self.committed) / max(1e-6, self.came[-1][1] - self.committed[0][1])


def deliveries_table(
    *, rate: float, seconds: float, progress: Callable[[str], None]
) -> Iterator[Table]:
    """Record events as fast as is asked for, and see them arrive at a real receiver.

    Args:
        rate: events a second.
        seconds: for which they are made.
        progress: hears what is done.

    Raises:
        ChildError: the receiver does not start.
    """
    table = Table(
        "deliveries",
        "Deliveries",
        "Through recorder, outbox and one webhook to a receiver in another process, or by MQTT over"
        " mosquitto to a subscriber: ends of motion, or persons at a camera that alerts. Delay:"
        " from the moment when an event is committed to the last byte of its delivery. Reconnect:"
        f" all that is retained of {_CAMERAS} cameras, from the first word over a connection.",
        (
            Column("by", "by"),
            Column("of", "of"),
            Column("limit", "limit"),
            Column("events", "events"),
            Column("made a second", "asked"),
            Column("delivered a second", "rate", 1),
            Column("p50, ms", "p50_ms", 1),
            Column("p95, ms", "p95_ms", 1),
            Column("lost", "lost"),
            Column("in order", "in_order"),
        ),
    )
    with _receiver() as url:

        def rows() -> Iterator[Sequence[Row]]:
            for of, make in (("motion", _motion), ("alerts", _person)):
                progress(f"{rate:g} events a second for {seconds:g} s, of {of}")
                sent = asyncio.run(_deliver(url, make, int(rate * seconds), rate, limit=None))
                yield [_row("webhook", of, "lifted", rate, sent)]
            progress(f"{_DEFAULT_EVENTS} events at once at the default limit")
            count, limit = _DEFAULT_EVENTS, _DEFAULT_RATE
            sent = asyncio.run(_deliver(url, _motion, count, 1000.0, limit=limit))
            yield [_row("webhook", "motion", "5 a second", 1000.0, sent)]
            program = broker_program()
            if program is None:
                progress("MQTT is left out: mosquitto is not installed")
                return
            for of, make in (("motion", _motion), ("alerts", _person)):
                progress(f"{rate:g} events a second for {seconds:g} s, of {of}, by MQTT")
                sent = asyncio.run(_deliver_by_mqtt(program, make, int(rate * seconds), rate))
                yield [_row("mqtt", of, "none", rate, sent)]
            progress(f"{_EASY_RATE:g} events a second, by MQTT")
            count = int(_EASY_RATE * min(seconds, _EASY_SECONDS))
            sent = asyncio.run(_deliver_by_mqtt(program, _motion, count, _EASY_RATE))
            yield [_row("mqtt", "motion", "none", _EASY_RATE, sent)]
            progress(f"everything of {_CAMERAS} cameras after a reconnect, by MQTT")
            yield [_row_of_states(asyncio.run(_reconnect(program)))]

        yield from table.growing(rows())


def _row(by: str, of: str, limit: str, asked: float, sent: Sent) -> Row:
    p50, p95 = (quantile(sent.delays, share) for share in (0.5, 0.95))
    return (
        by,
        of,
        limit,
        len(sent.committed),
        asked,
        sent.rate,
        None if p50 is None else 1000 * p50,
        None if p95 is None else 1000 * p95,
        sent.lost,
        "yes" if sent.in_order else "no",
    )


def _row_of_states(moments: list[float]) -> Row:
    p50, p95 = (quantile(moments, share) for share in (0.5, 0.95))
    return (
        "mqtt",
        "reconnect",
        "none",
        len(moments),
        None,
        len(moments) / max(1e-6, moments[-1]) if moments else None,
        None if p50 is None else 1000 * p50,
        None if p95 is None else 1000 * p95,
        None,
        None,
    )


@contextmanager
def _receiver() -> Iterator[str]:
    command = [sys.executable, "-m", "hearthwatch.studies.bench.receiver"]
    with (
        tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder,
        running(command, Path(folder) / "receiver.log") as child,
    ):
        yield f"http://127.0.0.1:{child.word('ready')}/"


async def _deliver(url: str, make: _Make, count: int, rate: float, *, limit: float | None) -> Sent:
    with tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as folder:
        database = Database(Path(folder) / "hearthwatch.db")
        await database.open()
        manager, recorder = await _engine(database, Path(folder), url, limit)
        try:
            committed = await _record(recorder, make, count, rate)
            came: list[tuple[str, float]] = []
            until = time.monotonic() + _ARRIVES_WITHIN
            async with httpx.AsyncClient() as client:
                while len(came) < count and time.monotonic() < until:
                    await asyncio.sleep(0.1)
                    came += map(tuple, json.loads((await client.get(url)).content))
        finally:
            await manager.shutdown()
            await database.close()
    return Sent(tuple(committed), tuple(came))


async def _deliver_by_mqtt(program: str, make: _Make, count: int, rate: float) -> Sent:
    with tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as name:
        folder = Path(name)
        database = Database(folder / "hearthwatch.db")
        await database.open()
        try:
            with broker(folder, program) as port, subscriber(folder, port, facts(_TOLD)) as child:
                bench = MqttBench(database, folder, _SETTINGS, port)
                await bench.start()
                hearing = asyncio.create_task(asyncio.to_thread(heard, child, count))
                committed = await _record(bench.recorder, make, count, rate)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(asyncio.shield(hearing), _ARRIVES_WITHIN)
                await bench.stop()
            came = await hearing
        finally:
            await database.close()
    return Sent(tuple(committed), tuple(came))


async def _reconnect(program: str) -> list[float]:
    """Return the seconds after which each topic is right, at a broker that knew them before."""
    with tempfile.TemporaryDirectory(prefix="hearthwatch-bench-") as name:
        folder = Path(name)
        database = Database(folder / "hearthwatch.db")
        await database.open()
        try:
            with broker(folder, program) as port:
                bench = MqttBench(database, folder, _settings(_CAMERAS), port)
                await bench.start()
                await bench.stop()
                with subscriber(folder, port, ["#"], by="topics") as child:
                    seeing = asyncio.create_task(asyncio.to_thread(shown, child))
                    await bench.start()
                    moments = await asyncio.wait_for(seeing, _ARRIVES_WITHIN)
                    await bench.stop()
        finally:
            await database.close()
    return moments


async def _engine(
    database: Database, folder: Path, url: str, limit: float | None
) -> tuple[IntegrationManager, Recorder]:
    """Build what is between an event and its webhook, as the service does."""
    bus, outbox, media = Bus(), Outbox(OutboxStore(database)), MediaFolder(folder, home=folder)
    clips = ClipStore(database, ClipFiles(media))
    recorder = Recorder(
        EventStore(database),
        Pictures(media),
        bus,
        clips=clips,
        settings=lambda: _SETTINGS,
        post=outbox,
    )

    async def tell(message: str, level: Level) -> None:
        await recorder.alert(message, level)

    store = WebhookStore(database, Sealer(folder / "secret.key"))
    registry = Registry(store, outbox, Client(), tell)
    output = WebhookOutput(registry)
    manager = IntegrationManager(parts=Parts(recorder, outbox, bus, registry, (output,), folder))
    await manager.initialize()
    await registry.add(
        Webhook(
            id="bench",
            name="Bench",
            url=url,
            secret=new_secret(),
            events=tuple(kind.value for kind in _TOLD),
            created=time.time(),
            rate=limit,
            allow_private=True,
        )
    )
    return manager, recorder


async def _record(
    recorder: Recorder, make: _Make, count: int, rate: float
) -> list[tuple[str, float]]:
    """Have so many events happen, evenly, and return them in the order of their commits."""
    committed: list[tuple[str, float]] = []

    async def happen(number: int) -> None:
        made = await recorder.record(EventMade(event=make(number)))
        committed.append((str(made.id), made.trace.published or time.time()))

    began = time.monotonic()
    async with asyncio.TaskGroup() as happening:
        for number in range(count):
            ahead = began + number / rate - time.monotonic()
            if ahead > 0:
                await asyncio.sleep(ahead)
            happening.create_task(happen(number))
    return committed


def _motion(number: int) -> Event:
    now = time.time()
    data = {"detected": False, "duration": float(number)}
    return Event(random_id(now), EventType.MOTION_ENDED, now, data=data)


def _person(number: int) -> Event:
    """Make an event that opens an alert or joins the one that is open."""
    now = time.time()
    data = {
        "object_type": "person",
        "group": "person",
        "confidence": 0.8,
        "track_id": number,
        "box": {"x": 0.1, "y": 0.2, "width": 0.1, "height": 0.2},
        "looks": 3,
        "first_seen": to_rfc3339(now),
    }
    return Event(random_id(now), EventType.OBJECT_DETECTED, now, _CAMERA, "door", data)
