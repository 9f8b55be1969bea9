"""A USB camera that is not there, run and tried by a real worker."""

import asyncio
from pathlib import Path
from uuid import UUID

from hearthwatch.model.event import EventType
from hearthwatch.model.messages import EventMade, Probe, Probed
from hearthwatch.settings import Settings

from .workers import running

GONE = "/dev/v4l/by-id/usb-acme_eye-index0"


async def test_a_camera_that_is_not_plugged_in_is_offline_with_a_reason(tmp_path: Path) -> None:
    source = {"type": "v4l2", "device": GONE}
    camera = {"id": str(UUID(int=1)), "name": "Workshop", "sources": [source]}
    settings = Settings.model_validate({"cameras": [camera]})
    reason = fault = None
    async with asyncio.timeout(60), running(settings, tmp_path) as service:
        data = settings.cameras[0].detect_source.model_dump_json().encode()
        await service.send(Probe(request=1, source=data, within=30))
        while reason is None or fault is None:
            match await service.receive():
                case EventMade(event=event) if event.type is EventType.CAMERA_OFFLINE:
                    reason = event.data["reason"]
                case Probed(fault=words):
                    fault = words
    assert reason == f"{GONE}: the camera is not plugged in"
    assert fault == "the camera is not plugged in"
