"""A worker process: it runs cameras and says what they see, until the service hangs up."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

import cv2
import msgspec
import structlog

from hearthwatch.model import messages
from hearthwatch.model.event import Event, EventType, Trace
from hearthwatch.model.ids import random_id
from hearthwatch.settings import CameraSettings, DetectorSettings, Settings
from hearthwatch.vision.detector import Detector, ModelError
from hearthwatch.watch.camera import Camera
from hearthwatch.watch.channel import WorkerEnd
from hearthwatch.watch.models import load_detector
from hearthwatch.watch.schedule import NewestFirst

_log = structlog.get_logger()

_REPORT_EVERY: Final = 1.0
_AGAIN_AFTER: Final = 5.0
_WITH_PICTURE: Final = 500
_MOST_WAITING: Final = 20_000
_CRASHED: Final = 70


type Kept = messages.EventMade | messages.ClipClosed
"""What is sent until the service has confirmed it."""


class Uncommitted:
    """Events and clips that the service has not confirmed yet.

    While the disk is full they wait here. The first few hundred wait with their pictures, which are
    what takes room; of many thousands the oldest are given up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._messages: dict[UUID, tuple[float, Kept]] = {}

    def add(self, message: Kept, now: float) -> None:
        """Keep a message that is sent for the first time."""
        with self._lock:
            if len(self._messages) >= _WITH_PICTURE:
                message = _bare(message)
            if len(self._messages) >= _MOST_WAITING:
                lost = next(iter(self._messages))
                del self._messages[lost]
                _log.error("given_up", id=str(lost), waiting=_MOST_WAITING)
            self._messages[_id_of(message)] = (now, message)

    def settle(self, ids: tuple[UUID, ...]) -> None:
        """Forget what is committed."""
        with self._lock:
            for message_id in ids:
                self._messages.pop(message_id, None)

    def overdue(self, now: float) -> list[Kept]:
        """Return what is to be sent again, oldest first, and count it as sent now."""
        with self._lock:
            due = [kept for since, kept in self._messages.values() if now - since >= _AGAIN_AFTER]
            for kept in due:
                self._messages[_id_of(kept)] = (now, kept)
            return due


def _bare(message: Kept) -> Kept:
    if isinstance(message, messages.EventMade):
        return msgspec.structs.replace(message, picture=None)
    return msgspec.structs.replace(message, thumbnail=None)


def _id_of(message: Kept) -> UUID:
    return message.event.id if isinstance(message, messages.EventMade) else message.clip.id


class Worker:
    """Runs the cameras that the service configures."""

    def __init__(self, channel: WorkerEnd) -> None:
        self._channel = channel
        self._uncommitted = Uncommitted()
        self._schedule = NewestFirst()
        self._cameras: dict[UUID, Camera] = {}
        self._watched: set[UUID] = set()
        self._detector: Detector | None = None
        self._detector_settings: DetectorSettings | None = None
        self._ended = threading.Event()
        self._reporter = threading.Thread(target=self._report, name="report")
        self._reporter.start()

    def run(self) -> None:
        """Follow the service's words until it says stop or is gone."""
        while (message := self._channel.receive()) is not None:
            match message:
                case messages.Configure():
                    settings = Settings.model_validate_json(message.settings)
                    self._configure(settings, Path(message.media))
                case messages.Committed():
                    self._uncommitted.settle(message.ids)
                case messages.Snapshot():
                    self._answer(message)
                case messages.Watch():
                    self._watch(message.camera_id, on=message.on)
                case messages.Record():
                    if camera := self._cameras.get(message.camera_id):
                        camera.recorder.command(message.seconds)
                case messages.Adopt():
                    threading.Thread(target=self._adopt, args=(message,), daemon=True).start()
                case messages.Stop():
                    break
        self._stop(self._cameras)
        self._schedule.close()
        self._ended.set()
        self._reporter.join()
        self._channel.close()

    def tell(self, message: Kept) -> None:
        """Send what must not be lost, again and again until it is committed."""
        self._uncommitted.add(message, time.monotonic())
        self._channel.send(message)

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""
        self._channel.offer(message)

    def _configure(self, settings: Settings, media: Path) -> None:
        """Start, stop and change cameras so that they are as the settings say."""
        detector = self._load(settings.detector)
        wanted = {camera.id: camera for camera in settings.cameras if camera.enabled}
        ended = {
            camera_id: camera
            for camera_id, camera in self._cameras.items()
            if camera_id not in wanted or _needs_restart(camera.settings, wanted[camera_id])
        }
        self._stop(ended)
        for camera_id, camera_settings in wanted.items():
            if camera := self._cameras.get(camera_id):
                camera.apply(camera_settings)
            else:
                camera = Camera(
                    camera_settings,
                    media=media,
                    detector=detector,
                    schedule=self._schedule,
                    voice=self,
                )
                camera.watched = camera_id in self._watched
                self._cameras[camera_id] = camera
                camera.start()

    def _load(self, settings: DetectorSettings) -> Detector:
        """Load the detector; a bad model is told, and the packaged one takes its place."""
        if self._detector and settings == self._detector_settings:
            return self._detector
        self._stop(self._cameras)
        try:
            self._detector = load_detector(settings)
        except ModelError as error:
            packaged = settings.model_copy(update={"model": DetectorSettings().model})
            self._detector = load_detector(packaged)
            self._alert(f"{error}; {self._detector.name} is used instead")
        self._detector_settings = settings
        return self._detector

    def _stop(self, cameras: Mapping[UUID, Camera]) -> None:
        stopping = list(cameras.values())
        for camera in stopping:
            camera.stop()
        for camera in stopping:
            camera.join()
            del self._cameras[camera.id]

    def _adopt(self, message: messages.Adopt) -> None:
        """Let each camera look after the clips that an earlier life left unknown."""
        for camera_id, path in message.paths:
            if camera := self._cameras.get(camera_id):
                camera.recorder.adopt(Path(path))

    def _watch(self, camera_id: UUID, *, on: bool) -> None:
        if on:
            self._watched.add(camera_id)
        else:
            self._watched.discard(camera_id)
        if camera := self._cameras.get(camera_id):
            camera.watched = on

    def _answer(self, request: messages.Snapshot) -> None:
        camera = self._cameras.get(request.camera_id)
        timestamp, jpeg = camera.snapshot(request.width) if camera else (time.time(), None)
        self._channel.send(
            messages.Picture(
                camera_id=request.camera_id,
                timestamp=timestamp,
                jpeg=jpeg,
                request=request.request,
            )
        )

    def _alert(self, message: str) -> None:
        now = time.time()
        self.tell(
            messages.EventMade(
                event=Event(
                    id=random_id(now),
                    type=EventType.SYSTEM_ALERT,
                    timestamp=now,
                    data={"message": message, "level": "error"},
                    trace=Trace(captured=now, confirmed=now),
                )
            )
        )

    def _report(self) -> None:
        while not self._ended.wait(_REPORT_EVERY):
            for camera in list(self._cameras.values()):
                camera.report()
            for made in self._uncommitted.overdue(time.monotonic()):
                self._channel.send(made)


def _needs_restart(before: CameraSettings, after: CameraSettings) -> bool:
    """Tell whether a change cannot be followed by a running camera."""
    return (
        before.detect_source != after.detect_source
        or before.record_source != after.record_source
        or before.detect.enabled != after.detect.enabled
        or before.detect.fps != after.detect.fps
        or before.slug != after.slug
    )


def run_worker(descriptor: int) -> None:
    """Run a worker on its end of the channel until the service stops it or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)  # Cameras are the threads; a resize needs no others.
    threading.excepthook = lambda failure: _crash(failure.exc_value)
    Worker(WorkerEnd(socket.socket(fileno=descriptor))).run()


def _crash(error: BaseException | None) -> None:
    """End the process when one of its threads fails: half a worker would be worse than none."""
    _log.critical("worker_failed", exc_info=error)
    sys.stderr.flush()
    os._exit(_CRASHED)
