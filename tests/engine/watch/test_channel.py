"""The channel between a worker and the service, over a real socket."""

import asyncio
import socket
import threading
from uuid import UUID

import msgspec
import pytest

from hearthwatch.model.messages import LiveData, Picture, Snapshot, Stop
from hearthwatch.watch.channel import ChannelError, ServiceEnd, WorkerEnd

CAMERA = UUID(int=7)


async def ends() -> tuple[ServiceEnd, socket.socket]:
    ours, theirs = socket.socketpair()
    return ServiceEnd(*await asyncio.open_connection(sock=ours)), theirs


def picture(number: int, size: int = 10) -> Picture:
    return Picture(camera_id=CAMERA, timestamp=number, jpeg=b"j" * size)


async def test_messages_arrive_whole_and_in_order() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    messages = [picture(number, size=number * 50_000) for number in range(20)]
    sender = threading.Thread(target=lambda: [worker.send(message) for message in messages])
    sender.start()
    assert [await service.receive() for _ in messages] == messages
    await service.send(Snapshot(camera_id=CAMERA, request=3))
    assert await asyncio.to_thread(worker.receive) == Snapshot(camera_id=CAMERA, request=3)
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    assert await service.receive() is None
    service.close()
    await closing


async def test_last_words_arrive_whatever_the_service_says_meanwhile() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    for number in range(500):
        worker.send(picture(number, size=1000))
    await service.send(Stop())
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    received = []
    while (message := await service.receive()) is not None:
        received.append(message.timestamp)
        await service.send(Snapshot(camera_id=CAMERA, request=1))
    service.close()
    await closing
    assert received == list(range(500))


async def test_a_worker_learns_that_the_service_is_gone() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    await service.send(Stop())
    service.close()
    assert await asyncio.to_thread(worker.receive) == Stop()
    assert await asyncio.to_thread(worker.receive) is None
    for number in range(5000):
        worker.send(picture(number))
    await asyncio.to_thread(worker.close)


async def test_what_is_stale_anyway_is_left_out_when_the_service_is_behind() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    for number in range(3000):
        worker.offer(picture(number, size=10_000))
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    received = []
    while (message := await service.receive()) is not None:
        received.append(message)
    service.close()
    await closing
    assert 1000 <= len(received) < 3000
    assert [m.timestamp for m in received] == sorted(m.timestamp for m in received)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\xff\xff\xff\xff", ChannelError),
        (b"\x00\x00\x00\x03abc", msgspec.DecodeError),
    ],
)
async def test_nonsense_from_a_worker_is_refused(data: bytes, error: type[Exception]) -> None:
    service, theirs = await ends()
    theirs.sendall(data)
    with pytest.raises(error):
        await service.receive()
    service.close()
    theirs.close()


async def test_an_event_waits_for_one_picture_and_not_for_a_megabyte_of_them() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    shown = LiveData(view=1, data=bytes(400_000), keyframe=True, captured=0.0)
    streaming = threading.Thread(target=lambda: [worker.stream(shown) for _ in range(40)])
    streaming.start()
    await asyncio.to_thread(streaming.join, 0.5)
    assert streaming.is_alive()  # 16 MB have no room in the queue.
    worker.send(picture(7))
    before = 0
    while isinstance(await service.receive(), LiveData):
        before += 1
    assert before <= 2  # The one that is being written, and what the socket had taken.
    rest = [await service.receive() for _ in range(40 - before)]
    assert rest == [shown] * (40 - before)
    streaming.join()
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    assert await service.receive() is None
    service.close()
    await closing


async def test_live_pictures_hold_nobody_up_at_the_end() -> None:
    service, theirs = await ends()
    worker = WorkerEnd(theirs)
    shown = LiveData(view=1, data=bytes(400_000), keyframe=True, captured=0.0)
    streaming = threading.Thread(target=lambda: [worker.stream(shown) for _ in range(100)])
    streaming.start()
    worker.send(picture(1))
    closing = asyncio.create_task(asyncio.to_thread(worker.close))
    said = []
    while (message := await service.receive()) is not None:
        said.append(message)
    assert picture(1) in said
    await asyncio.to_thread(streaming.join)
    worker.send(picture(2))
    worker.stream(shown)
    service.close()
    await closing
