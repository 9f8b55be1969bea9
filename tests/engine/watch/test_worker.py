"""What a worker says, and keeps until the service has confirmed it."""

import asyncio
import socket
import threading
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.model.camera import CameraState
from hearthwatch.model.event import Event, EventType
from hearthwatch.model.ids import counted_ids
from hearthwatch.model.messages import Alive, EventMade, Stats, Stop
from hearthwatch.settings import Settings
from hearthwatch.watch import worker
from hearthwatch.watch.camera import Camera
from hearthwatch.watch.channel import ServiceEnd, WorkerEnd
from hearthwatch.watch.worker import Uncommitted, Worker

from .workers import running

new_id = counted_ids()


def made(moment: float) -> EventMade:
    event = Event(id=new_id(moment), type=EventType.MOTION_DETECTED, timestamp=moment)
    return EventMade(event=event, picture=b"jpeg")


def ids(messages: list[EventMade]) -> list[UUID]:
    return [message.event.id for message in messages]


def test_what_is_not_confirmed_is_sent_again_in_order_and_not_too_often() -> None:
    waiting = Uncommitted()
    sent = [made(second) for second in range(3)]
    for second, message in enumerate(sent):
        waiting.add(message, second)
    assert waiting.overdue(4) == []
    assert ids(waiting.overdue(6)) == ids(sent[:2])
    assert ids(waiting.overdue(8)) == ids(sent[2:])
    waiting.settle(tuple(ids(sent[:2])))
    assert ids(waiting.overdue(100)) == ids(sent[2:])


def test_a_camera_owes_until_all_that_it_told_is_confirmed() -> None:
    waiting, camera = Uncommitted(), UUID(int=7)
    assert not waiting.owes(camera)
    event = Event(
        id=new_id(1), type=EventType.MOTION_DETECTED, timestamp=1, camera_id=camera, camera="yard"
    )
    waiting.add(EventMade(event=event), 0)
    waiting.add(made(2), 0)
    assert waiting.owes(camera)
    assert not waiting.owes(UUID(int=8))
    waiting.settle((event.id,))
    assert not waiting.owes(camera)


def test_a_long_wait_costs_pictures_before_events() -> None:
    waiting = Uncommitted()
    for second in range(20_005):
        waiting.add(made(second), 0)
    kept = waiting.overdue(100)
    assert len(kept) == 20_000
    assert kept[0].event.timestamp == 5
    assert sum(message.picture is not None for message in kept) <= 500


async def test_a_worker_without_cameras_is_not_silent() -> None:
    ours, theirs = socket.socketpair()
    service = ServiceEnd(*await asyncio.open_connection(sock=ours))
    working = threading.Thread(target=lambda: Worker(WorkerEnd(theirs)).run())
    working.start()
    assert await service.receive() == Alive()
    await service.send(Stop())
    while await service.receive() is not None:
        pass
    service.close()
    await asyncio.to_thread(working.join)


async def test_a_camera_that_cannot_be_tried_hurts_no_other(
    monkeypatch: pytest.MonkeyPatch, make_clip: Any, tmp_path: Path
) -> None:
    bad, good = UUID(int=1), UUID(int=2)

    def begin(settings: Any, **parts: Any) -> Camera:
        if settings.id == bad:
            raise ValueError("its address is none")
        return Camera(settings, **parts)

    monkeypatch.setattr(worker, "Camera", begin)
    film = {"type": "file", "path": str(make_clip("film.mp4"))}
    cameras = [
        {"id": str(one), "name": name, "sources": [film]}
        for one, name in ((bad, "Bad"), (good, "Good"))
    ]
    told: dict[UUID, tuple[CameraState, str | None]] = {}
    settings = Settings.model_validate({"cameras": cameras})
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        while told.get(good, (None,))[0] is not CameraState.ONLINE:
            message = await service.receive()
            if isinstance(message, Stats):
                told[message.camera_id] = (message.status.state, message.status.reason)
    assert told[bad] == (CameraState.OFFLINE, "its address is none")
