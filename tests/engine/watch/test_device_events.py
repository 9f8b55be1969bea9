"""Cameras whose own sensors and button are heard, run by a real worker over real sockets."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from hearthwatch.model.event import EventType
from hearthwatch.model.messages import EventMade, Probe, Probed
from hearthwatch.settings import Settings
from hearthwatch.settings.branch import REVEAL
from hearthwatch.settings.sources import OnvifSource
from hearthwatch.watch.channel import ServiceEnd
from hearthwatch.watch.device_events import DeviceEvents

from .workers import configuration, running

VISITOR = "tns1:RuleEngine/MyRuleDetector/Visitor"
MOTION = "tns1:RuleEngine/CellMotionDetector/Motion"


class Ears:
    """Hears what a device notices."""

    def __init__(self) -> None:
        self.woken = threading.Semaphore(0)
        self.rings = threading.Semaphore(0)

    def wake(self, reason: str) -> None:
        self.woken.release()

    def rung(self, source: str) -> None:
        self.rings.release()


def listen(peer: Any, ears: Ears, **settings: Any) -> DeviceEvents:
    source = OnvifSource(address=peer.address, **settings)
    events = DeviceEvents(source, name="porch", listener=ears)
    events.start()
    assert peer.subscribed.wait(30)
    return events


def test_motion_wakes_and_the_button_rings(onvif_device: Callable[..., Any]) -> None:
    peer, ears = onvif_device([], {}), Ears()
    events = listen(peer, ears)
    peer.notice(MOTION, IsMotion="true")
    assert ears.woken.acquire(timeout=30)
    assert not ears.rings.acquire(blocking=False)
    peer.notice(VISITOR, State="true")
    assert ears.rings.acquire(timeout=30)
    assert ears.woken.acquire(timeout=30)
    events.stop()


def test_a_device_that_tells_a_thousand_rings_rings_once(onvif_device: Callable[..., Any]) -> None:
    peer, ears = onvif_device([], {}), Ears()
    events = listen(peer, ears)
    for state in ("true", "false") * 25:
        peer.notice(VISITOR, State=state)
    peer.notice(MOTION, IsMotion="true")
    for _ in range(2):  # For the ring, and for the motion after the last of them.
        assert ears.woken.acquire(timeout=30)
    assert ears.rings.acquire(timeout=30)
    assert not ears.rings.acquire(blocking=False)
    events.stop()


def test_a_device_that_hangs_up_is_listened_to_again(onvif_device: Callable[..., Any]) -> None:
    peer, ears = onvif_device([], {}), Ears()
    peer.answers["PullMessages"] = (200, b"nonsense")
    events = listen(peer, ears)
    peer.subscribed.clear()
    assert peer.subscribed.wait(60)
    del peer.answers["PullMessages"]
    peer.notice(VISITOR, State="true")
    assert ears.rings.acquire(timeout=60)
    events.stop()


def test_nobody_is_told_after_the_end(onvif_device: Callable[..., Any]) -> None:
    peer, ears = onvif_device([], {}), Ears()
    events = listen(peer, ears)
    events.stop()
    peer.notice(VISITOR, State="true")
    deadline = time.monotonic() + 60
    while "Unsubscribe" not in peer.asked and time.monotonic() < deadline:
        time.sleep(0.02)
    assert peer.asked[-1] == "Unsubscribe"
    assert not ears.rings.acquire(blocking=False)


async def test_a_doorbell_in_the_house(
    onvif_device: Callable[..., Any], rtsp_camera: Any, make_clip: Any, tmp_path: Any
) -> None:
    films = {
        "main": make_clip("main.mp4", size=(640, 480)),
        "sub": make_clip("sub.mp4", size=(320, 240)),
    }
    profiles = [("main", "eye", "H264", 640, 480), ("sub", "eye", "H264", 320, 240)]
    peer = onvif_device(profiles, rtsp_camera(films, "--user", "me", "--password", "pw").urls)
    source = {"type": "onvif", "address": peer.address, "username": "me", "password": "pw"}
    camera = {
        "id": str(UUID(int=1)),
        "name": "Porch",
        "sources": [source],
        "record": {"mode": "off"},
    }
    settings = Settings.model_validate({"cameras": [camera]})
    async with running(settings, tmp_path) as service:
        sizes = await asyncio.wait_for(_until(service, EventType.CAMERA_ONLINE), 60)
        assert (sizes.event.data["width"], sizes.event.data["height"]) == (320, 240)
        assert await asyncio.to_thread(peer.subscribed.wait, 30)
        peer.notice(VISITOR, State="true")
        pressed = time.time()
        made = await asyncio.wait_for(_until(service, EventType.DOORBELL_PRESSED), 30)
        assert made.event.data == {"source": "onvif"}
        assert made.picture is not None
        assert made.event.timestamp - pressed < 10
        await _try(service, settings)


async def _until(service: ServiceEnd, kind: EventType) -> EventMade:
    while True:
        message = await service.receive()
        assert message is not None
        if isinstance(message, EventMade) and message.event.type is kind:
            return message


async def _try(service: ServiceEnd, settings: Settings) -> None:
    """Have both streams tried; which and why is told."""
    camera = settings.cameras[0]
    assert camera.record_source is not None
    for number, source in enumerate((camera.detect_source, camera.record_source), 1):
        data = source.model_dump_json(context=REVEAL).encode()
        await service.send(Probe(request=number, source=data, within=30))
        answer = None
        while not isinstance(answer, Probed):
            answer = await asyncio.wait_for(service.receive(), 60)
        assert answer.fault is None
        assert answer.report is not None
        assert answer.report.width == (320, 640)[number - 1]
        assert ("is looked at", "is recorded")[number - 1] in (answer.chosen or "")
        assert answer.claimed == ((320, 240), (640, 480))[number - 1]


async def test_another_device_beside_the_stream_is_listened_to_at_once(
    onvif_device: Callable[..., Any], make_clip: Any, tmp_path: Path
) -> None:
    film = {"type": "file", "path": str(make_clip("film.mp4"))}

    def listening_to(peer: Any) -> Settings:
        device = {"type": "onvif", "address": peer.address, "roles": []}
        camera = {"id": str(UUID(int=1)), "name": "Yard", "sources": [film, device]}
        return Settings.model_validate({"cameras": [camera]})

    before, after = onvif_device([], {}), onvif_device([], {})
    async with asyncio.timeout(100), running(listening_to(before), tmp_path) as service:
        assert await asyncio.to_thread(before.subscribed.wait, 60)
        await service.send(configuration(listening_to(after), tmp_path))
        assert await asyncio.to_thread(after.subscribed.wait, 60)
