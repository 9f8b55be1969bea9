"""A camera that gives MJPEG alone: looked at, and recorded all the same."""

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID

import av

from hearthwatch.model.event import EventType
from hearthwatch.model.live import LiveForm, LiveStream
from hearthwatch.model.media import MARK
from hearthwatch.model.messages import (
    ClipClosed,
    EventMade,
    LiveBegun,
    LiveData,
    Record,
    Show,
    Storing,
)
from hearthwatch.settings import Settings

from .workers import running


async def test_an_mjpeg_camera_is_seen_and_recorded(http_camera: Any, tmp_path: Path) -> None:
    source = {"type": "http", "url": http_camera.url("mjpeg")}
    camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [source]}
    settings = Settings.model_validate({"cameras": [camera]})
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        seen = False
        while not seen:
            message = await service.receive()
            if isinstance(message, EventMade) and message.event.type is EventType.CAMERA_ONLINE:
                seen = (message.event.data["width"], message.event.data["codec"]) == (320, "mjpeg")
        (tmp_path / MARK).write_text("here")
        await service.send(Storing(mark="here"))
        await service.send(Record(camera_id=UUID(int=1), seconds=2))
        while not isinstance(message, ClipClosed):
            message = await service.receive()
    assert await asyncio.to_thread(_recorded, tmp_path) > 10


async def test_its_pictures_are_watched_as_they_are_recorded(
    http_camera: Any, tmp_path: Path
) -> None:
    """They were made into VP9 once, which browsers play."""
    source = {"type": "http", "url": http_camera.url("mjpeg")}
    camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [source]}
    settings = Settings.model_validate({"cameras": [camera]})
    async with asyncio.timeout(100), running(settings, tmp_path) as service:
        await service.send(
            Show(view=1, camera_id=UUID(int=1), stream=LiveStream.AUTO, form=LiveForm.MP4)
        )
        message = await service.receive()
        while not isinstance(message, LiveBegun):
            message = await service.receive()
        assert (message.codec, message.transcoded) == ("vp9", False)
        while not isinstance(message, LiveData):
            message = await service.receive()


def _recorded(folder: Path) -> int:
    """Return how many pictures the clip has."""
    (path,) = folder.rglob("*.mp4")
    with av.open(str(path)) as clip:
        assert clip.streams.video[0].codec_context.name.endswith("vp9")
        return sum(1 for _ in clip.decode(video=0))
