"""Pictures of now from devices whose stream shows none."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from hearthwatch.media.jpeg import jpeg_size
from hearthwatch.model.event import EventType
from hearthwatch.model.messages import EventMade, Picture, Snapshot
from hearthwatch.settings import OnvifSource, Settings
from hearthwatch.watch.channel import ServiceEnd
from hearthwatch.watch.device_pictures import DevicePictures

from .workers import running

VISITOR = "tns1:RuleEngine/MyRuleDetector/Visitor"
MAIN = ("main", "eye", "H264", 640, 480)


@pytest.fixture
def peer(onvif_device: Callable[..., Any], http_camera: Any) -> Any:
    device = onvif_device([MAIN], {})
    device.snapshot = http_camera.url("still.jpg")
    return device


def porch(peer: Any) -> Settings:
    source = {"type": "onvif", "address": peer.address, "stream": "main"}
    camera = {"id": str(UUID(int=1)), "name": "Porch", "sources": [source]}
    camera |= {"detect": {"enabled": False}, "record": {"mode": "off"}}
    return Settings.model_validate({"cameras": [camera]})


async def ring(service: ServiceEnd) -> EventMade:
    while True:
        message = await service.receive()
        if isinstance(message, EventMade) and message.event.type is EventType.DOORBELL_PRESSED:
            return message


def pictures_of(peer: Any) -> DevicePictures:
    return DevicePictures(OnvifSource(address=peer.address), name="porch")


def test_a_picture_is_there_in_time(peer: Any) -> None:
    pictures = pictures_of(peer)
    pictures.prepare()
    for _ in range(3):
        jpeg = pictures.take(30, 160)
        assert jpeg is not None
        assert jpeg_size(jpeg) == (160, 120)
    pictures.stop()
    assert pictures.take(0.1) is None


def test_nobody_waits_for_a_device_that_is_slow(peer: Any) -> None:
    let_go, whole = threading.Event(), peer.answer

    def answer(text: str) -> Any:
        let_go.wait(60)
        return whole(text)

    peer.answer = answer
    pictures = pictures_of(peer)
    pictures.prepare()
    began = time.monotonic()
    assert pictures.take(0.1) is None
    assert time.monotonic() - began < 2
    let_go.set()
    assert pictures.take(30) is not None
    pictures.stop()


def test_a_device_that_fails_is_left_alone_for_a_while(peer: Any) -> None:
    peer.snapshot = None
    pictures = pictures_of(peer)
    assert pictures.take(30) is None
    asked = len(peer.asked)
    assert pictures.take(30) is None
    assert len(peer.asked) == asked
    pictures.stop()


async def test_a_ring_does_not_wait_for_a_device_that_gives_no_picture(
    peer: Any, http_camera: Any, tmp_path: Path
) -> None:
    whole, let_go = http_camera.answer, threading.Event()

    def answer(visitor: Any) -> None:
        let_go.wait(60)
        whole(visitor)

    http_camera.answer = answer
    async with asyncio.timeout(60), running(porch(peer), tmp_path) as service:
        assert await asyncio.to_thread(peer.subscribed.wait, 30)
        peer.notice(VISITOR, State="true")
        made = await ring(service)
        assert made.picture is None
        assert time.time() - made.event.timestamp < 2
        let_go.set()


async def test_a_ring_has_a_picture_though_nothing_is_looked_at(peer: Any, tmp_path: Path) -> None:
    """The stream does not come, and things are not looked for."""
    async with asyncio.timeout(60), running(porch(peer), tmp_path) as service:
        jpeg: bytes | None = None
        while jpeg is None:
            await service.send(Snapshot(camera_id=UUID(int=1), request=1, width=160, height=0))
            message = await service.receive()
            while not isinstance(message, Picture):
                message = await service.receive()
            jpeg = message.jpeg
        assert jpeg_size(jpeg) == (160, 120)
        assert await asyncio.to_thread(peer.subscribed.wait, 30)
        ringing = asyncio.create_task(_ring_on(peer))
        picture: bytes | None = None
        while picture is None:  # A machine that is busy may miss the time for one.
            picture = (await ring(service)).picture
        ringing.cancel()
        assert jpeg_size(picture) == (320, 240)


async def _ring_on(peer: Any) -> None:
    while True:
        peer.notice(VISITOR, State="true")
        peer.notice(VISITOR, State="false")
        await asyncio.sleep(0.5)
