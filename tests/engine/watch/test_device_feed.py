"""Devices that turn out to have one stream, run by a real worker."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from hearthwatch.model.camera import AttentionMode, CameraStatus
from hearthwatch.model.event import EventType
from hearthwatch.model.media import MARK
from hearthwatch.model.messages import ClipClosed, EventMade, Record, Stats, Storing
from hearthwatch.settings import Settings
from hearthwatch.watch.channel import ServiceEnd

from .workers import running

MAIN = ("main", "eye", "H264", 640, 480)
SUB = ("sub", "eye", "H264", 320, 240)


def settings_of(**source: Any) -> Settings:
    camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [source]}
    return Settings.model_validate({"cameras": [camera]})


async def online(service: ServiceEnd) -> dict[str, Any]:
    while True:
        message = await service.receive()
        if isinstance(message, EventMade) and message.event.type is EventType.CAMERA_ONLINE:
            return message.event.data


async def status(service: ServiceEnd) -> CameraStatus:
    """Return what is told once pictures are looked at."""
    while True:
        message = await service.receive()
        if isinstance(message, Stats) and message.status.attention and message.status.look_rate:
            return message.status


async def test_a_device_with_one_stream_is_connected_to_once(
    onvif_device: Callable[..., Any], rtsp_camera: Any, make_clip: Any, tmp_path: Path
) -> None:
    urls = rtsp_camera({"main": make_clip("main.mp4", size=(640, 480), frames=150)}).urls
    peer = onvif_device([MAIN], urls)
    (tmp_path / MARK).write_text("here")
    settings = settings_of(type="onvif", address=peer.address, events=False)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        assert (await online(service))["width"] == 640
        told = (await status(service)).attention
        assert told is not None
        assert told.mode is not AttentionMode.SUB_STREAM
        await service.send(Storing(mark="here"))
        await service.send(Record(camera_id=UUID(int=1), seconds=1))
        while not isinstance(await service.receive(), ClipClosed):
            pass
    assert peer.asked.count("GetStreamUri") == 1


async def test_a_device_that_names_one_stream_twice_is_connected_to_once(
    onvif_device: Callable[..., Any], rtsp_camera: Any, make_clip: Any, tmp_path: Path
) -> None:
    """Its large picture is not taken for a small one, which would be decoded whole."""
    url = rtsp_camera({"main": make_clip("main.mp4", size=(640, 480))}).urls["main"]
    peer = onvif_device([MAIN, SUB], {"main": url, "sub": url})
    settings = settings_of(type="onvif", address=peer.address, events=False)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        assert (await online(service))["width"] == 640
        told = (await status(service)).attention
        assert told is not None
        assert told.mode is not AttentionMode.SUB_STREAM


async def test_a_device_with_two_is_connected_to_twice(
    onvif_device: Callable[..., Any], rtsp_camera: Any, make_clip: Any, tmp_path: Path
) -> None:
    films = {"main": make_clip("m.mp4", size=(640, 480)), "sub": make_clip("s.mp4")}
    peer = onvif_device([MAIN, SUB], rtsp_camera(films).urls)
    settings = settings_of(type="onvif", address=peer.address, events=False)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        assert (await online(service))["width"] == 320
        told = (await status(service)).attention
        assert told is not None
        assert told.mode is AttentionMode.SUB_STREAM
        while peer.asked.count("GetStreamUri") < 4:  # It is asked first whether they are two.
            await service.receive()


async def test_a_maker_s_camera_without_a_smaller_stream(
    rtsp_camera: Any, make_clip: Any, tmp_path: Path
) -> None:
    camera = rtsp_camera({"stream1": make_clip("main.mp4", size=(640, 480))})
    address = f"127.0.0.1:{camera.port}"
    settings = settings_of(type="maker", maker="TP-Link Tapo", address=address)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        assert (await online(service))["width"] == 640


async def test_a_device_that_cannot_be_asked_is_asked_again(
    onvif_device: Callable[..., Any], rtsp_camera: Any, make_clip: Any, tmp_path: Path
) -> None:
    peer = onvif_device([MAIN], rtsp_camera({"main": make_clip("main.mp4")}).urls)
    peer.answers["GetProfiles"] = (200, b"nonsense")
    settings = settings_of(type="onvif", address=peer.address, events=False)
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        message = await service.receive()
        while not isinstance(message, EventMade):
            message = await service.receive()
        assert message.event.type is EventType.CAMERA_OFFLINE
        assert "no ONVIF" in message.event.data["reason"]
        del peer.answers["GetProfiles"]
        assert (await online(service))["width"] == 320


async def test_a_device_that_never_answers_holds_nobody_up(
    onvif_device: Callable[..., Any], tmp_path: Path
) -> None:
    peer = onvif_device([MAIN], {})
    peer.answers["GetProfiles"] = (401, b"no")
    settings = settings_of(type="onvif", address=peer.address, events=False)
    async with asyncio.timeout(20), running(settings, tmp_path) as service:
        message = await service.receive()
        while not isinstance(message, EventMade):
            message = await service.receive()
        assert "wants a user" in message.event.data["reason"]
