"""A fleet whose worker is played by hand."""

import asyncio
import contextlib
import socket
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from hearthwatch.model.camera import CameraState, CameraStatus
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import uuid7
from hearthwatch.model.messages import Committed, EventMade, Stats, Up, decode_down
from hearthwatch.settings import Settings
from hearthwatch.watch import fleet as module
from hearthwatch.watch.channel import framed
from hearthwatch.watch.fleet import Fleet, NotTakenError
from hearthwatch.watch.process import WorkerProcess


class Deaf:
    """A worker that talks and talks, and never does as it is told."""

    since = 1.0
    pid = 1

    def __init__(self) -> None:
        self.channel, self._theirs = socket.socketpair()
        self.waited = False
        self.spoke = asyncio.Event()

    async def talk(self) -> None:
        status = CameraStatus(state=CameraState.ONLINE, since=1.0)
        stats = framed(Stats(camera_id=UUID(int=1), status=status))
        with contextlib.suppress(ConnectionError):
            while True:
                self._theirs.send(stats)
                self.spoke.set()
                await asyncio.sleep(0.01)

    async def heard_out(self) -> None:
        """Wait until more was said that somebody must have heard by now."""
        for _ in range(5):
            self.spoke.clear()
            await self.spoke.wait()

    def wait(self) -> int:
        self._theirs.close()
        self.waited = True
        return -9


async def test_a_worker_that_does_not_stop_is_ended_by_force(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_STOP_WITHIN", 0.1)
    heard = asyncio.Event()

    async def receive(message: Up) -> None:
        heard.set()

    worker = Deaf()
    fleet = Fleet(receive, tmp_path, cast("WorkerProcess", worker))
    running = asyncio.create_task(fleet.run(Settings()))
    talking = asyncio.create_task(worker.talk())
    await heard.wait()
    await asyncio.wait_for(fleet.stop(), 10)
    await running
    assert worker.waited
    talking.cancel()


async def test_a_camera_that_is_switched_off_is_off_whatever_a_worker_still_says(
    tmp_path: Path,
) -> None:
    heard: list[CameraState] = []
    online = asyncio.Event()

    async def receive(message: Up) -> None:
        if isinstance(message, Stats):
            heard.append(message.status.state)
            online.set()

    def settings(*, enabled: bool) -> Settings:
        source = {"type": "rtsp", "url": "rtsp://192.0.2.10/main"}
        camera = {"id": str(UUID(int=1)), "name": "Yard", "enabled": enabled, "sources": [source]}
        return Settings.model_validate({"cameras": [camera]})

    worker = Deaf()
    fleet = Fleet(receive, tmp_path, cast("WorkerProcess", worker))
    running = asyncio.create_task(fleet.run(settings(enabled=True)))
    talking = asyncio.create_task(worker.talk())
    await online.wait()
    await fleet.apply(settings(enabled=False))
    said = len(heard)
    assert heard[-1] is CameraState.DISABLED
    await asyncio.wait_for(worker.heard_out(), 10)
    assert fleet.statuses[UUID(int=1)].state is CameraState.DISABLED
    assert len(heard) == said
    online.clear()
    await fleet.apply(settings(enabled=True))
    await asyncio.wait_for(online.wait(), 10)
    assert heard[-1] is CameraState.ONLINE
    talking.cancel()
    worker._theirs.close()
    await fleet.stop()
    await running


class Eager:
    """A worker that sends events one after another and listens which of them are safe."""

    since = 1.0
    pid = 1

    def __init__(self, events: int) -> None:
        self.channel, self._theirs = socket.socketpair()
        self._events = [Event(uuid7(n, n), EventType.MOTION_ENDED, float(n)) for n in range(events)]

    async def work(self) -> list[float]:
        """Return the events that were acknowledged, in that order."""
        reader, writer = await asyncio.open_connection(sock=self._theirs)
        for event in self._events:
            writer.write(framed(EventMade(event=event)))
        known = {event.id: event.timestamp for event in self._events}
        safe: list[float] = []
        while len(safe) < len(known) - 1:
            size = int.from_bytes(await reader.readexactly(4))
            message = decode_down(await reader.readexactly(size))
            if isinstance(message, Committed):
                safe += [known[event_id] for event_id in message.ids]
        writer.close()
        return safe

    def wait(self) -> int:
        return 0


async def test_events_wait_for_the_disk_together_and_are_acknowledged_once_safe(
    tmp_path: Path,
) -> None:
    heard: list[float] = []
    disk = asyncio.Event()

    async def receive(message: Up) -> None:
        if isinstance(message, EventMade):
            heard.append(message.event.timestamp)
            if len(heard) == 20:
                disk.set()
            await disk.wait()
            if message.event.timestamp == 7:
                raise NotTakenError("this one is too heavy")

    worker = Eager(20)
    fleet = Fleet(receive, tmp_path, cast("WorkerProcess", worker))
    running = asyncio.create_task(fleet.run(Settings()))
    safe = await asyncio.wait_for(worker.work(), 10)
    assert heard == [*range(20)]
    assert sorted(safe) == [n for n in range(20) if n != 7]
    await asyncio.wait_for(fleet.stop(), 10)
    await running


async def test_a_worker_waits_behind_many_uncommitted_events(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "_COMMITTED_AT_ONCE", 3)
    heard = 0
    most = 0
    room = asyncio.Semaphore(0)

    async def receive(message: Up) -> None:
        nonlocal heard, most
        if isinstance(message, EventMade):
            heard += 1
            most = max(most, heard)
            if heard == 3:
                room.release()
            await room.acquire()
            heard -= 1
            room.release()

    worker = Eager(20)
    fleet = Fleet(receive, tmp_path, cast("WorkerProcess", worker))
    running = asyncio.create_task(fleet.run(Settings()))
    await asyncio.wait_for(worker.work(), 10)
    assert most == 3
    await asyncio.wait_for(fleet.stop(), 10)
    await running
